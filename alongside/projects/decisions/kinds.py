"""What is told straight away about somebody's place in a team."""

from django.utils.translation import gettext_lazy as _

from alongside.messages.kinds import Kind

_WHY = _("It is about your own place in a team, and you can reply or appeal.")

KINDS = [
    Kind(name="projects.removal_proposed", title=_("When my team decides whether I stay"), can_stop=False, why=_WHY),
    Kind(name="projects.removed", title=_("When my team has decided that I leave"), can_stop=False, why=_WHY),
    Kind(name="projects.appeal_answered", title=_("When an appeal is answered"), can_stop=False, why=_WHY),
    Kind(name="projects.appealed", title=_("When somebody appeals to my organisation"), can_stop=True, at_work=True),
]
