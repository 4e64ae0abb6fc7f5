"""Ages: "a 20-year-old", "aged 34", "30 years old", "six weeks of age", "John Smith, 44, said"."""

from __future__ import annotations

from consistency.quantities.draft import Draft, Reading
from consistency.quantities.units import YEAR

_OLD = frozenset(("old", "olds"))
_TOLL_OF = frozenset(("of", "the", "confirmed"))
"""Before "dead" these make a count of it: "put the number of dead at eight"."""
_DEATH = frozenset(("dies", "died", "dead", "death", "dying", "die"))


def attach_ages(reading: Reading) -> None:
    """Mark the drafts that say how old someone or something is."""
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


def _end(reading: Reading, draft: Draft) -> int | None:
    """End of the words of age behind the draft; ``None`` where it is no age."""
    k = draft.last
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
    if before == "at":
        starts = reading.lower(k) == "," and reading.tokens[draft.first - 1].text == "At" and draft.value >= 10
        of_the_dead = earlier == "dead" and reading.lower(draft.first - 3) in _TOLL_OF
        return k if (earlier in _DEATH and not of_the_dead) or starts else None  # "died at 75", "At 16, he left"
    return k if before == "," and _in_commas(reading, draft) else None


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
