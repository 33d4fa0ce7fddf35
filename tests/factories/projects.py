"""Projects and their teams for tests."""

import uuid
from typing import Any

import factory
from django.utils import timezone

from alongside.projects.models import Capacity, Idea, Invitation, Member, Project, Sitting, Stage, StageMove
from tests.factories.organisations import OrganisationFactory
from tests.factories.people import PersonFactory


class ProjectFactory(factory.django.DjangoModelFactory):
    """A project that has started and is in scoping; its team comes with `MemberFactory`."""

    class Meta:
        model = Project
        skip_postgeneration_save = True

    organisation = factory.SubFactory(OrganisationFactory)
    title = "Letters people understand"
    slug = factory.Sequence(lambda n: f"letters-people-understand-{n}")
    summary = "Letters from the clinic are hard to read."
    created_at = factory.LazyFunction(timezone.now)
    started_at = factory.SelfAttribute("created_at")
    stage = Stage.SCOPING

    @factory.post_generation
    def moved(self, create: bool, extracted: object, **kwargs: Any) -> None:
        """Its beginning, and how it came to where it is."""
        StageMove.objects.create(project=self, to_stage=Stage.IDEA, at=self.created_at)
        if self.stage != Stage.IDEA:
            StageMove.objects.create(project=self, from_stage=Stage.IDEA, to_stage=self.stage, at=self.created_at)


class MemberFactory(factory.django.DjangoModelFactory):
    """Somebody in a team: a patient, unless something else is said."""

    class Meta:
        model = Member
        skip_postgeneration_save = True

    project = factory.SubFactory(ProjectFactory)
    person = factory.SubFactory(PersonFactory)
    capacity = Capacity.PATIENT
    left_at = None
    joined_at = factory.LazyAttribute(lambda made: made.left_at or timezone.now())

    @factory.post_generation
    def sitting(self, create: bool, extracted: object, **kwargs: Any) -> None:
        """The time they have been there."""
        Sitting.objects.create(
            member=self,
            capacity=self.capacity,
            works_here=self.works_here,
            began_at=self.joined_at,
            ended_at=self.left_at,
        )


class TeamInvitationFactory(factory.django.DjangoModelFactory):
    """An invitation to a team that nobody has answered."""

    class Meta:
        model = Invitation

    project = factory.SubFactory(ProjectFactory)
    key = factory.LazyFunction(uuid.uuid4)
    email = factory.Sequence(lambda n: f"invited-to-team{n}@example.org")
    invited_at = factory.LazyFunction(timezone.now)


class IdeaFactory(factory.django.DjangoModelFactory):
    """An idea that was sent and waits for an answer; with `draft=True` one that is still being written."""

    class Meta:
        model = Idea

    class Params:
        draft = factory.Trait(state="draft", sent_at=None)

    organisation = factory.SubFactory(OrganisationFactory)
    person = factory.SubFactory(PersonFactory)
    what = "Letters from the clinic are hard to understand"
    for_whom = "People who are new there"
    why = "My mother missed an appointment"
    capacity = Capacity.CARER
    made_at = factory.LazyFunction(timezone.now)
    sent_at = factory.SelfAttribute("made_at")
    state = "sent"
