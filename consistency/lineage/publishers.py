"""Who publishes a document, whom it credits, and whose text it may be: from its source, its furniture and its words."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from consistency.config import Config
from consistency.datatypes import Document, Sentence

_NAME = r"((?:(?:The|the) )?[A-Z][\w&.’'-]*(?: [A-Z][\w&.’'-]*){0,3})"
_TOLD = re.compile(rf"\b(?:told|tells|interview with|speaking to|spoke to|explained to|statement to) {_NAME}")
_CREDITS = (
    re.compile(
        rf"^\W*(?:[Ss]ource|[Oo]riginal(?:ly)? (?:published|appeared) (?:by|in|on)|[Vv]ia|[Cc]redit)s?:?\s+{_NAME}"
    ),
    re.compile(r"\(((?:[A-Z][\w.-]{1,40} ?){1,3})\)\s*(?:[-–—]|\Z)"),
    re.compile(r"^\W*((?:[A-Z][\w.’'-]{1,40} ?){1,3}?)(?:\s*/.*)? (?:News )?(?:19|20)\d\d\.?\s*$"),
    re.compile(rf"^\W*©\s*(?:Copyright )?(?:(?:19|20)\d\d )?{_NAME}"),
)
_PHOTO = re.compile(r"\b(?:photo|photograph|image|picture|getty|handout|file|pic)\b", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Imprint:
    """Family of the publisher, or empty; names that the document credits or quotes as its source, by family."""

    family: str
    credits: frozenset[str]
    named: str = ""
    """The publisher as the document names it."""


def imprint_of(document: Document, sentences: Sequence[Sentence], config: Config) -> Imprint:
    """Reads the source that the document states; where it states none, a name that its furniture carries and to which
    its people "told" something: an outlet names itself so."""
    furniture = [s.text for s in sentences if s.passage in ("boilerplate", "byline", "dateline")]
    credited = frozenset(c for c in (family_of(n, config) for t in furniture for n in _credited(t)) if c)
    if document.states_outlet:
        family = family_of(document.source, config)
        return Imprint(family, credited - {family}, document.source.strip())
    told = [n for s in sentences if s.passage not in ("boilerplate", "reader_comment") for n in _TOLD.findall(s.text)]
    for name in sorted(
        {" ".join(n.split()[: k + 1]) for n in told for k in range(len(n.split()))}, key=lambda n: (-len(n), n)
    ):
        words = re.compile(rf"\b{re.escape(name)}\b")
        if name.lower() != "the" and sum(bool(words.search(t)) for t in furniture if not _is_credit(t)) >= 1:
            family = family_of(name, config)
            return Imprint(family, credited - {family}, name)
    return Imprint("", credited)


def family_of(name: str, config: Config) -> str:
    """The family that an outlet's name belongs to; the name itself, folded, where no row of the table has it."""
    folded = _folded(name)
    for family, row in config.publishers.items():
        if any(_folded(str(n)) == folded for key in ("names", "credits") for n in row.get(key, ())):
            return family
    return folded


def told_families(text: str, config: Config) -> frozenset[str]:
    """Outlets of the table that somebody "told" something, by family: the figure then comes from their report."""
    told = _TOLD.findall(text)
    if not told:
        return frozenset()
    known = {
        _folded(str(n)): family
        for family, row in config.publishers.items()
        for n in (*row.get("names", ()), *row.get("credits", ()))
    }
    found = set()
    for name in told:
        words = name.split()
        found |= {known[f] for k in range(1, len(words) + 1) if (f := _folded(" ".join(words[:k]))) in known}
    return frozenset(found)


def _credited(text: str) -> list[str]:
    """Names in a line that credits a source for the text; never the credit of a photograph."""
    if _PHOTO.search(text):
        return []
    return [m.strip() for pattern in _CREDITS for m in pattern.findall(text)]


def _is_credit(text: str) -> bool:
    return any(pattern.search(text) for pattern in _CREDITS)


def _folded(name: str) -> str:
    return re.sub(r"^the ", "", " ".join(re.findall(r"[\w&.’'-]+", name.casefold()))).rstrip(".’'")
