"""People with profiles, and their consents for what is about health."""

from alongside.people.consents.models import OURSELVES, Consent, Purpose
from alongside.people.consents.texts import text_of
from alongside.people.models import LivedTopic, Person, Profile
from alongside.people.profile import choices
from benchmarks.seed.chance import Chance, days
from benchmarks.seed.spec import Spec
from benchmarks.seed.tables import Table, Tables
from benchmarks.seed.words import lists, places, topics

NO_PASSWORD = "!" + "-" * 40  # what Django keeps for "none can ever fit"
LIVED, NEEDS = 1, 2
# Asked for once: Django puts these lists together anew each time.
CONTACT, FORMAT, ROLE, SKILL = (
    choice.values for choice in (choices.Contact, choices.Format, choices.Role, choices.Skill)
)
TIMES, HOURS, WHERE, DISTANCE, NEED = (
    choice.values for choice in (choices.Times, choices.Hours, choices.Where, choices.Distance, choices.Need)
)
VERSIONS = {str(purpose): text_of(purpose).version for purpose in Purpose}
BY_PROFILE, BY_INTEREST = Consent.How.PROFILE.value, Consent.How.INTEREST.value
KEEP_LIVED, KEEP_NEEDS = str(Purpose.LIVED_EXPERIENCE), str(Purpose.ACCESS_NEEDS)


class People:
    """Writes people; `told` remembers who agreed that we keep what, as nobody shares what they did not tell."""

    def __init__(self, spec: Spec) -> None:
        self.spec = spec
        self.chance = Chance(spec.seed, "people")
        self.told = bytearray(spec.people + 1)
        self.person = Table(Person, "id", "email", "name", "password", "created_at", "joined_at", "last_login")
        self.profile = Table(
            Profile, "id", "person_id", "contact", "formats", "roles", "lived_words", "skills", "times", "hours",
            "where", "distance", "area", "needs",
        )  # fmt: skip
        self.lived = Table(LivedTopic, "id", "person_id", "topic")
        self.consent = Table(
            Consent, "id", "person_id", "purpose", "organisation_key", "organisation_name", "version", "how", "given_at"
        )
        self.tables = Tables(self.person, self.profile, self.lived, self.consent)
        self.topics = self.consents = 0
        self.given, self.family, self.about = (lists()[name] for name in ("given", "family", "about_me"))
        self.places = [place for place, _region in places()]

    def add(self, number: int) -> None:
        """Add one person, with the profile that most have and nobody needs."""
        chance = self.chance
        joined = chance.moment(self.spec.today - days(chance.between(1, 1400)))
        seen = min(joined + days(chance.between(0, 700)), chance.moment(self.spec.today - days(1)))
        name = f"{chance.one(self.given)} {chance.one(self.family)}"
        self.person.add(number, f"person-{number}@example.org", name, NO_PASSWORD, joined, joined, max(seen, joined))
        lived = self._lived(number) if chance.happens(0.7) else ()
        needs = chance.some(NEED, 3) if chance.happens(0.4) else ()
        self._profile(number, lived, needs)
        if lived:
            self.agree(number, KEEP_LIVED, joined)
        if needs:
            self.agree(number, KEEP_NEEDS, joined)
        self.told[number] = LIVED * bool(lived) + NEEDS * bool(needs)

    def _lived(self, number: int) -> tuple[str, ...]:
        chance = self.chance
        found = tuple(dict.fromkeys(chance.often_first(topics()) for _ in range(chance.between(1, 3))))
        for topic in found:
            self.topics += 1
            self.lived.add(self.topics, number, topic)
        return found

    def _profile(self, number: int, lived: tuple[str, ...], needs: tuple[str, ...]) -> None:
        chance = self.chance
        words = chance.one(self.about) if lived and chance.happens(0.3) else ""
        formats = chance.some(FORMAT, 1) if needs else ()
        self.profile.add(
            number, number, chance.one(CONTACT), formats, chance.some(ROLE, 2), words,
            chance.some(SKILL, 4), chance.some(TIMES, 3),
            chance.one(HOURS), chance.one(WHERE), chance.one(DISTANCE),
            chance.one(self.places), needs,
        )  # fmt: skip

    def agree(
        self, person: int, purpose: str, at: object, *, organisation_key: str = OURSELVES, organisation_name: str = ""
    ) -> None:
        """Add a consent: to us, or for an organisation that somebody came forward to."""
        self.consents += 1
        how = BY_INTEREST if organisation_key else BY_PROFILE
        self.consent.add(
            self.consents, person, purpose, organisation_key, organisation_name, VERSIONS[purpose], how, at
        )
