"""Drafts of every kind of document on every letterhead: valid, and shown by LibreOffice with their comments."""

from __future__ import annotations

import io
from collections.abc import Callable, Mapping
from dataclasses import replace
from pathlib import Path

import pypdf
import pytest

from respondent.model.codes import E101, W102
from respondent.model.document import Document, Inlines, Remark, Remarked
from respondent.model.span import Span
from respondent.rendering.marking import runs_of, with_runs
from respondent.writing.pdf import pdfs_of
from respondent.writing.word.letterhead import Letterhead, open_letterhead, plain_letterhead
from respondent.writing.word.writer import write_word

ROOT = Path(__file__).resolve().parents[4]
KINDS = ("joint-letter", "letter", "release", "response")
HEADS = ("plain", "coalition", "press")
Samples = Mapping[str, Document]
Assets = Mapping[str, bytes]


def letterhead_named(name: str, *, draft: bool = True) -> Letterhead:
    if name == "plain":
        return plain_letterhead(draft=draft)
    path = ROOT / "templates" / "letterheads" / f"{name}.docx"
    letterhead, _ = open_letterhead(path.read_bytes(), Span(path.name), draft=draft)
    assert letterhead is not None
    return letterhead


def drafted(document: Document) -> Document:
    """The document with a remark on each of its runs, and one on the whole of it."""
    contents: list[Inlines] = []
    for number, run in enumerate(runs_of(document.title, document.blocks), 1):
        contents.append((Remarked(number, run.content),))
    wrong = W102.at(Span("letterhead.docx"), "It is damaged.", "Mend it.")
    problem = E101.at(Span("templates/letter.md.j2", 8, 1), "A figure & more <than> that.", "Mend it.")
    remarks = [Remark(1, (wrong,), whole=True)]
    remarks += [Remark(number, (problem,)) for number in range(2, len(contents) + 1)]
    return replace(
        document,
        title=contents[0],
        blocks=with_runs(document.blocks, contents[1:]),
        remarks=tuple(remarks),
        draft=True,
    )


@pytest.mark.parametrize("kind", KINDS)
@pytest.mark.parametrize("head", HEADS)
def test_two_validators_find_no_fault_in_drafts(
    kind: str,
    head: str,
    samples: Samples,
    assets: Assets,
    validate_docx: Callable[[Path | bytes], list[str]],
) -> None:
    assert validate_docx(write_word(drafted(samples[kind]), letterhead_named(head), assets)) == []


@pytest.mark.parametrize(("kind", "head"), [("joint-letter", "coalition"), ("release", "press")])
def test_a_draft_s_pages_end_where_the_final_ones_do_and_show_its_comments(
    kind: str, head: str, samples: Samples, assets: Assets, program: Callable[[str], str]
) -> None:
    final, draft = samples[kind], drafted(samples[kind])
    files = {
        "final": write_word(final, letterhead_named(head, draft=False), assets),
        "draft": write_word(draft, letterhead_named(head), assets),
    }
    program("soffice")
    pages = {name: pypdf.PdfReader(io.BytesIO(data)).pages for name, data in pdfs_of(files).items()}
    ends = {name: [page.extract_text().split()[-30:] for page in found] for name, found in pages.items()}
    assert ends["final"] == ends["draft"]
    told = [
        note.get_object().get("/Contents", "")
        for page in pages["draft"]
        for note in page.get("/Annots", ())
        if note.get_object().get("/Subtype") == "/Text"
    ]
    assert len(told) == len(draft.remarks)
    assert sum("A figure & more <than> that." in text for text in told) == len(draft.remarks) - 1
