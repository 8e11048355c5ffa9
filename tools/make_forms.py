"""Make the forms of the tests and of the example, in shapes that regulators use: ``python tools/make_forms.py``.

They are invented, and no regulator's: a table of two columns, a table for each question, and running text. The same
script makes the same bytes.
"""

from __future__ import annotations

import io
import sys
from collections.abc import Iterable, Sequence
from datetime import UTC, datetime
from pathlib import Path

from docx import Document
from docx.document import Document as Form
from docx.oxml import parse_xml
from docx.oxml.ns import qn
from docx.shared import Cm, Pt, RGBColor
from docx.table import Table, _Cell
from docx.text.paragraph import Paragraph

from respondent.ooxml.archive import pack, write_archive
from respondent.ooxml.package import read_parts

ROOT = Path(__file__).resolve().parent.parent
NAMESPACES = (
    'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main" '
    'xmlns:w14="http://schemas.microsoft.com/office/word/2010/wordml"'
)
GREY = "D9E2EC"
REASONS = "Please give your reasons, and any evidence that supports them."
QUESTIONS = (
    f"Do you agree with our assessment of the scale of the harm? {REASONS}",
    "Do you agree that the measures should apply to private messaging services? Please give your reasons.",
    "What should a service have to show before it may rely on a measure not being technically feasible?",
    "Is there anything else that you would like to tell us?",
)
"""The questions of the tests' consultation, invented."""
SCALE = "Do you agree with our assessment of the scale of child sexual abuse images on user-to-user services?"
REACH = "Do you agree that the measures should apply to private messaging services as they apply to others?"
EXAMPLE = (
    f"{SCALE} {REASONS}",
    f"{REACH} {REASONS}",
    QUESTIONS[2],
    "What would the measures cost services of different sizes? Please give any evidence that you hold.",
    QUESTIONS[3],
)
"""Those of the example's consultation, which are invented too."""
FIELDS = ("Consultation title", "Organisation name", "Full name", "Email address", "Contact phone number")
ILLUSTRATION = (
    "Illustration. A form made for an example: its questions are invented, and it is no regulator’s."
)


def main() -> None:
    """Write all of them."""
    files = {
        "tests/forms/two-columns.docx": two_columns(QUESTIONS, FIELDS),
        "tests/forms/one-table-each.docx": one_table_each(QUESTIONS),
        "tests/forms/running-text.docx": running_text(QUESTIONS),
        "templates/forms/response-form.docx": two_columns(
            EXAMPLE, ("Consultation title", "Organisation name", "Date"), ILLUSTRATION
        ),
    }
    for name, data in files.items():
        (ROOT / name).parent.mkdir(parents=True, exist_ok=True)
        (ROOT / name).write_bytes(data)
        sys.stdout.write(f"{name}\n")


def two_columns(questions: Sequence[str], fields: Sequence[str], notice: str = "") -> bytes:
    """A cover sheet, and a table with the questions at the left and room for the answers at the right."""
    form = _form("Consultation response form", notice)
    form.add_paragraph("Please complete this form in full and return it to the address in the consultation.")
    _cover(form, fields)
    form.add_heading("Confidentiality", 2)
    form.add_paragraph("We will publish your response unless you tell us what we must keep confidential.")
    table = _table(form, 2, 2)
    _say(table.cell(0, 0), "Is the whole of your response confidential?")
    _say(table.cell(0, 1), "Y / N")
    _say(table.cell(1, 0), "May we refer to your response without naming you?")
    line = table.cell(1, 1).paragraphs[0]
    for word in ("Yes", "No"):
        line.add_run(f"{word} ")
        line._p.append(_checkbox())
        line.add_run("  ")
    form.add_heading("Your response", 2)
    table = _table(form, 1 + len(questions), 2, widths=(6.2, 10.8))
    for cell, words in zip(table.rows[0].cells, ("Question", "Your response"), strict=True):
        _say(cell, words, bold=True)
        _shade(cell)
    for number, (question, row) in enumerate(zip(questions, table.rows[1:], strict=True), 1):
        left, right = row.cells
        _split(left.paragraphs[0], f"Question {number}: ", question)
        _say(right, "Confidential? – Y / N")
        _plain(right.add_paragraph())
    form.add_paragraph()
    form.add_paragraph("Please tick here if you want to be told of the outcome: ☐")
    return _bytes(form)


