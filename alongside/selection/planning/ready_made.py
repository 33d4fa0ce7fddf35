"""Features that are asked for often, with the shares of England's people.

Shares are from the Census 2021, table by table as the Office for National Statistics published them (Crown copyright,
Open Government Licence v3.0), in people of a hundred. Age leaves out children under 16, and was worked out anew.
"""

from collections.abc import Mapping
from dataclasses import dataclass

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _


@dataclass(frozen=True, kw_only=True)
class Ready:
    """A feature that can be taken as it is and changed after."""

    name: str | Promise
    question: str | Promise
    shares: Mapping[str | Promise, float]
    source: str | Promise


_ENGLAND = _("ONS, Census 2021, England, all ages")
READY: dict[str, Ready] = {
    "age": Ready(
        name=_("Age"),
        question=_("How old are you?"),
        shares={
            _("16 to 24"): 13.02,
            _("25 to 34"): 16.66,
            _("35 to 49"): 23.86,
            _("50 to 64"): 23.85,
            _("65 or over"): 22.61,
        },
        source=_("ONS, Census 2021, England, people aged 16 and over"),
    ),
    "sex": Ready(
        name=_("Sex"),
        question=_("What is your sex?"),
        shares={_("Female"): 51.04, _("Male"): 48.96},
        source=_ENGLAND,
    ),
    "ethnic-group": Ready(
        name=_("Ethnic group"),
        question=_("Which of these best describes your ethnic group?"),
        shares={
            _("Asian or Asian British"): 9.61,
            _("Black, Black British, Caribbean or African"): 4.22,
            _("Mixed or multiple ethnic groups"): 2.96,
            _("White"): 81.05,
            _("Other ethnic group"): 2.18,
        },
        source=_ENGLAND,
    ),
    "disability": Ready(
        name=_("Disability"),
        question=_("Do you have a disability, or a health condition that limits what you can do?"),
        shares={_("Yes"): 17.3, _("No"): 82.7},
        source=_ENGLAND,
    ),
    "unpaid-care": Ready(
        name=_("Unpaid care"),
        question=_("Do you look after somebody, without being paid for it?"),
        shares={_("Yes"): 8.76, _("No"): 91.24},
        source=_("ONS, Census 2021, England, people aged 5 and over"),
    ),
}
