"""Forms as they come: locked, half filled, merged, split, numbered by Word, or asking the same thing twice."""

from __future__ import annotations

import re
from collections.abc import Callable

import pytest

from respondent.model.diagnostic import Diagnostic
from respondent.model.form_values import FormValues
from respondent.model.span import Span
from respondent.writing.word.filling.form import open_form

Fill = Callable[..., tuple[bytes, tuple[Diagnostic, ...]]]
FormOf = Callable[..., bytes]
Reread = Callable[[bytes], list[tuple[str, str]]]

ONE = "Do you agree with our assessment of the scale of the harm?"
TWO = "Do you agree that the measures should apply to private messaging services?"
SECTION = '<w:sectPr><w:pgSz w:w="11906" w:h="16838"/><w:pgMar w:left="1440" w:right="1440"/></w:sectPr>'
W14 = 'xmlns:w14="http://schemas.microsoft.com/office/word/2010/wordml"'


def p(*texts: str, properties: str = "") -> str:
    runs = "".join(f'<w:r><w:t xml:space="preserve">{text}</w:t></w:r>' for text in texts)
    return f"<w:p>{properties}{runs}</w:p>"


def cell(*content: str, properties: str = "") -> str:
    return (
        f"<w:tc><w:tcPr><w:tcW w:w='4500' w:type='dxa'/>{properties}</w:tcPr>{''.join(content) or p()}</w:tc>"
    )


def row(*cells: str) -> str:
    return f"<w:tr>{''.join(cells)}</w:tr>"


def table(*rows: str) -> str:
    return f"<w:tbl><w:tblPr/><w:tblGrid><w:gridCol/><w:gridCol/></w:tblGrid>{''.join(rows)}</w:tbl>"


def control(content: str, properties: str = "") -> str:
    return f"<w:sdt><w:sdtPr>{properties}</w:sdtPr><w:sdtContent>{content}</w:sdtContent></w:sdt>"


PROMPT = "<w:r><w:t>Click or tap here to enter text.</w:t></w:r>"
CHECKBOX = control(
    "<w:r><w:t>☐</w:t></w:r>", f'<w14:checkbox {W14}><w14:checked w14:val="0"/></w14:checkbox>'
)


def codes(said: tuple[Diagnostic, ...]) -> list[str]:
    return [problem.code.id for problem in said]


def texts(lines: list[tuple[str, str]]) -> list[str]:
    return [text for _, text in lines if text]


@pytest.mark.parametrize(
    "question",
    [
        f"Question 1: {ONE}",
        f"Q1. {ONE}",
        f"1) {ONE}",
        f"1.\t{ONE}",
        f"(1) {ONE}",
        f"QUESTION 1 – {ONE.upper()}",
        f"Question 1 (volume 2): {ONE}",
        f"Consultation question 1: {ONE}",
        ONE,
        ONE.replace(" ", "  "),
        f"Question 1: {ONE} Please give your reasons.",
        "Question 1: Do you agree with our assessment of how large the harm is?",
    ],
)
def test_a_question_is_found_however_it_is_numbered_and_spaced(
    question: str, fill: Fill, form_of: FormOf, reread: Reread
) -> None:
    data, said = fill(form_of(p(question), p(), SECTION), {"1": "Yes."}, [ONE])
    assert texts(reread(data)) == [question, "Yes."]
    assert codes(said) == []


def test_a_question_split_over_runs_lines_and_paragraphs_is_found(
    fill: Fill, form_of: FormOf, reread: Reread
) -> None:
    split = (
        "<w:p><w:r><w:t>Quest</w:t></w:r><w:r><w:t>ion 1</w:t></w:r>"
        "<w:r><w:br/><w:t>Do you agree with our </w:t></w:r></w:p>"
        + p("assess", "ment of the scale of the harm?")
    )
    data, _ = fill(form_of(table(row(cell(split), cell())), SECTION), {"1": "Yes."}, [ONE])
    assert ("t1 r1 c2", "Yes.") in reread(data)


