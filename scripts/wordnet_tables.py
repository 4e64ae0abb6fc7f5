"""Write consistency/tables/antonyms.toml from WordNet 3.0, as Debian's package wordnet-base lays it out.

Run by hand where the table is to be made anew; a run of the tool reads the table alone. Only pairs of single words are
taken: those that WordNet links by its pointer "!" (antonym), which joins two words and not two meanings.
"""

from __future__ import annotations

import re
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
TABLE = ROOT / "consistency" / "tables" / "antonyms.toml"
WORDNET = Path("/usr/share/wordnet")
PARTS = {"noun": "n", "verb": "v", "adj": "as", "adv": "r"}
"""Files of WordNet, and the signs of their part of speech in pointers."""
HEAD = """\
# Antonyms: pairs of words of which each is the contrary of the other in one of their meanings. Written from WordNet
# 3.0 by scripts/wordnet_tables.py; not edited by hand (tables/contraries.toml says which of them are left out, and
# has our own).
#
# WordNet 3.0 Copyright 2006 by Princeton University. All rights reserved. Permission to use, copy, modify and
# distribute this software and database and its documentation for any purpose and without fee or royalty is hereby
# granted, provided that you agree to comply with the following copyright notice and statements, including the
# disclaimer, and that the same appear on ALL copies of the software, database and documentation, including
# modifications that you make for internal use or for distribution. THIS SOFTWARE AND DATABASE IS PROVIDED "AS IS"
# AND PRINCETON UNIVERSITY MAKES NO REPRESENTATIONS OR WARRANTIES, EXPRESS OR IMPLIED. The name of Princeton
# University or Princeton may not be used in advertising or publicity pertaining to distribution of the software
# and/or database. Title to copyright in this software, database and any associated documentation shall at all times
# remain with Princeton University and LICENSEE agrees to preserve same.
"""

Synset = tuple[list[str], list[tuple[str, str, str, int, int]]]
"""Its words, and its pointers: sign, offset, part of speech, number of the word here and there."""


def synsets(part: str) -> dict[str, Synset]:
    """Offset -> synset of one of WordNet's data files (wndb(5WN))."""
    found: dict[str, Synset] = {}
    for line in (WORDNET / f"data.{part}").read_text(encoding="latin-1").splitlines():
        if line.startswith("  "):
            continue
        fields = line.split(" | ")[0].split()
        count = int(fields[3], 16)
        words = [re.sub(r"\(.*\)", "", word).lower() for word in fields[4 : 4 + 2 * count : 2]]
        at = 4 + 2 * count
        pointers = []
        for start in range(at + 1, at + 1 + 4 * int(fields[at]), 4):
            sign, offset, pos, ends = fields[start : start + 4]
            pointers.append((sign, offset, pos, int(ends[:2], 16), int(ends[2:], 16)))
        found[fields[0]] = (words, pointers)
    return found


def antonyms(part: str) -> list[str]:
    """The pairs of a part of speech, each as "one other", sorted."""
    own, pairs = synsets(part), set()
    for words, pointers in own.values():
        for sign, offset, pos, here, there in pointers:
            if sign == "!" and pos in PARTS[part]:
                pair = tuple(sorted((words[here - 1], own[offset][0][there - 1])))
                if all(word.isalpha() for word in pair):
                    pairs.add(pair)
    return [" ".join(pair) for pair in sorted(pairs)]


def main() -> int:
    """Write the table; 1 where WordNet is not there."""
    if not WORDNET.is_dir():
        print(f"{WORDNET} is not there: install Debian's package wordnet-base", file=sys.stderr)
        return 1
    parts = []
    for part in PARTS:
        rows = antonyms(part)
        lines, line = [], "  "
        for row in rows:
            item = f'"{row}", '
            if len(line) + len(item) > 121:
                lines.append(line.rstrip())
                line = "  "
            line += item
        parts.append("\n".join([f"\n[{part}]", "pairs = [", *lines, line.rstrip(), "]"]))
    TABLE.write_text(HEAD + "\n".join(parts) + "\n", encoding="utf-8")
    return 0


if __name__ == "__main__":
    sys.exit(main())
