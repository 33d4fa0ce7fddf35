"""Where every write about a meeting begins: one at a time in a project, by who is in the team now."""

from django.core.exceptions import PermissionDenied
from django.utils.translation import gettext as _

from alongside.people.models import Person
from alongside.projects.errors import NotPossibleError
from alongside.projects.meetings.models import Meeting
from alongside.projects.models import Member
from alongside.projects.seats import acts_for, locked


def enter(by: Person, meeting: Meeting, whom: Member | None = None) -> tuple[Member, Meeting]:
    """Return the place in the team of whoever is acted for, and the meeting as it is now. Inside a transaction.

    Raises PermissionDenied for who is not in the team (any more), or is not the helper of `whom`.
    """
    project = locked(meeting.project)
    member = acts_for(by, project, whom)
    found = Meeting.objects.filter(pk=meeting.pk, project=project).first()
    if found is None:
        raise PermissionDenied
    found.project = project
    return member, found


def need_ahead(meeting: Meeting) -> None:
    """Go on only with a meeting that is still to come."""
    if meeting.is_cancelled:
        raise NotPossibleError(_("This meeting was cancelled. Plan a new one."))
    if meeting.is_held:
        raise NotPossibleError(_("This meeting was held already."))
