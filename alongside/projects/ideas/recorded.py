"""What is recorded about ideas, in words."""

from django.utils.translation import gettext_lazy as _

EVENTS = {
    "projects.idea_answered": _("Answered an idea in the name of an organisation"),
    "projects.idea_begun": _("Began to write an idea"),
    "projects.idea_hidden": _("Hid an idea or its story"),
    "projects.idea_look_again": _("Asked to look again at a hidden idea"),
    "projects.idea_name_hidden": _("No longer let the organisation and the team see who raised an idea"),
    "projects.idea_name_shown": _("Let the organisation and the team see who raised an idea"),
    "projects.idea_raised": _("Raised an idea"),
    "projects.idea_reported": _("Reported an idea"),
    "projects.idea_reports_dismissed": _("Decided that reports about an idea need nothing done"),
    "projects.idea_shown": _("Showed an idea to the public again"),
    "projects.idea_taken_back": _("Took back an idea"),
    "projects.idea_thrown_away": _("Deleted an idea that was not sent"),
    "projects.idea_voice_taken_back": _("Took back what they said to an idea"),
    "projects.idea_voiced": _("Said something to an idea"),
    "projects.story_consent_withdrawn": _("Withdrew the consent to a use of their story"),
    "projects.story_consented": _("Agreed to a use of their story"),
    "projects.story_deleted": _("Deleted their story"),
    "projects.story_written": _("Wrote a story for their idea"),
}

FACTS = {
    "outcome": _("The answer"),
    "part": _("What of it"),
    "reason": _("The reason"),
    "reports": _("How many reports"),
    "use": _("For which use"),
}
