"""The verdict on two claims of one question: spans, intervals, slots compared, rule that decided.

``RULES`` are tried in order; the first that has something to say decides.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from functools import cached_property

from consistency.checks.clocks import hour_words, hours_of, hours_unknown, order_of, other_days, pace
from consistency.checks.conversions import Conversions, converted
from consistency.checks.doings import same_doing, things_apart
from consistency.checks.forecasts import forecast_ruling
from consistency.checks.happenings import Happenings, happened_apart
from consistency.checks.lasting import same_property
from consistency.checks.numbers import Relation, interval_of, number, phrase, relate, say_the_same
from consistency.checks.persons import age_ruling
from consistency.checks.qualifiers import counts_part_of, qualified_apart, sums_apart
from consistency.checks.revisions import replaced_by
from consistency.checks.scopes import SlotComparison, compare_scopes
from consistency.checks.told import (
    COINCIDENCE,
    DAY,
    Home,
    Told,
    at_odds,
    counts_event,
    in_common,
    is_told,
    places_apart,
)
from consistency.checks.totals import runs_with, sum_of
from consistency.checks.whole_land import land_and_part
from consistency.config import Config
from consistency.datatypes import Claim, Quantity, Verdict
from consistency.gazetteer import BOTH, gazetteer, holds
from consistency.quantities import extract_quantities


@dataclass(frozen=True, slots=True)
class Judgement:
    """A verdict and its chain of reasons."""

    verdict: Verdict
    reasons: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Known:
    """What the other claims of the corpus say that bears on a pair."""

    lists: Mapping[str, tuple[Claim, ...]] = field(default_factory=dict)
    """Claim id -> the members of the enumeration it stands in (see ``checks.totals.lists_of``)."""
    told: Told = field(default_factory=dict)
    """What each document tells of its event."""
    homes: Mapping[str, Home] = field(default_factory=dict)
    """Document id -> where and when its event happened."""
    conversions: Conversions = field(default_factory=dict)
    """Sums that some text gives in two currencies."""
    runs: Mapping[tuple[str, int], tuple[Claim, ...]] = field(default_factory=dict)
    """Document and start of a sentence -> its figures that may be parts of one whole (``checks.totals.runs_of``)."""
    happenings: Happenings = field(default_factory=dict)
    """Document id -> what happened by any of its sentences: a crash, a fire."""


NOTHING_KNOWN = Known()


@dataclass(frozen=True)
class Pair:
    """Two claims with figures, held against each other: what every rule may look at; read once for all of them."""

    a: Claim
    b: Claim
    figures: tuple[Quantity, Quantity]
    relation: Relation
    slots: tuple[SlotComparison, ...]
    score: float
    config: Config
    known: Known = NOTHING_KNOWN

    @cached_property
    def differing(self) -> list[SlotComparison]:
        """The slots that are known and not the same."""
        return [s for s in self.slots if s.relation in ("different", "wider")]

    @property
    def is_toll(self) -> bool:
        """Is it a count that grows until it is revised?"""
        return "toll" in self.config.measures.get(self.a.scope.measure, {}).get("notes", ())

    @cached_property
    def is_anchored(self) -> bool:
        """Does a place or a date in common show that both tell of one event, or is the wording as good as the same?

        A town is struck twice: without a date in common no place and no wording anchors two tolls of which one is
        many times the other, or of which one is said of a month or year and the other of no time. Nor does a country.
        One person or team in common anchors what is said of them in the same words, and no toll.
        """
        if self.shares("date") and self._as_exact:
            return not self.elsewhere
        in_town = self.shares("place") and self._in_one_town
        if self._far_apart and (self.is_toll or (self.figures[0].kind == "count" and not in_town)):
            return False
        if self.is_toll and self._looks_back:
            return False
        if self.in_common:
            return True
        if self.at_odds or self.elsewhere:
            return False
        if self.score >= self.config.sure_unanchored or (self.is_toll and self._companion):
            return True
        if not self.is_toll and ((self.shares("subject") and self._one_matter) or same_property(self.a, self.b)):
            return True
        return self.shares("place") and (self._in_one_town or not self.is_toll)

    @property
    def is_on_one_day(self) -> bool:
        """Is the day known that both tell of, or as of which both count?"""
        as_of = self.a.clocks.as_of
        return (self.shares("date") and self._as_exact) or (as_of is not None and as_of == self.b.clocks.as_of)

    @property
    def is_of_one_event(self) -> bool:
        """Do both tell of one event, however they word it: one day and place, or another figure in common?"""
        placed = self.shares("date") and self._as_exact and self.shares("place")
        return bool(self.in_common) or (self._of_their_events and placed)

    @cached_property
    def in_common(self) -> str:
        """Another figure that both documents tell of their event, where the two claims tell of it as well."""
        return in_common(self.a, self.b, self.known.told) if self._of_their_events else ""

    @cached_property
    def at_odds(self) -> str:
        """Other figures of their events of which the documents agree on none."""
        return at_odds(self.a, self.b, self.known.told, self.config) if self._of_their_events else ""

    @cached_property
    def elsewhere(self) -> str:
        """The places of their events, where these are not known to be one and no other figure is in common."""
        own = (self.a.scope.place or self.b.scope.place) and not counts_event(self.a, self.config)
        return "" if self.in_common or own else places_apart(self.a, self.b, self.known.homes)

    @cached_property
    def _of_their_events(self) -> bool:
        return counts_event(self.a, self.config) and all(is_told(c, self.known.told) for c in (self.a, self.b))

    @property
    def _one_matter(self) -> bool:
        """Is the same said of it ("served … months in federal prison"), and is no place or date named by one only?"""
        open_slots = any(s.slot in ("place", "date") and s.relation == "unknown" and (s.a or s.b) for s in self.slots)
        return not open_slots and same_doing(self.a, self.b)

    def shares(self, slot: str) -> bool:
        """Do both name it, and the same or one within the other?"""
        return any(s.slot == slot and s.relation in ("same", "finer", "wider") and s.a and s.b for s in self.slots)

    @property
    def _as_exact(self) -> bool:
        """Are both dates known to the day, or the same month or year? "October" is no anchor for 19 October."""
        dates = [c.clocks.event or "" for c in (self.a, self.b)]
        return dates[0] == dates[1] or all(DAY.fullmatch(date) for date in dates)

    @property
    def _in_one_town(self) -> bool:
        """Is what both texts name as the place finer than a country?"""
        common = min((self.a.scope.place, self.b.scope.place), key=lambda place: (place.count(", "), len(place)))
        known = gazetteer(self.config)
        return all(one not in known.codes.values() and one not in known.wide for one in common.split(BOTH))

    @property
    def _looks_back(self) -> bool:
        """Does one text tell of a month or year, as of what is long past, and the other of no time that is sure?"""
        known = [(c.clocks.event or "", c.clocks.event_from) for c in (self.a, self.b)]
        return any(
            date and not DAY.fullmatch(date) and (not other or sure == "unsure")
            for (date, _), (other, sure) in (known, known[::-1])
        )

    @property
    def _companion(self) -> str:
        """Another figure that both sentences give: "a quake of magnitude 5.9", "killing 10" beside the wounded."""
        left, right = (_beside(claim, self.config) for claim in (self.a, self.b))
        for q in left:
            for other in right:
                heads = {q.head, other.head} - {""}
                if q.interval == other.interval and (q.unit or len(heads) <= 1):
                    return phrase(q)
        return ""

    @property
    def _far_apart(self) -> bool:
        """Is the low end of one a small share of the other's? Low ends only: a wider bound never makes a conflict."""
        one, other = (interval_of(q) for q in self.figures)
        return one.meets(other) and one.ratio(other) < self.config.other_event


