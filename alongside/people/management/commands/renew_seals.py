"""`bin/alongside renew-seals`: seals secrets of authenticators with the newest key, before an old one goes."""

from typing import Any

from django.core.management.base import BaseCommand, CommandError

from alongside.people.security import sealed


class Command(BaseCommand):
    help = "Seals the secrets of authenticators and recovery codes with the newest secret key."

    def handle(self, *args: Any, **options: Any) -> None:
        try:
            renewed = sealed.renew()
        except sealed.SealError as error:
            raise CommandError(str(error)) from error
        self.stdout.write(f"Sealed again: {renewed}. All are sealed with the newest key now.")
