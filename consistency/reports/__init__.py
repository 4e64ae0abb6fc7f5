"""Result -> files that people and programs read. One renderer per form; the table below is the whole registration."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from pathlib import Path

from consistency.config import Config
from consistency.datatypes import Result
from consistency.errors import ReportError
from consistency.progress import Tell, counted
from consistency.reports.html import render_html
from consistency.reports.json import render_json
from consistency.reports.markdown import render_markdown
from consistency.reports.notebook import render_fragment
from consistency.reports.saved import read_json, read_report
from consistency.reports.table import render_csv, to_frame, to_rows, write_excel
from consistency.reports.write import check_folder, write_set

__all__ = [
    "FORMATS",
    "kept_from_before",
    "prepare_folder",
    "read_json",
    "read_report",
    "render_csv",
    "render_fragment",
    "render_html",
    "render_json",
    "render_markdown",
    "save",
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
FILES = tuple(file for _, file, _ in FORMATS)


def write_reports(
    result: Result,
    folder: Path,
    formats: Sequence[str],
    config: Config | None = None,
    tell: Tell | None = None,
) -> list[Path]:
    """The paths of the files written into ``folder`` (made if missing), one per form, in the order asked for.

    ``config``: the settings of the run; pictures show their tolerance, and measures have their names. ``tell`` hears of
    the forms.
    All forms are rendered and written before the first shows under its name, and then all of them do at once: whatever
    stops the run leaves the earlier set or the new one (``reports.write`` says how). Forms not asked for stay.
    Raises ReportError for an unknown form (before anything is written) or a folder that cannot be written.
    """
    known = {name: (file, render) for name, file, render in FORMATS}
    unknown = [name for name in formats if name not in known]
    if unknown:
        raise ReportError(f"no report form {', '.join(map(repr, unknown))}; there are {', '.join(known)}")
    files = {
        known[name][0]: known[name][1](result, config or Config()).encode("utf-8") for name in counted(formats, tell)
    }
    write_set(folder, files, FILES)
    return [folder / name for name in files]


def prepare_folder(folder: Path) -> None:
    """Find out before the work whether reports can be written into ``folder``; makes nothing.

    What a run that was cut short left there is tidied up. Raises ReportError.
    """
    check_folder(folder, FILES)


def kept_from_before(folder: Path, written: Sequence[Path]) -> list[Path]:
    """Reports in ``folder`` in forms that were not ``written`` now: they are of an earlier run."""
    return [folder / file for file in FILES if folder / file not in written and (folder / file).is_file()]


def save(result: Result, path: Path | str, config: Config | None = None) -> Path:
    """One report written to ``path``, in the form that the end of its name says; the path.

    A folder that is missing is made; the name shows the old file or the new one, never half of one. Raises ReportError
    for an ending that is no form, and where ``path`` cannot be written.
    """
    path = Path(path)
    ending = path.suffix.casefold()
    if ending == ".xlsx":
        path.parent.mkdir(parents=True, exist_ok=True)
        write_excel(result, path)
        return path
    render = next((render for _, file, render in FORMATS if Path(file).suffix == ending), None)
    if render is None:
        known = ", ".join(Path(file).suffix for _, file, _ in FORMATS)
        raise ReportError(f"{path}: the end of the name says the form, one of {known}, .xlsx")
    if path.is_dir():
        raise ReportError(f"{path} cannot be written (a folder of that name is there)")
    write_set(path.parent, {path.name: render(result, config or Config()).encode("utf-8")}, (path.name,))
    return path
