"""Who says what a clause tells, and by which word: "Brill said …", "…, the mayor told reporters", "According to Turk".

Verbs of saying and nouns of those who speak are ``tables/reporting.toml``. "Saying" (say, tell) is what only people and
bodies do, so whatever is the subject of these speaks; of the others ("confirmed", "suggested") a name or a noun of a
speaker must be the subject, since footage and figures confirm too.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Sequence, Set
from dataclasses import dataclass
from functools import cache, lru_cache

from consistency.config import calendar_words, word_set
from consistency.datatypes import Span
from consistency.language.clauses import agent, governor, is_passive, is_predicate, own_subject, patient
from consistency.language.modality import is_infinitive, modality
from consistency.language.negation import denial
from consistency.lemmas import lemma_of
from consistency.parsing import Parse, ancestors, child, children, entity_at, subtree, word

LONGEST = 10
"""Words of a speaker; of a longer noun phrase only what stands around its head is named."""
_LOOSE = ("relcl", "appos", "acl", "advcl", "parataxis", "ccomp", "punct", "dep", "advmod")
"""What may be told of a speaker beside who he is."""
_FINITE = ("VBD", "VBZ", "VBP")


_QUOTATION = re.compile(r"[“\"„«]([^“”\"„«»]{12,})|‘([^“”\"‘]{12,})")
"""Words between marks of quotation, closed or not. Fewer than twelve characters are a name or a word."""


@dataclass(frozen=True, slots=True)
class Speech:
    """Who says something, and the token that tells that he does ("said", "According")."""

    speaker: int
    """Head of the noun phrase."""
    cue: int


def quotations(text: str) -> tuple[tuple[int, int], ...]:
    """The quoted words of ``text``, from left to right: first character and the one after the last of each."""
    return tuple(m.span(m.lastindex or 0) for m in _QUOTATION.finditer(text))


def speech(parse: Parse, verb: int) -> Speech | None:
    """Who says what the clause of ``verb`` tells, by the nearest words; ``None`` where the text itself does."""
    acts = {act.cue: act for act in speeches(parse)}
    token: int | None = verb
    seen: set[int] = set()
    while acts and token is not None and token not in seen:
        seen.add(token)
        above = (parse.heads[token],) if parse.deps[token] in ("ccomp", "xcomp") else ()
        for cue in (*children(parse, token, "prep", "advmod"), *above, *children(parse, token, "parataxis")):
            if cue in acts:
                return acts[cue]
        token = governor(parse, token)
    return None


@lru_cache(maxsize=10_000)
def speeches(parse: Parse) -> tuple[Speech, ...]:
    """Who is said to have said something: first those whose saying is not itself what another says, in order of place.

    What somebody did not say, may say or was asked to say is none; neither is what an unnamed "it" or the "I" of a
    quotation says.
    """
    found = []
    for token in range(len(parse)):
        speaker = _source(parse, token)
        if speaker is None and reports(parse, token) and _is_told(parse, token):
            speaker = _speaker(parse, token)
        if speaker is not None and _is_somebody(parse, speaker):
            found.append(Speech(speaker, token))
    cues = {act.cue for act in found}
    return tuple(sorted(found, key=lambda act: _is_reported(parse, act.cue, cues)))


def _is_reported(parse: Parse, cue: int, cues: Set[int]) -> bool:
    """Is this saying itself what another of them says? "She feared it, Brill said": Brill says that she did."""
    if not cues.isdisjoint(children(parse, cue, "parataxis")):
        return True
    beside = parse.deps[cue] == "parataxis" or word(parse, cue).lower() == "according"
    return not beside and not cues.isdisjoint(ancestors(parse, cue))


def reports(parse: Parse, token: int) -> bool:
    """Is ``token`` a verb by which somebody says something?"""
    return is_predicate(parse, token) and parse.lemmas[token].lower() in word_set("reporting", "verbs")


@cache
def is_reporting(low: str) -> bool:
    """Is a word without its sentence a finite form of one ("said", no "saying", and no "report")? Lower case."""
    lemma = lemma_of(low)
    return lemma in word_set("reporting", "verbs") and not low.endswith("ing") and (low != lemma or low == "say")


def _speaker(parse: Parse, verb: int) -> int | None:
    """Who says what ``verb`` reports: its subject, or the noun phrase before it that the parser hung elsewhere."""
    speaker = agent(parse, verb)
    if speaker is not None and _is_somebody(parse, speaker):
        certain = own_subject(parse, verb) is not None and not is_passive(parse, verb)
        return speaker if _may_speak(parse, speaker, verb, certain) else None
    if parse.tags[verb] not in _FINITE or is_passive(parse, verb):
        return None
    speaker = _standing_before(parse, verb)
    return speaker if speaker is not None and _may_speak(parse, speaker, verb, True) else None


def _standing_before(parse: Parse, verb: int) -> int | None:
    """The head of the noun phrase that stands right before ``verb``; behind an apposition the name that it is of."""
    at = verb - 1
    while at >= 0 and (parse.pos[at] in ("AUX", "ADV", "PUNCT")):
        at -= 1
    while at >= 0 and not (
        is_predicate(parse, parse.heads[at]) and parse.deps[parse.heads[at]] not in ("relcl", "conj")
    ):
        head = parse.heads[at]
        if head >= at or parse.deps[at] == "appos" or any(parse.pos[t] == "PUNCT" for t in range(head + 1, at)):
            break
        at = head
    if at >= 0 and parse.deps[at] == "appos" and parse.pos[at] == "NOUN" and parse.pos[parse.heads[at]] == "PROPN":
        at = parse.heads[at]
    return at if at >= 0 and parse.pos[at] in ("NOUN", "PROPN") and parse.deps[at] != "pobj" else None


def speaker_span(parse: Parse, speaker: int) -> Span:
    """The noun phrase that names a speaker: his title and what he is of or for, nothing that is only told of him.

    Behind a description the name itself: "Ann Mori" of "the mayor of Velle, Ann Mori".
    """
    if parse.pos[speaker] == "NOUN":
        speaker = next((name for name in _names_of(parse, speaker) if _is_parted(parse, speaker, name)), speaker)
    for without in (_LOOSE, (*_LOOSE, "prep", "conj", "cc")):
        tokens = _run(parse, _told_of(parse, speaker, without), speaker)
        if len(tokens) <= LONGEST:
            return Span(parse.starts[tokens[0]], parse.ends[tokens[-1]])
    return Span(parse.starts[speaker], parse.ends[speaker])


def _names_of(parse: Parse, described: int) -> list[int]:
    """Names that stand in apposition to a description; a person's also where the parser takes the place before it."""
    below = subtree(parse, described, without=("relcl", "acl", "advcl", "conj"))
    return [
        token
        for token in below
        if parse.deps[token] == "appos"
        and parse.pos[token] == "PROPN"
        and (parse.heads[token] == described or getattr(entity_at(parse, token), "label", "") == "PERSON")
    ]


