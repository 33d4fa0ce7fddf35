"""The founding story: a patient, a carer and a public-engagement lead meet through an opening.

Everything goes through the same actions as a person’s own presses: what the demonstration shows is what happens.
"""

import datetime
import uuid
from collections.abc import Mapping
from types import MappingProxyType
from typing import Any

from django.utils import timezone

from alongside.opportunities import hooks
from alongside.opportunities.interests import promise
from alongside.opportunities.interests.answering import actions as answering
from alongside.opportunities.interests.expressing import actions as expressing
from alongside.opportunities.interests.expressing import steps
from alongside.opportunities.interests.models import Answer, Event, Interest, Outcome
from alongside.opportunities.interests.talking import actions as talking
from alongside.opportunities.models import Opportunity
from alongside.people.models import Person
from alongside.site.demonstration.openings import lead_of
from alongside.site.demonstration.people import SPACE

# Who came forward for the first opening of the text, why, how many days ago, and what became of it.
CAME_FORWARD = [
    ("amina", "I have gone to ten check-ups and cried after three of them. I teach, so I can say why.", 9, "yes"),
    ("tom", "My mother has diabetes and dementia. Nobody in the clinic spoke to her, only to me.", 8, "yes"),
    ("jun", "I stopped going at 19 and came back at 27. I would like others not to lose eight years.", 6, ""),
    ("marcus", "I cannot read the letters they send. I design signs for a living.", 5, ""),
    ("eilidh", "I went with my dad to all of his. I was twelve when it started.", 2, ""),
]
# What was answered long before, so that pages show a time to answer: days ago sent, days until the answer.
EARLIER = [(70, 6), (69, 8), (66, 5), (64, 11), (40, 7)]


def tell(people: dict[str, Person], openings: list[Opportunity]) -> None:
    """Play the story on the first opening, and something earlier on the second."""
    first, second = openings[0], openings[1]
    for name, why, days, outcome in CAME_FORWARD:
        interest = come_forward(people[f"{name}@demonstration.example"], first, why)
        if outcome:
            reply(interest, outcome, "We would love to have you. Grace will ring you this week.")
        set_back(interest, sent=days, answered=days - 4 if outcome else None)
    ask_back(first, people["jun@demonstration.example"])
    for place, (sent, took) in enumerate(EARLIER):
        person = list(people.values())[6 + place % 4] if place < 4 else people["amina@demonstration.example"]
        interest = come_forward(person, second, "I would like to help.")
        reply(interest, Outcome.NOT_THIS_TIME, "Thank you. We hope to work with you another time.")
        set_back(interest, sent=sent, answered=sent - took)


def come_forward(
    person: Person, opportunity: Opportunity, why: str, drawn: Mapping[str, str] = MappingProxyType({})
) -> Interest:
    """Fill in every step and send; `drawn` is what they say for a fair draw."""
    opportunity.refresh_from_db()
    questions = list(opportunity.questions.order_by("place"))
    words: dict[str, dict[str, Any]] = {
        "why": {"why": why},
        "questions": {
            f"question_{question.pk}": "Somebody who listens before they look at the screen." for question in questions
        },
        "access": {"access": Interest.Access.PROFILE, "access_words": ""},
        "sharing": {"shares": ["lived", "skills", "needs"]},
        "draw": dict(drawn),
    }
    writer = uuid.uuid5(SPACE, f"{person.email} {opportunity.title}")
    way = hooks.way_of_choosing(opportunity.way_of_choosing)
    for step in steps.steps_for(way, has_questions=bool(questions)):
        expressing.save(
            by=person, opportunity=opportunity, step=step, words=words[step.slug],
            mark=steps.digest({}), writer=writer, done=True,
        )  # fmt: skip
    return expressing.send(by=person, opportunity=opportunity, version_read=opportunity.version)


def reply(interest: Interest, outcome: str, words: str) -> None:
    """Let the lead answer."""
    opportunity = interest.opportunity
    reason = Answer.Reason.PLACES if outcome == Outcome.NOT_THIS_TIME else ""
    given = answering.Given(key=interest.key, outcome=outcome, after=0, reason=reason, words=words)
    press = uuid.uuid5(SPACE, f"answer {interest.person_id} {opportunity.title}")
    answering.answer(by=lead_of(opportunity.organisation), opportunity=opportunity, given=[given], press=press)


def ask_back(opportunity: Opportunity, person: Person) -> None:
    """Let the lead ask one person something."""
    interest = opportunity.interests.get(person=person)
    words = "Would Tuesday evenings work for you?"
    key = uuid.uuid5(SPACE, f"note {opportunity.title}")
    talking.write(by=lead_of(opportunity.organisation), interest=interest, words=words, key=key)


def set_back(interest: Interest, *, sent: int, answered: int | None) -> None:
    """Move what just happened into the past, by days."""
    now, day = timezone.now(), datetime.timedelta(days=1)
    rows = Interest.objects.filter(pk=interest.pk)
    rows.update(started_at=now - sent * day, saved_at=now - sent * day, sent_at=now - sent * day)
    Event.objects.filter(interest=interest, what=Event.What.SENT).update(at=now - sent * day)
    if answered is not None:
        rows.update(answered_at=now - answered * day)
        Answer.objects.filter(interest=interest).update(
            at=now - answered * day,
            waiting_since=now - sent * day,
            working_days_waited=promise.waited(now - sent * day, now - answered * day),
        )
