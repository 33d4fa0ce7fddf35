"""The people room."""

from django.apps import AppConfig


class PeopleConfig(AppConfig):
    """People and what they told us about themselves."""

    name = "alongside.people"
    label = "people"

    def ready(self) -> None:
        """Register what this room sends, guards and does from time to time."""
        from alongside.jobs import schedule
        from alongside.messages import hooks as message_hooks
        from alongside.people import letters, queries, tasks
        from alongside.people.security import gates
        from alongside.web import access

        letters.register()
        message_hooks.readers.append(queries.readers_after)
        message_hooks.names.append(queries.names_of)
        access.gates.append(gates.second_step)
        schedule.every(name="people.purge_never_joined", hours=1, task=tasks.purge_never_joined)
