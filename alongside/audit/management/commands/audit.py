"""`bin/alongside audit verify` proves the record; `bin/alongside audit head` shows how far it is sealed."""

import json
import sys
from typing import Any

from django.core.management.base import BaseCommand, CommandParser
from django.db import DatabaseError

from alongside.audit import sealing
from alongside.audit.verification import BrokenError, Fault, Proof, UnreadableError, verify

WHOLE, BROKEN, UNKNOWN = 0, 1, 2
FAULTS = {
    Fault.CHANGED: "The entry at place {place} (number {entry}) was changed after it was sealed.",
    Fault.MISSING: "The entry at place {place} is missing.",
    Fault.ADDED: "The entry at place {place} was added by something other than the sealer.",
    Fault.CUT: "The end is missing, from place {place} on.",
    Fault.REWRITTEN: "The entry at place {place} is not the one that was there when the head was exported.",
}


class Command(BaseCommand):
    """Ends with 0 when the record is whole, 1 when it is broken, 2 when that cannot be told."""

    help = "Proves that the record of what happened is whole (verify), or shows how far it is sealed (head)."

    def add_arguments(self, parser: CommandParser) -> None:
        """One word."""
        parser.add_argument("what", choices=["verify", "head"])

    def handle(self, *args: Any, **options: Any) -> None:
        """Answer, and end with the code that says it to a program."""
        try:
            code = self._verify() if options["what"] == "verify" else self._head()
        except (DatabaseError, OSError, UnreadableError) as error:
            self.stderr.write(f"The record could not be checked: {error}")
            code = UNKNOWN
        if code:
            sys.exit(code)

    def _verify(self) -> int:
        try:
            self.stdout.write(_words(verify()))
        except BrokenError as broken:
            self.stderr.write("The record is broken. " + FAULTS[broken.fault].format(**vars(broken)))
            self.stderr.write("Keep a copy of the database as it is, and look in the backups from before.")
            return BROKEN
        return WHOLE

    def _head(self) -> int:
        head = sealing.head()
        self.stdout.write(json.dumps(head) if head else "Nothing is sealed yet.")
        return WHOLE


def _words(proof: Proof) -> str:
    """Say what was proved."""
    return (
        f"The record is whole: {proof.sealed:,} entries are sealed, and agree with {proof.heads:,} exported heads. "
        f"{proof.waiting:,} wait to be sealed. The last seal is {proof.seal or 'none yet'}."
    )
