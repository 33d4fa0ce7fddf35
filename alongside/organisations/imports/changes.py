"""What a few rows of a file would change: which organisations are new, which differ, which are the same."""

from collections.abc import Iterable
from dataclasses import dataclass, field

from django.utils.text import slugify

from alongside.organisations.imports.rows import Row
from alongside.organisations.models import Organisation
from alongside.organisations.names import name_key, shown_name

# What an import may write. `slug` stays for good, and so does everything that leads wrote.
WRITTEN = [
    "ods_code", "name", "name_key", "registered_name", "kind",
    "valid_from", "valid_to", "parent_code", "region", "source", "is_only_named",
]  # fmt: skip

# Words that stand in addresses beside those of organisations.
RESERVED = {"invitations"}


@dataclass
class Changes:
    """The outcome for some rows."""

    new: list[Organisation] = field(default_factory=list)
    changed: list[Organisation] = field(default_factory=list)
    same: int = 0


def changes_for(rows: list[Row]) -> Changes:
    """Compare rows with what we hold; writes nothing. Three queries, however many rows."""
    found = _Held(rows)
    changes = Changes()
    for row in rows:
        organisation = found.take(row)
        if organisation is None:
            changes.new.append(_told(Organisation(), row))
        elif _differs(organisation, row):
            changes.changed.append(organisation)
        else:
            changes.same += 1
    return changes


def name_addresses(organisations: list[Organisation]) -> None:
    """Give new organisations their addresses: the name, and the code where the name is taken."""
    wanted = {_slug(organisation.name) for organisation in organisations}
    taken = RESERVED | set(Organisation.objects.filter(slug__in=wanted).values_list("slug", flat=True))
    for organisation in organisations:
        organisation.slug = _free(organisation, taken)
        taken.add(organisation.slug)


class _Held:
    """What we hold already of the organisations that some rows name: by code, else by name where it has no code yet."""

    def __init__(self, rows: Iterable[Row]) -> None:
        codes = [row.code for row in rows if row.code]
        names = [name_key(row.name) for row in rows]
        self.by_code = Organisation.objects.in_bulk(codes, field_name="ods_code")
        uncoded = Organisation.objects.filter(ods_code=None, name_key__in=names).order_by("-pk")
        self.by_name = {organisation.name_key: organisation for organisation in uncoded}
        bare = [name_key(row.name) for row in rows if not row.code]
        coded = Organisation.objects.filter(name_key__in=bare).exclude(ods_code=None).order_by("-pk")
        self.coded_by_name = {organisation.name_key: organisation for organisation in coded}

    def take(self, row: Row) -> Organisation | None:
        """Return the organisation that a row speaks of; one without a code takes the code of the first that fits."""
        key = name_key(row.name)
        if row.code in self.by_code:
            return self.by_code[row.code]
        return self.by_name.pop(key, None) or (None if row.code else self.coded_by_name.get(key))


def _differs(organisation: Organisation, row: Row) -> bool:
    """Write what the row says over the organisation; whether that changed anything."""
    before = [getattr(organisation, name) for name in WRITTEN]
    _told(organisation, row)
    return before != [getattr(organisation, name) for name in WRITTEN]


def _told(organisation: Organisation, row: Row) -> Organisation:
    """Put the facts of a row into the organisation."""
    # A name that somebody here chose stays; one that came from the register follows the register.
    if not organisation.name or organisation.name == shown_name(organisation.registered_name):
        organisation.name = shown_name(row.name)
    organisation.registered_name = row.name
    organisation.is_only_named = False
    organisation.name_key = name_key(organisation.name)
    organisation.ods_code = row.code or organisation.ods_code
    if row.has_dates:
        organisation.valid_from, organisation.valid_to = row.valid_from, row.valid_to
    for name in ("kind", "parent_code", "region", "source"):
        if getattr(row, name) is not None:
            setattr(organisation, name, getattr(row, name))
    return organisation


def _slug(name: str) -> str:
    return slugify(name)[:100].strip("-") or "organisation"


def _free(organisation: Organisation, taken: set[str]) -> str:
    """An address that nobody has."""
    wanted = _slug(organisation.name)
    if wanted not in taken:
        return wanted
    ending, number = (organisation.ods_code or "2").lower(), 2
    while f"{wanted}-{ending}" in taken or Organisation.objects.filter(slug=f"{wanted}-{ending}").exists():
        ending, number = f"{(organisation.ods_code or '').lower()}{number}", number + 1
    return f"{wanted}-{ending}"
