"""Questions that are asked of a ``Parse``: words, children, subtrees, heads. Pure; tokens are named by their index."""

from __future__ import annotations

from collections.abc import Sequence

from consistency.datatypes import Span
from consistency.parsing.records import Entity, Parse


def word(parse: Parse, token: int) -> str:
    """The token as the text writes it."""
    return parse.text[parse.starts[token] : parse.ends[token]]


def span(parse: Parse, tokens: Sequence[int]) -> Span:
    """Characters from the first to the last of ``tokens``, what lies between them included; empty for none."""
    if not tokens:
        return Span(0, 0)
    return Span(parse.starts[min(tokens)], parse.ends[max(tokens)])


def roots(parse: Parse) -> tuple[int, ...]:
    """Tokens that depend on no other, from left to right: one for each clause that the parser took for a sentence."""
    return tuple(token for token, head in enumerate(parse.heads) if head == token)


def root(parse: Parse) -> int | None:
    """The one root of a text that the parser took for one sentence; ``None`` for none or several."""
    found = roots(parse)
    return found[0] if len(found) == 1 else None


def children(parse: Parse, token: int, *labels: str) -> tuple[int, ...]:
    """Tokens that depend on ``token``, from left to right; with ``labels`` those of one of these dependencies."""
    return tuple(
        other
        for other, head in enumerate(parse.heads)
        if head == token and other != token and (not labels or parse.deps[other] in labels)
    )


def child(parse: Parse, token: int, *labels: str) -> int | None:
    """The first of ``children``, or ``None``."""
    return next(iter(children(parse, token, *labels)), None)


def children_of(parse: Parse) -> tuple[tuple[int, ...], ...]:
    """``children`` of every token, found in one pass."""
    found: list[list[int]] = [[] for _ in parse.heads]
    for token, head in enumerate(parse.heads):
        if head != token:
            found[head].append(token)
    return tuple(map(tuple, found))


def ancestors(parse: Parse, token: int) -> tuple[int, ...]:
    """The head of ``token``, the head of that, and so on up to its root; empty for a root."""
    found: list[int] = []
    while (head := parse.heads[token]) != token and head not in found:
        found.append(head)
        token = head
    return tuple(found)


def subtree(parse: Parse, token: int, *, without: Sequence[str] = ()) -> tuple[int, ...]:
    """``token`` and everything that depends on it, from left to right.

    ``without``: dependencies that are not followed (``relcl``, ``appos`` …), with all that hangs on them.
    """
    below = children_of(parse)
    found, waiting = {token}, [token]
    while waiting:
        for other in below[waiting.pop()]:
            if parse.deps[other] not in without and other not in found:
                found.add(other)
                waiting.append(other)
    return tuple(sorted(found))


def phrase_span(parse: Parse, token: int, *, without: Sequence[str] = ()) -> Span:
    """Characters of the ``subtree``, marks of punctuation at its ends left out."""
    tokens = list(subtree(parse, token, without=without))
    while len(tokens) > 1 and tokens[-1] != token and parse.pos[tokens[-1]] == "PUNCT":
        tokens.pop()
    while len(tokens) > 1 and tokens[0] != token and parse.pos[tokens[0]] == "PUNCT":
        tokens.pop(0)
    return span(parse, tokens)


def phrase(parse: Parse, token: int, *, without: Sequence[str] = ()) -> str:
    """The words of ``phrase_span``."""
    found = phrase_span(parse, token, without=without)
    return parse.text[found.start : found.end]


def token_at(parse: Parse, offset: int) -> int | None:
    """The token that covers the character ``offset``; ``None`` for white space and outside the text."""
    low, high = 0, len(parse)
    while low < high:
        middle = (low + high) // 2
        if parse.ends[middle] <= offset:
            low = middle + 1
        else:
            high = middle
    return low if low < len(parse) and parse.starts[low] <= offset else None


def tokens_in(parse: Parse, start: int, end: int) -> tuple[int, ...]:
    """Tokens that share a character with the characters ``start`` to ``end``."""
    return tuple(t for t in range(len(parse)) if parse.starts[t] < end and parse.ends[t] > start)


def head_of_span(parse: Parse, start: int, end: int) -> int | None:
    """The token inside the characters ``start`` to ``end`` that the rest of them depends on.

    Of several whose head lies outside, the one highest in the tree, then the first; ``None`` where no token lies there.
    """
    inside = tokens_in(parse, start, end)
    tops = [t for t in inside if parse.heads[t] == t or parse.heads[t] not in inside]
    return min(tops, key=lambda t: (len(ancestors(parse, t)), t), default=None)


def entity_at(parse: Parse, token: int) -> Entity | None:
    """The named entity that ``token`` is part of."""
    return next((entity for entity in parse.entities if entity.start <= token < entity.end), None)
