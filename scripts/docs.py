"""Write the generated parts of the documentation, or (``--check``) say which are out of date and exit with 1.

A generated part stands between ``<!-- generated: NAME -->`` and ``<!-- end of NAME -->``. NAME is ``help`` (the
command line's own help), ``help COMMAND``, or ``settings`` (the fields of Config with their defaults and meaning).
"""

from __future__ import annotations

import ast
import contextlib
import io
import os
import re
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
FILES = ("README.md", "docs/cli.md", "docs/design.md")
MARKED = re.compile(r"(<!-- generated: (?P<name>[a-z ]+) -->\n).*?(<!-- end of (?P=name) -->)", re.DOTALL)
WIDTH = "80"


def help_text(arguments: str) -> str:
    """What ``consistency ARGUMENTS --help`` prints on a terminal that is ``WIDTH`` wide."""
    from consistency.cli import run

    os.environ["COLUMNS"] = WIDTH
    out = io.StringIO()
    with contextlib.redirect_stdout(out):
        run([*arguments.split(), "--help"])
    lines = [line.rstrip() for line in out.getvalue().strip().splitlines()]
    command = " ".join(["consistency", *arguments.split(), "--help"])
    return "\n".join(["```console", f"$ {command}", *lines, "```"])


def settings() -> str:
    """The fields of Config as a table: name, default, meaning; read from the source, so nothing is imported."""
    source = (ROOT / "consistency" / "config.py").read_text(encoding="utf-8")
    tree = ast.parse(source)
    config = next(node for node in tree.body if isinstance(node, ast.ClassDef) and node.name == "Config")
    rows = ["| setting | default | meaning |", "|---|---|---|"]
    for field, after in zip(config.body, [*config.body[1:], None], strict=True):
        if not isinstance(field, ast.AnnAssign) or not isinstance(field.target, ast.Name):
            continue
        if field.target.id == "sources":  # where the others come from
            continue
        meaning = ""
        if isinstance(after, ast.Expr) and isinstance(after.value, ast.Constant):
            meaning = " ".join(str(after.value.value).split()).replace("``", "`").replace("|", "\\|")
        rows.append(f"| `{field.target.id}` | {_default(field.value)} | {meaning} |")
    return "\n".join(rows)


def _default(value: ast.expr | None) -> str:
    """A default as it is written in TOML; tables are named as such."""
    if not isinstance(value, ast.Constant):
        return "a table"
    text = {True: "true", False: "false"}.get(value.value) if isinstance(value.value, bool) else None
    return f"`{text or ast.unparse(value)}`".replace("'", '"')


def generate(name: str) -> str:
    """The generated part called ``name``. Raises ValueError for a name that is none."""
    if name == "settings":
        return settings()
    if name == "help" or name.startswith("help "):
        return help_text(name.removeprefix("help").strip())
    raise ValueError(f"no generated part is called {name!r}")


def main(arguments: list[str]) -> int:
    """Bring every file up to date, or check it; the exit code."""
    stale = []
    for name in FILES:
        path = ROOT / name
        old = path.read_text(encoding="utf-8")
        new = MARKED.sub(lambda match: f"{match[1]}\n{generate(match['name'])}\n\n{match[3]}", old)
        if old != new:
            stale.append(name)
            if "--check" not in arguments:
                path.write_text(new, encoding="utf-8")
    if stale and "--check" in arguments:
        print(f"out of date: {', '.join(stale)}; run: make docs", file=sys.stderr)
        return 1
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
