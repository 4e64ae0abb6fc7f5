"""Whether a clause is denied, and by which word: "not", "no one", "without", "failed to", "has yet to"."""

from __future__ import annotations

from consistency.config import packaged_table
from consistency.language.clauses import is_predicate, own_subject
from consistency.parsing import Parse, child, children, word


def denial(parse: Parse, verb: int) -> int | None:
    """The token that denies the clause of ``verb``; ``None`` where it is not denied.

    Two denials are none ("did not fail to open"). What somebody says is not so ("denied that") is speech, and no
    denial of the text: see ``modality``.
    """
    return _denial(parse, verb, frozenset())


def _denial(parse: Parse, verb: int, seen: frozenset[int]) -> int | None:
    own = _own(parse, verb)
    above = _above(parse, verb, seen | {verb})
    if own is not None and above is not None:
        return None
    return own if own is not None else above


def _own(parse: Parse, verb: int) -> int | None:
    """A denial inside the clause: at the verb, at "longer", or in who takes part."""
    for token in children(parse, verb, "neg"):
        if not _only(parse, token):
            return token
    for token in children(parse, verb, "advmod"):
        if (
            word(parse, token).lower() == "longer"
            and (found := child(parse, token, "neg", "det", "advmod")) is not None
        ):
            return found
    by = child(parse, verb, "agent")
    doer = own_subject(parse, verb)
    parts = [token for token in (doer, child(parse, by, "pobj") if by is not None else None) if token is not None]
    parts += children(parse, verb, "dobj", "attr", "dative")
    for token in parts:
        if parse.lemmas[token].lower() in _cues("nobody"):
            return token
        for other in children(parse, token, "det", "preconj"):
            if parse.lemmas[other].lower() in ("no", "neither"):
                return other
    return None


def _only(parse: Parse, token: int) -> bool:
    """Does "only" or its like follow? "Not only" denies nothing."""
    return token + 1 < len(parse) and parse.lemmas[token + 1].lower() in ("only", "just", "merely", "simply")


def _above(parse: Parse, verb: int, seen: frozenset[int]) -> int | None:
    """A denial that reaches the clause from the word that it hangs on."""
    head, label = parse.heads[verb], parse.deps[verb]
    if head in seen:
        return None
    if label == "conj" and own_subject(parse, verb) is None and is_predicate(parse, head):
        joined = {parse.lemmas[token].lower() for token in children(parse, head, "cc")}
        return _denial(parse, head, seen) if joined & {"or", "nor"} else None
    if label == "pcomp":
        if parse.lemmas[head].lower() in _cues("without"):
            return head
        governor = parse.heads[head]
        stopped = parse.lemmas[head].lower() == "from" and parse.lemmas[governor] in _cues("from")
        return governor if stopped and _denial(parse, governor, seen | {head}) is None else None
    if label == "xcomp" and _turns_round(parse, verb, head):
        return head if _denial(parse, head, seen) is None else None
    return None


def _turns_round(parse: Parse, verb: int, head: int) -> bool:
    """Does what ``verb`` tells not happen where ``head`` does? "fail to open", "avoid paying", "have yet to open"."""
    lemma = parse.lemmas[head].lower()
    if parse.tags[verb] == "VBG":
        return lemma in _cues("ing") - _cues("saying")
    yet = any(parse.lemmas[token] == "yet" for token in children(parse, head, "advmod"))
    return lemma in _cues("to") or (lemma == "have" and yet)


def _cues(name: str) -> frozenset[str]:
    return frozenset(packaged_table("negation")["cues"][name])
