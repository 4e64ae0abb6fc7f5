"""How time, memory and the size of the report grow with the documents of one event, and with a heap of tiny files.

    python benchmarks/growth.py [--sizes 100,200,400,800] [--tiny 10000] [--tolls 400] [--small-encoder] [--judge none]

Each row is a process of its own, so that its peak memory is its own; the documents are made from the number of the
document alone, the same on every machine. Times are processor seconds (user and system, all threads). The exponent of
a column is the slope of the least-squares line through log(value) over log(documents): 1 is linear, 2 quadratic.
``--small-encoder`` takes the hashing encoder of the tests, so that what is not encoding can be seen.
"""

from __future__ import annotations

import argparse
import json
import math
import random
import resource
import subprocess
import sys
import tempfile
from collections.abc import Sequence
from datetime import date, timedelta
from pathlib import Path
from typing import Any

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT))

TOWNS = ("Aldor", "Brenlow", "Carrick Mills", "Dunmere", "Eastry", "Fallow Bridge", "Garnet Quay", "Hollin", "Isling",
         "Jarrow Point", "Kelby", "Lowmoor", "Marsh End", "Nether Combe", "Orvale", "Pell", "Quarrington", "Rusholt",
         "Stonewick", "Thornby")  # fmt: skip
FIRST = ("Anna", "Boris", "Clara", "David", "Elena", "Farid", "Grace", "Hugo", "Ines", "Jonas", "Karin", "Liam",
         "Mira", "Noor", "Oskar", "Petra", "Quentin", "Rosa", "Samir", "Tessa")  # fmt: skip
LAST = ("Abbot", "Becker", "Castell", "Draper", "Ekman", "Foster", "Grant", "Hale", "Ivers", "Janssen", "Keller",
        "Lorne", "Marsh", "Nolan", "Osborne", "Pryce", "Quill", "Reyes", "Stroud", "Tanner")  # fmt: skip
OFFICES = ("governor", "mayor of {town}", "fire chief", "minister of the interior", "police chief", "head of the relief"
           " agency", "hospital director", "engineer in charge")  # fmt: skip
BOUNDS = ("", "", "", "at least ", "about ", "more than ", "some ", "nearly ")
TOLLS = (
    ("A flood that broke the dam above {town} killed {bound}{dead} people on {day}.",
     "{Bound}{dead} people were killed when the dam above {town} broke on {day}.",
     "The flood at {town} left {bound}{dead} people dead, rescuers said.",
     "Rescuers have counted {bound}{dead} dead since the dam above {town} broke."),
    ("{Bound}{hurt} people were injured, {hospital} of them badly.",
     "Hospitals in {town} treated {bound}{hurt} injured people.",
     "The flood injured {bound}{hurt} people in {town}, the {office} said."),
    ("{Bound}{missing} people are still missing in {town}.",
     "The {office} said {bound}{missing} people were missing after the flood."),
    ("{Bound}{homes} homes were destroyed in {town} and {other}.",
     "The water destroyed {bound}{homes} houses, according to {name}.",
     "In {other} alone {bound}{homes} homes were swept away."),
    ("{Bound}{troops} soldiers were sent to {town} to help.",
     "The army deployed {bound}{troops} troops to {other} on {day}."),
    ("The damage is put at {money} million dollars by the {office}.",
     "Repairs will cost {money} million dollars, {name} said."),
)  # fmt: skip
STATEMENTS = (
    "The {office}, {name}, said the dam had been {checked} in {month}.",
    "{name} denied that the dam of {town} had ever been {checked}.",
    "The {office} blamed {cause} for the failure of the dam.",
    "{name}, who lives in {other}, said the water came through the {room} within minutes.",
    "The road from {town} to {other} was closed because of {cause}.",
    "Police arrested {name}, an engineer of the company that built the dam.",
    "No one in {other} was warned before the water came, {name} said.",
    "Residents of {other} had been warned twice by the {office}.",
    "The {office} promised {name} and other residents of {other} new homes by {month}.",
    "Schools in {town} and {other} stayed closed while {cause} was cleared.",
    "{name} was pulled from the {room} of a house in {other} after {hours} hours.",
    "The company said {cause} could not have been foreseen.",
)
CAUSES = ("heavy rain", "a blocked spillway", "old concrete", "a landslide", "poor upkeep", "melting snow",
          "a faulty gate", "an earthquake")  # fmt: skip
ROOMS = ("kitchen", "cellar", "garage", "attic", "stable", "hall")
MONTHS = ("January", "March", "May", "June", "September", "November")
CHECKED = ("inspected", "repaired", "drained", "strengthened", "surveyed")
COPIED, EDITED = 0.2, 0.5
"""Share of documents that copy an earlier one, and share of those in which a figure and a sentence were changed."""


