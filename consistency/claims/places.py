"""Where: the places that a sentence names, and the one nearest to what it counts.

A place is written finest first with what holds it behind commas: "camp nord", "baghdad, iraq", "elmira, new york, us",
"iraq". Two places are nested where one is the end of the other. What is said of two places at once ("in Turkey and
Syria") has both, in alphabetical order: "syria + turkey".
"""

from __future__ import annotations

import re
from collections.abc import Callable, Collection, Sequence
from dataclasses import dataclass
from functools import partial

from consistency.config import Config, word_set
from consistency.gazetteer import BOTH, Gazetteer, cities, fold, gazetteer, holds
from consistency.lemmas import is_known

NATION_DISTANCE = 60
"""Characters that a country counts as further away: of "at the camp … in Iraq" the camp is the place."""
_LOOK_BACK = 60
"""Characters before a place in which a verb of movement or a force of nature makes it one."""
WINDOW = 3000
"""Characters of a sentence in which a subject is looked for; no sentence of an article is longer."""
_SAME_BREATH = 30
"""Characters between a place and the country that holds it ("at the base in northern Iraq")."""
_NAME = r"(?:[aAeE][ln]-[A-Z]?|[A-Z]|U\.)[\w’'.\-]{0,40}"
_LINK = r"(?:(?:de|del|da|do|dos|das|di|du|al|el|ibn|bin|la|las|los|le|les|der|von|van)\s{1,5}){0,2}"
"""Small words inside a name: "Santa Cruz de la Sierra" is one name, and no Santa Cruz."""
_LINKS = frozenset("de del da do dos das di du al el ibn bin la las los le les der von van".split())
_CANDIDATE = re.compile(
    r"\b(?P<prep>[Ii]n|[Aa]t|[Nn]ear|[Ii]nside|[Oo]utside|[Aa]cross|[Aa]round|[Tt]hroughout|[Oo]ff|[Oo]n|[Oo]f|[Bb]etween)"
    r"\s{1,5}(?P<words>(?:the|a|an|its|their)\s{1,5})?(?P<before>(?:[a-z]{3,14}[\s-]{1,5}(?:of\s{1,5})?(?:the\s{1,5})?){0,3}?)"
    rf"(?P<name>{_NAME}(?:(?:\s{{1,5}}(?:of\s{{1,5}}(?:the\s{{1,5}})?)?{_LINK}|,\s{{1,3}}){_NAME}){{0,5}})(?P<behind>\s{{1,5}}[a-z]{{3,14}}(?:\s{{1,5}}[a-z]{{3,14}})?)?"
)
_TARGET = re.compile(
    r"\b(?:attack|assault|strike|raid|airstrike|bombing)s?\s{1,5}on\s{1,5}(?:the\s{1,5}|a\s{1,5}|an\s{1,5})?"
    rf"(?P<name>(?:[Cc]amp\s{{1,5}}|[Bb]ase\s{{1,5}})?{_NAME}(?:\s{{1,5}}{_LINK}{_NAME}){{0,3}})(?P<behind>\s{{1,5}}[a-z]{{3,14}}(?:\s{{1,5}}[a-z]{{3,14}})?)?"
)
_STRUCK = re.compile(
    r"\b(?:hit|hits|struck|strikes|jolted|jolts|rocked|rocks|shook|shakes|hitting|striking|battered|devastated)\s{1,5}(?P<words>the\s{1,5})?"
    r"(?P<before>(?:[a-z]{3,14}\s{1,5}(?:of\s{1,5})?(?:the\s{1,5})?){0,3}?)"
    rf"(?P<name>{_NAME}(?:(?:\s{{1,5}}{_LINK}|,\s{{1,3}}){_NAME}){{0,4}})(?P<behind>\s{{1,5}}[a-z]{{3,14}}(?:\s{{1,5}}[a-z]{{3,14}})?)?"
)
_BEFORE = r"(?P<before>(?:[a-z]{3,14}\s{1,5}){0,2}?)"
_PLAIN_NAME = rf"(?P<name>{_NAME}(?:\s{{1,5}}{_LINK}{_NAME}){{0,4}})"
_TOWARDS = re.compile(rf"\b(?:to|into)\s{{1,5}}(?:the\s{{1,5}})?{_BEFORE}{_PLAIN_NAME}")
_NEXT = re.compile(
    rf"(?P<mark>,?\s{{1,5}}and\s{{1,5}}|\s{{1,5}}&\s{{1,5}}|,\s{{1,5}})(?:(?:in|across)\s{{1,5}})?(?:the\s{{1,5}})?{_BEFORE}{_PLAIN_NAME}"
)
_NEW_CLAUSE = re.compile(r"\s{1,5}(?:was|were|is|are|has|have|had|will)\b")
_WORD = re.compile(r"[A-Za-z]+")
_MOST_JOINED = 8
"""Places that are read as one; a longer list is one of countries, not of where something happened."""
_OPENING = re.compile(
    r"(?:^[\s“\"'‘*_]{0,4}|^[^()]{2,60}?(?:--|[–—]|\)\s-)\s?|^(?:In|On|By|Since|As\sof|Last|This|Over|For)\s[^,;]{2,40},\s|[;,]\s(?:and|but|while|whereas)\s)(?:[Tt]he\s)?(?=[A-Z])"
)
"""Where a subject can stand: at the start, behind a dateline or a time, in the second of two clauses."""
_VERB = re.compile(
    r"\s{1,5}(?P<help>(?:(?:has|have|had|will|would|is|was|were|are|also|now|plans|plan|expects|to|been)\s{1,5}){0,4})(?P<verb>[a-z]{2,14})\b"
)
_OFFICE = re.compile(
    r"\s{1,5}(?:[a-z]{2,14}\s){0,2}(?:health|interior|disaster|civil|national|statistics|labou?r|education)\s(?:[a-z]{2,14}\s){1,2}(?:has\s|have\s)?(?P<verb>[a-z]{2,14})\b"
)
"""An office whose business is the country itself; a ministry of defence speaks of wherever its army is."""
_HAS = re.compile(
    r"\s{1,5}(?P<has>has|have|had)\s{1,5}(?=(?:[a-z]{2,8}\s){0,3}(?:\d|[a-z]+\s(?:million|thousand|hundred)))"
)
_FORCES = re.compile(r"[^.;]{0,60}?\b(?:troops|soldiers|personnel|forces|servicemen|advisers|marines)\b", re.I)
_MISHAP = re.compile(
    r"(?:\s[\w-]{2,14}){0,2}?\s(?:(?P<plain>earthquake|quake|tremor|tsunami|floods?|flooding|storm|landslide|eruption|wildfires?|heatwave|train\scrash"
    r"|bus\scrash|plane\scrash|crash|derailment|stampede|(?:mine|bridge|building)\scollapse|collapse)|fire|blaze|blast|explosion|bombing|attack|shooting|siege"
    r"|raid|riots?|clashes)\b",
    re.I,
)
"""Behind a place at the start of a headline; ``plain``: what no party does to another."""
_HEAD = re.compile(rf"(?P<name>{_NAME}(?:\s{{1,5}}(?:of\s{{1,5}}(?:the\s{{1,5}})?)?{_LINK}{_NAME}){{0,4}})")
_LONGEST_NAME = 6
"""Words of a name of the gazetteer ("Santa Cruz de la Sierra" has five)."""
_SAINTS = frozenset("san santa santo são sao st saint ste fort port mount".split())
_CLOSED = re.compile(r"(?:,|[’']s?)$")
_IS_OF = re.compile(r"(?P<kind>.*?\b(?P<last>[A-Za-z]+))\s{1,5}of\s{1,5}(?:the\s{1,5})?(?P<name>[A-Z].*)$", re.DOTALL)
"""A name behind the kind of place it is ("Island of Gotland")."""
_TOWN_OF = re.compile(
    rf"\s(?:[a-z]{{3,14}}\s){{0,2}}(?:city|town|village|port|province|island|region|district|capital|resort|suburb|state|municipality)\sof\s(?:the\s)?{_PLAIN_NAME}"
)
"""Behind a demonym: "the eastern Turkish city of …"."""
_PROPER = re.compile(r"(?<![.!?]\s)\b[A-Z][\w’'&-]+\s+$")
_STATE = re.compile(r"\b(?:ministry|government|administration|cabinet|presidency|parliament|embassy|headquarters)\s?$")
"""Offices of a whole country: where they sit is not where things happen; of the police of a town it is."""
_SPEAKS = re.compile(r"\.?,?\s{1,5}(?:said|says|reports?|reported|puts?|estimate[sd]|announced|recorded|measured)\b")
_POSSESSIVE = re.compile(r"[’']s?$")
_PEOPLE_BEHIND = frozenset(
    (
        "troops forces personnel soldiers interests targets positions officials military army security bases base media"
        " government embassy consulate police authorities citizens nationals custody law hands newspaper convoy"
    ).split()
)
"""Words behind a country's name that make it an adjective ("near US bases")."""
_NUMBERED = re.compile(r"\s\d{1,3}\b(?!\s?(?:people|per))")
_AND_DEMONYM = re.compile(r"\s{1,5}and\s{1,5}([A-Z][a-z]{2,20})")
DATELINE = re.compile(
    r"^[*_\s]{0,4}(?P<place>[A-Z][\w.’'\-]{1,30}(?:\s[A-Z][\w.’'\-]{1,30}){0,3}(?:,\s[A-Z][\w.’'\-]{1,30}(?:\s[A-Z][\w.’'\-]{1,30}){0,2})?)"
    r"(?:,\s[A-Z][a-z]{2,8}\.?\s\d{1,2})?[*_]{0,3}\s{0,3}(?:\([^()]{2,40}\)\s{0,3})?[*_]{0,3}\s{0,2}(?:--|[-–—])[\s-]"
)
"""A dateline at the start of a sentence: "BAGHDAD (Agency) — ", "VELLE, Tarvenia – ", "*Lirra, June 2* – "."""


