"""An audit as text for a terminal: what does not hold first, then what somebody has to decide, then the rest."""

from __future__ import annotations

from collections.abc import Iterator
from textwrap import wrap

from respondent.model.audit import (
    Audit,
    Certainty,
    ClaimOutcome,
    Comment,
    Do,
    FileFinding,
    Means,
    ProseEdit,
    day,
)
from respondent.reporting.marks import one_line
from respondent.reporting.returned.words import (
    NOT_WHOLE,
    Rank,
    fates_in_words,
    first_piece,
    place_of,
    prose_in_words,
    rank_of,
    summary,
    who_changed,
)

_COLOURS = {Rank.FALSE: "31;1", Rank.LOOK: "33", Rank.KNOWN: "36", Rank.FINE: "32"}
_WIDTH = 100


def audit_as_text(audit: Audit, *, colour: bool = False) -> str:
    """All that is to be said, and a closing line."""
    lines: list[str] = []
    for rank in (Rank.FALSE, Rank.LOOK, Rank.KNOWN):
        entries = [
            *(_claim(audit, claim, colour=colour) for claim in audit.claims if _rank(claim) is rank),
            *(_finding(f, colour=colour) for f in audit.findings if rank_of(f.diagnostic.code) is rank),
        ]
        if entries:
            lines += [
                _paint(rank.heading, "1", colour=colour),
                *(line for entry in entries for line in entry),
                "",
            ]
    if audit.prose:
        lines += [_paint("Words outside claims", "1", colour=colour)]
        lines += [line for edit in audit.prose for line in _prose(audit, edit)]
        lines.append("")
    if audit.comments:
        lines += [_paint("Comments", "1", colour=colour)]
        lines += [line for comment in audit.comments for line in _comment(audit, comment)]
        lines.append("")
    return "\n".join([*lines, audit_summary(audit)])


def audit_summary(audit: Audit) -> str:
    """The closing line."""
    what = f" (built as “{audit.built.document}”)" if audit.built else ""
    if audit.is_untouched and audit.is_ours:
        says = "It says" if audit.is_whole else "Its text says"
        rest = "" if audit.is_whole else f" {NOT_WHOLE}"
        return f"{audit.draft.name}{what}: {summary(audit)}. {says} what it was built to say.{rest}"
    return f"{audit.draft.name}{what}: {summary(audit)}."


def _rank(claim: ClaimOutcome) -> Rank:
    return rank_of(claim.code)


def _claim(audit: Audit, claim: ClaimOutcome, *, colour: bool) -> Iterator[str]:
    rank = _rank(claim)
    code = claim.code.id if claim.code else ""
    place = place_of(audit, first_piece(claim))
    head = f"{rank.sign} {code} claim {claim.claim.number}, {fates_in_words(claim)}"
    yield f"  {_paint(head, _COLOURS[rank], colour=colour)}{f' – {place}' if place else ''}"
    yield from _below(_change(claim))
    if claim.message and not claim.is_quiet:
        yield from _below(claim.message)
    yield from _below(claim.since)
    if claim.certainty is not Certainty.SURE and claim.means is not Means.NOTHING:
        yield from _below(f"It was found by {claim.means.value}: {claim.certainty.value}, no more.")
    if claim.advice.do is not Do.NOTHING:
        yield from _below(f"{_capital(claim.advice.do.value)}: {claim.advice.text}")
    for line in (claim.advice.patch or "").splitlines():
        yield f"        {''.join(c if c.isprintable() else ' ' for c in line)}"


def _change(claim: ClaimOutcome) -> str:
    who = who_changed(claim)
    old, new = (one_line(text or "") for text in (claim.old, claim.new))
    if claim.old is not None and claim.new is not None and old != new:
        return f"“{old}” → “{new}”{f', {who}' if who else ''}"
    return f"“{new or old}” ({claim.claim.tag.record}){f', {who}' if who else ''}"


def _finding(finding: FileFinding, *, colour: bool) -> Iterator[str]:
    diagnostic = finding.diagnostic
    rank = rank_of(diagnostic.code)
    place = f" – paragraph {diagnostic.span.line}" if diagnostic.span.line else ""
    head = f"{rank.sign} {diagnostic.code.id} {diagnostic.code.title}"
    yield f"  {_paint(head, _COLOURS[rank], colour=colour)}{place}"
    yield from _below(diagnostic.message)
    yield from _below(diagnostic.remedy)


def _prose(audit: Audit, edit: ProseEdit) -> Iterator[str]:
    place, who = place_of(audit, edit.piece), who_changed(edit)
    yield f"  • {place or 'taken out'}{f', {who}' if who else ''}"
    yield from _below(prose_in_words(edit))


def _comment(audit: Audit, comment: Comment) -> Iterator[str]:
    who = one_line(comment.author) or "somebody"
    when = f" on {day(comment.date)}" if day(comment.date) else ""
    about = f", about claim {', '.join(map(str, comment.claims))}" if comment.claims else ""
    place = place_of(audit, comment.pieces[0] if comment.pieces else None)
    yield f"  {who}{when}{about}{f' – {place}' if place else ''}{' (settled)' if comment.done else ''}"
    if comment.about:
        yield from _below(f"“{one_line(comment.about)}”:")
    yield from _below(one_line(comment.text))


def _below(text: str) -> list[str]:
    line = one_line(text)
    return wrap(line, _WIDTH, initial_indent=" " * 6, subsequent_indent=" " * 6) if line else []


def _capital(text: str) -> str:
    return text[:1].upper() + text[1:]


def _paint(text: str, code: str, *, colour: bool) -> str:
    return f"\x1b[{code}m{text}\x1b[0m" if colour else text
