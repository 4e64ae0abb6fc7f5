"""Numbers that are no quantities by their neighbourhood: years, sections and flights, product names, places in a table.

These run when units, modifiers and counted nouns are known; ``pronouns`` and ``marks`` hold the rest of them.
"""

from __future__ import annotations

import re
from functools import partial

from consistency.config import packaged_table, word_set
from consistency.quantities.changes import CHANGE_WORDS
from consistency.quantities.draft import Draft, Reading
from consistency.quantities.words import AUXILIARIES, DETERMINERS, HARM, PREPOSITIONS, VERBS, is_plural, plural

_SMALL_WORDS = DETERMINERS | PREPOSITIONS | AUXILIARIES
_row = partial(word_set, "numbered_names")
DESIGNATORS = _row("designators") | _row("only_capitalised")
"""A number right behind these names a thing ("Section 427", "Flight 370", "week 12")."""


_LOWER_ONLY_CAPITALISED = _row("capitalised")
"""Designators only where they are capitalised or nothing is counted behind the number."""


def token_text(reading: Reading, k: int) -> str:
    """The token at ``k`` as it is written; empty outside the text."""
    return reading.tokens[k].text if 0 <= k < len(reading.tokens) else ""


_FOUR_DIGITS = re.compile(r"1[0-9]{3}|20[0-9]{2}|21[0-9]{2}").fullmatch


def year(reading: Reading, draft: Draft) -> bool:
    """2020, 1974: four digits without a separator, no unit, no bound, nothing plain counted."""
    text = token_text(reading, draft.i)
    if draft.modifier == "range" and draft.unit is None and draft.digits:
        return _years(reading, draft)
    if draft.j != draft.i + 1 or not _FOUR_DIGITS(text):
        return False
    if draft.unit is not None or draft.modifier not in ("exact", "less_than", "at_most", "more_than", "approximate"):
        return False
    before = reading.lower(draft.first - 1)
    start = draft.first - 1
    era = reading.lower(draft.last) in ("ad", "bc", "bce", "ce", "a.d.", "b.c.") or before in ("ad", "a.d.")
    if era:
        return True
    counts = (
        draft.cj > draft.ci
        and is_plural(token_text(reading, draft.cj - 1))
        and token_text(reading, draft.cj - 1)[0].islower()
    )
    if _governed(reading, draft, before):
        return False
    if int(text) < 1500:
        return before in ("since", "in") and not counts and int(text) >= 1000
    if draft.modifier in ("more_than", "less_than", "at_most", "approximate") and counts:
        return False
    if before in ("in", "since", "by", "until", "till", "during", "before", "after", "late", "early", "mid"):
        return not (counts and before in ("after", "before") and int(text) % 100 == 0)
    if draft.modifier in ("more_than", "less_than", "at_most"):
        return start < 0 or (not counts and 1900 <= int(text) <= 2100 and int(text) % 100 != 0)
    return not counts or not (int(text) % 50 == 0 or _counting_context(reading, draft))


def year_in_words(reading: Reading, draft: Draft) -> bool:
    """ "the year two thousand", "in nineteen hundred and five": four digits in words behind a word of time."""
    if draft.unit is not None or draft.modifier != "exact" or draft.cj > draft.ci or draft.vague or draft.fraction:
        return False
    before = reading.lower(draft.first - 1)
    modern = 1500 <= draft.value < 2100 and draft.value == int(draft.value) and draft.scale == 1.0
    return (before == "year" and 0 < draft.value < 3000) or (
        before in ("in", "since", "until", "till") and (modern or draft.value == 2000)
    )


_LEVEL_WORDS = frozenset(
    """at is was are were been stands stood reached numbered totalled totaled exceeded exceeds exceed hit passed
    estimated""".split()
)
"""What stands between "the number of X" and its figure, and not before a year."""


def _governed(reading: Reading, draft: Draft, before: str) -> bool:
    """ "put the number of French troops at 1501", "the toll rose to 1999": the figure of a counted noun before it."""
    if "counted before the predicate" not in draft.rules:
        return False
    return before in _LEVEL_WORDS or (before == "to" and reading.lower(draft.first - 2) in CHANGE_WORDS)


