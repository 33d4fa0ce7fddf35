"""What people say when a team forms: what it is about, in what capacity they take part, whom they invite."""

from collections.abc import Iterable
from typing import Any

from django.core.exceptions import ValidationError
from django.forms import HiddenInput
from django.utils.translation import gettext_lazy as _

from alongside.design.fields import ChoiceField, EmailField, LongTextField, SelectField, SwitchField, TextField
from alongside.design.forms import Form, KeyField, OnceForm
from alongside.organisations import queries as organisations
from alongside.organisations.models import Organisation
from alongside.projects.choices import Capacity
from alongside.projects.models import Member


def _works_here() -> SwitchField:
    return SwitchField(
        label=_("I am employed by an organisation that takes part"),
        hint=_("You can still say that you are a patient or carer. You are then not counted as a partner in figures."),
        required=False,
    )


def _capacity(label: Any) -> ChoiceField:
    return ChoiceField(
        label=label,
        hint=_("Choose what fits this project best. You have the same rights whatever you choose."),
        choices=Capacity.choices,
        error_messages={"required": _("Choose in what capacity you take part")},
    )


class CapacityForm(Form):
    """In what capacity somebody takes part."""

    capacity = _capacity(_("How do you take part?"))
    works_here = _works_here()


class OrganisationField(TextField):
    """Whose care something is about: an organisation, found by its name."""

    def __init__(self) -> None:
        super().__init__(
            label=_("Whose care is it about?"),
            hint=_("The name of the trust, board or charity"),
            max_length=200,
            error_messages={"required": _("Enter the name of an organisation")},
        )

    def clean(self, value: Any) -> Organisation:
        """Find the organisation by its name, or say which ones come near."""
        found = organisations.called(super().clean(value))
        if not found:
            raise ValidationError(_("We do not know an organisation with this name. Look it up under “Organisations”."))
        if len(found) > 1:
            names = "; ".join(organisation.name for organisation in found)
            raise ValidationError(_("Which one? Write the whole name: %(names)s"), params={"names": names})
        return found[0]


class ProposeForm(OnceForm):
    """What the project is about, and how whoever proposes it takes part."""

    title = TextField(
        label=_("What do you want to make better?"),
        hint=_("A short name for the project. For example: Letters people understand"),
        max_length=120,
        error_messages={"required": _("Say in a few words what you want to make better")},
    )
    about = LongTextField(
        label=_("What is it about?"),
        hint=_("What is the problem, and for whom? Nothing needs to be decided yet."),
        max_length=1000,
        rows=5,
        error_messages={"required": _("Say what it is about")},
    )
    organisation = OrganisationField()
    capacity = _capacity(_("How do you take part?"))
    works_here = _works_here()
    # The key of the idea that it comes from, if it comes from one.
    idea = KeyField(required=False, widget=HiddenInput)


class StartWithoutForm(Form):
    """Why a project starts without partners or without staff."""

    reason = LongTextField(
        label=_("Why do you start without them?"),
        hint=_("Anybody can read this on the project’s page, for good."),
        max_length=500,
        rows=3,
        error_messages={"required": _("Say why. The page of the project shows it for good.")},
    )


class InviteForm(OnceForm):
    """Whom to invite."""

    email = EmailField(
        label=_("Their email address"),
        autocomplete="off",
        error_messages={"required": _("Enter the email address of the person you invite")},
    )
    words = LongTextField(
        label=_("Your words to them (optional)"),
        hint=_("They read this with the invitation."),
        max_length=1000,
        rows=3,
        required=False,
    )


class PaceForm(Form):
    """How much somebody can give this month."""

    pace = ChoiceField(
        label=_("How much can you give this month?"),
        hint=_("Any answer is fine, and nobody asks why. The team sees it, so that it asks no more of you."),
        choices=Member.Pace.choices,
    )


class HelperForm(Form):
    """Who writes down for somebody."""

    helper = SelectField(
        label=_("Who writes for you, if you take part by phone or post?"),
        hint=_("Somebody in the team whom you trust. It is always marked who wrote it down."),
        required=False,
    )

    def __init__(self, data: Any, *, member: Member, team: Iterable[Member]) -> None:
        super().__init__(data, initial={"helper": str(member.helper.key) if member.helper else ""})
        self._able = {str(one.key): one for one in team if one.person_id is not None and one.pk != member.pk}
        nobody = [] if member.person_id is None else [("", _("Nobody: I write myself"))]
        self.offer("helper", [*nobody, *((key, one.name) for key, one in self._able.items())])

    def chosen(self) -> Member | None:
        """Return the helper that was chosen."""
        return self._able.get(self.cleaned_data["helper"])


class ByPostForm(OnceForm):
    """Somebody who takes part by phone or post."""

    named = TextField(
        label=_("What should we call them?"),
        hint=_("The name that they want the team to use"),
        max_length=100,
        error_messages={"required": _("Enter the name that they want to be called by")},
    )
    capacity = _capacity(_("How do they take part?"))
    works_here = SwitchField(label=_("They are employed by an organisation that takes part"), required=False)
    asked = SwitchField(
        label=_("They asked me to write for them"),
        hint=_("They know that the team sees their name and what you write down for them."),
        error_messages={"required": _("Ask them first. Tick this once they have said yes.")},
    )


class LeaveForm(Form):
    """Under what name somebody's words stay."""

    HIDE, KEEP = "hide", "keep"
    name = ChoiceField(
        label=_("What should stand beside what you wrote?"),
        hint=_("What you gave stays with the team. You choose whether your name does."),
        choices=[(KEEP, _("My name, as it is now")), (HIDE, _("No name"))],
    )
