"""Writing a set of reports: after a full disk, a power cut or ``kill -9`` the names show the old set or the new one.

Renaming several files is several steps, and whoever stops between two leaves a mix. One step can change what several
names show only if they all go through one link, so for the moment of the change they do:

1. All forms are written, whole, into ``.consistency-reports/new`` in the folder, and pushed to the disk.
2. The files that stand there get a second name in ``.consistency-reports/old``; then each name of the set becomes a
   link to ``.consistency-reports/now/NAME``, where ``now`` leads to ``old``. Nothing that is seen has changed.
3. ``now`` is made to lead to ``new``: the one step in which every name changes.
4. Each name becomes the plain file that it already shows, and ``.consistency-reports`` goes away.

A run that finds the remains of another one does step 4, with whatever ``now`` leads to. Where links cannot be made (as
on many memory sticks), files are renamed one after another. Two runs at a time take turns.
"""

from __future__ import annotations

import errno
import os
import shutil
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager, suppress
from pathlib import Path

from consistency.errors import ReportError

WORK = ".consistency-reports"
"""The folder in the folder of the reports that holds what is not done yet. Hidden, so that no run reads it."""
_OLD, _NEW, _NOW, _NEXT = "old", "new", "now", "next"


def check_folder(folder: Path, names: Sequence[str]) -> None:
    """Make sure, before the work is done, that ``folder`` can be written, and tidy up after a run that was cut short.

    ``names``: those of all reports. Makes nothing. Raises ReportError where the folder is a file, may not be written,
    or a folder stands where a report should.
    """
    there = folder
    while not os.path.lexists(there) and there != there.parent:
        there = there.parent
    try:
        if not there.is_dir():
            raise ReportError(f"{folder} cannot be written ({there} is not a folder)")
        if not os.access(there, os.W_OK | os.X_OK):
            raise ReportError(f"{folder} cannot be written ({there} may not be written by you)")
        if there != folder:
            return
        blocked = next((name for name in names if (folder / name).is_dir()), None)
        if blocked is not None:
            raise ReportError(f"{folder / blocked} cannot be written (a folder of that name is there)")
        with _alone(folder):
            _settle(folder, names)
    except OSError as error:
        raise ReportError(f"{folder} cannot be written ({error.strerror})") from error


def write_set(folder: Path, contents: Mapping[str, bytes], names: Sequence[str]) -> None:
    """Write ``contents`` (name -> bytes) into ``folder``, made if missing: all of them or, where this fails, none.

    ``names``: those of all reports; the ones that are not in ``contents`` stay as they are. Raises ReportError.
    """
    try:
        folder.mkdir(parents=True, exist_ok=True)
        with _alone(folder):
            _settle(folder, names)
            try:
                _stage(folder / WORK / _NEW, contents)
                _change(folder, list(contents))
            finally:
                _settle(folder, names)
    except OSError as error:
        raise ReportError(f"{error.filename or folder} cannot be written ({error.strerror})") from error


def _stage(new: Path, contents: Mapping[str, bytes]) -> None:
    """Step 1: everything on the disk, under other names, with the permissions that a plain new file has."""
    new.mkdir(parents=True)
    for name, content in contents.items():
        with (new / name).open("wb") as file:
            file.write(content)
            file.flush()
            os.fsync(file.fileno())
    _sync(new)


def _change(folder: Path, names: Sequence[str]) -> None:
    """Steps 2 and 3: ``names`` show the files of ``_NEW``."""
    work = folder / WORK
    if len(names) == 1 or not _leads(work / _NOW, _OLD):  # one rename is one step
        for name in names:
            (work / _NEW / name).replace(folder / name)
        return
    (work / _OLD).mkdir()
    for name in names:
        if (folder / name).exists():
            _second_name(folder / name, work / _OLD / name)
    for name in names:
        (work / _NEXT).symlink_to(_through(name))
        (work / _NEXT).replace(folder / name)
    _sync(folder)
    (work / _NEXT).symlink_to(_NEW, target_is_directory=True)
    (work / _NEXT).replace(work / _NOW)
    _sync(work)


def _settle(folder: Path, names: Sequence[str]) -> None:
    """Step 4, at any time: names are plain files that show what they showed, and nothing else is left."""
    work = folder / WORK
    if not os.path.lexists(work):
        return
    for name in names:
        path = folder / name
        if not path.is_symlink() or path.readlink() != _through(name):
            continue
        if path.exists():
            (work / _NOW / name).replace(path)
        else:
            path.unlink()  # it was not there before either
    _sync(folder)
    shutil.rmtree(work)


def _through(name: str) -> Path:
    """Where a name leads while the set changes."""
    return Path(WORK, _NOW, name)


def _leads(link: Path, target: str) -> bool:
    """Make ``link`` lead to ``target``; False where the file system has no links. Raises OSError for a full disk."""
    try:
        link.symlink_to(target, target_is_directory=True)
    except (OSError, NotImplementedError) as error:  # pathlib raises the second where the system knows no links
        if isinstance(error, OSError) and error.errno in (errno.ENOSPC, errno.EDQUOT, errno.EIO):
            raise
        return False
    return True


def _second_name(path: Path, other: Path) -> None:
    """``other`` holds what ``path`` holds: the same file where there are hard links, else a copy."""
    try:
        other.hardlink_to(path.resolve())
    except (OSError, NotImplementedError):  # the second as in ``_leads``
        shutil.copyfile(path, other)


def _sync(folder: Path) -> None:
    """Push the names in ``folder`` to the disk, where the system can."""
    with suppress(OSError, AttributeError):
        handle = os.open(folder, os.O_RDONLY | os.O_DIRECTORY)
        try:
            os.fsync(handle)
        finally:
            os.close(handle)


@contextmanager
def _alone(folder: Path) -> Iterator[None]:
    """Hold ``folder`` against other runs of this tool, where the system can; let go of when a run ends in any way."""
    handle = None
    try:
        with suppress(OSError, ImportError, AttributeError):
            import fcntl

            handle = os.open(folder, os.O_RDONLY | os.O_DIRECTORY)
            fcntl.flock(handle, fcntl.LOCK_EX)
        yield
    finally:
        if handle is not None:
            os.close(handle)
