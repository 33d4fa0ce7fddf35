"""The command line: `bin/alongside COMMAND`. Commands are written with dashes and live in their rooms."""

import os
import sys

import django
from django.core.management import execute_from_command_line, get_commands, load_command_class

DONE, REFUSED, WRONG_USAGE = 0, 1, 2
HELP = {"help", "--help", "-h"}


def main(arguments: list[str]) -> int:
    """Run one command and return its exit code: 0 done, 1 refused with reasons, 2 wrong usage."""
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "alongside.config.settings")
    django.setup()
    if not arguments or (arguments[0] in HELP and len(arguments) == 1):
        sys.stdout.write(overview())
        return DONE if arguments else WRONG_USAGE
    if arguments[0] in HELP:
        arguments = [arguments[1], "--help"]
    command = arguments[0].replace("-", "_")
    if command not in get_commands():
        sys.stderr.write(f"There is no command “{arguments[0]}”. These there are:\n\n{overview()}")
        return WRONG_USAGE
    execute_from_command_line(["alongside", command, *arguments[1:]])
    return DONE


def overview() -> str:
    """Return our own commands with a line on each; Django's others can be run too, but are not for every day."""
    ours = sorted(name for name, room in get_commands().items() if room.startswith("alongside."))
    width = max(map(len, ours))
    lines = [f"  {name.replace('_', '-'):<{width}}  {_help_of(name)}" for name in ours]
    return "\n".join(["bin/alongside COMMAND [--help]", "", *lines, ""])


def _help_of(name: str) -> str:
    return str(load_command_class(get_commands()[name], name).help).split("\n")[0]


if __name__ == "__main__":
    from alongside.config.environment import SettingsError

    try:
        sys.exit(main(sys.argv[1:]))
    except SettingsError as error:
        sys.stderr.write(f"Alongside cannot start: {error}\n")
        sys.exit(REFUSED)
