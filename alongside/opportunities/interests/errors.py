"""Why something could not be done, in words for the person who tried."""

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _


class NotPossibleError(Exception):
    """Something changed since the page was drawn; `words` tell the person what, and what to do."""

    words: str | Promise = _("This has changed since you opened the page. Look at it again.")


class ClosedError(NotPossibleError):
    """The opportunity no longer takes answers."""

    words = _("This opportunity has closed. What you wrote is kept.")


class ChangedError(NotPossibleError):
    """The opportunity was changed after the person read it."""

    words = _("This opportunity has changed since you started. Read what is different before you send.")


class NotReadyError(NotPossibleError):
    """Something that is needed has not been filled in."""

    words = _("Finish every step before you send.")


class AlreadyAnsweredError(NotPossibleError):
    """Somebody else was quicker."""

    words = _("Another chooser has answered in the meantime. Nothing of yours was sent. Look at their answer first.")


class BlockedError(NotPossibleError):
    """The person has blocked this chooser."""

    words = _("This person does not take messages from you. Another chooser can write to them.")
