"""Whom the figures of a document are told of: subjects as canonical names, pronouns traced to who was named before.

A pronoun is taken for the one name that the sentences before leave: two names that compete leave it open, and so does a
common noun for people in between. The evidence then says in brackets who was meant and where it was read.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Collection, Iterable
from dataclasses import dataclass, field

from consistency.checks.copies import CALENDAR
from consistency.checks.scopes import subject_relation
from consistency.claims.places import PlaceName
from consistency.claims.subjects import HE, Subject, subject_of_figure, subjects_of
from consistency.config import Config, packaged_table
from consistency.datatypes import Quantity, Sentence
from consistency.gazetteer import Gazetteer, fold
from consistency.language import has_article, runs_of_names
from consistency.lemmas import is_known
from consistency.parsing import Parse, word

REACH_BACK = 3
"""Sentences that a pronoun may point back over to a name or to a pronoun that was resolved."""
_WORD = re.compile(r"[A-Za-zÀ-ɏ][\w’'\-.]*[^\W_]")
_NO_PERSON = frozenset("police congress parliament government internet".split())
_FEMALE = re.compile(r"\b(?:Mrs|Ms|Miss|Lady|Dame|Sister)\.?\s$")
_MALE = re.compile(r"\b(?:Mr|Sir|Lord)\.?\s$")


@dataclass(frozen=True, slots=True)
class Agent:
    """Who a figure is told of, and the words that say so."""

    name: str = ""
    words: str = ""


@dataclass(frozen=True, slots=True)
class _Told:
    """Whom a sentence of the document was about."""

    subject: str = ""
    """Canonical name of the subject of its clauses; empty where none is named."""
    words: str = ""
    group: bool = False
    gender: str = ""
    open: bool = False
    """Does it leave open whom a pronoun behind it means: several names, or people without a name?"""


@dataclass(slots=True)
class Agents:
    """Reads the sentences of one document, in order."""

    gaz: Gazetteer
    near: Collection[str]
    """Countries and states that the document names; they decide between namesakes."""
    canonical: Callable[[str], str]
    names: frozenset[str]
    surnames: frozenset[str]
    people: frozenset[str]
    places: set[str] = field(default_factory=set)
    """Names that the document has used as places so far."""
    told: list[_Told] = field(default_factory=list)
    genders: dict[str, str] = field(default_factory=dict)
    """Canonical name -> the pronoun that the document has used for it."""

    def read(self, sentence: Sentence, parse: Parse | None, places: Iterable[PlaceName] = ()) -> Told:
        """The subjects of a sentence; call it once for each sentence that speaks, in order. Without a parse nobody."""
        self.places |= {part for p in places if p.sure for part in p.path.split(", ")}
        subjects = () if parse is None else subjects_of(parse, self.people)
        told = Told(self, sentence.text, parse, subjects, sentence.passage == "quote")
        self.told.append(told.summary(sentence.passage == "headline"))
        del self.told[: -REACH_BACK - 1]
        return told

    def name_of_subject(self, subject: Subject) -> str:
        """The same of a subject; no word of the dictionary that opens a sentence ("Discontent was high")."""
        known = subject.opens and subject.words not in self.names and is_known(subject.words.lower())
        return "" if known else self.name_of(subject.words)

    def name_of(self, words: str) -> str:
        """Canonical name of a subject; empty for a place, a people or a word that names nobody."""
        parts = words.split("-")
        if len(parts) > 1 and words not in self.names and all(is_known(p.lower()) for p in parts if p):
            return ""  # "Ram-raiders hit a shop": a capital that the start of a sentence gave; "North- and …"
        name = self.canonical(words)
        if len(name) < 2 or name in self.gaz.peoples or name in _NO_PERSON or set(name.split()) <= CALENDAR:
            return ""
        if name in self.gaz.parts or name in self.gaz.wide or name in self.places:
            return ""
        if name.split()[-1] in self.surnames and len(words.split()) < 4:
            return name
        path = self.gaz.path(words, self.near)
        return "" if ", " in path or path in self.gaz.codes.values() else name


def agents_of(
    sentences: Iterable[Sentence], gaz: Gazetteer, near: Collection[str], canonical: Callable[[str], str]
) -> Agents:
    """A reader for the sentences of one document."""
    seen: Counter[str] = Counter()
    last: set[str] = set()
    for sentence in sentences:
        words = list(_WORD.finditer(sentence.text))
        if sum(m[0][0].isupper() for m in words) > 0.6 * len(words):
            continue
        for k, m in enumerate(words[1:], 1):
            before = words[k - 1]
            between = sentence.text[before.end() : m.start()]
            if m[0][0].isupper() and not re.search(r"[.!?:“”\"]", between):
                seen[re.sub(r"[’']s$", "", m[0])] += 1
                if between == " " and before[0][0].isupper() and not is_known(before[0].lower()):
                    last.add(fold(re.sub(r"[’']s?$", "", m[0])))
    people = set(packaged_table("reporting")["roles"]["words"])
    for row in ("people", "personnel"):
        people |= {str(w) for w in packaged_table("measures")[row].get("heads", ())}
    return Agents(gaz, near, canonical, frozenset(seen), frozenset(last), frozenset(people))


@dataclass(slots=True)
class Told:
    """One sentence, with the subjects of its clauses."""

    agents: Agents
    text: str
    parse: Parse | None
    subjects: tuple[Subject, ...]
    quoted: bool
    before: list[_Told] = field(default_factory=list)

    def __post_init__(self) -> None:
        self.before = list(self.agents.told[-REACH_BACK:])

    def of(self, q: Quantity) -> Agent:
        """Who has, does or undergoes what ``q`` counts."""
        if self.parse is None:
            return Agent()
        subject = subject_of_figure(self.parse, q, self.agents.people)
        fronted = subject.start > q.start and q.kind != "count"
        return Agent() if fronted else self._agent(subject)  # "in two years Odo": when, and not how many

    def _agent(self, subject: Subject) -> Agent:
        if not subject.words:
            return Agent()
        if not subject.pronoun:
            name = self.agents.name_of_subject(subject)
            return Agent(name, f"the {subject.words}" if subject.group else subject.words) if name else Agent()
        meant, source = self._meant(subject)
        if meant.subject and subject.words in HE:
            self.agents.genders.setdefault(meant.subject, subject.words)
        return Agent(meant.subject, f"{subject.words} ({meant.words}, {source})") if meant.subject else Agent()

    def _meant(self, pronoun: Subject) -> tuple[_Told, str]:
        """Whom a pronoun means."""
        here = self._here(pronoun)
        if here is not None:
            return here, "of the same sentence"
        if self._in_quote(pronoun.start):
            return _Told(), ""
        return self._earlier(pronoun), "of an earlier sentence"

    def _earlier(self, pronoun: Subject) -> _Told:
        for told in reversed(self.before):
            if told.open:
                return _Told()
            if told.subject:
                unsure = pronoun.words == "it" and not told.group  # "it could take years" stands for nothing
                return told if self._fits(pronoun.words, told) and not unsure else _Told()
        return _Told()

    def _here(self, pronoun: Subject) -> _Told | None:
        """Whom the sentence itself names before the pronoun: None where it names nobody, empty where several."""
        earlier = [
            s
            for s in self.subjects
            if s.start < pronoun.start and s is not pronoun and (s.words or (s.person_like and not s.relative))
        ]
        named = self._others(pronoun)
        subjects: dict[str, tuple[Subject, _Told]] = {}
        for s in earlier:
            if s.pronoun:
                if s.words != pronoun.words and not {s.words, pronoun.words} & {"it", "they"}:
                    return _Told()
                continue
            if not s.words:
                return _Told()
            name = self.agents.name_of_subject(s)
            if name:
                subjects[name] = s, self._as_told(name, s)
        fitting = [(s, t) for s, t in subjects.values() if self._fits(pronoun.words, t)]
        rivals = {n for n in named if not any(subject_relation(n, t.subject) == "same" for _, t in fitting)}
        if not fitting:
            return _Told() if rivals and pronoun.words in HE else None
        if len(fitting) > 1 or (rivals and pronoun.words in HE):
            return _Told()
        subject, told = fitting[0]
        if subject.speaks and pronoun.words in HE:
            before = self._earlier(pronoun)
            known = before.subject and subject_relation(before.subject, told.subject) == "same"
            return told if known else _Told()
        return told

    def _others(self, pronoun: Subject) -> set[str]:
        """Names of the sentence before the pronoun that may be people: without an article, no places."""
        found: set[str] = set()
        parse = self.parse
        for run in () if parse is None else runs_of_names(parse):
            if parse is None or parse.starts[run[0]] >= pronoun.start:
                break
            if has_article(parse, run) or parse.deps[run[-1]] in ("compound", "amod"):
                continue
            name = self.agents.name_of(" ".join(word(parse, t) for t in run))
            if name:
                found.add(name)
        return found

    def _as_told(self, name: str, subject: Subject) -> _Told:
        lead = self.text[max(0, subject.start - 8) : subject.start]
        gender = "she" if _FEMALE.search(lead) else "he" if _MALE.search(lead) else ""
        return _Told(name, subject.words, subject.group, gender)

    def _fits(self, pronoun: str, told: _Told) -> bool:
        """Number and gender, as far as they are known."""
        gender = told.gender or self.agents.genders.get(told.subject, "")
        if pronoun in HE:
            return not told.group and gender in ("", pronoun)
        if pronoun == "they":
            return told.group
        return not gender and told.subject.split()[-1] not in self.agents.surnames

    def _in_quote(self, at: int) -> bool:
        text = self.text[:at]
        return self.quoted or text.count("“") > text.count("”") or text.count('"') % 2 == 1

    def summary(self, headline: bool) -> _Told:
        """Whom the sentence is about, for the pronouns of the next."""
        if headline:
            return _Told()
        found: list[_Told] = []
        unnamed = False
        for s in self.subjects:
            if s.person_like and not s.words and not s.relative:
                unnamed = True
            if s.pronoun and s.words in HE:
                meant, _ = self._meant(s)
                if not meant.subject:
                    return _Told(open=True)
                self.agents.genders.setdefault(meant.subject, s.words)
                found.append(meant)
            elif s.words and not s.pronoun:
                name = self.agents.name_of_subject(s)
                if name:
                    found.append(self._as_told(name, s))
        distinct: list[_Told] = []
        for told in found:
            if not any(subject_relation(told.subject, d.subject) == "same" for d in distinct):
                distinct.append(told)
        people = [t for t in distinct if not t.group]
        if not distinct:
            return _Told(open=unnamed or self._names_people())
        if len(people) > 1 or unnamed:
            return _Told(open=True)
        chosen = people[0] if people else distinct[0]
        if len(distinct) > 1 and not people:
            return _Told(open=True)
        return chosen

    def _names_people(self) -> bool:
        """Does a sentence whose subjects name nobody name somebody else, who may be meant next?"""
        end = Subject(len(self.text) + 1)
        return any(len(n.split()) > 1 or n in self.agents.surnames for n in self._others(end))


def subject_kinds(config: Config) -> Collection[str]:
    """Measures whose counts have no subject: victims, whom the event anchors, and what an event is counted by
    (attacks, rockets), which one text lays to a band and another to its wing."""
    return {name for name, row in config.measures.items() if {"toll", "event"} & set(row.get("notes", ()))}
