"""The questions of the profile: one or a few on a page, each of them optional."""

import re
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from alongside.core import topics
from alongside.design.fields import ChoiceField, LongTextField, ManyField, SwitchField, TextField
from alongside.design.forms import Form
from alongside.people.profile import choices
from alongside.people.profile.finding import find_topics
from alongside.people.profile.places import without_postcode


class StepForm(Form):
    """What all steps share: the number of the version that was shown, so that two open pages are told apart."""

    version = forms.IntegerField(required=False, min_value=0, widget=forms.HiddenInput)

    def clean_version(self) -> int:
        """A number that was lost or spoilt counts as the first."""
        return self.cleaned_data.get("version") or 0

    def clean(self) -> dict[str, Any]:
        """A spoilt version is nothing that a person can mend."""
        self.errors.pop("version", None)
        self.cleaned_data.setdefault("version", 0)
        return self.cleaned_data

    def values(self) -> dict[str, Any]:
        """What is to be kept."""
        return {name: self.cleaned_data[name] for name in self.fields if name not in ("version", "agree", "search")}

    def remark(self) -> Any:
        """A sentence for after saving, when something was changed."""
        return ""


class NameForm(StepForm):
    """What to call somebody."""

    name = TextField(
        label=_("What should we call you?"),
        hint=_("A first name is enough. It does not have to be your legal name."),
        max_length=100,
        autocomplete="nickname",
        width="20",
        error_messages={"required": _("Enter the name you want us to call you")},
    )


class ReachForm(StepForm):
    """How to reach somebody."""

    contact = ChoiceField(
        label=_("What is the best way to reach you?"),
        choices=[
            (choices.Contact.EMAIL, _("Email")),
            (choices.Contact.PHONE, _("Phone call")),
            (choices.Contact.TEXT, _("Text message")),
            (
                choices.Contact.POST,
                _("Post"),
                _("Whoever needs to write will ask for your address. We do not keep it."),
            ),
        ],
        required=False,
    )
    phone = TextField(
        label=_("Phone number, if you want to be called or texted"),
        hint=_("Only a team that says yes to you can see it."),
        max_length=30,
        required=False,
        autocomplete="tel",
        width="20",
    )

    def clean_phone(self) -> str:
        """Accept any way of writing a phone number."""
        phone: str = self.cleaned_data["phone"]
        digits = re.sub(r"[\s().+-]", "", phone)
        if phone and not (digits.isascii() and digits.isdigit() and 7 <= len(digits) <= 15):
            raise ValidationError(_("Enter a phone number, like 0117 496 0123 or +44 7700 900 123"))
        return phone

    def clean(self) -> dict[str, Any]:
        """A call needs a number."""
        cleaned = super().clean()
        wants_calls = cleaned.get("contact") in (choices.Contact.PHONE, choices.Contact.TEXT)
        if wants_calls and not cleaned.get("phone") and "phone" not in self.errors:
            self.add_error("phone", _("Enter a phone number, or choose another way to reach you"))
        return cleaned


class RolesForm(StepForm):
    """Who somebody is here."""

    roles = ManyField(
        label=_("Who are you here?"),
        hint=_("Several can be true. You are an equal whichever you choose."),
        choices=choices.Role.choices,
        required=False,
    )


