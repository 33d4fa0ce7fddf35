"""Forms are drawn in the same environment as pages, with the NHS components."""

from typing import Any

from django.forms.renderers import BaseRenderer
from django.template import engines


class FormRenderer(BaseRenderer):
    """Draws fields through `design/fields/*.jinja`."""

    form_template_name = "design/form.jinja"
    field_template_name = "design/fields/text.jinja"

    def get_template(self, template_name: str) -> Any:
        """Return the template from the one environment that the whole service uses."""
        return engines["jinja2"].get_template(template_name)
