"""What is certain in a comparison, whatever the sums of evidence say: the logic of intervals, and what cannot meet.

A ruling is a label with its reason. The fitted sums of ``evidence`` learn from readers who take "over 40" for about
40; a bound lets both be true all the same, and a figure of 2022 says nothing of 2023.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import NamedTuple

from consistency.checks.contraries import contrary_in
from consistency.checks.entailment import BEGINNINGS, ENDS, Part
from consistency.checks.meeting import other_names
from consistency.checks.reading import Reading
from consistency.checks.said_not import denied_only, turned_word
from consistency.config import Config
from consistency.datatypes import Label, Verdict
from consistency.quantities.margins import is_margin

_SENTENCE_END = re.compile(r"(?<=[.!?])[\"”')]*\s+(?=[\"“'(]?[A-Z0-9])")
_TOKEN = re.compile(r"\w+")
_SAID = re.compile(r"\d+(?:[.,]\d+)*|[^\W\d]+|\d+|[$€£¥₹₩₽₺%‰°<>≤≥~]|(?<![\w)])[-−–+](?=[\d.])")
_OPEN = ("open", "beyond")
_FLOORS = ("at_least", "at_most", "less_than")
"""Bounds that say outright that there may be more or less; "over 40" is often said of nearly the count itself."""


class Ruling(NamedTuple):
    """A label that stands above the sums."""

    label: Label
    reason: str
    above_model: bool = False
    """Does it stand above the contradiction model too? The model reads wording, which rules do not."""
    verdict: Verdict | None = None
    """Where the figures do not tell it."""


def ruling_on(a: Reading, b: Reading, parts: Sequence[Part], config: Config) -> Ruling | None:
    """The ruling on a pair; ``None`` where nothing is certain and the sums decide."""
    if _repeats(a.text, b.text):
        return Ruling("entail", "A says it in the same words", above_model=True)
    words = _ruling_on_words(a, b, parts)
    if words is not None:
        return words
    clashes = [p for p in parts if p.outcome == "clashes" and not p.role]
    figures = [p for p in clashes if p.kind in ("number", "rank")]
    if figures and not any(p.kind == "score" for p in clashes):
        days = [p for p in clashes if p.kind == "date"]
        if days and not any(p.bounded for p in days) and not any(p.kind == "rank" for p in figures):
            return Ruling("neutral", "the two give figures of different times", above_model=True)
        names = other_names(a, b, config)
        if names and not days:
            return Ruling("neutral", f"A tells of “{names[0]}”, B of “{names[1]}”", above_model=True)
    if clashes and not any(p.role for p in parts) and _says_only(b) <= a.words | a.names | _turns(clashes):
        alike = [p for p in clashes if p.same_thing or p.kind == "date"]
        if alike and (a.negated == b.negated or any(p.denied for p in alike)):
            sure = all(p.rewritten for p in alike)  # the model neither converts nor subtracts
            return Ruling("contradict", "A says it in the same words, with another figure", above_model=sure)
    if _says_only(b) <= a.words | a.names and _all_rewritten(parts) and a.negated == b.negated:
        return Ruling("entail", "A says it in the same words, with the same figure in other ones", above_model=True)
    if not clashes and _rate_against_count(a, b, parts):
        return Ruling("neutral", "a rate says nothing of how many", above_model=True)
    if not clashes and _margin_against_total(a, b, parts):
        return Ruling("neutral", "a margin says nothing of how many", above_model=True)
    if all(p.outcome in ("fits", "follows") for p in parts) and (apart := contrary_in(a, b)):
        said = "opposites" if apart.sort == "opposite" else "of one kind, and each is none of the others"
        reason = f"A says “{apart.a}”, B “{apart.b}” of the same: the two are {said}"
        return Ruling("contradict", reason, above_model=True, verdict="conflict")
    if not clashes and any(_undecided(p) for p in parts):
        plain = all(p.given != "more_than" for p in parts if _undecided(p))
        return Ruling("neutral", "some of what A allows makes B true, and some does not", above_model=plain)
    return None


def _ruling_on_words(a: Reading, b: Reading, parts: Sequence[Part]) -> Ruling | None:
    """What the words alone make certain, where no figure is in question."""
    cue = denied_only(a, b)
    if cue:
        return Ruling("neutral", f"A only reports a denial (“{cue}”) of what B says", above_model=True)
    turned = turned_word(a, b) if all(p.outcome in ("fits", "follows") for p in parts) else None
    if turned is None:
        return None
    if a.negated == b.negated:
        return Ruling("contradict", f"“{turned[0]}” is not “{turned[1]}”", above_model=True, verdict="conflict")
    return Ruling("entail", f"“{turned[0]}”, “{turned[1]}” and a “not” in one of the two", above_model=True)


def _rate_against_count(a: Reading, b: Reading, parts: Sequence[Part]) -> bool:
    """Does one text give a rate of what the other counts, and A no other figure for it?"""
    missing = [q for q, p in zip(b.quantities, parts, strict=False) if p.outcome == "missing"]
    return any(p.is_rate != q.is_rate and p.head == q.head != "" for q in missing for p in a.quantities)


def _margin_against_total(a: Reading, b: Reading, parts: Sequence[Part]) -> bool:
    """Does one text say by how many somebody is ahead, and the other only how many there are?"""
    missing = [q for q, p in zip(b.quantities, parts, strict=False) if p.outcome == "missing"]
    return any(
        p.head == q.head != "" and is_margin(p, a.text) != is_margin(q, b.text) for q in missing for p in a.quantities
    )


def _all_rewritten(parts: Sequence[Part]) -> bool:
    """Does every figure of B follow from A, and one of them in another unit or form ("10 miles", "16 kilometres")?"""
    held = all(p.outcome in ("fits", "follows") and not p.role for p in parts)
    return held and any(p.rewritten for p in parts)


def _says_only(reading: Reading) -> set[str]:
    """The lemmas of a text without those of its figures."""
    figures = " ".join(reading.text[q.start : q.end] for q in reading.quantities)
    return set(reading.content) - {reading.lemma(w).casefold() for w in _TOKEN.findall(figures)}


def _turns(clashes: Sequence[Part]) -> frozenset[str]:
    """The verbs of beginning and ending, where a date clashes: what lasted from … to … began and ended."""
    return BEGINNINGS | ENDS if any(p.kind == "date" and p.stretch for p in clashes) else frozenset()


def _repeats(a: str, b: str) -> bool:
    """Is B, word for word, A itself or a whole sentence of it?"""
    wanted = _words(b)
    return bool(wanted) and (_words(a) == wanted or any(_words(s) == wanted for s in _SENTENCE_END.split(a)))


def _words(text: str) -> list[str]:
    """The words of a text, with the signs that change a figure: -8 is not 8, and $5 is not £5."""
    return _SAID.findall(text.casefold())


def _undecided(p: Part) -> bool:
    if p.kind != "number" or p.role:
        return False
    return p.outcome in _OPEN or (p.outcome == "near" and p.given in _FLOORS)
