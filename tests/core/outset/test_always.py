"""What always holds of findings, whatever the record."""

from dataclasses import replace
from datetime import timedelta
from zoneinfo import ZoneInfo

from hypothesis import given
from hypothesis import strategies as st

from alongside.core.outset import Capacity, Contribution, Moment, Record, Stage, judge
from tests.core.outset.building import CAPACITIES, LAST, MOVES, PARTNERS, PEOPLE, STEPS, at, did, records, sittings_of

END = at(LAST)
MOMENTS = list(Moment)  # the earliest first
ZONES = st.sampled_from([ZoneInfo("Europe/London"), ZoneInfo("America/New_York"), ZoneInfo("Asia/Kathmandu")])


def rank(found):
    return MOMENTS.index(found.moment)


# --- worked out again, by living through it


def replayed(record, until):
    """Live through the steps one by one: who sits, what has been agreed, how far the project ever came."""
    stages = list(Stage)
    furthest, agreed = -1, False
    joined, in_time, shaped = {}, set(), set()
    first_done = moment = None
    for step in range(until + 1):
        now = at(step)
        agreed = agreed or record.aim_agreed == now
        furthest = max([furthest, *(stages.index(move.to) for move in record.moves if move.at == now)])
        here = {
            sitting.person
            for sitting in record.sittings
            if sitting.capacity.value in {"patient", "carer", "public"} and not sitting.works_here
            if sitting.joined <= now and not (sitting.left and sitting.left <= now)
        }
        for person in here - joined.keys():
            joined[person] = now
            if not agreed:
                in_time.add(person)
        doing = {done.person for done in record.contributions if done.at == now} & here
        if doing and first_done is None:
            first_done = now
            moment = "from-design" if furthest <= stages.index(Stage.DESIGN) else "later"
        if furthest <= stages.index(Stage.SCOPING):
            shaped |= doing
        if shaped & in_time:
            moment = "from-the-outset"
    return moment or "not-yet", min(joined.values(), default=None), first_done, shaped


@given(records(), STEPS)
def test_the_finding_is_what_living_through_it_step_by_step_finds(record, until):
    found = judge(record, until=at(until))
    expected = replayed(record, until)
    assert (found.moment, found.first_partner, found.first_contribution, found.people_who_shaped) == expected


# --- what changes nothing


@given(records(), st.randoms(use_true_random=False))
def test_the_order_of_the_record_does_not_matter(record, random):
    def mixed(items):
        return tuple(random.sample(items, len(items)))

    other = Record(mixed(record.sittings), mixed(record.contributions), mixed(record.moves), record.aim_agreed)
    assert judge(other, until=END) == judge(record, until=END)


@given(
    records(),
    sittings_of("Sam", st.just(Capacity.STAFF)) | sittings_of("Sam", CAPACITIES, works_here=True),
    st.lists(STEPS.map(lambda step: did("Sam", step)), max_size=4),
)
def test_staff_and_what_they_do_change_nothing(record, sittings, done):
    more = replace(record, sittings=(*record.sittings, *sittings), contributions=(*record.contributions, *done))
    assert judge(more, until=END) == judge(record, until=END)


@given(records(), STEPS)
def test_what_happens_after_the_instant_asked_about_changes_nothing(record, until):
    now = at(until)
    cut = Record(
        tuple(
            replace(sitting, left=sitting.left if sitting.left and sitting.left <= now else None)
            for sitting in record.sittings
            if sitting.joined <= now
        ),
        tuple(done for done in record.contributions if done.at <= now),
        tuple(move for move in record.moves if move.at <= now),
        record.aim_agreed if record.aim_agreed and record.aim_agreed <= now else None,
    )
    assert judge(cut, until=END) == judge(record, until=now)


@given(records(), MOVES)
def test_once_scoping_has_ended_no_move_back_or_on_changes_whether_it_was_from_the_outset(record, moves):
    before = judge(record, until=END)
    if before.scoping_ended is None:
        return
    later = tuple(move for move in moves if move.at >= before.scoping_ended)
    after = judge(replace(record, moves=(*record.moves, *later)), until=END)
    assert (after.moment is Moment.FROM_THE_OUTSET) == (before.moment is Moment.FROM_THE_OUTSET)
    assert (after.people_who_shaped, after.scoping_ended) == (before.people_who_shaped, before.scoping_ended)
    assert rank(after) >= rank(before)


@given(records(), ZONES)
def test_the_zone_in_which_a_time_is_written_does_not_matter(record, zone):
    def written(when):
        return when and when.astimezone(zone)

    other = Record(
        tuple(replace(one, joined=written(one.joined), left=written(one.left)) for one in record.sittings),
        tuple(replace(one, at=written(one.at)) for one in record.contributions),
        tuple(replace(one, at=written(one.at)) for one in record.moves),
        written(record.aim_agreed),
    )
    assert judge(other, until=written(END)) == judge(record, until=END)


# --- what only ever helps


@given(records(), st.sampled_from(PEOPLE), STEPS)
def test_a_further_contribution_never_makes_the_moment_worse(record, person, step):
    more = replace(record, contributions=(*record.contributions, did(person, step)))
    assert rank(judge(more, until=END)) <= rank(judge(record, until=END))


@given(records(), sittings_of("Bo", st.sampled_from(PARTNERS), works_here=False))
def test_a_further_partner_never_makes_the_moment_worse_nor_the_wait_longer(record, sittings):
    fewer, more = judge(record, until=END), judge(replace(record, sittings=(*record.sittings, *sittings)), until=END)
    assert more.moment == fewer.moment  # sitting alone is not taking part
    if fewer.days_to_join is not None:
        assert more.days_to_join <= fewer.days_to_join


@given(records(), STEPS, STEPS)
def test_as_time_goes_on_the_moment_never_turns_worse(record, one, other):
    early, late = (judge(record, until=at(step)) for step in sorted((one, other)))
    assert rank(late) <= rank(early)
    assert early.people_who_shaped <= late.people_who_shaped


@given(records(), st.data())
def test_a_partner_who_becomes_staff_takes_nothing_back(record, data):
    last = {sitting.person: sitting for sitting in record.sittings if sitting.left is None}
    if not last:
        return
    before = data.draw(st.sampled_from(list(last.values())))
    change = END + timedelta(hours=1)
    left, as_staff = replace(before, left=change), replace(before, joined=change, capacity=Capacity.STAFF)
    sittings = (*(one for one in record.sittings if one != before), left, as_staff)
    until = END + timedelta(hours=2)
    after = replace(
        record, sittings=sittings, contributions=(*record.contributions, Contribution(before.person, until))
    )
    assert judge(after, until=until) == judge(record, until=until)


@given(records())
def test_a_finding_agrees_with_itself(record):
    found = judge(record, until=END)
    assert (found.first_contribution is None) == (found.moment is Moment.NOT_YET)
    assert found.days_to_join is None or found.days_to_join >= 0
    assert (found.days_to_join is None) == (found.first_partner is None or not record.moves)
    assert bool(found.people_who_shaped) == (found.reason.code in {"there-from-the-outset", "joined-after-the-aim"})
    if found.first_contribution is not None:
        assert found.first_partner <= found.first_contribution
