"""Markdown to passages: what is left when the markup is gone, of which kind, and where it stood."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from hypothesis import given
from hypothesis import strategies as st

from respondent.model.draft import Passage
from respondent.reading.draft import read_draft
from respondent.reading.markdown.reader import read_markdown

Passages = Callable[[bytes | str, str], tuple[Passage, ...]]


def kinds(text: str) -> list[tuple[str, str]]:
    return [(passage.kind.value, passage.text) for passage in read_markdown(text)]


@pytest.mark.parametrize(
    ("source", "text"),
    [
        ("More **than 24** a _week_", "More than 24 a week"),
        ("***both*** and **a *b* c**", "both and a b c"),
        ("un*frigging*believable snake_case_name", "unfriggingbelievable snake_case_name"),
        ("£5m*2*3 and 5*2*3 and 5 * 3", "£5m*2*3 and 5*2*3 and 5 * 3"),
        ("*1,249* offences*", "1,249 offences*"),
        ("1,249* and **7", "1,249* and **7"),
        ("**a* b", "*a b"),
        ('a*"b"*', 'a*"b"*'),
        ("~~gone~~ ~2,000 ~~~x", "gone ~2,000 ~~~x"),
        ('[the data](https://x.org/a_(b) "t") x', "the data x"),
        ("[a](<u v> 't') [b](u (t)) [c]( )", "a b c"),
        ("[a](not closed", "[a](not closed"),
        ("[Note 6] and [x]y", "[Note 6] and [x]y"),
        ("[text][ref] [Ref][] [ref]\n\n[ref]: https://x.org 'T'", "text Ref ref"),
        ("[text][none]", "[text][none]"),
        ("[see [1]](u)", "see [1]"),
        ("![not closed", "![not closed"),
        ("Wow! ] x", "Wow! ] x"),
        ("1,249[^1] offences", "1,249 offences"),
        ("`a *b*` and ``c`d`` and `e", "a *b* and c`d and `e"),
        ("`two\nlines`", "two lines"),
        ("a&amp;b &pound;5 &#163;6 &#x2013; &nosuch; & c", "a&b £5 £6 – &nosuch; & c"),
        (r"\*not\* 2024\. \q", r"*not* 2024. \q"),
        ("<https://x.org/5> <a@b.org> 3 < 5 <b class='x'>bold</b>", "https://x.org/5 a@b.org 3 < 5 bold"),
        ("a <!-- 99\n98 --> b <!-- c", "a b <!-- c"),
        ("a <!-- b <!-- c", "a <!-- b <!-- c"),
        ("1,249<sup>1</sup> H<sub>2</sub>O 10<sup>6 x</sup></sup>", "1,249¹ H₂O 10⁶ x"),
        ("one\ntwo  \nthree\\\nfour<br>five", "one two\nthree\nfour\nfive"),
        ("a\tb   c", "a b c"),
    ],
)
def test_a_paragraph_reads_without_its_markup(source: str, text: str) -> None:
    assert kinds(source) == [("paragraph", text)]


def test_a_character_is_found_where_it_stands_in_the_file() -> None:
    source = "# A *b*\n\nSee [the\ndata](https://x.org) &amp; **1,249** cases.\n\n> - `x` 7\n"
    lines = source.split("\n")
    for passage in read_markdown(source):
        for offset, character in enumerate(passage.text):
            line, column = passage.place(offset)
            if character not in " &":
                assert lines[line - 1][column - 1] == character, passage.text[offset:]


def test_headings_have_their_level() -> None:
    read = read_markdown("# One #\n## Two {#id}\nThree\n=====\nFour\n---\n####### seven\n#no\n\n#\n")
    assert [(p.text, p.kind.value, p.level) for p in read] == [
        ("One", "heading", 1),
        ("Two", "heading", 2),
        ("Three", "heading", 1),
        ("Four", "heading", 2),
        ("####### seven #no", "paragraph", 0),
    ]


@pytest.mark.parametrize(
    ("source", "read"),
    [
        ("---\ntitle: 99\na:\n  - 98\n# c\n---\nText", [("paragraph", "Text")]),
        ("---\n\nText 99\n\n---\nMore", [("paragraph", "Text 99"), ("paragraph", "More")]),
        ("---\nText\nText", [("paragraph", "Text Text")]),
        ("---\na: b", [("paragraph", "a: b")]),
        ("---", []),
        ("<!-- 99 -->\n<!-- a\n98\n--> x\n\ny", [("paragraph", "x"), ("paragraph", "y")]),
        ("<!-- never\n\nends", [("paragraph", "<!-- never"), ("paragraph", "ends")]),
        ("a\n\n* * *\n\nb\n___", [("paragraph", "a"), ("paragraph", "b")]),
        ("a\n{: .b}", [("paragraph", "a {: .b}")]),
        ("{: .b}\na", [("paragraph", "a")]),
        ("> a\nb\n>\n> c\n\nd", [("quotation", "a b"), ("quotation", "c"), ("paragraph", "d")]),
        ("> a\n# b", [("quotation", "a"), ("heading", "b")]),
        ("> # a\n> - b", [("quotation", "a"), ("quotation", "b")]),
        ("> a\n\n> b\n>\nc", [("quotation", "a"), ("quotation", "b"), ("paragraph", "c")]),
        ("- a\n- b\n  c\n\n  d\n* e\nf", [("list item", t) for t in ("a", "b c", "d", "e f")]),
        ("1. a\n2. b\n   - c\n10) d", [("list item", t) for t in ("a", "b", "c", "d")]),
        ("- [x] done\n-\n-   - deep", [("list item", "done"), ("list item", "deep")]),
        ("-      code", [("code", "code")]),
        ("in\n24. December\n2. x", [("paragraph", "in 24. December 2. x")]),
        ("2024. A year.", [("paragraph", "2024. A year.")]),
        ("a\n- b\n\nc", [("paragraph", "a"), ("list item", "b"), ("paragraph", "c")]),
        ("- a\n\n\n      b\n", [("list item", "a"), ("code", "b")]),
        ("-\ta\n\n\tb", [("list item", "a"), ("list item", "b")]),
        ("a\n\n    x = 1\n\n    y\nb", [("paragraph", "a"), ("code", "x = 1\n\n    y"), ("paragraph", "b")]),
        ("a\n    b", [("paragraph", "a b")]),
        ("```py\nx\n``\n````\na", [("code", "x\n``"), ("paragraph", "a")]),
        ("~~~\nx", [("code", "x")]),
        ("``` a`b\nc", [("paragraph", "``` a`b c")]),
        ("a\n```\nb\n```", [("paragraph", "a"), ("code", "b")]),
        ("a[^1]\n\n[^1]: Note 5\n    more.\n\n    > last\n\nb",
         [("paragraph", "a"), ("note", "Note 5 more."), ("note", "last"), ("paragraph", "b")]),
        ("[a]: https://x.org\n[b]: not a definition at all", [("paragraph", "[b]: not a definition at all")]),
        ("![A *chart* of 9](c.png)", [("caption", "A *chart* of 9")]),
        ("See ![nine](c.png) here", [("paragraph", "See here"), ("caption", "nine")]),
        ("<div>\n<p>a</p>\n\nb\n\n</div>", [("paragraph", "a"), ("paragraph", "b")]),
        ("<style>\n\np { x: 9 }\n</style>\n\nb", [("paragraph", "b")]),
        ("<table><tr><td>a\n\n<td>b</table>\n\nc",
         [("table cell", "a"), ("table cell", "b"), ("paragraph", "c")]),
    ],
)  # fmt: skip
def test_blocks_are_told_apart(source: str, read: list[tuple[str, str]]) -> None:
    assert kinds(source) == read


def test_cells_of_a_table_know_the_headings_of_their_row_and_column() -> None:
    source = (
        "Text\n\n| Force | `2023|24` | Change\n|:--|--:|:-:|\n| Gwent | **503** | 7% |\n"
        "| A \\| B | 9 |\n\nTable: Offences\n  by force\n"
    )
    read = read_markdown(source)
    assert [(p.text, p.labels) for p in read[1:-1]] == [
        ("Force", ()),
        ("2023|24", ()),
        ("Change", ()),
        ("Gwent", ("Force",)),
        ("503", ("Gwent", "2023|24")),
        ("7%", ("Gwent", "Change")),
        ("A | B", ("Force",)),
        ("9", ("A | B", "2023|24")),
    ]
    assert read[5].place(0) == (5, 13)
    assert (read[-1].text, read[-1].kind.value) == ("Offences by force", "caption")


def test_a_caption_may_stand_above_its_table() -> None:
    assert kinds(": Cap\n\na|b\n-|-\n1|2")[0] == ("caption", "Cap")
    assert kinds("Table: no\n\ntable")[0] == ("paragraph", "Table: no")


def test_what_is_too_deep_is_read_as_a_paragraph() -> None:
    assert kinds(">" * 30 + " a") == [("quotation", ">" * 10 + " a")]


@given(st.text("ab1 \n*_`[]()<>!&;#>-|~:^\\\"'{}=/sup", max_size=80))
def test_every_text_is_read_and_every_letter_is_found_again(source: str) -> None:
    read = read_draft(source.encode(), "a.md")
    assert read.draft is not None
    lines = source.split("\n")
    for passage in read.draft.passages:
        for offset, character in enumerate(passage.text):
            line, column = passage.place(offset)
            if character in "ab":
                assert lines[line - 1][column - 1] == character


def test_a_cell_knows_its_row_and_column() -> None:
    passages = read_markdown("| Force | 2022 | 2023 |\n|--|--|--|\n| Gwent | | 504 |\n")
    assert [(passage.text, passage.cell) for passage in passages] == [
        ("Force", (0, 0, 1)),
        ("2022", (0, 1, 1)),
        ("2023", (0, 2, 1)),
        ("Gwent", (1, 0, 1)),
        ("504", (1, 2, 1)),
    ]
