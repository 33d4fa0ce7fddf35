"""Who says it: somebody themselves, or a member who takes part by phone or post and chose them to write it down."""

from typing import Any

from django.utils.translation import gettext_lazy as _

from alongside.design.fields import ChoiceField
from alongside.design.forms import OnceForm
from alongside.projects.models import Member


class SpeakingForm(OnceForm):
    """Something that one says for oneself, or for somebody one writes for: who writes for nobody is not asked."""

    says = ChoiceField(label=_("Who says this?"), required=False)

    def __init__(self, *args: Any, own: Member, helped: list[Member], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self._people = {str(one.key): one for one in (own, *helped)}
        if helped:
            self.offer("says", [(key, one.name) for key, one in self._people.items()])
            self.fields["says"].initial = str(own.key)
        else:
            del self.fields["says"]

    def whom(self) -> Member | None:
        """Return who says it, where it was asked."""
        return self._people.get(self.cleaned_data.get("says", ""))
