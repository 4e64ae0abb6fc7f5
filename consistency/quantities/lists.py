"""Quantities that belong together: parts of a whole, enumerations, and numbers that leave their noun out."""

from __future__ import annotations

from itertools import pairwise

from consistency.config import word_set
from consistency.quantities.counted import set_counted
from consistency.quantities.draft import Draft, Reading
from consistency.quantities.names import gapped
from consistency.quantities.noun_phrases import is_clause, noun_phrase
from consistency.quantities.vague_numbers import NOBODY
from consistency.quantities.words import AUXILIARIES, DETERMINERS, HARM, STOPS, is_plural, lemma

PERSON_HEADS = word_set("figures", "persons", "one")
"""Nouns for one person: whose age is told, and who is one in a list with counts."""
_LINKS = frozenset((",", "and", "or", "&", "plus", "also"))
_ELLIPSIS_BEFORE = frozenset(("another", "other", "further", "additional", "more"))


def link_parts(reading: Reading) -> None:
    """ "3 of its 8 bases": the first is a part of the second, and both count the same."""
    for part, whole in pairwise(reading.drafts):
        if part.ordinal or whole.ordinal or part.unit is not None or (part.vague and not whole.value):
            continue
        gap = reading.lowers[part.last : whole.first]
        if (
            not gap
            or gap[0] not in ("of", "out")
            or any(w not in DETERMINERS | {"of", "out"} and "'" not in w for w in gap)
        ):
            continue
        if _ratio(reading, part, whole, gap):
            continue
        if whole.unit is not None or whole.kind != "count":
            continue
        part.whole = whole
        part.ci, part.cj, part.head = whole.ci, whole.cj, whole.head
        part.rules.append("part of a whole")


def _ratio(reading: Reading, part: Draft, whole: Draft, gap: list[str]) -> bool:
    """ "one out of three Germans" is a share."""
    return gap == ["out", "of"] and whole.value > 0 and part.value == 1.0 and whole.dropped


_RATED = frozenset("rating score scored rated scores average rate grade gave marks ratings awarded".split())
_RATING_SCALES = (4.0, 5.0, 10.0, 100.0)


def read_ratings(reading: Reading) -> None:
    """ "8.9/10", "a rating of 8/10", "4.5 out of 5": a mark on a scale, whose end is the denominator."""
    tokens, kept = reading.tokens, []
    skip: Draft | None = None
    for number, draft in enumerate(reading.drafts):
        if draft is skip:
            continue
        kept.append(draft)
        if draft.unit is not None or not draft.digits or draft.ordinal:
            continue
        if not draft.fraction and reading.lower(draft.last) not in ("/", "out"):
            continue
        rated = any(t.lower in _RATED for t in tokens[max(0, draft.first - 8) : draft.first])
        if draft.fraction and draft.j - draft.i == 3 and rated:
            top, mark = float(tokens[draft.j - 1].text), float(tokens[draft.i].text)
            if top in _RATING_SCALES:
                draft.value, draft.fraction = mark, False
                draft.kind, draft.per = "ratio", f"{top:g}"
                draft.rules.append("rating")
            continue
        following = reading.drafts[number + 1] if number + 1 < len(reading.drafts) else None
        if (
            following is None
            or following.value not in _RATING_SCALES
            or following.unit
            or draft.value > following.value
        ):
            continue
        words = reading.lowers[draft.last : following.first]
        if (words == ["/"] and (rated or draft.value % 1)) or (words == ["out", "of"] and (draft.value % 1 or rated)):
            draft.kind, draft.per, draft.last = "ratio", f"{following.value:g}", following.last
            draft.rules.append("rating")
            skip = following
    reading.drafts = kept


