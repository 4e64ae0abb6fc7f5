"""How a clause is meant: as a fact, or as what may be, is planned, forecast, ordered, alleged, denied, or depends."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from consistency.config import word_set
from consistency.language.clauses import is_predicate, own_subject
from consistency.parsing import Parse, child, children

Kind = Literal["fact", "may", "future", "planned", "forecast", "ordered", "alleged", "denied", "conditional"]
_ADVERBS: tuple[Kind, ...] = ("alleged", "may")
_AUXILIARIES: tuple[Kind, ...] = ("may", "future", "ordered")
_THAT: tuple[Kind, ...] = ("forecast", "alleged", "denied")
"""What a verb may say of a clause with a tense."""
_TO: tuple[Kind, ...] = ("planned", "ordered", *_THAT)
"""And of an infinitive."""


@dataclass(frozen=True, slots=True)
class Modality:
    """How a clause is meant, and the token that says so (``None`` for a fact)."""

    kind: Kind
    cue: int | None = None


def modality(parse: Parse, verb: int) -> Modality:
    """How the clause of ``verb`` is meant. The word nearest to it decides; where none says anything it is a fact."""
    return _modality(parse, verb, frozenset())


def _modality(parse: Parse, verb: int, seen: frozenset[int]) -> Modality:
    found = _own(parse, verb) or _above(parse, verb, seen | {verb})
    return found or Modality("fact")


def _own(parse: Parse, verb: int) -> Modality | None:
    """What an adverb, an auxiliary or the conjunction of the clause says."""
    for token in children(parse, verb, "advmod"):
        for kind in _ADVERBS:
            if parse.lemmas[token].lower() in _words(f"{kind}_adverbs"):
                return Modality(kind, token)
    for token in children(parse, verb, "aux"):
        for kind in _AUXILIARIES:
            if parse.lemmas[token].lower() in _words(f"{kind}_auxiliaries"):
                return Modality(kind, token)
    mark = conditional(parse, verb)
    return None if mark is None else Modality("conditional", mark)


def conditional(parse: Parse, verb: int) -> int | None:
    """The conjunction by which a clause only says what would have to be ("if", "unless")."""
    marks = children(parse, verb, "mark")
    return next((token for token in marks if parse.lemmas[token].lower() in _words("conditions")), None)


def _above(parse: Parse, verb: int, seen: frozenset[int]) -> Modality | None:
    """What the word says that the clause hangs on: "plans to", "is likely to", "accused of", "denied that"."""
    head, label = parse.heads[verb], parse.deps[verb]
    if head in seen:
        return None
    if label == "conj":
        shared = child(parse, verb, "aux", "auxpass") is None and own_subject(parse, verb) is None
        return _modality(parse, head, seen) if shared and is_predicate(parse, head) else None
    if label == "pcomp":
        head = parse.heads[head]
        kinds: tuple[Kind, ...] = ("alleged", "denied")
    elif label in ("xcomp", "ccomp", "acl"):
        # "agreed to pay" is planned, "agreed that he paid" is not; nor is "a project designed to pay".
        kinds = _TO if is_infinitive(parse, verb) else () if label == "acl" else _THAT
    else:
        return None
    lemma = parse.lemmas[head].lower()
    for kind in kinds:
        if lemma in _words(f"{kind}_verbs"):
            return Modality(kind, head)
    if lemma == "go" and parse.tags[head] == "VBG":
        return Modality("future", head)
    return _modality(parse, head, seen) if label == "xcomp" else None


def is_infinitive(parse: Parse, verb: int) -> bool:
    """Has ``verb`` no tense: "to pay", "to be paid"?"""
    return parse.tags[verb] == "VB" or any(parse.tags[token] == "TO" for token in children(parse, verb, "aux"))


def _words(name: str) -> frozenset[str]:
    return word_set("language", "modality", name)
