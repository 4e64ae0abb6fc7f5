"""What copies cut or put in without changing what is said: one row for each stretch of words."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from consistency.datatypes import EditKind, Result
from consistency.reports.view import DocumentView

KINDS: Mapping[EditKind, str] = {"content": "words", "attribution": "who says so"}


@dataclass(frozen=True, slots=True)
class Cut:
    """Words that some copies have and others leave out."""

    kind: str
    words: str
    having: tuple[DocumentView, ...]
    lacking: tuple[DocumentView, ...]


def list_cuts(result: Result, named: Mapping[str, DocumentView]) -> tuple[Cut, ...]:
    """The edits of all links, the same words once, in the order of the documents that have them."""
    found: dict[tuple[EditKind, str], tuple[str, set[str], set[str]]] = {}
    for link in result.lineage:
        for edit in link.edits:
            other = link.b if edit.document == link.a else link.a
            if edit.document in named and other in named:
                row = found.setdefault((edit.kind, edit.words.casefold()), (edit.words, set(), set()))
                row[1].add(edit.document)
                row[2].add(other)
    cuts = [
        Cut(KINDS[kind], words, _views(having, named), _views(lacking - having, named))
        for (kind, _), (words, having, lacking) in found.items()
    ]
    return tuple(sorted(cuts, key=lambda c: (c.having[0].number, c.kind, c.words)))


def _views(ids: set[str], named: Mapping[str, DocumentView]) -> tuple[DocumentView, ...]:
    return tuple(sorted((named[i] for i in ids), key=lambda view: view.number))