def test_a_number_in_a_cell_of_its_own_belongs_to_the_words_in_the_next(
    fill: Fill, form_of: FormOf, reread: Reread
) -> None:
    form = form_of(
        table(row(cell(p("1")), cell(p(ONE)), cell()), row(cell(p("2")), cell(p(TWO)), cell())), SECTION
    )
    data, said = fill(form, {"1": "Yes.", "2": "No."}, [ONE, TWO])
    assert ("t1 r1 c3", "Yes.") in reread(data)
    assert ("t1 r2 c3", "No.") in reread(data)
    assert codes(said) == []


@pytest.mark.parametrize(
    ("form", "mark"), [("decimal", "Question %1"), ("lowerLetter", "%1)"), ("upperRoman", "%1.")]
)
def test_a_number_that_word_counts_is_known(
    form: str, mark: str, fill: Fill, form_of: FormOf, reread: Reread
) -> None:
    counted = '<w:pPr><w:numPr><w:ilvl w:val="0"/><w:numId w:val="7"/></w:numPr></w:pPr>'
    numbering = (
        f'<w:abstractNum w:abstractNumId="3"><w:lvl w:ilvl="0"><w:start w:val="1"/><w:numFmt w:val="{form}"/>'
        f'<w:lvlText w:val="{mark}"/></w:lvl></w:abstractNum>'
        '<w:num w:numId="7"><w:abstractNumId w:val="3"/></w:num>'
    )
    same = "Please explain your answer to the question above."
    form_file = form_of(
        *(part for _ in range(2) for part in (p(same, properties=counted), p())), SECTION, numbering=numbering
    )
    data, said = fill(form_file, {"1": "First.", "2": "Second."}, [same, same])
    assert texts(reread(data)) == [same, "First.", same, "Second."]
    assert codes(said) == []


def test_a_prompt_makes_way_for_the_answer(fill: Fill, form_of: FormOf, reread: Reread) -> None:
    block = control(f"<w:p>{PROMPT}</w:p>", "<w:showingPlcHdr/>")
    line = f"<w:p>{control(PROMPT, '<w:showingPlcHdr/><w:text/>')}</w:p>"
    prompt = control(PROMPT, "<w:showingPlcHdr/>")
    labelled = f'<w:p><w:r><w:t xml:space="preserve">Answer: </w:t></w:r>{prompt}</w:p>'
    form = form_of(
        p(f"Q1 {ONE}"), block, p(f"Q2 {TWO}"), line, p("Q3 What else is there to say?"), labelled, SECTION
    )
    data, said = fill(
        form, {"1": "One.", "2": "Two.", "3": "Three."}, [ONE, TWO, "What else is there to say?"]
    )
    read = texts(reread(data))
    assert read[1] == "One."
    assert read[3] == "Two."
    assert read[5:] == ["Answer: ", "Three."]
    assert codes(said) == []


def test_a_cell_that_is_merged_away_gets_nothing(fill: Fill, form_of: FormOf, reread: Reread) -> None:
    begins, goes_on = '<w:vMerge w:val="restart"/>', "<w:vMerge/>"
    form = form_of(
        table(
            row(cell(p(f"Question 1: {ONE}"), properties=begins), cell(p("Confidential? Y / N"))),
            row(cell(properties=goes_on), cell()),
            row(cell(p(f"Question 2: {TWO}"), properties='<w:gridSpan w:val="2"/>')),
            row(cell(properties='<w:gridSpan w:val="2"/>')),
        ),
        SECTION,
    )
    sheet = FormValues(confidential={"1": False})
    data, said = fill(form, {"1": "Yes.", "2": "No."}, [ONE, TWO], sheet)
    lines = reread(data)
    assert ("t1 r1 c2", "Confidential? N") in lines
    assert ("t1 r2 c2", "Yes.") in lines
    assert ("t1 r4 c1", "No.") in lines
    assert codes(said) == []


def test_a_box_in_a_nested_table_is_found(fill: Fill, form_of: FormOf, reread: Reread) -> None:
    inner = table(row(cell()))
    form = form_of(table(row(cell(p(f"Question 1: {ONE}"), inner, p()))), SECTION)
    data, _ = fill(form, {"1": "Yes."}, [ONE])
    assert ("t1 r1 c1 t2 r1 c1", "Yes.") in reread(data)


