"""What the commands of a draw share: which files they read."""

from argparse import ArgumentParser
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from django.core.management.base import CommandError

from alongside.core.lottery import Pool
from alongside.selection.files import FilesError, read_pool


def add_pool_arguments(parser: ArgumentParser) -> None:
    """Ask for people and quotas."""
    parser.add_argument("--people", type=Path, required=True, help="a CSV file, a row for each person")
    parser.add_argument("--quotas", type=Path, required=True, help="a CSV file: feature,value,min,max")
    parser.add_argument("--id-column", default="id", help="which column names each person (default id)")
    parser.add_argument("--household-columns", default="", help="columns that are the same for one household: a,b")


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
