"""What a parser says of a sentence, once: the ``Parse`` record, views of it, and the ``Parser`` protocol.

The parsers themselves live in ``parsers``. Every room that asks for a subject, a clause or a name asks a ``Parse``.
"""

from __future__ import annotations

from consistency.parsing.parses import Parses, parse_texts
from consistency.parsing.records import Entity, Parse, Parser
from consistency.parsing.views import (
    ancestors,
    child,
    children,
    children_of,
    entity_at,
    head_of_span,
    phrase,
    phrase_span,
    root,
    roots,
    span,
    subtree,
    token_at,
    tokens_in,
    word,
)

__all__ = [
    "Entity",
    "Parse",
    "Parser",
    "Parses",
    "ancestors",
    "child",
    "children",
    "children_of",
    "entity_at",
    "head_of_span",
    "parse_texts",
    "phrase",
    "phrase_span",
    "root",
    "roots",
    "span",
    "subtree",
    "token_at",
    "tokens_in",
    "word",
]
