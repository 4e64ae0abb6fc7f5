"""Closed classes of English words and the lemma of a noun.

The lists are closed classes of any English grammar (determiners, pronouns, prepositions, conjunctions,
auxiliaries) and the irregular plurals and pasts that news text uses. No parser, no model.
"""

from __future__ import annotations

from functools import lru_cache

CACHED_WORDS = 10_000
"""Most words of news are among the ten thousand that it has just used."""

DETERMINERS = frozenset(
    "the a an this that these those my your his her its our their whose each every another any some no both all".split()
)
PRONOUNS = frozenset(
    """i you he she it we they me him them us myself yourself himself herself itself ourselves themselves who whom
    which what there here that this these those one's someone somebody anyone anybody everyone everybody nobody
    something anything everything nothing others""".split()
)
PREPOSITIONS = frozenset(
    """of in on at by for with from to into onto over under above below between among across through during since until
    till before after about around near off out up down against within without along behind beyond besides despite
    except inside outside per than toward towards upon via as like amid amidst following including concerning
    regarding throughout beneath alongside aboard past minus plus times versus vs unlike barring""".split()
)
CONJUNCTIONS = frozenset(
    "and or but nor so yet because although though while whereas if unless when where why how whether that".split()
)
AUXILIARIES = frozenset(
    """is are was were be been being am 's 're has have had having do does did done doing will would shall should can
    could may might must ought isn't aren't wasn't weren't hasn't haven't hadn't don't doesn't didn't won't wouldn't
    can't cannot couldn't shouldn't mustn't not n't""".split()
)
ADVERBS = frozenset(
    """died fled bled shed
    now then today yesterday tomorrow tonight again ago also already always away back either else enough even ever
    far further here instead just later least less longer maybe more most much never next often once only perhaps
    quite rather still soon there therefore thus together too twice very well yet apiece annually daily weekly
    monthly yearly worldwide nationwide overnight respectively alone altogether alike long tall wide high deep old
    higher lower earlier north south east west northwest northeast southwest southeast abroad each plus last
    next""".split()
)
# Finite verb forms that follow a counted noun in news and that no "-ed" gives away.
VERBS = frozenset(
    """said says say told tells hit hits left leaves came come comes went go goes gone took take takes taken made make
    makes got get gets gave give gives given began begin begins fell fall falls fallen rose rise rises risen grew
    grow grows grown held hold holds kept keep keeps lost lose loses led lead leads let lets met meet meets paid pay
    pays put puts ran run runs saw see sees seen sent send sends set sets shot shoot sold sell sells spent spend stood
    stand stands struck strike won win wins wrote write known know knew became become becomes broke break brought
    bring built build bought buy caught catch chose choose cost costs cut cuts dealt drew draw drove drive ate eat
    felt feel fled flee flew fly forced found find forgot fought fight froze heard hear hid hurt kill knew laid lay
    lied lie lit meant mean need needs needed read rode ride sank sink sat sit shook shut slept slid spoke speak
    split spread sprang stole stuck swept swam swung taught teach thought think threw throw understood woke wore wear
    work works want wants remain remains live lives include includes need seem seems appear appears arrive arrives
    die dies join joins help helps use uses show shows play plays bid call calls ask asks try tries turn turns follow
    follows head heads stay stays visit visits wait waits happen happens belong continue continues attend face faces
    enter enters receive receives require requires speak speaks start starts stop stops support suggest travel
    walk walks watch watches""".split()
)
HARM = frozenset(
    """kill killed kills killing wound wounded wounds wounding injure injured injures injuring arrested arrest detained
    captured abducted kidnapped murdered executed died dead hurt rescued including hospitalised hospitalized shot
    beheaded evacuated missing""".split()
)
"""Verbs and words whose objects are counted one by one."""
STOPS = DETERMINERS | PRONOUNS | PREPOSITIONS | CONJUNCTIONS | AUXILIARIES | ADVERBS
"""No word of these stands inside a counted noun phrase."""

