"""One part of a Word file, the main text, the notes or a header, to passages."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field, replace

from lxml import etree

from respondent.model.draft import Passage, PassageKind
from respondent.model.layout import Anchor, Layout, Look
from respondent.ooxml.namespaces import WP, A, R, w
from respondent.reading.stretches import Stretches
from respondent.reading.word.anchors import CHANGES, MARKS, Anchors
from respondent.reading.word.changes import Changes
from respondent.reading.word.fields import Fields
from respondent.reading.word.names import ALTERNATIVES, CHOICE, FALLBACK, MATHS, SKIPPED
from respondent.reading.word.numbering import Numbering, depth_of
from respondent.reading.word.signs import raised, sign_of
from respondent.reading.word.styles import Styles
from respondent.reading.word.tables import TableReader

_TEXT = (w("t"), w("delText"), f"{{{A}}}t", f"{{{MATHS}}}t")


_DEEPEST = 40
"""Tables, text boxes and paragraphs within each other; Word itself stops at a fraction of that."""

_TOO_DEEP = "what stands in tables or text boxes too deep in each other"


@dataclass(frozen=True, slots=True)
class NoteMark:
    """Where a text refers to a note: which kind ("footnotes", "endnotes") and the note's id."""

    kind: str
    id: str

    @property
    def name(self) -> str:
        """The note's name among all notes of the file."""
        return f"{self.kind}:{self.id}"


@dataclass(slots=True)
class Place:
    """What holds paragraphs: the body, a cell, a text box, a note. `kind` is that of all paragraphs in it."""

    kind: PassageKind | None = None
    passages: list[Passage] = field(default_factory=list)
    pending: Stretches | None = None
    pending_kind: tuple[PassageKind, int] = (PassageKind.PARAGRAPH, 0)
    pending_layout: Layout = field(default_factory=Layout)


@dataclass(slots=True)
class _Open:
    """The paragraph that is being read: how far its text is, how its run looks, and what comes after it."""

    element: etree._Element
    text: Stretches
    line: int
    column: int = 1
    vanished: bool = False
    aligned: str = ""
    stressed: tuple[bool, bool] = (False, False)
    target: str = ""
    apart: list[Passage] = field(default_factory=list)


