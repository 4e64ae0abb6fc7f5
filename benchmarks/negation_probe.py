"""How many plain negations are found, and how many rewordings are taken for one. Made pairs, always the same.

usage: python benchmarks/negation_probe.py [--errors]

Twenty events, each told in ten constructions that deny it and in ten other ways that say the same. No pair is about a
real event. The figures say whether the check knows the grammar; how it fares on real texts is measured elsewhere.
"""

from __future__ import annotations

import argparse
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache

from consistency.checks.negation import find
from consistency.checks.statements import Aligned, Clash, Statement
from consistency.config import Config
from consistency.datatypes import Claim, Scope
from consistency.parsers import load_parser
from consistency.parsing import Parse, Parser, parse_texts

COSINE = 0.9
"""As two sentences of the same words have it; the probe runs without a model."""


@dataclass(frozen=True, slots=True)
class Event:
    """Who did what to whom: the forms of the verb, another verb for it, and where or when."""

    who: str
    base: str
    past: str
    part: str
    other: str
    what: str
    where: str
    many: bool = False
    """Is ``what`` a plural?"""

    @property
    def was(self) -> str:
        """The auxiliary of the passive."""
        return "were" if self.many else "was"


EVENTS = (
    Event("the rebels", "attack", "attacked", "attacked", "raided", "the harbour depot", "near Velmora"),
    Event("the senate", "approve", "approved", "approved", "passed", "the water bill", "after a long debate"),
    Event("the jury", "convict", "convicted", "convicted", "found guilty", "the former mayor", "in Tarnow"),
    Event("the airline", "cancel", "cancelled", "cancelled", "scrapped", "the night flights", "to Ostrava", True),
    Event("rescuers", "find", "found", "found", "discovered", "the missing climber", "below the northern ridge"),
    Event("the union", "accept", "accepted", "accepted", "agreed to", "the pay offer", "from the railway"),
    Event("the company", "close", "closed", "closed", "shut", "the steel plant", "in Orlenz"),
    Event("police", "arrest", "arrested", "arrested", "detained", "the driver of the truck", "at the border"),
    Event("the storm", "damage", "damaged", "damaged", "harmed", "the old lighthouse", "on the island"),
    Event("the president", "sign", "signed", "signed", "inked", "the trade agreement", "in the capital"),
    Event("the court", "reject", "rejected", "rejected", "refused", "the appeal of the bank", "in the fraud case"),
    Event("the army", "destroy", "destroyed", "destroyed", "demolished", "the railway bridge", "over the Sava"),
    Event("the club", "sack", "sacked", "sacked", "dismissed", "the head coach", "after the cup final"),
    Event("the ministry", "confirm", "confirmed", "confirmed", "verified", "the outbreak of measles", "in the camp"),
    Event("the committee", "postpone", "postponed", "postponed", "delayed", "the local elections", "in Corvale", True),
    Event("the pirates", "seize", "seized", "seized", "captured", "the grain ship", "off the coast"),
    Event("the city", "evacuate", "evacuated", "evacuated", "cleared", "the flooded district", "along the river"),
    Event("the bank", "buy", "bought", "bought", "purchased", "the insurance firm", "from its founder"),
    Event("engineers", "repair", "repaired", "repaired", "fixed", "the cracked dam", "above the valley"),
    Event("the governor", "ban", "banned", "banned", "prohibited", "the protest march", "in the old town"),
)


def _said(text: str) -> str:
    return f"{text[:1].upper()}{text[1:]}."


def negations(e: Event) -> list[str]:
    """The event denied, in ten constructions."""
    active, rest = f"{e.who} {e.past} {e.what} {e.where}", f"{e.what} {e.where}"
    return [
        _said(f"{e.who} did not {e.base} {rest}"),
        _said(f"{e.who} didn't {e.base} {rest}"),
        _said(f"{e.who} never {e.past} {rest}"),
        _said(f"{e.what} {e.was} not {e.part} by {e.who} {e.where}"),
        _said(f"{e.what} {e.was}n't {e.part} {e.where}"),
        _said(f"{e.who} failed to {e.base} {rest}"),
        _said(f"{e.who} could not {e.base} {rest}"),
        _said(f"{e.who} refused to {e.base} {rest}"),
        _said(f"it is not true that {active}"),
        _said(f"officials denied that {active}"),
    ]


def rewordings(e: Event) -> list[str]:
    """The same event in ten other ways, nothing denied and nothing doubted."""
    active = f"{e.who} {e.past} {e.what} {e.where}"
    return [
        _said(f"{e.what} {e.was} {e.part} by {e.who} {e.where}"),
        _said(f"{e.who} {e.other} {e.what} {e.where}"),
        _said(f"{e.where}, {e.who} {e.past} {e.what}"),
        _said(f"officials said {active}"),
        _said(f"{active}, officials said on Tuesday"),
        _said(f"it was {e.who} who {e.past} {e.what} {e.where}"),
        _said(f"it is true that {active}"),
        _said(f"{e.who} did {e.base} {e.what} {e.where}"),
        _said(f"{e.who} not only planned it but {e.past} {e.what} {e.where}"),
        _said(f"no one doubts that {active}"),
    ]


@cache
def _parser() -> Parser:
    return load_parser(Config())


@cache
def parsed(text: str) -> Parse:
    """A text as the packaged parser reads it."""
    return parse_texts([text], _parser())[text]


def pair_of(one: str, other: str, linked: bool = True, cosine: float = COSINE) -> Aligned:
    """Two texts as the check takes them."""
    left, right = (Claim("", name, 0, len(t), t, "body", Scope(), t) for name, t in (("a", one), ("b", other)))
    return Aligned(Statement(left, parsed(one)), Statement(right, parsed(other)), cosine, linked)


def pairs() -> Iterator[tuple[bool, str, str]]:
    """(denied?, the event, the other text): 200 that deny it and 200 that do not."""
    for event in EVENTS:
        plain = _said(f"{event.who} {event.past} {event.what} {event.where}")
        for denied, others in ((True, negations(event)), (False, rewordings(event))):
            for other in others:
                yield denied, plain, other


def probe() -> tuple[dict[str, float], list[tuple[bool, str, str, Clash | None]]]:
    """Shares found and left alone, in percent, and the pairs that went wrong."""
    config, wrong, right = Config(), [], {True: 0, False: 0}
    total = {True: 0, False: 0}
    for denied, one, other in pairs():
        clash = find(pair_of(one, other), config)
        total[denied] += 1
        right[denied] += (clash is not None) == denied
        if (clash is not None) != denied:
            wrong.append((denied, one, other, clash))
    shares = {"found": 100 * right[True] / total[True], "left_alone": 100 * right[False] / total[False]}
    return {name: round(share, 1) for name, share in shares.items()}, wrong


def main() -> None:
    """Print the shares, and the wrong pairs where asked."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--errors", action="store_true")
    shares, wrong = probe()
    for name, share in shares.items():
        print(f"{name.replace('_', ' ')}: {share:.1f} %")
    if parser.parse_args().errors:
        for denied, one, other, clash in wrong:
            print("\nmissed" if denied else "\nfalse", one, other, *(clash.reasons if clash else ()), sep="\n  ")


if __name__ == "__main__":
    main()
