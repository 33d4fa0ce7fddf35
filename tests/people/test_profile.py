"""Tell us once: short steps, each optional, saved for good, never a whole postcode, health data only with consent."""

import pytest
from django.test import Client

from alongside.audit.models import Entry
from alongside.people.consents import queries as consents
from alongside.people.models import LivedTopic, Person, Profile, StepSaved
from alongside.people.profile import actions, queries
from alongside.people.profile.finding import find_topics
from alongside.people.profile.places import without_postcode
from alongside.people.profile.steps import STEPS
from tests.factories.people import PersonFactory

pytestmark = pytest.mark.django_db

ANSWERS: dict[str, dict[str, object]] = {
    "name": {"name": "Annie"},
    "reach": {"contact": "phone", "phone": "0117 496 0123"},
    "format": {"formats": ["bsl", "language"], "language": "Somali", "agree": "on"},
    "roles": {"roles": ["patient", "carer"]},
    "lived": {"topics": ["stroke", "diabetes"], "lived_words": "Ten years of it", "agree": "on"},
    "skills": {"skills": ["listening"], "skills_words": "I ran a shop"},
    "time": {"times": ["weekends"], "hours": "little", "times_words": "Not in school holidays"},
    "place": {"where": "both", "distance": "hour", "area": "Bedminster"},
    "needs": {"needs": ["captions", "breaks"], "needs_words": "Slowly please", "agree": "on"},
}


@pytest.mark.parametrize("key", list(STEPS))
def test_each_step_is_saved_and_shown_again(as_person: Client, person: Person, key: str) -> None:
    address = f"/me/profile/{key}/"
    assert as_person.get(address).status_code == 200
    response = as_person.post(address, ANSWERS[key] | {"version": "0"})
    assert response.headers["Location"] == "/me/profile/", response.content.decode()
    kept = queries.answers_of(person, STEPS[key])
    assert kept == {name: value for name, value in ANSWERS[key].items() if name != "agree"}
    state = next(state for state in queries.steps_of(person) if state.step.key == key)
    assert state.saved
    assert state.told
    assert as_person.get(address).status_code == 200
    assert Entry.objects.get(what="profile.saved").facts == {"step": key}


@pytest.mark.parametrize("key", [key for key in STEPS if key != "name"])
def test_each_step_but_the_name_may_be_left_empty(as_person: Client, person: Person, key: str) -> None:
    assert as_person.post(f"/me/profile/{key}/", {"version": "0"}).status_code == 302
    state = next(state for state in queries.steps_of(person) if state.step.key == key)
    assert (state.saved, state.told) == (True, False)
    assert not consents.active(person).exists()


@pytest.mark.parametrize("key", ["lived", "needs", "format"])
def test_health_data_is_not_kept_without_agreement(as_person: Client, person: Person, key: str) -> None:
    typed = {name: value for name, value in ANSWERS[key].items() if name != "agree"}
    response = as_person.post(f"/me/profile/{key}/", typed | {"version": "0"})
    page = response.content.decode()
    assert "Tick the box if you agree" in page
    assert "Ten years of it" in page or "Slowly please" in page or "Somali" in page
    assert not Profile.objects.exists()
    assert not LivedTopic.objects.exists()
    with pytest.raises(actions.ConsentNeededError):
        actions.save_step(by=person, person=person, step=STEPS[key], answers=typed, version=0)


def test_two_windows_never_overwrite_each_other_unnoticed(as_person: Client, person: Person) -> None:
    as_person.post("/me/profile/skills/", {"skills": ["law"], "version": "0"})
    stale = as_person.post("/me/profile/skills/", {"skills": ["money"], "version": "0"})
    page = stale.content.decode()
    assert "another window" in page
    assert "Law or rights" in page
    assert queries.profile_of(person).skills == ["law"]
    assert 'name="version" value="1"' in page
    as_person.post("/me/profile/skills/", {"skills": ["money"], "version": "1"})
    assert queries.profile_of(person).skills == ["money"]


def test_pressing_save_twice_saves_once_and_warns_nobody(as_person: Client, person: Person) -> None:
    for _ in range(2):
        response = as_person.post("/me/profile/reach/", ANSWERS["reach"] | {"version": "0"})
        assert response.status_code == 302
    assert StepSaved.objects.get(step="reach").version == 1
    assert Entry.objects.filter(what="profile.saved").count() == 1


