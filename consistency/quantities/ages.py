"""Ages: "a 20-year-old", "aged 34", "30 years old", "six weeks of age", "John Smith, 44, said"."""

from __future__ import annotations

from consistency.quantities.draft import Draft, Reading
from consistency.quantities.units import YEAR

_OLD = frozenset(("old", "olds"))


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
    if reading.lower(draft.first - 1) == "aged":
        return k
    return k if _in_commas(reading, draft) else None


def _in_commas(reading: Reading, draft: Draft) -> bool:
    """"Nick Hague, 44, has": plain digits between commas behind a name of two capitalised words."""
    tokens, i = reading.tokens, draft.i
    if not draft.digits or draft.j != i + 1 or i < 3 or tokens[i - 1].text != "," or reading.lower(draft.j) not in (",", ".", ")"):
        return False
    names = tokens[i - 3 : i - 1]
    months = all(t.kind == "word" and t.text[:1].isupper() for t in names) and tokens[i].text.isdigit()
    return months and 10 <= draft.value
