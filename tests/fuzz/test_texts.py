"""Whatever a text holds, what reads it keeps its laws and its time."""

from __future__ import annotations

import math
import re
import time

import pytest
from hypothesis import strategies as st

from consistency import pipeline
from consistency.claims import make_claims
from consistency.config import Config
from consistency.datatypes import Document, Sentence
from consistency.dates import date_words, find_dates, with_date_words
from consistency.names import find_names
from consistency.quantities import extract_quantities, mask_quantities
from consistency.sentences import split_sentences
from consistency.sentences.dates import is_date_line, read_date
from tests.fuzz.box import SECONDS, fuzz
from tests.fuzz.soups import TEXTS, TOKENS, frames, soups

pytestmark = pytest.mark.fuzz
CONFIG = Config()
ISO = re.compile(r"(?:\d{4}|-)(?:-\d\d(?:-\d\d)?)?")


def document(text: str, published: str | None = "2024-05-14") -> Document:
    return Document("d0", "a.txt", text, "0", published=published, published_from="front matter")


def test_quantities() -> None:
    def examine(text: str) -> None:
        found = extract_quantities(text, ordinals=True)
        end = 0
        for q in found:
            assert end <= q.start <= q.number_start < q.number_end <= q.end <= len(text)
            assert text[q.counted_start : q.counted_end] == q.counted
            ends = [e for e in (q.low, q.high, q.base_low, q.base_high) if e is not None]
            assert ends
            assert all(map(math.isfinite, ends))
            assert q.low is None or q.high is None or q.low <= q.high
            end = q.end
        mask_quantities(text, found)

    fuzz(TEXTS, examine, few=100)


def test_dates() -> None:
    def examine(text: str) -> None:
        last = 0
        for mention in find_dates(text):
            assert last <= mention.start < mention.end <= len(text)
            last = mention.end
        for line in (text, text[:40]):
            read_date(line)
            is_date_line(line)
            date_words(line)
            with_date_words(line)

    fuzz(TEXTS, examine, few=100)


def test_sentences() -> None:
    def examine(text: str) -> None:
        last = 0
        for sentence in split_sentences(document(text)):
            assert last <= sentence.start < sentence.end <= len(text)
            assert text[sentence.start : sentence.end] == sentence.text
            assert sentence.text.strip()
            last = sentence.end

    fuzz(TEXTS, examine)


def test_names() -> None:
    def examine(texts: list[str]) -> None:
        sentences = [
            Sentence(f"d{number % 3}", 0, len(text), text, "body", number) for number, text in enumerate(texts)
        ]
        names = find_names(sentences, CONFIG)
        again = find_names(sentences[::-1], CONFIG)
        for text in texts:
            for word in text.split()[:20]:
                assert names.canonical(word, "d0") == again.canonical(word, "d0")

    fuzz(st.lists(TEXTS, max_size=4), examine)


def test_claims() -> None:
    def examine(given: tuple[str, str | None]) -> None:
        text, published = given
        own = document(text, published)
        sentences = split_sentences(own)
        for claim in make_claims(own, sentences, CONFIG, find_names(sentences, CONFIG).canonical):
            assert text[claim.start : claim.end] == claim.quote
            if claim.quantity:
                assert claim.start <= claim.quantity.start < claim.quantity.end <= claim.end

    fuzz(
        st.tuples(TEXTS, st.sampled_from([None, "2024", "2024-02", "2024-02-29", "1900-01-01", "9999-12-31"])), examine
    )


def test_compare_by_the_rules() -> None:
    def examine(pair: tuple[str, str]) -> None:
        (found,) = pipeline.compare_texts([pair], CONFIG)
        assert found.label in ("entail", "contradict", "neutral")
        assert found == pipeline.compare_texts([pair], CONFIG)[0]

    edited = st.one_of(frames(), TEXTS).flatmap(
        lambda text: st.tuples(st.just(text), soups(most=3).map(lambda more: f"{more}{text}"))
    )
    fuzz(st.one_of(edited, st.tuples(frames(), frames()), st.tuples(TEXTS, TEXTS)), examine)


@pytest.mark.skipif(not SECONDS, reason="looks at the clock: only in make fuzz")
def test_time_is_linear_in_a_line() -> None:
    def seconds(text: str) -> float:
        started = time.process_time()
        extract_quantities(text)
        find_dates(text)
        return time.process_time() - started

    def examine(tokens: list[str]) -> None:
        unit = " ".join(tokens) + " "
        short, long = ((unit * (size // len(unit) + 1))[:size] for size in (4_000, 16_000))
        if seconds(long) < 0.5:  # linear: a few hundredths
            return
        ratio = min(seconds(long) for _ in range(3)) / min(seconds(short) for _ in range(3))
        assert ratio < 8, (unit, ratio)

    fuzz(st.lists(TOKENS, min_size=1, max_size=4), examine)
