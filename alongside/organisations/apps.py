"""The organisations room."""

from django.apps import AppConfig


class OrganisationsConfig(AppConfig):
    """Organisations and membership."""

    name = "alongside.organisations"
    label = "organisations"

    def ready(self) -> None:
        """Put this room's work on the schedule, and tell lower rooms what they ask of it."""
        from alongside.jobs import schedule
        from alongside.organisations import kinds, personal_data, rules, tasks
        from alongside.people import hooks

        kinds.register_all()
        schedule.every(name="organisations.check_domains", minutes=1, task=tasks.check_domains)
        schedule.every(name="organisations.forget", hours=24, task=tasks.forget)
        hooks.strong_sign_in.append(rules.is_lead_anywhere)
        hooks.personal_data.append(personal_data.HELD)