def _beside(claim: Claim, config: Config) -> list[Quantity]:
    """The other plain figures of the sentence of ``claim``, none so small that chance repeats it."""
    own = claim.quantity.start - claim.start if claim.quantity else -1
    return [
        q
        for q in extract_quantities(claim.quote, config)
        if q.kind in ("count", "measure") and q.start != own and q.low == q.high and (q.low or 0) >= COINCIDENCE
    ]


Ruling = tuple[Verdict, tuple[str, ...]] | None


def judge(a: Claim, b: Claim, score: float, config: Config, known: Known = NOTHING_KNOWN) -> Judgement:
    """How two claims about quantities stand to each other; symmetric but for the order of the words.

    ``score``: how surely they answer the same question (see ``shared_claims``). ``known``: what the rest of the corpus
    says.
    """
    if a.quantity is None or b.quantity is None:
        return Judgement("agree", ("two statements without figures are not told apart here",))
    relation, why = relate(a.quantity, b.quantity, a.scope.measure, config)
    slots = compare_scopes(a, b, config)
    pair = Pair(a, b, (a.quantity, b.quantity), relation, slots, score, config, known)
    if pair.in_common:
        pair = replace(pair, slots=tuple(_of_one_event(s) for s in slots))
    spans = " against ".join(f"“{f'{phrase(q)} {q.counted}'.strip()}”" for q in pair.figures)
    reasons = (spans, *why, *(s.reason for s in pair.slots if s.reason and (s.a or s.b)))
    if pair.in_common and relation == "differ":
        reasons += (f"both texts also give {pair.in_common}",)
    for rule in RULES:
        ruling = rule(pair)
        if ruling is not None:
            return Judgement(ruling[0], (*reasons, *ruling[1]))
    return Judgement("conflict", (*reasons, "rule: same question, nothing differs but the figure"))


