"""A wrong setting stops the start with a sentence that names it; every setting is documented."""

import os
import re
import subprocess
import sys
from pathlib import Path

import pytest

from alongside.config import environment
from alongside.config.environment import SettingsError

ROOT = Path(__file__).resolve().parents[2]


def start(tmp_path: Path, **environ: str) -> subprocess.CompletedProcess[str]:
    """Start the product's command line with these settings, as somebody would."""
    clean = {
        name: value for name, value in os.environ.items() if not name.startswith(("ALONGSIDE_", "DATABASE_", "DJANGO_"))
    }
    return subprocess.run(
        [sys.executable, "-m", "alongside", "check"],
        cwd=ROOT, env=clean | {"ALONGSIDE_DATA": str(tmp_path)} | environ, capture_output=True, text=True, check=False,
    )  # fmt: skip


@pytest.mark.parametrize(
    ("name", "value", "words"),
    [
        ("DATABASE_URL", "mysql://x/y", "DATABASE_URL must start with sqlite:/// or postgres://"),
        ("DATABASE_URL", "sqlite:///", "DATABASE_URL must look like sqlite:///FILE"),
        ("DATABASE_URL", "sqlite:////nowhere/x.sqlite3", "DATABASE_URL must look like sqlite:///FILE, in a folder"),
        ("DATABASE_URL", "postgres://", "DATABASE_URL must look like postgres://NAME:PASSWORD@HOST/DATABASE"),
        ("DATABASE_URL", "postgres://a:secret@b:x/c", "DATABASE_URL must look like postgres://NAME:PASSWORD@HOST"),
        ("ALONGSIDE_LOG_LEVEL", "loud", "ALONGSIDE_LOG_LEVEL must be one of DEBUG, INFO, WARNING, ERROR, CRITICAL"),
        ("ALONGSIDE_CONTACT_EMAIL", "us", "ALONGSIDE_CONTACT_EMAIL must be an email address"),
        ("ALONGSIDE_EMAIL_FROM", "us", "ALONGSIDE_EMAIL_FROM must be an email address"),
        ("ALONGSIDE_ADDRESS", "alongside.example", "ALONGSIDE_ADDRESS must start with http:// or https://"),
        ("ALONGSIDE_SESSION_DAYS", "many", "ALONGSIDE_SESSION_DAYS must be a whole number"),
        ("ALONGSIDE_SESSION_DAYS", "900", "ALONGSIDE_SESSION_DAYS is 900; it must be between 1 and 90"),
        ("ALONGSIDE_DEMO", "perhaps", "ALONGSIDE_DEMO must be 1 or 0"),
        ("ALONGSIDE_SECRET_KEY", "short", "ALONGSIDE_SECRET_KEY must be at least 40 characters"),
        ("ALONGSIDE_EMAIL_SERVER", "mail.example.org", "ALONGSIDE_EMAIL_SERVER must look like smtp+tls://"),
        ("ALONGSIDE_DATA", "/proc/nowhere", "ALONGSIDE_DATA is /proc/nowhere, which cannot be made or written"),
    ],
)
def test_a_wrong_setting_stops_the_start_with_a_sentence(tmp_path: Path, name: str, value: str, words: str) -> None:
    ended = start(tmp_path, **{name: value})
    assert ended.returncode == 1
    assert words in ended.stderr
    assert "Traceback" not in ended.stderr


def test_with_nothing_set_it_starts_and_makes_a_secret_key_only_the_owner_can_read(tmp_path: Path) -> None:
    assert start(tmp_path).returncode == 0
    kept = tmp_path / "secret-key"
    assert len(kept.read_text()) >= 40
    assert kept.stat().st_mode & 0o077 == 0
    first = kept.read_text()
    assert start(tmp_path).returncode == 0
    assert kept.read_text() == first


def test_every_setting_that_is_read_stands_in_the_operations_guide() -> None:
    source = (ROOT / "alongside/config/settings.py").read_text()
    names = set(re.findall(r'environment\.\w+\(\s*"([A-Z_]+)"', source))
    guide = (ROOT / "docs/operations.md").read_text()
    assert {name for name in names if f"`{name}`" not in guide} == set()


def test_sqlite_is_safe_against_power_cuts_and_refuses_dangling_rows(tmp_path: Path) -> None:
    found = environment.database("DATABASE_URL_NOT_SET", tmp_path)
    assert found["NAME"] == str(tmp_path / "alongside.sqlite3")
    assert found["OPTIONS"]["transaction_mode"] == "IMMEDIATE"
    for words in ("journal_mode=WAL", "synchronous=FULL", "foreign_keys=ON"):
        assert words in found["OPTIONS"]["init_command"]


def test_an_email_server_is_read_with_its_name_password_port_and_encryption(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("MAIL", "smtp+tls://a%40b:p%2Fw@mail.example.org")
    found = environment.email_server("MAIL")
    assert found["EMAIL_HOST_USER"] == "a@b"
    assert found["EMAIL_HOST_PASSWORD"] == "p/w"
    assert (found["EMAIL_PORT"], found["EMAIL_USE_TLS"], found["EMAIL_USE_SSL"]) == (587, True, False)


def test_a_port_that_is_no_number_is_named(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("MAIL", "smtp://mail.example.org:lots")
    with pytest.raises(SettingsError, match="MAIL must look like"):
        environment.email_server("MAIL")
