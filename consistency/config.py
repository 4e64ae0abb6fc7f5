"""Every threshold, cap and table that decides something, as fields of one frozen record.

Read from ``consistency.toml`` or ``[tool.consistency]`` in ``pyproject.toml``; unknown keys and wrong types are
refused, all of them at once.
"""

from __future__ import annotations

import json
import tomllib
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, fields, replace
from difflib import get_close_matches
from functools import cache
from importlib import resources
from pathlib import Path
from typing import Any, Literal, get_args

from consistency.datatypes import CLAIM_PASSAGES, PassageKind, Setting
from consistency.errors import ConfigError
from consistency.files import read_text

VaguePolicy = Literal["range", "floor", "ignore"]
BestPolicy = Literal["none", "median", "most recent", "official", "most conservative"]
_CHOICES: dict[str, tuple[str, ...]] = {"vague": get_args(VaguePolicy), "best": get_args(BestPolicy)}
_MOST = {"copy_bits": 62, "copy_tables": 1000, "batch_size": 4096}
"""Most that a whole number may be where more could not be held: codes have 64 bits, tables and batches are memory."""
_MOST_ELSEWHERE = 10**12
"""The same for every other one: far above what any needs, far below what a machine's integers hold."""
_SHOWN = 200
"""Characters of a refused value that a message shows."""
_LIKE = 0.7
"""Least likeness (difflib's ratio) of an unknown setting to a known one for that to be what was meant."""
_MOST_TOML = 10_000_000
"""Bytes of a file of settings."""
_COLUMNS = ("text", "title", "source", "author", "url", "published", "id")
"""What a column of a table of documents may hold."""
TABLE_NAMES = ("measures", "populations", "publishers")


@cache
def packaged_table(name: str) -> dict[str, dict[str, Any]]:
    """A table that ships with the package (``consistency/tables/NAME.toml``): key -> its fields.

    Cached and shared: read, never write.
    """
    text = (resources.files("consistency") / "tables" / f"{name}.toml").read_text(encoding="utf-8")
    return tomllib.loads(text)


@cache
def word_set(table: str, row: str, column: str = "words") -> frozenset[str]:
    """The words of a row of a packaged table, as a set."""
    return frozenset(packaged_table(table)[row][column])


@cache
def months() -> dict[str, int]:
    """Name or abbreviation of a month, in lower case -> its number."""
    rows = packaged_table("language")["calendar"]["months"]
    return {name: number for number, names in enumerate(rows, 1) for name in names.split()}


@cache
def calendar_words() -> frozenset[str]:
    """Full names of the months and of the days of the week, in lower case."""
    row = packaged_table("language")["calendar"]
    return frozenset(names.split()[0] for names in row["months"]) | frozenset(row["days"])


