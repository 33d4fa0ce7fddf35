"""What writing, publishing and finding bring to the rooms below: kinds of message, recurring work, personal data."""

from alongside.jobs import schedule
from alongside.messages import kinds
from alongside.opportunities.drafting import personal_data
from alongside.opportunities.finding import tasks as finding
from alongside.opportunities.publishing import tasks
from alongside.opportunities.publishing.kinds import KINDS
from alongside.people import hooks


def register() -> None:
    """Called once, when the room is ready."""
    for kind in KINDS:
        kinds.register(kind)
    schedule.every(name="opportunities.close_due", minutes=10, task=tasks.close_due)
    schedule.every(name="opportunities.nobody_chooses", hours=1, task=tasks.tell_nobody_chooses)
    schedule.every(name="opportunities.vocabulary", minutes=10, task=finding.keep_up_with_the_vocabulary)
    hooks.personal_data.append(personal_data.HELD)