class ConsentForm(StepForm):
    """A step about health: what is typed is kept only when somebody agrees."""

    agree = SwitchField(label="", required=False)

    def __init__(self, *args: Any, agreed: bool, words: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.agreed = agreed
        self.fields["agree"].label = words
        if agreed:
            del self.fields["agree"]

    def clean(self) -> dict[str, Any]:
        """Something to keep needs agreement; nothing to keep needs none."""
        cleaned = super().clean()
        told = any(cleaned.get(name) for name in self.fields if name not in ("version", "agree", "search"))
        if told and not self.agreed and not cleaned.get("agree"):
            self.add_error("agree", _("Tick the box if you agree that we keep this, or clear what you entered"))
        return cleaned


class FormatForm(ConsentForm):
    """How to write so that somebody can read it."""

    formats = ManyField(
        label=_("Do you need what we send in another format?"),
        hint=_("Choose all that you need. Leave this empty if plain text and pages are fine."),
        choices=choices.Format.choices,
        required=False,
    )
    language = TextField(label=_("If another language, which one?"), max_length=60, required=False, width="20")
    field_order = ["version", "formats", "language", "agree"]

    def clean(self) -> dict[str, Any]:
        """Another language needs a name."""
        cleaned = super().clean()
        asked = choices.Format.LANGUAGE in cleaned.get("formats", [])
        if asked and not cleaned.get("language") and "language" not in self.errors:
            self.add_error("language", _("Enter the language you need"))
        return cleaned


class LivedForm(ConsentForm):
    """What somebody has lived through: topics found by their own words, and their own words."""

    search = TextField(
        label=_("Find a topic"),
        hint=_("Use your own words, like “bad knees”, “waiting for a scan” or “looking after mum”."),
        required=False,
        max_length=200,
    )
    topics = ManyField(label=_("What have you lived through?"), required=False)
    lived_words = LongTextField(
        label=_("Anything you want to add, in your own words"),
        hint=_("Leave out names of other people."),
        required=False,
        max_length=2000,
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        offered = [(slug, gettext(topic.name)) for slug, topic in topics.all_topics().items()]
        self.offer("topics", offered)
        self.chosen = [slug for slug in self["topics"].value() or [] if slug in topics.all_topics()]
        self.searched = str(self["search"].value() or "").strip()
        self.found = [topic for topic in find_topics(self.searched) if topic.slug not in self.chosen]

    def clean_topics(self) -> list[str]:
        """In the order of the vocabulary, each once: so that the same answer is seen to be the same."""
        return [slug for slug in topics.all_topics() if slug in self.cleaned_data["topics"]]


class SkillsForm(StepForm):
    """What somebody is good at."""

    skills = ManyField(
        label=_("What are you good at, from work or from life?"),
        hint=_("Choose all that fit. Skills from your own life count as much as those from a job."),
        choices=choices.Skill.choices,
        required=False,
    )
    skills_words = LongTextField(label=_("Other skills, or more about these"), required=False, max_length=2000, rows=4)


class TimeForm(StepForm):
    """When, and how much time."""

    times = ManyField(label=_("When could you take part?"), choices=choices.Times.choices, required=False)
    hours = ChoiceField(label=_("How much time do you have?"), choices=choices.Hours.choices, required=False)
    times_words = LongTextField(
        label=_("Anything else about your time"),
        hint=_("For example, school runs, shifts or religious days."),
        required=False,
        max_length=500,
        rows=3,
    )


class PlaceForm(StepForm):
    """From home, or how far."""

    where = ChoiceField(label=_("How would you like to take part?"), choices=choices.Where.choices, required=False)
    distance = ChoiceField(label=_("How far could you travel?"), choices=choices.Distance.choices, required=False)
    area = TextField(
        label=_("Your town or district"),
        hint=_(
            "For example, Weston-super-Mare, or the first half of your postcode, like BS23. We do not need all of it."
        ),
        max_length=80,
        required=False,
        width="20",
    )
    cut = False

    def clean_area(self) -> str:
        """Keep no whole postcode."""
        area, self.cut = without_postcode(self.cleaned_data["area"])
        return area

    def remark(self) -> Any:
        """Say what was cut, and why."""
        if not self.cut:
            return ""
        return _("We kept only the first half of your postcode. It is enough to find what is near you.")


class NeedsForm(ConsentForm):
    """What helps somebody take part."""

    needs = ManyField(
        label=_("What helps you take part?"),
        hint=_("Choose all that help. Those who run a project must plan for this, so it is no bother to ask."),
        choices=choices.Need.choices,
        required=False,
    )
    needs_words = LongTextField(label=_("Anything else that helps, in your own words"), required=False, max_length=2000)
    field_order = ["version", "needs", "needs_words", "agree"]
