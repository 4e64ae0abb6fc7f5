"""What each text tells of its own event: the first toll of each kind, and the first magnitude.

News tells of its own event first, of earlier ones like it further down. Two texts that give the same number for one
thing ("killing 10") tell of one event, so their other first figures answer one question too; two that agree on
nothing they both count may tell of two events, however alike they are worded.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from consistency.checks.numbers import phrase, relate
from consistency.checks.scopes import date_relation, place_relation
from consistency.config import Config, packaged_table
from consistency.datatypes import Claim, Clocks, Quantity
from consistency.gazetteer import BOTH

DAY = re.compile(r"(?:\d{4}|-)-\d\d-\d\d")
"""A date that is known to the day, with or without its year."""
COINCIDENCE = 5
"""Smaller counts stand in the reports of many events."""
LEAD = 3
"""Sentences of the text below the headline that say what happened where and when."""
DEAD, HURT = "killed", "wounded"
"""Measures: who counts the hurt of an event and no dead says that nobody died."""
Told = Mapping[str, Mapping[str, tuple[Quantity, ...]]]
"""Document id -> measure -> its first figures: that of the headline and that of the text below it."""


@dataclass(frozen=True, slots=True)
class Home:
    """Where and when the event of a document happened, as its first sentences say; empty where they do not."""

    place: str = ""
    clocks: Clocks = field(default_factory=Clocks)


def homes_of(claims: Sequence[Claim]) -> dict[str, Home]:
    """Document -> the place and the day of its event: the first that its headline or lead names for an event, else
    those of its first sentence ("A bus plunged off a bridge near Lima on Monday")."""
    found: dict[str, Home] = {}
    plain: dict[str, Home] = {}
    sentences: dict[str, int] = {}
    for claim in sorted(claims, key=lambda c: (c.document, c.start, c.id)):
        if claim.quantity is not None:
            continue
        at = sentences[claim.document] = sentences.get(claim.document, -1) + (claim.passage != "headline")
        if at < LEAD and claim.scope.event and is_recent(claim):
            found[claim.document] = _filled(found.get(claim.document, Home()), claim)
        elif at < 1 and is_recent(claim):
            plain[claim.document] = _filled(plain.get(claim.document, Home()), claim)
    return {
        document: _joined(found.get(document, Home()), plain.get(document, Home()))
        for document in sorted(found.keys() | plain.keys())
    }


def _filled(home: Home, claim: Claim) -> Home:
    return Home(home.place or claim.scope.place, home.clocks if home.clocks.event else claim.clocks)


def _joined(first: Home, second: Home) -> Home:
    return Home(first.place or second.place, first.clocks if first.clocks.event else second.clocks)


def lands_apart(a: Claim, b: Claim, homes: Mapping[str, Home], config: Config) -> bool:
    """Are the two claims about events in different countries? A claim without a place is about its document's event."""
    one, other = (_lands(event_place(c, homes), config) for c in (a, b))
    return bool(one and other) and one.isdisjoint(other)


def days_apart(a: Claim, b: Claim, homes: Mapping[str, Home]) -> bool:
    """Are they about events of different days? A claim without a date is about its document's event."""
    one, other = (c.clocks if c.clocks.event else homes.get(c.document, Home()).clocks for c in (a, b))
    return date_relation(one, other) == "different"


def kinds_apart(a: Claim, b: Claim) -> bool:
    """Are they about events of kinds that never are one: a quake is no shooting? (``tables/events.toml``)"""
    one, other = (c.scope.event.partition("@")[0] for c in (a, b))
    table = packaged_table("events")
    natures = [table.get(kind, {}).get("nature", "") for kind in (one, other)]
    return bool(natures[0] and natures[1]) and set(natures[0].split()).isdisjoint(natures[1].split())


def event_place(claim: Claim, homes: Mapping[str, Home]) -> str:
    """Where the event of a claim happened: its own place, else that of its document's event."""
    return claim.scope.place or homes.get(claim.document, Home()).place


def places_apart(a: Claim, b: Claim, homes: Mapping[str, Home]) -> str:
    """The two places, in words, where the events of two claims happened in places that are not known to be one."""
    one, other = (event_place(c, homes) for c in (a, b))
    if place_relation(one, other) != "different":
        return ""
    return " / ".join(place.replace("_", " ").replace(BOTH, " and ").title() for place in (one, other))


