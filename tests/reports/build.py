"""Results made by hand for the report tests: an invented withdrawal told by five texts, an attack, and a crowd."""

from __future__ import annotations

from dataclasses import replace
from typing import get_args

from consistency.datatypes import Clocks, CopyLink, Result, Scope, Setting, Skipped, Verdict
from tests.reports.draft import Draft

HOSTILE = (
    """<script>document.title='owned'</script>"><img src=x onerror="document.title='owned'">"""
    """<svg onload=document.title='owned'></style></title></textarea><!-- {{ 7*7 }} {% raw %} javascript:alert(1)"""
    " \u202eevil\u202c \x00 \udce9"
)


def story() -> Draft:
    """Six texts about an invented withdrawal from the island of Veldra: every verdict, and every kind of interval."""
    draft = Draft()
    courier = draft.document(
        "texts/courier-1.txt",
        """
Northern troops begin to leave Veldra

There are roughly 5,000 Northern troops stationed on Veldra, training the island's guard.
Three of its eight camps will be handed over, the ministry said.
At least 25 rocket attacks have hit the camps since October.
Dozens of vehicles were seen on the road to the harbour.
The ferry accident on Monday killed 12 people, the mayor said.
The governor did not order the withdrawal, her office said.
""",
        source="The Courier",
        published="2031-03-19",
        origin="o1",
        front="---\nsource: The Courier\ndate: 2031-03-19\n---\n",
    )
    courier_2 = draft.document(
        "texts/courier-2.txt",
        """
Handover of Veldra camp 'only a first step'

Colonel Ada Brandt confirmed the handover of the camp at Sund on Thursday.
There are roughly 5,000 Northern troops stationed on Veldra, training the island's guard.
""",
        source="The Courier",
        published="2031-03-20",
        origin="o1",
    )
    wire = draft.document(
        "texts/wire.txt",
        """
North pulls out of three Veldra camps

The official number of Northern troops on Veldra has been put at up to 5,200.
The North will leave 3 of its 8 camps in the coming weeks.
More than two dozen rocket attacks have been counted since October.
Eighteen people died when the ferry went down on Monday, the coast guard said.
The governor ordered the withdrawal, two officials said.
""",
        source="Island Wire",
        published="2031-03-17",
        origin="o2",
    )
    reprint = draft.document(
        "texts/reprint.txt",
        """
North abandons three Veldra camps

The official number of Northern troops on Veldra has been estimated at up to 5,200.
The North will flee 3 of its 8 camps in the coming weeks.
""",
        source="Harbour Blog",
        origin="o2",
    )
    herald = draft.document(
        "texts/herald.txt",
        """
Coalition shrinks on Veldra

Some 7,500 foreign troops are on Veldra as part of the coalition, but those numbers are being drawn down.
More than two dozen rocket strikes have targeted the camps since October.
Between 20 and 30 vehicles reached the harbour by nightfall.
By Wednesday the death toll of the ferry accident had risen to 18.
""",
        source="The Herald",
        published="2031-03-29",
        origin="o3",
    )
    _findings(draft, courier, courier_2, wire, reprint, herald)
    draft.skipped = [
        Skipped("texts/map.pdf", "encrypted; open it with its password and save it without"),
        Skipped("texts/empty.txt", "nothing in it"),
    ]
    return draft


