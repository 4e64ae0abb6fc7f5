"""Shared claims to findings: sides, a verdict for each pair of sides, severity, and the chain of reasons."""

from __future__ import annotations

import hashlib
import re
from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from consistency.checks.independence import count_origins, primary_notes
from consistency.checks.numbers import interval_of, number, phrase
from consistency.checks.pairs import Judgement, judge
from consistency.config import Config
from consistency.datatypes import (
    VERDICT_ORDER,
    Claim,
    Finding,
    PairVerdict,
    Result,
    Severity,
    SharedClaim,
    Side,
    Verdict,
)
from consistency.errors import ReportError

_WORDS: Mapping[str, str] = {
    "agree": "the sources agree",
    "compatible": "the figures differ, and both can be true",
    "different_scope": "the figures differ, and so does what they count",
    "superseded": "a later count replaces an earlier one",
    "unclear": "the figures differ, but the texts say too little to compare them",
    "drift": "copies of one text differ in meaning",
    "conflict": "the figures cannot both be true",
}


@dataclass(frozen=True, slots=True)
class Question:
    """Claims that answer one question, ready to be judged. ``scores[a, b]``: how surely two of them do."""

    id: str
    claims: tuple[Claim, ...]
    scores: Mapping[tuple[int, int], float]
    reasons: tuple[str, ...]


def judge_question(
    question: Question, origins: Mapping[str, str], config: Config
) -> tuple[SharedClaim, Finding | None]:
    """The shared claim, and a finding where its sides differ. ``origins``: document id -> origin id."""
    text = question_words(question.claims, config)
    groups = _sides(question, config)
    sides = [_side([question.claims[i] for i in members], origins) for members in groups]
    judged = {
        (a, b): _judge_sides(question, groups[a], groups[b], config)
        for a in range(len(groups))
        for b in range(a + 1, len(groups))
    }
    verdict = max((j.verdict for j in judged.values()), key=VERDICT_ORDER.index, default=_alone(question.claims))
    shared = SharedClaim(
        id=question.id,
        question=text,
        claims=tuple(c.id for c in question.claims),
        origins=count_origins(question.claims, origins),
        verdict=verdict,
        reasons=(*question.reasons, *primary_notes(question.claims, origins)),
    )
    if not judged or verdict == "agree":
        return shared, None
    keys = [_said([question.claims[i] for i in members]) for members in groups]
    pairs = tuple(
        PairVerdict(a, b, j.verdict, _key("pair", sorted((keys[a], keys[b]))), j.reasons)
        for (a, b), j in sorted(judged.items())
    )
    finding = Finding(
        key=_key("finding", sorted(keys)),
        shared_claim=shared.id,
        kind="number",
        verdict=verdict,
        severity=severity_of(verdict, question.claims, sides),
        message=_message(text, sides, verdict),
        sides=tuple(sides),
        pairs=pairs,
    )
    return shared, finding


def _alone(claims: Sequence[Claim]) -> Verdict:
    """The verdict where there is one side: figures agree; statements are only known not to have been told apart."""
    if claims[0].quantity is not None or len({_folded(c.quote) for c in claims}) == 1:
        return "agree"
    return "compatible"


def _sides(question: Question, config: Config) -> list[list[int]]:
    """Indexes of the claims, in sides: claims that agree with every claim of their side. Low values first."""
    if question.claims[0].quantity is None:
        return [list(range(len(question.claims)))]
    sides: list[list[int]] = []
    order = sorted(range(len(question.claims)), key=lambda i: _order(question.claims[i]))
    for i in order:
        for side in sides:
            if all(_judged(question, i, j, config).verdict == "agree" for j in side):
                side.append(i)
                break
        else:
            sides.append([i])
    return sides


def _order(claim: Claim) -> tuple[float, float, str, str]:
    q = claim.quantity
    assert q is not None  # noqa: S101  (callers pass quantity claims only)
    i = interval_of(q)
    low = i.low if i.low > 0 else min(i.high, 1e300) if q.low is None else i.low
    return low, i.high, claim.document, claim.id


