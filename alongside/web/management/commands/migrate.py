"""`bin/alongside migrate`: brings a database up to date, the shared cache's table included."""

from typing import Any

from django.core.management import call_command
from django.core.management.commands.migrate import Command as DjangoMigrate


class Command(DjangoMigrate):
    """Django's own command, and then the table of the shared cache, which Django leaves out."""

    help = "Brings the database up to date."

    def handle(self, *args: Any, **options: Any) -> None:
        """Migrate, then make the cache's table when it is missing."""
        super().handle(*args, **options)
        call_command("createcachetable", database=options["database"], verbosity=0)
