"""Who says what a clause tells: "Brill said …", "…, the mayor told reporters", "According to Turk, …"."""

from __future__ import annotations

from dataclasses import dataclass

from consistency.config import packaged_table
from consistency.language.clauses import agent, governor
from consistency.parsing import Parse, child, children, word


@dataclass(frozen=True, slots=True)
class Speech:
    """Who says something, and the token that tells that he does ("said", "According")."""

    speaker: int | None
    """Head of the noun phrase; ``None`` where nobody is named ("it was reported that")."""
    cue: int


def speech(parse: Parse, verb: int) -> Speech | None:
    """Who says what the clause of ``verb`` tells, by the nearest words; ``None`` where the text itself does."""
    token: int | None = verb
    seen: set[int] = set()
    while token is not None and token not in seen:
        seen.add(token)
        found = _according(parse, token) or _above(parse, token) or _beside(parse, token)
        if found:
            return found
        token = governor(parse, token)
    return None


def _according(parse: Parse, verb: int) -> Speech | None:
    for token in children(parse, verb, "prep", "advmod"):
        to = child(parse, token, "prep")
        if parse.lemmas[token].lower() in ("accord", "according") and to is not None:
            return Speech(child(parse, to, "pobj"), token)
    return None


def _above(parse: Parse, verb: int) -> Speech | None:
    head = parse.heads[verb]
    if parse.deps[verb] in ("ccomp", "xcomp") and _reports(parse, head):
        return Speech(agent(parse, head), head)
    return None


def _beside(parse: Parse, verb: int) -> Speech | None:
    """A verb of saying that the parser hung on what is said."""
    for token in children(parse, verb, "parataxis"):
        if _reports(parse, token):
            return Speech(agent(parse, token), token)
    return None


def _reports(parse: Parse, token: int) -> bool:
    return word(parse, token).lower() in packaged_table("reporting")["verbs"]["words"]