@dataclass(frozen=True)
class Config:
    """All settings of a run. Similarities, probabilities and tolerances (shares of a value) lie between 0 and 1."""

    # Documents
    max_bytes: int = 20_000_000
    """A larger file is skipped, with its size as the reason. Bytes."""
    max_line: int = 1_000_000
    """A file with a longer line is skipped: no article has one, and it would be one sentence. Characters."""
    max_pages: int = 2_000
    """A PDF with more pages is skipped."""
    max_parts: int = 10_000
    """A table with more rows, a feed with more items or an archive with more files is skipped."""
    max_unpacked: int = 200_000_000
    """An archive, Word, Excel or Parquet file that unpacks to more is skipped; archives in it share this. Bytes."""
    max_ratio: int = 200
    """One that unpacks to more than so many times its own size is skipped, from a megabyte on: text packs to a tenth
    at best, deflate to a thousandth."""
    max_nesting: int = 3
    """Archives in archives are read so deep."""
    max_seconds: int = 60
    """A reader that takes longer over one document is stopped, and the file skipped. Seconds."""
    max_redirects: int = 5
    """An address that leads over more redirects is not fetched."""
    max_memory: int = 800_000_000
    """A reader that needs more memory is stopped, and the file skipped; each core may have one. Bytes."""
    columns: Mapping[str, str] = field(default_factory=dict)
    """Which column of a table holds what: text, title, source, author, url, published, id -> its head. What is not
    named is told by the heads that are usual."""

    # Passages
    keep: str = ""
    """Passages that make claims too, though they are not the source's own: any of comments, furniture, bylines,
    datelines, with commas between them. Empty for headlines, captions, body and quotes alone."""

    # Quantities
    vague: VaguePolicy = "range"
    """How "dozens" and its like are read: as a range, as a floor (at least), or ignored."""

    # Numbers: when two intervals may both be true
    tolerance: float = 0.10
    """An approximate figure stands for anything within this share of it ("roughly 5,000": 4,500 to 5,500)."""
    tolerances: Mapping[str, float] = field(default_factory=dict)
    """Tolerance by measure, where it differs from ``tolerance``."""
    approximate_digits: int = 10
    """An approximate figure is off by no more than so many units of its last digit (68.57: 0.1; 5,000: 10,000)."""
    rounding: bool = True
    """May a round figure stand for what rounds to it (5,000 for 5,200)?"""
    round_from: int = 100
    """Whole numbers below this are counted one by one; they are no rounding of anything."""
    nearly: float = 0.9
    """Lower end of "nearly N" and "almost N", as a share of N."""

    # Stories
    story_documents: int = 6
    """Fewer documents are one story; in so few no company is kept that could tell two apart."""
    story_purity: float = 0.75
    """How far nearest neighbours must lie on their own side for a split to stand: 1 always, 0 by chance."""
    story_alone: float = 0.45
    """A document stands alone where no sentence of it is more like any sentence of another than this. Cosine."""
    story_strangers: int = 500
    """Up to so many documents are asked whether they stand alone."""
    story_exact: int = 2000
    """More documents are first halved without looking at every pair."""

    # Findings
    best: BestPolicy = "none"
    """Which figure of several is shown as the best: none, the median of the origins, the most recent, the one that an
    official gives, or the most conservative (lowest)."""
    wide_gap: float = 0.5
    """A figure below this share of another makes a wide gap (see ``findings.severity``)."""
    date_slack: int = 3
    """Days by which two dates may miss each other before they cannot be the same: time zones, late editions."""
    retold: float = 0.7
    """Least cosine of two sentences that tell of one thing, for their relative dates and tenses to be compared."""
    same_event: float = 0.8
    """Least cosine of two dated sentences that tell of one event and name the same, for their dates to be compared."""

    # Shared claims
    same_question: float = 0.5
    """Least probability that two figures answer one question, for one shared claim."""
    same_statement: float = 0.68
    """Least probability that two sentences without figures tell of one thing, for one shared claim."""
    same_lead: float = 0.65
    """Least mean probability of a sentence against the leads of the other documents of its story, for the shared claim
    of what happened there."""
    leads: int = 2
    """So many sentences at the top of a document are its lead."""
    same_but_counted: float = 0.7
    """Two sentences with so large a share of common words are kept apart where their figures count other things."""
    max_group: int = 60
    """No shared claim holds more claims than a reader can read; a larger one comes in parts."""
    max_component: int = 200
    """A component with more claims is refused as a chain of unlike things and split at a higher similarity."""
    same_said: int = 6
    """So many documents that say the same of the same are grouped one by one; what further ones repeat goes with the
    first, and is not counted in ``max_group``."""
    link_neighbours: int = 60
    """So many other claims, the likeliest to answer its question, each claim is linked with; where thousands say the
    same thing each meets its nearest."""
    constraints: str = ""
    """File of a reviewer's decisions, JSON lines `{"a": KEY, "b": KEY, "relation": "same"}` (or `"different"`) with the
    keys of claims; they win over every score and every gate. Empty for none. A path from where the command runs."""

    sure_question: float = 0.88
    """Least score at which figures that cannot both be true are a conflict; below it they are unclear."""
    sure_unanchored: float = 0.985
    """The same for tolls where the two texts share neither place nor date: wording alone must carry it."""
    other_event: float = 0.15
    """A toll below this share of another without a date in common may be that of another event; the two are unclear.
    First and last counts of one event lie nearer (Haiyan's, 10,000 and 1,883, are among the widest)."""
    counterpart_date: float = 0.2
    """The same for two dates; a short text seldom has two that fit."""
    counterpart: float = 0.35
    """Least likeness of two figures of two compared texts for one to answer the other (words, unit, size)."""

    # Wording
    wording_floor: float = 0.35
    """Least cosine of two sentences of one story for the checks of wording to look at them."""
    wording_neighbours: int = 20
    """So many of the nearest sentences in other documents are looked at for each."""
    wording_words: int = 120
    """A longer sentence (a list, a page without stops) is not looked at by the checks of wording, which align word by
    word. The longest of 12,600 sentences of news articles (ECB+) has 82."""
    framed: int = 100
    """So many sentences of one story that say who did a deed, or that nobody knows, meet each other whatever their
    words; further ones only where their words are near."""
    wording_pairs: int = 60
    """So many pairs of sentences of one shared claim, the nearest first, are looked at by the checks of wording."""
    judged_pairs: int = 4
    """So many of them, those most alike in words, are given to the judge."""
    judged_likeness: float = 0.5
    """Least share of words in common for a pair to be given to it. In news, where less is shared, most that it takes
    for contradictions are two moments or two people; it was trained on texts that differ in a word or two."""
    sure_contradiction: float = 0.8
    """Least probability, rules and model together, at which a contradiction of words is a conflict; below it the judge
    is silent in a report. From here on 92 of 100 are right on public development data (VitaminC-real)."""
    contradiction_back: float = 0.15
    """Least probability the other way round, from the shorter text to the longer, for the judge alone to be heard."""
    sure_entailment: float = 0.8
    """From this probability on, in both directions, the judge turns a conflict that a check found into an unclear."""

    # Lineage
    copy_words: int = 8
    """Shorter sentences say nothing about who copied whom. Words outside quotation marks."""
    copy_run: int = 6
    """Runs of so many words are looked up to find documents that share a text. Words."""
    copy_runs: int = 3
    """So many common runs make two documents worth comparing."""
    copy_hub: int = 50
    """A run or sentence that more documents share is compared with the first few of them only, so that time stays near
    linear in the documents; copies of one text meet in those few."""
    copy_neighbours: int = 12
    """So many documents, those with which it has most in common, are held against each; a text that was copied a
    hundred times is a chain of copies. Origins stay the same, as each is also held against the nearest before it."""
    copy_cosine: float = 0.75
    """Least cosine of two sentences that makes their documents worth comparing."""
    copy_tables: int = 24
    """Tables of the neighbour search; more find more and take longer. 24 find 84 % of all pairs at cosine 0.75."""
    copy_bits: int = 10
    """Bits of a code of the neighbour search; more are quicker and find less."""
    copy_near: float = 0.6
    """Least cosine of a sentence and its copy, unless their words are nearly the same."""
    copy_order: float = 0.45
    """Least share of words that a sentence and its copy have in the same order; unlike sentences stay below 0.35."""
    copy_sure: float = 0.55
    """From this share on a sentence counts as evidence that its document was copied; below it is only aligned."""
    copy_within: float = 0.67
    """The same as a share of the shorter of the two, where much was cut or added."""
    copy_verbatim: float = 0.95
    """From this share of common words on a sentence counts as taken word for word."""
    copy_edited: float = 0.8
    """From this share of common words on it counts as touched up, below as rewritten."""
    copy_share: float = 0.2
    """Share of the words of the shorter text that must be shared before two documents are one origin."""
    copy_text: int = 25
    """Fewer shared words outside quotation marks are no copy of a document. Words."""
    copy_sentences: int = 3
    """So many sentences must be rewritten ones in the same order before a text is a rewritten copy."""
    copy_long: int = 50
    """Two are enough where they have so many words outside quotation marks."""
    passage_words: int = 12
    """A shared sentence of so many words outside quotation marks is a passage of one origin."""
    outlet_cosine: float = 0.6
    """Least cosine of two whole texts of one publisher for them to count as one source on a story (0.6 holds for 93 %
    of the pairs of articles on one event, and for 2 % of others)."""

    # Drift
    drift_words: int = 4
    """A clause counts as cut from a copied sentence, and is listed with the link, where so many words of content went
    with it."""
    drift_swap: int = 1
    """A name or negation counts as put in or changed where at most so many other words of content changed with it;
    where more did, another thing is said. Words."""
    drift_cut: int = 8
    """A speaker counts as left out where at most so many words went with him, twice as many where "said" begins or ends
    them. Words."""
    drift_likeness: float = 0.3
    """Copies whose words are less alike are too far apart to say what was changed."""
    edit_likeness: float = 0.5
    """Copies whose words are less alike are too far apart to say what was only cut."""
    drift_variants: int = 12
    """Versions of one sentence that are held against each other one by one; further ones against the first only."""

    # Models
    model: str = ""
    """Path or name of a sentence-transformers model; empty means the packaged all-MiniLM-L6-v2."""
    judge: str = ""
    """What judges wording: empty for the packaged contradiction model, `none` for rules alone, `onnx` for the packaged
    model run by onnxruntime, or the path or name of any NLI cross-encoder with three labels."""
    weighed_documents: int = 5
    """Fewest documents of a story whose differences are weighed; the company that fewer keep says too little."""
    weighed_neighbours: int = 20
    """So many nearest sentences of each are held against it, slot by slot."""
    weighed_pairs: int = 20_000
    """Most pairs of sentences of a story that are held against each other slot by slot, the likest first; 0: none."""
    weighed_figures: int = 12
    """A sentence with more different figures is a line of a table; these are not held against another's one by one."""
    possibly_at_odds: float = 0.9
    """Least strength of a difference that opens a question: 1 is where, on corpora that the weights were not fitted on,
    two in five of the next were worth it; more shows fewer. Counts that rules leave open are shown from there on."""
    weighed_sides: int = 8
    """Most answers that are put together in one question."""
    weighed_share: float = 0.3
    """A difference joins a question, also one that is too weak to open its own, where its strength is at least this
    part of the first one's."""
    parser: str = ""
    """Folder or name of an English spaCy pipeline; empty means the packaged en_core_web_sm."""
    parser_workers: int = 4
    """At most so many processes parse; never more than the machine has cores, and further ones only for many texts."""
    named_entities: bool = True
    """Does the parser look for named entities? That takes almost half of its time."""
    batch_size: int = 16
    """Texts encoded at a time. A short batch is filled up, so small is quick for few documents; vectors do not change
    with the company a text keeps, but they may in the last bit with this."""

    # Names
    outlets: Mapping[str, str] = field(default_factory=dict)
    """Who publishes what does not say so itself: a file, a folder or a pattern ("wire/*.txt") -> outlet; or another
    name of an outlet, such as its site -> how it is to be called."""
    aliases: Mapping[str, Sequence[str]] = field(default_factory=dict)
    """Canonical name -> other ways to write it: they are one name, whatever else the texts say."""

    # Tables
    measures: Mapping[str, Mapping[str, Any]] = field(default_factory=lambda: packaged_table("measures"))
    """What is counted: name -> label, heads (lemmas of the counted noun), verbs. A user's rows join the packaged."""
    publishers: Mapping[str, Mapping[str, Any]] = field(default_factory=lambda: packaged_table("publishers"))
    """Who belongs to whom: family -> names of its outlets, and the names that credits give it."""
    populations: Mapping[str, Mapping[str, Any]] = field(default_factory=lambda: packaged_table("populations"))
    """Whose: name -> words, and ``within``: the names of wider populations that hold it."""

    sources: Mapping[str, str] = field(default_factory=dict, compare=False, repr=False)
    """No setting: where each setting that was given comes from, by its name (see ``settings_in_use``)."""

    @property
    def claim_passages(self) -> frozenset[str]:
        """The kinds of passage that make claims: those in which a source speaks for itself, and what ``keep`` names."""
        return CLAIM_PASSAGES | {KEPT_PASSAGES[name] for name in _names(self.keep)}


