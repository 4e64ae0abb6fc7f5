"""Measures lineage: copy links, origins and drift on copies made from the ECB+ development articles, and time.

usage: python benchmarks/lineage.py [copies] [real] [scale] [--cache VECTORS.pkl] [--articles N] [-v]

``copies``  precision and recall of copy links by kind and coverage; planted changes found; rewordings called drift;
            40-fold syndication
``real``    pairs of real articles on one event that are linked as copies, each named with its longest common run
``scale``   time for 1,250 to 10,000 invented documents with invented vectors
Reads ``../shared/data/ecbplus/docs``; says so and ends where it is not there (``scale`` needs nothing).
"""

from __future__ import annotations

import argparse
import hashlib
import pickle
import random
import re
import sys
import time
from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from difflib import SequenceMatcher
from pathlib import Path

import numpy as np
from lineage_copies import KINDS, Made, Synonyms, lightly_edited, make_copy

from consistency.claims import make_claims
from consistency.config import Config
from consistency.datatypes import CLAIM_PASSAGES, JOINING, CopyLink, Document, Sentence, Vectors
from consistency.embeddings import Encoder, embed
from consistency.encoders import load_encoder
from consistency.lineage import find_drift, trace, with_edits
from consistency.lineage.words import words_of
from consistency.sentences import split_sentences

DOCS = Path(__file__).resolve().parents[2] / "shared" / "data" / "ecbplus" / "docs"
CONFIG = Config()
EDITING = ("cut", "attribution")
"""Kinds of planted change that are ordinary editing for the most part: listed with the link, no finding."""
COVERAGES = (1.0, 0.6, 0.3)
TRUE_RUN = 12
"""Words in a row that two real articles share before they are called truly copied: no set phrase is that long."""


class Cache:
    """An encoder that remembers its vectors between runs, in a file."""

    name = "cached"

    def __init__(self, inner: Encoder, path: Path | None) -> None:
        self.inner, self.path = inner, path
        self.known: dict[str, Vectors] = pickle.loads(path.read_bytes()) if path and path.exists() else {}

    def encode(self, texts: Sequence[str]) -> Vectors:
        """Rows for ``texts``; only new ones are computed."""
        new = [t for t in dict.fromkeys(texts) if t not in self.known]
        if new:
            print(f"encoding {len(new)} texts", file=sys.stderr)
            self.known.update(zip(new, self.inner.encode(new), strict=True))
            if self.path:
                self.path.write_bytes(pickle.dumps(self.known))
        return np.stack([self.known[t] for t in texts])


def document(name: str, sentences: Sequence[str]) -> Document:
    """A document with a sentence a paragraph."""
    text = "\n\n".join(sentences)
    made = hashlib.sha256(f"{name}\0{text}".encode()).hexdigest()
    return Document(id=made[:12], path=name, text=text, content_hash=made)


def synonyms(articles: Sequence[Sequence[str]], encoder: Encoder) -> Synonyms:
    """For each common word in lower case the words whose vectors are closest, with the same ending."""
    counts = Counter(w for a in articles for s in a for w in re.findall(r"\b[a-z]{4,}\b", s))
    words = sorted(w for w, n in counts.items() if n >= 3 and w not in _KEEP)
    known = embed(words, encoder)
    vectors = np.stack([known[w] for w in words])
    cosines = vectors @ vectors.T
    found = {}
    for i, word in enumerate(words):
        near = [words[j] for j in np.argsort(-cosines[i])[1:12] if cosines[i, j] > 0.62]
        near = [
            n for n in near if _ending(n) == _ending(word) and n[:4] != word[:4] and word not in n and n not in word
        ]
        near = [n for n in near if not any({word, n} <= group for group in _APART)]
        if near:
            found[word] = near[:2]
    return found


