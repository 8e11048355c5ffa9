"""The page that shows drafts with their assessments."""

from __future__ import annotations

import re
from dataclasses import replace

from lxml import etree

from respondent.model.answer import Answer, AnswerKind
from respondent.model.assessment import Assessment, Verdict
from respondent.model.codes import F201
from respondent.model.draft import Draft, Passage, PassageKind
from respondent.reading.markdown.reader import read_markdown
from respondent.reporting.page.page import assessments_as_page

MARKDOWN = """# Title

Gwent recorded 530 offences & more.

- One item

| Force | 2022 | 2023 |
|---|---|---|
| Gwent | | 503 |

> Said she

    code

It was noted.[^1]

[^1]: A note.
"""
DRAFT = Draft("/home/jo/letter.md", tuple(read_markdown(MARKDOWN)))


def found(figure: str, verdict: Verdict) -> Assessment:
    number = next(n for n, p in enumerate(DRAFT.passages) if figure in p.text)
    start = DRAFT.passages[number].text.index(figure)
    line, column = DRAFT.passages[number].place(start)
    return Assessment(figure, verdict, line, column, number, start, start + len(figure), "So <it> is.")


WRONG = replace(found("530", Verdict.CONTRADICTED), code=F201, expected="503", evidence=("by-force#Gwent",))
RIGHT = found("503", Verdict.SUPPORTED)
OPEN = found("One", Verdict.UNSUPPORTED)


def parsed(page: str) -> etree._Element:
    root = etree.fromstring(page.encode(), etree.HTMLParser(encoding="utf-8"))
    assert root is not None
    return root


def words(element: etree._Element) -> str:
    return " ".join(" ".join(str(piece) for piece in element.itertext()).split())


def test_the_draft_reads_as_it_does_with_each_quantity_marked() -> None:
    root = parsed(assessments_as_page([(DRAFT, [WRONG, RIGHT, OPEN])]))
    article = root.find(".//article")
    assert article is not None
    assert [(mark.get("class"), mark.text) for mark in article.iter("mark")] == [
        ("contradicted", "530"),
        ("unsupported", "One"),
        ("supported", "503"),
    ]
    for tag, text in (("h3", "Title"), ("blockquote", "Said she"), ("pre", "code")):
        assert [words(element) for element in article.iter(tag)] == [text]
    rows = [[words(cell) for cell in row] for row in article.iter("tr")]
    assert rows == [["Force", "2022", "2023"], ["Gwent", "", "503 ✓ supported, note 3"]]
    assert "A note." in words(article)


def test_what_is_false_comes_first_with_a_link_to_its_place() -> None:
    root = parsed(assessments_as_page([(DRAFT, [WRONG, RIGHT, OPEN])]))
    first = root.find(".//div[@class='first']")
    assert first is not None
    assert words(first).startswith("One figure does not hold 1 ✗ contradicted F201 “530” So <it> is.")
    assert [link.get("href") for link in first.iter("a")] == ["#md1-1"]
    assert "3 quantities: ✗ 1 contradicted , ? 1 unsupported , ✓ 1 supported ." in words(root)


def test_every_link_leads_somewhere_on_the_page_and_no_name_stands_twice() -> None:
    root = parsed(assessments_as_page([(DRAFT, [WRONG, RIGHT, OPEN]), (DRAFT, [WRONG])]))
    names = [str(element.get("id")) for element in root.iter() if element.get("id")]
    assert len(names) == len(set(names))
    links = [str(link.get("href")) for link in root.iter("a")]
    assert links
    assert {link for link in links if link.removeprefix("#") not in names} == set()


def test_a_note_has_the_value_expected_the_records_and_the_place() -> None:
    root = parsed(assessments_as_page([(DRAFT, [WRONG])]))
    note = root.find(".//*[@id='nd1-1']")
    assert note is not None
    assert "expected: 503 · at 3:16 · by-force#Gwent" in words(note)


def test_an_answer_is_shown_with_what_it_answers() -> None:
    answered = replace(WRONG, answer=Answer(AnswerKind.ACCEPTED, "we <counted>"))
    root = parsed(assessments_as_page([(DRAFT, [answered])]))
    assert root.find(".//div[@class='first']") is None
    assert "Accepted because we <counted>. It was contradicted F201 : So <it> is." in words(root)
    assert "1 quantity: • 1 answered ." in words(root)


def test_nothing_is_loaded_and_nothing_of_the_draft_becomes_markup() -> None:
    nasty = Draft(
        "<b>.md", (Passage("<script>alert(1)</script> & \x00", PassageKind.PARAGRAPH, ((0, 1, 1),)),)
    )
    one = Assessment('"><img src=x>', Verdict.UNSUPPORTED, 1, 1, 0, 0, 8, '"><b>', evidence=("<i>",))
    page = assessments_as_page([(nasty, [one])])
    assert not re.search(r"<script|<img|<b>\.|<i>|http:|src=[^x]", page)
    assert "default-src 'none'".replace("'", "&#x27;") in page


def test_folders_are_not_told() -> None:
    page = assessments_as_page([(DRAFT, [WRONG])])
    assert "/home/jo" not in page
    assert "<title>Figures in letter.md</title>" in page


def test_a_draft_without_figures_and_one_in_which_nothing_is_false_say_so() -> None:
    assert "No quantities were found." in assessments_as_page([(DRAFT, [])])
    assert "No figure in this draft is contradicted or inconsistent." in assessments_as_page(
        [(DRAFT, [RIGHT])]
    )


def test_figures_borne_out_are_folded_together() -> None:
    root = parsed(assessments_as_page([(DRAFT, [RIGHT, found("Force", Verdict.CONSISTENT)])]))
    assert [words(summary) for summary in root.iter("summary")] == ["≈✓ Borne out: 1, 2"]


def test_two_tables_that_follow_each_other_and_one_that_is_too_wide_are_laid_out() -> None:
    def cell(text: str, row: int, column: int, span: int = 1) -> Passage:
        return Passage(text, PassageKind.CELL, ((0, 1, 1),), cell=(row, column, span))

    passages = (cell("a", 0, 0, 2), cell("b", 1, 1), cell("c", 0, 0), cell("d", 0, 0), cell("e", 0, 99))
    root = parsed(assessments_as_page([(Draft("t.docx", passages[:4]), [])]))
    tables = [[[words(cell) for cell in row] for row in table.iter("tr")] for table in root.iter("table")]
    assert tables == [[["a"], ["", "b"]], [["c d"]]]
    wide = parsed(assessments_as_page([(Draft("t.docx", passages), [])]))
    assert len(list(wide.iter("table"))) == 1


def test_other_stretches_of_a_word_file_are_named() -> None:
    kinds = (PassageKind.HEADER, PassageKind.TEXT_BOX, PassageKind.CAPTION)
    passages = tuple(Passage(kind.value, kind, ((0, 1, 1),)) for kind in kinds)
    text = words(parsed(assessments_as_page([(Draft("a.docx", passages), [])])))
    assert "Headers and footers header or footer Text box text box caption" in text.replace(
        "boxcaption", "box caption"
    )
