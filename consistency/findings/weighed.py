"""Questions that fitted evidence finds possibly at odds, as findings."""

from __future__ import annotations

import itertools
from collections import defaultdict
from collections.abc import Mapping, Sequence

from consistency.checks.corpus import Answers, Corpus, Weighed, WeighedPair
from consistency.datatypes import VERDICT_ORDER, Finding, FindingKind, PairVerdict, Verdict
from consistency.findings.identity import key, said
from consistency.findings.judge import side_of
from consistency.findings.severity import severity_of
from consistency.findings.weighed_words import SENTENCES, about, clash_of, clashing, joined, named

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
EVIDENCE_SPEAKS = "evidence speaks for a difference"
"""How the rule of a pair begins that was held against each other."""
_LONGEST = 90
"""Characters of a sentence that stand for it in a label."""
_MARKS = '"“”'
"""Quotation marks around a sentence that is itself quoted in a label."""
_SHORT = 60
"""Characters of a label in the message."""
_QUOTED = 3
"""So many answers are named in the message."""
_ANSWERS = 2
"""Fewer names than these are no question."""
_WHOLE = 2
"""So many whole sentences at most."""


def weighed_findings(questions: Sequence[Weighed], corpus: Corpus) -> list[Finding]:
    """A finding for each question.

    A pair of answers is a ``conflict`` where the weights are sure of it, ``compatible`` where bounds or rounding let
    both figures be true, else ``unclear``.
    """
    found: dict[str, Finding] = {}
    for question in filter(None, map(joined, questions)):
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
    partners: dict[Place, list[Place]] = defaultdict(list)
    for (a, b), strength in figures.items():
        if strength >= corpus.config.possibly_at_odds:
            partners[a].append(b)
    place = {c.id: (c.document, c.start) for c in corpus.claims}

    def doubtful(finding: Finding) -> bool:
        if finding.kind != "number" or finding.verdict not in ("unclear", "compatible") or not finding.pairs:
            return False
        stands: dict[Place, set[int]] = defaultdict(set)
        for at, side in enumerate(finding.sides):
            for claim in side.claims:
                stands[place[claim]].add(at)
        if not {document for document, _ in stands} <= weighed:
            return False
        return not any(
            b in stands and len(own | stands[b]) > 1 for a, own in stands.items() for b in partners.get(a, ())
        )

    return [finding for finding in findings if not doubtful(finding)]


def _finding(question: Weighed, corpus: Corpus) -> Finding:
    kind = FINDING_KINDS[question.kind]
    labels = [_label(side) for side in question.sides]
    sides = tuple(
        side_of(side.claims, corpus.origins, label) for side, label in zip(question.sides, labels, strict=True)
    )
    keys = [f"{said(side.claims)}|{label}" for side, label in zip(question.sides, labels, strict=True)]
    words = clashing(question)
    held = {(pair.a, pair.b): pair for pair in question.pairs}
    pairs = tuple(
        PairVerdict(
            a,
            b,
            _verdict(held.get((a, b))),
            key("pair", [kind, *sorted((keys[a], keys[b]))]),
            _reasons(held.get((a, b))),
            words.get((a, b), ()),
        )
        for a, b in itertools.combinations(range(len(sides)), 2)
    )
    verdict = max((pair.verdict for pair in pairs), key=VERDICT_ORDER.index)
    claims = [claim for side in question.sides for claim in side.claims]
    severity, why = severity_of(verdict, claims, sides, corpus.config)
    return Finding(
        key=key("finding", [kind, *sorted(keys)]),
        shared_claim=None,
        kind=kind,
        verdict=verdict,
        severity=severity,
        message=f"{TITLES[kind]}: {_told(question, labels)}",
        sides=sides,
        pairs=pairs,
        severity_reasons=why,
    )


def is_weighed(finding: Finding) -> bool:
    """Was it fitted evidence, and no rule, that found this?"""
    return finding.message.startswith(tuple(f"{title}: " for title in TITLES.values()))


def _told(question: Weighed, labels: Sequence[str]) -> str:
    """The first answers; or, of one name and of more than two whole sentences, how many passages share what, and where
    the likeliest two sentences differ."""
    answers = named(labels) if question.kind in SENTENCES else list(dict.fromkeys(labels))
    if len(answers) < _ANSWERS:
        return f"{len(labels)} passages that name {_cut(answers[0])}"
    if question.kind == "whole" and len(labels) > _WHOLE:
        words = [f"“{word}”" for word in about(question)]
        joint = " and ".join(filter(None, (", ".join(words[:-1]), *words[-1:])))
        told = f"{len(labels)} passages" + (f" that share {joint}" if joint else "")
        clash = " or ".join(f"“{words.strip(_MARKS)}”" for words in clash_of(question))
        return f"{clash}, among {told}" if clash else told
    said = [_cut(label) for label in answers[:_QUOTED]]
    return " or ".join(said) + (" …" if len(answers) > _QUOTED else "") + "?"


def _cut(label: str) -> str:
    """A label, short enough to stand beside others."""
    return label if len(label) <= _SHORT else label[: _SHORT - 2].rsplit(" ", 1)[0].rstrip("…,") + "…”"


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
        f"rule: {EVIDENCE_SPEAKS}, {rule}",
    )


def _label(side: Answers) -> str:
    """The words of the slot, as the first claim has them, or the sentence cut short."""
    claim, span = side.claims[0], side.spans[0]
    words = " ".join(claim.quote[slice(*span)].split()) if span else ""
    if not words:
        words = " ".join(claim.quote.split())
    words = words.strip(_MARKS)
    return f"“{words if len(words) <= _LONGEST else words[: _LONGEST - 1].rsplit(' ', 1)[0] + '…'}”"
