"""What nobody foresaw costs one document, one question or one pair of texts, and is named; never the run."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import Any

import numpy as np
import pytest

from consistency import api, encoders, pipeline
from consistency.checks.corpus import Corpus, Draft
from consistency.cli import run
from consistency.datatypes import Document, Result
from consistency.documents import readers
from consistency.errors import EncoderError
from consistency.findings import corpus as whole_checks
from consistency.findings import wording
from consistency.lineage import drift
from consistency.unforeseen import all_but, attempt, reason_of
from tests.support import HashingEncoder

HEAD = "---\nsource: {source}\ndate: 2024-05-14\n---\n\n"
TEXTS = {
    "a.txt": HEAD.format(source="Lorne Post") + "A blast in the harbour of Lorne killed 12 people on Tuesday.\n\n"
    "The mayor said that the harbour will stay closed for 3 days.",
    "b.txt": HEAD.format(source="Harbour Radio") + "A blast in the harbour of Lorne killed 31 people on Tuesday.\n\n"
    "The mayor said that the harbour will not stay closed for 3 days.",
    "m.txt": HEAD.format(source="The Islander")
    + "A blast in the harbour of Lorne killed 17 people on Tuesday. Plague.",
    "z.txt": HEAD.format(source="Coast News") + "A blast in the harbour of Lorne killed 12 people and hurt 40.",
}
BAD = "m.txt"
STAGES = ["split_sentences", "make_claims", "find_names", "trace", "claim_origins", "find_stories", "group_claims"]
"""Of ``pipeline``: those that see one document, and those that see all of them."""


@pytest.fixture
def texts(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder of four texts, one of which says "Plague"."""
    folder = tmp_path / "texts"
    folder.mkdir()
    for name, text in TEXTS.items():
        (folder / name).write_text(text, encoding="utf-8")
    monkeypatch.chdir(tmp_path)
    monkeypatch.setattr(encoders, "load_encoder", lambda *_, **__: HashingEncoder())
    return folder


def plagued(value: Any) -> bool:
    """Does "Plague" stand anywhere in it? A document, sentences, claims, or texts and their vectors."""
    return "Plague" in repr(value)


def planted(work: Callable[..., Any]) -> Any:
    """``work`` that fails where "Plague" is among what it is given."""

    def fails(*arguments: Any, **named: Any) -> Any:
        if any(plagued(argument) for argument in arguments):
            raise ZeroDivisionError("one of those <object at 0x7f00>")
        return work(*arguments, **named)

    return fails


def found(folder: Path, without: str = "") -> Result:
    return api.check([p for p in sorted(folder.iterdir()) if p.name != without], encoder=HashingEncoder())


def without_skipped(result: Result) -> Result:
    return replace(result, skipped=())


