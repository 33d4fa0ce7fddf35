"""The questions of a draft in the order of the task list. Adding a question is one line here and one form."""

from collections.abc import Sequence
from dataclasses import dataclass

from django.urls import reverse
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from alongside.opportunities.drafting.forms import choosing, project, support, topics, what
from alongside.opportunities.drafting.forms.base import StepForm
from alongside.opportunities.hooks import WayOfChoosing, way_of_choosing
from alongside.opportunities.models import Opportunity


@dataclass(frozen=True)
class Step:
    """One question: its address, its name on the task list, its form (none: a page of its own)."""

    slug: str
    name: str | Promise
    form: type[StepForm] | None
    # Fixed once it is published: people have answered it, or were promised it.
    only_before_publishing: bool = False
    heading: str | Promise = ""
    # The template below `opportunities/drafting/`.
    page: str = "step"

    @property
    def title(self) -> str:
        """The heading of the page: its own, or the label of its only question."""
        if self.heading or self.form is None:
            return str(self.heading or self.name)
        return str(self.form.base_fields[self.form.names()[0]].label)


GROUPS: Sequence[tuple[str | Promise, Sequence[Step]]] = [
    (
        _("What it is"),
        [
            Step("title", _("Title"), what.TitleForm),
            Step("about", _("What it is about"), what.AboutForm, heading=_("What it is about")),
            Step("doing", _("What people would do"), what.DoingForm),
            Step("topics", _("Topics"), topics.TopicsForm, heading=_("What topics does it belong to?"), page="topics"),
        ],
    ),
    (
        _("Who you hope to hear from"),
        [
            Step("people", _("Lived experience and skills"), what.PeopleForm, heading=_("Who you hope to hear from")),
            Step("number", _("How many people"), what.NumberForm),
        ],
    ),
    (
        _("How people take part"),
        [
            Step("stage", _("Stage of the project"), project.StageForm),
            Step("level", _("How much say people have"), project.LevelForm),
            Step("where", _("Where"), project.WhereForm, heading=_("Where it happens")),
            Step("when", _("Dates and time"), project.WhenForm, heading=_("Dates and time")),
        ],
    ),
    (
        _("What people get"),
        [
            Step("payment", _("Payment and expenses"), support.PaymentForm, heading=_("Payment and expenses")),
            Step("access", _("Access and support"), support.AccessForm),
        ],
    ),
    (
        _("Choosing people"),
        [
            Step("choosing", _("How people are chosen"), choosing.ChoosingForm, heading=_("How people are chosen")),
            Step("way", _("Preparing how people are chosen"), None, only_before_publishing=True),
            Step("choosers", _("Who chooses"), None, heading=_("Who will choose?")),
            Step(
                "questions",
                _("Questions to ask (optional)"),
                choosing.QuestionsForm,
                only_before_publishing=True,
                heading=_("Do you want to ask people anything?"),
                page="questions",
            ),
            Step("closing", _("Closing date"), choosing.ClosingForm, heading=_("Closing date")),
            Step("contact", _("Who answers questions"), choosing.ContactForm, heading=_("Who answers questions")),
        ],
    ),
]

STEPS: dict[str, Step] = {step.slug: step for _name, steps in GROUPS for step in steps}


def asked(step: Step, opportunity: Opportunity) -> bool:
    """Whether the question is asked of this draft: not every way of choosing needs preparing."""
    return step.slug != "way" or bool(_way(opportunity).draft_page)


def address(step: Step, opportunity: Opportunity) -> str:
    """Return where the question is answered."""
    if step.form:
        return reverse("draft_step", args=[opportunity.key, step.slug])
    return reverse(_way(opportunity).draft_page if step.slug == "way" else "draft_choosers", args=[opportunity.key])


def _way(opportunity: Opportunity) -> WayOfChoosing:
    return way_of_choosing(opportunity.way_of_choosing)


def after(slug: str, opportunity: Opportunity) -> Step | None:
    """Return the next question; None after the last."""
    order = [step for step in STEPS.values() if step.slug == slug or asked(step, opportunity)]
    place = order.index(STEPS[slug]) + 1
    return order[place] if place < len(order) else None
