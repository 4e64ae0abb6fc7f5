"""Bytes -> text, never mojibake in silence.

In order: byte order mark; UTF-16 and UTF-32 told by where their zero bytes stand; UTF-8; UTF-8 with a few broken
bytes; windows-1252 where its letters and signs stand as letters and signs do; whatever charset-normalizer finds. What
is not plain UTF-8 is said in the notes, and so is every doubt.
"""

from __future__ import annotations

import codecs
import re
from collections import Counter
from dataclasses import dataclass

from consistency.documents.extracted import Unreadable

MARKS = (  # the longer ones first: the mark of UTF-32 begins with that of UTF-16
    (codecs.BOM_UTF32_LE, "utf-32-le"),
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
ESCAPES = ((b"\x1b$", "iso2022_jp_2"), (b"\x1b(", "iso2022_jp_2"), (b"\x1b$)C", "iso2022_kr"))
"""Seven-bit encodings of Japanese and Korean, which would pass for ASCII."""
CONTROLS = re.compile(r"[\x00-\x08\x0e-\x1a\x1c-\x1f\x7f]")
MOJIBAKE = re.compile(r"â€[™œ\x9d“”˜¦]|Ã[\x80-\xbf©¨¤¶¼ŸŽ]|Â[£ °«»]|ï¿½")
"""UTF-8 that was read as windows-1252 and saved again."""
MOST_CONTROLS = 0.005
"""Share of control characters above which bytes are no text. Text has none; a stray form feed or escape is forgiven."""
FEW_BROKEN = 0.25
"""UTF-8 with broken bytes is still read as UTF-8 while broken sequences are at most this share of all non-ASCII ones."""
WESTERN_SHARE = 0.09
"""More accented letters than this share of all letters are no Western European language in windows-1252: French, the
richest in accents of the common ones, has about 5 to 8 %, Czech and Hungarian over 10 %, Cyrillic and Greek nearly all."""
SURE_SHARE = 0.01
"""Below this share of accented letters the text is English or nearly, and windows-1252 is not in doubt."""
WESTERN = frozenset("àáâãäåæçèéêëìíîïñòóôõöøùúûüÿßœšžÀÁÂÃÄÅÆÇÈÉÊËÌÍÎÏÑÒÓÔÕÖØÙÚÛÜŸŒŠŽ")


@dataclass(frozen=True, slots=True)
class Decoded:
    """A text without its byte order mark, the encoding that made it, and what a reader should know."""

    text: str
    encoding: str
    notes: tuple[str, ...] = ()


def decode(data: bytes) -> Decoded:
    """The text of ``data``. Raises Unreadable, and nothing else, for bytes that are no text."""
    for mark, encoding in MARKS:
        if data.startswith(mark):
            decoded = _marked(data[len(mark) :], encoding)
            break
    else:
        decoded = _wide(data) if b"\0" in data else _unmarked(data)
    controls = len(CONTROLS.findall(decoded.text))
    if controls > max(2, MOST_CONTROLS * len(decoded.text)) or "\0" in decoded.text:
        raise Unreadable("binary file")
    return _with_doubts(decoded)


def _with_doubts(decoded: Decoded) -> Decoded:
    """Adds a note where the text was damaged before it was saved."""
    notes = list(decoded.notes)
    if len(MOJIBAKE.findall(decoded.text)) > 1:
        notes.append("The text was decoded wrongly before it was saved (it holds signs such as \"â€™\").")
    if "\ufffd" in decoded.text and not any("\ufffd" in note for note in notes):
        notes.append("The text holds replacement characters (\ufffd): letters were lost before it was saved.")
    return Decoded(decoded.text, decoded.encoding, tuple(notes))


def _marked(data: bytes, encoding: str) -> Decoded:
    """Bytes behind a byte order mark."""
    notes = () if encoding == "utf-8" else (f"Read as {_name(encoding)}, as its byte order mark says.",)
    try:
        return Decoded(data.decode(encoding), encoding, notes)
    except UnicodeDecodeError as error:
        if encoding == "utf-8":
            return _mended(data)
        raise Unreadable(f"damaged: {_name(encoding)} by its byte order mark, but not in its bytes") from error


def _name(encoding: str) -> str:
    """An encoding as people call it."""
    return {"cp1252": "windows-1252", "utf_16": "UTF-16"}.get(encoding, encoding.upper().replace("_", "-"))


def _wide(data: bytes) -> Decoded:
    """Bytes that hold zeros and no mark: UTF-16 or UTF-32, or no text at all."""
    for width, pair in ((4, ("utf-32-le", "utf-32-be")), (2, ("utf-16-le", "utf-16-be"))):
        if len(data) % width:
            continue
        texts = [(text, encoding) for encoding in pair if (text := _plausible(data, encoding)) is not None]
        if texts:
            text, encoding = min(texts, key=lambda t: len({ord(c) >> 8 for c in t[0]}))
            return Decoded(text, encoding, (f"Read as {_name(encoding)}, told by its zero bytes; it has no byte order mark.",))
    raise Unreadable("binary file")


def _plausible(data: bytes, encoding: str) -> str | None:
    """The text where ``encoding`` makes one: printable, with spaces or line ends, from few alphabets."""
    try:
        text = data.decode(encoding)
    except UnicodeDecodeError:
        return None
    printable = sum(c.isprintable() or c in "\t\n\r\u2028\u2029" for c in text)
    rows = Counter(ord(c) >> 8 for c in text)
    common = sum(count for row, count in rows.items() if row in (0, 0x20, 0x30) or count > 2 * len(text) / 256)
    if printable < 0.99 * len(text) or not any(c in " \n\u3000\u3002" for c in text) or common < 0.5 * len(text):
        return None
    return text


def _unmarked(data: bytes) -> Decoded:
    """Bytes without mark and zeros."""
    for escape, encoding in ESCAPES:
        if escape in data:
            try:
                return Decoded(data.decode(encoding), encoding, (f"Read as {_name(encoding)}, told by its escape signs.",))
            except UnicodeDecodeError:
                continue
    try:
        return Decoded(data.decode("utf-8"), "utf-8")
    except UnicodeDecodeError:
        pass
    if (mended := _mended(data)).encoding:
        return mended
    return _single_byte(data)


def _mended(data: bytes) -> Decoded:
    """UTF-8 with few broken bytes, each shown as a replacement character; ``encoding`` is empty where they are many."""
    text = data.decode("utf-8", "replace")
    broken = text.count("\ufffd")
    if broken > FEW_BROKEN * sum(not c.isascii() for c in text):
        return Decoded("", "")
    return Decoded(text, "utf-8", (f"{broken} places are no UTF-8 and are shown as \ufffd; the rest is.",))


def _single_byte(data: bytes) -> Decoded:
    """windows-1252 where it fits, else what charset-normalizer finds. Raises Unreadable where nothing does."""
    from charset_normalizer import from_bytes  # 10 ms, and only here

    western, share = _western(data)
    if western is not None and share <= SURE_SHARE:
        return Decoded(western, "cp1252", ("Read as windows-1252.",))
    best = from_bytes(data).best()
    if western is not None:
        doubt = best is None or str(best) != western
        return Decoded(western, "cp1252", ("Read as windows-1252, a guess from its letters." if doubt else "Read as windows-1252.",))
    if best is None:
        raise Unreadable("binary file, or text in an unknown encoding")
    try:
        text = data.decode(best.encoding)
        text.encode("utf-8")
    except (UnicodeError, LookupError) as error:
        raise Unreadable("text in an unknown encoding") from error
    sure = best.chaos == 0 and best.coherence > 0.4
    doubt = "" if sure else ", a guess that may be wrong; save it as UTF-8 to be sure"
    return Decoded(text, best.encoding, (f"Read as {_name(best.encoding)}, told by its letters{doubt}.",))


def _western(data: bytes) -> tuple[str | None, float]:
    """The text as windows-1252 where that is plausible, and the share of accented letters among its letters.

    Plausible: accented letters are those of Western Europe and not too many; signs do not stand inside words.
    """
    try:
        text = data.decode("cp1252")
    except UnicodeDecodeError:
        return None, 0.0
    letters = sum(c.isalpha() for c in text)
    accented = sum(c.isalpha() for c in text if not c.isascii())
    odd = len(re.findall(r"[^\x00-\x7f’‘\xad–—](?<![àáâãäåæçèéêëìíîïñòóôõöøùúûüÿßœšž])(?=[a-z])(?<=[a-z].)", text))
    strange = sum(c.isalpha() and c not in WESTERN and c not in "ªº" for c in text if not c.isascii())
    share = accented / letters if letters else 1.0
    if share > WESTERN_SHARE or odd + strange > 0.02 * (len(text) - len(text.encode("ascii", "ignore"))):
        return None, share
    return text, share
