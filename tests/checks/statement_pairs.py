"""Two statements for the checks of wording, read by the product's own rooms."""

from dataclasses import replace

from consistency.checks.statements import Aligned, Statement
from consistency.claims.attribution import attribution_of
from consistency.datatypes import Claim
from consistency.gazetteer import fold
from tests.findings.build import claims_of, document
from tests.support import parsed


def statement(name, text):
    """The statement of the one sentence in ``text``; its figures are left out."""
    claims = [c for c in claims_of(document(name, text)) if c.quantity is None]
    if claims:
        return Statement(claims[0], parsed(claims[0].quote))
    whole = claims_of(document(name, f"{text} Nothing else happened there."))[0]
    spoken = attribution_of(text, parsed(text))
    return Statement(
        replace(
            whole,
            quote=text,
            quantity=None,
            attribution=replace(spoken, name=fold(spoken.speaker) if spoken.speaker else ""),
        ),
        parsed(text),
    )


def pair(a, b, linked=True, cosine=0.8):
    """Two texts as the pipeline hands them over."""
    return Aligned(statement("a", a), statement("b", b), cosine, linked)


def bare_claim(text):
    """A claim without a scope, for laws over made-up sentences."""
    template = claims_of(document("t", "Nothing else happened there."))[0]
    assert isinstance(template, Claim)
    return Statement(replace(template, quote=text))


def words(clash, two):
    """The clashing words of both texts."""
    return (
        [two.a.text[s:e] for s, e in clash.words_a],
        [two.b.text[s:e] for s, e in clash.words_b],
    )
