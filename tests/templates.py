"""Templates that refuse typos: in ours, a name that was never given is a mistake, not an empty text.

The NHS components look into what may be missing, so they keep their forgiving kind. A template of ours that takes an
optional value says so: `{% if value is defined %}`.
"""

import sys
from typing import Any

from jinja2 import ChainableUndefined
from jinja2.runtime import Undefined


def asked_by_a_component() -> bool:
    """Whether the template that is being drawn right now is one of the NHS components."""
    frame = sys._getframe(1)
    while frame is not None:
        if frame.f_code.co_filename.endswith(".jinja"):
            return "nhsuk_frontend_jinja" in frame.f_code.co_filename
        frame = frame.f_back  # type: ignore[assignment]  # ends with None
    return True


def _refusing(name: str) -> Any:
    forgiving = getattr(ChainableUndefined, name)

    def method(self: Undefined, *args: Any) -> Any:
        if not asked_by_a_component():
            self._fail_with_undefined_error()
        return forgiving(self, *args)

    return method


class Refuse(ChainableUndefined):
    """What a missing name becomes in tests."""

    __str__ = _refusing("__str__")
    __bool__ = _refusing("__bool__")
    __iter__ = _refusing("__iter__")
    __len__ = _refusing("__len__")
    __html__ = _refusing("__html__")
