"""Several acts begun in the same moment, each in a thread of its own; for the code of another process."""

import threading
from collections import Counter
from collections.abc import Callable

from django.db import connection

from alongside.opportunities.errors import NotPossibleError
from alongside.opportunities.interests.errors import NotPossibleError as InterestNotPossibleError

#: How many were done, how many refused in words (by the name of the error), and what else went wrong.
told: Counter[str] = Counter()


def together(*acts: Callable[[], object]) -> None:
    """Begin all at once, wait for all, and count in `told` what became of each."""
    start = threading.Barrier(len(acts))

    def run(act: Callable[[], object]) -> None:
        start.wait()
        try:
            act()
            told["done"] += 1
        except (NotPossibleError, InterestNotPossibleError) as refused:
            told[type(refused).__name__] += 1
        except BaseException as error:
            told[repr(error)] += 1
        finally:
            connection.close()

    threads = [threading.Thread(target=run, args=[act]) for act in acts]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
