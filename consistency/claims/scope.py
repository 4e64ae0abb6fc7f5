"""What a quantity is a count *of*: measure, status, and whether it is a part, a whole or a remainder."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Callable, Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import Any

from consistency.claims.joint import joined
from consistency.claims.phrases import find_phrase, phrases_of
from consistency.claims.words import Context, Word, context_of, key_of
from consistency.config import Config, packaged_table, word_set
from consistency.datatypes import Quantity, Role
from consistency.lemmas import is_known, lemma_of

__all__ = [
    "Context",
    "Figures",
    "context_of",
    "figures_of",
    "lemma_of",
    "measure_of",
    "role_of",
    "sense_of",
    "status_of",
]

_BREAKS = frozenset(
    (
        "; : ( ) — – but while although whereas which who because after before when where until accuse suspect convict"
        " he she it they we i"
    ).split()
)
"""Marks and lemmas that end the clause of a count."""
_AUXILIARIES = frozenset(
    (
        "be is are was were been being has have had get got reportedly also allegedly feared confirmed believed"
        " reported presumed thought said officially still left as seriously badly critically severely slightly"
        " lightly found shot pronounced declared listed others"
    ).split()
)
_ADDITIONAL = frozenset({"other", "another", "additional", "more", "further", "extra", "remaining", "rest"})
REACH = 6
"""Words between a count and the verb that governs it in a plain clause ("killed at least three Iraqi …"); counted on
the passages of the sample corpus: longer reaches take verbs of other clauses."""
_OF_PEOPLE = ("killed", "wounded", "arrested")
"""What is said of living beings only: a counted noun that no table knows is then a kind of people ("two welders")."""
_PEOPLE_ENDINGS = (
    "er",
    "or",
    "ist",
    "man",
    "men",
    "woman",
    "women",
    "ian",
    "eer",
    "ant",
    "ary",
    "ee",
    "ive",
    "folk",
    "boy",
)
"""Endings of English nouns for those who do or hold something; the table of measures has the rest."""
_PARTICLES = {"hand": frozenset({"over", "back"}), "pull": frozenset({"out", "back"}), "contract": frozenset({"virus"})}
"""Verbs that mean what the table says only with one of these words near by ("handed the base over")."""
_BEFALLS = frozenset("die perish drown missing disappear vanish flee survive".split())
"""Verbs of the table of measures that take no object: "people are dying" is said of the people."""
_STATES = frozenset(packaged_table("statuses"))
"""What those who are counted do themselves ("leaving", "training")."""
_ATTRIBUTES = frozenset("dead wounded injured missing displaced".split())
"""Words of the table of measures that are said of a noun behind them, too."""
_LOST = frozenset("claim take cost lose loss toll kill".split())
"""What makes lives a count of the dead."""
_NOT = frozenset("not never nor".split())
_FINITE = frozenset("is are was were has have had will would could can may might".split())
"""A word with which a predicate starts."""
_ADVERBS = frozenset("be been being still also not then later now already yet both all".split())
_PREDICATES = frozenset(
    "in at on under to from with without held found sent put shot hurt taken left lost told brought alive safe unhurt"
    " homeless missing able unable set kept made let".split()
)
"""What a predicate goes on with, besides "-ed", "-en", "-wn" and "-ing", where it says what happened to them."""
_NOUNS = frozenset("children women men policemen servicemen firemen fishermen teen eighteen siblings".split())
"""Nouns with the endings of participles."""
_GOING = frozenset({"deploy", "station", "base"})
_FUTURE = frozenset("will would to shall could may might must going".split())
_OBJECTS = frozenset(
    "the a an his her their its our my your this that these those him them it us me you out work school games".split()
)
"""What is missed, where somebody misses something."""
_OTHER_TOLLS = frozenset("injury casualty injured wounded bell".split())
"""What stands before a toll that is none of the dead."""
_SHOCKS = {
    "aftershock": "aftershock", "foreshock": "foreshock", "quake": "", "earthquake": "", "temblor": "", "tremor": "",
    "jolt": "",
}  # fmt: skip
"""What a magnitude is that of; empty for the main shock, whose magnitude needs no other name."""
_SHOCK_REACH = 8
"""Words before a magnitude among which the shock is named."""
_SAID = _AUXILIARIES | frozenset("say they would will that who do did does strongly somewhat now it".split())
"""Between those who were asked and what they answered ("52 percent of voters said they would …")."""
_TRANSITIVE = frozenset(
    "kill wound injure arrest detain capture rescue evacuate save abduct kidnap seize murder behead execute infect"
    " assassinate apprehend hurt".split()
)
"""Verbs of the table of measures that may have those who are counted as their subject."""
_TIMES = frozenset("day night week month year same previous morning evening weekend".split())
_LEVEL = re.compile(
    r"\b(?:r(?:ose|isen|ises?|ising)|climb(?:ed|s|ing)?|jump(?:ed|s)|gr(?:ew|own|ows)|stood|stands?|standing|increased"
    r"|lowered|revised(?:\s(?:up|down|upwards?|downwards?))?|raised|cut|put|fell|fallen|dropped|soared|surged|went|gone)"
    r"\s(?:by\s[\w,.]{1,12}\s)?(?:to|at)\s+$|\b(?:reach(?:ed|es)|hit|hits|pass(?:ed|es)|topped|surpassed|exceed(?:ed|s))\s+$",
    re.I,
)
"""What stands between a toll and its figure."""
_LEVEL_REACH = 60
"""Characters before a figure in which such words stand."""
_LEVEL_WORDS = 40
"""Words before those among which the toll is named."""
_TALLIES = frozenset({"toll", "number", "tally", "count", "total"})
_CLAUSES = frozenset("while but although whereas".split())
"""Where the clause of a toll starts anew."""
_LONGEST_LIST = 40
"""Members of one enumeration that are looked past; keeps a line of a million figures linear."""
_STATUS_MEASURES = frozenset({"personnel", "people", "bases", ""})
"""Measures that a status without a measure of its own tells apart (stationed, leaving, training)."""


@dataclass(frozen=True, slots=True)
class Figures:
    """What the quantities of one sentence are to each other, looked up once."""

    parts_of: frozenset[tuple[int, int]]
    """Spans that some other quantity is a part of."""
    starts: tuple[int, ...]
    lists: tuple[tuple[int, int] | None, ...]
    """Span of the enumeration of each, in the order of ``starts``."""
    ends: frozenset[int]
    """Where the numbers end."""
    counts: frozenset[int]
    """Where the figures start that count something."""


def figures_of(quantities: Sequence[Quantity]) -> Figures:
    """The quantities of one sentence; they come in order of place."""
    return Figures(
        frozenset((q.part_of.start, q.part_of.end) for q in quantities if q.part_of),
        tuple(q.start for q in quantities),
        tuple((q.list_span.start, q.list_span.end) if q.list_span else None for q in quantities),
        frozenset(q.number_end for q in quantities),
        frozenset(q.start for q in quantities if q.kind == "count"),
    )


@lru_cache(maxsize=16)
def _verbs_of(rows: tuple[tuple[str, tuple[str, ...]], ...]) -> dict[str, str]:
    return {word: name for name, words in rows for word in words}


_tables: dict[tuple[int, str], tuple[Mapping[str, Mapping[str, Any]], dict[str, str]]] = {}


def _verb_table(table: Mapping[str, Mapping[str, Any]], column: str) -> dict[str, str]:
    """Lemma -> name of the row that lists it under ``column``; the first row wins."""
    known = _tables.get((id(table), column))
    if known is None or known[0] is not table:
        rows = tuple((name, tuple(row.get(column, ()))) for name, row in reversed(list(table.items())))
        known = (table, _verbs_of(rows))
        if len(_tables) > 16:
            _tables.clear()
        _tables[id(table), column] = known
    return known[1]


def status_of(q: Quantity, figures: Figures, context: Context, config: Config) -> tuple[str, str]:
    """What happens to those who are counted, and the word that says so; two empty strings where nothing does.

    Nearest wins: right after the counted phrase ("three soldiers were killed"), then left of the count, then of the
    enumeration it stands in ("killed two X and one Y"), then further right in the clause, then in the counted phrase
    itself ("20 injured passengers"). A figure that a new clause starts with has a predicate of its own: of "Eleven
    were killed and 49 were taken home" the 49 were not killed.
    """
    if q.kind not in ("count", "share") or (q.part_of is None and (q.start, q.end) in figures.parts_of):
        return "", ""
    if q.kind == "share" and q.change:
        return "", ""  # "sales fell 30 percent, hurt by a strike"
    heads = _verb_table(config.measures, "heads")
    verbs = _verb_table(config.measures, "verbs")
    by_head = _head_row(q, heads)
    right_edge = _right_edge(q)
    named = q.head in verbs and heads.get(q.head) not in (None, "people")
    fate = verbs[q.head] if named else by_head if "asks" in config.measures.get(by_head, {}) else ""
    if q.head == "life" and not _lost(q, context):
        return "", ""
    if fate and not q.head.endswith(_PEOPLE_ENDINGS):
        # the head is the fate itself: "50 injured", "12 dead"
        edges = (right_edge, right_edge)
        return joined(fate, edges, context.text, _fate_of(config), figures.starts, config.measures), q.counted
    if "event" in config.measures.get(by_head, {}).get("notes", ()):
        return "", ""
    stop = _next_start(q, figures)
    if _of_people(q, by_head, config):
        phrases = tuple(p for p in phrases_of(config.measures) if "kinds" not in config.measures[p.row])
        phrase = find_phrase(phrases, context, q.start, right_edge, stop, _AUXILIARIES)
        if phrase:
            return phrase
    level = _level_of(q, context, config)
    if level[0] and _of_people(q, by_head, config):
        return level
    if fate:
        return fate, q.counted  # "20 detainees", of whom nothing else is said
    if by_head in _STATUS_MEASURES:
        verbs = _verb_table(packaged_table("statuses"), "words") | verbs
    bare = not q.counted
    own = _own_predicate(q, context, right_edge, stop)
    for words, limit in (
        (context.after(right_edge, stop), 0),
        (() if own else context.before(q.start), 1 if bare else REACH),
        (context.before(q.list_span.start) if q.list_span and not own else (), REACH),
        (() if bare and not own else context.after(right_edge, stop), REACH),
    ):
        found = _first_status(words, limit, verbs, context.text, figures)
        if found and not (bare and limit == 0 and _apposed(q, context, verbs)):
            name, word, span, back = found
            behind = next(context.after(right_edge, stop), None)
            if (
                name == "present"
                and back
                and lemma_of(word) == "deploy"
                and behind is not None
                and behind.lemma == "to"
            ):
                name = "arriving"  # "deployed 300 soldiers to the border" is "sent" them there
            return joined(name, span, context.text, _fate_of(config), figures.starts, config.measures, back), word
    return _attribute(q, config)


def sense_of(q: Quantity, figures: Figures, context: Context, config: Config) -> tuple[str, str]:
    """The row of the table of measures that a phrase around the figure names, and its words; empty where none does.

    Rows with ``kinds`` part figures of one kind that answer different questions: a share of those against from a share
    of those for, the seats of a hall from those who came, the strength of an aftershock from that of the quake.
    """
    heads = _verb_table(config.measures, "heads")
    by_head = _head_row(q, heads)
    right_edge = _right_edge(q)
    if (q.base_unit or q.unit) == "magnitude":
        return _shock(q, context, right_edge, _next_start(q, figures))
    phrases = []
    for phrase in phrases_of(config.measures):
        row = config.measures[phrase.row]
        of = row.get("of", ())
        counted = not of or q.head in of or by_head in of or (not q.head and "" in of)
        if (
            q.kind in row.get("kinds", ())
            and counted
            and (q.base_unit or q.unit) in row.get("units", (q.base_unit or q.unit,))
        ):
            phrases.append(phrase)
    if q.change:  # "the dollar fell 3 percent against the euro", but "seeks a 10 percent rise"
        phrases = [p for p in phrases if not p.after]
    passed = _SAID if q.kind == "share" else _AUXILIARIES
    return find_phrase(phrases, context, q.start, right_edge, _next_start(q, figures), passed) or ("", "")


def _shock(q: Quantity, context: Context, right_edge: int, stop: int) -> tuple[str, str]:
    """Is a magnitude that of an aftershock or foreshock? The nearest word decides, first that behind the figure."""
    behind = next(context.after(right_edge, stop), None)
    near = [behind] if behind is not None and behind.lemma in _SHOCKS else []
    near += [w for w in _upto(context.before(q.start), _SHOCK_REACH) if w.lemma in _SHOCKS]
    if near and _SHOCKS[near[0].lemma]:
        return _SHOCKS[near[0].lemma], near[0].text
    return "", ""


def _right_edge(q: Quantity) -> int:
    return max(q.end, q.counted_end, q.part_of.end if q.part_of else 0)


def _of_people(q: Quantity, by_head: str, config: Config) -> bool:
    """May the figure count people, by its noun?"""
    if by_head:
        return by_head in ("personnel", "people") or q.head.endswith(_PEOPLE_ENDINGS)
    return not q.head or _names_people(q, config) or _could_be_people(q)


def _lost(q: Quantity, context: Context) -> bool:
    """Were the lives that are counted lost, and not saved or changed?"""
    near = [*_upto(context.before(q.start), REACH), *_upto(context.after(q.end, 1 << 60), REACH)]
    return any(w.lemma in _LOST for w in near)


def _fate_of(config: Config) -> Callable[[str], str]:
    """A function that tells the row that a word names as a fate; a state ("leaving") is none."""
    verbs = _verb_table(config.measures, "verbs")

    def fate(text: str) -> str:
        plain = text.lower()
        return verbs.get(plain) or verbs.get(lemma_of(plain), "")

    return fate


def _own_predicate(q: Quantity, context: Context, right_edge: int, stop: int) -> bool:
    """Does a figure that a new clause starts with have its own verb ("… and 49 were taken home")?

    A noun as predicate ("of those killed, 12 were children") says what they are, not what happened to them.
    """
    before = next(context.before(q.start), None)
    if before is None or before.text.lower() not in ("and", ",") or q.part_of is not None:
        return False
    if context.text[:10].lstrip("“\"'").lower().startswith(("of ", "among ")):
        return False
    words = [w for w in _upto(context.after(right_edge, stop), 6) if not w.text.lower().endswith("ly")]
    words = words[1:] if words and words[0].text.lower() in ("others", "more") else words
    if len(words) < 2 or words[0].text.lower() not in _FINITE:
        return False
    rest = [w.text.lower() for w in words[1:] if w.text.lower() not in _ADVERBS]
    return (
        bool(rest) and (rest[0].endswith(("ed", "en", "wn", "ing")) or rest[0] in _PREDICATES) and rest[0] not in _NOUNS
    )


def _attribute(q: Quantity, config: Config) -> tuple[str, str]:
    """The fate that stands as an attribute of the counted noun ("20 injured passengers")."""
    heads = _verb_table(config.measures, "heads")
    for word in q.counted.split()[:-1]:
        row = heads.get(word.lower(), "")
        if word.lower() in _ATTRIBUTES and row:
            return row, q.counted
    return "", ""


def _apposed(q: Quantity, context: Context, verbs: Mapping[str, str]) -> bool:
    """Is a bare figure an age or a number of something else ("the actress, 26,", "a mother of 12 killed in")?

    Not behind another fate: "7 dead, 30 hurt".
    """
    word, earlier = (*_upto(context.before(q.start), 2), None, None)[:2]
    if word is None:
        return False
    listed = earlier is not None and word.text == "," and key_of(earlier, verbs) != ""
    return (word.text == "," and not listed) or word.lemma in ("of", "aged")


def _next_start(q: Quantity, figures: Figures) -> int:
    """Where the next quantity that is no member of the same enumeration begins; the clause of ``q`` ends there."""
    own = (q.list_span.start, q.list_span.end) if q.list_span else None
    first = bisect_right(figures.starts, q.start)
    for at in range(first, min(first + _LONGEST_LIST, len(figures.starts))):
        start = figures.starts[at]
        if (own is None or figures.lists[at] != own) and not (q.part_of and start == q.part_of.start):
            return start
    return 1 << 60


def _first_status(
    words: Iterable[Word], limit: int, verbs: Mapping[str, str], text: str, figures: Figures
) -> tuple[str, str, tuple[int, int], bool] | None:
    """The first status word: its row, the word, its span, and whether it stands before the figure; with ``limit`` 0
    only auxiliaries may stand before it."""
    taken = list(_upto(words, REACH + 8))
    back = len(taken) > 1 and taken[0].start > taken[1].start
    for passed, word in enumerate(taken, 1):
        follower = taken[passed].text.lower() if passed < len(taken) else ""
        if (word.lemma in _BREAKS or word.text in _BREAKS) and follower != "being":
            return None  # but on through "treated after being injured"
        if word.lemma == "and" and follower.endswith("ing") and not back:
            return None  # "… several villages and leaving thousands homeless"
        key = key_of(word, verbs)
        if back and passed == 1 and word.text.endswith("ing") and not key:
            return None  # "killed 612 people, levelling several villages"
        if back and passed == 1 and word.text == "as":
            return None  # "three died as thousands of protesters marched"
        if not back and (word.text.lower() in _NOT or word.text.lower().endswith(("n't", "n’t"))):
            return None  # "12 people were not hurt"
        if key and not _another_sense(word, taken, passed, back):
            if not back and _done_to_others(word, taken[: passed - 1], verbs[key]):
                return None
            if not back and _does(word, taken, passed, text, figures):
                return None
            if back and len(text[: word.start].rstrip()) in figures.ends:
                return None  # "80 hurt and 7 villages damaged"
            name = "arriving" if verbs[key] == "present" and _goes(word, taken, passed, back) else verbs[key]
            return name, word.text, (word.start, word.end), back
        if limit == 0 and word.text.lower() not in _AUXILIARIES and word.lemma not in _AUXILIARIES:
            return None
        if limit and passed >= limit:
            return None
    return None


def _does(word: Word, taken: Sequence[Word], passed: int, text: str, figures: Figures) -> bool:
    """Do those who are counted do it to others ("three gunmen killed 40 people", "two men have kidnapped a boy")?"""
    if word.lemma not in _TRANSITIVE or any(w.lemma == "be" or w.text.lower() == "being" for w in taken[: passed - 1]):
        return False
    follower = taken[passed].text.lower() if passed < len(taken) else ""
    if any(at in figures.counts for at in (word.end + 1, word.end + 2)):
        return True
    then = taken[passed + 1].text.lower() if passed + 1 < len(taken) else ""
    return follower in _OBJECTS and then not in _TIMES


def _level_of(q: Quantity, context: Context, config: Config) -> tuple[str, str]:
    """The fate of a toll that stands at or goes to the figure, however long its name: "the number of people confirmed
    dead in Sunday's landslide had risen to 154"."""
    level = _LEVEL.search(context.text, max(0, q.start - _LEVEL_REACH), q.start)
    if level is None:
        return "", ""
    verbs = _verb_table(config.measures, "verbs")
    words = list(_upto(context.before(level.start()), _LEVEL_WORDS))[::-1]
    edge = max((i for i, w in enumerate(words) if w.text in (";", ":") or w.text.lower() in _CLAUSES), default=-1)
    words = words[edge + 1 :]
    at = next((i for i, w in enumerate(words) if w.lemma in _TALLIES), None)
    if at is None:
        return "", ""
    named = words[at - 1 : at] if words[at].lemma == "toll" and at else []
    for word in (*named, *words[at : at + REACH + 2]):
        key = key_of(word, verbs)
        if key:
            return verbs[key], " ".join(w.text for w in dict.fromkeys((*named, words[at], word)))
    return "", ""


