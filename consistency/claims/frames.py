"""What the clause of a figure says besides it, read off its parse: the verb, its subject, what is done."""

from __future__ import annotations

from consistency.config import word_set
from consistency.datatypes import Frame, Quantity
from consistency.language import place_of, subject
from consistency.lemmas import lemma_of
from consistency.parsing import Parse, head_of_span, subtree, tokens_in, word

_BESIDE = ("prep", "relcl", "acl", "appos", "advcl", "punct", "parataxis", "cc", "advmod", "case")
"""What is told of a subject and does not name it; of several only the first is named."""
_TELLING = ("VERB", "NOUN", "PROPN", "ADJ", "ADV", "INTJ", "X")
_OTHER_CLAUSES = ("advcl", "relcl", "ccomp", "parataxis", "appos", "csubj")


def frame_of(parse: Parse | None, q: Quantity) -> Frame:
    """The frame of ``q``, with offsets in the sentence of ``parse``; empty where no verb before it governs it."""
    figure = None if parse is None else head_of_span(parse, q.number_start, q.number_end)
    if parse is None or figure is None:
        return Frame()
    place = place_of(parse, figure)
    if place.verb is None or place.is_subject or place.verb > figure:
        return Frame()
    told = subject(parse, place.verb)
    named = () if told is None else subtree(parse, told, without=_BESIDE)
    words = tuple(word(parse, t) for t in named if t < place.verb)
    return Frame(parse.lemmas[place.verb], words, tuple(sorted(_done(parse, q, place.verb))))


def _done(parse: Parse, q: Quantity, verb: int) -> set[str]:
    """Lemmas of the verb and of what stands behind it up to a mark or a reason, without the figure, what it counts and
    small words; empty where a mark parts the verb from the figure."""
    inside = tokens_in(parse, q.start, max(q.end, q.counted_end))
    found = {parse.lemmas[verb].lower()}
    clause = subtree(parse, verb, without=_OTHER_CLAUSES)
    for token in range(verb + 1, len(parse)):
        if parse.pos[token] == "PUNCT" and parse.deps[token] == "punct" and word(parse, token) != "-":
            if token < inside[0]:
                return set()
            break
        if token not in clause or word(parse, token).lower() in word_set("subjects", "reasons"):
            if token < inside[0]:
                continue
            break
        if token not in inside and parse.pos[token] in _TELLING:
            found.add(lemma_of(word(parse, token).lower()))
    return found