@dataclass(frozen=True, slots=True)
class PlaceName:
    """A place that a sentence names. Offsets count from the start of the sentence."""

    start: int
    end: int
    path: str
    """Finest first: "camp nord, iraq"."""
    words: str
    sure: bool
    """Known to the gazetteer, or made a place by the words around it; else only a capitalised name behind "in"."""

    wide: bool = False
    """A country, or wider."""


_words = partial(word_set, "places", "words")


_subjects = partial(word_set, "places", "subjects")


def _all_place_words(before: str) -> bool:
    """Are the words between a preposition and a name such as lead to a place ("northern", "the city of")?"""
    return all(w in _words("before") or w in ("of", "the") for w in before.split())


def _words_before(text: str, at: int) -> list[str]:
    """The words of the last ``_LOOK_BACK`` characters before offset ``at``, in lower case."""
    return [w.strip(',.;:()“”"') for w in text[max(0, at - _LOOK_BACK) : at].lower().split()]


@dataclass(frozen=True, slots=True)
class PlaceReader:
    """Reads places in the sentences of one document."""

    gaz: Gazetteer
    near: Collection[str]
    """Countries and states that the document names; they decide between namesakes."""
    canonical: Callable[[str], str]
    """Folded name -> the one spelling of the corpus."""
    not_places: Collection[str] = ()
    """Folded names of people and organisations of the document."""

    def read(self, text: str, headline: bool = False) -> list[PlaceName]:
        """The places of a sentence, in order. Of a headline, whose words are all capitalised, only known ones."""
        found: dict[int, PlaceName] = {}
        for pattern in (_TARGET, _CANDIDATE, _STRUCK):
            at = 0
            while m := pattern.search(text, at):
                place = self._place(m, text, pattern is not _CANDIDATE, headline)
                if place and place.start not in found:
                    found[place.start] = place
                at = m.end("name") if place else min(m.start("name"), m.start() + 2)
        if not found:
            place = self._of_headline(text) if headline else self._destination(text) or self._subject(text)
            return [place] if place else []
        return [found[k] for k in sorted(found)]

    def _of_headline(self, text: str) -> PlaceName | None:
        """The town or country that a headline puts before its mishap ("Lima bus crash kills 12"); of what armies do
        ("Iran attack") only a town is the place."""
        for size in (3, 2, 1):
            words = text.split()[:size]
            path = self.gaz.path(" ".join(words), self.near) if len(words) == size else ""
            if not path or not self._is_sure(path):
                continue
            mishap = _MISHAP.match(text, _end_of(text, 0, words))
            if mishap and (mishap["plain"] or path not in self.gaz.codes.values()):
                start = text.index(words[0])
                return self._made(start, _end_of(text, start, words), path, text)
        return None

    def _destination(self, text: str) -> PlaceName | None:
        """Whither those who are counted go ("will send 600 soldiers to Latvia"); known places only."""
        for m in _TOWARDS.finditer(text):
            before = _words_before(text, m.start())
            known = self._longest_known(m["name"].split())
            if (
                known
                and known[1] == len(m["name"].split())
                and not _subjects("movement").isdisjoint(before)
                and self._is_sure(known[0])
            ):
                end = _end_of(text, m.start("name"), m["name"].split()[: known[1]])
                behind = _WORD.findall(text[end : end + 20])[:1]
                if _all_place_words(m["before"]) and not (behind and behind[0] in _PEOPLE_BEHIND):
                    return self._made(m.start("name"), end, known[0], text)
        return None

    def _subject(self, text: str) -> PlaceName | None:
        """The country or town that tells of itself, acts at home, gives or is struck ("Peru reported 12 deaths")."""
        for opening in _OPENING.finditer(text[:WINDOW]):
            m = _HEAD.match(text, opening.end())
            known = self._longest_known(m["name"].split()) if m else None
            if m is None or known is None or known[1] < len(m["name"].split()) or fold(m["name"]) in self.not_places:
                continue
            place = self._made(m.start(), _end_of(text, m.start(), m["name"].split()[: known[1]]), known[0], text)
            if self._speaks_of_itself(text, place):
                return place
        return None

    def _speaks_of_itself(self, text: str, place: PlaceName) -> bool:
        """Is the verb behind the name, or behind an office of the land, one that is said of what is in the land?"""
        if _POSSESSIVE.search(place.words):
            office = _OFFICE.match(text, place.end)
            return office is not None and office["verb"] in _subjects("recorded")
        m = _VERB.match(text, place.end)
        if m is None:
            return False
        aids, verb = m["help"].split(), m["verb"]
        if not {"was", "were", "is", "been"}.isdisjoint(aids):
            return verb in _subjects("struck")
        if verb in _subjects("recorded"):
            return self._is_sure(place.path)
        first = place.path.split(", ")[0]
        if not place.wide and (first not in self.gaz.parts or first in cities()):
            return False  # "Washington will send": a capital that stands for its government
        has = _HAS.match(text, place.end)
        if has:
            return not _FORCES.match(text, has.end())
        return verb in _subjects("gives") or not {verb, verb.removesuffix("s")}.isdisjoint(_subjects("acts"))

    def _is_sure(self, path: str) -> bool:
        """Is it a country, a part of one, or a town that is known to lie in one?"""
        return path in self.gaz.codes.values() or ", " in path

    def _made(self, start: int, end: int, path: str, text: str) -> PlaceName:
        wide = path in self.gaz.codes.values() or path in self.gaz.wide
        return self._joined(PlaceName(start, end, path, text[start:end], True, wide), text)

    def _joined(self, first: PlaceName, text: str) -> PlaceName:
        """``first`` with the places that "and" joins to it, as one place; itself where one of them is unknown, holds
        another or opens a clause of its own."""
        paths, end, joined = [first.path], first.end, first
        for _ in range(_MOST_JOINED):
            m = _NEXT.match(text, end)
            known = self._longest_known(m["name"].split()) if m and _all_place_words(m["before"]) else None
            if m is None or known is None or known[0] in self.gaz.wide or first.path in self.gaz.wide:
                break
            end = _end_of(text, m.start("name"), m["name"].split()[: known[1]])
            behind = _WORD.findall(text[end : end + 20])[:1] if text[end : end + 1] == " " else []
            if _NEW_CLAUSE.match(text, end) or (behind and behind[0] in _PEOPLE_BEHIND):
                break
            if holds(known[0], paths[-1]) and "," in m["mark"] and "and" not in m["mark"]:
                continue  # "in Aleppo, Syria, and …"
            if any(holds(known[0], p) or holds(p, known[0]) for p in paths):
                break
            paths.append(known[0])
            if m["mark"].strip() != ",":
                wide = first.wide and all(p in self.gaz.codes.values() for p in paths)
                joined = PlaceName(first.start, end, BOTH.join(sorted(paths)), text[first.start : end], True, wide)
        return joined

    def _place(self, m: re.Match[str], text: str, target: bool, headline: bool) -> PlaceName | None:
        groups = m.groupdict()
        before = (groups.get("before") or "").split()
        if any(
            w not in _words("before") and w not in ("of", "the", "both", "city-state")
            for w in re.split(r"[\s-]+", " ".join(before))
            if w
        ):
            return None
        if _elsewhere(text, m.start()) or _seat(text, m.start(), m.end("name")):
            return None
        prep = "on" if target else groups["prep"].lower()
        behind = (groups.get("behind") or "").split()
        if target and behind and behind[0] in _PEOPLE_BEHIND and not set(behind) & _words("behind"):
            return None
        if prep == "of" and not _place_word_before(text, m.start()):
            return None
        if m.re is _STRUCK and not _subjects("nature").isdisjoint(_words_before(text, m.start())):
            prep = "in"
        place = self._named(m["name"], m.start("name"), text, prep, before, behind, headline)
        return self._joined(place, text) if place and place.sure else place

    def _named(
        self, name: str, start: int, text: str, prep: str, before: Sequence[str], behind: Sequence[str], headline: bool
    ) -> PlaceName | None:
        pieces = [p for p in re.split(r",\s", name) if p]
        head = _HEAD.match(pieces[0])
        first = head["name"] if head else pieces[0]
        words = first.split()
        if fold(words[0]) in _words("never") or words[0].lower().rstrip(".") in _words("never"):
            return None
        known = self._longest_known(words)
        of = _IS_OF.match(first)
        if of and (known is None or known[1] <= len(of["kind"].split())) and of["last"].lower() in _words("before"):
            at, kinds = of.start("name"), [*before, of["last"].lower()]
            return self._named(name[at:], start + at, text, prep, kinds, behind, headline)
        whole = fold(_POSSESSIVE.sub("", first.rstrip(".,")))
        size = len(words) if known is None else known[1]
        shape = _shape(words) or bool(set(behind[: 1 if prep in ("in", "of") else 2]) & _words("behind"))
        people = self.gaz.demonyms.get(first)
        if people:
            town = _TOWN_OF.match(text, start + len(first))
            if town:
                own, end = self._path(town["name"]), _end_of(text, town.start("name"), town["name"].split())
                return PlaceName(start, end, own if ", " in own else f"{own}, {people}", text[start:end], True)
            return PlaceName(start, _end_of(text, start, words), people, first, True, True) if shape else None
        if shape and not (known and known[1] == len(words)):
            known, size = None, len(words)
        end = start + len(" ".join(words[:size]))
        end = _end_of(text, start, words[:size])
        if known is not None and _NUMBERED.match(text, end):
            return None  # "on Oregon 214"
        if known is not None:
            path = self._within(known[0], pieces[1:] if size == len(words) else [])
            wide = path in self.gaz.codes.values() or path in self.gaz.wide
            if wide and (prep in ("on", "between") or self._adjective(text, end, behind)):
                return None
            return PlaceName(start, end, path, text[start:end], True, wide)
        placed = shape or any(w in _words("before") for w in before)
        if headline or (prep in ("on", "of", "at", "between", "across", "throughout", "off") and not placed):
            return None
        if _POSSESSIVE.search(first) or len(whole) < len("Bam"):
            return None
        if not shape and (whole in self.not_places or _looks_like_no_place(words)):
            return None
        path = self._within(self.canonical(whole), pieces[1:])
        return PlaceName(start, end, path, text[start:end], placed, False)

    def _path(self, name: str) -> str:
        """A name that words around it make a place: as the gazetteer has it, else as the corpus spells it."""
        return self.gaz.path(name, self.near) or self.canonical(fold(_POSSESSIVE.sub("", name.rstrip(".,"))))

    def _adjective(self, text: str, end: int, behind: Sequence[str]) -> bool:
        """Does the country's name only say whose ("near US bases", "near US and Iraqi bases")?"""
        joined = _AND_DEMONYM.match(text, end)
        return bool(behind and behind[0] in _PEOPLE_BEHIND) or bool(joined and joined[1] in self.gaz.demonyms)

    def _longest_known(self, words: Sequence[str]) -> tuple[str, int] | None:
        """The longest beginning of the words that the gazetteer knows, and how many words it took; ``None`` where it
        is only the beginning of a longer name ("Santa Cruz" of Santa Cruz de la Sierra)."""
        for size in range(min(len(words), _LONGEST_NAME), 0, -1):
            phrase = _POSSESSIVE.sub("", " ".join(words[:size]).rstrip(","))
            path = self.gaz.path(phrase, self.near) or self.gaz.path(phrase.rstrip("."), self.near)
            if path:
                return (path, size) if self._ends(words, size, path) else None
        return None

    def _ends(self, words: Sequence[str], size: int, path: str) -> bool:
        """Does the name end behind the first ``size`` words? The next one is then of another name or of none: a day, a
        place that holds it ("Paris Texas"), an acronym, an English word ("Baghdad Governor …"); or the name stands
        closed, by a mark or a possessive. What follows the name of a land belongs to another name as well."""
        if size == len(words) or path in self.gaz.codes.values() or _CLOSED.search(words[size - 1]):
            return True
        if any(w in _LINKS for w in words[size:]):
            return False
        follower = _POSSESSIVE.sub("", words[size]).rstrip(".,")
        if follower.isupper() or not follower.isalpha():
            return True
        if fold(follower) in self.gaz.nations or fold(follower) in self.gaz.parts:
            return True
        return follower in self.gaz.demonyms or is_known(follower.lower())

    def _within(self, path: str, holders: Sequence[str]) -> str:
        """``path`` with what the words behind it say holds it ("Elmira, N.Y.", "Banstead, Surrey, England")."""
        if path in self.gaz.codes.values() or path in self.gaz.wide:
            return path
        for holder in holders:
            known = self.gaz.path(_POSSESSIVE.sub("", holder).strip(), self.near)
            first = known.split(", ")[0]
            if known and (first in self.gaz.parts or known in self.gaz.codes.values()):
                own = path.split(", ")[0]
                return path if own == first else f"{own}, {known}"
        return path


