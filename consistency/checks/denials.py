"""The negations of one text: what denies, and what is denied, read off its parse (``language.negation``).

A text without a parse denies nothing that anybody knows of. The lists are ``tables/negation.toml``.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache, lru_cache
from typing import Literal

from consistency.checks.clauses import Parsed, Word, norm_in_table
from consistency.config import word_set
from consistency.language import denial, modality, reports
from consistency.language.clauses import governor, is_passive, is_predicate
from consistency.language.modality import conditional
from consistency.parsing import Parse, ancestors, child, children, subtree, word

Kind = Literal["plain", "all", "without", "lexical", "saying", "sentence"]
Tense = Literal["", "past", "present", "future", "able", "modal"]
"""Of a predicate, as far as its auxiliaries tell: "able" for can and could, "modal" for what may or should be."""


_BESIDE = ("conj", "oprd", "attr", "acomp")
"""What depends so on a verb or on its like may have a "not" of its own ("never an outlaw", "found not guilty")."""


@dataclass(frozen=True, slots=True)
class Denial:
    """A negation: its cue (words ``first`` to ``last``, exclusive) and the word that it denies."""

    first: int
    last: int
    target: int
    kind: Kind
    """``all``: none of what is named ("no troops were hurt"); ``saying``: somebody denies it."""
    tense: Tense
    moment: bool
    """Does it look at one moment only ("not yet", "no longer")?"""


@cache
def listed(table: str, name: str) -> frozenset[str]:
    """A list of the table, as words and as lemmas."""
    words = word_set("negation", table, name)
    return words | {norm_in_table(word) for word in words}


@lru_cache(maxsize=50_000)
def denials_of(p: Parsed) -> tuple[Denial, ...]:
    """The negations of a text that deny something plainly, in order; two of one predicate deny nothing."""
    if p.parse is None:
        return ()
    found = [*_of_clauses(p, p.parse), *_of_nouns(p, p.parse)]
    verbs = [predicate_of(p.parse, p.tokens[d.target]) for d in found]
    once = [d for d, verb in zip(found, verbs, strict=True) if verbs.count(verb) == 1 or verb is None]
    return tuple(sorted(once, key=lambda d: (d.first, d.target)))


def _of_clauses(p: Parsed, parse: Parse) -> Iterator[Denial]:
    """Each clause that is denied, by the text or by somebody in it."""
    for verb in range(len(parse)):
        if not is_predicate(parse, verb) or is_open(parse, verb):
            continue
        cue = denial(parse, verb)
        by_somebody = modality(parse, verb)
        if by_somebody.kind == "denied" and by_somebody.cue is not None:
            named = cue is None and denial(parse, by_somebody.cue) is None
            if named and by_somebody.cue in (parse.heads[verb], parse.heads[parse.heads[verb]]):
                yield from _made(p, parse, by_somebody.cue, verb, "saying")
        elif cue is not None:
            yield from _made(p, parse, cue, verb, _kind(parse, verb, cue))


def _kind(parse: Parse, verb: int, cue: int) -> Kind:
    lemma = parse.lemmas[cue].lower()
    if lemma in listed("cues", "nobody") or lemma == "no":
        return "plain" if parse.deps[parse.heads[cue]] == "advmod" else "all"
    if lemma in listed("cues", "without"):
        return "without"
    if parse.deps[verb] in ("ccomp", "csubj", "acl") and cue not in subtree(parse, verb):
        return "sentence"
    return "plain" if parse.deps[cue] == "neg" else "lexical"


def _of_nouns(p: Parsed, parse: Parse) -> Iterator[Denial]:
    """Things that are denied: "without a permit", "denied the charge", "lacks a licence"."""
    for token in range(len(parse)):
        head, label = parse.heads[token], parse.deps[token]
        lemma = parse.lemmas[head].lower()
        verb = predicate_of(parse, token)
        if parse.pos[token] not in ("NOUN", "PROPN", "ADJ") or (verb is not None and is_open(parse, verb)):
            continue
        negated = child(parse, token, "neg")
        if negated is not None and label in _BESIDE and child(parse, token, "cc") is None:
            yield from _made(p, parse, negated, token, "plain")
        none = next((t for t in children(parse, token, "det") if parse.lemmas[t].lower() == "no"), None)
        if label == "pobj" and lemma in listed("cues", "without"):
            yield from _made(p, parse, head, token, "without")
        elif none is not None and label in ("conj", "pobj"):
            yield from _made(p, parse, none, token, "all" if label == "conj" else "without")
        elif label == "dobj" and lemma in listed("cues", "noun") and not _is_refused(parse, head):
            yield from _made(p, parse, head, token, "saying" if lemma in listed("cues", "saying") else "without")


def _is_refused(parse: Parse, verb: int) -> bool:
    """Is somebody denied a thing, which is not said to be untrue; or is even that denied?"""
    given = is_passive(parse, verb) or child(parse, verb, "dative") is not None
    return given or denial(parse, verb) is not None


def _made(p: Parsed, parse: Parse, cue: int, denied: int, kind: Kind) -> Iterator[Denial]:
    """The denial of what ``denied`` tells, in words; none where it is only said not to be thought or clear."""
    target = _target(parse, denied, cue, kind)
    if kind != "saying" and not {parse.lemmas[t].lower() for t in (denied, target)}.isdisjoint(
        listed("narrow", "predicates")
    ):
        return
    if kind == "all" and parse.lemmas[target].lower() in listed("narrow", "nouns"):
        return
    first, at = p.at.get(cue), _bearing(p, parse, cue, target)
    if first is None or at is None:
        return
    last = first + 1
    while kind != "saying" and last < len(p.words) and p.words[last].low in ("longer", "one", "to") and last < at:
        last += 1
    moment = p.words[first].low in ("no", "not") and p.low(first + 1) == "longer"
    yield Denial(first, last, at, kind, tense_of(p, at), moment or _is_of_a_moment(p, first))


def _bearing(p: Parsed, parse: Parse, cue: int, target: int) -> int | None:
    """The word of ``target``; of one that says little ("had", "reported") its object, or what there is none of."""
    for token in (target, child(parse, target, "dobj"), parse.heads[cue]):
        at = None if token is None else p.at.get(token)
        if at is not None and p.words[at].content:
            return at
    return None


def _target(parse: Parse, denied: int, cue: int, kind: Kind) -> int:
    """The token that bears what is denied: the verb; what somebody is; what there is none of."""
    if not is_predicate(parse, denied):
        return denied
    if kind == "all" and parse.deps[cue] in ("det", "preconj") and parse.deps[parse.heads[cue]] in ("dobj", "attr"):
        return parse.heads[cue]
    return complement_of(parse, denied)


def complement_of(parse: Parse, verb: int) -> int:
    """What "be" says of its subject ("was the owner", "is in use"); any other verb stands for itself."""
    if parse.lemmas[verb] != "be":
        return verb
    for token in children(parse, verb, "acomp", "attr", "oprd", "prep"):
        if token > verb or parse.deps[token] in ("acomp", "attr"):
            inner = child(parse, token, "pobj") if parse.pos[token] == "ADP" else token
            return token if inner is None else inner
    return verb


def _is_of_a_moment(p: Parsed, first: int) -> bool:
    near = " ".join(w.low for w in p.clause_words(p.words[first].clause))
    return any(f" {phrase} " in f" {near} " for phrase in listed("narrow", "moment"))


# What the parse says of a word.


def predicate_of(parse: Parse, token: int) -> int | None:
    """The verb whose clause a token stands in; a verb stands in its own."""
    return token if is_predicate(parse, token) else governor(parse, token)


def is_open(parse: Parse, verb: int) -> bool:
    """Is it asked, or does it only hold if something else does?"""
    chain = (verb, *(t for t in ancestors(parse, verb) if is_predicate(parse, t)))
    top = chain[-1]
    asked = any(word(parse, t) == "?" for t in children(parse, top, "punct"))
    if asked and not (verb == top and reports(parse, verb)):  # who asks does ask
        return True
    either = any(word(parse, t).lower() == "either" for t in children(parse, verb, "preconj", "cc", "advmod"))
    return either or any(conditional(parse, t) is not None for t in chain)


def tense_of(p: Parsed, at: int) -> Tense:
    """What the auxiliaries of the clause of a word say of when it is or was."""
    parse = p.parse
    verb = None if parse is None else predicate_of(parse, p.tokens[at])
    if parse is None or verb is None:
        return ""
    forms = {word(parse, t).lower().strip("’'") for t in children(parse, verb, "aux", "auxpass")}
    if forms & listed("tenses", "modal") or (forms & {"would", "could"} and forms & {"have", "ve"}):
        return "modal"
    going = parse.lemmas[parse.heads[verb]] == "go" and parse.deps[verb] == "xcomp"
    if going or forms & listed("tenses", "future"):
        return "future"
    if forms & listed("tenses", "able"):
        return "able"
    tags = {parse.tags[t] for t in (verb, *children(parse, verb, "aux", "auxpass"))}
    return "past" if "VBD" in tags else "present" if tags & {"VBZ", "VBP"} else ""


def verbal(p: Parsed, word: Word) -> bool:
    """Is it a verb?"""
    return p.parse is not None and is_predicate(p.parse, p.tokens[word.at])


def passive(p: Parsed, word: Word) -> bool:
    """Is it a verb whose subject undergoes it ("was hit", "had been hit", "was not hit")?"""
    return p.parse is not None and verbal(p, word) and is_passive(p.parse, p.tokens[word.at])


def copular(p: Parsed, word: Word) -> bool:
    """Does it say what somebody or something is ("was not the owner"), and is no verb?"""
    if p.parse is None or verbal(p, word):
        return False
    verb = predicate_of(p.parse, p.tokens[word.at])
    return verb is not None and complement_of(p.parse, verb) == p.tokens[word.at]


def nominal(p: Parsed, word: Word) -> bool:
    """Is it a noun, which tells of no deed by itself?"""
    return p.parse is not None and p.parse.pos[p.tokens[word.at]] in ("NOUN", "PROPN") and not copular(p, word)
