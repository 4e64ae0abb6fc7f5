"""What each command prints and writes."""

from __future__ import annotations

import io
import json
from pathlib import Path

import pytest

from consistency.cli import _spread_against
from tests.cli.conftest import Command


def test_report_writes_what_was_asked_for(consistency: Command, world: Path) -> None:
    consistency("report", "known", "new", "-o", "out", "--format", "json")
    assert [path.name for path in (world / "out").iterdir()] == ["discrepancies.json"]
    ran = consistency("report", "known", "new")
    assert sorted(path.name for path in (world / "reports").iterdir()) == ["discrepancies.html", "discrepancies.json"]
    assert ran.out == ""
    assert "wrote reports/discrepancies.html, reports/discrepancies.json" in ran.err


def test_report_is_the_same_whatever_the_order(consistency: Command, world: Path) -> None:
    consistency("report", "known", "new", "-o", "first")
    consistency("report", "new/c.txt", "known/same.txt", "known/a.txt", "new", "-o", "second")
    for name in ("discrepancies.html", "discrepancies.json"):
        assert (world / "first" / name).read_bytes() == (world / "second" / name).read_bytes()


def test_check_shows_only_what_touches_a_new_document(consistency: Command, world: Path) -> None:
    (world / "known" / "c.txt").write_text((world / "new" / "c.txt").read_text(encoding="utf-8"), encoding="utf-8")
    unrelated = "Ferry service\n\nThe ferry to the islands carried 4,100 cars in August, the port authority said.\n"
    (world / "new" / "c.txt").write_text(unrelated, encoding="utf-8")
    ran = consistency("check", "new", "--against", "known")
    assert (ran.code, ran.out) == (0, "")


def test_check_counts_a_file_on_both_sides_as_new(consistency: Command) -> None:
    ran = consistency("check", "new/c.txt", "--against", ".")
    assert ran.code == 1
    assert ran.out.count("new/c.txt:") == 1


def test_check_text_names_sides_places_and_reasons(consistency: Command) -> None:
    ran = consistency("check", "new", "--against", "known")
    assert ran.out.startswith("conflict (high): ")
    assert (
        "    new/c.txt:6: A blast in the harbour of Lorne killed 31 people on Tuesday, 14 May 2024, the mayor said."
        in ran.out
    )
    assert "    no number fits both" in ran.out
    assert "  key: " in ran.out


SPREAD = [
    ("check new --against a b c", "check new --against a --against b --against c"),
    ("check new --fail-on drift --against a b", "check new --fail-on drift --against a --against b"),
    ("check new --against a b --quiet", "check new --against a --against b --quiet"),
    ("check new --against a b --config f", "check new --against a --against b --config f"),
    ("check new --against a --against b", "check new --against a --against b"),
    ("check --against a new", "check --against a new"),  # new stands behind: one word is known
    ("check --fail-on drift --against a new", "check --fail-on drift --against a new"),
    ("check --judge none --against a new", "check --judge none --against a new"),
    ("check new --against=a", "check new --against=a"),
    ("report new --against a b", "report new --against a b"),
    ("check new", "check new"),
    ("", ""),
]


@pytest.mark.parametrize(("typed", "read"), SPREAD)
def test_every_path_after_against_is_known(typed: str, read: str) -> None:
    assert _spread_against(typed.split()) == read.split()


def test_check_takes_what_a_shell_pattern_gives(consistency: Command) -> None:
    ran = consistency("check", "new/c.txt", "--against", "known/a.txt", "known/same.txt", "--fail-on", "never")
    assert ran.code == 0
    assert "31 people" in ran.out


def test_extract_writes_a_json_object_a_line(consistency: Command) -> None:
    rows = [json.loads(line) for line in consistency("extract", "known/a.txt").out.splitlines()]
    (row,) = (row for row in rows if row["quantity"])
    assert row["path"] == "known/a.txt"
    assert (row["quantity"]["low"], row["quantity"]["high"], row["quantity"]["counted"]) == (12, 12, "people")
    assert "evidence" not in row
    assert "rules" not in row["quantity"]


def test_extract_explains(consistency: Command) -> None:
    rows = [json.loads(line) for line in consistency("extract", "known/a.txt", "--explain").out.splitlines()]
    (row,) = (row for row in rows if row["quantity"])
    assert row["quantity"]["rules"]
    assert "evidence" in row


def test_extract_table_is_one_line_a_claim(consistency: Command) -> None:
    lines = consistency("extract", "known", "--format", "table").out.splitlines()
    assert any("exact 12 people" in line and "measure=killed" in line for line in lines)


def test_extract_table_names_the_rules(consistency: Command) -> None:
    lines = consistency("extract", "known", "--format", "table", "--explain").out.splitlines()
    assert any("exact 12 people" in line and "counted  " in line for line in lines)


def test_extract_and_compare_need_no_model(consistency: Command, monkeypatch: pytest.MonkeyPatch) -> None:
    from consistency import encoders

    monkeypatch.setattr(encoders, "load_encoder", lambda *_, **__: pytest.fail("a model was asked for"))
    assert consistency("extract", "known").code == 0
    assert consistency("compare", "12 people died.", "31 people died.").code == 0


