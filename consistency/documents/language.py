"""Which language a text is written in, by its frequent words: light, and silent where it is not sure."""

from __future__ import annotations

import re
from functools import cache
from importlib.util import find_spec
from pathlib import Path

from consistency.config import packaged_table

SAMPLE = 6_000
"""Characters of a text that are looked at."""
FEWEST = 25
"""Words below which nothing is said."""
LEAST = 0.25
"""Share of the words that must be frequent ones of a language. In running text it is 0.35 to 0.6."""
AHEAD = 1.2
"""So many times the share of any other language: Danish and Norwegian come nearest, at 1.1 to 1.3."""
FAR_AHEAD = 2.0
"""The same for a language with a long list, against those with short ones."""
OWN_SCRIPT = 0.3
"""Share of the letters that must be of a script that one language alone is written in."""
WORD = re.compile(r"[^\W\d_]+")


def language_of(text: str) -> str:
    """The ISO 639-1 code of the language that ``text`` is written in; empty where that is not plain. Raises nothing."""
    sample = text[:SAMPLE]
    letters = sum(map(str.isalpha, sample))
    for code, row in packaged_table("languages").items():  # Japanese before Chinese, whose signs it uses too
        if "letters" in row and letters >= FEWEST:
            own = len(re.findall(f"[{row['letters']}]", sample))
            if own >= OWN_SCRIPT * letters:
                return code
    words = [word.casefold() for word in WORD.findall(sample)]
    if len(words) < FEWEST:
        return ""
    shares = {code: sum(word in known for word in words) / len(words) for code, known in _lists().items()}
    table = packaged_table("languages")
    short = sorted(((share, code) for code, share in shares.items() if not table[code].get("long")), reverse=True)
    long = sorted(((share, code) for code, share in shares.items() if table[code].get("long")), reverse=True)
    if not short or not long:
        return ""
    if long[0][0] >= LEAST and long[0][0] >= FAR_AHEAD * short[0][0]:
        return long[0][1] if long[0][0] >= AHEAD * long[1][0] else ""
    return short[0][1] if short[0][0] >= LEAST and short[0][0] >= AHEAD * short[1][0] else ""


def name_of(code: str) -> str:
    """A language as notes call it: "Portuguese"; the code itself where the table has none."""
    return str(packaged_table("languages").get(code, {}).get("name", code))


@cache
def _lists() -> dict[str, frozenset[str]]:
    """Code of a language -> its frequent words, from the files of jusText; the package itself is not imported."""
    spec = find_spec("justext")
    if spec is None or spec.origin is None:
        return {}
    folder = Path(spec.origin).parent / "stoplists"
    found = {}
    for code, row in packaged_table("languages").items():
        path = folder / f"{row.get('list', '')}.txt"
        if "list" in row and path.is_file():
            found[code] = frozenset(path.read_text(encoding="utf-8").casefold().split())
    return found
