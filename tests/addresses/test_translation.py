"""Every word of ours can be translated: drawn in a made-up language, no English is left.

People and things of the test's world have Greek names, so that a Latin letter is either ours or the same everywhere.
"""

import re
from collections.abc import Iterator
from html.parser import HTMLParser

import pytest
from django.utils import translation

from alongside.design import translating
from tests.addresses.pages import HANDFULS, looked_at, of_handful
from tests.addresses.world import build

pytestmark = pytest.mark.django_db

SAME_EVERYWHERE = re.compile(r"Alongside|JavaScript|NHS|MIT|[\w.+-]+@[\w.-]+|https?://\S+")
SPOKEN = {"aria-label", "alt", "placeholder", "title"}


class English(HTMLParser):
    """Collects words that did not go through translation."""

    def __init__(self) -> None:
        super().__init__()
        self.inside = ""
        self.found: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.inside = tag
        for name, value in attrs:
            if name in SPOKEN:
                self.look(value or "")

    def handle_endtag(self, tag: str) -> None:
        self.inside = ""

    def handle_data(self, data: str) -> None:
        if self.inside not in ("script", "style", "code"):
            self.look(data)

    def look(self, text: str) -> None:
        if re.search(r"[A-Za-z]{2,}", SAME_EVERYWHERE.sub(" ", text)):
            self.found.append(" ".join(text.split()))


@pytest.fixture
def _made_up_language(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    def marked(original: object) -> object:
        return lambda *words: f"«{original(*words)}»"  # type: ignore[operator]

    for name in ("gettext", "ngettext", "pgettext", "npgettext"):
        monkeypatch.setattr(translation._trans, name, marked(getattr(translation._trans, name)))
    translating.forget()
    yield
    translating.forget()


def english(page: str) -> list[str]:
    while (shorter := re.sub(r"«[^«»]*»", "", page)) != page:
        page = shorter
    parser = English()
    parser.feed(page)
    return parser.found


def test_the_check_sees_english_that_was_not_translated() -> None:
    assert english('<p>«Yes» no way</p><input aria-label="Name">') == ["no way", "Name"]
    assert english("<p>Άννα</p><p>«Yes «<b>Ann</b>»»</p><script>var a</script>") == []


@pytest.mark.usefixtures("_made_up_language")
@pytest.mark.parametrize("names", HANDFULS, ids=of_handful)
def test_no_english_is_left_on_any_page(names: list[str]) -> None:
    found = {}
    for name, response in looked_at(names, build()):
        if response.status_code == 200 and response.headers["Content-Type"].startswith("text/html"):
            found[name] = english(response.content.decode())
    assert {name: words for name, words in found.items() if words} == {}
