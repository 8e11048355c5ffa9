"""The cover sheet: what it says of a response, what contradicts it, and how it looks in each format."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path
from zipfile import ZipFile

import pytest
from click.testing import CliRunner
from tests.packing.inquiry import FILES, HEAD, NOW, workspace

from respondent.build import check
from respondent.cli.main import commands
from respondent.covers import NoResponseError, cover_sheet
from respondent.model.cover import Kept
from respondent.model.diagnostic import Diagnostic

PART = """\
{% answer "2" %}
Much works{% confidential reason="commercial" %}, and marmalade{% endconfidential %}.
{% endanswer %}
"""
WHOLE = """\
{% answer "3" %}
{% confidential reason="told in confidence" %}
No.
{% endconfidential %}
{% endanswer %}
"""
STATED = (
    "contact: {name: Policy team, email: policy@example.org, phone: 020 7946 0123, hours: 9am–5pm}\n"
    "cover:\n  capacity: on behalf of two charities\n  refer: true\n  publish_at_once: false\n"
)


def head(*lines: str, before: str = "") -> str:
    """The front matter with more lines in `cover:`."""
    more = "".join(f"  {line}\n" for line in lines)
    return HEAD.replace("consultation:", f"{before}{STATED}{more}consultation:")


def sheet(root: Path, *formats: str) -> dict[str, bytes]:
    done = cover_sheet(root, "ours", formats or ("md",), now=NOW)
    assert done.files, done.problems
    return {path.name: path.read_bytes() for path in done.files}


def text(root: Path) -> str:
    return sheet(root)["ours.cover-sheet.md"].decode()


def problems(root: Path) -> list[Diagnostic]:
    return [problem for problem in check(root, now=NOW) if problem.code.id.startswith("Q4")]


def codes(root: Path) -> list[str]:
    return [problem.code.id for problem in problems(root)]


def test_what_is_confidential_comes_from_the_response_itself_answer_by_answer(tmp_path: Path) -> None:
    said = text(workspace(tmp_path, PART + WHOLE, head=head(), rest="1"))
    assert "☒ A part of the response" in said
    assert "☐ Nothing" in said
    assert "| Question 2 | ☐ | ☒ | ☐ | Commercial |" in said
    assert "| Question 3 | ☐ | ☐ | ☒ | Told in confidence |" in said
    assert "| Question 1 | ☒ | ☐ | ☐ |  |" in said
    assert "**Why:** Commercial; Told in confidence" in said


def test_a_response_without_anything_confidential_says_so(tmp_path: Path) -> None:
    said = text(workspace(tmp_path, head=head(), rest="123"))
    assert "☒ Nothing" in said
    assert "Nothing in it is confidential." in said
    assert "**Why:**" not in said
    assert "May Ofcom refer to this response without naming its source?" in said


def test_a_whole_response_may_be_confidential(tmp_path: Path) -> None:
    answers = "".join(WHOLE.replace('"3"', f'"{number}"') for number in "123")
    said = text(workspace(tmp_path, answers, head=head("confidential: whole")))
    assert "☒ The whole response" in said
    assert "☐ A part of the response" in said


def test_what_stands_outside_of_the_answers_has_a_line_of_its_own(tmp_path: Path) -> None:
    body = '# Summary{% confidential reason="commercial" %} of marmalade{% endconfidential %}\n\nWords.\n'
    said = text(workspace(tmp_path, body, head=head(), rest="123"))
    assert "| Outside of the answers | ☐ | ☒ | ☐ | Commercial |" in said


def test_it_says_who_responds_in_which_capacity_and_whom_to_ask(tmp_path: Path) -> None:
    stated = head().replace("[alpha, beta]", "[alpha, gamma]")
    said = text(workspace(tmp_path, head=stated, rest="123"))
    assert (
        "**Respondents:** Alpha Trust; Gammadelta House – name confidential: its address must not be found"
        in said
    )
    assert "☒ The name of an organisation" in said
    assert "**Capacity:** On behalf of two charities" in said
    assert "**Contact:** Policy team" in said
    assert "**Telephone:** 020 7946 0123 (9am–5pm)" in said
    assert "**Closes:** 17:00 on Wednesday 30 June 2027" in said
    assert "- ☒ Only once the consultation has closed" in said


def test_settings_say_what_holds_for_all_responses_and_front_matter_goes_before_them(tmp_path: Path) -> None:
    settings = FILES["respondent.yaml"] + (
        "cover:\n  capacity: as a charity\n  refer: false\n  publish_at_once: true\n  declaration: We mean it.\n"
        "  contact: {name: The desk}\n  regulators_declaration: Ofcom’s own words.\n"
    )
    own = HEAD.replace("consultation:", "cover: {refer: true}\nconsultation:")
    root = workspace(tmp_path, head=own, rest="123", **{"respondent.yaml": settings})
    said = text(root)
    assert "**Capacity:** As a charity" in said
    assert "naming its source?**\n\n- ☒ Yes" in said
    assert "- ☒ Yes, at once" in said
    assert "> We mean it." in said
    assert "> Ofcom’s own words." in said
    assert "**Contact:** The desk" in said


def test_what_nobody_stated_is_left_to_be_filled_in_and_told(tmp_path: Path) -> None:
    root = workspace(tmp_path, rest="123")
    done = cover_sheet(root, "ours", ("md",), now=NOW)
    (told,) = done.problems
    assert told.code.id == "Q404"
    assert "`capacity`" in told.message
    assert "`publish_at_once`" in told.message
    said = done.files[0].read_text(encoding="utf-8")
    assert "- ☐ Yes\n- ☐ No" in said
    assert "**Capacity:** \\_\\_" in said


@pytest.mark.parametrize(
    ("lines", "message"),
    [
        (
            ("confidential: nothing",),
            "says that nothing of it is confidential; in the response, a part of it is.",
        ),
        (("confidential: whole",), "says that all of it is confidential; in the response, a part of it is."),
        (
            ("confidential: [organisation, part]",),
            "says that an organisation’s name and a part of it is confidential; in the response, a part of it is.",
        ),
        (
            ("questions: {1: part}",),
            "of the answer to Question 1 a part of it is confidential; in the response, no",
        ),
        (
            ("questions: {2: whole}",),
            "of the answer to Question 2 all of it is confidential; in the response, a",
        ),
        (("questions: {Q2: name}",), "Of an answer nothing, a part or the whole is confidential"),
    ],
)
def test_a_statement_that_the_response_contradicts_is_an_error(
    tmp_path: Path, lines: tuple[str, ...], message: str
) -> None:
    root = workspace(tmp_path, PART, head=head(*lines), rest="13")
    (found,) = problems(root)
    assert found.code.id == "Q401"
    assert message in found.message
    assert found.span.line == 11
    assert cover_sheet(root, "ours", now=NOW).files == ()


def test_a_statement_that_agrees_is_none(tmp_path: Path) -> None:
    lines = ("confidential: part", "questions: {2: {confidential: part, reason: our prices}, 1: nothing}")
    root = workspace(tmp_path, PART, head=head(*lines), rest="13")
    assert problems(root) == []
    assert "| Question 2 | ☐ | ☒ | ☐ | Our prices |" in text(root)


def test_a_name_that_is_confidential_must_not_be_printed_and_has_a_reason(tmp_path: Path) -> None:
    root = workspace(tmp_path, head=head("confidential: name"), rest="123")
    assert codes(root) == ["Q401", "Q402"]
    assert "the response prints Policy team" in problems(root)[0].message
    own = head("confidential: name", "reason: she was threatened", "contact: {name: Jo Doe}").replace(
        STATED.partition("\n")[0] + "\n", ""
    )
    root = workspace(tmp_path, head=own, rest="123")
    assert codes(root) == []
    said = text(root)
    assert "☒ The name of a person" in said
    assert "**Contact:** Jo Doe" in said
    assert "**Why:** She was threatened" in said


def test_an_answer_that_there_is_not_is_named(tmp_path: Path) -> None:
    root = workspace(tmp_path, head=head("questions: {9: part}"), rest="123")
    (found,) = problems(root)
    assert found.code.id == "Q403"
    assert "It has answers to 1, 2 and 3." in found.remedy


@pytest.mark.parametrize(
    ("line", "code"),
    [
        ("confidential: [nothing, part]", "T105"),
        ("confidential: most", "T103"),
        ("questions: none", "T104"),
        ("reason: {a: b}", "T104"),
        ("unheard: of", "T101"),
    ],
)
def test_what_is_not_in_order_in_the_front_matter_is_told_at_its_line(
    tmp_path: Path, line: str, code: str
) -> None:
    root = workspace(tmp_path, head=head(line), rest="123")
    found = [problem for problem in check(root, now=NOW) if problem.code.id.startswith("T1")]
    assert [problem.code.id for problem in found] == [code]
    assert found[0].span.line == 11


def test_html_and_word_have_the_same_boxes_and_nothing_is_read_as_markup(tmp_path: Path) -> None:
    own = head().replace("on behalf of two charities", '"<b>both</b> & *all*"')
    files = sheet(workspace(tmp_path, PART, head=own, rest="13"), "docx", "html", "md")
    page = files["ours.cover-sheet.html"].decode()
    assert "&lt;b&gt;both&lt;/b&gt; &amp; *all*" in page
    assert "<script" not in page
    assert "\\<b>both\\</b> & \\*all\\*" in files["ours.cover-sheet.md"].decode()
    path = tmp_path / "sheet.docx"
    path.write_bytes(files["ours.cover-sheet.docx"])
    with ZipFile(path) as archive:
        body = archive.read("word/document.xml").decode()
        assert not any(name.startswith("customXml/") for name in archive.namelist())
    assert "&lt;b&gt;both&lt;/b&gt; &amp; *all*" in body
    assert body.count("☒") == page.count("☒") == 6
    assert body.count("☐") == page.count("☐")
    assert body.count("<w14:checkbox") == body.count("☒") + body.count("☐")


def test_the_word_file_is_valid_and_the_same_each_time(
    tmp_path: Path, validate_docx: Callable[[bytes], list[str]]
) -> None:
    root = workspace(tmp_path, PART + WHOLE, head=head(), rest="1")
    first = sheet(root, "docx")
    assert validate_docx(first["ours.cover-sheet.docx"]) == []
    assert sheet(root, "docx") == first


def test_the_command_names_its_files_and_refuses_what_is_no_response(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    root = workspace(tmp_path, PART, head=head(), rest="13")
    letter = "---\nkind: letter\ntitle: Words\ndate: 2025-06-01\nfrom: alpha\n---\nHello.\n"
    (root / "templates/words.md.j2").write_text(letter, encoding="utf-8")
    monkeypatch.chdir(root)
    done = CliRunner().invoke(commands, ["cover", "ours", "--as", "docx,html"])
    assert done.exit_code == 0, done.output
    assert done.stdout == "out/ours.cover-sheet.docx\nout/ours.cover-sheet.html\n"
    told = json.loads(CliRunner().invoke(commands, ["cover", "ours", "--format", "json"]).stdout)
    assert told["files"] == ["out/ours.cover-sheet.docx"]
    done = CliRunner().invoke(commands, ["cover", "words"])
    assert done.exit_code == 2
    assert "Did you mean “ours”" in done.output or "no response to a consultation" in done.output
    with pytest.raises(NoResponseError):
        cover_sheet(root, "words", now=NOW)
    (root / "templates/ours.md.j2").write_text(head() + "{{ figure('nothing') }}\n", encoding="utf-8")
    done = CliRunner().invoke(commands, ["cover", "ours"])
    assert done.exit_code == 1
    assert "Not written: ours" in done.stderr


def test_every_word_for_what_is_kept_has_its_box() -> None:
    from respondent.writing.cover.page import _KEPT

    assert set(_KEPT) == set(Kept)
