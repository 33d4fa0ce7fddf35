"""What somebody agreed to."""

from collections.abc import Sequence

from django.db.models import QuerySet

from alongside.people.consents.models import OURSELVES, Consent
from alongside.people.models import Person


def may_keep(person: Person, purpose: str) -> bool:
    """Whether they agreed that this service keeps it."""
    return active(person).filter(organisation_key=OURSELVES, purpose=purpose).exists()


def active(person: Person) -> QuerySet[Consent]:
    """Every consent that holds."""
    return Consent.objects.filter(person=person, withdrawn_at=None)


def sharing_consents(person: Person) -> list[Consent]:
    """Every consent to share that holds, by organisation."""
    shared = active(person).exclude(organisation_key=OURSELVES)
    return list(shared.order_by("organisation_name", "organisation_key", "purpose"))


def shared_purposes(person: Person, organisation_key: str) -> frozenset[str]:
    """What an organisation may see."""
    return frozenset(active(person).filter(organisation_key=organisation_key).values_list("purpose", flat=True))


def kept_since(person: Person, purpose: str) -> Consent | None:
    """Return the consent under which this service keeps it."""
    return active(person).filter(organisation_key=OURSELVES, purpose=purpose).first()


def shared_purposes_of_many(people: Sequence[Person], organisation_key: str) -> dict[int, frozenset[str]]:
    """Return what an organisation may see of each of several people, by their number, in one query."""
    agreed: dict[int, set[str]] = {person.pk: set() for person in people}
    found = Consent.objects.filter(person__in=people, organisation_key=organisation_key, withdrawn_at=None)
    for person_id, purpose in found.values_list("person_id", "purpose"):
        agreed[person_id].add(purpose)
    return {person_id: frozenset(purposes) for person_id, purposes in agreed.items()}
