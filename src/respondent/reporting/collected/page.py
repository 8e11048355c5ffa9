"""Copies side by side as one page of HTML, self-contained: a column for the document, then one for each copy."""

from __future__ import annotations

from collections import Counter
from itertools import groupby

from respondent.model.audit import day
from respondent.model.collection import (
    Collection,
    Paragraph,
    Remark,
    State,
    Taken,
    Version,
    WordEdit,
)
from respondent.model.diagnostic import Severity
from respondent.model.listing import counted, listed
from respondent.reporting.collected.words import (
    HEADINGS,
    counted_state,
    decided,
    names_of,
    remarks_on,
    saved,
    short_name,
    who_of,
)
from respondent.reporting.page.escape import escaped
from respondent.reporting.page.head import PALETTE, head
from respondent.reporting.returned.words import claims_in_words

_STYLES = (PALETTE, "page/page.css", "page/returned.css", "collected/page.css")
_RANKS = {State.CLASH: "contradicted", State.AGREED: "supported", State.EDITED: "answered"}
_SHORT = {State.CLASH: "clash", State.AGREED: "alike", State.EDITED: "edited"}
_SEVERITIES = {
    Severity.ERROR: "contradicted",
    Severity.WARNING: "unsupported",
    Severity.NOTE: "answered",
}


def collection_as_page(collection: Collection) -> str:
    """The whole page; the same collection gives the same text."""
    title = f"Copies of {collection.document or 'a document'}"
    body = "\n".join(
        part
        for part in (
            f"<h1>{escaped(title)}</h1>",
            f'<p class="built">Held against the document as it was built: {escaped(collection.basis)}.</p>'
            if collection.basis
            else "",
            _summary(collection),
            _problems(collection),
            _first(collection),
            _table(collection) if collection.copies else "",
            _comments(collection),
            _accepted(collection),
        )
        if part
    )
    return (
        f'<!DOCTYPE html>\n<html lang="en-GB">\n{head(title, _STYLES)}\n'
        f'<body>\n<main class="broad">\n{body}\n</main>\n</body>\n</html>\n'
    )


def _summary(collection: Collection) -> str:
    counts = Counter(paragraph.state for paragraph in collection.paragraphs)
    parts = "".join(
        f'<li class="{rank}">{escaped(counted_state(counts[state], state))}</li>'
        for state, rank in _RANKS.items()
        if counts[state]
    )
    still = sum(not remark.done for remark in collection.remarks)
    said = (
        f"<li><b>{len(collection.remarks):,}</b> {'comment' if len(collection.remarks) == 1 else 'comments'}, "
        f"{still:,} open</li>"
    )
    same = f'<li class="supported"><b>{counts[State.SAME]:,}</b> as built</li>' if counts[State.SAME] else ""
    number = len(collection.copies)
    return (
        f'<div class="fates"><span>{number:,} {"copy" if number == 1 else "copies"}</span>'
        f"<ul>{parts}{said if collection.remarks else ''}{same}</ul></div>"
    )


def _problems(collection: Collection) -> str:
    """What is to be said of the files themselves."""
    notes = "".join(
        f'<div class="note {_SEVERITIES[one.severity]}"><p><b>{escaped(one.span.path)}</b>: '
        f"{escaped(one.message)}</p><p>{escaped(one.remedy)}</p></div>"
        for one in collection.diagnostics
    )
    return f'<div class="files">{notes}</div>' if notes else ""


def _first(collection: Collection) -> str:
    """The clashes, which somebody has to decide, as links into the table."""
    clashes = [one for one in collection.changed if one.state is State.CLASH]
    if not clashes:
        return ""
    links = "".join(
        f'<li><a href="#p{one.number}">paragraph {one.number}</a>'
        f"{f', {escaped(one.section)}' if one.section else ''}: "
        f"{escaped(names_of(collection, tuple(v.copy for v in one.versions)))}</li>"
        for one in clashes
    )
    return (
        f'<div class="first"><h3>{escaped(HEADINGS[State.CLASH])}</h3><ul class="clashes">{links}</ul></div>'
    )


# The table


