"""What nobody foresaw costs one document, one question or one pair of texts, never the run.

Expected failures (``errors.ConsistencyError``) and a lack of memory pass through: they are no fault of one text. What
is left out is named with its reason, and its trace goes to the logger ``consistency``, which ``--debug`` shows.
"""

from __future__ import annotations

import logging
import re
from collections.abc import Callable, Sequence
from typing import TypeVar

from consistency.errors import ConsistencyError

LOG = logging.getLogger("consistency")
PASSES = (ConsistencyError, MemoryError)
"""Never caught here."""
LEFT_OUT = "left out: "
"""How the notes of a result begin that tell of it."""
_ADDRESS = re.compile(r" at 0x[0-9a-fA-F]+")
_LONGEST = 200
"""Characters of an error's own message that are shown: some quote the whole text."""

LeftOut = Callable[[str, str], object]
"""Told what is left out, and why, in one line. A function that gets none guards nothing and raises."""

T = TypeVar("T")
R = TypeVar("R")


def reason_of(error: Exception) -> str:
    """Why something was left out, in one line, the same on every run."""
    message = _ADDRESS.sub("", " ".join(str(error).split()))[:_LONGEST]
    return f"this is a bug ({type(error).__name__}{': ' if message else ''}{message}); --debug shows where"


def attempt(work: Callable[[], R], what: str, left_out: LeftOut | None) -> R | None:
    """What ``work`` gives; where it fails ``None``, and ``left_out`` is told ``what`` and the reason."""
    if left_out is None:
        return work()
    try:
        return work()
    except PASSES:
        raise
    except Exception as error:  # what this module is for
        LOG.debug("left out: %s", what, exc_info=error)
        left_out(what, reason_of(error))
        return None


def all_but(items: Sequence[T], work: Callable[[Sequence[T]], R]) -> tuple[R, list[tuple[T, str]]]:
    """What ``work`` gives for ``items`` together, without those with which it fails; and those, with the reason.

    An item is to blame where ``work`` can do with the items before it and not with it as well; it is found by halving,
    so a failure costs log2(items) runs more. Raises what ``work`` raises where it fails with no items at all.
    """
    kept = list(items)
    blamed: list[tuple[T, str]] = []
    while True:
        try:
            return work(kept), blamed
        except PASSES:
            raise
        except Exception as error:  # what this module is for
            at, why = _to_blame(kept, work, error)
            LOG.debug("left out", exc_info=why)  # the trace; who it was is told by the caller
            blamed.append((kept.pop(at), reason_of(why)))


def _to_blame(items: Sequence[T], work: Callable[[Sequence[T]], R], error: Exception) -> tuple[int, Exception]:
    """Index of the item to blame, and how ``work`` fails with it. It is known to fail with all of them."""
    good, bad = -1, len(items)  # -1: not even none of them is known to be good
    while bad - good > 1:
        half = (good + bad) // 2
        try:
            work(items[:half])
            good = half
        except PASSES:
            raise
        except Exception as found:  # what this module is for
            bad, error = half, found
    if good < 0:
        raise error
    return good, error
