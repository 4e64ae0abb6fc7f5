"""Two short texts that say the same but for one word, where the two words cannot both be so of one thing.

Three sorts of pairs: antonyms, of WordNet (``tables/antonyms.toml``, written by ``scripts/wordnet_tables.py``) and
of the check of negation; the two sides of one scale (``tables/contraries.toml``: how an undertaking goes); and
things of one kind of which each is none of the others (the rooms of a house, vehicles, colours), where both stand
in one place of the sentence. One mechanism for all: everything else that B says must stand in A, and the two words
must have the same neighbour.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from typing import Any, NamedTuple

from consistency.checks.opposites import both_ways, pairs_in
from consistency.checks.reading import SMALL, Reading, negates
from consistency.config import packaged_table

_TOKEN = re.compile(r"[A-Za-z][A-Za-z'’-]*")
_PARTS = ("noun", "verb", "adj", "adv")
_SHARED = 2
"""Words of content that the texts must share beside the pair; of a very short text there may be one."""
_SHORT = 3
"""Words of content of such a text."""


class Contrary(NamedTuple):
    """A word of A and the word of B that cannot be so as well, as they are written."""

    a: str
    b: str
    sort: str
    """opposite, or the name of the kind that both are of."""


@dataclass(frozen=True, slots=True)
class _Word:
    written: str
    lemma: str
    before: tuple[str, ...]
    """The few words to its left, in lower case, the nearest first."""
    left: str
    """The word of content to its left, as a lemma; empty at the start."""
    right: str


def contrary_in(a: Reading, b: Reading) -> Contrary | None:
    """The two words that part ``a`` from ``b``; ``None`` where more than that does, or where a text denies."""
    here, there = _words(a), _words(b)
    known = a.words | a.names | {word.lemma for word in here}
    alone = [word for word in there if word.lemma not in known and word.lemma not in _table()["light"]["words"]]
    if not 1 <= len(alone) <= 2 or len({word.lemma for word in alone}) != len(alone):
        return None
    shared = {word.lemma for word in there} & {word.lemma for word in here}
    if len(shared) < (_SHARED if len(there) > _SHORT else 1):
        return None
    met = [found for word in alone if (found := _met(word, here, b.words))]
    if len(met) < len(alone) or _denies(a.text, [one.a for one in met]) or _denies(b.text, [one.b for one in met]):
        return None
    return met[0]


def _denies(text: str, apart_from: Sequence[str]) -> bool:
    """Does the text deny anything, by another word than these (some of which say no by themselves: "fail")?"""
    words = "|".join(map(re.escape, apart_from))
    return negates(re.sub(rf"\b(?:{words})\b", "", text))


def _met(word: _Word, here: Sequence[_Word], words_of_b: frozenset[str]) -> Contrary | None:
    for other in here:
        if other.lemma in words_of_b or not _same_place(other, word):
            continue
        if sort := opposed(other.lemma, word.lemma, other.written, word.written):
            if sort != "opposite" and not _stands(sort, other, word):
                continue
            return Contrary(other.written, word.written, sort)
    return None


def _same_place(one: _Word, other: _Word) -> bool:
    """Have the two a neighbour in common, or stand both at the same end?"""
    light = _table()["light"]["words"]
    if one.left == other.left or one.right == other.right:
        return True
    return bool({one.left, other.left} & set(light)) and one.right == other.right


def _stands(kind: str, one: _Word, other: _Word) -> bool:
    """Do both stand where things of that kind exclude each other: behind such a preposition, or as an attribute?"""
    where = _table()["kinds"][kind]["where"]
    if where == "attribute":
        return True
    prepositions = set(_table()["prepositions"][where])
    return all(prepositions & set(word.before) for word in (one, other))


def opposed(a: str, b: str, *written: str) -> str:
    """How two lemmas exclude each other: "opposite", the name of a kind, or empty.

    ``written``: the two words themselves, which may be listed where the lemma is not ("delayed").
    """
    pairs, kinds = _pairs(), _kinds()
    forms = [(a, b), *([(written[0].casefold(), written[1].casefold())] if len(written) == 2 else [])]
    if a == b:
        return ""
    for x, y in (*forms, (a, forms[-1][1]), (forms[-1][0], b)):
        if y in pairs.get(x, frozenset()):
            return "opposite"
    for kind, place in kinds.items():
        if a in place and b in place and place[a] != place[b]:
            return kind
    return ""


def _words(reading: Reading) -> list[_Word]:
    """The words of content, each with its neighbours."""
    tokens = [(m[0], _lemma(reading, m[0])) for m in _TOKEN.finditer(reading.text)]
    reach = int(_table()["prepositions"]["reach"])
    content = [i for i, (_, lemma) in enumerate(tokens) if lemma not in SMALL and len(lemma) > 1]
    found = []
    for at, i in enumerate(content):
        before = tuple(word.casefold() for word, _ in reversed(tokens[max(0, i - reach) : i]))
        left = tokens[content[at - 1]][1] if at else ""
        right = tokens[content[at + 1]][1] if at + 1 < len(content) else ""
        found.append(_Word(tokens[i][0], tokens[i][1], before, left, right))
    return found


def _lemma(reading: Reading, word: str) -> str:
    lemma = reading.lemma(word).casefold()
    return _forms().get(lemma, lemma)


@cache
def _forms() -> Mapping[str, str]:
    """Forms that the dictionary of lemmas leaves as they are, and the lemma that is meant in news."""
    return dict(row.split() for row in packaged_table("wording")["forms"]["rows"])


@cache
def _table() -> Mapping[str, Any]:
    return packaged_table("contraries")


@cache
def _pairs() -> Mapping[str, frozenset[str]]:
    """Lemma -> what excludes it, by the antonyms and by the scales."""
    table = _table()
    out = set(table["left_out"]["words"])
    rows = [pair for part in _PARTS for pair in pairs_in("antonyms", part, "pairs")]
    pairs = [row for row in rows if not out & set(row)]
    pairs += pairs_in("negation", "opposites")
    for scale in table.values():
        if "one" in scale:
            pairs += [(x, y) for x in scale["one"] for y in scale["other"]]
    return both_ways(pairs)


@cache
def _kinds() -> Mapping[str, Mapping[str, int]]:
    """Kind -> its words, each with the number of the entry that it stands in."""
    return {
        kind: {word: at for at, entry in enumerate(row["words"]) for word in entry.split("|")}
        for kind, row in _table()["kinds"].items()
    }
