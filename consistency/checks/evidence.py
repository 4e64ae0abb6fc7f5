"""From the parts of a comparison to one label, by a sum of named evidence.

The weights are fitted on development data by ``benchmarks/pairs_fit.py`` and read from ``tables/entailment.toml``;
each is printable, and the reasons of a comparison name the heaviest.
"""

from __future__ import annotations

import math
from collections.abc import Callable, Mapping, Sequence

from consistency.checks.entailment import Part
from consistency.checks.opposites import both_ways, pairs_in
from consistency.checks.plain_reason import plain_reason
from consistency.checks.reading import SMALL, Reading
from consistency.checks.rulings import Ruling
from consistency.config import packaged_table
from consistency.datatypes import Comparison, Label, Verdict

LABELS: tuple[Label, ...] = ("entail", "contradict", "neutral")
OPPOSITES = both_ways(pairs_in("contraries", "turned"))
"""Lemma -> its opposites, for words that are swapped when a sentence is turned into its contrary."""


def evidence_of(a: Reading, b: Reading, parts: Sequence[Part]) -> dict[str, float]:
    """Name -> value between 0 and 1 of everything that speaks for a label. Only values above 0."""
    found: dict[str, float] = {}

    def note(name: str, value: float = 1.0) -> None:
        found[name] = max(found.get(name, 0.0), value)

    elsewhere = any(p.role and p.outcome in ("clashes", "missing") for p in parts)
    for p in parts:
        name = f"{p.kind} {p.outcome}"
        if elsewhere and not p.role and p.outcome != "missing":
            name += " under another condition"
        if p.role:
            note(f"{p.role} {p.outcome}")
        if p.role:
            continue
        note(name)
        if p.outcome != "missing":
            note(f"{name}, like words", p.likeness)
            if p.same_thing:
                note(f"{name}, same thing counted")
        if p.bounded:
            note(f"{name}, B a bound")
    if parts:
        good = sum(p.outcome in ("fits", "follows") for p in parts)
        note("share of figures that hold", good / len(parts))
        if good == len(parts):
            note("every figure holds")
        held = good == len(parts)
    else:
        note("no figure in B")
        held = True
    _words_evidence(a, b, held, note)
    return {name: round(value, 4) for name, value in found.items() if value > 0}


def _words_evidence(a: Reading, b: Reading, held: bool, note: Callable[..., None]) -> None:
    said = a.words | a.names
    words = b.content
    missing = {w for w in words if w not in said}
    names = {n for n in b.names if n not in SMALL}
    text = a.text.casefold()
    absent = {n for n in names if n not in said and n not in text}
    swapped = sorted({w for w in missing if w in OPPOSITES and OPPOSITES[w] & said and not OPPOSITES[w] & b.words})
    if words:
        note("words of B that A lacks", len(missing - absent) / len(words))
    if names:
        note("names of B that A lacks", len(absent) / len(names))
        late = b.text.casefold()[len(b.text) // 3 :]
        lacking = sum(n in late for n in absent) / len(names)
        note("names late in B that A lacks", lacking)
        if held:
            note("no figure clashes, and names of B that A lacks", len(absent) / len(names))
            note("no figure clashes, and names late in B that A lacks", lacking)
    if held and words:
        note("no figure clashes, and words of B that A lacks", len(missing - absent) / len(words))
    if swapped:
        note("A has the opposite word")
    if len(missing) == 1 and len(words) > 3:
        note("all but one word of B stand in A")
    if a.negated != b.negated:
        note("B denies" if b.negated else "A denies")


def scores_of(evidence: Mapping[str, float], weights: Mapping[str, Mapping[str, float]]) -> dict[Label, float]:
    """The sum of evidence for each label; the weight of what is not in the table is 0."""
    return {
        label: weights["base"].get(label, 0.0)
        + math.fsum(value * weights[name].get(label, 0.0) for name, value in evidence.items() if name in weights)
        for label in LABELS
    }


def decide(a: Reading, b: Reading, parts: Sequence[Part], ruling: Ruling | None = None) -> Comparison:
    """The label of the largest sum, the verdict that the figures allow, and the reasons in order.

    ``ruling``: what is certain; it stands above the sum.
    """
    evidence = evidence_of(a, b, parts)
    weights = packaged_table("entailment")
    sums = scores_of(evidence, weights)
    label = max(LABELS, key=lambda name: (sums[name], -LABELS.index(name)))
    second = max((name for name in LABELS if name != label), key=lambda name: sums[name])
    heavy = sorted(
        (
            (v * (weights[n].get(label, 0.0) - weights[n].get(second, 0.0)), n)
            for n, v in evidence.items()
            if n in weights
        ),
        key=lambda x: (-abs(x[0]), x[1]),
    )
    summed = ", ".join(f"{name} {value:+.2f}" for value, name in heavy[:4])
    reasons = [r for p in parts for r in p.reasons] or ["B states no figure and no date"]
    if ruling:
        verdict = ruling.verdict or verdict_of(ruling.label, parts)
        told = (*reasons, f"{ruling.label}: {ruling.reason}")
        return Comparison(ruling.label, verdict, told, plain_reason(ruling.label, a, b, parts, ruling, None))
    reasons.append(f"{label} before {second} by {sums[label] - sums[second]:.2f}: {summed}")
    why = plain_reason(label, a, b, parts, None, None)
    return Comparison(label, verdict_of(label, parts), tuple(reasons), why)


def verdict_of(label: Label, parts: Sequence[Part]) -> Verdict:
    """What the figures alone say: the brief's words for the pair, beside the label."""
    if label == "contradict":
        return "conflict" if any(p.outcome == "clashes" for p in parts) else "unclear"
    if not parts:
        return "unclear"
    if label == "entail":
        return "agree" if all(p.outcome == "fits" for p in parts) else "compatible"
    if any(p.role and p.outcome == "clashes" for p in parts):
        return "different_scope"
    return "unclear" if all(p.outcome == "missing" for p in parts) else "compatible"
