"""`draw` and `draw-check`: from two files to a lottery that is proven, and what they say about files that are wrong."""

import json
import time
from pathlib import Path

import pytest
from django.core.management import CommandError, call_command

from alongside.selection import commands

PEOPLE = "id,role,area\n" + "".join(
    f"p{number},{'carer' if number % 4 == 0 else 'patient'},{'north' if number % 3 else 'south'}\n"
    for number in range(12)
)
QUOTAS = "feature,value,min,max\nrole,carer,1,2\nrole,patient,2,3\narea,north,2,3\narea,south,1,2\n"


@pytest.fixture
def files(tmp_path: Path) -> Path:
    (tmp_path / "people.csv").write_text(PEOPLE)
    (tmp_path / "quotas.csv").write_text(QUOTAS)
    return tmp_path


def pool(files: Path, **more: object) -> dict[str, object]:
    return {"people": files / "people.csv", "quotas": files / "quotas.csv"} | more


def drawn(files: Path, **more: object) -> dict:
    call_command("draw", **pool(files, size=4, out=files / "lottery.json", **more))
    return json.loads((files / "lottery.json").read_text())


def test_a_lottery_is_written_proven_and_checked(files: Path, capsys: pytest.CaptureFixture[str]) -> None:
    found = drawn(files)
    assert (found["method"], found["size"], found["status"]) == ("leximin", 4, "proven")
    assert set(found["chances"]) == set(found["bound"]) == {f"p{number}" for number in range(12)}
    assert sum(found["chances"].values()) == pytest.approx(4)
    assert sum(panel["weight"] for panel in found["lottery"]) == pytest.approx(1)
    call_command("draw_check", files / "lottery.json", **pool(files))
    said = capsys.readouterr()
    assert "proven" in said.err
    assert "It is what it says: leximin, proven, 12 people." in said.out


def test_the_advice_leaves_alone_what_is_to_be_kept(files: Path) -> None:
    (files / "quotas.csv").write_text(QUOTAS.replace("role,carer,1,2", "role,carer,4,4"))
    with pytest.raises(CommandError, match=r"role, carer: at least 4 are wanted and 3 came forward\. Lower it to"):
        drawn(files)
    with pytest.raises(CommandError, match="No change of quotas helps"):
        drawn(files, keep="area, role")


