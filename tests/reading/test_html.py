"""Web pages to passages."""

from __future__ import annotations

import pytest

from respondent.reading.html.reader import read_html


def kinds(text: str) -> list[tuple[str, str]]:
    return [(passage.kind.value, passage.text) for passage in read_html(text)]


@pytest.mark.parametrize(
    ("source", "read"),
    [
        ("<h2>A</h2><p>One <b>two</b>\nthree", [("heading", "A"), ("paragraph", "One two three")]),
        ("<h1>A<p>b", [("heading", "A"), ("paragraph", "b")]),
        ("<p>a</p>b</p>c", [("paragraph", "a"), ("paragraph", "b"), ("paragraph", "c")]),
        ("a&nbsp;&pound;5 &#163;6 & 3 < 5 &nosuch;", [("paragraph", "a\u00a0£5 £6 & 3 < 5 &nosuch;")]),
        ("a<br/>b<hr>c<br>", [("paragraph", "a\nb"), ("paragraph", "c")]),
        ("<title>9</title><style>9</style><script>a < 9</script>a", [("paragraph", "a")]),
        ("a<script>never ends", [("paragraph", "a")]),
        ("<!-- 9 --><!doctype html><?xml 9?>a<!-- never", [("paragraph", "a")]),
        ("<nav>9<p>9</nav>a<template><p>9</template>", [("paragraph", "a")]),
        ("<div hidden>9</div><p style='Display : None'>9</p><i style='mso-hide:all'>9</i>a", [("paragraph", "a")]),
        ("<span hidden><br>9<img alt=9></span>a", [("paragraph", "a")]),
        ("a<del>9</del><ins>b</ins>", [("paragraph", "ab")]),
        ("1,249<sup>1</sup> H<sub>2</sub>O<sup><p>3", [("paragraph", "1,249¹ H₂O"), ("paragraph", "3")]),
        ("<ul><li>a<li>b<ul><li>c</ul>d</ul>e", [*(("list item", t) for t in "abcd"), ("paragraph", "e")]),
        ("<blockquote><p>a<ul><li>b</ul></blockquote>", [("quotation", "a"), ("quotation", "b")]),
        ("<footer>c</footer>", [("header or footer", "c")]),
        ("<figure><img alt='a  9'><figcaption>b</figcaption></figure>", [("caption", "a 9"), ("caption", "b")]),
        ("<pre>x  y\nz</pre>", [("code", "x  y\nz")]),
        ("a<sup><a href='#n' role='doc-noteref'>1</a></sup> b", [("paragraph", "a b")]),
        (
            "<section role='doc-endnotes'><h2>Notes</h2><ol><li><p>a 5<a role=doc-backlink>9</a></ol></section>b",
            [("heading", "Notes"), ("note", "a 5"), ("paragraph", "b")],
        ),
        ("<aside role=doc-footnote>a</aside>", [("note", "a")]),
        ("</b></td></table>a<td>b<tr>c", [("paragraph", "a"), ("table cell", "b"), ("table cell", "c")]),
        ("<a title='1 > 0' b=\"<\">a</a> <1 <", [("paragraph", "a <1 <")]),
    ],
)  # fmt: skip
def test_a_page_reads_as_a_browser_shows_it(source: str, read: list[tuple[str, str]]) -> None:
    assert kinds(source) == read


def test_a_character_is_found_where_it_stands_in_the_file() -> None:
    source = "<h1\nid='a'>Head</h1>\r\n<p>Cost\r\n <b>&pound;5</b> &amp; more"
    head, text = read_html(source)
    assert head.place(0) == (2, 8)
    assert text.text == "Cost £5 & more"
    assert text.place(text.text.index("£")) == (4, 5)
    assert text.place(text.text.index("5")) == (4, 12)
    assert text.place(text.text.index("more")) == (4, 24)


def test_cells_know_the_headings_of_their_row_and_column() -> None:
    source = (
        "<table><caption>Cap</caption><thead><tr><th>F</th><th colspan=2>N</th></tr>"
        "<tr><th></th><th>2023</th><th>2024</th></thead>"
        "<tr><th rowspan=2>G</th><td>1</td><td>2</td></tr><tr><td>3<td>4<tr><td>H<td colspan=x>5</table>"
    )
    assert [(p.text, p.labels) for p in read_html(source)] == [
        ("Cap", ()),
        ("F", ()),
        ("N", ()),
        ("2023", ()),
        ("2024", ()),
        ("G", ("F",)),
        ("1", ("G", "N", "2023")),
        ("2", ("G", "N", "2024")),
        ("3", ("G", "N", "2023")),
        ("4", ("G", "N", "2024")),
        ("H", ("F",)),
        ("5", ("H", "N", "2023")),
    ]


def test_a_table_in_a_table_keeps_its_own_headings() -> None:
    source = "<table><tr><th>A<th>B<tr><td>x<td><table><tr><th>C<th>D<tr><td>y<td>1</table></p>z</table>"
    labels = {p.text: p.labels for p in read_html(source)}
    assert labels["1"] == ("y", "D")
    assert labels["z"] == ("x", "B")


def test_prose_in_a_table_made_for_layout_is_no_heading() -> None:
    source = f"<table><tr><td>{'word ' * 50}<td><p>a<p>b<tr><td>c<td>d</table>"
    assert {p.text: p.labels for p in read_html(source)}["d"] == ("c",)


def test_no_page_is_too_deep() -> None:
    read = read_html("<div>" * 5_000 + "<table><tr><td>a</table>" + "</div>" * 5_000 + "b")
    assert [p.text for p in read] == ["a", "b"]