def _goes(word: Word, taken: Sequence[Word], passed: int, back: bool) -> bool:
    """Is a deployment one that is still to come ("is to deploy 900 troops in", "will be based")? Then those who are
    counted are on their way, as those whom somebody sends."""
    if word.lemma not in _GOING:
        return False
    if not back:
        return any(w.text.lower() in _FUTURE for w in taken[: passed - 1])
    if word.text.lower() == "deploying":
        return True
    return word.text.lower() == word.lemma and any(w.text.lower() in _FUTURE for w in taken[passed : passed + 4])


def _done_to_others(word: Word, passed: Sequence[Word], name: str) -> bool:
    """Is a status word behind a count about somebody else: an act ("shot three people, killing one") or a noun ("two
    helicopters moved the injured")?"""
    befalls = word.lemma in _BEFALLS or word.text.lower() in _BEFALLS
    if word.text.endswith("ing") and not befalls and name not in _STATES:
        return True
    return bool(passed) and passed[-1].text.lower() == "the"


def _upto(words: Iterable[Word], number: int) -> Iterable[Word]:
    for at, word in enumerate(words):
        if at >= number:
            return
        yield word


def _another_sense(word: Word, near: Sequence[Word], passed: int, back: bool) -> bool:
    """A phrasal verb without its particle ("handed down a verdict"), a noun of the same form ("the K1 base"), or a
    verb with an object ("missing the target")."""
    needs = _PARTICLES.get(word.lemma)
    if needs and not any(w.text.lower() in needs for w in near):
        return True
    follower = near[passed - 2] if back and passed > 1 else near[passed] if not back and passed < len(near) else None
    if word.text.lower() == "missing":
        return back or (follower is not None and follower.text.lower() in _OBJECTS)
    if word.text.lower() == "toll":
        before = near[passed].lemma if back and passed < len(near) else ""
        return not back or before in _OTHER_TOLLS
    return word.lemma == "base" and word.text.lower() != "based"


