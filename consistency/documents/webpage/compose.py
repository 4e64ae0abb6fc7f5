"""The parts of a page -> one text with its blocks: the article first, what stands around it below, comments last."""

from __future__ import annotations

from collections.abc import Sequence

from consistency.datatypes import TextBlock
from consistency.documents.webpage.article import Part

FURNITURE_KEPT = 400
"""So many blocks of furniture are kept at most; a page that has more has menus of menus."""


def compose(parts: Sequence[Part], title: str) -> tuple[str, tuple[TextBlock, ...], int]:
    """The text, its blocks, blank lines between them, and the offset at which the article ends.

    ``title``: put on top, as a headline, where no part is one. Blocks of the article come in the order of the page;
    behind them the rest of the page, and what readers wrote at the very end.
    """
    lines: list[tuple[str, Part | None]] = []
    inside = [part for part in parts if part.inside and part.kind != "reader_comment"]
    if title and not any(part.kind == "headline" for part in inside):
        lines.append((title, None))
    lines += [(part.text, part) for part in inside if part.text]
    around = [part for part in parts if not part.inside and part.kind != "reader_comment"]
    lines += [(part.block.text, part) for part in _once(around)[:FURNITURE_KEPT]]
    lines += [(part.block.text, part) for part in parts if part.kind == "reader_comment"]
    blocks: list[TextBlock] = []
    at = 0
    for text, part in lines:
        kind = "headline" if part is None else part.kind
        published = None if part is None or not part.inside else part.published
        place = "" if part is None else part.block.place
        blocks.append(TextBlock(at, at + len(text), kind, place=place, published=published))
        at += len(text) + 2
    article = sum(1 for _, part in lines if part is None or (part.inside and part.kind != "reader_comment"))
    end = blocks[article - 1].end if article else 0
    return "\n\n".join(text for text, _ in lines), tuple(blocks), end


def _once(parts: Sequence[Part]) -> list[Part]:
    """Menus stand on a page twice and three times; each line is kept once."""
    return list({part.block.text: part for part in reversed(parts)}.values())[::-1]
