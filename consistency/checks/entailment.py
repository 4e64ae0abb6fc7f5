"""Does text A make text B true? Read from figures and dates: each of B is held against its counterpart in A."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field

from consistency.checks.alignment import Context, Lemma, assign, closeness, context_around
from consistency.checks.numbers import interval_of, phrase, relate, widened
from consistency.config import Config
from consistency.datatypes import Comparison, Label, Quantity, Verdict
from consistency.dates import DateMention, find_dates

_CONDITION = re.compile(r"\b(?:after|with)\s+$", re.IGNORECASE)
"""A figure that says under which condition the rest holds: "after 53 reviews, …"."""


@dataclass(frozen=True, slots=True)
class Part:
    """One figure or date of B against its counterpart in A."""

    kind: str
    """number or date"""
    label: Label
    verdict: Verdict
    likeness: float
    """How alike the words around the two are, 0 to 1; 0 where A has no counterpart."""
    reasons: tuple[str, ...]
    condition: bool = False
    bounded: bool = False


@dataclass(frozen=True, slots=True)
class Reading:
    """A text with its figures and dates, read once."""

    text: str
    quantities: tuple[Quantity, ...]
    lemma: Lemma
    dates: tuple[DateMention, ...] = field(init=False)
    contexts: tuple[Context, ...] = field(init=False)
    date_contexts: tuple[Context, ...] = field(init=False)

    def __post_init__(self) -> None:
        taken = [(q.start, q.end) for q in self.quantities]
        dates = tuple(find_dates(self.text, taken))
        around = tuple(context_around(self.text, q.start, q.end, self.lemma) for q in self.quantities)
        of_dates = tuple(context_around(self.text, d.start, d.end, self.lemma) for d in dates)
        object.__setattr__(self, "dates", dates)
        object.__setattr__(self, "contexts", around)
        object.__setattr__(self, "date_contexts", of_dates)


def parts_of(a: Reading, b: Reading, config: Config) -> list[Part]:
    """Each figure and each date of B, with what A says of it."""
    return [*_number_parts(a, b, config), *_date_parts(a, b)]


def _number_parts(a: Reading, b: Reading, config: Config) -> list[Part]:
    scores = [[_number_score(a, i, b, j, config) for i in range(len(a.quantities))] for j in range(len(b.quantities))]
    parts = []
    for j, i in enumerate(assign(scores, config.counterpart)):
        q = b.quantities[j]
        condition = bool(_CONDITION.search(b.text[max(0, q.start - 8) : q.start]))
        if i is None:
            reasons = (f"A has no figure to hold against “{_words(q)}”",)
            parts.append(Part("number", "neutral", "unclear", 0.0, reasons, condition, q.modifier != "exact"))
            continue
        likeness = a.contexts[i].likeness(b.contexts[j])
        label, verdict, why = _held_against(a.quantities[i], q, config)
        reasons = (f"A “{_words(a.quantities[i])}”, B “{_words(q)}”", *why)
        parts.append(Part("number", label, verdict, likeness, reasons, condition, q.modifier != "exact"))
    return parts


def _number_score(a: Reading, i: int, b: Reading, j: int, config: Config) -> float:
    """How likely figure ``i`` of A answers figure ``j`` of B: the words around, what is counted, and the size."""
    p, q = a.quantities[i], b.quantities[j]
    if relate(p, q, "", config)[0] == "incomparable":
        return 0.0
    score = a.contexts[i].likeness(b.contexts[j])
    if p.kind != "count" or (p.head and p.head == q.head):
        score += 0.3
    elif p.head and q.head:
        score -= 0.2
    value = lambda x: x.low if x.low is not None else x.high  # noqa: E731
    return score + 0.4 * closeness(value(p), value(q))


def _words(q: Quantity) -> str:
    return f"{phrase(q)} {q.counted}".strip()


def _held_against(p: Quantity, q: Quantity, config: Config) -> tuple[Label, Verdict, tuple[str, ...]]:
    relation, why = relate(p, q, "", config)
    if relation == "same":
        return "entail", "agree", why
    if relation == "differ":
        return "contradict", "conflict", why
    said, allowed = interval_of(p), widened(q, "", config)[0]
    if allowed.low <= said.low and said.high <= allowed.high:
        return "entail", "compatible", (*why, "every number A allows is one that B allows")
    return "neutral", "compatible", why


def _date_parts(a: Reading, b: Reading) -> list[Part]:
    parts = []
    for j, wanted in enumerate(b.dates):
        ranked = sorted(
            (
                (a.date_contexts[i].likeness(b.date_contexts[j]), -i)
                for i, d in enumerate(a.dates)
                if d.year_known == wanted.year_known
            ),
            reverse=True,
        )
        words = b.text[wanted.start : wanted.end]
        bounded = wanted.bound != "on"
        if not ranked:
            why = (f"A has no date to hold against “{words}”",)
            parts.append(Part("date", "neutral", "unclear", 0.0, why, bounded=bounded))
            continue
        likeness, at = ranked[0]
        fitting = [(s, i) for s, i in ranked if a.dates[-i].within(wanted)]
        if fitting and (fitting[0][0] >= likeness - 0.15):
            likeness, at = fitting[0]
        given = a.dates[-at]
        pair = f"A “{a.text[given.start : given.end]}” ({given.bound}), B “{words}” ({wanted.bound})"
        label, verdict, why_ = _date_label(given, wanted)
        parts.append(Part("date", label, verdict, likeness, (pair, why_), bounded=bounded))
    return parts


def _date_label(given: DateMention, wanted: DateMention) -> tuple[Label, Verdict, str]:
    if given.within(wanted):
        return "entail", "agree", "every day A allows is one that B allows"
    if not given.overlaps(wanted):
        return "contradict", "conflict", "no day fits both"
    return "neutral", "compatible", "some days fit both"


def combine(parts: Sequence[Part]) -> Comparison:
    """One label from all parts: a contradiction outweighs, a condition that differs leaves all open."""
    reasons = tuple(r for p in parts for r in p.reasons)
    if not parts:
        return Comparison("neutral", "unclear", ("B states no figure and no date",))
    if any(p.condition and p.label != "entail" for p in parts):
        return Comparison("neutral", "different_scope", (*reasons, "the condition that B names is not the one of A"))
    clash = next((p for p in parts if p.label == "contradict"), None)
    if clash:
        return Comparison("contradict", clash.verdict, reasons)
    if all(p.label == "entail" for p in parts):
        verdict: Verdict = "agree" if all(p.verdict == "agree" for p in parts) else "compatible"
        return Comparison("entail", verdict, reasons)
    verdict = "compatible" if any(p.label == "entail" for p in parts) else parts[0].verdict
    return Comparison("neutral", verdict, reasons)
