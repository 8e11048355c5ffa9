"""Questions read out of forms and lists, in the shapes in which regulators and people write them."""

from __future__ import annotations

import io
import re
from collections.abc import Callable
from datetime import date
from pathlib import Path

import docx
import pytest
import yaml
from docx.oxml.ns import qn
from hypothesis import given
from hypothesis import strategies as st

from respondent.build import check
from respondent.consulting.begun import response_text
from respondent.consulting.form import questions_of_form
from respondent.consulting.found import FoundConsultation
from respondent.consulting.numbers import question_in
from respondent.consulting.pasted import with_numbers
from respondent.consulting.reading import read_consultation
from respondent.consulting.record_text import consultation_text, id_of
from respondent.loading.records.record import read_record
from respondent.loading.workspace import load
from respondent.model.consultation import Consultation, Question
from respondent.model.draft import Draft, Passage, PassageKind
from respondent.model.record import is_id
from respondent.model.settings import Settings
from respondent.reading.draft import read_draft
from respondent.yamltext.parse import parse_yaml

Workspaces = Callable[[dict[str, str]], Path]


def saved(document: docx.document.Document) -> bytes:
    data = io.BytesIO()
    document.save(data)
    return data.getvalue()


def read(document: docx.document.Document | str) -> FoundConsultation:
    """What a form, or a pasted text, says."""
    data = with_numbers(document).encode() if isinstance(document, str) else saved(document)
    draft = read_draft(data, "list.txt" if isinstance(document, str) else "form.docx").draft
    assert draft is not None
    return read_consultation(draft)


def asked(found: FoundConsultation) -> list[tuple[str, str]]:
    return [(one.question.number, one.question.text) for one in found.questions]


def two_columns() -> docx.document.Document:
    """A regulator's form: a cover sheet, and a table with the questions beside room for the responses."""
    form = docx.Document()
    form.add_heading("Consultation response form", 0)
    form.add_paragraph("Please complete this form in full and return it to Ofcom by 5pm on 20 October 2025.")
    cover = form.add_table(rows=2, cols=2)
    cover.cell(0, 0).text, cover.cell(0, 1).text = "Consultation title", "Additional Safety Measures"
    cover.cell(1, 0).text = "Organisation name"
    form.add_heading("Your response", 1)
    table = form.add_table(rows=1, cols=2)
    table.cell(0, 0).text, table.cell(0, 1).text = "Question", "Your response"
    row = table.add_row().cells
    row[0].merge(row[1]).text = "Volume 2: The causes of harm"
    row = table.add_row().cells
    for piece in ("Ques", "tion", " 1", ": Do you agree with our assess", "ment? Please provide evidence."):
        row[0].paragraphs[0].add_run(piece).bold = piece.startswith("Q")
    row[1].text = "Confidential? – Y / N"
    row = table.add_row().cells
    row[0].text = "Question 2 (a): Do you agree with the measure?"
    row[0].add_paragraph("Please keep to no more than 500 words.")
    row[0].add_paragraph("[Insert your response in the next column]")
    row[0].add_paragraph("Thank you.")
    row[1].text = "[Insert your response here]"
    row = table.add_row().cells
    row[0].text = "Question 3"
    row[0].add_paragraph("What would it cost?")
    return form


def test_a_table_of_two_columns_is_read_with_all_that_stands_around_it() -> None:
    found = read(two_columns())
    assert asked(found) == [
        ("1", "Do you agree with our assessment? Please provide evidence."),
        ("2a", "Do you agree with the measure?\n\nPlease keep to no more than 500 words."),
        ("3", "What would it cost?"),
    ]
    assert [one.question.asks_for_evidence for one in found.questions] == [True, False, False]
    assert [one.question.word_limit for one in found.questions] == [None, 500, None]
    assert {one.question.chapter for one in found.questions} == {"Volume 2: The causes of harm"}
    assert (found.title, found.publisher, found.closes) == (
        "Additional Safety Measures",
        "Ofcom",
        "2025-10-20 17:00",
    )
    assert not any(one.unsure for one in found.questions)


def test_a_table_for_each_question_is_read() -> None:
    form = docx.Document()
    form.add_heading("Response form: Protecting children", 0)
    for number, text in ((1, "Do you agree?"), (2, "Why?")):
        if number == 2:
            form.add_heading("Chapter 3: Governance", 1)
        table = form.add_table(rows=3, cols=1)
        table.cell(0, 0).text = f"Question {number}: {text}"
        table.cell(1, 0).text = "Is this answer confidential? Yes / No"
        table.cell(2, 0).text = "Our answer, typed into the form by somebody already."
        form.add_paragraph("")
    found = read(form)
    assert asked(found) == [("1", "Do you agree?"), ("2", "Why?")]
    assert [one.question.chapter for one in found.questions] == [
        "Response form: Protecting children",
        "Chapter 3: Governance",
    ]
    assert found.title == "Protecting children"