def measure_of(q: Quantity, status: str, config: Config) -> str:
    """The measure of a quantity: from what happened to the people counted, the counted head, or the unit."""
    if q.kind == "money":
        return "money"
    if q.kind == "share":
        return "share"
    if q.is_rate:
        return "rate"
    if q.kind == "measure":
        return q.base_unit or q.unit
    heads = _verb_table(config.measures, "heads")
    by_head = _head_row(q, heads)
    living = status in _OF_PEOPLE and _could_be_people(q)
    people = (
        by_head in ("personnel", "people")
        or (by_head != "" and q.head.endswith(_PEOPLE_ENDINGS))
        or (not by_head and (not q.head or _names_people(q, config) or living))
    )
    if status in config.measures and (people or "joins" in config.measures[status]):
        return status
    if q.head == "life":
        return status or q.head  # lives that were saved or changed
    if by_head:
        return by_head
    if _names_people(q, config):
        return "people"
    return q.head


def _could_be_people(q: Quantity) -> bool:
    """Does the head have the form of a name for people: an agent noun, or a capitalised plural ("Calderans")?"""
    last = q.counted.split()[-1] if q.counted else ""
    if q.head.endswith(_PEOPLE_ENDINGS):
        return True
    named = last[:1].isupper() and last[1:].islower() and last.endswith(("s", "h", "e"))
    return named and not is_known(lemma_of(last.lower()))  # "7 Villages" of a headline is no people


