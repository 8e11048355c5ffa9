"""One part of a Word file, the main text, the notes or a header, to passages."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass, field, replace

from lxml import etree

from respondent.model.draft import Passage, PassageKind
from respondent.ooxml.namespaces import WP, A, w
from respondent.reading.stretches import Stretches
from respondent.reading.word.changes import Changes
from respondent.reading.word.fields import Fields
from respondent.reading.word.names import ALTERNATIVES, CHOICE, FALLBACK, MATHS, SKIPPED, value
from respondent.reading.word.signs import raised, sign_of
from respondent.reading.word.styles import Styles
from respondent.reading.word.tables import TableReader

_TEXT = (w("t"), w("delText"), f"{{{A}}}t", f"{{{MATHS}}}t")


@dataclass(frozen=True, slots=True)
class NoteMark:
    """Where a text refers to a note: which kind ("footnotes", "endnotes") and the note's id."""

    kind: str
    id: str


@dataclass(slots=True)
class Place:
    """What holds paragraphs: the body, a cell, a text box, a note. `kind` is that of all paragraphs in it."""

    kind: PassageKind | None = None
    passages: list[Passage] = field(default_factory=list)
    pending: Stretches | None = None
    pending_kind: tuple[PassageKind, int] = (PassageKind.PARAGRAPH, 0)


