"""What the grammar says of a figure: the verb that tells it, and who has, does or undergoes what it counts."""

from __future__ import annotations

from dataclasses import dataclass

from consistency.config import word_set
from consistency.language.clauses import SUBJECTS, is_predicate, own_subject, subject
from consistency.language.phrases import owner
from consistency.parsing import Parse, child

_NOMINAL = ("NOUN", "PROPN", "NUM", "SYM", "PRON", "ADJ")


@dataclass(frozen=True, slots=True)
class Place:
    """Where a figure stands in its sentence. Tokens; ``None`` where the grammar does not say."""

    verb: int | None = None
    """The verb of its clause."""
    holder: int | None = None
    """Head of the noun phrase of whom or what it is told."""
    owned: bool = False
    """Is it told of its owner ("Odo's 12 goals") and not of the subject of the verb?"""
    is_subject: bool = False
    """Is what it counts itself the subject ("12 people were held")?"""


def place_of(parse: Parse, figure: int) -> Place:
    """Where the figure stands whose head is ``figure``."""
    token, seen, beside = figure, {figure}, ""
    while True:
        head, label = parse.heads[token], parse.deps[token]
        whose = owner(parse, token) if parse.pos[token] in _NOMINAL else None
        if whose is not None and whose not in seen and _is_owners(parse, token, whose, beside):
            return Place(_verb_above(parse, token), whose, owned=True)
        if head == token or head in seen or _tells_when(parse, token):
            return Place()
        if label in SUBJECTS:
            return Place(head, is_subject=True)
        if is_predicate(parse, head):
            verb = _nearest(parse, token, head) if label == "dep" else head
            return Place(verb, _told_of(parse, verb))
        if (
            label in ("nummod", "appos")
            and parse.pos[head] == "PROPN"
            and head == token - 1
            and _is_beside(parse, head)
        ):
            return Place(_verb_above(parse, head), head, owned=True)  # "Odo had 12 goals and Ray 9"
        if label == "amod" and parse.pos[head] == "PROPN":
            return Place(_verb_above(parse, head), head, owned=True)  # "the 36-year-old Odo"
        if label == "prep" and parse.lemmas[token].lower() in word_set("subjects", "having") and _has(parse, head):
            return Place(_verb_above(parse, head), head, owned=True)
        beside = label if label in ("conj", "appos") else beside if label not in ("prep", "pobj") else ""
        token = head
        seen.add(token)


def _is_beside(parse: Parse, name: int) -> bool:
    """Is it a name that is joined to what the sentence began with?"""
    return parse.deps[name] in ("conj", "appos")


def _is_owners(parse: Parse, token: int, whose: int, beside: str) -> bool:
    """Is a figure the owner's? A noun's only behind "of" ("10 of the team's first 17", but "missed the team's last two
    games"); of what is joined to the owned ("his brother and two guards") only where that is counted too."""
    if beside == "appos" or (beside and child(parse, token, "nummod") is None):
        return False
    above = parse.heads[token]
    of = parse.deps[token] == "pobj" and parse.lemmas[above] == "of"
    return of or parse.pos[whose] in ("PROPN", "PRON") or parse.deps[token] in SUBJECTS


def _tells_when(parse: Parse, token: int) -> bool:
    """Does it say when or how far from something else is ("four days earlier", "a day after")?"""
    above = parse.pos[parse.heads[token]]
    return parse.deps[token] == "npadvmod" and above in ("ADV", "ADP", "SCONJ")


def _nearest(parse: Parse, token: int, verb: int) -> int:
    """The verb with a subject of its own that stands last before ``token``: where the parser tied it to ``verb`` by
    nothing that it knows."""
    nearer = (t for t in range(token - 1, verb, -1) if is_predicate(parse, t) and own_subject(parse, t) is not None)
    return next(nearer, verb)


def _has(parse: Parse, token: int) -> bool:
    """Is it one of whom "with 3 wins" is told, and not of the subject ("as the team with 3 wins", "a game with 3")?"""
    above = parse.heads[token]
    one = parse.pos[token] == "PROPN" or parse.lemmas[token].lower() in word_set("reporting", "roles")
    return one and parse.lemmas[above].lower() != "as"


def _verb_above(parse: Parse, token: int) -> int | None:
    seen = {token}
    while (head := parse.heads[token]) not in seen:
        if is_predicate(parse, head):
            return head
        token = head
        seen.add(token)
    return None


def _told_of(parse: Parse, verb: int) -> int | None:
    """The subject of the verb; nobody's where somebody is only asked to do it ("asked the club to pay")."""
    above = parse.heads[verb]
    if parse.deps[verb] in ("xcomp", "ccomp") and parse.tags[verb] == "VB" and is_predicate(parse, above):
        lemma = parse.lemmas[above].lower()
        its_own = lemma in word_set("language", "control", "subject")
        ordered = lemma in word_set("language", "modality", "ordered_verbs")
        if ordered or (child(parse, above, "dobj") is not None and not its_own):
            return None
    return subject(parse, verb)