def read_ratios(reading: Reading) -> None:
    """ "one in five", "nine in ten", "one out of three", "1 over 3": a share."""
    drafts = reading.drafts
    for a, b in pairwise(drafts):
        if a.dropped or b.dropped or a.unit or a.ordinal or b.ordinal or a.last != a.j:
            continue
        gap = reading.lowers[a.last : b.first]
        if gap == ["-", "in", "-"] and a.value < b.value and b.hyphened and b.unit is not None:
            a.dropped = b.dropped = True  # "a 1-in-100-year flood"
            reading.mask(a.first, b.last, "name with a number")
            continue
        if b.unit or b.kind != "count" or gap not in _RATIOS or not 0 < a.value < b.value:
            continue
        year = b.digits and 1000 <= b.value < 2200 and reading.tokens[b.i].text.isdecimal()
        if gap == ["in"] and (year or a.value > 10 or a.vague or b.vague):
            continue
        if gap[0] == "out" and reading.lower(b.last) in ("the",):
            continue
        a.value /= b.value
        a.fraction, a.kind = True, "share"
        a.j = a.last = b.j
        a.rules.append("one in")
        b.dropped = True
    reading.drafts = [d for d in drafts if not d.dropped]


_RATIOS = (
    ["in"], ["in", "every"], ["out", "of"], ["out", "of", "every"], ["of", "every"], ["-", "in", "-"],
    ["-", "out", "-", "of", "-"],
)  # fmt: skip


def link_lists(reading: Reading) -> None:
    """Put counts that only commas and "and" keep apart into one list: "two Americans and one Briton"."""
    chain: list[Draft] = []
    closed = False
    for draft in [*reading.drafts, None]:
        link = _list_link(reading, chain[-1], draft) if chain and draft is not None else ""
        if link and draft is not None:
            chain.append(draft)
            closed = closed or link == "and"
            continue
        if closed:
            # A comma alone makes no list.
            for member in chain:
                member.members = chain
                member.rules.append("list")
        chain, closed = ([] if draft is None else [draft]), False


def _list_link(reading: Reading, left: Draft, right: Draft) -> str:
    """ "and" or "," where nothing else but a verb of harm stands between two counts; else empty."""
    if not (is_countable(left) and is_countable(right)):
        return ""
    gap = reading.lowers[left.cj if left.cj > left.ci else left.last : right.first]
    if not gap or len(gap) > 3 or any(word not in _LINKS and word not in HARM for word in gap):
        return ""
    if gap[0] not in _LINKS:
        return ""  # "80 hurt and 7 villages damaged"
    return "and" if {"and", "or", "&"} & set(gap) else ","


def is_countable(draft: Draft) -> bool:
    """Is it a plain count: no share, no measure, no ordinal?"""
    return (
        not draft.dropped and not draft.ordinal and draft.unit is None and draft.kind == "count" and not draft.fraction
    )


def add_single_members(reading: Reading) -> None:
    """ "killed two Americans and a British soldier", "a contractor and two soldiers were killed": "a NOUN" is one."""
    if "and" not in reading.lowers:
        return
    added: list[Draft] = []
    taken = {draft.i for draft in reading.drafts}
    for number, draft in enumerate(reading.drafts):
        if not is_countable(draft) or draft.cj <= draft.ci:
            continue
        found = _single_behind(reading, draft) or _single_before(reading, draft, number)
        if found is not None and found.i not in taken:
            added.append(found)
            taken.add(found.i)
    if added:
        reading.drafts = sorted(reading.drafts + added, key=lambda d: d.i)


def _make(reading: Reading, article: int, end: int) -> Draft | None:
    """A count of one for the article and the noun phrase behind it."""
    draft = Draft(article, article + 1, 1.0, article, article + 1, ["a as one"], low=1.0, high=1.0)
    set_counted(reading, draft, article + 1, end)
    return draft if draft.cj > draft.ci else None


def _single_behind(reading: Reading, draft: Draft) -> Draft | None:
    k = draft.cj
    if reading.lower(k) == ",":
        k += 1
    if reading.lower(k) != "and" or reading.lower(k + 1) not in ("a", "an"):
        return None
    end = noun_phrase(reading, k + 2, limit=len(reading.tokens))
    if end == k + 2 or is_plural(reading.tokens[end - 1].text):
        return None
    harmed = any(t.lower in HARM for t in reading.tokens[max(0, draft.first - 4) : draft.first])
    person = lemma(reading.tokens[end - 1].text) in PERSON_HEADS
    if not (person or harmed) or (is_clause(reading, end) and not (person and reading.lower(end) in ("were", "have"))):
        return None
    return _make(reading, k + 1, end)


