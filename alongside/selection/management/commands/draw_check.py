"""`bin/alongside draw-check`: is a lottery what it says? Checked from the files alone."""

from argparse import ArgumentParser
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError

from alongside.core.lottery.checking import Files, problems, problems_of_published, problems_of_uniform
from alongside.selection.commands import add_pool_arguments, pool_of
from alongside.selection.files import MOST_SHOWN, FilesError, read_json


class Command(BaseCommand):
    help = "Checks a lottery against people and quotas: panels, weights, chances, and the proof that none is fairer."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument(
            "file", type=Path, help="what bin/alongside draw or draw-uniform wrote, or a list that was published"
        )
        add_pool_arguments(parser, needed=False)

    def handle(self, *args: Any, **options: Any) -> None:
        try:
            found = read_json(options["file"])
        except FilesError as error:
            raise CommandError(str(error), returncode=2) from error
        if options["people"] is None and options["quotas"] is None:
            self._check_published(found)
            return
        if options["people"] is None or options["quotas"] is None:
            raise CommandError(
                "Give both --people and --quotas; a list that was published needs neither.", returncode=2
            )
        size = found.get("size") if isinstance(found, dict) else None
        if not isinstance(size, int):
            raise CommandError(f"{options['file'].name} is no lottery: it does not say its size.", returncode=2)
        pool = pool_of(options, size)
        people = {
            person: {feature: values[number] for feature, values in pool.values.items()}
            for number, person in enumerate(pool.people)
        }
        files = Files(
            people=people,
            quotas=[(quota.feature, quota.value, quota.least, quota.most) for quota in pool.quotas],
            households=dict(zip(pool.people, pool.households, strict=True)) if pool.households else {},
        )
        is_uniform = "panels" in found
        wrong = problems_of_uniform(found, files) if is_uniform else problems(found, files)
        self._refuse(wrong)
        what = f"{len(found['panels'])} panels" if is_uniform else f"{found['method']}, {found['status']}"
        self.stdout.write(f"It is what it says: {what}, {len(people)} people.")

    def _check_published(self, found: Any) -> None:
        """Check a list that anybody can download: its commitment, and that every panel is one."""
        self._refuse(problems_of_published(found))
        references = {person for panel in found["panels"] for person in panel}
        said = f"{len(found['panels'])} panels, {len(references)} references, number {found['number']}"
        self.stdout.write(f"It is what it says: {said}.")

    def _refuse(self, wrong: list[str]) -> None:
        for one in wrong[:MOST_SHOWN]:
            self.stderr.write(one)
        if wrong:
            raise CommandError(f"It is not what it says: {len(wrong)} problem(s), listed above.")
