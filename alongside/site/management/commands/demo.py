"""`bin/alongside demo`: fills an empty database with the demonstration."""

from typing import Any

from django.conf import settings
from django.core.management import call_command
from django.core.management.base import BaseCommand, CommandError

from alongside.people.models import Person
from alongside.site.demonstration import build


class Command(BaseCommand):
    """Brings the database up to date and makes the invented people and openings; a second time it changes nothing."""

    help = "Fills an empty database with invented people, organisations and openings (demonstration mode only)."

    def handle(self, *args: Any, **options: Any) -> None:
        """Refuse outside demonstration mode, and where there is real data."""
        if not settings.DEMO:
            raise CommandError("Only in demonstration mode: set ALONGSIDE_DEMO=1, or start with bin/run.")
        call_command("migrate", interactive=False, verbosity=min(options["verbosity"], 1))
        if build.is_there():
            self.stderr.write("The demonstration is there already.")
            return
        if Person.objects.exists():
            raise CommandError("This database holds people already. Choose another data folder with --data.")
        made = build.make()
        self.stderr.write(f"Made {made.people} people, {made.organisations} organisations, {made.openings} openings.")
