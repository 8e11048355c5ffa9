"""Templates: front matter and body, encodings, line ends."""

from __future__ import annotations

from datetime import date, datetime
from hashlib import sha256
from zoneinfo import ZoneInfo

import pytest

from respondent.loading.templates import MAX_BYTES, read_template
from respondent.model.directory import Contact, Signatory
from respondent.model.settings import NoteStyle
from respondent.model.template import DocumentKind, ForEach, FrontMatter, Recipients, SignedBy, Template

HEAD = "kind: letter\ntitle: A letter\ndate: 2025-02-18\n"


def read(text: str | bytes) -> tuple[Template | None, list[tuple[str, str]]]:
    """The template, and the code and the place of everything that is wrong."""
    template, problems = read_template(text, "templates/letters/a.md.j2", "letters/a.md.j2")
    return template, [(p.code.id, f"{p.span.line}:{p.span.column}") for p in problems]


def front(lines: str) -> FrontMatter:
    """The front matter, with nothing wrong with it."""
    template, problems = read(f"---\n{HEAD}{lines}---\nText.\n")
    assert problems == []
    assert template is not None
    assert template.front is not None
    return template.front


def said(lines: str, head: str = HEAD) -> list[tuple[str, str]]:
    """What is wrong with front matter that has these lines."""
    template, problems = read(f"---\n{head}{lines}---\nText.\n")
    assert template is None
    return problems


def test_a_template_is_taken_apart_at_its_two_lines_of_hyphens() -> None:
    text = f"---\n{HEAD}---\nText.\n\n---\n\nMore.\n"
    template, problems = read(text)
    assert problems == []
    assert template is not None
    assert template.front == FrontMatter(kind=DocumentKind.LETTER, title="A letter", date=date(2025, 2, 18))
    assert (template.body, template.body_line) == ("Text.\n\n---\n\nMore.\n", 6)
    assert (template.id, template.name, template.path) == (
        "a",
        "letters/a.md.j2",
        "templates/letters/a.md.j2",
    )
    assert template.hash == sha256(text.encode()).hexdigest()


def test_a_template_without_front_matter_is_a_partial() -> None:
    template, problems = read("{% macro x() %}\n---\n{% endmacro %}\n")
    assert problems == []
    assert template is not None
    assert (template.front, template.body_line) == (None, 1)
    assert template.body.startswith("{% macro")


@pytest.mark.parametrize("text", ["", "Text.", "---- \nText\n", "--\n"])
def test_what_is_no_line_of_three_hyphens_begins_no_front_matter(text: str) -> None:
    template, problems = read(text)
    assert problems == []
    assert template is not None
    assert (template.front, template.body) == (None, text)


def test_a_body_may_be_empty() -> None:
    template, _ = read(f"---\n{HEAD}---")
    assert template is not None
    assert (template.body, template.body_line) == ("", 6)


@pytest.mark.parametrize("end", ["\r\n", "\r"])
def test_a_template_is_the_same_on_every_computer(end: str) -> None:
    text = f"---\n{HEAD}---\nOne.\nTwo.\n"
    assert read(f"\ufeff{text}".replace("\n", end).encode()) == read(text)


def test_every_field_of_front_matter() -> None:
    found = front(
        "from: [nspcc, barnardos]\nto: {joint: [home-secretary, minister]}\nletterhead: letterheads/x.docx\n"
        "reference: R/1\nsignatories:\n  - {organisation: nspcc, name: J, role: CE, image: s.png}\n"
        "cc: [ofcom, Somebody else]\nembargo: 2025-07-01 00:01\nfor_each: {force: by-force}\nnotes: harvard\n"
        "salutation: Home Secretary\nvalediction: Yours ever\n"
        "contact: {name: P, email: p@x.org, phone: 020, hours: 9–5}\nnotice: >-\n  One\n  two.\nconsultation: c-1\n"
    )
    assert found == FrontMatter(
        kind=DocumentKind.LETTER,
        title="A letter",
        date=date(2025, 2, 18),
        senders=("nspcc", "barnardos"),
        recipients=Recipients(("home-secretary", "minister"), joint=True),
        letterhead="letterheads/x.docx",
        reference="R/1",
        signatories=(SignedBy("nspcc", Signatory("J", "CE", "s.png")),),
        cc=("ofcom", "Somebody else"),
        embargo=datetime(2025, 7, 1, 0, 1, tzinfo=ZoneInfo("Europe/London")),
        for_each=ForEach("force", "by-force"),
        notes=NoteStyle.HARVARD,
        salutation="Home Secretary",
        valediction="Yours ever",
        contact=Contact("P", "p@x.org", "020", "9–5"),
        notice="One two.",
        consultation="c-1",
    )
    assert str(found.places["to.joint.1"]) == "templates/letters/a.md.j2:6:30"
    assert str(found.places["for_each.force"]) == "templates/letters/a.md.j2:13:19"


