"""Cross-source claim consistency: what several sources say about the same thing, held side by side.

Heavy parts are imported when they are first used, so that ``import consistency`` costs nothing.
"""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from consistency.api import check, check_new, compare, compare_pairs, extract, read_report
    from consistency.config import Config, load_config
    from consistency.datatypes import Result
    from consistency.errors import ConsistencyError
    from consistency.quantities import extract_quantities

__version__ = "0.1.0"
__all__ = [
    "Config",
    "ConsistencyError",
    "Result",
    "check",
    "check_new",
    "compare",
    "compare_pairs",
    "extract",
    "extract_quantities",
    "load_config",
    "read_report",
]

_HOMES = {
    "Config": "consistency.config",
    "ConsistencyError": "consistency.errors",
    "Result": "consistency.datatypes",
    "check": "consistency.api",
    "check_new": "consistency.api",
    "compare": "consistency.api",
    "compare_pairs": "consistency.api",
    "extract": "consistency.api",
    "extract_quantities": "consistency.quantities",
    "load_config": "consistency.config",
    "read_report": "consistency.api",
}


def __getattr__(name: str) -> Any:
    if name in _HOMES:
        return getattr(import_module(_HOMES[name]), name)
    raise AttributeError(f"module {__name__!r} has no attribute {name!r}")


def __dir__() -> list[str]:
    """What the package offers, whether or not it was used yet: for completion at a prompt."""
    return sorted({*__all__, "__version__", *(name for name in globals() if name.startswith("__"))})
