"""Questions that fitted evidence finds possibly at odds, as findings."""

from __future__ import annotations

import itertools
from collections.abc import Mapping, Sequence

from consistency.checks.corpus import Answers, Corpus, Weighed, WeighedPair
from consistency.datatypes import VERDICT_ORDER, ClashingWords, Finding, FindingKind, PairVerdict, Verdict
from consistency.findings.identity import key, said
from consistency.findings.judge import side_of
from consistency.findings.severity import severity_of

Place = tuple[str, int]
"""A sentence, by document and start."""
Pair = tuple[Place, Place]
FINDING_KINDS: Mapping[str, FindingKind] = {
    "number": "number", "time": "date", "name": "name", "word": "statement", "whole": "statement",
}  # fmt: skip
TITLES: Mapping[FindingKind, str] = {
    "number": "Possibly at odds on a figure",
    "date": "Possibly at odds on when",
    "name": "Possibly at odds on who or where",
    "statement": "Possibly at odds",
}
_LONGEST = 90
"""Characters of a sentence that stand for it in a label."""
_QUOTED = 3
"""So many answers are named in the message."""


def weighed_findings(questions: Sequence[Weighed], corpus: Corpus) -> list[Finding]:
    """A finding for each question.

    A pair of answers is a ``conflict`` where the weights are sure of it, ``compatible`` where bounds or rounding let
    both figures be true, else ``unclear``.
    """
    found: dict[str, Finding] = {}
    for question in questions:
        finding = _finding(question, corpus)
        found.setdefault(finding.key, finding)
    return list(found.values())


def without_doubtful(
    findings: Sequence[Finding], figures: Mapping[Pair, float], weighed: frozenset[str], corpus: Corpus
) -> list[Finding]:
    """``findings`` without the counts that rules leave open and whose figures weigh too little in every pair.

    ``figures``: what the figures of two sentences weigh; ``weighed``: the documents that were weighed. What others say
    stays, and so do open questions of wording: too few were seen to weigh them.
    """
    strong = [pair for pair, strength in figures.items() if strength >= corpus.config.possibly_at_odds]
    place = {c.id: (c.document, c.start) for c in corpus.claims}

    def doubtful(finding: Finding) -> bool:
        if finding.kind != "number" or finding.verdict not in ("unclear", "compatible") or not finding.pairs:
            return False
        stands = {place[c]: at for at, side in enumerate(finding.sides) for c in side.claims}
        if not {document for document, _ in stands} <= weighed:
            return False
        return not any(a in stands and b in stands and stands[a] != stands[b] for a, b in strong)

    return [finding for finding in findings if not doubtful(finding)]


def _finding(question: Weighed, corpus: Corpus) -> Finding:
    kind = FINDING_KINDS[question.kind]
    labels = [_label(side) for side in question.sides]
    sides = tuple(
        side_of(side.claims, corpus.origins, label) for side, label in zip(question.sides, labels, strict=True)
    )
    keys = [f"{said(side.claims)}|{label}" for side, label in zip(question.sides, labels, strict=True)]
    words = [_words(side) for side in question.sides]
    held = {(pair.a, pair.b): pair for pair in question.pairs}
    pairs = tuple(
        PairVerdict(
            a,
            b,
            _verdict(held.get((a, b))),
            key("pair", [kind, *sorted((keys[a], keys[b]))]),
            _reasons(held.get((a, b))),
            (*words[a], *words[b]),
        )
        for a, b in itertools.combinations(range(len(sides)), 2)
    )
    verdict = max((pair.verdict for pair in pairs), key=VERDICT_ORDER.index)
    claims = [claim for side in question.sides for claim in side.claims]
    severity, why = severity_of(verdict, claims, sides, corpus.config)
    quoted = " or ".join(labels[:_QUOTED]) + (" …" if len(labels) > _QUOTED else "")
    return Finding(
        key=key("finding", [kind, *sorted(keys)]),
        shared_claim=None,
        kind=kind,
        verdict=verdict,
        severity=severity,
        message=f"{TITLES[kind]}: {quoted}?",
        sides=sides,
        pairs=pairs,
        severity_reasons=why,
    )


def _verdict(pair: WeighedPair | None) -> Verdict:
    if pair is None:
        return "unclear"
    if pair.compatible:
        return "compatible"
    return "conflict" if pair.sure else "unclear"


def _reasons(pair: WeighedPair | None) -> tuple[str, ...]:
    if pair is None:
        return ("rule: both are answers to the question, not held against each other by themselves",)
    rule = "most of what weighs as much is a conflict" if pair.sure else "too little to say more"
    if pair.compatible:
        rule = "bounds or rounding let both figures be true"
    return (
        f"an editor would want to see this with probability {pair.probability:.2f}, by the fitted weights",
        *pair.reasons,
        f"rule: evidence speaks for a difference, {rule}",
    )


def _label(side: Answers) -> str:
    """The words of the slot, as the first claim has them, or the sentence cut short."""
    claim, span = side.claims[0], side.spans[0]
    words = " ".join(claim.quote[slice(*span)].split()) if span else ""
    if not words:
        words = " ".join(claim.quote.split())
    return f"“{words if len(words) <= _LONGEST else words[: _LONGEST - 1].rsplit(' ', 1)[0] + '…'}”"


def _words(side: Answers) -> tuple[ClashingWords, ...]:
    return tuple(
        ClashingWords(c.id, c.start + span[0], c.start + span[1])
        for c, span in zip(side.claims, side.spans, strict=True)
        if span
    )
