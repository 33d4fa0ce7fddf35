"""What is recorded about decisions, in words."""

from django.utils.translation import gettext_lazy as _

EVENTS = {
    "projects.appeal_answered": _("Answered an appeal about a team"),
    "projects.appealed": _("Appealed against having to leave a team"),
    "projects.concern_answered": _("Said how a concern is met"),
    "projects.concern_met": _("Said that a concern is met"),
    "projects.decision_answered": _("Said something to a proposal"),
    "projects.decision_changed": _("Changed a proposal"),
    "projects.decision_clarified": _("Asked or answered something about a proposal"),
    "projects.decision_ended": _("Ended a proposal"),
    "projects.name_chosen": _("Chose under what name their words stay with a team"),
    "projects.removal_proposed": _("Asked a team whether somebody stays"),
    "projects.removal_replied": _("Replied to the question whether they stay in a team"),
    "projects.removed": _("Left a team because it decided so"),
    "projects.decision_proposed": _("Proposed something to a team"),
}
FACTS = {"said": _("What was said"), "version": _("Which text")}
