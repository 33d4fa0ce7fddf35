"""What people say when they ask to join, and leads when they invite."""

from typing import Any

from django.utils.translation import gettext_lazy as _

from alongside.design.fields import ChoiceField, EmailField, LongTextField, TextField
from alongside.design.forms import Form, OnceForm
from alongside.organisations.models import LeadRequest

STAFF, PARTNER, LEAD = "staff", "partner", "lead"

AS_STAFF = (STAFF, _("I work there"), _("You are paid by the organisation, or have an honorary contract"))
AS_PARTNER = (
    PARTNER,
    _("I am a partner"),
    _("You take part in its involvement group as a patient, carer or member of the public"),
)
AS_LEAD = (
    LEAD,
    _("I look after its involvement work"),
    _("You would be the first involvement lead here. We check this with you"),
)


class JoinForm(Form):
    """As what somebody joins."""

    join_as = ChoiceField(
        label=_("How do you belong to this organisation?"),
        choices=[AS_STAFF, AS_PARTNER, AS_LEAD],
        error_messages={"required": _("Say how you belong to this organisation")},
    )

    def __init__(self, *args: Any, may_lead: bool, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if not may_lead:
            self.offer("join_as", [AS_STAFF[:2], AS_PARTNER[:2]])


class LeadForm(Form):
    """What an administrator needs to check that somebody leads an organisation's involvement work."""

    works_there = ChoiceField(
        label=_("Do you work there?"),
        choices=[("yes", _("Yes, I work there")), ("no", _("No, I am a partner and hold this role"))],
        error_messages={"required": _("Say whether you work there")},
    )
    role = TextField(
        label=_("What is your role?"),
        hint=_("For example: Patient and public involvement lead"),
        max_length=100,
        error_messages={"required": _("Enter your role")},
    )
    how_to_check = LongTextField(
        label=_("How can we check this?"),
        hint=_(
            "For example a page that names you, or a number of the switchboard. We delete this once we have decided."
        ),
        max_length=500,
        rows=3,
        error_messages={"required": _("Tell us how we can check this")},
    )


class InviteForm(OnceForm):
    """Whom to invite, and as what."""

    email = EmailField(
        label=_("Email address"), autocomplete="off", error_messages={"required": _("Enter an email address")}
    )
    join_as = ChoiceField(
        label=_("As what do you invite them?"),
        choices=[
            (STAFF, _("Member of staff")),
            (PARTNER, _("Partner"), _("A patient, carer or member of the public in your involvement group")),
        ],
        error_messages={"required": _("Say as what you invite them")},
    )
    is_lead = ChoiceField(
        label=_("Will they be an involvement lead too?"),
        choices=[
            ("no", _("No")),
            ("yes", _("Yes"), _("They can then change your page, agree to members and publish, as you can")),
        ],
        initial="no",
        error_messages={"required": _("Say whether they will be an involvement lead")},
    )


class DeclineLeadForm(Form):
    """Why a request is declined."""

    reason = ChoiceField(
        label=_("Why not?"),
        hint=_("The person sees this."),
        choices=LeadRequest.Reason.choices,
        error_messages={"required": _("Choose a reason")},
    )
