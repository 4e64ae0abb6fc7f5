"""Noun phrases without a parser.

A noun phrase is a run of words none of which is a closed-class word or a finite verb; it ends with the first plural
noun, because that is what a number other than one calls for.
"""

from __future__ import annotations

from consistency.config import word_set
from consistency.quantities.draft import Reading
from consistency.quantities.words import (
    ADVERBS,
    AUXILIARIES,
    DETERMINERS,
    PREPOSITIONS,
    SAME,
    STOPS,
    VERBS,
    is_plural,
)

MAX_WORDS = 8
"""A counted noun phrase has no more words than this."""


_STOPS_AND_VERBS = STOPS | VERBS
_ATTRIBUTIVE = frozenset(
    "united states armed forces sports arms goods services securities systems operations news special".split()
)


def over_determiners(reading: Reading, k: int) -> int:
    """The first place from ``k`` on that holds no determiner and no "of"."""
    while reading.lower(k) in DETERMINERS or reading.lower(k) == "of":
        k += 1
    return k


def noun_phrase(reading: Reading, start: int, limit: int, many: bool = False) -> int:
    """End of the noun phrase at ``start``; ``start`` where there is none. ``limit`` is an index it stays below.

    ``many``: a number above one stands before it, with which no verb in -s agrees: "home runs", "Iraqi lives".
    """
    tokens, seen_noun, end = reading.tokens, False, start
    last = min(len(tokens), start + MAX_WORDS, limit)
    k = start
    while k < last:
        token = tokens[k]
        if token.kind != "word":
            if k == start or not _goes_on(reading, k, start, last):
                break
            k += 1
            continue
        if many and k > start and token.lower in _NOUNS_IN_S:
            end = k + 1
            break
        if _ends_before(reading, k, start, last, seen_noun):
            break
        lower = token.lower
        k += 1
        end = k
        possessive = lower.endswith("'s")
        if is_plural(token.text) and not possessive and _closes(reading, k, last):
            break
        adjective = lower.endswith(("ed", "ing", "al", "ic", "ive", "ous", "ly", "ian", "ish"))
        seen_noun = (seen_noun or not adjective) and not possessive
    return _trim(reading, start, end)


_NOUNS_IN_S = word_set("figures", "nouns_in_s")
"""Plural nouns that are verbs as well."""


def _goes_on(reading: Reading, k: int, start: int, last: int) -> bool:
    """Does the phrase go on over what is no word: a name's digits, a hyphen, a comma between adjectives?"""
    tokens = reading.tokens
    if tokens[k].kind == "number":
        return k in reading.masked  # "Airbus A330 aircraft"
    if tokens[k].text == "-" and k + 1 < last:
        return (tokens[k].glued and tokens[k + 1].glued) or tokens[k - 1].lower in _PREFIXES
    return _listed_modifier(reading, k, start)


def _ends_before(reading: Reading, k: int, start: int, last: int, seen_noun: bool) -> bool:
    """Is the word at ``k`` no part of the phrase: a closed-class word, a finite verb, the next line?"""
    token = reading.tokens[k]
    if k == start:
        return _stops(reading, k) and token.lower not in _ALLOWED
    if token.breaks and not seen_noun:
        return True
    if _stops(reading, k) and not _inner_and(reading, k, start, last):
        return True
    return reading.tokens[k - 1].text != "-" and _is_verb(reading, k, seen_noun)


def _closes(reading: Reading, k: int, last: int) -> bool:
    """Is the plural noun that ends at ``k`` the head, and not a modifier ("Windows users", "police officers")?"""
    tokens, lower = reading.tokens, reading.lower(k - 1)
    if k < last and tokens[k].kind == "word" and _plural_noun(reading, k):
        return False  # a plural subject takes no verb in -s
    if k < len(tokens) and tokens[k].text == "-":
        return False
    modifies = lower in _ATTRIBUTIVE or (lower in SAME and not lower.endswith("s"))
    return not (modifies and _noun_follows(reading, k, last))


_PREFIXES = frozenset("co ex non anti vice semi counter multi self mid pre".split())


