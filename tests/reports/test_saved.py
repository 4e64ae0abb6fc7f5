"""A saved report read back: the result that it was written from, or one line that says what is wrong with it."""

from __future__ import annotations

import json
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from consistency.errors import ReportError
from consistency.findings import explain
from consistency.reports import read_report, render_json
from tests.reports.build import crowd, hostile, story

RESULTS = {"story": story().result, "crowd": lambda: crowd(5), "hostile": hostile}


@pytest.mark.parametrize("name", RESULTS)
def test_what_was_written_is_read_back(tmp_path: Path, name: str) -> None:
    path = tmp_path / "report.json"
    path.write_text(render_json(RESULTS[name]()), encoding="utf-8")
    written, again = json.loads(path.read_text(encoding="utf-8")), json.loads(render_json(read_report(path)))
    for claim in written["claims"] + again["claims"]:
        claim.pop("key")  # is made from the figure, and these examples hold whole numbers where a run makes floats
    assert again == written


def test_what_is_not_known_is_left_out(tmp_path: Path) -> None:
    report = json.loads(render_json(story().result()))
    report["later"] = {"a": 1}
    report["claims"][0]["later"] = report["findings"][0]["pairs"][0]["later"] = [1]
    path = tmp_path / "report.json"
    path.write_text(json.dumps(report), encoding="utf-8")
    result = replace(read_report(path))
    assert explain(result, result.findings[0].key)


def test_explained_alike_before_and_after(tmp_path: Path) -> None:
    path = tmp_path / "report.json"
    result = story().result()
    turned = replace(
        result,
        findings=tuple(
            replace(f, sides=tuple(replace(side, claims=side.claims[::-1]) for side in f.sides))
            for f in result.findings
        ),
    )
    path.write_text(render_json(result), encoding="utf-8")
    for finding in result.findings:
        assert explain(read_report(path), finding.key) == explain(result, finding.key) == explain(turned, finding.key)


DAMAGE: list[tuple[Callable[[dict[str, Any]], Any], str]] = [
    (lambda r: r.pop("documents"), "documents is no list"),
    (lambda r: r.update(documents={}), "documents is no list"),
    (lambda r: r.update(claims=None), "claims is no list"),
    (lambda r: r.update(findings=[1]), r"findings\[0\] is no table of fields"),
    (lambda r: r["documents"].pop(0), "document '.*' is named and not there"),
    (lambda r: r["documents"][0].pop("origin"), r"documents\[0\].origin is None, not text"),
    (lambda r: r["documents"].append(r["documents"][0]), "is there twice"),
    (lambda r: r["documents"][0].update(notes="note"), r"notes is no list"),
    (lambda r: r["documents"][0].update(notes=[5]), r"notes\[0\] is 5, not text"),
    (lambda r: r["claims"].pop(0), "claim '.*' is named and not there"),
    (lambda r: r["claims"][0].pop("quote"), r"claims\[0\].quote is missing"),
    (lambda r: r["claims"][0].update(quote=["x"]), r"claims\[0\].quote is \['x'\], not text"),
    (lambda r: r["claims"][0].update(start="0"), "start is '0', not a whole number"),
    (lambda r: r["claims"][0].update(start=10**30), "out of range"),
    (lambda r: r["claims"][0].update(scope=[]), "scope is no table of fields"),
    (lambda r: r["claims"][0].update(evidence=[["a", "b"]]), "evidence is no table"),
    (lambda r: r["claims"][0].update(evidence=[{"slot": "place"}]), "None, not text"),
    (lambda r: r["claims"][0]["quantity"].update(low="5"), "low is '5', not a number"),
    (lambda r: r["claims"][0]["quantity"].update(low=10**400), "not a number"),
    (lambda r: r["claims"][0]["quantity"].update(low=True), "not a number"),
    (lambda r: r["claims"][0]["quantity"].update(modifier="loud"), "modifier is 'loud', not one of"),
    (lambda r: r["findings"][0].update(verdict="maybe"), "verdict is 'maybe', not one of"),
    (lambda r: r["findings"][0].update(shared_claim="s0"), "shared claim 's0' is named and not there"),
    (lambda r: r["findings"][0].update(sides=[]), "has a side without claims, or none"),
    (lambda r: r["findings"][0]["sides"][0].update(claims=["x"]), "claim 'x' is named and not there"),
    (lambda r: r["findings"][0]["sides"][0].update(claims="x"), "claims is no list"),
    (lambda r: r["findings"][0]["pairs"][0].update(a=99), "a pair of sides that are not there"),
    (lambda r: r["findings"][0]["pairs"][0].update(b=-1), "a pair of sides that are not there"),
    (lambda r: r["findings"][0]["pairs"][0].update(reasons=None), "reasons is no list"),
    (lambda r: r["findings"][0].update(summary="none"), "summary is no table"),
    (lambda r: r.update(lineage=5), "lineage is no list"),
    (lambda r: r.update(lineage=[{"a": "x"}]), "is missing"),
]


@pytest.mark.parametrize(("damage", "complaint"), DAMAGE)
def test_damage_is_named_in_one_line(tmp_path: Path, damage: Callable[[dict[str, Any]], Any], complaint: str) -> None:
    report = json.loads(render_json(story().result()))
    report["claims"].sort(key=lambda claim: claim["quantity"] is None)
    damage(report)
    path = tmp_path / "report.json"
    path.write_text(json.dumps(report), encoding="utf-8")
    with pytest.raises(ReportError, match=complaint) as caught:
        read_report(path)
    assert "\n" not in str(caught.value)
    assert len(str(caught.value)) < 500


BROKEN = [
    b"[" * 100_000,
    b'{"findings": ' * 50_000,
    b'{"version": 1, "findings": ' + b"[" * 50_000,
    b'{"version": ' + b"9" * 5000 + b"}",
    b'{"version": 1, "findings": NaN}',
    b'{"version": 1, "findings": -Infinity}',
    b"\xff\xfe",
    b"",
]


@pytest.mark.parametrize("content", BROKEN, ids=range(len(BROKEN)))
def test_what_is_no_report_is_one_line(tmp_path: Path, content: bytes) -> None:
    path = tmp_path / "report.json"
    path.write_bytes(content)
    with pytest.raises(ReportError, match="is not a JSON report") as caught:
        read_report(path)
    assert "\n" not in str(caught.value)
