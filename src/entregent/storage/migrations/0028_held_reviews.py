"""The reviews one has held, with what was decided, and how many months lie between two."""

import django.db.models.deletion
from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("storage", "0027_wanted_shares")]

    operations = [
        migrations.AddField(
            "book", "review_months", models.PositiveSmallIntegerField(default=3, db_default=3)
        ),
        migrations.AddField("book", "reviewed_on", models.DateField(blank=True, null=True)),
        migrations.CreateModel(
            name="HeldReview",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("on", models.DateField()),
                ("decided", models.TextField(blank=True)),
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
                    models.UniqueConstraint(fields=("book", "on"), name="one_review_a_day")
                ],
            },
        ),
    ]
