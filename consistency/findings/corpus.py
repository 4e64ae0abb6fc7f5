"""Findings that no shared claim holds: what the checks of whole documents find."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

from consistency.checks import dates, parts, sums, totals
from consistency.checks.corpus import Corpus, Draft, spared
from consistency.datatypes import Finding, PairVerdict, Severity
from consistency.findings.identity import key, said
from consistency.findings.judge import side_of
from consistency.findings.severity import severity_of
from consistency.unforeseen import LeftOut

CHECKS: tuple[Callable[[Corpus], list[Draft]], ...] = (totals.check, parts.check, sums.check, dates.check)
"""The checks of whole documents, in order. One file each; nothing registers itself."""


def check_corpus(corpus: Corpus, left_out: LeftOut | None = None) -> list[Finding]:
    """What ``CHECKS`` find, as findings with ``shared_claim`` null; the same thing said twice is found once.

    A document that a check cannot do with is left out of that check, and ``left_out`` told of it.
    """
    found: dict[str, Finding] = {}
    for check in CHECKS:
        name = check.__module__.rpartition(".")[2]
        for draft in spared(corpus, check, f"the check of {name}", left_out):
            finding = _finding(draft, corpus)
            found.setdefault(finding.key, finding)
    return list(found.values())


def _finding(draft: Draft, corpus: Corpus) -> Finding:
    sides = tuple(
        side_of(claims, corpus.origins, label) for claims, label in zip(draft.sides, draft.labels, strict=True)
    )
    keys = sorted(f"{said(claims)}|{label}" for claims, label in zip(draft.sides, draft.labels, strict=True))
    claims = [c for side in draft.sides for c in side]
    severity, reasons = severity_of(draft.verdict, claims, sides, corpus.config)
    finding = Finding(
        key=key("finding", [draft.kind, *keys]),
        shared_claim=None,
        kind=draft.kind,
        verdict=draft.verdict,
        severity=severity,
        message=draft.message,
        sides=sides,
        pairs=(PairVerdict(0, 1, draft.verdict, key("pair", [draft.kind, *keys]), draft.reasons),),
        severity_reasons=reasons,
    )
    return _weighed(finding) if draft.weighty else finding


def _weighed(finding: Finding) -> Finding:
    grave: Severity = "high"
    return replace(
        finding,
        severity=grave,
        severity_reasons=(*finding.severity_reasons, "every relative date of the document rests on its date"),
    )
