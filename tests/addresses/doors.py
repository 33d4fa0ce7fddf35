"""A door of a project, which one member opens."""

from django.utils import timezone

from alongside.projects.models import Door, Member


def door(one: Member) -> Door:
    """Make it."""
    return Door.objects.create(
        project=one.project, who="Γραφείο", why="Γράμματα", opener=one, how_it_went="Καλά", changed_at=timezone.now()
    )
