"""Whom the figures of a document are told of: subjects as canonical names, pronouns traced to who was named before.

A pronoun is taken for the one name that the sentences before leave: two names that compete leave it open, and so does a
common noun for people in between. The evidence then says in brackets who was meant and where it was read.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections import Counter
from collections.abc import Callable, Collection, Iterable
from dataclasses import dataclass, field

from consistency.checks.copies import CALENDAR
from consistency.checks.scopes import subject_relation
from consistency.claims.discourse import WINDOW
from consistency.claims.places import PlaceName
from consistency.claims.subjects import Clauses, Subject, is_figure_subject, read_clauses
from consistency.claims.verbs import HE, OWNERS, Token, tokens_of, words_of
from consistency.config import Config, packaged_table
from consistency.datatypes import Quantity, Sentence
from consistency.gazetteer import Gazetteer, fold
from consistency.lemmas import is_known

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

    def read(self, sentence: Sentence, places: Iterable[PlaceName] = ()) -> Told:
        """The subjects of a sentence; call it once for each sentence that speaks, in order."""
        self.places |= {part for p in places if p.sure for part in p.path.split(", ")}
        text = sentence.text if len(sentence.text) <= WINDOW else ""  # nobody writes such a sentence
        words = [w for w in _WORD.findall(text) if w[0].isalpha()]
        heading = len(words) > 3 and sum(w[0].isupper() for w in words) > 0.6 * len(words)
        tokens = tokens_of(text, self.names, heading)
        told = Told(self, text, tokens, read_clauses(tokens, self.people), sentence.passage == "quote")
        self.told.append(told.summary(sentence.passage == "headline"))
        del self.told[: -REACH_BACK - 1]
        return told

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


def _start(token: Token) -> int:
    return token.start


@dataclass(slots=True)
class Told:
    """One sentence, with the subjects of its clauses."""

    agents: Agents
    text: str
    tokens: list[Token]
    clauses: Clauses
    quoted: bool
    before: list[_Told] = field(default_factory=list)

    def __post_init__(self) -> None:
        self.before = list(self.agents.told[-REACH_BACK:])

    def of(self, q: Quantity) -> Agent:
        """Who has, does or undergoes what ``q`` counts."""
        own = self._owner(q)
        if own is not None:
            return own
        if is_figure_subject(self.tokens, q.start, max(q.end, q.counted_end)) or self._anothers(q):
            return Agent()
        gapped = self._gapped(q)
        if gapped is None and self._beside_another(q):
            return Agent()
        subject = gapped or self.clauses.at(q.number_start) or self._opening(q)
        return self._agent(subject, q.start) if subject else Agent()

    def _index(self, offset: int) -> int:
        return bisect_left(self.tokens, offset, key=_start)

    def _owner(self, q: Quantity) -> Agent | None:
        """ "Odo's 12 goals", "his 12 goals": whose they are."""
        at = self._index(q.start) - 1
        if at < 0:
            return None
        token = self.tokens[at]
        if token.low in OWNERS:
            return self._agent(Subject(token.start, OWNERS[token.low], pronoun=True), q.start)
        if token.kind != "poss" or at == 0 or self.tokens[at - 1].kind != "name":
            return None
        start = at - 1
        while start and self.tokens[start - 1].kind == "name":
            start -= 1
        words = " ".join(t.text for t in self.tokens[start:at])
        group = start > 0 and self.tokens[start - 1].low == "the"
        return self._agent(Subject(self.tokens[start].start, words, group=group), q.start)

    def _anothers(self, q: Quantity) -> bool:
        """ "28 to 30 for Odo", "12 from Odo": somebody else's than the subject's, but nobody knows how."""
        at = self._index(max(q.end, q.counted_end))
        if at + 1 >= len(self.tokens) or self.tokens[at].low not in ("for", "from", "by"):
            return False
        before = self._index(q.start) - 1
        if self.tokens[at].low == "for" and (
            q.counted or before < 0 or self.tokens[before].low not in ("to", "and", ",")
        ):
            return False
        k = at + 1
        while k < len(self.tokens) and self.tokens[k].kind == "word" and k - at < 4 and self.tokens[k].low != "the":
            k += 1
        if k >= len(self.tokens) or self.tokens[k].kind != "name":
            return False
        return bool(self.agents.name_of(self.tokens[k].text))

    def _beside_another(self, q: Quantity) -> bool:
        """Does another name stand between the verb and the figure, after a comma or "and", or before a bracket ("the
        Hawks are at 8 years, the Terns around 7", "beat the Terns (12-3)")? Then the figure may be that one's."""
        at = self._index(q.start)
        first = self._index(self.clauses.since(q.number_start))
        if at and self.tokens[at - 1].low == "(":
            return at > 1 and self.tokens[at - 2].kind == "name"
        for k in range(max(1, first), at):
            if self.tokens[k].kind == "name" and self.tokens[k - 1].kind != "name":
                lead = k - 1 - (self.tokens[k - 1].low == "the")
                if lead >= first and self.tokens[lead].low in (",", "and", "or", "while", "but"):
                    return bool(self.agents.name_of(self.tokens[k].text))
        return False

    def _gapped(self, q: Quantity) -> Subject | None:
        """ "Odo had 12 goals and Ray 9": the verb is left out."""
        at = self._index(q.start) - 1
        end = at
        while at >= 0 and self.tokens[at].kind == "name":
            at -= 1
        if (
            at == end
            or at < 1
            or self.tokens[at].low not in ("and", "while", "but")
            or self.clauses.at(q.start) is None
        ):
            return None
        return Subject(self.tokens[at + 1].start, " ".join(t.text for t in self.tokens[at + 1 : end + 1]))

    def _opening(self, q: Quantity) -> Subject | None:
        """ "In 133 games, he averaged", "After missing three games, Odo returned": the subject is still to come."""
        if not self.tokens:
            return None
        first = self.tokens[0].low
        second = self.tokens[1].low if len(self.tokens) > 1 else ""
        prepared = first in words_of("prepositions") and second.endswith("ing")
        counted = first in ("in", "through") and q.kind == "count" and self.tokens[1].start >= q.start - 20
        if not (first.endswith("ing") or prepared or counted):
            return None
        subject = next((s for s in self.clauses.subjects if not s.speaks), None)
        return subject if subject is not None and subject.first else None

    def _agent(self, subject: Subject, at: int) -> Agent:
        if not subject.words:
            return Agent()
        if not subject.pronoun:
            name = self.agents.name_of(subject.words)
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
            for s in self.clauses.subjects
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
            name = self.agents.name_of(s.words)
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
        k = 0
        while k < len(self.tokens) and self.tokens[k].start < pronoun.start:
            start = k
            while k < len(self.tokens) and self.tokens[k].kind == "name":
                k += 1
            if k > start and not (start and self.tokens[start - 1].low == "the"):
                behind = self.tokens[k] if k < len(self.tokens) else None
                adjective = behind is not None and behind.kind == "word" and behind.low in self.agents.people
                name = self.agents.name_of(" ".join(t.text for t in self.tokens[start:k]))
                if name and not adjective:
                    found.add(name)
            k = max(k, start + 1)
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
        for s in self.clauses.subjects:
            if s.person_like and not s.words and not s.relative:
                unnamed = True
            if s.pronoun and s.words in HE:
                meant, _ = self._meant(s)
                if not meant.subject:
                    return _Told(open=True)
                self.agents.genders.setdefault(meant.subject, s.words)
                found.append(meant)
            elif s.words and not s.pronoun:
                name = self.agents.name_of(s.words)
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
