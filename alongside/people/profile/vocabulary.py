"""The vocabulary of topics as one file for browsers, so that suggestions come while somebody types.

What people type here is about their health. It is searched in their own browser and sent nowhere, so it stands in no
address and no log. The file is the same for everybody and has its digest in its name: browsers keep it for good.
"""

import hashlib
import json

from django.http import Http404, HttpRequest, HttpResponse
from django.urls import reverse
from django.utils.translation import get_language, gettext
from django.views.decorators.http import require_safe

from alongside.core import topics
from alongside.design.translating import remembered
from alongside.web.access import public

DIGITS = 12
#: A phone fetches the file; the button beside it asks the server, which knows all phrases.
MOST_EVERYDAY, MOST_CLINICAL = 12, 4


def address() -> str:
    """Return where the file is now, in the language of the page."""
    return reverse("topic_vocabulary", args=[digest_now()])


def digest_now() -> str:
    """Return the digest in the name of the file, in the language of the page."""
    return _digest(get_language() or "")


@public
@require_safe
def vocabulary(request: HttpRequest, digest: str) -> HttpResponse:
    """The file. Another digest is an older or newer vocabulary, or another language: it is not here."""
    if digest != digest_now():
        raise Http404
    response = HttpResponse(_file(get_language() or ""), content_type="application/json; charset=utf-8")
    response.headers["Cache-Control"] = "public, max-age=31536000, immutable"
    return response


@remembered
def _file(language: str) -> str:
    """Each topic's first phrases by its slug, its name in this language before them; the same for everybody."""
    phrases = {
        slug: list(dict.fromkeys([gettext(topics.topic(slug).name), *found]))
        for slug, found in topics.first_phrases(MOST_EVERYDAY, MOST_CLINICAL).items()
    }
    return json.dumps(phrases, ensure_ascii=False, separators=(",", ":"))


@remembered
def _digest(language: str) -> str:
    return hashlib.sha256(_file(language).encode()).hexdigest()[:DIGITS]
