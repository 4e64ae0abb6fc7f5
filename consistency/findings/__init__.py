"""Shared claims to findings: sides, a verdict for each pair of sides, severity, and the chain of reasons."""

from __future__ import annotations

from consistency.checks.numbers import number
from consistency.findings.corpus import CHECKS, check_corpus
from consistency.findings.explain import explain, explain_finding
from consistency.findings.held import HeldPairs, told_pairs
from consistency.findings.judge import Question, judge_question
from consistency.findings.severity import look_first, rank
from consistency.findings.weighed import is_weighed, weighed_findings, without_doubtful
from consistency.findings.wording import check_wording, meetings, texts_to_confirm, texts_to_judge

__all__ = [
    "CHECKS",
    "HeldPairs",
    "Question",
    "check_corpus",
    "check_wording",
    "explain",
    "explain_finding",
    "is_weighed",
    "judge_question",
    "look_first",
    "meetings",
    "number",
    "rank",
    "texts_to_confirm",
    "texts_to_judge",
    "told_pairs",
    "weighed_findings",
    "without_doubtful",
]
