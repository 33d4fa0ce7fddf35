"""The independent checker: is a lottery what it says? From the files alone, sharing no code with what made it.

It knows nothing of how a lottery is found. It counts panels against quotas, weights against one, chances against
panels, and shows the bound: each proof is an inequality that every panel meets, by weak duality from the quotas, or,
where only whole numbers make it true, by an integer program of its own (scipy).
"""

import hashlib
import json
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from math import fsum
from typing import Any

import numpy as np
from scipy.optimize import Bounds, LinearConstraint, milp
from scipy.sparse import csr_matrix

#: What numbers in a file may be off by.
CLOSE = 1e-9
#: What a bound may be off by, after the sums that prove it.
NEAR = 1e-7
#: A weight below this does not count as one.
NOTHING = 1e-8


@dataclass(frozen=True, kw_only=True)
class Files:
    """What people and quotas say: values by person and feature, quotas (feature, value, least, most), households."""

    people: Mapping[str, Mapping[str, str]]
    quotas: Sequence[tuple[str, str, int, int]]
    households: Mapping[str, str]


def problems(document: Mapping[str, Any], files: Files) -> list[str]:
    """Return what is wrong with a lottery, in words; nothing when it is right."""
    try:
        return _Check(document, files).problems()
    except (KeyError, TypeError, ValueError, AttributeError) as error:
        return [f"The file does not say what a lottery says: {type(error).__name__} {error}."]


def problems_of_uniform(document: Mapping[str, Any], files: Files) -> list[str]:
    """Return what is wrong with panels of which a number picks one, in words; nothing when it is right."""
    try:
        return list(_uniform(document, files))
    except (KeyError, TypeError, ValueError, AttributeError) as error:
        return [f"The file does not say what a uniform lottery says: {type(error).__name__} {error}."]


def problems_of_published(document: Mapping[str, Any]) -> list[str]:
    """Return what is wrong with a list of panels that was published: `salt, panels, commitment, number`."""
    try:
        return list(_published(document))
    except (KeyError, TypeError, ValueError, AttributeError) as error:
        return [f"The file does not say what a published list says: {type(error).__name__} {error}."]


def _published(document: Mapping[str, Any]) -> Iterator[str]:
    panels = document["panels"]
    for number, panel in enumerate(panels, 1):
        if len(panel) != len(panels[0]) or len(set(panel)) != len(panel):
            yield f"Panel {number} has another size, or somebody twice."
    if not 1 <= document["number"] <= len(panels):
        yield f"There is no panel {document['number']}."
    yield from _committed(document)


def _committed(document: Mapping[str, Any]) -> Iterator[str]:
    text = json.dumps([document["salt"], document["panels"]], ensure_ascii=False, separators=(",", ":"))
    if hashlib.sha256(text.encode()).hexdigest() != document["commitment"]:
        yield "The commitment is not that of these panels."


def _uniform(document: Mapping[str, Any], files: Files) -> Iterator[str]:
    panels, people = document["panels"], files.people
    held = dict.fromkeys(people, 0)
    for number, panel in enumerate(panels, 1):
        if len(panel) != document["size"] or len(set(panel)) != len(panel) or set(panel) - people.keys():
            yield f"Panel {number} has another size, somebody twice, or somebody unknown."
            continue
        for feature, value, least, most in files.quotas:
            there = sum(people[person].get(feature) == value for person in panel)
            if not least <= there <= most:
                yield f"Panel {number} breaks {feature}={value}: {there} is not from {least} to {most}."
        homes = [files.households[person] for person in panel if files.households.get(person)]
        if len(set(homes)) != len(homes):
            yield f"Panel {number} holds two people of one household."
        for person in panel:
            held[person] += 1
    for person, number in held.items():
        if not abs(document["chances"][person] - number / len(panels)) <= CLOSE:
            yield f"{person}: is in {number} of {len(panels)} panels, the file says {document['chances'][person]}."
    worst = max(abs(document["chances"][person] - chance) for person, chance in document["exact"].items())
    if set(document["exact"]) != set(people) or not abs(worst - document["worst"]) <= CLOSE:
        yield f"The worst chance is {worst:.6f} from the exact one, the file says {document['worst']}."
    yield from _committed(document)


