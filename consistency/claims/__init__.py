"""Sentences to claims: one per sentence, and one per quantity in it.

A sentence with figures also says something besides them ("a quake hit the island, killing 10"), so it makes a claim
of its own, with its figures masked, beside the claims of its figures.

A claim knows its scope (what, whose, where, of which event, over which time), its clocks and who is quoted. Where a
sentence is silent, what came before it in the same document may speak for it (``discourse``); every slot says in
``Claim.evidence`` where it was read. What nothing says stays empty.
"""

from __future__ import annotations

import hashlib
import re
from bisect import bisect
from collections.abc import Callable, Collection, Mapping, Sequence
from dataclasses import replace

from consistency.checks.levels import changes_of, earlier_levels
from consistency.checks.worked_out import change_between
from consistency.claims.agents import Agent, Told, agents_of, subject_kinds
from consistency.claims.attribution import PRONOUNS, Spoken, attributions
from consistency.claims.clocks import as_of_time, as_of_words, is_as_of, span_of
from consistency.claims.contests import RESULTS, parties_of, ranked_by_name
from consistency.claims.discourse import Discourse, Reading, dateline_of, event_of, read_sentence, silent_event
from consistency.claims.events import Event, participants_of
from consistency.claims.frames import frame_of
from consistency.claims.meant import meant_of
from consistency.claims.persons import AGE, tells_an_age, whose, without_namesakes
from consistency.claims.places import PlaceReader, nations_of, nearest
from consistency.claims.populations import population_of
from consistency.claims.scope import figures_of, measure_of, role_of, sense_of, status_of
from consistency.config import Config
from consistency.datatypes import Attribution, Claim, Clocks, Document, Quantity, Scope, Sentence, Span
from consistency.gazetteer import Gazetteer, fold, gazetteer
from consistency.parsing import Parse
from consistency.quantities import ALL_BUT, extract_quantities, mask_quantities
from consistency.quantities.margins import MARGIN, WORKED_OUT, is_margin, margins_of
from consistency.times import Time, coarse, event_time, period_of, period_value

CLAIM_KINDS = frozenset({"count", "share", "money", "measure"}) | RESULTS
"""Kinds of quantity that make a claim, beside ages of persons and rates. Ordinals, marks on a scale and multiples
answer no "how many"."""
_LEVELS_DAY = 15
"""Characters between an earlier level and the day that belongs to it: "from 300 tents on Friday"."""
_DAY = re.compile(r"\d{4}-\d\d-\d\d")
_TORN = re.compile(r"\d\s/\s?\||\|(?:\s/\s\d|,\s000)")
"""What stands around a piece of a figure, with a bar for the piece."""
Namer = Callable[[str, str], str]
"""(document id, name as written) -> its canonical spelling; see ``consistency.names``."""
Evidence = tuple[tuple[str, str], ...]
_TOLL = "toll"
"""Note of measures whose counts belong to one event (killed, wounded): they may take its place and date over."""


def make_claims(
    document: Document,
    sentences: Sequence[Sentence],
    config: Config,
    canonical: Namer | None = None,
    parses: Mapping[str, Parse] | None = None,
) -> list[Claim]:
    """The claims of ``document``, in order of place. ``sentences`` are its own, in order.

    Only headline, caption, body and quote speak for the source; other passages are passed over, unless
    ``config.keep`` names them. ``canonical`` spells names; without it they are folded one by one. ``parses``: text of a
    sentence -> its parse; of a sentence without one nobody knows who says it.
    """
    named = canonical or (lambda _, name: fold(name))
    gaz = gazetteer(config)
    speaking = [s for s in sentences if s.passage in config.claim_passages]
    near = set().union(*(nations_of(text, gaz) for text in (document.title, *(s.text for s in speaking))))
    spoken = attributions(speaking, parses or {})
    speakers = [said.whole.speaker for said in spoken]
    people = {named(document.id, speaker) for speaker in speakers if speaker and speaker not in PRONOUNS}
    reader = PlaceReader(gaz, near, lambda name: named(document.id, name), people)
    discourse = Discourse(document.published, document.surely_dated)
    agents = agents_of(speaking, gaz, near, lambda name: named(document.id, name))
    if document.title and all(s.passage != "headline" for s in speaking):
        title = Sentence(document.id, 0, len(document.title), document.title, "headline", -1)
        discourse.add(read_sentence(title, reader, document.published, Attribution()))
    claims: list[Claim] = []
    for sentence, said in zip(speaking, spoken, strict=True):
        if not discourse.dateline and discourse.body < 1:
            discourse.dateline = dateline_of(sentence.text, reader)
        attribution = _with_name(said.whole, document, named)
        discourse.published = document.published_at(sentence.start)
        reading = read_sentence(sentence, reader, discourse.published, attribution)
        claims += _sentence_claims(
            document, reading, discourse, agents.read(sentence, said.parse, reading.places), config, named, said
        )
        discourse.add(reading)
    if document.language not in ("", "en"):  # the rules of wording and the models read English
        claims = [claim for claim in claims if claim.quantity is not None]
    return without_namesakes(claims)


