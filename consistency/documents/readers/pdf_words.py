"""Lines of a paragraph -> running text: words that were parted at the end of a line are one again."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Sequence

from consistency.lemmas import is_known

PARTED = re.compile(r"([^\W\d_]+)[-\xad‐]$")
"""A word with a hyphen at the end of a line."""
HYPHENS = ("-", "‐", "\xad")
LONGEST = 100
"""Letters of a word; what is longer is none, and not looked through for its beginning at each end of a line."""
BEGINS = re.compile(r"[^\W\d_]+")
WHOLE = re.compile(r"[^\W\d_]+(?:-[^\W\d_]+)*")

Known = Callable[[str], bool]


def knows_words_of(lines: Iterable[str]) -> Known:
    """Says of a word, or of two with a hyphen between them, whether one of these lines has it, elsewhere than at
    its end."""
    seen: set[str] = set()
    for line in lines:
        seen.update(word.casefold() for word in WHOLE.findall(line[:-1] if line.endswith(HYPHENS) else line))
    return lambda word: word.casefold() in seen


def join_lines(lines: Sequence[str], known: Known) -> str:
    """The lines as one, a space between them; none, and no hyphen, inside a word that was parted.

    A hyphen that belongs to the word ("twenty-" / "four") stays: where the text writes it so elsewhere, or where only
    its two halves are words.
    """
    text = ""
    for line in lines:
        line = " ".join(line.split())
        parted = PARTED.search(text, max(0, len(text) - LONGEST)) if text.endswith(HYPHENS) else None
        begins = BEGINS.match(line)
        if not text:
            text = line
        elif parted and begins and line[:1].islower():
            hyphen = "-" if _keeps_hyphen(parted[1], begins[0], known) else ""
            text = text[:-1] + hyphen + line
        elif text.endswith("-") and re.search(r"\w-$", text):
            text += line  # "F-" / "16", "2019-" / "2021", "Anglo-" / "Saxon"
        else:
            text = text.removesuffix("\xad") + " " + line
    return text.replace("\xad", "")


def _keeps_hyphen(first: str, second: str, known: Known) -> bool:
    """Is the hyphen between the halves part of the word?"""
    if known(f"{first}-{second}"):
        return True
    if known(first + second) or is_known(first + second):
        return False
    return is_known(first) and is_known(second)
