"""Random inputs by hypothesis, for as long as they are given.

``make test`` draws a few examples, the same each time. ``make fuzz`` sets ``CONSISTENCY_FUZZ_SECONDS``: each test then
draws new ones until its time is up, and a failure is shown with the smallest input that makes it. Put that input into
the tests of the room that it breaks: the next run here draws others.
"""

from __future__ import annotations

import os
import secrets
import time
from collections.abc import Callable
from typing import Any

from hypothesis import HealthCheck, given, seed, settings
from hypothesis.strategies import SearchStrategy

SECONDS = float(os.environ.get("CONSISTENCY_FUZZ_SECONDS") or 0)
"""For each test. 0: one short round."""
ROUND = 4
"""A round of a long run is so many times as long as the short one."""


def fuzz(inputs: SearchStrategy[Any], examine: Callable[[Any], object], few: int = 25) -> None:
    """Give ``examine`` random ``inputs``; what it raises is a failure. ``few``: examples of the short round."""
    end = time.monotonic() + SECONDS
    while True:
        _round(inputs, examine, ROUND * few if SECONDS else few)
        if time.monotonic() >= end:
            return


def _round(inputs: SearchStrategy[Any], examine: Callable[[Any], object], examples: int) -> None:
    @seed(secrets.randbits(64) if SECONDS else 0)
    @settings(max_examples=examples, deadline=None, database=None, suppress_health_check=list(HealthCheck))
    @given(inputs)
    def examined(value: Any) -> None:
        examine(value)

    examined()
