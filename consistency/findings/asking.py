"""The question that claims answer, as people ask it: "How many US troops are there in Iraq?". Made from the slots.

Where the slots do not say what a figure is of (a distance, a sum of money, a bare number), the words around it do:
"How far is it (“struck … southwest of the town”)?".
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Mapping, Sequence
from typing import Any

from consistency.config import Config, packaged_table, word_set
from consistency.datatypes import Claim, Quantity
from consistency.dates import date_words
from consistency.gazetteer import BOTH
from consistency.quantities.words import lemma, plural

AROUND = (4, 6)
"""Words before and after a figure that are quoted where only they say what it is of."""
_ENDS = re.compile(r"[,;:.!?()\[\]“”\"—–]|\s-\s")
"""Where such a quotation stops: at the end of the phrase."""
_LOOSE = frozenset("a an the and or but of in on at to for from with by between than that which who as".split())
"""Words that such a quotation does not end with."""
_MEASURED: Mapping[str, str] = {
    "metre": "distance",
    "square metre": "area",
    "cubic metre": "volume",
    "kilogram": "weight",
    "second": "length of time",
    "kelvin": "temperature",
    "degree": "temperature",
    "magnitude": "magnitude",
    "metre per second": "speed",
    "percent": "share",
}
"""What is measured, by base unit; any other is asked for by the name of its unit."""
_HOW: Mapping[str, str] = {
    "distance": "How far is it",
    "length of time": "How long is it",
    "amount of money": "How much is it",
    "number": "How many are there",
    "weight": "How heavy is it",
    "speed": "How fast is it",
    "age": "How old are they",
    "magnitude": "What was the magnitude",
}
"""How it is asked for where the words around the figure say of what; any other by its name."""
_LENGTHS: Mapping[str, str] = {"length of time": "length", "amount of money": "amount"}
"""Shorter names of what is measured, before "of"."""
_SORTS: Mapping[str, str] = {
    "money": "amount of money", "share": "share", "age": "age", "ordinal": "rank", "ratio": "ratio",
    "multiple": "multiple", "tally": "result", "rank": "rank",
}  # fmt: skip
MARGIN = "margin"
"""Measure of a difference of two counts (see ``claims.contests``)."""
_STANDING = frozenset({"personnel", "people", "bases", "houses"})
"""Measures of things that are somewhere; years or money are not."""
_MOVES: Mapping[str, tuple[str, str]] = {
    "present": ("are there", "are there"),
    "leaving": ("are leaving", "are being left"),
    "arriving": ("are arriving", "are arriving"),
    "planned": ("are planned", "are planned"),
    "training": ("are in training", "are in training"),
}
"""Status -> what those who are counted do, people and things."""
_PEOPLE = frozenset({"personnel", "people"})
_SMALL = frozenset("of the and in on at for de del la al".split())
_CODES = frozenset({"us", "uk", "uae", "eu", "drc", "dc"})
_ARTICLE = frozenset(
    "gulf sea ocean strait river region province district area peninsula league coast capital border islands"
    " netherlands philippines emirates states series east mediterranean caribbean".split()
)
"""Names that end in one of these take an article."""
_ARTICLE_FIRST = frozenset("gulf sea strait bay horn bight isle cape".split())
"""And names that begin with one of these ("Gulf of Aden")."""
_AT = frozenset({"camp", "fort"})


def ask(claims: Sequence[Claim], config: Config) -> str:
    """The question in one sentence with a verb. ``claims``: all that answer it, each with a quantity.

    The same for the same claims in any order.
    """
    first = claims[0]
    q = first.quantity
    assert q is not None  # noqa: S101  (statements are asked for by their own words)
    row = config.measures.get(first.scope.measure, {})
    where = _where([_place(c) for c in claims])
    who = _counted(claims, row, config)
    if q.change:
        what = f"the {'rise' if q.change == 'up' else 'fall'}{f' in {who}' if who else ''}"
        return f"How large is {what}{where}{'' if who else _words_around(claims)}?"
    if "asks" in row and {c.scope.status for c in claims} <= {"", first.scope.measure}:
        if _is_accusation(who):
            return f"How many {who} are there{where}?"
        return f"{str(row['asks']).format(who=_without_fate(who, row) or 'people')}{where}{_when(claims)}?"
    if first.scope.measure == MARGIN:
        return f"How large is the margin{f' in {who}' if who else ''}{where}{_words_around(claims)}?"
    if q.kind != "count":
        return _measure(_measured(q), who, where, claims)
    if not who:
        return _measure("number", "", where, claims)
    return _count(who, where, claims, row)


def _count(who: str, where: str, claims: Sequence[Claim], row: Mapping[str, Any]) -> str:
    """Things counted one by one: are they there, do they happen, are they going?"""
    measure, role = claims[0].scope.measure, claims[0].role
    statuses = {c.scope.status for c in claims} - ({""} if role == "part" else set())
    status = next(iter(statuses)) if len(statuses) == 1 else ""
    happens = bool({"event", "toll"} & set(row.get("notes", ()))) or _is_change(who, status)
    if status in _MOVES and not _is_change(who, status):
        verb = _MOVES[status][measure not in _PEOPLE]
    elif status.endswith("ed") or status == "handed_over":
        verb = f"were {status.replace('_', ' ')}"
    elif happens:
        verb = "were there"
    else:
        verb = "are there" if measure in _STANDING and where and not (statuses - {"", "present"}) else "were there"
    if role == "part":
        return f"How many of the {who}{where} {verb}?"
    return f"How many {'other ' if role == 'additional' and not who.startswith('other ') else ''}{who} {verb}{where}?"


def _is_change(who: str, status: str) -> bool:
    """Does what is counted name the change itself ("base closures")? Then it does not undergo it."""
    return lemma(who.split()[-1]) in packaged_table("statuses").get(status, {}).get("words", ())


def _measure(what: str, who: str, where: str, claims: Sequence[Claim]) -> str:
    """What is measured, of whom or of what; where nothing says of what, the words around the figure."""
    per = f" per {claims[0].quantity.denominator}" if claims[0].quantity and claims[0].quantity.per else ""
    if not who:
        around = "" if what == "magnitude" and where else _words_around(claims)
        return f"{_HOW.get(what, f'What is the {what}')}{per}{where}{around}?"
    if what == "age":
        return f"How old is {who}?" if _is_one(who, claims) else f"How old are the {who}{where}?"
    last = who.split()[-1]
    the = "the " if who[:1].islower() and lemma(last) == last and plural(last) != last else ""
    return f"What is the {_LENGTHS.get(what, what)} of {the}{who}{per}{where}?"


def _is_one(who: str, claims: Sequence[Claim]) -> bool:
    """Is it one person, by name?"""
    return who[:1].isupper() and any(c.quantity and c.quantity.counted == who for c in claims)


def _words_around(claims: Sequence[Claim]) -> str:
    return f" (“{_around(claims)}”)"


def _is_accusation(who: str) -> bool:
    """Are accusations counted, and not those who were lost ("counts of murder")?"""
    first = who.lower().partition(" of ")[0].split()
    return bool(first) and lemma(first[-1]) in word_set("wording", "accusations")


def _without_fate(who: str, row: Mapping[str, Any]) -> str:
    """``who`` without the word before it that the question says once more ("wounded men")."""
    fates = {w for k in ("heads", "verbs") for w in row.get(k, ())}
    first, _, rest = who.partition(" ")
    return rest if rest and {first.lower(), lemma(first.lower())} & fates else who


def _measured(q: Quantity) -> str:
    if q.kind in _SORTS:
        return _SORTS[q.kind]
    return _MEASURED.get(q.base_unit or q.unit) or (f"number of {plural(q.unit)}" if q.unit else "figure")


def _counted(claims: Sequence[Claim], row: Mapping[str, Any], config: Config) -> str:
    """What is counted, in the plural: the phrase of a claim that names whom, the one most often used, the shortest.

    Empty where it only names a fate ("dead" who were killed).
    """
    said = Counter(c.quantity.counted for c in claims if c.quantity and c.quantity.counted)
    claims = _of_widest(claims, config)
    named = {c.quantity.counted for c in claims if c.quantity and c.scope.population}
    phrases = [c.quantity for c in claims if c.quantity and c.quantity.counted]
    lost = "asks" in row or any("asks" in config.measures.get(c.scope.status, {}) for c in claims)
    if lost:
        fates = {w for r in config.measures.values() if "asks" in r for k in ("heads", "verbs") for w in r.get(k, ())}
        phrases = [q for q in phrases if q.counted.lower() not in fates and q.head not in fates]
    if not phrases:
        return "" if "asks" in row else "people" if lost else _label(claims, row)
    best = min(phrases, key=lambda q: (q.counted not in named, -said[q.counted], len(q.counted), q.counted))
    return _several(best)


def _of_widest(claims: Sequence[Claim], config: Config) -> Sequence[Claim]:
    """The claims that name no nation, where others name different ones or a wider population: nobody asks for the
    Americans where one text counts all members of a coalition. All claims where every one names a nation, or none."""
    nations = {c.scope.population for c in claims if _is_nation(c, config)}
    wide = [c for c in claims if not _is_nation(c, config) and c.quantity and c.quantity.counted]
    return wide if nations and wide and (len(nations) > 1 or any(c.scope.population for c in wide)) else claims


def _is_nation(claim: Claim, config: Config) -> bool:
    return "nation" in config.populations.get(claim.scope.population, {}).get("kind", ())


def _label(claims: Sequence[Claim], row: Mapping[str, Any]) -> str:
    count = claims[0].quantity is not None and claims[0].quantity.kind == "count"
    return str(row.get("label", "")) if count else ""


def _several(q: Quantity) -> str:
    """``q.counted`` with its head in the plural."""
    said = q.counted.split()
    at = next((i for i, word in enumerate(said) if word.lower() == q.head.lower()), None)
    if at is not None:
        return " ".join([*said[:at], plural(said[at]), *said[at + 1 :]])
    return " ".join([*said[:-1], plural(said[-1])]) if q.low == q.high == 1 else q.counted


def _around(claims: Sequence[Claim]) -> str:
    """A few words before and after the figure, with dots for it; from the claim whose sentence is shortest."""
    figures = [c for c in claims if c.quantity]
    placed = [c for c in figures if c.scope.place] or figures  # the words go with the place that is asked for
    claim = min(placed, key=lambda c: (len(c.quote), c.quote))
    q = claim.quantity
    assert q is not None  # noqa: S101
    before, after = claim.quote[: q.start - claim.start], claim.quote[q.end - claim.start :]
    head, tail = _ENDS.split(before)[-1].split(), _ENDS.split(after)[0].split()
    if len(head) + len(tail) < 2:  # too little to tell: the words beyond the comma, too
        head, tail = before.split(), after.split()
    tail = tail[: AROUND[1]]
    while tail and tail[-1].lower() in _LOOSE:
        tail.pop()
    joined = "" if after[:1].isalnum() or after[:1] == "-" else " "
    said = f"{' '.join(head[-AROUND[0] :])} …{joined}{' '.join(tail)}"
    return re.sub(r"…\s+(?=[,;])", "…", re.sub(r"[()\[\]“”\"]\s*", "", said)).strip(" .,;:?")


def _place(claim: Claim) -> str:
    """The place of a claim, else that of the event it tells of."""
    return claim.scope.place or "".join(claim.scope.event.split("@")[1:2])


def _where(places: Sequence[str]) -> str:
    """`` in Marrow, Velland``: the place that all who name one mean; the wider one where one place holds the other."""
    known = sorted({place for place in places if place}, key=lambda place: (place.count(","), place))
    if not known or any(not f", {place}".endswith(f", {known[0]}") for place in known):
        return ""
    said = place_words(known[0])
    words = said.split(",")[0].split()
    named = words[0].lower() in _ARTICLE_FIRST or words[-1].lower() in _ARTICLE
    the = "the " if named and words[0].lower() != "the" else ""
    return f" {'at' if words[0].lower() in _AT else 'in'} {the}{said}"


def place_words(place: str) -> str:
    """A place of a scope as it is written: ``Marrow, Velland``; empty for none."""
    return ", ".join(_titled(part.replace("_", " ").replace(BOTH, " and ").split()) for part in place.split(", "))


def _titled(words: Sequence[str]) -> str:
    return " ".join(
        w.upper() if w in _CODES else w if at and w in _SMALL else w[:1].upper() + w[1:] for at, w in enumerate(words)
    )


def _when(claims: Sequence[Claim]) -> str:
    """`` on 27 November 2005``, where all who date the event give that day, and one of them for certain."""
    days = {c.clocks.event or "".join(c.scope.event.split("@")[2:3]) for c in claims} - {""}
    sure = {c.clocks.event for c in claims if c.clocks.event and c.clocks.event_from != "unsure"}
    day = next(iter(sure)) if len(days) == 1 and sure == days else ""
    return f" on {date_words(day)}" if day and len(day) == 10 else ""
