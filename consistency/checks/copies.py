"""A sentence and its copy, word by word: which stretches are the same, and which stand in place of each other."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache, lru_cache, partial
from typing import Any

from consistency.config import calendar_words, packaged_table, word_set
from consistency.lemmas import dictionary_form, is_known

_TOKEN = re.compile(r"\d+(?:[.,:]\d+)*|(?:[A-Z]\.){2,}|[^\W\d_]+(?:[’'][^\W\d_]+)*")
_NUMBERS = (
    "zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen"
    " eighteen nineteen twenty"
).split()
ORDINALS = "first second third fourth fifth sixth seventh eighth ninth tenth".split()
CALENDAR = calendar_words()
FUNCTION = frozenset(
    "a an the of in on at to for and or by with from as is are was were be been being has have had having do does did"
    " it its his her hers their theirs he she they them him we us our you your i my me this that these those there"
    " here which who whom whose what when where while if then than so such but yet though although however also just"
    " very much more most some any all both each other another own same too only even still already again up down out"
    " off over under into onto upon about after before between through during against within along around near since"
    " until because will would shall should can could may might must not no nor never s t re ve ll d m even well now"
    " one ones get got go gone went say said says person people thing".split()
)
"""Words that carry little of what a sentence says, so that an edit may add or drop them."""
_TITLES = frozenset("mr mrs ms dr gen maj col lt capt sgt brig sir lord lady prof rev st sen rep gov president".split())


@cache
def drift_table() -> Mapping[str, Mapping[str, Any]]:
    """``tables/drift.toml``."""
    return packaged_table("drift")


word_list = partial(word_set, "drift")
"""A list of that table, as a set, by row and column."""


@dataclass(frozen=True, slots=True)
class Token:
    """A word with its place in the sentence. ``norm``: lemma in one spelling; numbers as digits."""

    text: str
    start: int
    end: int
    norm: str
    first: bool = False
    """Does a sentence or quotation begin here, so that a capital says nothing?"""

    @property
    def number(self) -> bool:
        """Written in digits, or as a number word."""
        return self.norm[:1].isdigit()

    @property
    def content(self) -> bool:
        """Does it say something by itself?"""
        return self.norm not in FUNCTION and self.text.casefold() not in FUNCTION

    @property
    def name(self) -> bool:
        """A proper name, as far as capitals and the dictionary tell."""
        low = re.split("[’']", self.text.casefold())[0]
        if (
            not self.text[:1].isupper()
            or (low in FUNCTION and not self.text.isupper())
            or low in CALENDAR
            or low in _TITLES
        ):
            return False
        if self.first:
            return not is_common(low) and not self.number
        return True


@lru_cache(maxsize=100_000)
def is_common(word: str) -> bool:
    """Is it a word of the dictionary that is written small? ``word`` in lower case."""
    word = word.split("’")[0].split("'")[0]
    return is_known(word) and dictionary_form(word)[:1].islower()


@lru_cache(maxsize=100_000)
def norm_of(word: str) -> str:
    """The lemma of ``word`` in one spelling, folded."""
    low = word.casefold().replace("’", "'").replace(".", "" if re.fullmatch(r"(?:[A-Za-z]\.)+", word) else ".")
    low = re.sub(r"'s?$", "", low)
    if low in _NUMBERS:
        return str(_NUMBERS.index(low))
    if low[:1].isdigit():
        return low.replace(",", "").removesuffix(":00")
    if word.isupper() and len(word) > 1:
        return low
    lemma = dictionary_form(low).casefold()
    for ending in drift_table()["spelling"]["endings"]:
        one, other = str(ending).split("|")
        if lemma.endswith(one) and len(lemma) > len(one) + 2:
            return lemma[: -len(one)] + other
    return lemma


@lru_cache(maxsize=20_000)
def tokens_of(text: str) -> tuple[Token, ...]:
    """The words of ``text``; "don't" is two, "do" and "not"."""
    found: list[Token] = []
    for m in _TOKEN.finditer(text):
        word = m[0]
        before = text[: m.start()].rstrip()
        first = not before or before[-1] in '.!?:“"‘«' or not found
        low = word.casefold().replace("’", "'")
        if low.endswith("n't") or low == "cannot":
            cut = m.start() + (3 if low in ("can't", "cannot") else len(word) - 3)
            stem = {"wo": "will", "sha": "shall"}.get(text[m.start() : cut].casefold(), text[m.start() : cut])
            if stem:  # tokenized texts set "n't" apart: "It was n't so."
                found.append(Token(text[m.start() : cut], m.start(), cut, norm_of(stem), first))
            found.append(Token(text[cut : m.end()], cut, m.end(), "not"))
        else:
            found.append(Token(word, m.start(), m.end(), norm_of(word), first))
    return tuple(found)


@dataclass(frozen=True, slots=True)
class Region:
    """A stretch of each copy that stands in the place of the other; one of the two may be empty."""

    a: tuple[Token, ...]
    b: tuple[Token, ...]
    before: tuple[str, ...] = ()
    """Norms of the common words before it, the nearest last; and after it, the nearest first."""
    after: tuple[str, ...] = ()


@lru_cache(maxsize=20_000)
def regions_of(text_a: str, text_b: str) -> tuple[Region, ...]:
    """The stretches in which the two texts differ, in order (alignment after Needleman and Wunsch 1970)."""
    a, b = tokens_of(text_a), tokens_of(text_b)
    steps = _path(_traits(text_a), _traits(text_b))
    regions: list[Region] = []
    common: list[str] = []
    open_a: list[Token] = []
    open_b: list[Token] = []
    before: tuple[str, ...] = ()
    for i, j in [*steps, (None, None)]:
        if i is not None and j is not None and a[i].norm == b[j].norm:
            if open_a or open_b:
                regions.append(Region(tuple(open_a), tuple(open_b), before, (a[i].norm,)))
                open_a, open_b = [], []
            common.append(a[i].norm)
            before = tuple(common[-4:])
        elif i is None and j is None:
            if open_a or open_b:
                regions.append(Region(tuple(open_a), tuple(open_b), before, ()))
        else:
            open_a += [a[i]] if i is not None else []
            open_b += [b[j]] if j is not None else []
    return tuple(regions)


Trait = tuple[str, bool, bool, bool]
"""Of a token: norm, content, number and name, read once for all copies that it is held against."""


@lru_cache(maxsize=20_000)
def _traits(text: str) -> tuple[Trait, ...]:
    return tuple((t.norm, t.content, t.number, t.name) for t in tokens_of(text))


def _path(a: Sequence[Trait], b: Sequence[Trait]) -> list[tuple[int | None, int | None]]:
    """Pairs of positions, in order; ``None`` where a word has no counterpart."""
    gap = -0.6
    fits = [[_fit(x, y) for y in b] for x in a]
    above = [gap * j for j in range(len(b) + 1)]
    score = [above]
    for i, fit in enumerate(fits, 1):
        last = gap * i
        row = [last]
        for j, own in enumerate(fit):
            best = above[j] + own
            up = above[j + 1] + gap
            if up > best:
                best = up
            last += gap
            if best > last:
                last = best
            row.append(last)
        score.append(row)
        above = row
    steps: list[tuple[int | None, int | None]] = []
    i, j = len(a), len(b)
    while i or j:
        if i and j and score[i][j] == score[i - 1][j - 1] + fits[i - 1][j - 1]:
            i, j = i - 1, j - 1
            steps.append((i, j))
        elif i and (not j or score[i][j] == score[i - 1][j] + gap):  # the edge is exact, its sums of floats are not
            i -= 1
            steps.append((i, None))
        else:
            j -= 1
            steps.append((None, j))
    return steps[::-1]


def _fit(x: Trait, y: Trait) -> float:
    """How well one word stands in the place of the other."""
    if x[0] == y[0]:
        return 2.0 if x[1] else 1.2
    if x[2] and y[2]:
        return 0.5
    if x[3] and y[3]:
        return 0.3
    return -0.2 if x[1] == y[1] else -0.7
