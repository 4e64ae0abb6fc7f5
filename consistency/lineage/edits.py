"""What copies cut or put in without changing what is said: kept with the link, for a reader who wants to know."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from functools import partial

from consistency.checks.changes import Change
from consistency.checks.drift import find_edits
from consistency.config import Config
from consistency.datatypes import COPIES, AlignedPair, CopyEdit, CopyLink, Sentence, Span
from consistency.lineage.places import Place, name_of, places_of
from consistency.progress import Tell, counted
from consistency.unforeseen import LeftOut, attempt


def with_edits(
    links: Sequence[CopyLink],
    sentences: Iterable[Sentence],
    config: Config,
    left_out: LeftOut | None = None,
    tell: Tell | None = None,
) -> tuple[CopyLink, ...]:
    """The ``links`` with what one of the two documents leaves out.

    Links that are no copies, and sentences too unlike to say what was cut (``edit_likeness``), have no edits.
    ``left_out`` is told of a link that cannot be worked through; it stays as it is. ``tell`` hears of
    the links.
    """
    places = places_of(sentences)
    return tuple(_with_own(link, places, config, left_out) for link in counted(links, tell))


def _with_own(link: CopyLink, places: Mapping[str, Place], config: Config, left_out: LeftOut | None) -> CopyLink:
    if link.kind not in COPIES:
        return link
    named = f"what the copies {link.a} and {link.b} cut"
    found = attempt(partial(_edits, link, places, config), named, left_out)
    return replace(link, edits=tuple(found)) if found else link


def _edits(link: CopyLink, places: Mapping[str, Place], config: Config) -> list[CopyEdit]:
    found = []
    for pair in link.pairs:
        a, b = places.get(name_of(link.a, pair.a.start)), places.get(name_of(link.b, pair.b.start))
        if a and b and pair.likeness >= config.edit_likeness and a.sentence.text != b.sentence.text:
            found += [_edit(change, link, pair, a, b) for change in find_edits(a.copy, b.copy, config)]
    return found


def _edit(change: Change, link: CopyLink, pair: AlignedPair, a: Place, b: Place) -> CopyEdit:
    """The edit in the words of the copy that has more of them."""
    in_a = len(change.a) >= len(change.b)
    place, (start, end), words = (a, change.a_span, change.a) if in_a else (b, change.b_span, change.b)
    return CopyEdit(
        kind="attribution" if change.kind == "attribution" else "content",
        document=link.a if in_a else link.b,
        span=Span(place.sentence.start + start, place.sentence.start + end),
        copy=pair.b if in_a else pair.a,
        words=words,
    )
