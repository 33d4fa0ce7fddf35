"""Which edition of words, topics and places the marks of openings were read with.

The same opening gets other marks once a phrase is added or a rule changes. Whoever keeps marks keeps the edition beside
them, and reads everything anew when it differs.
"""

import hashlib
from functools import cache
from importlib import resources
from pathlib import Path

#: What marks depend on: everything that is in these packages.
READ_WITH = ("alongside.core.search", "alongside.core.topics", "alongside.core.places")


@cache
def edition() -> str:
    """Return a digest of all that decides which marks an opening gets; it is worked out once per process."""
    digest = hashlib.sha256()
    for package in READ_WITH:
        files = (Path(str(item)) for item in resources.files(package).iterdir())
        for file in sorted(path for path in files if path.suffix in {".py", ".toml"}):
            digest.update(file.name.encode() + b"\0" + file.read_bytes())
    return digest.hexdigest()
