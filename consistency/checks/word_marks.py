"""Word by word, how two texts relate: the same word, an opposite, another number, a negation of one text alone.

The contradiction model reads these marks beside the words, since two texts that contradict each other often differ
in one word only. Pure and cheap: lemmas, the quantity grammar, and the packaged list of opposites.
"""

from __future__ import annotations

import math
import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from enum import IntEnum

from rapidfuzz import fuzz

from consistency.checks.evidence import OPPOSITES
from consistency.datatypes import Quantity
from consistency.intervals import Dimension, Interval


class Mark(IntEnum):
    """How one word of a text stands to the other text. The numbers are rows of the model's table: never renumber."""

    NONE = 0
    """No word: padding and separators."""
    SAME = 1
    """A word that the other text has too, as a lemma."""
    SMALL = 2
    """A grammatical word that the other text has not."""
    OTHER = 3
    """A content word that the other text has not."""
    NAME = 4
    """A capitalised word that the other text has not."""
    NEAR = 5
    """Not in the other text, but spelled nearly as a word that only the other text has."""
    OPPOSITE = 6
    """The other text has a word of the contrary meaning."""
    NEGATION = 7
    """A negating word; the other text has none."""
    BOTH_NEGATE = 8
    """A negating word; the other text has one too."""
    SAME_NUMBER = 9
    OVER = 10
    """A number that the other text has not, and above its nearest."""
    UNDER = 11
    """A number that the other text has not, and below its nearest."""
    MEETS = 12
    """A number whose interval overlaps the nearest of the other text without being the same."""
    NUMBER = 13
    """A number, where the other text has none to hold against it."""
    POINT = 14
    """Punctuation."""


@dataclass(frozen=True, slots=True)
class MarkedWord:
    """A word of a text (characters ``start`` to ``end``) with its mark."""

    start: int
    end: int
    mark: Mark


NEAR_SPELLING = 80.0
"""Least rapidfuzz ratio of two words for one to be a form or a spelling of the other ("militia" / "militias"; the
usual cut for names of one entity, see ``names``)."""
_WORD = re.compile(r"No\.(?=\s?\d)|\d+(?:[.,]\d+)*|[^\W\d_]+(?:['’][^\W\d_]+)*|[^\w\s]|_")
_NEGATION = re.compile(
    r"not|no|never|none|nobody|nothing|nowhere|neither|nor|without|cannot|fail(?:s|ed|ing)?|den(?:y|ies|ied)"
    r"|refus(?:e|es|ed)|unable|lack(?:s|ed|ing)?|hardly|barely|scarcely|n['’]t|\w+n['’]t",
    re.IGNORECASE,
)
SMALL_WORDS = frozenset(
    "a an the of in on at to for and or by with from as is are was were be been being has have had it its his her"
    " their he she they that this these those which who whom whose than more less over under about after before since"
    " until between most least up some s also into out there such both each other do does did will would can could may"
    " might must shall should but if so while during through against per via i we you my our your him them us me what"
    " when where how any all only just then very too".split()
)
"""Grammatical words, which tell nothing by themselves."""

Lemma = Callable[[str], str]


@dataclass(frozen=True, slots=True)
class _Number:
    start: int
    end: int
    interval: Interval


@dataclass(frozen=True, slots=True)
class MarkableText:
    """A text with its words, lemmas and numbers, read once and held against many others."""

    words: tuple[tuple[int, int], ...]
    plain: tuple[str, ...]
    """The words as written."""
    lemmas: tuple[str, ...]
    numbers: tuple[_Number | None, ...]
    """The number that each word belongs to."""
    negates: bool


def markable(text: str, quantities: Sequence[Quantity], lemma: Lemma) -> MarkableText:
    """``text`` taken apart. ``quantities``: those that the grammar reads in it, in its own offsets."""
    found = list(_WORD.finditer(text))
    plain = tuple(m[0] for m in found)
    spans = [_Number(q.start, q.end, _measured(q)) for q in quantities]
    numbers = tuple(_number_of(m, spans) for m in found)
    lemmas = tuple(_norm(m[0], lemma) for m in found)
    return MarkableText(
        tuple(m.span() for m in found), plain, lemmas, numbers, any(_NEGATION.fullmatch(word) for word in plain)
    )


def marks_between(a: MarkableText, b: MarkableText) -> tuple[list[MarkedWord], list[MarkedWord]]:
    """The words of both texts, in order, each with its mark against the other text."""
    return _marks(a, b), _marks(b, a)


@dataclass(frozen=True, slots=True)
class Outline:
    """What ``alikeness`` needs of a text, read once."""

    every: frozenset[str]
    """All lemmas."""
    words: tuple[tuple[str, bool], ...]
    """The lemmas of its words in order, figures and negations aside; and is it one that tells nothing by itself?"""
    negations: int