_NO_SETTING = "sources"
KEPT_PASSAGES: Mapping[str, PassageKind] = {
    "comments": "reader_comment", "furniture": "boilerplate", "bylines": "byline", "datelines": "dateline"
}  # fmt: skip
"""What ``keep`` may name, and the kind of passage that it is."""
FILES = ("consistency.toml", "pyproject.toml")
"""Files of settings that are read by themselves, the first that is there, from the folder where the command runs."""


def _names(text: str) -> list[str]:
    """The names in a list with commas."""
    return [name.strip() for name in text.split(",") if name.strip()]


def _is_type(value: object, default: object, name: str) -> str | None:
    """A complaint about ``value`` for the field ``name``, or ``None`` where it fits."""
    if name in _CHOICES:
        return None if value in _CHOICES[name] else f"must be one of {', '.join(_CHOICES[name])}"
    if name == "keep":
        known = isinstance(value, str) and set(_names(value)) <= KEPT_PASSAGES.keys()
        return None if known else f"must be any of {', '.join(KEPT_PASSAGES)}, with commas between them"
    if isinstance(default, bool):
        return None if isinstance(value, bool) else "must be true or false"
    if isinstance(default, int):
        if not isinstance(value, int) or isinstance(value, bool) or value <= 0:
            return "must be a whole number above 0"
        most = _MOST.get(name, _MOST_ELSEWHERE)
        return None if value <= most else f"must be at most {most:,}"
    if isinstance(default, float):
        ok = isinstance(value, (int, float)) and not isinstance(value, bool) and 0 <= value <= 1
        return None if ok else "must be a number between 0 and 1"
    if isinstance(default, str):
        return None if isinstance(value, str) and "\0" not in value else "must be text"
    return None if isinstance(value, dict) else "must be a table"


