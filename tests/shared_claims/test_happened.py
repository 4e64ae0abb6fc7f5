"""What happened in a story is one group, small enough to read, and its laws hold on generated stories."""

from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from consistency.config import Config
from consistency.datatypes import Claim, Clocks, Constraints, Scope
from consistency.embeddings import embed
from consistency.shared_claims import group_claims
from consistency.shared_claims.evidence import Evidence, statements_apart
from consistency.shared_claims.happened import what_happened
from consistency.shared_claims.identity import claim_key
from tests.support import HashingEncoder

CONFIG = Config()
LEADS = (
    "A ferry sank off Lorne in heavy fog and divers searched the wreck.",
    "Divers searched for a ferry that sank in fog off Lorne.",
    "The ferry sank in heavy fog off Lorne late on the way home.",
)
ASIDE = (
    "Tickets had been sold out for weeks.",
    "The harbour was built a century ago.",
    "Its owner declined to comment on insurance.",
)


def statement(document, place, text, **slots):
    start = 100 * place
    return Claim(f"{document}-{place}", document, start, start + len(text), text, "body", Scope(**slots), text)


def story(rows):
    """Documents, each a list of sentences, as claims in their order."""
    return [statement(f"d{n:02d}", at, text) for n, texts in enumerate(rows) for at, text in enumerate(texts)]


def evidence_of(claims, config=CONFIG):
    vectors = embed([c.question for c in claims], HashingEncoder(1024))
    return Evidence(claims, vectors, {c.document: "one" for c in claims}, config)


def grouped(claims, constraints=None, config=CONFIG):
    vectors = embed([c.question for c in claims], HashingEncoder(1024))
    groups = group_claims(claims, vectors, {c.document: "one" for c in claims}, config, constraints)
    return {g.id: frozenset(c.id for c in g.claims) for g in groups}


def test_leads_of_all_documents_are_together_and_asides_are_not():
    claims = story([(LEADS[n % 3], ASIDE[n % 3]) for n in range(6)])
    told = {c.id for c in what_happened(claims, evidence_of(claims), CONFIG)}
    assert {f"d0{n}-0" for n in range(6)} <= told
    assert not {f"d0{n}-1" for n in range(6)} & told


def test_no_group_is_larger_than_a_reader_can_read():
    config = replace(CONFIG, max_group=8)
    claims = story([(LEADS[n % 3], LEADS[(n + 1) % 3] + f" It was boat {'abcdefghij'[n]}.") for n in range(10)])
    groups = grouped(claims, config=config)
    assert max(map(len, groups.values())) <= 8
    told = what_happened(claims, evidence_of(claims), config)
    assert {c.start for c in told} == {0}  # of too many, those nearest to the top


APART = [
    ("# people were killed off Lorne", "killed", "# people were wounded off Lorne", "wounded", True),
    ("# people were killed off Lorne", "killed", "# people were killed off Lorne", "killed", False),
    ("A ferry with # people sank off Lorne", "people", "A storm of force # hit the coast", "speed", False),
    ("# people were killed off Lorne", "killed", "# people were hurt or killed off Lorne", "killed wounded", False),
    ("# people were killed off Lorne", "", "# people were wounded off Lorne", "wounded", False),
]


@pytest.mark.parametrize(("one", "measure", "other", "counts", "apart"), APART)
def test_what_is_counted_parts_statements_that_say_nearly_the_same(one, measure, other, counts, apart):
    a, b = statement("a", 0, one, measure=measure), statement("b", 0, other, measure=counts)
    assert statements_apart(a, b, CONFIG) is statements_apart(b, a, CONFIG) is apart


def test_known_and_different_dates_part_statements():
    a, b = (
        replace(statement(d, 0, LEADS[0]), clocks=Clocks(event=f"2020-03-{d}", event_from="stated"))
        for d in ("11", "14")
    )
    assert statements_apart(a, b, CONFIG)
    assert not any({a.id, b.id} <= members for members in grouped([a, b, *story([LEADS, LEADS])]).values())


def test_ids_are_unique_though_groups_share_claims():
    claims = story([(LEADS[n % 3], LEADS[(n + 1) % 3], ASIDE[n % 3]) for n in range(6)])
    vectors = embed([c.question for c in claims], HashingEncoder(1024))
    groups = group_claims(claims, vectors, {c.document: "one" for c in claims}, CONFIG)
    assert len({g.id for g in groups}) == len(groups)
    memberships = [sum(c.id in {m.id for m in g.claims} for g in groups) for c in claims]
    assert max(memberships) <= 2


stories = st.lists(
    st.lists(st.sampled_from((*LEADS, *ASIDE)), min_size=1, max_size=3, unique=True), min_size=2, max_size=6
)


@settings(max_examples=40, deadline=None)
@given(stories, st.randoms(use_true_random=False))
def test_the_order_of_the_claims_changes_nothing(rows, random):
    claims = story(rows)
    shuffled = list(claims)
    random.shuffle(shuffled)
    assert grouped(claims) == grouped(shuffled)


@settings(max_examples=40, deadline=None)
@given(stories, st.randoms(use_true_random=False))
def test_names_of_documents_change_nothing(rows, random):
    """A changed figure gives a document another id; the questions of its claims stay, and so do the groups."""
    claims = story(rows)
    names = [f"x{n:02d}" for n in range(len(rows))]
    random.shuffle(names)
    renamed = [replace(c, document=names[int(c.document[1:])]) for c in claims]
    config = replace(CONFIG, max_group=4)
    before, after = grouped(claims, config=config), grouped(renamed, config=config)
    assert set(before) == set(after)


@settings(max_examples=40, deadline=None)
@given(stories, st.data())
def test_constraints_win_over_groups_that_share_claims(rows, data):
    claims = story(rows)
    keys = sorted({claim_key(c) for c in claims})
    if len(keys) < 3:
        return
    a, b, c = data.draw(st.permutations(keys))[:3]
    key_of = {claim.id: claim_key(claim) for claim in claims}
    constraints = Constraints(same=frozenset({(a, b)}), different=frozenset({(c, b)}))
    groups = [{key_of[i] for i in members} for members in grouped(claims, constraints).values()]
    assert not any(c in held and (a in held or b in held) for held in groups)
    documents = {claim.document for claim in claims if claim_key(claim) in (a, b)}
    if len(documents) > 1:
        assert any({a, b} <= held for held in groups)
