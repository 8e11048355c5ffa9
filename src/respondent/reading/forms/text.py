"""The visible text of a form's paragraph, over all its runs, and changing it where it stands."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from lxml import etree

from respondent.ooxml.namespaces import XML, w
from respondent.reading.word.names import FALLBACK, is_on

_PARAGRAPH, _CONTROL = w("p"), w("sdt")
_SIGNS = {w("tab"): "\t", w("br"): "\n", w("cr"): "\n", w("noBreakHyphen"): "-", w("ptab"): "\t"}
_TEXT = w("t")
_GONE = (w("del"), w("moveFrom"), FALLBACK)


@dataclass(frozen=True, slots=True)
class Piece:
    """An element with a part of a paragraph's text, and where that begins."""

    element: etree._Element
    start: int
    text: str

    @property
    def end(self) -> int:
        """Where it ends."""
        return self.start + len(self.text)


def pieces_of(paragraph: etree._Element, *, prompts: bool = False) -> tuple[Piece, ...]:
    """The paragraph's text piece by piece, as if changes were accepted; without `prompts`, not what only asks."""
    found: list[Piece] = []
    at = 0
    for element in paragraph.iter(_TEXT, *_SIGNS):
        text = (element.text or "") if element.tag == _TEXT else _SIGNS[str(element.tag)]
        if text and _is_visible(element, paragraph, prompts=prompts):
            found.append(Piece(element, at, text))
            at += len(text)
    return tuple(found)


def text_of(paragraph: etree._Element, *, prompts: bool = False) -> str:
    """The paragraph's visible text; with `prompts` also what only asks to type."""
    return "".join(piece.text for piece in pieces_of(paragraph, prompts=prompts))


def prompting(control: etree._Element) -> bool:
    """Whether a content control shows words such as “Click or tap here to enter text” and holds none of its own."""
    return is_on(control.find(f"{w('sdtPr')}/{w('showingPlcHdr')}"))


def controls_in(paragraph: etree._Element) -> Iterator[etree._Element]:
    """The content controls that stand in a paragraph's line."""
    for control in paragraph.iter(_CONTROL):
        if next(control.iterancestors(_PARAGRAPH), None) is paragraph:
            yield control


def put_text(paragraph: etree._Element, start: int, end: int, text: str) -> None:
    """Let `text` stand in place of the characters from `start` to `end`; its looks are those of the first."""
    left = text
    for piece in pieces_of(paragraph):
        if piece.end <= start or piece.start >= end or piece.element.tag != _TEXT:
            continue
        before = piece.text[: max(0, start - piece.start)]
        after = piece.text[max(0, end - piece.start) :] if piece.end > end else ""
        piece.element.text = before + left + after
        piece.element.set(f"{{{XML}}}space", "preserve")
        left = ""


def _is_visible(element: etree._Element, paragraph: etree._Element, *, prompts: bool) -> bool:
    for above in element.iterancestors():
        if above is paragraph:
            break
        if above.tag in (_PARAGRAPH, w("tabs"), *_GONE):
            return False
        if above.tag == _CONTROL and prompting(above) and not prompts:
            return False
    return prompts or not any(
        above.tag == _CONTROL and prompting(above) for above in paragraph.iterancestors(_CONTROL)
    )