def _with_name(attribution: Attribution, document: Document, named: Namer) -> Attribution:
    """The same with the canonical name of the speaker; a pronoun has none."""
    if not attribution.speaker or attribution.speaker in PRONOUNS:
        return attribution
    return replace(attribution, name=named(document.id, attribution.speaker))


def _sentence_claims(
    document: Document,
    reading: Reading,
    discourse: Discourse,
    told: Told,
    config: Config,
    named: Namer,
    spoken: Spoken,
) -> list[Claim]:
    sentence, context = reading.sentence, reading.context
    quantities = extract_quantities(sentence.text, config, tallies=True)
    base = Claim(
        id="",
        document=document.id,
        start=sentence.start,
        end=sentence.end,
        quote=sentence.text,
        passage=sentence.passage,
        scope=Scope(),
        question=mask_quantities(sentence.text, quantities),
        attribution=reading.attribution,
    )
    taking_part = _participants(document, reading, named, gazetteer(config))
    counted = [q for q in quantities if _answers(q) and not _is_torn(q, sentence.text)]
    counted += margins_of(quantities, sentence.text)
    counted += _points_between(quantities, sentence.text)
    figures, before = figures_of(quantities), earlier_levels(quantities, sentence.text)
    without_subject = subject_kinds(config)
    claims: list[Claim] = []
    fates: list[str] = []
    for q in counted:
        status, status_words = status_of(q, figures, context, config)
        sense, sense_words = sense_of(q, figures, context, config)
        measure = _special(q, sentence.text) or sense or measure_of(q, status, config)
        population, population_words = population_of(q, sentence.text, config, lambda name: named(document.id, name))
        agent = _agent(q, measure, told, sentence.text, lambda name: named(document.id, name), without_subject)
        if q.kind == "rank" and not agent.name:
            agent = replace(agent, name=ranked_by_name(q, sentence.text, lambda name: named(document.id, name)))
            if not agent.name:
                continue
        scope = Scope(measure=measure, population=population, status=status, subject=agent.name)
        said = (
            ("measure", next((r for r in q.rules if r in _WORKED_OUT), "") or sense_words or q.counted or q.unit),
            ("status", status_words),
            ("population", population_words),
            ("subject", agent.words),
        )
        toll = _TOLL in config.measures.get(measure, {}).get("notes", ())
        role = (
            "earlier"
            if q.start in before
            else role_of(q, figures, context, measure if toll or (status and ALL_BUT in q.rules) else "", fates)
        )
        fates += [measure] * toll
        giver = spoken.of(q)
        attribution = base.attribution if giver == spoken.whole else _with_name(giver, document, named)
        meant = meant_of(spoken.parse, q, attribution)
        figure = shift(q, sentence.start)
        frame = frame_of(spoken.parse, q)
        claim = replace(
            base, scope=scope, quantity=figure, role=role, attribution=attribution, meant=meant, frame=frame
        )
        claim = _situated(
            claim,
            _without_earlier(reading.around(q.start), q, quantities, before),
            discourse,
            q,
            toll,
            taking_part,
            tuple((s, w) for s, w in said if w),
            config,
        )
        claims.append(replace(claim, id=_claim_id(claim)))
    plain = (c.scope.measure for c in claims if c.quantity and c.quantity.kind not in _LINKED)
    measures = " ".join(sorted({measure.replace(" ", "_") for measure in plain}))
    whole = _situated(base, reading, discourse, None, False, taking_part, (), config)
    whole = replace(whole, id=_claim_id(whole), scope=replace(whole.scope, measure=measures))
    return [whole, *claims]


_CHANGE_WORKED_OUT = "change worked out"
"""Rule of a change that a text does not write: the points from one percentage to the other that it gives."""
_WORKED_OUT = frozenset({WORKED_OUT, _CHANGE_WORKED_OUT})


