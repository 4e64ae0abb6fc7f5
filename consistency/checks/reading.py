"""A short text read once for ``compare``: its figures, scores, ranks and dates, each with the words around it."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from datetime import date

from consistency.checks.alignment import Context, Lemma, context_around
from consistency.datatypes import Quantity
from consistency.dates import DateMention, find_dates
from consistency.quantities import extract_quantities
from consistency.quantities.number_words import TENS, UNITS

_ORDINAL_WORDS = (
    "first second third fourth fifth sixth seventh eighth ninth tenth eleventh twelfth thirteenth fourteenth"
    " fifteenth sixteenth seventeenth eighteenth nineteenth twentieth"
).split()
_CARDINALS = "one two three four five six seven eight nine ten eleven twelve".split()
_RANK = re.compile(
    r"\b(?:number|no\.|rank(?:s|ed)?(?:\s+(?:at|as))?)[\s-]+(?:number\s+)?(?P<word>" + "|".join(_CARDINALS) + r")\b"
    r"|(?:\b(?:number|no\.|rank(?:s|ed)?(?:\s+(?:at|as))?)\s*(?:number\s+|\#\s*)?|\#\s*)(?P<figure>\d{1,4})\b(?![.,]\d)"
    r"|\b(?P<nth>\d{1,4})(?:st|nd|rd|th)\b|\b(?P<ordinal>" + "|".join(_ORDINAL_WORDS) + r")\b",
    re.IGNORECASE,
)
_SCORE = re.compile(r"(?<![\w.,/–-])(\d{1,3})\s?[–-]\s?(\d{1,3})(?:\s?[–-]\s?(\d{1,3}))?(?![\w/–-]|[.,]\d)")
_QUOTED = re.compile(r"(?:``|''|[“\"])(?P<inside>(?:(?!''|``)[^“”\"]){1,60}?)(?:''|[”\"])")
_POINT_THOUSANDS = re.compile(r"\d{1,3}(?:\.\d{3})+(?!\d)")
"""Nobody counts people to the thousandth: "30.000 inhabitants" is written with a point between thousands."""
_NEGATION = re.compile(
    r"\b(?:not|no(?!\.\s?\d)|never|none|nobody|neither|nor|without|cannot|failed|fails|denied|denies|refused|unable|lacks?)\b|n['’]t\b",
    re.IGNORECASE,
)
_SPOKEN_CENTURY = "|".join([*_ORDINAL_WORDS, "twenty-first"])
_CENTURY = re.compile(
    r"\b(?:(?P<nth>\d{1,2})(?:st|nd|rd|th)|(?P<ordinal>" + _SPOKEN_CENTURY + r"))[\s-]centur(?:y|ies)\b"
    r"(?!\s+B\.?C)",
    re.IGNORECASE,
)
_BOUND_BEFORE = re.compile(
    r"\b(?:before|after|since|until|till|by|through|(?<!dates )(?<!dated )(?<!dating )from|between|to)\s+(?:the\s+)?"
    r"(?:(?:early|mid|late)[\s-]+)?$",
    re.IGNORECASE,
)
_YEARS = re.compile(r"(?<![\w$€£.,/–-])(1[5-9]\d\d|20\d\d)\s?[–-]\s?(1[5-9]\d\d|20\d\d)(?![\w%/–-]|[.,]\d)")
_NOBODY = re.compile(r"\b(?:no[ -]one|nobody)\b(?!['’])", re.IGNORECASE)
_AND_A_HALF = re.compile(
    r"\b(?:an?|one)\s+(?P<unit>year|month|week|day|hour|minute|decade|century|mile|kilometre|kilometer|metre|meter"
    r"|tonne|ton)\s+and\s+a\s+half\b",
    re.IGNORECASE,
)
SMALL = frozenset(
    "a an the of in on at to for and or by with from as is are was were be been being has have had it its his her"
    " their he she they that this which who whom whose not than more less over under about after before since until"
    " between most least up some s also into out there such one two three both each other do does did".split()
)
"""Words that say nothing of what a text is about, and the small numbers."""
_DENIED = re.compile(r"\b(?:not|never|cannot)\b|n['’]t\b", re.IGNORECASE)
_WORD = re.compile(r"[A-Za-z][A-Za-z'’]*")


@dataclass(frozen=True, slots=True)
class Score:
    """Numbers that belong together in their order: a result ("59–0") or a record ("13-3-1")."""

    start: int
    end: int
    values: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class Reading:
    """A text with its figures, scores and dates, read once."""

    text: str
    found: tuple[Quantity, ...]
    """Every quantity that the grammar reads."""
    lemma: Lemma
    quantities: tuple[Quantity, ...] = field(init=False)
    """The figures to compare: ``found`` with ranks as ordinals, without titles ("the song “1999”")."""
    scores: tuple[Score, ...] = field(init=False)
    dates: tuple[DateMention, ...] = field(init=False)
    contexts: tuple[Context, ...] = field(init=False)
    date_contexts: tuple[Context, ...] = field(init=False)
    words: frozenset[str] = field(init=False)
    """Lemmas of the text, folded; names among them."""
    names: frozenset[str] = field(init=False)
    """Words with a capital inside the sentence, folded."""
    negated: bool = field(init=False)

    def __post_init__(self) -> None:
        titles = [m.span() for m in _QUOTED.finditer(self.text) if _is_title(m["inside"])]
        spoken_times = (*_centuries(self.text), *_stretches(self.text), *_spoken_years(self.text))
        times = [d for d in spoken_times if not _inside(d.start, titles)]
        ages = [(d.start, d.end) for d in times]
        shares = [(q.start, q.end) for q in self.found if q.kind == "share"]  # "a third of the adults" is no rank
        ranks = [r for r in _ranks(self.text) if not _inside(r.start, [*titles, *shares])]
        spoken = [
            q
            for q in (*_halves(self.text), *_nobodies(self.text))
            if not _meets(q.start, q.end, [(f.start, f.end) for f in self.found])
        ]
        taken = [(r.start, r.end) for r in ranks] + ages
        figures = [
            q for q in (*self.found, *spoken) if not _inside(q.start, titles) and not _meets(q.start, q.end, taken)
        ]
        figures = [_with_thousands(q, self.text) for q in figures]
        quantities = tuple(sorted([*figures, *ranks], key=lambda q: (q.start, q.end)))
        spans = [(q.start, q.end) for q in quantities]
        dates = tuple(sorted([*find_dates(self.text, [*spans, *titles, *ages]), *times], key=lambda d: d.start))
        busy = [*spans, *titles, *((d.start, d.end) for d in dates)]
        scores = tuple(
            Score(m.start(), m.end(), tuple(int(g) for g in m.groups() if g))
            for m in _SCORE.finditer(self.text)
            if not _meets(m.start(), m.end(), busy)
        )

        def put(name: str, value: object) -> None:
            object.__setattr__(self, name, value)

        put("quantities", quantities)
        put("scores", scores)
        put("dates", dates)
        put("contexts", tuple(context_around(self.text, q.start, q.end, self.lemma, spans) for q in quantities))
        put("date_contexts", tuple(context_around(self.text, d.start, d.end, self.lemma, busy) for d in dates))
        found = list(_WORD.finditer(self.text))
        put("words", frozenset(self.lemma(m[0]).casefold() for m in found))
        put("names", frozenset(m[0].casefold() for m in found[1:] if m[0][0].isupper() and len(m[0]) > 1))
        put("negated", negates(self.text))

    @property
    def content(self) -> frozenset[str]:
        """The lemmas of what the text is about: no small words, no single letters."""
        return frozenset(w for w in self.words if w not in SMALL and len(w) > 1)

    @property
    def has_figures(self) -> bool:
        """Does the text hold a figure, a result or a date?"""
        return bool(self.quantities or self.scores or self.dates)


def _is_title(inside: str) -> bool:
    """Is a quoted passage a title that begins with or is a number, and no sentence of its own?"""
    words = inside.split()
    return bool(words) and len(words) <= 6 and all(w[0].isupper() or w[0].isdigit() or len(w) <= 3 for w in words)


def _inside(at: int, spans: Sequence[tuple[int, int]]) -> bool:
    return any(a <= at < b for a, b in spans)


def _meets(start: int, end: int, spans: Sequence[tuple[int, int]]) -> bool:
    return any(a < end and start < b for a, b in spans)


def _ranks(text: str) -> list[Quantity]:
    """Places in an order: "seventh-richest", "number four", "# 14", "the 9th place"."""
    ranks = []
    days = [(d.start, d.end) for d in find_dates(text)] if _RANK.search(text) else []
    days += [m.span() for m in _CENTURY.finditer(text)]
    for m in _RANK.finditer(text):
        if m["word"]:
            value = _CARDINALS.index(m["word"].lower()) + 1
        elif m["ordinal"]:
            value = _ORDINAL_WORDS.index(m["ordinal"].lower()) + 1
        else:
            value = int(m["figure"] or m["nth"])
        if _meets(m.start(), m.end(), days):
            continue  # "the 3rd of May": dates are read on their own
        number = float(value)
        ranks.append(Quantity(number, number, "exact", "", "", m.start(), m.end(), kind="ordinal"))
    return ranks


_TEENS = [word for word, value in UNITS.items() if value >= 10]
_ONES = "|".join(_CARDINALS[:9])
_SPOKEN_YEAR = re.compile(
    r"\b(?:in|since|of|from|until|till|by|before|after|during|to|year)\s+"
    rf"(?P<year>(?P<century>{'|'.join([*_TEENS, 'twenty'])})[\s-]"
    rf"(?:(?:oh|o)[\s-](?P<zero>{_ONES})|(?P<teen>{'|'.join(_TEENS)})"
    rf"|(?P<ten>{'|'.join(TENS)})(?:-(?P<one>{_ONES}))?))\b(?!-|\s(?:hundred|thousand|million))",
    re.IGNORECASE,
)


def _spoken_years(text: str) -> list[DateMention]:
    """ "In nineteen eighty-four", "since twenty oh five": a year in words, behind a word that leads to a time."""
    found = []
    for m in _SPOKEN_YEAR.finditer(text):
        low = {name: (m[name] or "").lower() for name in ("century", "zero", "teen", "ten", "one")}
        years = sum(UNITS.get(low[name], TENS.get(low[name], 0)) for name in ("zero", "teen", "ten", "one"))
        year = 100 * UNITS.get(low["century"], TENS["twenty"]) + years
        first, last = date(year, 1, 1).toordinal(), date(year, 12, 31).toordinal()
        found.append(DateMention(m.start("year"), m.end("year"), first, last))
    return found


def _centuries(text: str) -> list[DateMention]:
    """ "the 19th century": the hundred years, and no rank. Behind a word that makes it a bound it is left alone."""
    found = []
    for m in _CENTURY.finditer(text):
        if _BOUND_BEFORE.search(text[: m.start()]):
            continue
        word = (m["ordinal"] or "").lower()
        nth = int(m["nth"]) if m["nth"] else _ORDINAL_WORDS.index(word) + 1 if word in _ORDINAL_WORDS else 21
        if 1 <= nth <= 99:
            first, last = date(100 * nth - 99, 1, 1).toordinal(), date(100 * nth, 12, 31).toordinal()
            found.append(DateMention(m.start(), m.end(), first, last))
    return found


def _stretches(text: str) -> list[DateMention]:
    """ "mayor 2010–2018": from the first year to the last."""
    found = []
    for m in _YEARS.finditer(text):
        first, last = int(m[1]), int(m[2])
        if first < last:
            days = date(first, 1, 1).toordinal(), date(last, 12, 31).toordinal()
            found.append(DateMention(m.start(), m.end(), *days, bound="between"))
    return found


def _halves(text: str) -> list[Quantity]:
    """ "a year and a half": one and a half of the unit."""
    found = []
    for m in _AND_A_HALF.finditer(text):
        found += [replace(q, start=m.start(), end=m.end()) for q in extract_quantities(f"1.5 {m['unit'].lower()}s")[:1]]
    return found


def _nobodies(text: str) -> list[Quantity]:
    """ "No one was hurt": no people, 0."""
    return [
        Quantity(0.0, 0.0, "exact", "", "people", m.start(), m.end(), head="person", base_low=0.0, base_high=0.0)
        for m in _NOBODY.finditer(text)
    ]


def _with_thousands(q: Quantity, text: str) -> Quantity:
    if q.kind != "count" or not q.head or not _POINT_THOUSANDS.search(text[q.start : q.end]):
        return q
    low, high = (x and x * 1000 for x in (q.low, q.high))
    return q.worked_out(low, high)


def negates(text: str) -> bool:
    """Does a word of the text deny something?"""
    return bool(_NEGATION.search(text))


def negated_near(text: str, q: Quantity) -> bool:
    """Does a negation stand behind the figure, within its clause ("five of the eight were not handed over")?"""
    clause = re.split(r"[.;:,]", text[q.end : q.end + NEAR], maxsplit=1)[0]
    return bool(_DENIED.search(clause))


NEAR = 90
"""Characters behind a figure in which a negation is one of what is said of it."""


def as_measure(q: Quantity) -> Quantity:
    """An age as the measure that it is, so that "aged 16" meets "16 years old"."""
    return replace(q, kind="measure") if q.kind == "age" else q
