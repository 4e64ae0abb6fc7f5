"""What the clause of a figure says besides it, read off its parse: the verb, its subject, what is done."""

from __future__ import annotations

from consistency.config import word_set
from consistency.datatypes import Frame, Quantity
from consistency.language import is_predicate, place_of, subject
from consistency.lemmas import is_known, lemma_of
from consistency.parsing import Parse, child, children, head_of_span, subtree, tokens_in, word

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
    noun = _sum(parse, figure) if q.kind == "money" else ()
    if place.verb is None or place.is_subject or place.verb > figure:
        return Frame(noun=noun)
    told = subject(parse, place.verb)
    named = () if told is None else subtree(parse, told, without=_BESIDE)
    words = tuple(word(parse, t) for t in named if t < place.verb)
    return Frame(parse.lemmas[place.verb], words, tuple(sorted(_done(parse, q, place.verb))), noun)


def _sum(parse: Parse, figure: int) -> tuple[str, ...]:
    """What a sum of money is one of, by its head and the word before it that narrows it: "a revenue of $3 billion",
    "$3 billion in revenue", "revenue rose to $3 billion"."""
    nouns, token, seen = _behind(parse, figure, figure), figure, {figure}
    while (head := parse.heads[token]) not in seen and not is_predicate(parse, head):
        nouns += [*_behind(parse, head, figure), head]
        token = head
        seen.add(head)
    if is_predicate(parse, head):
        nouns += [t for t in (child(parse, head, "dobj"), subject(parse, head)) if t is not None and t < figure]
    sums = word_set("qualifiers", "sums")
    found = next((t for t in nouns if lemma_of(word(parse, t).lower()) in sums), None)
    return () if found is None else (*_narrowed_by(parse, found), lemma_of(word(parse, found).lower()))


def _behind(parse: Parse, token: int, figure: int) -> list[int]:
    """What "in" names behind the figure: "$3 billion in revenue"."""
    behind = [t for t in children(parse, token, "prep") if t > figure and parse.lemmas[t] == "in"]
    return [noun for t in behind for noun in children(parse, t, "pobj")]


def _narrowed_by(parse: Parse, noun: int) -> tuple[str, ...]:
    """The adjective or noun right before ``noun`` that is part of its phrase, with what a hyphen joins to it."""
    if not noun:
        return ()
    start, end = parse.text.rfind(" ", 0, max(0, parse.starts[noun] - 1)) + 1, parse.ends[noun - 1]
    part = parse.heads[noun - 1] == noun and parse.deps[noun - 1] in ("compound", "amod", "nmod")
    opens = noun == 1 and is_known(word(parse, 0).lower())  # a capital that tells nothing
    plain = part and (opens or parse.pos[noun - 1] in ("NOUN", "ADJ", "VERB"))
    return (parse.text[start:end].lower(),) if plain or "-" in parse.text[start:end] else ()


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
