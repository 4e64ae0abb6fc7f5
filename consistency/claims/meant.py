"""How a figure is meant, read off the parse of its sentence: as reached, or as foreseen, and then by whom."""

from __future__ import annotations

from consistency.config import word_set
from consistency.datatypes import Attribution, Meant, Quantity
from consistency.gazetteer import fold
from consistency.language import foreseen, is_predicate, who_foresees
from consistency.lemmas import lemma_of
from consistency.parsing import Parse, ancestors, children, head_of_span, word

_FINITE = frozenset({"VBD", "VBZ", "VBP"})


def meant_of(parse: Parse | None, q: Quantity, attribution: Attribution) -> Meant:
    """How ``q``, with offsets in the sentence of ``parse``, is meant. Who says it is one who may foresee it."""
    figure = None if parse is None else head_of_span(parse, q.start, q.end)
    if parse is None or figure is None:
        return Meant()
    cue = foreseen(parse, figure)
    if cue is not None:
        names = {fold(word(parse, t)) for t in who_foresees(parse, cue) if parse.pos[t] == "PROPN"}
        return Meant("foreseen", word(parse, cue), tuple(sorted(names | _names(attribution.speaker or ""))))
    return Meant("told" if _is_told(parse, figure) else "")


def _is_told(parse: Parse, figure: int) -> bool:
    """Does it stand in a clause with a tense?"""
    verbs = [token for token in (figure, *ancestors(parse, figure)) if is_predicate(parse, token)]
    return any(parse.tags[t] in _FINITE for verb in verbs for t in (verb, *children(parse, verb, "aux", "auxpass")))


def _names(speaker: str) -> set[str]:
    """The names in the words of a speaker: no article, no noun of an office."""
    small, roles = word_set("language", "title_case", "small"), word_set("reporting", "roles")
    words = (w.removesuffix("'s").removesuffix("’s") for w in speaker.split() if w[:1].isupper())
    return {fold(w) for w in words if w.lower() not in small and lemma_of(w) not in roles}
