"""The one Django application that holds tables."""

from django.apps import AppConfig


class StorageConfig(AppConfig):
    """Registers the tables."""

    name = "entregent.storage"
    label = "storage"
    default_auto_field = "django.db.models.BigAutoField"
