"""The address of an opportunity: from its title, given once, kept for good."""

from collections.abc import Iterator, Sequence

from django.db import IntegrityError, transaction
from django.utils.text import slugify

from alongside.opportunities.models import Opportunity

RESERVED = frozenset({"new", "drafts", "manage", "reports", "choosers", "interests", "alerts", "feed", "search"})
LONGEST = 80


def give(opportunity: Opportunity) -> None:
    """Give the opportunity its address; does nothing when it has one."""
    if opportunity.slug:
        return
    for slug in candidates(opportunity):
        if _take(opportunity, slug):
            opportunity.slug = slug
            return


def candidates(opportunity: Opportunity) -> Iterator[str]:
    """Yield addresses from best to last: the title, numbered twins, then one that is certainly free."""
    base = _from_title(opportunity.title)
    if not base:
        yield f"opening-{opportunity.key.hex[:8]}"
    elif base not in RESERVED:
        yield base
        yield from (f"{base}-{number}" for number in range(2, 6))
    yield f"{base or 'opening'}-{opportunity.key.hex[:8]}"
    yield certain(opportunity)


def certain(opportunity: Opportunity) -> str:
    """Return an address that nobody else can have."""
    return f"{_from_title(opportunity.title) or 'opening'}-{opportunity.key.hex}"


def give_all(opportunities: Sequence[Opportunity]) -> None:
    """Give many that are not saved yet their addresses: one query finds those taken so far."""
    wanted = [(opportunity, list(candidates(opportunity))) for opportunity in opportunities]
    every = {slug for _opportunity, slugs in wanted for slug in slugs}
    taken = set(Opportunity.objects.filter(slug__in=every).values_list("slug", flat=True))
    for opportunity, slugs in wanted:
        opportunity.slug = next(slug for slug in slugs if slug not in taken)
        taken.add(opportunity.slug)


def _from_title(title: str) -> str:
    """Cut at a word; a title in another script than ours gives nothing."""
    slug = slugify(title)
    if len(slug) > LONGEST:
        slug = slug[: LONGEST + 1].rsplit("-", 1)[0][:LONGEST]
    return slug.strip("-_")


def _take(opportunity: Opportunity, slug: str) -> bool:
    """Write the address unless another has it, also when that other is written at the same moment."""
    if Opportunity.objects.filter(slug=slug).exists():
        return False
    try:
        with transaction.atomic():
            Opportunity.objects.filter(pk=opportunity.pk).update(slug=slug)
    except IntegrityError:
        return False
    return True
