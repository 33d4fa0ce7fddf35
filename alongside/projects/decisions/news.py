"""What was proposed and decided, and whose word is waited for."""

from django.utils.functional import Promise
from django.utils.text import format_lazy
from django.utils.translation import gettext_lazy as _

from alongside.projects.models import Decision, Member, Stance
from alongside.projects.news import Members, News, Projects, Span, Waiting

_ENDED = {
    Decision.State.DECIDED: _("Decided, “{title}”: {text}"),
    Decision.State.NOT_AGREED: _("Not agreed: “{title}”"),
    Decision.State.WITHDRAWN: _("Withdrawn: “{title}”"),
}


def news(projects: Projects, span: Span) -> list[News]:
    """Return what was proposed and what ended, in two queries."""
    proposed = Decision.objects.filter(project__in=projects, **span.of("at")).select_related("proposed_by__person")
    ended = Decision.objects.filter(project__in=projects, **span.of("ended_at"))
    return [
        *(
            News(
                project=one.project_id, at=one.at, by=one.proposed_by_id, view="team_decision", key=one.key,
                text=format_lazy(
                    _("{name} proposes “{title}”: {text}"),
                    name=one.proposed_by.name or _("Somebody who has left"), title=one.title, text=_text(one),
                ),
            )
            for one in proposed
        ),
        *(
            News(
                project=one.project_id, at=one.ended_at, by=None, view="team_decision", key=one.key,
                text=format_lazy(_ENDED[Decision.State(one.state)], title=one.title, text=_text(one)),
            )
            for one in ended
            if one.ended_at
        ),
    ]  # fmt: skip


def _text(decision: Decision) -> str | Promise:
    """What it says; what is said about somebody stays on its page."""
    return _("Read it on its page.") if decision.about_id else decision.text


def waiting(members: Members) -> list[Waiting]:
    """Return the open proposals to whose text these members have said nothing, in three queries."""
    project_of = dict(Member.objects.filter(pk__in=members, left_at=None).values_list("pk", "project"))
    open_now: dict[int, list[Decision]] = {}
    found = Decision.objects.filter(project__in=set(project_of.values()), state=Decision.State.OPEN)
    for decision in found.order_by("at", "pk"):
        open_now.setdefault(decision.project_id, []).append(decision)
    said = Stance.objects.filter(decision__state=Decision.State.OPEN, member__in=list(project_of), replaced_at=None)
    answered = set(said.values_list("member", "decision", "version"))
    return [
        Waiting(
            member=member,
            text=format_lazy(_("Say what you think of “{title}”."), title=decision.title),
            view="team_decision",
            key=decision.key,
        )
        for member, project in project_of.items()
        for decision in open_now.get(project, [])
        if decision.about_id != member and (member, decision.pk, decision.version) not in answered
    ]