def say_one_thing(a: Claim, b: Claim, score: float, config: Config, known: Known = NOTHING_KNOWN) -> bool:
    """Is the verdict of ``judge`` "agree"? Figures that are not the same number are not judged for it: no rule but
    ``_same_number`` lets two figures agree."""
    if a.quantity is not None and b.quantity is not None and not say_the_same(a.quantity, b.quantity):
        return False
    return judge(a, b, score, config, known).verdict == "agree"


def _of_one_event(slot: SlotComparison) -> SlotComparison:
    """Where two texts give another figure alike, the wider place is only a vaguer one ("Iran" for a town there)."""
    return replace(slot, relation="finer") if (slot.slot, slot.relation) == ("place", "wider") else slot


def _same_number(pair: Pair) -> Ruling:
    if pair.relation != "same":
        return None
    if not pair.differing:
        return "agree", ("rule: same number, nothing else differs",)
    if all(s.relation == "wider" for s in pair.differing):
        return "compatible", ("rule: the same number, said of more or of fewer",)
    return None


def _sums_up(pair: Pair) -> Ruling:
    """The parts of an enumeration against a count of them all: two Americans and one Briton are three members."""
    for part, whole in ((pair.a, pair.b), (pair.b, pair.a)):
        members = pair.known.lists.get(part.id, ())
        if len(members) < 2 or whole.id in pair.known.lists or whole.quantity is None:
            continue
        total = sum_of(members)
        if total is None or relate(total, whole.quantity, whole.scope.measure, pair.config)[0] == "differ":
            continue
        return _made_of(members, total)
    for part, whole in ((pair.a, pair.b), (pair.b, pair.a)):
        if pair.relation == "differ" and whole.quantity is not None:
            for members in runs_with(part, pair.known.runs.get((part.document, part.start), ())):
                total = sum_of(members)
                if total is not None and total.interval == whole.quantity.interval:
                    return _made_of(members, total)
    return None


def _made_of(members: Sequence[Claim], total: Quantity) -> Ruling:
    names = " + ".join(f"{phrase(m.quantity)} {m.quantity.counted}".strip() for m in members if m.quantity)
    high = interval_of(total).high
    return "compatible", (f"sum: {names} = {number(high)}", "rule: the parts make the whole that the other gives")


def _other_pace(pair: Pair) -> Ruling:
    """A count of one day never meets a count so far."""
    days = other_days(pair.a, pair.b)
    if days:
        return "different_scope", (f"pace: each counts one day ({days})", "rule: another day")
    (a, words_a), (b, words_b) = pace(pair.a), pace(pair.b)
    if a == b == "daily" and pair.relation != "same" and not pair.is_on_one_day:
        return "unclear", (f"pace: each counts a day (“{words_a}” / “{words_b}”)", "rule: maybe another day")
    if a == b or "daily" not in (a, b) or not pair.is_toll:
        return None
    quoted = f"“{words_a or 'no such word'}” / “{words_b or 'no such word'}”"
    return "different_scope", (f"pace: one counts a day, the other all so far ({quoted})", "rule: another period")


def _other_figure(pair: Pair) -> Ruling:
    """Words beside the figures make them two: before and after tax, confirmed and suspected, foreseen and reached."""
    if pair.relation != "differ":
        return None
    said = qualified_apart(pair.a, pair.b)
    if said:
        return "different_scope", (f"the words beside them make them two figures: {said}", "rule: another figure of it")
    return forecast_ruling(pair.a, pair.b)


