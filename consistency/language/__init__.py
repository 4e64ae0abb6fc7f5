"""What the grammar of a sentence says, from its ``Parse``, each in one place: clauses, negation, modality, speech."""

from __future__ import annotations

from consistency.language.clauses import (
    Clause,
    agent,
    antecedent,
    clause_of,
    clauses,
    conjuncts,
    governor,
    is_passive,
    is_predicate,
    own_subject,
    patient,
    recipient,
    subject,
)
from consistency.language.figures import Place, place_of
from consistency.language.forecasts import foreseen, who_foresees
from consistency.language.modality import Modality, modality
from consistency.language.negation import denial
from consistency.language.phrases import has_article, name_of_phrase, owner, runs_of_names
from consistency.language.speech import Speech, is_reporting, quotations, reports, speaker_span, speech, speeches

__all__ = [
    "Clause",
    "Modality",
    "Place",
    "Speech",
    "agent",
    "antecedent",
    "clause_of",
    "clauses",
    "conjuncts",
    "denial",
    "foreseen",
    "governor",
    "has_article",
    "is_passive",
    "is_predicate",
    "is_reporting",
    "modality",
    "name_of_phrase",
    "own_subject",
    "owner",
    "patient",
    "place_of",
    "quotations",
    "recipient",
    "reports",
    "runs_of_names",
    "speaker_span",
    "speech",
    "speeches",
    "subject",
    "who_foresees",
]
