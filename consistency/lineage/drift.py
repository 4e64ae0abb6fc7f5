"""Copies of one sentence -> findings of what was changed on the way.

Copies of a sentence are brought together over all links; versions that say the same make a side. One finding for each
sentence, with the version that most documents have (the oldest, where links tell) as its first side.
"""

from __future__ import annotations

import hashlib
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from functools import partial
from itertools import combinations

from consistency.checks.drift import KIND_ORDER, Change, answers_before, find_changes
from consistency.config import Config
from consistency.datatypes import (
    COPIES,
    Claim,
    CopyLink,
    Finding,
    FindingKind,
    PairVerdict,
    Sentence,
    Severity,
    Side,
)
from consistency.lineage.origins import Union
from consistency.lineage.places import Place, name_of, places_of
from consistency.lineage.words import words_of
from consistency.progress import Tell, counted
from consistency.unforeseen import LeftOut, attempt

NEAREST = 3
"""Sides that a version is held against where there are ``drift_variants`` of them already: those nearest in words."""
_LIVES = ("killed", "wounded", "missing", "casualties")
_MESSAGE: Mapping[FindingKind, str] = {
    "number": "a number was changed",
    "date": "a date was changed",
    "name": "a name was changed",
    "negation": "a negation was added or dropped",
    "attribution": "who says it was changed",
    "certainty": "how sure it is was changed",
    "statement": "what is said was changed",
}


def find_drift(
    links: Sequence[CopyLink],
    sentences: Sequence[Sentence],
    claims: Sequence[Claim],
    origins: Mapping[str, str],
    config: Config,
    left_out: LeftOut | None = None,
    tell: Tell | None = None,
) -> list[Finding]:
    """A finding for each sentence whose copies differ in meaning, in the order of keys.

    ``links`` as ``trace`` gives them; ``origins``: document id -> origin. Rewording alone makes no finding, and neither
    does an outlet that uses its own background anew. ``left_out`` is told of sentences that cannot be worked through,
    ``tell`` of how many have been.
    """
    links = [link for link in links if link.kind in COPIES]
    places = places_of(sentences)
    makers: dict[str, list[Claim]] = defaultdict(list)
    for claim in claims:
        makers[name_of(claim.document, claim.start)].append(claim)
    turned = attempt(lambda: _turned(links, places), "answers whose question a copy left out", left_out) or {}
    findings = []
    for copies in counted(_copied(links, places, config), tell):
        named = f"the copies of “{_short(places[copies[0]].sentence.text)}”"
        finding = attempt(partial(_judge, copies, places, makers, origins, turned, config), named, left_out)
        if finding:
            findings.append(finding)
    return sorted(findings, key=lambda f: f.key)


def _copied(links: Iterable[CopyLink], places: Mapping[str, Place], config: Config) -> list[list[str]]:
    """Names of sentences that are copies of each other, two or more, in a fixed order."""
    union, names = Union(), set()
    for link in links:
        for pair in link.pairs:
            a, b = name_of(link.a, pair.a.start), name_of(link.b, pair.b.start)
            if pair.likeness >= config.drift_likeness and a in places and b in places:
                union.join(a, b)
                names |= {a, b}
    groups: dict[str, list[str]] = defaultdict(list)
    for name in sorted(names):
        groups[union.find(name)].append(name)
    alike: dict[frozenset[str], list[str]] = defaultdict(list)
    for root in sorted(groups):  # a sentence that is said again and again, and changed each time, is one change
        said = frozenset(" ".join(words_of(places[name].sentence.text)) for name in groups[root])
        alike[said] += groups[root]
    return list(alike.values())


def _turned(links: Iterable[CopyLink], places: Mapping[str, Place]) -> dict[frozenset[str], str]:
    """Pairs of copies whose sentence answers the one before it, where that one was left out or another put there."""
    found: dict[frozenset[str], str] = {}
    for link in links:
        partner = {name_of(link.a, p.a.start): name_of(link.b, p.b.start) for p in link.pairs}
        known = {*partner, *partner.values()}
        for a, b in partner.items():
            one, other = places.get(a), places.get(b)
            if not one or not other or not one.before or not other.before:
                continue
            before_a = name_of(link.a, one.before.start)
            before_b = name_of(link.b, other.before.start)
            word = answers_before(one.sentence.text) and answers_before(other.sentence.text)
            if word and partner.get(before_a) != before_b and (before_a not in known or before_b not in known):
                gone = one.before if before_a not in known else other.before
                found[frozenset((a, b))] = (
                    f"“{word}” answers “{_short(gone.text)}”, which the other copy has not before it"
                )
    return found


