"""Currencies by sign, letters, code and name: what is money, and what only looks like it."""

import pytest

from consistency.quantities import currencies, extract_quantities

FOUND = [
    ("a fine of CHF80,000", 80_000, "Swiss franc"),
    ("a fine of CHF 80,000", 80_000, "Swiss franc"),
    ("NT$500 million", 500e6, "New Taiwan dollar"),
    ("A$1.2m", 1.2e6, "Australian dollar"),
    ("AU$30", 30, "Australian dollar"),
    ("CA$30", 30, "Canadian dollar"),
    ("HK$5bn", 5e9, "Hong Kong dollar"),
    ("S$3,500", 3500, "Singapore dollar"),
    ("R$ 5 million", 5e6, "Brazilian real"),
    ("J$200 million", 200e6, "Jamaican dollar"),
    ("EC$4.5 million", 4.5e6, "East Caribbean dollar"),
    ("TT$40", 40, "Trinidad and Tobago dollar"),
    ("MX$90", 90, "Mexican peso"),
    ("Bds$90", 90, "Barbadian dollar"),
    ("C $6 a share", 6, "Canadian dollar"),
    ("CN¥20", 20, "Chinese yuan"),
    ("GH₵500", 500, "Ghanaian cedi"),
    ("E£5 million", 5e6, "Egyptian pound"),
    ("£E5 million", 5e6, "Egyptian pound"),
    ("₸900", 900, "Kazakhstani tenge"),
    ("₮900", 900, "Mongolian tugrik"),
    ("40m kroner", 40e6, "krone"),
    ("20m Argentine pesos", 20e6, "Argentine peso"),
    ("3b Swiss francs", 3e9, "Swiss franc"),
    ("300 baht", 300, "Thai baht"),
    ("a 500-baht note", 500, "Thai baht"),
    ("5bn yuan", 5e9, "Chinese yuan"),
    ("2.5bn reais", 2.5e9, "Brazilian real"),
    ("80 lei", 80, "leu"),
    ("20 leva", 20, "Bulgarian lev"),
    ("90 Ukrainian hryvnias", 90, "Ukrainian hryvnia"),
    ("90 rufiyaa", 90, "Maldivian rufiyaa"),
    ("12 Venezuelan bolívars", 12, "Venezuelan bolivar"),
    ("200,000 Icelandic kronur", 200_000, "Icelandic krona"),
    ("10 million CFA francs", 10e6, "CFA franc"),
    ("10 million West African CFA francs", 10e6, "West African CFA franc"),
    ("10 million Emirati dirhams", 10e6, "UAE dirham"),
    ("3,000 UAE dirhams", 3000, "UAE dirham"),
    ("50,000 Argentinian pesos", 50_000, "Argentine peso"),
    ("50,000 Trinidad and Tobago dollars", 50_000, "Trinidad and Tobago dollar"),
    ("600 American dollars", 600, "US dollar"),
    ("50 US cents", 50, "cent"),
    ("20 kopeks a litre", 20, "kopek"),
    ("30 centavos", 30, "centavo"),
    ("R5.2 million", 5.2e6, "South African rand"),
    ("N500bn", 500e9, "Nigerian naira"),
    ("P20 million", 20e6, "Philippine peso"),
    ("RM50 million", 50e6, "Malaysian ringgit"),
    ("KSh 5,000", 5000, "Kenyan shilling"),
    ("Rs. 500", 500, "Indian rupee"),
    ("Rp 20,000", 20_000, "Indonesian rupiah"),
    ("500 Kč", 500, "Czech koruna"),
    ("12,000 zł", 12_000, "Polish zloty"),
    ("5,000 SEK a month", 5000, "Swedish krona"),
    ("USD 5m", 5e6, "US dollar"),
    ("10k USD", 10e3, "US dollar"),
    ("COP 28,000", 28_000, "Colombian peso"),
    ("PHP500 million", 500e6, "Philippine peso"),
    ("361 million pounds", 361e6, "pound sterling"),
    ("500 million crowns", 500e6, "koruna"),
    ("5,000 won", 5000, "South Korean won"),
    ("$-5", -5, "dollar"),
    ("-$5", -5, "dollar"),
    ("500m NT$ in sales", 500e6, "New Taiwan dollar"),
]


@pytest.mark.parametrize(("text", "value", "unit"), FOUND)
def test_is_money(text: str, value: float, unit: str) -> None:
    (quantity,) = extract_quantities(text)
    assert (quantity.low, quantity.kind, quantity.unit) == (pytest.approx(value), "money", unit)


@pytest.mark.parametrize(
    "text",
    [
        "the TOP 10 songs",
        "ALL 50 states voted",
        "leaders at COP 28",
        "an AMD 5800 processor",
        "five crowns of gold",
        "3 marks on the wall",
        "5 pounds of sugar",
        "2 colons in a line",
        "12 soles and a bream",
        "R20 and N95 masks",
        "a PHP 8 server",
        "a K2 climber",
        "5 SEK officers",
        "12 CAD designers",
        "flew 40m above the trees",
    ],
)
def test_is_no_money(text: str) -> None:
    assert [q for q in extract_quantities(text) if q.kind == "money"] == []


def test_an_article_before_a_sum_is_no_country() -> None:
    for text in ("a $5 note", "A $5 note", "It cost Mrs S $20"):
        assert extract_quantities(text)[-1].unit == "dollar"


def test_every_full_name_is_read() -> None:
    for name in sorted(n for n in currencies.NAMES if n.replace(" ", "").isalpha()):
        (quantity,) = extract_quantities(f"It cost 25,000 {name} in all")
        assert (quantity.low, quantity.kind) == (25_000, "money"), name


def test_every_code_is_read() -> None:
    """Before a sum with a comma of thousands, glued or apart."""
    for code in sorted(c for c in currencies.CODES if len(c) == 3 and c.isupper()):
        for text in (f"It cost {code} 25,000 in all", f"It cost {code}25,000 in all"):
            (quantity,) = extract_quantities(text)
            assert (quantity.low, quantity.kind) == (25_000, "money"), text
