"""Recurring work: each task calls one action that is safe to run twice."""

from alongside.opportunities.interests.keeping import actions as keeping
from alongside.opportunities.interests.reminding import actions as reminding


def remind_and_tell() -> None:
    """Nobody is left hanging: remind the choosers, and tell those whose answer is late."""
    reminding.remind()
    reminding.tell_late()


def warn_and_empty() -> None:
    """Nothing is kept longer than promised."""
    keeping.warn()
    keeping.empty_old()