def _years(reading: Reading, draft: Draft) -> bool:
    """ "between 2010 and 2014", "from A.D. 1000 to 1260": a range of years."""
    ends = (token_text(reading, draft.i), token_text(reading, draft.j - 1))
    era = reading.lower(draft.i - 1) in ("ad", "a.d.", "bc", "b.c.") or reading.lower(draft.last) in (
        "ad",
        "bc",
        "bce",
        "ce",
    )
    pattern = r"[0-9]{3,4}" if era else r"1[5-9][0-9]{2}|20[0-9]{2}|21[0-9]{2}"
    counts = draft.cj > draft.ci and is_plural(token_text(reading, draft.cj - 1))
    plain = all(re.fullmatch(r"1[0-9]{3}|20[0-9]{2}", end) for end in ends)
    if plain and any(int(end) % 50 for end in ends):
        return not counts  # "from 1418 to 1450"
    return all(re.fullmatch(pattern, end) for end in ends) and not (counts and not era)


def _counting_context(reading: Reading, draft: Draft) -> bool:
    """ "killed 1862 people", "with 1720 workers": a verb or "with" before, and small letters behind."""
    before = reading.lower(draft.first - 1)
    own = token_text(reading, draft.first - 1)
    if not before or before in DETERMINERS or (own[:1].isupper() and draft.first - 1 > 0):
        return False
    return before.endswith(("ed", "ing")) or before in (
        "with",
        "has",
        "have",
        "had",
        "were",
        "are",
        "some",
        "all",
        "least",
    )


def designator(reading: Reading, draft: Draft) -> bool:
    """ "Section 427", "Game 6", "No. 1", "version two"; not "in this section 5,000 people"."""
    if draft.unit is not None or draft.modifier != "exact" or draft.fraction or draft.vague or draft.signed:
        return False
    if draft.scale != 1.0 or (draft.digits and "," in token_text(reading, draft.i)):
        return False
    k = draft.first - 1
    mark = token_text(reading, k)
    if mark == "#":
        return True
    if mark in (".", "-", ":") and (reading.tokens[k].glued or (reading.apart and mark == ".")):
        return reading.lower(k - 1) in _ABBREVIATED and not _answers_no(reading, draft, k - 1)
    word = reading.lower(k)
    if word not in DESIGNATORS:
        return False
    counts = draft.cj > draft.ci
    if not token_text(reading, k).islower():
        return True
    if word in _ONLY_CAPITALISED:
        return False  # "last year 12 people died"
    if reading.lower(k - 1) in DETERMINERS and counts and is_plural(token_text(reading, draft.cj - 1)):
        return False  # "at the gate 12 dockers waited": what a number names takes no article
    if word == "no":
        return draft.digits and not counts
    if word in _LOWER_ONLY_CAPITALISED:
        return not counts and word not in _COMMON_WORDS
    return draft.digits or word in _WITH_WORDS


def _answers_no(reading: Reading, draft: Draft, k: int) -> bool:
    """ "He said no. 10 people died.": the object of a verb ends its sentence, and the next begins with a count."""
    before = reading.lower(k - 1)
    spoken = before in VERBS or before.endswith("ed")
    counts = draft.cj > draft.ci and is_plural(token_text(reading, draft.cj - 1))
    return token_text(reading, k) == "no" and spoken and counts


_ABBREVIATED = _row("abbreviated")
"""Designators that are written with a point."""
_ONLY_CAPITALISED = _row("only_capitalised")
_COMMON_WORDS = _row("common")
"""Of the designators in small letters, those that also stand before a count."""
_WITH_WORDS = _row("with_words")
"""Designators in small letters whose number may be a word."""


