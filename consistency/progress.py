"""How far a stage is, told a hundred times at most, however much there is to do."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from typing import TypeVar

T = TypeVar("T")
Tell = Callable[[int, int], None]
"""Called with how much of a stage is done and how much there is."""
_STEPS = 100


def counted(items: Sequence[T], tell: Tell | None) -> Iterator[T]:
    """The ``items``, one by one; ``tell`` hears how many are done, the last time that all are."""
    if tell is None:
        yield from items
        return
    step = max(1, -(-len(items) // _STEPS))
    for at, item in enumerate(items):
        if at % step == 0:
            tell(at, len(items))
        yield item
    tell(len(items), len(items))


def part_of(tell: Tell | None, done: int, own: int, whole: int) -> Tell | None:
    """What hears of a part of a stage: ``own`` of ``whole``, behind what is ``done``."""
    if tell is None:
        return None
    heard = tell
    return lambda at, of: heard(done + own * at // max(of, 1), whole)
