"""What share of one's ties one wants to have something, and how many new ties a quarter."""

import django.db.models.deletion
from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("storage", "0026_events")]

    operations = [
        migrations.AddField(
            "book", "new_ties_wanted", models.PositiveSmallIntegerField(default=0, db_default=0)
        ),
        migrations.CreateModel(
            name="WantedShare",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("dimension", models.CharField(max_length=12)),
                ("value", models.CharField(max_length=100)),
                ("name", models.CharField(blank=True, max_length=100)),
                ("percent", models.PositiveSmallIntegerField()),
                (
                    "book",
                    models.ForeignKey(
                        db_index=False,
                        on_delete=django.db.models.deletion.CASCADE,
                        to="storage.book",
                    ),
                ),
            ],
            options={
                "constraints": [
                    models.UniqueConstraint(
                        fields=("book", "dimension", "value"), name="one_share_of_a_value"
                    )
                ],
            },
        ),
    ]
