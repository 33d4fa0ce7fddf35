"""Loading where the directory starts: three organisations of the founding story, with their own links."""

import tomllib
from pathlib import Path
from typing import Any

from django.db import transaction

from alongside.audit import actions as audit
from alongside.organisations.models import Organisation
from alongside.organisations.names import name_key
from alongside.web import stamps

FILE = Path(__file__).with_name("directory.toml")


def entries() -> list[dict[str, Any]]:
    """What the file states."""
    with FILE.open("rb") as file:
        found: list[dict[str, Any]] = tomllib.load(file)["organisation"]
        return found


@transaction.atomic
def load() -> int:
    """Add the organisations that are not here yet; how many. What is here stays as it is, whoever changed it."""
    added = [_added(entry) for entry in entries() if not _is_here(entry)]
    if added:
        stamps.changed(stamps.EVERYTHING)
        audit.record("organisations.directory_loaded", by=None, new=len(added))
    return len(added)


def _is_here(entry: dict[str, Any]) -> bool:
    """Whether we hold it already, under its address, its code or its name; its link is added where there is none."""
    key = name_key(entry["name"])
    found = (
        Organisation.objects.filter(ods_code=entry.get("ods_code", "none")).first()
        or Organisation.objects.filter(slug=entry["slug"]).first()
        or Organisation.objects.filter(name_key=key).first()
    )
    if found and not found.website and not found.has_joined:
        found.website = entry["website"]
        found.save(update_fields=["website"])
    return found is not None


def _added(entry: dict[str, Any]) -> Organisation:
    return Organisation.objects.create(**entry)
