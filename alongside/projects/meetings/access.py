"""What whoever organises a meeting can do, so that everybody can take part: never whose need it is."""

from collections.abc import Iterable, Sequence

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from alongside.people.profile.choices import Format, Need

_TO_DO: dict[str, Promise] = {
    Need.STEP_FREE: _("Meet where there is a step-free way in, a lift and an accessible toilet"),
    Need.PARKING: _("Find out about parking close by, or help with transport"),
    Need.HEARING_LOOP: _("Have a hearing loop, switched on and tried out"),
    Need.CAPTIONS: _("Switch live captions on"),
    Need.SIGN: _("Book a British Sign Language interpreter, early"),
    Need.INTERPRETER: _("Book an interpreter; ask which language"),
    Need.LIP: _("Let people see the face of whoever speaks, in good light"),
    Need.SCREEN_READER: _("Send papers that work with a screen reader"),
    Need.PAPERS_EARLY: _("Send papers well before the meeting"),
    Need.BREAKS: _("Plan breaks"),
    Need.CAMERA_OFF: _("Say at the start that cameras can stay off"),
    Need.QUIET: _("Have a quiet space, or meet in one"),
    Need.COMPANION: _("Say that people can bring somebody who supports them"),
    Need.CARE_COVER: _("Ask in good time about cover for those who care for somebody"),
    Need.TECH: _("Offer help to get online before the meeting"),
    Need.DIET: _("If there is food, ask what people can eat"),
    Need.ASSISTANCE_DOG: _("Meet where assistance dogs are welcome, with water for them"),
    Format.LARGE_PRINT: _("Send papers in large print"),
    Format.EASY_READ: _("Send papers in easy read"),
    Format.AUDIO: _("Send papers as audio"),
    Format.BRAILLE: _("Send papers in braille"),
    Format.BSL: _("Offer papers as British Sign Language video"),
    Format.LANGUAGE: _("Send papers in another language; ask which"),
}


def checklist(needs: Iterable[Sequence[str]]) -> list[Promise]:
    """Return what to do, each thing once, in an order of its own: it does not follow who asked for it."""
    asked = {code for codes in needs for code in codes}
    return [words for code, words in _TO_DO.items() if code in asked]
