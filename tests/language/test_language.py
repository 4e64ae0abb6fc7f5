"""Clauses, negation, modality and speech, on sentences that the packaged parser reads."""

from __future__ import annotations

from functools import cache

import pytest

from consistency.config import Config
from consistency.language import (
    agent,
    clauses,
    conjuncts,
    denial,
    foreseen,
    is_passive,
    modality,
    patient,
    quotations,
    recipient,
    speaker_span,
    speech,
    speeches,
    who_foresees,
)
from consistency.parsers import load_parser
from consistency.parsing import Parse, word

pytestmark = pytest.mark.slow


@cache
def parsed(text: str) -> Parse:
    return _parser().parse([text])[0]


@cache
def _parser():  # type: ignore[no-untyped-def]
    return load_parser(Config(named_entities=False))


def verb_of(parse: Parse, verb: str) -> int:
    return next(token for token in range(len(parse)) if word(parse, token) == verb)


def said(parse: Parse, token: int | None) -> str:
    return "" if token is None else word(parse, token)


ROLES = [
    # sentence, verb, agent, patient, recipient
    ("The council closed two bridges.", "closed", "council", "bridges", ""),
    ("Two bridges were closed by the council.", "closed", "council", "bridges", ""),
    ("Two bridges were closed.", "closed", "", "bridges", ""),
    ("The suspect, who was arrested by police on Monday, smiled.", "arrested", "police", "suspect", ""),
    ("The town was hit by floods that killed 12 people.", "killed", "floods", "people", ""),
    ("Two men arrested in Orvath fled to Kesh.", "arrested", "", "men", ""),
    ("Two men arrested in Orvath fled to Kesh.", "fled", "men", "", ""),
    ("The bridge that the rebels burned was old.", "burned", "rebels", "bridge", ""),
    ("The council gave the firm a permit.", "gave", "council", "permit", "firm"),
    ("The council gave a permit to the firm.", "gave", "council", "permit", "firm"),
    ("The firm was given a permit.", "given", "", "firm", ""),
    ("The court ordered the firm to pay the victims.", "pay", "firm", "victims", ""),
    ("The firm promised the town to rebuild the school.", "rebuild", "firm", "school", ""),
    ("The storm is expected to hit the coast.", "hit", "storm", "coast", ""),
    ("He was accused of killing three guards.", "killing", "He", "guards", ""),
    ("Police accused him of killing three guards.", "killing", "him", "guards", ""),
    ("After fleeing the town, the rebels burned the bridge.", "fleeing", "rebels", "town", ""),
    ("The rebels burned and looted the bridge.", "looted", "rebels", "bridge", ""),
    ("The man was tried and hanged.", "hanged", "", "man", ""),
    ("It was Brill who shot the guard.", "shot", "Brill", "guard", ""),
    ("The mayor is a doctor.", "is", "mayor", "", ""),
    ("It rained.", "rained", "It", "", ""),
]


@pytest.mark.parametrize(("text", "verb", "doer", "done_to", "to"), ROLES)
def test_who_does_what_to_whom(text: str, verb: str, doer: str, done_to: str, to: str) -> None:
    parse = parsed(text)
    token = verb_of(parse, verb)
    found = agent(parse, token), patient(parse, token), recipient(parse, token)
    assert tuple(said(parse, part) for part in found) == (doer, done_to, to)


def test_clauses_of_a_sentence_and_what_they_hang_on() -> None:
    parse = parsed("The suspect, who was arrested by police on Monday, denied that he had shot the guard.")
    found = [(word(parse, c.verb), said(parse, c.governor), c.passive) for c in clauses(parse)]
    assert found == [("arrested", "denied", True), ("denied", "", False), ("shot", "denied", False)]
    assert is_passive(parse, clauses(parse)[0].verb)


def test_what_is_joined() -> None:
    parse = parsed("Police arrested Brill, Turk and two guards.")
    assert [word(parse, token) for token in conjuncts(parse, verb_of(parse, "Brill"))] == ["Brill", "Turk", "guards"]


