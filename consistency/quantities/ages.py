"""Ages: "a 20-year-old", "aged 34", "30 years old", "six weeks of age", "John Smith, 44, said", "who is 30".

Whose age it is stands in the counted noun phrase: the person noun behind it or before it ("man" of "a 56-year-old
man"), or the name before it ("Terrance Hale" of "Terrance Hale, 65,"). Ages of a group ("children under 5") are
bounds of it.
"""

from __future__ import annotations

from consistency.config import months, word_set
from consistency.quantities.draft import Draft, Reading
from consistency.quantities.lists import PERSON_HEADS
from consistency.quantities.noun_phrases import noun_phrase
from consistency.quantities.units import YEAR
from consistency.quantities.words import is_plural, lemma

_OLD = frozenset(("old", "olds"))
_TOLL_OF = frozenset(("of", "the", "confirmed"))
"""Before "dead" these make a count of it: "put the number of dead at eight"."""
_DEATH = frozenset(("dies", "died", "dead", "death", "dying", "die"))
_DIED = frozenset(("died", "dies"))
_DIED_WITHIN = 9
_PARTS = frozenset(".,;:!?")
_IS = frozenset("is was were are turned turns turning".split())
_AGED_BY_OF = word_set("figures", "ages", "by_of")
_WHO = frozenset("who he she i".split())
_AGE_ENDS = frozenset(("", ",", ".", ";", ")", "when", "at", "years", "and", "but", "—", "–", "”", '"'))
"""What may stand behind the bare age of "who is 30"."""
_BOUNDS = frozenset(("over", "under", "above", "below", "than"))
_TITLES_BEHIND = word_set("figures", "ages", "titles")
OTHER_TIME = "age: of another time"
"""Rule of an age that somebody had at some other time than now: "At 16, he left"."""


def attach_ages(reading: Reading) -> None:
    """Mark the drafts that say how old someone or something is, and whose age it is."""
    for draft in reading.drafts:
        if draft.dropped or draft.ordinal or draft.vague:
            continue
        end = _end(reading, draft)
        if end is None:
            continue
        draft.kind = "age"
        draft.unit = draft.unit or YEAR
        draft.last = max(draft.last, end)
        draft.rules.append("age")
        at = next((n for n in (1, 3) if reading.lower(draft.first - n) == "at"), 0)
        if at and reading.lower(draft.first - at - 1) not in _DEATH and not _died_before(reading, draft):
            draft.rules.append(OTHER_TIME)
        _whose(reading, draft)


def _end(reading: Reading, draft: Draft) -> int | None:
    """End of the words of age behind the draft; ``None`` where it is no age."""
    k = draft.last
    if reading.lower(k) == "yo" and reading.tokens[k].glued and draft.unit is None:
        return k + 1  # "a 17yo boy"
    if draft.unit is not None and draft.unit.dimension == "time":
        n = k + 1 if reading.lower(k) == "-" else k
        if reading.lower(n) in _OLD:
            return n + 1
        if reading.lower(n) == "of" and reading.lower(n + 1) == "age":
            return n + 2
        return None
    if draft.unit is not None or draft.scale != 1.0 or draft.fraction or not 0 < draft.value < 121:
        return None
    before, earlier = reading.lower(draft.first - 1), reading.lower(draft.first - 2)
    if before in ("aged", "age") or (before == "of" and earlier == "age"):
        return k
    if before == "of" and earlier in _AGED_BY_OF:
        counts = noun_phrase(reading, k, limit=len(reading.tokens)) > k
        return k if not counts and draft.value == int(draft.value) else None  # "a girl of nine"
    if before == "at":
        starts = reading.lower(k) == "," and reading.tokens[draft.first - 1].text == "At" and draft.value >= 10
        if (k >= len(reading.tokens) or reading.lower(k) in _AGE_ENDS) and _died_before(reading, draft):
            return k
        of_the_dead = earlier == "dead" and reading.lower(draft.first - 3) in _TOLL_OF
        return k if (earlier in _DEATH and not of_the_dead) or starts else None  # "died at 75", "At 16, he left"
    if _is_told(reading, draft) or _of_a_group(reading, draft):
        return k
    if before == "(" and _in_brackets(reading, draft):
        return k
    return k if before == "," and (_in_commas(reading, draft) or _behind_noun(reading, draft)) else None


def _died_before(reading: Reading, draft: Draft) -> bool:
    """ "died in Leeds on Friday at 75": does somebody die in the same breath?"""
    back = reading.lowers[max(0, draft.first - _DIED_WITHIN) : draft.first - 1]
    return not _DIED.isdisjoint(back) and _PARTS.isdisjoint(back)


def _is_told(reading: Reading, draft: Draft) -> bool:
    """ "who is 30", "she was 41 when", "Mr Hale turned 40 on Monday"."""
    before, behind = reading.lower(draft.first - 1), reading.lower(draft.last)
    if before not in _IS or draft.modifier == "range" or draft.value != int(draft.value):
        return False
    if before.startswith("turn"):
        return behind in _AGE_ENDS or behind in ("on", "in", "last", "this", "next")
    if behind == "when" and draft.digits and draft.value >= 10:
        name = reading.tokens[draft.first - 2] if draft.first > 1 else None  # "Ada Roe was 31 when"
        if name is not None and name.text.istitle() and name.lower not in _NO_NAMES:
            return True
    return reading.lower(draft.first - 2) in _WHO and behind in _AGE_ENDS and behind != "at"


