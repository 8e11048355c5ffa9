"""Whatever a draft says, its template says again: nothing is taken for a tag or for Markdown."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from respondent.adopting.adopt import adopt
from respondent.adopting.blocks import as_code, blocks_of
from respondent.adopting.folding import folded
from respondent.adopting.leftover import document_of
from respondent.adopting.proof import Prover, paragraphs
from respondent.adopting.stretch import Piece
from respondent.loading.workspace import load
from respondent.model.document import BulletList, Heading, Link, OrderedList, Para, Strong, Table
from respondent.model.draft import Draft, Passage, PassageKind
from respondent.model.layout import Layout, Look
from respondent.model.workspace import Workspace
from respondent.reading.plain_text import read_plain

DAY = date(2025, 2, 18)
NASTY = (
    "{{ {% {# }} %} #} { } * ** _ __ ` `` ``` ~~~ \\ \\\\ | > < # ## + - 1. 2024. 12) === --- [x]: "
    '![a](b) [a](b) [^1] <b> </p> <!-- &amp; &#39; <https://example.org> £5m*2*3 a_b _c_ word’s " '
    "' ... -- – x@example.org www.example.org { figure( {{figure('x')}} {%raw%} : = : ~ ! a*b*c "
    "*d* 10-15 $5 ^ % & © \u00a0 é"
).split(" ")


@pytest.fixture(scope="module")
def empty(tmp_path_factory: pytest.TempPathFactory) -> Workspace:
    root = tmp_path_factory.mktemp("empty")
    (root / "respondent.yaml").write_text("respondent: 1\n", encoding="utf-8")
    return load(root).workspace


def rendered(workspace: Workspace, *passages: Passage) -> list[str]:
    """The paragraphs of the document that a draft's passages become."""
    pieces = [Piece(number, passage) for number, passage in enumerate(passages)]
    proved = Prover(workspace, DAY, {}).prove(list(blocks_of(pieces)))
    body = "\n\n".join(one.source for one in proved)
    document, errors = document_of(f"---\nkind: letter\ntitle: T\ndate: 2025-02-18\n---\n{body}\n", workspace)
    assert errors == ()
    assert document is not None
    return [text for text in map(folded, paragraphs(document.blocks)) if text]


def passage(
    text: str,
    kind: PassageKind = PassageKind.PARAGRAPH,
    cell: tuple[int, int] | None = None,
    **layout: object,
) -> Passage:
    return Passage(
        text,
        kind,
        ((0, 1, 1),),
        level=2,
        cell=(*cell, 1) if cell else None,
        layout=Layout(**layout),  # type: ignore[arg-type]
    )


words = st.lists(
    st.one_of(st.sampled_from(NASTY), st.sampled_from(["police", "2,301", "\n"]), st.text(max_size=4)),
    min_size=1,
    max_size=12,
).map(" ".join)
kinds = st.sampled_from([k for k in PassageKind if k is not PassageKind.CELL])


@settings(max_examples=150)
@given(st.lists(st.tuples(words, kinds), min_size=1, max_size=4))
@example([("2024. That was the year.", PassageKind.PARAGRAPH), ('{{ figure("x") }}', PassageKind.ITEM)])
@example([("A\n===\nB", PassageKind.PARAGRAPH), ("a | b\n--- | ---", PassageKind.PARAGRAPH)])
def test_any_prose_comes_back_word_for_word(empty: Workspace, prose: list[tuple[str, PassageKind]]) -> None:
    passages = [
        Passage(read.text, kind, ((0, 1, 1),), level=2) for text, kind in prose for read in read_plain(text)
    ]
    assert rendered(empty, *passages) == [folded(p.text) for p in passages if folded(p.text)]


@pytest.mark.parametrize("sign", [sign for sign in NASTY if sign.strip()])
@pytest.mark.parametrize("form", ["{}", "{} then words", "words then {}", "a{}b", "words\n{}\nwords", "({})"])
def test_a_sign_of_markdown_or_of_tags_stays_a_sign_in_running_text(
    empty: Workspace, sign: str, form: str
) -> None:
    text = form.format(sign)
    block = next(blocks_of([Piece(0, passage(text))]))
    (proved,) = Prover(empty, DAY, {}).prove([block])
    assert rendered(empty, passage(text)) == [folded(text)]
    assert proved.source != as_code(block), "it was kept as code, which is only for what cannot be text"


def test_headings_lists_tables_emphasis_and_links_are_what_they_were(empty: Workspace) -> None:
    cells = [
        passage(text, PassageKind.CELL, cell=place)
        for text, place in (("Force", (0, 0)), ("Number", (0, 1)), ("Gwent|x", (1, 0)), ("503", (1, 1)))
    ]
    looks = (Look(2, 6, bold=True), Look(7, 11, italic=True), Look(12, 16, target="https://example.org/a"))
    draft = Draft(
        "draft.docx",
        (
            passage("Dear Minister,"),
            passage("A title"),
            passage("Heading", PassageKind.HEADING),
            passage("A bold word link.", looks=looks),
            passage("one", PassageKind.ITEM, ordered=True, list_id="1"),
            passage("inner", PassageKind.ITEM, depth=1, list_id="1"),
            passage("two", PassageKind.ITEM, ordered=True, list_id="1"),
            *cells,
            passage("Yours faithfully,"),
        ),
    )
    document, errors = document_of(adopt(draft, empty, DAY).template, empty)
    assert document is not None, errors
    heading, para, items, table = document.blocks
    assert isinstance(heading, Heading)
    assert heading.level == 2
    assert isinstance(para, Para)
    assert any(isinstance(inline, Strong) for inline in para.content)
    assert [inline.target for inline in para.content if isinstance(inline, Link)] == ["https://example.org/a"]
    assert isinstance(items, OrderedList)
    assert isinstance(items.items[0][1], BulletList)
    assert isinstance(table, Table)
    assert list(paragraphs((table,)))[1:5] == ["Force", "Number", "Gwent|x", "503"]
    assert (document.salutation, document.valediction) == ("Dear Minister,", "Yours faithfully,")


def test_a_table_made_for_layout_reads_as_paragraphs(empty: Workspace) -> None:
    long = "A whole paragraph in a cell. " * 12
    cells = [passage(long, PassageKind.CELL, cell=(0, 0)), passage("B", PassageKind.CELL, cell=(0, 1))]
    assert rendered(empty, *cells) == [folded(long), "B"]


def test_an_address_that_is_no_link_stays_text(empty: Workspace, tmp_path: Path) -> None:
    looks = (Look(0, 4, target="javascript:alert(1)"), Look(5, 9, target="file:///etc/passwd"))
    assert rendered(empty, passage("here link", looks=looks)) == ["here link"]
