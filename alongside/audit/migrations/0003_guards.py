"""Triggers that refuse to change or delete an entry of the record, for those who go round our code.

The one change let through is sealing: place and seal of an entry that has none. On SQLite a later migration that
alters this table rebuilds it and so loses the triggers: such a migration must put them back (a test looks).
"""

from django.db import migrations

REFUSAL = "audit entries are never changed or deleted"
FIELDS = ("id", "at", "what", "by", "concerning", "kind", "thing", "facts")

SQLITE = (
    f"""
    CREATE TRIGGER audit_entry_no_change BEFORE UPDATE ON audit_entry
    WHEN OLD.place IS NOT NULL OR NEW.place IS NULL OR {" OR ".join(f'NEW."{f}" IS NOT OLD."{f}"' for f in FIELDS)}
    BEGIN SELECT RAISE(ABORT, '{REFUSAL}'); END
    """,
    f"""
    CREATE TRIGGER audit_entry_no_delete BEFORE DELETE ON audit_entry
    BEGIN SELECT RAISE(ABORT, '{REFUSAL}'); END
    """,
)
SQLITE_OFF = ("DROP TRIGGER audit_entry_no_change", "DROP TRIGGER audit_entry_no_delete")

POSTGRESQL = (
    f"""
    CREATE FUNCTION audit_entry_refuse() RETURNS trigger LANGUAGE plpgsql AS $$
    BEGIN
        IF TG_OP = 'UPDATE' THEN
            IF OLD.place IS NULL AND NEW.place IS NOT NULL
               AND to_jsonb(NEW) - 'place' - 'seal' = to_jsonb(OLD) - 'place' - 'seal' THEN
                RETURN NEW;
            END IF;
        END IF;
        RAISE EXCEPTION '{REFUSAL}';
    END $$
    """,
    """
    CREATE TRIGGER audit_entry_no_change BEFORE UPDATE OR DELETE ON audit_entry
    FOR EACH ROW EXECUTE FUNCTION audit_entry_refuse()
    """,
    """
    CREATE TRIGGER audit_entry_no_truncate BEFORE TRUNCATE ON audit_entry
    FOR EACH STATEMENT EXECUTE FUNCTION audit_entry_refuse()
    """,
)
POSTGRESQL_OFF = (
    "DROP TRIGGER audit_entry_no_truncate ON audit_entry",
    "DROP TRIGGER audit_entry_no_change ON audit_entry",
    "DROP FUNCTION audit_entry_refuse()",
)


def put_on(apps, schema_editor):
    _run(schema_editor, SQLITE, POSTGRESQL)


def take_off(apps, schema_editor):
    _run(schema_editor, SQLITE_OFF, POSTGRESQL_OFF)


def _run(schema_editor, sqlite, postgresql):
    statements = {"sqlite": sqlite, "postgresql": postgresql}[schema_editor.connection.vendor]
    for statement in statements:
        schema_editor.execute(statement, params=None)


class Migration(migrations.Migration):
    dependencies = [("audit", "0002_chain")]

    operations = [migrations.RunPython(put_on, take_off)]
