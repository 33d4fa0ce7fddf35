"""Starting a draft."""

from typing import Any

from django.utils.translation import gettext_lazy as _

from alongside.design.fields import ChoiceField, TextField
from alongside.design.forms import OnceForm
from alongside.organisations.models import Organisation


class StartForm(OnceForm):
    """For which organisation, and the title. Somebody of one organisation is not asked which."""

    organisation = ChoiceField(
        label=_("Which organisation is it for?"),
        error_messages={"required": _("Choose the organisation")},
    )
    title = TextField(
        label=_("What is the title?"),
        hint=_("Say what people will do, in everyday words. You can change it later."),
        max_length=120,
        error_messages={"required": _("Enter a title")},
    )

    def __init__(self, *args: Any, organisations: list[Organisation], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self._by_slug = {organisation.slug: organisation for organisation in organisations}
        self._only = organisations[0] if len(organisations) == 1 else None
        if self._only:
            del self.fields["organisation"]
        else:
            self.offer("organisation", [(item.slug, item.name) for item in organisations])

    def organisation_chosen(self) -> Organisation:
        """Return the organisation it is for."""
        return self._only or self._by_slug[self.cleaned_data["organisation"]]
