"""Currencies: signs, codes and words -> canonical name ("US dollar"); a bare "$" stays "dollar".

Names, codes and signs are those of the Unicode CLDR and ISO 4217 (``tables/currencies.toml``, written by
``scripts/quantity_tables.py``); ``tables/news_money.toml`` adds what news writes beside them.
"""

from __future__ import annotations

import unicodedata
from typing import Any

from consistency.config import packaged_table

_OURS: dict[str, dict[str, Any]] = packaged_table("news_money")
_ROWS: dict[str, dict[str, Any]] = packaged_table("currencies")["currencies"]


def fold(words: str) -> str:
    """In lower case, without accents, as most keyboards write it: "São Tomé" -> "sao tome"."""
    plain = unicodedata.normalize("NFKD", words)
    return "".join(c for c in plain if not unicodedata.combining(c)).replace("ʻ", "").replace("&", "and").lower()


def _canonical(code: str) -> str:
    """The one name of the currency with this code."""
    own: str | None = _OURS["names"].get(code)
    return own or _plain(_ROWS[code]["names"][0])


def _plain(name: str) -> str:
    """Without accents, capitals kept: "Costa Rican colon"."""
    return "".join(c for c in unicodedata.normalize("NFKD", name) if not unicodedata.combining(c)).replace("ʻ", "")


def _named(table: str) -> dict[str, str]:
    """A table of ours with codes of ISO 4217 replaced by the name of their currency."""
    return {key: _canonical(value) if value in _ROWS else value for key, value in _OURS[table].items()}


def _words_of_names() -> tuple[dict[str, str], dict[str, str]]:
    """Full names in lower case -> canonical name; and last words -> the name, where only one currency has the word."""
    full: dict[str, str] = {}
    last: dict[str, set[str]] = {}
    singular: dict[str, str] = {}
    for alive in (True, False):  # a living currency goes first: "liras" are Turkish
        taken = set(last)
        for code, row in _ROWS.items():
            if row["alive"] != alive:
                continue
            for name in (*row["names"], _canonical(code)):
                folded = fold(name)
                full.setdefault(folded, _canonical(code))
                word = folded.split()[-1]
                singular.setdefault(word, fold(row["names"][0]).split()[-1])
                if alive or word not in taken:
                    last.setdefault(word, set()).add(_canonical(code))
    return full, {word: min(names) if len(names) == 1 else singular[word] for word, names in last.items()}


CODES = {code: _canonical(code) for code, row in _ROWS.items() if row["alive"]} | _named("codes")
"""Codes of ISO 4217 and other abbreviations ("RMB", "Rs") -> canonical name; case counts."""
CODES |= {code: _canonical(code) for code in ("DEM", "FRF", "ITL", "ESP", "NLG", "HRK", "LTL", "EEK", "SKK", "GRD")}
UNSURE_CODES = frozenset(_OURS["unsure"]["codes"])
"""Codes that are also words ("ALL", "TOP"): money only before or behind a large sum."""
CODES_AFTER = frozenset(CODES) - frozenset(_OURS["unsure"]["behind"])
"""Codes that may also stand behind the number ("48.5 MGBP")."""
LOWER_CODES = {
    code.lower(): CODES[code] for code in ("USD", "EUR", "GBP", "RMB", "AUD", "CAD", "INR", "BTC", "CHF", "SEK", "NOK")
}
LETTERS = _named("letters")
"""One letter before a sum with a scale or a comma of thousands: "R5.2 million", "N500bn"."""
SIGNS = {sign: _canonical(code) for code, row in _ROWS.items() for sign in row["signs"] if len(sign) == 1}
SIGNS = {sign: name for sign, name in SIGNS.items() if not sign.isalpha()} | _named("signs")
DOLLARS = {
    sign[:-1].lower(): _canonical(code)
    for code, row in _ROWS.items()
    for sign in row["signs"]
    if len(sign) > 2 and sign.endswith("$")
} | _named("dollars")
"""What stands before or behind "$", in lower case -> currency: "US$", "HK $", "$A"."""
PREFIXED = _named("prefixed")
"""Letters and another sign in lower case: "cn¥", "£e"."""
AMBIGUOUS = _named("ambiguous")
"""Words that are money only behind a scale word or beside other money ("361 million pounds")."""
SCALED = frozenset(_OURS["unsure"]["scaled"])
"""Of these the words that want a scale word."""
HUNDREDTHS = _OURS["hundredths"]
NAMES, _LAST = _words_of_names()
WORDS = {word: name for word, name in _LAST.items() if word not in AMBIGUOUS} | _named("words") | HUNDREDTHS
"""One word, or a few, in lower case and without accents -> canonical name."""
NAMES = (
    NAMES
    | {words: name for words, name in WORDS.items() if " " in words}
    | dict.fromkeys(("pound sterling", "pounds sterling"), CODES["GBP"])
)
"""Names of more than one word."""
ADJECTIVES = {fold(a): a for name in NAMES.values() if " " in name for a in [" ".join(name.split()[:-1])]}
ADJECTIVES |= _OURS["adjectives"]
"""What stands before the word in a currency's name, in lower case -> as the name has it ("emirati" -> "UAE")."""
SUBUNITS = dict.fromkeys(HUNDREDTHS.values(), 0.01)
"""Hundredths of a main unit, as the words say."""
LONGEST: dict[str, int] = {}
"""First word of a name or adjective -> words of the longest name that may begin with it."""
for _words in (*map(str.split, NAMES), *(f"{a} x".split() for a in ADJECTIVES)):
    LONGEST[_words[0]] = max(len(_words), LONGEST.get(_words[0], 0))


def named(words: list[str]) -> str | None:
    """The currency that these words in lower case name: "swiss francs", "emirati dirhams"; else ``None``.

    An adjective that the CLDR's names do not use, before a word for money, makes the name of its country's currency.
    """
    phrase = fold(" ".join(words))
    found = NAMES.get(phrase)
    if found is not None or len(words) < 2:
        return found
    adjective = ADJECTIVES.get(" ".join(phrase.split()[:-1]))
    last = phrase.split()[-1]
    noun = WORDS.get(last) or AMBIGUOUS.get(last)
    if adjective is None or noun is None or last in HUNDREDTHS:
        return noun if adjective and last in HUNDREDTHS else None
    kind = "pound" if "pound" in noun else noun.split()[-1]
    return NAMES.get(fold(f"{adjective} {kind}"), f"{adjective} {kind}")
