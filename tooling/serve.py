"""bin/run: set up what is missing, then run web server and job worker together until told to stop."""

import argparse
import http.client
import json
import os
import socket
import sqlite3
import sys
import time
from collections.abc import Mapping
from contextlib import closing, suppress
from pathlib import Path
from urllib.parse import urlsplit

from tooling import prepare
from tooling.commands import run
from tooling.paths import ASSETS, BUILD, PYTHON, REQUIREMENTS, ROOT, shown
from tooling.processes import Together, interruptible
from tooling.stamps import digest, is_done, mark_done
from tooling.steps import StepError, complain, say, spent, step

PATIENCE = 60.0  # seconds until the first healthy answer has to come
STATIC = BUILD / "static"
DATABASE = "alongside.sqlite3"  # what the settings call it, where DATABASE_URL says nothing
MANAGE: list[str | Path] = [PYTHON, "-P", "-m", "alongside"]


def main() -> int:
    """Run Alongside; the exit code is 0 only when a person stopped it."""
    started = time.monotonic()
    interruptible()
    wishes = _wishes()
    try:
        _refuse_taken(wishes.host, wishes.port)
        prepare.prepare()
        environment = _environment(wishes)
        _ready(environment, demonstration=wishes.demo)
        return _serve(wishes.host, wishes.port, environment, started)
    except StepError as error:
        complain(error)
        return 1
    except KeyboardInterrupt:
        say("\nStopped before it was running. The next start goes on from here.")
        return 130


def _wishes() -> argparse.Namespace:
    words = argparse.ArgumentParser(prog="bin/run", description="Runs Alongside on this machine. Ctrl-C stops it.")
    words.add_argument("--port", type=int, default=8000, help="where to listen (8000)")
    words.add_argument("--host", default="127.0.0.1", help="0.0.0.0 lets other machines in (127.0.0.1)")
    words.add_argument("--no-demo", dest="demo", action="store_false", help="a real, empty installation")
    words.add_argument("--data", type=Path, help="folder for what people enter (var/demo or var/data)")
    wishes = words.parse_args()
    wishes.data = (wishes.data or ROOT / "var" / ("demo" if wishes.demo else "data")).absolute()
    return wishes


def _refuse_taken(host: str, port: int) -> None:
    """Find out before any work whether the port can be had."""
    family = socket.AF_INET6 if ":" in host else socket.AF_INET
    with socket.socket(family) as trial:
        trial.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            trial.bind((host, port))
        except (OSError, OverflowError) as error:
            raise StepError(
                f"Alongside cannot listen on port {port} of {host} ({error}).",
                f"Stop what uses it, or choose another port: bin/run --port {8001 if port == 8000 else 8000}",
            ) from error


def _environment(wishes: argparse.Namespace) -> dict[str, str]:
    """What every part is told: where the code and the data are, and whether this is a demonstration."""
    try:
        wishes.data.mkdir(mode=0o700, parents=True, exist_ok=True)
    except OSError as error:
        raise StepError(
            f"The data folder cannot be made ({error}).", "Choose another one: bin/run --data DIR"
        ) from error
    unless_said_otherwise = {
        "ALONGSIDE_ADDRESS": f"http://{_named(wishes.host)}:{wishes.port}",
        "ALONGSIDE_LOG_LEVEL": "WARNING" if wishes.demo else "INFO",  # somebody looking round needs no log
    }
    return {
        **unless_said_otherwise,
        **os.environ,
        "ALONGSIDE_DATA": str(wishes.data),
        "ALONGSIDE_DEMO": "1" if wishes.demo else "0",
        "PYTHONPATH": str(ROOT),
    }


def _ready(environment: dict[str, str], *, demonstration: bool) -> None:
    """Bring database and static files up to date, and fill a demonstration; in one program, which starts sooner."""
    file = Path(environment["ALONGSIDE_DATA"]) / DATABASE
    if not is_done("database", state_of(file, environment), makes=file):
        _bring_up_to_date(environment, demonstration=demonstration)
        mark_done("database", state_of(file, environment))
    collect_static(environment)


def state_of(file: Path, environment: Mapping[str, str]) -> str:
    """Sum up what bringing this database up to date depends on: our code, settings, and how far it is.

    A database elsewhere is asked each time: the answer is never the same twice.
    """
    code = sorted(path for path in (ROOT / "alongside").rglob("*") if path.suffix in {".py", ".toml", ".txt", ".json"})
    told = [f"{name}={value}" for name, value in sorted(environment.items()) if name.startswith("ALONGSIDE_")]
    known = [str(time.time_ns())] if environment.get("DATABASE_URL") else _rows(file)
    return digest([REQUIREMENTS / "runtime.txt", *code], str(file), *told, *known)


def _rows(file: Path) -> list[str]:
    """What was done to an SQLite database, and whether anybody is in it; nothing when it cannot be read."""
    with suppress(sqlite3.Error), closing(sqlite3.connect(f"{file.as_uri()}?mode=ro", uri=True)) as connection:
        done = connection.execute("SELECT app || ' ' || name FROM django_migrations ORDER BY id").fetchall()
        return [
            *(row[0] for row in done),
            str(connection.execute("SELECT EXISTS (SELECT 1 FROM people_person)").fetchone()),
        ]
    return []