def test_a_whole_postcode_is_never_kept_and_the_person_is_told_why(as_person: Client, person: Person) -> None:
    response = as_person.post("/me/profile/place/", {"area": "Knowle, bs4 2QX", "version": "0"}, follow=True)
    assert queries.profile_of(person).area == "Knowle, BS4"
    assert "first half of your postcode" in response.content.decode()


@pytest.mark.parametrize(
    ("typed", "kept"),
    [
        ("SW1A 1AA", "SW1A"),
        ("m11ae", "M1"),
        ("BS1", "BS1"),
        ("Bath", "Bath"),
        ("from W1A 0AX to EC1A 1BB", "from W1A to EC1A"),
        ("London 2012 area", "London 2012 area"),
    ],
)
def test_postcodes_are_cut_to_their_first_half(typed: str, kept: str) -> None:
    assert without_postcode(typed) == (kept, typed != kept)


@pytest.mark.parametrize("phone", ["call me", "12", "0117 496 0123 0117 496 0123", "٠١١٧٤٩٦٠١٢٣", "<b>1234567</b>"])
def test_a_phone_number_that_is_none_is_refused_in_words(as_person: Client, person: Person, phone: str) -> None:
    response = as_person.post("/me/profile/reach/", {"phone": phone, "version": "0"})
    assert "Enter a phone number" in response.content.decode()
    assert not Profile.objects.exists()


def test_a_call_needs_a_number(as_person: Client) -> None:
    response = as_person.post("/me/profile/reach/", {"contact": "text", "version": "0"})
    assert "or choose another way" in response.content.decode()


HOSTILE = "<script>alert(1)</script>\x00\u202eevil 😀 " + "é" * 50


def test_hostile_words_are_kept_as_words(as_person: Client, person: Person) -> None:
    as_person.post("/me/profile/skills/", {"skills_words": HOSTILE, "version": "0"})
    kept = queries.profile_of(person).skills_words
    assert kept.startswith("<script>alert(1)</script>evil 😀")
    for address in ("/me/profile/", "/me/profile/skills/", "/me/profile/sharing/"):
        page = as_person.get(address).content.decode()
        assert "<script>alert(1)" not in page


def test_words_that_are_too_long_come_back_whole(as_person: Client, person: Person) -> None:
    long = "word " * 600
    page = as_person.post("/me/profile/skills/", {"skills_words": long, "version": "0"}).content.decode()
    assert "Shorten this to 2000 characters" in page
    assert long.strip() in page
    assert not Profile.objects.exists()


@pytest.mark.parametrize("version", ["", "x", "-1", "99999999999999999999"])
def test_a_spoilt_version_is_never_an_error_page(as_person: Client, version: str) -> None:
    assert as_person.post("/me/profile/roles/", {"roles": ["staff"], "version": version}).status_code in (200, 302)


def test_answers_that_are_not_on_the_list_are_refused(as_person: Client, person: Person) -> None:
    for key, typed in [("roles", {"roles": ["king"]}), ("lived", {"topics": ["no-such"], "agree": "on"})]:
        page = as_person.post(f"/me/profile/{key}/", typed | {"version": "0"}).content.decode()
        assert "Choose only from the answers on the list" in page
    assert not LivedTopic.objects.exists()


def test_topics_are_found_by_everyday_words_without_script_and_nothing_typed_is_lost(as_person: Client) -> None:
    typed = {"find": "1", "search": "sugar diabetes", "topics": ["stroke"], "lived_words": "My story", "agree": "on"}
    page = as_person.post("/me/profile/lived/", typed).content.decode()
    assert 'value="stroke" checked' in page
    assert 'value="diabetes"' in page.split('id="found"')[1].split("Look through all topics")[0]
    assert "My story" in page
    assert "Error:" not in page
    assert not LivedTopic.objects.exists()


def test_words_that_are_no_topic_are_answered_kindly(as_person: Client) -> None:
    page = as_person.post("/me/profile/lived/", {"find": "1", "search": "xyzzy"}).content.decode()
    assert "own words below" in page


