"""What is counted: the noun phrase behind the number, or across a predicate before it, and its head.

No parser: a noun phrase is a run of words none of which is a closed-class word or a finite verb; it ends with the
first plural noun, because that is what a number other than one calls for.
"""

from __future__ import annotations

from consistency.quantities.draft import Draft, Reading
from consistency.quantities.words import (
    ADVERBS,
    AUXILIARIES,
    DETERMINERS,
    PREPOSITIONS,
    SAME,
    STOPS,
    VERBS,
    is_plural,
    lemma,
)

MAX_WORDS = 8
"""A counted noun phrase has no more words than this."""
_TRANSPARENT = frozenset(
    "member type kind sort category piece group unit team pair set form act instance count bottle case class".split()
)
"""Heads that say little without what follows "of"."""
_ATTRIBUTIVE = frozenset(
    "united states armed forces sports arms goods services securities systems operations news special".split()
)
_NUMBER_NOUNS = frozenset(("number", "numbers", "total", "count", "tally", "estimate"))
_TOLLS = {"toll": "death", "dead": "dead", "casualties": "casualty", "fatalities": "fatality", "deaths": "death",
          "injuries": "injury", "wounded": "wounded", "injured": "injured"}  # fmt: skip
_SKIPPED = frozenset(("more", "other", "additional", "further", "extra", "such", "of", "less", "fewer"))
_COPULAS = frozenset(
    """is was are were be been at to stands stood reached reach rose risen fell totalled totaled numbered numbers about
    estimated put believed said exceed exceeded hit climbed dropped as has have by of remained remains around has
    grown increased passed""".split()
)


def attach_counted(reading: Reading) -> None:
    """Find the counted noun phrase of every draft that counts something."""
    for number, draft in enumerate(reading.drafts):
        _attach_one(reading, number, draft)


def attach_counted_again(reading: Reading) -> None:
    """Now that names are known: "63,000 Model 3 sedans" cannot be read before "Model 3" is one."""
    if not reading.dropped:
        return
    for number, draft in enumerate(reading.drafts):
        if draft.cj == draft.ci and not draft.head:
            _attach_one(reading, number, draft)


def _attach_one(reading: Reading, number: int, draft: Draft) -> None:
    if (
        draft.ordinal
        or draft.kind in ("money", "age", "ratio")
        or (draft.kind == "multiple" and draft.unit is not None)
    ):
        return
    if draft.kind == "count" and _parent(reading, draft):
        draft.head = "child"
        draft.rules.append("parent of")
        return
    start = _behind_number(reading, draft)
    if start is not None:
        start, limit = _over_measure(reading, number, start, _next_number(reading, number))
        if start == draft.last + 1 and reading.lower(draft.last) == "-":
            limit = min(limit, start + 1)  # "88-room hotel" counts rooms
        end = noun_phrase(reading, start, limit)
        if end > start and not _verbal(reading, draft, start, end):
            set_counted(reading, draft, start, end)
            return
    if draft.kind == "count":
        _before_predicate(reading, draft)


def _verbal(reading: Reading, draft: Draft, start: int, end: int) -> bool:
    """ "Scream 3 received mixed reviews": a verb form and no plural behind a number other than one."""
    plural = is_plural(reading.tokens[end - 1].text)
    return draft.value != 1.0 and reading.lower(start).endswith("ed") and not plural


def _next_number(reading: Reading, number: int) -> int:
    """Where the next quantity begins: no noun phrase reaches into it."""
    for draft in reading.drafts[number + 1 : number + 3]:
        if not draft.ordinal:
            return draft.first
    return len(reading.tokens)


def _over_measure(reading: Reading, number: int, start: int, limit: int) -> tuple[int, int]:
    """ "eight million 250ml bottles", "50 $20 bills": a measure between the number and its noun."""
    drafts = reading.drafts
    if (
        limit != start
        or number + 1 >= len(drafts)
        or drafts[number + 1].unit is None
        or drafts[number].unit is not None
    ):
        return start, limit
    return drafts[number + 1].last, _next_number(reading, number + 1)


def _behind_number(reading: Reading, draft: Draft) -> int | None:
    """Where the noun phrase may begin, or ``None`` where none can."""
    k = draft.last
    if k >= len(reading.tokens) or (
        reading.tokens[k].breaks and "\n\n" in reading.text[reading.tokens[k - 1].end : reading.tokens[k].start]
    ):
        return None
    of = reading.lower(k) == "of"
    if draft.kind in ("share", "measure") or draft.fraction or draft.vague:
        if draft.fraction and not of and draft.unit is None:
            return _over_determiners(reading, k)
        if of:
            return _over_determiners(reading, k + 1)
        return k if draft.vague and not draft.unit else None
    if reading.lower(k) == "-":
        return k + 1 if reading.tokens[k].glued else None
    return _over_determiners(reading, k + 1) if of else k


def _over_determiners(reading: Reading, k: int) -> int:
    while reading.lower(k) in DETERMINERS or reading.lower(k) == "of":
        k += 1
    return k


