"""Numbers that are no quantities by their neighbourhood: years, sections and flights, product names, "one" as a pronoun.

These run when units, modifiers and counted nouns are known.
"""

from __future__ import annotations

import re
from collections.abc import Callable

from consistency.quantities import units
from consistency.quantities.draft import Draft, Reading
from consistency.quantities.words import AUXILIARIES, DETERMINERS, POSSESSIVES, PREPOSITIONS, is_plural

DESIGNATORS = frozenset(
    """section sections row game group chapter article route highway interstate flight room unit building level phase
    type class grade version model page camp resolution channel gate terminal platform lot pier number no no. nr nr.
    apartment apt suite act episode season series volume vol issue figure fig table lap round stage district ward zone
    sector line bus train exit junction area block tier division league part step rule paragraph clause amendment
    proposition title form category cat apollo covid formula windows iphone galaxy playstation xbox mark mk lane corps
    brigade battalion psalm verse track week appendix annex item question schedule opus boeing airbus bmw audi fig
    day net ps""".split()
)
"""A number right behind these names a thing ("Section 427", "Flight 370", "week 12")."""
_LOWER_ONLY_CAPITALISED = frozenset("unit units series line area form part act class week day stage net mark item issue group level".split())
"""Designators only where they are capitalised or nothing is counted behind the number."""
_YEAR_BEFORE = frozenset(
    "in since by until till from during after before of for circa late early mid around through to and spring summer autumn fall winter".split()
)
_ONE_PRONOUN_BEHIND = frozenset(
    """of another by or can could may might must should would will never thing day time another that who which in on at
    to for from with and but is was has had does did as if when once who's reason more else point way the after such""".split()
)
_ONE_PRONOUN_BEFORE = frozenset(
    """this that which the another every any each no some only first last next big new old good great young loved other
    own same current previous right wrong""".split()
)


def _token(reading: Reading, k: int) -> str:
    return reading.tokens[k].text if 0 <= k < len(reading.tokens) else ""


def one_as_pronoun(reading: Reading, draft: Draft) -> bool:
    """"one of the oldest", "one could say", "the one", "one another", "no one", "one day"."""
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


_HARM = frozenset("killing wounding injuring killed wounded injured arresting arrested leaving shot hit kills injures".split())


def one_the(reading: Reading, draft: Draft) -> bool:
    """"1 the oldest", "1 of the oldest": digits that a rewriting tool put for the pronoun."""
    if draft.value != 1.0 or draft.unit is not None or draft.fraction or draft.ordinal:
        return False
    following = reading.lower(draft.last)
    if following in ("the", "another"):
        return True
    return following == "of" and draft.whole is None and draft.modifier == "exact" and reading.lower(draft.last + 1) != "them"


def year(reading: Reading, draft: Draft) -> bool:
    """2020, 1974: four digits without a separator, no unit, no bound, nothing plain counted."""
    text = _token(reading, draft.i)
    if draft.modifier == "range" and draft.unit is None and draft.digits:
        return _years(reading, draft)
    if draft.j != draft.i + 1 or not re.fullmatch(r"1[0-9]{3}|20[0-9]{2}|21[0-9]{2}", text):
        return False
    if draft.unit is not None or draft.modifier not in ("exact", "less_than", "at_most", "more_than", "approximate"):
        return False
    before = reading.lower(draft.first - 1)
    start = draft.first - 1
    era = reading.lower(draft.last) in ("ad", "bc", "bce", "ce", "a.d.", "b.c.") or before in ("ad", "a.d.")
    if era:
        return True
    counts = draft.cj > draft.ci and is_plural(_token(reading, draft.cj - 1)) and _token(reading, draft.cj - 1)[0].islower()
    if int(text) < 1500:
        return before in ("since", "in") and not counts and int(text) >= 1000
    if draft.modifier in ("more_than", "less_than", "at_most", "approximate") and counts:
        return False
    if before in ("in", "since", "by", "until", "till", "during", "before", "after", "late", "early", "mid"):
        return not (counts and before in ("after", "before") and int(text) % 100 == 0)
    if draft.modifier in ("more_than", "less_than", "at_most"):
        return start < 0 or not counts and 1900 <= int(text) <= 2100 and int(text) % 100 != 0
    return not counts or not (int(text) % 50 == 0 or _counting_context(reading, draft))