@pytest.mark.guarded
@pytest.mark.parametrize("stage", STAGES)
def test_a_stage_that_fails_costs_one_document(stage: str, texts: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    expected = found(texts, without=BAD)
    assert expected.findings
    monkeypatch.setattr(pipeline, stage, planted(getattr(pipeline, stage)))
    result = found(texts)
    (skipped,) = result.skipped
    assert Path(skipped.path).name == BAD
    assert skipped.reason == "this is a bug (ZeroDivisionError: one of those <object>); --debug shows where"
    assert without_skipped(result) == expected


@pytest.mark.guarded
def test_a_reader_that_fails_costs_one_document(texts: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    expected = found(texts, without=BAD)
    monkeypatch.setattr(readers, "READERS", tuple(replace(r, read=planted(r.read)) for r in readers.READERS))
    result = found(texts)
    assert [Path(s.path).name for s in result.skipped] == [BAD]
    assert without_skipped(result) == expected


@pytest.mark.guarded
@pytest.mark.parametrize("stage", ["split_sentences", "make_claims", "find_names"])
def test_extract_goes_on(stage: str, texts: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    expected = api.extract([p for p in sorted(texts.iterdir()) if p.name != BAD])
    monkeypatch.setattr(pipeline, stage, planted(getattr(pipeline, stage)))
    result = api.extract(texts)
    assert [Path(s.path).name for s in result.skipped] == [BAD]
    assert without_skipped(result) == expected


@pytest.mark.guarded
def test_all_documents_may_fail(texts: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def fails(document: Document) -> Any:
        raise KeyError(document.path)

    monkeypatch.setattr(pipeline, "split_sentences", fails)
    result = found(texts)
    assert (len(result.skipped), result.documents, result.findings) == (4, (), ())


def all_fail(*_: Any, **__: Any) -> Any:
    raise IndexError


LATER: list[tuple[Any, str, str]] = [
    (pipeline, "judge_question", "shared claim "),
    (wording, "_clashes", "“A blast in the harbour"),
    (wording, "_meetings", "the pairs of statements"),
    (wording, "_marks_of", "“A blast in the harbour"),
    (drift, "_turned", "answers whose question a copy left out"),
]


@pytest.mark.guarded
@pytest.mark.parametrize(("room", "name", "told"), LATER)
def test_a_later_stage_costs_what_it_failed_on(
    room: Any, name: str, told: str, texts: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    expected = found(texts)
    monkeypatch.setattr(room, name, all_fail)
    result = found(texts)
    assert result.skipped == ()
    assert result.claims == expected.claims
    assert any(note.startswith(f"left out: {told}") for note in result.notes), result.notes
    assert all("this is a bug (IndexError)" in note for note in result.notes)
    assert {f.key for f in result.findings} < {f.key for f in expected.findings} or name in ("_turned", "_marks_of")


@pytest.mark.guarded
def test_a_check_of_documents_leaves_out_the_document_to_blame(texts: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    expected = found(texts)
    totals = whole_checks.CHECKS[0]

    def check(corpus: Corpus) -> list[Draft]:
        return planted(lambda documents: totals(corpus))(corpus.documents)

    check.__module__ = totals.__module__
    monkeypatch.setattr(whole_checks, "CHECKS", (check, *whole_checks.CHECKS[1:]))
    result = found(texts)
    (note,) = result.notes
    assert note.startswith("left out: ")
    assert f"{BAD} from the check of totals (this is a bug (ZeroDivisionError" in note
    assert replace(result, notes=()) == expected


class Delicate(HashingEncoder):
    """An encoder that fails with the texts of the plague, or (``broken``) with all."""

    def __init__(self, broken: bool) -> None:
        super().__init__()
        self.broken = broken

    def encode(self, texts: Any) -> Any:
        if self.broken or plagued(texts):
            raise RuntimeError("shapes do not fit")
        return super().encode(texts)


@pytest.mark.guarded
def test_an_encoder_that_fails_with_one_text_costs_one_document(texts: Path) -> None:
    result = api.check(texts, encoder=Delicate(broken=False))
    assert [Path(s.path).name for s in result.skipped] == [BAD]
    assert without_skipped(result) == found(texts, without=BAD)


@pytest.mark.guarded
def test_an_encoder_that_fails_with_every_text_ends_the_run(texts: Path) -> None:
    with pytest.raises(EncoderError, match=r"model hashing fails \(shapes do not fit\); install it again"):
        api.check(texts, encoder=Delicate(broken=True))


class Judging:
    """A judge without opinions that fails with some texts, or with all."""

    name = "judging"

    def __init__(self, fails: Callable[[Any], bool]) -> None:
        self.fails = fails

    def judge(self, pairs: Any) -> Any:
        if any(map(self.fails, pairs)):
            raise RuntimeError("shapes do not fit")
        return np.full((len(pairs), 3), 1 / 3, dtype=np.float32)


@pytest.mark.guarded
def test_a_judge_that_fails_with_one_pair_costs_one_opinion() -> None:
    pairs = [(f"{n} bridges fell.", f"{n + 1} bridges fell.") for n in range(6)]
    compared = api.compare_pairs(pairs, judge=Judging(lambda pair: pair[0].startswith("3")))
    assert [bool(c.skipped) for c in compared] == [n == 3 for n in range(6)]
    assert compared[3].skipped.startswith("judged by rules alone; this is a bug (RuntimeError: shapes")


@pytest.mark.guarded
def test_a_judge_that_fails_with_every_pair_raises() -> None:
    with pytest.raises(RuntimeError):
        api.compare_pairs([("One fell.", "Two fell.")], judge=Judging(lambda pair: True))


@pytest.mark.guarded
def test_a_pair_that_the_rules_fail_on_is_skipped(monkeypatch: pytest.MonkeyPatch, capsys: Any, tmp_path: Path) -> None:
    monkeypatch.setattr(pipeline, "parts_of", planted(pipeline.parts_of))
    rows = tmp_path / "pairs.jsonl"
    rows.write_text(
        '{"premise": "Plague.", "hypothesis": "12 died."}\n{"premise": "12 died.", "hypothesis": "13 died."}\n'
    )
    assert run(["compare", "--pairs", str(rows), "--judge", "none"]) == 3
    captured = capsys.readouterr()
    assert captured.out.count("\n") == 2
    assert captured.err.startswith("skipped pair 1: this is a bug (ZeroDivisionError")


@pytest.mark.guarded
@pytest.mark.parametrize("debug", [False, True])
def test_the_command_line_goes_on_and_ends_with_3(
    debug: bool, texts: Path, monkeypatch: pytest.MonkeyPatch, capsys: Any
) -> None:
    monkeypatch.setattr(pipeline, "make_claims", planted(pipeline.make_claims))
    assert run(["report", "texts", "--judge", "none", *["--debug"] * debug]) == 3
    said = capsys.readouterr().err
    assert "skipped texts/m.txt: this is a bug (ZeroDivisionError: one of those <object>); --debug shows where" in said
    assert ("Traceback" in said) == debug
    page = (texts.parent / "reports" / "discrepancies.html").read_text(encoding="utf-8")
    assert "1 file could not be read" in page
    assert "this is a bug (ZeroDivisionError" in page


@pytest.mark.guarded
def test_what_a_later_stage_leaves_out_ends_with_3_too(
    texts: Path, monkeypatch: pytest.MonkeyPatch, capsys: Any
) -> None:
    monkeypatch.setattr(pipeline, "judge_question", all_fail)
    assert run(["check", "texts/a.txt", "--against", "texts/z.txt", "--judge", "none"]) == 3
    assert "left out: shared claim " in capsys.readouterr().err


def test_unguarded_work_raises() -> None:
    with pytest.raises(ZeroDivisionError):
        attempt(lambda: 1 // 0, "nothing", None)


@pytest.mark.guarded
def test_what_is_expected_passes_through() -> None:
    def fails() -> None:
        raise EncoderError("no model")

    told: list[Any] = []
    with pytest.raises(EncoderError):
        attempt(fails, "nothing", lambda *said: told.append(said))
    assert told == []


@pytest.mark.guarded
@pytest.mark.parametrize("bad", [set(), {0}, {6}, {3}, {2, 3}, {0, 6}, set(range(7))])
def test_those_to_blame_are_found(bad: set[int]) -> None:
    def work(items: Any) -> list[int]:
        if bad.intersection(items):
            raise ValueError(sorted(bad.intersection(items))[0])
        return list(items)

    kept, blamed = all_but(range(7), work)
    assert kept == [n for n in range(7) if n not in bad]
    assert sorted(n for n, _ in blamed) == sorted(bad)


@pytest.mark.guarded
def test_what_fails_with_nothing_raises() -> None:
    with pytest.raises(ZeroDivisionError):
        all_but([1, 2, 3], lambda items: 1 // 0)


def test_reasons_are_one_line_and_always_the_same() -> None:
    assert reason_of(ValueError("two\nlines " + "x" * 500)).count("\n") == 0
    assert len(reason_of(ValueError("x" * 500))) < 300
    assert "0x" not in reason_of(KeyError(object()))
