"""English lemmas, with a memory: the same word is looked up once."""

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
