"""The lists that people choose from in their profile. Codes are kept; words may be mended."""

from django.db import models
from django.utils.translation import gettext_lazy as _


class Contact(models.TextChoices):
    """How to reach somebody."""

    EMAIL = "email", _("Email")
    PHONE = "phone", _("Phone call")
    TEXT = "text", _("Text message")
    POST = "post", _("Post")


class Format(models.TextChoices):
    """How to write to somebody so that they can read it."""

    LARGE_PRINT = "large print", _("Large print")
    EASY_READ = "easy read", _("Easy read")
    AUDIO = "audio", _("Audio")
    BRAILLE = "braille", _("Braille")
    BSL = "bsl", _("British Sign Language (BSL) video")
    LANGUAGE = "language", _("Another language")


class Role(models.TextChoices):
    """Who somebody is here; several may be true."""

    PATIENT = "patient", _("Patient, or somebody who uses care services")
    CARER = "carer", _("Carer: I look after a relative or friend")
    PUBLIC = "public", _("Member of the public")
    STAFF = "staff", _("I work in health or care")


class Skill(models.TextChoices):
    """What people bring from their work and their life."""

    LISTENING = "listening", _("Listening and supporting people")
    SPEAKING = "speaking", _("Speaking to a group")
    CHAIRING = "chairing", _("Running meetings")
    WRITING = "writing", _("Writing clearly")
    PLANNING = "planning", _("Planning and organising")
    NUMBERS = "numbers", _("Numbers and data")
    MONEY = "money", _("Money and budgets")
    COMPUTERS = "computers", _("Computers and websites")
    DESIGN = "design", _("Design, art or photos")
    TEACHING = "teaching", _("Teaching and training")
    RESEARCH = "research", _("Research")
    COMMUNITY = "community", _("Knowing a community well")
    LANGUAGES = "languages", _("Speaking another language")
    CARING = "caring", _("Looking after somebody")
    LEADING = "leading", _("Leading a team")
    LAW = "law", _("Law or rights")


class Times(models.TextChoices):
    """When somebody could take part."""

    WEEKDAY_MORNINGS = "weekday mornings", _("Weekday mornings")
    WEEKDAY_AFTERNOONS = "weekday afternoons", _("Weekday afternoons")
    WEEKDAY_EVENINGS = "weekday evenings", _("Weekday evenings")
    WEEKENDS = "weekends", _("Weekends")
    VARIES = "varies", _("It changes from week to week")


class Hours(models.TextChoices):
    """How much time somebody has."""

    ONCE = "once", _("A one-off hour or two")
    LITTLE = "little", _("1 or 2 hours a month")
    SOME = "some", _("3 to 5 hours a month")
    MORE = "more", _("6 hours a month or more")
    VARIES = "varies", _("It changes")


class Where(models.TextChoices):
    """Whether somebody takes part from home or comes along."""

    REMOTE = "remote", _("From home, online or by phone")
    TRAVEL = "travel", _("In person")
    BOTH = "both", _("Either is fine")


class Distance(models.TextChoices):
    """How far somebody can travel."""

    WALK = "walk", _("Close to home")
    TOWN = "town", _("Anywhere in my town or area")
    HOUR = "hour", _("Up to an hour away")
    FAR = "far", _("Further, if travel is arranged or paid")


class Need(models.TextChoices):
    """What helps somebody take part; the heads of the Accessible Information Standard and everyday adjustments."""

    STEP_FREE = "step free", _("Step-free way in, lift or accessible toilet")
    PARKING = "parking", _("Parking close by, or help with transport")
    HEARING_LOOP = "hearing loop", _("Hearing loop")
    CAPTIONS = "captions", _("Live captions")
    SIGN = "sign", _("British Sign Language interpreter")
    INTERPRETER = "interpreter", _("Interpreter for another language")
    LIP = "lip", _("To see people’s faces, for lip-reading")
    SCREEN_READER = "screen reader", _("Papers that work with a screen reader")
    PAPERS_EARLY = "papers early", _("Papers well before the meeting")
    BREAKS = "breaks", _("Breaks in longer meetings")
    CAMERA_OFF = "camera off", _("To keep my camera off")
    QUIET = "quiet", _("A quiet space")
    COMPANION = "companion", _("To bring somebody who supports me")
    CARE_COVER = "care cover", _("Somebody to cover for me where I care")
    TECH = "tech", _("Help to get online, or a device to borrow")
    DIET = "diet", _("Food I can eat")
    ASSISTANCE_DOG = "assistance dog", _("To bring an assistance dog")
