"""The verdict on two claims of one question: spans, intervals, slots compared, rule that decided."""

from __future__ import annotations

from dataclasses import dataclass

from consistency.checks.numbers import phrase, relate
from consistency.checks.scopes import SlotComparison, compare_scopes
from consistency.config import Config
from consistency.datatypes import Claim, Verdict


@dataclass(frozen=True, slots=True)
class Judgement:
    """A verdict and its chain of reasons."""

    verdict: Verdict
    reasons: tuple[str, ...]


def judge(a: Claim, b: Claim, score: float, config: Config) -> Judgement:
    """How two claims about quantities stand to each other; symmetric but for the order of the words.

    ``score``: how surely they answer the same question (see ``shared_claims``).
    """
    if a.quantity is None or b.quantity is None:
        return Judgement("agree", ("two statements without figures are not told apart here",))
    relation, why = relate(a.quantity, b.quantity, a.scope.measure, config)
    slots = compare_scopes(a, b, config)
    spans = f"“{phrase(a.quantity)} {a.quantity.counted}” against “{phrase(b.quantity)} {b.quantity.counted}”"
    reasons = [spans, *why, *(s.reason for s in slots if s.a or s.b)]
    differing = [s for s in slots if s.relation in ("different", "wider")]
    finer = [s for s in slots if s.relation == "finer" and s.slot == "population"]
    if relation == "same" and not differing:
        return Judgement("agree", (*reasons, "rule: same number, nothing else differs"))
    if relation == "same" and all(s.relation == "wider" for s in differing):
        return Judgement("compatible", (*reasons, "rule: the same number, said of more or of fewer"))
    differing += finer
    if differing:
        named = ", ".join(s.slot for s in differing)
        return Judgement("different_scope", (*reasons, f"rule: another {named}, so these are not the same count"))
    if relation == "incomparable":
        return Judgement("unclear", (*reasons, "rule: these two cannot be compared"))
    if relation == "compatible":
        return Judgement("compatible", (*reasons, "rule: figures that can both be true are compatible"))
    return _differ(a, b, score, slots, reasons, config)


def _differ(
    a: Claim, b: Claim, score: float, slots: tuple[SlotComparison, ...], reasons: list[str], config: Config
) -> Judgement:
    """Two figures that cannot both be true of one count: an update, too little context, or a conflict."""
    later = _update(a, b, config)
    if later:
        return Judgement("superseded", (*reasons, later, "rule: a running toll and a later date"))
    open_slots = [s.slot for s in slots if s.relation == "unknown" and s.slot in ("population", "status", "period")]
    if open_slots:
        missing = ", ".join(open_slots)
        return Judgement("unclear", (*reasons, f"rule: only one of the two says the {missing}"))
    toll = "toll" in config.measures.get(a.scope.measure, {}).get("notes", ())
    anchored = any(s.slot in ("place", "date") and s.relation in ("same", "finer") and s.a and s.b for s in slots)
    if toll and not anchored and score < config.sure_unanchored:
        return Judgement("unclear", (*reasons, "rule: no place and no date shows that both tell of one event"))
    if score < config.sure_question:
        return Judgement(
            "unclear", (*reasons, "rule: the two sentences are not close enough to be sure of the question")
        )
    return Judgement("conflict", (*reasons, "rule: same question, nothing differs but the figure"))


def _update(a: Claim, b: Claim, config: Config) -> str:
    """The words that say which count is later, for a toll with two known and different dates; else empty."""
    if "toll" not in config.measures.get(a.scope.measure, {}).get("notes", ()):
        return ""
    first, second = sorted((a, b), key=lambda c: c.clocks.as_of or "")
    if not first.clocks.as_of or not second.clocks.as_of or len(first.clocks.as_of) < 10:
        return ""
    if first.clocks.as_of == second.clocks.as_of or len(second.clocks.as_of) < 10:
        return ""
    return f"as of {first.clocks.as_of}, then as of {second.clocks.as_of}"
