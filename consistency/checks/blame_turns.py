"""Turns of phrase by which texts say who did a deed: who is blamed, claims it, denies it, or is not known."""

from __future__ import annotations

import re
from typing import Literal

Stance = Literal["blamed", "claimed", "done", "acted", "denied", "unknown", "unclaimed"]
"""``done``: said flatly of a deed that has a name; ``acted``: a verb with its doer, of which there may be many."""
Where = Literal["before", "behind", "after", "inside", "none"]
"""Where a party or a deed stands: before, behind or inside the words of the pattern, or after the party."""

_ADVERBS = r"(?:(?:\w+ly|also|since|in\spart|now|yet|again|later)\s)*"
_NOT = r"(?:not|n[’']t)\s(?:yet\s|immediately\s)?"
_NOT_KNOWN = "|".join(
    (
        rf"(?:do|does|did)\s?{_NOT}(?:know|say|identify)",
        rf"{_NOT}(?:known|clear|certain|determined|established|identified)",
        r"un(?:clear|known|certain)",
        r"no\s(?:idea|word|indication|clue|evidence)(?:\s(?:of|as\sto|on))?",
        r"no(?:body|[-\s]one)\s(?:yet\s)?knows",
        r"(?:un|not\s(?:been\s)?)able\sto\s(?:say|determine|identify)",
        r"a\smystery",
    )
)
_PEOPLE = (
    r"(?:gunm[ae]n|attackers?|assailants?|m[ae]n|militants|hackers?|people|persons?|bombers?|individuals?|vandals"
    r"|assassins?|arsonists?|raiders?)"
)
_STILL_UNKNOWN = (
    r"(?:remains?\s(?:unknown|unidentified|a\smystery|unclear)"
    r"|(?:is|are|was|were)\s(?:still\s)?(?:unknown|not\s(?:yet\s)?known)"
    r"|(?:has|have)\snot\s(?:yet\s)?been\s(?:identified|established))"
)
_ACTED = (
    r"(?:attacked|fired|opened|shot|killed|bombed|threw|planted|stormed|hacked|stole|set|abducted|kidnapped|ambushed"
    r"|raided|torched|robbed|detonated|hurled)"
)
_DOING = r"carried\sout|conducted|launched|staged|perpetrated|committed|orchestrated|masterminded|mounted"
_DENIED = r"(?:denied|denies|denying|deny|rejected|rejects|disavowed|disclaimed)"
_PART = "|".join(
    (
        r"involvement|responsibility|role|part|connection|link|hand",
        r"being\s(?:behind|involved|responsible)",
        r"(?:carrying\sout|conducting|launching|perpetrating|having\scarried\sout)",
        r"(?=(?:attacking|bombing|killing|shelling|hacking|targeting|firing|shooting|starting|poisoning)\b)",
    )
)
_TOOK = r"(?:claimed|claims|claiming|admitted|took|taken|accepted)\s(?:full\s|sole\s)?(?:responsibility|credit)"
_STRUCK = r"(?:attacked|bombed|shelled|ambushed|raided|stormed|assassinated|kidnapped|abducted|hacked|hijacked|torched)"

