"""Result -> the records of ``view``: in what order things stand, what they are called, what links where."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from functools import partial
from types import MappingProxyType

from consistency.config import KEPT_PASSAGES, Config
from consistency.datatypes import (
    Claim,
    Document,
    Finding,
    FindingKind,
    Result,
    SharedClaim,
    Side,
    Verdict,
)
from consistency.findings import is_weighed, look_first
from consistency.reports import words
from consistency.reports.events import find_events, stories_of_findings
from consistency.reports.headlines import change_of, headline, named_words
from consistency.reports.numberline import NumberLine, Value, distinct_values, draw
from consistency.reports.overview import at_odds, who_says_what
from consistency.reports.passages import Link, Pieces, marked, marked_spans, marked_words, stretches
from consistency.reports.plain import comes_to, gist, how_agreed, weighed_gist
from consistency.reports.settle import what_would_settle
from consistency.reports.sides import answer_rows, gravest_first, grouped, open_pairs, view_pair, weight_of
from consistency.reports.timeline import draw_dates
from consistency.reports.view import Card, Cite, DocumentView, EventView, FullText, Page, Quote, SideView
from consistency.shared_claims.identity import claim_key
from consistency.unforeseen import LEFT_OUT, attempt

NO_CONFLICT_OF_FIGURES = ("agree", "compatible")
"""Verdicts by which figures agree: the same, or such that both can be true of one count."""
SENTENCES_SHOWN = 4
"""Sides that are whole sentences which stand open: those of the likeliest differences come first."""
PASSAGE = 160
"""Characters of a sentence that stands for what several tell; the quotations below it are whole."""
SENTENCE = 40
"""Characters from which on a label that begins its quotation only repeats it."""
_LINK = re.compile(r"https?://[^\s\"'<>\\`]+", re.IGNORECASE)
"""What may stand on the page as a link: nothing but the address of a page."""
LOOK_FIRST = 3
"""Findings that the summary names."""
QUOTES_SHOWN = 4
"""Quotes of a side that stand open; the rest is folded."""
QUOTES_WEIGHED = 2
"""The same where the sides only may be at odds."""
KEYS_SHOWN = 8
"""Keys of claims that are listed for a side; all of them stand in the CSV and the JSON report."""
PAIRS_SHOWN = 6
"""Groups of pairs whose verdict stands open: enough for four sides."""
MANY = 6
"""From so many answers on they are a table, and only the pairs that matter stand open."""
READ_OPEN = 12
"""With more documents than these the list of what was read stands folded behind the findings."""
SERIES = 3
"""Days on which a count is given that make a series worth drawing, where there are many answers."""
HELD_NAMED = 4
"""Pairs that evidence speaks against which are named in the sentence over the answers; the others are counted."""
AGREED = 200
"""Shared claims without a finding that are listed, of figures and of passages each; the rest is in the JSON report."""
NO_CONFLICT: frozenset[Verdict] = frozenset({"compatible", "different_scope", "superseded"})
"""Verdicts that explain a difference; the sentence over the answers then says so first."""
_FIGURES: frozenset[FindingKind] = frozenset({"number", "total"})
"""Kinds of finding that are about the figures of their claims; all others are about words."""
PICTURES = 1000
"""Findings, gravest first, that get a number line; in longer reports the pictures would be most of the file."""

Clashing = Mapping[str, Sequence[tuple[int, int]]]
"""Claim -> where the words stand in its document by which it clashes."""


def make_page(result: Result, config: Config) -> Page:
    """Everything the template needs. Never raises over what a document, a path or a rule happens to hold: a finding
    that cannot be drawn is left out, with a note."""
    return _Builder(result, config).page()


def letter(index: int) -> str:
    """A, B, … Z, AA, AB …: how sides are called."""
    return (letter(index // 26 - 1) if index >= 26 else "") + chr(ord("A") + index % 26)


class _Builder:
    def __init__(self, result: Result, config: Config) -> None:
        self.result, self.config = result, config
        self.left_out: list[str] = []
        self.groups = self._origins()
        self.sources = [document for group in self.groups for document in group]
        self.texts = {document.id: document for document in self.sources}
        self.claims = {claim.id: claim for claim in result.claims if claim.document in self.texts}
        self.shared = {shared.id: shared for shared in result.shared_claims}
        self.documents = self._name_documents()
        self.rest = self._without_finding()
        self.anchors = self._anchor_claims()
        self.links: dict[str, list[Link]] = {}
        events = find_events(result)
        self.events = events if len(events) > 1 else ()
        self.event_of = {event.story: number for number, event in enumerate(self.events, 1)}
        self.stories = stories_of_findings(result)
        self.found: dict[str, Finding] = {}
        self.older = {frozenset((link.a, link.b)): link.older for link in result.lineage if link.older}
        self.marked: dict[str, list[Claim]] = {}
        for claim in self._claims(self.anchors):
            self.marked.setdefault(claim.document, []).append(claim)

    def page(self) -> Page:
        drawn = (
            attempt(partial(self._finding, finding, index), f"the card of finding {finding.key}", self._leave_out)
            for index, finding in enumerate(self._by_event(), 1)
        )
        findings = tuple(card for card in drawn if card)
        place = {id(finding): at for at, finding in enumerate(look_first(self.result.findings))}
        first = sorted(findings, key=lambda card: place[id(self.found[card.number])])
        listed = self.rest[0][:AGREED], self.rest[1][:AGREED]
        cards = [self._agreed(shared, index) for index, shared in enumerate((*listed[0], *listed[1]), 1)]
        verdicts = Counter(card.verdict for card in findings)
        severities = Counter(card.severity for card in findings)
        return Page(
            documents=tuple(self.documents.values()),
            origins=self._views(),
            published=words.date_range([document.published or "" for document in self.sources]),
            undated=sum(not document.published for document in self.sources),
            comes_to=comes_to(verdicts, len(self.rest[0]), len(self.rest[1])),
            events=self._event_views(findings),
            findings=findings,
            first=tuple(first[:LOOK_FIRST]),
            read_folded=len(self.documents) > READ_OPEN,
            agreed=tuple(cards[: len(listed[0])]),
            alike=tuple(cards[len(listed[0]) :]),
            unlisted=sum(map(len, self.rest)) - len(cards),
            totals=(len(self.rest[0]), len(self.rest[1])),
            pictures=PICTURES if len(findings) > PICTURES else 0,
            matrix=who_says_what(findings, list(self.documents.values())),
            odds=at_odds(findings, list(self._views())),
            tally=tuple((verdict, verdicts[verdict]) for verdict in words.VERDICTS if verdicts[verdict]),
            severities=tuple((name, severities[name]) for name in words.SEVERITIES.values() if severities[name]),
            texts=tuple(self._text(document) for document in self.sources),
            skipped=tuple(sorted((skipped.path, skipped.reason) for skipped in self.result.skipped)),
            settings=tuple((f"{s.name} = {words.shortened(s.value)}", s.source) for s in self.result.settings),
            notes=(*self.result.notes, *self.left_out),
        )

    def _by_event(self) -> list[Finding]:
        """The findings as ranked; where there are several events by event, the one with the gravest finding first."""
        findings = self.result.findings
        last = len(findings)
        begins: dict[int, int] = {0: last}
        for at, finding in enumerate(findings):
            begins.setdefault(self._event(finding), at)
        return sorted(findings, key=lambda f: begins[self._event(f)]) if self.events else list(findings)

    def _event(self, finding: Finding) -> int:
        return self.event_of.get(self.stories[finding.key], 0)

    def _event_views(self, findings: Sequence[Card]) -> tuple[EventView, ...]:
        """The events in the order of their findings, those without a finding behind them."""
        own: dict[int, list[Card]] = {number: [] for number in (*self.event_of.values(), 0)}
        for card in findings:
            own[card.event].append(card)
        order = dict.fromkeys([c.event for c in findings if c.event] + list(self.event_of.values()))
        views = [
            EventView(number, self.events[number - 1].name, len(self.events[number - 1].documents), tuple(own[number]))
            for number in order
        ]
        return (*views, EventView(0, "", 0, tuple(own[0]))) if views and own[0] else tuple(views)

    def _leave_out(self, what: str, why: str) -> None:
        self.left_out.append(f"{LEFT_OUT}{what} ({why})")

    def _origins(self) -> list[list[Document]]:
        """Documents by independent source; groups and their members in the order of their paths."""
        groups: dict[str, list[Document]] = {}
        for document in sorted(self.result.documents, key=lambda document: (document.path, document.id)):
            groups.setdefault(self.result.origins.get(document.id, document.id), []).append(document)
        return list(groups.values())

    def _views(self) -> tuple[tuple[DocumentView, ...], ...]:
        return tuple(tuple(self.documents[document.id] for document in group) for group in self.groups)

    def _name_documents(self) -> dict[str, DocumentView]:
        origin_of = {document.id: number for number, group in enumerate(self.groups, 1) for document in group}
        names = {document.id: document.name for document in self.sources}
        same = Counter((names[document.id], document.published) for document in self.sources)
        made = {}
        for number, document in enumerate(self.sources, 1):
            name = names[document.id]
            if document.source.strip() and same[name, document.published] > 1:
                name = f"{name} ({words.file_name(document.path)})"
            made[document.id] = DocumentView(
                number=number,
                anchor=f"d{number}",
                name=name,
                title=document.title.strip(),
                path=document.path,
                published=words.date(document.published),
                published_from=document.published_from if document.published else "",
                origin=origin_of[document.id],
                notes=document.notes,
                url=document.url if _LINK.fullmatch(document.url) else "",
                named_by="" if document.states_outlet else dict(document.metadata_from).get("source", ""),
            )
        return made

    def _without_finding(self) -> tuple[list[SharedClaim], list[SharedClaim]]:
        """Shared claims that no finding holds: those on which the sources agree, and those that several tell and nobody
        held against each other; most independent sources first.

        An agreement has to be established: the figures of two independent sources are the same or fit together, and no
        finding sets two of the claims against each other. Copies of one text do not agree, they repeat.
        """
        found = {finding.shared_claim for finding in self.result.findings}
        rest = [shared for shared in self.result.shared_claims if shared.id not in found]
        rest.sort(key=lambda s: (-s.origins, -len(s.claims), s.question, s.id))
        sides = self._sides_of_claims()
        figures = [s for s in rest if s.origins > 1 and s.verdict in NO_CONFLICT_OF_FIGURES and self._counts(s)]
        agreed = [shared for shared in figures if not _at_odds(shared, sides)]
        known = {shared.id for shared in agreed}
        return agreed, [shared for shared in rest if shared.id not in known]

    def _sides_of_claims(self) -> dict[str, set[tuple[str, int]]]:
        """Claim -> (finding, side) that it stands on: by itself, or because words that clash there hold its figure."""
        sides: dict[str, set[tuple[str, int]]] = {}
        figures: dict[tuple[str, int], list[Claim]] = {}
        for claim in self.claims.values():
            if claim.quantity:
                figures.setdefault((claim.document, claim.start), []).append(claim)
        for finding in self.result.findings:
            at = {claim: number for number, side in enumerate(finding.sides) for claim in side.claims}
            for claim_id, number in at.items():
                sides.setdefault(claim_id, set()).add((finding.key, number))
            for clash in {clash for pair in finding.pairs for clash in pair.words if clash.claim in at}:
                said = self.claims.get(clash.claim)
                for claim in figures.get((said.document, said.start), ()) if said else ():
                    q = claim.quantity
                    if q and q.start < clash.end and clash.start < q.end:
                        sides.setdefault(claim.id, set()).add((finding.key, at[clash.claim]))
        return sides

    def _anchor_claims(self) -> dict[str, str]:
        used = {claim for part in self.rest for shared in part[:AGREED] for claim in shared.claims}
        used |= {claim for finding in self.result.findings for side in finding.sides for claim in side.claims}
        return {claim.id: f"c{number}" for number, claim in enumerate(self._claims(used), 1)}

    def _claims(self, ids: Iterable[str]) -> list[Claim]:
        """The claims in the order of the documents and their texts."""
        known = [self.claims[claim] for claim in ids if claim in self.claims]
        return sorted(known, key=lambda c: (self.documents[c.document].number, c.start, c.end, c.id))

    def _counts(self, shared: SharedClaim) -> bool:
        """Is this about figures? Else it is about statements."""
        return any(self.claims[claim].quantity for claim in shared.claims if claim in self.claims)

    def _finding(self, finding: Finding, index: int) -> Card:
        words_only = finding.kind not in _FIGURES or finding.verdict == "drift"
        clashing: dict[str, list[tuple[int, int]]] = {}
        for clash in (each for pair in finding.pairs for each in pair.words):
            clashing.setdefault(clash.claim, []).append((clash.start, clash.end))
        shown = QUOTES_WEIGHED if is_weighed(finding) else QUOTES_SHOWN
        sides = tuple(
            self._side(side, number, words_only, clashing, shown) for number, side in enumerate(finding.sides)
        )
        shared = self.shared.get(finding.shared_claim or "")
        question = " ".join(shared.question.split()) if shared and not words_only else ""
        groups = [self._claims(side.claims) for side in finding.sides]
        known = gravest_first(finding.pairs, len(sides))
        pairs = tuple(view_pair(pair, sides, groups, finding.kind) for pair in known)
        many, weighed = len(sides) >= MANY, is_weighed(finding)
        matters = open_pairs(known, groups, [s.origins for s in finding.sides]) if many and not words_only else {}
        by_time = finding.verdict == "superseded" or any(pair.verdict == "superseded" for pair in known)
        self.found[str(index)] = finding
        card = Card(
            number=str(index),
            anchor=_anchor("f", finding.key, index),
            key=finding.key,
            question=question or words.sentence(words.with_dates(headline(finding, self._older_side(finding)))),
            kind=words.KINDS[finding.kind],
            verdict=finding.verdict,
            severity=words.SEVERITIES[finding.severity],
            message=self._message(finding, question, [side.letter for side in sides]),
            line=self._line(groups, sides) if index <= PICTURES and not words_only else None,
            dates=self._dates(finding, groups, sides) if index <= PICTURES and not words_only else None,
            sides=sides,
            pairs=pairs,
            groups=grouped(pairs, matters),
            shown=0 if weighed else len(matters) if matters else PAIRS_SHOWN,
            folded="How the answers stand to each other" if weighed else "",
            measure=self._measure(groups),
            origins=self._count([claim for group in groups for claim in group])[1],
            summary="" if words_only else words.summary(finding.summary),
            settle=""
            if words_only or weighed
            else what_would_settle(finding.verdict, groups, [side.letter for side in sides]),
            weight="",
            documents=self._speaking(groups),
            event=self._event(finding),
            rows=answer_rows(sides, groups, self._cite, by_time) if many and not words_only else (),
            by_time=by_time,
            sentences=all(map(_is_its_words, sides)),
            open=SENTENCES_SHOWN,
        )
        self._link(card, groups)
        return card

    def _older_side(self, finding: Finding) -> int | None:
        """The side with the text that was there before, where the links between the copies tell."""
        if finding.verdict != "drift" or len(finding.sides) != 2:
            return None
        documents = [{c.document for c in self._claims(side.claims)} for side in finding.sides]
        known = {self.older.get(frozenset((a, b))) for a in documents[0] for b in documents[1]} - {None}
        sides = {at for at, own in enumerate(documents) for older in known if older in own}
        return sides.pop() if len(sides) == 1 else None

    def _agreed(self, shared: SharedClaim, index: int) -> Card:
        claims = self._claims(shared.claims)
        label = ", ".join(words.interval(value) for value in distinct_values(claims))
        side = self._side(Side(label=label, claims=shared.claims, origins=shared.origins), 0)
        card = Card(
            number=f"a{index}",
            anchor=_anchor("s", shared.id, index),
            key="",
            question=" ".join(words.shortened(" ".join(shared.question.split()), PASSAGE).split()),
            kind="",
            verdict=shared.verdict,
            severity="",
            message="",
            line=None,
            dates=None,
            sides=(side,),
            pairs=(),
            groups=(),
            shown=0,
            folded="",
            measure=self._measure([claims]),
            origins=shared.origins,
            summary="",
            settle="",
            weight=side.weight,
            documents=self._speaking([claims]),
            how=how_agreed(claims),
        )
        self._link(card, [claims])
        return card

    def _message(self, finding: Finding, question: str, letters: Sequence[str]) -> str:
        """The finding in a sentence. Messages that only repeat the question and the sides give way to their gist."""
        if is_weighed(finding):
            return weighed_gist(finding.pairs, letters, HELD_NAMED)
        message = words.with_dates(finding.message.strip())
        if message and not (question and message.startswith(question)):
            return self._change(finding, message) if finding.verdict == "drift" and finding.pairs else message
        said = gist(finding.pairs, letters, finding.kind) or words.VERDICTS[finding.verdict].meaning
        return f"No conflict: {said}" if finding.verdict in NO_CONFLICT else said

    def _change(self, finding: Finding, message: str) -> str:
        """What sort of change it is, and what was there → what is there now where it is known which copy is older."""
        older = self._older_side(finding)
        said = [change_of(message)] if finding.kind != "statement" or len(finding.sides) != 2 else []
        if older is None:
            said += ["Which copy is the older is not known."] if len(finding.sides) == 2 else []
            return " ".join(said)
        before, after = (" … ".join(named_words(finding.sides[at].label)) for at in (older, 1 - older))
        without = [finding.sides[at].label.startswith("without ") for at in (older, 1 - older)]
        if before and after and before.casefold() != after.casefold() and not any(without):
            said.append(f"“{before}” → “{after}”.")
        return " ".join(said)

    def _link(self, card: Card, groups: Sequence[Sequence[Claim]]) -> None:
        for claim in {claim.id: claim for group in groups for claim in group}:
            self.links.setdefault(claim, []).append(Link(card.anchor, card.number if card.key else ""))

    def _speaking(self, groups: Sequence[Sequence[Claim]]) -> tuple[DocumentView, ...]:
        speaking = {claim.document for group in groups for claim in group}
        return tuple(sorted((self.documents[document] for document in speaking), key=lambda view: view.number))

    def _line(self, groups: list[list[Claim]], sides: tuple[SideView, ...]) -> NumberLine | None:
        """The picture, where there are different figures to place on it."""
        values, measure = [], ""
        for index, group in enumerate(groups):
            for quantity in distinct_values(group):
                said = words.interval(quantity)
                same = [claim for claim in group if claim.quantity and words.interval(claim.quantity) == said]
                documents, origins = self._count(same)
                extra = words.count(documents, "document") if documents > origins else ""
                values.append(Value(index, quantity, extra, words.count(origins, "independent source")))
            measure = measure or next((claim.scope.measure for claim in group), "")
        if len({words.interval(value.quantity) for value in values}) < 2:
            return None
        tolerance = self.config.tolerances.get(measure, self.config.tolerance)
        return draw(values, [side.letter for side in sides], tolerance)

    def _dates(self, finding: Finding, groups: list[list[Claim]], sides: tuple[SideView, ...]) -> NumberLine | None:
        """A timeline, where a count grows as days pass: for what was found to be an update, and for tolls at odds."""
        measures = {claim.scope.measure for group in groups for claim in group}
        tolls = all("toll" in self.config.measures.get(measure, {}).get("notes", ()) for measure in measures)
        days = {c.clocks.as_of or c.clocks.published for group in groups for c in group} - {None}
        series = len(groups) >= MANY and len(days) >= SERIES
        at_odds = tolls and measures and finding.verdict in ("conflict", "unclear")
        if finding.verdict != "superseded" and not at_odds and not series:
            return None
        return draw_dates(groups, [side.letter for side in sides])

    def _measure(self, groups: Sequence[Sequence[Claim]]) -> str:
        """What is counted, in the words of the table of measures."""
        measure = next((claim.scope.measure for group in groups for claim in group if claim.scope.measure), "")
        return str(self.config.measures.get(measure, {}).get("label", measure))

    def _count(self, claims: Sequence[Claim]) -> tuple[int, int]:
        documents = {claim.document for claim in claims}
        return len(documents), len({self.result.origins.get(document, document) for document in documents})

    def _side(
        self,
        side: Side,
        index: int,
        words_only: bool = False,
        clashing: Clashing = MappingProxyType({}),
        shown: int = QUOTES_SHOWN,
    ) -> SideView:
        claims = self._claims(side.claims)
        quotes: dict[str, list[Claim]] = {}
        for claim in claims:
            quotes.setdefault(" ".join(claim.quote.split()).casefold(), []).append(claim)
        marks = named_words(side.label) if words_only else None
        if marks and len(marks) == 1 and len(marks[0]) > SENTENCE:
            marks = ()  # the label is the sentence itself
        made = tuple(self._quote(same, marks, clashing) for same in quotes.values())
        documents = self._count(claims)[0]
        return SideView(
            letter=letter(index),
            index=index,
            label=words.with_dates(side.label.strip()) or ("as quoted" if claims and claims[0].quantity else ""),
            weight=weight_of(documents, side.origins),
            quotes=made[:shown],
            folded=made[shown:],
            documents=frozenset(self.documents[claim.document].number for claim in claims),
            keys=tuple(dict.fromkeys(claim_key(claim) for claim in claims))[:KEYS_SHOWN],
        )

    def _quote(self, claims: list[Claim], marks: Sequence[str] | None, clashing: Clashing) -> Quote:
        """A quotation with its figures marked, or (where ``marks`` is given) these words, or the ones that clash."""
        first, text = claims[0], self.texts[claims[0].document].text
        same = [claim for claim in claims if claim.document == first.document and claim.start < first.end]
        whole = text[first.start : first.end].strip()
        if not whole:
            pieces: Pieces = ((first.quote, False),)
        elif spans := [span for claim in same for span in clashing.get(claim.id, ())]:
            pieces = marked_spans(text, first.start, first.end, spans)
        elif marks is None:
            pieces = marked(text, first.start, first.end, same)
        else:
            pieces = marked_words(text[first.start : first.end], marks)
        once = {claim.document: claim for claim in reversed(claims)}
        return Quote(pieces, tuple(self._cite(claim) for claim in reversed(once.values())))

    def _cite(self, claim: Claim) -> Cite:
        document = self.documents[claim.document]
        speaker, verb, clocks = claim.attribution.speaker, claim.attribution.verb, claim.clocks
        passage = words.PASSAGES.get(claim.passage, claim.passage)
        details = (
            document.published or "undated",
            passage if claim.passage != "body" else "",
            f"attributed to {speaker}" + (f" (“{verb}”)" if verb and verb != "according to" else "") if speaker else "",
            f"as of {words.date(clocks.as_of)}" if clocks.as_of and clocks.as_of != clocks.published else "",
            f"event of {words.date(clocks.event)}" if clocks.event else "",
        )
        return Cite(document, self.anchors[claim.id], tuple(filter(None, details)))

    def _text(self, document: Document) -> FullText:
        return FullText(
            document=self.documents[document.id],
            front=document.text[: document.body_start].strip(),
            left_out=_left_out(document, next((s.value for s in self.result.settings if s.name == "keep"), "")),
            stretches=stretches(document, self.marked.get(document.id, []), self.anchors, self.links),
        )


def _is_its_words(side: SideView) -> bool:
    """Does the label only begin what is quoted below it?"""
    label = named_words(side.label)
    if len(label) != 1 or not side.quotes:
        return False
    quote = " ".join("".join(text for text, _ in side.quotes[0].pieces).split()).strip('"“”')
    return quote.startswith(label[0]) and len(label[0]) > SENTENCE


def _left_out(document: Document, kept: str) -> tuple[str, ...]:
    """The passages that make no claims by what the reader of the format knows of them: furniture, readers' comments.

    ``kept``: the setting ``keep``.
    """
    kinds = {kind for name, kind in KEPT_PASSAGES.items() if name not in kept} & {"boilerplate", "reader_comment"}
    return tuple(document.text[block.start : block.end] for block in document.blocks if block.kind in kinds)


def _at_odds(shared: SharedClaim, sides: Mapping[str, set[tuple[str, int]]]) -> bool:
    """Do two of its claims stand on different sides of one finding? ``sides``: claim -> (finding, side) it is on."""
    met: dict[str, int] = {}
    return any(met.setdefault(key, side) != side for claim in shared.claims for key, side in sides.get(claim, ()))


def _anchor(kind: str, key: str, index: int) -> str:
    """A name for links, from what may be any text; the same key always gives the same name."""
    return f"{kind}-{re.sub(r'[^A-Za-z0-9]+', '-', key).strip('-')[:64] or index}"
