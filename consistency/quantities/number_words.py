"""Tables of number words. Values are those of any English dictionary; lakh and crore are the Indian scales."""

from __future__ import annotations

UNITS = {
    "zero": 0, "nil": 0, "nought": 0, "naught": 0, "one": 1, "two": 2, "three": 3, "four": 4, "five": 5, "six": 6,
    "seven": 7, "eight": 8, "nine": 9, "ten": 10, "eleven": 11, "twelve": 12, "thirteen": 13, "fourteen": 14,
    "fifteen": 15, "sixteen": 16, "seventeen": 17, "eighteen": 18, "nineteen": 19,
}  # fmt: skip
TENS = {
    "twenty": 20, "thirty": 30, "forty": 40, "fourty": 40, "fifty": 50, "sixty": 60, "seventy": 70, "eighty": 80,
    "ninety": 90,
}  # fmt: skip
SCALES = {
    "hundred": 1e2, "thousand": 1e3, "million": 1e6, "billion": 1e9, "trillion": 1e12, "quadrillion": 1e15,
    "lakh": 1e5, "lakhs": 1e5, "lac": 1e5, "lacs": 1e5, "crore": 1e7, "crores": 1e7, "cr": 1e7, "crs": 1e7,
    "dozen": 12.0, "doz": 12.0,
    "mln": 1e6, "bln": 1e9, "tln": 1e12, "mn": 1e6, "bn": 1e9, "tn": 1e12, "trn": 1e12,
}  # fmt: skip
DOZEN = SCALES["dozen"]
ABBREVIATED = frozenset("doz mln bln tln mn bn tn trn lac cr crs".split())
"""Scales that no number begins with."""
GLUED_SCALES = {
    "k": 1e3, "K": 1e3, "m": 1e6, "M": 1e6, "mn": 1e6, "mln": 1e6, "MM": 1e6, "mm": 1e6, "b": 1e9, "B": 1e9,
    "bn": 1e9, "Bn": 1e9, "BN": 1e9, "bln": 1e9, "t": 1e12, "T": 1e12, "tn": 1e12, "tln": 1e12, "trn": 1e12,
    "cr": 1e7, "Cr": 1e7, "CR": 1e7, "crore": 1e7, "crores": 1e7, "lakh": 1e5, "lakhs": 1e5, "lac": 1e5,
}  # fmt: skip
"""Letters right behind the digits: "5.2k", "1.2bn". Which of m, mm, b and t mean a scale, the context says."""
RUPEE_SCALES = {"L": 1e5, "l": 1e5, "lk": 1e5}
"""Letters that are a scale behind a sum of rupees only: "Rs 5L"."""
PLURAL_SCALES = {
    "tens": 10.0, "dozens": 12.0, "scores": 20.0, "hundreds": 1e2, "thousands": 1e3, "millions": 1e6,
    "billions": 1e9, "trillions": 1e12, "lakhs": 1e5, "lacs": 1e5, "crores": 1e7, "dozs": 12.0,
}  # fmt: skip
FRACTIONS = {
    "half": 2, "halves": 2, "third": 3, "thirds": 3, "quarter": 4, "quarters": 4, "fourth": 4, "fourths": 4,
    "fifth": 5, "fifths": 5, "sixth": 6, "sixths": 6, "seventh": 7, "sevenths": 7, "eighth": 8, "eighths": 8,
    "ninth": 9, "ninths": 9, "tenth": 10, "tenths": 10, "twelfth": 12, "twelfths": 12, "sixteenth": 16,
    "sixteenths": 16, "twentieth": 20, "twentieths": 20, "hundredth": 100, "hundredths": 100, "thousandth": 1000,
    "thousandths": 1000, "millionth": 1e6, "millionths": 1e6, "billionth": 1e9, "billionths": 1e9,
    "trillionth": 1e12, "trillionths": 1e12,
}  # fmt: skip
VULGAR = {
    "½": 1 / 2, "⅓": 1 / 3, "⅔": 2 / 3, "¼": 1 / 4, "¾": 3 / 4, "⅕": 1 / 5, "⅖": 2 / 5, "⅗": 3 / 5, "⅘": 4 / 5,
    "⅙": 1 / 6, "⅚": 5 / 6, "⅛": 1 / 8, "⅜": 3 / 8, "⅝": 5 / 8, "⅞": 7 / 8,
}  # fmt: skip
ORDINALS = {
    "first": 1, "second": 2, "third": 3, "fourth": 4, "fifth": 5, "sixth": 6, "seventh": 7, "eighth": 8, "ninth": 9,
    "tenth": 10, "eleventh": 11, "twelfth": 12, "thirteenth": 13, "fourteenth": 14, "fifteenth": 15, "sixteenth": 16,
    "seventeenth": 17, "eighteenth": 18, "nineteenth": 19, "twentieth": 20, "thirtieth": 30, "fortieth": 40,
    "fiftieth": 50, "sixtieth": 60, "seventieth": 70, "eightieth": 80, "ninetieth": 90, "hundredth": 100,
    "thousandth": 1000, "millionth": 1e6, "billionth": 1e9, "trillionth": 1e12,
}  # fmt: skip
ORDINAL_SUFFIXES = frozenset(("st", "nd", "rd", "th"))
DENOMINATORS = frozenset((2, 3, 4, 5, 6, 7, 8, 9, 10, 12, 16, 20, 32, 64, 100, 128, 1000))
"""Denominators that make "a/b" a fraction; anything else ("9/11", "24/7") is a name."""

MULTIPLES = {
    "twice": 2.0, "thrice": 3.0, "double": 2.0, "doubled": 2.0, "doubling": 2.0, "triple": 3.0,
    "tripled": 3.0, "tripling": 3.0, "trebled": 3.0, "quadrupled": 4.0, "quadruple": 4.0, "quintupled": 5.0,
    "halved": 0.5, "halving": 0.5,
}  # fmt: skip

VAGUE = {
    "tens": (10.0, 100.0), "dozens": (12.0, 120.0), "scores": (20.0, 200.0), "hundreds": (1e2, 1e3),
    "thousands": (1e3, 1e4), "millions": (1e6, 1e7), "billions": (1e9, 1e10), "trillions": (1e12, 1e13),
    "lakhs": (1e5, 1e6), "lacs": (1e5, 1e6), "crores": (1e7, 1e8),
    "several": (3.0, 12.0), "few": (3.0, 12.0), "couple": (2.0, 3.0), "handful": (3.0, 12.0),
}  # fmt: skip
"""Vague word -> (floor, upper bound). Floors of dozens (12), hundreds (100) and several or a few (3) follow the
coding conventions of conflict data sets (ACLED codebook: tens 10, dozens 12, hundreds 100); the upper bound is the
next word of the row, ten times as much, or a dozen for several and a few."""

FOLDS = {f"{word}fold": float(value) for word, value in (*UNITS.items(), *TENS.items()) if value > 1} | {
    "hundredfold": 100.0
}
"""Multiples in one word: "sixfold"."""
CARDINAL_STARTS = frozenset(UNITS) | frozenset(TENS)
NUMBER_STARTS = (
    CARDINAL_STARTS
    | (frozenset(SCALES) - ABBREVIATED)
    | frozenset(PLURAL_SCALES)
    | frozenset(ORDINALS)
    | frozenset(FRACTIONS)
    | frozenset(MULTIPLES)
    | frozenset(VAGUE)
    | frozenset(("no", "none", "nobody"))
    | frozenset(FOLDS)
)
"""Any word at which the number parser has to look."""