def _years(reading: Reading, draft: Draft) -> bool:
    """"between 2010 and 2014", "from A.D. 1000 to 1260": a range of years."""
    ends = (_token(reading, draft.i), _token(reading, draft.j - 1))
    era = reading.lower(draft.i - 1) in ("ad", "a.d.", "bc", "b.c.") or reading.lower(draft.last) in ("ad", "bc", "bce", "ce")
    pattern = r"[0-9]{3,4}" if era else r"1[5-9][0-9]{2}|20[0-9]{2}|21[0-9]{2}"
    counts = draft.cj > draft.ci and is_plural(_token(reading, draft.cj - 1))
    return all(re.fullmatch(pattern, end) for end in ends) and not (counts and not era)


def _counting_context(reading: Reading, draft: Draft) -> bool:
    """"killed 1862 people", "with 1720 workers": a verb or "with" before, and small letters behind."""
    before = reading.lower(draft.first - 1)
    own = _token(reading, draft.first - 1)
    if not before or before in DETERMINERS or (own[:1].isupper() and draft.first - 1 > 0):
        return False
    return before.endswith(("ed", "ing")) or before in ("with", "has", "have", "had", "were", "are", "some", "all", "least")


def designator(reading: Reading, draft: Draft) -> bool:
    """"Section 427", "Game 6", "Flight MH 370", "No. 1", "version two"."""
    if draft.unit is not None and draft.kind != "share" and draft.kind != "measure" or draft.modifier != "exact":
        return False
    if draft.kind in ("share",) or draft.fraction or draft.vague or draft.signed:
        return False
    k = draft.first - 1
    if _token(reading, k) in (".", "-", "#", ":") and reading.tokens[k].glued:
        if _token(reading, k) == "#":
            return True
        k -= 1
        if reading.lower(k) not in ("no", "nr", "vol", "fig", "apt", "sec", "ch", "art"):
            return False
    word, text = reading.lower(k), _token(reading, k)
    if word not in DESIGNATORS or (k < draft.first - 1 and word not in ("no", "nr", "vol", "fig", "apt")):
        return False
    if draft.scale != 1.0 or (draft.digits and "," in _token(reading, draft.i)):
        return False
    plain = text.islower()
    if draft.kind == "measure" and not (text[:1].isupper() and reading.lower(draft.last) == ""):
        return text[:1].isupper() and k > 0 and draft.hyphened is False and draft.unit is not None and not reading.tokens[draft.j].glued and (
            draft.unit.name in ("day", "point")
        )
    if word in ("no", "number") and plain and word == "no":
        return draft.digits and not (draft.cj > draft.ci)
    if plain and word in _LOWER_ONLY_CAPITALISED:
        return not draft.cj > draft.ci and word not in ("series", "line", "area", "form", "part", "act", "mark", "net")
    if plain and not draft.digits:
        return word in ("version", "number", "chapter", "phase", "type", "level", "section", "grade", "round", "stage", "part")
    return True


