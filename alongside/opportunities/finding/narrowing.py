"""What filters need of the database."""

from django.db.models import Q, QuerySet
from django.utils import timezone

from alongside.core import places, search
from alongside.opportunities.finding import index
from alongside.opportunities.finding.words import folded
from alongside.opportunities.models import Listing
from alongside.organisations.models import Organisation


def open_now() -> QuerySet[Listing]:
    """Return what is open today in London, even when the job that closes has not run yet."""
    return Listing.objects.filter(closes__gte=timezone.localdate())


def near(place: str) -> list[int]:
    """Return the keys of listings at a place that was typed: within one that we know, or with its name."""
    known = [search.mark("p", match.slug) for match in places.recognise(f"in {place}")]
    named = Q(place__contains=folded(place))
    wanted = named | Q(pk__in=index.having(known)) if known else named
    return list(open_now().filter(wanted).values_list("pk", flat=True))


def organisations(slugs: tuple[str, ...]) -> list[int]:
    """Return the numbers of organisations by their addresses."""
    return list(Organisation.objects.filter(slug__in=slugs).values_list("pk", flat=True))
