"""What a draw says, in words."""

from collections.abc import Sequence

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from alongside.core.lottery import Change
from alongside.selection.models import NO_CHANCE

#: From here on a chance is certain: what is left is rounding.
CERTAIN = 0.9995
#: "About 1 in 4" is said where it is off by no more than this part.
NEAR = 0.1


def chance(value: float) -> str:
    """Return a chance (0 to 1) as people say it."""
    if value <= NO_CHANCE:
        return _("none")
    if value >= CERTAIN:
        return _("certain: 100 in 100")
    hundred = f"{value * 100:.0f}" if value >= 0.0995 else f"{value * 100:.1f}".removesuffix(".0")
    many = round(1 / value)
    if many < 2 or abs(many * value - 1) > NEAR:
        return _("%(hundred)s in 100") % {"hundred": hundred}
    return _("%(hundred)s in 100, about 1 in %(many)d") % {"hundred": hundred, "many": many}


def advised(changes: Sequence[Change] | None) -> list[str]:
    """Return the smallest change of quotas that helps, a sentence for each quota."""
    if not changes:
        return [
            _(
                "No change of quotas helps: too few can be chosen, or what may not move stands in the way. "
                "Choose fewer, let more move, or reach out further."
            )
        ]
    return [_("This would be enough, all of it together:"), *(_sentence(change) for change in changes)]


def _sentence(change: Change) -> str:
    quota = change.quota
    words = {
        "feature": quota.feature,
        "value": quota.value,
        "least": quota.least,
        "most": quota.most,
        "lower": change.least,
        "higher": change.most,
    }
    came = ngettext("%(num)d came forward", "%(num)d came forward", change.came_forward) % {"num": change.came_forward}
    if change.least < quota.least:
        text = _("%(feature)s, %(value)s: at least %(least)d are wanted and %(came)s. Lower it to %(lower)d")
        if quota.least > change.came_forward:
            text = _(
                "%(feature)s, %(value)s: at least %(least)d are wanted and %(came)s. Lower it to %(lower)d, or reach "
                "out further"
            )
        return f"{text % (words | {'came': came})}."
    text = _("%(feature)s, %(value)s: at most %(most)d are wanted and %(came)s. Raise it to %(higher)d.")
    return text % (words | {"came": came})
