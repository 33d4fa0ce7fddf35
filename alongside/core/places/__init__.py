"""The places of the United Kingdom as people name them.

    >>> [match.slug for match in recognise("carer group in b'ham")]
    ['birmingham']
    >>> all_places()["tower-hamlets"].within
    ('east-london', 'london')

The names live in `places.toml`, which anybody can read and mend; its head says how. They are for finding only: no
database, no network, no boundaries.
"""

from collections.abc import Mapping

from alongside.core.places.gazetteer import Place, PlacesError
from alongside.core.places.reading import gazetteer
from alongside.core.places.recognition import Match, recogniser

__all__ = ["Match", "Place", "PlacesError", "all_places", "recognise", "region_of"]


def all_places() -> Mapping[str, Place]:
    """Return every place by its slug, in the order of the file; it cannot be changed."""
    return gazetteer().places


def recognise(text: str) -> tuple[Match, ...]:
    """Return the places a text names, in reading order and not overlapping.

    The longest name wins. A name that is also an ordinary word or a person's ("Reading", "Nelson") counts only
    where the words around it say so. Time grows in line with the text.
    """
    return recogniser().recognise(text)


def region_of(text: str) -> str:
    """Return the region of the first place in a text that lies in one, or "" where none is named."""
    named = (all_places()[match.slug].region for match in recognise(text))
    return next((region for region in named if region), "")
