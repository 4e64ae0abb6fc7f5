"""Clauses: a verb with who does it, what it is done to and for whom, found through passives, relatives and infinitives.

Tokens are named by their index in the parse. Dependencies are ClearNLP's, as spaCy's English pipelines give them.
"""

from __future__ import annotations

from dataclasses import dataclass

from consistency.config import word_set
from consistency.parsing import Parse, ancestors, child, children

SUBJECTS = ("nsubj", "nsubjpass", "csubj", "csubjpass")
_RELATIVE = ("WDT", "WP", "WP$")
_HELPERS = ("aux", "auxpass", "amod", "compound", "prep")
"""What a verb that makes no clause of its own depends by."""
_MISREAD = ("advmod", "npadvmod", "intj", "dep", "nmod", "compound")
"""By which the parser hangs an unknown name before its verb that it takes for another word."""


@dataclass(frozen=True, slots=True)
class Clause:
    """A verb and who takes part. Each is the head of a noun phrase, ``None`` where the sentence does not say."""

    verb: int
    agent: int | None
    """Who does it, or of whom it is said ("Brill slept", "Brill is ill")."""
    patient: int | None
    recipient: int | None
    passive: bool
    governor: int | None
    """The verb of the clause that this one hangs on."""


def clauses(parse: Parse) -> tuple[Clause, ...]:
    """All clauses, in the order of their verbs."""
    return tuple(clause_of(parse, token) for token in range(len(parse)) if is_predicate(parse, token))


def clause_of(parse: Parse, verb: int) -> Clause:
    """The clause whose verb is ``verb``."""
    return Clause(
        verb,
        agent(parse, verb),
        patient(parse, verb),
        recipient(parse, verb),
        is_passive(parse, verb),
        governor(parse, verb),
    )


def is_predicate(parse: Parse, token: int) -> bool:
    """Is ``token`` a verb that makes a clause: no auxiliary, attribute of a noun ("wounded men") or preposition
    ("including")?"""
    return parse.pos[token] in ("VERB", "AUX") and parse.deps[token] not in _HELPERS


def governor(parse: Parse, verb: int) -> int | None:
    """The verb that the clause of ``verb`` hangs on, through nouns and prepositions; ``None`` for a main clause."""
    token, seen = verb, {verb}
    while parse.heads[token] not in seen:
        token = parse.heads[token]
        seen.add(token)
        if is_predicate(parse, token):
            return token
    return None


def is_passive(parse: Parse, verb: int) -> bool:
    """Is what the subject of ``verb`` undergoes told? "men arrested in Kesh" and "was tried and hanged" are passive."""
    seen: set[int] = set()
    while verb not in seen:
        seen.add(verb)
        if child(parse, verb, "auxpass", "nsubjpass", "csubjpass") is not None:
            return True
        if parse.tags[verb] != "VBN" or child(parse, verb, "aux") is not None or own_subject(parse, verb) is not None:
            return False
        if parse.deps[verb] != "conj":
            return parse.deps[verb] == "acl"
        verb = parse.heads[verb]
    return False


def agent(parse: Parse, verb: int) -> int | None:
    """Who does what ``verb`` tells: the subject, or in the passive what "by" names."""
    if not is_passive(parse, verb):
        return subject(parse, verb)
    by = child(parse, verb, "agent")
    return None if by is None else child(parse, by, "pobj")


def patient(parse: Parse, verb: int) -> int | None:
    """What it is done to: the object, the subject of a passive, or what a relative clause is said of."""
    if is_passive(parse, verb):
        return subject(parse, verb)
    found = child(parse, verb, "dobj")
    if found is not None:
        return antecedent(parse, found, verb)
    own = own_subject(parse, verb)
    if parse.deps[verb] == "relcl" and own is not None and parse.tags[own] not in _RELATIVE:
        return parse.heads[verb]
    return None


def recipient(parse: Parse, verb: int) -> int | None:
    """To or for whom: "gave the firm a permit", "gave a permit to the firm"."""
    found = child(parse, verb, "dative")
    if found is not None and parse.pos[found] == "ADP":
        return child(parse, found, "pobj")
    return found


