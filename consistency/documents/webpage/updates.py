"""Live blogs: which blocks belong to an update with a time of its own."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from consistency.documents.webpage.blocks import PageBlock
from consistency.documents.webpage.dates import iso_of

HIGHEST = 5
"""So many elements above its time the element of an update is looked for."""
FEWEST = 2
"""Updates that make a live blog."""


def update_times(blocks: Sequence[PageBlock], chosen: Sequence[bool]) -> dict[int, str]:
    """Number of a block of the article -> the day of its update; empty where the page is no live blog.

    An update is an element that holds one ``time`` and prose of the article, beside others that do: nothing is read
    from how it is called.
    """
    root = next((b.element.getroottree().getroot() for b in blocks if b.element is not None), None)
    if root is None:
        return {}
    days = {time: iso for time in list(root.iter("time"))[:5_000] if (iso := iso_of(time.get("datetime")))}
    with_time = _holding(days)
    holders = {time: _holder(time, with_time) for time in days}
    updates = {id(holder): days[time] for time, holder in holders.items() if holder is not None}
    found: dict[int, str] = {}
    seen: set[int] = set()
    for i, (block, c) in enumerate(zip(blocks, chosen, strict=True)):
        if not c or block.element is None or not updates:
            continue
        holder = next((id(e) for e in (block.element, *block.element.iterancestors()) if id(e) in updates), None)
        if holder is not None:
            found[i] = updates[holder]
            seen.add(holder)
    return found if len(seen) >= FEWEST else {}


def _holding(days: dict[Any, str]) -> dict[Any, int]:
    """Each element that holds a time, or is one -> how many of its children do. Linear in the page."""
    children: dict[Any, int] = {}
    for time in days:
        element, new = time, time not in children
        children.setdefault(time, 0)
        while new and (above := element.getparent()) is not None:
            new = above not in children
            children[above] = children.get(above, 0) + 1
            element = above
    return children


def _holder(time: Any, with_time: dict[Any, int]) -> Any:
    """The element of the update that ``time`` dates: the highest that holds no other time, if siblings hold one too."""
    element, above = time, time.getparent()
    for _ in range(HIGHEST):
        if above is None or above.tag in ("body", "html"):
            return None
        if with_time[above] > 1:
            return element if element is not time else None
        element, above = above, above.getparent()
    return None
