"""Events where one meets people, and who takes part in each."""

import django.db.models.deletion
from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("storage", "0025_top")]

    operations = [
        migrations.CreateModel(
            name="Event",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("name", models.CharField(max_length=200)),
                ("on", models.DateField()),
                ("until", models.DateField()),
                ("place", models.CharField(blank=True, max_length=200)),
                ("note", models.TextField(blank=True)),
                ("key", models.CharField(blank=True, max_length=64)),
                (
                    "book",
                    models.ForeignKey(
                        db_index=False,
                        on_delete=django.db.models.deletion.CASCADE,
                        to="storage.book",
                    ),
                ),
            ],
            options={"indexes": [models.Index(fields=["book", "on"], name="event_by_day")]},
        ),
        migrations.CreateModel(
            name="Attendee",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("name", models.CharField(max_length=300)),
                ("name_key", models.CharField(max_length=300)),
                ("organisation", models.CharField(blank=True, max_length=300)),
                ("title", models.CharField(blank=True, max_length=300)),
                ("email", models.CharField(blank=True, max_length=320)),
                ("wanted", models.BooleanField(db_default=False, default=False)),
                ("why", models.TextField(blank=True)),
                ("met_on", models.DateField(null=True)),
                (
                    "book",
                    models.ForeignKey(
                        db_index=False,
                        on_delete=django.db.models.deletion.CASCADE,
                        to="storage.book",
                    ),
                ),
                (
                    "event",
                    models.ForeignKey(
                        db_index=False,
                        related_name="attendees",
                        on_delete=django.db.models.deletion.CASCADE,
                        to="storage.event",
                    ),
                ),
                (
                    "person",
                    models.ForeignKey(
                        null=True,
                        related_name="+",
                        on_delete=django.db.models.deletion.CASCADE,
                        to="storage.person",
                    ),
                ),
            ],
            options={
                "constraints": [
                    models.UniqueConstraint(fields=["event", "person"], name="one_attendee")
                ]
            },
        ),
    ]