def _single_before(reading: Reading, draft: Draft, number: int) -> Draft | None:
    """ "a contractor and two soldiers"."""
    k = draft.first - 1
    if (
        reading.lower(k) != "and"
        or reading.tokens[k - 1].kind != "word"
        or lemma(reading.tokens[k - 1].text) not in PERSON_HEADS
    ):
        return None
    if draft.head not in PERSON_HEADS and reading.lower(draft.cj) not in AUXILIARIES:
        return None
    end, k = k, k - 1
    while k >= 0 and end - k <= 5:
        if reading.lower(k) in ("a", "an"):
            found = noun_phrase(reading, k + 1, limit=end)
            return _make(reading, k, end) if found == end else None
        k -= 1
    return None


def fill_ellipsis(reading: Reading) -> None:
    """A bare number ("another 30", "wounded five") counts what the last count of its sentence did."""
    if not any(draft.cj == draft.ci and is_countable(draft) for draft in reading.drafts):
        return
    last: Draft | None = None
    sentences = _sentence_numbers(reading)
    for draft in reading.drafts:
        if last is not None and sentences[last.j - 1] != sentences[draft.i]:
            last = None
        if not is_countable(draft):
            continue
        if draft.cj > draft.ci:
            last = draft
            continue
        if NOBODY in draft.rules:
            continue  # "it struck two cars, but no one was hurt"
        if last is None or draft.signed or last.head in _STATES:
            continue
        if not _elliptic(reading, draft) and gapped(reading, draft) is not last:
            continue
        draft.ci, draft.cj, draft.head = last.ci, last.cj, last.head
        draft.rules.append("ellipsis")


_STATES = frozenset("dead wounded injured missing hurt".split())
_LEVELS = frozenset("to at from is was were reached".split())


def fill_units(reading: Reading) -> None:
    """ "84.75 cents, while the lowest is 74.07": a bare level has the unit of the last one in its sentence."""
    if not any(draft.cj == draft.ci and draft.digits and is_countable(draft) for draft in reading.drafts):
        return
    last: Draft | None = None
    sentences = _sentence_numbers(reading)
    for draft in reading.drafts:
        if last is not None and sentences[last.j - 1] != sentences[draft.i]:
            last = None
        if draft.unit is not None and draft.kind in ("money", "measure") and draft.unit.dimension != "time":
            last = draft
        elif (
            last is not None and draft.unit is None and draft.kind == "count" and draft.digits and draft.cj == draft.ci
            and not draft.vague and draft.scale == 1.0 and reading.lower(draft.first - 1) in _LEVELS
            and (draft.last >= len(reading.tokens) or reading.tokens[draft.last].kind != "word"
                 or reading.lower(draft.last) in STOPS)
        ):  # fmt: skip
            draft.unit, draft.kind, draft.per = last.unit, last.kind, last.per
            draft.rules.append("unit of the last level")


def _sentence_numbers(reading: Reading) -> list[int]:
    """For each token, how many full stops, question marks and semicolons stand before it."""
    if reading.sentences:
        return reading.sentences
    numbers, number = reading.sentences, 0
    for token in reading.tokens:
        numbers.append(number)
        if token.text in _ENDERS and (token.end >= len(reading.text) or reading.text[token.end] in _CLOSERS):
            number += 1
    return numbers


_ENDERS = frozenset(".!?;")
_CLOSERS = frozenset(" \t\n\r\"'”’)")


def _elliptic(reading: Reading, draft: Draft) -> bool:
    before, following = reading.lower(draft.first - 1), reading.lower(draft.last)
    return (
        before in _ELLIPSIS_BEFORE
        or before in HARM
        or before in ("from", "to", "with", "than", "and", "including")
        or following in AUXILIARIES
        or following in ("others", "other", "more")
        or following in HARM
    )