def _points_between(quantities: Sequence[Quantity], text: str) -> list[Quantity]:
    """The change in percentage points that follows from two levels: "from 40 to 52 percent" is up 12 points."""
    return [
        replace(change, start=after.start, end=after.end, rules=(*after.rules, _CHANGE_WORKED_OUT))
        for before, after in changes_of(quantities, text)
        if before.kind == after.kind == "share"
        for change in change_between(before, after)
        if change.unit == "percentage point"
    ]


_LINKED = RESULTS | {AGE}
"""Kinds of figures that do not show what a statement is about."""


def _answers(q: Quantity) -> bool:
    return q.kind in CLAIM_KINDS or tells_an_age(q) or q.is_rate


def _special(q: Quantity, text: str) -> str:
    """The measure of what is no plain amount: a tally, a rank, an age, a margin; empty for the rest."""
    return q.kind if q.kind in _LINKED else MARGIN if is_margin(q, text) else ""


def _agent(
    q: Quantity, measure: str, told: Told, text: str, named: Callable[[str], str], without: Collection[str]
) -> Agent:
    """Who a figure is told of: nobody for tolls, a person for an age, both sides for a result."""
    if measure in without:
        return Agent()
    if measure == AGE:
        return whose(q, told, named)
    agent = told.of(q)
    return replace(agent, name=parties_of(q, agent.name, text, named)) if q.kind == "tally" else agent


def _is_torn(q: Quantity, text: str) -> bool:
    """Is a figure a piece of one that was damaged on the way ("2, 000ft", "41 / 2 months" for 4½, a lost sign)?"""
    before, after = text[max(0, q.number_start - 5) : q.number_start], text[q.number_end : q.number_end + 5]
    zeros = re.fullmatch(r"0{2,}", text[q.number_start : q.number_end])
    return bool(zeros or _TORN.search(f"{before}|{after}") or "\ufffd" in before[-1:] + after[:1])


def _participants(document: Document, reading: Reading, named: Namer, gaz: Gazetteer) -> list[str]:
    """Who takes part in the event of a sentence; none in a headline whose every word is capitalised."""
    words = [w.text for w in reading.context.words if w.text[0].isalpha()]
    if not reading.triggers or sum(w[0].isupper() for w in words) > len(words) / 2:
        return []
    left_out = {p.path.split(", ")[0] for p in reading.places} | {reading.attribution.name}
    found = participants_of(reading.context.text, lambda name: named(document.id, name), left_out)
    return [name for name in found if name not in gaz.peoples]


def _situated(
    claim: Claim,
    reading: Reading,
    discourse: Discourse,
    q: Quantity | None,
    toll: bool,
    taking_part: Sequence[str],
    evidence: Evidence,
    config: Config,
) -> Claim:
    """``claim`` with place, event, period and clocks, each with where it was read."""
    at = q.start if q else 0
    event, taken_from = event_of(reading, at, discourse)
    if toll and not any(t.rank == 1 for t in reading.triggers) and not taken_from:
        silent, source = silent_event(reading, discourse)
        if silent.kind:
            event, taken_from = silent, source
    place, place_words = _place(reading, at, event, taken_from, discourse, toll)
    when = event_time([t for t in reading.times if not is_as_of(t, reading.context.text)], at)
    many = "event" in config.measures.get(claim.scope.measure, {}).get("notes", ())
    single = not many and (q is None or toll or bool(event.kind and any(t.rank == 1 for t in reading.triggers)))
    told_on = ""
    if toll and when is not None and when.day and _is_later(when.value, event.date) and not taken_from:
        told_on, when = when.value, next(t for t in reading.times if coarse(t.value) == event.date)
    happened = _happened(when, event, taken_from, single)
    times = _of_clause(reading, q)
    counts_over = period_of(times, at, points=q is not None and not (happened and when and not when.day))
    known_from = when.known_from(discourse.firm) if when is not None else event.date_from
    clocks, clock_words = _clocks(reading, discourse.published, q, happened, when)
    as_of = told_on if told_on and clocks.as_of == discourse.published else clocks.as_of
    clocks = replace(clocks, event_from=known_from if happened else "", as_of=as_of)
    period = period_value(counts_over) if counts_over else ""
    text = replace(event, place=event.place or place, date=event.date or happened).text(taking_part)
    said = (
        ("place", place_words),
        ("event", f"{event.words} ({taken_from})" if taken_from else event.words),
        ("period", counts_over.words if counts_over else ""),
        ("event date", clock_words[0] or (f"{happened}, {taken_from}" if happened and taken_from else "")),
        ("as of", clock_words[1]),
        ("span", clock_words[2]),
    )
    return replace(
        claim,
        scope=replace(claim.scope, place=place, event=text, period=period),
        clocks=clocks,
        evidence=evidence + tuple((slot, words) for slot, words in said if words),
    )


