"""What no two documents differ in is no finding: copies of one text that gives two figures, and texts that both give
both."""

from consistency.checks.pairs import judge
from tests.findings.build import CONFIG, figure, judged


def test_copies_of_a_text_with_two_figures_do_not_differ():
    text = "The union said 200000 people marched in Lyon. Police said 80000 people marched in Lyon."
    claims = [figure(name, text, value) for name in "ab" for value in (200000, 80000)]
    _, finding = judged(*claims)
    assert finding is None


def test_one_document_against_another_still_does():
    a = figure("a", "The union said 200000 people marched in Lyon.", 200000)
    b = figure("b", "Police said 80000 people marched in Lyon.", 80000)
    _, finding = judged(a, b)
    assert finding is not None
    assert finding.verdict == "conflict"


def test_two_sentences_that_give_both_figures():
    one = "Relief workers on Saturday counted 311 tents and 112 tents at two sites in Lima."
    other = "Relief workers on Saturday counted 112 tents and 311 tents at two sites in Lima."
    for left, right in ((311, 112), (112, 311)):
        assert judge(figure("a", one, left), figure("b", other, right), 1.0, CONFIG).verdict == "compatible"


def test_the_two_figures_of_a_vote_are_one_tally():
    one = "The House voted 311 to 112 on Saturday for aid to Lima."
    other = "By 311 to 112 the House approved aid to Lima on Saturday."
    assert judge(figure("a", one, 112), figure("b", other, 112), 1.0, CONFIG).verdict == "agree"
