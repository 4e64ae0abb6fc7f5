"""HTML inside another format (a mail, an item of a feed, a cell) -> text: paragraphs, and nothing of its looks.

Whole web pages are the business of the HTML reader; what stands here is a fragment that holds one text.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from html.parser import HTMLParser

BLOCKS = frozenset(
    "address article aside blockquote br center dd div dl dt figcaption figure footer form h1 h2 h3 h4 h5 h6 header "
    "hr li main nav ol p pre section table tbody td th tr ul".split()
)
"""Elements that begin a line of their own."""
SILENT = frozenset("script style head title noscript template svg object iframe".split())
"""Elements whose text nobody reads."""
MARKUP = re.compile(r"<(?:p|br|div|a|b|i|em|strong|ul|ol|li|img|span|h[1-6]|blockquote|table)\b[^<>]*>", re.I)


def is_markup(text: str) -> bool:
    """Is ``text`` written in HTML? Two of its usual elements are no chance."""
    return len(MARKUP.findall(text[:20_000])) >= 2 or bool(re.match(r"\s*<(?:p|div|html|!doctype)\b", text, re.I))


def text_of_markup(markup: str) -> str:
    """The paragraphs of ``markup``, an empty line between them. Takes any text, raises nothing, follows nothing."""
    parser = _Text()
    parser.feed(markup)
    parser.close()
    return "\n\n".join(parser.paragraphs())


class _Text(HTMLParser):
    """Words of an HTML text by the lines they stand on."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.lines = [""]
        self.silent = 0

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """A new line, or silence, begins."""
        if tag in SILENT:
            self.silent += 1
        elif tag in BLOCKS and self.lines[-1]:
            self.lines.append("")

    def handle_endtag(self, tag: str) -> None:
        """It ends."""
        if tag in SILENT:
            self.silent = max(0, self.silent - 1)
        elif tag in BLOCKS and self.lines[-1]:
            self.lines.append("")

    def handle_data(self, data: str) -> None:
        """Words."""
        if not self.silent:
            self.lines[-1] += data

    def paragraphs(self) -> Iterator[str]:
        """The lines that hold something."""
        for line in self.lines:
            if words := " ".join(line.split()):
                yield words
