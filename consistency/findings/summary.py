"""Low, best and high: what practitioners write beside a disputed figure. Which is best is a named policy's say."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace
from statistics import median

from consistency.config import BestPolicy, Config
from consistency.datatypes import Claim, Summary

_OFFICIAL = re.compile(
    r"\b(?:ministry|ministers?|government|police|officials?|authorit(?:y|ies)|army|military|agency|council|governor"
    r"|mayor|spokes(?:man|woman|person)|commission|department|bureau|court|coroner|health service|pentagon)\b",
    re.IGNORECASE,
)
"""Words in the name of a speaker that make it an official one."""
Picked = tuple[float, str] | None
"""A figure and the words for why; None where the policy has nothing to go by."""


def summarise(claims: Sequence[Claim], origins: Mapping[str, str], config: Config) -> Summary | None:
    """Low, best and high of the figures of ``claims``, which all count the same thing; None where none has a figure.

    Bounds count with the end that they give. All are told in the unit of the first; what does not measure the same (a
    sum in another currency) is left out. ``origins``: document id -> origin id.
    """
    figures = _in_one_unit(
        [c for c in claims if c.quantity and (c.quantity.low is not None or c.quantity.high is not None)]
    )
    if not figures:
        return None
    lows = [_low(c) for c in figures]
    highs = [_high(c) for c in figures]
    picked = POLICIES[config.best](figures, origins)
    best, reason = picked or (None, "the policy finds nothing to go by" if config.best != "none" else "")
    unit = figures[0].quantity.unit if figures[0].quantity else ""
    return Summary(min(lows), best, max(highs), unit, config.best, reason)


def _in_one_unit(claims: Sequence[Claim]) -> list[Claim]:
    first = next((c.quantity for c in claims if c.quantity is not None), None)
    return [
        replace(c, quantity=c.quantity.told_in(first))
        for c in claims
        if first is not None and c.quantity is not None and c.quantity.interval.meets(first.interval)
    ]


def _low(claim: Claim) -> float:
    q = claim.quantity
    assert q is not None  # noqa: S101  (callers pass figures only)
    end = q.low if q.low is not None else q.high
    assert end is not None  # noqa: S101
    return end


def _high(claim: Claim) -> float:
    q = claim.quantity
    assert q is not None  # noqa: S101
    return q.high if q.high is not None else _low(claim)


def _middle(claim: Claim) -> float:
    return (_low(claim) + _high(claim)) / 2


def _none(claims: Sequence[Claim], origins: Mapping[str, str]) -> Picked:
    return None


def _median_of_origins(claims: Sequence[Claim], origins: Mapping[str, str]) -> Picked:
    """Each origin has one vote, the median of its own figures: a copied text counts once."""
    votes: dict[str, list[float]] = defaultdict(list)
    for c in claims:
        votes[origins.get(c.document, c.document)].append(_middle(c))
    return median(median(v) for v in votes.values()), f"median of {len(votes)} origins"


def _most_recent(claims: Sequence[Claim], origins: Mapping[str, str]) -> Picked:
    """The figure with the latest as-of date; none where the latest ones differ."""
    dated = [c for c in claims if c.clocks.as_of]
    if not dated:
        return None
    latest = max(str(c.clocks.as_of) for c in dated)
    values = {_middle(c) for c in dated if c.clocks.as_of == latest}
    return (values.pop(), f"as of {latest}") if len(values) == 1 else None


def _official(claims: Sequence[Claim], origins: Mapping[str, str]) -> Picked:
    """The most recent figure that is put in an official's mouth; without dates, the one that all of them give."""
    own = [c for c in claims if c.attribution.speaker and _OFFICIAL.search(c.attribution.speaker)]
    values = {_middle(c) for c in own}
    if len(values) == 1:
        return values.pop(), f"according to {own[0].attribution.speaker}"
    recent = _most_recent(own, origins)
    return (recent[0], f"the officials' figure {recent[1]}") if recent else None


def _most_conservative(claims: Sequence[Claim], origins: Mapping[str, str]) -> Picked:
    return min(_low(c) for c in claims), "the lowest figure"


POLICIES: dict[BestPolicy, Callable[[Sequence[Claim], Mapping[str, str]], Picked]] = {
    "none": _none,
    "median": _median_of_origins,
    "most recent": _most_recent,
    "official": _official,
    "most conservative": _most_conservative,
}
