"""Sentences that may be at odds, found near each other, compared slot by slot, and weighed by a fitted model.

``candidates`` finds the sentences that may answer one question, ``slots`` what each clause says (figures, times, names,
words), ``differences`` where two sentences fill a slot differently, with named evidence, ``model`` turns the evidence
into the probability that an editor wants to see the difference, and ``questions`` puts differences about one thing
together. What is found here is
*possibly at odds*; a conflict only in the tier where most were, on corpora that the model was not fitted on.
"""

from __future__ import annotations

from consistency.weighing.candidates import Near, nearest
from consistency.weighing.differences import Difference, Opinions, Place, differences, place_of
from consistency.weighing.model import Weights, read_weights
from consistency.weighing.questions import Pair, at_odds
from consistency.weighing.weigh import Weighing, all_differences, questions_of, statements_of, weigh

__all__ = [
    "Difference",
    "Near",
    "Opinions",
    "Pair",
    "Place",
    "Weighing",
    "Weights",
    "all_differences",
    "at_odds",
    "differences",
    "nearest",
    "place_of",
    "questions_of",
    "read_weights",
    "statements_of",
    "weigh",
]
