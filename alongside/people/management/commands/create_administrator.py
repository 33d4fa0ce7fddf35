"""`bin/alongside create-administrator EMAIL`: starts a real installation."""

from typing import Any

from django.conf import settings
from django.core.exceptions import ValidationError
from django.core.management.base import BaseCommand, CommandError, CommandParser
from django.core.validators import validate_email
from django.db import DatabaseError

from alongside.messages import queries as messages
from alongside.people import actions


class Command(BaseCommand):
    help = "Makes an account for an address, or raises the one it has, and says how to sign in."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("email", help="the address that will get the sign-in codes")

    def handle(self, *args: Any, **options: Any) -> None:
        email = self._checked(options["email"])
        try:
            raised = actions.make_administrator(email=email)
        except DatabaseError as error:
            raise CommandError("The database is not ready. Run bin/alongside migrate first.", returncode=1) from error
        self.stdout.write(f"{email} is an administrator." if raised else f"{email} was an administrator already.")
        self.stdout.write(
            f"Next: open {settings.SITE_ADDRESS}/sign-in/ and type this address. We email a code; after it you are "
            "asked for your name and for a passkey or an authenticator app."
        )
        if not messages.delivers():
            self.stdout.write(
                "No mail server is set yet, so no code can reach you: set ALONGSIDE_EMAIL_SERVER and start again "
                "(docs/operations.md)."
            )

    @staticmethod
    def _checked(typed: str) -> str:
        email = typed.strip().lower()
        try:
            validate_email(email)
        except ValidationError as error:
            raise CommandError(f"{typed!r} is not an email address.", returncode=2) from error
        return email
