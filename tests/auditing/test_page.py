"""The page of an audit: the document as it reads, with what was changed and said in place."""

from __future__ import annotations

import re
from collections.abc import Callable
from html.parser import HTMLParser
from pathlib import Path

import pytest
from tests.auditing.conftest import changed

from respondent.audits import audit_bytes
from respondent.build import build
from respondent.commenting import comment_audit
from respondent.loading.workspace import load
from respondent.model.audit import Audit
from respondent.ooxml.package import read_package
from respondent.reporting.returned.page import audit_as_page

MAIN = "word/document.xml"
BY = 'w:author="Sam Example" w:date="2025-03-04T10:00:00Z"'
TEMPLATE = (
    "---\nkind: letter\ntitle: Offences\ndate: 2025-02-18\nfrom: our-charity\nto: minister\n---\n"
    'Police recorded {{ figure("offences") }} offences in {{ period("offences") }}.\n\n'
    "## What it comes to\n\n- That is a first thing.\n\n"
    '{{ table("by-force", caption="By force", columns={"force": "Police force", "offences": "Recorded"}) }}\n\n'
    '{{ quotation("quote") }}\n\nWe ask you to act.\n'
)
VOID = {"meta", "link", "br"}


class Page(HTMLParser):
    """Every element in its order, which must be closed in it; `near` are the words in elements of a kind."""

    def __init__(self, text: str) -> None:
        super().__init__()
        self.open: list[str] = []
        self.near: dict[str, list[str]] = {}
        self.ids: list[str] = []
        self.feed(text)
        assert self.open == []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.ids += [str(value) for name, value in attrs if name == "id"]
        if tag not in VOID:
            self.open.append(tag)
            self.near.setdefault(tag, []).append("")

    def handle_endtag(self, tag: str) -> None:
        assert self.open.pop() == tag

    def handle_data(self, data: str) -> None:
        for tag in set(self.open):
            self.near[tag][-1] += data


@pytest.fixture
def long_letter(workspace: Callable[[dict[str, str]], Path]) -> Path:
    """A workspace whose letter has a heading, a list, a table, a quotation and notes."""
    quote = (
        "kind: quotation\ntext: I did not know whom I could tell about it.\nspeaker: Somebody invented\n"
        "source: crime-data\nillustrative: true\n"
    )
    root = workspace({"templates/letter.md.j2": TEMPLATE, "evidence/quote.yaml": quote})
    built = build(root, ["letter"])
    assert built.files, [str(problem) for problem in built.diagnostics]
    return root


def audited(root: Path, *changes: tuple[str, str]) -> tuple[bytes, Audit]:
    data = (root / "out/letter.docx").read_bytes()
    data = changed(data, *((MAIN, old, new) for old, new in changes))
    return data, audit_bytes(data, "letter.docx", load(root).workspace)


def test_each_kind_of_paragraph_is_drawn_as_what_it_is(long_letter: Path) -> None:
    text = audit_as_page(audited(long_letter)[1])
    page = Page(text)
    assert "That is a first thing." in page.near["li"]
    assert any("What it comes to" in heading for heading in page.near["h3"])
    assert "I did not know whom I could tell about it." in "".join(page.near["blockquote"])
    assert "Gwent" in page.near["td"]
    assert "503" in page.near["td"]
    assert '<p class="caption">' in text
    assert '<p class="apart-title">Notes</p>' in text


def test_an_edited_cell_has_its_old_words_in_it_and_what_is_said_beside_its_table(long_letter: Path) -> None:
    text = audit_as_page(audited(long_letter, (">503<", ">530<"))[1])
    page = Page(text)
    assert "503530" in page.near["td"]
    assert re.search(r'<del class="was">503</del><mark class="contradicted"[^>]*>530</mark>', text)
    assert len(set(page.ids)) == len(page.ids)
    beside = text.index('<div class="notes">', text.index("<table>"))
    assert "has 503 offences, not 530" in text[beside:]


def test_merged_cells_keep_their_columns_unless_there_are_too_many(long_letter: Path) -> None:
    def with_span(columns: int) -> str:
        span = f'<w:tcPr><w:gridSpan w:val="{columns}"/>'
        text = audit_as_page(audited(long_letter, ("<w:tcPr>", span))[1])
        assert Page(text).near["p"]
        return text

    assert ' colspan="2"' in with_span(2)
    # A table of so many columns is no table to read: its cells stand below each other.
    assert "<p>Gwent</p>" in with_span(70)


def test_tracked_changes_are_drawn_where_they_are_over_the_edges_of_claims(long_letter: Path) -> None:
    put_in = f'<w:ins w:id="90" {BY}><w:r><w:t>beg</w:t></w:r></w:ins>'
    taken = f'<w:del w:id="91" {BY}><w:r><w:delText>ask</w:delText></w:r></w:del>'
    halves = "We </w:t></w:r>" + taken + put_in + '<w:r><w:t xml:space="preserve"> you to act.'
    text = audit_as_page(audited(long_letter, ("We ask you to act.", halves))[1])
    Page(text)
    assert (
        '<del title="Sam Example 2025-03-04">ask</del><ins title="Sam Example 2025-03-04">beg</ins>' in text
    )


def test_comments_stand_beside_the_words_that_they_are_about(long_letter: Path) -> None:
    data, found = audited(long_letter, (">503<", ">530<"), (">38,685<", ">39,685<"))
    commented, count = comment_audit(data, found)
    assert count == 2
    text = audit_as_page(audit_bytes(commented, "letter.docx", load(long_letter).workspace))
    Page(text)
    assert text.count('<div class="note remark">') == 2
    assert '<span class="said">' in text


def test_a_comment_over_the_edge_of_a_claim_is_drawn_in_two_parts(long_letter: Path) -> None:
    data, found = audited(long_letter, (">38,685<", ">39,685<"))
    commented, _ = comment_audit(data, found)
    text = read_package(commented)[MAIN].decode()
    (end,) = re.findall(r'<w:commentRangeEnd w:id="[0-9]+"/>', text)
    (start,) = re.findall(r'<w:commentRangeStart w:id="[0-9]+"/>', text)
    before, _, after = text.replace(start, "").replace(end, "").partition("39,685</w:t></w:r>")
    over = f"39,</w:t></w:r>{start}<w:r><w:t>685</w:t></w:r>"
    rest, close, tail = after.partition("</w:p>")
    data = changed(commented, (MAIN, text, before + over + rest + end + close + tail))
    page = audit_as_page(audit_bytes(data, "letter.docx", load(long_letter).workspace))
    Page(page)
    parts = re.findall(r'<span class="said">(.*?)</span>', page)
    assert len(parts) > 2  # the first is that of the key
    assert re.sub("<[^>]+>", "", "".join(parts[1:])).startswith("685 offences in ")
