"""Who is quoted, with which verb, directly or not, and through which agency: apart from who publishes."""

from __future__ import annotations

import re
from functools import cache
from typing import Literal

from consistency.claims.speakers import LONGEST as _LONGEST
from consistency.claims.speakers import behind_preposition, listed, names_somebody, whole_subject
from consistency.datatypes import Attribution

PRONOUNS = frozenset({"he", "she", "they"})
_REACH = 160
"""Characters on either side of a reporting verb in which its subject is looked for."""
_BOUNDARY = re.compile(
    r"[;:()“”\"—–]|,|\b(?:and|but|that|which|who|when|where|while|as|after|because|if|whether|however|meanwhile|then|so|with)\b",
    re.I,
)
_TOKEN = re.compile(r"[\w’'.\-&]+")
_ADVERBS = frozenset(
    (
        "also later has have had previously previously, then now earlier already repeatedly once again only just still"
        " publicly simply first recently later, initially reportedly"
    ).split()
)
_BE = frozenset("is are was were be been being am".split())
_ACCORDING = re.compile(r"\b[Aa]ccording\sto\s")
_QUOTED = re.compile(r"[“\"‘]([^“”\"]{12,})[”\"’]?")
_AGENCY_END = re.compile(r"\b(?:news agency|newspaper|television|TV|radio|news channel|magazine)\b")
_STOPS = frozenset("in on at from by to into over for about since during near against between under through".split())
_IN_NAMES = frozenset("of for the al bin de van von".split())
_NOBODY = frozenset("it this that these what there".split())
_INSERTED = re.compile(r"\s(?:were|was|is|are|had|have|has|will)\b")
"""Behind a reporting verb: "sites that the army says were empty" quotes nobody for the rest."""
_DETERMINERS = frozenset("the a an its his her their one another some".split())


@cache
def _verb() -> re.Pattern[str]:
    return re.compile(r"\b(?:" + "|".join(sorted(listed("verbs"), key=len, reverse=True)) + r")\b")


@cache
def _agency() -> re.Pattern[str]:
    return re.compile(r"\b(?:" + "|".join(sorted(listed("agencies"), key=len, reverse=True)) + r")\b")


def attribution_of(text: str, quoted: bool = False) -> Attribution:
    """The first speaker that the sentence names, with the reporting verb; empty where it names none.

    ``speaker`` may be a pronoun; who is meant is for the discourse to say. ``quoted``: the sentence stands inside
    quotation marks as a whole.
    """
    speaker, verb = _speaker(text)
    manner: Literal["direct", "indirect", ""] = ""
    if quoted or _QUOTED.search(text):
        manner = "direct"
    elif speaker:
        manner = "indirect"
    return Attribution(speaker or None, verb or None, manner, agency=_credited(text) or None)


def _speaker(text: str) -> tuple[str, str]:
    found = _ACCORDING.search(text)
    if found:
        name = _front(text[found.end() : found.end() + _REACH])
        if name:
            return name, "according to"
    for at, m in enumerate(_verb().finditer(text)):
        if at > 20:
            break
        before = text[max(0, m.start() - _REACH) : m.start()]
        after = text[m.end() : m.end() + _REACH]
        if _INSERTED.match(after):
            continue
        name = _subject(before, m[0]) or _inverted(before, after, m[0])
        if name:
            return name, m[0]
    return "", ""


def _subject(before: str, verb: str) -> str:
    """The noun phrase left of the verb; behind an inserted clause, the one before that."""
    bare = before.rstrip()
    if bare.endswith(","):
        head, comma, _ = bare[:-1].rpartition(",")
        inserted = bare[len(head) + 1 : -1]
        if not comma or any(c in inserted for c in '“”"'):
            return ""
        return _name_at_end(head, verb) if _speaks(head) else ""
    return _name_at_end(bare, verb)


def _speaks(head: str) -> bool:
    """Does what stands before an inserted clause end in a name, not in a list or an opening phrase?"""
    last = _TOKEN.findall(head[-40:])
    return bool(last) and (last[-1][:1].isupper() or last[-1].lower() in listed("roles"))


def _name_at_end(text: str, verb: str) -> str:
    """The longest end of ``text``, which stands before ``verb``, that can be the name of a speaker; empty where it is
    none."""
    cut = 0
    for m in _BOUNDARY.finditer(text):
        cut = m.end()
    words = text[cut:].split()
    while words and words[-1].lower() in _ADVERBS:
        words.pop()
    if not words or words[-1].lower() in _BE:
        return ""
    if words[-1].lower() in PRONOUNS:
        return words[-1].lower()
    kept = _kept(words)
    if kept and {word.lower() for word in (words[0], *words[-len(kept) - 1 : -len(kept)])} & listed("listing"):
        return ""
    if behind_preposition(words, kept):  # what is left may be what the speaker is against, and no speaker
        hanging = words[len(words) - len(kept) - 1 : len(words) - len(kept)]
        whole = whole_subject(words, verb)
        kept = whole or (kept if words[0] in hanging or _opens(words[0]) else [])
    return " ".join(kept).strip(" .,’'") if _is_speaker(kept) else ""