def _end_of(text: str, start: int, words: Sequence[str]) -> int:
    """Offset behind the last of ``words``, which stand in ``text`` from ``start`` on with any blanks between."""
    at = start
    for word in words:
        found = text.find(word, at)
        at = at if found < 0 else found + len(word)
    return at - (1 if text[at - 1 : at] in ",." and not text[start:at].endswith((".S.", ".K.", ".N.")) else 0)


def _shape(words: Sequence[str]) -> bool:
    """Do the words have the form of a place ("Camp Speicher", "Mueller Glacier")?"""
    if len(words) < 2:
        return False
    if any(w.lower().rstrip(".") in ("mount", "mt", "lake", "camp", "fort") for w in words[1:-1]):
        return True
    return words[0].lower() in _words("first") or words[-1].lower().rstrip(".,") in _words("last")


def _elsewhere(text: str, at: int) -> bool:
    """Does a word just before the preposition tie the place to something else ("living in", "told reporters in")?"""
    before = text[max(0, at - 40) : at].lower().split()
    return any(w.strip(',.;:()"“”') in _words("elsewhere") for w in before[-2:])


def _seat(text: str, at: int, end: int) -> bool:
    """Is it where an organisation sits that speaks ("the Ice Institute in Bergen, Norway, said"), not where things
    happened?"""
    name = _PROPER.search(text, max(0, at - 40), at)
    seated = (name is not None and name.start() > 0) or _STATE.search(text, max(0, at - 20), at) is not None
    return seated and _SPEAKS.match(text, end) is not None


