"""A small world for the command line: three documents, and the hashing encoder in the place of the model."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

import pytest

from consistency import encoders
from consistency.cli import run
from tests.support import HashingEncoder

KNOWN = "Blast in the harbour\n\nA blast in the harbour of Lorne killed 12 people on Tuesday, the fire service said.\n"
SAME = "Harbour blast\n\nThe blast in the harbour of Lorne killed 12 people on Tuesday, officials said.\n"
OTHER = "Harbour blast: toll\n\nThe blast in the harbour of Lorne killed 31 people on Tuesday, the mayor said.\n"


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