def _table_problems(name: str, rows: Mapping[str, Any]) -> list[str]:
    """Complaints about a user's rows for one of the tables (or for ``tolerances`` and ``aliases``)."""
    problems = []
    for key, row in rows.items():
        if name == "tolerances":
            if not isinstance(row, (int, float)) or isinstance(row, bool) or not 0 <= row <= 1:
                problems.append(f"tolerances.{key} must be a number between 0 and 1")
        elif name == "columns":
            if key not in _COLUMNS or not isinstance(row, str) or not row.strip():
                problems.append(f"columns.{key} must be one of {', '.join(_COLUMNS)} with the head of a column")
        elif name == "outlets":
            if not isinstance(row, str) or not row.strip():
                problems.append(f"outlets.{key} must be the name of an outlet")
        elif name == "aliases":
            if not isinstance(row, list) or not all(isinstance(w, str) and w.strip() for w in row):
                problems.append(f"aliases.{key} must be a list of names")
        elif not isinstance(row, dict):
            problems.append(f"{name}.{key} must be a table")
        else:
            known = {k for packaged in packaged_table(name).values() for k in packaged}
            problems += [f"{name}.{key}.{k} is unknown ({_meant(k, known)})" for k in row if k not in known]
            problems += [
                f"{name}.{key}.{k} must be a list of words"
                for k, v in row.items()
                if k in known
                and k not in ("label", "asks")
                and not (isinstance(v, list) and all(isinstance(w, str) for w in v))
            ]
            problems += [
                f"{name}.{key}.{k} must be text" for k in ("label", "asks") if not isinstance(row.get(k, ""), str)
            ]
    return problems