def article(number: int) -> tuple[list[str], dict[str, str]]:
    """Sentences and front matter of document ``number``: own words, or a copy of an earlier one."""
    rng = random.Random(number)
    day = date(2023, 5, 1) + timedelta(days=rng.randrange(5))
    front = {"source": f"The {rng.choice(TOWNS)} {rng.choice(('Post', 'Courier', 'Times', 'Herald'))} {number}"}
    front["date"] = (day + timedelta(days=1)).isoformat()
    if number > 5 and rng.random() < COPIED:
        lines, _ = article(rng.randrange(number))
        if rng.random() < EDITED:
            del lines[rng.randrange(1, len(lines))]
            at = rng.randrange(len(lines))
            lines[at] = lines[at].replace("1", "2", 1)
        return lines, front
    lines = [rng.choice(forms) for forms in TOLLS if forms is TOLLS[0] or rng.random() < 0.6]
    lines += rng.sample(STATEMENTS, rng.randint(4, 8))
    return [_filled(line, day, rng) for line in lines], front


def _filled(line: str, day: date, rng: random.Random) -> str:
    bound = rng.choice(BOUNDS)
    town = "Aldor" if rng.random() < 0.8 else rng.choice(TOWNS)
    words = {
        "town": town, "other": rng.choice(TOWNS), "day": f"{day.day} {day:%B} {day.year}", "bound": bound,
        "Bound": bound.capitalize(), "dead": rng.choice((38, 40, 41, 43, 47, 52)), "hospital": rng.randint(5, 30),
        "hurt": rng.randrange(100, 200, 3), "missing": rng.choice((7, 9, 12, 15)), "homes": rng.randrange(200, 900, 10),
        "troops": rng.choice((300, 350, 400, 500)), "money": rng.randrange(20, 90), "hours": rng.randint(3, 60),
        "office": rng.choice(OFFICES).format(town=town), "name": f"{rng.choice(FIRST)} {rng.choice(LAST)}",
        "cause": rng.choice(CAUSES), "room": rng.choice(ROOMS), "month": rng.choice(MONTHS),
        "checked": rng.choice(CHECKED),
    }  # fmt: skip
    line = line.format(**words)
    return line[:1].upper() + line[1:]


def tiny(number: int) -> str:
    """One sentence about one of some thousand small events, a few files each."""
    rng = random.Random(-number - 1)
    town, other = rng.choice(TOWNS), rng.choice(TOWNS)
    what = rng.choice(("A bus crash", "A fire", "An avalanche", "A storm", "A gas leak"))
    end = rng.choice(("killed {n} people near {other}", "injured {n} people in {other}", "was denied by {name}",
                      "closed the road to {other}", "destroyed {n} homes, {name} said"))  # fmt: skip
    name = f"{rng.choice(FIRST)} {rng.choice(LAST)}"
    return f"{what} in {town} {end.format(n=rng.randint(2, 60), other=other, name=name)}.\n"


