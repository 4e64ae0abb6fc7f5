"""Result -> what the page shows, in its order and its words. Everything here is text; the template only lays it out."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from consistency.config import Config
from consistency.datatypes import Claim, Document, Finding, Result, SharedClaim, Side, Verdict
from consistency.reports import words
from consistency.reports.numberline import NumberLine, Value, distinct_values, draw
from consistency.reports.passages import Link, Pieces, Stretch, marked, stretches

LOOK_FIRST = 3
"""Findings that the summary names."""
QUOTES_SHOWN = 4
"""Quotes of a side that stand open; the rest is folded."""


@dataclass(frozen=True, slots=True)
class Cite:
    """Who says it, where and when."""

    document: DocumentView
    anchor: str
    passage: str
    said_by: str
    when: str


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


@dataclass(frozen=True, slots=True)
class PairView:
    """Two answers held against each other."""

    a: SideView
    b: SideView
    verdict: Verdict
    reasons: tuple[str, ...]


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
    sides: tuple[SideView, ...]
    pairs: tuple[PairView, ...]
    reasons: tuple[str, ...]
    weight: str
    documents: tuple[DocumentView, ...]


@dataclass(frozen=True, slots=True)
class DocumentView:
    """A document as cards name it."""

    number: int
    anchor: str
    name: str
    title: str
    path: str
    published: str
    published_from: str
    origin: str
    notes: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class FullText:
    """A document, whole."""

    document: DocumentView
    front: str
    stretches: tuple[Stretch, ...]


@dataclass(frozen=True, slots=True)
class Page:
    """The whole report."""

    documents: tuple[DocumentView, ...]
    origins: tuple[tuple[DocumentView, ...], ...]
    published: str
    undated: int
    findings: tuple[Card, ...]
    first: tuple[Card, ...]
    agreed: tuple[Card, ...]
    tally: tuple[tuple[Verdict, int], ...]
    severities: tuple[tuple[str, int], ...]
    texts: tuple[FullText, ...]
    skipped: tuple[tuple[str, str], ...]


def make_page(result: Result, config: Config) -> Page:
    """Everything the template needs. Never raises over what a document, a path or a rule happens to hold."""
    return _Builder(result, config).page()


def letter(index: int) -> str:
    """A, B, … Z, AA, AB …: how sides are called."""
    return (letter(index // 26 - 1) if index >= 26 else "") + chr(ord("A") + index % 26)


class _Builder:
    def __init__(self, result: Result, config: Config) -> None:
        self.result, self.config = result, config
        self.sources = sorted(result.documents, key=lambda document: (document.path, document.id))
        self.texts = {document.id: document for document in self.sources}
        self.claims = {claim.id: claim for claim in result.claims}
        self.shared = {shared.id: shared for shared in result.shared_claims}
        self.anchors: dict[str, str] = {}
        self.links: dict[str, list[Link]] = {}
        self.documents: dict[str, DocumentView] = {}

    def page(self) -> Page:
        origins = self._origins()
        self._name_documents(origins)
        self._anchor_claims()
        findings = tuple(self._finding(finding, index) for index, finding in enumerate(self.result.findings, 1))
        found = {finding.shared_claim for finding in self.result.findings}
        rest = [shared for shared in self.result.shared_claims if shared.id not in found]
        rest.sort(key=lambda shared: (-shared.origins, -len(shared.claims), shared.question, shared.id))
        agreed = tuple(self._agreed(shared, index) for index, shared in enumerate(rest, 1))
        verdicts = Counter(card.verdict for card in (*findings, *agreed))
        severities = Counter(card.severity for card in findings)
        return Page(
            documents=tuple(self.documents[document.id] for document in self.sources),
            origins=tuple(tuple(self.documents[document.id] for document in group) for group in origins),
            published=words.date_range([document.published or "" for document in self.sources]),
            undated=sum(not document.published for document in self.sources),
            findings=findings,
            first=tuple(card for card in findings if card.verdict not in ("agree", "compatible"))[:LOOK_FIRST],
            agreed=agreed,
            tally=tuple((verdict, verdicts[verdict]) for verdict in words.VERDICTS if verdicts[verdict]),
            severities=tuple((name, severities[name]) for name in words.SEVERITIES.values() if severities[name]),
            texts=tuple(self._text(document) for document in self.sources),
            skipped=tuple(sorted((skipped.path, skipped.reason) for skipped in self.result.skipped)),
        )

    def _origins(self) -> list[list[Document]]:
        groups: dict[str, list[Document]] = {}
        for document in self.sources:
            groups.setdefault(self.result.origins.get(document.id, document.id), []).append(document)
        return list(groups.values())

    def _name_documents(self, origins: list[list[Document]]) -> None:
        origin_of = {document.id: str(number) for number, group in enumerate(origins, 1) for document in group}
        names = Counter(words.document_name(document) for document in self.sources)
        for number, document in enumerate(self.sources, 1):
            name = words.document_name(document)
            if names[name] > 1:
                name = f"{name} ({words.date(document.published) or words.file_name(document.path)})"
            self.documents[document.id] = DocumentView(
                number=number,
                anchor=f"d{number}",
                name=name,
                title=document.title.strip(),
                path=document.path,
                published=words.date(document.published),
                published_from=document.published_from if document.published else "",
                origin=origin_of[document.id],
                notes=document.notes,
            )

    def _anchor_claims(self) -> None:
        used = {claim for shared in self.result.shared_claims for claim in shared.claims}
        used |= {claim for finding in self.result.findings for side in finding.sides for claim in side.claims}
        known = [self.claims[claim] for claim in used if claim in self.claims]
        for number, claim in enumerate(sorted(known, key=self._place), 1):
            self.anchors[claim.id] = f"c{number}"

    def _place(self, claim: Claim) -> tuple[int, int, int, str]:
        document = self.documents.get(claim.document)
        return (document.number if document else 0, claim.start, claim.end, claim.id)

    def _claims(self, ids: Iterable[str]) -> list[Claim]:
        known = (self.claims[claim] for claim in ids if claim in self.claims)
        return sorted((claim for claim in known if claim.document in self.documents), key=self._place)

    def _finding(self, finding: Finding, index: int) -> Card:
        anchor = "f-" + (re.sub(r"[^A-Za-z0-9]+", "-", finding.key) or str(index))
        shared = self.shared.get(finding.shared_claim or "")
        sides = tuple(self._side(side, number) for number, side in enumerate(finding.sides))
        pairs = tuple(
            PairView(sides[pair.a], sides[pair.b], pair.verdict, pair.reasons)
            for pair in finding.pairs
            if max(pair.a, pair.b) < len(sides)
        )
        return self._card(
            number=str(index),
            anchor=anchor,
            finding=finding,
            shared=shared,
            groups=[side.claims for side in finding.sides],
            sides=sides,
            pairs=pairs,
        )

    def _agreed(self, shared: SharedClaim, index: int) -> Card:
        documents = len({claim.document for claim in self._claims(shared.claims)})
        label = ", ".join(words.interval(value) for value in distinct_values(self._claims(shared.claims)))
        side = Side(label=label, claims=shared.claims, origins=shared.origins, documents=documents)
        return self._card(
            number=f"a{index}",
            anchor="s-" + (re.sub(r"[^A-Za-z0-9]+", "-", shared.id) or str(index)),
            finding=None,
            shared=shared,
            groups=[shared.claims],
            sides=(self._side(side, 0),),
            pairs=(),
        )

    def _card(
        self,
        *,
        number: str,
        anchor: str,
        finding: Finding | None,
        shared: SharedClaim | None,
        groups: Sequence[Sequence[str]],
        sides: tuple[SideView, ...],
        pairs: tuple[PairView, ...],
    ) -> Card:
        claims = [self._claims(group) for group in groups]
        for claim in {claim.id: claim for group in claims for claim in group}:
            self.links.setdefault(claim, []).append(Link(anchor, number))
        documents = {self.documents[claim.document].number: claim.document for group in claims for claim in group}
        return Card(
            number=number,
            anchor=anchor,
            key=finding.key if finding else "",
            question=self._question(finding, shared),
            kind=words.KINDS[finding.kind] if finding else "",
            verdict=finding.verdict if finding else shared.verdict if shared else "agree",
            severity=words.SEVERITIES[finding.severity] if finding else "",
            message=finding.message if finding else "",
            line=self._line(claims, sides) if finding else None,
            sides=sides,
            pairs=pairs,
            reasons=shared.reasons if shared else (),
            weight=sides[0].weight if sides else "",
            documents=tuple(self.documents[documents[place]] for place in sorted(documents)),
        )

    def _question(self, finding: Finding | None, shared: SharedClaim | None) -> str:
        if shared and shared.question.strip():
            return shared.question.strip()
        return finding.message.strip() if finding else ""

    def _line(self, groups: list[list[Claim]], sides: tuple[SideView, ...]) -> NumberLine | None:
        values, measure = [], ""
        for index, group in enumerate(groups):
            for quantity in distinct_values(group):
                same = [c for c in group if c.quantity and words.interval(c.quantity) == words.interval(quantity)]
                values.append(Value(index, quantity, self._weight(same)))
            measure = measure or next((claim.scope.measure for claim in group), "")
        tolerance = self.config.tolerances.get(measure, self.config.tolerance)
        return draw(values, [side.letter for side in sides], tolerance)

    def _weight(self, claims: Sequence[Claim]) -> str:
        documents = {claim.document for claim in claims}
        origins = {self.result.origins.get(document, document) for document in documents}
        return weight(len(documents), len(origins))

    def _side(self, side: Side, index: int) -> SideView:
        claims = self._claims(side.claims)
        quotes: dict[str, list[Claim]] = {}
        for claim in claims:
            quotes.setdefault(" ".join(claim.quote.split()).casefold(), []).append(claim)
        made = tuple(self._quote(same) for same in quotes.values())
        return SideView(
            letter=letter(index),
            index=index,
            label=side.label.strip() or "as quoted",
            weight=weight(len({claim.document for claim in claims}), side.origins),
            quotes=made[:QUOTES_SHOWN],
            folded=made[QUOTES_SHOWN:],
        )

    def _quote(self, claims: list[Claim]) -> Quote:
        first = claims[0]
        document = self.texts.get(first.document)
        same = [claim for claim in claims if claim.document == first.document]
        if document and document.text[first.start : first.end].strip():
            pieces = marked(document.text, first.start, first.end, same)
        else:
            pieces = ((first.quote, False),)
        by_document = {claim.document: claim for claim in reversed(claims)}
        return Quote(pieces, tuple(self._cite(claim) for claim in reversed(by_document.values())))

    def _cite(self, claim: Claim) -> Cite:
        speaker, verb = claim.attribution.speaker, claim.attribution.verb
        when = [f"as of {words.date(claim.clocks.as_of)}" if claim.clocks.as_of else ""]
        when.append(f"event on {words.date(claim.clocks.event)}" if claim.clocks.event else "")
        return Cite(
            document=self.documents[claim.document],
            anchor=self.anchors[claim.id],
            passage=words.PASSAGES.get(claim.passage, claim.passage),
            said_by=" ".join(filter(None, (speaker, f"({verb})" if speaker and verb else ""))),
            when=", ".join(filter(None, when)),
        )

    def _text(self, document: Document) -> FullText:
        claims = [claim for claim in self.result.claims if claim.document == document.id and claim.id in self.anchors]
        return FullText(
            document=self.documents[document.id],
            front=document.text[: document.body_start].strip(),
            stretches=stretches(document, claims, self.anchors, self.links),
        )


def weight(documents: int, origins: int) -> str:
    """How much stands behind an answer: ``2 documents, 1 independent source``."""
    if documents == origins:
        return words.count(origins, "independent source")
    return f"{words.count(documents, 'document')}, {words.count(origins, 'independent source')}"