IRREGULAR = {
    "people": "person", "persons": "person", "men": "man", "women": "woman", "children": "child", "feet": "foot",
    "teeth": "tooth", "mice": "mouse", "geese": "goose", "lives": "life", "wives": "wife", "knives": "knife",
    "wolves": "wolf", "leaves": "leaf", "halves": "half", "shelves": "shelf", "thieves": "thief", "loaves": "loaf",
    "policemen": "policeman", "policewomen": "policewoman", "servicemen": "serviceman", "fishermen": "fisherman",
    "gunmen": "gunman", "countrymen": "countryman", "firemen": "fireman", "businessmen": "businessman",
    "salesmen": "salesman", "congressmen": "congressman", "spokesmen": "spokesman", "crewmen": "crewman",
    "servicewomen": "servicewoman", "airmen": "airman", "seamen": "seaman", "criteria": "criterion",
    "phenomena": "phenomenon", "crises": "crisis", "analyses": "analysis", "bases": "base", "viruses": "virus",
    "buses": "bus", "gases": "gas", "cases": "case", "houses": "house", "horses": "horse", "nurses": "nurse",
    "uses": "use", "causes": "cause", "losses": "loss", "passes": "pass", "movies": "movie", "ties": "tie",
    "dies": "die", "calories": "calorie", "zombies": "zombie", "cookies": "cookie", "rookies": "rookie",
    "potatoes": "potato", "tomatoes": "tomato", "heroes": "hero", "volcanoes": "volcano", "torpedoes": "torpedo",
    "folks": "person", "folk": "person", "matrices": "matrix", "vertices": "vertex", "indices": "index",
    "oxen": "ox", "dice": "die", "alumni": "alumnus", "cacti": "cactus", "nuclei": "nucleus", "axes": "axis",
    "menus": "menu", "gurus": "guru", "taxis": "taxi", "alibis": "alibi",
    "theses": "thesis", "hypotheses": "hypothesis", "shoes": "shoe", "toes": "toe", "canoes": "canoe",
}  # fmt: skip
_PEOPLES = """israeli iraqi pakistani saudi yemeni kuwaiti bangladeshi emirati omani qatari azeri punjabi somali afghani
    bahraini kashmiri nepali houthi yazidi nazi kosovari baluchi hazari sindhi gujarati bengali farsi"""
IRREGULAR.update((f"{people}s", people) for people in _PEOPLES.split())
SAME = frozenset(
    """personnel police aircraft series species troops forces staff crew fish sheep deer spacecraft hovercraft
    headquarters barracks crossroads offspring youth military cattle swiss japanese chinese vietnamese lebanese
    portuguese dead wounded injured missing poor elderly news gas bus virus status campus corps gross""".split()
)
"""Nouns with one form for both numbers, and collective nouns that are counted ("12 personnel", "two dead")."""
_KEEP_S = ("ss", "us", "is", "'s")
_SINGULAR_OF = {"troops": "troop", "forces": "force"}


@lru_cache(maxsize=CACHED_WORDS)
def lemma(noun: str) -> str:
    """The singular of ``noun`` in lower case: "Troops" -> "troop", "people" -> "person", "personnel" stays."""
    word = noun.lower().replace("’", "'").removesuffix("'s").removesuffix("'")
    if word in IRREGULAR:
        return IRREGULAR[word]
    if word in _SINGULAR_OF:
        return _SINGULAR_OF[word]
    if word in SAME or len(word) < 3 or word.endswith(_KEEP_S) or not word.endswith("s"):
        return word
    if word.endswith("ies") and len(word) > 4:
        return word[:-3] + "y"
    if word.endswith(("ches", "shes", "xes", "sses", "zzes")):
        return word[:-2]
    return word[:-1]


def plural(noun: str) -> str:
    """The plural of a singular ``noun``, capitals kept: "soldier" -> "soldiers", "Briton" -> "Britons"."""
    lower = noun.lower()
    if lower in SAME or is_plural(noun):
        return noun
    irregular = next((many for many, one in IRREGULAR.items() if one == lower), None)
    if irregular is not None:
        return noun[0] + irregular[1:] if irregular[0] == lower[0] else irregular
    if lower.endswith("y") and len(lower) > 2 and lower[-2] not in "aeiou":
        return noun[:-1] + "ies"
    return noun + ("es" if lower.endswith(("s", "x", "z", "ch", "sh")) else "s")


@lru_cache(maxsize=CACHED_WORDS)
def is_plural(word: str) -> bool:
    """May ``word`` be a plural noun, by its form? "troops", "people", "personnel"; not "US", "crisis", "boss"."""
    lower = word.lower().replace("’", "'")
    if lower in IRREGULAR or lower in SAME:
        return True
    if not lower.endswith("s") or len(lower) < 4 or lower.endswith(_KEEP_S):
        # "TDs", "EVs": an abbreviation in capitals with a small s.
        return len(word) >= 2 and word[-1] == "s" and word[:-1].isupper()
    return lower not in VERBS
