"""What the sentences before have said: the last place, the last events, who spoke, and the event of the headline.

A sentence that is silent on a place or a date may be about the event of an earlier one. That is taken over only where
something points back ("the attack", "it killed …"), or where a count of victims names no event of its own and the
text has told of one in its headline or first sentences. Every take-over says where it came from.
"""

from __future__ import annotations

import re
from bisect import bisect
from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from typing import Protocol, TypeVar

from consistency.claims.clocks import is_as_of
from consistency.claims.events import VICTIMS, Event, Trigger, main_trigger, triggers_of
from consistency.claims.places import DATELINE, PlaceName, PlaceReader, nearest
from consistency.claims.words import Context, context_of, one_line
from consistency.datatypes import Attribution, Sentence
from consistency.gazetteer import holds
from consistency.times import Time, coarse, event_time, times_of

NOTHING = Event()
REACH_BACK = 2
"""Sentences that "the attack" may point back over."""
_MOST_EVENTS = 8
LEAD = 3
"""Sentences of the body in which the event of the headline is told; news leads with when and where."""
WINDOW = 3000
"""Characters; no sentence of an article is longer, and of a longer line only what is this near is looked at."""
_CLAUSE = re.compile(r";|,\s(?:but|while|although|though|whereas|yet)\b")
_IT = re.compile(r"^[“\"'‘]?(?:It|This|That|They)\b")
_BACKGROUND = re.compile(
    r"\b(?:previous(?:ly)?|earlier|past|history|historic|recent\s(?:years|months|weeks)|last\s(?:year|month|decade)|years?\sago|months?\sago|anniversary"
    r"|(?:months|years|decades?)\s(?:after|since)"
    r"|every\syear|each\syear|a\syear|annual(?:ly)?|since|in\s(?:19|20)\d\d|decades?|(?:another|similar|separate|second|other)\s(?:\w+\s)?"
    r"(?:attack|incident|quake|earthquake|blast|bombing|crash|shooting|strike)|elsewhere|meanwhile|in\sthe\sregion|worldwide|nationwide)\b",
    re.I,
)


_MISHAP = re.compile(
    r"\b(?:plung(?:ed|es|ing)|overturn(?:ed|s|ing)|rolled|rolls|s[au]nk|sinks|sinking|capsiz\w{2,3}|collaps\w{2,3}|caved|derail\w{2,3}|off\sthe\srails"
    r"|gunm[ae]n|militants?|bombers?|opened\sfire|rammed|plough(?:ed|s)|plow(?:ed|s)|swerved|skidded|veered|slammed|toppled|trampled|stampede|crush"
    r"|swept|burst|rains?|downpours?|mud|drench\w{2,3}|submerged|batter(?:ed|s)|flatten(?:ed|s)|rubble|drown\w{0,3}|gas\sleak|poison\w{0,3}|leak(?:ed|s)"
    r"|missiles?|rockets?|drones?|shells|went\sdown|hit|struck|torched|burn(?:ed|t|ing)|flames|bodies|wreck(?:age)?|victims?|dead|killed|died|deaths?)\b",
    re.I,
)
"""Words of a mishap that no noun of the table of events names: a lead with one of them tells of what made the victims
("A bus plunged off a bridge near …")."""