def _judged(question: Question, a: int, b: int, config: Config) -> Judgement:
    score = question.scores.get((min(a, b), max(a, b)), 0.0)
    return judge(question.claims[a], question.claims[b], score, config)


def _judge_sides(question: Question, left: Sequence[int], right: Sequence[int], config: Config) -> Judgement:
    """The verdict of the two claims, one a side, that most surely answer the same question."""
    pairs = [(question.scores.get((min(a, b), max(a, b)), 0.0), a, b) for a in left for b in right]
    _, a, b = max(pairs, key=lambda p: (p[0], -p[1], -p[2]))
    return _judged(question, a, b, config)


def _side(claims: Sequence[Claim], origins: Mapping[str, str]) -> Side:
    documents = {c.document for c in claims}
    return Side(
        label=side_label(claims),
        claims=tuple(c.id for c in claims),
        origins=count_origins(claims, origins),
        documents=len(documents),
    )


def side_label(claims: Sequence[Claim]) -> str:
    """The figure, and what is counted: "about 5,000 US troops"."""
    q = claims[0].quantity
    if q is None:
        return claims[0].quote
    return f"{phrase(q)} {q.counted}".strip()


def question_words(claims: Sequence[Claim], config: Config) -> str:
    """The question in words, from the slots of its claims."""
    first = claims[0]
    if first.quantity is None:
        return min((c.quote for c in claims), key=lambda q: (len(q), q))
    q = first.quantity
    row = config.measures.get(first.scope.measure, {})
    counted = _counted(claims)
    if "asks" in row and first.scope.status == first.scope.measure:
        asked = str(row["asks"]).format(who=counted or "people")
    elif q.kind == "money":
        asked = f"How much money ({counted})" if counted else "How much money"
    elif q.kind == "share":
        asked = f"What share of {counted}" if counted else "What share"
    elif q.kind == "measure":
        asked = f"How many {q.unit}s of {counted}" if counted else f"How many {q.unit}s"
    else:
        of = {"part": "of the ", "additional": "other "}.get(first.role, "")
        asked = f"How many {of}{counted or row.get('label', 'are meant')}"
    place = _common({c.scope.place for c in claims})
    where = " ".join(w if w in ("of", "the") else w.capitalize() for w in place.replace("_", " ").split())
    return f"{asked} in {where}?" if where else f"{asked}?"


def _counted(claims: Sequence[Claim]) -> str:
    """What is counted, in the plural: the phrase of a claim that names whom; the shortest, where several do."""
    phrases = [
        (
            not c.scope.population,
            c.quantity.low in (1, None) and c.quantity.high == 1,
            len(c.quantity.counted),
            c.quantity,
        )
        for c in claims
        if c.quantity and c.quantity.counted
    ]
    if not phrases:
        return ""
    _, single, _, q = min(phrases, key=lambda p: (*p[:3], p[3].counted))
    return plural(q.counted) if single and q.low == 1 else q.counted


_IRREGULAR = {
    "man": "men",
    "woman": "women",
    "child": "children",
    "person": "people",
    "life": "lives",
    "body": "bodies",
}


def plural(noun: str) -> str:
    """The plural of a noun phrase in the singular; its last word carries it."""
    *before, last = noun.split(" ")
    lower = last.lower()
    ending = next((e for e in _IRREGULAR if lower.endswith(e)), None)
    if ending:
        last = last[: len(last) - len(ending)] + _IRREGULAR[ending]
    elif lower.endswith(("s", "x", "ch", "sh")):
        last += "" if lower.endswith("s") else "es"
    else:
        last = last[:-1] + "ies" if lower.endswith("y") and lower[-2:-1] not in "aeiou" else last + "s"
    return " ".join([*before, last])


def _common(values: set[str]) -> str:
    """The one value that is known; empty where none or several are."""
    known = values - {""}
    return known.pop() if len(known) == 1 else ""


