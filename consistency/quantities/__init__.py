"""The reader of numbers in news English: text in, intervals with unit, modifier and what is counted out.

No model, no network, no third-party import. ``reader.STEPS`` lists the rules in their order; ``docs/quantities.md``
shows the grammar row by row.
"""

from __future__ import annotations

from functools import lru_cache

from consistency.config import Config
from consistency.datatypes import Quantity
from consistency.quantities.masking import mask_quantities
from consistency.quantities.reader import read, to_quantities
from consistency.quantities.remainders import ALL_BUT
from consistency.quantities.tallies import with_tallies

__all__ = ["ALL_BUT", "extract_quantities", "mask_quantities"]
_DEFAULT = Config()
_SENTENCE = 2_000
"""Characters of the longest text whose figures are remembered; a whole article is read once."""


def extract_quantities(
    text: str, config: Config | None = None, *, ordinals: bool = False, tallies: bool = False
) -> list[Quantity]:
    """All quantities of ``text``, in order, their expression spans exact and not overlapping.

    Dates, years, clock times, names with digits and other numbers that count nothing are left out. ``ordinals``
    keeps "third" and "10th", as quantities of kind ``ordinal``. ``tallies``
    keeps the two numbers of a vote or a game ("ruled 6-3": low 3, high 6) as one quantity of kind ``tally``, and places
    among others ("ranked second") as kind ``rank``. Ages ("a 20-year-old") have kind ``age``, "twice as
    many" has kind ``multiple``; neither is a count. Never raises on any text.
    """
    reader = _read if len(text) <= _SENTENCE else _read.__wrapped__
    return list(reader(text, _Settings(config or _DEFAULT), ordinals, tallies))


class _Settings:
    """A ``Config`` that is told from others by being that one: its tables have no hash, and comparing them is slow."""

    def __init__(self, config: Config) -> None:
        self.config = config

    def __hash__(self) -> int:
        return id(self.config)

    def __eq__(self, other: object) -> bool:
        return isinstance(other, _Settings) and other.config is self.config


@lru_cache(maxsize=20_000)
def _read(text: str, settings: _Settings, ordinals: bool, tallies: bool) -> tuple[Quantity, ...]:
    """Remembered, since the checks ask for the figures of one sentence again and again."""
    reading = read(text, settings.config)
    found = to_quantities(reading, ordinals)
    return tuple(with_tallies(reading, found) if tallies else found)