def capitalised_name(reading: Reading, draft: Draft) -> bool:
    """ "FTSE 100", "Boeing 787", "Model 3", "Big 12": a plain integer behind a capitalised word inside a sentence."""
    if (
        not draft.digits
        or draft.unit is not None
        or draft.modifier != "exact"
        or draft.scale != 1.0
        or draft.j != draft.i + 1
    ):
        return False
    text = token_text(reading, draft.i)
    if reading.lower(draft.i - 1) == "of" and token_text(reading, draft.i - 2) == "Group":
        return True  # "the Group of 20"
    version = _VERSION(text) is not None and draft.cj == draft.ci
    if draft.signed or not (text.isdecimal() or version) or len(text) > 6 or draft.i == 0 or draft.fraction:
        return False
    k = draft.i - 1
    before = reading.tokens[k]
    if version and not _has_versions(reading, draft, k):
        return False
    if before.text in ("&", "-", "/") and before.glued:
        return True
    if before.kind != "word" or reading.tokens[draft.i].breaks:
        return False
    if not before.text[0].isupper() and not (version and any(c.isupper() for c in before.text)):
        return False
    if before.lower in _SMALL_WORDS or before.lower in ("i", "a", "only", "just", "nearly"):
        return False
    if before.lower in VERBS or before.lower in HARM or before.lower in _WEEKDAYS:
        return False  # "Quake Kills 10", "On Monday 12 people died"
    if _counts_behind_place(reading, draft) or gapped(reading, draft) is not None:
        return False
    if starts_sentence(reading, k) or version:
        return not (draft.cj > draft.ci)
    counts = draft.cj > draft.ci and is_plural(token_text(reading, draft.cj - 1))
    if counts and is_headline(reading, draft):
        return False
    return not (counts and before.lower.endswith(("ed", "ing", "s")) and not before.text.isupper())


_VERSION = re.compile(r"[0-9]{1,2}\.[0-9]{1,2}").fullmatch
_PREDICATES = frozenset("is was has will adds brings runs supports introduces fixes drops".split())


def _has_versions(reading: Reading, draft: Draft, k: int) -> bool:
    """ "PHP 8.1 was released", "runs on Ubuntu 22.04", "iOS 17.1": is the name at ``k`` one of a thing with versions?

    A name is if a capital stands inside it, if one alone does something, or behind a preposition. "Voss 9.8, Roe
    9.7", "Unemployment 5.4" and a line of a table are figures of what they name.
    """
    name = reading.tokens[k]
    ends = draft.last >= len(reading.tokens) or reading.tokens[draft.last].kind != "word"
    behind = reading.lower(draft.last)
    if behind in _PREDICATES:
        return True
    mixed = any(c.isupper() for c in name.text[1:]) and len(name.text) > 2
    led = reading.lower(k - 1) in _LEADS_TO_A_NAME or reading.lower(k - 2) in _LEADS_TO_A_NAME
    return (mixed or led) and (ends or behind in _SMALL_WORDS)


_LEADS_TO_A_NAME = frozenset("on to with in of for using running runs supports than".split())


def gapped(reading: Reading, draft: Draft) -> Draft | None:
    """The count whose verb and noun a bare number behind a name leaves out: "Roe won 1,204 votes and Ada Voss 988".

    Only where the results of elections and games are counted: "visited 3 museums and Pier 39" names a place.
    """
    earlier = [d for d in reading.drafts if d.j <= draft.i and not d.dropped and not d.ordinal]
    last = earlier[-1] if earlier else None
    if last is None or last.head not in _RESULTS or draft.unit is not None or draft.cj > draft.ci:
        return None
    gap = reading.tokens[max(last.cj, last.last) : draft.first]
    if not 2 <= len(gap) <= _LONGEST_GAP or gap[0].lower not in _GAP_OPENS:
        return None
    names = gap[2:] if gap[1].lower in _GAP_OPENS else gap[1:]
    plain = bool(names) and all(t.kind == "word" and t.text[0].isupper() and t.lower not in DESIGNATORS for t in names)
    behind = reading.lower(draft.last)
    ends = draft.last >= len(reading.tokens) or reading.tokens[draft.last].kind != "word" or behind in PREPOSITIONS
    return last if plain and (ends or behind in ("and", "but", "while")) else None


