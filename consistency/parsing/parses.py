"""The parses of one run: made when they are first asked for, each once, in the spelling that a parser knows best."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from functools import cached_property

from consistency.parsing.records import Parse, Parser
from consistency.parsing.spelling import Spelling, respelled, spelling_of, with_names

MOST_TOKENS = 200
"""A line of more is torn or no sentence: nobody knows who does or says what in it, and what walks its tree takes time
by the square of its length. The longest of 2,182 sentences of news has 71."""


class Parses:
    """Sentence -> its ``Parse``.

    Nothing is parsed before a stage asks; what was asked for before, and in which order, changes no parse. Headlines in
    title case and capitals are parsed as running text would spell them, and names that the parser does not know are
    read as names (``parsing.spelling``); offsets are those of the text as it stands. The parse of a line of more than
    ``MOST_TOKENS`` has no tokens.
    """

    def __init__(self, parser: Parser | None, corpus: Iterable[str] = ()) -> None:
        """``parser``: ``None`` knows of no sentence. ``corpus``: the sentences that tell how words are spelled."""
        self._parser = parser
        self._corpus = tuple(corpus)
        self._made: dict[str, Parse] = {}

    @property
    def at_hand(self) -> bool:
        """Is there a parser at all?"""
        return self._parser is not None

    def of(self, texts: Iterable[str]) -> dict[str, Parse]:
        """A parse for each distinct text, in the order that they first come in; none at all without a parser.

        New ones come to the parser shortest first and in alphabetical order, each once.
        """
        distinct = list(dict.fromkeys(texts))
        if self._parser is None:
            return {}
        shown = {text: respelled(text, self._spelling) for text in distinct if text not in self._made}
        new = sorted(set(shown.values()), key=lambda text: (len(text), text))
        if new:
            parsed = dict(zip(new, self._parser.parse(new), strict=True))
            parsed = {text: made if len(made) <= MOST_TOKENS else Parse(made.text) for text, made in parsed.items()}
            for text, spelled in shown.items():
                parse = with_names(parsed[spelled], self._spelling.names)
                self._made[text] = parse if text == spelled else replace(parse, text=text, respelled=True)
        return {text: self._made[text] for text in distinct}

    @cached_property
    def _spelling(self) -> Spelling:
        """How the corpus spells its words, counted when the first sentence is parsed."""
        return spelling_of(self._corpus)


def parse_texts(texts: Iterable[str], parser: Parser) -> dict[str, Parse]:
    """A parse for each distinct text, which together tell how words are spelled; see ``Parses.of``."""
    texts = tuple(texts)
    return Parses(parser, texts).of(texts)
