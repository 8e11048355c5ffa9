"""A form line by line: each paragraph with the number that Word counts for it and the cell that it stands in."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property

from lxml import etree

from respondent.model.draft import PassageKind
from respondent.ooxml.namespaces import w
from respondent.reading.forms.counting import Counter
from respondent.reading.forms.text import controls_in, prompting, text_of
from respondent.reading.forms.words import Numbered, numbered
from respondent.reading.word.names import FALLBACK, value
from respondent.reading.word.styles import Styles

_CELL, _ROW, _TABLE, _CONTROL = w("tc"), w("tr"), w("tbl"), w("sdt")
_DRAWN = (w("drawing"), w("pict"), w("object"))
_LEADERS = re.compile(r"[\s_.…·\u00a0]*")
_OTHER_CONTROLS = ("dropDownList", "comboBox", "date", "picture", "docPartList", "docPartObj", "group")
_FEW = 3
_LOCKS = {"contentLocked", "sdtContentLocked"}
_RESPONSE = re.compile(
    r"(?:\W*(?:your|our|my|please (?:enter|add|give|write|type|provide) your)?\s*"
    r"(?:response|answer|comments?|reply)(?: here| below| to (?:this )?question(?: \w{1,5})?)?\W*)",
    re.IGNORECASE,
)


@dataclass(frozen=True, eq=False)
class Line:
    """A paragraph of a form; `index` is its place among all, `counted` the number that Word shows before it.

    `cell` is the innermost table cell around it, `heading` says that its style makes it one.
    """

    index: int
    element: etree._Element
    counted: str
    heading: bool

    @cached_property
    def text(self) -> str:
        """Its visible text."""
        return text_of(self.element)

    @cached_property
    def numbered(self) -> Numbered:
        """Its number and its words."""
        return numbered(self.text, self.counted)

    @cached_property
    def cell(self) -> etree._Element | None:
        """The innermost cell around it."""
        return next(self.element.iterancestors(_CELL), None)

    @cached_property
    def row(self) -> etree._Element | None:
        """The row of that cell."""
        return None if self.cell is None else next(self.cell.iterancestors(_ROW), None)

    @cached_property
    def table(self) -> etree._Element | None:
        """The table of that row."""
        return None if self.cell is None else next(self.cell.iterancestors(_TABLE), None)

    @cached_property
    def prompts(self) -> tuple[etree._Element, ...]:
        """The content controls in it, or around it, that prompt to type something."""
        around = [c for c in self.element.iterancestors(_CONTROL) if _holds_few(c)]
        found = [*controls_in(self.element), *around]
        return tuple(c for c in found if prompting(c) and not _chooses(c))

    @cached_property
    def is_blank(self) -> bool:
        """Whether there is nothing in it but room: no words, no picture, no box; dots and underscores are room."""
        if not _LEADERS.fullmatch(self.text):
            return False
        controls = [c for c in controls_in(self.element) if _chooses(c)]
        signs = self.element.iter(*_DRAWN, w("sym"), w("footnoteReference"))
        fields = (mark for mark in self.element.iter(w("fldChar")) if mark.get(w("fldCharType")) == "begin")
        typed = all(mark.find(f"{w('ffData')}/{w('textInput')}") is not None for mark in fields)
        return not controls and typed and next(signs, None) is None

    @cached_property
    def is_prompt(self) -> bool:
        """Whether it only says that something is to be written: “Your response:”, “[Please type here]”."""
        text = self.text.strip()
        if not text:
            return False
        bracketed = text[0] in "[<{(" and text[-1] in "]>})"
        return (
            bracketed or bool(_RESPONSE.fullmatch(text)) or text.casefold().startswith(("click ", "enter "))
        )

    @cached_property
    def is_locked(self) -> bool:
        """Whether a content control around it, or in it, does not let its content be edited."""
        around = [*self.element.iterancestors(_CONTROL), *self.prompts]
        return any(value(c.find(f"{w('sdtPr')}/{w('lock')}")) in _LOCKS for c in around)


def lines_of(root: etree._Element, styles: Styles, numbering: etree._Element | None) -> tuple[Line, ...]:
    """The lines of a form's main part in order, those of text boxes and of merged-away cells apart."""
    counter = Counter.of(styles, numbering)
    return tuple(
        Line(index, paragraph, label, styles.kind(paragraph)[0] is PassageKind.HEADING)
        for index, (paragraph, label) in enumerate(_counted(root, counter))
    )


def _counted(root: etree._Element, counter: Counter) -> Iterator[tuple[etree._Element, str]]:
    for paragraph in root.iter(w("p")):
        label = counter.label(paragraph)
        apart = next(paragraph.iterancestors(w("txbxContent"), FALLBACK, w("del"), w("moveFrom")), None)
        if apart is None and not any(_is_merged_away(cell) for cell in paragraph.iterancestors(_CELL)):
            yield paragraph, label


def _is_merged_away(cell: etree._Element) -> bool:
    """Whether the cell above runs on in this one, whose own content nobody sees."""
    merge = cell.find(f"{w('tcPr')}/{w('vMerge')}")
    return merge is not None and value(merge) != "restart"


def _holds_few(control: etree._Element) -> bool:
    """Whether a control holds a paragraph or two, and not the whole of a table or a page."""
    return len(list(control.iter(w("p")))) <= _FEW


def _chooses(control: etree._Element) -> bool:
    """Whether a control is for something else than words: a box, a list to choose from, a date, a picture."""
    properties = control.find(w("sdtPr"))
    if properties is None:
        return False
    names = {etree.QName(child).localname for child in properties.iterchildren(etree.Element)}
    return "checkbox" in names or any(name in names for name in _OTHER_CONTROLS)
