"""Fixtures for all tests."""

from __future__ import annotations

from typing import Any

import pytest
from hypothesis import settings

from consistency import judges, unforeseen
from consistency.config import Config
from tests.support import HashingEncoder

settings.register_profile("no clock", deadline=None)  # a busy machine fails no law
settings.load_profile("no clock")


@pytest.fixture
def encoder() -> HashingEncoder:
    """The small encoder of unit tests."""
    return HashingEncoder()


@pytest.fixture(autouse=True)
def _nothing_is_forgiven(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> None:
    """What nobody foresaw fails a test; only tests marked ``guarded`` see the run go on without it."""
    if not request.node.get_closest_marker("guarded"):
        monkeypatch.setattr(unforeseen, "PASSES", (Exception,))


@pytest.fixture(autouse=True)
def _rules_alone(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> None:
    """Only tests marked ``judge`` ask the packaged contradiction model, which takes seconds to load."""
    if request.node.get_closest_marker("judge"):
        return
    load = judges.load_judge

    def load_named(config: Config, **options: Any) -> Any:
        return load(config, **options) if config.judge else None

    monkeypatch.setattr(judges, "load_judge", load_named)