_KEEP = frozenset(
    "that this with from have been were will would could should might than then them they their there here when where"
    " which while what whom whose about after before between during until since over under above below more less most"
    " least never none neither nothing without both each every some many much first second third last next year years"
    " month months week weeks today tomorrow yesterday zero three four five seven eight nine million billion percent"
    " allegedly reportedly apparently probably possibly perhaps likely said says told according police officials"
    " official currently previously formerly again already around near inside outside early late earlier later only"
    " first second third fourth fifth sixth seventh eighth ninth tenth anyone everyone nobody someone confirmed"
    " potentially undoubtedly certainly hundreds thousands millions billions twice thrice dozens couple numerous"
    " several northwest northeast southwest southeast central just also very well still even ever away back down into"
    " onto upon along among against through toward towards".split()
)
"""Words that no rewriter may touch: replacing them changes the meaning, or breaks the sentence."""
_APART = [
    frozenset(g.split())
    for g in (
        "killed wounded injured dead died arrested shot missing",
        "win lose won lost victory defeat winner loser",
        "increase decrease rise fall drop gain growth decline",
        "north south east west northern southern eastern western",
        "brother sister father mother husband wife daughter son uncle aunt cousin nephew niece mommy parents girlfriend"
        " boyfriend",
        "guilty innocent",
        "high low higher lower",
        "open closed opened close",
        "start begin stop finish began ended end",
        "best worst better worse",
        "buy sell bought sold",
        "day night morning evening afternoon",
        "left right",
        "arrive leave left arrived departed",
        "monday tuesday wednesday thursday friday saturday sunday",
        "woman women girl boy male female",
        "good evil terrible",
        "hours minutes days weeks seconds decade century",
        "always sometimes often",
        "army navy",
        "supply demand",
        "accept reject accepted rejected",
        "confirmed denied",
        "large small huge tiny",
        "older younger elder",
        "long short",
        "convicted acquitted conviction acquittal",
        "winning losing",
        "public private",
        "peaceful violent",
        "miles kilometers kilometres feet meters metres yards inches",
        "hundreds thousands dozens",
        "weak strong weaker stronger",
        "together separate apart",
        "everyone nobody anyone someone",
        "potentially undoubtedly certainly possible",
        "positive negative",
        "stay leave left stayed",
        "dead alive",
        "continue resume stop halt continued resumed stopped halted",
    )
]
"""Words whose vectors are close although one is not the other; a rewriter with a thesaurus would not swap them."""


def _ending(word: str) -> str:
    return next((e for e in ("ing", "ed", "ly", "s") if word.endswith(e)), "")


def read_articles() -> dict[str, list[str]]:
    """Name -> the sentences in which each development article speaks; links, dates and comments are left out."""
    found = {}
    for path in sorted(DOCS.glob("*/*.txt")):
        lines = [" ".join(x.split()) for x in path.read_text(encoding="utf-8").splitlines()]
        whole = document(path.stem, [x for x in lines if x])
        found[f"{path.parent.name}/{path.stem}"] = [
            s.text for s in split_sentences(whole) if s.passage in CLAIM_PASSAGES
        ]
    return found


def prepare(documents: Sequence[Document], encoder: Encoder) -> tuple[list[Sentence], dict[str, Vectors]]:
    """Sentences of all documents, and a vector for each that makes claims."""
    sentences = [s for d in documents for s in split_sentences(d)]
    return sentences, embed([s.text for s in sentences if s.passage in CLAIM_PASSAGES], encoder)


def choose(articles: dict[str, list[str]], encoder: Encoder, count: int) -> tuple[list[str], Iterator[str]]:
    """Names of ``count`` articles that share no text with each other, and sentences of the topics left over."""
    documents = [document(n, a) for n, a in articles.items()]
    sentences, vectors = prepare(documents, encoder)
    origins = trace(documents, sentences, vectors, CONFIG).origins
    chosen: dict[str, str] = {}
    for d in documents:
        long = sum(len(s.split()) for s in articles[d.path] if len(s.split()) >= 6)
        if d.path.split("_")[0] in _TOPICS and 120 <= long <= 600:
            chosen.setdefault(origins[d.id], d.path)
    names = random.Random(7).sample(sorted(chosen.values()), k=min(count, len(chosen)))
    seen: set[str] = set()
    rest = [s for n, a in articles.items() if n.split("_")[0] not in _TOPICS for s in a if len(s.split()) >= 6]
    pool = [s for s in rest if not (s in seen or seen.add(s))]  # type: ignore[func-returns-value]
    random.Random(8).shuffle(pool)
    return names, iter(pool)


_TOPICS = {str(n) for n in range(1, 36, 2)}
"""Topics that articles are copied from; sentences of the others fill copies up, each once."""


