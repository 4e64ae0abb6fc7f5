"""The numbers of the house, counted: lines, long files and functions, regular expressions and word lists, import rings.

usage: python scripts/house.py           write them into docs/design.md
       python scripts/house.py --check   exit with 1 where docs/design.md says otherwise
       python scripts/house.py --print [FOLDER]   print them, of another copy of the package where one is named

Only ``consistency/`` is counted. A regular expression is a call of a function of ``re`` that takes a pattern. A word
list is a literal collection of five strings or more, or a string of five words or more that is split.
"""

from __future__ import annotations

import ast
import re
import sys
from collections.abc import Iterator, Mapping
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
PAGE = ROOT / "docs" / "design.md"
MARKED = re.compile(r"(<!-- counted: house -->\n).*?(<!-- end of house -->)", re.DOTALL)
LONG_FILE = 300
LONG_FUNCTION = 40
SEVERAL = 5
TAKES_PATTERN = frozenset({"compile", "match", "fullmatch", "search", "sub", "subn", "split", "findall", "finditer"})
BEFORE = {
    "lines of Python": 40163,
    "files over 300 lines": 30,
    "functions over 40 lines": 12,
    "regular expressions in code": 464,
    "word lists in code": 330,
    "import rings": 1,
}
"""Counted by this script before who speaks and what is denied were read off the parse."""


def counts(package: Path) -> dict[str, int]:
    """What is counted -> how often, in all of the modules below ``package``."""
    trees = {path: ast.parse(path.read_text(encoding="utf-8")) for path in sorted(package.rglob("*.py"))}
    lines = [len(path.read_text(encoding="utf-8").splitlines()) for path in trees]
    nodes = [node for tree in trees.values() for node in ast.walk(tree)]
    return {
        "lines of Python": sum(lines),
        f"files over {LONG_FILE} lines": sum(length > LONG_FILE for length in lines),
        f"functions over {LONG_FUNCTION} lines": sum(is_long(node) for node in nodes),
        "regular expressions in code": sum(is_pattern(node) for node in nodes),
        "word lists in code": sum(map(is_word_list, nodes)),
        "import rings": len(rings(imports(package, trees))),
    }


def is_long(node: ast.AST) -> bool:
    """Is it a function of more lines than read at a glance?"""
    if not isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef):
        return False
    return (node.end_lineno or node.lineno) - node.lineno + 1 > LONG_FUNCTION


def is_pattern(node: ast.AST) -> bool:
    """Is it a call of a function of ``re`` that takes a pattern?"""
    if not (isinstance(node, ast.Call) and isinstance(node.func, ast.Attribute)):
        return False
    module = node.func.value
    return isinstance(module, ast.Name) and module.id == "re" and node.func.attr in TAKES_PATTERN


def is_word_list(node: ast.AST) -> bool:
    """Is it a literal collection of several strings, or a string of several words that is split?"""
    if isinstance(node, ast.List | ast.Tuple | ast.Set):
        return sum(isinstance(item, ast.Constant) and isinstance(item.value, str) for item in node.elts) >= SEVERAL
    if not (isinstance(node, ast.Call) and isinstance(node.func, ast.Attribute) and node.func.attr == "split"):
        return False
    text = node.func.value
    return isinstance(text, ast.Constant) and isinstance(text.value, str) and len(text.value.split()) >= SEVERAL


def imports(package: Path, trees: Mapping[Path, ast.Module]) -> dict[str, set[str]]:
    """Module -> the modules of the package that it imports, wherever in it; not what only types need."""
    names = {path: module_name(package, path) for path in trees}
    known = set(names.values())
    return {
        names[path]: {found for found in imported(tree, known) if found != names[path]} for path, tree in trees.items()
    }


def module_name(package: Path, path: Path) -> str:
    """The dotted name of a file."""
    parts = path.relative_to(package.parent).with_suffix("").parts
    return ".".join(parts[:-1] if parts[-1] == "__init__" else parts)


def imported(tree: ast.AST, known: set[str]) -> Iterator[str]:
    """The modules among ``known`` that a tree names."""
    for node in ast.iter_child_nodes(tree):
        if isinstance(node, ast.If) and "TYPE_CHECKING" in ast.unparse(node.test):
            continue
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names if alias.name in known)
        elif isinstance(node, ast.ImportFrom) and node.module is not None:
            inner = [f"{node.module}.{alias.name}" for alias in node.names]
            yield from (name for name in inner if name in known)
            if node.module in known and any(name not in known for name in inner):
                yield node.module
        else:
            yield from imported(node, known)


def rings(graph: Mapping[str, set[str]]) -> list[frozenset[str]]:
    """The sets of modules of which each leads to each of the others."""
    reach = {name: reached(graph, name) for name in graph}
    found = {frozenset(o for o in reach[name] if name in reach[o]) for name in graph if name in reach[name]}
    return sorted(found, key=sorted)


def reached(graph: Mapping[str, set[str]], start: str) -> set[str]:
    """Every module that one leads to."""
    found: set[str] = set()
    waiting = [start]
    while waiting:
        for name in graph.get(waiting.pop(), ()):
            if name not in found:
                found.add(name)
                waiting.append(name)
    return found


def table(now: Mapping[str, int]) -> str:
    """The numbers as the page has them."""
    rows = [f"| {name} | {BEFORE.get(name, '')} | {number} |" for name, number in now.items()]
    return "\n".join(["| in `consistency/` | before | now |", "|---|---|---|", *rows, ""])


def main(arguments: list[str]) -> int:
    """Print, write or check the numbers. Exit status 1 where the page is out of date."""
    if arguments[:1] == ["--print"]:
        for name, number in counts(Path(*arguments[1:]) if arguments[1:] else ROOT / "consistency").items():
            print(f"{number:6} {name}")
        return 0
    page = PAGE.read_text(encoding="utf-8")
    written = MARKED.sub(lambda m: f"{m[1]}{table(counts(ROOT / 'consistency'))}{m[2]}", page)
    if written == page:
        return 0
    if arguments == ["--check"]:
        print("docs/design.md: the numbers of the house are out of date; run: python scripts/house.py", file=sys.stderr)
        return 1
    PAGE.write_text(written, encoding="utf-8")
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