class Story:
    """Reads a part's elements in order.

    A line is the ordinal of the paragraph among all `w:p` (or `a:p`) elements of the part in the order of the
    file, a column the number of characters before it in the paragraph as this view has it, plus 1. With `trace`
    the passages know from which elements their text comes; with `anchors` they know what begins and ends in them.
    """

    def __init__(
        self,
        root: etree._Element,
        part: str,
        styles: Styles,
        changes: Changes,
        numbering: Numbering | None = None,
        links: Mapping[str, str] | None = None,
        *,
        trace: bool = False,
        anchors: Anchors | None = None,
    ) -> None:
        self.notes: list[NoteMark] = []
        self.hidden = False
        self.unread: set[str] = set()
        self._part, self._styles, self._changes, self._anchors = part, styles, changes, anchors
        self._numbering, self._links = numbering or Numbering(), links or {}
        self._fields = Fields(root, changes.dropped)
        paragraphs = root.iter(w("p"), f"{{{A}}}p")
        self._numbers = {e: number for number, e in enumerate(root.iter(etree.Element))} if trace else {}
        self._ordinals = {paragraph: number for number, paragraph in enumerate(paragraphs, 1)}
        self._place = Place()
        self._open: _Open | None = None
        self._depth = 0
        self._tables = TableReader(changes, self.read)
        self._handlers = self._all_handlers()

    def read(self, container: etree._Element, kind: PassageKind | None = None) -> list[Passage]:
        """The passages of a container of paragraphs and tables, in order."""
        if self._depth == _DEEPEST:
            self.unread.add(_TOO_DEEP)
            return []
        outer, self._place = self._place, Place(kind)
        within, self._open = self._open, None
        self._depth += 1
        self._visit_children(container)
        self._depth -= 1
        self._finish_pending()
        read, self._place, self._open = self._place.passages, outer, within
        return read

    def _all_handlers(self) -> dict[str, Callable[[etree._Element], None]]:
        handlers: dict[str, Callable[[etree._Element], None]] = {
            w("p"): self._read_paragraph,
            f"{{{A}}}p": self._read_drawn_paragraph,
            w("tbl"): self._read_table,
            w("r"): self._read_run,
            w("hyperlink"): self._read_link,
            w("txbxContent"): self._read_box,
            w("fldChar"): self._fields.mark,
            w("tab"): lambda element: self._add("\t", element),
            w("ptab"): lambda element: self._add("\t", element),
            w("br"): lambda element: self._add("\n", element),
            w("cr"): lambda element: self._add("\n", element),
            f"{{{A}}}br": lambda element: self._add("\n", element),
            w("noBreakHyphen"): lambda element: self._add("\N{NON-BREAKING HYPHEN}", element),
            w("softHyphen"): lambda element: self._add("\N{SOFT HYPHEN}", element),
            w("sym"): lambda element: self._add(sign_of(element), element),
            w("footnoteReference"): lambda element: self._refer("footnotes", element),
            w("endnoteReference"): lambda element: self._refer("endnotes", element),
            w("altChunk"): self._pass_over_file,
            w("subDoc"): self._pass_over_file,
            f"{{{WP}}}docPr": self._read_description,
            ALTERNATIVES: self._read_alternative,
        }
        handlers |= dict.fromkeys(_TEXT, self._read_text)
        if self._anchors is not None:
            handlers |= dict.fromkeys(MARKS, self._read_mark) | dict.fromkeys(CHANGES, self._read_change)
            handlers[w("sdt")] = self._read_control
        handlers |= dict.fromkeys((*SKIPPED, *self._changes.dropped), lambda _: None)
        return handlers

    def _visit_children(self, element: etree._Element) -> None:
        """Read what is in an element; of one without a handler of its own, what is in that."""
        for child in element.iterchildren(etree.Element):
            self._handlers.get(child.tag, self._visit_children)(child)

    # Paragraphs

    def _read_paragraph(self, paragraph: etree._Element) -> None:
        kind = self._styles.kind(paragraph)
        self._read_lines(paragraph, kind, self._laid_out(paragraph, kind[0]))

    def _laid_out(self, paragraph: etree._Element, kind: PassageKind) -> Layout:
        """Where in which list an item stands."""
        if kind is not PassageKind.ITEM:
            return Layout()
        list_id, depth = self._styles.list_of(paragraph), depth_of(paragraph.find(w("pPr")))
        return Layout(depth=depth, ordered=self._numbering.is_ordered(list_id, depth), list_id=list_id)

    def _read_drawn_paragraph(self, paragraph: etree._Element) -> None:
        """A paragraph of DrawingML, as in a canvas: it reads like a text box."""
        outer, self._place = self._place, Place(PassageKind.TEXT_BOX)
        self._read_lines(paragraph, (PassageKind.TEXT_BOX, 0))
        read, self._place = self._place.passages, outer
        self._set_apart(read)

    def _read_lines(
        self, paragraph: etree._Element, kind: tuple[PassageKind, int], layout: Layout | None = None
    ) -> None:
        """Read a paragraph, which may stand in the text box of another, or run on from the one before."""
        if self._depth == _DEEPEST:
            self.unread.add(_TOO_DEEP)
            return
        place, outer = self._place, self._open
        text, place.pending = place.pending or Stretches(), None
        self._open = _Open(paragraph, text, self._ordinals[paragraph])
        if self._anchors is not None:
            self._anchors.begin(text)
        self._depth += 1
        self._visit_children(paragraph)
        self._depth -= 1
        apart, self._open = self._open.apart, outer
        place.pending, place.pending_kind, place.pending_layout = text, kind, layout or Layout()
        if not self._changes.joins(paragraph):
            self._finish_pending()
        self._set_apart(apart)

    def _set_apart(self, passages: Iterable[Passage]) -> None:
        """Put passages after the paragraph in which they are, as a text box or a picture's description is."""
        (self._place.passages if self._open is None else self._open.apart).extend(passages)

    def _finish_pending(self) -> None:
        """Close the paragraph that was read last, unless its mark is gone and another follows."""
        place = self._place
        if place.pending is None:
            return
        kind, level = place.pending_kind
        if place.kind is not None:
            kind, level = place.kind, 0
        if passage := place.pending.passage(kind, self._part, level=level, layout=place.pending_layout):
            place.passages.append(passage)
        elif self._anchors is not None:
            self._anchors.carry(place.pending)
        place.pending = None

    # What stands in a paragraph

    def _read_run(self, run: etree._Element) -> None:
        paragraph = self._open
        if paragraph is None:
            return
        properties = run.find(w("rPr"))
        outer = paragraph.vanished, paragraph.aligned, paragraph.stressed
        paragraph.vanished = self._styles.hides(properties, paragraph.element)
        paragraph.aligned = self._styles.alignment(properties)
        paragraph.stressed = self._styles.stressed(properties)
        self._visit_children(run)
        paragraph.vanished, paragraph.aligned, paragraph.stressed = outer

    def _read_link(self, link: etree._Element) -> None:
        """A link's text; where it leads is known by the relationship that it names."""
        paragraph = self._open
        if paragraph is not None:
            outer, paragraph.target = paragraph.target, self._links.get(link.get(f"{{{R}}}id", ""), "")
        self._visit_children(link)
        if paragraph is not None:
            paragraph.target = outer

    def _read_text(self, element: etree._Element) -> None:
        if self._open is not None:
            self._add(raised(element.text or "", self._open.aligned), element)

    def _add(self, text: str, element: etree._Element) -> None:
        paragraph = self._open
        if paragraph is None or not self._fields.showing:
            return
        if paragraph.vanished:
            self.hidden = self.hidden or bool(text.strip())
            return
        start = len(paragraph.text)
        paragraph.text.add(text, paragraph.line, paragraph.column, self._numbers.get(element))
        paragraph.column += len(text)
        if any(paragraph.stressed) or paragraph.target:
            bold, italic = paragraph.stressed
            paragraph.text.look(Look(start, len(paragraph.text), bold, italic, paragraph.target))

    def _refer(self, kind: str, element: etree._Element) -> None:
        if self._fields.showing and self._open is not None and not self._open.vanished:
            mark = NoteMark(kind, element.get(w("id"), ""))
            self.notes.append(mark)
            self._open.text.mark(mark.name)

    # What begins and ends in the text

    def _read_control(self, element: etree._Element) -> None:
        if self._anchors is not None:
            self._anchors.control(element, lambda: self._visit_children(element), self._put_anchor)

    def _read_change(self, element: etree._Element) -> None:
        if self._anchors is not None:
            self._anchors.change(element, lambda: self._visit_children(element), self._put_anchor)

    def _read_mark(self, element: etree._Element) -> None:
        anchor = self._anchors.mark_of(element) if self._anchors is not None else None
        if anchor is not None:
            self._put_anchor(anchor)

    def _put_anchor(self, anchor: Anchor) -> None:
        """Note an anchor here, or, between paragraphs, at the beginning of the next."""
        if self._anchors is None:
            return
        if self._open is None:
            self._anchors.waiting.append(anchor)
        else:
            self._open.text.anchor(anchor)

    # What stands beside the text

    def _read_table(self, table: etree._Element) -> None:
        self._finish_pending()
        self._place.passages += self._tables.read(table)

    def _read_box(self, box: etree._Element) -> None:
        self._set_apart(self.read(box, PassageKind.TEXT_BOX))

    def _read_description(self, element: etree._Element) -> None:
        """The description of a picture, for those who do not see it."""
        if self._open is None or self._open.vanished:
            return
        description = Stretches(collapse=True)
        number = self._numbers.get(element)
        description.add(element.get("descr", ""), self._open.line, self._open.column, number)
        if passage := description.passage(PassageKind.CAPTION, self._part, layout=Layout(picture=True)):
            self._open.apart.append(passage)

    def _read_alternative(self, element: etree._Element) -> None:
        """Of what is said twice, for new and for old programs, the first that has any text."""
        branches = [*element.iterchildren(CHOICE), *element.iterchildren(FALLBACK)]
        with_text = (branch for branch in branches if next(branch.iter(*_TEXT), None) is not None)
        branch = next(with_text, branches[0] if branches else None)
        if branch is not None:
            self._visit_children(branch)

    def _pass_over_file(self, _: etree._Element) -> None:
        self.unread.add("a file inserted into the text")


def all_of(passages: Iterable[Passage], kind: PassageKind, note: str = "") -> list[Passage]:
    """The passages as parts of a header, or of the note of that name, whatever they are there."""
    return [
        replace(passage, kind=kind, labels=(), level=0, cell=None, layout=replace(passage.layout, note=note))
        for passage in passages
    ]
