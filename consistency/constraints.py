"""A reviewer's decisions from a file: which claims answer one question, whatever the scores say, and which do not.

JSON lines: ``{"a": KEY, "b": KEY, "relation": "same"}`` or ``"different"``. The keys are those of ``claims`` in the
JSON report and in ``consistency extract``. Other fields of a line (who decided, when, why) are left alone.
"""

from __future__ import annotations

import json
import re
from collections import defaultdict, deque
from collections.abc import Iterable, Mapping
from pathlib import Path

from consistency.datatypes import Constraints
from consistency.errors import ConstraintError
from consistency.files import read_text

_KEY = re.compile(r"[0-9a-f]{16}")
Pair = tuple[str, str]


def read_constraints(path: Path) -> Constraints:
    """The pairs in ``path``; each pair sorted, so that the order of its two keys means nothing.

    Raises ConstraintError, naming the file and the line, where it cannot be read, a line is no pair, or lines
    contradict each other, be it over several steps ("a as b", "b as c", "a not as c").
    """
    try:
        text = read_text(path, encoding="utf-8-sig")
    except (OSError, UnicodeDecodeError) as error:
        why = error.strerror if isinstance(error, OSError) else "it is not UTF-8"
        raise ConstraintError(f"constraints {path} cannot be read ({why})") from error
    lines: dict[str, dict[Pair, int]] = {"same": {}, "different": {}}
    for number, line in enumerate(text.split("\n"), 1):
        if line.strip():
            relation, pair = _read(line, f"constraints {path}, line {number}")
            lines[relation].setdefault(pair, number)
    found = _contradiction(lines["same"], lines["different"])
    if found:
        (a, b), way = found
        numbers = sorted(lines["same"][pair] for pair in way)
        joins = f"line {numbers[0]} makes" if len(numbers) == 1 else f"lines {', '.join(map(str, numbers))} make"
        where = f"constraints {path}, line {lines['different'][a, b]}"
        raise ConstraintError(f"{where}: {a} and {b} are different, but {joins} them the same")
    return Constraints(frozenset(lines["same"]), frozenset(lines["different"]))


def refuse_contradictions(constraints: Constraints) -> None:
    """Raises ConstraintError where a "different" parts what the "same" join; ``read_constraints`` did so already."""
    same, different = ([(min(p), max(p)) for p in sorted(pairs)] for pairs in (constraints.same, constraints.different))
    found = _contradiction(same, different)
    if found:
        (a, b), _ = found
        raise ConstraintError(f"constraints: {a} and {b} are different, but others make them the same")


def _read(line: str, where: str) -> tuple[str, Pair]:
    """Relation and sorted keys of one line. Raises ConstraintError beginning with ``where``."""
    try:
        row = json.loads(line)
    except (ValueError, RecursionError):  # too deeply nested to be read
        row = None
    if not isinstance(row, dict) or not all(isinstance(row.get(name), str) for name in ("a", "b", "relation")):
        raise ConstraintError(f"{where}: not a JSON object with a, b and relation")
    for name in ("a", "b"):
        if not _KEY.fullmatch(row[name]):
            raise ConstraintError(f"{where}: {name} must be the key of a claim, 16 hexadecimal digits")
    if row["relation"] not in ("same", "different"):
        raise ConstraintError(f'{where}: relation must be "same" or "different"')
    if row["a"] == row["b"]:
        raise ConstraintError(f"{where}: a and b are one key; claims in the same words cannot be told apart")
    return row["relation"], (min(row["a"], row["b"]), max(row["a"], row["b"]))


def _contradiction(same: Iterable[Pair], different: Iterable[Pair]) -> tuple[Pair, list[Pair]] | None:
    """The first pair of ``different`` that pairs of ``same`` join, and these pairs."""
    joined: dict[str, list[str]] = defaultdict(list)
    for a, b in same:
        joined[a].append(b)
        joined[b].append(a)
    group = _groups(joined)
    for a, b in different:
        if a in group and group[a] == group.get(b):
            return (a, b), _way(joined, a, b)
    return None


def _groups(joined: Mapping[str, list[str]]) -> dict[str, str]:
    """Key -> the first key of those that it is joined with, over any number of steps; each key is visited once."""
    group: dict[str, str] = {}
    for start in joined:
        waiting = [] if start in group else [start]
        while waiting:
            at = waiting.pop()
            if at not in group:
                group[at] = start
                waiting += joined[at]
    return group


def _way(joined: Mapping[str, list[str]], start: str, end: str) -> list[Pair]:
    """The sorted pairs along the shortest way from ``start`` to ``end``, which there must be."""
    came = {start: start}
    waiting = deque([start])
    while end not in came:
        at = waiting.popleft()
        for other in joined[at]:
            if other not in came:
                came[other] = at
                waiting.append(other)
    way = []
    while end != start:
        way.append((min(end, came[end]), max(end, came[end])))
        end = came[end]
    return way
