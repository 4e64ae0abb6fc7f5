"""The records that flow through the house. All frozen: a stage makes new ones with ``dataclasses.replace``.

Offsets are counted in characters of ``Document.text`` (the decoded file), start inclusive, end exclusive, so
``document.text[x.start:x.end]`` is the passage, always. Numbers are floats; an open end of an interval is ``None``.
"""

from __future__ import annotations

import math
from bisect import bisect_right
from collections import Counter
from dataclasses import dataclass, field, replace
from decimal import Decimal
from functools import lru_cache
from importlib import import_module
from typing import TYPE_CHECKING, Any, Literal, TypeAlias

from consistency.intervals import Dimension, DimensionError, Interval, settled

if TYPE_CHECKING:  # numpy takes 0.1 s to import; the records themselves do not need it
    from pathlib import Path

    import numpy as np
    from numpy.typing import NDArray

Vectors: TypeAlias = "NDArray[np.float32]"
"""Shape (texts, dimension), or (dimension,) for one; rows of length 1, so that a dot product is a cosine."""

PassageKind = Literal["headline", "dateline", "byline", "caption", "body", "quote", "boilerplate", "reader_comment"]
CLAIM_PASSAGES: frozenset[str] = frozenset({"headline", "caption", "body", "quote"})
"""Kinds of passage in which a source speaks for itself; only these make claims (design, section 2)."""

Modifier = Literal["exact", "approximate", "at_least", "more_than", "at_most", "less_than", "range", "vague"]
QuantityKind = Literal["count", "share", "money", "measure", "age", "ordinal", "multiple", "ratio", "tally", "rank"]
Verdict = Literal["agree", "compatible", "different_scope", "superseded", "conflict", "drift", "unclear"]
FindingKind = Literal["number", "date", "total", "name", "negation", "certainty", "attribution", "cause", "statement"]
Severity = Literal["high", "medium", "low"]
Label = Literal["entail", "contradict", "neutral"]
Role = Literal["", "part", "whole", "additional", "earlier"]
EventFrom = Literal["stated", "relative", "unsure", ""]
CountSpan = Literal["daily", "cumulative", ""]
Manner = Literal["direct", "indirect", ""]

VERDICT_ORDER: tuple[Verdict, ...] = (
    "agree",
    "compatible",
    "different_scope",
    "superseded",
    "unclear",
    "drift",
    "conflict",
)
"""From the lightest to the gravest; a finding takes the gravest of its pairs."""


@dataclass(frozen=True, slots=True)
class Span:
    """A stretch of a text: characters ``start`` (inclusive) to ``end`` (exclusive)."""

    start: int
    end: int


SURE_DATES: frozenset[str] = frozenset(
    {"front matter", "documents.csv", "JSON-LD", "meta element", "table column", "feed", "mail header"}
)
"""Where a date of publication is written down as one; elsewhere another date may have been taken for it."""


OUTLETS_OF_TEXT: frozenset[str] = frozenset({"copyright line", "comment policy", "source line"})
"""Where an outlet's name was found in the text itself (``Document.metadata_from``); the text may only have been its."""
_LONGEST_NAME = 32
"""Characters of a file name that a document is called by."""


def short_name(path: str) -> str:
    """The file name without its ending, cut in the middle where it is long; a part of a file keeps its "#"."""
    file, sign, part = path.replace("\\", "/").rstrip("/").partition("#")
    name = file.rpartition("/")[2]
    stem, _, ending = name.rpartition(".")
    whole = (stem if stem and ending.isalnum() and len(ending) <= 8 else name) + sign + part or path
    if len(whole) <= _LONGEST_NAME:
        return whole
    return f"{whole[: _LONGEST_NAME // 2]}…{whole[-(_LONGEST_NAME // 2 - 1) :]}"