def _of_a_group(reading: Reading, draft: Draft) -> bool:
    """ "adults over 65", "children under 5": a bound on the age of people, where nothing is counted behind it."""
    k = draft.first
    if draft.modifier not in ("more_than", "less_than") or reading.lower(draft.i - 1) not in _BOUNDS:
        return False
    noun = reading.tokens[k - 1] if k else None
    if noun is None or noun.kind != "word" or not is_plural(noun.text) or lemma(noun.text) not in PERSON_HEADS:
        return False
    return noun_phrase(reading, draft.last, limit=len(reading.tokens)) == draft.last


def _in_commas(reading: Reading, draft: Draft) -> bool:
    """ "Nick Hague, 44, has", "Comeaux Jr., 49,": two plain digits between commas behind a capitalised name."""
    tokens, i = reading.tokens, draft.i
    if not draft.digits or draft.j != i + 1 or i < 2 or tokens[i - 1].text != ",":
        return False
    if not tokens[i].text.isdecimal() or draft.value < 10:
        return False
    k = i - 3 if tokens[i - 2].text == "." else i - 2
    if reading.lower(draft.j) not in (",", ".", ")", ""):
        two = k > 0 and tokens[k - 1].kind == "word" and tokens[k - 1].text[0].isupper()
        if not two or reading.lower(draft.j) not in ("was", "is", "has", "had", "who", "of", "from", "and"):
            return False
    return k >= 0 and tokens[k].kind == "word" and tokens[k].text[0].isupper()


def _in_brackets(reading: Reading, draft: Draft) -> bool:
    """ "Terrance Hale (56) was", "Ada Roe (34), a nurse": two plain digits in brackets behind two names, and then what
    somebody did or is."""
    tokens, i = reading.tokens, draft.i
    if not draft.digits or draft.j != i + 1 or i < 3 or not tokens[i].text.isdecimal() or draft.value < 10:
        return False
    named = all(t.kind == "word" and t.text[0].isupper() and not t.text.isupper() for t in tokens[i - 3 : i - 1])
    return named and reading.lower(draft.j) == ")" and reading.lower(draft.j + 1) in _OF_A_PERSON


_OF_A_PERSON = word_set("figures", "ages", "behind")


def _behind_noun(reading: Reading, draft: Draft) -> bool:
    """ "The girl, 7, and her brother, 5, were found": a number between commas behind one person without a name."""
    tokens, i = reading.tokens, draft.i
    if not draft.digits or draft.j != i + 1 or i < 2 or not tokens[i].text.isdecimal():
        return False
    noun = tokens[i - 2]
    if noun.kind != "word" or not noun.text.islower() or is_plural(noun.text) or noun.lower not in PERSON_HEADS:
        return False
    return reading.lower(draft.j) in (",", ".", ")", "", ";")


def _whose(reading: Reading, draft: Draft) -> None:
    """Write whose age it is into the counted phrase: the noun behind, else the noun or name before."""
    k = draft.last
    if reading.lower(k - 1) in ("old", "yo") and k < len(reading.tokens) and not reading.tokens[k].breaks:
        end = noun_phrase(reading, k, limit=len(reading.tokens))
        if end > k and lemma(reading.tokens[end - 1].text) in PERSON_HEADS:
            draft.ci, draft.cj, draft.head = k, end, lemma(reading.tokens[end - 1].text)
            return
    end = _before_age(reading, draft)
    start = end
    while start > 0 and _in_a_name(reading, start - 1):
        start -= 1
    if start < end:
        draft.ci, draft.cj, draft.head = start, end, ""
    elif end and lemma(reading.tokens[end - 1].text) in PERSON_HEADS:
        draft.ci, draft.cj, draft.head = end - 1, end, lemma(reading.tokens[end - 1].text)


def _before_age(reading: Reading, draft: Draft) -> int:
    """Where the name or noun before an age ends: "Hale, 65", "a boy aged 41", "Roe, who is 30", "adults over 65"."""
    k = draft.first
    while k > 0 and (reading.lower(k - 1) in _BETWEEN or reading.lower(k - 1) == "("):
        k -= 1
    return k if k < draft.first or reading.lower(draft.i - 1) in _BOUNDS else 0


_BETWEEN = _IS | frozenset((",", "aged", "age", "who", "of", "the", "at", "only", "just", "then"))
"""Between a name and its age."""


def _in_a_name(reading: Reading, k: int) -> bool:
    token = reading.tokens[k]
    if token.lower in _TITLES_BEHIND or (
        token.text == "." and reading.lower(k - 1) in (*_TITLES_BEHIND, "dr", "mr", "mrs")
    ):
        return True
    return token.kind == "word" and token.text[0].isupper() and token.lower not in _NO_NAMES


_NO_NAMES = word_set("figures", "ages", "no_names") | word_set("language", "calendar", "days") | frozenset(months())
