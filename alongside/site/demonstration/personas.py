"""The people of the founding story (invented names), and a few around them."""

from dataclasses import dataclass
from typing import Any

from django.utils.translation import gettext_lazy as _


@dataclass(frozen=True)
class Persona:
    """Somebody one can act as."""

    email: str
    name: str
    who: Any


PERSONAS = [
    Persona(
        "amina@demonstration.example",
        "Amina Yusuf",
        _("A patient. She lives with diabetes and wants clinics to listen."),
    ),
    Persona("tom@demonstration.example", "Tom Fletcher", _("A carer. He looks after his mother, who has dementia.")),
    Persona(
        "grace@demonstration.example",
        "Grace Okafor",
        _("Works in public engagement at Avonside Community Health, and is its involvement lead."),
    ),
    Persona(
        "dev@demonstration.example",
        "Dev Patel",
        _("A physiotherapist at Avonside Community Health. He drafts an opening."),
    ),
    Persona(
        "ruth@demonstration.example",
        "Ruth Lindqvist",
        _("Involvement lead of another organisation, Harbour Heart Charity."),
    ),
    Persona(
        "admin@demonstration.example",
        "Sam Archer",
        _("Looks after this service: approves the first lead of an organisation."),
    ),
]