def capitalised_name(reading: Reading, draft: Draft) -> bool:
    """"FTSE 100", "Boeing 787", "Model 3", "Big 12": a plain integer behind a capitalised word inside a sentence."""
    if not draft.digits or draft.unit is not None or draft.modifier != "exact" or draft.scale != 1.0 or draft.j != draft.i + 1:
        return False
    text = _token(reading, draft.i)
    if draft.signed or not text.isdigit() or len(text) > 4 or draft.i == 0 or draft.fraction:
        return False
    k = draft.i - 1
    before = reading.tokens[k]
    if before.text in ("&", "-", "/") and before.glued:
        return True
    if before.kind != "word" or not before.text[0].isupper() or reading.tokens[draft.i].breaks:
        return False
    if before.lower in DETERMINERS | PREPOSITIONS | AUXILIARIES or before.lower in ("i", "a", "only", "just", "nearly"):
        return False
    if _starts_sentence(reading, k):
        return not (draft.cj > draft.ci)
    counts = draft.cj > draft.ci and is_plural(_token(reading, draft.cj - 1))
    if counts and _headline(reading, draft):
        return False
    return not (counts and before.lower.endswith(("ed", "ing", "s")) and not before.text.isupper())


def _starts_sentence(reading: Reading, k: int) -> bool:
    return k == 0 or reading.tokens[k].breaks or _token(reading, k - 1) in (".", "!", "?", ":", "“", '"')


def _headline(reading: Reading, draft: Draft) -> bool:
    """Are most words of the line capitalised?"""
    words = [t for t in reading.tokens[max(0, draft.i - 6) : draft.j + 6] if t.kind == "word" and len(t.text) > 3]
    return len(words) >= 3 and sum(t.text[0].isupper() for t in words) > 0.7 * len(words)


def agrees_in_singular(reading: Reading, draft: Draft) -> bool:
    """"the sp 500 is", "channel 4 was": a number above one with a singular verb is the name of one thing."""
    if not draft.digits or draft.unit is not None or draft.kind != "count" or draft.modifier != "exact" or draft.value <= 1:
        return False
    following, before = reading.lower(draft.last), reading.lower(draft.first - 1)
    if following not in ("is", "was", "has") or draft.cj > draft.ci or not _token(reading, draft.i).isdigit():
        return False
    return before != "" and reading.tokens[draft.first - 1].kind == "word" and before not in DETERMINERS | PREPOSITIONS | AUXILIARIES


def word_in_name(reading: Reading, draft: Draft) -> bool:
    """"Kick Six", "Big Ten": a number word with a capital inside a sentence, behind another capital."""
    if draft.digits or draft.unit is not None or draft.fraction or draft.vague or draft.modifier != "exact" or draft.i == 0:
        return False
    token, before = reading.tokens[draft.i], reading.tokens[draft.i - 1]
    if not token.text[0].isupper() or before.kind != "word" or not before.text[0].isupper() or token.breaks:
        return False
    return draft.j == draft.i + 1 and not _headline(reading, draft) and not _starts_sentence(reading, draft.i)


def placed(reading: Reading, draft: Draft) -> bool:
    """"the bottom three", "a top 10": places in a table, where no noun is counted."""
    if draft.unit is not None or draft.cj > draft.ci or draft.modifier != "exact" or draft.fraction or draft.vague:
        return False
    return reading.lower(draft.first - 1) in ("bottom", "top") and draft.value <= 100


def bare_marks(reading: Reading, draft: Draft) -> bool:
    """"(4)", "[12]", "24/7", "0 0 votes", "90049 ZIP": bare digits in brackets, slashed pairs, furniture, codes."""
    if not draft.digits or draft.unit is not None:
        return False
    before, following = _token(reading, draft.i - 1), _token(reading, draft.j)
    if draft.signed and before.isupper() and not draft.cj < draft.ci and len(before) > 2 and before.isalpha():
        return True  # "COVID -19"
    if draft.j != draft.i + 1 or draft.modifier != "exact":
        return False
    if before == "[" and following == "]":
        return True
    if before == "(" and following == ")" and draft.value < 1000 and "," not in _token(reading, draft.i):
        return True
    if (following in ("/", ":") and reading.tokens[draft.j].glued and _token(reading, draft.j + 1).isdigit()) or (
        before in ("/", ":") and reading.tokens[draft.i].glued and _token(reading, draft.i - 2).isdigit()
    ):
        return True
    if reading.lower(draft.j) in ("zip", "block") or (before.isdigit() and draft.value == 0) or (following.isdigit() and draft.value == 0):
        return True
    return False


