"""Who came forward, what they wrote, and what they were told: only what the actions could have left behind."""

import datetime
from dataclasses import dataclass
from functools import cache

from alongside.core import working_days
from alongside.opportunities.interests import promise, sharing
from alongside.opportunities.interests.models import Answer, Event, Interest, Reply
from alongside.opportunities.interests.promise import PROMISED_DAYS
from benchmarks.seed.chance import Chance, days
from benchmarks.seed.openings import Opening
from benchmarks.seed.people import KEEP_LIVED, KEEP_NEEDS, LIVED, NEEDS, People
from benchmarks.seed.spec import Spec
from benchmarks.seed.tables import Table, Tables
from benchmarks.seed.words import lists

State = Interest.State
KEPT = days(183)
MOST = 9  # people an opening, three on average
ANSWERED = (State.YES, State.NOT_THIS_TIME, State.NOT_THIS_TIME, State.WAITING_LIST, State.DECLINED, State.WITHDRAWN)
STILL_OPEN = (State.SENT, State.SENT, State.SENT, State.DRAFT, State.YES, State.NOT_THIS_TIME, State.WITHDRAWN)
TOLD = {State.YES: "yes", State.DECLINED: "yes", State.WAITING_LIST: "later", State.NOT_THIS_TIME: "no"}
EVENTS = {State.WITHDRAWN: Event.What.WITHDRAWN, State.DECLINED: Event.What.DECLINED}
COLUMNS = (
    "id", "key", "opportunity_id", "person_id", "state", "why", "access", "shares", "agreed_to", "agreed_at",
    "steps_done", "started_at", "saved_at", "sent_at", "answer_by", "answered_at", "ended_at", "emptied_at",
)  # fmt: skip


@dataclass(frozen=True, kw_only=True)
class Course:
    """How one interest went: its state, and when."""

    state: str
    sent: datetime.datetime
    answered: datetime.datetime | None
    ended: datetime.datetime | None
    # When it was emptied because it had been kept long enough; nobody is in it then, and no words.
    emptied: datetime.datetime | None

    @property
    def was_sent(self) -> bool:
        """Whether anybody waits or waited for an answer."""
        return self.state != State.DRAFT


