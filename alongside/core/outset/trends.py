"""Whether more or fewer projects are from the outset than in the period before, said only where numbers bear it.

Two questions, for each of which there is a standard answer that holds for small numbers:

- Is there a change? Fisher's exact test, two-sided: the probability, were there none, of a table no likelier than ours
  (A. Agresti, "A Survey of Exact Inference for Contingency Tables", Statistical Science 7(1), 1992, section 2).
- If none shows, can a large one be ruled out? The 95% interval for the difference of two shares by R. G. Newcombe,
  "Interval estimation for the difference between independent proportions", Statistics in Medicine 17, 1998, method 10;
  made of those of each share by E. B. Wilson, Journal of the American Statistical Association 22, 1927.

Where there is neither, there are too few to say. That no change shows is not that there is none. Nor is anything said
of a period of fewer than five projects, in which a single one moves the share by a quarter or more.
"""

from collections.abc import Iterable
from enum import StrEnum
from fractions import Fraction
from math import comb, hypot, sqrt

from alongside.core.outset.counting import Share

#: A change is claimed where chance alone would give one as marked less often than this.
BY_CHANCE = Fraction(1, 20)
#: Standard deviations either side that hold 95% of a normal distribution.
DEVIATIONS = 1.959964
#: Two shares are the same for our purpose when they differ by less than a quarter of all projects.
SMALL = 0.25
#: In a period of fewer projects, one alone makes a difference that is not small.
FEWEST = 5


class Trend(StrEnum):
    """The latest period beside the one before."""

    MORE = "more"
    FEWER = "fewer"
    SAME = "same"
    TOO_FEW_TO_SAY = "too-few-to-say"


def trend(shares: Iterable[Share]) -> Trend:
    """Compare the latest period with the one before, whatever the order they are given in.

    `MORE` and `FEWER` where a change shows, `SAME` where none shows and one of a quarter of all projects or more can
    be ruled out, else `TOO_FEW_TO_SAY`; so too with fewer than two periods, or fewer than five projects in one. Three
    thousand projects in each period take half a second, and time grows faster than their number. Raises `ValueError`
    where the two periods overlap, for then a project may stand in both.
    """
    latest_first = sorted(shares, key=lambda one: (one.period.start, one.period.end), reverse=True)
    if len(latest_first) < 2:
        return Trend.TOO_FEW_TO_SAY
    latest, earlier = latest_first[:2]
    if latest.period.start < earlier.period.end:
        raise ValueError(f"periods overlap: {earlier.period} and {latest.period}; compare periods that do not")
    return _compared(earlier, latest)


def _compared(earlier: Share, latest: Share) -> Trend:
    if min(earlier.denominator, latest.denominator) < FEWEST:
        return Trend.TOO_FEW_TO_SAY
    if _chance(earlier, latest) < BY_CHANCE:
        grew = latest.numerator * earlier.denominator > earlier.numerator * latest.denominator
        return Trend.MORE if grew else Trend.FEWER
    lowest, highest = _difference(earlier, latest)
    return Trend.SAME if lowest > -SMALL and highest < SMALL else Trend.TOO_FEW_TO_SAY


def _chance(earlier: Share, latest: Share) -> Fraction:
    """Return the p-value of Fisher's exact test, from 0 to 1; exact, for it counts in whole numbers."""
    both = earlier.numerator + latest.numerator

    def ways(of_latest: int) -> int:
        return comb(latest.denominator, of_latest) * comb(earlier.denominator, both - of_latest)

    ours = ways(latest.numerator)
    possible = range(max(0, both - earlier.denominator), min(both, latest.denominator) + 1)
    no_likelier = sum(count for count in map(ways, possible) if count <= ours)
    return Fraction(no_likelier, comb(earlier.denominator + latest.denominator, both))


def _difference(earlier: Share, latest: Share) -> tuple[float, float]:
    """Return the ends of Newcombe's interval for the latest share less the earlier one, from -1 to 1."""
    low_0, share_0, high_0 = _interval(earlier)
    low_1, share_1, high_1 = _interval(latest)
    change = share_1 - share_0
    return change - hypot(share_1 - low_1, high_0 - share_0), change + hypot(high_1 - share_1, share_0 - low_0)


def _interval(of: Share) -> tuple[float, float, float]:
    """Return a share between the ends of Wilson's interval for it, from 0 to 1; there is at least one project."""
    count, squared = of.denominator, DEVIATIONS**2
    found = of.numerator / count
    middle = 2 * of.numerator + squared
    margin = DEVIATIONS * sqrt(squared + 4 * of.numerator * (1 - found))
    return (middle - margin) / (2 * (count + squared)), found, (middle + margin) / (2 * (count + squared))
