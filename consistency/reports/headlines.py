"""What stands over a finding that has no question of its own: what two copies say, or what a check found."""

from __future__ import annotations

import re
from collections.abc import Sequence

from consistency.datatypes import Finding
from consistency.findings import is_weighed

COPIES_OF_ONE_TEXT = "Copies of one text: "
"""How the messages about copies begin; on the page the verdict beside them says it."""
_QUOTED = re.compile("“([^“”]+)”")
_WITHOUT = "without "
LONG = 90
"""Characters of a quotation in a headline; a longer one ends in an ellipsis."""


def headline(finding: Finding, older: int | None = None) -> str:
    """``“5.9-magnitude” or “6.1-magnitude”?``, ``“a charge” stands in one copy only``; else the message.

    ``older``: the side with the text that was there before, where that is known; then ``“5.9-magnitude” became
    “6.1-magnitude”``, ``“a charge” was added``. What was weighed is told by its answers alone: its verdict says the
    rest.
    """
    message = " ".join(finding.message.split())
    if is_weighed(finding):
        said = message.partition(": ")[2]
        return said if said.startswith("“") else f"{said[:1].upper()}{said[1:]}"
    if finding.verdict != "drift" or len(finding.sides) != 2:
        return message
    labels = [" ".join(side.label.split()) for side in finding.sides]
    quoted = [named_words(label)[:1] for label in labels]
    if not all(quoted):
        return message.removeprefix(COPIES_OF_ONE_TEXT)
    one, other = (_short(words[0]) for words in quoted)
    left_out = [label.startswith(_WITHOUT) for label in labels]
    if any(left_out):
        told = "stands in one copy only"
        if older is not None:
            told = "was added" if left_out[older] else "was left out"
        return f"“{other if left_out[0] else one}” {told}"
    if one.casefold() == other.casefold():
        return f"What “{one}” refers to was changed"
    if older is not None:
        before, after = (other, one) if older else (one, other)
        return f"“{before}” became “{after}”"
    return f"“{one}” or “{other}”?"


def change_of(message: str) -> str:
    """The kind of change that a message about copies tells of ("A number was changed."); the pairs tell the rest."""
    if not message.startswith(COPIES_OF_ONE_TEXT):
        return message
    said = message.removeprefix(COPIES_OF_ONE_TEXT)
    return said[:1].upper() + said[1:].partition(".")[0] + "."


def named_words(label: str) -> Sequence[str]:
    """The words that a label quotes, as they stand in the text: without the ellipsis of a cut."""
    return [found[1].removesuffix("…").strip() for found in _QUOTED.finditer(label) if found[1].strip(" …")]


def _short(text: str) -> str:
    return text if len(text) <= LONG else text[: LONG - 1].rsplit(" ", 1)[0] + " …"
