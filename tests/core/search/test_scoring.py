"""What an opening is found by, and how much that is worth."""

from hypothesis import given, settings
from hypothesis import strategies as st

from alongside.core import search
from alongside.core.search import Document


def points(words: str, document: Document, others: list[Document] | None = None) -> float:
    """Score a document against words, among others."""
    every = [search.marks(item) for item in [document, *(others or [])]]
    counts = {mark: sum(mark in marks for marks in every) for marks in every for mark in marks}
    plan = search.plan([search.wish(concept) for concept in search.read(words)], counts)
    best: dict[int, float] = {}
    for hit in plan.hits:
        if hit.mark in every[0]:
            best[hit.concept] = max(hit.points, best.get(hit.concept, 0.0))
    beside = sum(hit.points for hit in plan.beside if hit.mark in every[0])
    counting = beside + sum(value for concept, value in best.items() if concept in plan.counting)
    return beside + sum(best.values()) if best and counting >= plan.enough else 0.0


def test_topic_comes_before_title_before_text() -> None:
    topic = Document("A panel", topics=["eczema"])
    title = Document("Eczema-like trolleys: a panel")
    text = Document("A panel", text=["We look at trolleys."])
    others = [topic, title, text, *[Document(f"Panel {number}") for number in range(9)]]
    assert points("eczema", topic, others) > 0
    assert points("trolleys", title, others) > points("trolleys", text, others) > 0


def test_of_those_about_a_topic_the_one_that_says_it_in_the_same_words_comes_first() -> None:
    plain, titled = Document("A panel", topics=["eczema"]), Document("A panel on eczema", topics=["eczema"])
    worded = Document("A panel", topics=["eczema"], text=["For whoever has atopic eczema."])
    others = [plain, titled, worded, *[Document(f"Panel {number}") for number in range(9)]]
    assert points("eczema", titled, others) > points("eczema", worded, others) > points("eczema", plain, others) > 0


def test_times_order_what_a_topic_finds_and_find_something_where_there_is_none() -> None:
    tuesday, any_day = Document("A panel", topics=["eczema"], times=["Tuesdays"]), Document("A", topics=["eczema"])
    others = [tuesday, any_day, *[Document(f"Panel {number}") for number in range(9)]]
    assert points("eczema on tuesdays", tuesday, others) > points("eczema on tuesdays", any_day, others) > 0
    assert points("tuesdays", tuesday, others) > 0
    assert points("tuesdays", any_day, others) == 0


def test_ways_find_something_beside_topics_of_taking_part() -> None:
    post, other = Document("A panel", text=["Everything goes by post."]), Document("A panel on research")
    others = [post, other, *[Document(f"Panel {number}") for number in range(9)]]
    assert points("by post, no computer", post, others) > 0


def test_one_thing_of_many_is_answered_by_what_says_so_and_not_by_all_of_its_topic() -> None:
    infections = Document("A panel", topics=["flu-and-infections"])
    nits = Document("A panel", text=["How schools deal with nits."])
    others = [infections, nits, *[Document(f"Panel {number}") for number in range(9)]]
    assert points("nits", nits, others) > 0
    assert points("nits", infections, others) == 0
    assert points("infections", infections, others) > 0


def test_what_is_said_with_a_slip_is_looked_for_as_it_was_meant() -> None:
    (concept,) = search.read("homeopthy")
    assert concept.words == ("homeopathi",)


def test_nothing_has_more_points_than_an_opening_with_all_of_it() -> None:
    document = Document(
        "Eczema: a panel on eczema", topics=["eczema"], text=["Eczema on Tuesdays."], times=["Tuesdays"]
    )
    others = [Document(f"Panel {number}") for number in range(9)]
    every = [search.marks(item) for item in [document, *others]]
    counts = {mark: sum(mark in marks for marks in every) for marks in every for mark in marks}
    plan = search.plan([search.wish(concept) for concept in search.read("eczema on tuesdays")], counts)
    assert 0.8 * plan.most < points("eczema on tuesdays", document, others) <= plan.most


