"""The full-text index: a virtual table of SQLite, lexemes under a GIN index in PostgreSQL."""

from django.db import migrations

CREATE = {
    "sqlite": [
        "CREATE VIRTUAL TABLE storage_search USING fts5"
        "(words, tokenize = 'unicode61 remove_diacritics 0', prefix = '2 3')"
    ],
    "postgresql": [
        "CREATE TABLE storage_search (person_id bigint PRIMARY KEY, words tsvector)",
        "CREATE INDEX storage_search_words ON storage_search USING gin (words)",
    ],
}


def create(apps, schema_editor):
    for statement in CREATE[schema_editor.connection.vendor]:
        schema_editor.execute(statement)


def drop(apps, schema_editor):
    schema_editor.execute("DROP TABLE storage_search")


class Migration(migrations.Migration):
    dependencies = [("storage", "0001_initial")]
    operations = [migrations.RunPython(create, drop)]
