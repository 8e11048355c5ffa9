"""A Word draft with what was found in it as comments, each at its place, to go back to whoever wrote it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from respondent.errors import RespondentError
from respondent.model.assessment import Assessment
from respondent.model.audit import Audit, ClaimOutcome, FileFinding, Piece
from respondent.model.draft import Draft, Passage, PassageKind
from respondent.ooxml.archive import pack, write_archive
from respondent.ooxml.package import read_package
from respondent.reading.draft import read_draft
from respondent.reading.word.parts import main_part
from respondent.reporting.marks import Standing, one_line, standing
from respondent.reporting.returned.words import fates_in_words, who_changed
from respondent.writing.word.commenting.write import Author, Remark, write_comments

AUTHOR = Author("Respondent", "R")

_SILENT = {Standing.SUPPORTED, Standing.CONSISTENT}
"""What is borne out needs no reader, and gets no comment."""

_ELSEWHERE = {
    PassageKind.NOTE: "in a note",
    PassageKind.HEADER: "in a header or footer",
    PassageKind.TEXT_BOX: "in a text box",
}
"""Where Word allows no comment, so that it stands beside."""


class CommentsRefusedError(RespondentError):
    """A draft into which no comments can be put; `why` is a sentence."""

    def __init__(self, name: str, why: str) -> None:
        super().__init__(f"{name} was not commented. {why}")


def comment_draft(data: bytes, draft: Draft, assessments: Iterable[Assessment]) -> tuple[bytes, int]:
    """The draft's file with a comment for each quantity that somebody should look at, and how many there are.

    `data` is the file, `draft` what was read from it with its sources (`read_draft(…, trace=True)`). Figures that
    are borne out get no comment. Raises CommentsRefusedError where the file is no Word file, or would not read the
    same afterwards; PackageError for a file that cannot be opened.
    """
    if not data.startswith(b"PK"):
        raise CommentsRefusedError(draft.name, "Comments can be put into Word files (.docx) alone.")
    return _commented(data, draft, list(_remarks(draft, assessments)))


def comment_audit(data: bytes, audit: Audit) -> tuple[bytes, int]:
    """The audited file, written anew with a comment for each outcome that somebody should look at; and how many.

    `data` is the file. Raises CommentsRefusedError as `comment_draft` does.
    """
    draft = read_draft(data, audit.draft.name, trace=True).draft
    if draft is None:
        raise CommentsRefusedError(audit.draft.name, "It cannot be read.")
    if not audit.is_ours:
        return comment_draft(data, draft, audit.assessments)
    remarks = [_of_claim(draft, claim) for claim in audit.claims if not claim.is_quiet]
    remarks += [_of_finding(draft, finding) for finding in audit.findings]
    return _commented(data, draft, remarks)


def _of_claim(draft: Draft, claim: ClaimOutcome) -> Remark:
    """What the comment on a claim says: what happened, how it stands to the evidence, and what to do."""
    code = f" ({claim.code.id})" if claim.code else ""
    who = who_changed(claim)
    was = f" It was “{one_line(claim.old)}”." if claim.old and claim.old != claim.new else ""
    lines = [f"Claim {claim.claim.number}, {fates_in_words(claim)}{f' {who}' if who else ''}{code}.{was}"]
    lines += [one_line(text) for text in (claim.message, claim.since, claim.advice.text) if text]
    return _remark(draft, "\n".join(lines), claim.pieces)


def _of_finding(draft: Draft, finding: FileFinding) -> Remark:
    diagnostic = finding.diagnostic
    text = f"{one_line(diagnostic.message)} ({diagnostic.code.id})\n{one_line(diagnostic.remedy)}"
    return _remark(draft, text, (finding.piece,) if finding.piece else ())


def _remark(draft: Draft, text: str, pieces: tuple[Piece, ...]) -> Remark:
    """A comment on the first of some pieces; one without any text stands at the word before it."""
    if not pieces:
        return Remark(text, "")
    piece = pieces[0]
    passage = draft.passages[piece.passage]
    start = min(piece.start, len(passage.text) - 1)
    return Remark(text, passage.part or "", passage.source(start), passage.source(max(start, piece.end - 1)))


def _commented(data: bytes, draft: Draft, remarks: list[Remark]) -> tuple[bytes, int]:
    """The file with the remarks, read again to see that it says what it said."""
    parts = read_package(data)
    commented = write_comments(parts, main_part(parts), remarks, AUTHOR)
    written = write_archive(pack(name, content) for name, content in commented.items())
    again = read_draft(written, draft.name).draft
    if again is None or again.passages != draft.passages:
        raise CommentsRefusedError(
            draft.name,
            "Its text would not have been the same with them. Open it in Word, save it anew, and try again.",
        )
    return written, len(remarks)


def _remarks(draft: Draft, assessments: Iterable[Assessment]) -> Iterator[Remark]:
    for assessment in assessments:
        if standing(assessment) in _SILENT:
            continue
        passage = draft.passages[assessment.passage]
        yield Remark(
            _text(assessment, passage),
            passage.part or "",
            passage.source(assessment.start),
            passage.source(assessment.end - 1),
        )


def _text(assessment: Assessment, passage: Passage) -> str:
    """What the comment says: the figure, how it stands, why, and on which evidence."""
    where = f", {_ELSEWHERE[passage.kind]}" if passage.kind in _ELSEWHERE else ""
    figure = f"“{one_line(assessment.text)}”{where}"
    code = f" ({assessment.code.id})" if assessment.code else ""
    if assessment.answer is None:
        lines = [f"{figure}: {assessment.verdict.value}{code}.", one_line(assessment.message)]
    else:
        lines = [
            f"{figure}: {assessment.answer}.",
            f"It was {assessment.verdict.value}{code}: {one_line(assessment.message)}",
        ]
    if assessment.evidence:
        lines.append(f"Evidence: {', '.join(map(one_line, assessment.evidence))}")
    return "\n".join(lines)
