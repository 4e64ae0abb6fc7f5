"""Two scopes, slot by slot: the same, unknown, nested or different."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from consistency.config import Config
from consistency.datatypes import Claim

SlotRelation = Literal["same", "unknown", "finer", "wider", "different"]
"""``finer``: one text names the same more exactly ("Britons" / "British soldiers"); ``wider``: one holds the other."""
BARE_COUNTS_ALL = "toll"
"""Measures with this note count everybody where no population is named ("12 people were killed")."""


@dataclass(frozen=True, slots=True)
class SlotComparison:
    """One slot of two claims, side by side."""

    slot: str
    relation: SlotRelation
    a: str
    b: str
    reason: str


def _parts(value: str) -> frozenset[str]:
    return frozenset(value.split())


def _wider_than(population: str, config: Config) -> frozenset[str]:
    """The populations that hold this one."""
    row = config.populations.get(population, {})
    wider = set(row.get("within", ()))
    if "nation" in row.get("kind", ()):
        wider |= {"foreign", "coalition"}
    return frozenset(wider)


def population_relation(a: str, b: str, config: Config, measure: str = "") -> SlotRelation:
    """``us`` and ``foreign`` are nested ("wider"), ``us`` and ``iraq`` different, nothing against ``us`` unknown."""
    left, right = _parts(a), _parts(b)
    if left == right:
        return "same"
    if not left or not right:
        return "wider" if BARE_COUNTS_ALL in config.measures.get(measure, {}).get("notes", ()) else "unknown"
    if left < right or right < left:
        return "finer"
    only_left, only_right = left - right, right - left
    if _held(only_left, right, config) or _held(only_right, left, config):
        return "wider"
    return "different"


def _held(inner: frozenset[str], outer: frozenset[str], config: Config) -> bool:
    """Is each population of ``inner`` within one of ``outer``?"""
    return all(_wider_than(x, config) & outer for x in inner)


def _place_relation(a: str, b: str) -> SlotRelation:
    if not a or not b:
        return "unknown"
    if a == b:
        return "same"
    return "finer" if _parts(a) <= _parts(b) or _parts(b) <= _parts(a) else "different"


def _word_relation(a: str, b: str) -> SlotRelation:
    if a == b:
        return "same"
    return "unknown" if not a or not b else "different"


def _date_relation(a: str | None, b: str | None) -> SlotRelation:
    if not a or not b:
        return "same" if a == b else "unknown"
    if a.startswith("--") or b.startswith("--"):
        a, b = a[-5:], b[-5:]
    size = min(len(a), len(b))
    return "same" if a[:size] == b[:size] else "different"


def compare_scopes(a: Claim, b: Claim, config: Config) -> tuple[SlotComparison, ...]:
    """Each slot of the two claims, in a fixed order. Symmetric but for the order of the words."""
    s, t = a.scope, b.scope
    words_a, words_b = dict(a.evidence), dict(b.evidence)
    relations: list[tuple[str, SlotRelation, str, str]] = [
        ("measure", _word_relation(s.measure, t.measure), s.measure, t.measure),
        ("population", population_relation(s.population, t.population, config, s.measure), s.population, t.population),
        ("status", _word_relation(s.status, t.status), s.status, t.status),
        ("place", _place_relation(s.place, t.place), s.place, t.place),
        ("period", _word_relation(s.period, t.period), s.period, t.period),
        ("date", _date_relation(a.clocks.event, b.clocks.event), a.clocks.event or "", b.clocks.event or ""),
    ]
    if a.quantity is not None:
        relations.append(("part", "same" if a.role == b.role else "different", a.role or "level", b.role or "level"))
    return tuple(
        SlotComparison(slot, relation, x, y, _reason(slot, relation, words_a.get(slot, x), words_b.get(slot, y)))
        for slot, relation, x, y in relations
    )


def _reason(slot: str, relation: SlotRelation, a: str, b: str) -> str:
    if relation == "same":
        return f"{slot}: the same" + (f" (“{a}” and “{b}”)" if a else "")
    if relation == "unknown":
        known = a or b
        return f"{slot}: only one text says it (“{known}”)" if known else f"{slot}: neither text says it"
    how = {"wider": "one holds the other", "finer": "one is named more exactly"}.get(relation, "not the same")
    return f"{slot}: {how} (“{a}” / “{b}”)"
