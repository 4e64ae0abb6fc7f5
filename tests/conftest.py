"""Fixtures for all tests."""

from __future__ import annotations

import pytest

from tests.support import HashingEncoder


@pytest.fixture
def encoder() -> HashingEncoder:
    """The small encoder of unit tests."""
    return HashingEncoder()