def test_a_table_with_a_column_of_numbers_is_read() -> None:
    form = docx.Document()
    table = form.add_table(rows=1, cols=3)
    for cell, text in zip(table.rows[0].cells, ("No.", "Question", "Response"), strict=True):
        cell.text = text
    for number, text in (("1", "Do you agree?"), ("2.", "Why?")):
        cells = table.add_row().cells
        cells[0].text, cells[1].text, cells[2].text = number, text, "Enter text"
    assert asked(read(form)) == [("1", "Do you agree?"), ("2", "Why?")]


def test_running_text_is_read_and_a_sentence_about_a_question_is_none() -> None:
    form = docx.Document()
    form.add_heading("Call for evidence", 0)
    form.add_paragraph("This form has two questions. Question 1 asks about harm.")
    form.add_paragraph("Question 2 is about the measures, and Q1 and Q2 may be answered together.")
    form.add_paragraph("Q1. Do you hold data on the harm?")
    form.add_paragraph("Your answer:")
    form.add_paragraph("............")
    form.add_paragraph("Question 2")
    form.add_paragraph("Which measures work? (maximum 300 words)")
    form.add_paragraph("Thank you for your response.")
    found = read(form)
    assert asked(found) == [
        ("1", "Do you hold data on the harm?"),
        ("2", "Which measures work? (maximum 300 words)"),
    ]
    assert found.questions[1].question.word_limit == 300


def test_items_that_a_word_processor_numbers_are_counted_and_it_is_said() -> None:
    form = docx.Document()
    for text in ("Do you agree?", "Some words that ask nothing", "Why do you?"):
        form.add_paragraph(text, style="List Number")
    found = read(form)
    assert asked(found) == [("1", "Do you agree?"), ("3", "Why do you?")]
    assert all("counted" in one.unsure[0] for one in found.questions)


@pytest.mark.parametrize(
    "text",
    [
        "12. Do you agree?\n12a) If not, why?\n13. What else?\n",
        "Q12: Do you agree?\nQ12a: If not, why?\n\nQ13: What else?",
        "Question 12 – Do you agree?\r\nQuestion 12(a) – If not, why?\r\nQuestion 13 – What else?",
        "# Questions\n\n- **Question 12:** Do you agree?\n- **Q12a:** If not, why?\n- **Q13:** What else?",
    ],
)
def test_a_pasted_list_keeps_the_numbers_that_it_has(text: str) -> None:
    assert asked(read(text)) == [("12", "Do you agree?"), ("12a", "If not, why?"), ("13", "What else?")]


def test_numbers_inside_a_question_do_not_begin_another_one() -> None:
    found = read(
        "Question 1: Which of these do you support?\n1. the first\n2. the second\n\nQuestion 2: Why?\n"
    )
    assert [number for number, _ in asked(found)] == ["1", "2"]


def test_the_same_question_twice_is_kept_once_and_other_words_under_its_number_are_told() -> None:
    found = read("Q1: Do you agree?\n\nQ2: Why?\n\nQ1: Do you agree?\n\nQ2: How?\n")
    assert asked(found) == [("1", "Do you agree?"), ("2", "Why?")]
    assert [re.sub(r"line \d+", "line N", doubt) for doubt in found.unsure] == [
        "Question 2 stands on line N again, with other words; only the first was kept."
    ]


def test_a_number_that_is_missing_and_words_that_break_off_are_told() -> None:
    found = read("Q1: Do you agree?\n\nQ3: And what of the\n")
    assert found.unsure == ("There is no question 2.",)
    assert found.questions[1].unsure == ("the text may be cut off",)


@pytest.mark.parametrize(
    ("text", "number"),
    [
        ("Question 4: Why?", "4"),
        ("QUESTION 4", "4"),
        ("Consultation question 4. Why?", "4"),
        ("Question no. 4: Why?", "4"),
        ("Q.4 Why?", "4"),
        ("Q4\tWhy?", "4"),
        ("Question 12 (a): Why?", "12a"),
        ("Question 4.2 – Why?", "4.2"),
        ("Question A3: Why?", "A3"),
        ("Question 4\xa0: Why?", "4"),
        ("Question 4 asks why.", None),
        ("Questions are welcome.", None),
        ("Q3 2024 was warm.", "3"),
        ("Question 4, in our view, is clear.", None),
        ("Question 10/11", None),
        ("Quite 4: no", None),
    ],
)
def test_a_paragraph_that_begins_a_question_says_so(text: str, number: str | None) -> None:
    found = question_in(text)
    assert (found.number if found else None) == number


