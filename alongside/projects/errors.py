"""What can stand in the way of a change, in words for the person who asked for it."""

from django.utils.translation import gettext as _


class NotPossibleError(Exception):
    """Something cannot be done now; the message says why and what to do."""

    def __init__(self, message: str) -> None:
        self.message = message
        super().__init__(message)


class ChangedMeanwhileError(NotPossibleError):
    """Somebody else wrote the same text since the page was opened: nothing is overwritten unseen."""

    def __init__(self) -> None:
        super().__init__(_("Somebody else changed this while you were writing."))