class Story:
    """Reads a part's elements in order.

    A line is the ordinal of the paragraph among all `w:p` (or `a:p`) elements of the part in the order of the
    file, a column the number of characters before it in the paragraph as this view has it, plus 1.
    """

    def __init__(self, root: etree._Element, part: str, styles: Styles, changes: Changes) -> None:
        self.notes: list[NoteMark] = []
        self.hidden = False
        self.inserted_files = False
        self._part, self._styles, self._changes = part, styles, changes
        self._fields = Fields(root, changes.dropped)
        paragraphs = root.iter(w("p"), f"{{{A}}}p")
        self._ordinals = {paragraph: number for number, paragraph in enumerate(paragraphs, 1)}
        self._place = Place()
        self._text: Stretches | None = None
        self._line, self._column = 0, 1
        self._paragraph: etree._Element | None = None
        self._vanished = False
        self._raise: str = ""
        self._apart: list[Passage] = []
        self._tables = TableReader(changes, self.read)
        self._handlers = self._all_handlers()

    def read(self, container: etree._Element, kind: PassageKind | None = None) -> list[Passage]:
        """The passages of a container of paragraphs and tables, in order."""
        outer, self._place = self._place, Place(kind)
        text, self._text = self._text, None
        self._visit_children(container)
        self._finish_pending()
        read, self._place, self._text = self._place.passages, outer, text
        return read

    def _all_handlers(self) -> dict[str, Callable[[etree._Element], None]]:
        handlers: dict[str, Callable[[etree._Element], None]] = {
            w("p"): self._read_paragraph,
            f"{{{A}}}p": self._read_drawn_paragraph,
            w("tbl"): self._read_table,
            w("r"): self._read_run,
            w("txbxContent"): self._read_box,
            w("fldChar"): self._fields.mark,
            w("tab"): lambda _: self._add("\t"),
            w("ptab"): lambda _: self._add("\t"),
            w("br"): lambda _: self._add("\n"),
            w("cr"): lambda _: self._add("\n"),
            f"{{{A}}}br": lambda _: self._add("\n"),
            w("noBreakHyphen"): lambda _: self._add("\N{NON-BREAKING HYPHEN}"),
            w("softHyphen"): lambda _: self._add("\N{SOFT HYPHEN}"),
            w("sym"): lambda element: self._add(sign_of(element)),
            w("footnoteReference"): lambda element: self._refer("footnotes", element),
            w("endnoteReference"): lambda element: self._refer("endnotes", element),
            w("altChunk"): self._pass_over_file,
            w("subDoc"): self._pass_over_file,
            f"{{{WP}}}docPr": self._read_description,
            ALTERNATIVES: self._read_alternative,
        }
        handlers |= dict.fromkeys(_TEXT, self._read_text)
        handlers |= dict.fromkeys((*SKIPPED, *self._changes.dropped), lambda _: None)
        return handlers

    def _visit(self, element: etree._Element) -> None:
        handler = self._handlers.get(element.tag)
        if handler is None:
            self._visit_children(element)
        else:
            handler(element)

    def _visit_children(self, element: etree._Element) -> None:
        for child in element.iterchildren(etree.Element):
            self._visit(child)

    # Paragraphs

    def _read_paragraph(self, paragraph: etree._Element) -> None:
        kind = self._styles.kind(paragraph)
        self._read_lines(paragraph, kind)

    def _read_drawn_paragraph(self, paragraph: etree._Element) -> None:
        """A paragraph of DrawingML, as in a canvas: it reads like a text box."""
        outer, self._place = self._place, Place(PassageKind.TEXT_BOX)
        self._read_lines(paragraph, (PassageKind.TEXT_BOX, 0))
        self._apart += self._place.passages
        self._place = outer

    def _read_lines(self, paragraph: etree._Element, kind: tuple[PassageKind, int]) -> None:
        """Read a paragraph, which may stand in the text box of another, or run on from the one before."""
        place = self._place
        outer = (
            self._text,
            self._line,
            self._column,
            self._paragraph,
            self._vanished,
            self._raise,
            self._apart,
        )
        self._text, place.pending = place.pending or Stretches(), None
        self._line, self._column, self._paragraph = self._ordinals[paragraph], 1, paragraph
        self._vanished, self._raise, self._apart = False, "", []
        self._visit_children(paragraph)
        text, apart = self._text, self._apart
        self._text, self._line, self._column, self._paragraph, self._vanished, self._raise, self._apart = (
            outer
        )
        place.pending, place.pending_kind = text, kind
        if not self._changes.joins(paragraph):
            self._finish_pending()
        if self._text is None:
            place.passages += apart
        else:
            self._apart += apart

    def _finish_pending(self) -> None:
        """Close the paragraph that was read last, unless its mark is gone and another follows."""
        place = self._place
        if place.pending is None:
            return
        kind, level = place.pending_kind
        if place.kind is not None:
            kind, level = place.kind, 0
        if passage := place.pending.passage(kind, self._part, level=level):
            place.passages.append(passage)
        place.pending = None

    # What stands in a paragraph

    def _read_run(self, run: etree._Element) -> None:
        properties = run.find(w("rPr"))
        outer = self._vanished, self._raise
        if self._paragraph is not None:
            self._vanished = self._styles.hides(properties, self._paragraph)
        self._raise = "" if properties is None else value(properties.find(w("vertAlign")))
        self._visit_children(run)
        self._vanished, self._raise = outer

    def _read_text(self, element: etree._Element) -> None:
        self._add(raised(element.text or "", self._raise))

    def _add(self, text: str) -> None:
        if self._text is None or not self._fields.showing:
            return
        if self._vanished:
            self.hidden = self.hidden or bool(text.strip())
            return
        self._text.add(text, self._line, self._column)
        self._column += len(text)

    def _refer(self, kind: str, element: etree._Element) -> None:
        if self._fields.showing and not self._vanished:
            self.notes.append(NoteMark(kind, element.get(w("id"), "")))

    # What stands beside the text

    def _read_table(self, table: etree._Element) -> None:
        self._finish_pending()
        self._place.passages += self._tables.read(table)

    def _read_box(self, box: etree._Element) -> None:
        read = self.read(box, PassageKind.TEXT_BOX)
        (self._place.passages if self._text is None else self._apart).extend(read)

    def _read_description(self, element: etree._Element) -> None:
        """The description of a picture, for those who do not see it."""
        description = Stretches(collapse=True)
        description.add(element.get("descr", ""), self._line, self._column)
        if passage := description.passage(PassageKind.CAPTION, self._part):
            self._apart.append(passage)

    def _read_alternative(self, element: etree._Element) -> None:
        """Of what is said twice, for new and for old programs, the first that has any text."""
        branches = [*element.iterchildren(CHOICE), *element.iterchildren(FALLBACK)]
        with_text = (branch for branch in branches if next(branch.iter(*_TEXT), None) is not None)
        branch = next(with_text, branches[0] if branches else None)
        if branch is not None:
            self._visit_children(branch)

    def _pass_over_file(self, _: etree._Element) -> None:
        self.inserted_files = True


def all_of(passages: Iterable[Passage], kind: PassageKind) -> list[Passage]:
    """The passages as parts of a note or a header, whatever they are there."""
    return [replace(passage, kind=kind, labels=(), level=0) for passage in passages]
