"""Openings in every state that the public can see, with topics, questions and choosers."""

import datetime
import uuid
from dataclasses import dataclass

from alongside.opportunities.choices import Level, Mode, PaymentPer, Stage
from alongside.opportunities.models import Chooser, Opportunity, OpportunityTopic, Question
from alongside.opportunities.publishing import slugs
from benchmarks.seed.chance import Chance, days
from benchmarks.seed.organisations import Body
from benchmarks.seed.spec import Spec
from benchmarks.seed.tables import Table, Tables
from benchmarks.seed.words import Speech, lists, places, topics

State = Opportunity.State
STAGES, LEVELS, PER = Stage.values, Level.values, PaymentPer.values
MODES = [mode.value for mode in (Mode.REMOTE, Mode.BOTH, Mode.BOTH, Mode.IN_PERSON)]
TEXTS = (
    "title", "summary", "background", "what_you_will_do", "lived_experience", "useful_skills", "times",
    "time_commitment", "duration", "expenses", "access_support", "how_chosen",
)  # fmt: skip
COLUMNS = (
    "id", "key", "organisation_id", "slug", "created_by_id", "contact_name", "contact_email", "stage", "level", "mode",
    "place", "region", "is_paid", "payment_pence", "payment_per", "covers_expenses", "number_wanted",
    "state", "created_at", "published_at", "closed_at", "answered_at", "closes", "is_open_ended", "starts",
)  # fmt: skip


@dataclass(frozen=True, kw_only=True)
class Life:
    """When an opening was published and what became of it."""

    state: str
    published: datetime.date
    closes: datetime.date | None
    answered: datetime.date | None = None

    @property
    def is_open(self) -> bool:
        """Whether it takes interest."""
        return self.state == State.OPEN


@dataclass(frozen=True)
class Opening:
    """What those who come forward need to know of it."""

    pk: int
    body: Body
    life: Life
    speech: Speech
    questions: tuple[int, ...]


def life(chance: Chance, today: datetime.date, *, is_open: bool) -> Life:
    """Draw the life of an opening that is open today, or was open some time in the last four years."""
    if is_open:
        closes = None if chance.happens(0.12) else today + days(chance.between(1, 120))
        return Life(state=State.OPEN, published=today - days(chance.between(1, 90)), closes=closes)
    closes = today - days(chance.between(2, 1400))
    answered = closes + days(chance.between(4, 30))
    published = closes - days(chance.between(14, 70))
    if answered >= today or chance.happens(0.04):
        return Life(state=State.CLOSED, published=published, closes=closes)
    return Life(state=State.ANSWERED, published=published, closes=closes, answered=answered)


