"""Links -> origins: what is counted as one independent source, of documents and of single claims."""

from __future__ import annotations

import hashlib
import re
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence

from consistency.config import Config
from consistency.datatypes import JOINING, Claim, CopyLink
from consistency.lineage.publishers import told_families

_GENERIC = frozenset(
    "a an the of in and for to by on at his her its their our senior local top former officials official officers"
    " officer spokesman spokeswoman spokesperson police army military authorities statement commander minister"
    " witnesses witness residents resident source sources people media reports report he she they it who"
    " monday tuesday wednesday thursday friday saturday sunday but however meanwhile".split()
)
"""Words that name no one: "officials said" in two texts need not be the same officials."""


class Union:
    """Disjoint sets of names, each known by its smallest member."""

    def __init__(self) -> None:
        self._parent: dict[str, str] = {}

    def find(self, name: str) -> str:
        """The smallest name of the set that holds ``name``."""
        path = []
        while self._parent.get(name, name) != name:
            path.append(name)
            name = self._parent[name]
        for step in path:
            self._parent[step] = name
        return name

    def join(self, a: str, b: str) -> None:
        """Make one set of the two."""
        low, high = sorted((self.find(a), self.find(b)))
        self._parent[high] = low


def name_origins(documents: Iterable[str], links: Iterable[CopyLink], families: Mapping[str, str]) -> dict[str, str]:
    """Document id -> origin, a name that no unrelated document changes.

    Links that join make lineages. A publisher's texts on one story are joined last, and only lineages that are wholly
    his: the agency report that he reprints comes from elsewhere, and must not tie all his readers' sources together.
    ``families``: document id -> publisher, or empty.
    """
    links = list(links)
    union = Union()
    for link in links:
        if link.kind in JOINING and link.pairs:
            union.join(link.a, link.b)
    houses: dict[str, set[str]] = defaultdict(set)
    documents = list(documents)
    for d in documents:
        houses[union.find(d)].add(families.get(d, ""))
    for link in sorted((x for x in links if x.kind == "outlet" and not x.pairs), key=lambda x: (x.a, x.b)):
        a, b = union.find(link.a), union.find(link.b)
        if a != b and len(houses[a]) == 1 and houses[a] == houses[b]:
            union.join(a, b)
    return {d: f"o-{hashlib.sha256(union.find(d).encode()).hexdigest()[:8]}" for d in documents}


def claim_origins(
    claims: Sequence[Claim],
    links: Iterable[CopyLink],
    config: Config,
) -> dict[str, str]:
    """Claim id -> primary source, for claims that come from elsewhere than their document.

    A passage that documents of several origins share has one of its own; so has what several of them were told by
    one named person or institution, or took from one outlet.
    """
    union, spans = Union(), set()
    for link in links:
        if link.kind == "passage":
            for pair in link.pairs:
                if pair.likeness >= config.copy_edited:
                    a, b = f"{link.a}:{pair.a.start}", f"{link.b}:{pair.b.start}"
                    union.join(a, b)
                    spans |= {a, b}
    found = {}
    for claim in claims:
        at = f"{claim.document}:{claim.start}"
        if at in spans:
            found[claim.id] = f"p-{hashlib.sha256(union.find(at).encode()).hexdigest()[:8]}"
            continue
        source = primary_source(claim, config)
        if source:
            found[claim.id] = f"s-{source}"
    return found


def primary_source(claim: Claim, config: Config) -> str:
    """Whom the claim has it from, folded: an outlet that was told it, or a named person or institution; else empty."""
    outlets = told_families(claim.quote, config)
    if len(outlets) == 1:
        return next(iter(outlets))
    speaker = claim.attribution.speaker or ""
    names = [w for w in re.findall(r"[\w’'.-]+", speaker) if w.casefold().strip(".") not in _GENERIC]
    named = [w.casefold().strip(".") for w in names if w[:1].isupper()]
    institutions = [
        w.casefold()
        for w in re.findall(r"\w+", speaker)
        if w.casefold() in ("ministry", "agency", "coalition", "department")
    ]
    if institutions and len(names) >= 2:
        return "-".join(sorted({w.casefold().strip(".’'") for w in names}))
    return named[-1] if named else ""
