"""What is to be said of a claim, a finding or a comment, as a card beside the document."""

from __future__ import annotations

from dataclasses import dataclass

from respondent.model.audit import (
    Audit,
    Certainty,
    ClaimOutcome,
    Comment,
    Currency,
    Do,
    FileFinding,
    Means,
    Piece,
    day,
)
from respondent.reporting.marks import one_line
from respondent.reporting.page.escape import escaped
from respondent.reporting.page.notes import PLAIN, Manner
from respondent.reporting.returned.words import (
    Rank,
    fates_in_words,
    first_piece,
    place_of,
    rank_of,
    who_changed,
)


@dataclass(frozen=True, slots=True)
class Card:
    """One thing to say: `key` is its name in links, `claim` the claim's number, `piece` where it stands."""

    key: str
    rank: Rank
    head: str
    body: tuple[str, ...]
    basis: str
    piece: Piece | None
    claim: int | None = None
    patch: str | None = None


def cards_of(audit: Audit, manner: Manner = PLAIN) -> list[Card]:
    """A card for each claim that somebody should look at and for each finding, in the order of the document.

    They are worded in this `manner`.
    """
    found = [_claim(audit, claim, manner) for claim in audit.claims if not claim.is_quiet]
    found += [_finding(audit, finding, number, manner) for number, finding in enumerate(audit.findings, 1)]
    last = len(audit.draft.passages)
    return sorted(found, key=lambda one: (one.piece.passage, one.piece.start) if one.piece else (last, 0))


def _claim(audit: Audit, claim: ClaimOutcome, manner: Manner) -> Card:
    built = claim.claim
    body = [_change(claim)]
    body += [escaped(text) for text in (claim.message, claim.since) if text]
    if claim.certainty is not Certainty.SURE and claim.means is not Means.NOTHING:
        body.append(f"<i>Found by {claim.means.value}: {claim.certainty.value}.</i>")
    if claim.advice.do is not Do.NOTHING:
        body.append(f'<b class="do">{claim.advice.do.value.capitalize()}.</b> {escaped(claim.advice.text)}')
    records = manner.between.join(map(manner.named, built.records or (built.tag.record,)))
    place = place_of(audit, first_piece(claim))
    basis = " · ".join(part for part in (f"claim {built.number}", records, place, _since(claim)) if part)
    return Card(
        f"c{built.number}",
        rank_of(claim.code),
        f"<b>{fates_in_words(claim)}</b>{manner.code(claim.code)}",
        tuple(part for part in body if part),
        basis,
        first_piece(claim),
        built.number,
        claim.advice.patch,
    )


def _since(claim: ClaimOutcome) -> str:
    return "" if claim.currency is Currency.CURRENT else f"record {claim.currency.value} since the build"


def _change(claim: ClaimOutcome) -> str:
    who = escaped(who_changed(claim))
    by = f' <span class="by">{who}</span>' if who else ""
    old = escaped(one_line(claim.old)) if claim.old else ""
    new = escaped(one_line(claim.new)) if claim.new else ""
    if old and new and old != new:
        return f'<span class="changed-words"><del>{old}</del> <ins>{new}</ins></span>{by}'
    if old and not new:
        return f'<span class="changed-words"><del>{old}</del></span>{by}'
    return f'<span class="figure">“{new or old}”</span>{by}'


def _finding(audit: Audit, finding: FileFinding, number: int, manner: Manner) -> Card:
    diagnostic = finding.diagnostic
    head = f"<b>{escaped(diagnostic.code.title)}</b>{manner.code(diagnostic.code)}"
    body = (escaped(diagnostic.message), f'<b class="do">What to do.</b> {escaped(diagnostic.remedy)}')
    return Card(
        f"f{number}", rank_of(diagnostic.code), head, body, place_of(audit, finding.piece), finding.piece
    )


def card(one: Card, *, full: bool = True) -> str:
    """The card as HTML; `full` stands beside the text, the others are in the list at the top and lead there."""
    sign = f'<span class="sign" aria-hidden="true">{one.rank.sign}</span>'
    target, arrow = ("m", "↖") if full else ("n", "↓")
    link = f'<a class="back" href="#{target}{one.key}" title="To its place">{arrow}</a> '
    head = f'<p class="verdict">{link if one.piece or not full else ""}{sign} {one.head}</p>'
    body = "".join(f"<p>{part}</p>" for part in one.body)
    basis = f'<p class="basis">{one.basis}</p>' if one.basis and full else ""
    patch = (
        f'<p class="basis"><a href="#p{one.key}">The patch that would accept it</a></p>' if one.patch else ""
    )
    name = f"{'n' if full else 's'}{one.key}"
    return f'<div class="note {one.rank.value}" id="{name}">{head}{body}{basis}{patch}</div>'


def comment_card(comment: Comment) -> str:
    """A comment beside the words that it is about."""
    when = f" · {escaped(day(comment.date))}" if day(comment.date) else ""
    settled = " · settled" if comment.done else ""
    text = escaped(comment.text).replace("\n", "<br>")
    who = escaped(comment.author or "somebody")
    return f'<div class="note remark"><p class="verdict"><b>{who}</b>{when}{settled}</p><p>{text}</p></div>'


def patches(cards: list[Card]) -> str:
    """The patches that would accept what was changed, to be looked at and applied by hand."""
    found = [one for one in cards if one.patch]
    if not found:
        return ""
    blocks = "".join(
        f'<h3 id="p{one.key}"><a href="#n{one.key}">{one.head}</a></h3>'
        f'<pre class="patch">{_coloured(one.patch or "")}</pre>'
        for one in found
    )
    return (
        '<section class="patches"><h2>Patches</h2><p>Nothing was applied. To accept one, save it and run '
        f"<code>git apply</code> in the workspace, after somebody has looked at the source.</p>{blocks}</section>"
    )


def _coloured(patch: str) -> str:
    lines = []
    for line in patch.splitlines():
        tag = (
            "ins" if line.startswith("+") and line[:3] != "+++" else "del" if line.startswith("-") else "span"
        )
        tag = "span" if line.startswith("---") else tag
        lines.append(f"<{tag}>{escaped(line)}</{tag}>")
    return "\n".join(lines)
