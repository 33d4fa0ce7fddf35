"""A PostgreSQL server for the tests: one that is given or answers, else a private one that leaves nothing behind."""

import os
import pwd
import re
import shutil
import signal
import subprocess
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from urllib.parse import quote

from tooling import debian
from tooling.commands import run
from tooling.paths import LOGS, PYTHON, shown
from tooling.processes import bound_to_parent
from tooling.steps import StepError, say, step

OLDEST = 15  # the first release we support
PATIENCE = 30.0  # seconds a private server gets to start
LOCAL = ("postgres:///postgres", "postgres://localhost/postgres", "postgres://postgres@localhost/postgres")
MAY_MAKE_DATABASES = (
    "import sys, psycopg; c = psycopg.connect(sys.argv[1], connect_timeout=2);"
    "sys.exit(not c.execute('select rolcreatedb or rolsuper from pg_roles"
    " where rolname = current_user').fetchone()[0] or c.info.server_version < 10000 * int(sys.argv[2]))"
)
# Nothing a test writes has to outlive the test.
CARELESS = ("fsync=off", "synchronous_commit=off", "full_page_writes=off", "listen_addresses=", "max_connections=60")


@contextmanager
def server() -> Iterator[str]:
    """Yield the address of a server for tests, saying which it is."""
    given = os.environ.get("DATABASE_URL", "")
    if given.startswith(("postgres://", "postgresql://")):
        say("PostgreSQL: the server in DATABASE_URL.")
        yield given
    elif local := _answering():
        say(f"PostgreSQL: the local server at {local}.")
        yield local.removesuffix("postgres") + _name()
    else:
        programs = _programs() or _from_debian()
        say(f"PostgreSQL: a private server started from {programs}.")
        with _private(programs) as address:
            yield address


def _name() -> str:
    """A database name of this run's own, so that two runs on one server do not meet."""
    return f"alongside_{os.getpid()}"


def _answering() -> str | None:
    """The first local server that lets us make databases and is new enough."""
    for address in LOCAL:
        trial: list[str | Path] = [PYTHON, "-c", MAY_MAKE_DATABASES, address, str(OLDEST)]
        if subprocess.run(trial, capture_output=True, check=False).returncode == 0:
            return address
    return None


def _programs() -> Path | None:
    """The folder of the newest installed server programs: on the PATH or where Debian keeps them."""
    on_path = shutil.which("initdb")
    folders = [Path(on_path).resolve().parent] if on_path else []
    folders += [initdb.parent for initdb in Path("/usr/lib/postgresql").glob("*/bin/initdb")]
    fit = [(version, folder) for folder in folders if (version := _version(folder)) >= OLDEST]
    return max(fit)[1] if fit else None


def _version(folder: Path) -> int:
    said = subprocess.run([folder / "initdb", "--version"], capture_output=True, text=True, check=False).stdout
    found = re.search(r"(\d+)", said)
    return int(found.group(1)) if found else 0


def _from_debian() -> Path:
    debian.install("postgresql", needed_for="the tests on PostgreSQL")
    programs = _programs()
    if programs is None:
        raise StepError(
            f"This machine's PostgreSQL is older than {OLDEST}.", "Set DATABASE_URL to a newer server for the tests."
        )
    return programs


@contextmanager
def _private(programs: Path) -> Iterator[str]:
    """Make a cluster in a folder of its own, serve it on a socket in there, and remove it all at the end."""
    owner = _owner()
    folder = Path(tempfile.mkdtemp(prefix="alongside-postgres-"))
    try:
        if owner:
            os.chown(folder, owner.pw_uid, owner.pw_gid)
        with step("Making the private PostgreSQL server"):
            _make_cluster(programs, folder, owner)
            process = _start(programs, folder, owner)
        try:
            _wait_until_ready(programs, folder, process)
            yield f"postgres://postgres@{quote(str(folder), safe='')}/{_name()}"
        finally:
            process.send_signal(signal.SIGINT)  # its word for: do not wait for anybody still connected
            process.wait()
    finally:
        shutil.rmtree(folder, ignore_errors=True)


def _owner() -> pwd.struct_passwd | None:
    """The server refuses to run as root: whose name it runs under then."""
    if os.geteuid() != 0:
        return None
    names = {entry.pw_name: entry for entry in pwd.getpwall()}
    return names.get("postgres") or names["nobody"]


def _as(owner: pwd.struct_passwd | None) -> list[str | Path]:
    """What to write before a command so that it runs under another name, and ends when we do."""
    if owner is None:
        return []
    who = [f"--reuid={owner.pw_uid}", f"--regid={owner.pw_gid}", "--clear-groups"]
    return ["setpriv", *who, "--pdeathsig=INT", "--"]


def _make_cluster(programs: Path, folder: Path, owner: pwd.struct_passwd | None) -> None:
    run(
        [*_as(owner), programs / "initdb", "--pgdata", folder / "data", "--username=postgres", "--auth=trust",
         "--encoding=UTF8", "--locale=C.UTF-8", "--no-sync"],
        log="postgres",
        folder=folder,
        problem="initdb could not make a private PostgreSQL server.",
        remedy="Read the lines above, or set DATABASE_URL to a server that the tests may use.",
    )  # fmt: skip


def _start(programs: Path, folder: Path, owner: pwd.struct_passwd | None) -> subprocess.Popen[bytes]:
    """Start the server as our own child, reachable only through a socket in its folder."""
    settings = [word for setting in CARELESS for word in ("-c", setting)]
    with (LOGS / "postgres.log").open("a") as log:
        return subprocess.Popen(
            [*_as(owner), programs / "postgres", "-D", folder / "data", "-k", folder, *settings],
            cwd=folder, stdin=subprocess.DEVNULL, stdout=log, stderr=log, start_new_session=True,
            preexec_fn=None if owner else bound_to_parent(signal.SIGINT),
        )  # fmt: skip


def _wait_until_ready(programs: Path, folder: Path, process: subprocess.Popen[bytes]) -> None:
    deadline = time.monotonic() + PATIENCE
    question: list[str | Path] = [programs / "pg_isready", "--quiet", "--host", folder]
    while process.poll() is None and time.monotonic() < deadline:
        if subprocess.run(question, check=False).returncode == 0:
            return
        time.sleep(0.05)
    raise StepError(
        f"The private PostgreSQL server did not start. What it said is in {shown(LOGS / 'postgres.log')}.",
        "Mend what it names, or set DATABASE_URL to a server that the tests may use.",
    )
