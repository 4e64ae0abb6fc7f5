"""The text with its values taken out, so that changing only a number never changes what is left."""

from __future__ import annotations

from collections.abc import Sequence

from consistency.datatypes import Quantity
from consistency.quantities.words import is_plural, plural

TOKEN = "#"  # noqa: S105 - a placeholder, not a password


def mask_quantities(text: str, quantities: Sequence[Quantity]) -> str:
    """``text`` with each value (modifier, number, and a unit of money or percent) replaced by "#".

    A physical unit stays, under its canonical name ("60km" -> "# kilometre"), and a counted noun is put into the
    plural, so that "one US soldier" and "7,500 US soldiers" leave the same "# US soldiers". Ordinals, dates and
    names with digits stay: they are slots of the question. ``quantities`` are those of ``text``, in order.
    """
    pieces: list[str] = []
    position = 0
    for number, quantity in enumerate(quantities):
        following = quantities[number + 1].start if number + 1 < len(quantities) else len(text)
        if quantity.kind == "ordinal" or quantity.start < position:
            continue
        pieces.append(text[position : quantity.start])
        pieces.append(_masked(quantity))
        position = quantity.end
        if quantity.kind != "age" and position <= quantity.counted_start < following:
            gap = text[position : quantity.counted_start]
            pieces.append(" " if quantity.kind == "count" and _skips(gap) else gap)
            pieces.append(_counted(quantity))
            position = quantity.counted_end
    pieces.append(text[position:])
    return "".join(pieces)


def _masked(quantity: Quantity) -> str:
    if quantity.kind in ("measure", "age") and quantity.unit:
        return f"{TOKEN} {quantity.unit}"
    return TOKEN


def _skips(gap: str) -> bool:
    """ "dozens of people" and "25 people" leave the same."""
    return gap.strip().lower() in ("", "of", "more", "other", "of the", "-")


def _counted(quantity: Quantity) -> str:
    """The counted noun phrase with its last word in the plural."""
    if " of " in quantity.counted:
        first, _, rest = quantity.counted.partition(" of ")
        return f"{_many(first)} of {rest}"
    return _many(quantity.counted)


def _many(phrase: str) -> str:
    start = len(phrase) - len(phrase.rsplit(maxsplit=1)[-1]) if phrase.strip() else 0
    last = phrase[start:]
    return phrase if not last or is_plural(last) else phrase[:start] + plural(last)
