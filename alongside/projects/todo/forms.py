"""What people type about tasks."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from alongside.design.fields import ChoiceField, DateField, LongTextField, ManyField, TextField
from alongside.design.forms import Form, KeyField, SeenForm
from alongside.projects.models import Member
from alongside.projects.speaking import SpeakingForm
from alongside.projects.todo.models import Task


class _TaskFields(Form):
    """What, who, when."""

    what = TextField(
        label=_("What is there to do?"), max_length=200, error_messages={"required": _("Say what there is to do")}
    )
    more = LongTextField(label=_("Anything more about it? (optional)"), max_length=1000, rows=4, required=False)
    who = ManyField(
        label=_("Who does it? (optional)"),
        hint=_("Ask them first. Leave it empty and anybody can take it."),
        required=False,
    )
    when = DateField(
        label=_("By when? (optional)"),
        hint=_("Leave it empty for “when you can”. For example, 27 3 2027"),
        required=False,
    )

    def __init__(self, *args: Any, members: list[Member], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.offer("who", [(str(one.pk), one.name) for one in members])

    def numbers(self) -> set[int]:
        """Return who does it, by their number."""
        return {int(pk) for pk in self.cleaned_data["who"]}

    def details(self) -> dict[str, Any]:
        """What was typed of the task itself."""
        return {name: self.cleaned_data[name] for name in ("what", "more", "when", "state") if name in self.fields}


class NewTaskForm(_TaskFields, SpeakingForm):
    """A new task, perhaps out of what was written, noted or decided."""

    post = KeyField(required=False, widget=forms.HiddenInput)
    meeting = KeyField(required=False, widget=forms.HiddenInput)
    decision = KeyField(required=False, widget=forms.HiddenInput)
    field_order = ("what", "more", "who", "when", "says")


class TaskForm(_TaskFields, SeenForm):
    """A task that there is already."""

    state = ChoiceField(label=_("How far is it?"), choices=Task.State.choices)
    field_order = ("what", "more", "who", "when", "state")

    def __init__(self, data: Any, *, task: Task, doing: list[int], members: list[Member]) -> None:
        facts = {name: getattr(task, name) for name in ("what", "more", "when", "state")}
        facts |= {"who": [str(pk) for pk in doing], "seen": str(task.version)}
        super().__init__(data, members=members, initial=facts)
