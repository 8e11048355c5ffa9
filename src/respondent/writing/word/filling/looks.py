"""How text looks that is put into a form: as the form's own text at that place."""

from __future__ import annotations

from collections.abc import Iterable
from copy import deepcopy

from lxml import etree

from respondent.ooxml.namespaces import W, w
from respondent.writing.word.trees import insert_before, number

GAP = 120
"""Below a paragraph of an answer, in twips, where the form's own style leaves no room between paragraphs."""

_KEPT = ("rFonts", "sz", "szCs")
_AFTER_SIZE = tuple(
    "highlight u effect bdr shd fitText vertAlign rtl cs em lang eastAsianLayout oMath".split()
)
_AFTER_FONTS = (
    *"b bCs i iCs caps smallCaps strike dstrike outline shadow emboss imprint noProof snapToGrid vanish".split(),
    *"webHidden color spacing w kern position sz szCs".split(),
    *_AFTER_SIZE,
)
_AFTER_SPACING = tuple(
    "ind contextualSpacing mirrorIndents suppressOverlap jc textDirection textAlignment textboxTightWrap "
    "outlineLvl divId cnfStyle rPr sectPr pPrChange".split()
)
_AFTER_ALIGNMENT = _AFTER_SPACING[5:]
_CHAIN = 20


def run_looks(paragraph: etree._Element) -> etree._Element:
    """Typeface and size of what is typed in a paragraph: of its mark, else of its first words."""
    looks = etree.Element(w("rPr"), nsmap={"w": W})
    sources = [
        paragraph.find(f"{w('pPr')}/{w('rPr')}"),
        *(run.find(w("rPr")) for run in paragraph.iter(w("r"))),
    ]
    for name in _KEPT:
        found = (source.find(w(name)) for source in sources if source is not None)
        first = next((one for one in found if one is not None), None)
        if first is not None:
            looks.append(deepcopy(first))
    return looks


def dress(paragraphs: Iterable[etree._Element], like: etree._Element, body: str, *, gap: bool) -> None:
    """Give the paragraphs of an answer the typeface, size and spacing of the line in whose place they stand.

    `body` is the style of plain paragraphs; with `gap`, one that another follows leaves room below it.
    """
    looks = run_looks(like)
    own = like.find(w("pPr"))
    spacing, jc = (None if own is None else own.find(w(name)) for name in ("spacing", "jc"))
    listed = list(paragraphs)
    for paragraph in listed:
        properties = paragraph.find(w("pPr"))
        style = properties.find(w("pStyle")) if properties is not None else None
        is_body = style is not None and style.get(w("val")) == body
        in_table = next(paragraph.iterancestors(w("tbl")), None) is not None
        if properties is not None and is_body and not in_table:
            _space(properties, spacing, jc, gap=gap and paragraph is not listed[-1])
        for run in paragraph.iter(w("r")):
            _dress_run(run, looks, sized=not in_table)


def _space(
    properties: etree._Element, spacing: etree._Element | None, jc: etree._Element | None, *, gap: bool
) -> None:
    if properties.find(w("spacing")) is None:
        if spacing is not None:
            insert_before(properties, deepcopy(spacing), _AFTER_SPACING)
        elif gap:
            wanted = properties.makeelement(w("spacing"), {w("after"): str(GAP)}, None)
            insert_before(properties, wanted, _AFTER_SPACING)
    if jc is not None and properties.find(w("jc")) is None:
        insert_before(properties, deepcopy(jc), _AFTER_ALIGNMENT)


def _dress_run(run: etree._Element, looks: etree._Element, *, sized: bool) -> None:
    properties = run.find(w("rPr"))
    if properties is None:
        if not len(looks):
            return
        properties = run.makeelement(w("rPr"), {}, None)
        run.insert(0, properties)
    styled = properties.find(w("rStyle")) is not None
    for look in looks:
        is_font = look.tag == w("rFonts")
        if properties.find(look.tag) is None and not (is_font and styled) and (is_font or sized):
            insert_before(properties, deepcopy(look), _AFTER_FONTS if is_font else _AFTER_SIZE)


def leaves_room(styles: etree._Element, style: str, *, in_table: bool = False) -> bool:
    """Whether paragraphs of a style have room below: by it, those that it is based on, or the defaults."""
    by_id = {one.get(w("styleId"), ""): one for one in styles.iter(w("style"))}
    for _ in range(_CHAIN):
        own = by_id.get(style)
        if own is None:
            break
        spacing = own.find(f"{w('pPr')}/{w('spacing')}")
        if spacing is not None and spacing.get(w("after")) is not None:
            return number(spacing, w("after")) >= GAP // 2
        base = own.find(w("basedOn"))
        style = base.get(w("val"), "") if base is not None else ""
    if in_table:  # a table's style goes before the defaults, and most have no room between paragraphs
        return False
    default = styles.find(f"{w('docDefaults')}/{w('pPrDefault')}/{w('pPr')}/{w('spacing')}")
    return number(default, w("after")) >= GAP // 2
