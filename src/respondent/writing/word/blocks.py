"""Blocks as paragraphs and tables."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace

from respondent.model.document import (
    Block,
    BlockQuote,
    Blocks,
    BulletList,
    CodeBlock,
    Heading,
    HorizontalRule,
    Inlines,
    OrderedList,
    Para,
    Table,
)
from respondent.model.response import NOT_ANSWERED, Answer, Listing, ListingKind, Recommendation
from respondent.writing.furniture import UNANSWERED
from respondent.writing.headings import in_answer, shallowest
from respondent.writing.word.draft import Draft
from respondent.writing.word.inlines import place_bookmark, place_reference, runs
from respondent.writing.word.markup import field, line_break, paragraph, run
from respondent.writing.word.tables import listing, table

LIST_STEP = 397
"""How far each level of a list is set in, in twips (7 mm); the levels of numbering.xml say the same."""
QUOTE_STEP = 567
LISTING_SHARES = {
    ListingKind.ANSWERS: (16, 46, 38),
    ListingKind.RECOMMENDATIONS: (24, 58, 18),
    ListingKind.EVIDENCE: (28, 24, 26, 22),
}
"""How the columns of the lists that a document makes of itself share its width, in hundredths."""
BARRED = 397
"""How far recommendations and reservations are set in, as their styles say."""
DEEPEST_LEVEL = 8
_ASIDE = (
    '<w:rPr><w:b w:val="0"/><w:bCs w:val="0"/><w:color w:val="595959"/>'
    '<w:sz w:val="19"/><w:szCs w:val="19"/></w:rPr>'
)
"""The looks of what stands beside a question's number."""
DEEPEST_HEADING = 6


@dataclass(frozen=True, slots=True)
class Place:
    """Where blocks stand: their paragraphs' style, how far they are set in (twips), and in how many lists.

    `marker` is the numbering of a list item's first paragraph; `last` is set for the last block of a whole
    list, which takes more room below; `keep_next` holds the last paragraph to what follows. `bar` is the colour of
    the line on the left that the style draws, and lists within it go on with.
    """

    style: str = "BodyText"
    indent: int = 0
    lists: int = 0
    marker: int | None = None
    last: bool = False
    keep_next: bool = False
    bar: str | None = None


BODY = Place()
RESERVATION = Place(style="Reservation", indent=BARRED, bar="B8C4D2")
RECOMMENDATION = Place(style="Recommendation", indent=BARRED, bar="44546A")


def blocks(draft: Draft, content: Blocks, place: Place = BODY) -> str:
    """The blocks as WordprocessingML, one after the other."""
    written = []
    for block, following in zip(content, (*content[1:], None), strict=False):
        here = place
        if following is not None:
            here = replace(place, last=False, keep_next=isinstance(following, BulletList | OrderedList))
        written.append(_block(draft, block, here))
        place = replace(place, marker=None)
    return "".join(written)


def _block(draft: Draft, block: Block, place: Place) -> str:
    match block:
        case Para(content):
            return _paragraph(draft, content, place)
        case Heading(level, content):
            style = draft.styles[f"Heading{min(max(level, 1), DEEPEST_HEADING)}"]
            return paragraph(style, runs(draft, content), _numbering(place))
        case BulletList(items):
            return _list(draft, items, draft.letterhead.numbering.bullets, place)
        case OrderedList(items, start):
            return _list(draft, items, draft.numbered_list(start), place)
        case BlockQuote():
            return _without_paragraph(draft, place) + _quotation(draft, block, place)
        case Table():
            return _without_paragraph(draft, place) + table(draft, block, _indent(place))
        case CodeBlock(text):
            lines = line_break().join(run(line) for line in text.rstrip("\n").split("\n"))
            return paragraph(draft.styles["HTMLPreformatted"], lines, _properties(place))
        case HorizontalRule():
            return paragraph(draft.styles["Rule"], "")
        case Recommendation():
            return _recommendation(draft, block)
        case Listing(kind, content):
            return listing(draft, content, LISTING_SHARES[kind])
        case Answer():
            return _answer(draft, block)


def _answer(draft: Draft, answer: Answer) -> str:
    """The question in a shaded box with its number, who answers, the answer, and what some of them reserve."""
    first = shallowest(draft.document)
    label = draft.bookmark(place_bookmark(answer.anchor), run(answer.label))
    aside = answer.heading.removeprefix(answer.label)
    parts = [paragraph(draft.styles["QuestionNumber"], label + (run(aside, _ASIDE) if aside else ""))]
    if answer.question is not None:
        texts = answer.question.text.split("\n\n")
        parts += [paragraph(draft.styles["QuestionText"], run(" ".join(text.split()))) for text in texts]
    line = NOT_ANSWERED if answer.skipped else answer.standing or (UNANSWERED if answer.is_open else "")
    parts.append(paragraph(draft.styles["AnsweredBy"], run(line)))
    parts.append(blocks(draft, in_answer(answer.content, first)))
    for one in answer.reserved:
        parts.append(paragraph(draft.styles["ReservationOf"], run(one.lead)))
        parts.append(
            blocks(
                draft,
                in_answer(one.reservation, first),
                RESERVATION,
            )
        )
    return "".join(parts)


