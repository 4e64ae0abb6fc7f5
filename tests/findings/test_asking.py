"""Questions as people ask them: what the slots become, and what must never be asked."""

import re
from itertools import permutations, product

import pytest

from consistency.config import Config
from consistency.datatypes import Claim, Clocks, Quantity, Scope
from consistency.findings.asking import ask

CONFIG = Config()


def claim(quote, said, counted="", role="", event=None, **fields):
    """A claim whose figure is the words ``said`` of ``quote``; ``fields`` go to the scope or to the quantity."""
    start = quote.index(said)
    scope = {k: fields.pop(k) for k in list(fields) if k in Scope.__slots__}
    fields = {"low": 5.0, "high": 5.0, "modifier": "exact", "unit": "", "head": ""} | fields
    q = Quantity(counted=counted, start=100 + start, end=100 + start + len(said), **fields)
    return Claim(
        id=quote[:9], document="d", start=100, end=100 + len(quote), quote=quote, passage="body", role=role,
        scope=Scope(**scope), question=quote, quantity=q, clocks=Clocks(event=event),
    )  # fmt: skip


PEOPLE = {"measure": "killed", "status": "killed"}


@pytest.mark.parametrize(
    ("claims", "said"),
    [
        ([claim("5 Americans died.", "5", "Americans", **PEOPLE)], "How many Americans were killed?"),
        ([claim("5 were dead.", "5", "dead", head="dead", **PEOPLE)], "How many people were killed?"),
        ([claim("The toll is 5.", "5", **PEOPLE)], "How many people were killed?"),
        (
            [claim("A Briton died.", "A", "Briton", low=1.0, high=1.0, head="briton", place="sund", **PEOPLE)],
            "How many Britons were killed in Sund?",
        ),
        (
            [claim("5 policemen died.", "5", "policemen", event="2031-05-06", place="camp sund", **PEOPLE)],
            "How many policemen were killed at Camp Sund on 6 May 2031?",
        ),
        (
            [claim("5 are gone.", "5", "miners", measure="missing", status="missing")],
            "How many miners are missing?",
        ),
        (
            [claim("5 troops.", "5", "US troops", measure="personnel", status="present", place="iraq")],
            "How many US troops are there in Iraq?",
        ),
        ([claim("5 raids.", "5", "rocket attacks", measure="attacks")], "How many rocket attacks were there?"),
        (
            [claim("5 bases close.", "5", "bases", role="part", measure="bases", status="leaving", place="iraq")],
            "How many of the bases in Iraq are being left?",
        ),
        (
            [claim("5 closures.", "5", "base closures", measure="bases", status="leaving")],
            "How many base closures were there?",
        ),
        ([claim("5 homer.", "5", "homer", head="homer")], "How many homers were there?"),
        (
            [claim("It struck 5 miles southwest of the port.", "5 miles", kind="measure", unit="mile",
                   base_unit="metre", place="qeshm, iran")],
            "How far is it in Qeshm, Iran (“It struck … southwest of the port”)?",
        ),
        (
            [claim("A 5-magnitude quake hit.", "5-magnitude", kind="measure", unit="magnitude", base_unit="magnitude",
                   place="persian gulf")],
            "What was the magnitude in the Persian Gulf?",
        ),
        (
            [claim("The deal is worth $5, they say.", "$5", kind="money", unit="US dollar", per="season")],
            "How much is it per season (“The deal is worth …”)?",
        ),
        ([claim("With 5 in June.", "5")], "How many are there (“With … in June”)?"),
        ([claim("Prices rose 5%.", "5%", "prices", kind="share", change="up")], "How large is the rise in prices?"),
        ([claim("Some 5% of voters.", "5%", "voters", kind="share")], "What is the share of voters?"),
        ([claim("Ada Brand, 5, sings.", "5", "Ada Brand", kind="age")], "How old is Ada Brand?"),
        ([claim("The boys were 5.", "5", "boys", kind="age", place="sund")], "How old are the boys in Sund?"),
        ([claim("It took 5 hours to land.", "5 hours", kind="measure", unit="hour", base_unit="second")],
         "How long is it (“It took … to land”)?"),
        ([claim("The siege of 5 days.", "5 days", "siege", kind="measure", unit="day", base_unit="second")],
         "What is the length of the siege?"),
        ([claim("On 5 counts of murder.", "5", "counts of murder", head="counts", **PEOPLE)],
         "How many counts of murder are there?"),
        ([claim("5 wounded men.", "5", "wounded men", head="men", measure="wounded", status="wounded")],
         "How many men were wounded?"),
        ([claim("5 ships.", "5", "ships", place="gulf of aden")], "How many ships were there in the Gulf of Aden?"),
        ([claim("5 in Las Vegas.", "5", "tents", place="las vegas, nevada, us")],
         "How many tents were there in Las Vegas, Nevada, US?"),
    ],
)  # fmt: skip
def test_questions(claims, said):
    assert ask(claims, CONFIG) == said


def test_nested_places_give_the_wider_one_and_others_none():
    made = [claim("5 tents.", "5", "tents", place=place) for place in ("dargahan, qeshm", "qeshm", "")]
    assert ask(made, CONFIG) == "How many tents were there in Qeshm?"
    assert ask([*made, claim("5 tents.", "5", "tents", place="bam")], CONFIG) == "How many tents were there?"


def test_order_means_nothing():
    made = [
        claim("5 folks.", "5", "folks", **PEOPLE),
        claim("5 people here.", "5", "people", **PEOPLE),
        claim("Again 5 people.", "5", "people", **PEOPLE),
    ]
    assert {ask(order, CONFIG) for order in permutations(made)} == {"How many people were killed?"}


KINDS = ("count", "share", "money", "measure", "age", "ordinal", "multiple", "ratio")


@pytest.mark.parametrize("measure", [*sorted(CONFIG.measures), "", "homer"])
@pytest.mark.parametrize("counted", ["", "dead", "homer", "magnitude"])
def test_every_question_is_a_sentence(measure, counted):
    for kind, status in product(KINDS, ("", "killed", "leaving", "present")):
        made = claim("Then 5 more.", "5", counted, kind=kind, measure=measure, status=status, head=counted)
        said = ask([made], CONFIG)
        assert said.endswith("?")
        assert re.search(r"\b(?:are|were|is)\b", said)
        assert not re.search(r"are meant|dead were killed|many magnitude\b|many homer\b", said)
