"""A sentence taken apart once, for all that is read in it."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Collection, Iterator
from dataclasses import dataclass

from consistency.lemmas import lemma_of

_WORD = re.compile(r"[A-Za-zÀ-ɏ](?:[\w.’'\-]{0,60}[^\W_])?|[,;:()—–]")
_BLANKS = re.compile(r"\s+")


@dataclass(frozen=True, slots=True)
class Word:
    """A word, figure or clause mark of a sentence. Offsets count from the start of the sentence."""

    start: int
    end: int
    text: str
    lemma: str


@dataclass(frozen=True, slots=True)
class Context:
    """A sentence and its words."""

    text: str
    words: tuple[Word, ...]
    starts: tuple[int, ...]
    """Offset of each word, for bisection: a line of a million figures stays linear."""

    def after(self, edge: int, stop: int) -> Iterator[Word]:
        """Words from offset ``edge`` on, up to ``stop``."""
        for at in range(bisect_left(self.starts, edge), len(self.words)):
            if self.starts[at] >= stop:
                return
            yield self.words[at]

    def before(self, edge: int) -> Iterator[Word]:
        """Words that end at or before offset ``edge``, the nearest first."""
        for at in range(bisect_right(self.starts, edge) - 1, -1, -1):
            if self.words[at].end <= edge:
                yield self.words[at]


def context_of(text: str) -> Context:
    """The words of a sentence with offsets and lemmas."""
    words = tuple(Word(m.start(), m.end(), m[0], lemma_of(m[0])) for m in _WORD.finditer(text))
    return Context(text, words, tuple(w.start for w in words))


def key_of(word: Word, known: Collection[str]) -> str:
    """The form under which ``known`` has a word: as it stands ("missing"), or its lemma; empty where it has neither.

    The lemma of "missing" is "miss", which is another word ("they missed the target").
    """
    plain = word.text.lower()
    return plain if plain in known else word.lemma if word.lemma in known else ""


def one_line(text: str) -> str:
    """``text`` with single blanks."""
    return _BLANKS.sub(" ", text).strip()
