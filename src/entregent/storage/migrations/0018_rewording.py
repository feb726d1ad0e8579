from django.db import migrations, models


class Migration(migrations.Migration):

    dependencies = [
        ('storage', '0017_templates'),
    ]

    operations = [
        migrations.AddField(
            model_name='book',
            name='rewording_address',
            field=models.CharField(blank=True, max_length=300),
        ),
        migrations.AddField(
            model_name='book',
            name='rewording_model',
            field=models.CharField(blank=True, max_length=200),
        ),
    ]
