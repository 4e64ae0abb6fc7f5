"""Edge: the files of models are those that were published, or they are not read.

``tables/model_files.toml`` holds the SHA-256 of every file of every model that comes with the package or as a package.
A model that a user names is the user's own, and only has to be readable.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterable
from functools import lru_cache
from pathlib import Path

from consistency.config import packaged_table
from consistency.errors import ConsistencyError
from consistency.files import open_file

TABLE = "model_files"
_SHOWN = 12
"""Signs of a hash that a message shows."""


def sha256_of(path: Path) -> str:
    """SHA-256 of the file at ``path``, in hexadecimal (90 MB: about 0.1 s). Raises OSError."""
    with open_file(path) as file:
        return hashlib.file_digest(file, "sha256").hexdigest()


def check_model(folder: Path, model: str, failure: type[ConsistencyError], remedy: str) -> None:
    """Raise ``failure``, in one line that ends with ``remedy``, unless ``folder`` holds ``model`` as published.

    ``model``: a section of ``tables/model_files.toml``. Each file that it names must be there with its SHA-256, and no
    other, hidden ones aside: libraries read what they know by its name, so a file too many can change a model as well.
    A folder that nothing was written to since it was checked is not read again.
    """
    expected = packaged_table(TABLE)[model]
    present = sorted(_files(folder))
    more = [name for name in present if name not in expected]
    if more:
        raise failure(f"{folder / more[0]} is no part of {model} as published; remove it")
    problem = _problem(folder, model, tuple(_stamp(folder / name) for name in expected))
    if problem:
        raise failure(f"{problem}; {remedy}")


def check_file(path: Path, model: str, failure: type[ConsistencyError], remedy: str) -> None:
    """As ``check_model``, for one file whose folder may hold others."""
    expected = packaged_table(TABLE)[model]
    if problem := _wrong(path, f"{path.name} of {model}", str(expected[path.name])):
        raise failure(f"{problem}; {remedy}")


def _files(folder: Path) -> Iterable[str]:
    """Names of the files in ``folder``, as the table writes them; what is hidden or compiled no library reads."""
    for path in folder.rglob("*"):
        parts = path.relative_to(folder).parts
        if path.is_file() and not any(part.startswith((".", "__")) for part in parts):
            yield "/".join(parts)


def _stamp(path: Path) -> tuple[int, int]:
    """By what a file that was written to is known: time of its last change and size; zeros where it is missing."""
    try:
        found = path.stat()
    except OSError:
        return 0, 0
    return found.st_mtime_ns, found.st_size


@lru_cache(maxsize=8)
def _problem(folder: Path, model: str, stamps: tuple[tuple[int, int], ...]) -> str:
    """What is wrong with the first file that is not as published; empty where all are. ``stamps`` only make it asked
    anew where a file was written to."""
    wrong = (
        _wrong(folder / name, f"{name} of {model}", str(known)) for name, known in packaged_table(TABLE)[model].items()
    )
    return next(filter(None, wrong), "")


def _wrong(path: Path, named: str, expected: str) -> str:
    try:
        found = sha256_of(path)
    except OSError as error:
        return f"{named} cannot be read ({error.strerror})"
    if found == expected:
        return ""
    return f"{named} is not the published one (sha256 {found[:_SHOWN]}…, expected {expected[:_SHOWN]}…)"