def outline(text: MarkableText) -> Outline:
    """``text`` as ``alikeness`` takes it."""
    negations, words = 0, []
    for word, lemma, figure in zip(text.plain, text.lemmas, text.numbers, strict=True):
        if _NEGATION.fullmatch(word):
            negations += 1
        elif word[0].isalnum() and (figure is None or not (word[0].isdigit() or lemma not in SMALL_WORDS)):
            words.append((lemma, lemma in SMALL_WORDS))
    return Outline(frozenset(text.lemmas), tuple(words), negations)


def alikeness(a: Outline, b: Outline) -> float:
    """The share of words of the text with fewer in common that the other text has too, figures and signs aside, 0 to 1.

    Counts the marks of ``marks_between`` without making them: ``SAME`` against those and what tells (``OTHER``,
    ``NAME``, ``NEAR``, ``OPPOSITE``, ``NEGATION``).
    """
    return round(min(_share(a, b), _share(b, a)), 5)


def _share(own: Outline, other: Outline) -> float:
    there = other.every
    same = sum(lemma in there for lemma, _ in own.words)
    telling = 0 if other.negations else own.negations
    for lemma, small in own.words:
        if lemma not in there and (not small or not there.isdisjoint(OPPOSITES.get(lemma, ()))):
            telling += 1
    return same / (same + telling) if same else 0.0


def _norm(word: str, lemma: Lemma) -> str:
    return lemma(word).casefold() if word[0].isalpha() else word


def _measured(q: Quantity) -> Interval:
    """What it allows, told apart by its unit alone: wording decides what a number counts."""
    return replace(q.interval, low_open=False, high_open=False, dimension=Dimension("", q.interval.dimension.base))


def _number_of(word: re.Match[str], spans: Sequence[_Number]) -> _Number | None:
    """The number that a word is part of: one of the grammar's, or else its own digits (years, scores, ids)."""
    for number in spans:
        if number.start <= word.start() and word.end() <= number.end:
            return number
    if word[0][0].isdigit():
        try:
            value = float(word[0].replace(",", ""))
        except ValueError:
            return None
        return _Number(word.start(), word.end(), Interval(value, value, dimension=Dimension("")))
    return None


def _marks(own: MarkableText, other: MarkableText) -> list[MarkedWord]:
    there = set(other.lemmas)
    here = set(own.lemmas)
    figures = sorted({n for n in other.numbers if n is not None}, key=lambda n: (n.start, n.end))
    only_there = [w for w in sorted(there - here) if w not in SMALL_WORDS and w[0].isalpha() and len(w) > 3]
    marked = []
    for i, (span, word, lemma, number) in enumerate(zip(own.words, own.plain, own.lemmas, own.numbers, strict=True)):
        marked.append(MarkedWord(*span, _mark(i, word, lemma, number, other, there, figures, only_there)))
    return marked


def _mark(
    i: int,
    word: str,
    lemma: str,
    number: _Number | None,
    other: MarkableText,
    there: set[str],
    figures: Sequence[_Number],
    only_there: Sequence[str],
) -> Mark:
    if _NEGATION.fullmatch(word):
        return Mark.BOTH_NEGATE if other.negates else Mark.NEGATION
    if number is not None and (word[0].isdigit() or lemma not in SMALL_WORDS):
        return _number_mark(number, figures)
    if not word[0].isalnum():
        return Mark.POINT
    if lemma in there:
        return Mark.SAME
    if OPPOSITES.get(lemma, frozenset()) & there:
        return Mark.OPPOSITE
    if lemma in SMALL_WORDS:
        return Mark.SMALL
    if len(lemma) > 3 and any(fuzz.ratio(lemma, w) >= NEAR_SPELLING for w in only_there):
        return Mark.NEAR
    return Mark.NAME if word[0].isupper() and (i > 0 or word.isupper()) else Mark.OTHER


def _number_mark(number: _Number, figures: Sequence[_Number]) -> Mark:
    others = [pair for n in figures if (pair := _alike(number.interval, n.interval))]
    if not others:
        return Mark.NUMBER
    if any(own.same(other) for own, other in others):
        return Mark.SAME_NUMBER
    own, nearest = min(others, key=lambda pair: _distance(*pair))
    if own.above(nearest):
        return Mark.OVER
    return Mark.UNDER if nearest.above(own) else Mark.MEETS


def _alike(a: Interval, b: Interval) -> tuple[Interval, Interval] | None:
    """The two as numbers of one dimension, where one of the texts may leave the unit out; ``None`` for two units."""
    if a.dimension.base and b.dimension.base and not a.meets(b):
        return None
    return a, replace(b, dimension=a.dimension)


def _distance(a: Interval, b: Interval) -> float:
    return abs(math.log1p(abs(_middle(a))) - math.log1p(abs(_middle(b))))


def _middle(n: Interval) -> float:
    if math.isinf(n.low):
        return 0.0 if math.isinf(n.high) else n.high
    return n.low if math.isinf(n.high) else (n.low + n.high) / 2
