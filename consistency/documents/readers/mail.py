"""Saved mail (.eml) -> text, by the standard library. What it quotes of earlier mails stays apart."""

from __future__ import annotations

import email
import email.policy
import email.utils
import re
from collections.abc import Sequence
from email.message import EmailMessage

from consistency.config import Config
from consistency.datatypes import PassageKind
from consistency.documents.decode import decode, decode_as
from consistency.documents.extracted import Extracted, Unreadable
from consistency.documents.readers.building import TextBuilder, clean
from consistency.documents.readers.markup import text_of_markup

FIELDS = re.compile(
    rb"(?:From|To|Cc|Subject|Date|Message-ID|MIME-Version|Return-Path|Received|Delivered-To|Reply-To|Content-Type"
    rb"|X-[\w-]+|DKIM-Signature|List-[\w-]+|Sender|ARC-[\w-]+|Authentication-Results):[ \t]*\S",
    re.I,
)
SENDER = re.compile(rb"^(?:From|Return-Path|Received|Message-ID):[ \t]*\S", re.I | re.M)
QUOTED = re.compile(
    r"^(?:>|On .{5,200} wrote:$|-{3,} ?(?:Original Message|Forwarded message)|Begin forwarded message)", re.M
)
SIGNATURE = re.compile(r"^-- ?$", re.M)
UNSUBSCRIBE = re.compile(
    r"\bunsubscribe\b|\bmanage your (?:preferences|subscription)\b|view (?:this )?(?:email )?in your browser", re.I
)
BOUNDARY = re.compile(rb"""boundary=\s*["']?([^"'\s;]+)""", re.I)
MOST_PARTS = 1_000
"""Parts of one mail; the time that the parser takes grows with their square."""
MOST_BOUNDARIES = 100
"""Kinds of lines between parts that are counted."""


def reads(head: bytes, suffix: str) -> bool:
    """Does a file that begins so hold a mail? It begins with a field of mails and names a sender."""
    return bool(FIELDS.match(head.lstrip(b"\xef\xbb\xbf\r\n"))) and (suffix == ".eml" or _two_fields(head))


def _two_fields(head: bytes) -> bool:
    return bool(SENDER.search(head)) and len(FIELDS.findall(head.split(b"\n\n")[0].split(b"\r\n\r\n")[0])) >= 3


def read(data: bytes, name: str, config: Config) -> Sequence[Extracted]:
    """The one document of a mail. Raises Unreadable where it has no text."""
    if _parts_in(data) > MOST_PARTS:
        raise Unreadable(f"a mail of more than {MOST_PARTS:,} parts")
    try:
        message = email.message_from_bytes(data, policy=email.policy.default)
        title, sender = _field(message, "subject"), _field(message, "from")
        body, other = _body(message)
        published = _date(_field(message, "date"))
    except (Unreadable, MemoryError):
        raise
    except Exception as error:  # the parser of the standard library stumbles over fields that nobody wrote by hand
        raise Unreadable("damaged: no mail that can be read") from error
    if not body.strip():
        raise Unreadable("a mail without text")
    builder = TextBuilder()
    if title and title.casefold() not in body[:300].casefold():
        builder.add(title, "headline")
    _add(builder, body)
    person, address = email.utils.parseaddr(sender)
    source = clean(person or address)
    said = (("title", title), ("source", source))
    notes = (f"Attached and not read: {', '.join(other[:5])}{' …' if len(other) > 5 else ''}.",) if other else ()
    return (
        Extracted(
            builder.text,
            "utf-8",
            title=title,
            source=source,
            published=published,
            published_from="mail header" if published else "unknown",
            metadata_from=tuple((field, "mail header") for field, value in said if value),
            blocks=builder.blocks,
            notes=notes,
        ),
    )


def _parts_in(data: bytes) -> int:
    """How many parts the mail has at most, told without parsing it: fields of parts, or lines between them."""
    boundaries = dict.fromkeys(found[:70] for found in BOUNDARY.findall(data))
    between = sum(data.count(b"\n--" + boundary) for boundary in list(boundaries)[:MOST_BOUNDARIES])
    return max(between, data.lower().count(b"content-type:"))


def _field(message: EmailMessage, name: str) -> str:
    """A field of the header as one line; empty where it is missing or cannot be read."""
    try:
        return " ".join(clean(str(message.get(name, ""))).split())[:500]
    except Exception:
        return ""


def _date(written: str) -> str | None:
    """ISO date of the field, in the sender's own time zone."""
    try:
        return email.utils.parsedate_to_datetime(written).date().isoformat()
    except (ValueError, TypeError, IndexError, OverflowError):
        return None


def _body(message: EmailMessage) -> tuple[str, list[str]]:
    """The text, plain where the mail has it so, and the names of what is attached."""
    plain, markup, other = "", "", []
    for part in message.walk():
        if part.is_multipart():
            continue
        kind = part.get_content_type()
        if part.get_filename() or kind not in ("text/plain", "text/html"):
            other.append(clean(" ".join(str(part.get_filename() or kind).split()))[:80])
        elif kind == "text/plain" and not plain:
            plain = _decoded(part)
        elif kind == "text/html" and not markup:
            markup = _decoded(part)
    return plain if plain.strip() else text_of_markup(markup), other


def _decoded(part: EmailMessage) -> str:
    """The text of a part, in the encoding that it names, or the one that its bytes show."""
    data = part.get_payload(decode=True)
    if not isinstance(data, bytes) or not data:
        return ""
    text = decode_as(data, part.get_content_charset("utf-8"))
    if text is None:
        text = decode(data).text
    return clean(text).replace("\r\n", "\n").replace("\r", "\n")


def _add(builder: TextBuilder, body: str) -> None:
    """The paragraphs of the text; from a signature or an earlier mail on they are not the sender's own."""
    signature = SIGNATURE.search(body)
    end = signature.start() if signature else len(body)
    for start, part in _paragraphs(body):
        kind: PassageKind | None = None
        if QUOTED.match(part):
            kind, part = "boilerplate", re.sub(r"^(?:> ?)+", "", part, flags=re.M)
        elif start >= end or UNSUBSCRIBE.search(part):
            kind = "boilerplate"
        builder.add(part, kind)


def _paragraphs(body: str) -> list[tuple[int, str]]:
    """Paragraphs with their offsets; hard line ends inside one become spaces where the line was full."""
    found = []
    for match in re.finditer(r"(?:^[^\n]*\S[^\n]*(?:\n|\Z))+", body, re.M):
        lines = [line.rstrip() for line in match[0].splitlines()]
        full = len(lines) > 1 and all(len(line) >= 50 for line in lines[:-1]) and not QUOTED.match(match[0])
        found.append((match.start(), " ".join(lines) if full else "\n".join(lines)))
    return found