def _lands(place: str, config: Config) -> frozenset[str]:
    lands = (one.rpartition(", ")[2] for one in place.split(BOTH))
    return frozenset(x for x in lands if "nation" in config.populations.get(x, {}).get("kind", ()))


def counts_event(claim: Claim, config: Config) -> bool:
    """Is it a figure that an event has as a whole: how many it killed, wounded …, or how strong it was?"""
    if claim.quantity is None or claim.role == "part":
        return False
    return "toll" in config.measures.get(claim.scope.measure, {}).get("notes", ()) or claim.quantity.unit == "magnitude"


def is_recent(claim: Claim) -> bool:
    """May the claim be about what its document reports? What is dated by a month or year alone happened earlier: news
    dates its own event by the day."""
    return not claim.clocks.event or bool(DAY.fullmatch(claim.clocks.event))


def leading(claims: Sequence[Claim], config: Config) -> list[Claim]:
    """The first figure of each measure that belongs to an event, and the first sum of money, in the headline and in the
    text of each document.

    Told from where the figures stand, never from what they are. In order of document and place.
    """
    first: dict[tuple[str, str, bool], Claim] = {}
    for claim in sorted(claims, key=lambda c: (c.document, c.start, c.quantity.start if c.quantity else 0, c.id)):
        if is_recent(claim) and (counts_event(claim, config) or _is_sum(claim)):
            first.setdefault((claim.document, claim.scope.measure, claim.passage == "headline"), claim)
    return list(first.values())


def _is_sum(claim: Claim) -> bool:
    q = claim.quantity
    return q is not None and q.kind == "money" and q.change is None and not q.per and not claim.scope.period


def told_of(claims: Sequence[Claim], config: Config) -> Told:
    """What every document tells of its event."""
    found: dict[str, dict[str, tuple[Quantity, ...]]] = {}
    for claim in leading(claims, config):
        if claim.quantity is None or not counts_event(claim, config):
            continue
        own = found.setdefault(claim.document, {})
        own[claim.scope.measure] = (*own.get(claim.scope.measure, ()), claim.quantity)
    return found


def is_told(claim: Claim, told: Told) -> bool:
    """Is the figure of ``claim`` one that its document tells of its own event, there or repeated elsewhere?"""
    q = claim.quantity
    return q is not None and any(_common(q, x) for x in told.get(claim.document, {}).get(claim.scope.measure, ()))


def in_common(a: Claim, b: Claim, told: Told) -> str:
    """Another figure of their event that both documents give, in words ("10 people"); empty where there is none."""
    for measure, q, other in _held_together(a, b, told):
        ends = {end for end in _common(q, other) if q.unit or end >= COINCIDENCE}
        if ends and "vague" not in (q.modifier, other.modifier):
            return f"{phrase(q)} {q.counted or ('' if q.unit else measure)}".strip()
    return ""


def at_odds(a: Claim, b: Claim, told: Told, config: Config) -> str:
    """Figures of their events of which the documents agree on none, in words; empty where one agrees, or none differ.

    That a bound lets two be true is no agreement: "at least 40" fits many events.
    """
    words = []
    for measure, q, other in _held_together(a, b, told):
        relation = relate(q, other, measure, config)[0]
        if relation == "same" or (_common(q, other) and "vague" not in (q.modifier, other.modifier)):
            return ""
        if relation == "differ" and "vague" not in (q.modifier, other.modifier):
            words.append(f"{phrase(q)} / {phrase(other)}{'' if q.unit else f' {measure}'}")
    for one, two in ((a, b), (b, a)):
        own, others = told.get(one.document, {}), told.get(two.document, {})
        if HURT in own and DEAD not in own and any((q.low or 0) >= 1 for q in others.get(DEAD, ())):
            words.append(f"{phrase(others[DEAD][0])} {DEAD} / nobody {DEAD}")
    return ", ".join(words[:3])


def _held_together(a: Claim, b: Claim, told: Told) -> list[tuple[str, Quantity, Quantity]]:
    """The figures of measures other than that of ``a`` and ``b`` that both documents tell, pair by pair."""
    left, right = told.get(a.document, {}), told.get(b.document, {})
    common = sorted((left.keys() & right.keys()) - {a.scope.measure})
    return [(m, q, other) for m in common for q in left[m] for other in right[m]]


def _common(q: Quantity, other: Quantity) -> frozenset[float]:
    """The ends that both give, in their base unit; none where the two do not measure the same."""
    return q.interval.common_ends(other.interval) if q.interval.meets(other.interval) else frozenset()
