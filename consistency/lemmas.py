"""English lemmas, with a memory: the same word is looked up once. The only module that asks simplemma.

simplemma refuses an empty word; here it is simply no word. Stripping leaves one often: of "North-" in "North- and
south-bound" behind its hyphen, of "'s" before it.
"""

from __future__ import annotations

from functools import lru_cache

import simplemma


@lru_cache(maxsize=50_000)
def lemma_of(word: str) -> str:
    """Lower-case English lemma; a word all in capitals is a name and stays ("US" is no pronoun)."""
    if len(word) > 1 and word.isupper():
        return word
    plain = word.lower().replace("’", "'").removesuffix("'s").strip()
    return str(simplemma.lemmatize(plain, lang="en")).lower() if plain else ""


def is_known(word: str) -> bool:
    """Is ``word`` in the English dictionary, in this case of its letters? Nothing is no word."""
    return bool(word) and bool(simplemma.is_known(word, lang="en"))


def dictionary_form(word: str) -> str:
    """The English lemma with the capitals that the dictionary gives it ("calderans" stays small, "july" is "July");
    empty for nothing."""
    return str(simplemma.lemmatize(word, lang="en")) if word else ""