def measure_copies(encoder: Encoder, count: int, verbose: bool) -> None:
    """Links, origins and drift on made copies; prints a table."""
    articles = read_articles()
    names, pool = choose(articles, encoder, count)
    words = synonyms(list(articles.values()), encoder)
    proper = _proper_names(articles)
    made: dict[str, tuple[str, Made, float, bool]] = {}
    documents = [document(n, articles[n]) for n in names]
    for at, name in enumerate(names):
        for kind in KINDS:
            for coverage in COVERAGES:
                for planted in (0, 2):
                    rng = random.Random(f"{at} {kind} {coverage} {planted}")
                    fill = _take(pool, articles[name], coverage)
                    copy = make_copy(kind, articles[name], fill, coverage, words, rng, planted, proper)
                    new = document(f"{name} {kind} {coverage} {planted}", copy.sentences)
                    made[new.id] = (name, copy, coverage, bool(planted))
                    documents.append(new)
    sentences, vectors = prepare(documents, encoder)
    started = time.perf_counter()
    traced = trace(documents, sentences, vectors, CONFIG)
    print(f"{len(documents)} documents traced in {time.perf_counter() - started:.1f} s")
    _score_links(documents, made, traced.links, verbose)
    _score_drift(documents, sentences, made, traced.links, verbose)


def _proper_names(articles: dict[str, list[str]]) -> list[str]:
    """Words that stand capitalised within sentences, and never small."""
    every = Counter(w for a in articles.values() for s in a for w in re.findall(r"[A-Za-z]+", s))
    inside = Counter(m for a in articles.values() for s in a for m in re.findall(r"(?<=[a-z,] )[A-Z][a-z]{3,}", s))
    return sorted(n for n, c in inside.items() if c >= 5 and not every[n.lower()] and not n.endswith("day"))


def _take(pool: Iterator[str], article: Sequence[str], coverage: float) -> list[str]:
    """Fresh sentences of other stories, as many as a copy of this article with this coverage needs at most."""
    if coverage >= 1:
        return []
    want = 1.1 * (1 - coverage) * 300
    taken: list[str] = []
    while sum(len(s.split()) for s in taken) < want:
        try:
            taken.append(next(pool))
        except StopIteration:
            raise SystemExit("no sentences are left to fill copies up with; ask for fewer --articles") from None
    return taken


def _score_links(
    documents: Sequence[Document],
    made: dict[str, tuple[str, Made, float, bool]],
    links: Sequence[CopyLink],
    verbose: bool,
) -> None:
    family = {d.id: made[d.id][0] if d.id in made else d.path for d in documents}
    path = {d.id: d.path for d in documents}
    joined = {frozenset((x.a, x.b)) for x in links if x.kind in JOINING}
    wrong = [pair for pair in joined if len({family[d] for d in pair}) > 1]
    print(f"links {len(joined)}, wrong {len(wrong)}: precision {1 - len(wrong) / max(len(joined), 1):.4f}")
    originals = {d.path: d.id for d in documents if d.id not in made}
    rows: dict[tuple[str, float], list[bool]] = defaultdict(list)
    for d in made:
        name, copy, coverage, _ = made[d]
        rows[copy.kind, coverage].append(frozenset((d, originals[name])) in joined)
        if verbose and not rows[copy.kind, coverage][-1]:
            print("  missed", path[d])
    if verbose:
        for pair in wrong:
            print("  wrong", [path[d] for d in pair])
    for coverage in COVERAGES:
        found = [x for (_, c), xs in rows.items() if c == coverage for x in xs]
        parts = ", ".join(f"{k} {sum(rows[k, coverage]) / len(rows[k, coverage]):.3f}" for k in KINDS)
        print(f"coverage {coverage:.0%}: recall {sum(found) / len(found):.4f} of {len(found)}  ({parts})")


