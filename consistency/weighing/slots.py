"""What the clauses of a sentence say, slot by slot: figures, times, names and words, and what each hangs on."""

from __future__ import annotations

import math
import re
from collections.abc import Hashable, Sequence
from dataclasses import dataclass
from typing import Literal

from consistency.config import Config
from consistency.datatypes import Claim, Quantity
from consistency.gazetteer import fold
from consistency.language import clause_of
from consistency.language.clauses import is_predicate
from consistency.parsing import Parse, ancestors, children_of, head_of_span, tokens_in
from consistency.quantities import extract_quantities
from consistency.times import times_of

Family = Literal["number", "time", "name", "word"]
NAMES = {"PERSON": "person", "ORG": "body", "NORP": "people", "GPE": "place", "LOC": "place", "FAC": "place",
         "PRODUCT": "thing", "EVENT": "thing", "WORK_OF_ART": "thing"}  # fmt: skip
"""OntoNotes label -> sort of name; the other labels are figures and times, which are read elsewhere."""
WORDS = {"NOUN": "noun", "VERB": "verb", "ADJ": "adjective"}
_CONTENT = frozenset({"NOUN", "VERB", "ADJ", "ADV", "PROPN", "NUM"})
_LIGHT = frozenset("be have do say tell will would can could may might must shall should get go make".split())
"""Lemmas that carry nothing by themselves."""
_FUNCTION = ("ADP", "DET", "PART", "AUX", "SCONJ")
_OTHER_CLAUSES = ("advcl", "ccomp", "relcl", "acl", "conj", "parataxis")
_NEAR = 4
"""Tokens on either side of a slot that are its surroundings."""
_HOUR = re.compile(
    r"\b(\d{1,2})(?:[:.]([0-5]\d))?\s?([ap])\.?\s?m\b|\b([01]\d|2[0-3]):?([0-5]\d)\s?(?:hours|hrs|GMT|h)\b"
    r"|\b([01]?\d|2[0-3]):([0-5]\d)\b|\b(noon|midnight)\b",
    re.I,
)
_TITLE = re.compile(r"^(?:the|mr|ms|mrs|dr|gen|president)\.?\s|['’]s$", re.I)


@dataclass(frozen=True, slots=True)
class Slot:
    """One thing that a clause says. Offsets count characters of the sentence."""

    family: Family
    sort: str
    """Kind of figure; ``day`` or ``hour``; sort of name; part of speech."""
    value: Hashable
    """Normalised: two slots with one value say the same."""
    start: int
    end: int
    dependency: str
    governor: str
    """Lemma of what it hangs on, prepositions passed over; its own for a root."""
    predicate: str
    """Lemma of the verb of its clause."""
    subject: str
    """Lemma of the head of that verb's subject; empty where there is none."""
    near: frozenset[str]
    """Lemmas of content around it."""
    clause: frozenset[str]
    """Lemmas of content of its clause, itself left out."""
    head: str = ""
    """What a figure counts, or its unit."""
    quantity: Quantity | None = None
    claim: Claim | None = None
    """The claim that the figure makes."""


@dataclass(frozen=True, slots=True)
class Told:
    """A sentence with its slots."""

    parse: Parse
    slots: tuple[Slot, ...]
    names: frozenset[Hashable]
    figures: frozenset[Hashable]
    times: frozenset[Hashable]
    lemmas: frozenset[str]
    """Lemmas of content."""


def read(claim: Claim, parse: Parse, figures: Sequence[Claim], config: Config) -> Told:
    """The slots of the sentence of ``claim``, in order of place. ``figures``: the claims of its figures."""
    reader = _Reader(claim, parse, figures, config)
    slots = sorted(reader.slots(), key=lambda s: (s.start, s.end, s.family, s.sort))
    values = {f: frozenset(s.value for s in slots if s.family == f) for f in ("number", "time", "name")}
    return Told(
        parse, tuple(slots), values["name"], values["number"], values["time"], frozenset(reader.content.values())
    )


