"""Prepare the NHS design system's files once, so that every page can serve them as they are.

What is left out is protected or foreign: the NHS marks, and fonts that load from another server.
"""

import json
import re
import shutil
from collections.abc import Iterator
from pathlib import Path

from tooling.paths import ASSETS, NODE_MODULES, REQUIREMENTS, TEST_ASSETS, shown
from tooling.stamps import digest, is_done, mark_done
from tooling.steps import StepError, step

# The macros write the HTML that the stylesheet expects: their versions go in pairs (the macros' own table).
PAIRS = {"0.10.2": "10.6.1"}

PACKAGE = NODE_MODULES / "nhsuk-frontend"
STYLE = "nhsuk-frontend.min.css"
SCRIPT = "nhsuk-frontend.min.js"
AXE = NODE_MODULES / "axe-core" / "axe.min.js"

FONT_FACE = re.compile(r"@font-face\{[^}]*\}")
SOURCE_MAP = re.compile(r"\n?(/\*# sourceMappingURL=.*?\*/|//# sourceMappingURL=.*)")
MARKS = re.compile(r"(nhsuk-icon-(mask|\d+)|nhsuk-opengraph-image|favicon)\.")
FOREIGN = re.compile(r"url\(\s*[\"']?(https?:|//|/)")


def ensure() -> None:
    """Prepare the files where the packages or this module changed."""
    wanted = digest([PACKAGE / "package.json", NODE_MODULES / "axe-core" / "package.json", Path(__file__)])
    if is_done("assets", wanted, makes=ASSETS / STYLE):
        return
    with step(f"Preparing styles, scripts and icons in {shown(ASSETS)}"):
        check_pair(_locked_macros(), json.loads((PACKAGE / "package.json").read_text())["version"])
        prepare(PACKAGE / "dist" / "nhsuk", ASSETS)
        TEST_ASSETS.mkdir(parents=True, exist_ok=True)
        shutil.copy(AXE, TEST_ASSETS)
        mark_done("assets", wanted)


def check_pair(macros: str, styles: str) -> None:
    """Raise StepError unless these versions of nhsuk-frontend-jinja and nhsuk-frontend belong together."""
    if PAIRS.get(macros) != styles:
        raise StepError(
            f"nhsuk-frontend-jinja {macros} and nhsuk-frontend {styles} do not belong together.",
            "Move both to a pair from the table in nhsuk-frontend-jinja's README; note it in tooling/assets.py.",
        )


def prepare(source: Path, target: Path) -> None:
    """Write the stylesheet, the script and the icons we may use, replacing what was there."""
    shutil.rmtree(target, ignore_errors=True)
    images = target / "images"
    images.mkdir(parents=True)
    (target / STYLE).write_text(tidy_style((source / STYLE).read_text()))
    (target / SCRIPT).write_text(SOURCE_MAP.sub("", (source / SCRIPT).read_text()))
    for icon in free_icons(source / "assets" / "images"):
        shutil.copy(icon, images)


def tidy_style(style: str) -> str:
    """Make addresses relative, and drop fonts and source maps that would load from elsewhere."""
    tidied = SOURCE_MAP.sub("", FONT_FACE.sub("", style)).replace("url(/assets/", "url(")
    if FOREIGN.search(tidied):
        raise StepError(
            f"{STYLE} still names an address outside its own folder.",
            "A new version of nhsuk-frontend names files another way: teach tooling/assets.py about it.",
        )
    return tidied


def free_icons(folder: Path) -> Iterator[Path]:
    """The icons that are not NHS marks."""
    return (icon for icon in sorted(folder.glob("*.svg")) if not MARKS.match(icon.name))


def _locked_macros() -> str:
    found = re.search(r"^nhsuk-frontend-jinja==(\S+)", (REQUIREMENTS / "runtime.txt").read_text(), re.MULTILINE)
    return found.group(1) if found else "(not locked)"
