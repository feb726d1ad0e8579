"""Since when people are archived, with the indexes of those who are or are not; whom notes name."""

import django.db.models.deletion
from django.db import migrations, models


class Migration(migrations.Migration):

    dependencies = [
        ('storage', '0008_lists_of_people'),
    ]

    operations = [
        migrations.AddField(
            model_name='person',
            name='archived_on',
            field=models.DateField(blank=True, null=True),
        ),
        migrations.AddIndex(
            model_name='person',
            index=models.Index(condition=models.Q(('archived_on', None), ('is_me', False)), fields=['book', 'name_key'], name='person_listed'),
        ),
        migrations.AddIndex(
            model_name='person',
            index=models.Index(condition=models.Q(('archived_on__isnull', False)), fields=['book', 'name_key'], name='person_archived'),
        ),
        migrations.CreateModel(
            name='Mention',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('words', models.CharField(max_length=320)),
                ('book', models.ForeignKey(db_index=False, on_delete=django.db.models.deletion.CASCADE, to='storage.book')),
                ('note', models.ForeignKey(db_index=False, on_delete=django.db.models.deletion.CASCADE, related_name='mentions', to='storage.note')),
                ('person', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='mentions', to='storage.person')),
            ],
            options={
                'constraints': [models.UniqueConstraint(fields=('note', 'words'), name='mentioned_once')],
            },
        ),
    ]
