"""The word DRAFT on every page of a draft, whatever its letterhead."""

from __future__ import annotations

import re
from collections.abc import Callable

import pytest

from respondent.model.document import Document
from respondent.model.span import Span
from respondent.writing.word.letterhead import Letterhead, open_letterhead, plain_letterhead
from respondent.writing.word.writer import write_word

SPAN = Span("templates/letter.md.j2", 7, 13)
LETTER = "<w:p><w:r><w:t>[letter]</w:t></w:r></w:p>"
HEADER = "<w:p><w:r><w:t>Our Charity</w:t></w:r></w:p>"
MARK = 'string="DRAFT"'

Files = Callable[..., bytes]
Parts = Callable[[bytes], dict[str, bytes]]
Documents = Callable[..., Document]


def section(*references: str, more: str = "") -> str:
    size = '<w:pgSz w:w="11906" w:h="16838"/><w:pgMar w:left="1440" w:right="1440"/>'
    return f"<w:sectPr>{''.join(references)}{size}{more}</w:sectPr>"


def header(kind: str, number: int) -> str:
    return f'<w:headerReference w:type="{kind}" r:id="rId{number}"/>'


def opened(data: bytes, *, draft: bool) -> Letterhead:
    letterhead, problems = open_letterhead(data, SPAN, draft=draft)
    assert letterhead is not None
    assert [problem.code.id for problem in problems if problem.code.id != "W112"] == []
    return letterhead


@pytest.fixture
def headers(document: Documents, parts: Parts) -> Callable[[Letterhead], dict[str, str]]:
    """``headers(letterhead)`` are the headers of a letter on it."""

    def make(letterhead: Letterhead) -> dict[str, str]:
        found = parts(write_word(document("Text."), letterhead, {}))
        return {name: data.decode() for name, data in found.items() if "/header" in name}

    return make


Headers = Callable[[Letterhead], dict[str, str]]


def test_a_draft_on_plain_paper_is_marked_and_a_final_letter_is_not(headers: Headers) -> None:
    (marked,) = headers(plain_letterhead(draft=True)).values()
    assert marked.count(MARK) == 1
    assert headers(plain_letterhead()) == {}


def test_each_header_of_a_letterhead_is_marked_once_and_keeps_what_it_has(
    letterhead_file: Files, headers: Headers
) -> None:
    data = letterhead_file(
        LETTER + section(header("first", 1), header("default", 2), header("even", 3), more="<w:titlePg/>"),
        header1=HEADER,
        header2=HEADER.replace("Our", "My"),
        header3="<w:tbl><w:tblPr/><w:tblGrid/><w:tr><w:tc><w:p/></w:tc></w:tr></w:tbl><w:p/>",
        settings="<w:evenAndOddHeaders/>",
    )
    found = headers(opened(data, draft=True))
    assert [text.count(MARK) for text in found.values()] == [1, 1, 1]
    assert sum("Charity" in text for text in found.values()) == 2
    assert all("DRAFT" not in text for text in headers(opened(data, draft=False)).values())
    names = re.findall(r'id="(PowerPlusWaterMarkObject\d)"', "".join(found.values()))
    assert sorted(names) == [f"PowerPlusWaterMarkObject{n}" for n in (1, 2, 3)]


def test_a_first_page_without_a_header_gets_one_that_takes_no_room(
    letterhead_file: Files, headers: Headers
) -> None:
    data = letterhead_file(LETTER + section(header("default", 1), more="<w:titlePg/>"), header1=HEADER)
    found = headers(opened(data, draft=True))
    assert [text.count(MARK) for text in found.values()] == [1, 1]
    assert sum('w:line="20" w:lineRule="exact"' in text for text in found.values()) == 1


def test_every_section_is_marked_and_one_without_headers_has_those_before_it(
    letterhead_file: Files, headers: Headers
) -> None:
    ends = f"<w:p><w:pPr>{section(header('default', 1))}</w:pPr></w:p>"
    data = letterhead_file(LETTER + ends + section(), header1=HEADER)
    assert [text.count(MARK) for text in headers(opened(data, draft=True)).values()] == [1]
    data = letterhead_file(LETTER + ends + section(header("default", 2)), header1=HEADER, header2=HEADER)
    assert [text.count(MARK) for text in headers(opened(data, draft=True)).values()] == [1, 1]


def test_a_header_with_no_paragraph_of_its_own_gets_one(letterhead_file: Files, headers: Headers) -> None:
    box = "<w:sdt><w:sdtContent><w:p/></w:sdtContent></w:sdt>"
    data = letterhead_file(LETTER + section(header("default", 1)), header1=box)
    assert [text.count(MARK) for text in headers(opened(data, draft=True)).values()] == [1]
