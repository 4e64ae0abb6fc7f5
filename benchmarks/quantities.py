"""Scores of ``extract_quantities`` on the development half of the public number data.

usage: python benchmarks/quantities.py [--gold ROWS.jsonl] [--errors SOURCE_PREFIX [--but-fifth N]] [--fifths]
                                       [-o PREDICTIONS.jsonl]

``--fifths`` cuts the rows into five by a hash of their text and scores each fifth. Whoever changes a rule looks at the
errors of four of them (``--errors SOURCE --but-fifth 4``) and reports the fifth with the others: what is better only
on the four was made for them.

Reads ``../shared/data/quantities.dev.jsonl`` and scores with ``../shared/tools/score_quantities.py``; both must
be there.
The product's records are put into the words of the data here, and only here; every line of ``to_prediction`` that
does so says which habit of the data it follows.
"""

from __future__ import annotations

import argparse
import hashlib
import importlib.util
import json
import re
import sys
from dataclasses import replace
from functools import partial
from itertools import pairwise
from pathlib import Path
from types import ModuleType
from typing import Any

from consistency.datatypes import Quantity
from consistency.quantities import extract_quantities

SHARED = Path(__file__).resolve().parents[2] / "shared"
GOLD = SHARED / "data" / "quantities.dev.jsonl"
UNITS = {"percent": "percentage", "time": "count", "penny": "penny point", "tonne": "tonne metric ton",
         "gigatonne": "gigaton"}  # fmt: skip
"""Unit names of the product -> words of the data."""


def to_predictions(text: str, quantity: Quantity) -> list[dict[str, Any]]:
    """One quantity in the words of the data: none for a kind that it does not mark, two for "8 or $9"."""
    if "range: or" in quantity.rules:
        ends = [replace(quantity, low=x, high=x, modifier="exact") for x in (quantity.low, quantity.high)]
        ends[1] = replace(ends[1], rules=())  # "about 8 or $9" says "about" of the first alone there
        return [p for end in ends if (p := to_prediction(text, end)) is not None]
    if "in two units" in quantity.rules:
        return [p for part in in_two_units(text, quantity) if (p := to_prediction(text, part)) is not None]
    prediction = to_prediction(text, quantity)
    return [] if prediction is None else [prediction]


def in_two_units(text: str, quantity: Quantity) -> list[Quantity]:
    """ "8 years and four months" as the data has it: a quantity for each of its numbers."""
    words = text[quantity.start : quantity.end]
    cuts = [0, *(m.end() for m in re.finditer(r",\s*|\s+and\s+|(?<=[a-z])\s+(?=\d)", words)), len(words)]
    parts: list[Quantity] = []
    for start, end in pairwise(cuts):
        own = extract_quantities(words[start:end])
        parts += [replace(q, start=quantity.start + start, end=quantity.start + end) for q in own]
    first = replace(parts[0], modifier=quantity.modifier, rules=quantity.rules) if parts else quantity
    return [first, *parts[1:]]


def to_prediction(text: str, quantity: Quantity) -> dict[str, Any] | None:
    """One quantity in the words of the data, or ``None`` for a kind that it does not mark."""
    if quantity.modifier == "vague" and _FEW & set(text[quantity.start : quantity.end].lower().split()):
        return None  # "several" and "a few" are no quantities there
    if quantity.kind == "multiple" and "multiple" in quantity.rules:
        return None  # neither are "twice" and "doubled"
    if quantity.number_end > quantity.number_start and quantity.low == quantity.high == 0 and "zero" in quantity.rules:
        return None  # nor "no Americans"
    ends = [x for x in (quantity.low, quantity.high) if x is not None]
    if not ends:
        return None
    value: float | list[float]
    if quantity.modifier in ("range", "vague") and len(ends) == 2:
        value = ends
    elif quantity.modifier == "less_than":
        value = ends[-1]
    else:
        value = ends[0]
    if isinstance(value, float) and "change: sign" in quantity.rules and quantity.change == "down":
        value = -value  # a signed change keeps its sign there
    return {"value": value, "unit": unit_words(quantity), "modifier": modifier(quantity), "low": quantity.low,
            "high": quantity.high, "strict": quantity.modifier in ("more_than", "less_than"),
            "text": text[quantity.start : quantity.end]}  # fmt: skip


def unit_words(quantity: Quantity) -> str:
    """Unit and denominator; ages are "year of age"; a counted noun phrase serves as the unit of a bare count."""
    unit = UNITS.get(quantity.unit, quantity.unit)
    if quantity.kind == "age":
        return f"{unit} of age"
    if unit:
        return f"{unit} per {quantity.per}" if quantity.per else unit
    return f"{quantity.counted} {quantity.head}"  # the data has lemmas


def modifier(quantity: Quantity) -> str:
    """= ~ < > up down. A direction counts where a verb or a particle gives it, and not where a noun does."""
    given = [rule.removeprefix("change: ") for rule in quantity.rules if rule.startswith("change: ")]
    if quantity.change and given and quantity.kind != "multiple":  # "grew more than sixfold" goes in no direction there
        return quantity.change
    if quantity.modifier == "less_than" and quantity.low is not None and not any("under)" in r for r in quantity.rules):
        return "~"  # "nearly" is an approximation there, "just under" a bound
    if "modifier: approximate" in quantity.rules:
        return "~"  # "about 14-18 mpg"
    return {"approximate": "~", "at_least": ">", "more_than": ">", "at_most": "<", "less_than": "<"}.get(
        quantity.modifier, "="
    )


_FEW = frozenset(("several", "few", "couple", "handful"))


