"""Where the commands find and put things, in one place."""

import os
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
VENV = ROOT / ".venv"
PYTHON = VENV / "bin" / "python"
REQUIREMENTS = ROOT / "requirements"
NODE_MODULES = ROOT / "node_modules"
BUILD = ROOT / "build"
ASSETS = BUILD / "assets" / "nhsuk"
TEST_ASSETS = BUILD / "test-assets"
LOGS = BUILD / "logs"
STAMPS = BUILD / "stamps"


def shown(path: Path) -> str:
    """Name a path the way a person would: from the repository where it lies inside, whole elsewhere."""
    return os.path.relpath(path, ROOT) if path.is_relative_to(ROOT) else str(path)