@dataclass(frozen=True, slots=True)
class TextBlock:
    """A stretch of a document's text that the reader of its format knows something about.

    Blocks are in order and do not overlap; blank lines stand around them; text between them is read like any other.
    """

    start: int
    end: int
    kind: PassageKind | None = None
    """The kind of passage, where the format says it (a ``figcaption``, a comment); ``None``: the words decide."""
    page: int | None = None
    """Page of the file, from 1."""
    place: str = ""
    """Where in the file: "table 2, row 3", "footnote 4", "slide 7"."""
    published: str | None = None
    """A time of its own, for what was added to the document later (an update of a live blog): ISO date, or ``None``."""


@dataclass(frozen=True, slots=True)
class Document:
    """One source text with its provenance."""

    id: str
    """Made from the content, so it does not change when other documents come or go."""
    path: str
    """As it opens from where the command ran; "#" and the part behind it where a file holds several documents."""
    text: str
    """The whole decoded file, front matter included, or the text extracted from it where the file is no plain text;
    every offset counts characters of it."""
    content_hash: str
    """SHA-256 of the text below the front matter, in hexadecimal."""
    source: str = ""
    """The outlet that publishes it; empty where the document does not plainly say."""
    title: str = ""
    published: str | None = None
    """ISO date of publication, as precise as it is known: ``2020``, ``2020-03`` or ``2020-03-20``."""
    published_from: str = "unknown"
    """Where ``published`` was read: one of ``SURE_DATES``, "first lines", "time element", "address", "page text", or
    "unknown"."""
    encoding: str = "utf-8"
    """The encoding that decoded the file."""
    body_start: int = 0
    """Offset of the first character after the front matter."""
    notes: tuple[str, ...] = ()
    """What a reader should know of how this document was read, one sentence each."""
    author: str = ""
    url: str = ""
    """Where it was published, as it says itself, or where it was fetched from; never opened otherwise."""
    retrieved: str | None = None
    """ISO date of the day on which it was taken from there, where that is known (fetched, kept by a web archive)."""
    language: str = ""
    """ISO 639-1 code of the language that it is written in; empty where that was not found out."""
    metadata_from: tuple[tuple[str, str], ...] = ()
    """(name of a field, where it was read) for each of source, title, author, url and language that is known."""
    blocks: tuple[TextBlock, ...] = ()
    """What the reader of its format knows of stretches of the text; empty for plain text."""

    @property
    def surely_dated(self) -> bool:
        """Is ``published`` written down as the date of publication, and no date that was taken for it?"""
        return self.published is not None and self.published_from in SURE_DATES

    def published_at(self, at: int) -> str | None:
        """The date of publication of the character at offset ``at``: an update of a live blog has its own."""
        block = self.block_at(at)
        return self.published if block is None or block.published is None else block.published

    @property
    def states_outlet(self) -> bool:
        """Is ``source`` stated as the outlet, and no name that was found in a line of the text?"""
        return bool(self.source.strip()) and dict(self.metadata_from).get("source") not in OUTLETS_OF_TEXT

    @property
    def name(self) -> str:
        """What to call it in a sentence: its outlet, or else its file, shortened."""
        return " ".join(self.source.split()) or short_name(self.path)

    def block_at(self, at: int) -> TextBlock | None:
        """The block that holds the character at offset ``at``, or ``None``."""
        i = bisect_right(self.blocks, at, key=lambda block: block.start) - 1
        return self.blocks[i] if i >= 0 and at < self.blocks[i].end else None


@dataclass(frozen=True, slots=True)
class Sentence:
    """One sentence of a document. ``document.text[start:end] == text``."""

    document: str
    """``Document.id``"""
    start: int
    end: int
    text: str
    passage: PassageKind
    block: int
    """Number of the block (paragraph or line group) it stands in, from 0."""


