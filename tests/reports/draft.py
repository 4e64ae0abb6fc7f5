"""A result in the making, for tests: sentences and figures are found in the text, so offsets are always right."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass, field

from consistency.datatypes import (
    VERDICT_ORDER,
    Attribution,
    Claim,
    Clocks,
    Document,
    Finding,
    FindingKind,
    Modifier,
    PairVerdict,
    PassageKind,
    Quantity,
    QuantityKind,
    Result,
    Scope,
    Severity,
    SharedClaim,
    Side,
    Skipped,
    Verdict,
)


def digest(*parts: str) -> str:
    return hashlib.sha256("\x1f".join(parts).encode("utf-8", "surrogatepass")).hexdigest()[:16]


@dataclass
class Draft:
    """A result in the making. ``claim`` finds its sentence and its figure in the text, so offsets are always right."""

    documents: list[Document] = field(default_factory=list)
    claims: list[Claim] = field(default_factory=list)
    shared: list[SharedClaim] = field(default_factory=list)
    findings: list[Finding] = field(default_factory=list)
    skipped: list[Skipped] = field(default_factory=list)
    origins: dict[str, str] = field(default_factory=dict)
    texts: dict[str, str] = field(default_factory=dict)
    homes: dict[str, str] = field(default_factory=dict)
    """Claim id -> document id."""

    def document(
        self, path: str, text: str, *, source: str = "", published: str | None = None, origin: str = "", front: str = ""
    ) -> str:
        body = text.strip("\n")
        whole = front + body + "\n"
        made = Document(
            id=digest("document", path, body),
            path=path,
            text=whole,
            content_hash=hashlib.sha256(body.encode("utf-8", "surrogatepass")).hexdigest(),
            source=source,
            title=body.partition("\n")[0],
            published=published,
            published_from="front matter" if published and front else "first lines" if published else "unknown",
            body_start=len(front),
        )
        self.documents.append(made)
        self.texts[made.id] = whole
        self.origins[made.id] = origin or made.id
        return made.id

    def claim(
        self,
        document: str,
        sentence: str,
        words: str = "",
        *,
        low: float | None = None,
        high: float | None = None,
        modifier: Modifier = "exact",
        unit: str = "",
        counted: str = "",
        kind: QuantityKind = "count",
        scope: Scope | None = None,
        clocks: Clocks | None = None,
        said: tuple[str, str] | None = None,
        passage: PassageKind = "body",
    ) -> str:
        text = self.texts[document]
        start = text.index(sentence)
        quantity = None
        if words:
            at = start + sentence.index(words)
            quantity = Quantity(
                low, high, modifier, unit, counted, at, at + len(words), kind, rules=("number", modifier)
            )
        made = Claim(
            id=digest("claim", document, sentence, words),
            document=document,
            start=start,
            end=start + len(sentence),
            quote=sentence,
            passage=passage,
            scope=scope or Scope(),
            question=sentence.replace(words, "[NUMBER]") if words else sentence,
            quantity=quantity,
            clocks=clocks or Clocks(),
            attribution=Attribution(*said) if said else Attribution(),
            evidence=(("measure", counted),) if counted else (),
        )
        self.claims.append(made)
        self.homes[made.id] = document
        return made.id

    def count_origins(self, claims: tuple[str, ...]) -> tuple[int, int]:
        used = {self.homes[claim] for claim in claims}
        return len(used), len({self.origins[document] for document in used})

    def share(self, question: str, *claims: str, verdict: Verdict = "agree") -> str:
        key = digest("shared", question, *sorted(claims))
        origins = self.count_origins(claims)[1]
        self.shared.append(SharedClaim(key, question, claims, origins, verdict, ("the same thing is counted",)))
        return key

    def find(
        self,
        question: str,
        sides: list[tuple[str, list[str]]],
        pairs: list[tuple[int, int, Verdict, tuple[str, ...]]],
        *,
        message: str,
        kind: FindingKind = "number",
        severity: Severity = "medium",
    ) -> str:
        claims = tuple(claim for _, ids in sides for claim in ids)
        gravest = max((verdict for _, _, verdict, _ in pairs), key=VERDICT_ORDER.index)
        shared = self.share(question, *claims, verdict=gravest)
        key = digest("finding", question, *(label for label, _ in sides))
        made = []
        for label, ids in sides:
            documents, origins = self.count_origins(tuple(ids))
            made.append(Side(label, tuple(ids), origins, documents))
        self.findings.append(
            Finding(
                key=key,
                shared_claim=shared,
                kind=kind,
                verdict=gravest,
                severity=severity,
                message=message,
                sides=tuple(made),
                pairs=tuple(PairVerdict(a, b, v, digest(key, str(a), str(b)), why) for a, b, v, why in pairs),
            )
        )
        return key

    def result(self) -> Result:
        return Result(
            documents=tuple(self.documents),
            claims=tuple(self.claims),
            shared_claims=tuple(self.shared),
            findings=tuple(self.findings),
            skipped=tuple(self.skipped),
            origins=dict(self.origins),
        )