def _score_drift(
    documents: Sequence[Document],
    sentences: Sequence[Sentence],
    made: dict[str, tuple[str, Made, float, bool]],
    links: Sequence[CopyLink],
    verbose: bool,
) -> None:
    by_id = {d.id: d for d in documents}
    own: dict[str, list[Sentence]] = defaultdict(list)
    for s in sentences:
        own[s.document].append(s)
    planted, found_kinds, quiet, loud = Counter(), Counter(), Counter(), Counter()  # type: ignore[var-annotated]
    listed_kinds: Counter[str] = Counter()
    for link in links:
        copies = [d for d in (link.a, link.b) if d in made]
        if (
            len(copies) != 1
            or link.kind not in JOINING
            or made[copies[0]][0] not in (by_id[link.a].path, by_id[link.b].path)
        ):
            continue
        copy = made[copies[0]][1]
        both = [*own[link.a], *own[link.b]]
        claims = [c for d in (link.a, link.b) for c in make_claims(by_id[d], own[d], CONFIG)]
        quotes = {c.id: c for c in claims}
        findings = find_drift([link], both, claims, {}, CONFIG)
        told = {
            " ".join(quotes[i].quote.split())
            for f in findings
            for side in f.sides
            for i in side.claims
            if quotes[i].document == copies[0]
        }
        listed = _listed(with_edits([link], both, CONFIG)[0], copies[0], by_id, own)
        for p in copy.planted:
            planted[p.kind] += 1
            found_kinds[p.kind] += _touched(p.after, told)
            listed_kinds[p.kind] += _touched(p.after, listed) and not _touched(p.after, told)
            if verbose and not _touched(p.after, told | listed):
                print(f"  not found {copy.kind} {p.kind}: {p.before} -> {p.after}")
        marked = {p.after for p in copy.planted}
        original = set(by_id[link.a if link.b == copies[0] else link.b].text.split("\n\n"))
        for text, source in zip(copy.sentences, copy.source, strict=True):
            if source is None or text in marked or text in original:
                continue
            quiet[copy.kind] += 1
            loud[copy.kind] += _touched(text, told)
            if verbose and _touched(text, told):
                print(
                    f"  called drift {copy.kind}: {text} |",
                    [
                        f.message
                        for f in findings
                        if any(_touched(text, {quotes[i].quote}) for s in f.sides for i in s.claims)
                    ],
                )
    total, right, wrong, calm = (sum(c.values()) for c in (planted, found_kinds, loud, quiet))
    both = right + sum(listed_kinds.values())
    turning = [k for k in planted if k not in EDITING]
    of, among = sum(planted[k] for k in turning), sum(found_kinds[k] for k in turning)
    print(f"planted changes that turn the meaning, found: {among} of {of}: {among / max(of, 1):.4f}")
    print(f"all planted changes, cuts and dropped speakers too, found: {right} of {total}: {right / max(total, 1):.4f}")
    print(f"the same, found or listed with the link: {both} of {total}: {both / max(total, 1):.4f}")
    print("   " + ", ".join(f"{k} {found_kinds[k]} + {listed_kinds[k]} of {planted[k]}" for k in sorted(planted)))
    print(f"rewordings called drift: {wrong} of {calm}: {wrong / max(calm, 1):.4f}")
    print("   " + ", ".join(f"{k} {loud[k]}/{quiet[k]}" for k in sorted(quiet)))


def _listed(link: CopyLink, copy: str, by_id: dict[str, Document], own: dict[str, list[Sentence]]) -> set[str]:
    """The sentences of the copy that have words which the other leaves out, or lack some of its words."""
    missing = {by_id[copy].text[e.copy.start : e.copy.end] for e in link.edits if e.document != copy}
    spans = [e.span for e in link.edits if e.document == copy]
    having = {s.text for s in own[copy] for span in spans if s.start <= span.start < s.end}
    return {" ".join(text.split()) for text in missing | having}


def _touched(text: str, told: set[str]) -> bool:
    """Is the sentence, or a part that the splitter made of it, among the quoted ones?"""
    whole = " ".join(text.split())
    return any(q in whole or whole in q for q in told)


def measure_syndication(encoder: Encoder) -> None:
    """Forty lightly edited copies of each of five articles; prints how many origins they are."""
    articles = read_articles()
    names, _ = choose(articles, encoder, 5)
    documents = []
    for name in names:
        for k in range(40):
            rng = random.Random(f"{name} {k}")
            text = [lightly_edited(s, rng) for s in articles[name]]
            cut = rng.choice((0, 0, 1, 2))
            documents.append(document(f"{name} {k}", text[: len(text) - cut] if len(text) > 6 else text))
    sentences, vectors = prepare(documents, encoder)
    origins = trace(documents, sentences, vectors, CONFIG).origins
    counts = [len({origins[d.id] for d in documents if d.path.startswith(f"{n} ")}) for n in names]
    print(f"40 lightly edited copies of each of 5 articles: origins {counts}, together {len(set(origins.values()))}")