@pytest.mark.parametrize(
    ("value", "recipients"),
    [
        ("minister", Recipients(("minister",))),
        ("[minister, other]", Recipients(("minister", "other"))),
        ("{joint: minister}", Recipients(("minister",), joint=True)),
        ("[]", Recipients()),
    ],
)
def test_a_letter_goes_to_one_to_each_or_to_all(value: str, recipients: Recipients) -> None:
    assert front(f"to: {value}\n").recipients == recipients


def test_a_salutation_may_be_left_to_a_pen() -> None:
    found = front("salutation: by hand\n")
    assert (found.salutation, found.by_hand) == (None, True)


@pytest.mark.parametrize("kind", list(DocumentKind))
def test_a_template_makes_a_letter_a_response_or_a_release(kind: DocumentKind) -> None:
    template, _ = read(f"---\nkind: {kind.value}\ntitle: T\ndate: 2025-02-18\n---\n")
    assert template is not None
    assert template.front is not None
    assert template.front.kind is kind


def test_a_title_may_have_expressions_in_it() -> None:
    template, problems = read(
        "---\nkind: release\ntitle: \"{{ figure('a', force=force) | more_than }} offences: {{ force }}\"\n"
        "date: 2025-02-18\n---\n"
    )
    assert problems == []
    assert template is not None
    assert template.front is not None
    assert template.front.title == "{{ figure('a', force=force) | more_than }} offences: {{ force }}"


@pytest.mark.parametrize(
    ("lines", "expected"),
    [
        ("fromm: nspcc\n", ("T101", "5:1")),
        ("form: nspcc\n", ("T105", "5:7")),
        ("notes: footnotes\n", ("T103", "5:8")),
        ("embargo: tomorrow\n", ("T103", "5:10")),
        ("from: Our Charity\n", ("T103", "5:7")),
        ("to: {jointly: [a]}\n", ("T101", "5:6")),
        ("to: {joint: []}\n", ("T103", "5:13")),
        ("to: [a, {joint: [b]}]\n", ("T104", "5:9")),
        ("for_each: by-force\n", ("T104", "5:11")),
        ("for_each: {a: x, b: y}\n", ("T103", "5:11")),
        ("for_each: {a: Not an id}\n", ("T103", "5:15")),
        ("signatories: [nspcc]\n", ("T104", "5:15")),
        ("signatories: [{name: J}]\n", ("T102", "5:15")),
        ("contact: Press office\n", ("T104", "5:10")),
        ("from: [a, b, a]\n", ("T105", "5:14")),
        ("to: [a, a]\n", ("T105", "5:9")),
        ("to: {joint: [a, a]}\n", ("T105", "5:17")),
    ],
)
def test_a_wrong_field_is_named_with_its_line_in_the_template(lines: str, expected: tuple[str, str]) -> None:
    assert said(lines)[0] == expected


@pytest.mark.parametrize("line", ["kind: letter\n", "title: A letter\n", "date: 2025-02-18\n"])
def test_a_document_has_a_kind_a_title_and_a_date(line: str) -> None:
    assert [code for code, _ in said("", HEAD.replace(line, ""))] == ["T102"]


def test_every_problem_of_front_matter_is_found_in_one_run() -> None:
    assert said("fromm: x\nfrom: [a, a]\n", "kind: leter\ntitle: T\ntitle: U\ndate: 18.2.2025\n") == [
        ("Y102", "4:1"),
        ("T103", "2:7"),
        ("T103", "5:7"),
        ("T101", "6:1"),
        ("T105", "7:11"),
    ]


def test_a_warning_in_front_matter_leaves_the_template() -> None:
    template, problems = read(f"---\n{HEAD}reference: Report #3\n---\n")
    assert template is not None
    assert problems == [("Y111", "5:19")]


def test_broken_yaml_in_front_matter_is_placed_in_the_template() -> None:
    assert said("reference: One: two\n") == [("Y110", "5:12")]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("---\n---\nText\n", ("Y116", "2:1")),
        ("---\n- a\n---\nText\n", ("T104", "2:1")),
        ("---\nkind: letter\nText\n", ("T107", "1:1")),
        ("\n---\nkind: letter\n---\n", ("T106", "2:1")),
        ("  \n\n---\nkind: letter\n---\n", ("T106", "3:1")),
        (b"---\nkind: caf\xe9\n", ("Y108", "2:10")),
        (f"---\n{HEAD}---\nOne\ue000two\n", ("Y109", "6:4")),
        ("x" * (MAX_BYTES + 1), ("T108", "0:0")),
    ],
)
def test_a_template_that_cannot_be_taken_apart_says_why(text: str | bytes, expected: tuple[str, str]) -> None:
    template, problems = read(text)
    assert template is None
    assert problems == [expected]
