"""Words that turn a number into a bound or an approximation: "at least", "up to", "roughly", "or more", "-ish"."""

from __future__ import annotations

from consistency.datatypes import Modifier
from consistency.quantities.draft import Draft, Reading
from consistency.quantities.words import (
    AUXILIARIES,
    CONJUNCTIONS,
    DETERMINERS,
    HARM,
    PREPOSITIONS,
    PRONOUNS,
    VERBS,
)

_TABLE: dict[Modifier, str] = {
    "approximate": """
        roughly; some; about; around; approximately; approx; approx.; approx .; an estimated; estimated; estimated
        at; estimates of; reported; circa; ca; ca.; ~; ≈; in the region of; on the order of; of the order of; in the
        order of; something like; give or take; in the neighbourhood of; in the neighborhood of; somewhere around;
        somewhere near; a ballpark of; more or less; an average of; averaging; averaged; averages; barely; roughly
        speaking; or so; estimated to be; estimated to have been; around about; as high as roughly; in the vicinity
        of; broadly; an approximate; close to; close on
    """,
    "at_least": """
        at least; at the least; at the very least; no fewer than; no less than; not less than; not fewer than; a
        minimum of; minimum of; minimum; as few as; as little as; as low as; from at least; at a minimum;
        equal to or more
        than; equal to or greater than; greater than or equal to; more than or equal to; bigger or equal than;
        greater or equal than; more or equal than; larger than or equal to; equal or more than; equal or greater
        than; bigger than or equal to; equal or bigger than; > =; >=; ≥; ⩾; starting at; starting from; upwards from;
        not smaller than; not lower than; no smaller than; no lower than; not under; not below; greater or equal to;
        larger or equal to; bigger or equal to; higher or equal to; more or equal to; higher than or equal to; equal or
        above; larger or equal than; higher or equal than
    """,
    "more_than": """
        more than; over; exceeding; exceeds; exceed; exceeded; in excess of; upwards of; upward of; north of; above;
        beyond; better than; well over; just over; a little over; a bit over; slightly over; just above; slightly
        more than; a little more than; just more than; well above; well more than; far more than; much more than;
        greater than; larger than; bigger than; higher than; longer than; older than; heavier than; additional than;
        taller than; faster than; surpassing; topping; >
    """,
    "at_most": """
        up to; at most; at the most; at the very most; no more than; not more than; no greater than; no higher than;
        no larger than; not exceeding; as many as; as much as; a maximum of; maximum of; maximum; max; up to and
        including; a high of up to; equal to or less than; equal to or fewer than; less than or equal to; less or
        equal than; fewer than or equal to; lower than or equal to; smaller than or equal to; equal or less than; no
        older than; no longer than; < =; <=; ≤; ⩽; as high as; capped at; limited to;
        not greater than; not larger than; not bigger than; not higher than; no bigger than; not over; not above;
        less or equal to; smaller or equal to; lower or equal to; fewer or equal to; smaller or equal than;
        lower or equal than;
        upto; not to exceed
    """,
    "less_than": """
        fewer than; less than; under; below; lower than; smaller than; just under; just below; just shy of; shy of;
        a little under; slightly under; slightly less than; slightly below; a little less than; just less than; well
        under; well below; nearly; almost; approaching; younger than; shorter than; cheaper
        than; not quite; a shade under; virtually; short of; just short of; <
    """,
}
_NEARLY = frozenset(("nearly", "almost", "approaching", "not quite", "virtually",
                     "just shy of", "shy of", "just under", "short of", "just short of", "a shade under"))  # fmt: skip
"""Upper bounds that also say that the number is nearly reached: low is ``Config.nearly`` times it."""
_SUFFIXES: dict[Modifier, str] = {
    "at_least": """
        or more; or greater; or above; or over; or higher; or older; or longer; or better; and more; and above; and
        over; and up; and older; plus; minimum; at least; at a minimum; or larger; + ; or bigger; or equal to; and
        counting; - plus
    """,
    "at_most": """
        or less; or fewer; or under; or below; or lower; or younger; at most; at the most; maximum; max; tops; and
        under; or smaller
    """,
    "approximate": """
        or so; or thereabouts; -ish; ish; - odd; odd; more or less; give or take; approximately; - something; - ish
    """,
}
_PASSED = frozenset(
    "the just only exactly precisely even still just over a an its their his her and to of now already".split()
)


