"""People for tests."""

import factory
from django.utils import timezone

from alongside.people.models import Person


class PersonFactory(factory.django.DjangoModelFactory):
    """Somebody who has joined, with an invented name."""

    class Meta:
        model = Person

    email = factory.Sequence(lambda n: f"person{n}@example.org")
    name = factory.Sequence(lambda n: f"Person {n}")
    joined_at = factory.LazyFunction(timezone.now)
