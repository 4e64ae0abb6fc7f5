"""What several readers need to put a text together: paragraphs, each with what is known of it."""

from __future__ import annotations

from collections.abc import Sequence

from consistency.datatypes import PassageKind, TextBlock
from consistency.documents.grids import statements


class TextBuilder:
    """Paragraphs become one text with an empty line between them; what is known of each is kept by its offsets."""

    def __init__(self) -> None:
        self._parts: list[str] = []
        self._blocks: list[TextBlock] = []
        self._length = 0

    def add(self, paragraph: str, kind: PassageKind | None = None, page: int | None = None, place: str = "") -> None:
        """One paragraph; nothing where it is empty. Line ends inside it stay, spaces at its ends do not."""
        paragraph = paragraph.strip()
        if not paragraph:
            return
        start = self._length + (2 if self._parts else 0)
        self._parts.append(paragraph)
        self._length = start + len(paragraph)
        if kind or page is not None or place:
            self._blocks.append(TextBlock(start, self._length, kind, page, place))

    def add_table(self, rows: Sequence[Sequence[str]], number: int) -> None:
        """The statements of a table, a paragraph for each row."""
        for at, line in enumerate(statements(rows), 1):
            self.add(line, "body" if line else None, place=f"table {number}, row {at}")

    @property
    def text(self) -> str:
        """All paragraphs, with an end of line behind the last; empty for none."""
        return "\n\n".join(self._parts) + "\n" if self._parts else ""

    @property
    def blocks(self) -> tuple[TextBlock, ...]:
        """What is known of the paragraphs that something is known of, in order."""
        return tuple(self._blocks)


def clean(text: str) -> str:
    """``text`` without zero bytes and halves of characters, which no document may hold."""
    return text.replace("\0", "").encode("utf-8", "replace").decode("utf-8")
