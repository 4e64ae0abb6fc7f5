"""Which exit code, and which line on standard error, for what."""

from __future__ import annotations

import json
from pathlib import Path
from typing import get_args

import pytest

from consistency.cli.commands import REPORT_FORMS, FailOn
from consistency.datatypes import VERDICT_ORDER, Verdict
from tests.cli.conftest import Command

CODES = [
    (["report", "known"], 0),
    (["report", "known", "new"], 0),  # findings alone do not fail a report
    (["report", "known", "new", "--fail-on", "conflict"], 1),
    (["report", "known", "new", "--fail-on", "drift"], 1),
    (["report", "known", "--fail-on", "agree"], 0),  # agreement is no finding
    (["check", "known/a.txt", "--against", "known/same.txt"], 0),
    (["check", "new", "--against", "known"], 1),
    (["check", "new", "--against", "known", "--fail-on", "never"], 0),
    (["check", "new", "--against", "known", "--fail-on", "conflict"], 1),
    (["check", "known/same.txt", "--against", "known/a.txt", "--fail-on", "agree"], 0),
    (["check", "new", "--against", "known", "--format", "markdown"], 1),
    (["extract", "known"], 0),
    (["extract", "known", "--format", "table"], 0),
    (["compare", "12 people were killed.", "31 people were killed."], 0),
    (["--version"], 0),
    (["--help"], 0),
    (["report", "--help"], 0),
]


@pytest.mark.parametrize(("arguments", "code"), CODES)
def test_exit_code(consistency: Command, arguments: list[str], code: int) -> None:
    assert consistency(*arguments).code == code


REFUSED = [
    ([], "Missing command; see consistency --help"),
    (["frobnicate"], "No such command 'frobnicate'; see consistency --help"),
    (["report"], "Missing argument 'PATHS'; see consistency report --help"),
    (["check", "new"], "Missing option '--against'; see consistency check --help"),
    (["report", "known", "--colour"], "No such option: --colour"),
    (["report", "known", "--format", "pdf"], "--format 'pdf': give one or more of html, json, csv, markdown"),
    (["report", "known", "--format", ","], "--format ',': give one or more of html, json, csv, markdown"),
    (["check", "new", "--against", "known", "--fail-on", "often"], "'often' is not one of"),
    (["report", "nowhere"], "nowhere"),
    (["report", "known", "nowhere/x.txt"], "nowhere/x.txt"),
    (["check", "new", "--against", "nowhere"], "nowhere"),
    (["extract", "nowhere"], "nowhere"),
    (["report", "known", "--config", "nowhere.toml"], "configuration: nowhere.toml cannot be read"),
    (["report", "known", "-o", "known/a.txt"], "known/a.txt"),
    (["compare", "one text"], "compare needs two texts, or --pairs FILE"),
    (["compare", "a", "b", "--pairs", "p.jsonl"], "not both"),
    (["compare", "--pairs", "nowhere.jsonl"], "nowhere.jsonl cannot be read (No such file or directory)"),
    (["explain", "abc"], "reports/discrepancies.json is not there; run consistency report first"),
    (["explain", "abc", "known", "new"], "no finding or pair has the key abc"),
]


@pytest.mark.parametrize(("arguments", "message"), REFUSED)
def test_refused_with_one_line(consistency: Command, arguments: list[str], message: str) -> None:
    ran = consistency(*arguments)
    assert ran.code == 2
    assert ran.out == ""
    assert ran.err.startswith("consistency: ")
    assert ran.err.count("\n") == 1
    assert message in ran.err
    assert "Traceback" not in ran.err


def test_skipped_input_is_named_and_gives_3(consistency: Command, world: Path) -> None:
    (world / "known" / "picture.txt").write_bytes(b"\x89PNG\r\n\x1a\n\x00\x00\x00\rIHDR" * 40)
    ran = consistency("report", "known")
    assert ran.code == 3
    assert "skipped known/picture.txt: " in ran.err


def test_a_finding_weighs_more_than_a_skipped_input(consistency: Command, world: Path) -> None:
    (world / "known" / "empty.txt").write_bytes(b"")
    ran = consistency("check", "new", "--against", "known")
    assert ran.code == 1
    assert "skipped known/empty.txt: " in ran.err


def test_quiet_still_names_what_was_skipped(consistency: Command, world: Path) -> None:
    (world / "known" / "empty.txt").write_bytes(b"")
    assert consistency("report", "known", "--quiet").err.splitlines() == ["skipped known/empty.txt: empty file"]


def test_all_config_errors_at_once(consistency: Command, world: Path) -> None:
    settings = 'toleranse = 0.1\ntolerance = "much"\nbatch_size = 0\n[measures.camels]\nheds = ["camel"]\n'
    (world / "consistency.toml").write_text(settings, encoding="utf-8")
    ran = consistency("report", "known")
    lines = ran.err.splitlines()
    assert ran.code == 2
    assert len(lines) == 4
    assert all(line.startswith("consistency: configuration: ") for line in lines)
    for name in ("toleranse", "tolerance must", "batch_size", "measures.camels.heds"):
        assert any(name in line for line in lines)


def test_debug_shows_the_trace(consistency: Command) -> None:
    ran = consistency("report", "nowhere", "--debug")
    assert ran.code == 2
    assert ran.err.startswith("consistency: ")
    assert "Traceback" in ran.err


def test_unexpected_error_is_called_a_bug(consistency: Command, monkeypatch: pytest.MonkeyPatch) -> None:
    from consistency import pipeline

    monkeypatch.setattr(pipeline, "run", lambda *_: 1 // 0)
    ran = consistency("report", "known")
    assert ran.code == 2
    assert (
        ran.err
        == "consistency: this is a bug: ZeroDivisionError: integer division or modulo by zero; --debug shows where\n"
    )


def test_ctrl_c_is_one_line(consistency: Command, monkeypatch: pytest.MonkeyPatch) -> None:
    from consistency import pipeline

    def interrupted(*_: object) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr(pipeline, "run", interrupted)
    ran = consistency("report", "known")
    assert (ran.code, ran.out, ran.err) == (130, "", "consistency: interrupted\n")


def test_report_offers_every_form() -> None:
    from consistency.reports import FORMATS

    assert REPORT_FORMS.split(",") == [name for name, _, _ in FORMATS]


def test_fail_on_offers_every_verdict() -> None:
    assert [*FailOn] == [*VERDICT_ORDER, "never"]
    assert set(VERDICT_ORDER) == set(get_args(Verdict))


def test_standard_output_is_the_report_and_nothing_else(consistency: Command) -> None:
    ran = consistency("check", "new", "--against", "known", "--format", "json")
    report = json.loads(ran.out)
    assert report["findings"][0]["verdict"] == "conflict"
    assert "3 documents" in ran.err
