"""Records for tests: times are whole steps of ten hours, so that several fall on one day and many on one instant."""

from datetime import UTC, datetime, timedelta

from hypothesis import strategies as st

from alongside.core.outset import Capacity, Contribution, Move, Record, Sitting, Stage

LAST = 14
PARTNERS = [Capacity.PATIENT, Capacity.CARER, Capacity.PUBLIC]
BEGINNING = datetime(2026, 3, 1, 9, tzinfo=UTC)


def at(step):
    return BEGINNING + timedelta(hours=10 * step)


def sits(person, joined, left=None, capacity=Capacity.PATIENT, works_here=False):
    return Sitting(person, at(joined), None if left is None else at(left), capacity, works_here)


def did(person, step):
    return Contribution(person, at(step))


def moved(**steps):
    return tuple(Move(Stage[stage.upper()], at(step)) for stage, step in steps.items())


def record(sittings=(), contributions=(), moves=(), aim=None):
    return Record(tuple(sittings), tuple(contributions), tuple(moves), None if aim is None else at(aim))


STEPS = st.integers(0, LAST)
# Drawn so that most people are partners and most moves are early: else hardly any project is from the outset.
CAPACITIES = st.sampled_from([*PARTNERS, *PARTNERS, Capacity.STAFF])
STAGES = st.sampled_from([Stage.IDEA, Stage.SCOPING, Stage.SCOPING, *Stage])


@st.composite
def sittings_of(draw, person, capacities=CAPACITIES, works_here=None):
    """Sittings of one person that do not overlap: some end as they begin, some begin as another ends."""
    ends = sorted(draw(st.lists(STEPS, max_size=5)))
    pairs = [(ends[place], ends[place + 1] if place + 1 < len(ends) else None) for place in range(0, len(ends), 2)]
    works = st.sampled_from([False, False, True]) if works_here is None else st.just(works_here)
    return [sits(person, joined, left, draw(capacities), draw(works)) for joined, left in pairs]


MOVES = st.lists(st.builds(Move, STAGES, STEPS.map(at)), max_size=5)
PEOPLE = ["Ama", 2, ("Bea", 3)]


@st.composite
def records(draw):
    sittings = [sitting for person in PEOPLE for sitting in draw(sittings_of(person))]
    done = draw(
        st.lists(
            st.builds(did, st.sampled_from([*PEOPLE, "a stranger"]), STEPS),
            min_size=draw(st.integers(0, 8)),
            max_size=10,
        )
    )
    return record(sittings, done, draw(MOVES), draw(st.none() | STEPS))