def write(kind: str, count: int, folder: Path) -> None:
    """``count`` documents of an event, tiny files, or two documents with ``count`` tolls each, into ``folder``."""
    if kind == "tiny":
        for number in range(count):
            (folder / f"t{number:05}.txt").write_text(tiny(number), encoding="utf-8")
    elif kind == "tolls":
        for name in "ab":
            rng = random.Random(name)
            lines = (f"{rng.randint(5, 400)} people were killed in a raid on camp {at}." for at in range(count))
            (folder / f"{name}.txt").write_text("\n".join(lines) + "\n", encoding="utf-8")
    elif kind == "repeated":
        for name, figure in (("a", 12), ("b", 15)):
            line = f"The flood killed {figure} people in Aldor on 3 May 2023.\n"
            (folder / f"{name}.txt").write_text(line * (count // 2), encoding="utf-8")
    else:
        for number in range(count):
            lines, front = article(number)
            head = "".join(f"{key}: {value}\n" for key, value in front.items())
            text = f"---\n{head}---\n" + "\n".join(lines) + "\n"
            (folder / f"d{number:05}.md").write_text(text, encoding="utf-8")


def spent() -> float:
    """Processor seconds of this process so far."""
    own = resource.getrusage(resource.RUSAGE_SELF)
    return own.ru_utime + own.ru_stime


def measure(kind: str, count: int, small: bool, judge: str) -> dict[str, Any]:
    """One run over ``count`` documents: seconds of each stage, peak memory in MB, MB of JSON, claims, findings."""
    from consistency import pipeline
    from consistency.config import Config
    from consistency.documents import read_documents
    from consistency.encoders import load_encoder
    from consistency.judges import load_judge
    from consistency.reports import write_reports
    from tests.support import HashingEncoder

    config = Config(judge=judge)
    model, opinions = HashingEncoder() if small else load_encoder(config), load_judge(config)
    stages: dict[str, float] = {}
    last = ["reading files", spent()]
    begun = last[1]

    def tell(stage: str, done: int, total: int) -> None:
        now = spent()
        stages[last[0]] = stages.get(last[0], 0.0) + now - last[1]
        last[:] = [stage, now]

    with tempfile.TemporaryDirectory() as name:
        folder = Path(name) / "in"
        folder.mkdir()
        write(kind, count, folder)
        last[1] = begun = spent()
        documents, skipped = read_documents([folder], config)
        result = pipeline.run(documents, skipped, model, config, tell, None, opinions)
        for form in ("json", "html"):
            tell(f"writing {form}", 0, 1)
            write_reports(result, Path(name) / "out", [form], config)
        tell("", 0, 1)
        size = {form: (Path(name) / "out" / f"discrepancies.{form}").stat().st_size / 1e6 for form in ("json", "html")}
    return {
        "documents": count, "seconds": spent() - begun, "MB": resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024,
        "json MB": size["json"], "html MB": size["html"], "claims": len(result.claims),
        "shared claims": len(result.shared_claims), "findings": len(result.findings), "stages": stages,
    }  # fmt: skip


def exponent(counts: Sequence[float], values: Sequence[float]) -> float:
    """Slope of the least-squares line through log(values) over log(counts)."""
    xs, ys = [math.log(x) for x in counts], [math.log(max(y, 1e-3)) for y in values]
    mid = sum(xs) / len(xs)
    return sum((x - mid) * y for x, y in zip(xs, ys, strict=True)) / (sum((x - mid) ** 2 for x in xs) or 1.0)


def table(rows: Sequence[dict[str, Any]]) -> list[str]:
    """The rows as a Markdown table, a column for each size, and the exponents where there are several."""
    counts = [r["documents"] for r in rows]
    lines = [f"| | {' | '.join(f'{n:,}' for n in counts)} | exponent |", "|---|" + "---:|" * (len(rows) + 1)]
    columns = {name: [float(r[name]) for r in rows] for name in rows[0] if name not in ("documents", "stages")}
    for stage in rows[0]["stages"]:
        columns[f"s {stage}"] = [r["stages"].get(stage, 0.0) for r in rows]
    for name, values in columns.items():
        slope = f"{exponent(counts, values):.2f}" if len(rows) > 1 and max(values) >= 1 else ""
        lines.append(f"| {name} | {' | '.join(f'{v:,.1f}' if v % 1 else f'{v:,.0f}' for v in values)} | {slope} |")
    return lines


def main() -> None:
    """Print a table for each kind of input that was asked for."""
    options = argparse.ArgumentParser(description=(__doc__ or "").split("\n")[0])
    options.add_argument("--sizes", default="100,200,400,800", help="numbers of documents of one event, or empty")
    options.add_argument("--tiny", default="", help="numbers of tiny files")
    options.add_argument("--tolls", default="", help="numbers of like tolls in each of two documents")
    options.add_argument(
        "--repeated", default="", help="numbers of sentences, the same again and again, in two documents"
    )
    options.add_argument("--small-encoder", action="store_true")
    options.add_argument("--judge", default="none", help="as in the settings; empty for the packaged one")
    options.add_argument("--one", nargs=2, metavar=("KIND", "COUNT"), help=argparse.SUPPRESS)
    given = options.parse_args()
    if given.one:
        print(json.dumps(measure(given.one[0], int(given.one[1]), given.small_encoder, given.judge)))
        return
    for kind in ("sizes", "tiny", "tolls", "repeated"):
        rows = []
        for count in filter(None, getattr(given, kind).split(",")):
            command = [sys.executable, __file__, "--one", kind, count, "--judge", given.judge]
            command += ["--small-encoder"] * given.small_encoder
            done = subprocess.run(command, check=True, capture_output=True, text=True)
            rows.append(json.loads(done.stdout.splitlines()[-1]))
            print(f"{kind} {count}: {rows[-1]['seconds']:.1f} s", file=sys.stderr, flush=True)
        if rows:
            print("\n".join(["", f"{kind}, processor seconds:", "", *table(rows)]), flush=True)


if __name__ == "__main__":
    main()
