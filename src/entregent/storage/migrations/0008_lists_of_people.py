"""Until when each tie is close or regular, so that labels are found by index; saved lists."""

import django.db.models.deletion
from django.db import migrations, models

from entregent.core.ties import CLOSE, REGULAR, Clocks
from entregent.storage import bulk


def tell_until(apps, schema_editor):
    Tie = apps.get_model("storage", "Tie")
    ties = Tie.objects.filter(rank365__isnull=False)
    levels = list(ties.values_list("person_id", "s7", "s60", "s365", "last_at"))
    clocks = ((person, Clocks(*state)) for person, *state in levels)
    until = [(one.until(CLOSE), one.until(REGULAR), person) for person, one in clocks]
    rows = [(person, close, regular) for close, regular, person in until if regular]
    bulk.update(Tie, ("person_id", "close_until", "regular_until"), rows)


class Migration(migrations.Migration):

    dependencies = [
        ('storage', '0007_follow_up'),
    ]

    operations = [
        migrations.CreateModel(
            name='SavedList',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('name', models.CharField(max_length=120)),
                ('key', models.CharField(max_length=120)),
                ('query', models.TextField(blank=True)),
                ('book', models.ForeignKey(db_index=False, on_delete=django.db.models.deletion.CASCADE, to='storage.book')),
            ],
            options={
                'constraints': [models.UniqueConstraint(fields=('book', 'key'), name='one_saved_list')],
            },
        ),
        migrations.AddField(
            model_name='tie',
            name='close_until',
            field=models.DateTimeField(null=True),
        ),
        migrations.AddField(
            model_name='tie',
            name='regular_until',
            field=models.DateTimeField(null=True),
        ),
        migrations.RunPython(tell_until, migrations.RunPython.noop),
        migrations.AddIndex(
            model_name='tie',
            index=models.Index(fields=['book', 'last_at', 'person'], name='tie_by_last_exchange'),
        ),
        migrations.AddIndex(
            model_name='tie',
            index=models.Index(fields=['book', 'regular_until'], name='tie_still_regular'),
        ),
    ]
