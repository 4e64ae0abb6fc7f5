"""Whatever stops a run, the folder shows the old set of reports or the new one; the next run leaves nothing else."""

from __future__ import annotations

import errno
import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

from consistency.errors import ReportError
from consistency.reports import FILES, prepare_folder
from consistency.reports.write import WORK, write_set
from tests.reports.killing import left_over, shown

ROOT = Path(__file__).parents[2]
OLD = {name: b"old " + name.encode() for name in FILES}
NEW = {name: b"new " + name.encode() for name in FILES}
needs_fork = pytest.mark.skipif(not hasattr(os, "fork"), reason="processes cannot be forked here")


def killing(*arguments: str) -> dict[str, int]:
    """What ``tests.reports.killing`` saw; its own assertions fail the test."""
    command = [sys.executable, "-m", "tests.reports.killing", *arguments]
    ran = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=False)
    assert ran.returncode == 0, ran.stderr[-3000:]
    seen: dict[str, int] = json.loads(ran.stdout)
    return seen


@needs_fork
@pytest.mark.slow
def test_stopped_at_every_step(tmp_path: Path) -> None:
    seen = killing("steps", str(tmp_path))
    assert min(seen["old"], seen["new"], seen["links"]) > 5


@needs_fork
@pytest.mark.slow
def test_killed_at_a_hundred_random_moments(tmp_path: Path) -> None:
    seen = killing("moments", str(tmp_path), "100")
    assert min(seen["a"], seen["b"], seen["cut short"]) > 5


@pytest.mark.parametrize("at", range(1, 5))
def test_a_full_disk_leaves_the_old_set(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, at: int) -> None:
    write_set(tmp_path, OLD, FILES)
    calls = 0

    def full(_handle: int) -> None:
        nonlocal calls
        calls += 1
        if calls == at:
            raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))

    monkeypatch.setattr(os, "fsync", full)
    with pytest.raises(ReportError, match="No space left"):
        write_set(tmp_path, NEW, FILES)
    assert shown(tmp_path) == OLD
    assert left_over(tmp_path) == []


@pytest.mark.parametrize("missing", [["symlink_to"], ["link"], ["symlink_to", "link"]], ids="+".join)
def test_file_systems_without_links(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, missing: list[str]) -> None:
    def refused(*_: object, **__: object) -> None:
        raise OSError(errno.EPERM, os.strerror(errno.EPERM))

    for name in missing:
        monkeypatch.setattr(Path if name == "symlink_to" else os, name, refused)
    for contents in (OLD, NEW):
        write_set(tmp_path, contents, FILES)
        assert shown(tmp_path) == contents
        assert left_over(tmp_path) == []


def test_what_a_run_that_was_cut_short_left_is_tidied_up(tmp_path: Path) -> None:
    (tmp_path / WORK / "new").mkdir(parents=True)
    (tmp_path / WORK / "new" / FILES[0]).write_bytes(b"half")
    (tmp_path / FILES[0]).write_bytes(b"whole")
    prepare_folder(tmp_path)
    assert shown(tmp_path) == {FILES[0]: b"whole"}
    assert left_over(tmp_path) == []


def test_other_files_and_forms_stay(tmp_path: Path) -> None:
    write_set(tmp_path, OLD, FILES)
    (tmp_path / "mine.txt").write_bytes(b"mine")
    write_set(tmp_path, {name: NEW[name] for name in FILES[:2]}, FILES)
    assert shown(tmp_path) == OLD | {name: NEW[name] for name in FILES[:2]}
    assert left_over(tmp_path) == ["mine.txt"]


def test_a_link_in_the_place_of_a_report_is_replaced_and_what_it_leads_to_stays(tmp_path: Path) -> None:
    (tmp_path / "elsewhere").write_bytes(b"elsewhere")
    for name in FILES[:2]:
        (tmp_path / name).symlink_to("elsewhere")
    write_set(tmp_path, NEW, FILES)
    assert shown(tmp_path) == NEW
    assert (tmp_path / "elsewhere").read_bytes() == b"elsewhere"
    assert left_over(tmp_path) == ["elsewhere"]
