"""Bytes -> text: the right letters, or a word of doubt."""

import codecs

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from consistency.documents.decode import decode
from consistency.documents.extracted import Unreadable

ENGLISH = "The minister said “we won’t leave the base – not now”, and some 5,000 troops, costing £3 million, stayed."
FRENCH = "Le président a déclaré que près de 5 000 soldats français quitteraient la région à la fin de l’été."
GERMAN = "Der Präsident erklärte, dass rund 5.000 Soldaten die Stützpunkte räumen müßten. Größere Verbände bleiben."
DANISH = "Ministeren sagde, at omkring 5.000 soldater vil forlade basen i løbet af de næste uger, når aftalen begynder."
CZECH = "Ministr řekl, že asi pět tisíc vojáků opustí základnu v příštích týdnech, včetně těžké techniky."
POLISH = "Minister powiedział, że około 5 tysięcy żołnierzy opuści bazę w ciągu najbliższych tygodni."
RUSSIAN = "Министр заявил, что около 5 тысяч военнослужащих покинут базу в ближайшие недели."
ARABIC = "قال الوزير إن نحو خمسة آلاف جندي سيغادرون القاعدة خلال الأسابيع المقبلة."
JAPANESE = "大臣は、約5千人の兵士が今後数週間で基地を離れると述べた。これは重要な決定です。"
CHINESE = "部长表示，约五千名士兵将在未来几周内离开基地。这是一个重要的决定。"
GREEK = "Ο υπουργός είπε ότι περίπου 5.000 στρατιώτες θα εγκαταλείψουν τη βάση."

LEGACY = [
    (ENGLISH, "cp1252"),
    (FRENCH, "cp1252"),
    (GERMAN, "latin-1"),
    (DANISH, "cp1252"),
    (CZECH, "cp1250"),
    (POLISH, "cp1250"),
    (POLISH, "iso8859-2"),
    (RUSSIAN, "cp1251"),
    (RUSSIAN, "koi8-r"),
    (ARABIC, "cp1256"),
    (GREEK, "cp1253"),
    (JAPANESE, "shift_jis"),
    (JAPANESE, "euc_jp"),
    (JAPANESE, "iso2022_jp"),
    (CHINESE, "gb18030"),
    (CHINESE, "big5"),
]
WIDE = ["utf-16-le", "utf-16-be", "utf-32-le", "utf-32-be"]


@pytest.mark.parametrize(("text", "encoding"), LEGACY)
def test_older_encodings(text, encoding):
    data = text.encode(encoding, "ignore")
    found = decode(data)
    assert found.text == data.decode(encoding)
    assert found.encoding != "utf-8"
    assert found.notes


@pytest.mark.parametrize("encoding", WIDE)
@pytest.mark.parametrize("text", [ENGLISH, RUSSIAN, ARABIC, "Two lines\r\nof text"])
def test_wide_without_a_mark(text, encoding):
    found = decode(text.encode(encoding))
    assert (found.text, found.encoding) == (text, encoding)
    assert found.notes


def test_utf8_needs_no_note_and_keeps_line_ends():
    assert decode("a\r\nb “c”\r".encode()).text == "a\r\nb “c”\r"
    assert decode(ENGLISH.encode()).notes == ()


def test_mark_is_dropped_and_nothing_else():
    found = decode(codecs.BOM_UTF8 + b"\n text ")
    assert (found.text, found.encoding, found.notes) == ("\n text ", "utf-8", ())


def test_few_broken_bytes_are_shown_and_said():
    found = decode((ENGLISH * 3).encode() + b"\xe2\x80")
    assert found.text.startswith(ENGLISH)
    assert "\ufffd" in found.text
    assert "no UTF-8" in found.notes[0]


@pytest.mark.parametrize(
    "text", ["It isnâ€™t over, itâ€™s not.", "He said \x93no\x94 and left.", "Lost \ufffd letter."]
)
def test_damage_done_before_is_said(text):
    assert decode(text.encode()).notes


@pytest.mark.parametrize("data", [b"\0" * 40, b"a\0b\0\0c" * 9, bytes(range(256)), b"\x00\x01\x02text of a program"])
def test_binary(data):
    with pytest.raises(Unreadable):
        decode(data)


@settings(max_examples=200, deadline=None)
@given(
    st.text(
        st.characters(codec="utf-8", categories=("L", "N", "P", "S", "Zs"), include_characters="\n\r\t"), min_size=1
    ),
    st.sampled_from(["utf-8", "utf-8-sig", "utf-16", "utf-32"]),
)
def test_round_trip(text, encoding):
    if encoding == "utf-8" and text.startswith("\ufeff"):
        text = text[1:] or "a"
    found = decode(text.encode(encoding))
    assert found.text == text
