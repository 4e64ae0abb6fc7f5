"""The console script as a process: what it imports, which stream gets what, how it ends."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
from pathlib import Path

import pytest

from tests.cli.conftest import KNOWN

HEAVY = "torch numpy pandas scipy sklearn transformers sentence_transformers rich jinja2 dateparser sentencex"

PROBE = f"""
import sys
from consistency.cli import run
code = run(sys.argv[1:])
heavy = set({HEAVY!r}.split()) & {{name.partition(".")[0] for name in sys.modules}}
sys.stdout.flush()
print("heavy:", *sorted(heavy), file=sys.stderr)
sys.exit(code)
"""


def process(*arguments: str, code: str = PROBE) -> subprocess.CompletedProcess[str]:
    return subprocess.run([sys.executable, "-c", code, *arguments], capture_output=True, text=True, check=False)


@pytest.mark.parametrize("arguments", [["--help"], ["--version"], ["report", "--help"], ["check", "--help"], ["frob"]])
def test_help_imports_nothing_heavy(arguments: list[str]) -> None:
    assert "heavy:\n" in process(*arguments).stderr


def test_importing_the_package_imports_nothing_heavy() -> None:
    code = f"import sys, consistency\nprint(set({HEAVY!r}.split()) & set(sys.modules))"
    assert process(code=code).stdout == "set()\n"


def test_extract_does_not_import_torch(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text(KNOWN, encoding="utf-8")
    ran = process("extract", str(tmp_path))
    heavy = ran.stderr.rpartition("heavy:")[2].split()
    assert not {"torch", "transformers", "sentence_transformers", "sklearn"} & set(heavy)


def test_module_and_script_are_the_same() -> None:
    module = subprocess.run([sys.executable, "-m", "consistency", "--version"], capture_output=True, check=True)
    script = subprocess.run(
        [Path(sys.executable).with_name("consistency"), "--version"], capture_output=True, check=True
    )
    assert module.stdout == script.stdout
    assert module.stdout.startswith(b"consistency ")


def test_the_reader_of_standard_output_may_go_away(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text("x\n\n" + "Some 5,000 people came to the harbour.\n\n" * 3000, encoding="utf-8")
    command = [sys.executable, "-m", "consistency", "extract", "--quiet", str(tmp_path)]
    with subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE) as running:
        assert running.stdout is not None
        assert running.stderr is not None
        running.stdout.readline()
        running.stdout.close()
        complaint = running.stderr.read()
    assert (running.returncode, complaint) == (141, b"")


WAITING = """
import signal, sys, time
from consistency import pipeline
from consistency.cli import run

signal.signal(signal.SIGINT, signal.default_int_handler)  # a shell may start background jobs deaf to it

def wait(*_):
    print("waiting", flush=True)
    time.sleep(60)

pipeline.compare_texts = wait
sys.exit(run(["compare", "a", "b"]))
"""


CLOSED = [
    (0, ["extract", "a.txt"], 0),
    (0, ["extract", "-"], 3),
    (0, ["compare", "--judge", "none", "--pairs", "-"], 0),
    (1, ["extract", "a.txt"], 0),
    (2, ["extract", "a.txt"], 0),
]


@pytest.mark.parametrize(("stream", "arguments", "code"), CLOSED)
def test_a_stream_that_is_closed_costs_nothing_but_itself(
    tmp_path: Path, stream: int, arguments: list[str], code: int
) -> None:
    """As ``2>&-`` of a shell does. Nothing for standard error goes to standard output in its place."""
    (tmp_path / "a.txt").write_text(KNOWN, encoding="utf-8")
    shell = ["sh", "-c", f'exec "$@" {stream}{"<" if stream == 0 else ">"}&-', "sh"]
    command = [*shell, sys.executable, "-m", "consistency", *arguments]
    ran = subprocess.run(command, capture_output=True, text=True, check=False, cwd=tmp_path)
    assert (ran.returncode, "bug" in ran.stderr) == (code, False)
    assert all(line.startswith("{") for line in ran.stdout.splitlines())
    assert bool(ran.stdout) == ("a.txt" in arguments and stream != 1)


def test_ctrl_c_ends_quietly() -> None:
    command = [sys.executable, "-c", WAITING]
    with subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE) as running:
        assert running.stdout is not None
        assert running.stdout.readline() == b"waiting\n"
        running.send_signal(signal.SIGINT)
        out, complaint = running.communicate(timeout=60)
    assert (running.returncode, out, complaint) == (130, b"", b"consistency: interrupted\n")


def test_output_is_utf8_whatever_the_locale(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text("Café\n\nSome 5,000 people came to the café — “all of them”.\n", encoding="utf-8")
    environment = os.environ | {"LC_ALL": "C", "PYTHONIOENCODING": "ascii", "PYTHONUTF8": "0"}
    command = [sys.executable, "-m", "consistency", "extract", str(tmp_path)]
    ran = subprocess.run(command, capture_output=True, check=False, env=environment)
    assert ran.returncode == 0
    assert "café — “all of them”" in ran.stdout.decode("utf-8")


def test_progress_only_on_a_terminal(monkeypatch: pytest.MonkeyPatch) -> None:
    from consistency.cli.terminal import progress_bar

    with progress_bar(quiet=False) as tell:
        assert tell is None
    monkeypatch.setattr(sys.stderr, "isatty", lambda: True)
    with progress_bar(quiet=True) as tell:
        assert tell is None
    with progress_bar(quiet=False) as tell:
        assert tell is not None
        for stage, done, total in (("reading claims", 0, 2), ("reading claims", 2, 2), ("judging", 0, 1)):
            tell(stage, done, total)