def _told_of(parse: Parse, speaker: int, without: Sequence[str]) -> set[int]:
    """The ``subtree`` of a speaker with the name right behind him, and without the day or topic of what he says."""
    tokens = set(subtree(parse, speaker, without=without))
    for token in children(parse, speaker, "prep"):
        place = child(parse, token, "pobj")
        dated = place is not None and parse.lemmas[place].lower() in calendar_words()
        if dated or parse.tags[token] == "VBG":
            tokens -= set(subtree(parse, token))
    for token in sorted(tokens):
        for name in children(parse, token, "appos"):
            if parse.pos[name] == "PROPN" and not _is_parted(parse, token, name):
                tokens |= set(subtree(parse, name, without=without))
    return tokens


def _is_parted(parse: Parse, token: int, other: int) -> bool:
    """Does a mark stand between the two, and so between a description and a name?"""
    return any(parse.pos[between] == "PUNCT" for between in range(min(token, other) + 1, max(token, other)))


def _run(parse: Parse, tokens: Collection[int], head: int) -> list[int]:
    """Those of ``tokens`` that stand with ``head`` without a gap. Hyphens, and names beside a title, belong to them."""
    first = last = head
    while last + 1 < len(parse) and (last + 1 in tokens or _goes_on(parse, last, last + 1)):
        last += 1
    while first > 0 and (first - 1 in tokens or _goes_on(parse, first - 1, first)):
        first -= 1
    return list(range(first, last + 1))


def _goes_on(parse: Parse, left: int, right: int) -> bool:
    """Are two neighbours parts of one name or of one word with a hyphen?"""
    if word(parse, left) == "-" or word(parse, right) == "-":
        return parse.ends[left] == parse.starts[right]
    title = word(parse, left).lower().rstrip(".") in word_set("reporting", "titles")
    return title and parse.pos[left] == parse.pos[right] == "PROPN"


def _source(parse: Parse, token: int) -> int | None:
    """Whom "according to" names."""
    if word(parse, token).lower() != "according":
        return None
    to = child(parse, token, "prep")
    return None if to is None else child(parse, to, "pobj")


def _is_told(parse: Parse, verb: int) -> bool:
    """Is it told as a fact that something was said, and is there something that was?"""
    if parse.tags[verb] == "VB" or denial(parse, verb) is not None or modality(parse, verb).kind != "fact":
        return False
    if parse.tags[verb] == "VBN" and own_subject(parse, verb) is None and child(parse, verb, "aux") is None:
        return child(parse, verb, "agent") is not None  # "said to be armed", "claimed by the Ashen Hand"
    lemma = parse.lemmas[verb].lower()
    to = child(parse, verb, "xcomp")
    if to is not None and is_infinitive(parse, to) and lemma in word_set("reporting", "said_to"):
        return False  # what the parser takes for a past is the participle
    if lemma in ("say", "tell") or child(parse, verb, "ccomp", "xcomp") is not None or parse.deps[verb] == "parataxis":
        return True
    what = patient(parse, verb)
    if lemma in word_set("reporting", "with_object") and what is not None:
        return True
    as_told = any(word(parse, token).lower() == "as" for token in children(parse, verb, "mark", "advmod"))
    closed = what is None and child(parse, verb, "prep") is None
    return as_told or (closed and any(mark in parse.text for mark in ',”"'))


def _may_speak(parse: Parse, speaker: int, verb: int, certain: bool) -> bool:
    """Is it one that speaks? ``certain``: surely the subject, and so a speaker whatever it is where only those say."""
    if certain and parse.lemmas[verb].lower() in word_set("reporting", "saying"):
        return True
    return parse.pos[speaker] in ("PROPN", "PRON") or parse.lemmas[speaker].lower() in word_set("reporting", "roles")


def _is_somebody(parse: Parse, speaker: int) -> bool:
    if parse.pos[speaker] == "PRON":
        return word(parse, speaker).lower() in word_set("reporting", "pronouns")
    return parse.pos[speaker] in ("PROPN", "NOUN", "ADJ")
