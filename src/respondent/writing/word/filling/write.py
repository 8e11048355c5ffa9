"""The filled form: the bytes of a Word file.

The form is opened anew each time. Rooms are marked while its tree is whole; then it is made ready as a letterhead
is, with our styles, lists and footnotes added to its own; then each answer takes the place of its mark.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from lxml import etree

from respondent.model.consultation import Question
from respondent.model.document import Document
from respondent.model.edition import Edition
from respondent.model.form_values import FormValues
from respondent.model.response import Answer
from respondent.ooxml.namespaces import RelationshipType, w
from respondent.ooxml.xml import parse_xml, xml_text
from respondent.reading.forms.rooms import Room
from respondent.reading.forms.text import text_of
from respondent.writing.word.bare import bare
from respondent.writing.word.draft import Draft
from respondent.writing.word.filling.answers import answer_blocks, answer_xml, references_xml
from respondent.writing.word.filling.form import Form, places_in
from respondent.writing.word.filling.looks import dress, leaves_room
from respondent.writing.word.filling.plan import plan, questions_of
from respondent.writing.word.filling.ticking import fill, take_prompts, tick
from respondent.writing.word.namespacing import with_namespaces
from respondent.writing.word.opened import Opened
from respondent.writing.word.page import measure_of, section_of
from respondent.writing.word.placeholder import make_room
from respondent.writing.word.prepared import Letterhead
from respondent.writing.word.preparing import prepare
from respondent.writing.word.trees import undo
from respondent.writing.word.writer import packed

_ANSWER = "answer "


@dataclass(frozen=True, slots=True)
class _Hole:
    """Where an answer goes: the mark's text, how wide a line is, and the line whose looks and style it takes."""

    name: str
    measure: int
    like: etree._Element
    style: str


def write_form(
    document: Document,
    form: Form,
    questions: Sequence[Question],
    sheet: FormValues,
    assets: Mapping[str, bytes],
) -> bytes:
    """The form with the answers of `document`, which is an excerpt with those alone that have a place in it.

    `questions` are the consultation's. The same input gives the same bytes.
    """
    opened = form.open()
    filling = plan(document, sheet, places_in(opened, questions_of(document, questions)))
    holes = {answer.number: _hole(place.room, answer) for place, answer in filling.answers}
    fill(filling.fields)
    tick(filling.ticks)
    beside = [text_of(paragraph, prompts=True) for paragraph in opened.body.iter(w("p"))]
    letterhead, root = _prepared(opened, document)
    if document.edition is Edition.PUBLIC:
        letterhead = bare(letterhead)
    draft = Draft(document, letterhead, assets)
    sheet_part = opened.related(RelationshipType.STYLES)
    styles = None if sheet_part is None else opened.root(sheet_part)
    for number, (_, answer) in enumerate(filling.answers, 1):
        _put(draft, root, holes[answer.number], answer, styles, last=number == len(filling.answers))
    draft.letterhead = letterhead
    says = replace(document, title=(), blocks=tuple(b for _, a in filling.answers for b in answer_blocks(a)))
    return packed(draft, xml_text(root), says=says, beside=beside)


def _hole(room: Room, answer: Answer) -> _Hole:
    """A mark where the answer goes; what it takes the place of goes."""
    paragraph = room.line.element
    like, style = paragraph, _style_of(paragraph)
    if room.after:
        take_prompts(paragraph)
        fresh = paragraph.makeelement(w("p"), {}, None)
        outermost = _outside_line(paragraph)
        outermost.addnext(fresh)
        paragraph = fresh
        style = "" if room.made or room.line.heading else style
    for control in [c for c in paragraph.iterancestors(w("sdt")) if c in room.line.prompts]:
        undo(control)  # LibreOffice mixes up the words of claims' controls that stand in another control
    measure = measure_of(paragraph, section_of(paragraph))
    mark = make_room(paragraph, controls=True)
    mark.text = f"{_ANSWER}{answer.number}"
    return _Hole(mark.text, measure, like, style)


def _outside_line(paragraph: etree._Element) -> etree._Element:
    """What a new paragraph goes after: a control for one paragraph alone can hold no second one."""
    parent = paragraph.getparent()
    control = parent.getparent() if parent is not None and parent.tag == w("sdtContent") else None
    if control is not None and len(list(control.iter(w("p")))) == 1:
        return control
    return paragraph


def _style_of(paragraph: etree._Element) -> str:
    style = paragraph.find(f"{w('pPr')}/{w('pStyle')}")
    return style.get(w("val"), "") if style is not None else ""


def _prepared(opened: Opened, document: Document) -> tuple[Letterhead, etree._Element]:
    """The form made ready as a letterhead is, and the root of its main part with the marks in it."""
    body = opened.body.find(w("body"))
    mark = etree.ProcessingInstruction("respondent", "letter")
    first = next(_marks(opened.body), None)
    if first is not None:
        first.addprevious(mark)
    elif body is not None:
        body.insert(0, mark)
    letterhead = prepare(opened, mark, own=True, draft=document.draft, as_is=True)
    text = letterhead.text.around("")
    return letterhead, with_namespaces(parse_xml(text.encode(), "word/document.xml"))


def _put(
    draft: Draft,
    root: etree._Element,
    hole: _Hole,
    answer: Answer,
    styles: etree._Element | None,
    *,
    last: bool,
) -> None:
    """Put an answer in the place of its mark."""
    own = hole.style or draft.styles["Normal"]
    letterhead = draft.letterhead
    draft.letterhead = replace(letterhead, measure=hole.measure)
    usual, draft.styles = draft.styles, {**draft.styles, "BodyText": own}
    xml = answer_xml(draft, answer) + (references_xml(draft) if last else "")
    draft.letterhead, draft.styles = letterhead, usual
    declared = " ".join(f'xmlns:{prefix}="{uri}"' for prefix, uri in root.nsmap.items() if prefix)
    fragment = etree.fromstring(f"<w:body {declared}>{xml}</w:body>")
    mark = next(mark for mark in _marks(root) if mark.text == hole.name)
    in_table = next(mark.iterancestors(w("tbl")), None) is not None
    gap = styles is None or not leaves_room(styles, own, in_table=in_table)
    dress(list(fragment.iter(w("p"))), hole.like, own, gap=gap)
    for element in list(fragment):
        mark.addprevious(element)
    parent = mark.getparent()
    if parent is not None:
        parent.remove(mark)


def _marks(root: etree._Element) -> Iterator[etree._Element]:
    return (mark for mark in root.iter(etree.ProcessingInstruction) if (mark.text or "").startswith(_ANSWER))
