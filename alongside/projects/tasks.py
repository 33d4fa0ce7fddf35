"""Recurring work: each task calls one action that is safe to run twice."""

from alongside.projects.leading import watching


def offer_hand_over() -> None:
    """Offer a hand-over to each team whose lead has gone quiet."""
    watching.offer_hand_over()
