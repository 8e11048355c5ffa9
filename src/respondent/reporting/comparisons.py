"""What changed between two versions, as text for a terminal and as JSON: figures first, then other words."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from textwrap import wrap

from respondent.model.change import Change, in_brief
from respondent.model.comparison import ClaimChange, ComparedClaim, Comparison, PlacedClaim
from respondent.model.listing import counted
from respondent.reporting.marks import one_line

_SIGNS = {ClaimChange.ADDED: "+", ClaimChange.REMOVED: "−"}
_COLOURS = {ClaimChange.ADDED: "32", ClaimChange.REMOVED: "31", ClaimChange.CHANGED: "33;1"}
_WIDTH = 100


def comparison_as_text(found: Comparison, *, colour: bool = False) -> str:
    """All that changed, and a closing line."""
    lines = [_paint(f"{found.old} → {found.new}", "1", colour=colour), ""]
    changed = [claim for claim in found.claims if claim.change is not ClaimChange.SAME]
    figures = [claim for claim in changed if claim.kind == "figure"]
    others = [claim for claim in changed if claim.kind != "figure"]
    for heading, entries in (
        ("Figures", [line for claim in _ranked(figures) for line in _claim(claim, colour=colour)]),
        ("Other claims", [line for claim in _ranked(others) for line in _claim(claim, colour=colour)]),
        (
            "Records",
            [f"  {record.given}: {_value(record.old)} → {_value(record.new)}" for record in found.records],
        ),
        ("Words", [line for change in found.prose for line in _prose(change)]),
    ):
        if entries:
            lines += [_paint(heading, "1", colour=colour), *entries, ""]
    return "\n".join([*lines, f"{comparison_summary(found)}."])


def comparison_summary(found: Comparison) -> str:
    """What it comes to in a line: "18 claims: 2 changed, 16 unchanged; 1 record; 3 paragraphs"."""
    if found.is_same:
        return f"{counted(len(found.claims), 'claim')}, and nothing differs"
    counts = Counter(claim.change for claim in found.claims)
    parts = ", ".join(f"{counts[change]:,} {change.value}" for change in ClaimChange if counts[change])
    said = [f"{counted(len(found.claims), 'claim')}{f': {parts}' if parts else ''}"]
    if found.records:
        said.append(f"{counted(len(found.records), 'value')} of the evidence")
    if found.prose:
        said.append(f"other words in {counted(len(found.prose), 'place')}")
    return "; ".join(said)


def comparison_as_json(found: Comparison) -> dict[str, object]:
    """The same for machines."""
    counts = Counter(claim.change for claim in found.claims)
    return {
        "old": found.old,
        "new": found.new,
        "document": found.document,
        "same": found.is_same,
        "claims": [
            {
                "change": claim.change.value,
                "also": [change.value for change in claim.changes[1:]],
                "kind": claim.kind,
                "record": claim.record,
                "old": _placed(claim.old),
                "new": _placed(claim.new),
            }
            for claim in found.claims
        ],
        "records": [
            {
                "record": record.given.record,
                "row": list(record.given.row),
                "part": record.given.part,
                "old": record.old,
                "new": record.new,
            }
            for record in found.records
        ],
        "prose": [
            {
                "kind": change.kind,
                "old": change.before,
                "new": change.after,
                "words": [{"change": what, "text": text} for what, text in change.runs],
            }
            for change in found.prose
        ],
        "summary": {change.value: counts[change] for change in ClaimChange}
        | {"records": len(found.records), "prose": len(found.prose)},
    }


def _placed(claim: PlacedClaim | None) -> dict[str, object] | None:
    if claim is None:
        return None
    return {
        "number": claim.number,
        "text": claim.text,
        "value": claim.value,
        "hash": claim.hash8,
        "paragraph": claim.line,
    }


def _ranked(claims: Sequence[ComparedClaim]) -> list[ComparedClaim]:
    """The claims by what became of them, the gravest first, each kind in the order of the document."""
    order = list(ClaimChange)
    return sorted(claims, key=lambda claim: order.index(claim.change))


def _claim(claim: ComparedClaim, *, colour: bool) -> Iterator[str]:
    placed = claim.new or claim.old
    if placed is None:
        return
    what = ", ".join(change.value for change in claim.changes)
    head = f"{_SIGNS.get(claim.change, '~')} claim {placed.number}, {what}"
    where = f" – paragraph {placed.line}" if placed.line else ""
    yield f"  {_paint(head, _COLOURS.get(claim.change, '36'), colour=colour)}{where} ({claim.record})"
    old, new = (f"“{one_line(side.text)}”" if side else "" for side in (claim.old, claim.new))
    yield from _below(f"{old} → {new}" if claim.change is ClaimChange.CHANGED else new or old)


def _prose(change: Change) -> Iterator[str]:
    lines = _below(f"{change.kind}: {one_line(in_brief(change))}")
    yield from (f"  {line[6:]}" if number == 0 else line for number, line in enumerate(lines))


def _value(text: str) -> str:
    """A value as a manifest has it, with commas where it is a whole number of thousands."""
    return f"{int(text):,}" if text.lstrip("-").isascii() and text.lstrip("-").isdecimal() else text


def _below(text: str) -> list[str]:
    return wrap(text, _WIDTH, initial_indent=" " * 6, subsequent_indent=" " * 6) if text else []


def _paint(text: str, code: str, *, colour: bool) -> str:
    return f"\x1b[{code}m{text}\x1b[0m" if colour else text
