"""Sizes of change: "up 19 cents", "fell by 12%", "a 19% drop". A change keeps its size and gets a direction."""

from __future__ import annotations

from typing import Literal

from consistency.quantities.draft import Draft, Reading
from consistency.quantities.words import ADVERBS, STOPS

Direction = Literal["up", "down"]

UP = frozenset(
    """rose rise rises rising risen gained gain gains gaining climbed climb climbs climbing jumped jump jumps jumping
    surged surge surges surging soared soar soars soaring grew grow grows growing grown increased increase increases
    increasing advanced advance advances advancing added add adds adding rallied rally rallies rallying up boosted
    boost lifted raised raise raises raising improved improve spiked spike swelled swell upped widened higher
    skyrocketed upward upwards ascended leapt leap leaped strengthened appreciated rebounded warmed warming""".split()
)
DOWN = frozenset(
    """fell fall falls falling fallen dropped drop drops dropping lost lose loses losing declined decline declines
    declining plunged plunge plunges plunging tumbled tumble tumbles tumbling slid slide slides sliding sank sink sinks
    sinking slipped slip slips slipping decreased decrease decreases decreasing down shed sheds shedding slumped slump
    slumps slumping dipped dip dips dipping eased ease eases easing cut cuts cutting reduced reduce reduces reducing
    shrank shrink shrinks shrunk shrinking plummeted plummet crashed lowered lower retreated weakened depreciated
    narrowed trimmed trim contracted downward downwards cooled cooling""".split()
)
NOUNS = {
    "increase": "up", "rise": "up", "gain": "up", "jump": "up", "surge": "up", "growth": "up", "climb": "up",
    "rebound": "up", "boost": "up", "hike": "up", "advance": "up", "uptick": "up", "drop": "down", "fall": "down",
    "decline": "down", "decrease": "down", "reduction": "down", "cut": "down", "plunge": "down", "slump": "down",
    "dip": "down", "loss": "down", "slide": "down", "discount": "down", "shortfall": "down", "higher": "up",
    "lower": "down", "less": "down", "more": "up", "fewer": "down", "warmer": "up", "hotter": "up", "cooler": "down",
    "colder": "down",
}  # fmt: skip
CHANGE_WORDS = UP | DOWN
_BETWEEN = frozenset(
    "by about around another a an further some just only roughly nearly almost approximately over under".split()
)
_COUNT_VERBS = frozenset(
    "up down increased increase rose risen fell fallen grew grown decreased reduced cut dropped declined rise".split()
)


_CHANGING = frozenset(("share", "money", "measure"))
"""Kinds whose change a noun behind them can name ("a 19% drop")."""


def attach_changes(reading: Reading) -> None:
    """Give a direction to every quantity that is the size of a change."""
    previous: Draft | None = None
    for draft in reading.drafts:
        if draft.dropped or draft.ordinal or draft.kind == "age":
            continue
        if draft.signed and draft.kind == "share":
            draft.change = "down" if draft.value < 0 else "up"
            _absolute(draft)
            draft.rules.append("change: sign")
            continue
        direction = _before(reading, draft) or (draft.kind in _CHANGING and _behind(reading, draft)) or None
        if direction is None and previous is not None and previous.change is not None:
            direction = _same_change(reading, draft, previous)
        if direction is not None:
            draft.change = direction
        previous = draft


def _same_change(reading: Reading, draft: Draft, previous: Draft) -> Direction | None:
    """ "up 0.25 points, or 0.01%": the same change in other words."""
    if draft.unit is None or draft.unit is previous.unit:
        return None
    words = reading.lowers[previous.last : draft.first]
    if words not in (["or"], [",", "or"], ["("]):
        return None
    draft.rules.append("change: the same")
    return previous.change


def _absolute(draft: Draft) -> None:
    """A change keeps its size in low and high; the sign is its direction."""
    draft.value = abs(draft.value)
    if draft.modifier in ("exact", "approximate"):
        draft.low = draft.high = draft.value


