"""A claim as a row of the page: where it stands, what it says in its sentence, what it rests on, how it stands."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from itertools import groupby

from respondent.model.citation_sheet import CitedClaim, CitedRecord, CitedSource
from respondent.model.document import ClaimKind
from respondent.model.shortened import shortened
from respondent.prose.dates import write_date
from respondent.reporting.page.escape import escaped
from respondent.reporting.sheet.charts import standing_class

_MOST_ROWS = 8
_LONGEST_PASSAGE = 280
_NO_SENTENCE = frozenset({ClaimKind.QUOTATION, ClaimKind.CITATION})


def claim_row(claim: CitedClaim, sources: Mapping[str, CitedSource], *, alone: bool) -> str:
    """The row; `alone` where the page is about one document, which then needs no name."""
    verification = claim.verification
    document = "" if alone else f'<span class="of">{escaped(claim.document)}</span>'
    return (
        f'<tr id="{escaped(claim.key)}" data-document="{escaped(claim.document)}" '
        f'data-status="{verification.standing.value}" data-kind="{claim.kind.value}" '
        f'data-source="{escaped(" ".join(claim.sources))}">'
        f'<td class="number"><span class="tick" aria-hidden="true"></span>'
        f'<a href="#{escaped(claim.key)}">{claim.number}</a>{document}</td>'
        f'<td class="claim">{_claim(claim)}</td>'
        f'<td class="basis">{_basis(claim, sources)}</td>'
        f'<td class="standing">{_standing(claim)}</td></tr>'
    )


def _claim(claim: CitedClaim) -> str:
    before, after = ("", "") if claim.kind in _NO_SENTENCE else (claim.before, claim.after)
    text = escaped(claim.text) or "<i>no words of its own</i>"
    about = [claim.kind.value, claim.section]
    if not before and not after:
        about += [part for part in (claim.place, claim.period) if part]
    if claim.note is not None:
        about.append(f"note {claim.note}")
    return (
        f'<p class="sentence">{escaped(before)}<mark>{text}</mark>{escaped(after)}</p>'
        f'<p class="about">{" · ".join(escaped(part) for part in about)}</p>'
    )


def _basis(claim: CitedClaim, sources: Mapping[str, CitedSource]) -> str:
    parts = [f'<p class="working">{escaped(claim.derivation)}</p>'] if claim.derivation else []
    parts.append(f'<p class="records">{", ".join(_records(claim))}</p>')
    parts.extend(_source(record, sources) for record in _places(claim))
    parts += [f'<p class="caveat">{escaped(words)}</p>' for words in (*claim.coverage, *claim.caveats)]
    return "".join(parts)


def _records(claim: CitedClaim) -> Iterator[str]:
    """The records, those of a table with its rows behind its id; many are folded."""
    for record_id, found in groupby(claim.records, key=lambda record: record.id):
        rows = [escaped(record.name.partition("#")[2]) for record in found if "#" in record.name]
        shown = f"<code>{escaped(record_id)}</code>"
        if rows:
            shown += f": {', '.join(rows[:_MOST_ROWS])}"
        if more := rows[_MOST_ROWS:]:
            shown += f" <details><summary>and {len(more)} more</summary>, {', '.join(more)}</details>"
        yield shown


def _places(claim: CitedClaim) -> list[CitedRecord]:
    """One record for each place in a source, the one whose passage is known before others."""
    found: dict[tuple[str | None, str | None], CitedRecord] = {}
    for record in claim.records:
        known = found.get((record.source, record.locator))
        if record.source and (known is None or (record.passage and not known.passage)):
            found[record.source, record.locator] = record
    return list(found.values())


def _source(record: CitedRecord, sources: Mapping[str, CitedSource]) -> str:
    cited = sources.get(record.source or "")
    words = cited.reference.rstrip(".") if cited else record.source or ""
    locator = f", {record.locator}" if record.locator else ""
    text = f"{escaped(words)}<b>{escaped(locator)}</b>"
    if record.link:
        what = "passage" if record.is_passage else "source"
        text += f' <a class="open" href="{escaped(record.link)}" rel="noreferrer noopener">{what} ↗</a>'
    passage = (
        f"<blockquote>{escaped(shortened(record.passage, _LONGEST_PASSAGE))}</blockquote>"
        if record.passage
        else ""
    )
    return f'<p class="source">{text}</p>{passage}'


def _standing(claim: CitedClaim) -> str:
    verification = claim.verification
    standing = verification.standing
    sign = f'<span aria-hidden="true">{standing.sign}</span>'
    parts = [f'<p class="badge {standing_class(standing.value)}">{sign} {standing.value}</p>']
    who = [verification.by] if verification.by else []
    who += [write_date(verification.on)] if verification.on else []
    if who:
        parts.append(f'<p class="who">{escaped(", ".join(who))}</p>')
    if verification.why and who:
        parts.append(f'<p class="why">{escaped(verification.why)}</p>')
    if claim.owners:
        parts.append(f'<p class="owner">Owner: {escaped(", ".join(claim.owners))}</p>')
    if claim.confidential:
        reasons = "; ".join(f"{name}: {why}" for name, why in claim.confidential)
        parts.append(f'<p class="secret"><b>Confidential</b> {escaped(reasons)}</p>')
    return "".join(parts)
