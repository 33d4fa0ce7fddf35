"""`bin/alongside work`: one worker."""

from typing import Any

from django.core.management.base import BaseCommand, CommandParser

from alongside.jobs.worker import Worker


class Command(BaseCommand):
    """Works until SIGTERM or Ctrl-C; several may run at once."""

    help = "Sends messages, runs what recurs and what is queued. Start one or more of these beside the web server."

    def add_arguments(self, parser: CommandParser) -> None:
        """One option."""
        parser.add_argument("--once", action="store_true", help="do what is due now, then stop")

    def handle(self, *args: Any, **options: Any) -> None:
        """Work."""
        worker = Worker()
        if options["once"]:
            worker.run_once()
        else:
            worker.run()
