"""Parts and wholes across documents: an enumeration of all against a total of the same event ("two Americans and one
Briton were killed" / "two coalition members were killed"), and a count of a known whole against a share of it ("308 of
the 513 deputies" / "75 percent of the deputies").

What adds up is told by ``pairs`` where the two meet in a shared claim; here is only what cannot.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence

from consistency.checks.clocks import order_of
from consistency.checks.corpus import Corpus, Draft
from consistency.checks.numbers import interval_of, number, phrase, relate, share_of
from consistency.checks.scopes import compare_scopes, population_relation
from consistency.checks.totals import lists_of, share_relation, sum_of
from consistency.config import Config
from consistency.datatypes import Claim, Quantity, Verdict
from consistency.gazetteer import BOTH, gazetteer
from consistency.lemmas import lemma_of

_SOME = re.compile(
    r"\b(?:includ(?:e|es|ed|ing)|among|of\s+(?:whom|them|the|those)|also|others?|another|more|additional(?:ly)?|further"
    r"|rest|remaining|alone|separate(?:ly)?|elsewhere|second|some|several|many|unknown|earlier|previous(?:ly)?"
    r"|at\s+least|so\s+far|in\s+addition|besides|apart\s+from|least)\b",
    re.I,
)
"""Words in a sentence by which its figures may be of some only, or of more than one event."""
_NOT = re.compile(r"\b(?:not|never|no|against|n['’]t|neither|nor|refus\w+|reject\w+|oppos\w+|abstain\w+)\b", re.I)
"""Words that turn what a share did into its opposite."""
_LEADS_TO_WHOLE = re.compile(r"\s+of\s+(?:the|its|their|all|all\s+the)?\s*$", re.I)
_CLAUSE_END = re.compile(r"[.;:!?()“”\"]|,\s|\b(?:while|but|although|because|which|who)\b")
_WORD = re.compile(r"[A-Za-z]{4,}")
SAID_ALIKE = 0.6
"""Least share of the words behind the shorter predicate that the other has too ("voting in favour")."""


def check(corpus: Corpus) -> list[Draft]:
    """What two documents of one story say of the parts and of the whole of one thing, and cannot both be true."""
    return [*_enumerated(corpus), *_shares(corpus)]


def _of(claim: Claim) -> Quantity:
    assert claim.quantity is not None  # noqa: S101  (callers pass figures only)
    return claim.quantity


def _enumerated(corpus: Corpus) -> Iterator[Draft]:
    """Lists of everybody against totals of the same day, place and fate."""
    lists = lists_of(corpus.claims)
    given: dict[tuple[str, str], list[Claim]] = defaultdict(list)
    for claim in corpus.claims:
        if "asks" in corpus.config.measures.get(claim.scope.measure, {}) and _is_count(claim):
            given[claim.document, claim.scope.measure].append(claim)
    wholes: dict[tuple[str, str], list[Claim]] = defaultdict(list)
    for (document, measure), claims in sorted(given.items()):
        figures = {_of(c).interval for c in claims}
        first = min(claims, key=lambda c: (c.start, _of(c).start))
        if len(figures) == 1 and first.id not in lists and not first.role and not _SOME.search(first.quote):
            wholes[corpus.stories.get(document, ""), measure].append(first)
    for (document, measure), claims in sorted(given.items()):
        members = _everybody(claims, lists)
        for whole in wholes[corpus.stories.get(document, ""), measure] if members else ():
            if not corpus.apart(members[0], whole):
                draft = _against_total(members, whole, corpus.config)
                if draft is not None:
                    yield draft


def _is_count(claim: Claim) -> bool:
    q = claim.quantity
    return q is not None and q.kind == "count" and not q.unit and not q.per and q.change is None


def _everybody(claims: Sequence[Claim], lists: Mapping[str, tuple[Claim, ...]]) -> tuple[Claim, ...]:
    """The enumeration that all figures of one fate of a document stand in, or that another figure of it sums up."""
    listed = {tuple(m.id for m in lists[c.id]): lists[c.id] for c in claims if c.id in lists}
    if len(listed) != 1:
        return ()
    members = next(iter(listed.values()))
    total = sum_of(members)
    if total is None or any(m.scope.measure != claims[0].scope.measure or m.role for m in members):
        return ()
    beside = [c for c in claims if c.id not in {m.id for m in members}]
    if any(not _of(c).interval.meets(total.interval) or not _of(c).interval.same(total.interval) for c in beside):
        return ()
    return () if _SOME.search(members[0].quote) else members


def _against_total(members: Sequence[Claim], whole: Claim, config: Config) -> Draft | None:
    first, q, total = members[0], _of(whole), sum_of(members)
    if total is None or not all(_in_one(m, whole, config) for m in members):
        return None
    if relate(total, q, whole.scope.measure, config)[0] != "differ":
        return None
    verdict: Verdict = "conflict"
    why = "the parts do not make the whole that the other gives"
    if order_of(first, whole):
        verdict, why = "superseded", "one was counted later"
    elif interval_of(q).above(interval_of(total)) and not whole.scope.population:
        verdict, why = "unclear", "the list may leave some out"
    parts = " + ".join(f"{phrase(_of(m))} {_of(m).counted}".strip() for m in members)
    labels = (f"{parts} = {phrase(total)}", f"{phrase(q)} {q.counted}".strip())
    where = f"both tell of {whole.scope.place} on {whole.clocks.event}"
    reasons = (f"{labels[0]} against {labels[1]}", where, f"rule: {why}")
    return Draft("total", (tuple(members), (whole,)), labels, verdict, reasons, f"{labels[0]}; {labels[1]}: {why}.")


def _in_one(member: Claim, whole: Claim, config: Config) -> bool:
    """Do both tell of one place and one day, and does the whole count those whom the member counts?"""
    if not _one_day(member, whole) or not _one_place(member, whole, config):
        return False
    kinds = {c.scope.event.partition("@")[0] for c in (member, whole)} - {"", "death"}
    held = not whole.scope.population or (
        population_relation(member.scope.population, whole.scope.population, config) == "wider"
        and member.scope.population not in config.populations.get(whole.scope.population, {}).get("within", ())
    )
    return len(kinds) <= 1 and held


def _one_day(a: Claim, b: Claim) -> bool:
    days = [c.clocks.event or "" for c in (a, b)]
    return days[0] == days[1] and len(days[0]) == len("2020-03-20") and "unsure" not in _sure(a, b)


def _sure(*claims: Claim) -> set[str]:
    return {c.clocks.event_from for c in claims}


def _one_place(a: Claim, b: Claim, config: Config) -> bool:
    """One place, named by both, and no country, in which much happens on a day."""
    known = gazetteer(config)
    named = [one for c in (a, b) for one in c.scope.place.split(BOTH)]
    if any(one in ("", *known.codes.values()) or one in known.wide for one in named):
        return False
    return _slot(a, b, "place", config) in ("same", "finer", "wider")


def _slot(a: Claim, b: Claim, slot: str, config: Config) -> str:
    return next(s.relation for s in compare_scopes(a, b, config) if s.slot == slot)


def _shares(corpus: Corpus) -> Iterator[Draft]:
    """Counts of a known whole against shares of the same whole."""
    spans = {(c.document, _of(c).start, _of(c).end): c for c in corpus.claims if c.quantity is not None}
    behind: dict[tuple[str, int], list[Claim]] = defaultdict(list)
    for claim in spans.values():
        behind[claim.document, claim.start].append(claim)
    counts: list[tuple[Claim, Claim]] = []
    shares: dict[str, list[tuple[Claim, Claim | None]]] = defaultdict(list)
    for claim in sorted(spans.values(), key=lambda c: (c.document, _of(c).start)):
        q = _of(claim)
        if q.part_of is not None and q.kind == "count":
            whole = spans.get((claim.document, q.part_of.start, q.part_of.end))
            if whole is not None and _of(whole).head:
                counts.append((claim, whole))
        elif q.unit == "percent" and q.change is None:
            story = corpus.stories.get(claim.document, "")
            shares[story].append((claim, _whole_behind(claim, behind[claim.document, claim.start])))
    for part, whole in counts:
        for share, other in shares[corpus.stories.get(part.document, "")]:
            if not corpus.apart(part, share) and _of_one_whole(whole, share, other, corpus.config):
                draft = _against_share(part, whole, share, other, corpus)
                if draft is not None:
                    yield draft


def _whole_behind(share: Claim, figures: Sequence[Claim]) -> Claim | None:
    """The count right behind a share and "of": "75 percent of the 513 deputies"."""
    for claim in figures:
        between = share.quote[_of(share).end - share.start : _of(claim).start - share.start]
        if _of(claim).start > _of(share).end and _LEADS_TO_WHOLE.fullmatch(between):
            return claim
    return None


def _of_one_whole(whole: Claim, share: Claim, other: Claim | None, config: Config) -> bool:
    if other is None:
        return _of(share).head == _of(whole).head
    same = relate(_of(whole), _of(other), whole.scope.measure, config)[0] == "same"
    return same and _of(whole).head == _of(other).head


def _against_share(part: Claim, whole: Claim, share: Claim, other: Claim | None, corpus: Corpus) -> Draft | None:
    config = corpus.config
    if share_relation(_of(part), _of(whole), _of(share), config) != "differ":
        return None
    if _slot(part, share, "place", config) in ("different", "wider") or _slot(part, share, "period", config) != "same":
        return None
    if not (_one_day(part, share) or corpus.cosine(part, share) >= config.same_event):
        return None
    if not _done_alike(_predicate(whole), _predicate(other or share)):
        return None
    counted = share_of(_of(part), _of(whole))
    assert counted is not None and counted.low is not None  # noqa: S101, PT018  (the relation above needed it)
    labels = (
        f"{phrase(_of(part))} of {phrase(_of(whole))} {_of(whole).counted}".strip(),
        f"{phrase(_of(share))} of the {_of(whole).counted}".strip(),
    )
    why = f"{labels[0]} are {number(round(counted.low, 1))} %"
    rule = "the share is not that of the count"
    return Draft(
        "total", ((part,), (share,)), labels, "conflict", (why, f"rule: {rule}"), f"{why}; {labels[1]}: {rule}."
    )


def _predicate(whole: Claim) -> str:
    """What is said of the whole, to the end of the clause."""
    q = _of(whole)
    return _CLAUSE_END.split(whole.quote[max(q.end, q.counted_end) - whole.start :], maxsplit=1)[0]


def _done_alike(a: str, b: str) -> bool:
    """Do two predicates say that the same was done, and neither its opposite?"""
    if bool(_NOT.search(a)) != bool(_NOT.search(b)):
        return False
    left, right = ({lemma_of(w.lower()) for w in _WORD.findall(text)} for text in (a, b))
    shorter = min(len(left), len(right))
    return shorter > 0 and len(left & right) >= SAID_ALIKE * shorter