_DONE_TO = frozenset(
    "shelling bombing bombardment siege storming mountains mountain hills highlands jungle desert".split()
)
"""What is done to a place ("the shelling of Lima"), and what it consists of ("the mountains of Peru")."""


def _place_word_before(text: str, at: int) -> bool:
    """Does a word of place stand before "of" ("the village of Ziranag", "north of Baghdad")?"""
    before = text[max(0, at - 20) : at].lower().split()
    return bool(before) and before[-1].strip(",") in _words("before") | _DONE_TO


def _looks_like_no_place(words: Sequence[str]) -> bool:
    """Is it an acronym or a code with figures?"""
    if any(any(c.isdigit() for c in w) for w in words):
        return True
    return len(words) == 1 and (words[0].isupper() or (not words[0][1:].islower() and "-" not in words[0]))


def nearest(places: Sequence[PlaceName], at: int) -> PlaceName | None:
    """The place named nearest to offset ``at``; a country only where nothing is nearer, with the country that the
    sentence names in the same breath as what holds it."""
    if not places:
        return None
    best = min(places, key=lambda p: (abs(p.start - at) + (NATION_DISTANCE if p.wide else 0), p.start))
    if best.wide or "," in best.path or BOTH in best.path:
        return best
    for other in places:
        if other.start > best.end and other.start - best.end <= _SAME_BREATH and _holds(other, best):
            return PlaceName(best.start, other.end, f"{best.path}, {other.path}", f"{best.words} … {other.words}", True)
    return best