def make_config(settings: Mapping[str, Any], base: Config | None = None, source: str = "the program") -> Config:
    """``base`` (or the defaults) with ``settings`` laid over it. ``source``: who gives them, for a reader to know.

    Raises ConfigError naming every unknown key and wrong type at once.
    """
    base = base or Config()
    known = {f.name: getattr(base, f.name) for f in fields(Config) if f.name != _NO_SETTING}
    problems: list[str] = []
    values: dict[str, Any] = {}
    for name, value in settings.items():
        if name not in known:
            problems.append(f"{name[:_SHOWN]} is unknown ({_meant(name, known)})")
            continue
        complaint = _is_type(value, known[name], name)
        if complaint:
            problems.append(f"{name} {complaint}, not {_shown(value)}")
            continue
        if isinstance(value, dict):
            problems += _table_problems(name, value)
            value = merge_table(known[name], value)
        values[name] = float(value) if isinstance(known[name], float) else value
    if problems:
        raise ConfigError(problems)
    return replace(base, **values, sources={**base.sources, **dict.fromkeys(values, source)})


def settings_in_use(config: Config) -> tuple[Setting, ...]:
    """The settings of ``config`` that differ from the defaults, by name, with where each comes from."""
    found, defaults = [], Config()
    for name in sorted(f.name for f in fields(Config) if f.name != _NO_SETTING):
        value, default = getattr(config, name), getattr(defaults, name)
        if value == default:
            continue
        if isinstance(value, Mapping):
            value = {key: row for key, row in value.items() if row != default.get(key)}
        text = json.dumps(value, ensure_ascii=False, sort_keys=True, default=str)
        found.append(Setting(name, text, config.sources.get(name, "the program")))
    return tuple(found)


