"""The queue of reviews, and what a reviewer is shown of one record, as text for people and as JSON for machines."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from textwrap import wrap

from respondent.model.listing import listed
from respondent.model.record import NOT_CONTENT, Plain, Record
from respondent.model.review import ArchivedCopy, QuotedPassage, Review, ReviewStatus, Standing, as_day
from respondent.model.review_sheet import PrintedClaim, ReviewSheet
from respondent.model.shortened import shortened
from respondent.model.workspace import KIND_NAMES, Workspace

WIDTH = 100

HEADINGS: Mapping[Standing, str] = {
    Standing.REJECTED: "Rejected",
    Standing.QUERIED: "Queried",
    Standing.STALE: "Out of date",
    Standing.NONE: "Not reviewed",
    Standing.VERIFIED: "Verified",
}

_MOST_FIELDS = 6
_AT = "%Y-%m-%dT%H:%M:%SZ"


# The queue


def queue_as_text(workspace: Workspace, statuses: Sequence[ReviewStatus]) -> str:
    """The records by how they stand, what needs somebody first, with who said so and when; a summary last."""
    lines: list[str] = []
    for standing, title in HEADINGS.items():
        group = [status for status in statuses if status.standing is standing]
        if not group:
            continue
        lines += [f"{title} ({len(group):,})"]
        width = max(len(status.record) for status in group)
        for status in group:
            kind = kind_of(workspace.records[status.record])
            lines.append(f"  {status.record:{width}}  {kind:9}  {_who(status)}".rstrip())
            lines += [f"      {line}" for line in _remarks(status)]
        lines.append("")
    counts = {standing: sum(status.standing is standing for status in statuses) for standing in HEADINGS}
    open_ones = sum(number for standing, number in counts.items() if standing is not Standing.VERIFIED)
    lines.append(
        f"{counts[Standing.VERIFIED]:,} of {len(statuses):,} records are verified; "
        f"{open_ones:,} {'needs' if open_ones == 1 else 'need'} a verdict."
        if statuses
        else "There is no evidence to review yet."
    )
    return _clean(lines)


def queue_as_json(workspace: Workspace, statuses: Iterable[ReviewStatus]) -> list[dict[str, object]]:
    """The same as plain values for JSON, in the same order."""
    return [
        {
            "kind": kind_of(workspace.records[status.record]),
            "title": workspace.records[status.record].title,
            **status_as_json(status),
        }
        for status in statuses
    ]


def _who(status: ReviewStatus) -> str:
    review = status.review
    return "" if review is None else f"{review.reviewer}, {as_day(review.at)}"


def _remarks(status: ReviewStatus) -> Iterator[str]:
    review = status.review
    if review is None:
        return
    if status.standing is Standing.STALE:
        more = len(status.changed) - _MOST_FIELDS
        fields = ", ".join(status.changed[:_MOST_FIELDS]) + (f" and {more} more" if more > 0 else "")
        yield f"{review.verdict.value} then; changed since: {fields}"
    if status.why:
        yield from wrap(status.why, WIDTH - 6)
    if review.comment and status.standing is not Standing.VERIFIED:
        yield from wrap(f"“{review.comment}”", WIDTH - 6)
    for other in status.disagreeing:
        yield f"but {other.verdict.value} by {other.reviewer}, {as_day(other.at)}"


# One record


def sheet_as_text(sheet: ReviewSheet) -> str:
    """The claim, the record and the source's own words, one below the other; then every verdict so far."""
    lines = [f"{sheet.record.id} ({kind_of(sheet.record)}): {sheet.status}", ""]
    lines += ["PRINTED"]
    lines += [
        line
        for claim in sheet.claims
        for line in _block(f"{claim.document}, {numbers_of(claim)}: {marked_text(claim)}")
    ]
    lines += [] if sheet.claims else ["  No document prints it."]
    lines += ["", "RECORD"]
    lines += [line for name, value in fields_of(sheet.record) for line in _block(f"{name}: {value}")]
    lines += ["", "SOURCE", *(line for text in source_lines(sheet) for line in _block(text))]
    if sheet.history:
        lines += ["", "VERDICTS"]
        lines += [line for review in sheet.history for line in _block(_told(review))]
    return _clean(lines)


def fields_of(record: Record) -> Iterator[tuple[str, str]]:
    """The record's fields as written, without those that say nothing of the world; nested ones with their path."""
    for name, value in record.fields.items():
        if name != "kind" and name not in NOT_CONTENT:
            yield from _flat(name, value)


def source_lines(sheet: ReviewSheet) -> Iterator[str]:
    """What there is of the source: its title, its copy, the passage in its surroundings, the method's result."""
    if sheet.source is not None:
        issued = f", {sheet.source.issued}" if sheet.source.issued else ""
        yield f"{sheet.source.title} ({sheet.source.publisher or 'no publisher'}{issued})"
        if sheet.source.url:
            yield sheet.source.url
    yield copy_line(sheet)
    if sheet.passage:
        place = place_of(sheet.passage)
        yield f"{place}: … {sheet.passage.prefix} [{sheet.passage.exact}] {sheet.passage.suffix} …"
    if sheet.worked:
        yield f"Worked out again: {sheet.worked}"


