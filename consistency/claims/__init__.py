"""Sentences to claims: one per quantity, one per sentence without any.

A claim knows its scope (what, whose, where, over which time), its clocks and who is quoted. What the sentence and
the sentence before it do not say stays empty.
"""

from __future__ import annotations

import hashlib
from collections.abc import Sequence
from dataclasses import replace

from consistency.claims.attribution import attribution_of
from consistency.claims.places import place_near
from consistency.claims.scope import Context, context_of, measure_of, population_of, role_of, status_of
from consistency.claims.times import event_date, period_near, refers_back
from consistency.config import Config
from consistency.datatypes import CLAIM_PASSAGES, Claim, Clocks, Document, Quantity, Scope, Sentence, Span
from consistency.quantities import extract_quantities, mask_quantities

CLAIM_KINDS = frozenset({"count", "share", "money", "measure"})
"""Kinds of quantity that make a claim. Ordinals, ages, ratios and multiples answer no "how many"."""


def make_claims(document: Document, sentences: Sequence[Sentence], config: Config) -> list[Claim]:
    """The claims of ``document``, in order of place. ``sentences`` are its own, in order.

    Only headline, caption, body and quote speak for the source; other passages are passed over.
    """
    claims: list[Claim] = []
    before: str | None = None
    for sentence in sentences:
        if sentence.passage not in CLAIM_PASSAGES:
            before = None
            continue
        date = event_date(sentence.text, document.published)
        if date is None and refers_back(sentence.text):
            date = before
        claims += _sentence_claims(document, sentence, date, config)
        before = date
    return claims


def _sentence_claims(document: Document, sentence: Sentence, date: str | None, config: Config) -> list[Claim]:
    quantities = extract_quantities(sentence.text, config)
    counted = [q for q in quantities if q.kind in CLAIM_KINDS]
    attribution = attribution_of(sentence.text)
    clocks = Clocks(event=date, as_of=document.published, published=document.published)
    question = mask_quantities(sentence.text, quantities)
    base = Claim(
        id="",
        document=document.id,
        start=sentence.start,
        end=sentence.end,
        quote=sentence.text,
        passage=sentence.passage,
        scope=Scope(),
        question=question,
        clocks=clocks,
        attribution=attribution,
    )
    if not counted:
        place, words = place_near(sentence.text, 0, config)
        scope = Scope(place=place, period=period_near(sentence.text))
        evidence = (("place", words),) if words else ()
        return [replace(base, id=_claim_id(base), scope=scope, evidence=evidence)]
    context = context_of(sentence.text)
    claims = [_quantity_claim(base, sentence, q, quantities, context, config) for q in counted]
    return [replace(claim, id=_claim_id(claim)) for claim in claims]


def _quantity_claim(
    base: Claim, sentence: Sentence, q: Quantity, all_of: Sequence[Quantity], context: Context, config: Config
) -> Claim:
    status, status_words = status_of(q, all_of, context, config)
    measure = measure_of(q, status, config)
    population, population_words = population_of(q, sentence.text, config)
    place, place_words = place_near(sentence.text, q.start, config)
    period = period_near(sentence.text)
    scope = Scope(measure=measure, population=population, place=place, period=period, status=status)
    evidence = tuple(
        (slot, words)
        for slot, words in (
            ("measure", q.counted or q.unit),
            ("status", status_words),
            ("population", population_words),
            ("place", place_words),
            ("period", period),
        )
        if words
    )
    return replace(
        base, scope=scope, quantity=shift(q, sentence.start), role=role_of(q, all_of, context), evidence=evidence
    )


def shift(q: Quantity, by: int) -> Quantity:
    """``q`` with every offset moved ``by`` characters (from sentence to document)."""
    counted = (q.counted_start + by, q.counted_end + by) if q.counted_end > q.counted_start else (0, 0)
    return replace(
        q,
        start=q.start + by,
        end=q.end + by,
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
    return "c" + hashlib.sha256(f"{claim.document}:{at}".encode()).hexdigest()[:12]
