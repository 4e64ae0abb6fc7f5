"""Result -> JSON, version 1 (docs/design.md, "Contracts"; the schema is ``report.schema.json`` beside this file).

Arrays whose order means nothing are sorted; findings, sides and reasons keep the order of the result. A field of
version 1 never goes away or changes its meaning; new fields may join.
"""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Iterator, Mapping
from dataclasses import fields, is_dataclass
from functools import cache
from json.encoder import encode_basestring
from typing import Any

from consistency.datatypes import Claim, Document, Finding, Quantity, Result, SharedClaim, Summary
from consistency.reports.events import stories_of_findings
from consistency.reports.saved import VERSION
from consistency.shared_claims.identity import claim_key

GENERATOR = "consistency report"
"""By this a report is known again, and not read as a document (``documents.own_reports``)."""
UNSEEN = re.compile("[\x7f-\x9f\u061c\u200e\u200f\u2028-\u202e\u2066-\u2069]")
"""Control characters beyond those that JSON escapes by itself (C1), separators of lines, and marks of direction
(Unicode's Bidi_Control)."""
_SURROGATES = re.compile("[\ud800-\udfff]")
_WHOLE = 2.0**53
"""Above this a float no longer holds every whole number, so it is printed as the float it is."""


def render_json(result: Result) -> str:
    """The whole result as JSON text: two runs over the same input give the same bytes."""
    return _safe(_indented(dict(_sections(result)), 1)) + "\n"


def to_text(data: object, indent: int | None = None) -> str:
    """``data`` as JSON that is safe to look at and fit for UTF-8.

    What would drive a terminal or turn the text around it (control characters, marks of direction) is escaped as JSON
    escapes, so that a program reads the same and a reader is not misled; half characters are shown as U+FFFD.
    """
    return _safe(_compact(data) if indent is None else _indented(data, indent))


def _safe(text: str) -> str:
    return without_surrogates(shown(text))


def shown(text: str) -> str:
    """``text`` with what cannot be seen and drives a terminal or turns the text round written out, as "\\u202e"."""
    return UNSEEN.sub(lambda match: f"\\u{ord(match[0]):04x}", text)


_compact = json.JSONEncoder(ensure_ascii=False, allow_nan=False).encode
_SIMPLE: Mapping[type, Callable[[Any], str]] = {
    str: encode_basestring, int: str, float: _compact, bool: _compact, type(None): _compact
}  # fmt: skip


def _indented(value: Any, indent: int, line: str = "\n") -> str:
    """The text of ``json.dumps`` with this ``indent``, in less time.

    An iterator is a list whose items are made one by one. ``line``: a new line as far in as the value is.
    """
    simple = _SIMPLE.get(type(value))
    if simple:
        return simple(value)
    inner = line + " " * indent
    if isinstance(value, dict):
        items = [f"{encode_basestring(key)}: {_indented(item, indent, inner)}" for key, item in value.items()]
    else:
        items = [_indented(item, indent, inner) for item in value]
    opening, closing = "{}" if isinstance(value, dict) else "[]"
    return f"{opening}{inner}{f',{inner}'.join(items)}{line}{closing}" if items else opening + closing


def to_dict(result: Result) -> dict[str, Any]:
    """The report as plain dicts and lists, ready for ``json.dumps``; numbers that are whole are ints."""
    return {name: list(value) if isinstance(value, Iterator) else value for name, value in _sections(result)}


def _sections(result: Result) -> Iterator[tuple[str, Any]]:
    """The parts of the report, in order; the long ones are iterators, so that all of it is never held as dicts."""
    paths = {document.id: document.path for document in result.documents}
    documents = sorted(result.documents, key=lambda document: (document.path, document.id))
    claims = sorted(result.claims, key=lambda claim: (paths.get(claim.document, ""), claim.start, claim.end, claim.id))
    skipped = ({"path": skipped.path, "reason": skipped.reason} for skipped in result.skipped)
    yield "version", VERSION
    yield "generator", GENERATOR
    yield "documents", (_document(document, result) for document in documents)
    yield "claims", (_claim(claim) for claim in claims)
    yield "shared_claims", (_shared(shared) for shared in sorted(result.shared_claims, key=lambda shared: shared.id))
    stories = stories_of_findings(result)
    yield "findings", (_finding(finding, stories[finding.key]) for finding in result.findings)
    yield "skipped", sorted(skipped, key=lambda skipped: (skipped["path"], skipped["reason"]))
    yield "settings", [_record(setting) for setting in sorted(result.settings, key=lambda setting: setting.name)]
    yield "notes", list(result.notes)
    yield "lineage", (_record(link) for link in sorted(result.lineage, key=lambda link: (link.a, link.b, link.kind)))