_FURNITURE = frozenset("votes vote comments comment shares likes views replies reply reactions followers retweets points reads".split())


def furniture(reading: Reading, draft: Draft) -> bool:
    """"0 votes", "12 comments" alone on their line: counters of a page, no claim."""
    if reading.lower(draft.j) not in _FURNITURE or not draft.digits or draft.modifier != "exact":
        return False
    k = draft.i
    while k > 0 and not reading.tokens[k].breaks and draft.i - k < 4:
        k -= 1
    j = draft.j + 1
    ends = j >= len(reading.tokens) or reading.tokens[j].breaks or (_token(reading, j) == "." and j + 1 >= len(reading.tokens))
    begins = k == 0 or reading.tokens[k].breaks
    bare = all(t.kind == "number" or t.text in "|·•()" for t in reading.tokens[k : draft.i])
    return ends and begins and bare


def compound_word(reading: Reading, draft: Draft) -> bool:
    """"two-state solution", "three-pronged", "first-half": a number word hyphened to what is no unit."""
    k = draft.last
    if draft.unit is not None or draft.fraction or draft.vague or _token(reading, k) not in ("-", "‑"):
        return False
    if k + 1 >= len(reading.tokens) or not (reading.apart or (reading.tokens[k].glued and reading.tokens[k + 1].glued)):
        return False
    word = reading.lower(k + 1)
    return not draft.digits and word not in units.WORDS and not word.isdigit()


def zero_compound(reading: Reading, draft: Draft) -> bool:
    """"zero-day", "zero-tolerance"."""
    return draft.value == 0 and reading.lower(draft.i) == "zero" and reading.lower(draft.j) == "-"


def glued_letters(reading: Reading, draft: Draft) -> bool:
    """"1B Mark": letters glued to the digits that turned out to be neither a scale nor a unit."""
    k = draft.j
    if not draft.digits or draft.last > draft.j or draft.unit is not None or k >= len(reading.tokens):
        return False
    return reading.tokens[k].glued and reading.tokens[k].kind == "word"


def determiner_one(reading: Reading, draft: Draft) -> bool:
    """"a five", "his 30s": handled by shape; "my number one"."""
    return draft.value == 1.0 and reading.lower(draft.i - 1) == "number"


def generation(reading: Reading, draft: Draft) -> bool:
    """"under-21s", "the over-65s": ages used as names of groups."""
    k = draft.i - 1
    return _token(reading, k) == "-" and reading.tokens[draft.i].glued and reading.lower(k - 1) in ("under", "over") and reading.tokens[k].glued


RULES: tuple[tuple[str, Callable[[Reading, Draft], bool]], ...] = (
    ("one as a pronoun", one_as_pronoun),
    ("one of the", one_the),
    ("year", year),
    ("designator", designator),
    ("name with a number", capitalised_name),
    ("name by its verb", agrees_in_singular),
    ("number word in a name", word_in_name),
    ("place in a table", placed),
    ("bare mark", bare_marks),
    ("page furniture", furniture),
    ("compound word", compound_word),
    ("zero compound", zero_compound),
    ("glued letters", glued_letters),
    ("number one", determiner_one),
    ("age group", generation),
)
"""Tried in this order on every draft; the first that claims it drops it."""
__all__ = ["DESIGNATORS", "POSSESSIVES", "RULES", "drop_names"]


def drop_names(reading: Reading) -> None:
    """Drop every draft that a rule claims."""
    for draft in reading.drafts:
        if draft.dropped or draft.ordinal or draft.kind in ("age", "multiple"):
            continue
        for name, rule in RULES:
            if rule(reading, draft):
                reading.drop(draft, name)
                break
    reading.drafts = [d for d in reading.drafts if not d.dropped]