def subject(parse: Parse, verb: int) -> int | None:
    """The subject of ``verb``: its own, or the one that the grammar shares with it.

    A second verb has that of the first, an infinitive the object or else the subject of its verb, a participle the
    noun that it stands behind, and so on. "There" and "it" that stand for nothing are none.
    """
    return _subject(parse, verb, frozenset())


def own_subject(parse: Parse, verb: int) -> int | None:
    """The subject inside the clause of ``verb``; the parser hangs it on the auxiliary now and then.

    A clause has one. Of several, which a comma before it led the parser to, it is the one nearest to the verb.
    """
    holders = (verb, *children(parse, verb, "aux", "auxpass"))
    found = next((found for holder in holders if (found := children(parse, holder, *SUBJECTS))), ())
    there = child(parse, verb, "expl") is not None
    if (
        not found
        and not there
        and parse.tags[verb] in ("VBD", "VBZ", "VBP", "VBN")
        and parse.deps[verb] in ("ROOT", "ccomp")
    ):
        before = (t for t in children(parse, verb, *_MISREAD) if t < verb)
        found = tuple(t for t in before if parse.pos[t] == "PROPN")
    return min(found, key=lambda token: (abs(token - verb), token), default=None)


def _subject(parse: Parse, verb: int, seen: frozenset[int]) -> int | None:
    own = own_subject(parse, verb)
    if own is not None:
        return antecedent(parse, own, verb)
    head, label = parse.heads[verb], parse.deps[verb]
    if head == verb or not seen.isdisjoint((verb, head)) or child(parse, verb, "expl") is not None:
        return None
    seen |= {verb}
    if label == "acl":
        return head if parse.tags[verb] in ("VBN", "VBG") else None
    if label == "pcomp":
        return _of_gerund(parse, head, seen)
    if label == "xcomp" and parse.lemmas[head] not in word_set("language", "control", "subject"):
        found = child(parse, head, "dobj")
        if found is not None:
            return antecedent(parse, found, head)
    shared = label in ("conj", "xcomp") or (label == "advcl" and parse.tags[verb] in ("VB", "VBG", "VBN"))
    return _subject(parse, head, seen) if shared and is_predicate(parse, head) else None


def _of_gerund(parse: Parse, preposition: int, seen: frozenset[int]) -> int | None:
    """Who does what a gerund behind a preposition tells: "accused him of lying" is his, "fell after lying" hers."""
    head = parse.heads[preposition]
    if not is_predicate(parse, head):
        return None
    found = child(parse, head, "dobj")
    if found is not None and parse.lemmas[preposition].lower() in word_set(
        "language", "control", "object_prepositions"
    ):
        return antecedent(parse, found, head)
    return _subject(parse, head, seen)


def antecedent(parse: Parse, token: int, verb: int) -> int:
    """What a relative pronoun of the clause of ``verb`` stands for; every other token stands for itself."""
    if parse.tags[token] not in _RELATIVE:
        return token
    verb = next((t for t in (verb, *ancestors(parse, verb)) if parse.deps[t] != "conj"), verb)
    if parse.deps[verb] == "relcl":
        meant = max(conjuncts(parse, parse.heads[verb]), key=lambda t: (t < token, t))
        singular = any(parse.tags[t] == "VBZ" for t in (verb, *children(parse, verb, "aux", "auxpass")))
        return meant if singular else parse.heads[verb]  # "Odo and Tann, who has"
    be = parse.heads[verb]
    cleft = child(parse, be, "attr") if parse.deps[verb] == "ccomp" and parse.lemmas[be] == "be" else None
    return token if cleft is None else cleft  # "it was Odo who fell"


def conjuncts(parse: Parse, token: int) -> tuple[int, ...]:
    """``token`` and what is joined to it: "Brill, Turk and two guards"."""
    found = [token]
    for member in found:
        found += (other for other in children(parse, member, "conj") if other not in found)
    return tuple(sorted(found))