_RESULTS = frozenset(head for row in packaged_table("tallies").values() for head in row["heads"])
_GAP_OPENS = frozenset((",", ";", "and", "to", "while", "but", "against"))
_LONGEST_GAP = 6
_WEEKDAYS = word_set("language", "calendar", "days")
_NUMBERED = _row("numbered")
"""Common nouns that a number names as ``DESIGNATORS`` does, yet only where they are capitalised ("Hangar 18"), and
events named by their year or number ("Euro 96")."""
PERSONS = word_set("figures", "persons", "many")
"""Whom the news counts behind a place, and no product or film is named with."""
_PRODUCTS = _row("products")
"""What goes with the number of a product, a film or a league ("Xperia 5 phones")."""
_PLURAL_PREDICATES = frozenset(
    """were are have died perished drowned fled killed wounded injured hurt missing arrested detained captured kidnapped
    abducted rescued evacuated hospitalised hospitalized burned burnt collapsed vanished disappeared survived
    remain remained""".split()
)
"""Words behind a number that only several of something can take."""
_OPENS_CLAUSE = frozenset(", ; : ( - – — and but while as that where when after".split())
_NAME_LINKS = frozenset("al el ul ez es as de del la los das do au sur upon -".split())
"""What stands in small letters inside a place name ("Wadi al Merq", "Al-Sefra")."""
_POINTED = frozenset(("St", "Mt", "Ft"))
_BEFORE_NAMES = frozenset(
    """the northern southern eastern western central northeastern northwestern southeastern southwestern north south
    east west nearby neighbouring neighboring downtown upper lower greater rural capital city town village port province
    district island coastal""".split()
)
"""What may stand between the preposition and the name: "in northern Iraq", "in the port city Basra"."""
_LONGEST_NAME = 8
_OF_PLACE = frozenset(
    """in at near from on outside inside around across along beyond behind between throughout to into off after before
    since during amid following of""".split()
)
"""Prepositions behind which a place, a speaker or an event stands: never "with Windows", "by Maroon", "like Blink"."""


def _counts_behind_place(reading: Reading, draft: Draft) -> bool:
    """ "In Kabul 12 people died", "near Basra 14 were dead": a count behind the name of a place, no part of it.

    The name must stand behind a preposition, so that it closes a phrase of place, and what follows the number must
    show a count: persons, or a plural noun or none before a predicate that only several can take. "In Hangar 18",
    "a fault in Xperia 5 phones" and "fans of Blink 182 gathered" stay names.
    """
    last = reading.tokens[draft.i - 1]
    if last.lower in DESIGNATORS or last.lower in _NUMBERED or len(last.text) < 2:
        return False
    start = _preposition_before_name(reading, draft.i)
    if start is None:
        return False
    if draft.cj == draft.ci:
        sure = reading.lower(start) != "of" and not last.text.isupper()
        behind = draft.last + 1 if reading.lower(draft.last) in ("others", "more") else draft.last
        part = reading.lower(behind) == "of" and reading.lower(behind + 1) in DETERMINERS  # "12 of the victims"
        return sure and (part or reading.lower(behind) in _PLURAL_PREDICATES)
    noun = reading.lower(draft.cj - 1)
    if noun in PERSONS or (draft.value == 1.0 and plural(noun) in PERSONS):
        return True
    if not is_plural(noun):
        return False
    opens = starts_sentence(reading, start) or reading.lower(start - 1) in _OPENS_CLAUSE
    sure = noun not in _PRODUCTS and not last.text.isupper()
    return opens and sure and reading.lower(draft.cj) in _PLURAL_PREDICATES


def _preposition_before_name(reading: Reading, end: int) -> int | None:
    """Where the preposition of place before a name that ends at ``end`` stands ("in the Panjwai Hills"), if any."""
    k = end - 1
    while k > 0 and end - k < _LONGEST_NAME and _in_name(reading, k):
        k -= 1
    while reading.lower(k) in _BEFORE_NAMES and end - k < _LONGEST_NAME:
        k -= 1
    if k < 0 or reading.lower(k) not in _OF_PLACE or k >= end - 1:
        return None
    titled = reading.lower(k) == "of" and token_text(reading, k - 1)[:1].isupper()  # "Call of Duty 4"
    return None if titled else k


def _in_name(reading: Reading, k: int) -> bool:
    """May the token at ``k`` be part of a place name, or of two ("Kabul and Herat", "Hilla, Iraq", "St. Louis")?"""
    word, before = reading.lower(k), token_text(reading, k - 1)
    if word in PREPOSITIONS or reading.tokens[k].breaks:
        return False
    if word in ("and", ","):
        return before[:1].isupper() and before.lower() not in PREPOSITIONS
    return reading.tokens[k].text[0].isupper() or word in _NAME_LINKS or (word == "." and before in _POINTED)