@lru_cache(maxsize=50_000)
def _interval(
    low: float | None, high: float | None, modifier: Modifier, kind: QuantityKind, base: str, per: str, change: str
) -> Interval:
    """The interval of a quantity. Remembered: the figures of one event are held against each other again and again."""
    return Interval(
        -math.inf if low is None else float(low) + 0.0,  # no -0.0, which is equal to 0.0 and reads otherwise
        math.inf if high is None else float(high) + 0.0,
        modifier == "more_than",
        modifier == "less_than",
        Dimension(kind, base, per, change),
    )


@dataclass(frozen=True, slots=True)
class Quantity:
    """What a span of text counts or measures: an interval with a modifier, never a bare number.

    ``low`` and ``high`` are in ``unit`` (scaled: "$1.2bn" has low 1.2e9 and unit "US dollar"; "60%" has low 60 and
    unit "percent"; "a third" has low 1/3 and unit ""). ``None`` is an open end. With modifier ``more_than`` /
    ``less_than`` the one given end is exclusive.
    """

    low: float | None
    high: float | None
    modifier: Modifier
    unit: str
    """Physical, monetary or percent unit, canonical singular English name ("kilometre", "US dollar"); else empty."""
    counted: str
    """The noun phrase that is counted ("US troops"); empty where there is none."""
    start: int
    """Span of the whole expression with modifier and unit ("roughly 5,000", "up to $1.2bn"), without ``counted``."""
    end: int
    kind: QuantityKind = "count"
    head: str = ""
    """Lemma of the head noun of ``counted`` ("troop"); decides the measure."""
    change: Literal["up", "down"] | None = None
    """Direction of a change ("fell by 12 %"); a change never meets a level."""
    per: str = ""
    """Denominator of a rate ("barrel" of "$90 per barrel"); empty for none."""
    base_low: float | None = None
    """``low`` in the base unit of its dimension (metre, kilogram, second …); equals ``low`` where there is none.

    A share is in percent, whatever it is written as ("a third", "one in five"); a rate is by one of its denominator
    ("12 per 100,000 people" has base_low 0.00012)."""
    base_high: float | None = None
    base_unit: str = ""
    counted_start: int = 0
    """Span of ``counted``; empty (start == end) where there is none."""
    counted_end: int = 0
    part_of: Span | None = None
    """Span of the quantity that is the whole of this part ("three of its eight bases")."""
    list_span: Span | None = None
    """Span of the enumeration that it stands in ("two Americans and one Briton"); shared by all its members."""
    rules: tuple[str, ...] = ()
    """Names of the grammar rules that fired, in order, for ``explain``."""
    number_start: int = 0
    """Span of the number alone, without modifier, currency and unit."""
    number_end: int = 0
    per_amount: float = 1.0
    """So many of ``per`` make the denominator ("12 per 100,000 people": 100,000 of "people")."""
    factor: float = 1.0
    """Base units in one of ``unit`` and its denominator: ``base_low`` is ``low * factor + offset``."""
    offset: float = 0.0
    """Where the zero of ``unit`` lies in base units; only scales of temperature have one, and no change of them."""
    scale: float = 1.0
    """The scale that the number is written in (1e9 of "$5.0 billion")."""
    decimals: int | None = None
    """Digits behind the point as written (1 of "$5.0 billion"); ``None`` where the number is not written in digits."""

    @property
    def denominator(self) -> str:
        """What a rate is by, in words: "barrel", "100,000 people"; empty for none."""
        return self.per if self.per_amount == 1.0 or not self.per else f"{self.per_amount:,.10g} {self.per}"

    @property
    def interval(self) -> Interval:
        """The numbers it allows, as stated, in base units and with their dimension: what figures are compared by."""
        low = self.low if self.base_low is None else self.base_low
        high = self.high if self.base_high is None else self.base_high
        return _interval(
            low, high, self.modifier, self.kind, self.base_unit or self.unit, self._own_per, self.change or ""
        )

    @property
    def _own_per(self) -> str:
        """The denominator, unless the base unit says it in base units ("kilogram per litre" of "12 mg/ml")."""
        return "" if " per " in self.base_unit and self.kind == "measure" else self.per

    @property
    def is_rate(self) -> bool:
        """Is it so many by so many of another thing ("12 per 100,000 people"), and no mark on a scale ("8/10")?"""
        return self.kind == "ratio" and not self.per.isdecimal()

    @property
    def step(self) -> float:
        """The place value of its last significant digit, in ``unit``: a digit behind the point was measured even if
        it is a zero ("5.0 billion": 0.1 billion), a zero before it may only hold a place ("5,000": 1,000)."""
        if self.decimals:
            return float(self.scale * 10.0**-self.decimals)
        end = self.low if self.low else self.high
        if not end or not math.isfinite(end):
            return 1.0
        return float(10.0 ** int(Decimal(repr(float(f"{end:.9g}"))).normalize().as_tuple().exponent))

    @property
    def significant(self) -> int:
        """Significant digits: 2 of "5.0 billion", 1 of "5 billion", 3 of "11,500"."""
        end = self.low if self.low else self.high
        if not end or not math.isfinite(end):
            return 1
        return max(1, math.floor(math.log10(abs(end) / self.step) + 1e-9) + 1)

    def repeats_digits_of(self, other: Quantity) -> bool:
        """Has it the digits of ``other``, whatever the unit ("800 yards", "800 metres")?"""
        mine, theirs = (_interval(q.low, q.high, q.modifier, "count", "", "", "") for q in (self, other))
        return mine == theirs

    def worked_out(self, low: float | None, high: float | None) -> Quantity:
        """The same unit and thing with other ends that no text wrote: a sum, a remainder."""
        base_low, base_high = (None if end is None else end * self.factor + self.offset for end in (low, high))
        return replace(self, low=low, high=high, base_low=base_low, base_high=base_high, scale=1.0, decimals=None)

    def told_in(self, other: Quantity) -> Quantity:
        """The same figure in the unit of ``other``. Raises DimensionError where the two do not measure the same."""
        if not self.interval.meets(other.interval):
            raise DimensionError(self.interval.dimension.apart(other.interval.dimension))
        if (self.unit, self.factor, self.offset) == (other.unit, other.factor, other.offset):
            return self
        made = replace(self, unit=other.unit, factor=other.factor, offset=other.offset, per_amount=other.per_amount)
        bases = (
            self.low if self.base_low is None else self.base_low,
            self.high if self.base_high is None else self.base_high,
        )
        low, high = (None if end is None else settled((end - other.offset) / other.factor) for end in bases)
        return made.worked_out(low, high)


