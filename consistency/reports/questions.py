"""Questions as people ask them: ``How many Americans were killed?`` from slots that only say ``Americans killed``."""

from __future__ import annotations

import re
from collections.abc import Sequence

from consistency.datatypes import Scope

_ASKED = re.compile(r"How many (?P<what>.+?)(?P<done> (?:killed|wounded|injured|displaced|arrested|abducted|rescued|"
                    r"infected|evacuated|kidnapped|detained|missing))(?P<where> (?:in|at|on|near) .+)?\?")  # fmt: skip
_STANDING = re.compile(r"How many (?P<what>.+?)(?P<where> in .+)\?")
_STANDS = frozenset({"personnel", "people", "bases", "houses"})
"""Measures of things that are somewhere; attacks, years or money are not."""
_VERBS = re.compile(r"\b(?:are|were|is|was|have|has|had|will|do|did|does)\b")
_IRREGULAR = {"man": "men", "woman": "women", "person": "people", "child": "children", "foot": "feet", "wife": "wives"}
_ALREADY = frozenset({"people", "police", "personnel", "military", "staff", "crew", "dead", "aircraft", "men", "women",
                      "children", "wounded", "injured", "missing"})  # fmt: skip
"""Last words that stand for several as they are."""


def in_words(question: str, scopes: Sequence[Scope] = ()) -> str:
    """``question`` with the verb that it lacks and its noun in the plural; anything else comes back as it is.

    ``scopes``: of the claims that answer it; they say what was done to what is counted, or that it stands somewhere.
    """
    statuses = [scope.status for scope in scopes]
    question = " ".join(question.split())
    if _VERBS.search(question):
        return question
    found = _ASKED.fullmatch(question)
    if found:
        done = found["done"].strip()
        return (
            f"How many {plural(found['what'])} {'are' if done == 'missing' else 'were'} {done}{found['where'] or ''}?"
        )
    found = _STANDING.fullmatch(question)
    known = set(statuses) - {"", "present"}
    if found and not known and scopes and {scope.measure for scope in scopes} <= _STANDS:
        return f"How many {plural(found['what'])} are there{found['where']}?"
    done = known.pop() if len(known) == 1 else ""
    if found and done.endswith("ed") and "" not in statuses:
        return f"How many {plural(found['what'])} were {done}{found['where']}?"
    return question


def plural(noun: str) -> str:
    """A noun phrase with its last word in the plural: ``British soldier`` -> ``British soldiers``."""
    rest, _, last = noun.rpartition(" ")
    if last.lower() in _ALREADY or last.endswith("s") or not last.isalpha():
        return noun
    for one, many in _IRREGULAR.items():
        if last.lower() == one or (one in ("man", "woman") and last.lower().endswith(one)):
            return f"{rest} {last[: len(last) - len(one)]}{many}".strip()
    if last.endswith("y") and last[-2:-1] not in "aeiou":
        return f"{rest} {last[:-1]}ies".strip()
    return f"{rest} {last}{'es' if last.endswith(('x', 'ch', 'sh', 'z')) else 's'}".strip()