def copy_line(sheet: ReviewSheet) -> str:
    """Which copy of the source is archived, and where it lies."""
    copy = sheet.copy
    if copy is None:
        return "No copy of the source is archived."
    where = sheet.copy_path or "not on this computer"
    return f"Archived copy: {copy.name}, of {as_day(copy.at)} ({where})"


def place_of(passage: QuotedPassage) -> str:
    """Where in a copy a passage is."""
    if passage.page is not None:
        return f"Page {passage.page}"
    if passage.sheet is None:
        return "In the copy"
    return passage.sheet.capitalize() if passage.sheet.startswith("row ") else f"Sheet {passage.sheet}"


def numbers_of(claim: PrintedClaim) -> str:
    """Which claims of its document a sentence has: “claims 12 and 13”."""
    return f"claim{'' if len(claim.claims) == 1 else 's'} {listed([str(number) for number in claim.claims])}"


def marked_text(claim: PrintedClaim) -> str:
    """The sentence, with its claims in brackets."""
    return "".join(f"[{part}]" if is_claim else part for part, is_claim in claim.parts)


def kind_of(record: Record) -> str:
    """What a record's kind is called."""
    return KIND_NAMES[type(record).__name__]


def _told(review: Review) -> str:
    said = f": “{review.comment}”" if review.comment else ""
    return f"{as_day(review.at)}, {review.reviewer}: {review.verdict.value}{said}"


def _flat(name: str, value: Plain) -> Iterator[tuple[str, str]]:
    if isinstance(value, Mapping):
        for part, inner in value.items():
            yield from _flat(f"{name}.{part}", inner)
    elif isinstance(value, tuple):
        if all(isinstance(one, str) for one in value):
            yield name, ", ".join(str(one) for one in value)
        else:
            for number, inner in enumerate(value):
                yield from _flat(f"{name}.{number}", inner)
    else:
        yield name, "" if value is None else str(value)


# JSON


def sheet_as_json(sheet: ReviewSheet) -> dict[str, object]:
    """One record's sheet as plain values for JSON."""
    return {
        "record": sheet.record.id,
        "kind": kind_of(sheet.record),
        "title": sheet.record.title,
        "fields": dict(fields_of(sheet.record)),
        "source": None
        if sheet.source is None
        else {"id": sheet.source.id, "title": sheet.source.title, "url": sheet.source.url},
        "status": status_as_json(sheet.status),
        "verdicts": [review_as_json(review) for review in sheet.history],
        "copy": None if sheet.copy is None else _copy(sheet.copy, sheet.copy_path),
        "passage": None if sheet.passage is None else _passage(sheet.passage),
        "worked": sheet.worked,
        "claims": [
            {
                "document": one.document,
                "text": one.text,
                "claims": list(one.claims),
                "words": [one.text[begin:end] for begin, end in one.marked],
                "workings": list(one.workings),
            }
            for one in sheet.claims
        ],
    }


def status_as_json(status: ReviewStatus) -> dict[str, object]:
    """How a record stands, as plain values for JSON."""
    return {
        "record": status.record,
        "standing": status.standing.value,
        "changed": list(status.changed),
        "why": status.why,
        "review": None if status.review is None else review_as_json(status.review),
        "disagreeing": [review_as_json(review) for review in status.disagreeing],
    }


def review_as_json(review: Review) -> dict[str, object]:
    """A verdict as plain values for JSON, without the digests of its fields."""
    reviewer = review.reviewer
    return {
        "verdict": review.verdict.value,
        "reviewer": reviewer.name,
        "email": reviewer.email,
        "organisation": reviewer.organisation,
        "at": f"{review.at:{_AT}}",
        "comment": review.comment,
        "archive": review.archive,
        "passage": None if review.passage is None else _passage(review.passage),
        "file": review.span.path or None,
    }


def _copy(copy: ArchivedCopy, path: str | None) -> dict[str, object]:
    return {
        "name": copy.name,
        "sha256": copy.sha256,
        "size": copy.size,
        "at": f"{copy.at:{_AT}}",
        "url": copy.url,
        "file": path,
    }


def _passage(passage: QuotedPassage) -> dict[str, object]:
    return {
        "exact": passage.exact,
        "prefix": passage.prefix,
        "suffix": passage.suffix,
        "page": passage.page,
        "sheet": passage.sheet,
    }


def _block(text: str) -> list[str]:
    """A text wrapped and indented; a web address is not broken."""
    return wrap(
        shortened(" ".join(text.split()), 2_000),
        WIDTH,
        initial_indent="  ",
        subsequent_indent="    ",
        break_long_words=False,
        break_on_hyphens=False,
    )


def _clean(lines: Iterable[str]) -> str:
    """The lines without what a terminal would take for a command."""
    return "".join("".join(c if c.isprintable() else " " for c in line).rstrip() + "\n" for line in lines)
