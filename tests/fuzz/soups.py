"""What the fuzzing is made of: soups of the words that the rules know, hostile characters, long and repeated lines."""

from __future__ import annotations

import re
import tomllib
from functools import cache
from pathlib import Path
from typing import Any

from hypothesis import strategies as st

import consistency

TABLES = Path(consistency.__file__).parent / "tables"
SIGNS = [*" .,;:!?()[]{}-–—'\"’‘“”…/%$€£¥&+*=<>#@|\\_~^°½²", "\n", "\n\n", "\r\n", "\t", "--", "...", "’s", "n't"]
FIGURES = """0 1 2 5 12 13 25 31 100 160 999 1,000 5,200 5 200 1.2 0.5 1e9 007 12th 1st 2nd ½ 3/4 24/7 6-3 2020
1999 2020-03 2021-06-00 2024-02-30 14/05/2024 20-03-2020 10:30 25:61 99999999999999999999 1,00,000
.5 5. -5 +5""".split()
NUMBERS = """zero one two three twelve nineteen twenty thirty-five ninety hundred thousand million billion
trillion dozen score half third quarter dozens scores hundreds thousands several few couple pair no
none nobody all both tens""".split()
BOUNDS = """about some roughly nearly almost at least more than fewer up to as many as between from to and or
over under around approximately an estimated minus plus below above well just exceeding not no more
only another other first""".split()
UNITS = """% percent per cent km kg mile miles acres °C C F degrees dollars $ US$ bn m k mn euros pounds yen
hours days weeks years year-old metres ft foot feet barrel barrels magnitude points""".split()
TIMES = """January Feb March April May June Monday Tuesday Sunday today yesterday tomorrow last next week month
year ago since until in on by early mid late morning noon p.m. a.m. GMT 2010s spring Christmas
century""".split()
WORDS = """the a an of in on at by for with said says told he she they it who which that was were is are be
been had has not never people men women soldiers troops rockets attacks killed wounded injured died
missing arrested US Iraqi Lorne Aldor Baghdad Paris Georgia Mr. Dr. Gen. President police officials
court mayor Reuters BBC K1 F-16 Covid-19 Flight 370 reported confirmed denied because after before
blast crash earthquake election vote voted won beat north- south-bound pre- and post-war anti-
-based bomb bombs because allegedly may will Smith John O’Brien al-Qaida UN""".split()
HOSTILE = [
    *"\x00\x01\x07\x08\x0b\x0c\x1b\x1c\x7f\x85\x9b\xa0\xad",
    *("\u0130", "\u0131", "\ufb01", "\u017f", "\u1e9e", "\u212a", "\u0301", "\u0345", "\u200b", "\u200d", "\u200f"),
    *("\u2028", "\u2029", "\u202e", "\u2066", "\ufeff", "\ufffd", "\uffff", "\U0001f600", "\U000e0041"),
    *("٣", "３", "Ⅷ", "㉈", "ⅻ", "一", "百", "万", "²", "①", "½", "ǅ", "ﷺ", "עברית", "العربية", "日本語", "कि"),
]


@cache
def table_words() -> list[str]:
    """Every word and phrase in the tables, once."""
    found: set[str] = set()
    for path in sorted(TABLES.glob("*.toml")):
        _collect(tomllib.loads(path.read_text(encoding="utf-8")), found)
    return sorted(found)


def _collect(value: Any, found: set[str]) -> None:
    if isinstance(value, str):
        if len(value) <= 30:
            found.add(value)
    elif isinstance(value, dict):
        for key, inner in value.items():
            _collect(key, found)
            _collect(inner, found)
    elif isinstance(value, list):
        for inner in value:
            _collect(inner, found)


TOKENS = st.one_of(
    *map(st.sampled_from, (SIGNS, SIGNS, FIGURES, FIGURES, NUMBERS, BOUNDS, UNITS, TIMES, WORDS, WORDS, WORDS)),
    st.deferred(lambda: st.sampled_from(table_words())),
)
GLUE = st.sampled_from([" ", " ", " ", "", "-", "  ", "\n"])


@st.composite
def soups(draw: st.DrawFn, tokens: st.SearchStrategy[str] = TOKENS, most: int = 40) -> str:
    """Tokens with mostly blanks between them; some capitals."""
    text = ""
    for token in draw(st.lists(tokens, max_size=most)):
        case = draw(st.sampled_from([str, str, str, str.capitalize, str.upper]))
        text += case(token) + draw(GLUE)
    return text


