"""What the person said that the columns of their sheets hold."""

import django.db.models.deletion
from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("storage", "0003_doors_and_timelines")]
    operations = [
        migrations.CreateModel(
            name="ColumnMapping",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("digest", models.CharField(max_length=32)),
                ("titles", models.JSONField(default=list)),
                ("mapping", models.JSONField(default=dict)),
                (
                    "book",
                    models.ForeignKey(db_index=False, on_delete=django.db.models.deletion.CASCADE, to="storage.book"),
                ),
            ],
            options={
                "constraints": [
                    models.UniqueConstraint(fields=("book", "digest"), name="one_column_mapping"),
                ],
            },
        ),
    ]
