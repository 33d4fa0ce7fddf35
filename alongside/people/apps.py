"""The people room."""

from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class PeopleConfig(AppConfig):
    """People and what they told us about themselves."""

    name = "alongside.people"
    label = "people"

    def ready(self) -> None:
        """Register what this room sends, guards and does from time to time."""
        from alongside.jobs import schedule
        from alongside.messages import hooks as message_hooks
        from alongside.people import hooks, letters, queries, tasks
        from alongside.people.leaving import actions, export, words
        from alongside.people.security import gates
        from alongside.web import access

        letters.register()
        message_hooks.readers.append(queries.readers_after)
        message_hooks.names.append(queries.names_of)
        access.gates.append(gates.second_step)
        schedule.every(name="people.purge_never_joined", hours=1, task=tasks.purge_never_joined)
        schedule.every(name="people.forget_ended_sessions", hours=24, task=tasks.forget_ended_sessions)
        schedule.every(name="people.tidy_dormant", hours=24, task=tasks.tidy_dormant)
        schedule.every(name="people.renew_seals", hours=24, task=tasks.renew_seals)
        # In this order, because rooms are erased from the last to the first: the record forgets who it was at the end.
        hooks.personal_data += [
            hooks.PersonalData(
                room="audit", title=_("The record of what happened"), words=words.of_audit, codes=words.codes_of_audit,
                export=export.of_audit, erase=actions.erase_audit,
            ),
            hooks.PersonalData(
                room="messages", title=_("Emails"), words=words.of_messages, codes=words.codes_of_messages,
                export=export.of_messages, erase=actions.erase_messages,
            ),
            hooks.PersonalData(
                room="people", title=_("Your account and profile"), words=words.of_people, codes=words.codes_of_people,
                export=export.of_people, erase=actions.erase_people,
            ),
        ]  # fmt: skip
