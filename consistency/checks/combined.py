"""Rules and the contradiction model together: one label for "does A make B true?".

The sums of ``evidence`` know figures and dates, the model knows wording. A multinomial logistic regression over both
joins them; where one of the two texts has no figure, the model speaks alone. Its weights are fitted by
``training/combine.py`` and read from ``tables/combined.toml``.
"""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence
from functools import lru_cache

from consistency.checks.entailment import Part, parts_of
from consistency.checks.evidence import LABELS, decide, evidence_of, scores_of, verdict_of
from consistency.checks.plain_reason import plain_reason
from consistency.checks.reading import Reading
from consistency.checks.rulings import ruling_on
from consistency.config import Config, packaged_table
from consistency.datatypes import Comparison, Label, Opinion
from consistency.lemmas import lemma_of
from consistency.quantities import extract_quantities

_SURE = 0.999
"""Probabilities are held within this, so that one sure judge cannot silence all else."""


def features(a: Reading, b: Reading, parts: Sequence[Part], opinion: Opinion) -> dict[str, float]:
    """Name -> value: the model's log-odds against neutral and, where both texts have figures, those of the rules."""
    entail, contradict, neutral = (
        math.log(min(max(p, 1 - _SURE), _SURE)) for p in (opinion.entail, opinion.contradict, opinion.neutral)
    )
    found = {"model entail": entail - neutral, "model contradict": contradict - neutral}
    if a.has_figures and b.has_figures:
        sums = scores_of(evidence_of(a, b, parts), packaged_table("entailment"))
        found["figures"] = 1.0
        found |= {f"{name}, with figures": value for name, value in list(found.items()) if name.startswith("model")}
        found["rules entail"] = sums["entail"] - sums["neutral"]
        found["rules contradict"] = sums["contradict"] - sums["neutral"]
    return found


def probabilities(values: Mapping[str, float], weights: Mapping[str, Mapping[str, float]]) -> dict[Label, float]:
    """Label -> probability; they sum to 1. ``weights``: feature (or "base") -> label -> weight."""
    sums = {
        label: weights["base"][label] + math.fsum(value * weights[name][label] for name, value in values.items())
        for label in LABELS
    }
    top = max(sums.values())
    raised = {label: math.exp(value - top) for label, value in sums.items()}
    whole = math.fsum(raised.values())
    return {label: value / whole for label, value in raised.items()}


def joined(a: Reading, b: Reading, parts: Sequence[Part], opinion: Opinion) -> Opinion:
    """What rules and model hold together: their probabilities."""
    shares = probabilities(features(a, b, parts, opinion), packaged_table("combined")["weights"])
    return Opinion(shares["entail"], shares["contradict"], shares["neutral"])


def joined_texts(a: str, b: str, opinion: Opinion, config: Config) -> Opinion:
    """The same for two texts that were not read yet. A text is read once, however often it is asked about."""
    left, right = _reading(a), _reading(b)
    return joined(left, right, parts_of(left, right, config), opinion)


@lru_cache(maxsize=20_000)
def _reading(text: str) -> Reading:
    return Reading(text, tuple(extract_quantities(text)), lemma_of)


def decide_together(
    a: Reading, b: Reading, parts: Sequence[Part], opinion: Opinion | None, config: Config
) -> Comparison:
    """As ``evidence.decide``, with the model's opinion; without one the rules decide alone.

    A ruling stands above the sums, and most above the model too. A contradiction that no figure shows is
    a conflict from ``config.sure_contradiction`` on, else unclear.
    """
    ruling = ruling_on(a, b, parts, config)
    alone = decide(a, b, parts, ruling)
    if opinion is None or (ruling is not None and ruling.above_model):
        return alone
    both = joined(a, b, parts, opinion)
    shares: dict[Label, float] = {"entail": both.entail, "contradict": both.contradict, "neutral": both.neutral}
    label = max(LABELS, key=lambda name: (shares[name], -LABELS.index(name)))
    verdict = alone.verdict if alone.label == label else verdict_of(label, parts)
    if label == "contradict" and both.contradict >= config.sure_contradiction:
        verdict = "conflict"
    elif label == "neutral" and any(p.outcome == "clashes" and not p.role for p in parts):
        verdict = "unclear"
    reasons = (
        *alone.reasons[:-1],
        f"rules: {alone.reasons[-1]}",
        f"model: entail {opinion.entail:.2f}, contradict {opinion.contradict:.2f}, neutral {opinion.neutral:.2f}",
        f"{label} with probability {shares[label]:.2f}, rules and model together",
    )
    return Comparison(label, verdict, reasons, plain_reason(label, a, b, parts, ruling, opinion))
