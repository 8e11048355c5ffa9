"""What tests of filled forms share: small forms, a reader that shares nothing with the code, and a workspace."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path
from typing import NamedTuple
from xml.etree import ElementTree

import pytest

from respondent.build import Built, build
from respondent.model.consultation import Question
from respondent.model.diagnostic import Diagnostic
from respondent.model.document import Document, Para, Str
from respondent.model.form_values import NO_FORM_VALUES, FormValues
from respondent.model.response import Answer
from respondent.model.settings import NoteStyle
from respondent.model.span import Span
from respondent.model.template import DocumentKind
from respondent.rendering.excerpt import excerpt
from respondent.writing.word.filling.form import open_form
from respondent.writing.word.filling.planned import planned
from respondent.writing.word.filling.write import write_form

SPAN = Span("templates/response.md.j2", 8, 7)
FORMS = Path(__file__).resolve().parents[3] / "forms"
W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
REASONS = "Please give your reasons, and any evidence that supports them."
QUESTIONS = (
    f"Do you agree with our assessment of the scale of the harm? {REASONS}",
    "Do you agree that the measures should apply to private messaging services? Please give your reasons.",
    "What should a service have to show before it may rely on a measure not being technically feasible?",
    "Is there anything else that you would like to tell us?",
)
ANSWERS = """
# Summary

A summary that is in no answer.

{% answer "1" %}
Police recorded {{ figure("offences") }} offences in {{ period("offences") }}. We make two points:

- the first; and
- the second.

{{ table("by-force", columns={"force": "Force", "offences": "Offences"}, caption="Offences by force") }}

## A heading inside

In Gwent there were {{ figure("by-force", force="Gwent") }}.

1. One.
2. Two.
{% endanswer %}

{% answer "2" %}
Yes, and police recorded {{ figure("offences") }} offences.

{% recommendation "all" %}
Apply the measures to all services.
{% endrecommendation %}
{% endanswer %}

{% skip "3" %}
We hold no evidence of it.
{% endskip %}

{% answer "4" %}
No, but see {{ recommendation("all") }}.
{% endanswer %}
"""


class Line(NamedTuple):
    """A paragraph as it is read again: where it stands, such as “t2 r1 c2”, or “”, and its text."""

    where: str
    text: str


class _Reader:
    """Reads a Word file with the standard library alone."""

    def __init__(self, data: bytes) -> None:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            self.body = ElementTree.fromstring(archive.read("word/document.xml"))[0]
        self.lines: list[Line] = []
        self._tables = 0
        self._walk(self.body, "")

    def _walk(self, element: ElementTree.Element, where: str) -> None:
        row = 0
        for child in element:
            if child.tag == f"{W}p":
                self.lines.append(Line(where.strip(), self._text(child)))
            elif child.tag == f"{W}tbl":
                self._tables += 1
                self._walk(child, f"{where} t{self._tables}")
            elif child.tag == f"{W}tr":
                row += 1
                self._row(child, f"{where} r{row}")
            elif child.tag in {f"{W}sdt", f"{W}sdtContent"}:
                self._walk(child, where)

    def _row(self, row: ElementTree.Element, where: str) -> None:
        held = [control[-1] for control in row.findall(f"{W}sdt")]
        cells = [cell for part in (row, *held) for cell in part.findall(f"{W}tc")]
        for number, cell in enumerate(cells, 1):
            self._walk(cell, f"{where} c{number}")

    def _text(self, paragraph: ElementTree.Element) -> str:
        gone = {word for mark in paragraph.iter(f"{W}del") for word in mark.iter()}
        words = {f"{W}br": "\n", f"{W}tab": "\t"}
        return "".join(
            (element.text or "") if element.tag == f"{W}t" else words.get(element.tag, "")
            for element in paragraph.iter()
            if element not in gone
        )


@pytest.fixture
def reread() -> Callable[[bytes], list[Line]]:
    """``reread(file)`` are the paragraphs of a Word file, each with where it stands."""

    def read(data: bytes) -> list[Line]:
        return _Reader(data).lines

    return read


Filled = tuple[bytes, tuple[Diagnostic, ...]]


@pytest.fixture
def fill(document: Callable[..., Document]) -> Callable[..., Filled]:
    """``fill(form, {"1": "Yes."})`` is a form with answers in it, and what is said of it.

    An answer is a text, or blocks; `questions` are the texts of the consultation's, from 1.
    """

    def make(
        form: bytes,
        answers: Mapping[str, object],
        questions: Sequence[str] = QUESTIONS,
        sheet: FormValues = NO_FORM_VALUES,
        **changes: object,
    ) -> Filled:
        asked = tuple(Question(str(number), text) for number, text in enumerate(questions, 1))
        by_number = {question.number: question for question in asked}
        blocks = [
            Answer(
                number,
                by_number.get(number),
                content if isinstance(content, tuple) else (Para((Str(str(content)),), SPAN),),
                SPAN,
                ordinal,
            )
            for ordinal, (number, content) in enumerate(answers.items(), 1)
        ]
        whole = document(*blocks, kind=DocumentKind.RESPONSE, consultation="consultation", **changes)
        opened, problems = open_form(form, SPAN)
        assert opened is not None, problems
        plan, more = planned(whole, opened, asked, sheet)
        part = excerpt(whole, plan.numbers, NoteStyle.PLAIN)
        return write_form(part, opened, asked, sheet, {}), (*problems, *more)

    return make


@pytest.fixture
def form_of(letterhead_file: Callable[..., bytes]) -> Callable[..., bytes]:
    """``form_of(paragraph("Question 1: …"), …)`` is a small form of this markup."""

    def make(*parts: str, **stories: object) -> bytes:
        return letterhead_file("".join(parts), **stories)

    return make


@pytest.fixture
def respond(workspace: Callable[[dict[str, str]], Path]) -> Callable[..., tuple[Path, Built]]:
    """``respond("two-columns")`` is a workspace’s folder whose response was built into that form, and the build."""

    def make(
        form: str | bytes, body: str = ANSWERS, front: str = "", draft: bool = False
    ) -> tuple[Path, Built]:
        questions = "".join(
            f"  - {{number: {number}, text: “{text}”, illustrative: true}}\n".replace("“", '"').replace(
                "”", '"'
            )
            for number, text in enumerate(QUESTIONS, 1)
        )
        root = workspace(
            {
                "evidence/consultation.yaml": (
                    "kind: consultation\ntitle: A consultation\npublisher: A regulator\nquestions:\n"
                    + questions
                ),
                "templates/response.md.j2": (
                    "---\nkind: response\ntitle: Our response\ndate: 2025-10-17\nfrom: our-charity\n"
                    "consultation: consultation\nform: templates/form.docx\n"
                    "contact: {name: Jo Bloggs, email: jo@example.org, phone: 020 7946 0000}\n"
                    f"{front}---\n{body}"
                ),
            }
        )
        data = form if isinstance(form, bytes) else (FORMS / f"{form}.docx").read_bytes()
        (root / "templates/form.docx").write_bytes(data)
        return root, build(root, ["response"], draft=draft)

    return make
