"""Parts above their whole, told in words inside one document: "killing 17 people, including 19 children"; "31 people
died … Of the dead, 18 were from Kavre and 16 from Lalit".

Found only where part and whole surely count the same: the whole stands in the same sentence right before the word that
leads to the part, or is the one toll of that fate that the sentences before it give. Parts that are fewer than their
whole say nothing: a text seldom names everybody.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Mapping, Sequence

from consistency.checks.corpus import Corpus, Draft
from consistency.checks.numbers import number, phrase
from consistency.checks.totals import above, lists_of, sum_of
from consistency.config import Config
from consistency.datatypes import Claim, Quantity
from consistency.lemmas import lemma_of

SENTENCES = 3
"""The whole of "the dead" stands in so many sentences before, or in the same one."""
REACH = 700
"""Characters that these sentences may take; a list of figures further up is another matter."""
_INCLUDING = re.compile(
    r"(?:,|\(|\s[–—-])\s*(?:including|among\s+them|among\s+whom\s+(?:were|are)|of\s+(?:whom|them)|of\s+which)\s+$", re.I
)
"""Leads from a whole in the same sentence to a part of it."""
_OF_THEM = re.compile(r"\s+(?:\w+\s+)?of\s+(?:them|whom)\b", re.I)
"""Stands behind a part whose whole is in the same sentence: "12 people, 15 of them women"."""
_JOINS = re.compile(
    r"[;:()]|\b(?:and|or|but|while|as|plus|with|after|before|another|others?|more|dozens?|hundreds?)\b", re.I
)
"""Between a whole and "including" such a word may bring in others of whom the part is one."""
_FATE_BEFORE = re.compile(
    r"(?:"
    r"\b(?:the|those)\s+(?P<a>[a-z]+)\s+(?:also\s+)?(?:include[sd]?|comprised?|consisted\s+of|were|are)"
    r"|\b(?:among|of)\s+(?:the|those)\s+(?P<b>[a-z]+)(?:\s*,|\s+(?:were|are|was|is))"
    r")\s+$",
    re.I,
)
"""Leads to a part of all who met one fate: "the dead included", "among those killed were", "of the wounded,"."""
_FATE_AFTER = re.compile(r"\s*of\s+(?:the|those)\s+(?P<a>[a-z]+)\b(?!\s+(?:in|at|from|near|on|there)\b)", re.I)
"""Stands behind such a part: "19 of the dead were children"."""
_ALL = frozenset({"victim", "fatality", "deceased"})
"""Words for those who died that no row of the measures holds, or that may mean the hurt as well."""
_SOME = re.compile(
    r"\b(?:instantly|on\s+the\s+spot|at\s+the\s+scene|in\s+hospital|later|others?|rest|remaining|another|more|also|alone"
    r"|earlier|previous(?:ly)?|separate|second|elsewhere|a\s+day|daily|each|every)\b",
    re.I,
)
"""Words in the sentence of a toll that may be said of some of the dead, or of another event, only."""
_PREDICATE = re.compile(r"\s*(?:were|was|are|is|had|have|came|died|from|in)\b", re.I)
_SORTS: Mapping[str, frozenset[str]] = {
    "age and sex": frozenset("man woman child".split()),
    "young": frozenset("boy girl".split()),
    "aboard": frozenset("passenger crew driver pilot steward stewardess conductor".split()),
    "arms": frozenset("civilian soldier militant rebel insurgent policeman officer police".split()),
}
"""Head nouns of which nobody is two at once, by what they sort people by."""


def check(corpus: Corpus) -> list[Draft]:
    """A conflict of kind total for each part, or list of parts, that is surely more than its whole."""
    lists = lists_of(corpus.claims)
    drafts: list[Draft] = []
    for own in corpus.by_document.values():
        figures = [c for c in own if c.quantity is not None]
        figures.sort(key=lambda c: (_of(c).start, _of(c).end, c.id))
        by_sentence: dict[int, list[Claim]] = defaultdict(list)
        for claim in figures:
            by_sentence[claim.start].append(claim)
        starts = sorted({c.start for c in own})
        for part in figures:
            if not _counts_people(part):
                continue
            whole = _whole_beside(part, by_sentence[part.start]) or _whole_before(part, figures, starts, corpus.config)
            draft = _draft_of(part, whole, lists, corpus.config) if whole is not None else None
            if draft is not None:
                drafts.append(draft)
    return drafts


def _of(claim: Claim) -> Quantity:
    assert claim.quantity is not None  # noqa: S101  (callers pass figures only)
    return claim.quantity


def _around(claim: Claim) -> tuple[str, str]:
    """The sentence before the figure, and behind its number (with what it counts)."""
    q = _of(claim)
    return claim.quote[: q.start - claim.start], claim.quote[q.end - claim.start :]


def _counts_people(claim: Claim) -> bool:
    """Is it a plain count, of people as far as it says of what?"""
    q = _of(claim)
    if q.kind != "count" or q.unit or q.per or q.change is not None or q.part_of is not None or q.modifier == "vague":
        return False
    return not q.head or claim.scope.measure in PEOPLE or bool(claim.scope.population)


PEOPLE = frozenset({"people", "personnel", "killed", "wounded", "missing", "arrested", "rescued", "displaced"})
"""Measures of people, whatever befell them."""


def _whole_beside(part: Claim, sentence: Sequence[Claim]) -> Claim | None:
    """The whole in the same sentence: the figure right before "including …" or "…, N of them"."""
    before, after = _around(part)
    earlier = [c for c in sentence if max(_of(c).end, _of(c).counted_end) <= _of(part).start]
    whole = earlier[-1] if earlier else None
    if whole is None or whole.role or not _of(whole).head or not _counts_people(whole):
        return None
    if any(c.scope.status and c is not whole for c in earlier):
        return None  # "killing 17 and wounding 40, including 19 children": of whom?
    between = before[max(_of(whole).end, _of(whole).counted_end) - part.start :]
    cue = _INCLUDING.search(between)
    if cue is None and not (_OF_THEM.match(after) and re.search(r",\s*$", between)):
        return None
    link = between[: cue.start()] if cue else between.rstrip(" ,")
    return None if "," in link or _JOINS.search(link) else whole


def _whole_before(part: Claim, figures: Sequence[Claim], starts: Sequence[int], config: Config) -> Claim | None:
    """The one toll of the fate that the words around a part name, in the sentences before it; None where there is none,
    or more than one."""
    fate = _fate_of(part, config)
    if not fate:
        return None
    first = starts[max(0, starts.index(part.start) - SENTENCES)]
    near = [c for c in figures if first <= c.start and part.start - c.end < REACH and _of(c).end <= _of(part).start]
    tolls = [c for c in near if c.scope.measure == fate and _of(c).kind == "count"]
    if not tolls or any(_is_of_some(c, config) for c in tolls):
        return None
    if len({_of(c).interval for c in tolls}) != 1 or any(_other_day(c, part) for c in tolls):
        return None
    if _fate_word(part) in _ALL and any(c.scope.measure in PEOPLE - {"people", fate} for c in near):
        return None
    return tolls[-1]


def _fate_word(part: Claim) -> str:
    before, after = _around(part)
    found = _FATE_BEFORE.search(before) or _FATE_AFTER.match(after)
    return "" if found is None else lemma_of(next(w for w in found.groups() if w).lower())


def _fate_word_behind(part: Claim) -> bool:
    return _FATE_AFTER.match(_around(part)[1]) is not None


def _fate_of(part: Claim, config: Config) -> str:
    """The measure of all whom the part is said to be of; empty where the words name none."""
    word = _fate_word(part)
    named = _of(part).head and _of(part).counted_start >= _of(part).end
    if not word or not (named or _PREDICATE.match(_around(part)[1])):
        return ""  # "the dead were 19 and 23": their ages
    if word in _ALL:
        return "killed"
    fates = (name for name, row in config.measures.items() if "asks" in row)
    return next((name for name in fates if word in _words_of(config.measures[name])), "")


def _words_of(row: Mapping[str, Sequence[str]]) -> tuple[str, ...]:
    return (*row.get("heads", ()), *row.get("verbs", ()))


def _is_of_some(toll: Claim, config: Config) -> bool:
    """May the toll be that of some only: named by whom, or a part itself?"""
    return bool(
        toll.scope.population
        or toll.role
        or not _counts_people(toll)
        or _of(toll).list_span
        or _fate_of(toll, config)
        or _SOME.search(toll.quote)
    )


def _other_day(toll: Claim, part: Claim) -> bool:
    """Do the two keep different clocks?"""
    pairs = ((toll.clocks.event, part.clocks.event), (toll.clocks.as_of, part.clocks.as_of))
    spans = {toll.clocks.span, part.clocks.span} - {""}
    return any(a and b and a != b for a, b in pairs) or len(spans) > 1


def _draft_of(part: Claim, whole: Claim, lists: Mapping[str, tuple[Claim, ...]], config: Config) -> Draft | None:
    q = _of(whole)
    members = tuple(m for m in lists.get(part.id, (part,)) if m is not whole)
    if members[0] is part and len(members) > 1 and _are_apart(members, config):
        total = sum_of(members)
        said = " + ".join(phrase(_of(m)) for m in members)
        if total is not None and above(total, q, whole.scope.measure, config):
            words = f"{said} = {phrase(total)}"
            return _draft(part, whole, words, f"{words} is more than {number(q.high or 0)}")
    if not above(_of(part), q, whole.scope.measure, config):
        return None
    words = phrase(_of(part)) if _of(part).head and _fate_word_behind(part) else _label(_of(part))
    return _draft(part, whole, words, f"{phrase(_of(part))} is more than {phrase(q)}")


def _draft(part: Claim, whole: Claim, words: str, why: str) -> Draft:
    labels = (f"{words} of them", f"{_label(_of(whole))} in all")
    rule = "a part cannot be more than its whole"
    return Draft(
        "total", ((part,), (whole,)), labels, "conflict", (why, f"rule: {rule}"), f"{labels[1]}, {labels[0]}: {rule}."
    )


def _label(q: Quantity) -> str:
    return f"{phrase(q)} {q.counted}".strip()


def _are_apart(members: Sequence[Claim], config: Config) -> bool:
    """Is nobody counted twice? So many here and so many there are, women and Americans are not."""
    heads = [_of(m).head for m in members]
    if all(not head or head == heads[0] for head in heads) and len({m.scope.population for m in members}) == 1:
        return True
    if len(set(heads)) == len(heads) and any(set(heads) <= sort for sort in _SORTS.values()):
        return True
    nations = [m.scope.population for m in members]
    return len(set(nations)) == len(nations) and all(
        "nation" in config.populations.get(name, {}).get("kind", ()) for name in nations
    )