class _Reader:
    """Reads one sentence."""

    def __init__(self, claim: Claim, parse: Parse, figures: Sequence[Claim], config: Config) -> None:
        self.claim, self.parse, self.config = claim, parse, config
        self.figures = {c.quantity.start - c.start: c for c in figures if c.quantity}
        self.below = children_of(parse)
        lemmas = [lemma.casefold() for lemma in parse.lemmas]
        self.content = {
            t: lemma
            for t, lemma in enumerate(lemmas)
            if parse.pos[t] in _CONTENT and lemma not in _LIGHT and lemma.isalnum()
        }
        self.taken: set[int] = set()

    def slots(self) -> list[Slot]:
        """Figures and times first: what they cover is no name and no word."""
        return [*self._times(), *self._figures(), *self._names(), *self._words()]

    def _times(self) -> list[Slot]:
        found = []
        text = self.parse.text
        for time in times_of(text, self.claim.clocks.published):
            end = time.start + len(time.words)
            found += self._slot("time", "day", time.value or time.words.casefold(), time.start, end)
        for m in _HOUR.finditer(text):
            found += self._slot("time", "hour", _minutes(m), m.start(), m.end())
        return found

    def _figures(self) -> list[Slot]:
        found = []
        for q in extract_quantities(self.parse.text, self.config):
            end = max(q.end, q.counted_end)
            counted = q.counted_end > q.counted_start
            head = (q.counted_start, q.counted_end) if counted else (q.number_start, q.number_end)
            slots = self._slot("number", q.kind, q.interval, q.start, end, head, q)
            found += slots
        return found

    def _names(self) -> list[Slot]:
        found = []
        parse = self.parse
        for entity in parse.entities:
            sort = NAMES.get(entity.label)
            start, end = parse.starts[entity.start], parse.ends[entity.end - 1]
            if sort and not self.taken.intersection(range(entity.start, entity.end)):
                found += self._slot("name", sort, named(parse.text[start:end]), start, end)
        for first, last in self._proper():
            start, end = parse.starts[first], parse.ends[last]
            found += self._slot("name", "person", named(parse.text[start:end]), start, end)
        return found

    def _proper(self) -> list[tuple[int, int]]:
        """Runs of proper nouns that no entity covers, first and last token."""
        runs: list[tuple[int, int]] = []
        for t, pos in enumerate(self.parse.pos):
            if pos == "PROPN" and t not in self.taken:
                if runs and runs[-1][1] == t - 1:
                    runs[-1] = (runs[-1][0], t)
                else:
                    runs.append((t, t))
        return runs

    def _words(self) -> list[Slot]:
        parse = self.parse
        open_words = [t for t in self.content if t not in self.taken and parse.pos[t] in WORDS]
        return [
            slot
            for t in open_words
            for slot in self._slot("word", WORDS[parse.pos[t]], self.content[t], parse.starts[t], parse.ends[t])
        ]

    def _slot(
        self,
        family: Family,
        sort: str,
        value: Hashable,
        start: int,
        end: int,
        head: tuple[int, int] | None = None,
        quantity: Quantity | None = None,
    ) -> list[Slot]:
        """The slot, or none where no token of the parse lies there; its tokens are taken."""
        parse = self.parse
        inside = tokens_in(parse, start, end)
        top = head_of_span(parse, *(head or (start, end)))
        if top is None or not inside:
            return []
        self.taken |= set(inside)
        governor, verb = self._governor(top), self._verb(top)
        subject = None if verb is None else clause_of(parse, verb)
        who = subject.agent if subject and subject.agent is not None else subject.patient if subject else None
        lemma = parse.lemmas
        around = range(max(0, inside[0] - _NEAR), min(len(parse), inside[-1] + _NEAR + 1))
        clause = self._clause(verb if verb is not None else top)
        return [
            Slot(
                family, sort, value, start, end,
                dependency=parse.deps[top],
                governor=lemma[governor].casefold(),
                predicate="" if verb is None else lemma[verb].casefold(),
                subject="" if who is None else lemma[who].casefold(),
                near=frozenset(self.content[t] for t in around if t not in inside and t in self.content),
                clause=frozenset(self.content[t] for t in clause if t not in inside and t in self.content),
                head=(quantity.head or quantity.unit) if quantity else "",
                quantity=quantity,
                claim=self.figures.get(quantity.start) if quantity else None,
            )
        ]  # fmt: skip

    def _governor(self, token: int) -> int:
        """What ``token`` hangs on, through prepositions and helpers; itself for a root."""
        above = ancestors(self.parse, token)
        return next((t for t in above if self.parse.pos[t] not in _FUNCTION), above[-1] if above else token)

    def _verb(self, token: int) -> int | None:
        return next((t for t in (token, *ancestors(self.parse, token)) if is_predicate(self.parse, t)), None)

    def _clause(self, top: int) -> list[int]:
        """What hangs on ``top``, other clauses left out."""
        found, waiting = [], [top]
        while waiting:
            token = waiting.pop()
            found.append(token)
            waiting += [
                t
                for t in self.below[token]
                if t not in found
                and not (self.parse.deps[t] in _OTHER_CLAUSES and self.parse.pos[t] in ("VERB", "AUX"))
            ]
        return found


def size_of(q: Quantity) -> float:
    """How large a figure is, in its base unit: its low end, or the high one where that is open."""
    interval = q.interval
    end = interval.low if math.isfinite(interval.low) else interval.high
    return abs(end) if math.isfinite(end) else 0.0


def named(text: str) -> str:
    """A name without article, title and possessive, in one spelling for capitals, accents, apostrophes and hyphens."""
    return fold(_TITLE.sub("", " ".join(text.split())))


def _minutes(m: re.Match[str]) -> int:
    """The minute of the day."""
    if m[1]:
        return int(m[1]) % 12 * 60 + (720 if m[3].casefold() == "p" else 0) + int(m[2] or 0)
    if m[8]:
        return 720 if m[8].casefold() == "noon" else 0
    hour, minute = (m[4], m[5]) if m[4] else (m[6], m[7])
    return int(hour) * 60 + int(minute)
