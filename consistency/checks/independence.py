"""How many independent sources stand behind claims: documents of one origin count once, as do all who quote one."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from consistency.datatypes import Claim


def count_origins(claims: Sequence[Claim], origins: Mapping[str, str]) -> int:
    """Number of independent origins. ``origins``: document id -> origin, and claim id -> the primary source that it is
    taken from, where that is known. Claims that share either count once."""
    return _groups(claims, origins)


def primary_notes(claims: Sequence[Claim], origins: Mapping[str, str]) -> tuple[str, ...]:
    """For each primary source that joins documents of several origins, a sentence that says so."""
    behind: dict[str, set[str]] = {}
    for claim in claims:
        if claim.id in origins:
            behind.setdefault(origins[claim.id], set()).add(origins.get(claim.document, claim.document))
    return tuple(
        f"{len(found)} origins have it from one primary source ({_words(source)}): it counts once"
        for source, found in sorted(behind.items())
        if len(found) > 1
    )


def _groups(claims: Sequence[Claim], origins: Mapping[str, str]) -> int:
    """How many sets origins and primary sources make that claims tie together."""
    parent: dict[str, str] = {}

    def find(name: str) -> str:
        parent.setdefault(name, name)
        while parent[name] != name:
            parent[name] = name = parent[parent[name]]
        return name

    for claim in claims:
        own = find(origins.get(claim.document, claim.document))
        if claim.id in origins:
            parent[own] = find(origins[claim.id])
    return sum(name == above for name, above in parent.items())


def _words(source: str) -> str:
    kind, _, name = source.partition("-")
    return "a passage that they share" if kind == "p" else name.replace("-", " ").replace("_", " ")
