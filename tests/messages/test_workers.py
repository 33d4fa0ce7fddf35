"""Several workers on one outbox, and workers that are killed: everything arrives, hardly anything twice."""

import signal
import time
from collections import Counter
from pathlib import Path

import pytest

from tests.messages.mail_server import MailServer, running
from tests.processes import finished, on_database

pytestmark = pytest.mark.django_db(transaction=True)

MANY = 40
QUEUE = f"""
from alongside.messages import actions
from alongside.messages.recipients import Recipient
for n in range({MANY}):
    to = Recipient(name="", address=f"p{{n}}@example.org", person_id=n + 1)
    actions.queue(to=to, kind="messages.digest", sections=[])
"""
MAKE_DUE = """
from django.utils import timezone
from alongside.messages.models import Message
Message.objects.filter(state="waiting").update(due_at=timezone.now())
"""
LEFT = "from alongside.messages.models import Message\nprint(Message.objects.filter(state='waiting').count())"


def arrived(server: MailServer) -> Counter[str]:
    return Counter(mail["Message-ID"].strip() for mail in server.taken)


def test_workers_that_race_never_send_a_message_twice(tmp_path: Path) -> None:
    server = MailServer()
    with running(server) as port:
        processes = on_database(tmp_path, ALONGSIDE_EMAIL_SERVER=f"smtp://127.0.0.1:{port}")
        processes.output(QUEUE)
        for worker in [processes.command("work", "--once") for _number in range(3)]:
            finished(worker)
    assert len(arrived(server)) == MANY
    assert set(arrived(server).values()) == {1}


def test_killing_a_worker_loses_nothing_and_repeats_at_most_what_it_held(tmp_path: Path) -> None:
    server = MailServer()
    server.seconds = 0.1
    with running(server) as port:
        processes = on_database(tmp_path, ALONGSIDE_EMAIL_SERVER=f"smtp://127.0.0.1:{port}")
        processes.output(QUEUE)
        worker = processes.command("work")
        while len(server.taken) < 5:
            time.sleep(0.05)
        worker.send_signal(signal.SIGKILL)
        worker.communicate()
        server.seconds = 0
        processes.output(MAKE_DUE)
        finished(processes.command("work", "--once"))
        assert processes.output(LEFT).strip() == "0"
    assert len(arrived(server)) == MANY
    assert sum(arrived(server).values()) <= MANY + 1
