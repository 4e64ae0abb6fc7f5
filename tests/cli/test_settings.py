"""Settings are seen: what is in use and not the default, and where it comes from; and what lies among the documents."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from consistency import api
from consistency.config import Config, find_settings, load_config, make_config, settings_in_use
from consistency.datatypes import Setting
from tests.cli.conftest import Command
from tests.support import HashingEncoder

LINES = 'tolerance = 0.3\n[measures.boats]\nheads = ["boat"]\n'
SAID = 'settings of consistency.toml: measures = {"boats": {"heads": ["boat"]}}, tolerance = 0.3'


def test_nothing_is_said_of_defaults(consistency: Command, world: Path) -> None:
    (world / "consistency.toml").write_text("tolerance = 0.10\n")
    assert "settings" not in consistency("report", "known").err


def test_options_stand_on_the_screen_and_in_the_report(consistency: Command, world: Path) -> None:
    assert "settings" not in consistency("report", "known", "--judge", "none").err
    report = json.loads((world / "reports" / "discrepancies.json").read_text(encoding="utf-8"))
    assert report["settings"] == [{"name": "judge", "value": '"none"', "source": "--judge"}]


@pytest.mark.parametrize("quiet", [[], ["--quiet"]])
def test_settings_of_a_file_are_said(quiet: list[str], consistency: Command, world: Path) -> None:
    (world / "consistency.toml").write_text(LINES)
    ran = consistency("report", "known", "new", *quiet)
    assert SAID in ran.err.splitlines()
    report = json.loads((world / "reports" / "discrepancies.json").read_text(encoding="utf-8"))
    assert report["settings"] == [
        {"name": "measures", "value": '{"boats": {"heads": ["boat"]}}', "source": "consistency.toml"},
        {"name": "tolerance", "value": "0.3", "source": "consistency.toml"},
    ]
    page = (world / "reports" / "discrepancies.html").read_text(encoding="utf-8")
    assert "2 settings are not the usual." in page
    assert "<dt>tolerance = 0.3</dt><dd>consistency.toml</dd>" in page


COMMANDS = [
    ["check", "new", "--against", "known"],
    ["extract", "known"],
    ["lineage", "known"],
    ["compare", "12 died.", "13 died."],
    ["explain", "abc", "known", "new"],
]


@pytest.mark.parametrize("command", COMMANDS)
def test_every_command_that_uses_settings_says_them(command: list[str], consistency: Command, world: Path) -> None:
    (world / "consistency.toml").write_text(LINES)
    assert SAID in consistency(*command).err.splitlines()


def test_a_project_file_is_named_too(consistency: Command, world: Path) -> None:
    (world / "pyproject.toml").write_text('[tool.consistency]\nvague = "floor"\n')
    said = consistency("compare", "12 died.", "13 died.", "--judge", "none").err.splitlines()
    assert said == ['settings of pyproject.toml: vague = "floor"']


INSIDE = [
    ["report", "."],
    ["report", "known", "consistency.toml"],
    ["check", "new", "--against", "."],
    ["extract", "."],
    ["lineage", "."],
    ["explain", "abc", "."],
]


@pytest.mark.parametrize("command", INSIDE)
def test_a_file_among_the_documents_is_not_read(command: list[str], consistency: Command, world: Path) -> None:
    (world / "consistency.toml").write_text("this is no TOML, and would end the run\n")
    ran = consistency(*command)
    unused = "consistency.toml lies among the documents and was not used; --config consistency.toml reads it"
    assert ran.err.splitlines()[0] == unused
    assert "settings of" not in ran.err
    if command[0] != "explain":
        assert ran.code == 3 or (command[0], ran.code) == ("check", 1)
        why = "skipped consistency.toml: a file of settings, not a document; not used unless --config names it"
        assert why in ran.err.splitlines()


def test_it_changes_no_verdict(consistency: Command, world: Path) -> None:
    """One line of it made a conflict compatible."""
    plain = consistency("check", "new", "--against", "known")
    (world / "consistency.toml").write_text("tolerance = 1.0\nmax_bytes = 1\n")
    (world / "known" / "consistency.toml").write_text("tolerance = 1.0\nmax_bytes = 1\n")
    within = consistency("check", "new", "--against", ".", "--format", "text")
    assert plain.code == within.code == 1
    assert within.out == plain.out


def test_it_is_read_where_it_is_named(consistency: Command, world: Path) -> None:
    (world / "consistency.toml").write_text(LINES)
    ran = consistency("extract", ".", "--config", "consistency.toml")
    assert SAID in ran.err.splitlines()
    assert "not used" not in ran.err
    assert ran.code == 0


def test_a_project_file_among_the_documents_is_named_where_it_holds_settings(consistency: Command, world: Path) -> None:
    (world / "pyproject.toml").write_text("[tool.other]\n")
    assert "was not used" not in consistency("extract", ".").err
    (world / "pyproject.toml").write_text("[tool.consistency]\ntolerance = 0.4\n")
    ran = consistency("extract", ".")
    assert "pyproject.toml lies among the documents and was not used" in ran.err
    assert "tolerance" not in ran.err


def test_a_link_leads_nobody_astray(world: Path) -> None:
    (world / "known" / "consistency.toml").write_text(LINES)
    (world / "consistency.toml").symlink_to(world / "known" / "consistency.toml")
    found, unused = find_settings(inputs=[Path("known")])
    assert found is None
    assert unused.startswith("consistency.toml lies among the documents")
    assert load_config(inputs=[Path("known")]) == Config()


def test_a_name_that_would_drive_a_terminal_is_escaped(consistency: Command, world: Path) -> None:
    (world / "consistency.toml").write_text('model = "\\u001b[2J\\u202e"\n')
    ran = consistency("extract", "known")
    assert "\x1b" not in ran.err
    assert "\u202e" not in ran.err
    assert "settings of consistency.toml: model = " in ran.err


def test_the_program_names_itself(world: Path) -> None:
    result = api.check("known", Config(tolerance=0.2), HashingEncoder(), judge=None)
    assert result.settings == (Setting("tolerance", "0.2", "the program"),)


def test_settings_come_back_from_a_report(consistency: Command, world: Path) -> None:
    (world / "consistency.toml").write_text(LINES)
    consistency("report", "known")
    saved = api.read_report("reports/discrepancies.json")
    assert saved.settings == api.extract("known", load_config()).settings
    assert saved.notes == ()


def test_later_sources_win_and_say_so() -> None:
    config = make_config({"tolerance": 0.3}, make_config({"tolerance": 0.2, "vague": "floor"}, source="a"), "b")
    assert [(s.name, s.source) for s in settings_in_use(config)] == [("tolerance", "b"), ("vague", "a")]
    assert settings_in_use(make_config({"tolerance": 0.1}, config, "c"))[0].name == "vague"
    assert settings_in_use(Config()) == ()


def test_where_they_come_from_is_no_setting() -> None:
    assert make_config({"tolerance": 0.3}, source="a") == make_config({"tolerance": 0.3}, source="b")
    with pytest.raises(Exception, match="sources is unknown"):
        make_config({"sources": {"tolerance": "nobody"}})
