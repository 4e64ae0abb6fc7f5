"""The table of page furniture (``tables/furniture.toml``), compiled once into fast tests for one line.

All tests take a line made comparable by ``plain``.
"""

from __future__ import annotations

import re
from functools import cache

from consistency.config import packaged_table

EDGES = " \t\xa0\u200b\ufeff:.,;!?…»«›‹<>→←|–—-•·*_#[](){}\"'▼▲✕×"
QUOTES = str.maketrans({"“": '"', "”": '"', "‘": "'", "’": "'", "\xa0": " ", "\n": " ", "\r": " "})
COUNT = re.compile(r"^\(?\d[\d,.]*[km]?\)?(?: \d[\d,.]*[km]?)* |(?: ?\(?\d[\d,.]*[km]?\)?)+$")
"""A count before or behind a label: "12 comments", "comments (3)", "0 0 votes"."""

LONGEST_LABEL = 60
"""Characters of a label with its count."""


def plain(line: str) -> str:
    """The line in lower case with straight quotation marks, single spaces and no signs at its ends."""
    return " ".join(line.translate(QUOTES).casefold().split()).strip(EDGES)


def row(table: str, name: str) -> tuple[str, ...]:
    """A list of the table."""
    return tuple(packaged_table("furniture")[table][name])


def limit(name: str) -> float:
    """A number of the table."""
    value: float = packaged_table("furniture")["limits"][name]
    return value


@cache
def _lines(table: str) -> frozenset[str]:
    return frozenset(plain(words) for words in row(table, "lines"))


@cache
def _starts(table: str) -> re.Pattern[str]:
    words = sorted(row(table, "starts"), key=len, reverse=True)
    return re.compile("|".join(re.escape(w) + (r"\b" if w[-1].isalnum() else "") for w in words))


@cache
def _holds() -> tuple[frozenset[str], re.Pattern[str]]:
    """First words of all phrases (a quick way out) and the phrases."""
    phrases = row("boilerplate", "holds")
    return frozenset(p.split()[0] for p in phrases), re.compile(r"\b(?:" + "|".join(map(re.escape, phrases)) + r")\b")


def is_label(line: str, table: str) -> bool:
    """Is the whole line, a count aside, one of the labels of ``table``?"""
    labels = _lines(table)
    if line in labels:
        return True
    counted = len(line) <= LONGEST_LABEL and (line[:1].isdigit() or line[-1:].isdigit())
    return counted and COUNT.sub("", line).strip(EDGES) in labels


def begins_as(line: str, table: str) -> bool:
    """Does the line begin as one of the ``starts`` of ``table``?"""
    return bool(_starts(table).match(line))


def speaks_to_reader(line: str) -> bool:
    """Does the line hold words that only a page says to its reader ("your email address will not be published")?"""
    firsts, phrases = _holds()
    return not firsts.isdisjoint(line.split()) and bool(phrases.search(line))