def _judge(
    names: Sequence[str],
    places: Mapping[str, Place],
    makers: Mapping[str, list[Claim]],
    origins: Mapping[str, str],
    turned: Mapping[frozenset[str], str],
    config: Config,
) -> Finding | None:
    """The finding of one sentence and its copies; ``None`` where they say the same."""
    versions: dict[str, list[str]] = defaultdict(list)
    for name in names:
        versions[" ".join(words_of(places[name].sentence.text))].append(name)
    ordered = sorted(versions, key=lambda v: (-len(versions[v]), v))
    sides, changes = _sides(ordered, versions, places, turned, config)
    if len(sides) < 2:
        return None
    made = [[c for v in side for name in versions[v] for c in makers.get(name, [])[:1]] for side in sides]
    if not all(made):
        return None
    kinds = {c.kind for found in changes.values() for c in found}
    kind = min(kinds, key=KIND_ORDER.index)
    said = [sorted(side)[0] for side in sides]
    pairs = tuple(
        PairVerdict(a, b, "drift" if found else "agree", _key("pair", sorted((said[a], said[b]))), _reasons(found))
        for (a, b), found in sorted(changes.items())
    )
    rows = tuple(
        Side(
            label=_label(at, changes, sides, places, versions),
            claims=tuple(c.id for c in own),
            origins=len({origins.get(c.document, c.document) for c in own}),
            documents=len({c.document for c in own}),
        )
        for at, own in enumerate(made)
    )
    first = next(c for _, found in sorted(changes.items()) for c in found if c.kind == kind)
    return Finding(
        key=_key("drift", sorted(said)),
        shared_claim=None,
        kind=kind,
        verdict="drift",
        severity=_severity(kind, [c for own in made for c in own]),
        message=f"Copies of one text: {_MESSAGE[kind]}. {_capital(first.words)}.",
        sides=rows,
        pairs=pairs,
    )


def _sides(
    ordered: Sequence[str],
    versions: Mapping[str, list[str]],
    places: Mapping[str, Place],
    turned: Mapping[frozenset[str], str],
    config: Config,
) -> tuple[list[list[str]], dict[tuple[int, int], list[Change]]]:
    """Versions that say the same, together; and the changes between each two sides."""
    sides: list[list[str]] = []

    def between(x: str, y: str) -> list[Change]:
        return _between(versions[x], versions[y], places, turned, config)

    for version in ordered:
        held = sides[: config.drift_variants]
        if len(held) == config.drift_variants:  # a further version can only be at home: where its words are
            held = sorted(held, key=lambda side: (-_words_alike(side[0], version), side[0]))[:NEAREST]
        home = next((side for side in held if not between(side[0], version)), None)
        if home is not None:
            home.append(version)
        elif len(sides) < config.drift_variants:
            sides.append([version])
    return sides, {(a, b): between(sides[a][0], sides[b][0]) for a, b in combinations(range(len(sides)), 2)}


def _words_alike(a: str, b: str) -> float:
    """The share of words that two versions have in common (Dice)."""
    one, other = set(a.split()), set(b.split())
    return 2 * len(one & other) / (len(one) + len(other) or 1)


def _between(
    left: Sequence[str],
    right: Sequence[str],
    places: Mapping[str, Place],
    turned: Mapping[frozenset[str], str],
    config: Config,
) -> list[Change]:
    """The changes between two versions, as the first document of each has them."""
    a, b = places[left[0]], places[right[0]]
    found = find_changes(a.copy, b.copy, config)
    if not found:
        why = next((turned[frozenset((x, y))] for x in left for y in right if frozenset((x, y)) in turned), "")
        if why:
            word = answers_before(a.sentence.text)
            found = [Change("statement", word, answers_before(b.sentence.text), why)]
    return found


def _label(
    at: int,
    changes: Mapping[tuple[int, int], list[Change]],
    sides: Sequence[Sequence[str]],
    places: Mapping[str, Place],
    versions: Mapping[str, list[str]],
) -> str:
    """The words of this side that the first other side has otherwise, or the sentence."""
    for (a, b), found in sorted(changes.items()):
        words = [c.a if at == a else c.b for c in found]
        if at in (a, b) and found:
            mine = [w for w in words if w]
            if mine:
                return "; ".join(f"“{_short(w)}”" for w in mine)
            return "without " + "; ".join(f"“{_short(c.a or c.b)}”" for c in found)
    return _short(places[versions[sides[at][0]][0]].sentence.text)


def _reasons(found: Sequence[Change]) -> tuple[str, ...]:
    if not found:
        return ("both are copies of one text", "the copies say the same in this respect")
    return ("both are copies of one text", *(f"{c.kind}: {c.words}" for c in found))


def _severity(kind: FindingKind, claims: Sequence[Claim]) -> Severity:
    """High where lives are counted and a number, name or negation was changed: such an error travels furthest. Low for
    a hedge, which style may explain; else medium."""
    lives = any(c.scope.measure in _LIVES for c in claims)
    if lives and kind in ("number", "name", "negation"):
        return "high"
    return "low" if kind == "certainty" else "medium"


def _short(text: str, most: int = 90) -> str:
    text = " ".join(text.split())
    return text if len(text) <= most else text[: most - 1].rsplit(" ", 1)[0] + "…"


def _capital(text: str) -> str:
    return text[:1].upper() + text[1:]


def _key(kind: str, parts: Sequence[str]) -> str:
    """Made as all keys of findings: of what is said, never of where."""
    return hashlib.sha256("\0".join([kind, *parts]).encode()).hexdigest()[:16]
