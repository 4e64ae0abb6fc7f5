"""Numbers that are no quantities: "one" as a pronoun, compounds, counters of a page, bare digits in brackets."""

from __future__ import annotations

from collections.abc import Callable
from itertools import pairwise

from consistency.config import word_set
from consistency.quantities import units
from consistency.quantities.draft import Draft, Reading
from consistency.quantities.names import (
    agrees_in_singular,
    capitalised_name,
    denied,
    designator,
    placed,
    race,
    token_text,
    word_in_name,
    year,
    year_in_words,
)
from consistency.quantities.words import AUXILIARIES

_ONE_PRONOUN_BEHIND = frozenset(
    """of another by or can could may might must should would will never thing day time another that who which in on at
    to for from with and but is was has had does did as if when once who's reason more else point way the after
    such""".split()
)


_ONE_PRONOUN_BEFORE = frozenset(
    """this that which the another every any each no some only first last next big new old good great young loved other
    own same current previous right wrong""".split()
)


_HARM = frozenset(
    "killing wounding injuring killed wounded injured arresting arrested leaving shot hit kills injures".split()
)


def one_as_pronoun(reading: Reading, draft: Draft) -> bool:
    """ "one of the oldest", "one could say", "the one", "one another", "no one", "one day"."""
    if draft.value != 1.0 or draft.digits or draft.fraction or draft.kind in ("money", "share", "age") or draft.vague:
        return False
    before, following = reading.lower(draft.first - 1), reading.lower(draft.last)
    if draft.unit is not None:
        return following == "" and before in ("the",)
    if reading.lower(draft.i) != "one":
        return False
    if before in _ONE_PRONOUN_BEFORE and draft.modifier == "exact" and not draft.cj > draft.ci:
        return True
    if before in ("this", "that", "which", "another", "every", "any", "each", "no", "some"):
        return True
    if following == "of":
        return draft.whole is None
    if following in ("hand", "side") and reading.lower(draft.i - 1) in ("on", "the"):
        return True
    if following == "-" and reading.tokens[draft.last].glued:
        return True
    if following in _ONE_PRONOUN_BEHIND or following in AUXILIARIES:
        return True
    return draft.cj == draft.ci and before not in _HARM


def one_the(reading: Reading, draft: Draft) -> bool:
    """ "1 the oldest", "1 of the oldest": digits that a rewriting tool put for the pronoun."""
    if draft.value != 1.0 or draft.unit is not None or draft.fraction or draft.ordinal:
        return False
    following = reading.lower(draft.last)
    if following in ("the", "another"):
        return True
    return (
        following == "of"
        and draft.whole is None
        and draft.modifier == "exact"
        and reading.lower(draft.last + 1) != "them"
    )


_FURNITURE = frozenset(
    "votes vote comments comment shares likes views replies reply reactions followers retweets points reads".split()
)


def _in_brackets(reading: Reading, draft: Draft) -> bool:
    """ "(38, 39)": a bracket that holds nothing but whole numbers and commas names notes."""
    tokens, k, j = reading.tokens, draft.i - 1, draft.j
    while k >= 0 and draft.i - k < 12 and (tokens[k].text == "," or tokens[k].text.isdecimal()):
        k -= 1
    while j < len(tokens) and j - draft.j < 12 and (tokens[j].text == "," or tokens[j].text.isdecimal()):
        j += 1
    opened = k >= 0 and tokens[k].text in "(["
    return opened and j < len(tokens) and tokens[j].text in ")]" and j - k > 2 and draft.value < 1000


def alone_on_its_line(reading: Reading, draft: Draft) -> bool:
    """A whole number that is a line of its own among others: a page number, a rank, a counter."""
    tokens, j = reading.tokens, draft.j
    if draft.unit is not None or not tokens[draft.i].text.isdecimal() or draft.first != draft.i or len(tokens) < 3:
        return False
    if j < len(tokens) and tokens[j].text in ".)" and tokens[j].glued:
        j += 1
    begins = draft.i == 0 or tokens[draft.i].breaks
    if draft.j != draft.i + 1 or (draft.i == 0 and j >= len(tokens)):
        return False
    return begins and (j >= len(tokens) or tokens[j].breaks)


