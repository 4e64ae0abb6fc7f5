"""Who said it, and who is held to have done it.

Quotations: the same words given to two speakers. Blame: who is blamed for a deed, claims it, is said to have done it or
denies it, against another party or nobody known (``blame``). A deed must be the same by its own words, or by its place
and date; the bare "the attack" of one story only where nothing speaks against it. The words are ``tables/blame.toml``.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date
from functools import lru_cache

from consistency.checks.blame import Frame, blame_limit, blame_words, frames_of
from consistency.checks.copies import Token, norm_of, tokens_of
from consistency.checks.mentions import Mention, actors, bare, is_land, lands_of, may_be_one, mentions_of, written_alike
from consistency.checks.scopes import place_relation
from consistency.checks.statements import Aligned, Clash, Span, Statement
from consistency.config import Config, packaged_table
from consistency.datatypes import Claim, Verdict
from consistency.language import quotations


def find(pair: Aligned, config: Config) -> Clash | None:
    """One quotation with two speakers, or one deed with two doers; ``None`` where the two may both be true."""
    if pair.a.text == pair.b.text:
        return None
    return _two_speakers(pair, config) or _two_doers(pair, config)


def has_frame(statement: Statement) -> bool:
    """Does it say who did a deed? Such statements of one story are worth comparing whatever their likeness."""
    return bool(frames_of(statement.text, statement.parse))


# Quotations


@lru_cache(maxsize=50_000)
def _quoted_words(text: str, span: Span) -> tuple[str, ...]:
    return tuple(t.norm for t in tokens_of(text[span[0] : span[1]]))


def _two_speakers(pair: Aligned, config: Config) -> Clash | None:
    spans = quotations(pair.a.text), quotations(pair.b.text)
    if not spans[0] or not spans[1]:
        return None
    one, other = pair.a.claim.attribution, pair.b.claim.attribution
    if not one.speaker or not other.speaker or (one.name and one.name == other.name):
        return None
    if one.speaker not in pair.a.text or other.speaker not in pair.b.text:
        return None  # named in another sentence: whom a pronoun means is not sure enough
    if not any(_one_quotation(pair, x, y) for x in spans[0] for y in spans[1]):
        return None
    left, right = _speaker(one.speaker), _speaker(other.speaker)
    if not left or not right or _same_speaker(left, right, config):
        return None
    if _names(pair.a.text, right, config) or _names(pair.b.text, left, config):
        return None
    quoted = f"“{one.speaker}” against “{other.speaker}”"
    return Clash(
        "attribution",
        "conflict" if pair.linked else "unclear",
        _where(pair.a.text, one.speaker),
        _where(pair.b.text, other.speaker),
        (quoted, "rule: the same words are given to two speakers"),
    )


def _one_quotation(pair: Aligned, x: Span, y: Span) -> bool:
    left, right = _quoted_words(pair.a.text, x), _quoted_words(pair.b.text, y)
    if min(len(left), len(right)) < blame_limit("quote_words"):
        return False
    common = len(set(left) & set(right))
    return 2 * common >= blame_limit("quote_same") * (len(set(left)) + len(set(right)))


def _speaker(name: str) -> Mention | None:
    """The name in the words of a speaker; ``None`` where there is only an office."""
    found = mentions_of(f"by {name}")
    return found[0] if len(found) == 1 else None


def _same_speaker(a: Mention, b: Mention, config: Config) -> bool:
    """May they be one: another spelling, or somebody and the body that they may speak for?"""
    if may_be_one(a, b, config):
        return True
    return _is_body(a, config) != _is_body(b, config)


def _is_body(name: Mention, config: Config) -> bool:
    return name.kind == "body" or is_land(name.words, config) or any(w in actors("kinds", "bodies") for w in name.words)


def _names(text: str, name: Mention, config: Config) -> bool:
    """Does the text have this name too?"""
    words = {bare(t.text) for t in tokens_of(text)}
    return any(w in words for w in name.words)


def _where(text: str, words: str) -> tuple[Span, ...]:
    at = text.find(words)
    return ((at, at + len(words)),)


# Blame


def _two_doers(pair: Aligned, config: Config) -> Clash | None:
    left, right = frames_of(pair.a.text, pair.a.parse), frames_of(pair.b.text, pair.b.parse)
    if not left or not right:
        return None
    met = [(x, y, same) for x in left for y in right for same in (_same_deed(x, y, pair, config),) if same]
    if any(_agree(x, y, config) for x, y, _ in met):
        return None
    said = [(x, y, same, rule) for x, y, same in met for rule in (_rule(x, y, config),) if rule]
    if not said:
        return None
    x, y, same, (rule, flat) = min(said, key=lambda s: sorted((_words(pair.a, s[0]), _words(pair.b, s[1]))))
    verdict: Verdict = "conflict" if flat and pair.linked and x.anchors and y.anchors else "unclear"
    quoted = f"“{_words(pair.a, x)}” against “{_words(pair.b, y)}”"
    return Clash("attribution", verdict, (x.span,), (y.span,), (quoted, f"deed: {same}", f"rule: {rule}"))


def _words(statement: Statement, frame: Frame) -> str:
    return statement.text[frame.span[0] : frame.span[1]]


def _agree(x: Frame, y: Frame, config: Config) -> bool:
    """Do both say that nobody knows, or name one party alike?"""
    if x.stance == y.stance and not x.party and not y.party:
        return True
    said = {"blamed", "claimed", "done", "acted"}
    alike = (x.stance in said and y.stance in said) or x.stance == y.stance
    return bool(alike and x.party and y.party and not _exclusive(x.party, y.party, config))


def _rule(x: Frame, y: Frame, config: Config) -> tuple[str, bool] | None:
    """Why two frames of one deed clash, and whether flatly; ``None`` where both may be said."""
    one, other = sorted((x, y), key=lambda f: f.stance)
    stances = {x.stance, y.stance}
    names_party = {"blamed", "claimed", "done"}
    if stances <= names_party and x.party and y.party:
        if not _exclusive(x.party, y.party, config):
            return None
        return "one deed, and two who are held to have done it", stances == {"done"} and not (x.plural or y.plural)
    if "unknown" in stances and stances & {*names_party, "acted"}:
        return "one text says who did it or is blamed, the other that it is not known who did it", False
    if "unclaimed" in stances and stances & {"claimed"}:
        return "one text says who claims it, the other that nobody does", False
    if "denied" in stances and stances & names_party:
        if _exclusive(one.party, other.party, config) or not _one_party(one.party, other.party, config):
            return None
        return "one text says that they did it, the other that they deny it", False
    return None


def _named_alike(a: Sequence[Token], b: Sequence[Token]) -> bool:
    left = {bare(t.text) for t in a if t.content or t.name}
    right = {bare(t.text) for t in b if t.content or t.name}
    return any(written_alike(x, y) for x in left for y in right)


def _one_party(a: Sequence[Token], b: Sequence[Token], config: Config) -> bool:
    """Are they one by their words, or by a name and what stands for it?"""
    if _named_alike(a, b):
        return True
    return any(may_be_one(x, y, config) for x in _party_names(tuple(a)) for y in _party_names(tuple(b)))


def _kinds(party: Iterable[Token]) -> frozenset[str]:
    rows = packaged_table("blame")["parties"]
    return frozenset(kind for kind in rows for t in party if t.norm in blame_words("parties", kind))


def _exclusive(a: Sequence[Token], b: Sequence[Token], config: Config) -> bool:
    """Are they two parties, not two ways to name one?"""
    if _named_alike(a, b):
        return False
    left, right = _party_names(a), _party_names(b)
    if any(may_be_one(x, y, config) for x in left for y in right):
        return False
    lands = [frozenset().union(*(lands_of(m.words, config) for m in side)) for side in (left, right)]
    if lands[0] & lands[1]:
        return False
    described = [not _ends_in_name(p, names) for p, names in ((a, left), (b, right))]
    if not any(described) or (left and right and all(lands)):
        return True
    one, other = _kinds(a), _kinds(b)
    return all(described) and bool(one and other and not one & other)


def _ends_in_name(party: Sequence[Token], names: Sequence[Mention]) -> bool:
    """Is it a name ("the Red Column group"), not a description ("Russian hackers")?"""
    kept = [t.text for t in party]
    while len(kept) > 1 and norm_of(kept[-1]) in blame_words("nobody", "bodies"):
        kept.pop()
    return any(m.tokens[-1].text == kept[-1] for m in names)


@lru_cache(maxsize=20_000)
def _party_names(party: tuple[Token, ...]) -> tuple[Mention, ...]:
    return mentions_of("by " + " ".join(t.text for t in party))


def _same_deed(x: Frame, y: Frame, pair: Aligned, config: Config) -> str:
    """What shows that both are of one deed, in words; empty where nothing does."""
    if not (x.groups & y.groups or "any" in x.groups | y.groups) or x.answer != y.answer:
        return ""
    a, b = pair.a.claim, pair.b.claim
    if _other_day(a, b):
        return ""
    place = _places(a, b)
    if place == "different":
        return ""
    names = [tuple(t for t in f.anchors if t.name) for f in (x, y)]
    common = [t for t in x.anchors for u in y.anchors if written_alike(bare(t.text), bare(u.text)) or t.norm == u.norm]
    if common:
        return f"both speak of “{min(t.text for t in common)}”"
    if names[0] and names[1]:
        return ""
    if place in ("same", "finer") and a.scope.place.count(",") + b.scope.place.count(",") > 0:
        return f"both of {min(a.scope.place, b.scope.place)}"
    return _back(x, y)


def _back(x: Frame, y: Frame) -> str:
    """The bare "the attacks" of a story holds those of one place; the bare "the attack" is the other bare one."""
    if "any" in x.groups & y.groups or (x.party and y.party):
        return ""
    for one, other in ((x, y), (y, x)):
        if one.bare and (one.plural or (other.bare and not other.plural)):
            return "one text says only what it was, and is taken to mean the one that this story is about"
    return ""


def _other_day(a: Claim, b: Claim) -> bool:
    days = [_day(c) for c in (a, b)]
    if days[0] is None or days[1] is None:
        return False
    return abs((days[0] - days[1]).days) > blame_limit("days")


def _day(claim: Claim) -> date | None:
    parts = claim.scope.event.split("@")
    known = (parts[2] if len(parts) > 2 else "") or (
        claim.clocks.event or "" if claim.clocks.event_from == "stated" else ""
    )
    try:
        return date.fromisoformat(known)
    except ValueError:
        return None


def _places(a: Claim, b: Claim) -> str:
    return place_relation(a.scope.place, b.scope.place)
