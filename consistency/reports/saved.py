"""A JSON report -> the Result that it was written from, with every value and every reference looked at.

Someone may have edited the file, cut it short, or made it by other means: whoever uses a result that came from here may
trust it as one of the pipeline's.
"""

from __future__ import annotations

import json
import math
import types
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import MISSING, fields, is_dataclass
from functools import cache
from pathlib import Path
from typing import Any, Literal, Union, get_args, get_origin, get_type_hints

from consistency.datatypes import Claim, CopyLink, Document, Finding, Result, Setting, SharedClaim, Skipped
from consistency.errors import ReportError
from consistency.files import read_text

VERSION = 1
"""Of the JSON report."""


class _DamageError(Exception):
    """What is wrong with a report, beginning with where."""


def read_json(path: Path) -> dict[str, Any]:
    """The JSON of a report of version 1, its fields not yet looked at. Raises ReportError where it is none."""
    try:
        report = json.loads(read_text(path), parse_constant=_no_number)
    except OSError as error:
        raise ReportError(f"{path} cannot be read ({error.strerror})") from error
    except RecursionError as error:
        raise ReportError(f"{path} is not a JSON report (it is nested too deeply)") from error
    except ValueError as error:  # no JSON, no UTF-8, or a number longer than Python reads
        raise ReportError(f"{path} is not a JSON report ({error})") from error
    if not isinstance(report, dict) or "findings" not in report:
        raise ReportError(f"{path} is not a report of this tool")
    if report.get("version") != VERSION:
        raise ReportError(f"{path} is a report of version {_short(report.get('version'))}; this tool reads {VERSION}")
    return report


def read_report(path: Path) -> Result:
    """The result that the JSON report at ``path`` was written from; its documents come without their text.

    Fields that this version does not know are left out. Raises ReportError where the file is missing, no report, of
    another version, or damaged: a field is missing or of another type, or names what is not there.
    """
    report = read_json(path)
    try:
        result = _result(report)
        _check_references(result)
    except _DamageError as error:
        raise ReportError(f"{path} is damaged ({error}); write it again with consistency report") from error
    return result


def _result(report: Mapping[str, Any]) -> Result:
    documents = _rows(report, "documents", lambda row, at: _record(Document, row | {"text": ""}, at))
    origins = _rows(report, "documents", lambda row, at: _value(str, row.get("origin"), f"{at}.origin"))
    return Result(
        documents=documents,
        claims=_rows(report, "claims", _claim),
        shared_claims=_rows(report, "shared_claims", lambda row, at: _record(SharedClaim, row, at)),
        findings=_rows(report, "findings", lambda row, at: _record(Finding, row, at)),
        skipped=_rows(report, "skipped", lambda row, at: _record(Skipped, row, at)),
        origins={document.id: origin for document, origin in zip(documents, origins, strict=True)},
        stories=_stories(report, documents),
        settings=_rows({"settings": (), **report}, "settings", lambda row, at: _record(Setting, row, at)),
        notes=_value(tuple[str, ...], report.get("notes", []), "notes"),
        lineage=_rows({"lineage": (), **report}, "lineage", lambda row, at: _record(CopyLink, row, at)),
    )


def _stories(report: Mapping[str, Any], documents: Sequence[Document]) -> dict[str, str]:
    """Document id -> story; without the documents of which the report, as older ones do, names none."""
    stories = _rows(report, "documents", lambda row, at: _value(str, row.get("story", ""), f"{at}.story"))
    return {document.id: story for document, story in zip(documents, stories, strict=True) if story}


def _rows(report: Mapping[str, Any], name: str, read: Callable[[dict[str, Any], str], Any]) -> tuple[Any, ...]:
    """What ``read`` makes of each row of the list ``name``."""
    rows = report.get(name)
    if not isinstance(rows, (list, tuple)):
        raise _DamageError(f"{name} is no list")
    return tuple(read(_table(row, f"{name}[{i}]"), f"{name}[{i}]") for i, row in enumerate(rows))


def _claim(row: dict[str, Any], at: str) -> Claim:
    """A claim; its evidence is written as ``{"slot": …, "words": …}`` and held as pairs."""
    evidence = row.get("evidence", [])
    if not isinstance(evidence, list):
        raise _DamageError(f"{at}.evidence is no list")
    pairs = [[_table(e, f"{at}.evidence").get("slot"), _table(e, f"{at}.evidence").get("words")] for e in evidence]
    claim: Claim = _record(Claim, row | {"evidence": pairs}, at)
    return claim


def _record(kind: Any, row: object, at: str) -> Any:
    """A record of ``kind`` from the fields of ``row`` that it knows, each of the type that the record states."""
    table = _table(row, at)
    values = {}
    for name, hint, required in _fields(kind):
        if name in table:
            values[name] = _value(hint, table[name], f"{at}.{name}")
        elif required:
            raise _DamageError(f"{at}.{name} is missing")
    return kind(**values)


