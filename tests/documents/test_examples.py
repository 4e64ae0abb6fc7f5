"""The examples in docs/documents.md do what it says, on the pages that stand beside this file."""

from __future__ import annotations

import json
import re
import shlex
import shutil
from pathlib import Path

import pytest

from consistency.cli import run
from tests.test_readme import examples, pattern

HERE = Path(__file__).resolve().parent
GUIDE = (HERE.parents[1] / "docs" / "documents.md").read_text(encoding="utf-8")
COMMANDS = examples(GUIDE)


@pytest.fixture(autouse=True)
def project(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    shutil.copytree(HERE / "pages", tmp_path / "pages")
    monkeypatch.chdir(tmp_path)
    return tmp_path


@pytest.mark.slow
@pytest.mark.parametrize(("command", "lines"), COMMANDS, ids=[command for command, _ in COMMANDS])
def test_console_examples(command: str, lines: list[str], project: Path, capsys: pytest.CaptureFixture[str]) -> None:
    program, *arguments = shlex.split(command)
    assert (program, run(arguments)) == ("consistency", 0)
    out = "".join(f"{line.rstrip()}\n" for line in capsys.readouterr().out.splitlines())
    assert re.fullmatch(pattern(lines), out), out
    if arguments[0] == "report":
        (document,) = json.loads((project / "reports" / "discrepancies.json").read_text(encoding="utf-8"))["documents"]
        (said,) = re.findall(r"^\"notes\": (.*)$", GUIDE, re.MULTILINE)
        assert document["notes"] == json.loads(said)


@pytest.mark.slow
def test_nothing_of_the_comments_without_being_asked(capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["extract", "pages/comments.html", "--format", "table"]) == 0
    assert "signatures" not in capsys.readouterr().out