def _without_earlier(reading: Reading, q: Quantity, quantities: Sequence[Quantity], before: Collection[int]) -> Reading:
    """``reading`` without the days that belong to another level: "down from 300 on Friday" dates the 300 alone."""
    if not before or q.start in before:
        return reading
    theirs = [x.end for x in quantities if x.start in before]
    kept = (t for t in reading.times if not any(0 <= t.start - end <= _LEVELS_DAY for end in theirs))
    return replace(reading, times=tuple(kept))


def _is_later(day: str, event: str) -> bool:
    """Is ``day`` after the day of the event? Then it is when was counted: "the toll of Monday's fire rose to 12 on
    Tuesday"."""
    return bool(_DAY.fullmatch(day) and _DAY.fullmatch(event)) and day > event


def _place(
    reading: Reading, at: int, event: Event, taken_from: str, discourse: Discourse, toll: bool
) -> tuple[str, str]:
    """Where, and the words that say so: the sentence's own place, that of the event it points back to, or, for
    victims of the headline's event, the dateline."""
    own = nearest(reading.places, at)
    if own is not None:
        return own.path, own.words
    if event.place and taken_from:
        return event.place, f"{event.place} ({taken_from})"
    if toll and discourse.dateline and event.kind and taken_from and not discourse.headline.place:
        return discourse.dateline, f"{discourse.dateline} (the dateline)"
    return "", ""


def _of_clause(reading: Reading, q: Quantity | None) -> Sequence[Time]:
    """The times of the clause that a figure stands in: of "5,000 are there, but they leave this month" none."""
    if q is None:
        return reading.times
    own = bisect(reading.clauses, q.start)
    return [t for t in reading.times if bisect(reading.clauses, t.start) == own]


def _happened(when: Time | None, event: Event, taken_from: str, single: bool) -> str:
    """The date of what is told: the sentence's own day, a month or week of one event, or that of the event it
    points back to; empty where unknown."""
    if when is not None:
        return coarse(when.value) if when.day or single else ""
    return event.date if taken_from else ""


def _clocks(
    reading: Reading, published: str | None, q: Quantity | None, happened: str, when: Time | None
) -> tuple[Clocks, tuple[str, str, str]]:
    """The three dates with the words for each (event, as of, daily or cumulative)."""
    text = reading.context.text
    near = reading.around(q.start) if q else reading
    stated = as_of_time(near.times, text)
    as_of = coarse(stated.value.removeprefix("until ")) if stated else ""
    span, span_words = span_of(text, q.start, q.end) if q else ("", "")
    event_words = ""
    if when is not None:
        event_words = when.words if when.value else f"{when.words} (unresolved)"
    hour = as_of_words(stated, text)
    said = hour
    if published and not (stated and as_of):
        said = f"{hour} on the date of publication" if hour else "date of publication"
    clocks = Clocks(event=happened or None, as_of=as_of or published, published=published, span=span)
    return clocks, (event_words, said, span_words)


def shift(q: Quantity, by: int) -> Quantity:
    """``q`` with every offset moved ``by`` characters (from sentence to document)."""
    counted = (q.counted_start + by, q.counted_end + by) if q.counted_end > q.counted_start else (0, 0)
    return replace(
        q,
        start=q.start + by,
        end=q.end + by,
        number_start=q.number_start + by,
        number_end=q.number_end + by,
        counted_start=counted[0],
        counted_end=counted[1],
        part_of=_moved(q.part_of, by),
        list_span=_moved(q.list_span, by),
    )


def _moved(span: Span | None, by: int) -> Span | None:
    return Span(span.start + by, span.end + by) if span else None


def _claim_id(claim: Claim) -> str:
    """Place within a document whose id is made from its content, so nothing outside the document changes it."""
    at = f"{claim.start}-{claim.quantity.start}" if claim.quantity else f"{claim.start}"
    if claim.quantity is not None and WORKED_OUT in claim.quantity.rules:
        at += "-margin"
    return "c" + hashlib.sha256(f"{claim.document}:{at}".encode()).hexdigest()[:12]
