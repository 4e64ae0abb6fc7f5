"""Denominators behind a unit: "per barrel", "a day", "-a-share", "/cm", "per square metre"."""

from __future__ import annotations

from consistency.config import word_set
from consistency.quantities import units
from consistency.quantities.draft import Draft, Reading
from consistency.quantities.noun_phrases import noun_phrase
from consistency.quantities.number_words import SCALES
from consistency.quantities.words import DETERMINERS, lemma, plural

_DENOMINATORS = frozenset(
    """barrel share ounce day week month year hour minute second annum gallon litre liter pound tonne ton kilo
    kilogram kilometre kilometer mile person head dozen head century decade capita square unit security metre meter
    night acre bushel bottle gramme gram inch foot quarter""".split()
)


def attach_denominator(reading: Reading, draft: Draft) -> None:
    """ "per barrel", "a day", "-a-share", "/cm", "a dozen", "per square metre"; a length by the hour is a speed."""
    _read_denominator(reading, draft)
    if not draft.per or draft.unit is None:
        return
    speed = units.speed(draft.unit, draft.per) if draft.unit.dimension == "length" else None
    if speed is not None:
        draft.unit, draft.per = speed, ""
    else:
        draft.unit = units.ratio(draft.unit, draft.per)


def _read_denominator(reading: Reading, draft: Draft) -> None:
    """Write the denominator behind the unit into ``draft.per``."""
    tokens, k = reading.tokens, draft.last
    if k >= len(tokens) or draft.unit is None or tokens[k].breaks:
        return
    j = k
    if tokens[j].text == "-" and j + 1 < len(tokens):
        j += 1
    word = reading.lower(j)
    if word in ("a", "an") and reading.lower(j + 2) in _MOMENTS:
        return  # "$1.9 a year ago"
    if word in ("/", "per") or (word in ("a", "an", "each", "every") and draft.unit.dimension != "time"):
        n = j + 1
        if reading.lower(n) == "-":
            n += 1
        long = units.WORDS.get(f"{reading.lower(n)} {reading.lower(n + 1)}")
        if long is not None:
            draft.per, draft.last = long.name, n + 2
            return
        found = _denominator(reading, n, word)
        if found:
            power = reading.lower(n + 1) in ("2", "3") and n + 1 < len(tokens) and tokens[n + 1].glued  # "W/m2"
            draft.per, draft.last = found, n + 1 + power
            draft.rules.append("per")
    elif word in ("annually", "daily", "weekly", "hourly") and draft.unit.dimension not in ("time", "money"):
        return


_LINKS = (("per",), ("for", "every"), ("in", "every"), ("out", "of", "every"), ("for", "each"), ("from", "every"))
"""What leads to the amount that a rate is by: "12 deaths per 100,000 people", "for every 1,000 births"."""
_LINKS_AT = {word: tuple(words for words in _LINKS if words[0] == word) for word in {words[0] for words in _LINKS}}
_LINK_WITHIN = 8
"""Tokens between a figure and what it is by: "12 deaths from cholera per 100,000 people"."""
_ENDS = frozenset(".,;:!?()")
_POPULATION = word_set("figures", "population")
"""Bases of a rate that are all people; a bare "per 100,000" is by people too, as statistics offices count."""


def read_rates(reading: Reading) -> None:
    """ "12 deaths per 100,000 people", "12.4 per million", "five for every 1,000 births": a rate with its base.

    The figure has kind ``ratio``, so it meets no count; the base is no count of its own.
    """
    if len(reading.drafts) < 2 and _RATE_WORDS.isdisjoint(reading.lowers):
        return
    for number, draft in enumerate(reading.drafts):
        if draft.dropped or draft.ordinal or draft.per or draft.kind not in ("count", "measure", "money"):
            continue
        start = draft.cj if draft.cj > draft.ci >= draft.last else draft.last
        if _by_time_or_size(reading, draft, start):
            continue
        link = _rate_link(reading, start) or _in_many(reading, number)
        if link is None or (draft.kind != "count" and link[0] != draft.last):
            continue
        following = reading.drafts[number + 1] if number + 1 < len(reading.drafts) else None
        _set_rate(reading, draft, link, following)
    reading.drafts = [d for d in reading.drafts if not d.dropped]


