"""The environment that every template is drawn in."""

from typing import Any

from django.conf import settings
from django.contrib.messages import get_messages
from django.templatetags.static import static
from django.urls import reverse
from django.utils import timezone, translation
from jinja2 import ChainableUndefined, ChoiceLoader, Environment, PackageLoader
from markupsafe import Markup

from alongside.design import filters, translating, widgets
from alongside.web.headers import INLINE_SCRIPT


def address(name: str, *args: Any, **kwargs: Any) -> str:
    """Return the address of a named page: `{{ url("sign_in") }}`."""
    return reverse(name, args=args, kwargs=kwargs)


def demonstration() -> bool:
    """Whether this is a demonstration, which every page then says."""
    return bool(settings.DEMO)


def _escapes(template: str | None) -> bool:
    """Everything is drawn for a browser and escaped, but plain text: there, `&#39;` would be read as it stands."""
    return not (template or "").endswith((".text.jinja", ".subject.jinja"))


def environment(**options: Any) -> Environment:
    """Build the environment: NHS components, our filters, translation, no stray white space."""
    options["loader"] = ChoiceLoader([options["loader"], PackageLoader("nhsuk_frontend_jinja", "templates")])
    options.pop("autoescape")
    options["undefined"] = ChainableUndefined  # the NHS components look into what is not there
    env = Environment(
        trim_blocks=True,
        lstrip_blocks=True,
        extensions=["jinja2.ext.i18n", "jinja2.ext.do"],
        autoescape=_escapes,  # noqa: S701  everything but plain text
        **options,
    )
    env.globals.update(
        static=static,
        url=address,
        now=timezone.localtime,
        get_messages=get_messages,
        service_name=settings.SERVICE_NAME,
        demonstration=demonstration,
        inline_script=Markup(INLINE_SCRIPT),  # noqa: S704  a constant, allowed by its hash
    )
    env.install_gettext_callables(  # type: ignore[attr-defined]
        gettext=translation.gettext,
        ngettext=translation.ngettext,
        newstyle=True,
        pgettext=translation.pgettext,
        npgettext=translation.npgettext,
    )
    env.globals.update(_=translating.gettext, gettext=translating.gettext)
    env.policies["ext.i18n.trimmed"] = True
    env.filters.update(filters.FILTERS)
    env.globals.update(widgets.GLOBALS)
    return env
