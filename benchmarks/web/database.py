"""The database behind the server: something changes in it, and the processor time that its own processes used."""

from pathlib import Path

from django.db import connection, transaction

from alongside.opportunities.finding import actions as finding
from alongside.opportunities.models import Listing
from alongside.web import stamps
from benchmarks.web.server import cpu_seconds

Worked = dict[int, float]


class Database:
    """What the measuring process does to the database while the server reads it."""

    def change(self) -> None:
        """Let every kept page be out of date, and the listings in memory too, as when an opening changes."""
        with transaction.atomic():
            listing = Listing.objects.select_related("opportunity").order_by("pk").first()
            if listing:
                finding.refresh(listing.opportunity)
            stamps.changed(stamps.EVERYTHING)

    def leave(self) -> None:
        """Close the connection of this thread."""
        connection.close()

    def cpu_seconds(self) -> Worked:
        """Return the processor time of each process that serves somebody else; none with SQLite, or far away."""
        if connection.vendor != "postgresql":
            return {}
        with connection.cursor() as cursor:
            cursor.execute(
                "SELECT pid FROM pg_stat_activity WHERE datname = current_database() AND pid <> pg_backend_pid()"
            )
            pids = [pid for (pid,) in cursor.fetchall()]
        return {pid: cpu_seconds(pid) for pid in pids if _is_here(pid)}

    def cpu_seconds_since(self, before: Worked) -> float | None:
        """Return how much was added; None where it is part of the server's own, or not on this machine."""
        now = self.cpu_seconds()
        return sum(seconds - before.get(pid, 0.0) for pid, seconds in now.items()) if now else None


def _is_here(pid: int) -> bool:
    name = Path(f"/proc/{pid}/comm")
    return name.exists() and name.read_text().startswith("postgres")