@st.composite
def sentences(draw: st.DrawFn) -> str:
    """What looks like news: soups that begin with a capital and end with a stop, in paragraphs."""
    parts = draw(st.lists(soups(most=15), min_size=1, max_size=8))
    ends = st.sampled_from([". ", ".\n\n", ".” ", "\n", "? ", ".” he said. "])
    return "".join(part.strip()[:1].upper() + part.strip()[1:] + draw(ends) for part in parts)


FRAMES = [
    "{A} {n} {who} {did} in {place} on {day}, {speaker} said.",
    "{A} blast in {place} {did} {n} {who} {day}.",
    "{Speaker} denied that {n} {who} were {did} in {place}.",
    "The toll rose from {n} to {n}, among them {n} {who} and {n} {who}.",
    "{n} of the {n} {who} {did} {day} were from {place}.",
    "{Speaker} said the company earned {n} {unit} {day}, up {n} {unit} from {day}.",
    "The quake of magnitude {n} struck {place} at {n} {day} and {did} {bound} {n} {who}.",
    "“{A} {n} {who} are still missing,” {speaker} said {day}.",
    "Voters in {place} backed {speaker} by {n} to {n}, a margin of {n} {unit}.",
    "{Speaker}, {n}, of {place}, was {did} because {n} {who} {did} him {day}.",
    "It is not true that {bound} {n} {who} left {place}; all but {n} {did}.",
    "{place}, {day} ({speaker}) – {Bound} {n} {unit} of {thing} fell {n} {unit} {day}.",
    "Between {n} and {n} {who}, or {n} {unit} of the {n} {thing}, may have been {did}.",
]
_DOINGS = "killed wounded injured arrested missing freed evacuated left found not sold elected shot".split()
_SLOTS = {
    "n": st.one_of(
        st.sampled_from(FIGURES), st.sampled_from(NUMBERS), st.integers(0, 10**7).map("{:,}".format), soups(most=2)
    ),
    "who": st.sampled_from(["people", "men", "US troops", "of its bases", "civilians", "homes", "-", "Lorne police"]),
    "did": st.sampled_from(_DOINGS),
    "place": st.sampled_from(["Lorne", "Paris, Texas", "Baghdad", "the north of Iraq", "Aldor", "U.S.", "-"]),
    "day": st.sampled_from(TIMES).flatmap(lambda first: st.sampled_from(["", first, f"on {first}", f"last {first}"])),
    "speaker": st.sampled_from(["police", "Mr. Smith", "Gen. John O’Brien", "a spokesman", "Reuters", "he", "-"]),
    "unit": st.sampled_from(UNITS),
    "thing": st.sampled_from(["oil", "wheat", "shares", "votes", "K1 rockets", "aid"]),
    "bound": st.sampled_from(BOUNDS),
}


@st.composite
def frames(draw: st.DrawFn) -> str:
    """Sentences as news has them, with whatever in their places: what gets through to the rules behind the first."""
    written = []
    for frame in draw(st.lists(st.sampled_from(FRAMES), min_size=1, max_size=5)):
        pieces = re.split(r"\{(\w+)\}", frame)
        for at in range(1, len(pieces), 2):
            name = pieces[at]
            said = draw(st.sampled_from(BOUNDS) if name == "A" else _SLOTS[name.lower()])
            pieces[at] = said.capitalize() if name[0].isupper() else said
        written.append("".join(pieces))
    return draw(st.sampled_from([" ", "\n\n"])).join(written)


@st.composite
def repeated(draw: st.DrawFn, most: int = 1500) -> str:
    """A few tokens again and again: what quadratic rules and deep recursion stumble over."""
    unit = draw(soups(most=4)) or "x"
    return (unit * (most // len(unit) + 1))[: draw(st.integers(1, most))]


@st.composite
def broken(draw: st.DrawFn) -> str:
    """A text with some of its characters replaced by hostile ones, or cut."""
    text = list(draw(st.one_of(sentences(), soups(), frames())))
    for _ in range(draw(st.integers(0, 6))):
        at = draw(st.integers(0, len(text)))
        text[at : at + draw(st.integers(0, 2))] = [draw(st.sampled_from(HOSTILE))]
    return "".join(text)


TEXTS = st.one_of(soups(), sentences(), frames(), broken(), repeated(), st.text(max_size=200))
"""Any text that may come out of a file: no half characters."""
