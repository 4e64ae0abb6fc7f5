"""Noun phrases: the name that a phrase is headed by, whose a thing is, and what is counted beside it.

Tokens are named by their index in the parse.
"""

from __future__ import annotations

from consistency.config import word_set
from consistency.lemmas import is_known
from consistency.parsing import Parse, child, children, entity_at, word

_BODIES = ("ORG", "PERSON", "FAC", "WORK_OF_ART", "PRODUCT")
"""Entities whose names go on behind their head: "Bank of Velle"."""
_MOST = 8
"""Words of a name; what is longer was read wrongly."""


def name_of_phrase(parse: Parse, head: int) -> tuple[int, ...]:
    """The tokens of the name that heads the noun phrase of ``head``, without article and "Mr"; empty for a common noun.

    Behind a description the name itself: "the keeper, Ray Odo", "the keeper Ray Odo".
    """
    if not _is_name(parse, head):
        if parse.pos[head] != "NOUN":
            return ()
        name = next((t for t in children(parse, head, "appos") if _is_name(parse, t)), None)
        return () if name is None or _is_parted_by_several(parse, head) else name_of_phrase(parse, name)
    bare = getattr(entity_at(parse, head), "label", "") != "PERSON"
    named = next((t for t in children(parse, head, "appos") if bare and _is_person(parse, t)), None)
    if named is not None and all(is_known(word(parse, t).lower()) for t in _run(parse, head)):
        return name_of_phrase(parse, named)  # "the former Champion, Ray Odo"
    return _run(parse, head)


def _is_person(parse: Parse, token: int) -> bool:
    return _is_name(parse, token) and getattr(entity_at(parse, token), "label", "") == "PERSON"


def _run(parse: Parse, head: int) -> tuple[int, ...]:
    """The name around the proper noun ``head``."""
    first = last = head
    entity = entity_at(parse, head)
    inside = range(entity.start, entity.end) if entity is not None and entity.label in _BODIES else range(0)
    while first and (first - 1 in inside or _is_in_name(parse, first - 1)) and _goes_on(parse, first - 1, first):
        first -= 1
    while last + 1 in inside and parse.tags[last + 1] not in ("POS", "CD") and _goes_on(parse, last, last + 1):
        last += 1
    while first < head and not _is_in_name(parse, first):
        first += 1
    while first < head and word(parse, first).lower().rstrip(".") in word_set("subjects", "forms_of_address"):
        first += 1
    return tuple(range(first, last + 1)) if last - first < _MOST else ()


def _is_name(parse: Parse, token: int) -> bool:
    """Is it a name to the parser, or a noun with a capital that the dictionary does not know?"""
    written = word(parse, token)
    return written[:1].isupper() and (
        parse.pos[token] == "PROPN"
        or (parse.pos[token] == "NOUN" and not parse.respelled and not is_known(written.lower()))
    )


def _is_in_name(parse: Parse, token: int) -> bool:
    """May it be part of a name before another part: a name or, not first in the sentence, a capital ("Golden")?"""
    adjective = parse.pos[token] == "ADJ" and word(parse, token)[0].isupper() and not parse.respelled
    return _is_name(parse, token) or (adjective and (token > 0 or entity_at(parse, token) is not None))


def _goes_on(parse: Parse, left: int, right: int) -> bool:
    """Are two neighbours parts of one name: nothing but a blank or a hyphen between them, and no mark one of them?"""
    marks = any(parse.pos[t] == "PUNCT" and word(parse, t) not in "-–." for t in (left, right))
    return not marks and len(parse.text[parse.ends[left] : parse.starts[right]]) <= 1


def _is_parted_by_several(parse: Parse, head: int) -> bool:
    """Are several named behind one description ("the keepers, Odo and Tann")?"""
    names = children(parse, head, "appos")
    return len(names) > 1 or any(children(parse, name, "conj") for name in names)


def owner(parse: Parse, token: int) -> int | None:
    """Whose the thing of a noun phrase is: "Odo's 12 goals", "his 12 goals"."""
    return child(parse, token, "poss")


def has_article(parse: Parse, name: tuple[int, ...]) -> bool:
    """Does "the" stand right before the name ("the Saints")?"""
    return bool(name) and name[0] > 0 and word(parse, name[0] - 1).lower() == "the"


def runs_of_names(parse: Parse) -> tuple[tuple[int, ...], ...]:
    """The names of the sentence, each as the proper nouns that stand side by side, from left to right."""
    found: list[list[int]] = []
    for token in range(len(parse)):
        if _is_name(parse, token):
            if found and found[-1][-1] == token - 1 and _goes_on(parse, token - 1, token):
                found[-1].append(token)
            else:
                found.append([token])
    return tuple(map(tuple, found))
