"""Search in everyday words: what a wish means, what an opening is found by, how well one answers the other.

    >>> [concept.values for concept in read("evening group for mums with eczema in bristol")]
    [('evening',), ('mothers',), ('eczema',), ('bristol',)]

No database: `marks` says what an index must hold for an opening, `plan` what to look up in it.
"""

from alongside.core.search.document import ALL, Document, mark, marks
from alongside.core.search.edition import edition
from alongside.core.search.errands import all_errands, errand
from alongside.core.search.preparing import prepare
from alongside.core.search.query import Concept, Kind, read
from alongside.core.search.scoring import Hit, Plan, plan
from alongside.core.search.ways import Way
from alongside.core.search.worth import Wish, wish

__all__ = [
    "ALL",
    "Concept",
    "Document",
    "Hit",
    "Kind",
    "Plan",
    "Way",
    "Wish",
    "all_errands",
    "edition",
    "errand",
    "mark",
    "marks",
    "plan",
    "prepare",
    "read",
    "wish",
]
