"""How the trio work from week to week: an idea, ways of working, talk, a task, a decision, a meeting, a door."""

import datetime
import uuid

from django.utils import timezone

from alongside.organisations.models import Organisation
from alongside.people.models import Person
from alongside.projects.choices import Capacity
from alongside.projects.decisions import actions as decisions
from alongside.projects.discussion import actions as discussion
from alongside.projects.doors import actions as doors
from alongside.projects.ideas import actions as ideas
from alongside.projects.ideas import answering
from alongside.projects.meetings import finding
from alongside.projects.models import Idea, Member, Project, Topic
from alongside.projects.todo import actions as todo
from alongside.projects.todo.origins import Origin
from alongside.projects.ways import actions as ways
from alongside.site.demonstration.people import SPACE

Trio = dict[str, Person]

WAYS = {
    "communicate": "Here in the discussions. Tom rings Vera every Thursday.",
    "times": "Not at weekends. Nobody has to answer at once.",
    "disagree": "We say what worries us early, as a concern, and look for what would help.",
    "credit": "Whoever took part is named, if they like.",
    "confidentiality": "What somebody tells of their own life stays among us.",
    "pace": "Slower when somebody is ill, without explaining.",
    "needs": "We use live captions. We take a break every 40 minutes.",
}


def key(what: str) -> uuid.UUID:
    """Return a key that is the same every time."""
    return uuid.uuid5(SPACE, f"working together: {what}")


def raise_ideas(people: Trio, organisation: Organisation, lead: Person) -> Idea:
    """Raise the idea that became the project, which is taken up, and another one, which waits."""
    first = _raise(
        people["amina"], organisation, "Check-ups in which people feel listened to",
        "Everybody who lives with diabetes and goes to the yearly check-up",
        "I have cried after three of ten. I stopped telling them things.", Capacity.PATIENT,
    )  # fmt: skip
    ideas.say(by=people["tom"], idea=first, kind="lived")
    ideas.say(by=people["grace"], idea=first, kind="help", skill="I can get you into the clinic")
    answering.answer(by=lead, idea=first, outcome="take up", words="Yes. We would like to work on this with you.")
    second = _raise(
        people["tom"], organisation, "A chair beside the bed for whoever looks after somebody",
        "Carers who stay for hours", "I stood for six hours when my mother was in the assessment unit.", Capacity.CARER,
    )  # fmt: skip
    ideas.say(by=people["amina"], idea=second, kind="matters")
    return first


def _raise(by: Person, organisation: Organisation, what: str, for_whom: str, why: str, capacity: str) -> Idea:
    idea = ideas.begin(by=by, organisation=organisation, what=what, key=key(what))
    ideas.write(by=by, idea=idea, values={"for_whom": for_whom, "why": why})
    return ideas.send(by=by, idea=idea, capacity=capacity, shows_name=True)


def work(people: Trio, project: Project) -> None:
    """Fill a few weeks."""
    amina, tom, grace = people["amina"], people["tom"], people["grace"]
    written = ways.write(by=grace, project=project, values=WAYS, seen=ways.UNWRITTEN)
    for person in (amina, tom, grace):
        ways.agree(by=person, project=project, seen=str(written.version))
    topic = _talk(people, project)
    member = Member.objects.get(project=project, person=tom)
    values = {"what": "Ask ten people in the waiting room", "more": "Two questions, on paper.", "when": None}
    todo.make(
        by=amina, project=project, values=values, who=[member.pk], key=key("task"), of=Origin(post=topic.posts.first())
    )
    _decide(people, project)
    _meet(people, project)
    door = {"who": "The diabetes nurses", "why": "They see everybody once a year", "opener": member, "state": "to open"}
    doors.add(by=grace, project=project, values=door | {"how_it_went": ""}, key=key("door"))


def _talk(people: Trio, project: Project) -> Topic:
    topic = discussion.start(
        by=people["amina"], project=project, title="What do people say when they come out?", key=key("topic"),
        text="I sat in the waiting room on Tuesday. Three people said *nobody asked me anything*.",
    )  # fmt: skip
    for name, text in (
        ("tom", "My mother said the same. Could we ask everybody, with two questions?"),
        ("grace", "The nurses would like that. @Tom Fletcher, shall I put you in touch?"),
    ):
        discussion.post(by=people[name], topic=topic, text=text, key=key(text))
    return topic


def _decide(people: Trio, project: Project) -> None:
    """Leave one decision made and one open with a concern."""
    closes = timezone.localdate() + datetime.timedelta(days=10)
    made = decisions.propose(
        by=people["amina"], project=project, title="Ask on paper", text="We ask people on paper on the way out.",
        quorum=2, closes_on=None, key=key("decided"),
    )  # fmt: skip
    for member in Member.objects.filter(project=project, left_at=None).select_related("person"):
        by = member.person or people["tom"]
        decisions.say(by=by, decision=made, said="agree", words="", seen="1", whom=member)
    decisions.record(by=people["tom"], decision=made, outcome="We look at the answers together in four weeks.")
    asked = decisions.propose(
        by=people["grace"], project=project, title="Two questions or five?", quorum=2, closes_on=closes,
        text="We ask five questions, so that we learn more.", key=key("open"),
    )  # fmt: skip
    words = "Five are too many for people who have just had a hard talk."
    decisions.say(by=people["tom"], decision=asked, said="concern", words=words, seen="1")


def _meet(people: Trio, project: Project) -> None:
    """Plan the next meeting, and set its time."""
    meeting = finding.plan(
        by=people["tom"], project=project, title="Look at the first answers", minutes=60,
        where="https://meet.example/check-ups", dial_in="0117 496 0000, code 12 34", key=key("meeting"),
    )  # fmt: skip
    day = timezone.localdate() + datetime.timedelta(days=6)
    at = timezone.make_aware(datetime.datetime.combine(day, datetime.time(18, 30)))
    finding.offer(by=people["tom"], meeting=meeting, times=[at])
    finding.choose(by=people["grace"], offer=meeting.offers.get())