def _findings(draft: Draft, courier: str, courier_2: str, wire: str, reprint: str, herald: str) -> None:
    north = Scope(measure="personnel", population="north", place="Veldra")
    abroad = replace(north, population="foreign")
    about = {"low": 5000, "high": 5000, "modifier": "approximate", "counted": "Northern troops", "scope": north}
    up_to = {"high": 5200, "modifier": "at_most", "counted": "Northern troops", "scope": north}
    sentence = "There are roughly 5,000 Northern troops stationed on Veldra, training the island's guard."
    a = [draft.claim(document, sentence, "roughly 5,000", **about) for document in (courier, courier_2)]
    b = [
        draft.claim(
            document,
            f"The official number of Northern troops on Veldra has been {verb} at up to 5,200.",
            "up to 5,200",
            **up_to,
        )
        for document, verb in ((wire, "put"), (reprint, "estimated"))
    ]
    c = draft.claim(
        herald,
        "Some 7,500 foreign troops are on Veldra as part of the coalition, but those numbers are being drawn down.",
        "Some 7,500",
        low=7500,
        high=7500,
        modifier="approximate",
        counted="foreign troops",
        scope=abroad,
    )
    toll = Scope(measure="killed", event="ferry accident", status="killed")
    twelve = draft.claim(
        courier,
        "The ferry accident on Monday killed 12 people, the mayor said.",
        "12",
        low=12,
        high=12,
        counted="people",
        scope=toll,
        said=("the mayor", "said"),
        clocks=Clocks(event="2031-03-17", as_of="2031-03-19", published="2031-03-19"),
    )
    eighteen = draft.claim(
        wire,
        "Eighteen people died when the ferry went down on Monday, the coast guard said.",
        "Eighteen",
        low=18,
        high=18,
        counted="people",
        scope=toll,
        said=("the coast guard", "said"),
        clocks=Clocks(event="2031-03-17", as_of="2031-03-17", published="2031-03-17"),
    )
    risen = draft.claim(
        herald,
        "By Wednesday the death toll of the ferry accident had risen to 18.",
        "18",
        low=18,
        high=18,
        counted="death toll",
        scope=toll,
        clocks=Clocks(event="2031-03-17", as_of="2031-03-26", published="2031-03-29"),
    )
    draft.find(
        "How many people were killed in the ferry accident?",
        [("12", [twelve]), ("18", [eighteen, risen])],
        [
            (
                0,
                1,
                "conflict",
                (
                    "“12” against “Eighteen”",
                    "12 to 12 against 18 to 18: no number is in both",
                    "event: both the ferry accident",
                    "exact figures for one event cannot both be true",
                ),
            )
        ],
        message="12 against 18 people killed: 1 independent source against 2.",
        severity="high",
    )
    ordered = draft.claim(
        wire, "The governor ordered the withdrawal, two officials said.", said=("two officials", "said")
    )
    denied = draft.claim(
        courier, "The governor did not order the withdrawal, her office said.", said=("her office", "said")
    )
    draft.find(
        "Did the governor order the withdrawal?",
        [("ordered", [ordered]), ("did not order", [denied])],
        [
            (
                0,
                1,
                "conflict",
                ("“ordered” against “did not order”", "the same act by the same person, once said and once denied"),
            )
        ],
        message="One source says what another denies.",
        kind="negation",
        severity="high",
    )
    leave = draft.claim(
        wire, "The North will leave 3 of its 8 camps in the coming weeks.", "3", low=3, high=3, counted="camps"
    )
    flee = draft.claim(
        reprint, "The North will flee 3 of its 8 camps in the coming weeks.", "3", low=3, high=3, counted="camps"
    )
    draft.find(
        "Will the North leave three camps?",
        [("will leave", [leave]), ("will flee", [flee])],
        [(0, 1, "drift", ("“leave” became “flee”", "the second text goes back to the first"))],
        message="A copy says “flee” where its original says “leave”.",
        kind="statement",
        severity="medium",
    )
    dozens = draft.claim(
        courier,
        "Dozens of vehicles were seen on the road to the harbour.",
        "Dozens",
        low=24,
        high=99,
        modifier="vague",
        counted="vehicles",
    )
    range_ = draft.claim(
        herald,
        "Between 20 and 30 vehicles reached the harbour by nightfall.",
        "Between 20 and 30",
        low=20,
        high=30,
        modifier="range",
        counted="vehicles",
    )
    draft.find(
        "How many vehicles were at the harbour?",
        [("dozens", [dozens]), ("20 to 30", [range_])],
        [
            (
                0,
                1,
                "unclear",
                (
                    "“Dozens” against “Between 20 and 30”",
                    "seen on the road, reached the harbour: perhaps not the same vehicles",
                ),
            )
        ],
        message="Dozens on the road, 20 to 30 at the harbour.",
        severity="low",
    )
    scope = (
        "“foreign troops” against “Northern troops”",
        "population: foreign holds north",
        "a wider group may be larger: different scope",
    )
    draft.find(
        "How many troops are on Veldra?",
        [("about 5,000", a), ("up to 5,200", b), ("about 7,500", [c])],
        [
            (
                0,
                1,
                "compatible",
                (
                    "“roughly 5,000” against “up to 5,200”",
                    "4,500 to 5,500 against 5,200 and below: both hold 4,500 to 5,200",
                    "population, place: the same",
                    "the intervals overlap: both can be true",
                ),
            ),
            (0, 2, "different_scope", scope),
            (1, 2, "different_scope", scope),
        ],
        message="About 5,000 and up to 5,200 Northern troops; about 7,500 foreign troops.",
    )
    attacks = [
        draft.claim(
            courier,
            "At least 25 rocket attacks have hit the camps since October.",
            "At least 25",
            low=25,
            modifier="at_least",
            counted="rocket attacks",
        ),
        draft.claim(
            wire,
            "More than two dozen rocket attacks have been counted since October.",
            "More than two dozen",
            low=24,
            modifier="more_than",
            counted="rocket attacks",
        ),
        draft.claim(
            herald,
            "More than two dozen rocket strikes have targeted the camps since October.",
            "More than two dozen",
            low=24,
            modifier="more_than",
            counted="rocket strikes",
        ),
    ]
    draft.share("How many rocket attacks since October?", *attacks, verdict="compatible")
    camps = draft.claim(
        courier,
        "Three of its eight camps will be handed over, the ministry said.",
        "Three",
        low=3,
        high=3,
        counted="camps",
        said=("the ministry", "said"),
    )
    draft.share("How many camps will be handed over?", camps, leave)


