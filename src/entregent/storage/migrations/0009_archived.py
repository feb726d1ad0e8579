"""Since when people are archived, and the indexes of those who are and are not."""

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
    ]
