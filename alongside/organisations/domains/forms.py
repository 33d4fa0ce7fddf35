"""Adding a domain."""

from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

from alongside.design.fields import TextField
from alongside.design.forms import Form
from alongside.organisations.domains.names import DomainError, own_domain


class DomainForm(Form):
    """The part of work email addresses after the @."""

    domain = TextField(
        label=_("What comes after the @ in your work email addresses?"),
        hint=_("For example ourtrust.nhs.uk. It must be yours alone: nhs.net is shared by many."),
        max_length=254,
        autocomplete="off",
        error_messages={"required": _("Enter the part of your email addresses after the @")},
    )

    def clean_domain(self) -> str:
        """Say what is wrong with a domain that cannot be one's own."""
        try:
            return own_domain(self.cleaned_data["domain"])
        except DomainError as error:
            raise ValidationError(str(error)) from error
