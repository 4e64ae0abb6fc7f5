"""Does text A make text B true? Read from the figures: each figure of B is held against its counterpart in A."""

from __future__ import annotations

from collections.abc import Sequence

from consistency.checks.numbers import interval_of, phrase, relate, widened
from consistency.checks.scopes import compare_scopes
from consistency.config import Config
from consistency.datatypes import Claim, Comparison, Label, Verdict


def entailment(a: Sequence[Claim], b: Sequence[Claim], config: Config) -> Comparison:
    """``a`` and ``b``: the quantity claims of the two texts.

    contradict: some figure of B has a counterpart in A and no number fits both. entail: every figure of B has a
    counterpart whose interval lies within B's. Else neutral, verdict ``unclear`` where nothing could be compared.
    """
    reasons: list[str] = []
    labels: list[tuple[Label, Verdict]] = []
    for claim in b:
        other = _counterpart(claim, a, config)
        if other is None:
            reasons.append(f"A has no figure to hold against “{_words(claim)}”")
            labels.append(("neutral", "unclear"))
            continue
        label, verdict, why = _held_against(other, claim, config)
        reasons += [f"A “{_words(other)}”, B “{_words(claim)}”", *why]
        labels.append((label, verdict))
    if not labels:
        return Comparison("neutral", "unclear", ("B states no figure",))
    for label, verdict in labels:
        if label == "contradict":
            return Comparison(label, verdict, tuple(reasons))
    if all(label == "entail" for label, _ in labels):
        verdict = "agree" if all(v == "agree" for _, v in labels) else "compatible"
        return Comparison("entail", verdict, tuple(reasons))
    verdict = "compatible" if any(v in ("agree", "compatible") for _, v in labels) else labels[0][1]
    return Comparison("neutral", verdict, tuple(reasons))


def _words(claim: Claim) -> str:
    q = claim.quantity
    return f"{phrase(q)} {q.counted}".strip() if q else claim.quote


def _counterpart(claim: Claim, others: Sequence[Claim], config: Config) -> Claim | None:
    """The claim of ``others`` about the same measure, the one with the most slots in common; ties go to the first."""
    best: tuple[int, int] | None = None
    found = None
    for at, other in enumerate(others):
        if claim.quantity is None or other.quantity is None or claim.scope.measure != other.scope.measure:
            continue
        if relate(claim.quantity, other.quantity, claim.scope.measure, config)[0] == "incomparable":
            continue
        same = sum(slot.relation == "same" and bool(slot.a) for slot in compare_scopes(claim, other, config))
        if best is None or (same, -at) > best:
            best, found = (same, -at), other
    return found


def _held_against(a: Claim, b: Claim, config: Config) -> tuple[Label, Verdict, tuple[str, ...]]:
    assert a.quantity is not None  # noqa: S101  (_counterpart gives only claims with figures)
    assert b.quantity is not None  # noqa: S101
    slots = [s for s in compare_scopes(a, b, config) if s.relation in ("different", "wider")]
    relation, why = relate(a.quantity, b.quantity, b.scope.measure, config)
    if slots:
        return "neutral", "different_scope", (*why, *(s.reason for s in slots))
    if relation == "same":
        return "entail", "agree", why
    if relation == "differ":
        return "contradict", "conflict", why
    said, allowed = interval_of(a.quantity), widened(b.quantity, b.scope.measure, config)[0]
    if allowed.low <= said.low and said.high <= allowed.high:
        return "entail", "compatible", (*why, "every number A allows is one that B allows")
    return "neutral", "compatible", why
