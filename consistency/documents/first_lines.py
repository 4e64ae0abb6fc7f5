"""Title and date from the first lines of a text, where they plainly stand there.

Plainly: a line that is a date and nothing else; a short first line without a full stop above running text. Who
publishes it is for ``outlet`` to find out.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from consistency.sentences import Passage, outline
from consistency.sentences.dates import is_date_line

LOOK_AHEAD = 4_000
"""Characters from the start of the body; title and date stand above or right below the first paragraphs."""
FIRST_PASSAGES = 12
"""A date line below these passages dates something else."""
LEAD_WORDS = 80
"""Words of the first prose that a title is held against, where several lines could be it."""


@dataclass(frozen=True, slots=True)
class FirstLines:
    """What the first lines say."""

    title: str = ""
    published: str | None = None
    notes: tuple[str, ...] = ()


def read_first_lines(text: str, body_start: int) -> FirstLines:
    """Title and date of publication of the text below ``body_start``. Raises nothing."""
    head = text[body_start : body_start + LOOK_AHEAD]
    passages = outline(head)[:FIRST_PASSAGES]
    published, notes = _published(head, passages)
    return FirstLines(_title(head, passages), published, notes)


def _published(head: str, passages: list[Passage]) -> tuple[str | None, tuple[str, ...]]:
    """The first date line; one that says "updated" only where there is no other."""
    found = [
        (dated, line)
        for passage in passages
        if passage.kind == "dateline"
        and (dated := is_date_line(line := head[passage.start : passage.end]))
        and (dated.iso or dated.problem)
    ]
    found.sort(key=lambda f: (f[0].iso is None, "updat" in f[1].casefold() and "publi" not in f[1].casefold()))
    if not found:
        return None, ()
    dated = found[0][0]
    notes = (f"First lines: {dated.problem}.",) if dated.problem and "no date" not in dated.problem else ()
    return dated.iso, notes


def _title(head: str, passages: list[Passage]) -> str:
    """The first headline above the prose, or the one below it that shares more words with the prose.

    The second case is a section's name above the title: "World" or "War in the north".
    """
    prose = next((i for i, p in enumerate(passages) if p.kind == "body"), 0)
    titles = [head[p.start : p.end] for p in passages[:prose] if p.kind == "headline"]
    if not titles:
        return ""
    lead = set(_words(" ".join(head[p.start : p.end] for p in passages[prose:] if p.kind == "body"))[:LEAD_WORDS])
    shared = [sum(word in lead for word in _words(title)) for title in titles[:2]]
    best = 1 if len(shared) == 2 and shared[1] > 2 * shared[0] and len(_words(titles[0])) <= 5 else 0
    return " ".join(titles[best].split())


def _words(text: str) -> list[str]:
    """Words of three letters or more, in lower case."""
    return re.findall(r"[^\W\d_]{3,}", text.casefold())