def half_of_another(reading: Reading, draft: Draft) -> bool:
    """ "a cup and a half": half of a thing that no number counts."""
    return draft.fraction and draft.unit is None and reading.lower(draft.first - 1) == "and" and draft.cj == draft.ci


def bare_marks(reading: Reading, draft: Draft) -> bool:
    """ "(4)", "[12]", "24/7", "0 0 votes", "90049 ZIP": bare digits in brackets, slashed pairs, furniture, codes."""
    if not draft.digits or draft.unit is not None:
        return False
    before, following = token_text(reading, draft.i - 1), token_text(reading, draft.j)
    if draft.signed and before.isupper() and not draft.cj < draft.ci and len(before) > 2 and before.isalpha():
        return True  # "COVID -19"
    if draft.j != draft.i + 1 or draft.modifier != "exact":
        return False
    if before == "[" and following == "]":
        return True
    if _in_brackets(reading, draft):
        return True
    if before == "(" and following == ")" and draft.value < 1000 and "," not in token_text(reading, draft.i):
        return True
    if draft.kind == "ratio":
        return False
    if (following in ("/", ":") and reading.tokens[draft.j].glued and token_text(reading, draft.j + 1).isdecimal()) or (
        before in ("/", ":") and reading.tokens[draft.i].glued and token_text(reading, draft.i - 2).isdecimal()
    ):
        return True
    beside = before.isdecimal() or following.isdecimal()
    return reading.lower(draft.j) in ("zip", "block") or (beside and draft.value == 0)


def furniture(reading: Reading, draft: Draft) -> bool:
    """ "0 votes", "12 comments" alone on their line: counters of a page, no claim."""
    if reading.lower(draft.j) not in _FURNITURE or not draft.digits or draft.modifier != "exact" or draft.scale != 1.0:
        return False
    k = draft.i
    while k > 0 and not reading.tokens[k].breaks and draft.i - k < 4:
        k -= 1
    j = draft.j + 1
    ends = (
        j >= len(reading.tokens)
        or reading.tokens[j].breaks
        or (token_text(reading, j) == "." and j + 1 >= len(reading.tokens))
    )
    begins = k == 0 or reading.tokens[k].breaks
    bare = all(t.kind == "number" or t.text in "|·•()" for t in reading.tokens[k : draft.i])
    return ends and begins and bare


def compound_word(reading: Reading, draft: Draft) -> bool:
    """ "two-state solution", "three-pronged", "first-half": a number word hyphened to what is no unit."""
    k = draft.last
    if draft.unit is not None or draft.fraction or draft.vague or token_text(reading, k) not in ("-", "‑"):
        return False
    if k + 1 >= len(reading.tokens) or not (reading.apart or (reading.tokens[k].glued and reading.tokens[k + 1].glued)):
        return False
    word = reading.lower(k + 1)
    return not draft.digits and word not in units.WORDS and not word.isdecimal()


def zero_compound(reading: Reading, draft: Draft) -> bool:
    """ "zero-day", "zero-tolerance"."""
    return draft.value == 0 and reading.lower(draft.i) == "zero" and reading.lower(draft.j) == "-"


def glued_letters(reading: Reading, draft: Draft) -> bool:
    """ "1B Mark": letters glued to the digits that turned out to be neither a scale nor a unit."""
    k = draft.j
    if not draft.digits or draft.last > draft.j or draft.unit is not None or k >= len(reading.tokens):
        return False
    return reading.tokens[k].glued and reading.tokens[k].kind == "word"


def determiner_one(reading: Reading, draft: Draft) -> bool:
    """ "my number one", "the number-one spot"."""
    k = draft.i - 2 if token_text(reading, draft.i - 1) == "-" else draft.i - 1
    return draft.value == 1.0 and reading.lower(k) == "number"