def _meant(name: str, known: Iterable[str]) -> str:
    """What an unknown setting was most likely meant to be, or else all that there are."""
    folded = name.casefold().replace("-", "_")
    close = get_close_matches(folded[:_SHOWN], sorted(known), n=1, cutoff=_LIKE)
    return f"did you mean {close[0]}?" if close else f"known: {', '.join(sorted(known))}"


def _shown(value: object) -> str:
    """A refused value in a message: its beginning, in one line. Raises nothing."""
    try:
        text = repr(value)
    except ValueError:  # Python writes no whole number of more than 4,300 digits
        return "a number too long to be shown"
    except RecursionError:
        return "tables in tables in tables"
    return text if len(text) <= _SHOWN else text[:_SHOWN] + "…"


def merge_table(packaged: Mapping[str, Any], rows: Mapping[str, Any]) -> dict[str, Any]:
    """``packaged`` joined with a user's ``rows``: lists grow, everything else is replaced."""
    merged = dict(packaged)
    for key, row in rows.items():
        if isinstance(row, dict) and isinstance(merged.get(key), Mapping):
            old = dict(merged[key])
            for k, v in row.items():
                old[k] = [*old.get(k, []), *v] if isinstance(v, list) else v
            merged[key] = old
        else:
            merged[key] = row
    return merged


def find_settings(folder: Path | None = None, inputs: Sequence[Path] = ()) -> tuple[Path | None, str]:
    """The file of settings that is read by itself, the first of ``FILES`` in ``folder`` (default: the working
    directory); and, where there is none to read, why one that lies there is not.

    A file among the ``inputs``, or in a folder of them, is not read: it came with the articles, and whoever sent them
    does not decide what counts as a conflict.
    """
    roots = [path.resolve() for path in inputs]
    for path in ((folder or Path()) / name for name in FILES):
        if not path.is_file():
            continue
        whole = path.resolve()
        if not any(root == whole or root in whole.parents for root in roots):
            return path, ""
        if path.name == FILES[0] or _SECTION in path.read_bytes():
            return None, f"{path} lies among the documents and was not used; --config {path} reads it"
    return None, ""


_SECTION = b"[tool.consistency"


def load_config(path: Path | None = None, folder: Path | None = None, inputs: Sequence[Path] = ()) -> Config:
    """The settings of ``path``, or of the file that ``find_settings`` finds, or the defaults.

    Raises ConfigError for a file that is missing, no TOML or wrong.
    """
    if path is None:
        path, _ = find_settings(folder, inputs)
        if path is None:
            return Config()
    try:
        settings = tomllib.loads(read_text(path, most=_MOST_TOML))
    except OSError as error:
        raise ConfigError([f"{path} cannot be read ({error.strerror})"]) from error
    except RecursionError as error:
        raise ConfigError([f"{path} is no settings file (it is nested too deeply)"]) from error
    except ValueError as error:  # no TOML, no UTF-8, or a number longer than Python reads
        raise ConfigError([f"{path} is no TOML ({error})"]) from error
    if path.name == "pyproject.toml":
        tool = settings.get("tool", {})
        settings = tool.get("consistency", {}) if isinstance(tool, dict) else {}
        if not isinstance(settings, dict):
            raise ConfigError([f"tool.consistency in {path} must be a table"])
    return make_config(settings, source=str(path))
