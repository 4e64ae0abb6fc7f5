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
from typing import TYPE_CHECKING

from consistency.documents.extracted import Unreadable

if TYPE_CHECKING:
    from charset_normalizer import CharsetMatch

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
C1_CONTROLS = re.compile(r"[\x80-\x84\x86-\x9f]")
MOJIBAKE = re.compile(r"[\x91-\x97]|â€[™œ\x9d“”˜¦]|Ã[\x80-\xbf©¨¤¶¼ŸŽ]|Â[£ °«»]|ï¿½")
"""UTF-8 that was read as windows-1252 and saved again, or windows-1252 that was read as Latin-1."""
MOST_CONTROLS = 0.005
"""Share of control characters above which bytes are no text. Text has none; a stray form feed or escape is forgiven."""
FEW_BROKEN = 0.25
"""UTF-8 with broken bytes is still read as UTF-8 while they are at most this share of all characters beyond ASCII."""
WESTERN_SHARE = 0.2
"""More accented letters than this share of all letters are no Western European language in windows-1252: French, the
richest in accents of the common ones, has up to about 13 % in a short text, Greek and Russian nearly all."""
RARE = frozenset("ìòùøïûîõ")
RARE_SHARE, MANY_ACCENTS = 0.35, 0.09
"""More of these letters than a third of the accented ones, and many of those, is what Czech looks like."""
SURE_SHARE = 0.01
"""Below this share of accented letters the text is English or nearly, and windows-1252 is not in doubt."""
WESTERN = "àáâãäåæçèéêëìíîïñòóôõöøùúûüÿßœšžÀÁÂÃÄÅÆÇÈÉÊËÌÍÎÏÑÒÓÔÕÖØÙÚÛÜŸŒŠŽªº"
SIGN_IN_WORD = re.compile(rf"(?<=[a-z])[^\x00-\x7f{WESTERN}’‘–—\xad](?=[a-z])")
MOST_ODD = 0.02
"""Share of odd ones (signs inside words, letters of other languages) among all characters beyond ASCII."""
COHERENT = 0.4
"""charset-normalizer's coherence (share of letters that are frequent in some language) from which its word is taken."""
NEVER = ("cp037", "cp424", "cp500", "cp864", "cp875", "cp1026", "cp1140", "utf_7", "hz")
"""Encodings that are not looked for: mainframe code pages and those that turn ASCII into something else."""
NO_TEXT = frozenset({"idna", "punycode", "raw-unicode-escape", "undefined", "unicode-escape"})
"""Names of Python's that a file may not ask for: escapes of its own, names of hosts, and one that always fails."""
ALIASES = {"iso-8859-1": "cp1252", "latin1": "cp1252", "ascii": "cp1252", "us-ascii": "cp1252", "iso-8859-9": "cp1254",
           "gb2312": "gb18030", "gbk": "gb18030", "shift_jis": "cp932", "shift-jis": "cp932", "x-sjis": "cp932",
           "euc-kr": "cp949", "ks_c_5601-1987": "cp949", "tis-620": "cp874"}  # fmt: skip
"""What browsers read these names as (WHATWG Encoding Standard)."""
COMMON = (
    *("cp1252", "cp1250", "iso8859_2", "cp1251", "koi8_r", "cp1254", "cp1253", "cp1256", "cp1255", "cp932", "euc_jp"),
    *("gb18030", "big5", "cp949", "euc_kr", "cp874", "cp1257", "cp1258", "iso8859_7", "iso8859_5", "mac_roman"),
)
"""Encodings of news text, the usual ones first; decides between findings that are equally good."""
PRINTABLE = 0.99
"""Share of printable characters in a text that was guessed from its zero bytes."""
SAMPLE = 200_000
"""Characters that statistics are made of."""


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


def decode_as(data: bytes, encoding: str) -> str | None:
    """The text of ``data`` in the encoding that a page or a mail names; ``None`` where there is no such encoding of
    texts, or these bytes are not in it. Raises nothing."""
    try:
        known = codecs.lookup(encoding).name
        return None if known in NO_TEXT else data.decode(known)
    except (LookupError, ValueError):  # a UnicodeError is a ValueError; a zero byte in the name is another
        return None