def one_table_each(questions: Sequence[str]) -> bytes:
    """A table for each question, numbered by Word, with a control that prompts to type and boxes below it."""
    form = _form("Response to the consultation", "")
    for label in ("Name", "Organisation", "Email"):
        line = form.add_paragraph(f"{label}: ")
        line._p.append(_prompt())
    numbers = _numbering(form)
    for question in questions:
        form.add_paragraph()
        table = _table(form, 3, 2, widths=(8.5, 8.5))
        asked = table.cell(0, 0).merge(table.cell(0, 1))
        _say(asked, question, bold=True)
        _number(asked.paragraphs[0], numbers)
        _shade(asked)
        room = table.cell(1, 0).merge(table.cell(1, 1))
        room._tc.remove(room.paragraphs[0]._p)
        room._tc.append(_prompt(block=True))
        room.add_paragraph()
        _say(table.cell(2, 0), "Is your answer confidential?")
        _say(table.cell(2, 1), "☐ Yes    ☐ No")
    form.add_heading("Declaration", 2)
    form.add_paragraph("I confirm that the correspondence supplied with this form is a formal response.")
    form.add_paragraph("Signed: ____________________")
    return _bytes(form)


def running_text(questions: Sequence[str]) -> bytes:
    """Questions in the text, each in another way: a blank line, a prompt in words, a box, nothing at all."""
    form = _form("Call for evidence: questions", "")
    form.add_paragraph("Name of organisation: ______________________")
    form.add_paragraph("E-mail: ......................")
    form.add_heading("Part A: the questions in brief", 2)
    form.add_paragraph("There are four questions. Answer those that concern you.")
    form.add_heading("Part B: your answers", 2)
    first, second, third, last = questions
    _split(form.add_paragraph(), "Q1. ", first)
    form.add_paragraph()
    line = form.add_paragraph("Q2. ")
    head, _, tail = second.partition(" to ")
    line.add_run(f"{head}\n").bold = True
    line.add_run(f"to  {tail}").bold = True
    form.add_paragraph("Your response to this question:")
    form.add_paragraph("Question 3")
    form.add_paragraph(third)
    form.add_paragraph("You may attach documents.")
    box = _table(form, 1, 1, widths=(17.0,))
    _plain(box.cell(0, 0).paragraphs[0])
    form.add_paragraph(f"4)  {last}").runs[0].bold = True
    form.add_heading("What happens next", 2)
    form.add_paragraph("We will publish a summary of what we were told.")
    return _bytes(form)


# Parts of a form


def _form(title: str, notice: str) -> Form:
    form = Document()
    form.styles["Normal"].font.name = "Arial"
    form.styles["Normal"].font.size = Pt(10.5)
    for section in form.sections:
        section.page_width, section.page_height = Cm(21), Cm(29.7)
        section.left_margin = section.right_margin = Cm(2)
        section.top_margin = section.bottom_margin = Cm(2)
        section.header.paragraphs[0].text = "An invented regulator"
        section.footer.paragraphs[0].text = notice or "Form made for a test"
    for level in (1, 2):
        style = form.styles[f"Heading {level}"]
        style.font.name, style.font.color.rgb = "Arial", RGBColor(0x14, 0x42, 0x5E)
        fonts = style.element.rPr.rFonts
        for name in [name for name in fonts.attrib if name.endswith("Theme")]:
            del fonts.attrib[name]
    form.add_heading(title, 1)
    if notice:
        form.add_paragraph(notice).runs[0].italic = True
    return form


def _table(form: Form, rows: int, columns: int, widths: Sequence[float] = (8.5, 8.5)) -> Table:
    table = form.add_table(rows, columns, style="Table Grid")
    table.autofit = False
    for row in table.rows:
        for cell, width in zip(row.cells, widths, strict=False):
            cell.width = Cm(width)
    for column, width in zip(table.columns, widths, strict=False):
        column.width = Cm(width)
    return table


def _cover(form: Form, labels: Iterable[str]) -> None:
    names = list(labels)
    table = _table(form, len(names), 2, widths=(6.2, 10.8))
    for row, label in zip(table.rows, names, strict=True):
        _say(row.cells[0], label)
        _shade(row.cells[0])
        _plain(row.cells[1].paragraphs[0])


def _say(cell: _Cell, words: str, *, bold: bool = False) -> None:
    run = cell.paragraphs[0].add_run(words)
    run.bold = bold or None
    run.font.size = Pt(10)
    cell.paragraphs[0].paragraph_format.space_after = Pt(4)