@dataclass(frozen=True, slots=True)
class Scope:
    """*Of what* something is claimed. An empty slot is unknown."""

    measure: str = ""
    """What is counted, from the table of measures ("personnel", "killed"); for a statement the measures of the
    figures in its sentence, joined by blanks."""
    population: str = ""
    """Whose: canonical key ("us", "foreign", "iraqi army")."""
    place: str = ""
    """Finest first, with what holds it behind commas ("baghdad, iraq", "elmira, new york, us", "iraq"): of two nested
    places the wider is the end of the finer."""
    event: str = ""
    """``kind@place@date@participants``, each part empty where unknown ("attack@nord@2020-03-11@rebels")."""
    period: str = ""
    """Stretch of time that is counted over: an ISO date ("2013", "2020-03"), ``first/last``, "since 2019-10",
    "until 2024"; in the text's own words where it cannot be resolved ("this year")."""
    status: str = ""
    """killed / wounded / missing …"""
    subject: str = ""
    """Who has, does or undergoes what the figure counts: the canonical name of a person, team, company, ship or body
    that is the subject of its clause ("ray odo" of "Odo scored 12 goals"). Empty for tolls and for statements."""


@dataclass(frozen=True, slots=True)
class Clocks:
    """Three different dates, each an ISO date as precise as it is known, or ``None``."""

    event: str | None = None
    as_of: str | None = None
    published: str | None = None
    span: CountSpan = ""
    """``daily`` ("in the past 24 hours"), ``cumulative`` ("so far") or empty where unsaid."""
    event_from: EventFrom = ""
    """How ``event`` is known: ``stated`` in the text, ``relative`` to a date of publication that the front matter
    gives, ``unsure`` where that date was only found in the first lines (a page's own date may stand there)."""


