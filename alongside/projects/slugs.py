"""The address of a project: from its title, given once, kept for good."""

import uuid

from django.utils.text import slugify

from alongside.projects.models import Project

RESERVED = frozenset({"new", "invitations", "appeals", "ideas", "search", "feed"})
LONGEST = 80


def free(title: str, key: uuid.UUID) -> str:
    """Return an address that no project has: the title, else with a part of the key that nobody else can have."""
    base = slugify(title)[:LONGEST].strip("-_")
    taken = not base or base in RESERVED or Project.objects.filter(slug=base).exists()
    return f"{base or 'project'}-{key.hex[:12]}" if taken else base
