"""What is done in the clause of a figure, in words: so that "served … months in federal prison" meets its like only.

One person misses games, scores and is sentenced more than once. That two figures are told of one person shows that
they count the same only where what is said of them is the same too.
"""

from __future__ import annotations

import re
from functools import partial

from consistency.checks.copies import CALENDAR
from consistency.config import Config, word_set
from consistency.datatypes import Claim
from consistency.lemmas import lemma_of

LEAST = 3
"""Words that say what was done, the counted noun left out: "served … in federal prison". "had … points" is said of any
game."""
_row = partial(word_set, "subjects")


def same_doing(a: Claim, b: Claim) -> bool:
    """Do two claims say the same but for the figure, in as many words as it takes to be one matter?"""
    return len(a.frame.done) >= LEAST and a.frame.done == b.frame.done


def things_apart(a: Claim, b: Claim, config: Config) -> str:
    """What the two clauses are about, in words, where these are two things of which the same is said ("Petrol will
    cost …", "Diesel will cost …") or two names; empty where they may be one. Of shares a word more on one side is
    enough: "inflation", "food inflation"."""
    one, other = a.frame.subject, b.frame.subject
    left, right = (_content(words, a, b, config) for words in (one, other))
    lands = [_lands(words, config) for words in (one, other)]
    if lands[0] and lands[1] and lands[0].isdisjoint(lands[1]):
        return f"“{' '.join(one)}” / “{' '.join(other)}”"
    if not left or not right or left == right:
        return ""
    both = bool(left - right) and bool(right - left)
    share = a.quantity is not None and a.quantity.kind == "share"
    named = _is_name(one) and _is_name(other) and left.isdisjoint(right)
    apart = named or (a.frame.verb == b.frame.verb and (both or share))
    return f"“{' '.join(one)}” / “{' '.join(other)}”" if apart else ""


def _lands(words: tuple[str, ...], config: Config) -> frozenset[str]:
    """The countries that a clause is about, where it is about nothing else ("Japan has won …")."""
    said = " ".join(w for w in words if w.lower() not in _row("determiners"))
    found = (
        key
        for key, row in config.populations.items()
        if "nation" in row.get("kind", ()) and said in row.get("land", ())
    )
    return frozenset(found) if said else frozenset()


def _is_name(words: tuple[str, ...]) -> bool:
    """Is it a name: two words with a capital, or one that no sentence begins with?"""
    capitals = [w for w in words if w[0].isupper() and w.lower() not in _row("determiners")]
    return len(capitals) > 1 or (bool(capitals) and words[0].lower() in _row("determiners") and capitals == [words[-1]])


def _content(words: tuple[str, ...], a: Claim, b: Claim, config: Config) -> frozenset[str]:
    """Lemmas that name a thing: no small words, pronouns, days or words of the places of the two and their people."""
    scopes = " ".join(f"{c.scope.place} {dict(c.evidence).get('place', '')}" for c in (a, b)).lower()
    places = set(re.findall(r"\w+", scopes))
    places |= {str(w).lower() for land in places for w in config.populations.get(land, {}).get("words", ())}
    small = _row("determiners") | _row("prepositions") | _row("nobody") | _row("readings") | CALENDAR | _row("pronouns")
    kept = (re.sub(r"[’']s?$", "", w.rstrip(".")).lower() for w in words)
    return frozenset(lemma_of(w) for w in kept if w not in small and w not in places)
