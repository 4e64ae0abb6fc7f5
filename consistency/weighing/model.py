"""Evidence to a probability: an additive model, one step function for each piece of evidence, read from a table.

Each kind of difference has its own weights. The log-odds of a difference are the bias plus, for each piece of
evidence, the value of its step; so every probability can be printed piece by piece. The table is
``tables/weighing.toml``, written by ``training/weigh.py``, which fits it on editors' lists and says how well it does on
corpora that it was not fitted on.
"""

from __future__ import annotations

import math
from bisect import bisect_left
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from consistency.config import packaged_table
from consistency.weighing.differences import Difference


@dataclass(frozen=True, slots=True)
class Steps:
    """A step function: ``values[i]`` for evidence above ``edges[i - 1]`` and up to ``edges[i]``."""

    edges: tuple[float, ...]
    values: tuple[float, ...]

    def at(self, x: float) -> float:
        """The value of the step that ``x`` lies on."""
        return self.values[bisect_left(self.edges, x)]


@dataclass(frozen=True, slots=True)
class Sum:
    """The weights of one kind of difference."""

    bias: float
    terms: Mapping[str, Steps]


@dataclass(frozen=True, slots=True)
class Tier:
    """Least probabilities, found on corpora that the weights were not fitted on, of one kind of difference."""

    shown: float
    """From here on at least one in three is worth showing as possibly at odds."""
    conflict: float
    """From here on most are conflicts; above 1 where no probability is high enough."""


NO_TIER = Tier(2.0, 2.0)


@dataclass(frozen=True, slots=True)
class Weights:
    """The weights of all kinds, and their tiers."""

    sums: Mapping[str, Sum]
    tiers: Mapping[str, Tier] = field(default_factory=dict)

    def tier(self, kind: str) -> Tier:
        """The tiers of a kind; one that nothing reaches where it has none."""
        return self.tiers.get(kind, NO_TIER)

    def strength(self, difference: Difference, probability: float) -> float:
        """How far a probability is above what is shown: 1 is just enough. Comparable between kinds."""
        return round(probability / self.tier(difference.kind).shown, 5)

    def terms(self, difference: Difference) -> list[tuple[str, float, float]]:
        """(name, value, log-odds) of each piece of evidence that has a weight, the heaviest first."""
        weights = self.sums[difference.kind]
        found = [(n, v, weights.terms[n].at(v)) for n, v in difference.evidence if n in weights.terms]
        return sorted(found, key=lambda t: (-abs(t[2]), t[0]))

    def probability(self, difference: Difference) -> float:
        """How likely an editor wants to see the difference, 0 to 1, to five decimals."""
        weights = self.sums.get(difference.kind)
        if weights is None:
            return 0.0
        log_odds = weights.bias + sum(
            weights.terms[name].at(value) for name, value in difference.evidence if name in weights.terms
        )
        return round(1.0 / (1.0 + math.exp(-max(-60.0, min(60.0, log_odds)))), 5)


def make_weights(table: Mapping[str, Mapping[str, Any]]) -> Weights:
    """Weights from the rows of the table: kind -> bias and one row for each piece of evidence."""
    sums = {}
    for kind, rows in table.items():
        if kind in ("about", "tiers"):
            continue
        terms = {
            name: Steps(_numbers(row["edges"]), _numbers(row["values"]))
            for name, row in rows.items()
            if isinstance(row, Mapping)
        }
        sums[kind] = Sum(float(str(rows["bias"])), terms)
    tiers = {kind: Tier(float(row["shown"]), float(row["conflict"])) for kind, row in table.get("tiers", {}).items()}
    return Weights(sums, tiers)


def _numbers(row: Sequence[object]) -> tuple[float, ...]:
    return tuple(float(str(x)) for x in row)


def read_weights() -> Weights:
    """The packaged weights."""
    return make_weights(packaged_table("weighing"))