def test_a_record_that_was_written_reads_back_as_what_was_found(workspace: Workspaces) -> None:
    found = read(two_columns())
    loaded = load(workspace({"evidence/measures.yaml": consultation_text(found, "form.docx")}))
    assert [str(problem) for problem in loaded.diagnostics] == []
    record = loaded.workspace.get(Consultation, "measures")
    assert [(one.number, one.word_limit, one.asks_for_evidence, one.chapter) for one in record.questions] == [
        (one.question.number, one.question.word_limit, one.question.asks_for_evidence, one.question.chapter)
        for one in found.questions
    ]
    assert [one.text.split() for one in record.questions] == [
        one.question.text.split() for one in found.questions
    ]


_WORDS = st.text(st.characters(exclude_categories=["Cs"]), max_size=60)
_PASSAGES = st.lists(
    st.builds(
        lambda begin, text, kind, row, column: Passage(
            f"{begin}{text}",
            kind,
            ((0, 1, 1),),
            "word/document.xml",
            cell=(row, column, 1) if kind is PassageKind.CELL else None,
        ),
        st.sampled_from(
            ["Question 1: ", "Q2 ", "3. ", "4", "Volume 2: ", "Your response ", "", "Question 5"]
        ),
        _WORDS,
        st.sampled_from(list(PassageKind)),
        st.integers(0, 3),
        st.integers(0, 2),
    ),
    max_size=12,
)


@given(_PASSAGES)
def test_whatever_a_form_holds_the_record_is_strict_yaml_and_the_template_takes_every_question(
    passages: list[Passage],
) -> None:
    found = read_consultation(Draft("form.docx", tuple(passages)))
    text = consultation_text(found, "form.docx")
    if not found.questions:
        return
    assert isinstance(yaml.safe_load(text), dict)
    node, problems = parse_yaml(text, "evidence/form.yaml")
    assert [str(problem) for problem in problems] == []
    assert node is not None
    record, problems = read_record(node, "form", "evidence/form.yaml", Settings())
    assert [str(problem) for problem in problems] == []
    assert isinstance(record, Consultation)
    assert [one.number for one in record.questions] == [one.question.number for one in found.questions]
    template = response_text("Form", "form", record.questions, ("nspcc",), date(2025, 10, 1))
    assert template.count("{% endanswer %}") == len(record.questions)


@given(_WORDS)
def test_every_title_gives_an_id(words: str) -> None:
    assert is_id(id_of(words))


def test_braces_in_a_question_or_a_title_cannot_break_the_template(workspace: Workspaces) -> None:
    question = Question("1", "What of {{ this }} {# and that #} {% if %}?", word_limit=100)
    text = response_text(
        "On {{ braces }} and “quotes”", "safety", [question], ("our-charity",), date(2025, 2, 18)
    )
    record = "kind: consultation\ntitle: Safety\npublisher: Ofcom\nquestions:\n  - {number: 1, text: Why?}\n"
    root = workspace({"evidence/safety.yaml": record, "templates/response.md.j2": text})
    assert {problem.code.id for problem in check(root)} == {"Q101"}


def test_a_form_that_is_locked_and_has_tracked_changes_is_read_as_if_they_were_accepted() -> None:
    form = two_columns()
    settings = form.settings.element
    settings.append(
        settings.makeelement(qn("w:documentProtection"), {qn("w:edit"): "forms", qn("w:enforcement"): "1"})
    )
    paragraph = form.tables[1].cell(2, 0).paragraphs[0]
    deleted = paragraph._p.makeelement(qn("w:del"), {qn("w:id"): "900", qn("w:author"): "x"})
    run = paragraph.add_run(" and not otherwise")._r
    run.find(qn("w:t")).tag = qn("w:delText")
    paragraph._p.append(deleted)
    deleted.append(run)
    assert asked(read(form))[0] == ("1", "Do you agree with our assessment? Please provide evidence.")


FORMS = Path(__file__).resolve().parent.parent / "forms"
SCALE = (
    "Do you agree with our assessment of the scale of the harm? Please give your reasons, and any evidence that "
    "supports them."
)
PRIVATE = (
    "Do you agree that the measures should apply to private messaging services? Please give your reasons."
)
FEASIBLE = (
    "What should a service have to show before it may rely on a measure not being technically feasible?"
)
ASKED = [
    ("1", SCALE, True),
    ("2", PRIVATE, False),
    ("3", FEASIBLE, False),
    ("4", "Is there anything else that you would like to tell us?", False),
]


@pytest.mark.parametrize("name", ["two-columns", "one-table-each", "running-text"])
def test_the_questions_of_a_regulators_blank_form_are_read_whatever_its_shape(name: str) -> None:
    data = (FORMS / f"{name}.docx").read_bytes()
    draft = read_draft(data, name).draft
    assert draft is not None
    found = read_consultation(draft, questions_of_form(data))
    questions = [one.question for one in found.questions]
    assert [(one.number, one.text, one.asks_for_evidence) for one in questions] == ASKED
    assert found.title != "Organisation name"


def test_a_file_that_is_no_form_asks_nothing() -> None:
    assert questions_of_form(b"") == questions_of_form(b"PK damaged") == ()
