"""`bin/alongside draw-check`: is a lottery what it says? Checked from the files alone."""

from argparse import ArgumentParser
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError

from alongside.core.lottery.checking import Files, problems, problems_of_uniform
from alongside.selection.commands import add_pool_arguments, pool_of
from alongside.selection.files import MOST_SHOWN, FilesError, read_json


class Command(BaseCommand):
    help = "Checks a lottery against people and quotas: panels, weights, chances, and the proof that none is fairer."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("file", type=Path, help="what bin/alongside draw or draw-uniform wrote")
        add_pool_arguments(parser)

    def handle(self, *args: Any, **options: Any) -> None:
        try:
            found = read_json(options["file"])
        except FilesError as error:
            raise CommandError(str(error), returncode=2) from error
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
        for one in wrong[:MOST_SHOWN]:
            self.stderr.write(one)
        if wrong:
            raise CommandError(f"It is not what it says: {len(wrong)} problem(s), listed above.")
        what = f"{len(found['panels'])} panels" if is_uniform else f"{found['method']}, {found['status']}"
        self.stdout.write(f"It is what it says: {what}, {len(people)} people.")
