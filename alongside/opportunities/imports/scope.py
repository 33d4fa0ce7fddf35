"""What an import may touch: a lead's covers the organisations they lead, an administrator's all."""

from dataclasses import dataclass
from typing import Any

from alongside.organisations import rules as organisations
from alongside.organisations.imports.named import by_name
from alongside.organisations.models import Organisation
from alongside.organisations.names import name_key


@dataclass(frozen=True)
class Scope:
    """The organisations that an import may touch, by the key of their name; None for all."""

    own: dict[str, Organisation] | None = None

    @property
    def is_all(self) -> bool:
        """Whether it covers every organisation, also new ones."""
        return self.own is None

    @property
    def names(self) -> list[str]:
        """The names that a file may use."""
        return sorted(organisation.name for organisation in (self.own or {}).values())

    def find(self, names: list[str]) -> dict[str, Organisation]:
        """Return what is known under some names, by the key of the name."""
        if self.own is None:
            return by_name(names)
        wanted = {name_key(name) for name in names}
        return {key: organisation for key, organisation in self.own.items() if key in wanted}


EVERYTHING = Scope()


def of(person: Any) -> Scope:
    """Return what this person's import may touch."""
    if person.is_administrator:
        return EVERYTHING
    return Scope({organisation.name_key: organisation for organisation in organisations.led_by(person)})