def test_words_where_the_answer_goes_stay_and_are_told(fill: Fill, form_of: FormOf, reread: Reread) -> None:
    form = form_of(table(row(cell(p(f"Question 1: {ONE}")), cell(p("We said this last year.")))), SECTION)
    data, said = fill(form, {"1": "Yes."}, [ONE])
    assert [text for where, text in reread(data) if where == "t1 r1 c2"] == [
        "We said this last year.",
        "Yes.",
    ]
    assert codes(said) == ["Q306"]
    assert "“We said this last year.”" in said[0].message


@pytest.mark.parametrize(
    "prompt", ["[Please type your answer here]", "Your response:", "Confidential? – Y / N"]
)
def test_words_that_only_prompt_stay_and_are_no_answer(
    prompt: str, fill: Fill, form_of: FormOf, reread: Reread
) -> None:
    form = form_of(table(row(cell(p(f"Question 1: {ONE}")), cell(p(prompt)))), SECTION)
    data, said = fill(form, {"1": "Yes."}, [ONE])
    assert [text for where, text in reread(data) if where == "t1 r1 c2"] == [prompt, "Yes."]
    assert "Q306" not in codes(said)


def test_an_answer_to_what_the_form_does_not_ask_is_an_error(
    fill: Fill, form_of: FormOf, reread: Reread
) -> None:
    data, said = fill(
        form_of(p(f"Q1 {ONE}"), p(), SECTION), {"1": "Yes.", "2": "No.", "9": "Nine."}, [ONE, TWO]
    )
    assert texts(reread(data)) == [f"Q1 {ONE}", "Yes."]
    assert codes(said) == ["Q302"]  # of the ninth, which the record does not have, another rule speaks
    assert "question 2" in said[0].message


def test_a_question_of_the_form_that_is_unknown_is_told_and_ends_the_one_before(
    fill: Fill, form_of: FormOf, reread: Reread
) -> None:
    other = "Question 2: What is your turnover in the last year?"
    data, said = fill(form_of(p(f"Q1 {ONE}"), p(other), p(), SECTION), {"1": "Yes."}, [ONE])
    assert texts(reread(data)) == [f"Q1 {ONE}", "Yes.", other]
    assert codes(said) == ["Q305"]
    assert "What is your turnover" in said[0].message


def test_the_right_number_with_other_words_gets_no_answer(
    fill: Fill, form_of: FormOf, reread: Reread
) -> None:
    other = "Question 1: Which of your staff may we telephone on Mondays?"
    data, said = fill(form_of(p(other), p(), SECTION), {"1": "Yes."}, [ONE])
    assert texts(reread(data)) == [other]
    assert codes(said) == ["Q303"]


def test_questions_in_another_order_are_known_by_their_words(
    fill: Fill, form_of: FormOf, reread: Reread
) -> None:
    form = form_of(p(f"Q1 {TWO}"), p(), p(f"Q2 {ONE}"), p(), SECTION)
    data, said = fill(form, {"1": "One.", "2": "Two."}, [ONE, TWO])
    assert texts(reread(data)) == [f"Q1 {TWO}", "Two.", f"Q2 {ONE}", "One."]
    assert codes(said) == []


def test_a_question_asked_twice_is_answered_once_and_told(
    fill: Fill, form_of: FormOf, reread: Reread
) -> None:
    form = form_of(*(part for _ in range(2) for part in (p(f"Question 1: {ONE}"), p())), SECTION)
    data, said = fill(form, {"1": "Yes."}, [ONE])
    assert texts(reread(data)) == [f"Question 1: {ONE}", "Yes.", f"Question 1: {ONE}"]
    assert codes(said) == ["Q304"]


def test_a_list_of_the_questions_in_front_is_passed_over(fill: Fill, form_of: FormOf, reread: Reread) -> None:
    listed = [p(f"Question 1: {ONE}"), p(f"Question 2: {TWO}")]
    rows = table(row(cell(listed[0]), cell()), row(cell(listed[1]), cell()))
    data, said = fill(form_of(*listed, rows, SECTION), {"1": "Yes.", "2": "No."}, [ONE, TWO])
    assert [where for where, text in reread(data) if text in {"Yes.", "No."}] == ["t1 r1 c2", "t1 r2 c2"]
    assert codes(said) == []


