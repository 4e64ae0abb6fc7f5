"""Public pairs of texts, and pairs made from them, as the whole numbers that the network reads.

The sources and how often each is drawn in an epoch stand in ``SHARES``; what was kept back for ``combine`` is told by
``is_held_out``. All randomness comes from one seed.
"""

from __future__ import annotations

import json
import random
import re
import zlib
from dataclasses import dataclass
from pathlib import Path

from consistency.checks.evidence import LABELS
from consistency.judges.packaged import Reader, plain
from consistency.lemmas import lemma_of
from consistency.quantities import extract_quantities

DATA = Path(__file__).resolve().parents[2] / "shared" / "data" / "nli" / "train.jsonl"
SEED = 7
SHARES = {
    "vitaminc_real": 3.0, "fever_train": 1.0, "cf_snli": 1.0, "snli_dev": 0.5, "snli_test": 0.5, "taxinli_mnli": 1.0,
    "conjnli_adv": 0.6, "conjnli_dev": 1.0, "wikifactcheck_refuted": 0.3, "monli": 0.7, "glue_diagnostic": 1.5,
    "wice": 1.0, "nan_nli": 3.0, "hans_mnli_counterex": 1.5,
    "made negation": 0.3, "made same": 0.5, "made denial": 0.7, "made aside": 0.7, "made number": 0.4,
    "made bound": 1.0,
}  # fmt: skip
"""How often a row is drawn in an epoch. Contrastive pairs of real edits weigh most; the set of contradictions only
(wikifactcheck) weighs little, since its hypotheses alone give its label away."""
_HELD_OUT = {"vitaminc_real": 8, "fever_train": 3}
"""Percent of the groups (pages) of a source that are never trained on."""
_AUXILIARY = re.compile(
    r"\b(is|was|are|were|has been|have been|had been|has|have|had|will|can|could|would|should|must|may|did|does)\b"
)
_NEGATED = re.compile(r"\b(not|no|never|n't)\b|n't")
_PAST = re.compile(r"^((?:[A-Z][\w.'-]*\s|[Tt]he\s|[a-z]+\s){1,6}?)([a-z]{3,}ed)\b(?! by)")
_NO_SUBJECT = re.compile(r"\bnot\b|n't|\b(was|were|is|are|had|has|have|be|been|being|and|who|which|that)\b")
_BOUNDED = re.compile(r"(than|least|most|over|about|under|nearly|almost|some|around|to|of|[–-])\s*$")
_SMALL_START = re.compile(r"(The|A|An|In|He|She|It|They|Two|Three|Many|Some)\b")
MADE = {"made negation": 9000, "made denial": 6000, "made number": 5000}
"""At most so many pairs are made of each kind."""


@dataclass(frozen=True, slots=True)
class Row:
    """A pair ready for the network: token ids, marks, sides, and the index of its label in ``LABELS``."""

    ids: list[int]
    marks: list[int]
    sides: list[int]
    label: int
    source: str
    group: str


def is_held_out(source: str, group: str) -> bool:
    """Is a row kept for ``combine``? By a checksum of its page, so that no page is on both sides."""
    return zlib.crc32(group.encode()) % 100 < _HELD_OUT.get(source, 0)


def read_pairs(path: Path = DATA) -> list[dict[str, str]]:
    """The public pairs: premise, hypothesis, label, source, group."""
    rows = [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines()]
    for row in rows:
        row["group"] = str(row.get("group") or row["id"])
    return rows


def training_rows(path: Path = DATA) -> list[Row]:
    """Everything that is trained on: the public pairs but for the held-out ones, and what is made from them."""
    reader, pairs = Reader(), read_pairs(path)
    kept_back = {p["group"] for p in pairs if is_held_out(p["source"], p["group"])}
    own = [
        (p["premise"], p["hypothesis"], p["label"], p["source"], p["group"])
        for p in pairs
        if not is_held_out(p["source"], p["group"])
    ]
    made = made_pairs([p for p in pairs if p["group"] not in kept_back])
    return [Row(*reader.read((a, b)), LABELS.index(label), source, group) for a, b, label, source, group in own + made]


Made = tuple[str, str, str, str, str]
"""A, B, label, source, group."""


def made_pairs(pairs: list[dict[str, str]]) -> list[Made]:
    """Pairs that differ in a negation or in a number only, and pairs that look as if they did."""
    rng = random.Random(SEED)  # noqa: S311  (not for secrets)
    wanted = ("vitaminc_real", "fever_train", "taxinli_mnli", "wice")
    texts = sorted({plain(p[side]) for p in pairs if p["source"] in wanted for side in ("premise", "hypothesis")})
    texts = [t for t in texts if 30 < len(t) < 260 and t[0].isupper()]
    rng.shuffle(texts)
    return [*_negations(texts, rng), *_denials(pairs, texts, rng), *_numbers(texts, rng)]


