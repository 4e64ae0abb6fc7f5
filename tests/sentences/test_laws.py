"""Laws that hold for any text."""

from hypothesis import given, settings
from hypothesis import strategies as st

from consistency.datatypes import Document
from consistency.sentences import split_sentences

PIECES = st.sampled_from(
    ["The army left. ", "“We go,” he said.", "\n", "\n\n", "\r\n", " ", "Comments\n", "p.m. Friday ", "“", '"', "...",
     "A. ", "# ", "20-03-2020\n", "Image caption\n", "5,200 troops", "• ", "’", "😀", "\u2028", "Photo: X\n", "Dr. ",
     "(", ")", "\ud800", "\udfff"]
)  # fmt: skip
TEXTS = st.one_of(st.text(max_size=400), st.lists(PIECES, max_size=40).map("".join))


@settings(max_examples=300, deadline=None)
@given(TEXTS, st.integers(0, 30))
def test_offsets_order_and_edges(text, start):
    document = Document("d", "d.txt", text, "", body_start=min(start, len(text)))
    sentences = split_sentences(document)
    end = document.body_start
    for sentence in sentences:
        assert text[sentence.start : sentence.end] == sentence.text
        assert sentence.text == sentence.text.strip()
        assert any(c.isalnum() for c in sentence.text)
        assert sentence.start >= end
        end = sentence.end
    assert [s.block for s in sentences] == sorted(s.block for s in sentences)


@settings(max_examples=200, deadline=None)
@given(TEXTS)
def test_no_letter_is_lost(text):
    sentences = split_sentences(Document("d", "d.txt", text, ""))
    covered = {i for s in sentences for i in range(s.start, s.end)}
    lost = [c for i, c in enumerate(text) if c.isalpha() and i not in covered]
    assert not lost


@settings(max_examples=100, deadline=None)
@given(TEXTS)
def test_same_text_same_sentences(text):
    document = Document("d", "d.txt", text, "")
    assert split_sentences(document) == split_sentences(document)