def generation(reading: Reading, draft: Draft) -> bool:
    """ "under-21s", "the over-65s", "the 18-34 age group": ages used as names of groups."""
    k = draft.i - 1
    if (
        token_text(reading, k) == "-"
        and reading.tokens[draft.i].glued
        and reading.lower(k - 1) in ("under", "over")
        and reading.tokens[k].glued
    ):
        return True
    if draft.modifier not in ("range", "at_least") or draft.unit is not None or draft.value > 120:
        return False
    aged = reading.lower(draft.last) == "age" or reading.lower(draft.first - 1) in ("ages", "aged", "age")
    return reading.lower(draft.last + aged) in _AGE_GROUPS or (aged and reading.lower(draft.first - 1) == "ages")


_AGE_GROUPS = word_set("figures", "ages", "groups")


RULES: tuple[tuple[str, str, Callable[[Reading, Draft], bool]], ...] = (
    ("one as a pronoun", "words", one_as_pronoun),
    ("one of the", "digits", one_the),
    ("year", "digits", year),
    ("year in words", "words", year_in_words),
    ("designator", "both", designator),
    ("name with a number", "digits", capitalised_name),
    ("name by its verb", "digits", agrees_in_singular),
    ("number word in a name", "words", word_in_name),
    ("place in a table", "both", placed),
    ("name of a race", "digits", race),
    ("bare mark", "digits", bare_marks),
    ("page furniture", "digits", furniture),
    ("alone on its line", "digits", alone_on_its_line),
    ("half of another", "words", half_of_another),
    ("compound word", "words", compound_word),
    ("zero compound", "words", zero_compound),
    ("glued letters", "digits", glued_letters),
    ("number one", "both", determiner_one),
    ("age group", "digits", generation),
)
"""Name, the numbers it is asked about (written with digits, with words, or both), and the rule. Tried in this order
on every draft; the first that claims it drops it."""
_RULES_OF_MEASURES = frozenset((one_as_pronoun, furniture, zero_compound, determiner_one, generation))
"""All others claim no number that has a unit."""


def _rules_for(written: str, measured: bool) -> tuple[tuple[str, Callable[[Reading, Draft], bool]], ...]:
    return tuple(
        (name, rule)
        for name, asked, rule in RULES
        if asked in (written, "both") and (not measured or rule in _RULES_OF_MEASURES)
    )


_RULES_FOR = {
    (digits, measured): _rules_for("digits" if digits else "words", measured)
    for digits in (True, False)
    for measured in (True, False)
}


def _same_name(reading: Reading, named: Draft, draft: Draft) -> bool:
    """ "Internet Explorer 8 and 9": a bare number joined to the number of a name."""
    words = reading.lowers[named.j : draft.i]
    return words in (["and"], ["or"], ["to"], [","]) and draft.unit is None and draft.cj == draft.ci and draft.digits


def _drop_said_twice(reading: Reading) -> None:
    """ "20 (twenty) people": the number once more, in words."""
    for said, again in pairwise(reading.drafts):
        bracket = reading.lowers[said.last : again.first] == ["("] and reading.lower(again.last) == ")"
        if bracket and not again.digits and again.unit is None and again.value == said.value:
            reading.drop(again, "said twice")
    reading.drafts = [d for d in reading.drafts if not d.dropped]


def drop_names(reading: Reading) -> None:
    """Drop every draft that a rule claims."""
    if "(" in reading.text and len(reading.drafts) > 1:
        _drop_said_twice(reading)
    named: Draft | None = None
    for draft in reading.drafts:
        if not draft.ordinal and denied(reading, draft):
            reading.drop(draft, "denied, not counted")
            continue
        if draft.ordinal or draft.kind in ("age", "multiple", "money") or (draft.unit and draft.kind == "share"):
            continue
        if named is not None and _same_name(reading, named, draft):
            reading.drop(draft, "name with a number")
            continue
        for name, rule in _RULES_FOR[draft.digits, draft.unit is not None]:
            if rule(reading, draft):
                reading.drop(draft, name)
                named = draft if name in ("designator", "name with a number") else None
                break
    reading.drafts = [d for d in reading.drafts if not d.dropped]
