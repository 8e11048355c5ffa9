"""Ticking a form's boxes and filling its fields, each where it stands."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from copy import deepcopy

from lxml import etree

from respondent.ooxml.namespaces import XML, w
from respondent.reading.forms.boxes import Box, BoxKind
from respondent.reading.forms.fields import Blank
from respondent.reading.forms.text import pieces_of, prompting, put_text, text_of
from respondent.writing.word.filling.looks import run_looks
from respondent.writing.word.trees import remove, undo

_TICKED = "☒"
_PROMPT_STYLE = w("rStyle")


def tick(boxes: Iterable[Box]) -> None:
    """Tick the boxes. Several on one line are ticked from its end, so that none moves another."""
    for box in sorted(boxes, key=lambda box: (box.line.index, -box.start)):
        match box.kind:
            case BoxKind.CONTROL:
                _tick_control(box)
            case BoxKind.SIGN:
                put_text(box.line.element, box.start, box.end, _TICKED)
            case BoxKind.WORDS:
                put_text(box.line.element, box.start, box.end, "")
            case BoxKind.FIELD:
                _tick_field(box)


def _tick_control(box: Box) -> None:
    """The state and the sign: the control says itself which sign a ticked one shows."""
    if box.element is None:
        return
    state = next(mark for mark in box.element.iter(etree.Element) if _local(mark) == "checkbox")
    namespace = etree.QName(state).namespace
    checked = state.find(f"{{{namespace}}}checked")
    if checked is None:
        checked = state.makeelement(f"{{{namespace}}}checked", {}, None)
        state.insert(0, checked)
    checked.set(f"{{{namespace}}}val", "1")
    shown = state.find(f"{{{namespace}}}checkedState")
    sign = _sign(shown.get(f"{{{namespace}}}val") if shown is not None else None)
    if box.end > box.start:
        put_text(box.line.element, box.start, box.end, sign)


def _sign(code: str | None) -> str:
    try:
        return chr(int(code, 16)) if code else _TICKED
    except (ValueError, OverflowError):
        return _TICKED


def _tick_field(box: Box) -> None:
    if box.element is not None:
        for old in box.element.findall(w("checked")):
            remove(old)
        box.element.append(box.element.makeelement(w("checked"), {}, None))


def fill(fields: Sequence[tuple[Blank, str]]) -> None:
    """Write the fields' values."""
    for blank, value in fields:
        prompts = blank.line.prompts
        paragraph = blank.line.element
        text = text_of(paragraph)
        if prompts:
            _fill_control(prompts[0], value)
        elif (
            blank.inline
            and blank.start < len(text)
            and any(p.end > blank.start for p in pieces_of(paragraph))
        ):
            lead = "" if blank.start and text[blank.start - 1 : blank.start] in " \t" else " "
            put_text(paragraph, blank.start, len(text), f"{lead}{value}")
        else:
            if not blank.inline and text:
                put_text(paragraph, 0, len(text), "")
            _append(paragraph, f" {value}" if blank.inline else value)


def _append(paragraph: etree._Element, text: str) -> None:
    """A run at the paragraph's end that looks as what is typed there would."""
    run = etree.SubElement(paragraph, w("r"))
    looks = run_looks(paragraph)
    if len(looks):
        run.append(deepcopy(looks))
    words = etree.SubElement(run, w("t"), {f"{{{XML}}}space": "preserve"})
    words.text = text


def _fill_control(control: etree._Element, value: str) -> None:
    """The value in place of the prompt; a bound control lets go of its data, which would come back over it."""
    properties, content = control.find(w("sdtPr")), control.find(w("sdtContent"))
    words = list(content.iter(w("t"))) if content is not None else []
    if properties is None or not words:
        undo(control)
        return
    for name in ("showingPlcHdr", "dataBinding"):
        for mark in properties.findall(w(name)):
            properties.remove(mark)
    own = properties.find(w("rPr"))
    for word in words:
        run = word.getparent()
        for style in list(run.iter(_PROMPT_STYLE)) if run is not None else []:
            remove(style)
        if run is not None and own is not None and run.find(w("rPr")) is None:
            run.insert(0, deepcopy(own))
        word.text = ""
    words[0].text = value
    words[0].set(f"{{{XML}}}space", "preserve")


def take_prompts(paragraph: etree._Element) -> None:
    """Remove the controls in a line that prompt to type, where the answer goes below the line."""
    for control in list(paragraph.iter(w("sdt"))):
        if prompting(control):
            remove(control)


def _local(element: etree._Element) -> str:
    return etree.QName(element).localname