def predictions(rows: list[dict[str, Any]]) -> dict[str, list[dict[str, Any]]]:
    """Row id -> predictions."""
    found = {}
    for row in rows:
        found[row["id"]] = [p for q in extract_quantities(row["text"]) for p in to_predictions(row["text"], q)]
    return found


def scorer() -> ModuleType:
    """The scoring tool as a module."""
    spec = importlib.util.spec_from_file_location("score_quantities", SHARED / "tools" / "score_quantities.py")
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


SCORES = {
    "newsquant_value": ("cqe/NewsQuant", "value_cqe", "F1"),
    "newsquant_value_unit": ("cqe/NewsQuant", "value_unit", "F1"),
    "newsquant_value_modifier": ("cqe/NewsQuant", "value_modifier", "F1"),
    "cqe_age_value": ("cqe/age", "value_cqe", "F1"),
    "cqe_currency_value": ("cqe/currency", "value_cqe", "F1"),
    "cqe_dimension_value": ("cqe/dimension", "value_cqe", "F1"),
    "cqe_temperature_value": ("cqe/temperature", "value_cqe", "F1"),
    "msr_unit_recall": ("msr/NumberWithUnit", "value_cqe", "R"),
    "msr_range_interval": ("msr/Number_English_NumberRange", "interval", "F1"),
}
"""Measure -> beginning of the source, count and figure of the scoring tool."""


def scores() -> dict[str, float]:
    """Every measure that ``floor.toml`` holds a least score for, in percent."""
    rows = [json.loads(line) for line in GOLD.read_text(encoding="utf-8").splitlines()]
    found, tool = predictions(rows), scorer()
    counts = {"value_cqe": tool.cqe_loop, "interval": tool.intervals}
    for kind in ("unit", "modifier"):
        counts[f"value_{kind}"] = partial(tool.strict, kind)
    return {
        name: counts[count]([row for row in rows if row["source"].startswith(source)], found)[figure]
        for name, (source, count, figure) in SCORES.items()
    }


FIFTHS = 5
"""Into so many parts the rows are cut by a hash of their text."""
BY_FIFTHS = ("cqe/NewsQuant", "cqe/", "msr/NumberWithUnit")
"""Beginnings of the sources that are scored by fifths; the scoring tool has too few rows of any other."""


def fifth_of(text: str) -> int:
    """The fifth (0 to 4) that a row belongs to: the same on every machine and whatever else is in the file."""
    return int.from_bytes(hashlib.sha256(text.encode()).digest()[:8], "big") % FIFTHS


def print_fifths(rows: list[dict[str, Any]], found: dict[str, list[dict[str, Any]]]) -> None:
    """F1 of value, value with unit and value with modifier for each fifth, and their mean."""
    tool = scorer()
    for source in BY_FIFTHS:
        print(f"{source:<20} texts  value   unit  modifier")
        of_source = [row for row in rows if row["source"].startswith(source)]
        table = []
        for fifth in range(FIFTHS):
            part = [row for row in of_source if fifth_of(row["text"]) == fifth]
            kinds = (tool.strict(kind, part, found)["F1"] for kind in ("unit", "modifier"))
            table.append([tool.cqe_loop(part, found)["F1"], *kinds])
            print(f"  fifth {fifth}            {len(part):>5}  " + "  ".join(f"{x:>5.1f}" for x in table[-1]))
        means = (sum(column) / FIFTHS for column in zip(*table, strict=True))
        print("  mean                      " + "  ".join(f"{x:>5.1f}" for x in means))


def print_errors(rows: list[dict[str, Any]], found: dict[str, list[dict[str, Any]]], prefix: str, kind: str) -> None:
    """What is missed (-) and what is invented (+), text by text."""
    tool = scorer()
    for row in rows:
        if not row["source"].startswith(prefix):
            continue
        left, missed = list(found[row["id"]]), []
        for gold in row["quantities"]:
            if gold["value"] is None:
                continue
            hit = next((i for i, p in enumerate(left) if tool.same(kind, gold, p)), None)
            if hit is None:
                missed.append(gold)
            else:
                del left[hit]
        if missed or left:
            print(row["text"])
            for gold in missed:
                print("   -", gold["value"], gold["unit_norm"] or gold["unit"], gold["modifier"])
            for p in left:
                print("   +", p["value"], p["unit"], p["modifier"], repr(p["text"]))


def main(argv: list[str]) -> int:
    """Print the scores, or the errors of one source."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--errors", metavar="SOURCE_PREFIX")
    parser.add_argument("--but-fifth", type=int, choices=range(FIFTHS), help="leave this fifth out of --errors")
    parser.add_argument("--fifths", action="store_true", help="score each fifth of the rows and their mean")
    parser.add_argument("--kind", default="value", choices=("value", "unit", "modifier"))
    parser.add_argument("--gold", type=Path, default=GOLD, help="rows in the format of the development half")
    parser.add_argument("-o", "--output", type=Path, default=Path("quantities.pred.jsonl"))
    arguments = parser.parse_args(argv)
    rows = [json.loads(line) for line in arguments.gold.read_text(encoding="utf-8").splitlines()]
    found = predictions(rows)
    if arguments.fifths:
        print_fifths(rows, found)
        return 0
    if arguments.errors:
        rows = [row for row in rows if fifth_of(row["text"]) != arguments.but_fifth]
        print_errors(rows, found, arguments.errors, arguments.kind)
        return 0
    arguments.output.write_text(
        "".join(json.dumps({"id": k, "quantities": v}) + "\n" for k, v in found.items()), encoding="utf-8"
    )
    scorer().main([str(arguments.gold), str(arguments.output)])
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