# Stance, where the party stands, where the deed stands, words.
PATTERNS: tuple[tuple[Stance, Where, Where, str], ...] = (
    (
        "unclaimed",
        "none",
        "behind",
        r"\b(?:no|nobody|none)\b[^.,;:“”\"]{0,40}?\b(?:claimed|taken|claiming|admitted|accepted)\s(?:\w+\s)?"
        r"(?:responsibility|credit)(?:\sfor)?",
    ),
    ("unclaimed", "none", "behind", r"\b(?:no|without)\s(?:\w+\s){0,2}claims?\sof\sresponsibility(?:\sfor)?"),
    (
        "unclaimed",
        "none",
        "behind",
        r"\b(?:nobody|no[-\s]one|no\s(?:\w+\s)?group)\s(?:has|have|had)\s(?:(?:yet|so\sfar|immediately)\s)?claimed\b",
    ),
    (
        "unknown",
        "none",
        "inside",
        r"\b(?:identit(?:y|ies)\sof|attackers?|perpetrators?|gunmen|bombers?|hackers?|culprits?|assailants?|killers?"
        rf"|(?:those|the\speople|whoever)\s(?:behind|responsible))\b[^.,;:]{{0,60}}?\b{_STILL_UNKNOWN}",
    ),
    ("unknown", "none", "behind", rf"\b(?:{_NOT_KNOWN})\s(?:exactly\s|precisely\s)?who\b"),
    (
        "unknown",
        "none",
        "before",
        r"\bby\s(?:(?:an|two|three|four|some|several)\s)?(?:as[-\s]yet\s)?(?:unidentified|unknown)\s(?:\w+\s){0,2}?"
        + _PEOPLE,
    ),
    (
        "unknown",
        "none",
        "behind",
        r"\bwho\s(?:(?:was|were|is)\s(?:behind|responsible\sfor)|carried\sout|conducted|launched)\s"
        r"(?=[^.;]{3,80}\b(?:un(?:known|clear|certain)|a\smystery|not\s(?:yet\s)?(?:known|clear)))",
    ),
    (
        "unknown",
        "none",
        "behind",
        rf"\b(?:unidentified|unknown)\s(?:\w+\s){{0,2}}?{_PEOPLE}\s(?=(?:\w+\s){{0,2}}?{_ACTED}\b)",
    ),
    (
        "denied",
        "before",
        "behind",
        rf"\b(?:(?:has|have|had)\s)?(?:\w+ly\s)?{_DENIED}\s(?:(?:any|all|having|its|their|his|her|direct)\s)*(?:{_PART})"
        r"(?:\s(?:in|for|with|to|on)\b)?",
    ),
    (
        "denied",
        "before",
        "behind",
        rf"\bdid\s?{_NOT}(?=(?:carry\sout|conduct|launch|perpetrate|commit|attack|bomb|kill|shell|hack)\b)",
    ),
    ("denied", "before", "behind", rf"\b(?:was|were|is|are)\s?{_NOT}(?:behind|responsible\sfor|involved\sin)"),
    ("claimed", "before", "behind", rf"\b(?:(?:has|have|had|quickly)\s)*{_ADVERBS}{_TOOK}(?:\s(?:for|of))?"),
    (
        "claimed",
        "behind",
        "before",
        r"\b(?:was|were|been|later)\s(?:\w+ly\s|later\s)?claimed\sby\b",
    ),
    (
        "claimed",
        "before",
        "behind",
        r"\b(?:said|says|announced|admitted)\s(?:that\s)?(?:(?:it|they|he|she)\s(?:was|were|had\sbeen)\sbehind"
        rf"|(?:it|they|he|she|its\s\w+)\s(?:had\s)?(?:{_DOING}))\b",
    ),
    (
        "blamed",
        "behind",
        "before",
        rf"\b(?:(?:has|have|had|was|were|is|are|be|been|being)\s)*{_ADVERBS}blamed\s{_ADVERBS}(?:on|upon)\b",
    ),
    (
        "blamed",
        "before",
        "behind",
        rf"\b(?:is|are|was|were|been|being|be)\s{_ADVERBS}(?:blamed|accused|suspected)\s(?:by\s[^.,;]{{2,40}}?\s)?(?:for|of)\b",
    ),
    (
        "blamed",
        "behind",
        "inside",
        r"\b(?:blamed|blames|blaming|blame)\s(?:(?!\b(?:for|on)\b)[^.;:]|on\s(?=[^.;:]{2,50}\son\b)){3,90}?\son\b",
    ),
    ("blamed", "behind", "after", r"\b(?:blamed|blames|blaming|blame)\s(?!on\b|upon\b|for\b|by\b|game\b)"),
    ("blamed", "behind", "after", r"(?<!\bthe\s)(?<!\ban\s)(?<!\btwo\s)\b(?:accused|accuses|accusing)\s(?!of\b|by\b)"),
    ("blamed", "behind", "after", r"\b(?:holds?|held|holding)\s(?=(?:[^.,;:]){2,50}\sresponsible\b)"),
    (
        "blamed",
        "behind",
        "before",
        r"\b(?:put|laid|pinned|placed|puts|lays)\s(?:the\s)?(?:blame|responsibility)\s(?:[^.,;:]{2,60}?\s)?(?:on|with)\b",
    ),
    (
        "blamed",
        "before",
        "behind",
        r"\b(?:was|were|is|are)\s(?:\w+ly\s|also\s)?(?:behind|responsible\sfor|to\sblame\sfor)\b",
    ),
    ("done", "behind", "before", rf"\b(?:{_DOING}|planted|set\soff|started|caused)\sby\b"),
    ("acted", "behind", "inside", rf"\b{_STRUCK}\sby\b"),
    ("acted", "before", "inside", rf"\b{_STRUCK}\b"),
    ("done", "before", "behind", rf"\b(?:(?:has|have|had)\s)?(?:{_DOING})(?!\sby)\b"),
)
COMPILED = tuple((stance, party, deed, re.compile(words, re.IGNORECASE)) for stance, party, deed, words in PATTERNS)
TRIGGER = re.compile(
    r"blam|responsib|accus|claimed|\bwho\b|unidentified|unknown|identi|perpetrators|denie|deny|behind|reject|carr|conduct"
    r"|launch|stage|perpetrat|committ|orchestrat|mastermind|mount|planted|started|caused|credit|attacked|bombed|shelled|ambush|raided|stormed|assassin|napped|abduct|hack|torched",
    re.IGNORECASE,
)
"""What every pattern holds some of: texts without it are passed over quickly."""
DOUBTED = re.compile(
    r"\b(?:den(?:y|ied|ies)|reject(?:s|ed)?|no\sevidence|not\sbelieve|whether|doubt(?:s|ed)?|if)\b", re.IGNORECASE
)
"""Before the words of blame: the sentence does not say that it was they."""
