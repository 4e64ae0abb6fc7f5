"""A corpus of short texts for the checks of whole documents."""

from consistency.checks.corpus import Corpus
from consistency.config import Config
from tests.findings.build import claims_of, document
from tests.support import HashingEncoder


def corpus(*texts, published=None, config=None):
    """Documents "0", "1" … of one story, each its own origin. ``texts``: text, or (text, published)."""
    config = config or Config()
    rows = [t if isinstance(t, tuple) else (t, published) for t in texts]
    documents = tuple(document(str(at), text, day) for at, (text, day) in enumerate(rows))
    claims = tuple(c for d in documents for c in claims_of(d, config))
    questions = sorted({c.question for c in claims})
    vectors = dict(zip(questions, HashingEncoder().encode(questions), strict=True)) if questions else {}
    origins = {d.id: d.id for d in documents}
    return Corpus(documents, claims, origins, config, vectors, {d.id: "story" for d in documents})
