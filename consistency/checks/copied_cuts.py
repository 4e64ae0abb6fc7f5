"""What one of two copies leaves out without turning the meaning: a clause, who says so, how sure it is.

An editor cuts; that is no fault of a copy. A reader may still want to know, so it is kept as a list with the link.
"""

from __future__ import annotations

from collections.abc import Sequence

from consistency.checks.changes import Copy, Said, content_of, new_words
from consistency.checks.copied_names import is_speaker
from consistency.checks.copies import Region, Token, drift_table, tokens_of, word_list
from consistency.config import Config


def cut_speaker(region: Region, a: Copy, b: Copy, config: Config) -> Said | None:
    """A speaker that one copy does not name, in no sentence."""
    verbs, pronouns = word_list("attribution", "verbs"), word_list("attribution", "pronouns")
    for one, other, there in ((region.a, region.b, b), (region.b, region.a, a)):
        said = [t for t in one if t.norm in verbs]
        if not said or any(t.norm in verbs for t in tokens_of(there.text)):
            continue
        most = config.drift_cut * (2 if one[0] in said or one[-1] in said else 1)  # with a title: "said Ann Moss, …"
        if len(one) > most:
            continue
        who = [t for t in one if t.norm not in verbs and t.norm not in pronouns and is_speaker(t)]
        if who and len(content_of(other)) <= config.drift_swap and not _still_speaks(who, there):
            return "attribution", "one copy does not say who says so"
    return None


def _still_speaks(who: Sequence[Token], there: Copy) -> bool:
    """Is the speaker named with a word of reporting in another sentence of the copy that has him not in this one?"""
    verbs = word_list("attribution", "verbs")
    return any(verbs & sentence and any(t.norm in sentence for t in who) for sentence in there.elsewhere)


def cut_clause(region: Region, a: Copy, b: Copy, config: Config) -> Said | None:
    """Words of content that one copy has and the other has not, in none of its sentences."""
    _, new, extra, there = new_words(region, a, b)
    if extra >= config.drift_words and not there.says([t.norm for t in new]):
        return "statement", "the other copy says nothing of it"
    return None


def answers_before(text: str) -> str:
    """The words by which a sentence answers the one before it; empty where it stands by itself."""
    low = " ".join(text.casefold().split()).lstrip("“\"'‘ ")
    opening = next((o for o in drift_table()["answers"]["openings"] if low.startswith(o)), "")
    return opening or next(
        (t.text for t in tokens_of(text)[:4] if t.text.casefold() in word_list("answers", "words")), ""
    )