def _whole_land(pair: Pair) -> Ruling:
    """All of a country that is not named against one place: less in the place is another count."""
    found = land_and_part(pair.a, pair.b, pair.config) if pair.relation == "differ" else None
    if found is None or found[0].quantity is None or found[1].quantity is None:
        return None
    if not interval_of(found[0].quantity).above(interval_of(found[1].quantity)):
        return None
    return "different_scope", (f"place: {found[2]}", "rule: the whole country, and a place")


def _other_happening(pair: Pair) -> Ruling:
    """A house fire and a bus crash in one town on one day are two events, unless a text tells of both."""
    said = happened_apart(pair.a, pair.b, pair.known.happenings) if pair.is_toll and pair.relation == "differ" else ""
    if not said or pair.in_common:
        return None
    return "unclear", (f"what happened: {said}", "rule: these may be two events")


FAR = 0.5
"""A part and its whole differ by more than this; what is nearer is one count, told with a word more."""


def _other_sum(pair: Pair) -> Ruling:
    if pair.relation != "differ":
        return None
    said = sums_apart(pair.a, pair.b) or ("" if pair.is_toll else counts_part_of(pair.a, pair.b, FAR))
    return ("unclear", (f"said of {said}", "rule: one may be a part of the other")) if said else None


def _more_in_a_part(pair: Pair) -> Ruling:
    """More in one city than in the whole country cannot be, unless the city was counted later."""
    if pair.relation != "differ" or [(s.slot, s.relation) for s in pair.differing] != [("place", "wider")]:
        return None
    a_is_narrow = holds(pair.b.scope.place, pair.a.scope.place)
    narrow, wide = pair.figures if a_is_narrow else pair.figures[::-1]
    if not interval_of(narrow).above(interval_of(wide)):
        return None
    said = f"{phrase(narrow)} in a part, {phrase(wide)} in the whole"
    later = _later_count(pair) or _open_slot(pair) or _no_anchor(pair) or _not_sure(pair)
    if later:
        return later[0], (said, *later[1])
    return "conflict", (said, "rule: a part cannot be more than its whole")


def _other_scope(pair: Pair) -> Ruling:
    differing = pair.differing + [s for s in pair.slots if s.relation == "finer" and s.slot == "population"]
    if not differing:
        return None
    named = ", ".join(s.slot for s in differing)
    return "different_scope", (f"rule: another {named}, so these are not the same count",)


def _incomparable(pair: Pair) -> Ruling:
    if pair.relation != "incomparable":
        return None
    a, b = pair.figures
    if a.kind == b.kind == "money" and a.unit != b.unit:
        said = converted(a, b, pair.known.conversions, pair.config)
        if said and said[0]:
            return "compatible", (said[1], "rule: one sum in two currencies, as a text converts it")
        return "unclear", (*([said[1]] if said else []), "rule: two currencies, which are never converted silently")
    return "unclear", ("rule: these two cannot be compared",)


def _both_possible(pair: Pair) -> Ruling:
    if pair.relation == "compatible":
        return "compatible", ("rule: figures that can both be true are compatible",)
    return None


def _replaced(pair: Pair) -> Ruling:
    """One text gives the figure of the other as the one that its own replaces."""
    for old, new in ((pair.a, pair.b), (pair.b, pair.a)):
        said = replaced_by(old, new, pair.config) if pair.relation == "differ" else ""
        if said:
            return "superseded", (f"one text says so itself: “{said}”", "rule: it replaces the figure of the other")
    return None


def _one_person(pair: Pair) -> Ruling:
    """Two ages of one named person are at odds however the two sentences are worded."""
    ruling = age_ruling(pair.a, pair.b) if pair.relation == "differ" and pair.shares("subject") else None
    return (ruling[0], (ruling[1],)) if ruling else None


def _other_thing(pair: Pair) -> Ruling:
    """The clauses are about two things. Tolls are told of any part of an event; nobody knows whether it is one."""
    if counts_event(pair.a, pair.config) or pair.shares("subject"):
        return None
    things = things_apart(pair.a, pair.b, pair.config)
    return ("unclear", (f"said of {things}", "rule: these may be two things")) if things else None


def _later_count(pair: Pair) -> Ruling:
    """A toll that was counted later replaces the earlier one, whether it rose or was revised down."""
    order = order_of(pair.a, pair.b)
    if not pair.is_toll or order == 0 or not pair.is_anchored:
        return None
    first, second = (pair.a, pair.b) if order < 0 else (pair.b, pair.a)
    figures = first.quantity, second.quantity
    assert figures[0] is not None  # noqa: S101
    assert figures[1] is not None  # noqa: S101
    down = interval_of(figures[0]).above(interval_of(figures[1]))
    how = "revised down" if down else "risen"
    days = [_as_of(c, first.clocks.as_of == second.clocks.as_of) for c in (first, second)]
    steps = f"as of {days[0]} {phrase(figures[0])}, then as of {days[1]} {phrase(figures[1])}"
    return "superseded", (f"{steps}: {how}", "rule: a running toll and a later date")