def _before(reading: Reading, draft: Draft) -> Direction | None:
    """A verb of change, or "up" and "down", with nothing but small words before the quantity."""
    k, by, steps = draft.first - 1, False, 0
    while k >= 0 and steps < 4 and reading.lower(k) not in CHANGE_WORDS:
        word = reading.lower(k)
        if word not in _BETWEEN and word not in ADVERBS and not (word.endswith("ly") and len(word) > 4):
            return None
        by = by or word == "by"
        k, steps = k - 1, steps + 1
    word = reading.lower(k)
    if word not in CHANGE_WORDS or (word == "up" and reading.lower(k + 1) == "to"):
        return None
    if _takes_an_object(reading, draft, k, by) or _attributive(reading, draft):
        return None
    draft.rules.append(f"change: {word}")
    return "up" if word in UP else "down"


def _takes_an_object(reading: Reading, draft: Draft, k: int, by: bool) -> bool:
    """Is the quantity what the verb at ``k`` does something to ("lost 25 soldiers"), not how much it changes?"""
    word, before = reading.lower(k), reading.lower(k - 1)
    particle = word in ("up", "down")
    if draft.kind == "count":
        return before in _PARTICLE_VERBS if particle else not (by and word in _COUNT_VERBS)
    if draft.kind == "money":
        # "anted up $129"; "raised $10 million" and "lost $3bn" are sums of their own.
        large = draft.scale >= 1e6 or draft.vague is not None
        return before in _PAYING_VERBS if particle else word in _SUM_VERBS and not by and large
    if draft.kind == "measure" and draft.unit is not None and not by:
        if draft.unit.dimension == "time" or (particle and before in _PARTICLE_VERBS):
            return True
        return draft.unit.dimension == "length" and word in _MOTIONS  # "fell 60m" is a way through the air
    return False


def _attributive(reading: Reading, draft: Draft) -> bool:
    """ "added a 30 degree homer": the measure describes a noun."""
    if draft.kind != "measure" or reading.lower(draft.first - 1) not in ("a", "an", "another"):
        return False
    k = draft.last
    return k < len(reading.tokens) and reading.tokens[k].kind == "word" and reading.lower(k) not in STOPS


_SUM_VERBS = frozenset("cut raise raised raises added add adds adding lost lose shed".split())
_MOTIONS = DOWN | frozenset("climbed climb climbing climbs jumped jump jumps jumping leapt leap leaped up".split())
_PAYING_VERBS = frozenset(
    "anted coughed ponied racked rang forked stumped put paid pay set turned made cough pony fork ante rack".split()
)
_PARTICLE_VERBS = frozenset(
    """shot gunned set picked took takes made make makes put sets blew lined gave give ended end rounded wrapped held
    back backed shut broke broken bring brought go went track tracked stood stand came come""".split()
)


def _behind(reading: Reading, draft: Draft) -> Direction | None:
    """ "a 19% drop", "5 points higher", "10mph less than"."""
    k = draft.last
    word = reading.lower(k)
    if draft.modifier == "range" and draft.kind != "share":
        return None
    if word in ("more", "less", "fewer") and draft.kind != "share" and reading.lower(k + 1) != "than":
        return None
    for n in (k, k + 1, k + 2):
        if reading.lower(n) in NOUNS and (n == k or (draft.kind == "share" and reading.tokens[n].kind == "word")):
            if n > k and reading.lower(n) in ("more", "less", "cut", "higher", "lower", "fewer", "discount"):
                return None
            draft.rules.append(f"change noun: {reading.lower(n)}")
            return "up" if NOUNS[reading.lower(n)] == "up" else "down"
        if n < len(reading.tokens) and reading.tokens[n].kind != "word":
            return None
        if reading.lower(n) in ("of", "in", "to", "from", "on", "and", "for", "at", "by", "the"):
            return None
    return None
