"""Two numbers that make one interval, and two that only stand together: "20-30", "between 20 and 30", "5 and 6 kg"."""

from __future__ import annotations

from itertools import pairwise

from consistency.config import word_set
from consistency.quantities.changes import CHANGE_WORDS
from consistency.quantities.draft import Draft, Reading
from consistency.quantities.words import STOPS, is_plural

_DASHES = frozenset("-–—‑−~～")
_LINKS = {
    **dict.fromkeys(_DASHES, "dash"),
    **{word: word for word in ("to", "through", "till", "until", "or", "and", "/", "thru", "x", "by", "×")},
    "up to": "to", "and up to": "to", "all the way to": "to", "all the way up to": "to", "upto": "to",
    "maybe": "or", "perhaps": "or", "possibly": "or",
}  # fmt: skip
"""Words between two numbers -> what joins them."""
_SOFTENERS = frozenset(
    """about|around|roughly|approximately|as many as|as much as|up to|even|perhaps|possibly|maybe|at most|nearly|almost
    |some|probably|likely|just over|just under|more|say|, say ,|closer to""".replace("\n    ", "").split("|")
)
"""Words that may stand between the link and the second number: "5 to about 10", "5, perhaps even 10"."""
_LONGEST_LINK = 7
_BELOW = frozenset(("less than", "fewer than", "under", "below"))
"""The same behind "to" only: "from 5 to under 10"; "5 or less than 10" says two things."""
_SCORE_BEFORE = frozenset(
    """won win wins winning lost lose loses losing beat beats beating beaten victory draw drew drawn defeat lead leads
    led leading record at to go went trailed trailing finished ended tied score down up""".split()
)
_SCORE_BEHIND = frozenset(
    "win victory lead defeat loss draw record down up scoreline thriller on start advantage edge rout".split()
)


def join_ranges(reading: Reading) -> None:
    """Merge two neighbouring numbers into a range, mask scores, share a unit over "and" and "or"."""
    kept: list[Draft] = []
    for right in reading.drafts:
        left = kept[-1] if kept else None
        if left is not None and not (left.dropped or left.ordinal or right.ordinal):
            link = _link(reading, left, right)
            if link and _join(reading, left, right, link):
                continue
        kept.append(right)
    _share_over_commas(reading, kept)
    reading.drafts = [d for d in kept if not d.dropped]


def _share_over_commas(reading: Reading, drafts: list[Draft]) -> None:
    """ "10, 20 and 30 kg", "30-, 45- and 60-minute sessions": all of a series have the unit of its last."""
    for left, right in pairwise(reversed(drafts)):
        left, right = right, left
        if "unit shared" not in right.rules or left.dropped or left.ordinal or left.unit is not None or left.vague:
            continue
        gap = reading.lowers[left.last : right.first]
        if gap in ([","], ["-", ","]) and left.value < right.value and left.kind == "count" and not left.fraction:
            left.unit, left.kind, left.hyphened = right.unit, right.kind, right.hyphened
            left.rules.append("unit shared")


def _link(reading: Reading, left: Draft, right: Draft) -> str:
    """What joins the two: a dash, "to", "or", "and", a slash; empty for anything else."""
    if right.first == left.last:
        # "75 -300mm", "1000 - 5000": the dash was taken for a sign.
        return "dash" if right.signed and reading.tokens[right.first].text in _DASHES else ""
    if right.first - left.last > _LONGEST_LINK:
        return ""
    words = reading.lowers[left.last : right.first]
    found = _LINKS.get(" ".join(words), "")
    return found or (_padded_link(reading, left, words) if words else "")


def _padded_link(reading: Reading, left: Draft, words: list[str]) -> str:
    """ "10-to-12", "10- to 12", "20-odd to 30", "5 (or even 10": what joins two numbers over other words."""
    glued = words[0] in ("-", "‑") and reading.tokens[left.last].glued
    if glued and len(words) > 1 and words[-1] in ("-", "‑"):
        if words[1:-1] == ["for"]:
            return "for"
        return f"hyphens: {words[1]}" if len(words) == 3 and words[1] in _HYPHENED else ""
    if words[:2] == ["-", "odd"] or words[0] in ("odd", "ish"):
        words = words[2:] if words[0] == "-" else words[1:]
    elif glued:
        words = words[1:]
        if len(words) != 1 or words[0] not in _HYPHENED:
            return ""
        return f"suspended: {words[0]}"
    marked = bool(words) and words[0] in (",", "(")
    words = words[1:] if marked else words
    for size in (3, 2, 1):
        link = _LINKS.get(" ".join(words[:size]), "") if len(words) >= size else ""
        rest = " ".join(words[size:])
        if link and _is_soft(rest, link):
            return "" if marked and link != "or" else link
    return ""


