"""Accuracy by area: measured, held to the floor, and written as a page.

usage: python benchmarks/accuracy.py [AREA …] [--check] [--write]

Prints the scores of the areas (all of them by default) on the development data in ``../shared``, beside the least
score of each in ``floor.toml``. ``--check`` exits with 1 where one is lower; ``--write`` puts the tables of these areas
into ``docs/accuracy.md`` and leaves those of the others as they are.

To add an area: a benchmark with a function ``scores() -> dict[str, float]`` (measure -> score), an ``Area`` here with
one ``Measure`` for each, and its table in ``floor.toml``.
"""

from __future__ import annotations

import argparse
import importlib
import re
import sys
import tomllib
from dataclasses import dataclass
from pathlib import Path

HERE = Path(__file__).resolve().parent
SHARED = HERE.parents[1] / "shared"
FLOOR = HERE / "floor.toml"
PAGE = HERE.parent / "docs" / "accuracy.md"
sys.path.insert(0, str(HERE.parent))  # benchmarks import each other as parts of one package


@dataclass(frozen=True)
class Measure:
    """One score of an area. ``others`` and ``to_reach`` are words for the page; empty where there are none."""

    name: str
    label: str
    others: str = ""
    to_reach: str = ""


@dataclass(frozen=True)
class Area:
    """What one benchmark measures; ``name`` is that of its file."""

    name: str
    title: str
    data: str
    """What it is measured on, in a sentence."""
    measures: tuple[Measure, ...]
    in_tests: bool = True
    """False for one that takes minutes: `make bench` measures it, the tests do not."""

    def scores(self) -> dict[str, float]:
        """Run the benchmark. Raises ValueError where it does not give exactly the measures that are named here."""
        found: dict[str, float] = importlib.import_module(self.name).scores()
        if set(found) != {measure.name for measure in self.measures}:
            raise ValueError(f"{self.name}: {sorted(found)} are not the measures of the area")
        return found


AREAS: tuple[Area, ...] = (
    Area(
        "quantities",
        "Numbers in news",
        "F1 in percent, as the published comparison counts it for values, one to one for units and modifiers;\n"
        "recall where the texts mark one type of number each.",
        (
            Measure("newsquant_value", "news sentences, value", "CQE 92.0 · quantulum3 73.0 · GPT-3 70.6", "95"),
            Measure("newsquant_value_unit", "news sentences, value and unit", "CQE 85.6 · GPT-3 59.1", "85, then 88"),
            Measure("newsquant_value_modifier", "news sentences, value and modifier", "CQE 88.1", "88"),
            Measure("cqe_age_value", "specification of ages, value", "quantulum3 76-94 · CQE 90 and up", "95"),
            Measure("cqe_currency_value", "specification of currencies, value", "the same", "95"),
            Measure("cqe_dimension_value", "specification of dimensions, value", "the same", "95"),
            Measure("cqe_temperature_value", "specification of temperatures, value", "the same", "95"),
            Measure("msr_unit_recall", "numbers with units, recall of values", "quantulum3 87", "95"),
            Measure("msr_range_interval", "ranges, both ends of the interval", "none gives intervals", "88"),
        ),
    ),
    Area(
        "pairs",
        "Numbers that contradict each other",
        "1,638 pairs of texts with numbers on both sides, from real edits; rules and a small fitted sum, no model.",
        (
            Measure("contradict_f1", "contradict, F1", "numbers differ 51.9 · plain adapter 49", "70, then 85"),
            Measure("macro_f1", "macro-F1", "numbers differ 30.7 · plain adapter 51", "55, then 75"),
            Measure("accuracy", "accuracy"),
        ),
    ),
    Area(
        "wording",
        "Contradictions in words and numbers",
        "4,705 pairs of texts, with and without numbers: 3,600 of real edits, 1,105 symmetric ones, whose hypotheses\n"
        "alone tell nothing. Rules and contradiction model together; what joins the two was fitted on these pairs and\n"
        "on held-out training pages, and `training/combine.py` prints the cross-validated scores. Sure: the two say\n"
        "contradict with at least the probability `sure_contradiction` of the settings.",
        (
            Measure("contradict_f1", "real edits, contradict, F1", "plain adapter 46", "60, then 75"),
            Measure("accuracy", "real edits, accuracy", "plain adapter 58.8"),
            Measure(
                "numeric_contradict_f1", "its pairs with numbers, contradict, F1", "plain adapter 49", "72, then 85"
            ),
            Measure("numeric_macro_f1", "its pairs with numbers, macro-F1", "", "58, then 75"),
            Measure("symmetric_accuracy", "symmetric pairs, accuracy", "BERT 57.5 and 61.6 · plain adapter 62.8", "68"),
            Measure("sure_precision", "sure of a contradiction, precision", "", "85"),
            Measure("sure_recall", "sure of a contradiction, recall", "", "30"),
        ),
    ),
    Area(
        "real_articles",
        "Five real articles",
        "Expectations of a fact-checker on five articles about one event, met in percent.",
        (
            Measure("must_flag", "differences that must be flagged", "", "100"),
            Measure("show_as_agreement", "agreement that must be seen", "", "100"),
            Measure("nice_to_flag", "differences that had better be flagged"),
            Measure("false_conflict", "no conflict where there is none", "", "100"),
            Measure("false_agreement", "no agreement where there is none", "", "100"),
            Measure("not_a_claim", "page furniture claims nothing", "", "100"),
        ),
    ),
    Area(
        "extraction",
        "Articles in saved web pages",
        "4-grams of 92 saved pages of news sites and blogs, averaged over pages as the public benchmark does.\n"
        "Ours is the body of the article: titles, standfirsts and captions are passages of their own kind.",
        (
            Measure("precision", "precision", "trafilatura 93.4"),
            Measure("recall", "recall", "trafilatura 97.6"),
            Measure("f1", "F1", "trafilatura 95.5 · newspaper4k 94.9 · readability 92.2", "96.5"),
        ),
    ),
    Area(
        "editor",
        "What an editor wants flagged",
        "12 corpora of real articles, read whole before: 362 differences that must be flagged, 154 that had better\n"
        "be, 138 agreements, 284 pairs that only look at odds. Each corpus is weighed by a model fitted on the other\n"
        "eleven. A second, independent reader found 96 % of the first list; a trial ranker 21 %.",
        (
            Measure("found", "must be flagged, found", "second reader 96 · trial ranker 21", "30, then 50"),
            Measure("right", "found with a right verdict", "", "22, then 40"),
            Measure("nice", "had better be flagged, found"),
            Measure("agreement", "agreement that must be seen", "", "75"),
            Measure("quiet", "what only looks at odds, left alone", "", "97"),
            Measure("conflicts", "conflicts, updates and drift that an editor wanted", "", "60, then 75"),
            Measure("findings", "findings that an editor wanted", "second reader 81 · trial ranker 29", "45, then 60"),
            Measure("candidates", "flagged differences that are held against each other", "", "88"),
        ),
        in_tests=False,
    ),
    Area(
        "links",
        "Shared claims",
        "Sentences of different articles about one event, 35 topics with two like events each; a link is a shared\n"
        "claim that holds both. Conflicts are pairs of figures that people marked as one thing with two values.",
        (
            Measure("links_precision", "links, precision", "", "80"),
            Measure("links_recall", "links, recall", "", "65"),
            Measure("links_f1", "links, F1", "tf-idf 61.2 · cosine 60.6 · regression 72.8 · Barhom 83.6", "78"),
            Measure("conflicts_f1", "numeric conflicts, F1", "differing and tf-idf 18.9", "80"),
            Measure("chains_surfaced", "things with two values that are surfaced, of 7"),
        ),
        in_tests=False,
    ),
)
"""Every area, in the order of the page."""
OPENING = """# Accuracy

Written by `python benchmarks/accuracy.py --write`. Scores on the development halves of public data;
`benchmarks/floor.toml` holds the least that each may be. Figures of others are those of their own publications or of
runs on the same texts.
"""


