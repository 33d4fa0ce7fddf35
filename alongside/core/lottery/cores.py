"""All sums run on one core, however many the machine has: the same pool gives the same bytes everywhere."""

from typing import Any

# Imported before the libraries are looked for: both bring their own.
import numpy as np
from scipy import linalg
from threadpoolctl import ThreadpoolController

_LIBRARIES = (np, linalg)
# Looking for the libraries takes longer than a small draw's programs: once is enough.
_CONTROLLER = ThreadpoolController()


def one_core() -> Any:
    """Return a context in which linear algebra uses one core."""
    return _CONTROLLER.limit(limits=1, user_api="blas")
