"""Makes copies of news articles, with and without a planted change of meaning, for ``benchmarks/lineage.py``.

Kinds of copy: verbatim parts, light edits, synonyms word by word (from the bundled sentence model: words whose vectors
are close, no thesaurus), sentences in another order, syndication. Everything is drawn from a seeded generator, so two
runs make the same texts.
"""

from __future__ import annotations

import random
import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field

Synonyms = Mapping[str, Sequence[str]]

KINDS = ("verbatim", "edited", "rewritten", "reordered")
CHANGES = ("number", "name", "negation", "certainty", "attribution", "allegation", "cut")


@dataclass(frozen=True)
class Planted:
    """A change of meaning: its kind, and the sentence before and after it."""

    kind: str
    before: str
    after: str


@dataclass(frozen=True)
class Made:
    """A copy: its sentences, which of them come from the original (by number there), and what was planted."""

    kind: str
    sentences: list[str]
    source: list[int | None]
    planted: list[Planted] = field(default_factory=list)


_EDITS: tuple[Callable[[str, random.Random], str], ...] = (
    lambda s, r: s.replace("“", '"').replace("”", '"').replace("’", "'"),
    lambda s, r: re.sub(r"\bdo not\b", "don't", re.sub(r"\bis not\b", "isn't", s)),
    lambda s, r: re.sub(r"(\w)isation\b", r"\1ization", re.sub(r"(\w)our\b", r"\1or", s)),
    lambda s, r: re.sub(r"\bthat (?=the |a |he |she |they |it )", "", s, count=1),
    lambda s, r: re.sub(r",? (?:however|meanwhile|also|very|just|now|still)\b,?", "", s, count=1),
    lambda s, r: re.sub(r"\bU\.S\.", "US", s),
    lambda s, r: re.sub(r"\bpercent\b", "per cent", s),
    lambda s, r: re.sub(r"^(?:But|And|So|Meanwhile,|However,) (\w)", lambda m: m[1].upper(), s),
    lambda s, r: re.sub(r", who (?:is|was) (\w+),", r", \1,", s, count=1),
    lambda s, r: re.sub(r"\bbig\b", "large", re.sub(r"\blarge\b", "big", s) if "large" in s else s),
    lambda s, r: re.sub(r"\bin order to\b", "to", s),
    lambda s, r: re.sub(r"\b(\w+) said\b", r"\1 stated", s, count=1) if r.random() < 0.5 else s,
    lambda s, r: re.sub(
        r"\b([2-9])\b(?![.,:%]\d)",
        lambda m: "zero one two three four five six seven eight nine".split()[int(m[1])],
        s,
        count=1,
    ),
)


def lightly_edited(sentence: str, rng: random.Random) -> str:
    """What a desk does to agency copy: spelling, contractions, small words, a dropped adverb. The meaning stays."""
    for edit in rng.sample(_EDITS, k=4):
        sentence = edit(sentence, rng)
    return " ".join(sentence.split())


def rewritten(sentence: str, synonyms: Synonyms, rng: random.Random, share: float) -> str:
    """The sentence with about this share of its replaceable words replaced, in order: what an article spinner does."""

    def swap(m: re.Match[str]) -> str:
        choices = synonyms.get(m[0])
        return rng.choice(list(choices)) if choices and rng.random() < share else m[0]

    return re.sub(r"\b[a-z]+\b", swap, sentence)


def reordered(sentences: Sequence[str], rng: random.Random) -> list[int]:
    """Numbers of the sentences in another order: blocks of one to four change places, the first stays."""
    rest, blocks = list(range(1, len(sentences))), []
    while rest:
        size = rng.randint(1, 4)
        blocks.append(rest[:size])
        rest = rest[size:]
    rng.shuffle(blocks)
    return [0, *(n for block in blocks for n in block)]


def make_copy(
    kind: str,
    article: Sequence[str],
    other: Sequence[str],
    coverage: float,
    synonyms: Synonyms,
    rng: random.Random,
    planted: int = 0,
    names: Sequence[str] = (),
) -> Made:
    """A copy of ``article`` in which this share of the words comes from it, the rest from ``other``.

    ``planted``: so many changes of meaning are made in copied sentences; ``names`` are put in the place of names.
    """
    numbers = _part(article, other, coverage, rng)
    if kind == "reordered":
        order = reordered(numbers, rng)
        numbers = [numbers[k] for k in order]
    sentences, source, made = [], [], []
    room = [n for n in numbers if len(article[n].split()) >= 8]
    marked = {}
    for n in rng.sample(room, k=len(room)):
        if len(marked) == planted:
            break
        for change in sorted(rng.sample(CHANGES, k=len(CHANGES)), key=lambda c: c in ("allegation", "negation")):
            after = plant(change, article[n], rng, names)
            if after:
                marked[n] = Planted(change, article[n], after)
                break
    for n in numbers:
        text = marked[n].after if n in marked else article[n]
        if kind == "edited":
            text = lightly_edited(text, rng)
        elif kind == "rewritten":
            text = rewritten(text, synonyms, rng, 0.6)
        if n in marked:
            made.append(Planted(marked[n].kind, article[n], text))
        sentences.append(text)
        source.append(n)
    fill = _fill(other, sentences, coverage)
    at = rng.randint(0, len(fill))
    return Made(kind, fill[:at] + sentences + fill[at:], [None] * at + source + [None] * (len(fill) - at), made)


def _part(article: Sequence[str], other: Sequence[str], coverage: float, rng: random.Random) -> list[int]:
    """Numbers of sentences in a row: all for whole copies, else so many that ``other`` can fill up the rest."""
    if coverage >= 1:
        return list(range(len(article)))
    most = coverage / (1 - coverage) * sum(len(s.split()) for s in other)
    start = rng.randint(0, max(0, len(article) - 4))
    taken, words = [], 0
    for n in range(start, len(article)):
        if taken and words + len(article[n].split()) > most:
            break
        taken.append(n)
        words += len(article[n].split())
    return taken


