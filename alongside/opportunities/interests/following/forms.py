"""What somebody types when they take it back."""

from django.utils.translation import gettext_lazy as _

from alongside.design import fields
from alongside.design.forms import Form


class EndForm(Form):
    """Why, if they want to say."""

    reason = fields.LongTextField(
        label=_("Do you want to say why? (optional)"),
        hint=_("You do not need to. It helps the organisation to do better."),
        max_length=500,
        rows=3,
        required=False,
    )
