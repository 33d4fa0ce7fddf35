"""What people choose."""

from typing import Any

from django import forms
from django.utils.text import format_lazy
from django.utils.translation import gettext_lazy as _

from alongside.design.fields import ChoiceField, ManyField, SelectField
from alongside.design.forms import Form
from alongside.messages import kinds
from alongside.messages.digests import KIND as DIGEST
from alongside.messages.kinds import Kind, Often
from alongside.messages.quiet import Hours


class ChoicesForm(Form):
    """Which kinds of message to get: a box to tick each, and how often for those that come in digests."""

    # The kinds that were on the page: one that was added since is not taken for one that was not ticked.
    shown = forms.CharField(required=False, max_length=10_000, widget=forms.HiddenInput)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self._add_kinds()
        self.fields["quiet_from"] = SelectField(
            label=_("Quiet from (optional)"),
            hint=_("We send you nothing in your quiet hours: it waits. Codes to sign in always come at once."),
            choices=HOURS,
            required=False,
        )
        self.fields["quiet_until"] = SelectField(label=_("Quiet until (optional)"), choices=HOURS, required=False)

    def _add_kinds(self) -> None:
        for name, (label, offered) in _groups().items():
            choices = [(kind.name, kind.title) for kind in offered]
            self.fields[name] = ManyField(label=label, required=False, choices=choices)
        for kind in timed():
            self.fields[field_name(kind)] = ChoiceField(
                label=kind.title,
                choices=[(often.value, often.label) for often in kind.choices],
                required=False,
            )

    def clean(self) -> dict[str, Any]:
        """A kind that was on the page needs an answer; one that was added since stays as it is."""
        self._check_quiet()
        for kind in self._timed_that_were_shown():
            name = field_name(kind)
            if not self.cleaned_data.get(name) and not self.has_error(name):
                self.add_error(name, _("Choose how often you want these emails"))
        return self.cleaned_data

    def _check_quiet(self) -> None:
        begins, ends = self.cleaned_data.get("quiet_from"), self.cleaned_data.get("quiet_until")
        if begins and not ends and not self.has_error("quiet_until"):
            self.add_error("quiet_until", _("Choose when your quiet hours end, or leave both empty"))
        if ends and not begins and not self.has_error("quiet_from"):
            self.add_error("quiet_from", _("Choose when your quiet hours begin, or leave both empty"))
        if begins and begins == ends:
            self.add_error("quiet_until", _("Choose another hour than the one when they begin"))

    def quiet_hours(self) -> Hours | None:
        """Return the quiet hours that were chosen."""
        begins, ends = self.cleaned_data["quiet_from"], self.cleaned_data["quiet_until"]
        return Hours(int(begins), int(ends)) if begins else None

    def _timed_that_were_shown(self) -> list[Kind]:
        shown = set(self.cleaned_data.get("shown", "").split(","))
        return [kind for kind in timed() if kind.name in shown]

    def choices(self) -> dict[str, Often]:
        """Return what was chosen, by kind."""
        shown = set(self.cleaned_data["shown"].split(","))
        wanted = {kind for name in _groups() for kind in self.cleaned_data[name]}
        simple = {kind.name: _yes_or_no(kind.name in wanted) for kind in ticked() if kind.name in shown}
        often = {kind.name: self.cleaned_data[field_name(kind)] for kind in self._timed_that_were_shown()}
        return simple | {name: Often(chosen) for name, chosen in often.items()}


def _hours() -> list[tuple[str, Any]]:
    """Every hour as people say it."""
    mornings = [format_lazy(_("{hour}am"), hour=hour) for hour in range(1, 12)]
    names = [_("midnight"), *mornings, _("midday"), *(format_lazy(_("{hour}pm"), hour=hour) for hour in range(1, 12))]
    return [("", _("Not set")), *((str(hour), name) for hour, name in enumerate(names))]


HOURS = _hours()


def _yes_or_no(is_wanted: bool) -> Often:
    return Often.EACH if is_wanted else Often.NEVER


def ticked() -> list[Kind]:
    """Return the kinds that are wanted or not; digests only where there is something to put into them."""
    has_digests = bool(timed())
    found = [kind for kind in kinds.every() if kind.can_stop and not kind.in_digest]
    return [kind for kind in found if has_digests or kind.name != DIGEST]


def _groups() -> dict[str, tuple[Any, list[Kind]]]:
    """Return the boxes to tick by field: what everybody gets first, so that a partner need not read the rest."""
    groups = {
        "wanted": (_("Send me these emails"), [kind for kind in ticked() if not kind.at_work]),
        "wanted_at_work": (
            _("If you choose people, or act for an organisation: these too"),
            [kind for kind in ticked() if kind.at_work],
        ),
    }
    return {name: group for name, group in groups.items() if group[1]}


def timed() -> list[Kind]:
    """Return the kinds that can be had more or less often."""
    return [kind for kind in kinds.every() if kind.in_digest]


def field_name(kind: Kind) -> str:
    """Return the name of a kind's field: a dot would not work in a link to it."""
    return kind.name.replace(".", "-")


def initial(choices: dict[str, Often], quiet: Hours | None) -> dict[str, Any]:
    """Return what the form shows at first."""
    return {
        "quiet_from": str(quiet.begins) if quiet else "",
        "quiet_until": str(quiet.ends) if quiet else "",
        "shown": ",".join(kind.name for kind in [*ticked(), *timed()]),
        **{
            name: [kind.name for kind in offered if choices[kind.name] != Often.NEVER]
            for name, (_label, offered) in _groups().items()
        },
        **{field_name(kind): choices[kind.name].value for kind in timed()},
    }
