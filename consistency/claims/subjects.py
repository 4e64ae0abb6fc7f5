"""Who has, does or undergoes what a figure counts: the grammatical subject of its clause, where that is a name.

There is no parser here. A sentence is walked once from left to right; each finite verb says what its subject is from
what stands right before it: a name, a pronoun, a common noun (then nobody is named), a comma that closes an insertion,
or a conjunction, behind which the subject goes on. Where this is not plain, the subject is empty: precision first.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass, field, replace

from consistency.checks.copies import CALENDAR
from consistency.claims.verbs import (
    PRONOUNS,
    Token,
    is_finite,
    is_small,
    skip_back,
    words_of,
)
from consistency.language import is_reporting

_LONGEST = 14
"""Words of a subject that are looked at; a longer one was read wrongly."""
_RESULT = 4
"""Words behind a verb among which its object is looked for."""
_REACH = 40
"""Words that the right of a figure is read over for the verb that makes it a subject."""
_NAME_LINKS = frozenset("of de van von al bin ibn ul der la".split())


@dataclass(frozen=True, slots=True)
class Subject:
    """What stands as the subject: a name, a pronoun, or what names nobody (``words`` empty)."""

    start: int = 0
    words: str = ""
    pronoun: bool = False
    group: bool = False
    """Does an article stand before the name ("the Saints")?"""
    person_like: bool = False
    """Is it a common noun for people ("his lawyer")? Such a one may be meant by a later "he"."""
    speaks: bool = False
    """Is it the subject of a reporting verb?"""
    relative: bool = False
    """Is it what "who", "which" or "that" stands for?"""
    first: bool = False
    """Does it stand behind the comma that ends an opening phrase?"""


NOBODY = Subject()


@dataclass(slots=True)
class Clauses:
    """The subjects of a sentence: from which offset on which holds."""

    tokens: Sequence[Token]
    starts: list[int] = field(default_factory=list)
    subjects: list[Subject] = field(default_factory=list)

    def put(self, at: int, subject: Subject) -> None:
        """``subject`` holds from offset ``at`` on."""
        self.starts.append(at)
        self.subjects.append(subject)

    def since(self, offset: int) -> int:
        """The offset from which on the subject at ``offset`` holds; 0 before the first verb."""
        k = bisect_right(self.starts, offset) - 1
        return self.starts[k] if k >= 0 else 0

    def at(self, offset: int) -> Subject | None:
        """The subject that holds at ``offset``; None before the first verb."""
        k = bisect_right(self.starts, offset) - 1
        return self.subjects[k] if k >= 0 else None


def read_clauses(tokens: Sequence[Token], people: frozenset[str]) -> Clauses:
    """The subjects of a sentence, in one walk. ``people``: common nouns for people, in lower case."""
    return _Walk(tokens, people).run()


@dataclass(slots=True)
class _Walk:
    tokens: Sequence[Token]
    people: frozenset[str]
    current: Subject | None = None
    outer: list[Subject | None] = field(default_factory=list)
    """What held before an insertion ("X, who …, did")."""
    before_sub: Subject | None = None
    """What held before a clause that "as", "while" … opened; None outside of one."""
    segment: int = 0
    """Place of the first word behind the last verb, comma or conjunction."""
    clause: int = 0
    """The same behind the last verb or word that opens a clause; insertions do not count."""
    seen_verb: bool = False
    last_verb: str = ""

    def run(self) -> Clauses:
        found = Clauses(self.tokens)
        for at, token in enumerate(self.tokens):
            if is_finite(self.tokens, at):
                self._verb(at, found)
            elif token.low == "to" and self._infinitive(at):
                self._bare_verb(at, found)
            elif token.low.endswith("ing") and token.kind == "word" and token.low not in words_of("not_verbs"):
                self._participle(at, found)
            elif token.kind == "mark" and token.low not in ("“", "”", '"', ","):
                self._stop(at, token, found)
            elif token.kind == "mark" or token.low in words_of("openings", "joins"):
                self.segment = at + 1
            elif token.low == "whose":
                self.outer.append(self._antecedent(at))
                self._set(found, token.end, NOBODY)
            elif token.low in words_of("openings", "clauses"):
                self._open(at)
                self._set(found, token.end, NOBODY)
        return found

    def _set(self, found: Clauses, offset: int, subject: Subject) -> None:
        self.current = subject
        found.put(offset, subject)

    def _open(self, at: int) -> None:
        if self.before_sub is None and self.seen_verb:
            self.before_sub = self.current
        self.segment = self.clause = at + 1
        self.seen_verb = False

    def _stop(self, at: int, token: Token, found: Clauses) -> None:
        self.segment = at + 1
        if token.low in (";", ":", "!", "?"):
            self.clause, self.seen_verb, self.before_sub = at + 1, False, None
            self.outer.clear()
            self._set(found, token.end, NOBODY)

    def _infinitive(self, at: int) -> bool:
        if at + 1 >= len(self.tokens):
            return False
        behind = self.tokens[at + 1]
        return behind.kind == "word" and not is_small(behind.low) and behind.low not in words_of("adverbs")

    def _bare_verb(self, at: int, found: Clauses) -> None:
        """ "to serve": the subject goes on, but not where a noun stands before it ("asked Odo to pay")."""
        ordered = self.last_verb in words_of("orders") and at > self.clause
        if at and self.seen_verb and (ordered or self.tokens[at - 1].kind == "name"):
            self._set(found, self.tokens[at].end, NOBODY)

    def _participle(self, at: int, found: Clauses) -> None:
        """ "X landing 178": with its own subject; behind a mark, conjunction or preposition the subject goes on."""
        before = self.tokens[at - 1] if at else None
        if before is None or before.kind in ("mark", "number", "poss") or is_small(before.low):
            return
        if is_finite(self.tokens, at - 1) or before.low in words_of("adverbs") or before.low in ("be", "been", "being"):
            return
        end = self.tokens[at].end
        if before.kind == "name":
            name = self._name_ending(at - 1, self.segment)
            lead = self.tokens[name[1] - 1].low if name and name[1] else ""
            clear = name is not None and (lead in ("with", "showed", "saw", "shows", "had") or not self.seen_verb)
            self._set(found, end, name[0] if name and clear else NOBODY)
        elif before.kind == "word" and self._takes(at + 1):
            self._set(found, end, NOBODY)

    def _takes(self, k: int) -> bool:
        """Does an object stand at ``k`` ("carrying 3 bags", not "shooting from")?"""
        if k >= len(self.tokens):
            return False
        behind = self.tokens[k]
        return behind.kind in ("number", "name") or behind.low in words_of("determiners")

    def _verb(self, at: int, found: Clauses) -> None:
        """A finite verb: who is its subject?"""
        tokens = self.tokens
        j = skip_back(tokens, at - 1)
        if j >= 0 and tokens[j].kind == "word" and j >= self.clause and self._not_a_subject(j):
            return  # "the hijacked ships", "of abandoned farms": an adjective
        if j >= 0 and tokens[j].kind == "number" and tokens[at].low not in words_of("auxiliaries"):
            return  # "12 hijacked ships"
        if j < self.clause - 1 or (j >= 0 and j < at - 1 and is_finite(tokens, j)):
            self._goes_on(at, found)
            return
        if j == self.clause - 1 and self.seen_verb:
            if j == at - 1 and tokens[j].low not in words_of("auxiliaries"):
                self._done(at, found, NOBODY)  # "the bank that Odo robbed had"
            else:
                self._goes_on(at, found)
            return
        subject = self._subject_before(j, at)
        if subject is None:
            self._goes_on(at, found)
            return
        self._done(at, found, subject)

    def _not_a_subject(self, j: int) -> bool:
        low = self.tokens[j].low
        if low in words_of("openings", "relative") or low in words_of("nobody") or low in words_of("openings", "joins"):
            return False
        return (
            low in words_of("determiners") or low in words_of("prepositions") or low in words_of("openings", "clauses")
        )

    def _goes_on(self, at: int, found: Clauses) -> None:
        """The verb belongs to the group before it ("has caught", "and won")."""
        if _reports(self.tokens, at):
            self._done(at, found, self.current or NOBODY)

    def _done(self, at: int, found: Clauses, subject: Subject) -> None:
        reports = _reports(self.tokens, at)
        if reports:
            found.put(self.tokens[at].start, replace(subject, speaks=True))
            subject = NOBODY
        self.segment = self.clause = at + 1
        self.seen_verb = not reports
        self.last_verb = self.tokens[at].low
        if reports:
            self.before_sub = None
        self._set(found, self.tokens[at].end, subject)

    def _subject_before(self, j: int, at: int) -> Subject | None:
        """The subject of the verb at ``at``; None where the one before goes on."""
        if j < 0:
            return NOBODY
        token = self.tokens[j]
        if token.low in PRONOUNS and token.kind == "word":
            self._entered(j)
            if token.low == "it" and (_is_be(self.tokens[j + 1]) or self._is_object(j)):
                return NOBODY  # "it was his third" stands for nothing, "took it" is what is taken
            return Subject(token.start, token.low, pronoun=True, first=self._behind_comma(j))
        if token.low in words_of("openings", "relative"):
            return self._relative(j)
        if token.low in words_of("nobody"):
            return Subject(person_like=True)
        if token.low in words_of("openings", "joins"):
            return self._joined()
        if token.kind == "mark":
            return self._behind_mark(j)
        if token.kind in ("number", "poss"):
            return NOBODY
        return self._noun(j)

    def _is_object(self, j: int) -> bool:
        before = self.tokens[j - 1] if j else None
        if before is None or before.kind != "word" or is_reporting(before.low):
            return False
        return before.low in words_of("prepositions") - words_of("openings", "both") or is_finite(self.tokens, j - 1)

    def _joined(self) -> Subject | None:
        """ "… and won": the same subject, but of two clauses nobody knows which is meant."""
        if self.before_sub is not None and self.before_sub != self.current:
            self.before_sub = None
            return NOBODY
        return None

    def _behind_mark(self, j: int) -> Subject | None:
        if self.tokens[j].low in (";", ":", "“", '"'):
            return NOBODY
        if self.outer:
            return self.outer.pop() or NOBODY
        if self.seen_verb:
            return self._joined()
        return self._inserted(j)

    def _inserted(self, j: int) -> Subject:
        """ "X, 36, served", "X, a guard of the Y, scored": the first part that is a name, or starts the clause."""
        parts: list[list[int]] = [[]]
        for k in range(max(self.clause, j - 3 * _LONGEST), j):
            if self.tokens[k].kind == "mark":
                parts.append([])
            else:
                parts[-1].append(k)
        if any(p and self.tokens[p[0]].low in words_of("openings", "joins") for p in parts):
            return NOBODY  # "his mother, X, and father, Y, came"
        said = [p for p in parts if p and not self._leads_in(p[0])]
        if not said:
            return NOBODY
        names = [self._head(p[0], p[-1]) for p in said]
        if names[0].words or len(said) == 1:
            return names[0]
        return names[-1] if names[-1].words else Subject(person_like=names[0].person_like)

    def _leads_in(self, k: int) -> bool:
        low = self.tokens[k].low
        return low in words_of("prepositions") or low in CALENDAR or low in words_of("openers") or low.endswith("ly")

    def _relative(self, j: int) -> Subject:
        """ "X, who": X. What held before comes back behind the insertion."""
        antecedent = self._antecedent(j)
        if j and self.tokens[j - 1].low == ",":
            self.outer.append(antecedent if not self.seen_verb else self.current)
        return replace(antecedent, relative=True)

    def _antecedent(self, j: int) -> Subject:
        k = j - 1 - (1 if j and self.tokens[j - 1].low == "," else 0)
        if k >= 0 and self.tokens[k].kind == "name":
            name = self._name_ending(k, max(0, k - _LONGEST))
            if name and not self._behind_preposition(name[1]):
                return name[0]
        return Subject(person_like=True)

    def _behind_preposition(self, start: int) -> bool:
        k = start - 1
        while k >= 0 and self.tokens[k].low in ("the", "a", "an"):
            k -= 1
        return k >= 0 and (self.tokens[k].low in words_of("prepositions") or self.tokens[k].kind == "poss")

    def _noun(self, j: int) -> Subject:
        """A noun phrase right before the verb."""
        if j - self.segment > _LONGEST:
            return NOBODY
        start = self.segment
        while start < j and self.tokens[start].low in words_of("openings", "both") | words_of("openings", "relative"):
            start += 1
        opened = start > self.segment or (
            self.segment and self.tokens[self.segment - 1].low in words_of("openings", "clauses")
        )
        if self._coordinated(start):
            return NOBODY
        subject = self._head(start, j)
        self._entered(start)
        if not opened and self.before_sub is not None and self.seen_verb:
            self.before_sub = None
        return replace(subject, first=self._behind_comma(start))

    def _entered(self, start: int) -> None:
        """A clause with a subject of its own begins at ``start``."""
        before = self.tokens[start - 1].low if start else ""
        sub = before in words_of("openings", "clauses") or before in words_of("openings", "both")
        if sub and self.before_sub is None and self.seen_verb:
            self.before_sub = self.current
        elif not sub and before in words_of("openings", "joins"):
            self.before_sub = None
        if self.outer and before == ",":
            self.outer.pop()

    def _coordinated(self, start: int) -> bool:
        """ "X and Y did": the last of several."""
        if not start or self.tokens[start - 1].low not in ("and", "or", "&"):
            return False
        behind_name = start > 1 and self.tokens[start - 2].kind == "name"
        return behind_name or (not self.seen_verb and start - 2 >= self.clause)

    def _behind_comma(self, start: int) -> bool:
        while start and self.tokens[start - 1].low in ("the", "mr", "mr.", "mrs", "mrs.", "ms", "ms."):
            start -= 1
        return start > 0 and self.tokens[start - 1].low == ","

    def _head(self, start: int, end: int) -> Subject:
        """The name that heads the phrase from ``start`` to ``end``; nobody where its head is a common noun."""
        tokens = self.tokens
        first = next((k for k in range(start, end + 1) if self._leads_on(k, start)), end + 1)
        if first > start:
            name = self._name_ending(first - 1, start)
            if name:
                return name[0]
            head = tokens[first - 1].low
            return Subject(person_like=head in self.people and not head.endswith("s"))
        if start and tokens[start - 1].low == ",":
            return NOBODY  # "X, 35, of New Velle pleaded"
        name = self._name_ending(end, start)
        return name[0] if name and not self._behind_preposition(name[1]) else NOBODY

    def _leads_on(self, k: int, start: int) -> bool:
        """Does a phrase begin at ``k`` that says more of the noun before it ("of the home side")?"""
        token = self.tokens[k]
        if token.kind == "name" or token.low not in words_of("prepositions"):
            return False
        linked = token.low in _NAME_LINKS and k > start and self.tokens[k - 1].kind == "name"
        return not (linked and token.low == "of" and self._is_title(k))

    def _is_title(self, k: int) -> bool:
        """Is "of" part of a name ("Bank of Velle")? Then a capital stands on both sides, and no article."""
        return (
            k + 1 < len(self.tokens)
            and self.tokens[k + 1].kind == "name"
            and self.tokens[k - 1].low.endswith(
                ("bank", "university", "college", "ministry", "department", "house", "bureau", "board", "church")
            )
        )

    def _name_ending(self, end: int, least: int) -> tuple[Subject, int] | None:
        """The name whose last word stands at ``end``, and the place of its first."""
        tokens = self.tokens
        if end < 0 or tokens[end].kind != "name":
            return None
        start = end
        while start - 1 >= least and end - start < 6:
            before = tokens[start - 1]
            linked = before.low in _NAME_LINKS and start - 2 >= least and tokens[start - 2].kind == "name"
            if linked and before.low == "of" and not self._is_title(start - 1):
                break
            if before.kind != "name" and not linked:
                break
            start -= 1
        while tokens[start].kind != "name":
            start += 1
        words = " ".join(t.text for t in tokens[start : end + 1])
        group = start > 0 and tokens[start - 1].low == "the"
        return Subject(tokens[start].start, words, group=group), start


def _is_be(token: Token) -> bool:
    """Is it a form of "be"?"""
    return token.low.strip(" ") in ("is", "was", "'s")


def _reports(tokens: Sequence[Token], at: int) -> bool:
    """Does the verb report what somebody says? "added 12 points" does not."""
    low = tokens[at].low
    if not is_reporting(low):
        return False
    if any(t.low in words_of("results") for t in tokens[at + 1 : at + 1 + _RESULT]):
        return False  # "reported a net profit of": it is the one who has it
    if low not in words_of("taking"):
        return True
    behind = tokens[at + 1] if at + 1 < len(tokens) else None
    return behind is None or behind.kind == "mark" or behind.low in PRONOUNS | {"that"}


def is_figure_subject(tokens: Sequence[Token], start: int, end: int) -> bool:
    """Is the figure from ``start`` to ``end`` itself the subject of a verb ("12 people were arrested")?"""
    at = next((k for k, t in enumerate(tokens) if t.start >= start), len(tokens))
    before = tokens[at - 1] if at else None
    while before is not None and before.low in words_of("determiners") and at > 1:
        at -= 1
        before = tokens[at - 1]
    opens = (
        before is None
        or before.kind == "mark"
        or before.low in words_of("openings", "joins")
        or before.low in words_of("openings", "clauses")
        or before.low in words_of("openings", "both")
        or before.low in words_of("openings", "relative")
        or is_reporting(before.low)
    )
    if not opens:
        return False
    first = next((k for k, t in enumerate(tokens) if t.start >= end), len(tokens))
    for k in range(first, min(len(tokens), first + _REACH)):
        token = tokens[k]
        if (
            token.kind == "mark"
            or token.low in words_of("openings", "joins")
            or token.low in words_of("openings", "relative")
        ):
            return False
        if is_finite(tokens, k):
            return True
    return False