def _plain(paragraph: Paragraph) -> None:
    """A blank line in which 10 points are set, as forms have them."""
    paragraph.paragraph_format.space_after = Pt(4)
    properties = paragraph._p.get_or_add_pPr()
    properties.append(parse_xml(f'<w:rPr {NAMESPACES}><w:sz w:val="20"/><w:szCs w:val="20"/></w:rPr>'))


def _split(paragraph: Paragraph, number: str, question: str) -> None:
    """A question in several runs, as Word leaves them behind, broken in the midst of a word."""
    middle = len(question) // 2
    for words in (number[:-3], number[-3:], question[:middle], question[middle:]):
        run = paragraph.add_run(words)
        run.bold = True
        run.font.size = Pt(10)


def _shade(cell: _Cell) -> None:
    cell._tc.get_or_add_tcPr().append(
        parse_xml(f'<w:shd {NAMESPACES} w:val="clear" w:color="auto" w:fill="{GREY}"/>')
    )


def _checkbox() -> object:
    return parse_xml(
        f'<w:sdt {NAMESPACES}><w:sdtPr><w14:checkbox><w14:checked w14:val="0"/>'
        '<w14:checkedState w14:val="2612" w14:font="MS Gothic"/>'
        '<w14:uncheckedState w14:val="2610" w14:font="MS Gothic"/></w14:checkbox></w:sdtPr>'
        "<w:sdtContent><w:r><w:t>☐</w:t></w:r></w:sdtContent></w:sdt>"
    )


def _prompt(*, block: bool = False) -> object:
    run = '<w:r><w:rPr><w:color w:val="808080"/></w:rPr><w:t>Click or tap here to enter text.</w:t></w:r>'
    return parse_xml(
        f"<w:sdt {NAMESPACES}><w:sdtPr><w:showingPlcHdr/>{'' if block else '<w:text/>'}</w:sdtPr>"
        f"<w:sdtContent>{f'<w:p>{run}</w:p>' if block else run}</w:sdtContent></w:sdt>"
    )


def _numbering(form: Form) -> int:
    """A list of its own whose numbers Word counts and writes as “Question 1.”, say."""
    root = form.part.numbering_part.element
    abstract = 1 + max(int(one.get(qn("w:abstractNumId"))) for one in root.findall(qn("w:abstractNum")))
    number = 1 + max(int(one.get(qn("w:numId"))) for one in root.findall(qn("w:num")))
    kind = parse_xml(
        f'<w:abstractNum {NAMESPACES} w:abstractNumId="{abstract}"><w:multiLevelType w:val="singleLevel"/>'
        '<w:lvl w:ilvl="0"><w:start w:val="1"/><w:numFmt w:val="decimal"/><w:lvlText w:val="Question %1."/>'
        '<w:lvlJc w:val="left"/><w:pPr><w:ind w:left="1304" w:hanging="1304"/></w:pPr></w:lvl></w:abstractNum>'
    )
    root.insert(len(root.findall(qn("w:abstractNum"))), kind)
    root.append(
        parse_xml(f'<w:num {NAMESPACES} w:numId="{number}"><w:abstractNumId w:val="{abstract}"/></w:num>')
    )
    return number


def _number(paragraph: Paragraph, number: int) -> None:
    properties = paragraph._p.get_or_add_pPr().get_or_add_numPr()
    properties.get_or_add_ilvl().val = 0
    properties.get_or_add_numId().val = number


def _bytes(form: Form) -> bytes:
    """The form as a .docx, with nothing in it that depends on the day."""
    properties = form.core_properties
    properties.author, properties.comments = "", ""
    properties.created = properties.modified = datetime(2025, 1, 1, tzinfo=UTC)
    del form.part.rels[_styles_of_2010(form)]
    file = io.BytesIO()
    form.save(file)
    parts = read_parts(file.getvalue())
    return write_archive(pack(name, content, level=9) for name, content in sorted(parts.items(), key=_order))


def _styles_of_2010(form: Form) -> str:
    """The relationship to the second copy of the styles, which must agree with the first, and does not any more."""
    return next(key for key, rel in form.part.rels.items() if rel.reltype.endswith("/stylesWithEffects"))


def _order(part: tuple[str, bytes]) -> tuple[bool, str]:
    return part[0] != "[Content_Types].xml", part[0]


if __name__ == "__main__":
    main()
