"""The examples in README.md do what it says. Three dots alone on a line stand for any lines, elsewhere for anything."""

from __future__ import annotations

import doctest
import re
import shlex
import shutil
from importlib.util import find_spec
from pathlib import Path

import pytest

from consistency.cli import run

pytestmark = pytest.mark.judge
ROOT = Path(__file__).resolve().parent.parent
README = (ROOT / "README.md").read_text(encoding="utf-8")


def examples(text: str) -> list[tuple[str, list[str]]]:
    """(command, lines it prints) of every console block."""
    found: list[tuple[str, list[str]]] = []
    for block in re.findall(r"^```console\n(.*?)^```$", text, re.DOTALL | re.MULTILINE):
        for line in block.splitlines():
            if line.startswith("$ "):
                found.append((line[2:], []))
            else:
                found[-1][1].append(line.rstrip())
    return found


def pattern(lines: list[str]) -> str:
    parts = [
        r"(?:.*\n)*" if line.strip() == "..." else re.escape(line).replace(r"\.\.\.", ".*") + r"\n" for line in lines
    ]
    return "".join(parts)


@pytest.fixture
def project(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    shutil.copytree(ROOT / "seeds", tmp_path / "seeds")
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("COLUMNS", "80")
    return tmp_path


@pytest.mark.slow
@pytest.mark.parametrize(("command", "lines"), examples(README), ids=[command for command, _ in examples(README)])
def test_console_examples(command: str, lines: list[str], project: Path, capsys: pytest.CaptureFixture[str]) -> None:
    program, *arguments = shlex.split(command)
    assert program == "consistency"
    code = run(arguments)
    out = "".join(f"{line.rstrip()}\n" for line in capsys.readouterr().out.splitlines())
    assert code == 0
    assert re.fullmatch(pattern(lines), out), out


@pytest.mark.slow
def test_python_example(project: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (code,) = re.findall(r"^```python\n(.*?)^```$", README, re.DOTALL | re.MULTILINE)
    exec(compile(code, "README.md", "exec"), {})
    out = capsys.readouterr().out
    assert "entail" in out
    assert "20.0 30.0 range  trucks" in out
    assert Path("reports/seeds.html").is_file()


@pytest.mark.slow
@pytest.mark.skipif(find_spec("pandas") is None, reason="pandas is not installed")
def test_prompt_example(project: Path) -> None:
    import consistency

    (code,) = re.findall(r"^```pycon\n(.*?)^```$", README, re.DOTALL | re.MULTILINE)
    example = doctest.DocTestParser().get_doctest(code, {"result": consistency.check(["seeds"])}, "README.md", None, 0)
    runner = doctest.DocTestRunner(optionflags=doctest.ELLIPSIS)
    assert runner.run(example).failed == 0


def number_rows() -> list[tuple[str, list[str]]]:
    """(text, low, high, modifier, unit, counted) of every row of the section on numbers."""
    section = README.partition("\n## Numbers\n")[2].partition("\n## ")[0]
    rows = [line.strip("|").split("|") for line in section.splitlines() if line.startswith("| ")][1:]
    return [(text.strip(), [cell.strip() for cell in row[1:]]) for row in rows for text in row[0].split(" · ")]


def test_the_table_of_numbers_is_found() -> None:
    assert len(number_rows()) >= 10


@pytest.mark.parametrize(("text", "expected"), number_rows())
def test_numbers_are_read_as_the_table_says(text: str, expected: list[str]) -> None:
    from consistency import extract_quantities

    (found,) = extract_quantities(text)
    ends = ["open" if end is None else f"{end:,.10g}" for end in (found.low, found.high)]
    assert [*ends, found.modifier, found.unit, found.counted] == expected


def test_settings_example(project: Path) -> None:
    from consistency.config import load_config

    (code,) = re.findall(r"^```toml\n(.*?)^```$", README, re.DOTALL | re.MULTILINE)
    Path("consistency.toml").write_text(code, encoding="utf-8")
    config = load_config()
    assert config.tolerance == 0.05
    assert "ferry" in config.measures["vessels"]["heads"]


def test_commands_of_the_makefile_exist() -> None:
    makefile = (ROOT / "Makefile").read_text(encoding="utf-8")
    for name in set(re.findall(r"`?make ([a-z]+)", README)):
        assert re.search(rf"^{name}:", makefile, re.MULTILINE)


def test_the_folder_map_names_every_room() -> None:
    page = (ROOT / "docs" / "design.md").read_text(encoding="utf-8")
    folders = page.split("```")[1]
    rooms = [
        path for path in (ROOT / "consistency").iterdir() if path.name not in ("__init__.py", "__pycache__", "py.typed")
    ]
    named = {path.name + ("/" if path.is_dir() else "") for path in rooms}
    assert named <= set(folders.split()), named - set(folders.split())
    mapped = set(re.findall(r"^  (\S+)", folders, re.MULTILINE))
    assert mapped <= named, mapped - named
