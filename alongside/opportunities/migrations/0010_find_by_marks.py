"""Listings are found by marks. The index of each database follows the column by itself: see `finding/index`."""

from django.db import migrations, models

SQLITE = (
    """
    CREATE VIRTUAL TABLE opportunities_search USING fts5(
        marks, content='opportunities_listing', content_rowid='opportunity_id', detail=none, columnsize=0,
        tokenize="unicode61 remove_diacritics 0 tokenchars ':-_'"
    )
    """,
    """
    CREATE TRIGGER opportunities_search_added AFTER INSERT ON opportunities_listing BEGIN
        INSERT INTO opportunities_search (rowid, marks) VALUES (NEW.opportunity_id, NEW.marks);
    END
    """,
    """
    CREATE TRIGGER opportunities_search_deleted AFTER DELETE ON opportunities_listing BEGIN
        INSERT INTO opportunities_search (opportunities_search, rowid, marks) VALUES ('delete', OLD.opportunity_id, OLD.marks);
    END
    """,
    """
    CREATE TRIGGER opportunities_search_changed AFTER UPDATE OF marks ON opportunities_listing WHEN OLD.marks IS NOT NEW.marks BEGIN
        INSERT INTO opportunities_search (opportunities_search, rowid, marks) VALUES ('delete', OLD.opportunity_id, OLD.marks);
        INSERT INTO opportunities_search (rowid, marks) VALUES (NEW.opportunity_id, NEW.marks);
    END
    """,
    """
    CREATE VIRTUAL TABLE opportunities_search_word USING fts5(
        mark, content='opportunities_listingmark', content_rowid='id', detail=none, tokenize='trigram'
    )
    """,
    """
    CREATE TRIGGER opportunities_search_word_added AFTER INSERT ON opportunities_listingmark BEGIN
        INSERT INTO opportunities_search_word (rowid, mark) VALUES (NEW.id, NEW.mark);
    END
    """,
    """
    CREATE TRIGGER opportunities_search_word_deleted AFTER DELETE ON opportunities_listingmark BEGIN
        INSERT INTO opportunities_search_word (opportunities_search_word, rowid, mark) VALUES ('delete', OLD.id, OLD.mark);
    END
    """,
)
SQLITE_OFF = (
    "DROP TRIGGER opportunities_search_word_deleted",
    "DROP TRIGGER opportunities_search_word_added",
    "DROP TABLE opportunities_search_word",
    "DROP TRIGGER opportunities_search_changed",
    "DROP TRIGGER opportunities_search_deleted",
    "DROP TRIGGER opportunities_search_added",
    "DROP TABLE opportunities_search",
)
POSTGRESQL = (
    "CREATE EXTENSION IF NOT EXISTS pg_trgm",
    """
    ALTER TABLE opportunities_listing ADD COLUMN document tsvector
    GENERATED ALWAYS AS (array_to_tsvector(array_remove(string_to_array(marks, ' '), ''))) STORED
    """,
    "CREATE INDEX opportunities_listing_document ON opportunities_listing USING gin (document)",
    "CREATE INDEX opportunities_listingmark_near ON opportunities_listingmark USING gin (mark gin_trgm_ops)",
)
POSTGRESQL_OFF = (
    "DROP INDEX opportunities_listingmark_near",
    "DROP INDEX opportunities_listing_document",
    "ALTER TABLE opportunities_listing DROP COLUMN document",
)


def make(apps, schema_editor):
    _run(schema_editor, SQLITE, POSTGRESQL)


def take_away(apps, schema_editor):
    _run(schema_editor, SQLITE_OFF, POSTGRESQL_OFF)


def _run(schema_editor, sqlite, postgresql):
    statements = {"sqlite": sqlite, "postgresql": postgresql}[schema_editor.connection.vendor]
    for statement in statements:
        schema_editor.execute(statement, params=None)


class Migration(migrations.Migration):
    dependencies = [("opportunities", "0009_found_elsewhere")]

    operations = [
        migrations.CreateModel(
            name="ListingMark",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("mark", models.CharField(max_length=80, unique=True)),
                ("openings", models.PositiveIntegerField()),
            ],
        ),
        migrations.AddField("listingstamp", "edition", models.CharField(blank=True, max_length=64, default=""), preserve_default=False),
        migrations.AddField("listingstamp", "number", models.PositiveBigIntegerField(default=0)),
        migrations.AddField("listingstamp", "base", models.PositiveBigIntegerField(default=0)),
        migrations.AddField("listing", "number", models.PositiveBigIntegerField(db_index=True, default=0)),
        migrations.CreateModel(
            name="ListingGone",
            fields=[
                ("opportunity", models.BigIntegerField(primary_key=True, serialize=False)),
                ("number", models.PositiveBigIntegerField(db_index=True)),
            ],
        ),
        migrations.RemoveField("listing", "words"),
        migrations.AddField("listing", "marks", models.TextField(blank=True, default=""), preserve_default=False),
        migrations.RunPython(make, take_away),
    ]
