"""A page of HTML for a reviewer: what documents print, what the record says, and the source's words, in columns.

It is self-contained, runs nothing and loads nothing; its links are the source's own address and no other.
"""

from __future__ import annotations

from base64 import b64encode
from collections.abc import Iterator
from functools import cache
from hashlib import sha256
from importlib.resources import files

from respondent.model.diagnostic import Severity
from respondent.model.review import as_day
from respondent.model.review_sheet import PrintedClaim, ReviewSheet
from respondent.reporting.page.escape import escaped
from respondent.reporting.reviews import copy_line, fields_of, kind_of, numbers_of, place_of

_LINKED = ("http://", "https://")


def sheet_as_page(sheet: ReviewSheet) -> str:
    """The sheet as one HTML file; the same sheet gives the same text."""
    status = str(sheet.status)
    said = f"{status[:1].upper()}{status[1:]}. {sheet.status.why or ''}".rstrip()
    body = "\n".join(
        (
            f'<p class="kind">{escaped(kind_of(sheet.record))} <code>{escaped(sheet.record.id)}</code></p>',
            f"<h1>{escaped(sheet.record.title)}</h1>",
            f'<p class="status {sheet.status.standing.name.lower()}">{escaped(said)}</p>',
            *_problems(sheet),
            f'<div class="sides">\n{_printed(sheet)}\n{_record(sheet)}\n{_source(sheet)}\n</div>',
            *_history(sheet),
        )
    )
    return (
        f'<!DOCTYPE html>\n<html lang="en-GB">\n{_head(f"Review of {sheet.record.id}")}\n<body>\n<main>\n'
        f"{body}\n</main>\n</body>\n</html>\n"
    )


def _head(title: str) -> str:
    style, digest = _style()
    policy = f"default-src 'none'; style-src 'sha256-{digest}'; base-uri 'none'; form-action 'none'"
    return (
        '<head>\n<meta charset="utf-8">\n'
        f'<meta http-equiv="Content-Security-Policy" content="{escaped(policy)}">\n'
        '<meta name="viewport" content="width=device-width, initial-scale=1">\n'
        '<meta name="color-scheme" content="light dark">\n<meta name="referrer" content="no-referrer">\n'
        f"<title>{escaped(title)}</title>\n<style>{style}</style>\n</head>"
    )


@cache
def _style() -> tuple[str, str]:
    """The stylesheet, and the hash by which the page's policy admits it and no other."""
    style = files("respondent.reporting.page").joinpath("review.css").read_text("utf-8").replace("\r\n", "\n")
    return style, b64encode(sha256(style.encode()).digest()).decode("ascii")


def _problems(sheet: ReviewSheet) -> Iterator[str]:
    if sheet.diagnostics:
        items = "".join(
            f'<li class="{"error" if one.severity is Severity.ERROR else "other"}"><p><b>{one.code.id}</b> '
            f'{escaped(one.message)}</p><p class="quiet">{escaped(one.remedy)}</p></li>'
            for one in sheet.diagnostics
        )
        yield f'<ul class="problems">{items}</ul>'


def _printed(sheet: ReviewSheet) -> str:
    claims = "".join(
        f'<div class="claim"><p>{_marked(claim)}</p>'
        + "".join(f'<p class="place">{escaped(working)}</p>' for working in claim.workings)
        + f'<p class="place">{escaped(claim.document)}, {numbers_of(claim)}</p></div>'
        for claim in sheet.claims
    )
    return f"<section>\n<h2>What is printed</h2>\n{claims or _quiet('No document prints it.')}\n</section>"


def _marked(claim: PrintedClaim) -> str:
    """The sentence with its claims marked."""
    parts = ((escaped(text), is_claim) for text, is_claim in claim.parts)
    return "".join(f"<mark>{text}</mark>" if is_claim else text for text, is_claim in parts)


def _record(sheet: ReviewSheet) -> str:
    fields = "".join(
        f"<dt>{escaped(name)}</dt><dd>{escaped(value.strip())}</dd>"
        for name, value in fields_of(sheet.record)
    )
    return f"<section>\n<h2>What the record says</h2>\n<dl>{fields}</dl>\n</section>"


def _source(sheet: ReviewSheet) -> str:
    parts = []
    source = sheet.source
    if source is not None:
        issued = f", {source.issued}" if source.issued else ""
        who = escaped(f"{source.publisher or 'no publisher'}{issued}")
        parts.append(f'<p><em>{escaped(source.title)}</em><br><span class="place">{who}</span></p>')
        if source.url and source.url.lower().startswith(_LINKED):
            parts.append(f'<p class="copy"><a href="{escaped(source.url)}">{escaped(source.url)}</a></p>')
    passage = sheet.passage
    if passage is not None:
        parts.append(
            f"<blockquote><p>… {escaped(passage.prefix)} <mark>{escaped(passage.exact)}</mark> "
            f'{escaped(passage.suffix)} …</p><p class="place">{escaped(place_of(passage))}</p></blockquote>'
        )
    if sheet.worked:
        parts.append(f"<p>Worked out again: {escaped(sheet.worked)}</p>")
    parts.append(f'<p class="copy">{escaped(copy_line(sheet))}</p>')
    return "<section>\n<h2>What the source says</h2>\n" + "\n".join(parts) + "\n</section>"


def _history(sheet: ReviewSheet) -> Iterator[str]:
    if sheet.history:
        rows = "".join(
            f"<tr><td>{as_day(one.at)}</td><td>{escaped(str(one.reviewer))}</td><td>{one.verdict.value}</td>"
            f"<td>{escaped(one.comment or '')}</td></tr>"
            for one in sheet.history
        )
        yield (
            '<section class="after">\n<h2>Verdicts so far</h2>\n<table>'
            f"<tr><th>When</th><th>Who</th><th>Verdict</th><th>Comment</th></tr>{rows}</table>\n</section>"
        )


def _quiet(text: str) -> str:
    return f'<p class="quiet">{escaped(text)}</p>'
