"""How much goes over the line when somebody opens the service for the first time: the page and all that it links."""

import gzip
import re
from html.parser import HTMLParser
from urllib.parse import urljoin

from benchmarks.web.client import Answer, Browser

FONT = re.compile(r"@font-face\s*{[^}]*?url\([\"']?([^\"')]+)")
IMPORT = re.compile(r"""(?:\bfrom|\bimport)\s*["']([^"']+)["']""")
LINKS = {"stylesheet", "icon", "preload", "modulepreload"}


class _Links(HTMLParser):
    """Finds what a browser fetches by itself."""

    def __init__(self) -> None:
        super().__init__()
        self.found: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Note one address."""
        given = dict(attrs)
        is_link = tag == "link" and not LINKS.isdisjoint((given.get("rel") or "").split())
        address = given.get("href") if is_link else given.get("src") if tag in {"script", "img", "source"} else None
        if address and not address.startswith("data:"):
            self.found.append(address)


def measure(browser: Browser, address: str) -> dict[str, object]:
    """Return the bytes of the page alone, as it is and as it was sent, and of each file that it brings along."""
    page = browser.get(address)
    parser = _Links()
    parser.feed(text(page))
    files: dict[str, int] = {}
    for found in parser.found:
        _fetch(browser, urljoin(address, found), files)
    return {
        "html": len(text(page).encode()),
        "sent": len(page.body),
        "first_view": len(page.body) + sum(files.values()),
        "files": files,
    }


def _fetch(browser: Browser, address: str, files: dict[str, int]) -> None:
    """Fetch a file and whatever it needs, each once."""
    if address in files or "://" in address:
        return
    answer = browser.get(address)
    files[address] = len(answer.body)
    pattern = FONT if address.endswith(".css") else IMPORT if address.endswith(".js") else None
    for found in pattern.findall(text(answer)) if pattern else []:
        _fetch(browser, urljoin(address, found), files)


def text(answer: Answer) -> str:
    """Return what was sent, unpacked."""
    packed = answer.headers.get("Content-Encoding") == "gzip"
    return (gzip.decompress(answer.body) if packed else answer.body).decode(errors="replace")
