"""`bin/alongside draw`: the fairest lottery of people and quotas, with what proves it."""

from argparse import ArgumentParser, ArgumentTypeError
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError

from alongside.core.lottery import LEXIMIN, METHODS, NoPanelError, TimeOverError, advice, document, draw, unmoved
from alongside.selection.commands import add_pool_arguments, pool_of, shortfall_shown
from alongside.selection.files import FilesError, write_json
from alongside.selection.words import advised


def positive(text: str) -> float:
    """Read a number above nothing."""
    try:
        number = float(text)
    except ValueError:
        number = -1.0
    if not 0 < number < float("inf"):
        raise ArgumentTypeError(f"{text!r} is no number above 0")
    return number


class Command(BaseCommand):
    help = "Works out the fairest lottery over panels that meet every quota, and proves that none is fairer."

    def add_arguments(self, parser: ArgumentParser) -> None:
        add_pool_arguments(parser)
        parser.add_argument("--size", type=int, required=True, help="how many people are chosen")
        parser.add_argument("--method", choices=METHODS, default=LEXIMIN, help="which lottery is fairest")
        parser.add_argument("--tolerance", type=positive, default=1e-6, help="how exact chances are (default 1e-6)")
        parser.add_argument("--time-limit", type=positive, default=600.0, help="seconds, at most (default 600)")
        parser.add_argument("--keep", default="", help="features whose quotas the advice leaves alone: a,b")
        parser.add_argument("--out", type=Path, required=True, help="where the lottery is written, as JSON")

    def handle(self, *args: Any, **options: Any) -> None:
        pool = pool_of(options, options["size"])
        facts = {"tolerance": options["tolerance"], "seconds": options["time_limit"]}
        try:
            with shortfall_shown() as tell:
                found = document(draw(pool, method=options["method"], tell=tell, **facts))
            write_json(options["out"], found)
        except NoPanelError as error:
            kept = {name.strip() for name in options["keep"].split(",")}
            words = advised(advice(pool, unmoved(pool.quotas, kept)))
            raise CommandError("\n".join(["No panel meets every quota.", *words])) from error
        except TimeOverError as error:
            raise CommandError("The time was over before it was known whether there is any panel.") from error
        except FilesError as error:
            raise CommandError(str(error)) from error
        lowest, highest = min(found["chances"].values()), max(found["chances"].values())
        self.stderr.write(
            f"{found['status']}: {len(found['lottery'])} panels; chances from {lowest:.4f} to {highest:.4f}; "
            f"no lottery is fairer by more than {found['shortfall']:.1e}."
        )