def _is_soft(rest: str, link: str) -> bool:
    """Do the words behind a link leave it a link: "to as many as", "or perhaps even", "to under"?"""
    return not rest or rest in _SOFTENERS or rest.partition(" ")[2] in _SOFTENERS or (link == "to" and rest in _BELOW)


_HYPHENED = frozenset(("to", "or", "and"))
"""What joins the halves of a compound: "10-to-12-foot", "two- and four-door"."""


def _join(reading: Reading, left: Draft, right: Draft, link: str) -> bool:
    """Merge ``right`` into ``left`` where they make a range; True when merged."""
    if left.vague or right.vague or left.kind == "multiple" or (right.kind == "multiple" and right.unit is None):
        return False
    if link in _SIDES:
        _share_length(left, right)
        return False
    if link == "for" or (link == "to" and _is_odds(reading, left, right)):
        reading.mask(left.first, right.last, "record")  # "5-for-7", "odds of 100 to one"
        left.dropped = right.dropped = True
        return False
    _millions(reading, left, right)
    if right.kind == "multiple" and not (left.unit is None and left.kind == "count" and left.last == left.j):
        return False
    manner, _, word = link.rpartition(": ")
    if manner:
        link = word
        if not _compound(reading, left, right, manner, link):
            return False
    value = abs(right.value) if link == "dash" and right.signed else right.value
    if link in ("dash", "to") and _is_acceleration(reading, left, right):
        reading.mask(left.first, right.last, "name of a test")  # "a 0-100 km/h time"
        left.dropped = right.dropped = True
        return False
    if link == "dash" and _is_score(reading, left, right, value):
        reading.mask(left.first, right.last, "score")
        left.dropped = right.dropped = True
        return False
    before = reading.lower(left.first - 1)
    between = before == "between" or reading.lower(left.first - 2) == "between"
    if link == "and" and not between:
        _share_unit(left, right)
        return False
    if not _may_join(reading, left, right, link, before):
        return False
    low = left.value
    low *= _lent_scale(reading, left, right, value)
    if low > value and (between or (left.signed and right.signed and low < 0)):
        low, value = value, low  # "-5 to -10 degrees", "between 10 and 5"
    if low >= value:
        return False
    end = _closing(reading, left.last, right) if right.first > left.last else right.last
    merge(reading, left, right, low, value, link, between or before == "from")
    left.last = end
    return True


_SIDES = frozenset(("x", "by", "×"))
"""Between two sides: "5 by 10 metres"."""


def _share_length(left: Draft, right: Draft) -> None:
    """ "5 by 10 metres": both sides are lengths."""
    if left.unit is None and right.unit is not None and right.unit.dimension == "length" and left.kind == "count":
        left.unit, left.kind = right.unit, right.kind
        left.rules.append("unit shared")


def _is_odds(reading: Reading, left: Draft, right: Draft) -> bool:
    """ "odds of 100 to one", "by three to one": so many against one."""
    if left.unit or right.unit or right.value != 1.0 or left.value <= 1.0 or left.scale != 1.0:
        return False
    return reading.lower(left.first - 1) != "from" and not _changes(reading, left) and nothing_behind(reading, right)


def _millions(reading: Reading, left: Draft, right: Draft) -> None:
    """ "between 10m and 15m euros", "1.5m to 2m people": the first m is the scale that the second is, and no metre."""
    tokens, j = reading.tokens, left.j
    metres = left.unit is not None and left.unit.name == "metre" and j < len(tokens) and tokens[j].text == "m"
    if metres and tokens[j].glued and right.scale == 1e6 and tokens[right.j - 1].text == "m":  # fmt: skip
        left.unit, left.kind, left.scale = None, "count", 1e6
        left.value, left.j = left.value * 1e6, j + 1


def _is_acceleration(reading: Reading, left: Draft, right: Draft) -> bool:
    """ "a 0-100 km/h time", "0 to 60 mph in 4 seconds": the name of a test."""
    return (
        left.value == 0 and right.unit is not None and right.unit.dimension == "speed"
        and reading.lower(right.last) in _TESTS
    )  # fmt: skip


_TESTS = word_set("figures", "tests")


def _closing(reading: Reading, start: int, right: Draft) -> int:
    """Where the range ends: behind what closes "5 (or even 10) people", "5, maybe 6, people"."""
    opened, closed = reading.tokens[start].text, reading.lower(right.last)
    return right.last + 1 if (opened, closed) in (("(", ")"), (",", ",")) else right.last