@dataclass(frozen=True, slots=True)
class Attribution:
    """Who is quoted, and with which verb; apart from who publishes."""

    speaker: str | None = None
    """As the text names them; a pronoun is replaced by whom it stands for, where that is plain."""
    verb: str | None = None
    manner: Manner = ""
    """``direct`` (in their own words), ``indirect``, or empty where nobody is quoted."""
    name: str = ""
    """The canonical name of the speaker, the same across texts; empty where nobody is named."""
    agency: str | None = None
    """The news agency that is credited."""


@dataclass(frozen=True, slots=True)
class Meant:
    """How a figure is meant: as one that was reached, or as one that somebody foresees, plans or aims at."""

    kind: Literal["", "told", "foreseen"] = ""
    """Empty where nothing says so: in a heading without a verb, or without a parse."""
    words: str = ""
    """Those that say that it is foreseen."""
    house: tuple[str, ...] = ()
    """The names of who foresees it, folded; empty where nobody is named."""


@dataclass(frozen=True, slots=True)
class Frame:
    """What the clause of a figure says besides it; empty without a parse or a verb before the figure."""

    verb: str = ""
    """Its lemma."""
    subject: tuple[str, ...] = ()
    """The words that name its subject, as they are written, up to the first preposition."""
    done: tuple[str, ...] = ()
    """Lemmas of the verb and of what follows it, without the figure and what it counts, in alphabetical order."""
    noun: tuple[str, ...] = ()
    """What a sum of money is one of, as a lemma, behind the word that narrows it ("cloud", "revenue")."""


@dataclass(frozen=True, slots=True)
class Claim:
    """What one document says about one thing."""

    id: str
    document: str
    start: int
    """Span of the sentence that makes the claim."""
    end: int
    quote: str
    passage: PassageKind
    scope: Scope
    question: str
    """The sentence or clause with its values masked: what is embedded and compared, never the number itself."""
    quantity: Quantity | None = None
    """Offsets of the quantity count characters of the document, as all offsets do."""
    clocks: Clocks = Clocks()
    attribution: Attribution = Attribution()
    meant: Meant = Meant()
    frame: Frame = Frame()
    role: Role = ""
    """``part`` ("three of its eight bases"), its ``whole``, ``additional`` ("two other bases"), ``earlier`` (the
    12 of "rose from 12 to 30"), or empty."""
    evidence: tuple[tuple[str, str], ...] = ()
    """Where each filled slot was read: (slot, the words). Quoted in the reasons."""


@dataclass(frozen=True, slots=True)
class Constraints:
    """What a reviewer decided: pairs of claim keys that answer one question, and pairs that do not.

    A key stands for all claims that say the same in the same words, and "same" holds over several steps.
    """

    same: frozenset[tuple[str, str]] = frozenset()
    different: frozenset[tuple[str, str]] = frozenset()

    def forbids(self, a: str, b: str) -> bool:
        """Must these two claims stay apart? The order of the two does not matter."""
        return (a, b) in self.different or (b, a) in self.different


@dataclass(frozen=True, slots=True)
class SharedClaim:
    """Claims of two or more documents that answer the same question."""

    id: str
    question: str
    claims: tuple[str, ...]
    origins: int
    verdict: Verdict
    reasons: tuple[str, ...] = ()
    """Why these claims were put together, for ``explain``."""


@dataclass(frozen=True, slots=True)
class Side:
    """The claims of a shared claim that say the same."""

    label: str
    claims: tuple[str, ...]
    origins: int
    documents: int = 0