def _opens(word: str) -> bool:
    """Does a clause open with a time or place ("In Lorne police said"), so that its subject comes later?"""
    return word.lower() in listed("leading")


def _kept(words: list[str]) -> list[str]:
    """The words at the end that make one noun phrase: back to its article; "of" and "for" lead on, and so does a place
    behind a noun of a speaker ("officials in Velle")."""
    at = len(words)
    while at > 0 and len(words) - at <= _LONGEST:
        plain = words[at - 1].lower().strip("’'.,")
        if plain in _BE or (plain.isdigit() and at < len(words)):
            break
        before = words[at - 2].lower().strip("’'.,") if at > 1 else ""
        if plain in _STOPS:
            if not (plain in ("for", "in", "at", "from") and before in listed("roles")):
                break
        elif plain in _DETERMINERS:
            at -= 1
            if before not in ("of", "for"):
                break
            continue
        at -= 1
    while at < len(words) and words[at].lower() in ("of", "for", *_STOPS):
        at += 1
    return words[at:]


def _is_speaker(words: list[str]) -> bool:
    """Does the phrase end in a name or in a noun of a speaker, and is it short enough?"""
    if not words or len(words) > _LONGEST or not names_somebody(words):
        return False
    last = words[-1].strip("’'.,")
    if last.lower() in listed("roles"):
        return True
    return last[:1].isupper() and last.lower() not in (
        "i",
        "we",
        "you",
        "it",
        "this",
        "that",
        "the",
        "these",
        "there",
        "what",
    )


def _inverted(before: str, after: str, verb: str) -> str:
    """The noun phrase right of the verb, where a comma or a closing quote stands left of it (…, said the minister)."""
    bare = before.rstrip()
    if bare and bare[-1] not in ",”\"’'!?":
        return ""
    if verb in ("told", "tells", "claims", "reports", "states", "notes"):
        return ""
    return _front(after.lstrip().removeprefix("by "))


def _front(text: str) -> str:
    """The name that ``text`` begins with: up to a mark, a verb or a word that opens a clause."""
    kept: list[str] = []
    named = False
    last = 0
    for m in _TOKEN.finditer(text):
        word, plain = m[0], m[0].lower().rstrip(".")
        if kept and (text[last : m.start()].strip() or _opens_clause(word, plain)):
            break
        if word[:1].isupper() or plain in listed("roles"):
            named = True
        elif (named and plain not in _IN_NAMES) or (not named and len(kept) > _LONGEST // 2):
            break
        kept.append(word)
        last = m.end()
        if word.endswith(".") and len(word) > len("Gen.") and plain not in ("brig", "capt", "supt"):
            break
    while kept and kept[-1].lower() in ("of", "for", "the"):
        kept.pop()
    if len(kept) == 1 and kept[0].lower() in PRONOUNS:
        return kept[0].lower()
    if not named or not 0 < len(kept) <= _LONGEST or kept[0].lower() in _NOBODY:
        return ""
    return " ".join(kept).strip(" .,’'")


def _opens_clause(word: str, plain: str) -> bool:
    """Does the word end a name: a preposition but "for", a form of "be", a conjunction, a reporting verb?"""
    if (plain in _STOPS and plain != "for") or plain in _BE:
        return True
    return bool(_BOUNDARY.fullmatch(plain) or _verb().fullmatch(word))


def _credited(text: str) -> str:
    """The news agency that the sentence credits: "(Reuters)", "told Reuters", "Reuters reported"."""
    for at, m in enumerate(_agency().finditer(text)):
        if at > 10:
            break
        before, after = text[max(0, m.start() - 30) : m.start()].rstrip(), text[m.end() : m.end() + 30]
        if before.endswith(
            ("(", "told", "told the", "to", "by", "by the", "quoted by", "via", "—", "–", "-")
        ) or after.startswith(")"):
            return m[0]
        if re.match(
            r"(?:\s(?:news agency|agency|television|TV))?\s(?:reported|said|says|quoted|cited|reports|news)\b", after
        ):
            return m[0]
        if _AGENCY_END.match(after.lstrip()):
            return m[0]
    return ""