class Interests:
    """Writes interests, replies, answers and events."""

    def __init__(self, spec: Spec, people: People) -> None:
        self.spec, self.people = spec, people
        self.chance = Chance(spec.seed, "interests")
        self.interest = Table(Interest, *COLUMNS)
        self.reply = Table(Reply, "id", "interest_id", "question_id", "words")
        self.answer = Table(
            Answer,
            "id",
            "interest_id",
            "outcome",
            "reason",
            "words",
            "by_id",
            "at",
            "waiting_since",
            "working_days_waited",
            "press",
        )
        self.event = Table(Event, "id", "interest_id", "what", "at")
        self.tables = Tables(self.interest, self.reply, people.consent, self.answer, self.event)
        self.interests = self.replies = self.answers = self.events = 0
        self.shared: set[tuple[int, str, int]] = set()

    def add(self, opening: Opening) -> None:
        """Let some people come forward, each once."""
        chance = self.chance
        count = int(chance.random.random() ** 2 * (MOST + 1))
        for person in dict.fromkeys(chance.between(1, self.spec.people) for _ in range(count)):
            self._one(opening, person, self._course(opening))

    def _course(self, opening: Opening) -> Course:
        chance, life = self.chance, opening.life
        last = self.spec.today - days(1) if life.is_open or life.closes is None else life.closes
        sent = chance.moment(life.published + days(chance.between(0, (last - life.published).days)))
        state = chance.one(ANSWERED if life.answered else STILL_OPEN)
        answered = self._answered(opening, state, sent)
        over = sent if state == State.WITHDRAWN else answered if state == State.DECLINED else None
        ended = min(over + days(chance.between(0, 5)), self._now) if over else None
        return self._kept(state, sent, answered, ended)

    def _answered(self, opening: Opening, state: str, sent: datetime.datetime) -> datetime.datetime | None:
        if state not in TOLD:
            return None
        latest = opening.life.answered or self.spec.today
        span = (latest - sent.date()).days
        return min(max(sent, self.chance.moment(sent.date() + days(self.chance.between(span // 2, span)))), self._now)

    @property
    def _now(self) -> datetime.datetime:
        """The last moment of the day before today, as far as anybody here writes."""
        return datetime.datetime.combine(self.spec.today - days(1), datetime.time(20), datetime.UTC)

    def _kept(
        self, state: str, sent: datetime.datetime, answered: datetime.datetime | None, ended: datetime.datetime | None
    ) -> Course:
        """Empty what was over long ago, as the service does each night: only a yes is kept."""
        over = ended or answered
        emptied = over + KEPT + days(14) if over and state != State.YES else None
        if emptied is None or emptied > self._now:
            return Course(state=state, sent=sent, answered=answered, ended=ended, emptied=None)
        if state == State.WAITING_LIST:
            state, ended = State.WITHDRAWN, emptied
        return Course(state=state, sent=sent, answered=answered, ended=ended, emptied=emptied)

    def _one(self, opening: Opening, person: int, course: Course) -> None:
        self.interests += 1
        number, is_sent, is_kept = self.interests, course.was_sent, course.emptied is None
        why = self.chance.one(lists()["why"]).format_map(opening.speech.filled) if is_kept else ""
        access, shares = self._shares(person) if is_kept and is_sent else ("", ())
        steps = ("why", *(["questions"] if opening.questions else []), "access", "sharing") if is_sent else ("why",)
        self.interest.add(
            number, self.chance.key(), opening.pk, person if is_kept else None, course.state, why, access, shares,
            sharing.AGREEMENT if is_sent else "", course.sent if is_sent else None, steps if is_kept else (),
            course.sent, course.sent, course.sent if is_sent else None,
            self._promised(opening, course.sent.date()) if is_sent else None,
            course.answered, course.ended, course.emptied,
        )  # fmt: skip
        if is_kept and is_sent:
            self._reply(number, opening)
            self._agree(opening, person, access, shares, course.sent)
        self._tell(number, opening, course)

    def _shares(self, person: int) -> tuple[str, tuple[str, ...]]:
        """Nobody shares what they have not told us."""
        told = self.people.told[person]
        shares = self.chance.some(("roles", "skills", "times", "where"), 4)
        if told & LIVED and self.chance.happens(0.6):
            shares = (*shares, sharing.LIVED)
        if told & NEEDS and self.chance.happens(0.6):
            return Interest.Access.PROFILE.value, shares
        return self.chance.one((Interest.Access.NONE, Interest.Access.LATER)).value, shares

    def _agree(self, opening: Opening, person: int, access: str, shares: tuple[str, ...], at: object) -> None:
        """Consent to each organisation once."""
        wanted = [KEEP_LIVED] if sharing.LIVED in shares else []
        wanted += [KEEP_NEEDS] if access == Interest.Access.PROFILE else []
        for purpose in wanted:
            consent = (person, purpose, opening.body.pk)
            if consent not in self.shared:
                self.shared.add(consent)
                name = opening.body.name
                self.people.agree(person, purpose, at, organisation_key=str(opening.body.pk), organisation_name=name)

    def _promised(self, opening: Opening, sent_on: datetime.date) -> datetime.date:
        return _ten_days_after(max(sent_on, opening.life.closes) if opening.life.closes else sent_on)

    def _reply(self, number: int, opening: Opening) -> None:
        for question in opening.questions:
            self.replies += 1
            self.reply.add(self.replies, number, question, self.chance.one(lists()["replied"]))

    def _tell(self, number: int, opening: Opening, course: Course) -> None:
        """What was answered, and the steps that have no record of their own."""
        if course.was_sent:
            self._event(number, Event.What.SENT, course.sent)
        if course.answered:
            self._answer(number, opening, course, course.answered)
        if course.ended and course.state in EVENTS and course.ended != course.emptied:
            self._event(number, EVENTS[State(course.state)], course.ended)

    def _answer(self, number: int, opening: Opening, course: Course, at: datetime.datetime) -> None:
        self.answers += 1
        kind = TOLD.get(State(course.state), "later")
        words = self.chance.one(lists()[kind]) if course.emptied is None else ""
        reason = self.chance.one(("places", "places", "experience", "balance")) if kind == "no" else ""
        outcome = {"yes": "yes", "later": "waiting list", "no": "not this time"}[kind]
        self.answer.add(
            self.answers,
            number,
            outcome,
            reason,
            words,
            opening.body.lead,
            at,
            course.sent,
            promise.waited(course.sent, at),
            self.chance.key(),
        )

    def _event(self, number: int, what: str, at: datetime.datetime) -> None:
        self.events += 1
        self.event.add(self.events, number, str(what), at)


@cache
def _ten_days_after(day: datetime.date) -> datetime.date:
    return working_days.add(day, PROMISED_DAYS)