def read_floor() -> dict[str, dict[str, float]]:
    """Area -> measure -> least score."""
    return tomllib.loads(FLOOR.read_text(encoding="utf-8"))


def below(area: Area, scores: dict[str, float], floor: dict[str, float]) -> list[str]:
    """One line for each measure that is lower than it may be, or that has no floor."""
    found = []
    for measure in area.measures:
        least = floor.get(measure.name)
        if least is None:
            found.append(f"{area.name}.{measure.name}: no floor in {FLOOR.name}")
        elif scores[measure.name] < least:
            found.append(f"{area.name}.{measure.name}: {scores[measure.name]} is below {least}")
    return found


def table(area: Area, scores: dict[str, float], floor: dict[str, float]) -> str:
    """The section of ``area`` on the page."""
    rows = [
        f"## {area.title}",
        "",
        area.data,
        "",
        "| measure | ours | least | others | to reach |",
        "|---|---|---|---|---|",
    ]
    for measure in area.measures:
        least = floor.get(measure.name, "")
        rows.append(f"| {measure.label} | {scores[measure.name]} | {least} | {measure.others} | {measure.to_reach} |")
    return "\n".join(rows)


def write(sections: dict[str, str]) -> None:
    """Put ``sections`` (area name -> section) into the page; sections of other areas stay."""
    old = PAGE.read_text(encoding="utf-8") if PAGE.exists() else ""
    parts = [OPENING.strip()]
    for area in AREAS:
        start, end = f"<!-- area: {area.name} -->", f"<!-- end of {area.name} -->"
        kept = re.search(f"{re.escape(start)}\n\n(.*?)\n\n{re.escape(end)}", old, re.DOTALL)
        section = sections.get(area.name) or (kept[1] if kept else "")
        if section:
            parts.append(f"{start}\n\n{section}\n\n{end}")
    PAGE.write_text("\n\n".join(parts) + "\n", encoding="utf-8")


def main(argv: list[str]) -> int:
    """Measure, print, and check or write; the exit code."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("areas", nargs="*", metavar="AREA", help=", ".join(area.name for area in AREAS))
    parser.add_argument("--check", action="store_true")
    parser.add_argument("--write", action="store_true")
    arguments = parser.parse_args(argv)
    if not (SHARED / "data").is_dir():
        parser.error("the development data is not there")
    unknown = set(arguments.areas) - {area.name for area in AREAS}
    if unknown:
        parser.error(f"no such area: {', '.join(sorted(unknown))}")
    floors, sections, low = read_floor(), {}, []
    for area in AREAS:
        if arguments.areas and area.name not in arguments.areas:
            continue
        scores, floor = area.scores(), floors.get(area.name, {})
        for measure in area.measures:
            print(f"{area.name}.{measure.name}: {scores[measure.name]} (least {floor.get(measure.name, 'not set')})")
        sections[area.name] = table(area, scores, floor)
        low += below(area, scores, floor)
    if arguments.write:
        write(sections)
    for line in low:
        print(line, file=sys.stderr)
    return 1 if low and arguments.check else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