DENIED = [
    ("The dam did not break.", "break", "not"),
    ("The dam never broke.", "broke", "never"),
    ("No one was killed.", "killed", "No"),
    ("Nobody was hurt.", "hurt", "Nobody"),
    ("Police found no weapons.", "found", "no"),
    ("The man was seen by no one.", "seen", "no"),
    ("The dam failed to open.", "open", "failed"),
    ("Officials have yet to confirm the toll.", "confirm", "have"),
    ("Brill left without paying the firm.", "paying", "without"),
    ("Troops kept the rebels from entering the town.", "entering", "kept"),
    ("The firm no longer sells boats.", "sells", "no"),
    ("Neither Brill nor Turk was hurt.", "hurt", "Neither"),
    ("It is not true that the dam broke.", "broke", "not"),
    ("It is false that the dam broke.", "broke", "false"),
    ("The crew was not able to reach the dam.", "reach", "not"),
    ("The firm is not going to pay.", "pay", "not"),
    ("The crew tried to avoid being seen.", "seen", "avoid"),
    ("It is true that the dam broke.", "broke", ""),
    ("The court did not immediately rule.", "rule", ""),
    ("The firm did not pay until Friday.", "pay", ""),
    ("The crew did not free all of the guards.", "free", ""),
    ("The dam is not a wall but a bank of earth.", "is", ""),
    ("The dam did not fail to open.", "open", ""),
    ("The dam broke.", "broke", ""),
    ("Brill not only sang; he danced.", "sang", ""),
    ("No fewer than 40 people were killed.", "killed", ""),
    ("Brill denied shooting the guard.", "shooting", ""),
    ("The dam did not break and the town slept.", "slept", ""),
    ("The firm did not pay and fled.", "fled", ""),
]


@pytest.mark.parametrize(("text", "verb", "cue"), DENIED)
def test_what_is_denied(text: str, verb: str, cue: str) -> None:
    parse = parsed(text)
    assert said(parse, denial(parse, verb_of(parse, verb))) == cue


MEANT = [
    ("The dam broke.", "broke", "fact", ""),
    ("The dam may break.", "break", "may", "may"),
    ("The dam will be rebuilt.", "rebuilt", "future", "will"),
    ("The town is going to rebuild the dam.", "rebuild", "future", "going"),
    ("The rebels plan to attack Orvath.", "attack", "planned", "plan"),
    ("The storm is expected to hit the coast.", "hit", "forecast", "expected"),
    ("The court ordered the firm to pay the victims.", "pay", "ordered", "ordered"),
    ("The firm must pay the victims.", "pay", "ordered", "must"),
    ("Brill allegedly shot the guard.", "shot", "alleged", "allegedly"),
    ("He was accused of killing three guards.", "killing", "alleged", "accused"),
    ("Brill denied that he had shot the guard.", "shot", "denied", "denied"),
    ("Police denied shooting the man.", "shooting", "denied", "denied"),
    ("If the dam breaks, the town will flood.", "breaks", "conditional", "If"),
    ("Brill said that the dam broke.", "broke", "fact", ""),
    ("The mayor told reporters that the dam broke.", "broke", "fact", ""),
    ("Both agreed that the dam broke.", "broke", "fact", ""),
    ("Both agreed to pay the firm.", "pay", "planned", "agreed"),
    ("A plan to sell the firm was dropped.", "sell", "planned", "plan"),
    ("The project designed to save the town failed.", "designed", "fact", ""),
    ("The firm planned the dam and built it.", "built", "fact", ""),
]


@pytest.mark.parametrize(("text", "verb", "kind", "cue"), MEANT)
def test_how_it_is_meant(text: str, verb: str, kind: str, cue: str) -> None:
    parse = parsed(text)
    found = modality(parse, verb_of(parse, verb))
    assert (found.kind, said(parse, found.cue)) == (kind, cue)


FORESEEN = [
    # sentence, a word of what is foreseen, the word that says so, who foresees it
    ("Orlo expects sales of $3 billion.", "billion", "expects", "Orlo"),
    ("Sales are expected to reach $3 billion.", "billion", "expected", ""),
    ("Orlo will have 40 shops.", "shops", "will", "Orlo"),
    ("Analysts see Orlo earning $3 million.", "million", "see", "Analysts"),
    ("The bank published a forecast of 2 percent.", "percent", "forecast", "bank"),
    ("Projected sales of $3 billion were cut.", "billion", "Projected", ""),
    ("Growth of 2 percent was predicted by the bank.", "percent", "predicted", "bank"),
    ("The storm could kill 40 people.", "people", "could", "storm"),
    # reached
    ("Sales rose by 2 percent, more than expected.", "percent", "", ""),
    ("Sales of $3 billion beat the forecast.", "billion", "", ""),
    ("The law, which would cut taxes, was passed by 216 votes.", "votes", "", ""),
    ("Two forecasts were published.", "Two", "", ""),
    ("The gunman targeted two managers.", "managers", "", ""),
]


