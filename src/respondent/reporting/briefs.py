"""Briefs as one page of HTML that prints a page a figure, and as text."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from textwrap import wrap

from respondent.model.brief import Brief, BriefedFigure
from respondent.model.citation_sheet import CitedClaim
from respondent.model.listing import counted
from respondent.model.review import Standing
from respondent.prose.dates import write_date
from respondent.reporting.page.escape import escaped
from respondent.reporting.page.head import PALETTE, head

_WIDTH = 88


def briefs_as_page(briefs: Sequence[Brief]) -> str:
    """One file of HTML without any script: a first page for each document, then a page for each of its figures."""
    title = f"Brief: {briefs[0].title}" if len(briefs) == 1 else f"Briefs on {len(briefs)} documents"
    sections = "\n".join(section for brief in briefs for section in _sections(brief))
    return (
        f'<!DOCTYPE html>\n<html lang="en-GB">\n{head(title, (PALETTE, "brief.css"))}\n<body>\n<main>\n'
        f"{sections}\n</main>\n</body>\n</html>\n"
    )


def _sections(brief: Brief) -> Iterator[str]:
    yield _first(brief)
    for number, figure in enumerate(brief.figures, 1):
        yield _figure(brief, number, figure)
    if brief.others:
        yield _others(brief)


def _first(brief: Brief) -> str:
    items = "".join(
        f'<li><b><a href="#{_key(brief, number)}">{escaped(_shown(figure.claim))}</a></b>'
        f"<span>{escaped(_plain_sentence(figure.claim))}</span></li>"
        for number, figure in enumerate(brief.figures, 1)
    )
    kind = escaped(brief.kind.capitalize())
    return (
        f'<section><p class="what">Brief for the person who is asked</p><h1>{escaped(brief.title)}</h1>'
        f'<p class="place">{kind} of {write_date(brief.date)} · {counted(len(brief.figures), "figure")} · '
        f'as of {write_date(brief.day)}</p><ul class="contents">{items}</ul></section>'
    )


def _figure(brief: Brief, number: int, figure: BriefedFigure) -> str:
    claim = figure.claim
    about = [part for part in (claim.section, claim.place, claim.period) if part]
    parts = [
        f'<p class="what">{number} of {len(brief.figures)}</p><p class="figure">{escaped(_shown(claim))}</p>',
        f'<p class="place">{escaped(" · ".join(about))}</p>',
        _sentence(claim),
        f'<h2>The line to take</h2><p class="line">{escaped(figure.line)}</p>',
        _verified(figure),
    ]
    if claim.derivation:
        parts.append(f'<h2>Its working</h2><p class="how">{escaped(claim.derivation)}</p>')
    parts.append(f"<h2>Its source</h2>{''.join(_sources(figure))}")
    asked = "".join(
        f"<div><dt>{escaped(question)}</dt><dd>{escaped(answer)}</dd></div>"
        for question, answer in figure.questions
    )
    parts.append(f'<h2>If they ask</h2><dl class="asked">{asked}</dl>' if asked else "")
    if figure.also:
        also = "; ".join(f"“{one.text}” ({one.section}, claim {one.number})" for one in figure.also)
        parts.append(f"<h2>It also stands here</h2><p>{escaped(also)}</p>")
    return f'<section id="{_key(brief, number)}">{"".join(parts)}</section>'


def _sentence(claim: CitedClaim) -> str:
    if not claim.before and not claim.after:
        return ""
    inner = f"{escaped(claim.before)}<mark>{escaped(claim.text)}</mark>{escaped(claim.after)}"
    return f'<p class="sentence">{inner}</p>'


def _verified(figure: BriefedFigure) -> str:
    notes = list(figure.beware)
    kind = "beware"
    if told := _verified_by(figure):
        notes.insert(0, told)
        kind += " fine" if len(notes) == 1 else ""
    items = "".join(f"<li>{escaped(note)}</li>" for note in notes)
    return f'<h2>Who verified it</h2><div class="{kind}"><ul>{items}</ul></div>'


def _verified_by(figure: BriefedFigure) -> str:
    """Who verified it, and when; "" where nobody has."""
    verification = figure.claim.verification
    if verification.standing is not Standing.VERIFIED:
        return ""
    day = f" on {write_date(verification.on)}" if verification.on else ""
    return f"Verified by {verification.by or 'somebody'}{day}."


def _sources(figure: BriefedFigure) -> Iterator[str]:
    for cited in figure.sources:
        records = [one for one in figure.claim.records if one.source == cited.source.id]
        locators = ", ".join(dict.fromkeys(one.locator for one in records if one.locator))
        place = f", <b>{escaped(locators)}</b>" if locators else ""
        link = next((one.link for one in records if one.link), None)
        opening = f' <a href="{escaped(link)}" rel="noreferrer noopener">open ↗</a>' if link else ""
        yield f'<p class="source">{escaped(cited.reference.rstrip("."))}{place}{opening}</p>'


def _others(brief: Brief) -> str:
    items = "".join(
        f"<li>“{escaped(claim.text)}” – {escaped(_rests_on(claim, brief))}</li>" for claim in brief.others
    )
    return f'<section><p class="what">What it says beside its figures</p><ul>{items}</ul></section>'


def _rests_on(claim: CitedClaim, brief: Brief) -> str:
    titles = {cited.source.id: cited.reference.rstrip(".") for cited in brief.sources}
    places = (
        f"{titles.get(one.source or '', one.title)}{f', {one.locator}' if one.locator else ''}"
        for one in claim.records
    )
    return "; ".join(dict.fromkeys(places))


def _key(brief: Brief, number: int) -> str:
    return f"{escaped(brief.document)}-{number}"


def _shown(claim: CitedClaim) -> str:
    return claim.text[:1].upper() + claim.text[1:]


def _plain_sentence(claim: CitedClaim) -> str:
    if claim.before or claim.after:
        return " ".join(f"{claim.before}{claim.text}{claim.after}".split())
    return ", ".join(part for part in (claim.place, claim.period) if part)


# Text


def briefs_as_text(briefs: Iterable[Brief]) -> str:
    """The same for a terminal, or to be read out; every line ends with a new line."""
    lines = [line for brief in briefs for line in _as_text(brief)]
    return "\n".join((*lines, ""))


def _as_text(brief: Brief) -> Iterator[str]:
    yield f"{_clean(brief.title)} ({brief.kind} of {write_date(brief.date)})"
    for number, figure in enumerate(brief.figures, 1):
        yield ""
        yield f"{number}. {_clean(_shown(figure.claim))}"
        yield from _wrapped(_plain_sentence(figure.claim))
        yield from _wrapped(f"Line to take: {figure.line}")
        if told := _verified_by(figure):
            yield from _wrapped(told)
        for note in figure.beware:
            yield from _wrapped(f"Beware: {note}")
        for question, answer in figure.questions:
            yield from _wrapped(f"{question} {answer}")
    for claim in brief.others:
        yield ""
        yield from _wrapped(f"“{claim.text}” – {_rests_on(claim, brief)}")


def _wrapped(words: str) -> Iterator[str]:
    yield from wrap(_clean(words), _WIDTH, initial_indent="   ", subsequent_indent="     ")


def _clean(text: str) -> str:
    if text.isprintable():
        return text
    return "".join(letter if letter.isprintable() else " " for letter in text)
