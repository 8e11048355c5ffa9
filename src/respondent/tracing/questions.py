"""What is still open about some claims: no verdict, a problem that `check` finds, a source that cannot be found
again, and what people noted on the records.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence

from respondent.model.citation_sheet import CitedClaim, CitedRecord, CitedSource, OpenQuestion
from respondent.model.diagnostic import Diagnostic, Severity
from respondent.model.evidence import LASTING, Source
from respondent.model.review import Standing

_TOPICS = {
    Standing.REJECTED: "Rejected",
    Standing.QUERIED: "Queried",
    Standing.STALE: "Changed since it was verified",
    Standing.NONE: "Not verified",
}
_TO_DO = {
    Standing.REJECTED: "Correct the record, or take the claim out.",
    Standing.QUERIED: "Answer the reviewer’s query.",
    Standing.STALE: "Hold it against its source again.",
    Standing.NONE: "Hold it against its source.",
}


def questions_of(
    claims: Sequence[CitedClaim],
    sources: Iterable[CitedSource],
    problems: Mapping[str, Sequence[Diagnostic]],
) -> tuple[OpenQuestion, ...]:
    """The open questions, what is wrong first; `problems` are each document's, by its id."""
    return (
        *_problems(problems, Severity.ERROR),
        *_verdicts(claims),
        *_problems(problems, Severity.WARNING),
        *_sources(claims, sources),
        *_notes(claims, sources),
    )


def _problems(problems: Mapping[str, Sequence[Diagnostic]], severity: Severity) -> Iterator[OpenQuestion]:
    """The problems of documents, each once, with all the documents that have it."""
    where: dict[Diagnostic, list[str]] = {}
    for document, found in problems.items():
        for problem in found:
            if problem.severity is severity:
                where.setdefault(problem, []).append(document)
    for problem, documents in where.items():
        about = documents[0] if len(documents) == 1 else f"{documents[0]} and {len(documents) - 1} more"
        topic = "Error" if severity is Severity.ERROR else "Warning"
        yield OpenQuestion(f"{topic} {problem.code.id}", about, problem.message, problem.remedy)


def _verdicts(claims: Iterable[CitedClaim]) -> Iterator[OpenQuestion]:
    """The records and rows that are not verified, each once, in the order of how bad it is."""
    resting = _resting(claims)
    for standing, topic in _TOPICS.items():
        for record, keys in resting.items():
            if record.verification.standing is standing:
                by = f"{record.verification.by}: " if record.verification.by else ""
                what = f"{record.title} – {by}{record.verification.why}".removesuffix(" – ")
                yield OpenQuestion(topic, record.name, what, _TO_DO[standing], keys)


def _resting(claims: Iterable[CitedClaim]) -> dict[CitedRecord, tuple[str, ...]]:
    """Each record or row, with the keys of the claims that rest on it."""
    found: dict[str, tuple[CitedRecord, list[str]]] = {}
    for claim in claims:
        for record in claim.records:
            found.setdefault(record.name, (record, []))[1].append(claim.key)
    return {record: tuple(dict.fromkeys(keys)) for record, keys in found.values()}


def _sources(claims: Sequence[CitedClaim], sources: Iterable[CitedSource]) -> Iterator[OpenQuestion]:
    """What keeps somebody else from finding a source again."""
    for cited in sources:
        keys = tuple(claim.key for claim in claims if cited.source.id in claim.sources)
        for what, remedy in _lacks(cited.source):
            yield OpenQuestion("Source", cited.source.id, f"{cited.source.title} – {what}", remedy, keys)


def _lacks(source: Source) -> Iterator[tuple[str, str]]:
    if source.url is None and source.type not in LASTING and "unpublished" not in source.standing:
        yield "it has no address.", "Give it a `url:`, so that readers can find it."
    if source.url is not None and source.accessed is None:
        yield "it does not say when it was last read.", "Give it `accessed:`."


def _notes(claims: Sequence[CitedClaim], sources: Iterable[CitedSource]) -> Iterator[OpenQuestion]:
    """What people noted on the records and sources: a note is often a doubt."""
    remedy = "Settle it, or make sure that everybody concerned knows."
    told: set[str] = set()
    for record, keys in _resting(claims).items():
        if record.note and record.id not in told:
            told.add(record.id)
            yield OpenQuestion("Note on the record", record.id, " ".join(record.note.split()), remedy, keys)
    for cited in sources:
        if cited.source.note and cited.source.id not in told:
            keys = tuple(claim.key for claim in claims if cited.source.id in claim.sources)
            note = " ".join(cited.source.note.split())
            yield OpenQuestion("Note on the source", cited.source.id, note, remedy, keys)
