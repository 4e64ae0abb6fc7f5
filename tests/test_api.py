"""The Python interface: what it takes, and that a saved report comes back whole."""

from __future__ import annotations

import os
from dataclasses import replace
from pathlib import Path

import pytest

import consistency
from consistency import api
from consistency.config import Config
from consistency.datatypes import Finding, PairVerdict, Side, Verdict
from consistency.errors import DocumentError, ReportError
from consistency.findings import explain
from consistency.reports import write_reports
from tests.support import HashingEncoder

ROOT = Path(__file__).resolve().parent.parent
SEEDS = ROOT / "seeds"


def test_paths_may_be_text_a_path_or_many(encoder: HashingEncoder) -> None:
    results = [
        api.check(os.fspath(SEEDS), encoder=encoder),
        api.check(SEEDS, encoder=encoder),
        api.check([SEEDS], encoder=encoder),
        api.check(sorted(SEEDS.iterdir(), reverse=True), encoder=encoder),
        api.check((os.fspath(path) for path in SEEDS.iterdir()), encoder=encoder),
    ]
    assert len(results[0].documents) == len(list(SEEDS.iterdir()))
    assert results[0].claims
    assert all(result == results[0] for result in results)


def test_the_package_offers_what_the_interface_has() -> None:
    assert consistency.check is api.check
    assert consistency.compare is api.compare
    assert consistency.compare_pairs is api.compare_pairs
    assert consistency.Config is Config
    assert all(getattr(consistency, name) for name in consistency.__all__)
    with pytest.raises(AttributeError, match="no attribute 'nonsense'"):
        _ = consistency.nonsense


def test_settings_reach_the_pipeline(encoder: HashingEncoder) -> None:
    skipped = api.check(SEEDS, Config(max_bytes=10), encoder).skipped
    assert len(skipped) == len(list(SEEDS.iterdir()))
    with pytest.raises(DocumentError):
        api.check(SEEDS / "nowhere", encoder=encoder)


def test_extract_makes_the_claims_that_check_makes(encoder: HashingEncoder) -> None:
    whole = api.check(SEEDS, encoder=encoder)
    alone = api.extract(SEEDS)
    assert sorted(alone.claims, key=lambda c: c.id) == sorted(whole.claims, key=lambda c: c.id)
    assert alone.findings == ()


def test_progress_is_told(encoder: HashingEncoder) -> None:
    told: list[tuple[str, int, int]] = []
    api.check(SEEDS, encoder=encoder, progress=lambda *step: told.append(step))
    assert told
    assert all(stage and 0 <= done <= total for stage, done, total in told)
    last = {stage: (done, total) for stage, done, total in told}
    for stage in ("reading sentences", "reading claims", "tracing origins", "finding shared claims", "judging",
                  "comparing wording", "finding drift", "finding what copies cut"):  # fmt: skip
        assert last[stage][0] == last[stage][1] > 0, stage


def test_a_saved_report_comes_back(tmp_path: Path, encoder: HashingEncoder) -> None:
    result = api.check(SEEDS, encoder=encoder)
    (path,) = write_reports(result, tmp_path, ["json"])
    back = api.read_report(path)
    assert [replace(d, text="") for d in result.documents] == list(back.documents)
    assert {c.id: c for c in result.claims} == {c.id: c for c in back.claims}
    assert [f.key for f in result.findings] == [f.key for f in back.findings]
    assert (back.origins, back.skipped) == (result.origins, result.skipped)
    for finding in result.findings:
        reasons = [reason for pair in finding.pairs for reason in pair.reasons]
        assert {f"    {reason}" for reason in reasons} <= set(explain(back, finding.key))


@pytest.mark.parametrize("text", ["{", "[]", '{"version": 1, "findings": [], "documents": [{}], "claims": []}'])
def test_a_damaged_report_is_refused(tmp_path: Path, text: str) -> None:
    (tmp_path / "r.json").write_text(text, encoding="utf-8")
    with pytest.raises(ReportError, match=r"r\.json"):
        api.read_report(tmp_path / "r.json")


def three_sides(*verdicts: Verdict) -> Finding:
    """Sides a, b, c with the verdicts of a/b, a/c, b/c."""
    places = ((0, 1), (0, 2), (1, 2))
    pairs = tuple(PairVerdict(a, b, v, f"{a}{b}", ()) for (a, b), v in zip(places, verdicts, strict=True))
    sides = tuple(Side(name, (name,), 1, 1) for name in "abc")
    return Finding("k", "s", "number", "conflict", "high", "About a count.", sides, pairs)


TOUCHING: list[tuple[Finding, set[str], Verdict | None, list[str]]] = [
    (three_sides("conflict", "agree", "conflict"), {"a"}, "conflict", ["01", "02"]),
    (three_sides("conflict", "compatible", "different_scope"), {"c"}, "different_scope", ["02", "12"]),
    (three_sides("conflict", "compatible", "agree"), {"a", "b"}, "conflict", ["01", "02", "12"]),
    (three_sides("conflict", "compatible", "agree"), {"x"}, None, []),
    (replace(three_sides("conflict", "agree", "agree"), pairs=()), {"b"}, "conflict", []),
    (replace(three_sides("conflict", "agree", "agree"), pairs=()), {"x"}, None, []),
]


@pytest.mark.parametrize(("finding", "new", "verdict", "pairs"), TOUCHING)
def test_only_pairs_that_touch_a_new_claim_are_kept(
    finding: Finding, new: set[str], verdict: Verdict | None, pairs: list[str]
) -> None:
    kept = api._only_touching(finding, new)
    assert (kept.verdict if kept else None) == verdict
    if kept:
        assert [pair.key for pair in kept.pairs] == pairs
        assert ("With the new documents" in kept.message) == (verdict != finding.verdict)


def test_new_documents_are_told_from_known_ones_by_where_they_lie(
    tmp_path: Path, encoder: HashingEncoder, monkeypatch: pytest.MonkeyPatch
) -> None:
    for name in ("a", "ab"):
        (tmp_path / name).mkdir()
        (tmp_path / name / "x.txt").write_text(f"Some {len(name)}00 people came to the square.\n", encoding="utf-8")
    monkeypatch.chdir(tmp_path)
    seen: list[set[str]] = []
    monkeypatch.setattr(api, "_only_touching", lambda _, claims: seen.append(claims))
    finding = three_sides("conflict", "agree", "agree")
    monkeypatch.setattr(api, "check", lambda *a, fetch: replace(api.extract(tmp_path), findings=(finding,)))
    api.check_new(["a"], [tmp_path], encoder=encoder)
    names = {claim.document for claim in api.extract("a").claims}
    assert {claim.id for claim in api.extract("a").claims} == seen[0]
    assert len(names) == 1


def test_new_documents_are_read_by_the_parser_and_the_judge_that_were_given(
    encoder: HashingEncoder, monkeypatch: pytest.MonkeyPatch
) -> None:
    given: list[object] = []
    result = api.extract(SEEDS)
    monkeypatch.setattr(api, "check", lambda *a, fetch: given.extend(a[2:]) or result)  # paths and settings come first
    models = {name: object() for name in ("progress", "constraints", "judge", "parser")}
    api.check_new(SEEDS, SEEDS, encoder=encoder, **models)  # type: ignore[arg-type]
    assert given == [encoder, *models.values()]
