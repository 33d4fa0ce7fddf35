"""What leads say about their organisation, one question a page."""

from typing import Any

from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

from alongside.design.fields import EmailField, LongTextField, SwitchField, TextField
from alongside.design.forms import OnceForm, SeenForm
from alongside.organisations.links import LinkField


class AboutForm(SeenForm):
    """What the organisation does about involvement."""

    what_it_is = TextField(
        label=_("What is your organisation, in one sentence? (optional)"),
        hint=_("For example: We run community health services in Bristol"),
        required=False,
    )
    about = LongTextField(
        label=_("What does your organisation do to involve people? (optional)"),
        hint=_("A few short paragraphs in plain words. Who can take part? What has changed because of it?"),
        max_length=4000,
        rows=10,
        required=False,
    )
    website = LinkField(
        label=_("Your own page about getting involved (optional)"),
        hint=_("For example https://www.example.org/get-involved"),
        required=False,
    )


class WayForm(SeenForm):
    """One way to get involved."""

    title = TextField(
        label=_("What is it called?"),
        hint=_("For example: Patient and carer panel"),
        max_length=120,
        error_messages={"required": _("Give it a name, for example Patient and carer panel")},
    )
    words = LongTextField(
        label=_("What is it? (optional)"),
        hint=_("Who it is for, what people do, how often"),
        max_length=1000,
        required=False,
    )
    link = LinkField(label=_("A link to read more (optional)"), required=False)
    who_to_ask = TextField(
        label=_("Who can people ask about it? (optional)"),
        hint=_("A name or team, and an email address or phone number. Anybody can see it."),
        required=False,
    )


class NewWayForm(OnceForm, WayForm):
    """A new way to get involved."""

    def values(self) -> dict[str, Any]:
        """What was typed, without the key."""
        return {name: value for name, value in super().values().items() if name != "key"}


class SafeguardingForm(SeenForm):
    """Whom to tell when somebody may be at risk."""

    safeguarding_name = TextField(label=_("Name"), max_length=100, autocomplete="off", required=False)
    safeguarding_role = TextField(
        label=_("Role"), hint=_("For example: Named nurse for safeguarding"), max_length=100, required=False
    )
    safeguarding_email = EmailField(label=_("Email address"), autocomplete="off", required=False)
    safeguarding_phone = TextField(label=_("Phone number"), max_length=40, autocomplete="off", required=False)

    def clean(self) -> dict[str, Any]:
        """A contact is a name and at least one way to reach them; nothing at all takes the contact away."""
        cleaned = super().clean() or self.cleaned_data
        if not any(cleaned.get(name) for name in self.fields if name != "seen"):
            return cleaned
        if "safeguarding_name" in cleaned and not cleaned["safeguarding_name"]:
            self.add_error("safeguarding_name", _("Enter the name of the person or team"))
        if not (cleaned.get("safeguarding_email") or cleaned.get("safeguarding_phone") or self.errors):
            self.add_error("safeguarding_email", _("Enter an email address or a phone number"))
        return cleaned

    def clean_safeguarding_phone(self) -> str:
        """A phone number has digits."""
        phone = str(self.cleaned_data["safeguarding_phone"])
        if phone and sum(letter.isdigit() for letter in phone) < 6:
            raise ValidationError(_("Enter a phone number, like 0117 496 0123"))
        return phone


class SecondReaderForm(SeenForm):
    """Whether a second person reads each opportunity before it is published."""

    needs_second_reader = SwitchField(
        label=_("A second person must read each opportunity before it is published"),
        hint=_("Somebody other than the writer checks it. It takes longer, and catches mistakes."),
        required=False,
    )
