"""The command line: `bin/alongside COMMAND`. Commands are written with dashes and live in their rooms."""

import os
import sys

from django.core.management import execute_from_command_line


def main(arguments: list[str]) -> None:
    """Run one command; wrong settings end in a sentence, not a traceback."""
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "alongside.config.settings")
    named = [word.replace("-", "_") if place == 0 else word for place, word in enumerate(arguments)]
    if named and named[0].startswith("_"):
        named = arguments
    execute_from_command_line(["alongside", *named])


if __name__ == "__main__":
    from alongside.config.environment import SettingsError

    try:
        main(sys.argv[1:])
    except SettingsError as error:
        sys.stderr.write(f"Alongside cannot start: {error}\n")
        sys.exit(1)