def _record(record: Any) -> dict[str, Any]:
    """A record as a dict, with what stands in it; ``dataclasses.asdict`` also copies what nobody changes."""
    return {name: _plain(getattr(record, name)) for name in _names(record.__class__)}


def _plain(value: Any) -> Any:
    if isinstance(value, list | tuple):
        return [_plain(item) for item in value]
    return _record(value) if is_dataclass(value) else value


@cache
def _names(record: Any) -> tuple[str, ...]:
    return tuple(field.name for field in fields(record))


def without_surrogates(text: str) -> str:
    """``text`` fit for UTF-8: file names that are no valid text come with lone surrogates, shown as U+FFFD."""
    return _SURROGATES.sub("�", text)


def plain_number(value: float | None) -> float | int | None:
    """``value`` as an int where it is whole, so that 5000.0 is printed as 5000."""
    if value is None or not float(value).is_integer() or abs(value) > _WHOLE:
        return value
    return int(value)


def _document(document: Document, result: Result) -> dict[str, Any]:
    return {
        "id": document.id,
        "path": document.path,
        "source": document.source,
        "title": document.title,
        "published": document.published,
        "published_from": document.published_from,
        "origin": result.origins.get(document.id, document.id),
        "story": result.stories.get(document.id, ""),
        "content_hash": document.content_hash,
        "encoding": document.encoding,
        "body_start": document.body_start,
        "notes": list(document.notes),
        "author": document.author,
        "url": document.url,
        "retrieved": document.retrieved,
        "language": document.language,
        "metadata_from": [list(pair) for pair in document.metadata_from],
        "blocks": [_record(block) for block in document.blocks if block.page is not None or block.place],
    }


def _claim(claim: Claim) -> dict[str, Any]:
    return {
        "id": claim.id,
        "key": claim_key(claim),
        "document": claim.document,
        "start": claim.start,
        "end": claim.end,
        "quote": claim.quote,
        "passage": claim.passage,
        "role": claim.role,
        "question": claim.question,
        "scope": _record(claim.scope),
        "clocks": _record(claim.clocks),
        "attribution": _record(claim.attribution),
        "meant": _record(claim.meant),
        "frame": _record(claim.frame),
        "quantity": None if claim.quantity is None else _quantity(claim.quantity),
        "evidence": [{"slot": slot, "words": words} for slot, words in claim.evidence],
    }


def _quantity(quantity: Quantity) -> dict[str, Any]:
    fields = _record(quantity)
    for name in ("low", "high", "base_low", "base_high"):
        fields[name] = plain_number(fields[name])
    fields["rules"] = list(quantity.rules)
    return fields


def _shared(shared: SharedClaim) -> dict[str, Any]:
    return {
        "id": shared.id,
        "question": shared.question,
        "claims": sorted(shared.claims),
        "origins": shared.origins,
        "verdict": shared.verdict,
        "reasons": list(shared.reasons),
    }


def _finding(finding: Finding, story: str) -> dict[str, Any]:
    return {
        "key": finding.key,
        "shared_claim": finding.shared_claim,
        "story": story,
        "kind": finding.kind,
        "verdict": finding.verdict,
        "severity": finding.severity,
        "message": finding.message,
        "sides": [
            {
                "label": side.label,
                "claims": sorted(side.claims),
                "origins": side.origins,
                "documents": side.documents,
            }
            for side in finding.sides
        ],
        "pairs": [
            {
                "a": pair.a,
                "b": pair.b,
                "verdict": pair.verdict,
                "key": pair.key,
                "reasons": list(pair.reasons),
                "words": [_record(words) for words in pair.words],
            }
            for pair in finding.pairs
        ],
        "severity_reasons": list(finding.severity_reasons),
        "summary": _summary(finding.summary),
    }


def _summary(summary: Summary | None) -> dict[str, Any] | None:
    if summary is None:
        return None
    return _record(summary) | {name: plain_number(getattr(summary, name)) for name in ("low", "best", "high")}