def _phrases(table: dict[Modifier, str]) -> dict[str, Modifier]:
    """Phrase -> meaning; of a phrase that stands twice, the first."""
    rows = [(" ".join(phrase.split()), modifier) for modifier, text in table.items() for phrase in text.split(";")]
    return {phrase: modifier for phrase, modifier in reversed(rows) if phrase}


def _lengths(phrases: dict[str, Modifier], key: int) -> dict[str, list[int]]:
    """First (``key`` 0) or last (-1) word of a phrase -> how many words such phrases have, longest first."""
    found: dict[str, set[int]] = {}
    for phrase in phrases:
        words = phrase.split()
        found.setdefault(words[key], set()).add(len(words))
    return {word: sorted(lengths, reverse=True) for word, lengths in found.items()}


_MEANINGS, _MEANINGS_BEHIND = _phrases(_TABLE), _phrases(_SUFFIXES)
_BEFORE, _BEHIND = _lengths(_MEANINGS, -1), _lengths(_MEANINGS_BEHIND, 0)
_PASSED_OVER = frozenset(("a", "another", "further", "additional", "just", "only"))
"""One of these may stand between a modifier and its number ("at least the 5", "roughly a further 30")."""
_LAST_WORDS = frozenset(_BEFORE) | _PASSED_OVER
_NOTHING: tuple[Modifier, str] = ("exact", "")
_RANK: dict[Modifier, int] = {
    "exact": 0, "approximate": 1, "vague": 1, "range": 2, "at_least": 3, "more_than": 3, "at_most": 3, "less_than": 3,
}  # fmt: skip
"""Of two modifiers on one number the graver holds: "up to about 5,000" is a bound."""


def attach_modifiers(reading: Reading) -> None:
    """Give every draft its modifier and turn its value into an interval."""
    previous: Draft | None = None
    for draft in reading.drafts:
        if draft.dropped or draft.ordinal:
            continue
        if draft.low is None:
            draft.low = draft.high = draft.value
        modifier, phrase = _before(reading, draft) if reading.lower(draft.first - 1) in _LAST_WORDS else _NOTHING
        behind = _behind(reading, draft)
        if behind is not None and _RANK[behind] > _RANK[modifier]:
            modifier, phrase = behind, ""
        if behind == "at_least" and modifier in ("more_than", "less_than") and _or_equal(reading, draft):
            modifier = "at_least" if modifier == "more_than" else "at_most"
        if modifier == "exact" and _token_before(reading, draft) == "sub-":
            modifier, phrase, draft.first = "less_than", "sub-", draft.first - 2
        if modifier == "exact":
            modifier = _of_the_original(reading, draft, previous)
        previous = draft
        if modifier != "exact":
            apply(reading, draft, modifier, phrase)


def _of_the_original(reading: Reading, draft: Draft, previous: Draft | None) -> Modifier:
    """ "about 60 metres (200 feet)": a conversion in brackets has the modifier of what it converts."""
    if (
        previous is None
        or previous.unit is None
        or draft.unit is None
        or previous.unit.dimension != draft.unit.dimension
    ):
        return "exact"
    gap = [t.text for t in reading.tokens[previous.last : draft.first]]
    same = gap in (["("], ["/"]) and draft.unit.dimension not in ("money", "percent") and previous.vague is None
    return previous.modifier if same and previous.modifier != "range" else "exact"


def _or_equal(reading: Reading, draft: Draft) -> bool:
    """Does the expression end with "or equal to"?"""
    return reading.lowers[draft.last - 3 : draft.last] == ["or", "equal", "to"]


def _token_before(reading: Reading, draft: Draft) -> str:
    """The prefix glued to the number ("sub-" of "sub-300"); empty where there is none."""
    i = draft.first
    if (
        i < 2
        or not reading.tokens[i].glued
        or reading.lower(i - 1) not in ("-", "‑")
        or not reading.tokens[i - 1].glued
    ):
        return ""
    return f"{reading.lower(i - 2)}-"


def apply(reading: Reading, draft: Draft, modifier: Modifier, phrase: str = "") -> None:
    """Turn the value of ``draft`` into the interval that ``modifier`` says."""
    if draft.modifier == "range" or draft.vague is not None:
        draft.rules.append(f"modifier: {modifier}")
        if draft.vague is not None and modifier in ("at_least", "more_than"):
            draft.vague = (draft.vague[0], float("inf"))
        elif draft.vague is not None and modifier == "at_most":
            draft.vague = (draft.vague[0], draft.vague[1])
        return
    draft.modifier = modifier
    draft.rules.append(f"modifier: {modifier}" + (f" ({phrase})" if phrase else ""))
    if modifier in ("at_least", "more_than"):
        draft.low, draft.high = draft.value, None
    elif modifier in ("at_most", "less_than"):
        nearly = phrase in _NEARLY and draft.value > 0
        draft.low, draft.high = (draft.value * reading.config.nearly if nearly else None), draft.value


