"""Files and names at the edge of what an option can be given: one line and exit code 2, never a hang, never "bug"."""

from __future__ import annotations

import json
import os
from pathlib import Path

import pytest

from consistency.api import extract
from consistency.errors import DocumentError
from tests.cli.conftest import Command

OPTIONS = [
    ("report", "known", "--config"),
    ("extract", "known", "--config"),
    ("report", "known", "--constraints"),
    ("explain", "abc", "--report"),
    ("compare", "--pairs"),
]


@pytest.mark.parametrize("options", OPTIONS, ids=" ".join)
@pytest.mark.parametrize("kind", ["pipe", "device", "folder", "missing", "empty name"])
@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="no pipes here")
def test_what_is_no_file_is_refused(consistency: Command, world: Path, options: tuple[str, ...], kind: str) -> None:
    os.mkfifo(world / "pipe")
    names = {"pipe": "pipe", "device": "/dev/zero", "folder": "known", "missing": "gone", "empty name": ""}
    ran = consistency(*options, names[kind])
    assert (ran.code, ran.out, ran.err.count("\n")) == (2, "", 1)
    assert "bug" not in ran.err
    said = {
        "pipe": "pipe cannot be read (it is a pipe or a device, not a regular file)",
        "device": "/dev/zero cannot be read (it is a pipe or a device, not a regular file)",
        "folder": "known cannot be read (Is a directory)",
        "missing": "gone",
        "empty name": "an empty path names no file or folder",
    }
    assert said[kind] in ran.err


EMPTY = [
    ("extract", ""),
    ("extract", "known", ""),
    ("report", ""),
    ("report", "known", "-o", ""),
    ("check", "", "--against", "known"),
    ("check", "new", "--against", ""),
    ("lineage", ""),
    ("explain", "abc", ""),
]


@pytest.mark.parametrize("arguments", EMPTY, ids=" ".join)
def test_an_empty_path_reads_nothing_and_says_so(consistency: Command, arguments: tuple[str, ...]) -> None:
    ran = consistency(*arguments)
    assert (ran.code, ran.out, ran.err.count("\n")) == (2, "", 1)
    assert "an empty path names no file or folder" in ran.err


def test_an_empty_path_in_python() -> None:
    for paths in ("", ["", "known"]):
        with pytest.raises(DocumentError, match="an empty path names no file or folder"):
            extract(paths)


SETTINGS = [
    "max_bytes = " + "[" * 50_000,
    "max_bytes." + "a." * 20_000 + "b = 1",
    "[[" + "a." * 20_000 + "b]]",
    "measures = " + "{a=" * 50_000,
    "max_bytes = 1" + "0" * 5000,
    "max_bytes = 0x" + "f" * 9000,
    "max_bytes = 10" + "0" * 400,
    "copy_bits = 400",
    "batch_size = 1000000",
    "tolerance = 1e999",
    "tolerance = nan",
    'model = "a\\u0000b"',
    'constraints = "a\\u0000b"',
    '"' + "a" * 100_000 + '" = 1',
    'vague = "' + "a" * 100_000 + '"',
    "\x00",
]


@pytest.mark.parametrize("text", SETTINGS, ids=range(len(SETTINGS)))
def test_settings_that_are_too_deep_or_too_large(consistency: Command, world: Path, text: str) -> None:
    (world / "odd.toml").write_text(text + "\n", encoding="utf-8")
    ran = consistency("report", "known", "--config", "odd.toml")
    assert (ran.code, ran.out, ran.err.count("\n")) == (2, "", 1)
    assert ran.err.startswith("consistency: configuration: ")
    assert len(ran.err) < 3000


DAMAGED = [
    "[" * 100_000,
    '{"version": 1, "findings": [{}]}',
    '{"version": 1, "findings": 5}',
    '{"version": [[]]}',
    "{}",
]


@pytest.mark.parametrize("text", DAMAGED, ids=range(len(DAMAGED)))
def test_explain_on_a_damaged_report(consistency: Command, world: Path, text: str) -> None:
    (world / "saved.json").write_text(text, encoding="utf-8")
    ran = consistency("explain", "abc", "--report", "saved.json")
    assert (ran.code, ran.out, ran.err.count("\n")) == (2, "", 1)
    assert "saved.json" in ran.err
    assert "bug" not in ran.err


def test_explain_where_a_claim_was_taken_out(consistency: Command, world: Path) -> None:
    assert consistency("report", "known", "new").code == 0
    saved = world / "reports" / "discrepancies.json"
    report = json.loads(saved.read_text(encoding="utf-8"))
    key = report["findings"][0]["key"]
    assert consistency("explain", key).code == 0
    report["claims"] = [c for c in report["claims"] if c["id"] not in report["findings"][0]["sides"][0]["claims"]]
    saved.write_text(json.dumps(report), encoding="utf-8")
    ran = consistency("explain", key)
    assert (ran.code, ran.out, ran.err.count("\n")) == (2, "", 1)
    assert "is damaged (claim" in ran.err


@pytest.mark.parametrize("form", ["json", "markdown", "text"])
def test_nothing_on_standard_output_drives_a_terminal(consistency: Command, world: Path, form: str) -> None:
    path = world / "new" / "c.txt"
    text = path.read_text(encoding="utf-8").replace("the mayor", "the \x9b2J\u202emayor\u2066 \x85of\u200f it")
    path.write_text(text, encoding="utf-8")
    out = consistency("check", "new", "--against", "known", "--format", form).out
    out += consistency("extract", "new").out + consistency("compare", text, text, "--format", "jsonl").out
    assert "mayor" in out
    assert not set("\x9b\x85\u202e\u2066\u200f") & set(out)