@pytest.mark.parametrize("lock", ["contentLocked", "sdtContentLocked"])
def test_a_locked_place_gets_no_answer(lock: str, fill: Fill, form_of: FormOf, reread: Reread) -> None:
    place = control(f"<w:p>{PROMPT}</w:p>", f'<w:lock w:val="{lock}"/><w:showingPlcHdr/>')
    data, said = fill(form_of(p(f"Q1 {ONE}"), place, SECTION), {"1": "Yes."}, [ONE])
    assert "Yes." not in texts(reread(data))
    assert codes(said) == ["Q308"]


def test_a_protected_form_stays_protected_and_is_told(
    fill: Fill, form_of: FormOf, parts: Callable[[bytes], dict[str, bytes]]
) -> None:
    lock = '<w:documentProtection w:edit="forms" w:enforcement="1"/>'
    data, said = fill(form_of(p(f"Q1 {ONE}"), p(), SECTION, settings=lock), {"1": "Yes."}, [ONE])
    assert codes(said) == ["Q307"]
    assert b"documentProtection" in parts(data)["word/settings.xml"]


def test_tracked_changes_are_read_as_accepted_and_stay(
    fill: Fill, form_of: FormOf, parts: Callable[[bytes], dict[str, bytes]]
) -> None:
    mark = 'w:id="1" w:author="A regulator"'
    changed = (
        "<w:p><w:r><w:t xml:space='preserve'>Q1 </w:t></w:r>"
        f"<w:del {mark}><w:r><w:delText>Would you say so?</w:delText></w:r></w:del>"
        f"<w:ins {mark}><w:r><w:t>{ONE}</w:t></w:r></w:ins></w:p>"
    )
    data, said = fill(form_of(changed, p(), SECTION), {"1": "Yes."}, [ONE])
    text = parts(data)["word/document.xml"].decode()
    assert codes(said) == ["Q309"]
    assert text.index("<w:ins ") < text.index("Yes.")
    assert "Would you say so?" in text


