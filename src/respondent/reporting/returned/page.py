"""An audit as a whole page of HTML, self-contained: the document as it reads, with what happened to it in place."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

from respondent.model.audit import Audit, Comment, Fate, ProseEdit, day
from respondent.model.change import runs_between
from respondent.model.listing import counted
from respondent.reporting.page.escape import escaped
from respondent.reporting.page.head import PALETTE, head
from respondent.reporting.page.page import assessments_as_page
from respondent.reporting.returned.cards import (
    Card,
    card,
    cards_of,
    patches,
)
from respondent.reporting.returned.document import document_as_html
from respondent.reporting.returned.words import NOT_WHOLE, Rank, place_of, who_changed

_FATE_RANKS = {Fate.UNCHANGED: Rank.FINE, Fate.UNKNOWN: Rank.LOOK}


def audit_as_page(audit: Audit) -> str:
    """The audit as one HTML file; of a file that was not built here, its figures with their verdicts.

    The same audit gives the same text.
    """
    if not audit.is_ours:
        return assessments_as_page([(audit.draft, audit.assessments)])
    name = audit.draft.name.rpartition("/")[2] or audit.draft.name
    cards = cards_of(audit)
    body = "\n".join(
        part
        for part in (
            f"<h1>What happened to {escaped(name)}</h1>",
            _built(audit),
            _summary(audit, cards),
            *_lists(cards),
            '<article aria-label="The document">',
            _key(audit),
            document_as_html(audit, cards),
            "</article>",
            _prose(audit),
            _comments(audit),
            patches(cards),
        )
        if part
    )
    title = f"Audit of {name}"
    return (
        f'<!DOCTYPE html>\n<html lang="en-GB">\n{head(title, (PALETTE, "page/page.css", "page/returned.css"))}\n'
        f"<body>\n<main>\n{body}\n</main>\n</body>\n</html>\n"
    )


def _built(audit: Audit) -> str:
    built = audit.built
    if built is None:
        return ""
    basis = (
        ""
        if audit.basis == "the file’s own manifest"
        else f" Its claims are those of {escaped(audit.basis)}."
    )
    whole = "" if audit.is_whole else f" {escaped(NOT_WHOLE)}"
    return (
        f'<p class="built">Built as <b>{escaped(built.document)}</b> from the template '
        f"<code>{escaped(built.template)}</code>{', as a draft' if built.draft else ''}.{basis}{whole}</p>"
    )


def _summary(audit: Audit, cards: list[Card]) -> str:
    """How many claims met which fate, and what else there is."""
    counts = Counter(claim.fate for claim in audit.claims)
    ranks = {fate: _FATE_RANKS.get(fate, Rank.KNOWN) for fate in Fate}
    for claim in audit.claims:
        worse = [rank for rank in Rank if rank in {ranks[claim.fate], _rank(cards, claim.claim.number)}]
        ranks[claim.fate] = worse[0]
    parts = "".join(
        f'<li class="{ranks[fate].value}"><b>{counts[fate]:,}</b> {fate.value}</li>'
        for fate in Fate
        if counts[fate]
    )
    also = [
        counted(number, what)
        for number, what in (
            (len(audit.findings), "finding"),
            (len(audit.comments), "comment"),
        )
        if number
    ]
    if audit.changed or audit.lost:
        also.append(f"{counted(max(len(audit.changed), audit.lost), 'sentence')} not as built")
    more = f'<p class="summary">{escaped(" · ".join(also))}</p>'
    title = counted(len(audit.claims), "claim")
    return f'<div class="fates"><span>{title}</span><ul>{parts}</ul></div>{more if also else ""}'


def _rank(cards: list[Card], number: int) -> Rank:
    return next((one.rank for one in cards if one.claim == number), Rank.FINE)


def _lists(cards: list[Card]) -> Iterator[str]:
    """What does not hold, and what somebody has to decide, each in the order of the document."""
    for rank, name in ((Rank.FALSE, "first"), (Rank.LOOK, "first decide"), (Rank.KNOWN, "first know")):
        own = [one for one in cards if one.rank is rank and (rank is not Rank.KNOWN or one.piece is None)]
        if own:
            inner = "".join(card(one, full=False) for one in own)
            yield f'<div class="{name}"><h3>{rank.heading}</h3>{inner}</div>'
    if not any(one.rank in {Rank.FALSE, Rank.LOOK} for one in cards):
        yield '<p class="fine">The evidence contradicts nothing here, and nothing waits for a decision.</p>'


def _key(audit: Audit) -> str:
    """What the marks in the text mean."""
    signs = [
        ('<mark class="supported">as built</mark>', "a claim that says what it was built to say"),
        ('<span class="changed-words"><del>old</del> <ins>new</ins></span>', "words that were changed"),
    ]
    if audit.comments:
        signs.append(('<span class="said">words</span>', "a comment is about these"))
    inner = "".join(f"<span>{sign} {meaning}</span>" for sign, meaning in signs)
    return f'<p class="key">{inner}</p>'


def _prose(audit: Audit) -> str:
    """The sentences outside claims that are others than they were."""
    if not audit.prose:
        return ""
    rows = "".join(
        f"<tr><td>{escaped(place_of(audit, edit.piece)) or 'taken out'}</td><td>{_words(edit)}</td>"
        f"<td>{escaped(who_changed(edit)) or 'not tracked'}</td></tr>"
        for edit in audit.prose
    )
    return (
        '<section class="log prose"><h2>Words outside claims</h2><div class="wide"><table><tr><th>Where</th>'
        f"<th>What</th><th>Who</th></tr>{rows}</table></div></section>"
    )


def _words(edit: ProseEdit) -> str:
    if edit.old is None:
        return f"{escaped(edit.new or '')} <i>(what it was is not known)</i>"
    tags = {"gone": ("<del>", "</del>"), "new": ("<ins>", "</ins>"), "same": ("", "")}
    runs = runs_between(edit.old.split(), (edit.new or "").split())
    return " ".join(f"{tags[kind][0]}{escaped(text)}{tags[kind][1]}" for kind, text in runs)


def _comments(audit: Audit) -> str:
    """The comments as a log, each answer under what it answers."""
    if not audit.comments:
        return ""
    rows = "".join(_row(comment) for comment in audit.comments)
    return (
        '<section class="log"><h2>Comments</h2><div class="wide"><table><tr><th>Who</th><th>When</th>'
        f"<th>About</th><th>What</th></tr>{rows}</table></div></section>"
    )


def _row(comment: Comment) -> str:
    about = f"“{escaped(comment.about)}”" if comment.about else ""
    claims = "".join(f' <a href="#nc{number}">claim {number}</a>' for number in comment.claims)
    text = escaped(comment.text).replace("\n", "<br>")
    settled = ' <span class="code">settled</span>' if comment.done else ""
    answer = "↳ " if comment.answers else ""
    return (
        f"<tr><td>{answer}{escaped(comment.author or 'somebody')}</td><td>{escaped(day(comment.date))}</td>"
        f"<td>{about}{claims}</td><td>{text}{settled}</td></tr>"
    )