def _table(collection: Collection) -> str:
    heads = "".join(
        f'<th scope="col"><b>{escaped(short_name(copy))}</b>'
        f"<span>{escaped(_about(collection, number) or ' ')}</span></th>"
        for number, copy in enumerate(collection.copies)
    )
    said: dict[int, list[Remark]] = {}
    for remark in collection.remarks:
        if remark.paragraph is not None:
            said.setdefault(remark.paragraph, []).append(remark)
    rows: list[str] = []
    grouped = groupby(collection.paragraphs, key=lambda one: one.is_changed or one.number in said)
    for is_told, group in grouped:
        if is_told:
            rows += [_row(collection, one, said.get(one.number, [])) for one in group]
        else:
            rows.append(_same(list(group), len(collection.copies)))
    return (
        '<div class="side" tabindex="0" role="region" aria-label="The copies side by side"><table>'
        f'<thead><tr><th scope="col" class="base"><b>As built</b></th>{heads}</tr></thead>'
        f"<tbody>{''.join(rows)}</tbody></table></div>"
    )


def _about(collection: Collection, number: int) -> str:
    changed = sum(paragraph.version(number) is not None for paragraph in collection.paragraphs)
    said = sum(number in remark.copies for remark in collection.remarks)
    parts = [counted(changed, "edited paragraph"), counted(said, "comment")]
    return " · ".join(filter(None, (*parts, saved(collection.copies[number]))))


def _same(paragraphs: list[Paragraph], copies: int) -> str:
    """Paragraphs that everybody left as they were, folded away."""
    inner = "".join(f"<p>{_built_text(one)}</p>" for one in paragraphs)
    what = counted(len(paragraphs), "paragraph")
    return (
        f'<tr class="same"><td class="base"><details><summary>{what} as built</summary>{inner}</details></td>'
        f'<td colspan="{copies}"></td></tr>'
    )


def _row(collection: Collection, paragraph: Paragraph, remarks: list[Remark]) -> str:
    state = paragraph.state
    chip = f'<span class="chip {_RANKS[state]}">{_SHORT[state]}</span>' if state in _RANKS else ""
    section = f" · {escaped(paragraph.section)}" if paragraph.section else ""
    where = f'<p class="where"><b>{paragraph.number}</b>{section}{chip}</p>'
    text = _built_text(paragraph) if paragraph.text is not None else "<i>not in the document as built</i>"
    heading = ' class="heading"' if paragraph.kind == "heading" else ""
    cells = "".join(
        _cell(collection, paragraph, number, [r for r in remarks if number in r.copies])
        for number in range(len(collection.copies))
    )
    return (
        f'<tr id="p{paragraph.number}" class="{_SHORT.get(state, "said-only")}">'
        f'<td class="base">{where}<p{heading}>{text}</p></td>{cells}</tr>'
    )


def _built_text(paragraph: Paragraph) -> str:
    """A paragraph as built, with its claims marked."""
    text, parts, at = paragraph.text or "", [], 0
    for number, (start, end) in zip(paragraph.claims, paragraph.marks, strict=True):
        if start >= at:
            parts.append(escaped(text[at:start]))
            parts.append(f'<mark class="supported" title="claim {number}">{escaped(text[start:end])}</mark>')
            at = end
    return "".join((*parts, escaped(text[at:]))).replace("\n", "<br>")


def _cell(collection: Collection, paragraph: Paragraph, number: int, remarks: list[Remark]) -> str:
    version = paragraph.version(number)
    parts = []
    if version is not None:
        parts.append(f"<p>{_runs(version)}</p>")
        parts.append(f'<p class="by">{escaped(who_of(collection, version))}</p>')
        parts += [_note(collection, version, edit) for edit in version.edits if edit.claims or edit.doubt]
        parts += [
            _mark(one)
            for one in collection.patch.taken
            if one.paragraph == paragraph.number and number in one.copies
        ]
    parts += [_remark(remark) for remark in remarks]
    if not parts:
        absent = paragraph.text is None
        return f'<td class="quiet">{"—" if absent else "as built"}</td>'
    return f"<td>{''.join(dict.fromkeys(parts))}</td>"


