"""Cross-source claim consistency: what several sources say about the same thing, held side by side.

Heavy parts are imported when they are first used, so that ``import consistency`` costs nothing.
"""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from consistency.api import check, compare, compare_pairs
    from consistency.config import Config
    from consistency.quantities import extract_quantities

__version__ = "0.1.0"
__all__ = ["Config", "check", "compare", "compare_pairs", "extract_quantities"]

_HOMES = {
    "Config": "consistency.config",
    "check": "consistency.api",
    "compare": "consistency.api",
    "compare_pairs": "consistency.api",
    "extract_quantities": "consistency.quantities",
}


def __getattr__(name: str) -> Any:
    if name in _HOMES:
        return getattr(import_module(_HOMES[name]), name)
    raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