def _negations(texts: list[str], rng: random.Random) -> list[Made]:
    """A sentence and its negation contradict each other; a sentence, negated or not, follows from itself."""
    made: list[Made] = []
    count = 0
    for text in texts:
        if count >= MADE["made negation"]:
            break
        negated = _negate(text, rng) or _negate_past(text, rng)
        if negated is None:
            continue
        if rng.random() < 0.12:
            negated = _denied(text, rng)
        count += 1
        a, b = (text, negated) if rng.random() < 0.6 else (negated, text)
        chance = rng.random()
        made.append((a, b, "contradict", "made negation", "made"))
        if chance < 0.3:
            same = negated if chance < 0.15 else text
            made.append((same, same, "entail", "made same", "made"))
    return made


def _denials(pairs: list[dict[str, str]], texts: list[str], rng: random.Random) -> list[Made]:
    """What follows, negated, is contradicted; a negation in another sentence beside the premise changes nothing."""
    wanted = ("vitaminc_real", "fever_train", "taxinli_mnli", "snli_dev", "cf_snli")
    entailed = [p for p in pairs if p["label"] == "entail" and p["source"] in wanted]
    made: list[Made] = []
    count = 0
    for p in rng.sample(entailed, min(20_000, len(entailed))):
        if count >= MADE["made denial"]:
            break
        text = plain(p["hypothesis"])
        negated = _negate(text, rng) or _negate_past(text, rng)
        if negated is None:
            continue
        count += 1
        made.append((p["premise"], negated, "contradict", "made denial", p["group"]))
        if count % 3 == 0:
            aside = _negate(rng.choice(texts), rng)
            if aside:
                made.append((f"{aside} {plain(p['premise'])}", text, "entail", "made aside", p["group"]))
    return made


def _numbers(texts: list[str], rng: random.Random) -> list[Made]:
    """Another number in the same sentence contradicts it; a bound follows or contradicts by where it lies."""
    made: list[Made] = []
    count = 0
    for text in texts:
        if count >= MADE["made number"]:
            break
        exact = [q for q in extract_quantities(text) if q.modifier == "exact" and _digits(text[q.start : q.end])]
        if not exact:
            continue
        q = rng.choice(exact)
        digits = _digits(text[q.start : q.end])
        value = int(digits.replace(",", ""))
        other = max(0, round(value * rng.choice([0.3, 0.5, 0.8, 1.2, 1.5, 2, 4])))
        other = other + (other == value)
        head, tail = text[: q.start], text[q.start + len(digits) :]
        count += 1
        changed = f"{other:,}" if "," in digits else str(other)
        made.append((text, head + changed + tail, "contradict", "made number", "made"))
        if rng.random() < 0.6 and not _BOUNDED.search(text[max(0, q.start - 25) : q.start].lower()):
            below, above = max(1, int(value * rng.uniform(0.5, 0.98))), int(value * rng.uniform(1.03, 2)) + 1
            bound, label = (
                (f"more than {below:,}", "entail"),
                (f"fewer than {above:,}", "entail"),
                (f"more than {above:,}", "contradict"),
                (f"less than {below:,}", "contradict"),
            )[rng.randrange(4)]
            if below < value:
                made.append((text, head + bound + tail, label, "made bound", "made"))
    return made


def _digits(text: str) -> str:
    """The figure that a quantity begins with, where its first word is one; else empty."""
    first = text.split()[0] if text.split() else ""
    return first if re.fullmatch(r"\d[\d,]*", first) else ""


def _negate(text: str, rng: random.Random) -> str | None:
    """A negation after the first auxiliary verb."""
    found = [m for m in _AUXILIARY.finditer(text) if m.start() > 0]
    if not found or _NEGATED.search(text):
        return None
    m = found[0]
    first = m[0].split()[0]
    form = rng.choice(["not", "not", "nt", "never", "no longer"] if first not in ("may", "must") else ["not"])
    verb = {"will": "won't", "can": "can't"}.get(first, f"{first}n't") if form == "nt" else f"{first} {form}"
    return text[: m.start()] + verb + m[0][len(first) :] + text[m.end() :]


def _negate_past(text: str, rng: random.Random) -> str | None:
    """A negation of a plain past tense: "did not sign", "failed to sign"."""
    m = _PAST.search(text)
    if not m or _NO_SUBJECT.search(m[1]):
        return None
    base = lemma_of(m[2])
    if base == m[2]:
        return None
    forms = [f"did not {base}", f"didn't {base}", f"never {m[2]}", f"failed to {base}", f"refused to {base}"]
    return text[: m.start(2)] + rng.choice(forms) + text[m.end(2) :]


def _denied(text: str, rng: random.Random) -> str:
    body = (text[0].lower() + text[1:] if _SMALL_START.match(text) else text).rstrip(".")
    opening = rng.choice(["It is not true that", "It is false that", "It is not the case that"])
    return f"{opening} {body}."
