"""What we serve of the design system is ours to serve and loads from nowhere else."""

from pathlib import Path

import pytest

from tooling import assets
from tooling.paths import ASSETS
from tooling.steps import StepError


def test_addresses_become_relative_and_fonts_and_source_maps_go() -> None:
    style = (
        '@font-face{font-family:F;src:url(https://elsewhere.example/f.woff2) format("woff2")}'
        ".a{background:url(/assets/images/tick.svg)}\n/*# sourceMappingURL=x.css.map */"
    )
    assert assets.tidy_style(style) == ".a{background:url(images/tick.svg)}"


@pytest.mark.parametrize("address", ["https://elsewhere.example/x.png", "//elsewhere.example/x", "'/other/x.svg'"])
def test_an_address_outside_the_folder_stops_the_set_up(address: str) -> None:
    with pytest.raises(StepError, match="outside its own folder"):
        assets.tidy_style(f".a{{background:url({address})}}")


def test_versions_that_belong_together_pass() -> None:
    assets.check_pair("0.10.2", "10.6.1")


@pytest.mark.parametrize(("macros", "styles"), [("0.10.2", "10.6.0"), ("0.10.0", "10.6.1"), ("9.9", "9.9")])
def test_versions_that_do_not_belong_together_are_refused(macros: str, styles: str) -> None:
    with pytest.raises(StepError, match="do not belong together"):
        assets.check_pair(macros, styles)


def test_marks_of_the_nhs_are_left_out(tmp_path: Path) -> None:
    for name in ("nhsuk-icon-tick.svg", "nhsuk-icon-mask.svg", "nhsuk-icon-512.png", "favicon.svg"):
        (tmp_path / name).touch()
    assert [icon.name for icon in assets.free_icons(tmp_path)] == ["nhsuk-icon-tick.svg"]


def test_what_is_prepared_names_no_other_server_and_no_missing_file() -> None:
    style = (ASSETS / assets.STYLE).read_text()
    named = {part.partition(")")[0] for part in style.split("url(")[1:]}
    assert named
    assert all((ASSETS / name).is_file() for name in named)
    assert "@font-face" not in style
    assert "sourceMappingURL" not in style + (ASSETS / assets.SCRIPT).read_text()