@cache
def _fields(kind: Any) -> tuple[tuple[str, Any, bool], ...]:
    """(name, type, must it be given) of each field of a record."""
    hints = get_type_hints(kind)
    return tuple((f.name, hints[f.name], f.default is MISSING and f.default_factory is MISSING) for f in fields(kind))


def _value(hint: Any, value: Any, at: str) -> Any:
    """``value`` as the type ``hint``, lists as tuples. Raises _DamageError for any other."""
    origin, inside = get_origin(hint), get_args(hint)
    if origin in (Union, types.UnionType):
        if value is None and type(None) in inside:
            return None
        (hint,) = (one for one in inside if one is not type(None))  # records hold no unions but "or None"
        return _value(hint, value, at)
    if origin is Literal:
        if not isinstance(value, str) or value not in inside:
            raise _DamageError(f"{at} is {_short(value)}, not one of {', '.join(map(repr, inside))}")
        return value
    if origin is tuple:
        return _tuple(inside, value, at)
    if is_dataclass(hint):
        return _record(hint, value, at)
    if hint is float:
        return _number(value, at)
    if not isinstance(value, hint) or (hint is int and isinstance(value, bool)):
        raise _DamageError(f"{at} is {_short(value)}, not {_NAMES.get(hint, hint.__name__)}")
    if hint is int and abs(value) >= 1 << 62:
        raise _DamageError(f"{at} is {_short(value)}, out of range")
    return value


_NAMES: Mapping[type, str] = {str: "text", int: "a whole number", bool: "true or false"}


def _tuple(inside: tuple[Any, ...], value: object, at: str) -> tuple[Any, ...]:
    if not isinstance(value, list):
        raise _DamageError(f"{at} is no list")
    kinds = [inside[0]] * len(value) if inside[1:] == (...,) else inside
    if len(kinds) != len(value):
        raise _DamageError(f"{at} holds {len(value)} values, not {len(kinds)}")
    return tuple(_value(kind, v, f"{at}[{i}]") for i, (kind, v) in enumerate(zip(kinds, value, strict=True)))


def _number(value: object, at: str) -> float:
    try:
        if isinstance(value, (int, float)) and not isinstance(value, bool) and math.isfinite(value):
            return float(value)
    except OverflowError:  # a whole number that no float holds
        pass
    raise _DamageError(f"{at} is {_short(value)}, not a number")


def _table(value: object, at: str) -> dict[str, Any]:
    if not isinstance(value, dict):
        raise _DamageError(f"{at} is no table of fields")
    return value


def _no_number(name: str) -> float:
    raise ValueError(f"{name} is no number")


def _short(value: object) -> str:
    """The beginning of a value, for a message. Raises nothing."""
    try:
        text = repr(value)
    except (ValueError, RecursionError):  # numbers of thousands of digits, lists in lists in lists
        return "too long to be shown"
    return text if len(text) <= 60 else text[:60] + "…"


def _check_references(result: Result) -> None:
    """Raises _DamageError where an id or an index names nothing, or an id is there twice."""
    documents = _ids("document", (d.id for d in result.documents))
    claims = _ids("claim", (c.id for c in result.claims))
    shared = {s.id for s in result.shared_claims}
    _known("document", (c.document for c in result.claims), documents)
    _known("claim", (i for s in result.shared_claims for i in s.claims), claims)
    for finding in result.findings:
        where = f"finding {_short(finding.key)}"
        _known("shared claim", () if finding.shared_claim is None else (finding.shared_claim,), shared)
        _known("claim", (i for side in finding.sides for i in side.claims), claims)
        _known("claim", (w.claim for pair in finding.pairs for w in pair.words), claims)
        if not finding.sides or not all(side.claims for side in finding.sides):
            raise _DamageError(f"{where} has a side without claims, or none")
        if not all(0 <= side < len(finding.sides) for pair in finding.pairs for side in (pair.a, pair.b)):
            raise _DamageError(f"{where} has a pair of sides that are not there")
    _known("document", (d for link in result.lineage for d in (link.a, link.b, link.older) if d is not None), documents)
    for link in result.lineage:
        _known("document", (edit.document for edit in link.edits), {link.a, link.b})


def _ids(what: str, ids: Iterable[str]) -> set[str]:
    """The ids as a set. Raises _DamageError where one comes twice."""
    seen: set[str] = set()
    for each in ids:
        if each in seen:
            raise _DamageError(f"{what} {_short(each)} is there twice")
        seen.add(each)
    return seen


def _known(what: str, ids: Iterable[str], known: set[str]) -> None:
    """Raises _DamageError at the first id that is not among ``known``."""
    missing = next((each for each in ids if each not in known), None)
    if missing is not None:
        raise _DamageError(f"{what} {_short(missing)} is named and not there")