def _recommendation(draft: Draft, block: Recommendation) -> str:
    """Its number, which the word processor counts, above its words; made again, it has the number of the first."""
    if block.again:
        label = place_reference(block.anchor, block.label)
    else:
        number = field(f"SEQ Recommendation \\* ARABIC{_from(draft, block.number)}", str(block.number))
        label = draft.bookmark(place_bookmark(block.anchor), run("Recommendation ") + number)
    words = blocks(draft, block.content, RECOMMENDATION)
    return paragraph(draft.styles["RecommendationNumber"], label) + words


def _from(draft: Draft, number: int) -> str:
    """What lets the count go on from another number than the next, as where a form takes only some answers."""
    expected, draft.recommended = draft.recommended + 1, number
    return "" if number == expected else f" \\r {number}"


def _paragraph(draft: Draft, content: Inlines, place: Place) -> str:
    style = place.style
    if place.lists and style == "BodyText":
        style = "ListContinue"
    return paragraph(draft.styles[style], runs(draft, content), _properties(place))


def _properties(place: Place) -> str:
    """Paragraph properties in the order of the schema: keepNext, numPr, pBdr, spacing, ind."""
    keep = "<w:keepNext/>" if place.keep_next else ""
    space = '<w:spacing w:after="160"/>' if place.last and place.lists else ""
    return f"{keep}{_numbering(place)}{_bar(place)}{space}{_indentation(place)}"


def _bar(place: Place) -> str:
    if place.bar is None or not place.lists:
        return ""
    return f'<w:pBdr><w:left w:val="single" w:sz="12" w:space="10" w:color="{place.bar}"/></w:pBdr>'


def _numbering(place: Place) -> str:
    if place.marker is None:
        return ""
    level = min(place.lists - 1, DEEPEST_LEVEL)
    return f'<w:numPr><w:ilvl w:val="{level}"/><w:numId w:val="{place.marker}"/></w:numPr>'


def _indentation(place: Place) -> str:
    """How far a paragraph is set in, where its style and its list's level do not say so by themselves."""
    quoted = place.style == "Quote"
    left = _indent(place) + (QUOTE_STEP if quoted else 0)
    if place.marker is not None:
        hangs = quoted or place.indent
        return f'<w:ind w:left="{left}" w:hanging="{LIST_STEP}"/>' if hangs else ""
    return f'<w:ind w:left="{left}"/>' if _indent(place) else ""


def _indent(place: Place) -> int:
    return place.indent + place.lists * LIST_STEP


def _without_paragraph(draft: Draft, place: Place) -> str:
    """The numbered line of a list item that begins with a quotation or a table."""
    if place.marker is None:
        return ""
    return _paragraph(draft, (), replace(place, keep_next=True, last=False))


def _list(draft: Draft, items: Iterable[Blocks], numbering: int, place: Place) -> str:
    lead = _without_paragraph(draft, place)
    style = "ListBullet" if numbering == draft.letterhead.numbering.bullets else "ListNumber"
    inner = replace(place, lists=place.lists + 1, marker=numbering, keep_next=False)
    outermost = not place.lists
    items = tuple(items)
    written = []
    for number, item in enumerate(items, 1):
        last = number == len(items) and (outermost or place.last)
        written.append(_item(draft, item, style, replace(inner, last=last)))
    return lead + "".join(written)


def _item(draft: Draft, item: Blocks, style: str, place: Place) -> str:
    first, rest = (item[0], item[1:]) if item else (None, ())
    if place.style != "Quote":
        place = replace(place, style=style)
    if not isinstance(first, Para):
        return blocks(draft, item, place) if item else _paragraph(draft, (), place)
    lead = _paragraph(draft, first.content, replace(place, last=place.last and not rest))
    continued = "Quote" if place.style == "Quote" else "BodyText"
    return lead + blocks(draft, rest, replace(place, style=continued, marker=None))


def _quotation(draft: Draft, quotation: BlockQuote, place: Place) -> str:
    """A quotation: a warning before it, the words, who said them, and where to find help."""
    within = replace(
        place, style="Quote", indent=_quote_indent(place), lists=0, marker=None, last=False, keep_next=False
    )
    parts = []
    if quotation.warning:
        noted = replace(within, style="QuoteNote", keep_next=True)
        parts.append(_quote_line(draft, quotation.warning, noted))
    closes = bool(quotation.attribution or quotation.support)
    parts.append(blocks(draft, quotation.content, replace(within, keep_next=closes, last=not closes)))
    if quotation.attribution:
        said = replace(within, style="QuoteAttribution", keep_next=bool(quotation.support))
        parts.append(_quote_line(draft, quotation.attribution, said, run("— ")))
    if quotation.support:
        parts.append(_quote_line(draft, quotation.support, replace(within, style="QuoteAttribution")))
    return "".join(parts)


def _quote_indent(place: Place) -> int:
    """A quotation in another one, or in a list, is set in further than the style does by itself."""
    inside = QUOTE_STEP if place.style == "Quote" else 0
    return _indent(place) + inside


def _quote_line(draft: Draft, content: Inlines, place: Place, before: str = "") -> str:
    """A line that goes with a quotation; one that is held to the next leaves less room below."""
    keep = "<w:keepNext/>" if place.keep_next else ""
    space = '<w:spacing w:after="60"/>' if place.keep_next else ""
    left = f'{space}<w:ind w:left="{place.indent + QUOTE_STEP}"/>' if place.indent else space
    return paragraph(draft.styles[place.style], before + runs(draft, content), keep + left)
