"""Stage: a document -> its sentences with passage kinds.

``blocks`` (paragraphs or lines) first, then the kind of each, then the sentences inside one block at a time.
"""

from __future__ import annotations

from dataclasses import replace

from consistency.datatypes import Document, PassageKind, Sentence
from consistency.sentences.boundaries import split_block
from consistency.sentences.furniture import limit
from consistency.sentences.kinds import Passage, find_passages
from consistency.sentences.line_rules import is_credit
from consistency.sentences.lines import find_blocks
from consistency.sentences.quotes import find_quotes, quoted_share

__all__ = ["Passage", "outline", "split_sentences"]


def outline(text: str, start: int = 0, document: Document | None = None) -> list[Passage]:
    """The passages of ``text`` from offset ``start`` with their kinds, in order; sentences are not told apart yet.

    ``document``: whose text it is, where the reader of its format may know kinds of passage.
    """
    blocks = find_blocks(text, start)
    if document is not None and document.blocks:
        given = ((block, document.block_at(block.start)) for block in blocks)
        blocks = [block if known is None else replace(block, known=known.kind) for block, known in given]
    return find_passages(text, blocks)


def split_sentences(document: Document) -> list[Sentence]:
    """The sentences below the front matter: in order, disjoint, ``document.text[start:end] == text``, no white space
    at either end, each with a letter or digit. None crosses a block.

    Takes any text; raises nothing. Linear time.
    """
    sentences: list[Sentence] = []
    for passage in outline(document.text, document.body_start, document):
        part = document.text[passage.start : passage.end]
        quotes = find_quotes(part) if passage.kind == "body" else []
        for a, b in split_block(part):
            kind = _kind_of_sentence(passage.kind, part[a:b], quotes, a, b)
            start, end = passage.start + a, passage.start + b
            sentences.append(Sentence(document.id, start, end, part[a:b], kind, passage.block))
    return sentences


def _kind_of_sentence(
    kind: PassageKind, sentence: str, quotes: list[tuple[int, int]], start: int, end: int
) -> PassageKind:
    """A body sentence that stands mostly inside quotation marks is a quote; a picture credit is a byline.

    A credit ("Photo: agency") claims nothing about the world, so it is kept apart from the caption that it closes.
    """
    if kind == "caption":
        return "byline" if is_credit(sentence) else kind
    return "quote" if quotes and quoted_share(quotes, start, end) >= limit("quoted_share") else kind