@pytest.mark.parametrize("data", [b"", b"%PDF-1.7", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", b"PK\x03\x04 torn"])
def test_what_is_no_word_file_is_refused(data: bytes) -> None:
    form, said = open_form(data, Span("templates/response.md.j2", 8, 7))
    assert form is None
    assert codes(said) == ["Q301"]
    assert said[0].message.startswith("This form cannot be used. The file")


# Fields and boxes


def test_the_fields_of_the_cover_sheet_are_filled_in(fill: Fill, form_of: FormOf, reread: Reread) -> None:
    prompt = control(PROMPT, "<w:showingPlcHdr/><w:text/>")
    form = form_of(
        table(row(cell(p("Your name*")), cell()), row(cell(p("Organisation (if any)")), cell(p("____")))),
        p("Email address: ____________"),
        f'<w:p><w:r><w:t xml:space="preserve">Telephone: </w:t></w:r>{prompt}</w:p>',
        p("Job title:"),
        p("Charity number: ......"),
        p("Date: ____"),
        p("Signature: ____"),
        SECTION,
    )
    sheet = FormValues(
        offered={"date": "17 October 2025"},
        fields={
            "name": "Jo Bloggs",
            "organisation": "Our Charity",
            "email": "jo@example.org",
            "telephone": "020 7946 0000",
            "role": "Head of policy",
            "Charity number": "123456",
            "address": "1 Street",
        },
    )
    data, said = fill(form, {}, [], sheet)
    assert texts(reread(data)) == [
        "Your name*",
        "Jo Bloggs",
        "Organisation (if any)",
        "Our Charity",
        "Email address: jo@example.org",
        "Telephone: 020 7946 0000",
        "Job title: Head of policy",
        "Charity number: 123456",
        "Date: 17 October 2025",
        "Signature: ____",
    ]
    assert [(problem.code.id, problem.message) for problem in said] == [
        ("Q311", "The form has fields and boxes that stay empty: “Signature”."),
        ("Q312", "The form has no field for “address”."),
    ]


OLD_BOX = (
    '<w:p><w:r><w:fldChar w:fldCharType="begin"><w:ffData><w:checkBox><w:sizeAuto/>'
    '<w:default w:val="0"/></w:checkBox>'
    "</w:ffData></w:fldChar></w:r><w:r><w:instrText>FORMCHECKBOX</w:instrText></w:r><w:r><w:fldChar "
    'w:fldCharType="end"/></w:r><w:r><w:t xml:space="preserve"> We agree to be named</w:t></w:r></w:p>'
)


@pytest.mark.parametrize(
    ("line", "yes", "expected"),
    [
        (p("☐ We agree to be named"), True, "☒ We agree to be named"),
        (p("☐ We agree to be named"), False, "☐ We agree to be named"),
        (p("We agree to be named ☐"), True, "We agree to be named ☒"),
        (p("We agree to be named: ", "Yes ☐ No ☐"), True, "We agree to be named: Yes ☒ No ☐"),
        (p("We agree to be named: ☐ Yes ☐ No"), False, "We agree to be named: ☐ Yes ☒ No"),
        (p("We agree to be named: ☐ No ☐ Yes"), True, "We agree to be named: ☐ No ☒ Yes"),
        (p("We agree to be named? Y / N"), True, "We agree to be named? Y"),
        (p("We agree to be named? Y / N"), False, "We agree to be named? N"),
        (p("We agree to be named – Ye", "s/N", "o (delete one)"), False, "We agree to be named – No (delete one)"),
        (f"<w:p>{CHECKBOX}<w:r><w:t> We agree to be named</w:t></w:r></w:p>", True, "☒ We agree to be named"),
    ],
)  # fmt: skip
def test_a_box_is_ticked(
    line: str, yes: bool, expected: str, fill: Fill, form_of: FormOf, reread: Reread
) -> None:
    sheet = FormValues(choices={"We agree to be named": yes})
    data, said = fill(form_of(line, SECTION), {}, [], sheet)
    assert texts(reread(data)) == [expected]
    assert codes(said) == []


def test_a_content_control_knows_that_it_is_ticked(
    fill: Fill, form_of: FormOf, parts: Callable[[bytes], dict[str, bytes]]
) -> None:
    form = form_of(table(row(cell(p("We agree to be named")), cell(f"<w:p>{CHECKBOX}</w:p>"))), SECTION)
    data, _ = fill(form, {}, [], FormValues(choices={"We agree to be named": True}))
    assert re.search(r'w14:checked [^>]*w14:val="1"', parts(data)["word/document.xml"].decode())


def test_the_box_of_an_old_form_is_ticked(
    fill: Fill, form_of: FormOf, parts: Callable[[bytes], dict[str, bytes]]
) -> None:
    data, _ = fill(form_of(OLD_BOX, SECTION), {}, [], FormValues(choices={"We agree to be named": True}))
    assert "<w:checked/>" in parts(data)["word/document.xml"].decode()


def test_boxes_for_yes_and_no_in_cells_of_their_own_belong_together(
    fill: Fill, form_of: FormOf, reread: Reread
) -> None:
    form = form_of(table(row(cell(p("Is it confidential?")), cell(p("☐ Yes")), cell(p("☐ No")))), SECTION)
    data, said = fill(form, {}, [], FormValues(choices={"Is it confidential": False}))
    assert texts(reread(data)) == ["Is it confidential?", "☐ Yes", "☒ No"]
    assert codes(said) == []


def test_a_choice_without_a_box_is_told(fill: Fill, form_of: FormOf) -> None:
    sheet = FormValues(choices={"We want a reply": True}, confidential={"1": True})
    _, said = fill(form_of(p(f"Q1 {ONE}"), p(), p("☐ Something else"), SECTION), {"1": "Yes."}, [ONE], sheet)
    assert codes(said) == ["Q310", "Q311"]
    assert "“We want a reply” and whether the answer to question 1 is confidential" in said[0].message


def test_no_validator_finds_an_error_in_an_odd_form(
    fill: Fill, form_of: FormOf, validate_docx: Callable[[bytes], list[str]]
) -> None:
    form = form_of(
        p("Name: ____"),
        p(f"Q1 {ONE}"),
        control(f"<w:p>{PROMPT}</w:p>", "<w:showingPlcHdr/>"),
        f"<w:p>{control(PROMPT, '<w:showingPlcHdr/><w:text/>')}</w:p>",
        table(row(cell(p(f"Q2 {TWO}")), cell(p("Y / N")))),
        p(),
        SECTION,
    )
    before = set(validate_docx(form))
    data, _ = fill(form, {"1": "Yes.", "2": "No."}, [ONE, TWO], FormValues({"name": "Jo Bloggs"}))
    assert set(validate_docx(data)) <= before