def _runs(version: Version) -> str:
    tags = {"gone": ("<del>", "</del>"), "new": ("<ins>", "</ins>"), "same": ("", "")}
    if version.moved and not version.runs:
        return "<i>moved elsewhere, its words as they were</i>"
    words = " ".join(f"{tags[kind][0]}{escaped(text)}{tags[kind][1]}" for kind, text in version.runs)
    gone = " <i>taken out</i>" if version.is_gone else ""
    return f"{'<i>moved:</i> ' if version.moved else ''}{words}{gone}"


def _note(collection: Collection, version: Version, edit: WordEdit) -> str:
    rank, text = remarks_on(collection, version, edit)
    return f'<p class="note {rank}">{escaped(text)}</p>'


def _mark(taken: Taken) -> str:
    if taken.is_placed:
        return '<p class="note supported">✓ accepted, in the patch</p>'
    return '<p class="note unsupported">accepted, to be made by hand</p>'


def _remark(remark: Remark) -> str:
    when = f", {escaped(day(remark.date))}" if day(remark.date) else ""
    about = f"<q>{escaped(remark.about)}</q> " if remark.about else ""
    settled = ' <span class="code">settled</span>' if remark.done else ""
    answers = "".join(
        f'<p class="answer">↳ <b>{escaped(one.author or "somebody")}</b>: {_lines(one.text)}</p>'
        for one in remark.answers
    )
    return (
        f'<div class="note remark"><p><b>{escaped(remark.author or "somebody")}</b>{when}{settled}</p>'
        f"<p>{about}{_lines(remark.text)}</p>{answers}</div>"
    )


def _lines(text: str) -> str:
    return escaped(text).replace("\n", "<br>")


# Below the table


def _comments(collection: Collection) -> str:
    """The comments as a log; the workbook has the same."""
    if not collection.remarks:
        return ""
    rows = "".join(_entry(collection, remark) for remark in collection.remarks)
    return (
        '<section class="log"><h2>Comments</h2><div class="wide"><table><tr><th>Who</th><th>When</th>'
        f"<th>Where</th><th>What</th><th>Answer</th><th>Copy</th></tr>{rows}</table></div></section>"
    )


def _entry(collection: Collection, remark: Remark) -> str:
    where = (
        f'<a href="#p{remark.paragraph}">paragraph {remark.paragraph}</a>' if remark.paragraph else "no place"
    )
    about = f" “{escaped(remark.about)}”" if remark.about else ""
    claims = f" ({claims_in_words(remark.claims)})" if remark.claims else ""
    settled = ' <span class="code">settled</span>' if remark.done else ""
    answers = "<br>".join(
        f"{escaped(one.author or 'somebody')}: {_lines(one.text)}" for one in remark.answers
    )
    return (
        f"<tr><td>{escaped(remark.author or 'somebody')}</td><td>{escaped(day(remark.date))}</td>"
        f"<td>{where}{about}{claims}</td><td>{_lines(remark.text)}{settled}</td><td>{answers}</td>"
        f"<td>{escaped(names_of(collection, remark.copies))}</td></tr>"
    )


def _accepted(collection: Collection) -> str:
    """What was accepted: the patch, and what is left to be made by hand."""
    patch = collection.patch
    if not patch.taken:
        return ""
    parts = ["<h2>Accepted</h2>"]
    by_hand = [one for one in patch.taken if not one.is_placed]
    if by_hand:
        rows = "".join(
            f'<tr><td><a href="#p{one.paragraph}">paragraph {one.paragraph}</a></td>'
            f"<td><del>{escaped(one.old)}</del> <ins>{escaped(one.new)}</ins></td>"
            f"<td>{escaped(decided(one))}</td></tr>"
            for one in by_hand
        )
        parts.append(
            '<h3>To be made by hand</h3><div class="wide"><table><tr><th>Where</th><th>What</th>'
            f"<th>Why</th></tr>{rows}</table></div>"
        )
    if patch.also:
        also = escaped(listed(list(patch.also)))
        parts.append(f"<p>The same text is in {also}: the patch changes these too.</p>")
    if patch.text:
        parts.append(
            "<h3>Patch of the templates</h3><p>Nothing applies it by itself: look at it, then use "
            f'<code>git apply</code>.</p><pre class="patch">{escaped(patch.text)}</pre>'
        )
    return f'<section class="patches">{"".join(parts)}</section>'
