"""Likely pairs, and former values of people who turned out to be one."""

import django.db.models.deletion
from django.db import migrations, models


def compare_everybody(apps, schema_editor):
    schema_editor.execute(
        "INSERT INTO storage_tocompare (person_id, book_id)"
        " SELECT id, book_id FROM storage_person WHERE NOT is_me"
    )


class Migration(migrations.Migration):

    dependencies = [
        ('storage', '0004_column_mapping'),
    ]

    operations = [
        migrations.AddField(
            model_name='person',
            name='also',
            field=models.JSONField(blank=True, null=True),
        ),
        migrations.CreateModel(
            name='ToCompare',
            fields=[
                ('person', models.OneToOneField(db_constraint=False, on_delete=django.db.models.deletion.CASCADE, primary_key=True, serialize=False, to='storage.person')),
                ('book', models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.CASCADE, to='storage.book')),
            ],
        ),
        migrations.CreateModel(
            name='LikelyPair',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('probability', models.FloatField(default=0)),
                ('signs', models.JSONField(default=list)),
                ('state', models.CharField(default='open', max_length=5)),
                ('a', models.ForeignKey(db_index=False, on_delete=django.db.models.deletion.CASCADE, related_name='+', to='storage.person')),
                ('b', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='+', to='storage.person')),
                ('book', models.ForeignKey(db_index=False, on_delete=django.db.models.deletion.CASCADE, to='storage.book')),
            ],
            options={
                'indexes': [models.Index(fields=['book', 'state', '-probability'], name='pair_by_probability')],
                'constraints': [models.UniqueConstraint(fields=('a', 'b'), name='one_pair'), models.CheckConstraint(condition=models.Q(('a__lt', models.F('b'))), name='pair_in_order')],
            },
        ),
        migrations.CreateModel(
            name='LikenessKey',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('key', models.BigIntegerField()),
                ('book', models.ForeignKey(db_constraint=False, db_index=False, on_delete=django.db.models.deletion.CASCADE, to='storage.book')),
                ('person', models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.CASCADE, related_name='+', to='storage.person')),
            ],
            options={
                'indexes': [models.Index(fields=['book', 'key'], name='likeness_by_key')],
            },
        ),
        migrations.RunPython(compare_everybody, migrations.RunPython.noop),
    ]