def hostile() -> Result:
    """Every field that can hold text holds an attack."""
    draft = Draft()
    sentence = f"There were 5 {HOSTILE} there."
    for number in (1, 2):
        document = draft.document(
            f"{HOSTILE}/{number}.txt",
            f"{HOSTILE}\n\n{sentence}\nMore {number}.",
            source=HOSTILE,
            published=HOSTILE,
            front=HOSTILE,
        )
        draft.claim(
            document,
            sentence,
            "5",
            low=5.0,
            high=float(4 + number),
            unit=HOSTILE,
            counted=HOSTILE,
            said=(HOSTILE, HOSTILE),
            scope=Scope(*[HOSTILE] * 6),
            clocks=Clocks(HOSTILE, HOSTILE, HOSTILE),
        )
    draft.documents = [replace(document, notes=(HOSTILE,), published_from=HOSTILE) for document in draft.documents]
    a, b = (claim.id for claim in draft.claims)
    draft.find(
        HOSTILE,
        [(HOSTILE, [a]), (HOSTILE, [b])],
        [(0, 1, "conflict", (HOSTILE, HOSTILE))],
        message=HOSTILE,
        severity="high",
    )
    draft.findings = [replace(draft.findings[0], key=HOSTILE)]
    draft.share(HOSTILE, a, b)
    draft.skipped = [Skipped(HOSTILE, HOSTILE)]
    draft.origins = dict.fromkeys(draft.origins, HOSTILE)
    return replace(draft.result(), settings=(Setting(HOSTILE, HOSTILE, HOSTILE),), notes=(HOSTILE,))


FLOOD = (9, 14, 14, 21, 30, 38, 52)
"""Tolls of an invented flood, a day each."""


