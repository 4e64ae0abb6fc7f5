"""The chain of reasons of a finding, as lines for people."""

from __future__ import annotations

from consistency.checks.numbers import number
from consistency.datatypes import Finding, Result, Summary
from consistency.errors import ReportError


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
    if finding.severity_reasons:
        lines.append("severity, because: " + "; ".join(finding.severity_reasons))
    if finding.summary:
        lines.append(_summed(finding.summary))
    for at, side in enumerate(finding.sides):
        lines.append(f"side {at + 1}: {side.label}  ({side.documents} documents, {side.origins} origins)")
        said = sorted((claims[i] for i in side.claims), key=lambda c: (documents[c.document].path, c.start, c.id))
        for c in said:  # in one order, whether the result is fresh or was read from a report
            lines.append(f"    {documents[c.document].path}:{c.start}-{c.end}  “{_one_line(c.quote)}”")
    if shared and shared.reasons:
        lines += ["why these answer one question:", *(f"    {r}" for r in shared.reasons)]
    for p in finding.pairs:
        if key and not finding.key.startswith(key) and not p.key.startswith(key):
            continue
        lines.append(f"side {p.a + 1} against side {p.b + 1}: {p.verdict}   key: {p.key}")
        lines += [f"    {r}" for r in p.reasons]
    return lines


def _summed(summary: Summary) -> str:
    best = "none" if summary.best is None else number(summary.best)
    reason = f" ({summary.reason})" if summary.reason else ""
    return f"low {number(summary.low)}, best {best}{reason}, high {number(summary.high)} {summary.unit}".rstrip()


def _one_line(text: str) -> str:
    return " ".join(text.split())
