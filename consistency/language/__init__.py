"""What the grammar of a sentence says, from its ``Parse``, each in one place: clauses, negation, modality, speech."""

from __future__ import annotations

from consistency.language.clauses import Clause, agent, clause_of, clauses, conjuncts, is_passive, patient, recipient
from consistency.language.forecasts import foreseen, who_foresees
from consistency.language.modality import Modality, modality
from consistency.language.negation import denial
from consistency.language.speech import Speech, is_reporting, quotations, reports, speaker_span, speech, speeches

__all__ = [
    "Clause",
    "Modality",
    "Speech",
    "agent",
    "clause_of",
    "clauses",
    "conjuncts",
    "denial",
    "foreseen",
    "is_passive",
    "is_reporting",
    "modality",
    "patient",
    "quotations",
    "recipient",
    "reports",
    "speaker_span",
    "speech",
    "speeches",
    "who_foresees",
]
