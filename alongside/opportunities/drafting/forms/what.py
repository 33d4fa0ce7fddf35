"""What it is, and who we hope to hear from."""

from django.utils.translation import gettext_lazy as _

from alongside.design.fields import LongTextField, NumberField, TextField
from alongside.opportunities.drafting.forms.base import StepForm


class TitleForm(StepForm):
    """The name of the opportunity."""

    title = TextField(
        label=_("What is the title?"),
        hint=_("Say what people will do, in everyday words. For example: “Help us make clinic letters clearer”."),
        max_length=120,
        page_heading=True,
        error_messages={"required": _("Enter a title")},
    )


class AboutForm(StepForm):
    """What it is about: short for the list, longer for the page."""

    summary = LongTextField(  # type: ignore[assignment]  # Django lifts fields out of the class: summary() stays
        label=_("In one or two sentences, what is it about?"),
        hint=_("People see this in the list. Say what could get better, and for whom."),
        max_length=400,
        rows=3,
        error_messages={"required": _("Say in one or two sentences what it is about")},
    )
    background = LongTextField(
        label=_("Tell people more (optional)"),
        hint=_("For example: why you are doing this now, who else is in the project, and what can still change."),
        max_length=3000,
        rows=8,
        required=False,
    )


class DoingForm(StepForm):
    """What people would do."""

    what_you_will_do = LongTextField(
        label=_("What would people do?"),
        hint=_("Be exact. For example: “Come to one meeting a month and help us choose what to try next.”"),
        max_length=3000,
        rows=8,
        page_heading=True,
        error_messages={"required": _("Say what people would do")},
    )


class PeopleForm(StepForm):
    """Lived experience and skills hoped for."""

    lived_experience = LongTextField(
        label=_("What lived experience do you hope people have?"),
        hint=_("For example: “You have stayed on a ward in the last two years, or looked after somebody who did.”"),
        max_length=2000,
        rows=5,
        error_messages={"required": _("Say what lived experience you hope people have")},
    )
    useful_skills = LongTextField(
        label=_("What skills would be useful? (optional)"),
        hint=_("People bring skills from work and life. Say if no special skills are needed."),
        max_length=2000,
        rows=4,
        required=False,
    )


class NumberForm(StepForm):
    """How many people."""

    number_wanted = NumberField(
        label=_("How many people do you hope to find?"),
        hint=_("A number, like 6"),
        min_value=1,
        max_value=5000,
        page_heading=True,
        error_messages={
            "required": _("Enter how many people you hope to find"),
            "min_value": _("Enter a number of 1 or more"),
            "max_value": _("Enter a number of 5,000 or fewer"),
        },
    )
