"""Result -> files that people and programs read. One renderer per form; the table below is the whole registration."""

from __future__ import annotations

import os
import tempfile
from collections.abc import Callable, Sequence
from pathlib import Path

from consistency.config import Config
from consistency.datatypes import Result
from consistency.errors import ReportError
from consistency.reports.html import render_html
from consistency.reports.json import render_json
from consistency.reports.markdown import render_markdown
from consistency.reports.notebook import render_fragment
from consistency.reports.saved import read_json, read_report
from consistency.reports.table import render_csv, to_frame, to_rows, write_excel

__all__ = [
    "FORMATS",
    "read_json",
    "read_report",
    "render_csv",
    "render_fragment",
    "render_html",
    "render_json",
    "render_markdown",
    "to_frame",
    "to_rows",
    "write_excel",
    "write_reports",
]

FORMATS: tuple[tuple[str, str, Callable[[Result, Config], str]], ...] = (
    ("html", "discrepancies.html", render_html),
    ("json", "discrepancies.json", lambda result, config: render_json(result)),
    ("csv", "discrepancies.csv", lambda result, config: render_csv(result)),
    ("markdown", "discrepancies.md", render_markdown),
)
"""(name on the command line, file name, renderer), in the order in which they are offered."""


def write_reports(result: Result, folder: Path, formats: Sequence[str], config: Config | None = None) -> list[Path]:
    """The paths of the files written into ``folder`` (made if missing), one per form, in the order asked for.

    ``config``: the settings of the run; pictures show their tolerance, and measures have their names.
    Each file appears whole or not at all: an earlier report stays until the new one is complete.
    Raises ReportError for an unknown form (before anything is written) or a folder that cannot be written.
    """
    known = {name: (file, render) for name, file, render in FORMATS}
    unknown = [name for name in formats if name not in known]
    if unknown:
        raise ReportError(f"no report form {', '.join(map(repr, unknown))}; there are {', '.join(known)}")
    written = []
    for name in dict.fromkeys(formats):
        file, render = known[name]
        text = render(result, config or Config())
        try:
            folder.mkdir(parents=True, exist_ok=True)
            _replace(folder / file, text.encode("utf-8"))
        except OSError as error:
            raise ReportError(f"{folder / file} cannot be written ({error.strerror})") from error
        written.append(folder / file)
    return written


def _replace(path: Path, content: bytes) -> None:
    """Put ``content`` at ``path`` in one step, with the permissions that a plain new file would have."""
    handle, name = tempfile.mkstemp(prefix=f".{path.name}.", dir=path.parent)
    temporary = Path(name)
    try:
        with os.fdopen(handle, "wb") as file:
            file.write(content)
        umask = os.umask(0)
        os.umask(umask)
        temporary.chmod(0o666 & ~umask)
        temporary.replace(path)
    except BaseException:
        temporary.unlink(missing_ok=True)
        raise
