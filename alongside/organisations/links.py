"""Links to other sites that people give us: shown, never fetched."""

import re
from collections.abc import Mapping
from typing import Any
from urllib.parse import urlsplit

from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

from alongside.design.fields import TextField

HTTPS = {"https": 443}
_HOST = re.compile(r"(?:[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?\.)+[a-z][a-z0-9-]{0,61}[a-z0-9]", re.IGNORECASE)


class LinkField(TextField):
    """A link to a page elsewhere: https only. The beginning may be left out."""

    def __init__(self, **kwargs: Any) -> None:
        super().__init__(max_length=300, **kwargs)

    def to_python(self, value: Any) -> str:
        """Clean the link, or say what is wrong with it."""
        link = super().to_python(value)
        if not link:
            return ""
        if link.lower().startswith("http://"):
            raise ValidationError(_("The link must start with https:// so that nobody can change the page on its way"))
        if "://" not in link:
            link = f"https://{link}"
        if not is_link(link):
            raise ValidationError(_("Enter a link like https://www.example.org/get-involved"))
        return link


def is_link(link: str, ports: Mapping[str, int] = HTTPS) -> bool:
    """Whether it is https (or another of `ports`), with a proper host, no name or password, and no blanks."""
    try:
        parts = urlsplit(link)
        port = parts.port
    except ValueError:
        return False
    host = parts.hostname or ""
    return (
        parts.scheme in ports
        and bool(_HOST.fullmatch(host))
        and port in (None, ports[parts.scheme])
        and "@" not in parts.netloc
        and not re.search(r"[\s<>\"'\\]", link)
    )
