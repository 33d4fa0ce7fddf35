"""What recurs."""

from alongside.selection import keeping


def forget() -> None:
    """Delete what draws were worked out from, once it was kept long enough."""
    keeping.forget_old()
