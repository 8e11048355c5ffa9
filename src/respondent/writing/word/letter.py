"""A letter: addressees, date, reference, salutation, subject, text, and the closing with its signatures."""

from __future__ import annotations

from respondent.model.document import Addressee, SignatureBlock
from respondent.prose.dates import write_date
from respondent.writing.furniture import reference_line, signed_by
from respondent.writing.word.blocks import Place, blocks
from respondent.writing.word.closing import contact, references
from respondent.writing.word.draft import Draft
from respondent.writing.word.markup import line_break, paragraph, run
from respondent.writing.word.opening import lines, notice, senders, subject
from respondent.writing.word.pictures import EMU_PER_CM, EMU_PER_TWIP
from respondent.writing.word.tables import GUTTER, columns

MOST_COLUMNS = 3
LOGO_HEIGHT = round(1.1 * EMU_PER_CM)
SIGNATURE_HEIGHT = round(1.5 * EMU_PER_CM)


def letter(draft: Draft) -> str:
    """All that the body of a letter holds."""
    document = draft.document
    parts = [
        senders(draft),
        notice(draft),
        _addressees(draft),
        paragraph(draft.styles["Date"], run(write_date(document.date))),
    ]
    if reference := reference_line(document):
        parts.append(paragraph(draft.styles["ReferenceLine"], run(reference)))
    parts += [_salutation(draft), subject(draft, "SubjectLine"), _text(draft), _closing(draft)]
    if document.cc:
        parts.append(_copies(draft))
    parts += [references(draft), contact(draft)]
    return "".join(parts)


def _addressees(draft: Draft) -> str:
    """To whom it goes; several stand side by side."""
    found = [_address(draft, addressee) for addressee in draft.document.addressees]
    return _side_by_side(draft, found, most=MOST_COLUMNS) if len(found) > 1 else "".join(found)


def _address(draft: Draft, addressee: Addressee) -> str:
    texts = (addressee.name, addressee.title, addressee.organisation, *addressee.lines)
    return lines(draft, "Addressee", tuple(text for text in texts if text))


def _salutation(draft: Draft) -> str:
    """The salutation, or a ruled gap for somebody's pen."""
    if draft.document.salutation is None:
        return paragraph(draft.styles["SalutationGap"], "<w:r><w:tab/></w:r>")
    return paragraph(draft.styles["Salutation"], run(draft.document.salutation))


def _text(draft: Draft) -> str:
    """The text. Its last paragraph stays with the closing, which never begins a page by itself."""
    document = draft.document
    return blocks(draft, document.blocks, Place(keep_next=bool(document.valediction or document.signatures)))


def _closing(draft: Draft) -> str:
    document = draft.document
    written = []
    if document.valediction:
        written.append(paragraph(draft.styles["Closing"], run(document.valediction)))
    cells = [_signature(draft, block, len(document.signatures)) for block in document.signatures]
    if len(cells) > 1:
        written.append(_side_by_side(draft, cells, most=_signature_columns(len(cells))))
    else:
        written += cells
    return "".join(written)


def _signature_columns(count: int) -> int:
    return 2 if count in {2, 4} else MOST_COLUMNS


def _signature(draft: Draft, block: SignatureBlock, count: int) -> str:
    """Room for a signature, or its picture, above the name; the organisation's logo first, if there are several."""
    width = _column_width(draft, count) * EMU_PER_TWIP
    written = []
    if block.logo and count > 1:
        logo = draft.picture(block.logo, block.logo_alt or block.organisation, width, LOGO_HEIGHT)
        if logo:
            written.append(paragraph(draft.styles["SignatureLogo"], logo))
    image = None
    if block.image:
        alt = f"Signature of {block.name or block.organisation}"
        image = draft.picture(block.image, alt, width, SIGNATURE_HEIGHT)
    written.append(paragraph(draft.styles["SignatureSpace"], image or ""))
    written.append(lines(draft, "Signature", signed_by(block), bold_first=True))
    return "".join(written)


def _column_width(draft: Draft, count: int) -> int:
    most = _signature_columns(count) if count > 1 else 1
    return draft.letterhead.measure // most - GUTTER


def _side_by_side(draft: Draft, cells: list[str], *, most: int) -> str:
    """The cells in rows of up to `most` columns; the last row is filled up with empty ones."""
    across = min(most, len(cells))
    empty = paragraph(draft.styles["Signature"], "")
    filled = cells + [empty] * (-len(cells) % across)
    rows = [filled[start : start + across] for start in range(0, len(filled), across)]
    return columns(draft, rows, [draft.letterhead.measure // across] * across)


def _copies(draft: Draft) -> str:
    """Who gets a copy, one below the other: the style's hanging indent sets each below the first."""
    named = line_break().join(run(to) for to in draft.document.cc)
    return paragraph(draft.styles["CopyLine"], f"{run('cc')}<w:r><w:tab/></w:r>{named}")