@dataclass(frozen=True, slots=True)
class ClashingWords:
    """Words of a claim that stand against words of another. Offsets count characters of the document."""

    claim: str
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Opinion:
    """What a judge of wording holds of two texts: probabilities that sum to 1."""

    entail: float
    contradict: float
    neutral: float


@dataclass(frozen=True, slots=True)
class PairVerdict:
    """Two sides of a finding, held against each other. ``a`` and ``b`` are indexes into ``Finding.sides``."""

    a: int
    b: int
    verdict: Verdict
    key: str
    reasons: tuple[str, ...]
    """In order: spans, intervals, slots compared, rule that decided."""
    words: tuple[ClashingWords, ...] = ()
    """The words that clash, where a check of wording can name them."""


@dataclass(frozen=True, slots=True)
class Summary:
    """What practitioners write beside a disputed figure: low, best and high, in ``unit``."""

    low: float
    best: float | None
    """By the policy; None where there is no policy or it has nothing to go by."""
    high: float
    unit: str
    policy: str
    """``Config.best``"""
    reason: str
    """Why the best is the best, in words."""


@dataclass(frozen=True, slots=True)
class Finding:
    """One shared claim whose sides differ, with a verdict for each pair of sides."""

    key: str
    """Hash of what is said, never of positions, paths or times."""
    shared_claim: str | None
    kind: FindingKind
    verdict: Verdict
    severity: Severity
    message: str
    sides: tuple[Side, ...]
    pairs: tuple[PairVerdict, ...]
    severity_reasons: tuple[str, ...] = ()
    summary: Summary | None = None
    """Of the sides that count the same thing; None where nothing is counted."""


LinkKind = Literal["same content", "verbatim", "edited", "rewritten", "outlet", "passage"]
"""How two documents share a text: the same content; the same words; words touched up; other words in the same order;
one publisher who uses his own text again; a passage only, which does not make two documents one."""
JOINING: frozenset[LinkKind] = frozenset({"same content", "verbatim", "edited", "rewritten", "outlet"})
"""The kinds of link that make two documents one origin."""
COPIES: frozenset[LinkKind] = frozenset({"same content", "verbatim", "edited", "rewritten"})
"""The kinds of link whose two documents are copies of one text, not two texts of one house."""


@dataclass(frozen=True, slots=True)
class AlignedPair:
    """A sentence and its copy. ``a`` and ``b`` are spans of the two documents of the link."""

    a: Span
    b: Span
    likeness: float
    """Share of words that both have in the same order, 0 to 1 (Dice, of their longest common subsequence)."""
    moved: bool = False
    """Does the copy stand in another place than the order of the others would have it?"""


EditKind = Literal["content", "attribution"]
"""What a copy leaves out without turning the meaning: words of content, or who says so."""


@dataclass(frozen=True, slots=True)
class CopyEdit:
    """Words that one of two copies has and the other has nowhere. Ordinary editing, and no finding; a reader may still
    want to know what was lost or put in on the way."""

    kind: EditKind
    document: str
    """Id of the document that has the words; the other leaves them out."""
    span: Span
    """Of the words, in that document."""
    copy: Span
    """The sentence of the other document in which they are missing."""
    words: str


@dataclass(frozen=True, slots=True)
class CopyLink:
    """Two documents that share a text, and how it is known. ``a`` and ``b`` are document ids."""

    a: str
    b: str
    kind: LinkKind
    coverage: float
    """Words of the shared sentences over all words of the shorter text, 0 to 1."""
    reason: str
    pairs: tuple[AlignedPair, ...] = ()
    older: str | None = None
    """Id of the document that the other was made from, where a date or a credit tells it."""
    direction: str = ""
    """What tells it, in words; empty where nothing does."""
    edits: tuple[CopyEdit, ...] = ()
    """What one of the two leaves out, in order of place; what changes the meaning is a finding instead."""