def _fill(other: Sequence[str], copied: Sequence[str], coverage: float) -> list[str]:
    """Sentences of another article, so many that the copied ones are this share of the words."""
    if coverage >= 1:
        return []
    want = sum(len(s.split()) for s in copied) * (1 - coverage) / coverage
    fill, words = [], 0
    for s in other:
        if words >= want:
            break
        fill.append(s)
        words += len(s.split())
    return fill


def plant(kind: str, sentence: str, rng: random.Random, names: Sequence[str]) -> str:
    """The sentence with one change of meaning of this kind; empty where it has no room for it."""
    return _PLANTERS[kind](sentence, rng, names)


def _number(s: str, rng: random.Random, names: Sequence[str]) -> str:
    words = "two three four five six seven eight nine ten".split()
    spots = [
        m
        for m in re.finditer(r"(?<![\w.,$-])\$?(\d{1,3}(?:,\d{3})+|\d{1,3})(?![\w,:/-]|\.\d)(?= [a-z])", s)
        if float(m[1].replace(",", "")) > 1
    ]
    spelled = list(re.finditer(r"\b(?:" + "|".join(words) + r")\b(?= [a-z]{4,})", s))
    if spots:
        m = rng.choice(spots)
        value = int(m[1].replace(",", ""))
        new = f"{value * rng.choice((2, 3)) + 1:,}"
        return s[: m.start(1)] + new + s[m.end(1) :]
    if spelled:
        m = rng.choice(spelled)
        return s[: m.start()] + words[(words.index(m[0]) + rng.randint(2, 6)) % len(words)] + s[m.end() :]
    return ""


def _name(s: str, rng: random.Random, names: Sequence[str]) -> str:
    known = set(names)
    spots = [m for m in re.finditer(r"(?<=[a-z,] )[A-Z][a-z]{3,}\b(?! [A-Z])", s) if m[0] in known]
    if not spots:
        return ""
    m = rng.choice(spots)
    choices = [n for n in names if n not in s and n[:3] != m[0][:3]]
    return s[: m.start()] + rng.choice(choices) + s[m.end() :]


def _negation(s: str, rng: random.Random, names: Sequence[str]) -> str:
    m = re.search(r"\b(?:is|was|were|are|has|have|had|will|would|could)\b(?! not| no |n't)", s)
    if not m or re.search(r"\b(?:not|no|never)\b|n't", s):
        return ""
    return s[: m.end()] + " not" + s[m.end() :]


def _certainty(s: str, rng: random.Random, names: Sequence[str]) -> str:
    if re.search(
        r"\b(?:allegedly|reportedly|may|might|apparently|possibly|probably|likely|seem\w*|appear\w*|believed)\b", s
    ):
        return re.sub(r"\b(?:allegedly|reportedly|apparently|possibly|probably) ", "", s, count=1) * bool(
            re.search(r"\b(?:allegedly|reportedly|apparently|possibly|probably) ", s)
        )
    if re.search(r"\b(?:could|would|think|believe|suspect|claim|alleg|suggest|expect|possib|said|say)\w*", s):
        return ""
    m = re.search(r"\b(?:was|were|has|had|is|are)\b", s)
    return f"{s[: m.end()]} {rng.choice(('reportedly', 'allegedly', 'possibly'))}{s[m.end() :]}" if m else ""


def _attribution(s: str, rng: random.Random, names: Sequence[str]) -> str:
    swaps = {
        "police": "residents",
        "officials": "witnesses",
        "authorities": "activists",
        "official": "witness",
        "spokesman": "relative",
    }
    m = re.search(
        r"\b(police|officials|authorities|official|spokesman) (?:said|say|told|reported|confirmed)\b", s, re.IGNORECASE
    )
    if m:
        word = swaps[m[1].lower()]
        return s[: m.start(1)] + (word.capitalize() if m[1][0].isupper() else word) + s[m.end(1) :]
    cut = re.sub(
        r", (?:the )?(?:[A-Z]\w+ |police |officials |authorities ){1,3}(?:said|reported|announced)(?: \w+day)?\.$",
        ".",
        s,
    )
    cut = re.sub(r", according to [^,.]{3,40}\.$", ".", cut)
    cut = re.sub(r",?[”\"]? ?,? said (?:[A-Z][\w.]+ ?){1,4}(?:, [^.]{3,60})?\.$", ".", cut)
    return cut if cut != s and len(cut) > 40 else ""


def _allegation(s: str, rng: random.Random, names: Sequence[str]) -> str:
    charge = rng.choice(
        (
            "who was accused of taking bribes for years",
            "after the ministry had covered up earlier warnings",
            "which critics blame on secret payments from abroad",
            "while the company was secretly funding armed groups",
        )
    )
    m = re.search(r"[.]$", s)
    return f"{s[: m.start()]}, {charge}." if m else ""


def _cut(s: str, rng: random.Random, names: Sequence[str]) -> str:
    m = re.search(r" and (?:the |a |an |his |her |their )?[^,.;]{25,80}\.$", s)
    return s[: m.start()] + "." if m and m.start() > 40 and len(re.findall(r"\w{4,}", m[0])) >= 5 else ""


_PLANTERS: Mapping[str, Callable[[str, random.Random, Sequence[str]], str]] = {
    "number": _number,
    "name": _name,
    "negation": _negation,
    "certainty": _certainty,
    "attribution": _attribution,
    "allegation": _allegation,
    "cut": _cut,
}
