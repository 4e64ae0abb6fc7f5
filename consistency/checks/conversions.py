"""Sums of money that a text gives in two currencies: "2 million euros ($2.6 million)".

Currencies are never converted here. But where a source gives one sum for another, the reader is told so, and two texts
that name the one and the other are not at odds.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Mapping, Sequence
from itertools import pairwise

from consistency.checks.numbers import interval_of, phrase, widened
from consistency.config import Config
from consistency.datatypes import Claim, Quantity
from consistency.intervals import Interval

_BRACKET = re.compile(
    r"\s{0,3}[\w-]{0,15}\s{0,3}[(\[]\s{0,3}(?:about|around|some|or|approximately|roughly|nearly|almost|US|worth)?\s*"
)
"""Between a sum and the same sum in another currency."""
_AND_IN = re.compile(r"\s*[;,/]\s*(?:or\s+)?")
"""Between two of them inside the brackets: "(£1.7m; $2.6m)"."""
Conversions = Mapping[Interval, Sequence[tuple[Interval, str]]]
"""A sum -> the sums that some text gives for it, each with the words of that text."""


def conversions_of(claims: Sequence[Claim]) -> Conversions:
    """Every sum that a text gives in two currencies, in either direction. The order of ``claims`` does not matter."""
    sentences: dict[tuple[str, int], list[Claim]] = defaultdict(list)
    for claim in claims:
        if claim.quantity is not None and claim.quantity.kind == "money":
            sentences[claim.document, claim.start].append(claim)
    found: dict[Interval, set[tuple[Interval, str]]] = defaultdict(set)
    for own in sentences.values():
        for sums, words in _runs(sorted(own, key=lambda c: c.quantity.start if c.quantity else 0)):
            for one in sums:
                found[one] |= {(other, words) for other in sums if not one.meets(other)}
    return {one: sorted(others, key=_in_order) for one, others in found.items()}


def _in_order(given: tuple[Interval, str]) -> tuple[str, float, str]:
    amount, words = given
    return amount.dimension.base, amount.low, words


def _runs(claims: Sequence[Claim]) -> list[tuple[list[Interval], str]]:
    """Runs of sums of one sentence that stand for each other, with the words of the run."""
    runs: list[tuple[list[Interval], int, int]] = []
    for left, right in pairwise(claims):
        a, b = left.quantity, right.quantity
        assert a is not None  # noqa: S101
        assert b is not None  # noqa: S101
        between = left.quote[a.end - left.start : b.start - left.start]
        sums = (a.interval, b.interval)
        plain = all(one.is_point for one in sums) and not sums[0].meets(sums[1])
        inside = bool(runs) and runs[-1][2] == a.end and bool(_AND_IN.fullmatch(between))
        if plain and inside:
            before, start, _ = runs[-1]
            runs[-1] = ([*before, b.interval], start, b.end)
        elif plain and _BRACKET.fullmatch(between):
            runs.append(([*sums], a.start, b.end))
    text, at = (claims[0].quote, claims[0].start) if claims else ("", 0)
    return [(run, " ".join(text[start - at : end - at].split()) + ")") for run, start, end in runs]


def converted(a: Quantity, b: Quantity, known: Conversions, config: Config) -> tuple[bool, str] | None:
    """Does a text give one of two sums for the other? Whether it does, and the words for the reason; ``None`` where no
    text gives either of them in the other's currency. Symmetric."""
    best: tuple[bool, str] | None = None
    for one, other in ((a, b), (b, a)):
        if not one.interval.is_point:
            continue
        for amount, words in known.get(one.interval, ()):
            if not amount.meets(other.interval):
                continue
            leeway = config.tolerance * abs(amount.low)
            stands_for = amount.widened(leeway, leeway)
            fits = stands_for.overlaps(widened(other, "money", config)[0]) or stands_for.overlaps(interval_of(other))
            if fits:
                return True, f"a text gives the one for the other: “{words}”"
            best = best or (False, f"a text gives another sum for {phrase(one)}: “{words}”")
    return best
