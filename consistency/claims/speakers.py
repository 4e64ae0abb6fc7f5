"""Whether the words before a reporting verb name a speaker, and the whole of him: "the coalition against the rebels".

Speakers are people and bodies. The name right before the verb may only be what the speaker is of, for or against; then
the noun phrase that it hangs on is the speaker, with all that hangs on it.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import partial

from consistency.config import word_set

LONGEST = 10
"""Words of a speaker; a longer subject is a clause that was cut wrongly."""
_LONGEST_PHRASE = 6
"""Words between two prepositions of a subject."""
_LONGEST_SUBJECT = 16
_VERBLIKE = re.compile(r"[a-z]{2,}ed")
"""A word that may be a verb of the past, where no article stands before it."""


listed = partial(word_set, "reporting")
"""The words of a row of ``tables/reporting.toml``."""


def names_somebody(words: Sequence[str]) -> bool:
    """Is there more to it than an article and a number ("Two accused gangbangers": "Two" accused nobody)?"""
    return any(_plain(word) not in listed("nobody") and not _plain(word).isdigit() for word in words)


def behind_preposition(words: Sequence[str], kept: Sequence[str]) -> bool:
    """Do the last ``kept`` of ``words`` hang on what stands before them?"""
    at = len(words) - len(kept)
    while at > 0 and _plain(words[at - 1]) in listed("articles"):
        at -= 1
    return at > 0 and _plain(words[at - 1]) in listed("leading")


def whole_subject(words: Sequence[str], verb: str) -> list[str]:
    """``words``, which stand before ``verb``, as one subject: a noun phrase of a speaker with what hangs on it.

    Empty where they begin with a preposition, or hold a verb, or where the first noun phrase is nobody's who speaks. A
    subject that is too long is cut behind its first noun phrase.
    """
    leading, phrases = listed("leading"), [list[str]()]
    for word in words:
        if _plain(word) in leading:
            phrases.append([])
        else:
            phrases[-1].append(word)
    first = phrases[0]
    if not first or not all(phrases) or len(words) > _LONGEST_SUBJECT or max(map(len, phrases)) > _LONGEST_PHRASE:
        return []
    if any(_verbal(phrase, at) for phrase in phrases for at in range(len(phrase))):
        return []
    while len(first) > 1 and _plain(first[-1]) in listed("of_the_subject"):
        first = first[:-1]
    if not _can_speak(first, verb):
        return []
    return list(words) if len(words) <= LONGEST else first


def _can_speak(phrase: Sequence[str], verb: str) -> bool:
    """Is its head a name or a noun of a speaker? Of what only people do (say, tell) any thing with an article is."""
    head = _plain(phrase[-1])
    if not names_somebody(phrase):
        return False
    if phrase[-1][:1].isupper() and len(phrase) + len(head) > 3:
        return True
    if {head, head.removesuffix("s"), head.removesuffix("es")} & listed("roles"):
        return True
    return verb in listed("saying") and _plain(phrase[0]) in listed("articles")


def _verbal(phrase: Sequence[str], at: int) -> bool:
    """May this word be the verb of the clause?"""
    word = phrase[at]
    if not word.islower() or (at and _plain(phrase[at - 1]) in listed("articles")):
        return False
    return bool(_VERBLIKE.fullmatch(word)) and at > 0


def _plain(word: str) -> str:
    return word.casefold().strip("’'.,“”\"")