def test_how_far_it_is_shows_on_a_terminal_only(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(commands, "SOON", 0.01)
    for is_terminal in (False, True):
        monkeypatch.setattr("sys.stderr.isatty", lambda is_terminal=is_terminal: is_terminal)
        with commands.shortfall_shown() as tell:
            tell(0.25)
            time.sleep(0.2)
            tell(0.125)
        assert ("Shortfall so far: at most 1.2e-01" in capsys.readouterr().err) == is_terminal


def test_of_a_household_one_at_most_is_chosen(files: Path) -> None:
    rows = [f"{row},{'9 High Street' if number < 2 else number}" for number, row in enumerate(PEOPLE.split("\n")[1:-1])]
    (files / "people.csv").write_text("\n".join(["id,role,area,address", *rows]) + "\n")
    found = drawn(files, household_columns="address")
    shared = [name for name, people in found["classes"].items() if people in (["p0"], ["p1"])]
    assert len(shared) == 2
    assert not any(set(shared) <= panel["counts"].keys() for panel in found["lottery"])
    call_command("draw_check", files / "lottery.json", **pool(files, household_columns="address"))


def test_what_was_changed_afterwards_is_found(files: Path, capsys: pytest.CaptureFixture[str]) -> None:
    found = drawn(files)
    found["chances"]["p0"] += 0.1
    (files / "lottery.json").write_text(json.dumps(found))
    with pytest.raises(CommandError, match="not what it says") as refused:
        call_command("draw_check", files / "lottery.json", **pool(files))
    assert refused.value.returncode == 1
    assert "p0" in capsys.readouterr().err


def test_when_no_panel_exists_nothing_is_written(files: Path) -> None:
    (files / "quotas.csv").write_text(
        "feature,value,min,max\nrole,carer,4,4\narea,south,0,0\nrole,patient,0,0\narea,north,0,9\n"
    )
    with pytest.raises(CommandError, match="No panel") as refused:
        drawn(files)
    assert refused.value.returncode == 1
    assert "role, carer: at least 4 are wanted and 3 came forward. Lower it to" in str(refused.value)
    assert not (files / "lottery.json").exists()


@pytest.mark.parametrize(
    ("name", "text", "words"),
    [
        ("people.csv", PEOPLE + "p0,carer,north\n", ["people.csv: Line 14, id: line 2 has the same id"]),
        ("people.csv", PEOPLE + "p12,nurse,north\n", ["Line 14, role: the quotas have no such value. The quotas know"]),
        ("people.csv", PEOPLE + "p12,,\n", ["Line 14, role: it is empty", "Line 14, area: it is empty"]),
        ("people.csv", PEOPLE + "p12,carer\n", ["Line 14", "2 values instead of 3"]),
        ("people.csv", "id,role\np0,carer\n", ["people.csv: The first line must name the columns", "area"]),
        ("people.csv", "id,role,area,area\n", ["twice: area"]),
        ("people.csv", "", ["people.csv", "missing: id"]),
        ("people.csv", "id,role,area\n", ["holds 0 people"]),
        ("quotas.csv", QUOTAS + "role,other,3,2\n", ["quotas.csv: Line 6, min: the minimum is above the maximum"]),
        ("quotas.csv", QUOTAS + "role,other,x,-2\n", ["Line 6, min: it is no whole number", "Line 6, max: it is no"]),
        ("quotas.csv", QUOTAS + "role,carer,1,2\n", ["Line 6, value: this value has a quota already"]),
        ("quotas.csv", QUOTAS + ",x,1,\n", ["Line 6, feature: it is empty", "Line 6, max: it is empty"]),
        ("quotas.csv", "%PDF-1.7", ["quotas.csv", "PDF"]),
    ],
)  # fmt: skip
def test_what_is_wrong_with_a_file_is_said_by_row_and_column(
    files: Path, name: str, text: str, words: list[str]
) -> None:
    (files / name).write_text(text)
    with pytest.raises(CommandError) as refused:
        drawn(files)
    assert refused.value.returncode == 2
    for word in words:
        assert word in str(refused.value)
    assert not (files / "lottery.json").exists()


def test_not_stated_is_an_answer_without_a_quota_of_its_own(files: Path) -> None:
    (files / "people.csv").write_text(PEOPLE + "p12,not stated,north\n")
    assert "p12" in drawn(files)["chances"]


@pytest.mark.parametrize("size", [0, 13])
def test_a_size_that_cannot_be_is_refused(files: Path, size: int) -> None:
    with pytest.raises(CommandError, match="size") as refused:
        call_command("draw", **pool(files, size=size, out=files / "lottery.json"))
    assert refused.value.returncode == 2


@pytest.mark.parametrize("text", ["", "{", "[]", '{"size": "4"}', '{"size": 4}'])
def test_what_is_no_lottery_is_not_checked_as_one(files: Path, text: str) -> None:
    (files / "lottery.json").write_text(text)
    with pytest.raises(CommandError):
        call_command("draw_check", files / "lottery.json", **pool(files))
    with pytest.raises(CommandError, match="cannot be read") as refused:
        call_command("draw_check", files / "none.json", **pool(files))
    assert refused.value.returncode == 2


def test_where_nothing_can_be_written_it_says_so(files: Path) -> None:
    with pytest.raises(CommandError, match="cannot be written"):
        call_command("draw", **pool(files, size=4, out=files / "none" / "lottery.json"))


@pytest.mark.parametrize("wish", ["--tolerance=0", "--tolerance=x", "--time-limit=-1", "--method=first"])
def test_a_wrong_wish_is_wrong_usage(files: Path, wish: str) -> None:
    asked = [f"--people={files / 'people.csv'}", f"--quotas={files / 'quotas.csv'}", "--size=4", "--out=x.json", wish]
    with pytest.raises(CommandError, match=wish.split("=")[0]):
        call_command("draw", *asked)


SHARED = Path(__file__).parents[2] / ".." / "shared" / "fixtures" / "lottery"


@pytest.mark.skipif(not SHARED.is_dir(), reason="the reference cases are not on this machine")
@pytest.mark.parametrize(
    "name", sorted(folder.name for folder in SHARED.iterdir()) if SHARED.is_dir() else [], ids=str
)  # fmt: skip
def test_reference_cases_are_proven_and_true(name: str, tmp_path: Path) -> None:
    folder = SHARED / name
    facts = {"people": folder / "respondents.csv", "quotas": folder / "categories.csv"}
    size = json.loads((folder / "meta.json").read_text())["k"]
    known = json.loads((folder / "expected.json").read_text()) if (folder / "expected.json").exists() else {}
    if known.get("status") == "infeasible":
        with pytest.raises(CommandError, match="No panel"):
            call_command("draw", size=size, out=tmp_path / "lottery.json", **facts)
        return
    call_command("draw", size=size, out=tmp_path / "lottery.json", **facts)
    call_command("draw_check", tmp_path / "lottery.json", **facts)
    found = json.loads((tmp_path / "lottery.json").read_text())
    assert found["status"] == "proven"
    if "leximin" in known:
        assert found["chances"] == pytest.approx(known["leximin"], abs=1e-6)


def test_a_number_drawn_in_public_picks_a_panel_and_who_steps_in(
    files: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    drawn(files)
    call_command("draw_uniform", files / "lottery.json", out=files / "uniform.json", panels=60)
    sealed = capsys.readouterr().out.strip()
    found = json.loads((files / "uniform.json").read_text())
    assert (found["commitment"], len(found["panels"])) == (sealed, 60)
    call_command("draw_check", files / "uniform.json", **pool(files))
    assert "It is what it says: 60 panels, 12 people." in capsys.readouterr().out
    said = []
    for _twice in range(2):
        call_command("draw_pick", files / "uniform.json", number=7)
        said.append(json.loads(capsys.readouterr().out))
    assert said[0] == said[1]
    assert said[0]["panel"] == found["panels"][6]
    assert said[0]["commitment"] == sealed
    assert len(said[0]["alternates"]) == 4
    assert not set(said[0]["alternates"]) & set(said[0]["panel"])


def test_who_steps_in_depends_on_who_is_likely_to_drop_out(files: Path, capsys: pytest.CaptureFixture[str]) -> None:
    drawn(files)
    call_command("draw_uniform", files / "lottery.json", out=files / "uniform.json", panels=60)
    panels = json.loads((files / "uniform.json").read_text())["panels"]
    carer = next(person for person in panels[6] if int(person[1:]) % 4 == 0)
    likely = "".join(f"{person},{1 if person == carer else 0}\n" for person in panels[6])
    (files / "rates.csv").write_text(f"id,rate\n{likely}")
    capsys.readouterr()
    call_command("draw_pick", files / "uniform.json", number=7, alternates=1, drop_out=files / "rates.csv")
    (first,) = json.loads(capsys.readouterr().out)["alternates"]
    replaced = [person for person in panels[6] if person != carer] + [first]
    assert sum(int(person[1:]) % 4 == 0 for person in replaced) in (1, 2)
    (files / "rates.csv").write_text("id,rate\np1,2\np1,x\n,0.5\n")
    with pytest.raises(CommandError) as refused:
        call_command("draw_pick", files / "uniform.json", number=7, drop_out=files / "rates.csv")
    assert refused.value.returncode == 2
    assert str(refused.value).count("rates.csv") == 4


@pytest.mark.parametrize("number", [0, -1, 61])
def test_a_number_beyond_the_panels_is_refused(files: Path, number: int) -> None:
    drawn(files)
    call_command("draw_uniform", files / "lottery.json", out=files / "uniform.json", panels=60)
    with pytest.raises(CommandError, match="from 1 to 60") as refused:
        call_command("draw_pick", files / "uniform.json", number=number)
    assert refused.value.returncode == 2


@pytest.mark.parametrize("text", ["", "[]", "{}", '{"panels": 4, "classes": 5}'])
def test_what_is_no_lottery_is_not_drawn_from(files: Path, text: str) -> None:
    (files / "lottery.json").write_text(text)
    for command, wishes in (("draw_uniform", {"out": files / "uniform.json"}), ("draw_pick", {"number": 1})):
        with pytest.raises(CommandError) as refused:
            call_command(command, files / "lottery.json", **wishes)
        assert refused.value.returncode == 2
    assert not (files / "uniform.json").exists()


def test_panels_that_were_changed_afterwards_are_found(files: Path, capsys: pytest.CaptureFixture[str]) -> None:
    drawn(files)
    call_command("draw_uniform", files / "lottery.json", out=files / "uniform.json", panels=60)
    found = json.loads((files / "uniform.json").read_text())
    found["panels"].reverse()
    (files / "uniform.json").write_text(json.dumps(found))
    with pytest.raises(CommandError, match="not what it says"):
        call_command("draw_check", files / "uniform.json", **pool(files))
    assert "commitment" in capsys.readouterr().err
