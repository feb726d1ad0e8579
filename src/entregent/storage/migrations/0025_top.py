"""The people one wants to keep closest: the list, how many they are, how often to be in touch."""

import django.db.models.deletion
from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("storage", "0024_campaigns")]

    operations = [
        migrations.AddField(
            "book", "top_size", models.PositiveSmallIntegerField(default=10, db_default=10)
        ),
        migrations.AddField(
            "book", "top_cadence", models.PositiveSmallIntegerField(default=30, db_default=30)
        ),
        migrations.CreateModel(
            name="Top",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("rank", models.PositiveSmallIntegerField(null=True)),
                ("since", models.DateField()),
                ("cadence_before", models.PositiveSmallIntegerField(null=True)),
                (
                    "book",
                    models.ForeignKey(
                        db_index=False,
                        on_delete=django.db.models.deletion.CASCADE,
                        to="storage.book",
                    ),
                ),
                (
                    "person",
                    models.OneToOneField(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="+",
                        to="storage.person",
                    ),
                ),
            ],
            options={
                "indexes": [models.Index(fields=["book", "rank"], name="top_by_rank")],
            },
        ),
    ]
