"""`bin/alongside`: what it lists, and how it ends."""

import pytest

from alongside.__main__ import DONE, WRONG_USAGE, main


def test_help_lists_our_own_commands_with_dashes(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["--help"]) == DONE
    told = capsys.readouterr().out
    for command in ("audit", "create-administrator", "import-organisations", "migrate", "work"):
        assert f"  {command} " in told
    assert "makemigrations" not in told


def test_without_a_command_it_says_what_there_is_and_ends_as_wrong_usage(capsys: pytest.CaptureFixture[str]) -> None:
    assert main([]) == WRONG_USAGE
    assert "migrate" in capsys.readouterr().out


def test_an_unknown_command_is_wrong_usage(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["migrat"]) == WRONG_USAGE
    assert "There is no command “migrat”" in capsys.readouterr().err


@pytest.mark.parametrize(
    "command", ["migrate", "audit", "work", "create-administrator", "import-organisations", "demo"]
)
def test_every_command_of_ours_explains_itself(command: str, capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit) as ended:
        main([command, "--help"])
    assert ended.value.code == 0
    assert "usage: alongside" in capsys.readouterr().out


def test_wrong_options_are_wrong_usage() -> None:
    with pytest.raises(SystemExit) as ended:
        main(["audit", "--no-such-option"])
    assert ended.value.code == WRONG_USAGE
