"""Reading the environment: every setting is checked at start, and a wrong one is named in a sentence."""

import secrets
from collections.abc import Sequence
from email.utils import parseaddr
from pathlib import Path
from typing import Any
from urllib.parse import unquote, urlsplit

import dj_database_url
from django.core.exceptions import ValidationError
from django.core.validators import validate_email
from environs import Env, EnvError

env = Env()


class SettingsError(Exception):
    """A setting in the environment is wrong; the message names it and says what is expected."""


def text(name: str, default: str) -> str:
    """Return the setting as text; empty counts as unset."""
    return (env.str(name, "") or default).strip()


def number(name: str, default: int, *, least: int, most: int) -> int:
    """Return the setting as a whole number between `least` and `most`."""
    try:
        value = env.int(name, default) if env.str(name, "") else default
    except EnvError as error:
        raise SettingsError(f"{name} must be a whole number.") from error
    if not least <= value <= most:
        raise SettingsError(f"{name} is {value}; it must be between {least} and {most}.")
    return value


def switch(name: str, default: bool) -> bool:
    """Return the setting as yes or no (1, true, yes, on or 0, false, no, off)."""
    try:
        return env.bool(name, default) if env.str(name, "") else default
    except EnvError as error:
        raise SettingsError(f"{name} must be 1 or 0.") from error


def one_of(name: str, default: str, choices: Sequence[str]) -> str:
    """Return the setting as one of some words, however it is capitalised."""
    value = text(name, default).upper()
    if value not in choices:
        raise SettingsError(f"{name} must be one of {', '.join(choices)}.")
    return value


def email(name: str, default: str) -> str:
    """Return the setting as an email address, such as `help@example.org` or `Help <help@example.org>`."""
    value = text(name, default)
    try:
        validate_email(parseaddr(value)[1])
    except ValidationError as error:
        raise SettingsError(f"{name} must be an email address.") from error
    return value


def words(name: str, default: list[str]) -> list[str]:
    """Return the setting as a list, split at commas."""
    return [word.strip() for word in env.str(name, "").split(",") if word.strip()] or default


def data_folder(name: str, default: Path) -> Path:
    """Return the folder for everything that is not the code, made when missing."""
    folder = Path(text(name, str(default))).expanduser().resolve()
    try:
        folder.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise SettingsError(f"{name} is {folder}, which cannot be made or written: {error.strerror}.") from error
    return folder


def secret_key(name: str, folder: Path) -> str:
    """Return the secret key: from the environment, else one made once and kept in the data folder."""
    given = text(name, "")
    if given:
        if len(given) < 40:
            raise SettingsError(f"{name} must be at least 40 characters long.")
        return given
    kept = folder / "secret-key"
    try:
        with kept.open("x", encoding="ascii") as file:
            kept.chmod(0o600)
            file.write(secrets.token_urlsafe(50))
    except FileExistsError:
        pass
    return kept.read_text(encoding="ascii").strip()


SQLITE_OPTIONS: dict[str, Any] = {
    "transaction_mode": "IMMEDIATE",
    "timeout": 20,
    "init_command": "PRAGMA journal_mode=WAL; PRAGMA synchronous=FULL; PRAGMA foreign_keys=ON;",
}


def database(name: str, folder: Path) -> dict[str, Any]:
    """Return Django's settings for the database that `DATABASE_URL` names: SQLite or PostgreSQL."""
    url = text(name, f"sqlite:///{folder / 'alongside.sqlite3'}")
    scheme = urlsplit(url).scheme
    if scheme == "sqlite":
        path = unquote(url.removeprefix("sqlite:///"))
        if not path or not Path(path).absolute().parent.is_dir():
            raise SettingsError(f"{name} must look like sqlite:///FILE, in a folder that is there.")
        return {
            "ENGINE": "django.db.backends.sqlite3",
            "NAME": path,
            "OPTIONS": SQLITE_OPTIONS,
            "CONN_MAX_AGE": None,
        }
    if scheme in ("postgres", "postgresql"):
        return _postgres(name, url)
    raise SettingsError(f"{name} must start with sqlite:/// or postgres://.")


def _postgres(name: str, url: str) -> dict[str, Any]:
    """The address can hold a password, so the message does not repeat it."""
    try:
        found: dict[str, Any] = dict(dj_database_url.parse(url, conn_max_age=600, conn_health_checks=True))
    except ValueError:
        found = {}
    if not found.get("NAME"):
        raise SettingsError(f"{name} must look like postgres://NAME:PASSWORD@HOST/DATABASE.")
    # Compiling a statement takes PostgreSQL longer than any page may take.
    found["OPTIONS"] = {"options": "-c jit=off", **found.get("OPTIONS", {})}
    return found


def email_server(name: str) -> dict[str, Any]:
    """Return Django's e-mail settings for `smtp://name:password@host:port` (`smtps://` for TLS from the start)."""
    url = text(name, "")
    if not url:
        return {}
    parts = urlsplit(url)
    usual = {"smtp": 25, "smtps": 465, "smtp+tls": 587}
    try:
        port = parts.port or usual[parts.scheme]
    except (KeyError, ValueError):
        port = 0
    if not port or not parts.hostname:
        raise SettingsError(f"{name} must look like smtp+tls://name:password@mail.example.org:587.")
    return {
        "EMAIL_HOST": parts.hostname,
        "EMAIL_PORT": port,
        "EMAIL_HOST_USER": unquote(parts.username or ""),
        "EMAIL_HOST_PASSWORD": unquote(parts.password or ""),
        "EMAIL_USE_TLS": parts.scheme == "smtp+tls",
        "EMAIL_USE_SSL": parts.scheme == "smtps",
        "EMAIL_TIMEOUT": 20,
    }
