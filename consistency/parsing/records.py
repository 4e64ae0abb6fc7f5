"""The ``Parse`` of a sentence as frozen columns, and the ``Parser`` that makes it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, fields
from typing import Protocol


@dataclass(frozen=True, slots=True)
class Entity:
    """A named entity: tokens ``start`` (inclusive) to ``end`` (exclusive) of its parse."""

    start: int
    end: int
    label: str
    """OntoNotes 5 label: PERSON NORP FAC ORG GPE LOC PRODUCT EVENT WORK_OF_ART LAW LANGUAGE DATE TIME PERCENT MONEY
    QUANTITY ORDINAL CARDINAL."""


@dataclass(frozen=True, slots=True)
class Parse:
    """What a parser says of one text. Columns: entry i of each tells of token i, from left to right.

    White space is no token. Offsets count characters of ``text``, and ``text[starts[i]:ends[i]]`` is the token, always,
    whatever spelling the parser was shown. A text without a word has no tokens.
    """

    text: str
    starts: tuple[int, ...] = ()
    ends: tuple[int, ...] = ()
    lemmas: tuple[str, ...] = ()
    """Lower case but for names."""
    pos: tuple[str, ...] = ()
    """Universal part of speech: NOUN PROPN PRON VERB AUX ADJ ADV ADP DET NUM CCONJ SCONJ PART INTJ PUNCT SYM X."""
    tags: tuple[str, ...] = ()
    """Penn Treebank tag (VBD, NNS …)."""
    morphs: tuple[str, ...] = ()
    """Universal features, ``Number=Sing|Tense=Past``; empty where there are none."""
    heads: tuple[int, ...] = ()
    """Token that each depends on; a root is its own head. A torn or spliced text has several roots."""
    deps: tuple[str, ...] = ()
    """Label of that dependency (ClearNLP: nsubj, nsubjpass, dobj, agent, prep, pobj …; ROOT)."""
    entities: tuple[Entity, ...] = ()
    """From left to right; none overlaps another."""
    respelled: bool = False
    """Was the parser shown another spelling (a headline's capitals lowered)? Then its case carries no evidence."""

    def __post_init__(self) -> None:
        lengths = {len(getattr(self, field.name)) for field in fields(self) if field.name in COLUMNS}
        if len(lengths) != 1:
            raise ValueError(f"columns of a parse differ in length: {sorted(lengths)}")

    def __len__(self) -> int:
        return len(self.starts)

    def __hash__(self) -> int:
        """Of the text alone: what is remembered by parse is looked up for every pair of sentences."""
        return hash(self.text)


COLUMNS = ("starts", "ends", "lemmas", "pos", "tags", "morphs", "heads", "deps")
"""Fields of ``Parse`` with one entry for each token."""


class Parser(Protocol):
    """Anything that parses English."""

    name: str

    def parse(self, texts: Sequence[str]) -> list[Parse]:
        """One parse for each text, in order; the same text always gives the same parse, whatever the company."""
        ...
