"""What recurs."""

from alongside.imports import uploads
from alongside.opportunities.models import OpeningsUpload


def forget() -> None:
    """Delete files that nobody confirmed within a day."""
    uploads.forget_old(OpeningsUpload)