def _lent_scale(reading: Reading, left: Draft, right: Draft, value: float) -> float:
    """What the first number takes over of the second: "four to five thousand", "two or three dozen", "5 or 6,000"."""
    low = left.value
    if left.scale != 1.0 or low < 0:
        return 1.0
    if right.scale > 1.0:
        return right.scale if low < 1000 and low * right.scale <= value else 1.0
    last = reading.lower(right.j - 1)
    if right.j - right.i == 2 and left.j - left.i == 1 and last in _SMALL_SCALES:
        factor = _SMALL_SCALES[last]
        return factor if low < factor and low * factor <= value else 1.0
    text = reading.tokens[right.i].text
    if text.endswith(",000") and text.count(",") == 1 and 1 <= low < 1000 and value / _ALIKE < low * 1e3 < value:
        return 1e3
    return 1.0


_SMALL_SCALES = {"dozen": 12.0, "hundred": 100.0}


def _compound(reading: Reading, left: Draft, right: Draft, manner: str, word: str) -> bool:
    """Do two numbers joined inside a compound make a range? If not, the first shares the fate of the second.

    "10-to-12-foot waves", "five- to ten-year terms" are ranges, "five- and ten-year terms" two figures of one unit, and
    "two- and four-door cars", "a 9-to-5 job" count nothing.
    """
    if right.unit is not None and right.hyphened:
        if word == "and":
            left.unit, left.kind, left.hyphened = right.unit, right.kind, True
            left.rules.append("unit shared")
        return word != "and" and left.value < right.value
    if manner == "hyphens" and word == "to" and left.value < right.value:
        return True
    if word != "and" and reading.lowers[right.last : right.last + 2] == ["-", "strong"] and left.value < right.value:
        return True  # "a 2,000- to 3,000-strong crowd"
    left.dropped = True
    reading.mask(left.first, left.last, "compound word")
    if manner == "hyphens" or (not right.unit and reading.lower(right.last) == "-"):
        right.dropped = True
        reading.mask(right.first, right.last, "compound word")
    return False


def _may_join(reading: Reading, left: Draft, right: Draft, link: str, before: str) -> bool:
    """Do unit, place and verb let the two be one range?"""
    if link in ("to", "and", "dash") and _years_and_count(reading, left, right):
        return False
    if (link == "/" and not (left.kind == right.kind == "money")) or not _same_unit(left, right, link):
        return False
    if link != "to":
        return True
    steep = left.unit is not None or right.value * right.scale > _STEEP * left.value
    if before == "by" or (steep and _changes(reading, left)):
        return False  # "down by 30 to 126", "rose 5% to 7%", "fell 3.2 to 5,400"
    return before != "from" or not _changes(reading, left, back=8)


_STEEP = 10.0
"""No range of a change is wider than so many times its low end."""


def merge(reading: Reading, left: Draft, right: Draft, low: float, high: float, link: str, opened: bool) -> None:
    """Make ``left`` the range from ``low`` to ``high``, in the unit and up to the end of ``right``."""
    left.value, left.low, left.high, left.modifier = low, low, high, "range"
    left.unit = right.unit or left.unit
    left.per = right.per or left.per
    if right.unit is not None or left.kind == "count":
        left.kind = right.kind if right.kind != "count" else left.kind
    left.hyphened = right.hyphened
    left.j, left.last = right.j, right.last
    left.scale = max(left.scale, right.scale)
    left.fraction = left.fraction and right.fraction
    if opened:
        start = left.first - (1 if reading.lower(left.first - 1) in ("between", "from") else 2)
        if reading.lower(start - 1) in ("somewhere", "anywhere"):
            start -= 1
        left.first = start
    left.rules.append("range" if link in _PLAIN else f"range: {link}")


_PLAIN = frozenset(("dash", "to", "through", "till", "until", "thru", "and", "/"))
"""Links that say nothing more than that it is a range."""


def _years_and_count(reading: Reading, left: Draft, right: Draft) -> bool:
    """ "rose in 2018 to 3.9 million": a year and a figure make no range."""
    text = reading.tokens[left.i].text
    if len(text) != 4 or not text.isdecimal() or not 1500 <= left.value < 2200 or left.unit is not None:
        return False
    return right.scale != 1.0 or right.unit is not None or not reading.tokens[right.i].text.isdecimal()


_COMPARED = frozenset(
    """after|from|than|versus|against|to|up from|down from|, up from|, down from|compared with|compared to|
    , compared with|, compared to|, from|, against|, versus""".replace("\n    ", "").split("|")
)
"""Words between a figure and the one it is compared with, which may leave out the scale."""
_ALIKE = 3.0
"""Figures that share a scale word differ by less than this factor: "up from 500 to 1.2 million" shares none."""


