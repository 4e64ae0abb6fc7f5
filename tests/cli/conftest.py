"""A small world for the command line: three documents, and the hashing encoder in the place of the model."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

import pytest

from consistency import encoders
from consistency.cli import run
from tests.support import HashingEncoder

HEAD = "---\nsource: {source}\ndate: 2024-05-14\n---\n\n"
SENTENCE = "A blast in the harbour of Lorne killed {killed} people on Tuesday, 14 May 2024, {speaker} said.\n"
KNOWN = HEAD.format(source="Lorne Post") + SENTENCE.format(killed=12, speaker="the fire service")
SAME = HEAD.format(source="Harbour Radio") + SENTENCE.format(killed=12, speaker="officials")
OTHER = HEAD.format(source="The Islander") + SENTENCE.format(killed=31, speaker="the mayor")


@dataclass(frozen=True)
class Ran:
    """What a command did."""

    code: int
    out: str
    err: str


Command = Callable[..., Ran]


@pytest.fixture
def world(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The working directory: known/a.txt and known/same.txt agree, new/c.txt differs from both."""
    for name, text in (("known/a.txt", KNOWN), ("known/same.txt", SAME), ("new/c.txt", OTHER)):
        path = tmp_path / name
        path.parent.mkdir(exist_ok=True)
        path.write_text(text, encoding="utf-8")
    monkeypatch.chdir(tmp_path)
    return tmp_path


@pytest.fixture
def consistency(world: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> Command:
    """Runs the command line in ``world`` with the small encoder."""
    monkeypatch.setattr(encoders, "load_encoder", lambda *_, **__: HashingEncoder())

    def command(*arguments: str) -> Ran:
        code = run(arguments)
        captured = capsys.readouterr()
        return Ran(code, captured.out, captured.err)

    return command
