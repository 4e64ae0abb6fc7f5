"""What several test files need: a small encoder that is always the same, and the shared data where it is there."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Iterable, Mapping, Sequence
from functools import cache
from pathlib import Path

import numpy as np
import pytest

from consistency.config import Config
from consistency.datatypes import Sentence, Vectors
from consistency.parsers import load_parser
from consistency.parsing import Parse, Parser, Parses

SHARED = Path(__file__).resolve().parent.parent.parent / "shared"
"""Development data that is no part of the project."""

needs_shared = pytest.mark.skipif(not SHARED.is_dir(), reason="the development data is not beside this checkout")


@cache
def parsed(text: str) -> Parse:
    """``text`` as the packaged parser reads it."""
    return Parses(_parser()).of([text])[text]


def parses_of(sentences: Iterable[Sentence]) -> dict[str, Parse]:
    """A parse for each sentence, as the packaged parser reads it in a corpus of these sentences."""
    return _parsed_together(tuple(sorted({sentence.text for sentence in sentences})))


@cache
def _parsed_together(texts: tuple[str, ...]) -> dict[str, Parse]:
    return Parses(_parser(), texts).of(texts)


def parsing(texts: Iterable[str]) -> Parses:
    """Parses made by the packaged parser when they are asked for, in a corpus of ``texts``."""
    return Parses(_parser(), texts)


@cache
def _parser() -> Parser:
    return load_parser(Config())


class HashingEncoder:
    """A bag of words: each word points one way in a small space. Texts are as close as the words they share.

    For unit tests: no model, no download, the same on every machine. ``texts`` records what it was asked for.
    """

    name = "hashing"

    def __init__(self, dimension: int = 128) -> None:
        self.dimension = dimension
        self.texts: list[str] = []

    def encode(self, texts: Sequence[str]) -> Vectors:
        """One row of length 1 for each text; a text without words gets the first axis."""
        self.texts.extend(texts)
        rows = np.zeros((len(texts), self.dimension), dtype=np.float32)
        for row, text in zip(rows, texts, strict=True):
            for word in re.findall(r"\w+", text.casefold()):
                digest = hashlib.blake2b(word.encode("utf-8", "surrogatepass"), digest_size=8).digest()
                row[int.from_bytes(digest[:4], "little") % self.dimension] += 1 if digest[4] % 2 else -1
            if not row.any():
                row[0] = 1
        lengths = np.linalg.norm(rows, axis=1, keepdims=True)
        return np.asarray(rows / lengths, dtype=np.float32)


class WordParser:
    """Every word and every mark is a token that hangs on the first: no model, the same on every machine.

    ``rows`` may say of a word (as the text writes it) what it is: lemma, part of speech, tag. ``texts`` records what
    it was asked for.
    """

    name = "words"

    def __init__(self, rows: Mapping[str, tuple[str, str, str]] | None = None) -> None:
        self.rows = dict(rows or {})
        self.texts: list[str] = []

    def parse(self, texts: Sequence[str]) -> list[Parse]:
        """One parse for each text."""
        self.texts.extend(texts)
        return [self._parse(text) for text in texts]

    def _parse(self, text: str) -> Parse:
        found = list(re.finditer(r"\w+|[^\w\s]", text))
        rows = [self.rows.get(m[0], (m[0].lower(), "NOUN" if m[0].isalnum() else "PUNCT", "NN")) for m in found]
        return Parse(
            text,
            tuple(m.start() for m in found),
            tuple(m.end() for m in found),
            tuple(row[0] for row in rows),
            tuple(row[1] for row in rows),
            tuple(row[2] for row in rows),
            ("",) * len(found),
            (0,) * len(found),
            tuple("dep" if i else "ROOT" for i in range(len(found))),
        )
