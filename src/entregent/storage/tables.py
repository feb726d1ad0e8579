"""The tables of a new book, made at once as the models have them now.

An older book is brought up to date by its migrations. A new one would take six times as long that
way, for Django pictures every model anew at each step; a test holds both ways to the same tables.
"""

from importlib import import_module

from django.apps import apps
from django.db import connection
from django.db.migrations.loader import MigrationLoader
from django.db.migrations.recorder import MigrationRecorder

_WORD_INDEX = "entregent.storage.migrations.0002_search"


def make_tables() -> None:
    """Make every table of an empty database, all or none of them.

    Another process may have made them since it was found empty: then they are left alone.
    """
    recorder = MigrationRecorder(connection)
    with connection.schema_editor() as editor:
        if recorder.has_table():
            return
        for model in apps.get_app_config("storage").get_models():
            editor.create_model(model)
        import_module(_WORD_INDEX).create(apps, editor)
        editor.create_model(recorder.Migration)
        for app, name in MigrationLoader(None).graph.nodes:
            recorder.record_applied(app, name)