def test_a_narrower_topic_is_found_under_a_broader_one_and_hardly_the_other_way() -> None:
    narrow, broad = Document("A panel", topics=["breast-cancer"]), Document("A panel", topics=["cancer"])
    assert points("cancer", narrow) > 0
    assert points("breast cancer", narrow) > points("breast cancer", broad)


def test_one_chance_word_of_many_shows_nothing() -> None:
    document = Document("A panel", text=["Bring your guide dog."])
    assert points("plumber to mend the kitchen sink for my dog", document) == 0
    assert points("dog", document) > 0


def test_a_place_is_found_within_and_around_it() -> None:
    bristol = Document("A panel", place="Bristol")
    assert "p:bristol" in search.marks(bristol)
    assert "p:south-west" in search.marks(bristol)
    assert "q:bristol" in search.marks(bristol)
    assert "q:south-west" not in search.marks(bristol)


def test_only_a_list_says_whether_it_is_paid() -> None:
    assert "y:paid" not in search.marks(Document("A panel", text=["For paid carers."]))
    assert "y:paid" in search.marks(Document("A panel", ways=["paid"]))


@settings(deadline=None)
@given(st.text(max_size=200), st.text(max_size=200), st.lists(st.text(max_size=20), max_size=3))
def test_no_text_breaks_it_and_marks_hold_no_space(title: str, text: str, ways: list[str]) -> None:
    for mark in search.marks(Document(title, text=[text], place=text, ways=ways)):
        assert mark == "".join(mark.split())
        assert len(mark) <= 80 or ways


def test_words_that_say_little_alone_do_not_stand_in_the_way() -> None:
    document = Document("A panel", topics=["dementia"])
    others = [Document(f"Panel {number}", text=["handy"]) for number in range(9)]
    assert points("my hubby keeps forgetting who i am since tuesday and dementia is tough", document, others) > 0
    assert points("hubby", document, others) == 0
    assert points("handy", others[0], [document]) > 0


def test_what_is_offered_for_access_is_found_but_speaks_of_nothing_else() -> None:
    document = Document("A panel", offered=["Easy read papers. Babies welcome. Home visits for the housebound."])
    assert points("easy read please", document) > 0
    assert points("housebound", document) > 0
    assert "m:babies" not in search.marks(document)


def test_one_interview_is_just_once_and_one_a_month_is_not() -> None:
    once = {"One telephone interview", "a single 45-minute session", "Complete an anonymous online questionnaire"}
    again = {"One meeting a month", "One visit per month", "one session each week"}
    assert all("y:one-off" in search.marks(Document("A panel", text=[text])) for text in once)
    assert not any("y:one-off" in search.marks(Document("A panel", text=[text])) for text in again)


SAID = st.sampled_from(["dementia", "caring for my mum", "breast cancer", "bristol", "from home", "trolleys", "help"])


@settings(deadline=None, max_examples=50)
@given(st.lists(SAID, min_size=1, max_size=4, unique=True), st.lists(SAID, max_size=4), st.integers(0, 400))
def test_what_is_not_looked_up_would_have_found_nothing(wanted: list[str], had: list[str], others: int) -> None:
    marks = search.marks(Document("A panel", text=had, place="Bath"))
    wishes = [search.wish(concept) for concept in search.read(" and ".join(wanted))]
    counts = {
        search.ALL: others + 1,
        **dict.fromkeys((mark for wish in wishes for mark in wish.shares), others // 5 + 1),
    }
    plan = search.plan(wishes, counts)
    best = {
        number: max((share * plan.weights[number] for mark, share in wish.shares.items() if mark in marks), default=0.0)
        for number, wish in enumerate(wishes)
    }
    looked_up = {
        number: max((hit.points for hit in plan.hits if hit.concept == number and hit.mark in marks), default=0.0)
        for number in best
    }
    enough = [sum(points[number] for number in plan.telling) >= plan.enough for points in (best, looked_up)]
    assert enough[0] == enough[1]
    assert looked_up == best or not enough[0]