def severity_of(verdict: Verdict, claims: Sequence[Claim], sides: Sequence[Side]) -> Severity:
    """High: a conflict about lives, or one with two origins on each side. Low: nothing is at odds. Else medium.

    Deaths and injuries lead because a wrong toll does the most harm in print; corroborated sides come next because
    neither can be put down to one mistaken text.
    """
    if verdict in ("compatible", "agree", "unclear"):
        return "low"
    if verdict in ("different_scope", "superseded"):
        return "low" if verdict == "superseded" else "medium"
    lives = claims[0].scope.measure in ("killed", "wounded", "missing", "casualties")
    backed = sum(side.origins >= 2 for side in sides) >= 2
    return "high" if lives or backed else "medium"


def _message(question: str, sides: Sequence[Side], verdict: Verdict) -> str:
    said = "; ".join(f"{s.label} ({s.origins} {'origin' if s.origins == 1 else 'origins'})" for s in sides[:4])
    more = f"; and {len(sides) - 4} more" if len(sides) > 4 else ""
    return f"{question} {said}{more}: {_WORDS[verdict]}."


def _folded(text: str) -> str:
    return " ".join(re.findall(r"\w+", text.casefold()))


def _said(claims: Sequence[Claim]) -> str:
    """What a side says, whoever says it how often."""
    lines = {
        f"{_folded(c.quote)}|{c.scope.measure}|" + (f"{c.quantity.low}|{c.quantity.high}" if c.quantity else "")
        for c in claims
    }
    return "\n".join(sorted(lines))


def _key(kind: str, parts: Sequence[str]) -> str:
    return hashlib.sha256("\0".join([kind, *parts]).encode()).hexdigest()[:16]


def rank(findings: Sequence[Finding]) -> list[Finding]:
    """The gravest first; among equals by severity, then by the number of origins, then by key."""
    heavy = {"high": 0, "medium": 1, "low": 2}
    return sorted(
        findings,
        key=lambda f: (
            heavy[f.severity],
            -VERDICT_ORDER.index(f.verdict),
            -sum(s.origins for s in f.sides),
            f.key,
        ),
    )


def explain(result: Result, key: str) -> list[str]:
    """The chain of reasons of a finding, or of one pair of it, as lines. ``key`` may be shortened.

    Raises ReportError where no finding or pair has this key, or several do.
    """
    found = [f for f in result.findings if f.key.startswith(key) or any(p.key.startswith(key) for p in f.pairs)]
    if len(found) != 1:
        what = "no finding or pair has" if not found else f"{len(found)} findings begin with"
        raise ReportError(f"{what} the key {key}; the keys stand in the report beside each finding")
    return explain_finding(result, found[0], key)


def explain_finding(result: Result, finding: Finding, key: str = "") -> list[str]:
    """Question, sides with their words, and for each pair (or the one named by ``key``) its reasons in order."""
    claims = {c.id: c for c in result.claims}
    documents = {d.id: d for d in result.documents}
    shared = {s.id: s for s in result.shared_claims}.get(finding.shared_claim or "")
    lines = [finding.message, f"verdict: {finding.verdict}   severity: {finding.severity}   key: {finding.key}"]
    for at, side in enumerate(finding.sides):
        lines.append(f"side {at + 1}: {side.label}  ({side.documents} documents, {side.origins} origins)")
        for i in side.claims:
            c = claims[i]
            lines.append(f"    {documents[c.document].path}:{c.start}-{c.end}  “{_one_line(c.quote)}”")
    if shared and shared.reasons:
        lines += ["why these answer one question:", *(f"    {r}" for r in shared.reasons)]
    for p in finding.pairs:
        if key and not finding.key.startswith(key) and not p.key.startswith(key):
            continue
        lines.append(f"side {p.a + 1} against side {p.b + 1}: {p.verdict}   key: {p.key}")
        lines += [f"    {r}" for r in p.reasons]
    return lines


def _one_line(text: str) -> str:
    return " ".join(text.split())


def group_by_document(claims: Sequence[Claim]) -> dict[str, list[Claim]]:
    """Claims of each document, in order of place."""
    grouped: dict[str, list[Claim]] = defaultdict(list)
    for c in sorted(claims, key=lambda c: (c.document, c.start, c.id)):
        grouped[c.document].append(c)
    return grouped


__all__ = ["Question", "explain", "explain_finding", "judge_question", "number", "rank"]
