"""What the page shows, as plain records: every field is text or a number, ready to be laid out by a template."""

from __future__ import annotations

from dataclasses import dataclass

from consistency.datatypes import Verdict
from consistency.reports.numberline import NumberLine
from consistency.reports.passages import Pieces, Stretch


@dataclass(frozen=True, slots=True)
class DocumentView:
    """A document as cards name it."""

    number: int
    """From 1, copies of one original next to each other."""
    anchor: str
    name: str
    """The outlet, or the file name where none is known."""
    title: str
    path: str
    published: str
    published_from: str
    origin: int
    """Number of the independent source it counts as."""
    notes: tuple[str, ...]
    url: str = ""
    """Of the original; empty where it is not known."""
    named_by: str = ""
    """Where the outlet was found, where the document does not state it."""


@dataclass(frozen=True, slots=True)
class Cite:
    """Who says it, where and when."""

    document: DocumentView
    anchor: str
    """Of the passage in the full text."""
    details: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Quote:
    """A sentence, word for word, and everyone who has it so."""

    pieces: Pieces
    cites: tuple[Cite, ...]


@dataclass(frozen=True, slots=True)
class SideView:
    """One answer to the question."""

    letter: str
    index: int
    label: str
    weight: str
    quotes: tuple[Quote, ...]
    folded: tuple[Quote, ...]
    documents: frozenset[int]
    """Numbers of the documents that give it."""
    keys: tuple[str, ...] = ()
    """Keys of its claims, by which a constraint names them; a key stands for all claims in the same words."""


@dataclass(frozen=True, slots=True)
class PairView:
    """Two answers held against each other."""

    a: SideView
    b: SideView
    verdict: Verdict
    why: str
    reasons: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class PairGroup:
    """Pairs that stand alike, for the same reason in the same words."""

    verdict: Verdict
    why: str
    pairs: tuple[PairView, ...]
    matters: str = ""
    """Why it stands open among many: "largest gap"; empty for all others."""


@dataclass(frozen=True, slots=True)
class AnswerRow:
    """One answer among many: a row of a table."""

    sides: tuple[SideView, ...]
    """Those that give it: several where the same answer is counted of different things."""
    answer: str
    when: str
    """As of when it is said, else when it was published; empty where neither is known."""
    said_by: tuple[str, ...]
    """The speakers that the texts name."""
    cites: tuple[Cite, ...]
    """One for each document."""
    weight: str


@dataclass(frozen=True, slots=True)
class Card:
    """One finding, or (without a key) one shared claim that needs no finding."""

    number: str
    anchor: str
    key: str
    question: str
    kind: str
    verdict: Verdict
    severity: str
    message: str
    line: NumberLine | None
    dates: NumberLine | None
    """A timeline, for counts that grow."""
    sides: tuple[SideView, ...]
    pairs: tuple[PairView, ...]
    """The gravest first."""
    groups: tuple[PairGroup, ...]
    """The same pairs, those that stand alike together."""
    shown: int
    """Groups that stand open; the rest is folded."""
    folded: str
    """What the rest is called."""
    measure: str
    """What is counted, for the filter; empty for statements."""
    origins: int
    summary: str
    """Lowest, best and highest figure of those that count the same, with the policy; empty where there are none."""
    settle: str
    """What the texts leave open, where that would decide; empty where nothing would."""
    weight: str
    documents: tuple[DocumentView, ...]
    event: int = 0
    """Number of the event that it is about; 0 where there is one event only, or none."""
    rows: tuple[AnswerRow, ...] = ()
    """The answers as a table, where there are many."""
    by_time: bool = False
    """Are ``rows`` in order of time? Else in order of size."""
    sentences: bool = False
    """Are the sides whole sentences? They then stand under each other, without labels."""
    open: int = 0
    """So many of these stand open."""
    how: str = ""
    """Of an agreement: how it was established."""


@dataclass(frozen=True, slots=True)
class EventView:
    """What several documents tell of."""

    number: int
    """From 1."""
    name: str
    documents: int
    findings: tuple[Card, ...]


@dataclass(frozen=True, slots=True)
class MatrixRow:
    """One finding across all documents: the letter and colour of the side that each one takes, or nothing."""

    card: Card
    cells: tuple[tuple[tuple[str, int], ...], ...]


@dataclass(frozen=True, slots=True)
class Matrix:
    """Findings by documents. A row has a cell for each column."""

    columns: tuple[DocumentView, ...]
    rows: tuple[MatrixRow, ...]
    folded: tuple[MatrixRow, ...]


@dataclass(frozen=True, slots=True)
class OddsRow:
    """One independent source against all: in how many findings the two cannot both be right."""

    number: int
    names: tuple[str, ...]
    cells: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class FullText:
    """A document, whole."""

    document: DocumentView
    front: str
    left_out: tuple[str, ...]
    """Passages of a page and its readers that make no claims."""
    stretches: tuple[Stretch, ...]


@dataclass(frozen=True, slots=True)
class Page:
    """The whole report."""

    documents: tuple[DocumentView, ...]
    origins: tuple[tuple[DocumentView, ...], ...]
    published: str
    undated: int
    comes_to: str
    """What was found, in a sentence or two."""
    events: tuple[EventView, ...]
    """Empty where there are not two or more. The last one, numbered 0 and without a name, holds the findings that are
    in none of them."""
    findings: tuple[Card, ...]
    """In the order of the page: by event, the gravest first in each."""
    first: tuple[Card, ...]
    """What to look at before all else."""
    read_folded: bool
    """Does the list of documents stand folded behind the findings?"""
    agreed: tuple[Card, ...]
    """Figures on which the sources agree: the same, or such that both can be true."""
    alike: tuple[Card, ...]
    """What several documents tell and nobody held against each other: no agreement."""
    unlisted: int
    """How many more of both there are, left to the JSON report."""
    totals: tuple[int, int]
    """How many there are of ``agreed`` and of ``alike``, those that are not listed included."""
    pictures: int
    """How many findings have a number line, where not all have; else 0."""
    matrix: Matrix | None
    odds: tuple[OddsRow, ...]
    tally: tuple[tuple[Verdict, int], ...]
    severities: tuple[tuple[str, int], ...]
    texts: tuple[FullText, ...]
    skipped: tuple[tuple[str, str], ...]
    settings: tuple[tuple[str, str], ...]
    """Those that differ from the defaults ("tolerance = 0.2"), and where each comes from."""
    notes: tuple[str, ...]
