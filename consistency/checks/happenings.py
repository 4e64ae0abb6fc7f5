"""What a toll is the toll of, more exactly than the kind of event: a house fire and a bus crash in one town are two.

The kinds and their words are ``tables/happenings.toml``. Only what the two texts name and neither names of the other
parts them: a bus that burned is told as both.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from functools import cache, lru_cache

from consistency.config import packaged_table
from consistency.datatypes import Claim

Happenings = Mapping[str, frozenset[str]]
"""Document id -> the kinds of happening that any of its sentences names."""


def happenings_of(claims: Sequence[Claim]) -> dict[str, frozenset[str]]:
    """What each document names; one claim of every sentence is read."""
    found: dict[str, frozenset[str]] = {}
    for claim in claims:
        if claim.quantity is None:
            found[claim.document] = found.get(claim.document, frozenset()) | frozenset(named_in(claim.quote))
    return found


def happened_apart(a: Claim, b: Claim, happenings: Happenings) -> str:
    """The words for what happened in the two sentences, where these are never one event; empty where they may be."""
    one, other = named_in(a.quote), named_in(b.quote)
    if not one or not other or _may_be_one(one, other):
        return ""
    all_one = happenings.get(a.document, frozenset()) | one.keys()
    all_other = happenings.get(b.document, frozenset()) | other.keys()
    if _may_be_one(all_one, other) or _may_be_one(one, all_other):
        return ""
    return f"“{next(iter(one.values()))}” / “{next(iter(other.values()))}”"


def _may_be_one(one: Mapping[str, str] | frozenset[str], other: Mapping[str, str] | frozenset[str]) -> bool:
    table = packaged_table("happenings")
    return any(x == y or y in table[x]["with"] or x in table[y]["with"] for x in one for y in other)


@lru_cache(maxsize=20_000)
def named_in(text: str) -> dict[str, str]:
    """Kind -> the word that names it, for all kinds that ``text`` names."""
    found: dict[str, str] = {}
    for m in _words().finditer(text):
        if not _office().match(text, m.end()):
            found.setdefault(_kind_of()[re.sub(r"[\s-]+", " ", m[0].lower())], m[0])
    return found


@cache
def _kind_of() -> dict[str, str]:
    return {word: kind for kind, row in packaged_table("happenings").items() if "with" in row for word in row["words"]}


@cache
def _office() -> re.Pattern[str]:
    """Behind a word for a happening: an office, and not what happened ("the fire service said")."""
    return re.compile(rf"\s(?:{'|'.join(packaged_table('happenings')['offices']['words'])})\b", re.IGNORECASE)


@cache
def _words() -> re.Pattern[str]:
    listed = sorted(_kind_of(), key=lambda word: (-len(word), word))
    return re.compile(rf"\b(?:{'|'.join(w.replace(' ', '[ -]') for w in listed)})\b", re.IGNORECASE)
