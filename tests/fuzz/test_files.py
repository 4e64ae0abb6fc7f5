"""Whatever a file holds, its reader gives a record or the one expected error, in one line."""

from __future__ import annotations

import json
from copy import deepcopy
from dataclasses import fields
from pathlib import Path
from typing import Any

import pytest
from hypothesis import strategies as st

from consistency.config import Config, load_config
from consistency.constraints import read_constraints
from consistency.documents.decode import decode
from consistency.documents.extracted import Unreadable
from consistency.documents.front_matter import read_front_matter
from consistency.documents.readers import plain_text
from consistency.errors import ConfigError, ConsistencyError, ConstraintError, ReportError
from consistency.findings import explain
from consistency.reports import read_report, render_json
from tests.fuzz.box import fuzz
from tests.fuzz.soups import HOSTILE, TEXTS, soups
from tests.reports.build import story

pytestmark = pytest.mark.fuzz
KEYS = "title source date published author updated tags x".split()
YAML = [
    *KEYS,
    *": - & * ! | > ? { } [ ] # % @ ` , ' \" \n --- ... << *a &a !!python/object ~ null".split(" "),
    "\n",
    "\n  ",
]
TOML = [
    *(f.name for f in fields(Config)),
    *"= . [ ] [[ ]] { } , ' \" # \n true false nan inf 1e999 0x1f 1_0".split(" "),
    "\n",
]
JSON = [
    *'{ } [ ] , : " null true false NaN 1e999 -0'.split(),
    '"a"',
    '"b"',
    '"relation"',
    '"same"',
    '"0123456789abcdef"',
]
SETTING = st.one_of(
    st.integers(-5, 10**19),
    st.floats(),
    st.booleans(),
    st.text(max_size=5).map(json.dumps),
    st.lists(st.integers(0, 9).map(str), max_size=2).map(lambda inner: f"[{','.join(inner)}]"),
).map(lambda value: str(value).lower() if isinstance(value, (bool, float)) else str(value))
VALUES: st.SearchStrategy[Any] = st.recursive(
    st.one_of(st.none(), st.booleans(), st.integers(), st.floats(), st.text(max_size=5), st.just(10**400)),
    lambda inner: st.one_of(st.lists(inner, max_size=3), st.dictionaries(st.text(max_size=5), inner, max_size=3)),
    max_leaves=4,
)


def soup_of(tokens: list[str], most: int = 30) -> st.SearchStrategy[str]:
    return soups(st.one_of(st.sampled_from(tokens), st.sampled_from([*tokens, *HOSTILE])), most)


def test_documents() -> None:
    def examine(data: bytes) -> None:
        try:
            found = plain_text.read(data)
        except Unreadable as error:
            assert str(error)
            return
        assert 0 <= found.body_start <= len(found.text)
        found.text.encode("utf-8")

    codecs = ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-32", "cp1252", "cp1251", "shift_jis", "iso2022_jp_2"]
    encoded = st.tuples(TEXTS, st.sampled_from(codecs)).map(lambda made: made[0].encode(made[1], "replace"))
    fuzz(st.one_of(st.binary(max_size=300), encoded, st.tuples(encoded, st.binary(max_size=4)).map(b"".join)), examine)


def test_decode() -> None:
    def examine(data: bytes) -> None:
        try:
            decode(data).text.encode("utf-8")
        except Unreadable as error:
            assert str(error)

    marks = st.sampled_from(
        [b"", b"\xef\xbb\xbf", b"\xff\xfe", b"\xfe\xff", b"\xff\xfe\0\0", b"\0\0\xfe\xff", b"\x1b$)C", b"\x1b("]
    )
    fuzz(st.tuples(marks, st.binary(max_size=200)).map(b"".join), examine, few=100)


def test_front_matter() -> None:
    def examine(inside: str) -> None:
        text = f"---\n{inside}\n---\nbody"
        found = read_front_matter(text)
        assert 0 <= found.body_start <= len(text)
        for said in (found.title, found.source, found.published or "", *found.notes):
            said.encode("utf-8")
            assert "\n" not in said

    fuzz(st.one_of(soup_of(YAML), TEXTS, soups().map(lambda text: f"date: {text}")), examine, few=100)


def test_settings(tmp_path: Path) -> None:
    path = tmp_path / "consistency.toml"

    def examine(text: str) -> None:
        path.write_text(text, encoding="utf-8", newline="")
        try:
            load_config(path)
        except ConfigError as error:
            assert error.problems
            assert all(problem.strip() for problem in error.problems)

    names = st.sampled_from([f.name for f in fields(Config)])
    rows = st.lists(st.tuples(names, SETTING).map(" = ".join), max_size=4, unique_by=lambda row: row.split()[0])
    fuzz(st.one_of(rows.map("\n".join), soup_of(TOML), TEXTS), examine, few=100)


def test_constraints(tmp_path: Path) -> None:
    path = tmp_path / "decisions.jsonl"

    def examine(text: str) -> None:
        path.write_text(text, encoding="utf-8", newline="")
        try:
            read_constraints(path)
        except ConstraintError as error:
            assert "\n" not in str(error)

    keys = st.sampled_from(["0" * 16, "1" * 16, "2" * 16, "x"])
    rows = st.fixed_dictionaries({"a": keys, "b": keys, "relation": st.sampled_from(["same", "different", "?"])})
    lines = st.lists(rows.map(json.dumps), max_size=4).map("\n".join)
    fuzz(st.one_of(lines, soup_of(JSON), TEXTS), examine, few=100)


def test_saved_reports(tmp_path: Path) -> None:
    path = tmp_path / "discrepancies.json"
    whole = json.loads(render_json(story().result()))

    def examine(damaged: object) -> None:
        text = damaged if isinstance(damaged, str) else json.dumps(damaged)
        path.write_text(text, encoding="utf-8", newline="")
        try:
            result = read_report(path)
        except ReportError as error:
            assert "\n" not in str(error)
            return
        render_json(result)
        for finding in result.findings:
            try:
                assert explain(result, finding.key)
            except ConsistencyError as error:
                assert "begin with" in str(error)  # two findings were given one key

    fuzz(st.one_of(damages(whole), damages(whole), soup_of(JSON), TEXTS), examine, few=100)


@st.composite
def damages(draw: st.DrawFn, whole: dict[str, Any]) -> dict[str, Any]:
    """``whole`` with up to three of its values replaced, taken out or given twice."""
    report = deepcopy(whole)
    for _ in range(draw(st.integers(1, 3))):
        at: Any = report
        while True:
            keys = sorted(at) if isinstance(at, dict) else range(len(at))
            if not keys:
                break
            key = draw(st.sampled_from(keys))
            if isinstance(at[key], (dict, list)) and at[key] and draw(st.integers(0, 4)):
                at = at[key]
                continue
            change = draw(st.sampled_from(["replace", "remove", "twice"]))
            if change == "replace":
                at[key] = draw(VALUES)
            elif change == "remove":
                del at[key]
            elif isinstance(at, list):
                at.append(deepcopy(at[key]))
            break
    return report
