"""What can stand in the way of a change, in words for the person who asked for it."""

from collections.abc import Sequence

from django.utils.translation import gettext as _
from django.utils.translation import ngettext


class NotPossibleError(Exception):
    """The opportunity is not in a state for this any more; the message says what to do."""

    def __init__(self, message: str) -> None:
        self.message = message
        super().__init__(message)


class UnfinishedError(NotPossibleError):
    """Questions are still open; `steps` names them."""

    def __init__(self, steps: Sequence[str]) -> None:
        self.steps = steps
        super().__init__(_("Some questions still need an answer. The task list shows which."))


class StillWaitingError(NotPossibleError):
    """People wait for an answer."""

    def __init__(self, count: int) -> None:
        self.count = count
        super().__init__(
            ngettext(
                "%(count)d person is still waiting for an answer. Answer them first.",
                "%(count)d people are still waiting for an answer. Answer them first.",
                count,
            )
            % {"count": count}
        )
