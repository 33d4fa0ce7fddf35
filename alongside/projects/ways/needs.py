"""Access needs as what the team does: never whose they are, nor anybody's condition."""

from collections.abc import Mapping

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from alongside.people.consents import queries as consents
from alongside.people.consents.models import Purpose
from alongside.people.models import Person
from alongside.people.profile import queries as profiles
from alongside.people.profile.choices import Need

WE: Mapping[str, Promise] = {
    Need.STEP_FREE: _("We meet where there is a step-free way in, a lift and an accessible toilet."),
    Need.PARKING: _("We find out about parking close by, and help with transport."),
    Need.HEARING_LOOP: _("We use a hearing loop."),
    Need.CAPTIONS: _("We use captions."),
    Need.SIGN: _("We book a British Sign Language interpreter."),
    Need.INTERPRETER: _("We book an interpreter for other languages."),
    Need.LIP: _("We let our faces be seen when we speak."),
    Need.SCREEN_READER: _("We write papers that work with a screen reader."),
    Need.PAPERS_EARLY: _("We send papers well before a meeting."),
    Need.BREAKS: _("We take breaks."),
    Need.CAMERA_OFF: _("Cameras can stay off."),
    Need.QUIET: _("We have a quiet space."),
    Need.COMPANION: _("We welcome people who come along to support somebody."),
    Need.CARE_COVER: _("We plan ahead, so that those who care for somebody can find cover."),
    Need.TECH: _("We help each other to get online."),
    Need.DIET: _("If there is food, we ask what people can eat."),
    Need.ASSISTANCE_DOG: _("We welcome assistance dogs."),
}


def could_add(person: Person, text: str) -> list[tuple[str, str]]:
    """Return code and words of what somebody could add from their own profile, and is not there yet."""
    if not consents.may_keep(person, Purpose.ACCESS_NEEDS):
        return []
    theirs = profiles.profile_of(person).needs
    there = text.splitlines()
    return [(code, str(words)) for code, words in WE.items() if code in theirs and str(words) not in there]
