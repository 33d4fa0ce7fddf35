"""The lists an opportunity chooses from, each with honest plain words."""

from django.db import models
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _


class Stage(models.TextChoices):
    """Where the project is; the earlier, the more can still change."""

    IDEA = "idea", _("Idea")
    SCOPING = "scoping", _("Scoping")
    DESIGN = "design", _("Design")
    TESTING = "testing", _("Testing")
    IMPLEMENTING = "implementing", _("Implementing")
    SUSTAINING = "sustaining", _("Sustaining")
    SPREADING = "spreading", _("Spreading")


STAGE_MEANS: dict[str, Promise] = {
    Stage.IDEA: _("Somebody has seen something that could be better. Nothing is decided."),
    Stage.SCOPING: _("Finding out what the problem is. The aim is still open."),
    Stage.DESIGN: _("The aim is agreed. Now working out what to change."),
    Stage.TESTING: _("Trying changes on a small scale to see what works."),
    Stage.IMPLEMENTING: _("Putting a change that works into everyday care."),
    Stage.SUSTAINING: _("Keeping the change going and checking that it still works."),
    Stage.SPREADING: _("Sharing what works with other places."),
}


class Level(models.TextChoices):
    """How much say people have. The description is shown beside each, so that none is sold as another."""

    INFORMED = "informed", _("Informed")
    CONSULTED = "consulted", _("Consulted")
    INVOLVED = "involved", _("Involved")
    COLLABORATING = "collaborating", _("Collaborating")
    COPRODUCING = "co-producing", _("Co-producing")
    PARTNER_LED = "partner-led", _("Partner-led")


LEVEL_MEANS: dict[str, Promise] = {
    Level.INFORMED: _("You are told what is happening. You do not have a say in what is decided."),
    Level.CONSULTED: _("You are asked what you think. Staff decide, and tell you what they did with your views."),
    Level.INVOLVED: _("You give your views more than once as the work goes on. Staff make the final decisions."),
    Level.COLLABORATING: _("You work with staff on the choices. Staff keep the last word on some things."),
    Level.COPRODUCING: _("You and staff are equal partners from start to end. You make the decisions together."),
    Level.PARTNER_LED: _("People with lived experience lead the work and decide. Staff support them."),
}


class Mode(models.TextChoices):
    """Where it happens."""

    REMOTE = "remote", _("From home (online or by phone)")
    IN_PERSON = "in person", _("In person")
    BOTH = "both", _("You can choose")


class Region(models.TextChoices):
    """The NHS regions of England, and the other countries of the United Kingdom."""

    EAST = "east", _("East of England")
    LONDON = "london", _("London")
    MIDLANDS = "midlands", _("Midlands")
    NORTH_EAST = "north-east", _("North East and Yorkshire")
    NORTH_WEST = "north-west", _("North West")
    SOUTH_EAST = "south-east", _("South East")
    SOUTH_WEST = "south-west", _("South West")
    NORTHERN_IRELAND = "northern-ireland", _("Northern Ireland")
    SCOTLAND = "scotland", _("Scotland")
    WALES = "wales", _("Wales")


class PaymentPer(models.TextChoices):
    """What an amount is paid for."""

    HOUR = "hour", _("an hour")
    MEETING = "meeting", _("a meeting")
    HALF_DAY = "half day", _("a half day")
    DAY = "day", _("a day")
    MONTH = "month", _("a month")
    TOTAL = "total", _("in total")


class ChooserRole(models.TextChoices):
    """What applicants are told about somebody who chooses."""

    PARTNER = "partner", _("Partner with lived experience")
    STAFF = "staff", _("Member of staff")