def _with_doubts(decoded: Decoded) -> Decoded:
    """Adds a note where the text was damaged before it was saved."""
    notes = list(decoded.notes)
    if len(MOJIBAKE.findall(decoded.text)) > 1:
        notes.append('The text was decoded wrongly before it was saved (it holds signs such as "â€™").')
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
            return Decoded(
                text, encoding, (f"Read as {_name(encoding)}, told by its zero bytes; it has no byte order mark.",)
            )
    raise Unreadable("binary file")


def _plausible(data: bytes, encoding: str) -> str | None:
    """The text where ``encoding`` makes one: printable, with spaces or line ends, from few alphabets."""
    try:
        text = data.decode(encoding)
    except UnicodeDecodeError:
        return None
    sample = text[:SAMPLE]
    printable = sum(c.isprintable() or c in "\t\n\r\u2028\u2029" for c in sample)
    rows = Counter(ord(c) >> 8 for c in sample)
    common = sum(n for row, n in rows.items() if row in (0, 0x20, 0x30) or n > 2 * len(sample) / 256)
    spaced = any(c in " \n\u3000\u3002" for c in sample)
    if printable < PRINTABLE * len(sample) or common < 0.5 * len(sample) or not spaced:
        return None
    return text


def _unmarked(data: bytes) -> Decoded:
    """Bytes without mark and zeros."""
    for escape, encoding in ESCAPES:
        if escape in data:
            try:
                return Decoded(
                    data.decode(encoding), encoding, (f"Read as {_name(encoding)}, told by its escape signs.",)
                )
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
    if western and share <= SURE_SHARE:
        return Decoded(western, "cp1252", ("Read as windows-1252.",))
    matches = sorted(from_bytes(data, cp_exclusion=list(NEVER)), key=_rank)
    if western:
        doubt = ", a guess from its letters" if any(str(m) != western for m in matches[:2]) or not matches else ""
        return Decoded(western, "cp1252", (f"Read as windows-1252{doubt}.",))
    best = matches[0] if matches else None
    try:
        text = data.decode(best.encoding) if best else ""
        text.encode("utf-8")  # some codecs make half characters
    except (UnicodeError, LookupError):
        text = ""
    if best is None or len(C1_CONTROLS.findall(text)) >= MOST_CONTROLS * len(text):
        raise Unreadable("binary file, or text in an unknown encoding")
    rivals = any(m.chaos <= best.chaos + 0.02 and m.coherence >= best.coherence - 0.05 for m in matches[1:])
    sure = best.chaos == 0 and best.coherence >= COHERENT and not rivals
    doubt = "" if sure else ", a guess that may be wrong; save it as UTF-8 to be sure"
    return Decoded(text, best.encoding, (f"Read as {_name(best.encoding)}, told by its letters{doubt}.",))


def _rank(match: CharsetMatch) -> tuple[float, float, int]:
    """The order of charset-normalizer's findings: little mess first, then coherence, then what is most in use."""
    usual = COMMON.index(match.encoding) if match.encoding in COMMON else len(COMMON)
    return round(match.chaos, 2), -round(match.coherence, 2), usual


def _western(data: bytes) -> tuple[str, float]:
    """The text as windows-1252, empty where that is not plausible; and the share of accented letters among its letters.

    Plausible: accented letters are those of Western Europe and not too many; signs do not stand inside words.
    """
    try:
        text = data.decode("cp1252")
    except UnicodeDecodeError:
        return "", 0.0
    sample = text[:SAMPLE]
    beyond = [c for c in sample if not c.isascii()]
    accented = [c for c in beyond if c.isalpha()]
    letters = sum(map(str.isalpha, sample))
    share = len(accented) / letters if letters else 1.0
    odd = len(SIGN_IN_WORD.findall(sample)) + sum(c not in WESTERN for c in accented)
    rare = share > MANY_ACCENTS and sum(c in RARE for c in accented) > RARE_SHARE * len(accented)
    return ("" if rare or share > WESTERN_SHARE or odd > MOST_ODD * len(beyond) else text), share
