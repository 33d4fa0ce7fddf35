"""What the commands of a draw share: which files they read, and how far the sums are."""

from argparse import ArgumentParser
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from django.core.management.base import CommandError
from tqdm import tqdm

from alongside.core.lottery import Pool
from alongside.selection.files import FilesError, read_pool

#: After so many seconds it is shown how far the sums are.
SOON = 2.0


def add_pool_arguments(parser: ArgumentParser, *, needed: bool = True) -> None:
    """Ask for people and quotas."""
    parser.add_argument("--people", type=Path, required=needed, help="a CSV file, a row for each person")
    parser.add_argument("--quotas", type=Path, required=needed, help="a CSV file: feature,value,min,max")
    parser.add_argument("--id-column", default="id", help="which column names each person (default id)")
    parser.add_argument("--household-columns", default="", help="columns that are the same for one household: a,b")


@contextmanager
def shortfall_shown() -> Iterator[Callable[[float], None]]:
    """Show on a terminal, once it takes long, by how much chances could still rise."""
    with tqdm(bar_format="{desc}, {elapsed}", delay=SOON, disable=None, leave=False) as bar:

        def tell(shortfall: float) -> None:
            bar.set_description_str(f"Shortfall so far: at most {shortfall:.1e}", refresh=False)
            bar.update()

        yield tell


def pool_of(options: Mapping[str, Any], size: int) -> Pool:
    """Read the files; what is wrong in them ends the command with 2."""
    columns = [name.strip() for name in options["household_columns"].split(",") if name.strip()]
    try:
        return read_pool(
            options["people"],
            options["quotas"],
            size=size,
            id_column=options["id_column"],
            household_columns=columns,
        )
    except FilesError as error:
        raise CommandError(str(error), returncode=2) from error
