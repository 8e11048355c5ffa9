"""An answer as it stands in a form: without the question, which the form has, and in the form's plain style."""

from __future__ import annotations

from dataclasses import replace

from respondent.model.document import Block, Blocks, Heading, Para, Str, Strong
from respondent.model.response import NOT_ANSWERED, Answer, Recommendation
from respondent.writing.furniture import REFERENCES
from respondent.writing.word.blocks import Place, blocks
from respondent.writing.word.draft import Draft
from respondent.writing.word.inlines import Looks, properties, runs
from respondent.writing.word.markup import paragraph, run


def answer_blocks(answer: Answer) -> Blocks:
    """All that stands in a form of an answer, as blocks, for the manifest."""
    line = _line(answer)
    found = [Para((Str(line),), answer.span)] if line else []
    reserved = [(Para((Str(one.lead),), answer.span), *_plain(one.reservation)) for one in answer.reserved]
    return (*found, *_plain(answer.content), *(block for blocks in reserved for block in blocks))


def _line(answer: Answer) -> str:
    """What stands above an answer: that it is none, or who gives it where that is not simply everybody."""
    if answer.skipped:
        return NOT_ANSWERED
    return answer.standing if answer.reserved or not answer.joint else ""


def answer_xml(draft: Draft, answer: Answer) -> str:
    """The answer's blocks, who stands behind it where that is not everybody, and what some of them reserve."""
    line = _line(answer)
    parts = [paragraph(draft.styles["AnsweredBy"], run(line))] if line else []
    parts.append(blocks(draft, _plain(answer.content)))
    for one in answer.reserved:
        parts.append(paragraph(draft.styles["ReservationOf"], run(one.lead)))
        parts.append(blocks(draft, _plain(one.reservation), Place(style="Reservation")))
    return "".join(parts)


def references_xml(draft: Draft) -> str:
    """The list of references below the last answer, for a style of citing that has one."""
    if not draft.document.references:
        return ""
    head = paragraph(draft.styles["BodyText"], run(REFERENCES, properties(Looks(bold=True))), "<w:keepNext/>")
    style = draft.styles["Bibliography"]
    return head + "".join(paragraph(style, runs(draft, entry)) for entry in draft.document.references)


def _plain(content: Blocks) -> Blocks:
    """The blocks with headings as bold paragraphs: a form's own headings may be numbered, and are its own."""
    return tuple(_without_heading(block) for block in content)


def _without_heading(block: Block) -> Block:
    match block:
        case Heading(_, words, span):
            return Para((Strong(words),), span)
        case Recommendation(content=content):
            return replace(block, content=_plain(content))
        case _:
            return block