def lend_scales(reading: Reading) -> None:
    """ "rose from 24.2 to 33–35bn", "2.3 million, up from 1.9": a bare number has the scale of its partner."""
    for left, right in pairwise(reading.drafts):
        if left.scale == right.scale:
            continue
        words = " ".join(reading.lowers[left.last : right.first])
        if words == "to" and reading.lower(left.first - 1) == "from":
            _lend(right, left)
        elif words in _COMPARED and nothing_behind(reading, right):
            _lend(left, right)


def nothing_behind(reading: Reading, draft: Draft) -> bool:
    """Does no noun follow that the number would count?"""
    k = draft.last
    return (
        k >= len(reading.tokens)
        or reading.tokens[k].kind != "word"
        or (reading.lower(k) in STOPS and reading.lower(k) != "of")
    )


def _lend(lender: Draft, borrower: Draft) -> None:
    """Give ``borrower`` the scale of ``lender``, and its currency, where it has none and the two are alike."""
    if lender.scale < 1e3 or borrower.scale != 1.0 or not (lender.digits and borrower.digits):
        return
    if borrower.kind not in ("count", "money") or borrower.fraction or borrower.ordinal or lender.vague:
        return
    if borrower.unit is not None and (borrower.last > borrower.j or borrower.unit is not lender.unit):
        return
    if not 1 / _ALIKE < borrower.value * lender.scale / lender.value < _ALIKE:
        return
    borrower.value, borrower.scale = borrower.value * lender.scale, lender.scale
    if borrower.low is not None and borrower.high is not None:
        borrower.low, borrower.high = borrower.low * lender.scale, borrower.high * lender.scale
    if borrower.unit is None and lender.kind == "money":
        borrower.unit, borrower.kind = lender.unit, lender.kind
    borrower.rules.append("scale borrowed")


def _same_unit(left: Draft, right: Draft, link: str) -> bool:
    """Do the two measure the same, or does the first borrow the unit of the second?"""
    if left.kind == "age" or right.kind == "age":
        return False
    if left.unit is None:
        return not (left.last > left.j) or right.unit is None
    if right.unit is None:
        # "US $89 to $93 billion" has both; "$2-3 billion" has only the first sign.
        return left.kind == "money" and left.last == left.j
    same = left.unit.name == right.unit.name or {left.unit.name, right.unit.name} <= {"dollar", "US dollar"}
    if left.kind == "money" and left.unit.name.endswith("dollar") and right.unit.name == "dollar":
        same = True
        right.unit = left.unit
    return same and left.per in ("", right.per)


def _share_unit(left: Draft, right: Draft) -> None:
    """ "5 and 6 kg" are two quantities of one unit."""
    if left.unit is not None or right.unit is None or right.last == right.j or left.scale != 1.0:
        return
    if left.value < right.value and right.kind in ("measure", "share") and not right.per:
        left.unit, left.kind = right.unit, right.kind
        left.rules.append("unit shared")


def _changes(reading: Reading, draft: Draft, back: int = 2) -> bool:
    """Does a word of change stand shortly before ("rose from 5 to 7", "up 5 to 7")?"""
    start = max(0, draft.first - back)
    return any(t.lower in CHANGE_WORDS for t in reading.tokens[start : draft.first])


def _is_score(reading: Reading, left: Draft, right: Draft, value: float) -> bool:
    """ "won 3-1", "a 9-2 lead", "2-2": whole numbers without a unit, falling, or beside a word of contests."""
    if left.unit or right.unit or not (left.digits and right.digits) or left.scale != 1.0 or right.scale != 1.0:
        return False
    if left.value != int(left.value) or value != int(value) or left.value >= 1000:
        return False
    if left.value >= value or _is_record(reading, right.last):
        return True
    if (
        right.last < len(reading.tokens)
        and is_plural(reading.lower(right.last))
        and reading.tokens[right.last].text.islower()
    ):
        return left.value == 0 and right.value < 200  # "lost 3-4 tanks"
    contest = reading.lower(left.first - 1) in _SCORE_BEFORE or reading.lower(right.last) in _SCORE_BEHIND
    return (contest or left.value == 0) and value < 200


def _is_record(reading: Reading, k: int) -> bool:
    """ "2-8 in its last ten games", "10-2 this season": what stands at ``k`` tells over which games it is counted."""
    words = reading.lowers[k : k + 4]
    return tuple(words[:2]) in _SEASONS or (words[:1] == ["in"] and not _LATEST.isdisjoint(words[1:3]))


_SEASONS = frozenset((("this", "season"), ("last", "season"), ("on", "the"), ("at", "home"), ("all", "time")))
_LATEST = frozenset(("last", "past", "previous", "first", "final", "opening"))