def _by_time_or_size(reading: Reading, draft: Draft, k: int) -> bool:
    """ "12 murders per year", "30 people per square mile": a count by one of a unit. "30 people per bus" is a count,
    and of "80 per sq m" nobody says what is counted."""
    if (
        reading.lower(k) != "per"
        or draft.kind != "count"
        or k == draft.last
        or draft.fraction
        or reading.tokens[k].breaks
    ):
        return False
    long = units.WORDS.get(f"{reading.lower(k + 1)} {reading.lower(k + 2)}")
    unit = long or units.WORDS.get(reading.lower(k + 1))
    if unit is None or unit.dimension not in _SIZES:
        return False
    draft.kind, draft.per = "ratio", unit.name
    draft.rules.append("rate")
    return True


_SIZES = frozenset(("time", "area", "length", "volume", "mass"))
_RATE_WORDS = frozenset(("per", "every", "each"))


def _rate_link(reading: Reading, start: int) -> tuple[int, int] | None:
    """Where the words before the base of a rate begin and end, near ``start``."""
    for k in range(start, min(start + _LINK_WITHIN, len(reading.tokens))):
        word = reading.lower(k)
        if word == "/" and k == start and reading.tokens[k].glued:
            return k, k + 1  # "8 litres/100 km"
        if word in _ENDS or reading.tokens[k].kind == "number":
            return None
        for words in _LINKS_AT.get(word, ()):
            if tuple(reading.lowers[k : k + len(words)]) == words:
                return k, k + len(words)
    return None


_MANY = frozenset((1e4, 1e5, 1e6))


def _in_many(reading: Reading, number: int) -> tuple[int, int] | None:
    """The "in" of "12 in 100,000": only amounts that statistics count by, and no "12 in 2,000 towns"."""
    draft = reading.drafts[number]
    base = reading.drafts[number + 1] if number + 1 < len(reading.drafts) else None
    if base is None or base.value not in _MANY or base.first != draft.last + 1 or draft.value >= base.value:
        return None
    return (draft.last, base.first) if reading.lower(draft.last) == "in" and draft.kind == "count" else None


def _set_rate(reading: Reading, draft: Draft, link: tuple[int, int], base: Draft | None) -> None:
    """Make a rate of ``draft`` where an amount stands behind ``link``: the draft ``base``, or a lone scale word."""
    begin, k = link
    if base is not None and base.first == k and not base.ordinal and base.value > 1 and base.vague is None:
        if (base.unit is not None and base.kind != "measure") or (reading.lower(begin) == "/" and base.unit is None):
            return
        amount, end = base.value, base.last
        noun = reading.lower(base.cj - 1) if base.cj > base.ci >= base.last else ""
        unit = base.unit.name if base.unit is not None else ""
        reading.drop(base, "base of a rate")
    elif reading.lower(k) in SCALES and reading.lower(k) != "dozen":
        amount, end, unit = SCALES[reading.lower(k)], k + 1, ""
        behind = noun_phrase(reading, k + 1, limit=len(reading.tokens))
        noun = reading.lower(behind - 1) if behind > k + 1 else ""
    else:
        return
    draft.per_amount, draft.per = amount, unit or _base_name(noun)
    if begin == draft.last:
        draft.last = end
    if draft.unit is not None and unit:
        draft.unit = units.ratio(draft.unit, unit)
    elif draft.unit is None:
        draft.kind = "ratio"
    draft.rules.append("rate")


def _base_name(noun: str) -> str:
    """What a rate is by, in the plural: "people" for every word for them and for none."""
    return "people" if not noun or lemma(noun) in _POPULATION else plural(lemma(noun))


_MOMENTS = frozenset("ago earlier later before after".split())
"""Behind "a year" these make it a moment."""
_SHORT = {"s": "second", "sec": "second", "min": "minute", "h": "hour", "hr": "hour", "d": "day", "yr": "year"}
"""Denominators behind a slash ("3 m/s")."""


def _denominator(reading: Reading, n: int, word: str) -> str:
    """The name of the denominator at ``n`` behind ``word`` ("per", "a", "/"); empty where there is none."""
    if n >= len(reading.tokens):
        return ""
    token, name = reading.tokens[n], reading.lower(n)
    if word == "/":
        if not token.glued:
            return ""
        if name in _SHORT:
            return _SHORT[name]
    joined = units.SYMBOLS.get(token.text + reading.lower(n + 1)) if reading.lower(n + 1) in ("2", "3") else None
    if joined is not None and reading.tokens[n + 1].glued:
        return joined.name
    unit = units.WORDS.get(name) or units.SYMBOLS.get(token.text)
    if name == "annum":
        return "year"
    if unit is not None:
        return unit.name
    known = lemma(name) in _DENOMINATORS or (word == "per" and token.kind == "word" and name not in DETERMINERS)
    return lemma(name) if known else ""