def _head_row(q: Quantity, heads: Mapping[str, str]) -> str:
    """The row that lists the head, alone or with the word before it ("base closure")."""
    words = [lemma_of(w) for w in q.counted.split()[-2:]]
    for size in (2, 1):
        tail = " ".join(words[-size:])
        if len(words) >= size and tail in heads:
            return heads[tail]
    return heads.get(q.head, "")


def _names_people(q: Quantity, config: Config) -> bool:
    """Is the head itself a population ("two Americans")?"""
    head = q.counted.split()[-1] if q.counted else ""
    index = _verb_table(config.populations, "words")
    return head in index or lemma_of(head) in index


_NAMES_A_TOLL = word_set("figures", "tolls")
_SAID_OF_WHOLE = re.compile(
    r"\s*(?:(?:who|that)\s(?:(?:were|was|are|have|had|been|got)\s)*(?:died|killed|wounded|injured|hurt|arrested|infected)"
    r"|(?:killed|wounded|injured|hurt|shot|arrested|infected|dead|missing))\b"
)


def _is_toll_of(q: Quantity, text: str) -> bool:
    """Is the part that met its fate a toll of its own: "killed 12 of the 50 people on board", "all but three of the 132
    died"? Not a part of the dead: "three of the 12 victims", "three of the 12 people killed"."""
    if not q.head or q.head in _NAMES_A_TOLL:
        return False
    return not _SAID_OF_WHOLE.match(text, q.counted_end)


def role_of(q: Quantity, figures: Figures, context: Context, fate: str = "", fates: Collection[str] = ()) -> Role:
    """Part ("three of its eight"), whole (the eight), additional ("two other bases") or neither.

    ``fate``: what happened to those who are counted; ``fates``: what happened to those counted before in the sentence.
    Where all of them met another fate, "other" only says that they are not the same people: the 70 of "killing 10 and
    wounding 70 others" are all the wounded.
    """
    if q.part_of is not None:
        return "" if fate and _is_toll_of(q, context.text) else "part"
    if (q.start, q.end) in figures.parts_of:
        return "whole"
    near = context.text[max(0, q.start - 12) : q.end].lower().split() + q.counted.lower().split()[:1]
    after = context.text[q.end : q.end + 12].lower().split()[:1]
    said = {w.strip(",.") for w in [*near, *after]}
    if "than" in said:  # "more than 160"
        said -= {"more", "additional"}
    if fate and fates and fate not in fates:
        return ""
    return "additional" if said & _ADDITIONAL else ""
