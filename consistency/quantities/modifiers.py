"""Words that turn a number into a bound or an approximation: "at least", "up to", "roughly", "or more", "-ish"."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from consistency.config import packaged_table, word_set
from consistency.datatypes import Modifier
from consistency.quantities.draft import Draft, Reading
from consistency.quantities.number_words import NUMBER_STARTS
from consistency.quantities.words import (
    AUXILIARIES,
    CONJUNCTIONS,
    DETERMINERS,
    HARM,
    PREPOSITIONS,
    PRONOUNS,
    VERBS,
)

_ROWS = packaged_table("modifiers")


def _listed(side: str) -> dict[str, Modifier]:
    """Phrase of the table -> what it says; ``side``: "before" or "behind" the number."""
    rows: Mapping[Modifier, Mapping[str, Sequence[str]]] = _ROWS[side]  # type: ignore[assignment]
    return {phrase: modifier for modifier, row in rows.items() for phrase in row["phrases"]}


_BOUNDS: tuple[tuple[str, Modifier, Modifier, Modifier], ...] = (
    ("more", "more_than", "at_least", "at_most"),
    ("less", "less_than", "at_most", "at_least"),
)
"""Comparatives -> what "more than", "more than or equal to" and "no more than" say."""


def _compared() -> dict[str, Modifier]:
    """Every phrase before a number that is composed of a comparative: "larger than", "no less than", "at or above"."""
    words, found = _ROWS["comparatives"], dict[str, Modifier]()
    for row, strict, equal, denied in _BOUNDS:
        for word in words[row]:
            found[f"{word} than"] = strict
            found |= dict.fromkeys(
                (f"no {word} than", f"not {word} than", f"nothing {word} than", f"nor {word} than"), denied
            )
            found |= dict.fromkeys((f"{word} {tail}" for tail in _OR_EQUAL), equal)
            found |= dict.fromkeys((f"{head} {word} than" for head in _EQUAL_OR), equal)
            found |= dict.fromkeys((f"{head} {word}" for head in _EQUAL_OR[:2]), equal)
        for word in words["over" if row == "more" else "under"]:
            found |= dict.fromkeys((f"{word} or equal", f"{word} or equal to"), equal)
            found |= dict.fromkeys((f"{head} {word}" for head in (*_EQUAL_OR, "at or", "on or")), equal)
    return found


_OR_EQUAL = tuple(_ROWS["equal"]["behind"])
_EQUAL_OR = tuple(_ROWS["equal"]["before"])


def _graded(meanings: dict[str, Modifier]) -> dict[str, Modifier]:
    """ "just over", "well below", "far fewer than": a word of degree before a strict bound."""
    degrees = [*_ROWS["degrees"]["near"], *_ROWS["degrees"]["far"]]
    strict = {
        p: m for p, m in meanings.items() if m in ("more_than", "less_than") and p[0].isalpha() and p not in _NEAR
    }
    strict |= dict.fromkeys(("shy of", "short of"), "less_than")
    return {f"{degree} {phrase}": modifier for degree in degrees for phrase, modifier in strict.items()}


def _meanings() -> dict[str, Modifier]:
    """Phrase before a number -> what it says."""
    listed = _listed("before")
    plain = listed | {p: m for p, m in _compared().items() if p not in listed}
    return _graded(plain) | plain


_FROM_ON = frozenset(("up", "on", "onward", "onwards"))
"""Behind a number only where "from" opens the bound ("from 5 up")."""


def _meanings_behind() -> dict[str, Modifier]:
    """Phrase behind a number -> what it says: "or more", "and above", "plus"."""
    found = _listed("behind") | dict.fromkeys(_FROM_ON, "at_least")
    words = _ROWS["comparatives"]
    for link in ("or", "and"):
        found |= dict.fromkeys((f"{link} {w}" for row in ("more", "over", "better") for w in words[row]), "at_least")
        found |= dict.fromkeys((f"{link} {w}" for row in ("less", "under") for w in words[row]), "at_most")
    return found


_NEAR = frozenset(_ROWS["near"]["phrases"])
_NEARLY = _NEAR | frozenset(
    f"{degree} {phrase}" for degree in _ROWS["degrees"]["near"] for phrase in ("under", "below", "shy of", "short of")
)
"""Upper bounds that also say that the number is nearly reached: low is ``Config.nearly`` times it."""


def _lengths(phrases: dict[str, Modifier], key: int) -> dict[str, list[int]]:
    """First (``key`` 0) or last (-1) word of a phrase -> how many words such phrases have, longest first."""
    found: dict[str, set[int]] = {}
    for phrase in phrases:
        words = phrase.split()
        found.setdefault(words[key], set()).add(len(words))
    return {word: sorted(lengths, reverse=True) for word, lengths in found.items()}


_MEANINGS, _MEANINGS_BEHIND = _meanings(), _meanings_behind()
_BEFORE, _BEHIND = _lengths(_MEANINGS, -1), _lengths(_MEANINGS_BEHIND, 0)
_PASSED_OVER = frozenset(("a", "another", "further", "additional", "just", "only"))
"""One of these may stand between a modifier and its number ("at least the 5", "roughly a further 30")."""
_LAST_WORDS = frozenset(_BEFORE) | _PASSED_OVER | {"the"}
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
            modifier = draft.inner
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
                and (
                    reading.lower(k - 1) in _PASSED_OVER or (reading.lower(k - 1) == "the" and _is_mark(reading, draft))
                )
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


def _is_mark(reading: Reading, draft: Draft) -> bool:
    """ "around the 5,000 mark", "under the 5% threshold"."""
    return reading.lower(draft.last) in MARKS


MARKS = frozenset("mark threshold barrier".split())
"""What a level is called that is reached or passed; none of them is counted."""


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
    if text in ("max", "min", "minimum", "maximum") and not reading.tokens[k - 1].text.islower() and start > 0:
        return False  # "Boeing 737 Max 8"
    if text in _OF_PRICES and not (draft.unit is not None and draft.unit.dimension in ("money", "percent")):
        return text == "south of" and draft.scale >= 1e3  # "starts at 8", "south of 12 villages"
    if text == "c .":
        return reading.tokens[start].text == "c" and (before in _BEFORE_CIRCA or before in PREPOSITIONS)
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


_OF_PRICES = word_set("modifiers", "of_prices", "phrases")
"""Bounds of sums and shares only: other things start at a place or a time."""
_BEFORE_CIRCA = frozenset(("", "(", ",", ":", "and", "is", "was", "are", "were"))


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


_AFTER_NOUN = frozenset(
    phrase.partition(" ")[::2]
    for phrase in _MEANINGS_BEHIND
    if phrase.startswith(("or ", "at ")) and phrase.count(" ") == 1
) | {("and", "above"), ("and", "over"), ("and", "up"), ("and", "upwards")}


def modifiers_after_nouns(reading: Reading) -> None:
    """ "25 people or more", "25 attacks at least": the modifier stands behind what is counted."""
    for draft in reading.drafts:
        if draft.cj <= draft.ci or reading.lower(draft.cj) not in ("or", "at", "and"):
            continue
        if draft.modifier != "exact" or draft.cj < draft.last or draft.vague:
            continue
        words = (reading.lower(draft.cj), reading.lower(draft.cj + 1))
        if words in _AFTER_NOUN and reading.lower(draft.cj + 2) not in ("than", "one", "two", "a"):
            phrase = " ".join(words)
            apply(reading, draft, _MEANINGS_BEHIND[phrase], phrase)


def _fits_behind(reading: Reading, k: int, words: list[str]) -> bool:
    """Is the phrase at ``k`` a modifier of the number before it?"""
    tokens, behind, phrase = reading.tokens, k + len(words), " ".join(words)
    following = tokens[behind] if behind < len(tokens) else None
    if words[0] in _FROM_ON:
        plain = following is None or following.kind != "word"
        return plain and reading.lower(k - 2) == "from"  # "from 5 up", not "from 5 on Friday"
    if phrase == "+":
        return tokens[k].glued and (following is None or following.kind != "number")
    if phrase in ("- odd", "- ish", "- some", "- something", "ish", "- plus"):
        return tokens[k].glued
    if phrase == "and more":
        return following is None or following.kind != "word" or following.lower in ("in", "of", "at")
    if phrase in ("plus", "odd", "minimum", "maximum", "max"):
        return following is None or (following.kind != "number" and following.lower not in ("a", "an", "the", "or"))
    # "200 or greater than 190", "above a quarter and below a half" say two things.
    if words[0] in ("and", "or") and following is not None and words[-1] not in ("so", "thereabouts", "counting"):
        if (
            following.kind in ("number", "fraction")
            or following.lower in NUMBER_STARTS
            or following.lower in ("a", "an")
        ):
            return False
        if words[0] == "and" and following.lower in ("than", "or"):
            return False
    return words[0] != "or" or reading.lower(behind) != "than" or reading.lower(behind + 1) in ("", ".")
