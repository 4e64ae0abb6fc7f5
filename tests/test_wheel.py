"""The package as others get it: a wheel and an sdist that hold everything, and a report made from the wheel alone."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import sys
import sysconfig
import tarfile
import venv
import zipfile
from pathlib import Path

import pytest

pytestmark = pytest.mark.slow
ROOT = Path(__file__).resolve().parent.parent
PACKAGE = ROOT / "consistency"


@pytest.fixture(scope="module")
def built(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with both, built from a copy: setuptools leaves files beside what it builds."""
    copy, dist = tmp_path_factory.mktemp("source"), tmp_path_factory.mktemp("dist")
    shutil.copytree(PACKAGE, copy / "consistency", ignore=shutil.ignore_patterns("__pycache__"))
    for name in ("pyproject.toml", "README.md", "LICENSE"):
        shutil.copy(ROOT / name, copy)
    command = [sys.executable, "-m", "build", "--no-isolation", "--outdir", str(dist), str(copy)]
    ran = subprocess.run(command, capture_output=True, text=True, check=False)
    assert ran.returncode == 0, ran.stdout[-2000:] + ran.stderr[-2000:]
    return dist


def files_of_the_package() -> set[str]:
    return {
        path.relative_to(ROOT).as_posix()
        for path in PACKAGE.rglob("*")
        if path.is_file() and "__pycache__" not in path.parts
    }


def test_wheel_and_sdist_hold_every_file_of_the_package(built: Path) -> None:
    (wheel,), (sdist,) = built.glob("*.whl"), built.glob("*.tar.gz")
    names = set(zipfile.ZipFile(wheel).namelist())
    assert files_of_the_package() <= names, files_of_the_package() - names
    assert not [name for name in names if name.startswith(("tests", "benchmarks", "training", "scripts"))]
    with tarfile.open(sdist) as archive:
        held = {name.partition("/")[2] for name in archive.getnames()}
    assert files_of_the_package() <= held
    assert {"pyproject.toml", "README.md", "LICENSE"} <= held


def test_the_wheel_alone_makes_a_report(built: Path, tmp_path: Path) -> None:
    """In an environment that knows nothing of this checkout; what the package needs is lent by the one that tests."""
    home = tmp_path / "elsewhere"
    venv.create(home, with_pip=False)
    scripts = {"base": str(home), "platbase": str(home)}
    lib = Path(sysconfig.get_path("purelib", "venv" if os.name == "nt" else "posix_prefix", scripts))
    (wheel,) = built.glob("*.whl")
    with zipfile.ZipFile(wheel) as archive:
        archive.extractall(lib)
    (lib / "lent.pth").write_text(sysconfig.get_path("purelib") + "\n", encoding="utf-8")
    articles = tmp_path / "articles"
    articles.mkdir()
    for name, killed in (("a", 12), ("b", 31)):
        text = f"---\nsource: Paper {name}\ndate: 2024-05-14\n---\n\n"
        text += f"A blast in the harbour of Lorne killed {killed} people on Tuesday, 14 May 2024, the mayor said.\n"
        (articles / f"{name}.txt").write_text(text, encoding="utf-8")
    python = home / ("Scripts/python.exe" if os.name == "nt" else "bin/python")
    clean = {name: value for name, value in os.environ.items() if not name.startswith("PYTHON")}

    def run(*arguments: str) -> subprocess.CompletedProcess[str]:
        command = [str(python), *arguments]
        return subprocess.run(command, cwd=tmp_path, env=clean, capture_output=True, text=True, check=False)

    where = run("-c", "import consistency; print(consistency.__file__)").stdout.strip()
    assert Path(where).is_relative_to(lib)
    ran = run("-m", "consistency", "report", "articles", "-o", "out", "--format", "html,json,csv,markdown")
    assert ran.returncode == 0, ran.stderr
    assert "Traceback" not in ran.stderr
    report = json.loads((tmp_path / "out" / "discrepancies.json").read_text(encoding="utf-8"))
    assert [finding["verdict"] for finding in report["findings"]] == ["conflict"]
    assert "31" in (tmp_path / "out" / "discrepancies.html").read_text(encoding="utf-8")
    told = run("-m", "consistency", "doctor")
    assert told.returncode == 0, told.stdout
    assert str(lib) in told.stdout


def test_the_metadata_names_the_versions_of_python(built: Path) -> None:
    (wheel,) = built.glob("*.whl")
    archive = zipfile.ZipFile(wheel)
    (name,) = [name for name in archive.namelist() if name.endswith(".dist-info/METADATA")]
    metadata = archive.read(name).decode("utf-8")
    assert "Requires-Python: >=3.11" in metadata
    for version in ("3.11", "3.12", "3.13"):
        assert f"Classifier: Programming Language :: Python :: {version}" in metadata