@dataclass(frozen=True, slots=True)
class Reading:
    """One sentence, with all that it says itself."""

    sentence: Sentence
    context: Context
    places: tuple[PlaceName, ...]
    times: tuple[Time, ...]
    triggers: tuple[Trigger, ...]
    attribution: Attribution
    background: bool = False
    """Does it speak of other times or like events besides its own ("last year", "a similar attack")?"""
    clauses: tuple[int, ...] = ()
    """Offsets at which another clause begins."""

    @property
    def makes_victims(self) -> bool:
        """Does it name an event that makes victims, or a mishap in other words?"""
        return any(t.kind in VICTIMS for t in self.triggers) or bool(_MISHAP.search(self.context.text[:WINDOW]))

    @property
    def own_times(self) -> list[Time]:
        """The times of what happened: not those on which somebody spoke, or as of which figures stand."""
        return [t for t in self.times if not t.said and not is_as_of(t, self.context.text)]

    def around(self, at: int) -> Reading:
        """The same with the names, times and events near offset ``at`` only, where the sentence is longer than any
        writer's: so that a line of a million figures takes a million steps, not their square."""
        if len(self.context.text) <= WINDOW:
            return self
        first, last = (at // WINDOW - 1) * WINDOW, (at // WINDOW + 2) * WINDOW
        return replace(
            self,
            places=_within(self.places, first, last),
            times=_within(self.times, first, last),
            triggers=_within(self.triggers, first, last),
            clauses=self.clauses[bisect(self.clauses, first) : bisect(self.clauses, last)],
        )


class _Placed(Protocol):
    @property
    def start(self) -> int: ...


_P = TypeVar("_P", bound=_Placed)


def _within(items: Sequence[_P], first: int, last: int) -> tuple[_P, ...]:
    """Those of ``items``, which come in order of place, that start from ``first`` up to ``last``."""
    return tuple(items[bisect(items, first - 1, key=_start) : bisect(items, last - 1, key=_start)])


def _start(item: _Placed) -> int:
    return item.start


@dataclass(slots=True)
class Discourse:
    """What one document has said so far; grows sentence by sentence."""

    published: str | None = None
    firm: bool = False
    """Is the date of publication given by the front matter?"""
    dateline: str = ""
    """Place of the dateline."""
    headline: Event = NOTHING
    lead: Event = NOTHING
    """Place and day of the first sentence that names a place, without a kind; see ``told_first``."""
    mishap: bool = False
    """Did the headline or the first sentences tell of what makes victims?"""
    readings: list[Reading] = field(default_factory=list)
    body: int = 0
    """Sentences of the body so far."""

    def add(self, reading: Reading) -> None:
        """Take in a sentence and the events that it tells of."""
        told = [event_of(reading, t.start, self)[0] for t in reading.triggers[:_MOST_EVENTS]]
        event = event_of(reading, 0, self)[0]
        self.readings.append(reading)
        self.events.append(told or ([event] if event.kind else []))
        if len(self.readings) > REACH_BACK + 1:
            del self.readings[0], self.events[0]
        if reading.sentence.passage in ("body", "quote"):
            self.body += 1
        if self.body <= LEAD:
            self._learn(reading, event)
            self._open(reading)

    events: list[list[Event]] = field(default_factory=list)
    """Of the last sentences, every event that each told of, in order."""

    def _learn(self, reading: Reading, event: Event) -> None:
        """Fill what is open in the event of the headline from the first sentences, as long as they tell of it."""
        known = self.headline
        if not known.kind:
            if event.kind and any(t.rank == 1 for t in reading.triggers):
                self.headline = event
            return
        own = {t.kind for t in reading.triggers if t.rank == 1 and t.kind}
        if own and known.kind not in own:
            return
        place, date, date_from = known.place, known.date, known.date_from
        if not place and (own or self.body <= 1):
            best = nearest(reading.places, _at(reading, known.kind))
            place = best.path if best else ""
        if not date and (own or self.body <= 1):
            when = event_time(reading.times, _at(reading, known.kind))
            date = coarse(when.value) if when else ""
            date = date if len(date) >= len("2020-03") else ""  # a year alone is that of some other event
            date_from = when.known_from(self.firm) if when and date else ""
        self.headline = Event(known.kind, place, date, known.words, date_from=date_from)

    def _open(self, reading: Reading) -> None:
        """Take in what a lead says besides the event: the first place, its day, and whether it tells of a mishap."""
        self.mishap = self.mishap or reading.makes_victims
        if self.lead.place or reading.background or reading.sentence.passage == "quote":
            return
        best = nearest(reading.places, 0)
        when = event_time(reading.own_times, 0)
        date = coarse(when.value) if when and when.day else ""
        if best is not None:
            known_from = when.known_from(self.firm) if when and date else self.lead.date_from
            self.lead = Event("", best.path, date or self.lead.date, date_from=known_from)
        elif when is not None and date and not self.lead.date:
            self.lead = Event("", "", date, date_from=when.known_from(self.firm))

    def told_first(self, kind: str) -> Event:
        """The event of the lead, as one of ``kind``: that of a text that opens with a mishap at a place, and whose
        headline names no event. Nothing where the headline names one: then the victims are of that or of another."""
        if self.headline.kind or not self.mishap or not self.lead.place:
            return NOTHING
        return replace(self.lead, kind=kind)

    def event_before(self, kind: str, other: str = "") -> Event:
        """The event of this kind (any, where empty) of the last sentences; the headline's where none told of it.

        One that was told apart from its like ("retaliatory") is meant only where the same word says so.
        """
        last = zip(self.readings[-REACH_BACK:], self.events[-REACH_BACK:], strict=True)
        below = [told for reading, told in last if reading.sentence.passage != "headline" or not self.headline.kind]
        for event in (e for told in reversed(below) for e in reversed(told)):
            if event.kind and (not kind or event.kind == kind) and event.other == other:
                return event
        if self.headline.kind and not other and (not kind or self.headline.kind == kind):
            return self.headline
        return Event()

    def unnamed_before(self, kind: str) -> Event:
        """What the sentence before told without naming it ("Missiles fell on January 8. … the attack"): its one day
        and the place beside it, where it names no event; else nothing."""
        if not self.readings or self.readings[-1].triggers:
            return NOTHING
        last = self.readings[-1]
        days = [t for t in last.times if t.day and t.value and not t.said]
        if len(days) != 1:
            return NOTHING
        place = nearest(last.places, days[0].start)
        return Event(kind, place.path if place else "", days[0].value, date_from=days[0].known_from(self.firm))


def _at(reading: Reading, kind: str) -> int:
    return next((t.start for t in reading.triggers if t.kind == kind), 0)


def read_sentence(sentence: Sentence, reader: PlaceReader, published: str | None, attribution: Attribution) -> Reading:
    """Everything that a sentence says on its own."""
    context = context_of(sentence.text)
    headline = sentence.passage == "headline"
    return Reading(
        sentence,
        context,
        tuple(reader.read(sentence.text, headline)),
        tuple(times_of(sentence.text, published)),
        tuple(triggers_of(context)),
        attribution,
        bool(_BACKGROUND.search(sentence.text)),
        tuple(m.start() for m in _CLAUSE.finditer(sentence.text)),
    )


def event_of(reading: Reading, at: int, discourse: Discourse) -> tuple[Event, str]:
    """The event that offset ``at`` of a sentence belongs to, and where place or date were taken over from.

    The second is empty where the sentence says everything itself.
    """
    trigger = main_trigger(list(reading.triggers), at)
    if (trigger is None or trigger.rank > 1) and _IT.match(reading.sentence.text) and discourse.events:
        before = next((e for e in discourse.events[-1] if e.kind in VICTIMS), Event())
        if before.kind and not reading.places and not reading.times:
            return before, "the sentence before"
    if trigger is None:
        return Event(), ""
    place = nearest(reading.places, trigger.start)
    when = event_time(reading.times, trigger.start)
    words = reading.context.text[trigger.start : trigger.end]
    date = coarse(when.value) if when else ""
    known_from = when.known_from(discourse.firm) if when and date else ""
    own = Event(trigger.kind, place.path if place else "", date, words, trigger.other, known_from)
    if (own.place and own.date) or not (trigger.definite or _IT.match(reading.sentence.text)):
        return own, ""
    before = discourse.event_before(trigger.kind, trigger.other)
    if not before.kind and when is None and trigger.kind in VICTIMS:
        before = discourse.unnamed_before(trigger.kind)
    if not before.kind and when is None and trigger.kind in VICTIMS and not trigger.other:
        before = discourse.told_first(trigger.kind)
    if not before.kind or _apart(own.place, before.place) or (own.date and before.date and own.date != before.date):
        return own, ""
    if when is not None and not own.date:
        return own, ""  # "the attack on Thursday", unresolved: nothing shows that it is the same
    merged = replace(
        own,
        kind=own.kind or before.kind,
        place=own.place or before.place,
        date=own.date or before.date,
        date_from=own.date_from if own.date else before.date_from,
    )
    taken = (merged.place, merged.date) != (own.place, own.date)
    return merged, f"“{one_line(words)}” of an earlier sentence" if taken else ""


def _apart(a: str, b: str) -> bool:
    return bool(a and b) and a.split(", ")[0] != b.split(", ")[0] and not holds(a, b) and not holds(b, a)


def silent_event(reading: Reading, discourse: Discourse) -> tuple[Event, str]:
    """The event that made the victims of a sentence that names no event, place, other time or background: that of the
    sentence before in the same paragraph, else of the headline, else of the lead; and where it was taken from."""
    if reading.places or reading.background:
        return NOTHING, ""
    own = reading.own_times
    if not own and discourse.readings and discourse.readings[-1].sentence.block == reading.sentence.block:
        before = next((e for e in reversed(discourse.events[-1]) if e.kind in VICTIMS), NOTHING)
        if before.kind:
            return before, "the sentence before"
        if any(t.rank == 1 for t in discourse.readings[-1].triggers):
            return NOTHING, ""
    event, source = discourse.headline, "the event of the headline"
    if not event.kind:
        event, source = discourse.told_first("death"), "the lead"
    elif event.kind not in VICTIMS:
        return NOTHING, ""
    if any(_of_another(earlier, event) for earlier in discourse.readings[-REACH_BACK:]):
        return NOTHING, ""
    if own and not (event.date and all(t.day and t.value == event.date for t in own)):
        return NOTHING, ""
    return (event, source) if event.kind else (NOTHING, "")


def _of_another(reading: Reading, event: Event) -> bool:
    """Does the sentence tell of victims of other times, or at a place that surely lies elsewhere? A village that no
    gazetteer knows may lie where the event was."""
    if reading.sentence.passage == "headline" or not reading.makes_victims:
        return False
    if reading.background and any(t.kind in VICTIMS and not t.definite for t in reading.triggers):
        return True
    placed = [p.path for p in reading.places if p.sure and ", " in p.path]
    return ", " in event.place and bool(placed) and all(_apart(path, event.place) for path in placed)


def dateline_of(text: str, reader: PlaceReader) -> str:
    """The place of a dateline at the start of a sentence ("VELLE, Tarvenia – "); empty where there is none."""
    m = DATELINE.match(text[:120])
    if not m:
        return ""
    town, _, land = m["place"].partition(", ")
    found = reader.read(
        f"in {town.title() if town.isupper() and len(town) > 3 else town}" + (f", {land}" if land else "")
    )
    return found[0].path if found and (found[0].sure or town.isupper()) else ""
