"""What happened: the events that a sentence names, each with a kind, and how an event stands in the scope.

``Scope.event`` is ``kind@place@date@participants``, each part empty where it is not known: the kind from
``tables/events.toml``, the place as in ``Scope.place``, the date as in ``Clocks.event``, participants as canonical
names joined by "+" in alphabetical order: ``attack@nord@2020-03-11@rebels``.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Collection, Sequence
from dataclasses import dataclass
from functools import cache

from consistency.claims.words import Context, Word
from consistency.config import packaged_table
from consistency.datatypes import EventFrom
from consistency.gazetteer import fold

MOST_PARTICIPANTS = 3
_DEFINITE = frozenset({"the", "this", "that", "these", "those", "its", "latest"})
_ARTICLES = _DEFINITE | {"a", "an", "another"}
_GENERIC = frozenset({"incident", "disaster", "tragedy"})
_NOT_GENERIC = frozenset(
    "agency management relief response official authority ministry minister team commander centre center room".split()
)
"""Behind a generic word these make it the name of an office ("the disaster agency")."""
_OTHERS = frozenset(
    (
        "retaliatory counter second third another previous earlier similar separate new other subsequent follow-up"
        " revenge"
    ).split()
)
"""Words that make an event another one than the last of its kind; it is pointed back to with the same word only."""
_REVENGE = frozenset({"retaliatory", "counter", "revenge"})
_ANSWERS = re.compile(
    r"\b(?:respond(?:ed|s|ing)?|retaliat\w{2,4}|answered|avenged?|in\s(?:response|revenge|return))\b", re.I
)
_STRIKES = frozenset(
    (
        "air rocket missile drone military retaliatory u.s us precision iranian american israeli russian turkish"
        " coalition deadly"
    ).split()
)
VICTIMS = frozenset({"attack", "shooting", "quake", "storm", "fire", "crash", "piracy", "kidnapping", "protest"})
"""Kinds of event that make victims: only these lend their place and date to a count of dead or wounded."""
_NAME = re.compile(
    r"(?<![\w.])(?:al-)?[A-Z][\w’'\-]{1,30}(?:\s(?:(?:al|bin|of|de|van|von)[\s-])?(?:al-)?[A-Z][\w’'\-]{1,30}){0,4}"
)
_POSSESSIVE = re.compile(r"[’']s?$")
_NO_NAME = re.compile(
    r"(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day|(?:Jan|Febr)uary|March|April|May|June|July|August|(?:Sept|Nov|Dec)ember|October"
    r"|The|This|That|These|Those|It|He|She|They|We|You|I|But|And|In|On|At|As|For|After|Before|When|While|If|There|However|Some|More|No|One|Two|Three|Four|Five|Six|Since|By|From|With|Police|Government|Parliament|Congress|President|Minister|Earlier|Last|Now"
    r"|Jan|Feb|Mar|Apr|Jun|Jul|Aug|Sept?|Oct|Nov|Dec|January|February|People|Officials|Gen|Col|Lt|Maj|Capt|Sgt|Brig|Adm|Vice|General|Colonel|Captain|Mr|Mrs|Ms|Dr|Meanwhile|However|According|Our|His|Her|Their|My|Your|Its"
)


@dataclass(frozen=True, slots=True)
class Trigger:
    """A word that names an event. Offsets count from the start of the sentence."""

    start: int
    end: int
    kind: str
    rank: int
    definite: bool
    """It points back: "the attack"."""
    other: str = ""
    """The word that tells it from the last event of its kind ("retaliatory")."""


@dataclass(frozen=True, slots=True)
class Event:
    """An event with what is known of it."""

    kind: str = ""
    place: str = ""
    date: str = ""
    words: str = ""
    """Where it was read."""
    other: str = ""
    date_from: EventFrom = ""

    def text(self, participants: Collection[str] = ()) -> str:
        """As it stands in the scope; empty where there is no kind."""
        people = "+".join(sorted(participants)[:MOST_PARTICIPANTS])
        return f"{self.kind}@{self.place}@{self.date}@{people}" if self.kind else ""


@cache
def _table() -> dict[str, tuple[str, int, frozenset[str], bool]]:
    """Lemma or pair of lemmas -> (kind, rank, lemmas it may not stand before, is it a noun)."""
    found: dict[str, tuple[str, int, frozenset[str], bool]] = {}
    for kind, row in packaged_table("events").items():
        blocked = frozenset(row["not_before"])
        for column in ("verbs", "nouns"):
            for word in row[column]:
                found[word] = (kind, int(row["rank"]), blocked, column == "nouns")
    return found


@cache
def _verbs() -> frozenset[str]:
    return frozenset(word for row in packaged_table("events").values() for word in row["verbs"])


def triggers_of(context: Context) -> list[Trigger]:
    """The events that the sentence names, in order."""
    table, words = _table(), context.words
    found: list[Trigger] = []
    answers = "retaliatory" if _ANSWERS.search(context.text) else ""
    at = 0
    while at < len(words):
        pair = f"{words[at].lemma} {words[at + 1].lemma}" if at + 1 < len(words) else ""
        size = 2 if pair in table else 1
        row = table.get(pair) or table.get(words[at].lemma)
        if row and row[3] and size == 1 and (not _nounlike(words[at]) or words[at].text.startswith("March")):
            verb = words[at].lemma in _verbs() and words[at].text.lower().endswith("ed")
            row = (*row[:3], False) if verb else None  # "a bus crashed", "rebels attacked"
        if row is None and _is_gerund_noun(words, at):
            row = table.get(words[at].text.lower())  # "a school shooting", which is no lemma of a verb there
        if row is None and words[at].lemma == "strike" and _military(context, at):
            row = ("attack", 1, frozenset(), True)
        if row is None and words[at].lemma in _GENERIC and at and words[at - 1].text.lower() in _DEFINITE:
            row = ("", 1, frozenset(), True)
        follower = words[at + size].lemma if at + size < len(words) else ""
        if row and row[0] == "" and follower in _NOT_GENERIC:
            row = None
        if row and follower not in row[2] and not (row[0] == "fire" and not _burning(context, at)):
            before = [w.text.lower() for w in words[max(0, at - 3) : at]]
            other = next(("retaliatory" if w in _REVENGE else w for w in before if w in _OTHERS), answers)
            definite = row[3] and bool(_DEFINITE.intersection(before))
            found.append(Trigger(words[at].start, words[at + size - 1].end, row[0], row[1], definite, other))
        at += size if row else 1
    return found


def _is_gerund_noun(words: Sequence[Word], at: int) -> bool:
    """Is a word in -ing a thing: "a mass shooting", not ", killing nine"?"""
    before = [w.text.lower() for w in words[max(0, at - 3) : at]]
    led = not _ARTICLES.isdisjoint(before) and before[-1] not in (",", "is", "was", "are", "were", "and")
    return words[at].text.lower().endswith("ing") and led


def _nounlike(word: Word) -> bool:
    """Has the word the form of a noun: its lemma, or the plural of it ("launches", not "launched")?"""
    plain = word.text.lower().replace("’", "'").removesuffix("'s")
    return plain in (word.lemma, f"{word.lemma}s", f"{word.lemma}es", f"{word.lemma[:-1]}ies") or plain in _table()


def _military(context: Context, at: int) -> bool:
    """Is "strike" an attack: "air strikes", "the retaliatory strike", "strikes on", and no walk-out?"""
    if not _nounlike(context.words[at]):
        return False
    before = context.words[at - 1].text.lower().rstrip(".") if at else ""
    behind = context.words[at + 1].text.lower() if at + 1 < len(context.words) else ""
    return before in _STRIKES or (
        behind in ("on", "against", "by") and before not in ("general", "hunger", "labor", "labour")
    )


def _burning(context: Context, at: int) -> bool:
    """Is "fire" a blaze: a noun behind an article or another noun, not "under fire", "open fire", "fire at"?"""
    word = context.words[at]
    if word.text.lower() not in ("fire", "fires"):
        return word.text.lower() != "fired" and word.text.lower() != "firing"
    before = context.words[at - 1].text.lower() if at else ""
    if before in (
        "under",
        "open",
        "opened",
        "hold",
        "rocket",
        "mortar",
        "gun",
        "rifle",
        "small-arms",
        "to",
        "will",
        "would",
        "of",
    ):
        return False
    behind = context.words[at + 1].text.lower() if at + 1 < len(context.words) else ""
    return behind not in ("at", "on", "rockets", "missiles", "from", "back") or before in ("a", "the")


def main_trigger(triggers: list[Trigger], at: int) -> Trigger | None:
    """The event of the sentence that offset ``at`` belongs to: of the first rank, then the nearest."""
    return min(triggers, key=lambda t: (t.rank, abs(t.start - at), t.start), default=None)


def participants_of(text: str, canonical: Callable[[str], str], leave_out: Collection[str]) -> list[str]:
    """Canonical names of who or what takes part: capitalised names that are no place, time or first word of a
    sentence. ``leave_out``: folded names that are places or speakers."""
    found: dict[str, None] = {}
    for m in _NAME.finditer(text):
        words = [w for w in m[0].split() if not _NO_NAME.fullmatch(_POSSESSIVE.sub("", w))]
        if not words or (m.start() < 2 and len(words) == 1):
            continue
        name = canonical(" ".join(words))
        if name and name not in leave_out and fold(name) not in leave_out and len(name) > 2:
            found[name] = None
        if len(found) > 20:
            break
    return list(found)