def _as_of(claim: Claim, with_hour: bool) -> str:
    hours = hours_of(claim) if with_hour else None
    return f"{claim.clocks.as_of}" + (f", {hour_words(hours)}," if hours else "")


def _other_hours(pair: Pair) -> Ruling:
    """Two tolls of one day, of which one is as of an hour: the other may be earlier or later."""
    why = hours_unknown(pair.a, pair.b) if pair.is_toll else ""
    return ("unclear", (why, "rule: which of two counts of one day is the later is not said")) if why else None


def _vague(pair: Pair) -> Ruling:
    """A word like "several" is no count: it is at odds only with what is far off ("several" and 2 are not)."""
    gap = pair.config.wide_gap
    for vague, other in (pair.figures, pair.figures[::-1]):
        said, against = interval_of(vague), interval_of(other)
        if vague.modifier == "vague" and said.within(against, gap):
            return "unclear", (f"rule: “{phrase(vague)}” is a word, not a count, and {phrase(other)} is near it",)
    return None


def _open_slot(pair: Pair) -> Ruling:
    """One text names whose, which status or which period; the other leaves it open and may mean another."""
    open_ones = [s for s in pair.slots if s.relation == "unknown"]
    for s in open_ones:
        if s.slot == "place" and s.a and s.b and not pair.in_common:
            return "unclear", (f"rule: nothing says whether {s.words_a} and {s.words_b} are one place",)
    missing = [s.slot for s in open_ones if s.slot in ("population", "status", "period")]
    if not missing:
        return None
    return "unclear", (f"rule: only one of the two says the {', '.join(missing)}",)


def _no_anchor(pair: Pair) -> Ruling:
    """Nothing that both texts name shows that they count the same: not for a toll, nor for troops or touchdowns."""
    if pair.is_anchored:
        return None
    if pair.elsewhere:
        return "unclear", (f"their texts tell of events in other places: {pair.elsewhere}", "rule: maybe two events")
    if pair.at_odds:
        said = f"of what both texts count nothing agrees: {pair.at_odds}"
        return "unclear", (said, "rule: they may tell of two events")
    if pair.is_toll:
        return "unclear", ("rule: no place and no date shows that both tell of one event",)
    if any(s.slot == "period" and s.relation == "same" and s.a for s in pair.slots) or _one_owner(pair):
        return None
    return "unclear", ("rule: no place, date, period or population that both name shows that they count the same",)


def _one_owner(pair: Pair) -> bool:
    """Do both texts name one population beside the counted noun itself ("French troops", not "workers")?"""
    heads = {q.head.lower() for q in pair.figures}
    for key in set(pair.a.scope.population.split()) & set(pair.b.scope.population.split()):
        words = pair.config.populations.get(key, {}).get("words", ())
        if heads.isdisjoint({key, *(str(word).lower() for word in words)}):
            return True
    return False


def _not_sure(pair: Pair) -> Ruling:
    if pair.score >= pair.config.sure_question or pair.is_of_one_event:
        return None
    return "unclear", ("rule: the two sentences are not close enough to be sure of the question",)


def _both_given(pair: Pair) -> Ruling:
    """Each sentence gives both figures ("311 to 112", "by 311 to 112"): they answer two questions."""
    if pair.relation != "differ":
        return None
    figures = {q.interval for q in pair.figures}
    if all(figures <= {q.interval for q in extract_quantities(c.quote, pair.config)} for c in (pair.a, pair.b)):
        return "compatible", ("rule: both sentences give both figures",)
    return None


RULES: tuple[Callable[[Pair], Ruling], ...] = (
    _same_number,
    _sums_up,
    _other_pace,
    _other_figure,
    _whole_land,
    _more_in_a_part,
    _other_scope,
    _incomparable,
    _one_person,
    _both_possible,
    _both_given,
    _replaced,
    _other_thing,
    _other_sum,
    _other_happening,
    _later_count,
    _other_hours,
    _vague,
    _open_slot,
    _no_anchor,
    _not_sure,
)