@dataclass(frozen=True, slots=True)
class Skipped:
    """An input that was not read, and why. Nothing is lost in silence."""

    path: str
    reason: str


@dataclass(frozen=True, slots=True)
class Setting:
    """A setting of the run that is not as it comes, and who says so."""

    name: str
    """A field of ``Config``; of a table only the rows that differ are in ``value``."""
    value: str
    """As JSON."""
    source: str
    """The file as it was named, the option of the command line, or "the program" that called."""


@dataclass(frozen=True, slots=True)
class Comparison:
    """Two texts held against each other. ``label`` answers: does A make B true?"""

    label: Label
    verdict: Verdict
    reasons: tuple[str, ...] = ()
    """All of them, in order, with the numbers of the method."""
    why: str = ""
    """The one that decided, in plain words."""
    skipped: str = ""
    """Why the pair could not be worked through; label and verdict then say nothing. Empty for all others."""


@dataclass(frozen=True, slots=True, repr=False)
class Result:
    """What a run found. Its ``repr`` is one line: how much was read and what was found."""

    documents: tuple[Document, ...] = ()
    claims: tuple[Claim, ...] = ()
    shared_claims: tuple[SharedClaim, ...] = ()
    findings: tuple[Finding, ...] = ()
    skipped: tuple[Skipped, ...] = ()
    origins: dict[str, str] = field(default_factory=dict)
    """Document id -> origin id."""
    lineage: tuple[CopyLink, ...] = ()
    """Who copied whom, by the ids of the documents."""
    notes: tuple[str, ...] = ()
    """A sentence each: constraints on claims that no document makes, which have no effect; and questions and pairs of
    texts that were left out because something nobody foresaw stands in them."""

    settings: tuple[Setting, ...] = ()
    """Those in use that differ from the defaults, by name."""

    stories: dict[str, str] = field(default_factory=dict)
    """Document id -> story id: documents with the same story tell of one event."""

    def __repr__(self) -> str:
        """One line: "<Result: 5 documents, 61 claims, 9 shared claims, 4 findings (2 conflict, 2 drift)>"."""
        verdicts = Counter(finding.verdict for finding in self.findings)
        told = ", ".join(f"{verdicts[name]} {name}" for name in reversed(VERDICT_ORDER) if verdicts[name])
        counts = (
            (len(self.documents), "document"),
            (len(self.claims), "claim"),
            (len(self.shared_claims), "shared claim"),
            (len(self.findings), "finding"),
            *(((len(self.skipped), "skipped file"),) if self.skipped else ()),
        )
        parts = [f"{number} {noun}{'' if number == 1 else 's'}" for number, noun in counts]
        if told:
            parts[3] += f" ({told})"
        return f"<Result: {', '.join(parts)}>"

    def to_json(self) -> str:
        """The JSON report as text, as ``consistency report --format json`` writes it."""
        return str(_reports().render_json(self))

    def save(self, path: str | Path, config: Any = None) -> Path:
        """Write one report to ``path`` and return it; its ending says the form: .html, .json, .csv, .md or .xlsx.

        ``config``: the settings of the run (``Config``). A missing folder is made;
        what stands there is replaced whole, or not at all. Raises ReportError for another ending, where ``path`` cannot
        be written, and for .xlsx without openpyxl.
        """
        written: Path = _reports().save(self, path, config)
        return written

    def to_frame(self) -> Any:
        """A pandas frame with a row for each answer (columns: ``consistency.reports.table.COLUMNS``).

        Raises ReportError where pandas is not installed.
        """
        return _reports().to_frame(self)

    def _repr_html_(self) -> str:
        """What notebooks show: the gravest findings as a table."""
        return str(_reports().render_fragment(self))


def _reports() -> Any:
    """The room that writes reports: above this one, so it is only fetched when a result is asked to show itself."""
    return import_module("consistency.reports")
