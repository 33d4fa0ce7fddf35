"""`bin/alongside topic-words`: writes the names of topics as Python, where `makemessages` finds them.

The names live in `core/topics/topics.toml`, which knows nothing of Django and which gettext's tools cannot read.
"""

import json
from pathlib import Path
from typing import Any

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError, CommandParser

from alongside.core import topics

PLACE = Path(settings.BASE) / "alongside" / "web" / "topic_words.py"
HEAD = '''\
"""The names of topics and of their groups, for translators.

Made by `bin/alongside topic-words` from `core/topics/topics.toml`: do not edit it by hand. A test fails when it is out
of date.
"""

from django.utils.translation import gettext_noop

'''


class Command(BaseCommand):
    help = "Writes the names of topics where translators' tools find them."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("--check", action="store_true", help="only say whether the file is up to date")

    def handle(self, *args: Any, **options: Any) -> None:
        module = drawn()
        if options["check"]:
            if not PLACE.exists() or PLACE.read_text(encoding="utf-8") != module:
                raise CommandError("alongside/web/topic_words.py is out of date. Run bin/alongside topic-words.")
            return
        PLACE.write_text(module, encoding="utf-8")
        self.stdout.write(f"Wrote {PLACE.relative_to(settings.BASE)}.")


def drawn() -> str:
    """Return the module."""
    groups = [group.name for group in topics.groups()]
    names = [topic.name for topic in topics.all_topics().values()]
    return HEAD + _list("GROUPS", groups) + "\n" + _list("TOPICS", names)


def _list(name: str, words: list[str]) -> str:
    lines = [f"    gettext_noop({json.dumps(word, ensure_ascii=False)})," for word in words]
    return "\n".join([f"{name} = [", *lines, "]", ""])
