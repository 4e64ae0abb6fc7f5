"""Do the pins cover what is installed? Offline: compares the running environment with constraints.txt.

Every installed package must be pinned at its version, and every requirement of pyproject.toml, extras included, must
have a pin. Exits with 1 and a line for each that is not so.
"""

from __future__ import annotations

import re
import sys
import tomllib
from importlib import metadata
from pathlib import Path
from typing import Any

ROOT = Path(__file__).resolve().parent.parent
UNPINNED = {"pip", "setuptools", "wheel", "claim-consistency"}
"""The project itself, and the tools that come with an environment."""
GPU = re.compile(r"(nvidia|cuda)-.*|triton")
"""Come with GPU builds of torch, which pins them itself; which of them depends on the machine."""


def canonical(name: str) -> str:
    """A package name as the packaging standard compares it."""
    return re.sub(r"[-_.]+", "-", name).lower()


def pins(text: str) -> dict[str, str]:
    """Package -> version of each ``name==version`` line."""
    lines = (line.split("#")[0].strip() for line in text.splitlines())
    return {canonical(name): version for name, _, version in (line.partition("==") for line in lines if line)}


def required(pyproject: dict[str, Any]) -> set[str]:
    """Names of all direct requirements, extras included."""
    project = pyproject["project"]
    groups = [project.get("dependencies", []), *project.get("optional-dependencies", {}).values()]
    return {canonical(re.split(r"[^A-Za-z0-9._-]", row)[0]) for group in groups for row in group}


def problems(installed: dict[str, str], pinned: dict[str, str], direct: set[str]) -> list[str]:
    """One line for each package that is not pinned as it should be. A local version (``+cpu``) does not count."""
    found = [f"{name} is required by pyproject.toml and has no pin" for name in sorted(direct - pinned.keys())]
    for name, version in sorted(installed.items()):
        if name in UNPINNED or GPU.fullmatch(name):
            continue
        if name not in pinned:
            found.append(f"{name} {version} is installed and has no pin")
        elif version.partition("+")[0] != pinned[name]:
            found.append(f"{name} {version} is installed, pinned is {pinned[name]}")
    return found


def main() -> int:
    """Compare, say what differs, and return the exit code."""
    installed = {canonical(d.metadata["Name"]): d.version for d in metadata.distributions() if d.metadata["Name"]}
    pinned = pins((ROOT / "constraints.txt").read_text(encoding="utf-8"))
    direct = required(tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8")))
    found = problems(installed, pinned, direct)
    for line in found:
        print(f"constraints.txt: {line}", file=sys.stderr)
    return 1 if found else 0


if __name__ == "__main__":
    sys.exit(main())