class Openings:
    """Writes openings; which are open is drawn, not the first or the last ones."""

    def __init__(self, spec: Spec, bodies: list[Body]) -> None:
        self.spec, self.bodies = spec, bodies
        self.chance = Chance(spec.seed, "openings")
        drawn = Chance(spec.seed, "which are open").random.sample(range(1, spec.opportunities + 1), spec.open)
        self.open = frozenset(drawn)
        self.taken: set[str] = set()
        self.named = Opportunity()  # one for all: making one takes longer than the rest of an opening
        self.opportunity = Table(Opportunity, *COLUMNS, *TEXTS)
        self.topic = Table(OpportunityTopic, "id", "opportunity_id", "topic")
        self.question = Table(Question, "id", "opportunity_id", "place", "words")
        self.chooser = Table(
            Chooser, "id", "key", "opportunity_id", "person_id", "name", "email", "role", "invited_by_id", "invited_at",
            "accepted_at",
        )  # fmt: skip
        self.tables = Tables(self.opportunity, self.topic, self.question, self.chooser)
        self.topics = self.questions = self.choosers = 0

    def add(self, number: int) -> Opening:
        """Add one opening."""
        chance = self.chance
        body, about = chance.often_first(self.bodies), chance.often_first(topics())
        place, region = chance.one(places()) if chance.happens(0.3) else (body.place, body.region)
        speech = Speech(chance, about, place)
        lived = life(chance, self.spec.today, is_open=number in self.open)
        self._opportunity(number, body, lived, speech, region)
        self._topics(number, about)
        self._choosers(number, body, lived)
        return Opening(number, body, lived, speech, self._questions(number, speech))

    def _opportunity(self, number: int, body: Body, lived: Life, speech: Speech, region: str) -> None:
        chance, title, key = self.chance, speech.title(), self.chance.key()
        mode = chance.one(MODES)
        is_paid = chance.happens(0.65)
        self.opportunity.add(
            number, key, body.pk, self._slug(title, key), body.lead,
            "Involvement team", f"involvement@{body.slug[:60]}.example.org",
            chance.often_first(STAGES), chance.one(LEVELS), mode,
            "" if mode == Mode.REMOTE else speech.filled["place"], region,
            is_paid, chance.between(4, 60) * 250 if is_paid else None,
            chance.often_first(PER) if is_paid else "", True, chance.between(2, 12),
            *self._days(lived), title, *self._texts(speech),
        )  # fmt: skip

    def _days(self, lived: Life) -> tuple[object, ...]:
        published = self.chance.moment(lived.published)
        after = self.chance.moment(lived.closes + days(1)) if lived.closes and not lived.is_open else None
        answered = self.chance.moment(lived.answered) if lived.answered else None
        starts = lived.closes + days(self.chance.between(10, 60)) if lived.closes else None
        created = published - days(self.chance.between(1, 20))
        return lived.state, created, published, after, answered, lived.closes, lived.closes is None, starts

    def _texts(self, speech: Speech) -> tuple[str, ...]:
        return (
            speech.say("summaries", 2)[:400], speech.say("backgrounds", 3), speech.say("doing", 4),
            speech.say("lived", 2), speech.say("skills"), speech.say("times"), speech.say("commitments"),
            speech.say("durations"), speech.say("expenses"), speech.say("support", 2), speech.say("choosing", 2),
        )  # fmt: skip

    def _slug(self, title: str, key: uuid.UUID) -> str:
        """The house's own rule for addresses, against what was given so far."""
        self.named.title, self.named.key = title, key
        slug = next(slug for slug in slugs.candidates(self.named) if slug not in self.taken)
        self.taken.add(slug)
        return slug

    def _topics(self, number: int, about: str) -> None:
        more = (self.chance.often_first(topics()) for _ in range(self.chance.between(0, 2)))
        for topic in dict.fromkeys((about, *more)):
            self.topics += 1
            self.topic.add(self.topics, number, topic)

    def _questions(self, number: int, speech: Speech) -> tuple[int, ...]:
        asked = self.chance.some(lists()["questions"], 3)
        for place, words in enumerate(asked, start=1):
            self.questions += 1
            self.question.add(self.questions, number, place, words.format_map(speech.filled))
        return tuple(range(self.questions - len(asked) + 1, self.questions + 1))

    def _choosers(self, number: int, body: Body, lived: Life) -> None:
        """The lead, often a second member, now and then somebody invited by email who has not said yes."""
        invited = self.chance.moment(lived.published)
        others = [1, 2] if self.chance.happens(0.3) else [1] if self.chance.happens(0.5) else []
        for member in (0, *others):
            self._chooser(number, body, body.member(member), "", invited, role="partner" if member == 2 else "staff")
        if self.chance.happens(0.1):
            self._chooser(number, body, None, f"partner-of-{number}@example.org", invited, role="partner")

    def _chooser(
        self, number: int, body: Body, person: int | None, email: str, at: datetime.datetime, *, role: str
    ) -> None:
        self.choosers += 1
        accepted = at + days(1) if person else None
        name = "" if person else "A partner"
        self.chooser.add(self.choosers, self.chance.key(), number, person, name, email, role, body.lead, at, accepted)
