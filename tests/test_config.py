"""Settings: what is refused, all at once; where they are read from; tables that grow."""

from __future__ import annotations

from dataclasses import fields
from pathlib import Path
from typing import Any

import pytest

from consistency.config import Config, load_config, make_config, packaged_table
from consistency.errors import ConfigError

REFUSED: list[tuple[dict[str, Any], str]] = [
    ({"toleranse": 0.1}, "toleranse is unknown"),
    ({"tolerance": "0.1"}, "tolerance must be a number"),
    ({"tolerance": True}, "tolerance must be a number"),
    ({"tolerance": 7}, "tolerance must be a number"),
    ({"max_bytes": 1.5}, "max_bytes must be a whole number"),
    ({"max_bytes": 0}, "max_bytes must be a whole number"),
    ({"max_bytes": True}, "max_bytes must be a whole number"),
    ({"rounding": 1}, "rounding must be true or false"),
    ({"vague": "maybe"}, "vague must be one of range, floor, ignore"),
    ({"vague": ["range"]}, "vague must be one of range, floor, ignore"),
    ({"model": 5}, "model must be text"),
    ({"tolerances": 0.1}, "tolerances must be a table"),
    ({"tolerances": {"killed": 2}}, "tolerances.killed must be a number between 0 and 1"),
    ({"measures": ["bases"]}, "measures must be a table"),
    ({"measures": {"bases": "base"}}, "measures.bases must be a table"),
    ({"measures": {"bases": {"heds": ["base"]}}}, "measures.bases.heds is unknown"),
    ({"measures": {"bases": {"heads": "base"}}}, "measures.bases.heads must be a list of words"),
    ({"measures": {"bases": {"heads": [1]}}}, "measures.bases.heads must be a list of words"),
    ({"measures": {"bases": {"label": 1}}}, "measures.bases.label must be text"),
]

TAKEN: list[tuple[dict[str, Any], str, Any]] = [
    ({"tolerance": 0}, "tolerance", 0.0),
    ({"tolerance": 0.25}, "tolerance", 0.25),
    ({"rounding": False}, "rounding", False),
    ({"vague": "floor"}, "vague", "floor"),
    ({"max_bytes": 5}, "max_bytes", 5),
    ({"model": "folder"}, "model", "folder"),
    ({"tolerances": {"killed": 0}}, "tolerances", {"killed": 0}),
]


@pytest.mark.parametrize(("settings", "complaint"), REFUSED)
def test_refused(settings: dict[str, Any], complaint: str) -> None:
    with pytest.raises(ConfigError) as caught:
        make_config(settings)
    assert any(problem.startswith(complaint) for problem in caught.value.problems)


def test_all_problems_at_once() -> None:
    everything: dict[str, Any] = {}
    for settings, _ in REFUSED:
        everything.update(settings)
    with pytest.raises(ConfigError) as caught:
        make_config(everything)
    assert len(caught.value.problems) >= len(everything)
    assert all(problem in str(caught.value) for problem in caught.value.problems)


@pytest.mark.parametrize(("settings", "name", "value"), TAKEN)
def test_taken(settings: dict[str, Any], name: str, value: object) -> None:
    config = make_config(settings)
    assert getattr(config, name) == value
    assert type(getattr(config, name)) is type(value)


def test_every_default_passes_its_own_check() -> None:
    defaults = {field.name: getattr(Config(), field.name) for field in fields(Config)}
    plain = {name: value for name, value in defaults.items() if not isinstance(value, dict)}
    assert make_config(plain) == Config()


def test_rows_of_a_user_join_the_packaged_ones() -> None:
    name, row = next((name, row) for name, row in packaged_table("measures").items() if row.get("heads"))
    before = list(row["heads"])
    rows = {name: {"heads": ["zeppelin"]}, "airships": {"heads": ["airship"]}}
    config = make_config({"measures": rows})
    assert config.measures[name]["heads"] == [*before, "zeppelin"]
    assert config.measures["airships"]["heads"] == ["airship"]
    assert packaged_table("measures")[name]["heads"] == before
    assert Config().measures[name]["heads"] == before


FILES = [
    ({}, 0.1),
    ({"consistency.toml": "tolerance = 0.2"}, 0.2),
    ({"pyproject.toml": "[tool.consistency]\ntolerance = 0.3"}, 0.3),
    ({"consistency.toml": "tolerance = 0.2", "pyproject.toml": "[tool.consistency]\ntolerance = 0.3"}, 0.2),
    ({"pyproject.toml": "[tool.other]\ntolerance = 0.3"}, 0.1),
]


@pytest.mark.parametrize(("files", "tolerance"), FILES)
def test_where_settings_are_read(tmp_path: Path, files: dict[str, str], tolerance: float) -> None:
    for name, text in files.items():
        (tmp_path / name).write_text(text, encoding="utf-8")
    assert load_config(folder=tmp_path).tolerance == tolerance


BROKEN = [(b"tolerance = ", "is no TOML"), (b"\xff\xfe", "is no TOML"), (None, "cannot be read")]


@pytest.mark.parametrize(("content", "complaint"), BROKEN)
def test_files_that_cannot_be_read(tmp_path: Path, content: bytes | None, complaint: str) -> None:
    path = tmp_path / "settings.toml"
    if content is not None:
        path.write_bytes(content)
    with pytest.raises(ConfigError, match=complaint):
        load_config(path)


def test_a_pyproject_whose_table_is_no_table(tmp_path: Path) -> None:
    (tmp_path / "pyproject.toml").write_text("[tool]\nconsistency = 5\n", encoding="utf-8")
    with pytest.raises(ConfigError):
        load_config(folder=tmp_path)


@pytest.mark.parametrize("value", [-0.1, 1.1, True, "0.1"])
def test_a_share_lies_between_0_and_1(value: object) -> None:
    with pytest.raises(ConfigError, match="tolerance must be a number between 0 and 1"):
        make_config({"tolerance": value})


MEANT = [
    ("toleranse", "did you mean tolerance?"),
    ("Max-Bytes", "did you mean max_bytes?"),
    ("max_byte", "did you mean max_bytes?"),
    ("populatons", "did you mean populations?"),
    ("modle", "did you mean model?"),
    ("colour", "known: "),
    ("x" * 5000, "known: "),
]


@pytest.mark.parametrize(("name", "said"), MEANT)
def test_a_mistyped_setting_is_told_what_it_was_meant_to_be(name: str, said: str) -> None:
    with pytest.raises(ConfigError) as caught:
        make_config({name: 1})
    assert said in caught.value.problems[0]
    assert len(caught.value.problems[0]) < 4000


def test_a_mistyped_field_of_a_table_too() -> None:
    with pytest.raises(ConfigError, match=r"measures\.bases\.heds is unknown \(did you mean heads\?\)"):
        make_config({"measures": {"bases": {"heds": ["base"]}}})
