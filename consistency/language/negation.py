"""Whether a clause is denied, and by which word: "not", "no one", "without", "failed to", "has yet to"."""

from __future__ import annotations

from consistency.config import word_set
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
        if not _narrow(parse, verb, token):
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


def _narrow(parse: Parse, verb: int, cue: int) -> bool:
    """Does "not" reach less than the clause: "not only", "not immediately", "not all of them", "not until Friday"?"""
    if cue + 1 < len(parse) and parse.lemmas[cue + 1].lower() in _cues("narrow"):
        return True
    for token in children(parse, verb, "nsubj", "nsubjpass", "dobj", "attr", "acomp", "advcl", "prep", "conj"):
        if token > cue and parse.deps[token] in ("advcl", "prep"):
            opening = (token, *children(parse, token, "mark", "advmod"))
            if any(parse.lemmas[t].lower() in _cues("until") for t in opening):
                return True
        if token > cue and _is_whole(parse, token):
            return True
        if parse.deps[token] in ("dobj", "attr", "acomp", "prep") and _has_contrast(parse, token):
            return True
    return _has_contrast(parse, verb) and all(own_subject(parse, t) is None for t in children(parse, verb, "conj"))


def _is_whole(parse: Parse, token: int) -> bool:
    """Is it all of something, some of which may be left ("did not free all of them")?"""
    return any(
        parse.lemmas[t].lower() in _cues("whole") for t in (token, *children(parse, token, "det", "predet", "amod"))
    )


def _has_contrast(parse: Parse, token: int) -> bool:
    """Is another put in its place ("not a bomb but a shell")?"""
    joined = bool(children(parse, token, "conj"))
    return joined and any(parse.lemmas[t].lower() in _cues("contrast") for t in children(parse, token, "cc", "advmod"))


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
    if label == "xcomp" and parse.lemmas[head].lower() in _cues("with"):
        ruling = head if is_predicate(parse, head) else parse.heads[head]
        return None if ruling in seen else _denial(parse, ruling, seen)
    return _called_false(parse, verb, seen) if label in ("ccomp", "csubj", "acl", "advcl") else None


def _called_false(parse: Parse, verb: int, seen: frozenset[int]) -> int | None:
    """The word by which what the clause tells is called untrue: "it is false that", "it is not the case that"."""
    head = parse.heads[verb]
    be = parse.heads[head] if parse.deps[head] in ("attr", "acomp") else head
    if parse.lemmas[be] != "be" or be in seen:
        return None
    for token in children(parse, be, "attr", "acomp"):
        lemma = parse.lemmas[token].lower()
        denied = _own(parse, be)
        if lemma in _cues("untrue"):
            return token if denied is None else None
        if lemma in _cues("true"):
            return denied
    return None


def _turns_round(parse: Parse, verb: int, head: int) -> bool:
    """Does what ``verb`` tells not happen where ``head`` does? "fail to open", "avoid paying", "have yet to open"."""
    lemma = parse.lemmas[head].lower()
    if parse.tags[verb] == "VBG" or any(parse.tags[t] == "VBG" for t in children(parse, verb, "aux", "auxpass")):
        return lemma in _cues("ing") - _cues("saying")
    yet = any(parse.lemmas[token] == "yet" for token in children(parse, head, "advmod"))
    return lemma in _cues("to") or (lemma == "have" and yet)


def _cues(name: str) -> frozenset[str]:
    return word_set("negation", "cues", name)