def noun_phrase(reading: Reading, start: int, limit: int) -> int:
    """End of the noun phrase at ``start``; ``start`` where there is none. ``limit`` is an index it stays below."""
    tokens, k, seen_noun = reading.tokens, start, False
    end = start
    last = min(len(tokens), start + MAX_WORDS, limit)
    while k < last:
        token = tokens[k]
        if token.kind != "word":
            if token.kind == "number" and k in reading.masked and k > start:
                k += 1  # "Airbus A330 aircraft"
                continue
            if token.text == "-" and token.glued and k + 1 < last and tokens[k + 1].glued and k > start:
                k += 1
                continue
            if token.text == "-" and k > start and tokens[k - 1].lower in _PREFIXES and k + 1 < last:
                k += 1
                continue
            if _listed_modifier(reading, k, start):
                k += 1
                continue
            break
        if token.breaks and k > start and not seen_noun:
            break
        lower = token.lower
        if _stops(reading, k) and not (lower in _ALLOWED and k == start) and not _inner_and(reading, k, start, last):
            break
        if k > start and not (k and tokens[k - 1].text == "-") and _is_verb(reading, k, seen_noun):
            break
        plural = is_plural(token.text)
        k += 1
        end = k
        if plural and k < last and tokens[k].kind == "word" and _plural_noun(reading, k):
            continue  # a plural subject takes no verb in -s: "Windows users"
        if plural and lower.endswith("'s"):
            plural = False
        if (
            plural
            and (lower not in _ATTRIBUTIVE or not _noun_follows(reading, k, last))
            and tokens[min(k, len(tokens) - 1)].text != "-"
        ):
            if lower in SAME and not lower.endswith("s") and _noun_follows(reading, k, last):
                seen_noun = True
                continue
            break
        seen_noun = seen_noun or not lower.endswith(("ed", "ing", "al", "ic", "ive", "ous", "ly", "ian", "ish"))
        if lower.endswith("'s"):
            seen_noun = False
    return _trim(reading, start, end)


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
        and (reading.lower(start) in STOPS | VERBS or (reading.lower(start).endswith("ly")))
        and (not is_plural(reading.tokens[start].text))
    ):
        return start
    return end


def set_counted(reading: Reading, draft: Draft, start: int, end: int) -> None:
    """Write the phrase and its head into ``draft``; "members of the coalition" goes on over "of"."""
    k = start
    while k < end - 1 and reading.lower(k) in _SKIPPED:
        k += 1
    if reading.lower(k) in _SKIPPED:
        return
    if _is_name(reading, draft, k, end):
        return
    head = lemma(reading.tokens[end - 1].text)
    if head in _TRANSPARENT and reading.lower(end) == "of":
        inner = _over_determiners(reading, end + 1)
        rest = noun_phrase(reading, inner, limit=min(len(reading.tokens), inner + 5))
        if rest > inner:
            end = rest
    draft.ci, draft.cj, draft.head = k, end, head
    draft.rules.append("counted")


def _is_name(reading: Reading, draft: Draft, start: int, end: int) -> bool:
    """ "13 Zurana Horton": capitalised words without a plural behind a number other than one are a name."""
    if draft.value == 1.0 or draft.vague or draft.fraction or draft.unit is not None:
        return False
    words = reading.tokens[start:end]
    if any(is_plural(t.text) for t in words) or not words[-1].text[0].isupper():
        return False
    return all(t.text[0].isupper() for t in words if t.kind == "word") and not words[-1].text.isupper()


def _parent(reading: Reading, draft: Draft) -> bool:
    """ "a mother of 12" counts children."""
    return reading.lower(draft.first - 1) == "of" and reading.lower(draft.first - 2) in _PARENTS


_PARENTS = frozenset("mother father mom dad mum parent grandmother grandfather parents".split())


def _before_predicate(reading: Reading, draft: Draft) -> None:
    """ "the number of US troops … has been estimated at up to 5,200", "the death toll rose to 25"."""
    tokens = reading.tokens
    k = draft.first - 1
    lowest = max(0, draft.first - 30)
    if k < 0 or reading.lower(k) not in _COPULAS:
        return
    while k >= lowest:
        token = tokens[k]
        if token.text in ".;!?" and not (k + 1 < len(tokens) and tokens[k + 1].glued):
            return
        if token.lower in _NUMBER_NOUNS and reading.lower(k + 1) == "of":
            start = _over_determiners(reading, k + 2)
            end = noun_phrase(reading, start, limit=draft.first)
            if end > start:
                set_counted(reading, draft, start, end)
                draft.rules.append("counted before the predicate")
            return
        if token.lower in _TOLLS and draft.first - k <= 12:
            start = k - 1 if reading.lower(k - 1) == "death" else k
            draft.ci, draft.cj, draft.head = start, k + 1, _TOLLS[token.lower]
            draft.rules.append("counted before the predicate")
            return
        k -= 1


def is_clause(reading: Reading, k: int) -> bool:
    """Does a finite verb stand at ``k``: "a base was hit" is a clause, "a British soldier" a member of a list?"""
    word = reading.lower(k)
    return word in AUXILIARIES or word in VERBS or (word.endswith("ed") and word not in PREPOSITIONS and len(word) > 4)
