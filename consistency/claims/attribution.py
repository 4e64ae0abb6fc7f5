"""Who is quoted, with which verb, directly or not, and through which agency: apart from who publishes.

Who says what is read off the parse (``language.speech``); where there is no parse nobody is known to say anything.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cache

from consistency.config import packaged_table, word_set
from consistency.datatypes import Attribution, Quantity, Sentence
from consistency.language import Speech, quotations, reports, speaker_span, speech, speeches
from consistency.language.clauses import governor, is_predicate
from consistency.parsing import Parse, head_of_span, word

PRONOUNS = word_set("reporting", "pronouns")
_BACK = 3
"""Sentences that a pronoun looks back over for a named speaker."""


@dataclass(frozen=True, slots=True)
class Spoken:
    """Who says a sentence, and who says what in it where it reports several."""

    whole: Attribution
    parse: Parse | None = None
    acts: tuple[Speech, ...] = ()

    def of(self, q: Quantity) -> Attribution:
        """Who gives a figure, which is not always who says the rest ("Police said 3 died, the hospital said 5")."""
        if self.parse is None or len(self.acts) < 2:
            return self.whole
        at = head_of_span(self.parse, q.start, q.end)
        verb = at if at is None or is_predicate(self.parse, at) else governor(self.parse, at)
        act = None if verb is None else speech(self.parse, verb)
        if act is None or act == self.acts[0] or _name(self.parse, act) in PRONOUNS:
            return self.whole
        return replace(_said(self.parse, act, self.whole), name="")


def attribution_of(text: str, parse: Parse | None, quoted: bool = False) -> Attribution:
    """The first speaker that the sentence names, with the reporting verb; empty where it names none or has no parse.

    ``speaker`` may be a pronoun; who is meant is for the discourse to say. ``quoted``: the sentence stands inside
    quotation marks as a whole.
    """
    return _spoken(text, parse, quoted).whole


def attributions(sentences: Sequence[Sentence], parses: Mapping[str, Parse]) -> list[Spoken]:
    """Who is quoted in each sentence. A pronoun is the last named speaker of the last three sentences; a quotation
    without a speaker is the speaker's of the sentence before or after it in the same paragraph."""
    spoken = [_spoken(s.text, parses.get(s.text), s.passage == "quote") for s in sentences]
    found = [one.whole for one in spoken]
    last, at = "", -9
    for i, a in enumerate(found):
        if a.speaker and a.speaker not in PRONOUNS:
            last, at = a.speaker, i
        elif a.speaker in ("he", "she") and last and i - at <= _BACK:
            found[i] = replace(a, speaker=last)
            at = i
    for i, (s, a) in enumerate(zip(sentences, found, strict=True)):
        if a.speaker or s.passage != "quote":
            continue
        for other in (i - 1, i + 1):
            if 0 <= other < len(found) and sentences[other].block == s.block and found[other].manner == "direct":
                found[i] = replace(a, speaker=found[other].speaker, verb=found[other].verb)
                break
    return [replace(one, whole=whole) for one, whole in zip(spoken, found, strict=True)]


def _spoken(text: str, parse: Parse | None, quoted: bool) -> Spoken:
    manner = Attribution(manner="direct" if quoted or quotations(text) else "")
    if parse is None:
        return Spoken(manner)
    acts = speeches(parse)
    whole = replace(manner, agency=_credited(parse) or None)
    return Spoken(_said(parse, acts[0], whole) if acts else whole, parse, acts)


def _said(parse: Parse, act: Speech, rest: Attribution) -> Attribution:
    verb = word(parse, act.cue)
    verb = "according to" if verb.lower() == "according" else verb
    return replace(rest, speaker=_name(parse, act), verb=verb, manner=rest.manner or "indirect")


def _name(parse: Parse, act: Speech) -> str:
    span = speaker_span(parse, act.speaker)
    words = parse.text[span.start : span.end]
    return words.lower() if words.lower() in PRONOUNS else words


@cache
def _agencies() -> tuple[tuple[str, ...], ...]:
    """The names of news agencies in words, the longest first."""
    names = (tuple(name.replace("-", " - ").split()) for name in packaged_table("reporting")["agencies"]["words"])
    return tuple(sorted(names, key=lambda name: (-len(name), name)))


def _credited(parse: Parse) -> str:
    """The news agency that the sentence credits: "(Reuters)", "told Reuters", "Reuters reported"."""
    words = tuple(word(parse, token) for token in range(len(parse)))
    for first in range(len(words)):
        for name in _agencies():
            last = first + len(name)
            if words[first:last] == name and _is_credited(parse, words, first, last):
                return parse.text[parse.starts[first] : parse.ends[last - 1]]
    return ""


def _is_credited(parse: Parse, words: Sequence[str], first: int, last: int) -> bool:
    """Does the name stand in brackets or behind a dash, or take part in saying or telling it?"""
    before, behind = words[first - 1] if first else "", words[last] if last < len(words) else ""
    if before in word_set("reporting", "credit_marks") or behind == ")":
        return True
    if behind.lower() in word_set("reporting", "agency_nouns"):
        return True
    head = head_of_span(parse, parse.starts[first], parse.ends[last - 1])
    if head is None:
        return False
    above = parse.heads[head]
    if parse.pos[above] == "ADP":
        return parse.lemmas[above].lower() in word_set("reporting", "credit_prepositions")
    return reports(parse, above) or parse.lemmas[above].lower() in word_set("reporting", "quoting")