def starts_sentence(reading: Reading, k: int) -> bool:
    """Is ``k`` the first word of a sentence or a line?"""
    return k == 0 or reading.tokens[k].breaks or token_text(reading, k - 1) in (".", "!", "?", ":", "“", '"')


def is_headline(reading: Reading, draft: Draft) -> bool:
    """Are most words of the line capitalised?"""
    words = [t for t in reading.tokens[max(0, draft.i - 6) : draft.j + 6] if t.kind == "word" and len(t.text) > 3]
    return len(words) >= 3 and sum(t.text[0].isupper() for t in words) > 0.7 * len(words)


def agrees_in_singular(reading: Reading, draft: Draft) -> bool:
    """ "the sp 500 is", "channel 4 was": a number above one with a singular verb is the name of one thing."""
    if (
        not draft.digits
        or draft.unit is not None
        or draft.kind != "count"
        or draft.modifier != "exact"
        or draft.value <= 1
    ):
        return False
    following, before = reading.lower(draft.last), reading.lower(draft.first - 1)
    if following not in ("is", "was", "has") or draft.cj > draft.ci or not token_text(reading, draft.i).isdecimal():
        return False
    return before != "" and reading.tokens[draft.first - 1].kind == "word" and before not in _SMALL_WORDS


def word_in_name(reading: Reading, draft: Draft) -> bool:
    """ "Kick Six", "Big Ten", "Gang of Four": a number word with a capital, behind another inside a sentence."""
    if (
        draft.digits
        or draft.unit is not None
        or draft.fraction
        or draft.vague
        or draft.modifier != "exact"
        or draft.i == 0
    ):
        return False
    token, before = reading.tokens[draft.i], reading.tokens[draft.i - 1]
    if before.lower == "of" and draft.i > 1:
        before = reading.tokens[draft.i - 2]  # "the Gang of Four"
    if not token.text[0].isupper() or before.kind != "word" or not before.text[0].isupper() or token.breaks:
        return False
    return draft.j == draft.i + 1 and not is_headline(reading, draft) and not starts_sentence(reading, draft.i)


def placed(reading: Reading, draft: Draft) -> bool:
    """ "the bottom three", "a top 10", "top 40 radio": places in a table, where no noun or one alone is counted."""
    single = draft.cj > draft.ci and not is_plural(token_text(reading, draft.cj - 1))
    if (
        draft.unit is not None
        or (draft.cj > draft.ci and not single)
        or draft.modifier != "exact"
        or draft.fraction
        or draft.vague
    ):
        return False
    k = draft.first - 2 if reading.lower(draft.first - 1) == "-" else draft.first - 1
    if reading.lower(k) in ("last", "final") and reading.lower(k - 1) == "the" and not single:
        return draft.value in _ROUNDS and k == draft.first - 1
    return reading.lower(k) in ("bottom", "top") and draft.value <= 100


_ROUNDS = (8.0, 16.0, 32.0, 64.0)
"""So many are left in the late rounds of a cup: "reached the last 16"."""


def race(reading: Reading, draft: Draft) -> bool:
    """ "a 5k run", "the 10K race": a race named by its length."""
    if draft.unit is not None or draft.scale != 1e3 or draft.modifier != "exact" or reading.lower(draft.j - 1) != "k":
        return False
    return reading.lower(draft.last) in _RACES


_RACES = _row("races")


def denied(reading: Reading, draft: Draft) -> bool:
    """ "No dollar figures were given", "no details": nothing is known, which is not that there is none."""
    if "zero" not in draft.rules or reading.lower(draft.i) != "no":
        return False
    if draft.unit is not None:
        k = draft.last
        noun = k < len(reading.tokens) and reading.tokens[k].kind == "word" and reading.lower(k) not in _SMALL_WORDS
        return noun and reading.lower(k) not in VERBS
    return draft.cj > draft.ci and reading.lower(draft.cj - 1) in _UNCOUNTED


_UNCOUNTED = _row("uncounted")
