from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from respondent.model.document import (
    Alignment,
    BlockQuote,
    Blocks,
    BulletList,
    Code,
    CodeBlock,
    Emph,
    Heading,
    HorizontalRule,
    Image,
    LineBreak,
    Link,
    OrderedList,
    Para,
    Str,
    Strong,
    Table,
    text_of,
)

Make = Callable[..., Blocks]


def outline(blocks: Blocks) -> list[object]:
    """Blocks as nested lists of texts, to compare."""
    found: list[object] = []
    for block in blocks:
        match block:
            case Para(content):
                found.append(text_of(content))
            case Heading(level, content):
                found.append((f"h{level}", text_of(content)))
            case BulletList(items):
                found.append(("ul", *[outline(item) for item in items]))
            case OrderedList(items, start):
                found.append(("ol", start, *[outline(item) for item in items]))
            case BlockQuote(content):
                found.append(("quote", *outline(content)))
            case Table(head, rows):
                found.append(("table", [text_of(c) for c in head], *[[text_of(c) for c in r] for r in rows]))
            case CodeBlock(text):
                found.append(("code", text))
            case HorizontalRule():
                found.append("rule")
    return found


def test_paragraphs_join_their_lines_and_are_parted_by_empty_ones(blocks: Make) -> None:
    assert outline(blocks("One\nline.\n\n\nTwo.")) == ["One line.", "Two."]


def test_headings_have_their_level_and_end_the_paragraph_above(blocks: Make) -> None:
    assert outline(blocks("Text\n## A heading ##\nMore\n\nUnder\n===\n\nLess\n---")) == [
        "Text",
        ("h2", "A heading"),
        "More",
        ("h1", "Under"),
        ("h2", "Less"),
    ]


def test_emphasis_strong_code_and_links_are_inlines(blocks: Make) -> None:
    (para,) = blocks("*a* **b** ***c*** _d_ `e*f*` [g](https://example.org/a_b_c)")
    assert isinstance(para, Para)
    assert para.content == (
        Emph((Str("a"),)),
        Str(" "),
        Strong((Str("b"),)),
        Str(" "),
        Strong((Emph((Str("c"),)),)),
        Str(" "),
        Emph((Str("d"),)),
        Str(" "),
        Code("e*f*"),
        Str(" "),
        Link((Str("g"),), "https://example.org/a_b_c"),
    )


def test_code_in_a_line_stays_as_it_was_written(blocks: Make) -> None:
    (para,) = blocks("`a < b & c`, `&amp;` and `<b>`")
    assert isinstance(para, Para)
    codes = [inline.text for inline in para.content if isinstance(inline, Code)]
    assert codes == ["a < b & c", "&amp;", "<b>"]


@pytest.mark.parametrize("indent", ["  ", "    "])
def test_lists_nest_by_two_spaces_and_by_four(blocks: Make, indent: str) -> None:
    text = f"- a\n{indent}- b\n{indent * 2}- c\n{indent}- d\n- e"
    assert outline(blocks(text)) == [("ul", ["a", ("ul", ["b", ("ul", ["c"])], ["d"])], ["e"])]


def test_numbered_lists_begin_where_they_say_and_hold_bullets(blocks: Make) -> None:
    assert outline(blocks("3. a\n   - x\n   - y\n4. b")) == [("ol", 3, ["a", ("ul", ["x"], ["y"])], ["b"])]


def test_an_item_keeps_its_second_paragraph(blocks: Make) -> None:
    assert outline(blocks("- a\n\n  more of a\n\n- b\n\nAfter.")) == [
        ("ul", ["a", "more of a"], ["b"]),
        "After.",
    ]


def test_a_line_that_goes_on_stays_in_its_item(blocks: Make) -> None:
    assert outline(blocks("- a\n  goes on\n- b\ngoes on")) == [("ul", ["a goes on"], ["b goes on"])]


def test_a_bullet_list_after_a_numbered_one_is_a_list_of_its_own(blocks: Make) -> None:
    assert outline(blocks("1. a\n\n- b")) == [("ol", 1, ["a"]), ("ul", ["b"])]


@pytest.mark.parametrize(
    "text",
    [
        "2024. That was the year.",
        "It was\n2024. That was the year.",
        "#1 priority",
        "It cost £5m*2*3 in all",
        "2*3*4",
        "2**3**4",
        "a < b, and <5 of them",
        "sheet 2023_24_b",
        "R&D; AT&T",
        "-5 degrees",
        "    indented, as templates are",
    ],
)
def test_what_only_looks_like_markdown_stays_as_it_is(blocks: Make, text: str) -> None:
    assert outline(blocks(text)) == [" ".join(text.split())]


def test_the_same_holds_in_items_and_quotations(blocks: Make) -> None:
    assert outline(blocks("- 2024. A year\n- #1 priority\n\n> 2025. A year")) == [
        ("ul", ["2024. A year"], ["#1 priority"]),
        ("quote", "2025. A year"),
    ]


