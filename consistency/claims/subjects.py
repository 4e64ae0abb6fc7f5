"""Who stands as the subject of a clause, as pronouns need it: a name, a pronoun, or people without a name."""

from __future__ import annotations

from dataclasses import dataclass

from consistency.config import word_set
from consistency.datatypes import Quantity
from consistency.language import (
    antecedent,
    clauses,
    conjuncts,
    has_article,
    name_of_phrase,
    own_subject,
    place_of,
    reports,
)
from consistency.parsing import Parse, child, head_of_span, span, tokens_in, word

HE = frozenset({"he", "she"})
PRONOUNS = frozenset({"he", "she", "it", "they"})
OWNERS = {"his": "he", "her": "she", "its": "it", "their": "they"}


@dataclass(frozen=True, slots=True)
class Subject:
    """What stands as the subject: a name, a pronoun, or what names nobody (``words`` empty)."""

    start: int = 0
    words: str = ""
    pronoun: bool = False
    group: bool = False
    """Does an article stand before the name ("the Saints")?"""
    person_like: bool = False
    """Is it a common noun for people ("his lawyer")? Such a one may be meant by a later "he"."""
    speaks: bool = False
    """Is it the subject of a reporting verb?"""
    relative: bool = False
    """Is it what "who", "which" or "that" stands for?"""
    opens: bool = False
    """Is it one word, the first of its sentence, whose capital tells nothing?"""


NOBODY = Subject()


def subjects_of(parse: Parse, people: frozenset[str]) -> tuple[Subject, ...]:
    """The subjects of the clauses that have one of their own, in order of place. ``people``: nouns for people."""
    found = []
    for clause in clauses(parse):
        own = own_subject(parse, clause.verb)
        if own is not None and (parse.tags[clause.verb] != "VBG" or child(parse, clause.verb, "aux") is not None):
            meant = antecedent(parse, own, clause.verb)
            speaks = reports(parse, clause.verb)
            found.append(_subject(parse, meant, people, clause.verb, speaks=speaks, relative=meant != own))
    return tuple(sorted(found, key=lambda s: s.start))


def subject_of_figure(parse: Parse, q: Quantity, people: frozenset[str]) -> Subject:
    """Who has, does or undergoes what ``q`` counts, with offsets in the sentence of ``parse``."""
    figure = head_of_span(parse, q.number_start, q.number_end)  # its modifier may be a verb: "averaged 14"
    if figure is None:
        return NOBODY
    place = place_of(parse, figure)
    if place.holder is None or (not place.owned and _is_anothers(parse, q, figure, place.verb)):
        return NOBODY
    if place.verb is not None and not place.owned and _only_reports(parse, place.verb):
        return NOBODY
    return _subject(parse, place.holder, people, place.verb)


def _subject(
    parse: Parse,
    token: int,
    people: frozenset[str],
    verb: int | None,
    speaks: bool = False,
    relative: bool = False,
) -> Subject:
    low, start = word(parse, token).lower(), parse.starts[token]
    if len(conjuncts(parse, token)) > 1:
        return Subject(start)
    if parse.pos[token] == "PRON":
        low = OWNERS.get(low, low)
        if low == "it" and verb is not None and parse.lemmas[verb] == "be":
            return Subject(start)  # "it was his third" stands for nothing
        if low in PRONOUNS:
            return Subject(start, low, pronoun=True, speaks=speaks, relative=relative)
        return Subject(start, person_like=True, relative=relative)
    name = name_of_phrase(parse, token)
    if not name:
        person = parse.lemmas[token].lower() in people and parse.tags[token] == "NN"
        return Subject(start, person_like=person, relative=relative)
    at = span(parse, name)
    words = parse.text[at.start : at.end]
    article = has_article(parse, name)
    return Subject(at.start, words, group=article, speaks=speaks, relative=relative, opens=name == (0,))


def _only_reports(parse: Parse, verb: int) -> bool:
    """Does the verb tell what somebody says: "said 12", not "added 12 points" or "reported a loss"?"""
    if not reports(parse, verb):
        return False
    done = child(parse, verb, "dobj")
    lemma = parse.lemmas[verb].lower()
    if done is None:
        return True
    return lemma not in word_set("subjects", "taking") and parse.lemmas[done].lower() not in word_set(
        "subjects", "results"
    )


def _is_anothers(parse: Parse, q: Quantity, figure: int, verb: int | None) -> bool:
    """Is somebody else named right behind it ("14 points from Odo", "28 for Odo"), or between the verb and the figure
    ("the Terns are at eight years, the Harriers around seven")?"""
    inside = tokens_in(parse, q.start, max(q.end, q.counted_end))
    behind = inside[-1] + 1
    if behind + 1 < len(parse) and word(parse, behind).lower() in ("for", "from", "by"):
        other = child(parse, behind, "pobj")
        if other is not None and parse.deps[behind] in ("prep", "agent", "dative") and name_of_phrase(parse, other):
            lead = {word(parse, t).lower() for t in range(max(0, inside[0] - 2), inside[0])}
            return word(parse, behind).lower() != "for" or (not q.counted and bool(lead & {"to", "and", ","}))
    if verb is None or verb >= inside[0]:
        return False
    for token in range(verb + 1, inside[0]):
        before = token - 1
        if parse.pos[token] != "PROPN" or parse.pos[before] == "PROPN":
            continue
        if word(parse, before).lower() == "the":
            before -= 1
        if word(parse, before).lower() in (",", "and", "or", "while", "but"):
            return True
    opening = word(parse, inside[0] - 1) if inside[0] else ""
    return opening == "(" and inside[0] > 1 and parse.pos[inside[0] - 2] == "PROPN"
