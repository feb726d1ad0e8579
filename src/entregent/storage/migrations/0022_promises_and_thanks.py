from django.db import migrations, models


class Migration(migrations.Migration):
    """Promises among what is meant to be done; when an answer, an outcome came to be known."""

    dependencies = [("storage", "0021_articles")]

    operations = [
        migrations.AddField(
            "followup", "kind", models.CharField(blank=True, db_default="", default="", max_length=7)
        ),
        migrations.AddField("followup", "since", models.DateField(null=True)),
        migrations.AddField("favour", "answered_on", models.DateField(null=True)),
        migrations.AddField("favour", "outcome_on", models.DateField(null=True)),
        migrations.AddField("favour", "told_on", models.DateField(null=True)),
    ]
