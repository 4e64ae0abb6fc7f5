"""Two scopes, slot by slot: the same, unknown, nested or different."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache
from typing import Literal

from consistency.config import Config, packaged_table
from consistency.datatypes import Claim, Clocks
from consistency.dates import date_words
from consistency.gazetteer import BOTH, fold, gazetteer, holds

SlotRelation = Literal["same", "unknown", "finer", "wider", "different"]
"""``finer``: one text names the same more exactly ("Britons" / "British soldiers"); ``wider``: one holds the other."""
_NAME_WORD = re.compile(r"\w+")
_NICKNAME = 3
"""Letters that a short form of a name keeps."""
BARE_COUNTS_ALL = "toll"
"""Measures with this note count everybody where no population is named ("12 people were killed")."""


@dataclass(frozen=True, slots=True)
class SlotComparison:
    """One slot of two claims, side by side."""

    slot: str
    relation: SlotRelation
    a: str
    b: str
    words_a: str
    """The words of the text that fill the slot; the value itself where none were kept."""
    words_b: str

    @property
    def reason(self) -> str:
        """The comparison in words, made when it is asked for: most pairs are never explained."""
        return _reason(self.slot, self.relation, self.words_a, self.words_b)


def _parts(value: str) -> frozenset[str]:
    return frozenset(value.split())


def _wider_than(population: str, config: Config) -> frozenset[str]:
    """The populations that hold this one."""
    row = config.populations.get(population)
    if row is None:  # a name that no table knows ("Calderan"): a people, most likely
        return frozenset({"foreign", "coalition"})
    wider = set(row.get("within", ()))
    if "nation" in row.get("kind", ()):
        wider |= {"foreign", "coalition"}
    return frozenset(wider)


def population_relation(a: str, b: str, config: Config, measure: str = "") -> SlotRelation:
    """``us`` and ``foreign`` are nested ("wider"), ``us`` and ``iraq`` different, nothing against ``us`` unknown."""
    left, right = _parts(a), _parts(b)
    if left == right:
        return "same"
    if not left or not right:
        return "wider" if BARE_COUNTS_ALL in config.measures.get(measure, {}).get("notes", ()) else "unknown"
    if left < right or right < left:
        return "finer"
    only_left, only_right = left - right, right - left
    if _held(only_left, right, config) or _held(only_right, left, config):
        return "wider"
    return "different"


def _held(inner: frozenset[str], outer: frozenset[str], config: Config) -> bool:
    """Is each population of ``inner`` within one of ``outer``?"""
    return all(_wider_than(x, config) & outer for x in inner)


@cache
def _open_words() -> tuple[frozenset[str], frozenset[str]]:
    regions = packaged_table("places")["regions"]
    return frozenset(name.lower() for name in regions["wide"]), frozenset(regions["waters"])


def _is_open(name: str) -> bool:
    """Is it wider than a country, or a water? Nobody says which countries and towns lie in or by it."""
    wide, waters = _open_words()
    return name in wide or not waters.isdisjoint((name.split()[0], name.split()[-1]))


def place_relation(a: str, b: str) -> SlotRelation:
    """``baghdad, iraq`` and ``iraq`` are nested ("wider"); ``camp nord`` and ``nord, iraq`` name one place, one of them
    more exactly ("finer"); the same name in two countries is two places; whether a town lies in the "persian gulf" is
    unknown; "syria + turkey" holds either of them, and is another place than "iraq + turkey"."""
    if not a or not b:
        return "unknown"
    if a == b:
        return "same"
    if BOTH in a or BOTH in b:
        return "wider" if holds(a, b) or holds(b, a) else "different"
    left, right = a.split(", "), b.split(", ")
    if _is_open(left[-1]) != _is_open(right[-1]):
        return "unknown"
    if left[-len(right) :] == right or right[-len(left) :] == left:
        return "wider"
    alike = _parts(left[0]) <= _parts(right[0]) or _parts(right[0]) <= _parts(left[0])
    held_alike = len(left) == 1 or len(right) == 1 or left[-1] == right[-1]
    return "finer" if alike and held_alike else "different"


def _may_hold(land: str, village: str, config: Config) -> bool:
    """Is one a country or state, and the other a name that no gazetteer places? Then that may well lie there."""
    known = gazetteer(config)
    lands = {name for name in (land, village) if "nation" in config.populations.get(name, {}).get("kind", ())}
    if BOTH in land or BOTH in village:
        return False
    is_land = land in lands or land.split(", ")[0] in known.parts
    return is_land and ", " not in village and village not in lands and village not in known.parts


_MONTH = re.compile(r"(?:\d{4}|-)-(\d\d)")
_YEAR = re.compile(r"\d{4}")


def period_relation(a: str, b: str) -> SlotRelation:
    """``2020`` holds ``2020-03`` ("wider"); ``since 2019`` and ``since 2019-10`` differ in precision only ("finer").

    A July without a year (``--07``) may be any; whether "last season" is 2019 nobody knows.
    """
    if a == b:
        return "same"
    if not a or not b:
        return "unknown"
    if "--" in a + b:
        months = [_MONTH.fullmatch(x) for x in (a, b)]
        if not all(months):
            return "unknown"
        return "same" if len({m[1] for m in months if m}) == 1 else "different"
    if bool(_YEAR.search(a)) != bool(_YEAR.search(b)):
        return "unknown"
    bound_a, _, date_a = a.rpartition(" ")
    bound_b, _, date_b = b.rpartition(" ")
    if bound_a == bound_b and (date_a.startswith(date_b) or date_b.startswith(date_a)):
        return "finer" if bound_a else "wider"
    first, _, last = date_a.partition("/")
    other_first, _, other_last = date_b.partition("/")
    if bound_a or bound_b or not (first[:4].isdigit() and other_first[:4].isdigit()):
        return "different"
    last, other_last = last or first, other_last or other_first
    held = first >= other_first and last <= f"{other_last}~"
    holds = other_first >= first and other_last <= f"{last}~"
    return "wider" if held or holds else "different"


def _word_relation(a: str, b: str) -> SlotRelation:
    if a == b:
        return "same"
    return "unknown" if not a or not b else "different"


def subject_relation(a: str, b: str) -> SlotRelation:
    """``ray odo`` and ``odo``, or ``fred tann`` and ``frederick c tann``, are one; ``ray odo`` and ``ann odo`` share a
    word, so nobody knows; ``odo`` and ``velle united`` differ."""
    if a == b:
        return "same"
    left, right = a.split(), b.split()
    if not left or not right:
        return "unknown"
    if left[-len(right) :] == right or right[-len(left) :] == left:
        return "same"
    if left[-1] == right[-1] and min(len(left), len(right)) > 1 and _one_given_name(left[0], right[0]):
        return "same"
    nicknamed = left[-1][:_NICKNAME] == right[-1][:_NICKNAME]  # "the Jags", "the Jaguars"
    return "unknown" if nicknamed or set(left) & set(right) else "different"


def _one_given_name(a: str, b: str) -> bool:
    """Is one the beginning of the other ("fred", "frederick"; an initial)?"""
    return a.startswith(b) or b.startswith(a)


def _is_group(claim: Claim) -> bool:
    """Does an article stand before the subject, as before teams, ships and bodies ("the Saints")?"""
    return dict(claim.evidence).get("subject", "").startswith(("the ", "it ", "they "))


def _is_object(name: str, claim: Claim) -> bool:
    """Does ``claim`` name this between its own subject and its figure?"""
    if claim.quantity is None:
        return False
    before = claim.quote[: claim.quantity.start - claim.start].lower()
    said = dict(claim.evidence).get("subject", "").partition(" (")[0].lower()
    at = before.rfind(said) if said else -1
    return at >= 0 and name.split()[-1] in _NAME_WORD.findall(fold(before[at + len(said) :]))


def _subject_of(a: Claim, b: Claim) -> SlotRelation:
    """As ``subject_relation``; but a team and its player, or a navy and its ship, may both be said to do one thing: a
    name with an article and one without never differ. Nor do two where the counted are of one known population ("US
    troops"), whoever sends them; nor where one text says what its subject did to the other's ("Judge Roe sentenced Odo
    to 2 years", "Odo was sentenced")."""
    relation = subject_relation(a.scope.subject, b.scope.subject)
    if relation != "different":
        return relation
    if _is_object(b.scope.subject, a) or _is_object(a.scope.subject, b):
        return "unknown"
    one_people = a.scope.population == b.scope.population != ""
    return "unknown" if one_people or _is_group(a) != _is_group(b) else relation


def date_relation(left: Clocks, right: Clocks) -> SlotRelation:
    """A date counted from an unsure date of publication shows that two are the same, never that they differ."""
    a, b = left.event, right.event
    if not a or not b:
        return "same" if a == b else "unknown"
    if a.startswith("--") or b.startswith("--"):  # without a year: "--09" and "--09-05" against "2005-09-05"
        a, b = (x[2:] if x.startswith("--") else x[5:] for x in (a, b))
    size = min(len(a), len(b))
    if not size:
        return "unknown"
    if a[:size] == b[:size]:
        return "same"
    return "unknown" if "unsure" in (left.event_from, right.event_from) else "different"


def _event_of(claim: Claim) -> tuple[str, str]:
    """Kind and day of the event; two empty strings where either is unknown."""
    kind, _, rest = claim.scope.event.partition("@")
    day = claim.clocks.event or rest.partition("@")[2].partition("@")[0]
    return (kind, day) if kind and len(day) == 10 else ("", "")


def _place_of(a: Claim, b: Claim, config: Config) -> SlotRelation:
    """As ``place_relation``; but a place that was taken over from another sentence shows that two places are the same,
    never that they differ, and what measures an event as a whole ("magnitude") is said of wherever it was felt."""
    relation = place_relation(a.scope.place, b.scope.place)
    if relation in ("different", "wider") and (_taken_over(a) or _taken_over(b)):
        return "unknown"
    left, right = a.scope.place, b.scope.place
    if relation == "different" and (_may_hold(left, right, config) or _may_hold(right, left, config)):
        return "unknown"
    measures = a.quantity is not None and a.quantity.kind == "measure" and _event_of(a) == _event_of(b) != ("", "")
    if relation == "wider" and measures:
        return "finer"
    if relation == "different" and measures and a.quantity is not None:
        return "finer" if a.quantity.unit == "magnitude" or not (_is_placed(left) or _is_placed(right)) else relation
    return relation


def _is_placed(place: str) -> bool:
    """Does the gazetteer know where it lies? A ridge or a glacier may be the other name's."""
    return ", " in place


def _taken_over(claim: Claim) -> bool:
    """Was the place read in another sentence? Then its evidence says in brackets where (see ``claims``)."""
    return dict(claim.evidence).get("place", "").endswith(")")


def compare_scopes(a: Claim, b: Claim, config: Config) -> tuple[SlotComparison, ...]:
    """Each slot of the two claims, in a fixed order. Symmetric but for the order of the words."""
    s, t = a.scope, b.scope
    words_a, words_b = dict(a.evidence), dict(b.evidence)
    relations: list[tuple[str, SlotRelation, str, str]] = [
        ("measure", _word_relation(s.measure, t.measure), s.measure, t.measure),
        ("population", population_relation(s.population, t.population, config, s.measure), s.population, t.population),
        ("status", _word_relation(s.status, t.status), s.status, t.status),
        ("subject", _subject_of(a, b), s.subject, t.subject),
        ("place", _place_of(a, b, config), s.place, t.place),
        ("period", period_relation(s.period, t.period), s.period, t.period),
        ("date", date_relation(a.clocks, b.clocks), a.clocks.event or "", b.clocks.event or ""),
    ]
    if a.quantity is not None:
        relations.append(("part", "same" if a.role == b.role else "different", a.role or "level", b.role or "level"))
    return tuple(
        SlotComparison(slot, relation, x, y, words_a.get(slot, x), words_b.get(slot, y))
        for slot, relation, x, y in relations
    )


def _reason(slot: str, relation: SlotRelation, a: str, b: str) -> str:
    """In words; empty where there is nothing to tell: two counts of which neither is a part."""
    if slot == "part" and relation == "same" and a == "level":
        return ""
    a, b = (date_words(" ".join(x.split())) for x in (a, b))
    if relation == "same":
        return f"{slot}: the same" + (f" (“{a}”)" if a == b and a else f" (“{a}” and “{b}”)" if a else "")
    if relation == "unknown" and a and b:
        return f"{slot}: whether the two are one is not known (“{a}” / “{b}”)"
    if relation == "unknown":
        known = a or b
        return f"{slot}: only one text says it (“{known}”)" if known else f"{slot}: neither text says it"
    how = {"wider": "one holds the other", "finer": "one is named more exactly"}.get(relation, "not the same")
    return f"{slot}: {how} (“{a}” / “{b}”)"
