"""Who is quoted, with which verb: apart from who publishes."""

from __future__ import annotations

import re

from consistency.datatypes import Attribution

_VERBS = (
    "said|says|told|claimed|claims|announced|confirmed|reported|stated|denied|warned|added|insisted|insists|alleged|"
    "estimated|declared|admitted|acknowledged|explained|noted|tweeted|wrote"
)
_NAME = r"(?:[A-Z][\w’'.\-]*|of|the|and|for|al-[A-Z]\w*)"
_ROLE = (
    r"(?:spokes(?:man|woman|person)|officials?|officer|minister|ministry|police|army|military|statement|commander"
    r"|authorities)"
)
_BEFORE = re.compile(rf"((?:(?:[Aa]n?|[Tt]he)\s+)?(?:[\w’'\-.]+\s+){{0,6}}?(?:{_NAME}|{_ROLE})),?\s+({_VERBS})\b")
_AFTER = re.compile(rf"[,”\"]\s+({_VERBS})\s+((?:{_NAME}\s*)+)")
_ACCORDING = re.compile(
    r"\b[Aa]ccording to\s+((?:(?:an?|the)\s+)?(?:[\w’'\-]+\s+){0,4}?"
    rf"(?:{_ROLE}|[A-Z][\w’'.\-]*(?:\s+[A-Z][\w’'.\-]*)*))"
)


def attribution_of(text: str) -> Attribution:
    """The first speaker that the sentence names, with the reporting verb; empty where it names none."""
    found = _ACCORDING.search(text)
    if found:
        return Attribution(found[1].strip(" .,"), "according to")
    found = _AFTER.search(text)
    if found:
        return Attribution(found[2].strip(" .,"), found[1])
    found = _BEFORE.search(text)
    if found:
        return Attribution(found[1].strip().removeprefix("However, "), found[2])
    return Attribution()
