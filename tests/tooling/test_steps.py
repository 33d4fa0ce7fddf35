"""A step is skipped until something it depends on changes, and a count of tests is the true one."""

import socket
from pathlib import Path

import pytest

from tooling import checks, commands, debian, serve
from tooling.stamps import digest, is_done, mark_done
from tooling.steps import StepError


def test_a_step_is_done_until_its_files_change(tmp_path: Path) -> None:
    source, made = tmp_path / "source", tmp_path / "made"
    source.write_text("one")
    wanted = digest([source])
    assert not is_done("step", wanted, makes=made, stamps=tmp_path)
    made.touch()
    mark_done("step", wanted, stamps=tmp_path)
    assert is_done("step", wanted, makes=made, stamps=tmp_path)
    source.write_text("two")
    assert not is_done("step", digest([source]), makes=made, stamps=tmp_path)


def test_a_step_is_done_again_when_what_it_made_is_gone(tmp_path: Path) -> None:
    mark_done("step", "wanted", stamps=tmp_path)
    assert not is_done("step", "wanted", makes=tmp_path / "gone", stamps=tmp_path)


def test_a_program_that_fails_shows_its_last_words(
    capsys: pytest.CaptureFixture[str], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(commands, "LOGS", tmp_path)
    with pytest.raises(StepError, match=r"It broke\..*some\.log"):
        commands.run(["sh", "-c", "echo because; exit 3"], log="some", problem="It broke.", remedy="Mend it.")
    assert "| because" in capsys.readouterr().out


def test_a_program_that_is_not_there_is_a_failed_step(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(commands, "LOGS", tmp_path)
    with pytest.raises(StepError, match="no-such-program"):
        commands.run(["no-such-program"], log="some", problem="It broke.", remedy="Mend it.")


def test_without_root_the_exact_command_is_named(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("os.geteuid", lambda: 1000)
    with pytest.raises(StepError, match="sudo apt-get install chromium"):
        debian.install("chromium", needed_for="a test")


def test_a_taken_port_is_named_with_another_to_try() -> None:
    with socket.create_server(("127.0.0.1", 0)) as taken:
        port = taken.getsockname()[1]
        with pytest.raises(StepError, match=rf"cannot listen on port {port} .*bin/run --port 8000"):
            serve._refuse_taken("127.0.0.1", port)


def test_totals_come_from_the_report(tmp_path: Path) -> None:
    report = tmp_path / "report.xml"
    report.write_text('<testsuites><testsuite tests="9" failures="1" errors="2" skipped="3"></testsuite></testsuites>')
    tally = checks.count(report)
    assert tally.last_line() == "3 passed, 3 failed, 3 skipped"
    assert checks.count(tmp_path / "missing.xml").last_line() == "0 passed, 0 failed"


def test_a_run_without_tests_does_not_pass(capsys: pytest.CaptureFixture[str]) -> None:
    assert checks._summary(checks.Tally(), started=0.0) == 1
    assert capsys.readouterr().out.splitlines()[-1] == "0 passed, 0 failed"


def test_a_real_installation_without_a_mail_server_is_told_what_is_missing() -> None:
    assert "ALONGSIDE_EMAIL_SERVER" in " ".join(serve.missing({"ALONGSIDE_DEMO": "0"}))
    assert not serve.missing({"ALONGSIDE_DEMO": "0", "ALONGSIDE_EMAIL_SERVER": "smtp://mail.example.org"})
    assert not serve.missing({"ALONGSIDE_DEMO": "1"})