def test_a_backslash_or_two_spaces_break_a_line(blocks: Make) -> None:
    for text in ("One\\\nTwo", "One  \nTwo"):
        (para,) = blocks(text)
        assert isinstance(para, Para)
        assert para.content == (Str("One"), LineBreak(), Str("Two"))


def test_tables_keep_their_alignment_and_their_inlines(blocks: Make) -> None:
    (table,) = blocks("| a | b | c | d |\n|---|:-:|--:|:--|\n| 1 | *2* | 3 \\| 4 | |")
    assert isinstance(table, Table)
    assert table.alignments == (Alignment.LEFT, Alignment.CENTRE, Alignment.RIGHT, Alignment.LEFT)
    assert table.rows == (((Str("1"),), (Emph((Str("2"),)),), (Str("3 | 4"),), ()),)


def test_a_row_with_too_many_cells_is_reported_at_its_line(problems: Callable[..., list[str]]) -> None:
    (problem,) = problems("| a | b |\n|---|---|\n| 1 | 2 |\n| 3 | 4 | 5 |")
    assert problem.startswith("4 T235 This row has more cells than the table has columns.")


def test_quotations_hold_blocks(blocks: Make) -> None:
    assert outline(blocks("> One\n> two\n>\n> - three")) == [("quote", "One two", ("ul", ["three"]))]


def test_rules_and_fenced_code_stand_on_their_own(blocks: Make) -> None:
    text = "Text\n\n---\n\n```python\nx = '*'  # <b>\n\n  y\n```\n***"
    assert outline(blocks(text)) == ["Text", "rule", ("code", "x = '*'  # <b>\n\n  y"), "rule"]


def test_code_in_an_item_belongs_to_it(blocks: Make) -> None:
    assert outline(blocks("- a\n\n  ```\n  x\n  ```\n- b")) == [("ul", ["a", ("code", "x")], ["b"])]


def test_mail_and_web_addresses_in_angle_brackets_are_links(blocks: Make) -> None:
    (para,) = blocks("<https://example.org/a> <press@example.org>")
    assert isinstance(para, Para)
    assert para.content == (
        Link((Str("https://example.org/a"),), "https://example.org/a"),
        Str(" "),
        Link((Str("press@example.org"),), "mailto:press@example.org"),
    )


def test_links_by_reference_are_resolved(blocks: Make) -> None:
    (para,) = blocks("See [the code][1].\n\n[1]: https://example.org/code")
    assert isinstance(para, Para)
    assert para.content == (Str("See "), Link((Str("the code"),), "https://example.org/code"), Str("."))


@pytest.mark.parametrize(
    "address", ["javascript:alert(1)", "file:///etc/passwd", "data:text/html,x", "/a", "a b"]
)
def test_other_links_are_refused(problems: Callable[..., list[str]], address: str) -> None:
    (problem,) = problems(f"Text\n\n[a](<{address}>)")
    assert problem.startswith(f"3 T231 The link to “{address}” is refused")


def test_a_bare_address_gets_a_proposal(problems: Callable[..., list[str]]) -> None:
    (problem,) = problems("[a](www.example.org/x)")
    assert problem.endswith("Did you mean “https://www.example.org/x”?")


@pytest.mark.parametrize(
    "html", ["<b>x</b>", "<script>alert(1)</script>", "<!-- note -->", "</p>", "<br/>", "a&nbsp;b"]
)
def test_html_is_reported_and_not_read(problems: Callable[..., list[str]], html: str) -> None:
    found = problems(f"Text\nand {html} more\n\nLast.")
    assert found
    assert all(problem.startswith("2 T230 ") for problem in found)


def test_a_picture_needs_a_file_of_the_workspace_and_should_have_a_description(
    rendered: Callable[..., object], blocks: Make, problems: Callable[..., list[str]], tmp_path: Path
) -> None:
    (tmp_path / "pictures").mkdir()
    (tmp_path / "pictures/map.png").write_bytes(b"")
    (para,) = blocks("![A map](pictures/map.png)")
    assert isinstance(para, Para)
    assert para.content == (Image("pictures/map.png", "A map"),)
    assert problems("![](pictures/map.png)")[0].startswith("1 T232 ")
    for path in ("pictures/none.png", "../x.png", "/etc/x.png", "https://example.org/x.png", "C:\\x.png"):
        assert problems(f"![A map]({path})")[0].startswith("1 T233 "), path


def test_a_picture_reached_by_a_link_out_of_the_workspace_is_refused(
    problems: Callable[..., list[str]], tmp_path: Path, tmp_path_factory: pytest.TempPathFactory
) -> None:
    outside = tmp_path_factory.mktemp("outside") / "x.png"
    outside.write_bytes(b"")
    try:
        (tmp_path / "x.png").symlink_to(outside)
    except OSError:
        pytest.skip("this system does not let a user make symbolic links")
    assert "lies outside the workspace" in problems("![A map](x.png)")[0]


def test_an_empty_body_gives_a_document_without_blocks(blocks: Make) -> None:
    assert blocks("") == ()
