"""By which word something is foreseen: "is expected to reach", "forecast growth of", "will have", "a target of".

Verbs are those of ``modality`` (``tables/language.toml``), nouns ``[forecasts]`` there.
"""

from __future__ import annotations

from consistency.config import word_set
from consistency.language.clauses import agent, governor, is_predicate, own_subject
from consistency.language.modality import Kind, modality
from consistency.language.speech import speech
from consistency.parsing import Parse, ancestors, children, subtree

_FORESEEN: tuple[Kind, ...] = ("forecast", "future", "planned")


def foreseen(parse: Parse, token: int) -> int | None:
    """The word by which what ``token`` is part of is foreseen, planned or aimed at; ``None`` where nothing says so."""
    verb = token if is_predicate(parse, token) else governor(parse, token)
    above = ancestors(parse, token)
    nouns = list(above[: above.index(verb)] if verb in above else above if verb is None else ())
    if nouns and parse.deps[token] == "nummod":
        del nouns[0]  # "two forecasts" are not foreseen
    found = _by_noun(parse, nouns)
    return found if found is not None or verb is None else _by_verb(parse, verb)


def who_foresees(parse: Parse, cue: int) -> tuple[int, ...]:
    """The tokens of the phrase that names who foresees it, by the word of ``foreseen``; empty where nobody is named."""
    verb = cue if is_predicate(parse, cue) else governor(parse, cue)
    who = None if verb is None else agent(parse, verb)
    above = None if verb is None else governor(parse, verb)
    if who is None and above is not None:
        who = agent(parse, above)
    return () if who is None else subtree(parse, who, without=("relcl", "acl"))


def _by_noun(parse: Parse, nouns: list[int]) -> int | None:
    """ "A forecast of 2 percent", "projected sales of $3 billion"."""
    for noun in nouns:
        if parse.lemmas[noun].lower() in word_set("language", "forecasts", "nouns"):
            return noun
        for token in children(parse, noun, "amod", "compound", "acl"):
            told = parse.lemmas[token].lower()
            if told in word_set("language", "forecasts", "nouns") or (parse.tags[token] == "VBN" and _foresees(told)):
                return token
    return None


def _by_verb(parse: Parse, verb: int) -> int | None:
    meant = modality(parse, verb)
    if meant.kind in _FORESEEN:
        return meant.cue
    if meant.cue is not None and parse.lemmas[meant.cue].lower() in word_set("language", "forecasts", "auxiliaries"):
        return meant.cue
    lemma = parse.lemmas[verb].lower()
    if _foresees(lemma) or lemma in word_set("language", "forecasts", "aiming"):
        return verb
    head = parse.heads[verb]
    if parse.tags[verb] == "VBG" and parse.deps[verb] == "ccomp" and parse.lemmas[head].lower() == "see":
        return head
    subject = own_subject(parse, verb)
    nouns = word_set("language", "forecasts", "nouns")
    if subject is not None and parse.lemmas[verb] == "be" and parse.lemmas[subject].lower() in nouns:
        return subject
    act = speech(parse, verb)
    return act.speaker if act is not None and parse.lemmas[act.speaker].lower() in nouns else None


def _foresees(lemma: str) -> bool:
    return lemma in word_set("language", "modality", "forecast_verbs")
