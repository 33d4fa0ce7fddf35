"""`bin/alongside load-directory`: add the organisations with which the directory starts."""

from typing import Any

from django.core.management.base import BaseCommand

from alongside.organisations import directory


class Command(BaseCommand):
    help = "Adds the organisations with which the directory starts; what is there already stays as it is."

    def handle(self, *args: Any, **options: Any) -> None:
        count = directory.load()
        self.stdout.write(f"{count} added." if count else "All of them are here already.")
