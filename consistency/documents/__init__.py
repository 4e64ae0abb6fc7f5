"""Edge: files and folders -> documents.

The only public call is ``read_documents``. One file per format stands in ``readers``.
"""

from __future__ import annotations

import hashlib
from collections import Counter
from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path

from consistency import unforeseen
from consistency.config import Config
from consistency.datatypes import Document, Skipped
from consistency.documents.extracted import Extracted, Refused, Unreadable
from consistency.documents.gather import Found, gather
from consistency.documents.language import language_of, name_of
from consistency.documents.outlet import with_outlet
from consistency.documents.own_reports import HEAD, is_own_report
from consistency.documents.sidecar import laid_over, take_sidecars
from consistency.documents.walk import File, addresses_of, find_files, refuse_addresses
from consistency.errors import DocumentError

__all__ = ["read_documents"]


def read_documents(
    paths: Sequence[Path | str], config: Config, fetch: bool = False
) -> tuple[list[Document], list[Skipped]]:
    """The documents under ``paths`` (files and folders, folders with all that is in them) and what was not read.

    Both lists are sorted by path, so the order of ``paths`` does not matter; a file that is reached twice is read
    once. Hidden files and folders (names that begin with a dot) inside a folder are left out, as version control and
    operating systems keep theirs there, and so are the settings in use and reports that this tool wrote, in any form,
    so that a folder may hold them all. Everything else that is found is either a document or skipped with a reason:
    another format, unreadable, empty, binary, longer than ``config.max_bytes``, a line longer than
    ``config.max_line``, a symbolic link that leads out of the folder.

    An address (``https://…``, as text) is fetched where ``fetch`` says so, see ``fetching``; what cannot be fetched is
    skipped with its reason.

    A table ``documents.csv`` that names files beside it overrides what they say of themselves, see ``sidecar``.

    Raises DocumentError where a path does not exist, a folder holds no files at all, there is nothing but reports of
    this tool, or an address is given without ``fetch``.
    """
    pages, rest = addresses_of(paths)
    if not fetch:
        refuse_addresses(pages)
    files, skipped = find_files(rest) if rest or not pages else ([], [])
    used = {Path(source).resolve() for source in config.sources.values() if source.endswith(".toml")}
    files = [file for file in _without_reports(files) if file.path.resolve() not in used]
    files, tables = take_sidecars(files)
    files = sorted([*files, *pages], key=lambda file: file.name)
    documents: list[Document] = []
    for file, find in gather(files, config):
        try:
            documents += _documents(find(), file, config, skipped)
        except Unreadable as error:
            skipped.append(Skipped(file.name, str(error)))
        except MemoryError:
            skipped.append(Skipped(file.name, f"needs more than {config.max_memory:,} bytes of memory, see max_memory"))
        except unforeseen.PASSES:
            raise
        except Exception as error:  # no file may cost the run, whatever stands in it
            unforeseen.LOG.debug("left out: %s\n%s", file.name, getattr(error, "trace", ""), exc_info=error)
            skipped.append(Skipped(file.name, unforeseen.reason_of(error)))
    if tables:
        documents, unknown = laid_over(documents, {file.name: file.path for file in files}, tables)
        skipped += unknown
    skipped.sort(key=lambda s: (s.path, s.reason))
    return _numbered(documents), skipped


def _without_reports(files: Sequence[File]) -> list[File]:
    """The files that are no reports of this tool. Raises DocumentError where nothing else is there."""
    kept = [file for file in files if not is_own_report(_head(file.path))]
    if files and not kept:
        raise DocumentError(f"{files[0].name!r}: a report of consistency, not a document, and nothing else is there")
    return kept


def _head(path: Path) -> bytes:
    """The first bytes of a file; empty where it cannot be read, which is said when it is read."""
    try:
        with path.open("rb") as stream:
            return stream.read(HEAD)
    except OSError:
        return b""


def _documents(found: Found, file: File, config: Config, skipped: list[Skipped]) -> list[Document]:
    """What was found in one file as documents, their ids not yet unique; those that cannot be read go to ``skipped``.

    Raises Unreadable where the whole file cannot be read.
    """
    if not found:
        raise Unreadable("nothing in it is a document")
    documents = []
    for extracted in found:
        path = f"{file.name}#{extracted.part}" if extracted.part else file.name
        if isinstance(extracted, Refused):
            skipped.append(Skipped(path, extracted.reason))
            continue
        try:
            _check(extracted, config)
        except Unreadable as error:
            if not extracted.part:
                raise
            skipped.append(Skipped(path, str(error)))
            continue
        documents.append(_document(with_outlet(extracted, path, config), path, file.notes))
    return documents


def _document(extracted: Extracted, path: str, notes: tuple[str, ...]) -> Document:
    """What a reader found as a document; its id is not yet unique."""
    below = extracted.text[extracted.body_start :].replace("\r\n", "\n").replace("\r", "\n")
    language, origins = extracted.language, dict(extracted.metadata_from)
    said: tuple[str, ...] = ()
    if found := language_of(below):
        language, origins["language"] = found, "words of the text"
    if language not in ("", "en"):
        said = (f"Written in {name_of(language)}: only its figures and names are compared.",)
    content_hash = hashlib.sha256(below.encode("utf-8", "surrogatepass")).hexdigest()
    return Document(
        id="d" + content_hash[:10],
        path=path,
        text=extracted.text,
        content_hash=content_hash,
        source=extracted.source,
        title=extracted.title,
        published=extracted.published,
        published_from=extracted.published_from,
        encoding=extracted.encoding,
        body_start=extracted.body_start,
        notes=(*notes, *extracted.notes, *said),
        author=extracted.author,
        url=extracted.url,
        retrieved=extracted.retrieved,
        language=language,
        metadata_from=tuple(origins.items()),
        blocks=extracted.blocks,
    )


def _check(extracted: Extracted, config: Config) -> None:
    """Raises Unreadable for a text that holds nothing, or a line that no article has."""
    body = extracted.text[extracted.body_start :]
    if not body.strip():
        raise Unreadable("nothing below the front matter" if extracted.body_start else "empty: only white space")
    if not any(map(str.isalnum, body)):
        raise Unreadable("no letters or digits in it")
    if len(extracted.text) <= config.max_line:
        return
    longest = max(len(line) for line in extracted.text.replace("\r", "\n").split("\n"))
    if longest > config.max_line:
        raise Unreadable(f"a line of {longest:,} characters, max_line is {config.max_line:,}")


def _numbered(documents: list[Document]) -> list[Document]:
    """The documents with "-2", "-3" behind the ids of those whose content came before."""
    seen: Counter[str] = Counter()
    numbered = []
    for document in documents:
        seen[document.id] += 1
        count = seen[document.id]
        numbered.append(document if count == 1 else replace(document, id=f"{document.id}-{count}"))
    return numbered