def _before(reading: Reading, draft: Draft) -> tuple[Modifier, str]:
    """The gravest modifier in front, and its words. Moves ``draft.first`` over them."""
    tokens, best, words = reading.tokens, "exact", ""
    k, crossed = draft.first, 0
    while k > 0:
        if (
            tokens[k].breaks
            and tokens[k].start - tokens[k - 1].end > 1
            and "\n\n" in reading.text[tokens[k - 1].end : tokens[k].start]
        ):
            break
        phrase = _phrase_before(reading, draft, k)
        if phrase is None:
            if (
                crossed == 0
                and reading.lower(k - 1) in _PASSED_OVER
                and (_phrase_before(reading, draft, k - 1) is not None)
            ):
                k, crossed = k - 1, 1
                continue
            break
        length, modifier, text = phrase
        k -= length
        draft.first = k
        if _RANK[modifier] > _RANK[best]:  # type: ignore[index]
            best, words = modifier, text
    return best, words  # type: ignore[return-value]


def _phrase_before(reading: Reading, draft: Draft, k: int) -> tuple[int, Modifier, str] | None:
    """The longest modifier phrase that ends right before token ``k``."""
    lengths = _BEFORE.get(reading.lower(k - 1))
    if lengths is None or (k - 1) in reading.masked:
        return None
    for length in lengths:
        start = k - length
        text = " ".join(reading.lowers[start:k]) if start >= 0 else ""
        if text in _MEANINGS and _applies(reading, draft, start, k, text):
            return length, _MEANINGS[text], text
    return None


def _applies(reading: Reading, draft: Draft, start: int, k: int, text: str) -> bool:
    """Is the phrase a modifier here? "turned some 5" yes, "the above 5", "over the past" (not adjacent) no."""
    before = reading.lower(start - 1)
    if text in ("above", "below") and before == "the":
        return False
    if text in ("max", "minimum", "maximum") and not reading.tokens[k - 1].text.islower() and start > 0:
        return False  # "Boeing 737 Max 8"
    if text in ("minimum", "maximum"):
        return before != "the"
    if text == "reported":
        return before in ("a", "an")  # "officials reported 14 deaths"
    if text == "estimated":
        return not _told_by(reading, start)
    if text == "over":
        return not extent(reading, draft, start)
    if text == "up to":
        # "inching back up to 4.8": a way upwards, no bound.
        return before not in _MOTIONS
    if text == "<" and reading.lower(k) == ">":
        return False
    return not (text == "about" and before in ("talk", "talked", "all", "what"))


def _told_by(reading: Reading, k: int) -> bool:
    """Is the word at ``k`` a finite verb: "officials estimated 40 deaths", "who had estimated 40"?

    It is one behind a noun, a pronoun or "have". Behind a determiner, a preposition, another verb ("killing estimated
    40 people"), a form of "be" or nothing it is a participle.
    """
    before = reading.tokens[k - 1] if k > 0 and not reading.tokens[k].breaks else None
    if before is None or before.kind != "word":
        return False
    word = before.lower
    if word in PRONOUNS or word in _HAVE:
        return word != "there"
    closed = word in DETERMINERS or word in PREPOSITIONS or word in CONJUNCTIONS or word in AUXILIARIES
    return not (closed or word in VERBS or word in HARM or word.endswith(("ing", "ed", "ly")))


_HAVE = frozenset("has have had having 've to".split())


def extent(reading: Reading, draft: Draft, k: int) -> bool:
    """Is the "over" at ``k`` a preposition and no bound?

    "Over" before a span of time is one, unless a word before it takes a span ("for over two hours", "lasted over two
    hours") or one behind it makes a moment of it ("over two years ago"). Elsewhere it is one behind verbs of extent
    ("spread over 4,900 hectares"), and before what is counted behind verbs of passing and handing ("flew over three
    cities") and behind nouns of dispute ("anger over 12 deaths").
    """
    before = reading.lower(k - 1)
    if draft.unit is not None and draft.unit.dimension == "time":
        moment = any(reading.lower(draft.last + n) in _MOMENTS for n in (0, 1))
        return not (moment or before in _TAKE_TIME or draft.hyphened)
    if before in _SPREAD:
        return True
    if before in _REACH:
        return draft.unit is None or draft.unit.dimension == "area"
    return draft.unit is None and (before in _PASS or before in _DISPUTES)


