"""Reading the vocabularies before somebody waits for it: a second or two, once in a process."""

from alongside.core import places, slips
from alongside.core.search import query


def prepare() -> None:
    """Read everything that a search may need."""
    places.all_places()
    slips.is_english("prepare")
    query.read("a word that nobody knows, like qwxyzk")