def _bring_up_to_date(environment: dict[str, str], *, demonstration: bool) -> None:
    with step(f"Bringing the database up to date in {shown(Path(environment['ALONGSIDE_DATA']))}"):
        command = ["demo"] if demonstration else ["migrate", "--no-input", "--verbosity", "1"]
        run(
            [*MANAGE, *command], log=command[0], environment=environment,
            problem="The database could not be brought up to date.",
            remedy="Read the lines above. Check DATABASE_URL if you set it, and that the folder is yours.",
        )  # fmt: skip


def collect_static(environment: dict[str, str]) -> None:
    """Give static files their hashed names, when one of them has changed."""
    ours = [file for folder in (ROOT / "alongside").glob("**/static") for file in folder.rglob("*")]
    files = sorted(file for file in (*ours, *ASSETS.rglob("*")) if file.is_file())
    wanted = digest([REQUIREMENTS / "runtime.txt", *files], *map(str, files))
    if is_done("static", wanted, makes=STATIC):
        return
    with step(f"Collecting {len(files)} static files in {shown(STATIC)}"):
        run(
            [*MANAGE, "collectstatic", "--no-input", "--clear"], log="collectstatic", environment=environment,
            problem="The static files could not be collected.",
            remedy="Read the lines above: a stylesheet may name a file that is not there.",
        )  # fmt: skip
        mark_done("static", wanted)


def _serve(host: str, port: int, environment: dict[str, str], started: float) -> int:
    """Run both programs until a signal comes, or until one of them ends and takes the other with it."""
    with Together() as programs:
        programs.start("web server", web_server(host, port), environment)
        programs.start("job worker", [*MANAGE, "work"], environment)
        answer = _first_healthy_answer(programs, host, port, environment["ALONGSIDE_ADDRESS"])
        if answer == "well":
            say(f"\nAlongside is running: http://{_named(host)}:{port}/   (ready after {spent(started)})")
            for line in missing(environment):
                say(line)
            say("Stop it with Ctrl-C.")
            while programs.pause():
                pass
        ended = programs.ended()
        if programs.asked_to_stop():
            say("\nStopping …")
    if programs.asked_to_stop():
        say("Stopped.")
        return 0
    if ended:
        raise StepError(
            f"The {ended[0]} ended by itself (exit code {ended[1]}), so everything was stopped.",
            "Read the lines above for the reason, mend it, then start again.",
        )
    raise StepError(f"There was no healthy answer within {PATIENCE:.0f} seconds: {answer}.", "Read the lines above.")


def missing(environment: Mapping[str, str]) -> list[str]:
    """What a real installation still lacks before anybody can sign in."""
    if environment["ALONGSIDE_DEMO"] == "1" or environment.get("ALONGSIDE_EMAIL_SERVER"):
        return []
    return [
        "No mail server is set, so messages and codes to sign in wait and /health/ says unwell:",
        "set ALONGSIDE_EMAIL_SERVER (docs/operations.md) and start again.",
    ]


def web_server(host: str, port: int) -> list[str | Path]:
    """Return the command that serves; benchmarks use the same one."""
    address = f"[{host}]:{port}" if ":" in host else f"{host}:{port}"
    return [
        PYTHON, "-P", "-m", "gunicorn", "alongside.config.wsgi:application", "--bind", address,
        "--workers", "2", "--threads", "4", "--preload", "--no-control-socket",
        "--graceful-timeout", "10", "--log-level", "warning",
    ]  # fmt: skip


def _named(host: str) -> str:
    """The address to type: passkeys work on the name localhost, not on its number."""
    return "localhost" if host in {"127.0.0.1", "0.0.0.0", "::", "::1"} else host  # noqa: S104 - only compared


def _first_healthy_answer(programs: Together, host: str, port: int, address: str) -> str:
    """Ask /health/ until both programs are up; return "well", or the last thing it said.

    Something else may be unwell (a mail server that is down): that is for whoever watches /health/, not for the start.
    """
    deadline = time.monotonic() + PATIENCE
    last = "the web server did not answer"
    while time.monotonic() < deadline and programs.pause():
        last = _health(host, port, address) or last
        if last == "well":
            break
    return last


def _health(host: str, port: int, address: str) -> str:
    """One question to /health/: well, what is wrong, or nothing while the server is not there yet."""
    public = urlsplit(address)
    headers = {"Host": public.netloc, "X-Forwarded-Proto": public.scheme}  # as a proxy in front would ask
    connection = http.client.HTTPConnection(host.replace("0.0.0.0", "127.0.0.1"), port, timeout=10)  # noqa: S104
    try:
        connection.request("GET", "/health/", headers=headers)
        answer = connection.getresponse()
        said = answer.read(2000).decode(errors="replace").strip()
        return "well" if _is_up(said) else f"it answered {answer.status} {said}"
    except (OSError, http.client.HTTPException):
        return ""
    finally:
        connection.close()


def _is_up(said: str) -> bool:
    """Whether the database answers and a worker is alive."""
    try:
        parts = json.loads(said)
        return bool(parts["database"]["well"] and parts["worker"]["alive"])
    except (ValueError, KeyError, TypeError):
        return False


if __name__ == "__main__":
    sys.exit(main())