_MOMENTS = frozenset("ago earlier later old older before after long late ahead".split())
_TAKE_TIME = frozenset(
    """for in after of at by to than with within is are was were be been being has have had having last lasts lasted
    lasting take takes took taken taking spend spends spent spending wait waits waited waiting serve serves served
    serving stay stays stayed staying live lives lived living span spans spanned spanning need needs needed require
    requires required cover covers covered covering exceed remain remains remained delayed jailed imprisoned sentenced
    stuck trapped married age aged from just well slightly and or until till - (""".split()
)
"""Words before "over" that a length of time goes with: "lasted over two hours", "jailed for over five years"."""
_SPREAD = frozenset(
    """spread spreads spreading scattered scattering distributed strewn sprawl sprawls sprawled sprawling
    dispersed""".split()
)
_REACH = frozenset(
    "stretch stretches stretched stretching extend extends extended extending range ranges ranged ranging".split()
)
"""Verbs of extent that also take a length: "the road stretches over 40 km" is a bound."""
_PASS = frozenset(
    """flew fly flies flying flown hover hovers hovered hovering hand hands handed handing turned turning signed signing
    rolled rolling mulled mulling watch watched watching preside presided presiding ruled""".split()
)
_DISPUTES = frozenset(
    """anger outrage fury concern concerns fear fears worry worries protest protests dispute disputes clash clashes row
    quarrel controversy feud debate debates criticism argument arguments argued tension tensions battle battles talks
    lawsuit lawsuits sued scandal grief sorrow victory victories advantage lead""".split()
)
"""Behind these "over" says what it is about, or over whom."""
_MOTIONS = frozenset(
    """back rose rise rises rising went going gone moved moving inched inching ticked edged crept climbed climbing
    jumped shot pushed pushing came coming bounced soared""".split()
)


def _behind(reading: Reading, draft: Draft) -> Modifier | None:
    """ "or more", "-ish", "+", "plus" behind the number or its unit. Moves ``draft.last`` over it."""
    for k in (draft.last, draft.j) if draft.last > draft.j else (draft.last,):
        for length in _BEHIND.get(reading.lower(k), ()):
            words = reading.lowers[k : k + length]
            modifier = _MEANINGS_BEHIND.get(" ".join(words))
            if modifier is not None and _fits_behind(reading, k, words):
                draft.last = max(draft.last, k + length)
                return modifier
    return None


_AFTER_NOUN = (("or", "more"), ("or", "so"), ("or", "fewer"), ("or", "less"), ("at", "least"), ("at", "most"))


def modifiers_after_nouns(reading: Reading) -> None:
    """ "25 people or more", "25 attacks at least": the modifier stands behind what is counted."""
    for draft in reading.drafts:
        if draft.cj <= draft.ci or reading.lower(draft.cj) not in ("or", "at"):
            continue
        if draft.modifier != "exact" or draft.cj < draft.last or draft.vague:
            continue
        words = (reading.lower(draft.cj), reading.lower(draft.cj + 1))
        if words in _AFTER_NOUN and reading.lower(draft.cj + 2) not in ("than", "one", "two", "a"):
            phrase = " ".join(words)
            modifier = next(m for m, phrases in _SUFFIXES.items() if phrase in phrases)
            apply(reading, draft, modifier, phrase)


def _fits_behind(reading: Reading, k: int, words: list[str]) -> bool:
    """Is the phrase at ``k`` a modifier of the number before it?"""
    tokens, behind, phrase = reading.tokens, k + len(words), " ".join(words)
    following = tokens[behind] if behind < len(tokens) else None
    if phrase == "+":
        return tokens[k].glued and (following is None or following.kind != "number")
    if phrase in ("- odd", "- ish", "- something", "ish", "- plus"):
        return tokens[k].glued
    if phrase == "and more":
        return following is None or following.kind != "word" or following.lower in ("in", "of", "at")
    if phrase in ("plus", "odd", "minimum", "maximum", "max"):
        return following is None or (following.kind != "number" and following.lower not in ("a", "an", "the", "or"))
    # "200 or greater than 190" says two things.
    return words[0] != "or" or reading.lower(behind) != "than" or reading.lower(behind + 1) in ("", ".")