def _stops(reading: Reading, k: int) -> bool:
    """Is the word at ``k`` a closed-class word? "US", "IT" and "WHO" in capitals are names."""
    token = reading.tokens[k]
    if k + 1 < len(reading.tokens) and reading.tokens[k + 1].glued and reading.tokens[k + 1].kind == "number":
        return False  # "A330"
    return token.lower in STOPS and not (token.lower in ("us", "it", "who") and token.text.isupper())


_ALLOWED = frozenset(
    ("other", "more", "most", "further", "long", "old", "north", "south", "east", "west", "separate", "near", "less")
)


_MOMENTS = frozenset("moments seconds minutes hours days weeks months years decades times".split())


_STATES = frozenset("dead wounded injured missing poor elderly".split())


def _plural_noun(reading: Reading, k: int) -> bool:
    """Does another plural noun stand at ``k``, not a state ("three people dead")?"""
    token = reading.tokens[k]
    if token.lower in _STATES or token.lower in _MOMENTS or token.text[0].isupper():
        return False
    return is_plural(token.text) and not _stops(reading, k)


def _inner_and(reading: Reading, k: int, start: int, last: int) -> bool:
    """ "Kia and Hyundai vehicles", "US and Iraqi soldiers": two names of one kind before a plural."""
    tokens = reading.tokens
    if tokens[k].lower != "and" or k == start or not tokens[k - 1].text[0].isupper() or is_plural(tokens[k - 1].text):
        return False
    n = k + 1
    while n < last and tokens[n].text[0].isupper() and tokens[n].kind == "word" and not is_plural(tokens[n].text):
        n += 1
    m = n
    while (
        m < min(last, n + 2) and tokens[m].kind == "word" and not _stops(reading, m) and not is_plural(tokens[m].text)
    ):
        m += 1
    if m < last and tokens[m].kind == "word" and is_plural(tokens[m].text):
        n = m
    return k + 1 < n < last and tokens[n].kind == "word" and is_plural(tokens[n].text)


def _listed_modifier(reading: Reading, k: int, start: int) -> bool:
    """The comma of "small, friendly deals"."""
    tokens = reading.tokens
    return (
        tokens[k].text == ","
        and k > start
        and k + 2 < len(tokens)
        and tokens[k - 1].lower.endswith(("al", "ic", "ive", "ous", "y", "ed"))
        and tokens[k + 1].text.islower()
        and is_plural(tokens[k + 2].text)
        and tokens[k + 1].lower not in STOPS
        and not is_plural(tokens[k - 1].text)
    )


def _noun_follows(reading: Reading, k: int, last: int) -> bool:
    """Does the phrase go on with a plural noun at ``k`` ("United States soldiers", "police officers")?"""
    if k >= last or reading.tokens[k].kind != "word":
        return False
    word = reading.tokens[k]
    if _stops(reading, k) or word.lower in VERBS:
        return False
    if is_plural(word.text):
        return True
    return (
        k + 1 < last
        and reading.tokens[k + 1].kind == "word"
        and is_plural(reading.tokens[k + 1].text)
        and not word.lower.endswith("ed")
    )


def _is_verb(reading: Reading, k: int, seen_noun: bool) -> bool:
    """Is the word at ``k`` a verb form that ends the phrase ("troops stationed", "one Briton died")?"""
    word = reading.lower(k)
    if word.endswith("ly") and seen_noun:
        return True
    if word.endswith(("ed", "ing")) and len(word) > 4:
        return seen_noun and not _noun_follows(reading, k + 1, len(reading.tokens))
    return word in VERBS and seen_noun


def _trim(reading: Reading, start: int, end: int) -> int:
    """Take trailing adverbs and adjectives that no noun follows off the phrase."""
    while end > start and reading.tokens[end - 1].kind != "word":
        end -= 1
    while end - start > 1 and reading.lower(end - 1) in ADVERBS:
        end -= 1
    if (
        end - start == 1
        and (reading.lower(start) in _STOPS_AND_VERBS or (reading.lower(start).endswith("ly")))
        and (not is_plural(reading.tokens[start].text))
    ):
        return start
    return end


def is_clause(reading: Reading, k: int) -> bool:
    """Does a finite verb stand at ``k``: "a base was hit" is a clause, "a British soldier" a member of a list?"""
    word = reading.lower(k)
    return word in AUXILIARIES or word in VERBS or (word.endswith("ed") and word not in PREPOSITIONS and len(word) > 4)
