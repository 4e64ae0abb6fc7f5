"""The shape of the house: layers, pins, generated documentation."""

from __future__ import annotations

import importlib.util
import subprocess
import sys
import tomllib
from pathlib import Path
from types import ModuleType

import pytest

ROOT = Path(__file__).resolve().parent.parent


def script(name: str) -> ModuleType:
    spec = importlib.util.spec_from_file_location(name, ROOT / "scripts" / f"{name}.py")
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def test_layers_hold() -> None:
    command = [Path(sys.executable).with_name("lint-imports"), "--no-cache"]
    ran = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=False)
    assert ran.returncode == 0, ran.stdout


def test_typed_package_says_so() -> None:
    assert (ROOT / "consistency" / "py.typed").exists()


PINS = "# a comment\nalpha==1.0\nBeta_Two==2.0  # why\ntorch==2.13.0\n"

PIN_CASES = [
    ({"alpha": "1.0"}, set(), []),
    ({"torch": "2.13.0+cpu"}, set(), []),
    ({"pip": "23.2", "claim-consistency": "0.1"}, set(), []),
    ({"nvidia-cublas-cu13": "13.0", "triton": "3.5", "cuda-bindings": "13"}, set(), []),
    ({"alpha": "1.1"}, set(), ["alpha 1.1 is installed, pinned is 1.0"]),
    ({"gamma": "3"}, set(), ["gamma 3 is installed and has no pin"]),
    ({}, {"gamma", "beta-two"}, ["gamma is required by pyproject.toml and has no pin"]),
]


@pytest.mark.parametrize(("installed", "direct", "found"), PIN_CASES)
def test_pins_are_compared(installed: dict[str, str], direct: set[str], found: list[str]) -> None:
    module = script("check_constraints")
    assert module.problems(installed, module.pins(PINS), direct) == found


def test_every_direct_requirement_has_a_pin() -> None:
    module = script("check_constraints")
    direct = module.required(tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8")))
    pinned = module.pins((ROOT / "constraints.txt").read_text(encoding="utf-8"))
    assert {"torch", "sentence-transformers", "dask", "starlette", "pytest"} <= direct
    assert direct <= pinned.keys()
    assert pinned["torch"] == "2.13.0"


def test_documentation_is_up_to_date() -> None:
    command = [sys.executable, ROOT / "scripts" / "docs.py", "--check"]
    ran = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=False)
    assert ran.returncode == 0, ran.stderr


def test_generated_parts_refuse_unknown_names() -> None:
    with pytest.raises(ValueError, match="no generated part"):
        script("docs").generate("weather")
