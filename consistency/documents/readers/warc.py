"""Web archives (WARC, plain or gzip) -> a document for each page that was kept, by warcio."""

from __future__ import annotations

import io
import zlib
from collections.abc import Iterator
from dataclasses import replace
from datetime import date

from consistency.config import Config
from consistency.documents.extracted import Extracted, Refused, Unreadable
from consistency.documents.readers.archive import read_member
from consistency.documents.readers.building import clean

READ = ("text/html", "application/xhtml+xml", "text/plain", "application/pdf")
"""Kinds of content that are documents; a crawl keeps pictures and scripts too."""
GZIP = b"\x1f\x8b"


def reads(head: bytes, suffix: str) -> bool:
    """A WARC, or what gzip makes of one."""
    if not head.startswith(GZIP):
        return head.startswith(b"WARC/")
    try:
        return zlib.decompressobj(31).decompress(head, 16).startswith(b"WARC/")
    except zlib.error:
        return False


def read(data: bytes, name: str, config: Config) -> Iterator[Extracted | Refused]:
    """The pages of the archive that were found (status 200), in its order, each with its address.

    Raises Unreadable where it is damaged from the start; what comes behind a damaged record is refused.
    """
    from warcio.archiveiterator import ArchiveIterator

    number, left, pages = 0, config.max_unpacked, 0
    try:
        for record in ArchiveIterator(io.BytesIO(data)):
            number += 1
            if number > config.max_parts:
                raise Unreadable(f"too many records, max_parts is {config.max_parts:,}")
            http = record.http_headers
            if record.rec_type != "response" or http is None or http.get_statuscode() != "200":
                continue
            kind = (http.get_header("Content-Type") or "").split(";")[0].strip().casefold()
            if kind not in READ:
                continue
            held = record.content_stream().read(min(config.max_bytes, left) + 1)
            url = clean(record.rec_headers.get_header("WARC-Target-URI") or "")
            if len(held) > min(config.max_bytes, left):
                yield Refused(str(number), f"too large: more than {min(config.max_bytes, left):,} bytes")
                continue
            left -= len(held)
            pages += 1
            kept = _day(record.rec_headers.get_header("WARC-Date") or "")
            yield from (
                found if isinstance(found, Refused) else replace(found, retrieved=kept)
                for found in _page(held, str(number), kind, url, config)
            )
    except (Unreadable, MemoryError):
        raise
    except Exception as error:  # warcio raises what it likes for a damaged record
        if not number:
            raise Unreadable("damaged: no web archive that can be read") from error
        yield Refused(str(number + 1), "damaged: this record and what comes behind it")
        return
    if not pages:
        raise Unreadable("a web archive without pages")


def _day(written: str) -> str | None:
    """The day of a time that is written as ISO 8601 has it; ``None`` for no such day."""
    try:
        return date.fromisoformat(written[:10]).isoformat()
    except ValueError:
        return None


def _page(data: bytes, part: str, kind: str, url: str, config: Config) -> Iterator[Extracted | Refused]:
    """The document of one record, with its address where the page does not say it itself."""
    ending = {"text/plain": ".txt", "application/pdf": ".pdf"}.get(kind, ".html")
    try:
        for found in read_member(data, part + ending, config):
            named = replace(found, part=part + found.part.removeprefix(part + ending))
            if isinstance(named, Extracted) and not named.url and url:
                named = replace(named, url=url, metadata_from=(*named.metadata_from, ("url", "web archive")))
            yield named
    except Unreadable as error:
        yield Refused(part, str(error))
