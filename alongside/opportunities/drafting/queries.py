"""What the pages of writing read."""

import datetime
import uuid
from collections.abc import Mapping
from dataclasses import dataclass

from django.utils.translation import gettext as _

from alongside.opportunities.completeness import REQUIRED, unanswered
from alongside.opportunities.drafting import answers
from alongside.opportunities.drafting.answers import Row
from alongside.opportunities.drafting.steps import GROUPS, STEPS, Step, address, asked
from alongside.opportunities.models import Chooser, DraftStep, Opportunity, Review
from alongside.organisations.models import Membership, Organisation
from alongside.people.models import Person


def draft(key: uuid.UUID) -> Opportunity | None:
    """Return an opportunity with all that its pages of writing show."""
    found = Opportunity.objects.filter(key=key).select_related("organisation", "created_by")
    return found.prefetch_related("topics", "questions", "choosers__person", "steps__saved_by", "writers").first()


def organisations_to_write_for(person: Person) -> list[Organisation]:
    """Return the organisations whose member the person is, by name."""
    found = Organisation.objects.filter(memberships__person=person, memberships__state=Membership.State.CONFIRMED)
    return [organisation for organisation in found.order_by("name") if not organisation.has_ended]


@dataclass(frozen=True)
class Task:
    """One line of the task list."""

    step: Step
    address: str
    state: str
    saved_at: datetime.datetime | None
    saved_by: Person | None


def task_list(opportunity: Opportunity) -> list[tuple[str, list[Task]]]:
    """Return the questions in their groups, with how far each is."""
    missing = set(unanswered(opportunity))
    saved = {row.step: row for row in opportunity.steps.all()}
    listed = []
    for name, steps in GROUPS:
        tasks = [
            Task(step, address(step, opportunity), _state(step, missing, saved), *_last(saved.get(step.slug)))
            for step in steps
            if asked(step, opportunity) and not (step.only_before_publishing and opportunity.has_fixed_questions)
        ]
        listed.append((str(name), tasks))
    return listed


def _state(step: Step, missing: set[str], saved: Mapping[str, DraftStep]) -> str:
    """Return `done`, `started`, `optional` or `todo`."""
    if step.slug not in REQUIRED:
        return "done" if step.slug in saved else "optional"
    if step.slug not in missing:
        return "done"
    return "started" if step.slug in saved else "todo"


def _last(saved: DraftStep | None) -> tuple[datetime.datetime | None, Person | None]:
    return (saved.saved_at, saved.saved_by) if saved else (None, None)


def version_of(opportunity: Opportunity, step: Step) -> int:
    """Return the version of one answer; 0 before it was saved for the first time."""
    return next((row.version for row in opportunity.steps.all() if row.step == step.slug), 0)


@dataclass(frozen=True)
class Answer:
    """One question with its answer in words, and where it is changed."""

    step: Step
    address: str
    rows: list[Row]


def all_answers(opportunity: Opportunity) -> list[tuple[str, list[Answer]]]:
    """Return every answer in words, in the groups of the task list."""
    return [
        (
            str(name),
            [
                Answer(step, address(step, opportunity), _rows(opportunity, step))
                for step in steps
                if asked(step, opportunity)
            ],
        )
        for name, steps in GROUPS
    ]


def to_answer(opportunity: Opportunity) -> list[tuple[Step, str]]:
    """Return what still needs an answer, and where it is given."""
    return [(STEPS[slug], address(STEPS[slug], opportunity)) for slug in unanswered(opportunity)]


def _rows(opportunity: Opportunity, step: Step) -> list[Row]:
    if step.slug == "way":
        return [(str(step.name), _("Prepared") if "way" not in unanswered(opportunity) else "")]
    if step.form is None:
        return [(str(step.name), "\n".join(named(chooser) for chooser in choosers_of(opportunity)))]
    return answers.rows(step.form, step.form.stored(opportunity))


def choosers_of(opportunity: Opportunity) -> list[Chooser]:
    """Return the choosers who have not declined, in the order they were named."""
    found = sorted(opportunity.choosers.all(), key=lambda chooser: chooser.pk)
    return [chooser for chooser in found if not chooser.declined_at]


def named(chooser: Chooser) -> str:
    """Return a chooser in words: name and role."""
    name = chooser.person.name if chooser.person else chooser.name
    return f"{name} ({chooser.get_role_display().lower()})"


def members_to_name(opportunity: Opportunity) -> list[Membership]:
    """Return the members who could be named as choosers and are not yet."""
    members = Membership.objects.filter(organisation=opportunity.organisation, state=Membership.State.CONFIRMED)
    named_already = [chooser.person_id for chooser in opportunity.choosers.all() if chooser.person_id]
    return list(members.exclude(person__in=named_already).select_related("person").order_by("person__name", "pk")[:200])


def members_by_id(opportunity: Opportunity, ids: list[str]) -> list[Person]:
    """Return the people behind chosen memberships of this organisation."""
    members = Membership.objects.filter(organisation=opportunity.organisation, pk__in=[int(pk) for pk in ids])
    return [member.person for member in members.select_related("person").order_by("pk")]


def invitation(key: uuid.UUID) -> Chooser | None:
    """Return an invitation to choose."""
    return Chooser.objects.filter(key=key).select_related("opportunity__organisation", "person", "invited_by").first()


def open_review(opportunity: Opportunity) -> Review | None:
    """Return the reading that somebody waits for."""
    return opportunity.reviews.filter(decided_at=None).select_related("asked_by").first()


def last_comments(opportunity: Opportunity) -> Review | None:
    """Return what the last reader wrote when they sent it back, while it is a draft again."""
    if opportunity.state != Opportunity.State.DRAFT:
        return None
    last = opportunity.reviews.exclude(decided_at=None).select_related("decided_by").order_by("-pk").first()
    return last if last and last.outcome == Review.Outcome.SENT_BACK else None