@pytest.mark.parametrize(("text", "part", "cue", "house"), FORESEEN)
def test_what_is_foreseen(text: str, part: str, cue: str, house: str) -> None:
    parse = parsed(text)
    found = foreseen(parse, verb_of(parse, part))
    assert said(parse, found) == cue
    assert house in ([] if found is None else [word(parse, t) for t in who_foresees(parse, found)]) or not house


SAID = [
    ("The minister said the bridge would be closed.", "closed", "minister"),
    ("“The bridge is safe,” the mayor told reporters.", "is", "mayor"),
    ("According to the mayor, the dam failed.", "failed", "mayor"),
    ("The mayor said that floods that killed 12 people were over.", "killed", "mayor"),
    ("The mayor closed the bridge.", "closed", None),
    ("The mayor said nothing and left.", "left", None),
]


@pytest.mark.parametrize(("text", "verb", "speaker"), SAID)
def test_who_says_so(text: str, verb: str, speaker: str | None) -> None:
    parse = parsed(text)
    found = speech(parse, verb_of(parse, verb))
    assert (said(parse, found.speaker) if found else None) == speaker


SPEAKERS = [
    # sentence, speakers with their verbs, the one who says the whole first
    ("“Ten died,” said General Ray Odo.", [("General Ray Odo", "said")]),
    ("Brig. Gen. Ann Mori said the gate was shut.", [("Brig. Gen. Ann Mori", "said")]),
    ("The gate was shut, Kesh police Lt. Ann Mori said.", [("Kesh police Lt. Ann Mori", "said")]),
    ("Ann Mori, a spokeswoman for the port, said the gate was shut.", [("Ann Mori", "said")]),
    ("The Harbour Board on Monday rejected the plan.", [("The Harbour Board", "rejected")]),
    ("Ann Mori and Piet Lind said the gate was shut.", [("Ann Mori and Piet Lind", "said")]),
    ("The Lorne-based observatory said 12 people died.", [("The Lorne-based observatory", "said")]),
    ("A recording said the offices were closed.", [("A recording", "said")]),
    ("According to the firm, the dam held.", [("the firm", "According")]),
    ("Brill, who said he was tired, left the town.", [("Brill", "said")]),
    ("The raid, claimed by the Ashen Hand, killed 12.", [("the Ashen Hand", "claimed")]),
    ("The Post reported that the minister denied the charge.", [("The Post", "reported"), ("the minister", "denied")]),
    ("“He feared that the dam would break,” Brill said.", [("Brill", "said"), ("He", "feared")]),
    ("The firm closed the plant, saying it lost money.", [("The firm", "saying")]),
    # nobody says anything
    ("Police did not say how many were hurt.", []),
    ("The firm declined to say why.", []),
    ("The minister will announce the toll on Friday.", []),
    ("It was reported that the dam broke.", []),
    ("The men, said to be armed, fled to Kesh.", []),
    ("The footage confirmed the date.", []),
    ("The Hawks added a second goal.", []),
    ("Two accused gangsters were held.", []),
    ("Both sides signed the accord to end the war.", []),
    ("Figures, tables, 12, 14, 19", []),
    ("", []),
]


@pytest.mark.parametrize(("text", "expected"), SPEAKERS)
def test_who_says_something(text: str, expected: list[tuple[str, str]]) -> None:
    parse = parsed(text)
    found = []
    for act in speeches(parse):
        span = speaker_span(parse, act.speaker)
        found.append((text[span.start : span.end], word(parse, act.cue)))
    assert found == expected


def test_a_clause_that_two_of_several_speakers_could_say_is_that_of_the_nearest() -> None:
    parse = parsed("Police said that 3 people died, while the hospital said that 5 were hurt.")
    assert said(parse, speech(parse, verb_of(parse, "died")).speaker) == "Police"
    assert said(parse, speech(parse, verb_of(parse, "hurt")).speaker) == "hospital"


def test_quotations_stand_between_marks_and_are_longer_than_a_name() -> None:
    text = "“The gate is shut,” she said of the “old gate”. 'No' and “nobody will come back here"
    assert [text[a:b] for a, b in quotations(text)] == ["The gate is shut,", "nobody will come back here"]
