"""Paths that were asked for -> the files to read, in order, and what is left out with its reason."""

from __future__ import annotations

import os
import stat
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from consistency.datatypes import Skipped
from consistency.documents.fetching import is_address
from consistency.errors import DocumentError

STANDARD_INPUT = Path("-")
"""Stands for standard input among the paths, as in other programs."""


PAGE_FOLDERS = ("_files", "-Dateien", "_fichiers", "_archivos", "_arquivos", "_bestanden", "_file", "-filer", ".files")
"""Ends of the names of folders in which browsers keep what belongs to a page that was saved "complete"."""


@dataclass(frozen=True, slots=True)
class File:
    """One file to read."""

    path: Path
    name: str
    """The path as text that can be printed and stored, see ``shown``."""
    notes: tuple[str, ...] = ()
    address: str = ""
    """Where it is fetched from; ``path`` is then no file. Empty for files."""


def addresses_of(paths: Sequence[Path | str]) -> tuple[list[File], list[Path | str]]:
    """What is to be fetched, each once and in order; and the paths."""
    addresses = sorted({path for path in paths if isinstance(path, str) and is_address(path)})
    return [File(Path(a), a, (), a) for a in addresses], [path for path in paths if not is_address(path)]


def refuse_addresses(pages: Sequence[File]) -> None:
    """Raises DocumentError where there are any: nothing is fetched that was not asked for."""
    if pages:
        raise DocumentError(f"{pages[0].address}: URLs are not read without --fetch; save the page")


def find_files(paths: Sequence[Path | str]) -> tuple[list[File], list[Skipped]]:
    """All files under ``paths``, sorted by path, each once; and what was found but is no file to read.

    Raises DocumentError where a path does not exist or a folder holds nothing.
    """
    if not paths:
        raise DocumentError("no files or folders given")
    found: list[Path] = []
    links: list[Path] = []
    skipped: list[Skipped] = []
    for path in sorted({Path(p) for p in paths}):
        if path == STANDARD_INPUT:
            found.append(path)
            continue
        _check_exists(path)
        if path.is_dir():
            _walk(path, found, links, skipped)
        elif path.is_file():
            found.append(path)
        else:
            skipped.append(Skipped(shown(path), "not a regular file"))
    taken: dict[str, Path] = {}
    for path in [*sorted(found), *sorted(links)]:  # a file's own name is better than a link to it
        taken.setdefault(os.path.realpath(path), path)
    files = [File(path, shown(path), _name_notes(path)) for path in taken.values()]
    return sorted(files, key=lambda f: f.name), skipped


def shown(path: Path) -> str:
    """The path as text. A name that is no UTF-8 is shown with its bytes as ``\\xff``: such a path cannot be stored."""
    return os.fsencode(path).decode("utf-8", "backslashreplace")


def _name_notes(path: Path) -> tuple[str, ...]:
    """Says that the name is not shown as it is."""
    if shown(path) == str(path):
        return ()
    return ("The name of the file is no UTF-8; its other bytes are shown as \\x and two digits.",)


def _check_exists(path: Path) -> None:
    """Raises DocumentError for a path that is not there or cannot be looked at."""
    try:
        path.stat()
    except (FileNotFoundError, NotADirectoryError):
        raise DocumentError(f"{shown(path)!r}: no such file or folder") from None
    except OSError as error:
        raise DocumentError(f"{shown(path)!r}: cannot be read ({error.strerror})") from error
    except ValueError as error:  # a zero byte in the name
        raise DocumentError(f"{str(path)!r}: no such file or folder") from error


def _walk(folder: Path, found: list[Path], links: list[Path], skipped: list[Skipped]) -> None:
    """Everything in ``folder``, at any depth, without following links out of it.

    Raises DocumentError where ``folder`` itself cannot be listed, or holds nothing but hidden files.
    """
    root = os.path.realpath(folder)
    before = len(found) + len(links) + len(skipped)
    waiting = [folder]
    while waiting:
        here = waiting.pop()
        try:
            entries = sorted(os.scandir(here), key=lambda e: e.name)
        except OSError as error:
            if here == folder:
                raise DocumentError(f"{shown(folder)!r}: cannot be listed ({error.strerror})") from error
            skipped.append(Skipped(shown(here), f"folder cannot be listed ({error.strerror})"))
            continue
        names = {entry.name for entry in entries}
        for entry in entries:
            if entry.name.startswith(".") or _belongs_to_page(entry, names):
                continue
            path = Path(entry.path)
            if path == STANDARD_INPUT:  # "./-" without its "./", which Path drops: a file of that name
                path = Path(root, entry.name)
            if entry.is_symlink():
                _link(path, root, links, skipped)
            elif entry.is_dir(follow_symlinks=False):
                waiting.append(path)
            elif entry.is_file(follow_symlinks=False):
                found.append(path)
            else:
                skipped.append(Skipped(shown(path), "not a regular file"))
    if len(found) + len(links) + len(skipped) == before:
        raise DocumentError(f"{shown(folder)!r}: the folder holds no files")


def _belongs_to_page(entry: os.DirEntry[str], names: set[str]) -> bool:
    """Is it the folder of pictures and scripts that a browser saved beside a page?

    "Bridge closed_files" beside "Bridge closed.html", and what other languages call it.
    """
    stem = next((entry.name.removesuffix(end) for end in PAGE_FOLDERS if entry.name.endswith(end)), "")
    return bool(stem) and not names.isdisjoint((f"{stem}.html", f"{stem}.htm")) and entry.is_dir(follow_symlinks=False)


def _link(path: Path, root: str, links: list[Path], skipped: list[Skipped]) -> None:
    """A link to a file inside the folder is read like it (once); all other links are named and left alone.

    A link to a folder inside is left out without a word: what it leads to is read where it is.
    """
    target = os.path.realpath(path)
    try:
        mode = os.stat(target).st_mode  # noqa: PTH116 - a path as text
    except OSError:
        skipped.append(Skipped(shown(path), "symbolic link that leads nowhere"))
        return
    if os.path.commonpath([root, target]) != root:
        skipped.append(Skipped(shown(path), "symbolic link that leads out of the folder, not followed"))
    elif stat.S_ISREG(mode):
        links.append(path)
    elif not stat.S_ISDIR(mode):
        skipped.append(Skipped(shown(path), "not a regular file"))