def _holds(outer: PlaceName, inner: PlaceName) -> bool:
    """Is ``outer`` a country, or a place of a country, that can hold the unplaced ``inner``?"""
    return outer.sure and outer.path != inner.path and (outer.wide or "," in outer.path) and " sea" not in outer.path


def nations_of(text: str, gaz: Gazetteer) -> set[str]:
    """Countries and states that a text names anywhere, by land or demonym: the context that tells namesakes apart."""
    found: set[str] = set()
    for m in _HEAD.finditer(text):
        words = [_POSSESSIVE.sub("", w).rstrip(".,") for w in m["name"].split()]
        for size in (1, 2, 3):
            for at in range(len(words) - size + 1):
                phrase = " ".join(words[at : at + size])
                if at and words[at - 1].lower() in _SAINTS:
                    continue  # "San Salvador" speaks of no Salvador
                folded = fold(phrase)
                if folded in gaz.nations and (size > 1 or phrase[0].isupper()):
                    found.add(gaz.nations[folded])
                elif folded in gaz.parts:
                    found |= {folded, gaz.parts[folded]}
                elif phrase in gaz.demonyms:
                    found.add(gaz.demonyms[phrase])
                elif phrase in gaz.states:
                    found |= {gaz.states[phrase], "us"}
    return found


def place_near(text: str, at: int, config: Config) -> tuple[str, str]:
    """The place named nearest to offset ``at`` of a sentence on its own, and the words that name it."""
    gaz = gazetteer(config)
    found = nearest(PlaceReader(gaz, nations_of(text, gaz), str).read(text), at)
    return (found.path, found.words) if found else ("", "")