COMPARED = [
    ("The blast killed 12 people.", "The blast killed 12 people.", "entail"),
    ("The blast killed 12 people.", "The blast killed 31 people.", "contradict"),
    ("The blast killed 12 people.", "The ferry carried 4,100 cars.", "neutral"),
]


@pytest.mark.parametrize(("a", "b", "label"), COMPARED)
def test_compare_two_texts(consistency: Command, a: str, b: str, label: str) -> None:
    assert consistency("compare", a, b).out.startswith(f"{label}: ")
    answer = json.loads(consistency("compare", a, b, "--format", "jsonl").out)
    assert answer["label"] == label
    assert sorted(answer) == ["label", "reasons", "verdict", "why"]
    plain, explained = (consistency("compare", a, b, *more).out.splitlines() for more in ((), ("--explain",)))
    assert len(plain) == 2
    assert explained[:2] == plain
    assert [line.strip() for line in explained[2:-1]] == answer["reasons"]
    assert explained[-1].strip() == f"verdict: {answer['verdict'].replace('_', ' ')}"


def test_compare_pairs_from_a_file_and_from_standard_input(
    consistency: Command, world: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    rows = [{"id": n, "premise": a, "hypothesis": b, "more": 1} for n, (a, b, _) in enumerate(COMPARED)]
    text = "\n\n".join(json.dumps(row) for row in rows) + "\n"
    (world / "pairs.jsonl").write_text(text, encoding="utf-8")
    from_file = consistency("compare", "--pairs", "pairs.jsonl")
    answers = [json.loads(line) for line in from_file.out.splitlines()]
    assert [answer["id"] for answer in answers] == [0, 1, 2]
    assert [answer["label"] for answer in answers] == [label for _, _, label in COMPARED]
    monkeypatch.setattr("sys.stdin", io.TextIOWrapper(io.BytesIO(text.encode("utf-8"))))
    assert consistency("compare", "--pairs", "-").out == from_file.out


BAD_PAIRS = [
    ("not json\n", "line 1"),
    ('{"premise": "a", "hypothesis": "b"}\n[1, 2]\n', "line 2"),
    ('{"premise": "a"}\n', "line 1"),
    ('{"premise": "a", "hypothesis": 5}\n', "line 1"),
]


@pytest.mark.parametrize(("text", "where"), BAD_PAIRS)
def test_bad_pairs_name_the_line(consistency: Command, world: Path, text: str, where: str) -> None:
    (world / "pairs.jsonl").write_text(text, encoding="utf-8")
    ran = consistency("compare", "--pairs", "pairs.jsonl", "--judge", "none")
    good = text.count('"hypothesis": "b"')
    assert (ran.code, ran.out.count("\n")) == ((3, good) if good else (2, 0))
    assert f"pairs.jsonl, {where}: " in ran.err


def test_bad_lines_cost_no_answer(consistency: Command, world: Path) -> None:
    """Each is named, the others are answered under their own ids, and the exit code says that some were not."""
    good = '{{"id": "{}", "premise": "It carried 9 cars.", "hypothesis": "It carried 9 cars."}}'
    lines = [good.format("x"), "{", good.format("y"), '{"premise": 1, "hypothesis": "b"}', good.format("z")]
    (world / "pairs.jsonl").write_text("\n".join(lines), encoding="utf-8")
    ran = consistency("compare", "--pairs", "pairs.jsonl", "--judge", "none")
    assert ran.code == 3
    assert [json.loads(line)["id"] for line in ran.out.splitlines()] == ["x", "y", "z"]
    assert ran.err.splitlines() == [
        f"skipped pairs.jsonl, line {n}: not a JSON object with premise and hypothesis" for n in (2, 4)
    ]


def test_extract_ends_with_what_was_read_and_no_findings(consistency: Command) -> None:
    last = consistency("extract", "known").err.splitlines()[-1]
    assert last.startswith("2 documents, ")
    assert "figure" in last
    assert "finding" not in last


def test_explain_from_the_saved_report_and_from_the_documents(consistency: Command, world: Path) -> None:
    consistency("report", "known", "new")
    finding = json.loads((world / "reports" / "discrepancies.json").read_text(encoding="utf-8"))["findings"][0]
    pair = finding["pairs"][0]
    for key in (finding["key"], pair["key"], pair["key"][:10]):
        for source in ([], ["known", "new"], ["--report", "reports/discrepancies.json"]):
            out = consistency("explain", key, *source).out
            assert all(reason in out for reason in pair["reasons"])
            assert "A blast in the harbour of Lorne killed 31 people on Tuesday, 14 May 2024, the mayor said." in out


DAMAGED = ["", "[]", "{}", '{"version": 1, "findings": [{}]}', '{"version": 7, "findings": []}', "\x00"]


@pytest.mark.parametrize("text", DAMAGED)
def test_explain_refuses_what_is_no_report(consistency: Command, world: Path, text: str) -> None:
    (world / "r.json").write_text(text, encoding="utf-8")
    ran = consistency("explain", "abc", "--report", "r.json")
    assert ran.code == 2
    assert ran.err.startswith("consistency: r.json ")
    assert "bug" not in ran.err