class _Check:
    def __init__(self, document: Mapping[str, Any], files: Files) -> None:
        self.document, self.files = document, files
        self.classes: Mapping[str, list[str]] = document["classes"]
        self.size = int(document["size"])
        self.count = {name: len(people) for name, people in self.classes.items()}
        # In which rows each class counts, and between which numbers each row must lie.
        self.rows: dict[str, tuple[int, int]] = {
            f"{feature}={value}": (least, most) for feature, value, least, most in files.quotas
        }
        homes = [home for home in files.households.values() if home]
        self.rows |= {f"household {home}": (0, 1) for home in set(homes) if homes.count(home) > 1}
        self.inside = {name: self._rows_of(people[0]) for name, people in self.classes.items()}
        self.bounds = dict(self.rows)

    def _rows_of(self, person: str) -> list[str]:
        named = [f"{feature}={value}" for feature, value in self.files.people[person].items()]
        named.append(f"household {self.files.households.get(person, '')}")
        return [row for row in named if row in self.rows]

    def problems(self) -> list[str]:
        return [*self._classes(), *self._panels(), *self._chances(), *self._bound()]

    def _classes(self) -> list[str]:
        found = [person for people in self.classes.values() for person in people]
        wrong = []
        if len(found) != len(set(found)) or set(found) != set(self.files.people):
            wrong.append("The classes do not hold each person exactly once.")
        if any(sorted(self.document["rows"][name]) != sorted(rows) for name, rows in self.inside.items()):
            wrong.append("Some class counts in other quotas than its people.")
        if {name: tuple(bounds) for name, bounds in self.document["bounds"].items()} != self.rows:
            wrong.append("The bounds are not those of the quotas.")
        for name, people in self.classes.items():
            if any(sorted(self._rows_of(person)) != sorted(self.inside[name]) for person in people):
                wrong.append(f"{name}: its people differ in what quotas ask about.")
            if len(people) > 1 and any(row.startswith("household ") for row in self.inside[name]):
                wrong.append(f"{name}: somebody who shares a household must be a class of one.")
        return wrong

    def _panels(self) -> list[str]:
        wrong = []
        for number, panel in enumerate(self.document["lottery"], 1):
            counts = panel["counts"]
            if any(not isinstance(count, int) or not 0 < count <= self.count[name] for name, count in counts.items()):
                wrong.append(f"Panel {number} takes more people from a class than it has, or parts of people.")
            if sum(counts.values()) != self.size:
                wrong.append(f"Panel {number} has another size.")
            sums = dict.fromkeys(self.rows, 0)
            for name, count in counts.items():
                for row in self.inside[name]:
                    sums[row] += count
            wrong += [
                f"Panel {number} breaks {row}: {sums[row]} is not from {least} to {most}."
                for row, (least, most) in self.rows.items()
                if not least <= sums[row] <= most
            ]
        return wrong

    def _chances(self) -> list[str]:
        wrong = []
        weights = [panel["weight"] for panel in self.document["lottery"]]
        if any(not weight >= 0 for weight in weights) or not abs(fsum(weights) - 1) <= CLOSE:
            wrong.append("The weights of the panels are not from nothing to one, or do not add up to one.")
        parts: dict[str, list[float]] = {name: [] for name in self.classes}
        for panel in self.document["lottery"]:
            for name, count in panel["counts"].items():
                parts[name].append(panel["weight"] * count)
        chances = self.document["chances"]
        if set(chances) != set(self.files.people) or set(self.document["bound"]) != set(self.files.people):
            wrong.append("Somebody has no chance or no bound written down, or somebody unknown has.")
            return wrong
        for name, people in self.classes.items():
            chance = fsum(parts[name]) / self.count[name]
            wrong += [
                f"{person}: the panels give a chance of {chance:.9f}, the file says {chances[person]:.9f}."
                for person in people
                if not abs(chances[person] - chance) <= CLOSE
            ]
        return wrong

    def _bound(self) -> list[str]:
        document = self.document
        wrong = [*self._tightened(), *self._never()]
        proven = dict.fromkeys(document["never"], 0.0)
        try:
            for proof in document["proof"]:
                self._follow(proof, proven)
        except ArithmeticError as error:
            return [*wrong, str(error)]
        if document["method"] == "maximin":
            lowest = min(proven.values(), default=1.0)
            proven = dict.fromkeys(self.classes, lowest)
        if document["method"] == "nash" and not document["open"]:
            return [*wrong, *self._greatest_product(), *self._status()]
        unproven = [name for name in self.classes if name not in proven]
        if set(unproven) - set(document["open"]):
            wrong.append(f"Nothing proves the bound of {', '.join(sorted(set(unproven) - set(document['open'])))}.")
        for name, value in proven.items():
            claimed = min(document["bound"][person] for person in self.classes[name])
            if not claimed >= value - NEAR:
                wrong.append(f"{name}: the bound is {claimed:.9f}, but only {value:.9f} is proven.")
        return [*wrong, *self._status()]

    def _greatest_product(self) -> list[str]:
        """By the means of (chance / bound) the product of no lottery is above that of bounds."""
        never = set(self.document["never"])
        bound = {name: self.document["bound"][people[0]] for name, people in self.classes.items()}
        people = sum(count for name, count in self.count.items() if name not in never)
        if not people:
            return []
        weights, most = self._inequality(self.document["proof"][0])
        wrong = [
            f"{name}: the proof is about another bound."
            for name in self.classes
            if name not in never and not abs(weights[name] * bound[name] - 1) <= 100 * NEAR
        ]
        if not most <= people * (1 + NEAR):
            wrong.append("The proof leaves room for a greater product.")
        return wrong

    def _status(self) -> list[str]:
        document = self.document
        shortfall = max((document["bound"][one] - document["chances"][one] for one in document["chances"]), default=0)
        wrong = []
        if not max(shortfall, 0) <= document["shortfall"] + CLOSE:
            wrong.append(f"The shortfall is {shortfall:.3g}, the file says {document['shortfall']:.3g}.")
        is_proven = not document["open"] and max(shortfall, 0) <= document["tolerance"] + CLOSE
        if document["status"] == "proven" and not is_proven:
            wrong.append("It says proven, and is not.")
        return wrong

    def _follow(self, proof: Mapping[str, Any], proven: dict[str, float]) -> None:
        """Add what a proof shows: the classes with weight, not proven yet, share what the others leave.

        Raises ArithmeticError where it does not hold.
        """
        weights, most = self._inequality(proof)
        held = [name for name in weights if name not in proven and weights[name] * self.count[name] > NOTHING]
        rest = most - fsum(weights[name] * self.count[name] * value for name, value in proven.items())
        rest += fsum(-weights[name] * self.count[name] for name in weights if name not in proven and weights[name] < 0)
        total = fsum(weights[name] * self.count[name] for name in held)
        if not total > 0:
            raise ArithmeticError("A proof is about nobody.")
        for name in held:
            proven[name] = rest / total

    def _inequality(self, proof: Mapping[str, Any]) -> tuple[dict[str, float], float]:
        """Return weights of classes and what Σ weights·y is at most, over all panels y."""
        if "weights" in proof:
            weights = dict.fromkeys(self.classes, 0.0) | proof["weights"]
            if self._most(weights) > proof["most"] + NEAR:
                raise ArithmeticError("A proof does not hold: some panel is beyond it.")
            return weights, proof["most"]
        quotas, caps = proof["quotas"], proof["classes"]
        if any(multiplier < 0 for multiplier in caps.values()):
            raise ArithmeticError("A proof multiplies how many people a class has by less than nothing.")
        weights = {
            name: fsum([*(quotas.get(row, 0.0) for row in rows), proof["size"], caps.get(name, 0.0)])
            for name, rows in self.inside.items()
        }
        most = fsum(
            [
                *(times * self.bounds[row][1 if times > 0 else 0] for row, times in quotas.items()),
                proof["size"] * self.size,
                *(times * self.count[name] for name, times in caps.items()),
            ]
        )
        return weights, most

    def _tightened(self) -> list[str]:
        """Look whether whole numbers really allow no more; from then on these bounds hold."""
        wrong = []
        for row, (least, most) in self.document["tightened"].items():
            weights = {name: float(row in rows) for name, rows in self.inside.items()}
            lowest = -self._most({name: -weight for name, weight in weights.items()})
            if self._most(weights) > most + 0.5 or lowest < least - 0.5:
                wrong.append(f"{row}: some panel is outside {least} to {most}.")
            self.bounds[row] = (least, most)
        return wrong

    def _never(self) -> list[str]:
        return [
            f"{name}: it says that it is in no panel, but it is in one."
            for name in self.document["never"]
            if self._most({other: float(other == name) for other in self.classes}) > 0.5
        ]

    def _most(self, weights: Mapping[str, float]) -> float:
        """Return the greatest Σ weights·y over all panels, by an integer program."""
        names, rows = list(self.classes), list(self.rows)
        at = {row: number for number, row in enumerate(rows)}
        cells = [(at[row], column) for column, name in enumerate(names) for row in self.inside[name]]
        shape = (len(rows) + 1, len(names))
        where = [*cells, *((len(rows), column) for column in range(len(names)))]
        matrix = csr_matrix((np.ones(len(where)), tuple(zip(*where, strict=True))), shape=shape)
        least = [*(self.rows[row][0] for row in rows), self.size]
        most = [*(self.rows[row][1] for row in rows), self.size]
        found = milp(
            [-weights[name] for name in names],
            integrality=np.ones(len(names)),
            bounds=Bounds(0, [self.count[name] for name in names]),
            constraints=LinearConstraint(matrix, least, most),
            options={"mip_rel_gap": 0.0},
        )
        if found.x is None:
            raise ArithmeticError("The integer program of the checker found no panel.")
        return float(-found.fun)