def test_finding_gives_the_topic_and_kinds_of_it() -> None:
    slugs = [topic.slug for topic in find_topics("cancer")]
    assert slugs[0] == "cancer"
    assert len(slugs) > 5
    assert find_topics("") == []


def test_taking_back_says_what_goes_and_then_it_is_gone(as_person: Client, person: Person) -> None:
    as_person.post("/me/profile/lived/", ANSWERS["lived"] | {"version": "0"})
    page = as_person.get("/me/profile/lived/take-back/").content.decode()
    assert "delete everything you told us in this part" in page
    as_person.post("/me/profile/lived/take-back/")
    assert not LivedTopic.objects.filter(person=person).exists()
    assert queries.profile_of(person).lived_words == ""
    stale = as_person.post("/me/profile/lived/", ANSWERS["lived"] | {"version": "1"})
    assert "another window" in stale.content.decode()


def test_after_saving_a_person_comes_back_to_where_they_were(as_person: Client) -> None:
    response = as_person.post("/me/profile/roles/", {"roles": ["staff"], "version": "0", "next": "/opportunities/x/"})
    assert response.headers["Location"] == "/opportunities/x/"


def test_there_are_no_other_steps_and_only_health_steps_are_taken_back(as_person: Client) -> None:
    assert as_person.get("/me/profile/nothing/").status_code == 404
    assert as_person.get("/me/profile/skills/take-back/").status_code == 404


def test_what_is_shared_is_shown_and_can_be_taken_back(as_person: Client, person: Person) -> None:
    from alongside.people.actions import give_sharing_consent

    give_sharing_consent(
        by=person, person=person, organisation_key="7", organisation_name="Kind Trust", purposes=["access needs"]
    )
    assert "Kind Trust" in as_person.get("/me/profile/sharing/").content.decode()
    as_person.post("/me/profile/sharing/", {"organisation": "7", "purpose": ["access needs", "rubbish"]})
    assert consents.sharing_consents(person) == []
    as_person.post("/me/profile/needs/", ANSWERS["needs"] | {"version": "0"})
    as_person.post("/me/profile/sharing/", {"organisation": "", "purpose": "access needs"})
    assert consents.may_keep(person, "access needs")


def test_the_task_list_takes_the_same_few_reads_however_much_was_told(django_assert_num_queries) -> None:
    person = PersonFactory()
    Profile.objects.create(person=person, roles=["carer"])
    LivedTopic.objects.create(person=person, topic="stroke")
    with django_assert_num_queries(4):
        queries.steps_of(person)


def test_taking_back_access_needs_takes_back_formats_too(as_person: Client, person: Person) -> None:
    as_person.post("/me/profile/needs/", ANSWERS["needs"] | {"version": "0"})
    formats = {name: value for name, value in ANSWERS["format"].items() if name != "agree"}
    assert as_person.post("/me/profile/format/", formats | {"version": "0"}).status_code == 302
    assert "both your formats" in as_person.get("/me/profile/format/take-back/").content.decode()
    as_person.post("/me/profile/format/take-back/")
    profile = queries.profile_of(person)
    assert (profile.needs, profile.needs_words, profile.formats, profile.language) == ([], "", [], "")
    stale = as_person.post("/me/profile/needs/", ANSWERS["needs"] | {"version": "1"})
    assert "another window" in stale.content.decode()


@pytest.mark.parametrize(
    ("key", "typed"),
    [
        ("reach", {"contact": "email", "phone": "0117 496 0123"}),
        ("reach", {"phone": "0117 496 0123"}),
        ("format", {"language": "Somali", "agree": "on"}),
        ("time", {"times_words": "Not in school holidays"}),
        ("place", {"where": "remote", "distance": "hour", "area": "Bedminster"}),
        ("place", {"distance": "walk", "area": "Bedminster"}),
    ],
)
def test_what_depends_on_another_question_is_kept_whatever_was_chosen_there(
    as_person: Client, person: Person, key: str, typed: dict[str, str]
) -> None:
    assert as_person.post(f"/me/profile/{key}/", typed | {"version": "0"}).status_code == 302
    kept = queries.answers_of(person, STEPS[key])
    assert {name: kept[name] for name in typed if name != "agree"} == {
        name: value for name, value in typed.items() if name != "agree"
    }