def events() -> Result:
    """Two events: a flood whose toll grows in seven texts, and a fire of which three texts tell; and a stranger."""
    draft = Draft()
    toll = Scope(measure="killed", place="lenn", event="flood", status="killed")
    ids, claims = [], []
    for day, dead in enumerate(FLOOD, 1):
        sentence = f"The flood at Lenn killed {dead} people, rescuers said."
        text = f"Flood at Lenn kills {dead}\n\n{sentence}\nNumber {day} of the paper.\n"
        date = f"2031-05-{day:02}"
        ids.append(draft.document(f"flood/{day}.txt", text, source=f"Paper {day}", published=date))
        clocks = Clocks(event="2031-05-01", as_of=date, published=date)
        said = ("rescuers", "said") if day < 4 else ("the mayor", "said")
        claims.append(
            draft.claim(ids[-1], sentence, str(dead), low=dead, high=dead, counted="people", scope=toll, clocks=clocks,
                        said=said)
        )  # fmt: skip
    sides = [
        (f"{dead} people", [c for c, n in zip(claims, FLOOD, strict=True) if n == dead]) for dead in sorted({*FLOOD})
    ]
    pairs = [(a, b, "superseded", ("a count that grows", "rule: a later count replaces an earlier one"))
             for a in range(len(sides)) for b in range(a + 1, len(sides))]  # fmt: skip
    draft.find(
        "How many people were killed in Lenn?", sides, pairs, message="How many people were killed in Lenn? 9 to 52"
    )
    fire = (
        "Firefighters reached the burning mill in the old town within ten minutes of the alarm.",
        "It took firefighters forty minutes to reach the burning mill in the old town, neighbours said.",
        "The mill in the old town burnt for two hours before any firefighters came to it at all.",
    )
    burnt = []
    title = "Mill burns down in old town while neighbours wait forty minutes for firefighters"
    for number, sentence in enumerate(fire, 1):
        text = f"{title}\n\n{sentence}\nNumber {number}.\n"
        ids.append(draft.document(f"mill/{number}.txt", text, source=f"Sheet {number}"))
        burnt.append(draft.claim(ids[-1], sentence))
    rule = "rule: evidence speaks for a difference, too little to say more"
    draft.find(
        "Possibly at odds",
        [(f"“{sentence}”", [claim]) for sentence, claim in zip(fire, burnt, strict=True)],
        [(0, 1, "unclear", ("by the fitted weights", rule)), (0, 2, "unclear", ("by the fitted weights", rule)),
         (1, 2, "unclear", ("rule: both are answers to the question, not held against each other by themselves",))],
        message="Possibly at odds: 3 passages that share “mill”, “firefighters” and “town”",
        kind="statement",
        severity="low",
    )  # fmt: skip
    draft.findings[-1] = replace(draft.findings[-1], shared_claim=None)
    draft.shared.pop()
    draft.document("other.txt", "Bread gets dearer\n\nBread gets dearer in June.\n", source="Bakers' News")
    ids.append(draft.documents[-1].id)
    stories = {i: "flood" if at < len(FLOOD) else "mill" if at < len(ids) - 1 else "bread" for at, i in enumerate(ids)}
    links = (
        CopyLink(ids[0], ids[1], "passage", 0.2, "shares a passage"),
        CopyLink(ids[7], ids[8], "outlet", 0.2, "one outlet"),
    )
    return replace(draft.result(), stories=stories, lineage=links)


def crowd(findings: int, documents: int = 2) -> Result:
    """``findings`` findings between ``documents`` documents; every document makes one claim in each of its findings."""
    draft = Draft()
    lines: list[list[str]] = [[f"Report number {number}"] for number in range(documents)]
    for index in range(findings):
        for place in (0, 1):
            number = (index * 2 + place) % documents
            lines[number].append(
                f"At the place called Site {index} some {100 + index + 40 * place:,} workers were counted."
            )
    ids = [
        draft.document(
            f"texts/{number:04}.txt", "\n".join(text), source=f"Source {number % 40}", published="2031-05-04"
        )
        for number, text in enumerate(lines)
    ]
    verdicts = get_args(Verdict)
    for index in range(findings):
        claims = []
        for place in (0, 1):
            value = 100 + index + 40 * place
            sentence = f"At the place called Site {index} some {value:,} workers were counted."
            scope = Scope(measure="people", place=f"Site {index}")
            claims.append(
                draft.claim(ids[(index * 2 + place) % documents], sentence, f"some {value:,}", low=value, high=value,
                            modifier="approximate", counted="workers", scope=scope)
            )  # fmt: skip
        draft.find(
            f"How many workers were counted at Site {index}?",
            [(f"about {100 + index:,}", [claims[0]]), (f"about {140 + index:,}", [claims[1]])],
            [
                (
                    0,
                    1,
                    verdicts[1 + index % 6],
                    (f"{100 + index:,} against {140 + index:,}", "the intervals do not meet"),
                )
            ],
            message=f"About {100 + index:,} against about {140 + index:,} workers.",
            severity=("high", "medium", "low")[index % 3],
        )
    return draft.result()