def measure_real(encoder: Encoder) -> None:
    """Names each pair of real articles on one event that is linked as copies."""
    documents = [document(n, a) for n, a in read_articles().items()]
    sentences, vectors = prepare(documents, encoder)
    links = [x for x in trace(documents, sentences, vectors, CONFIG).links if x.kind in JOINING]
    path = {d.id: d.path for d in documents}
    words: dict[str, list[str]] = defaultdict(list)
    for s in sentences:
        if s.passage in CLAIM_PASSAGES:
            words[s.document] += [*words_of(s.text), "\n"]
    topics = Counter(d.path.split("_")[0] for d in documents)
    pairs = sum(n * (n - 1) // 2 for n in topics.values())
    independent = 0
    for link in sorted(links, key=lambda x: -x.coverage):
        matcher = SequenceMatcher(None, words[link.a], words[link.b], autojunk=False)
        run = matcher.find_longest_match().size
        same_topic = path[link.a].split("_")[0] == path[link.b].split("_")[0]
        independent += run < TRUE_RUN
        verdict = "truly copied" if run >= TRUE_RUN else "NO COMMON RUN"
        verdict += "" if same_topic else ", OTHER TOPIC"
        print(f"  {path[link.a]} {path[link.b]} {link.kind} {link.coverage:.2f} run {run} {verdict}")
    print(f"{len(links)} of {pairs} real pairs on one event linked as copies ({len(links) / pairs:.4f})")
    print(f"{independent} of them without {TRUE_RUN} words in a row in common ({independent / pairs:.4f})")


def measure_scale() -> None:
    """Time of ``trace`` for invented corpora of growing size: stories of 20 reports, a quarter of them copies."""
    last = 0.0
    for size in (1250, 2500, 5000, 10000):
        documents, sentences, vectors = _invented(size)
        started, worked = time.perf_counter(), time.process_time()
        traced = trace(documents, sentences, vectors, CONFIG)
        took, worked = time.perf_counter() - started, time.process_time() - worked
        growth = f", {worked / last:.2f} x" if last else ""
        origins = len(set(traced.origins.values()))
        print(
            f"{size} documents, {len(sentences)} sentences: {took:.1f} s, {worked:.1f} s of processor time{growth};"
            f" {len(traced.links)} links, {origins} origins",
            flush=True,
        )
        last = worked


def _invented(size: int) -> tuple[list[Document], list[Sentence], dict[str, Vectors]]:
    rng = random.Random(size)
    letters = "bcdfghklmnprstvz"
    vocabulary = ["".join(rng.choice(letters) + rng.choice("aeiou") for _ in range(3)) for _ in range(20_000)]
    axis = np.random.Generator(np.random.PCG64(1)).standard_normal((len(vocabulary), 384)).astype(np.float32)
    place = {w: i for i, w in enumerate(vocabulary)}
    stories = [rng.sample(vocabulary, k=150) for _ in range(size // 20)]
    texts: list[list[str]] = []
    for at in range(size):
        story = stories[at % len(stories)]
        if at >= len(stories) and rng.random() < 0.25:
            source = texts[at % len(stories)]
            texts.append([s if rng.random() < 0.5 else _swapped(s, vocabulary, rng) for s in source])
        else:
            texts.append([_sentence(story, vocabulary, rng) for _ in range(18)])
    documents = [document(f"{at}.txt", text) for at, text in enumerate(texts)]
    sentences, vectors = [], {}
    for d, text in zip(documents, texts, strict=True):
        start = 0
        for block, s in enumerate(text):
            sentences.append(Sentence(d.id, start, start + len(s), s, "body", block))
            start += len(s) + 2
            if s not in vectors:
                row = axis[[place[w] for w in s.lower().rstrip(".").split()]].sum(axis=0)
                vectors[s] = row / np.linalg.norm(row)
    return documents, sentences, vectors


def _sentence(story: Sequence[str], vocabulary: Sequence[str], rng: random.Random) -> str:
    words = [rng.choice(story) if rng.random() < 0.6 else rng.choice(vocabulary) for _ in range(rng.randint(14, 28))]
    return " ".join(words).capitalize() + "."


def _swapped(sentence: str, vocabulary: Sequence[str], rng: random.Random) -> str:
    words = sentence.lower().rstrip(".").split()
    return " ".join(rng.choice(vocabulary) if rng.random() < 0.12 else w for w in words).capitalize() + "."


def main() -> None:
    """Run what is asked for; everything where nothing is."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("parts", nargs="*", choices=["copies", "real", "scale", []], default=[])
    parser.add_argument("--cache", type=Path)
    parser.add_argument("--articles", type=int, default=32)
    parser.add_argument("-v", "--verbose", action="store_true")
    asked = parser.parse_args()
    parts = asked.parts or ["copies", "real", "scale"]
    if "scale" in parts:
        measure_scale()
    if not DOCS.is_dir():
        print(f"{DOCS} is not there: copies and real articles are left out")
        return
    encoder = Cache(load_encoder(CONFIG), asked.cache)
    if "copies" in parts:
        measure_copies(encoder, asked.articles, asked.verbose)
        measure_syndication(encoder)
    if "real" in parts:
        measure_real(encoder)


if __name__ == "__main__":
    main()
