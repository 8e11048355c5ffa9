"""HTML as a browser takes it: whole, safe, and with its links in order."""

from __future__ import annotations

import re
import subprocess
from collections.abc import Callable, Iterable
from dataclasses import dataclass, field, replace
from datetime import UTC, date, datetime
from html.parser import HTMLParser
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pypdf import PdfReader

from respondent.model.directory import Contact
from respondent.model.document import (
    Addressee,
    Alignment,
    Block,
    BlockQuote,
    BulletList,
    Claim,
    Claimed,
    ClaimKind,
    Code,
    CodeBlock,
    CrossReference,
    Document,
    Emph,
    Heading,
    HorizontalRule,
    Image,
    Inline,
    Inlines,
    LineBreak,
    Link,
    Note,
    NoteRef,
    OrderedList,
    Para,
    Sender,
    SignatureBlock,
    Str,
    Strong,
    Table,
)
from respondent.model.span import Span
from respondent.model.tag import ClaimTag
from respondent.model.template import DocumentKind
from respondent.writing.html import Look, preview_policy, write_html

HERE = Span("templates/letter.md.j2", 1)
PNG = b"\x89PNG\r\n\x1a\n rest"

VOID = {"meta", "br", "hr", "img"}
ALLOWED = {
    "abbr", "address", "a", "blockquote", "body", "br", "caption", "code", "div", "em", "figcaption", "figure",
    "footer", "h1", "h2", "h3", "h4", "h5", "h6", "head", "header", "hr", "html", "img", "li", "main", "meta", "ol",
    "p", "pre", "section", "span", "strong", "style", "sup", "table", "tbody", "td", "th", "thead", "time", "title",
    "tr", "ul",
}  # fmt: skip
ATTRIBUTES = {
    "alt", "aria-label", "aria-labelledby", "charset", "class", "content", "data-claim", "datetime", "href",
    "http-equiv", "id", "lang", "name", "role", "scope", "src", "start", "tabindex", "title", "value",
}  # fmt: skip


@dataclass
class Page(HTMLParser):
    """A page taken apart, strictly: every tag known and closed, every address of an allowed kind."""

    source: str
    text: list[str] = field(default_factory=list)
    tags: list[tuple[str, dict[str, str]]] = field(default_factory=list)
    open: list[str] = field(default_factory=list)

    def __post_init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.feed(self.source)
        self.close()
        assert self.open == []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        assert tag in ALLOWED
        values = {name: value or "" for name, value in attrs}
        assert len(values) == len(attrs)
        assert set(values) <= ATTRIBUTES
        if "href" in values:
            assert re.match(r"#[a-z]|https?://|mailto:", values["href"], re.IGNORECASE)
        if "src" in values:
            assert re.match(r"data:image/(png|jpeg|gif);base64,[A-Za-z0-9+/=]*\Z", values["src"])
        if tag == "a":
            assert "a" not in self.open
        self.tags.append((tag, values))
        if tag not in VOID:
            self.open.append(tag)

    def handle_endtag(self, tag: str) -> None:
        assert self.open.pop() == tag

    def handle_data(self, data: str) -> None:
        if "head" not in self.open:
            self.text.append(data)

    def handle_comment(self, data: str) -> None:
        raise AssertionError(data)

    @property
    def words(self) -> str:
        return "".join(self.text)

    @property
    def ids(self) -> list[str]:
        return [values["id"] for _, values in self.tags if "id" in values]

    def check_links(self) -> None:
        """Ids are unique, and what links within the page leads somewhere."""
        assert len(self.ids) == len(set(self.ids))
        for tag, values in self.tags:
            if values.get("href", "").startswith("#"):
                assert values["href"][1:] in self.ids, (tag, values)


def para(*content: Inline | str) -> Para:
    return Para(tuple(Str(part) if isinstance(part, str) else part for part in content), HERE)


def claim(number: int, text: str, note: int | None = 1) -> Claim:
    tag = ClaimTag("offences", "1a2b3c4d")
    return Claim(number, ClaimKind.FIGURE, tag, "Offences", text, HERE, ("offences",), note)


def letter(
    *blocks: Block,
    claims: tuple[Claim, ...] = (),
    notes: tuple[Note, ...] = (),
    kind: DocumentKind = DocumentKind.LETTER,
) -> Document:
    return Document(
        id="letter",
        kind=kind,
        template="letter",
        template_hash="0" * 64,
        title=(Str("Title"),),
        date=date(2025, 2, 18),
        blocks=blocks,
        claims=claims,
        notes=notes,
    )


def body_of(*blocks: Block, notes: tuple[Note, ...] = (), claims: tuple[Claim, ...] = ()) -> str:
    """The HTML of the text alone."""
    page = write_html(letter(*blocks, notes=notes, claims=claims), {"p.png": PNG})
    Page(page).check_links()
    found = re.search(r'<div class="text">\n(.*?)\n</div>(?:\n<section|\n</main>)', page, re.DOTALL)
    assert found
    return found[1]


NOTE = Note(1, (Str("Home Office"),), (), (1,))


# The page


def test_the_page_names_its_language_and_title_and_needs_no_other_file() -> None:
    document = replace(letter(), title=(Str("R&D in "), Emph((Str("2023/24"),))))
    html = write_html(document, {})

    assert html.startswith('<!DOCTYPE html>\n<html lang="en-GB">\n<head>\n<meta charset="utf-8">')
    assert "<title>R&amp;D in 2023/24</title>" in html
    assert "<h1>R&amp;D in <em>2023/24</em></h1>" in html
    assert not re.search(r"<script|<link|@import|url\(|@font-face", html)


def test_the_page_forbids_everything_but_its_own_style_and_pictures() -> None:
    html = write_html(letter(), {})

    policy = re.search(r'Content-Security-Policy" content="([^"]*)"', html)
    assert policy
    assert "default-src &#x27;none&#x27;; img-src data:; style-src &#x27;sha256-" in policy[1]


def test_the_same_document_gives_the_same_page() -> None:
    document = letter(para("A", Claimed(1, (Str("b"),)), NoteRef(1)), notes=(NOTE,), claims=(claim(1, "b"),))

    assert write_html(document, {}) == write_html(document, {})


# Claims and notes


def test_a_claim_has_an_anchor_its_tag_and_a_way_to_its_note_and_back() -> None:
    document = letter(
        para("There were ", Claimed(1, (Str("1,249"),)), ".", NoteRef(1)),
        notes=(NOTE,),
        claims=(claim(1, "1,249"),),
    )
    html = write_html(document, {})

    assert (
        '<p>There were <span class="claim" id="claim-1" data-claim="claim:offences@1a2b3c4d">'
        '<a href="#note-1" tabindex="-1">1,249</a></span>.'
        '<sup class="mark"><a id="mark-1" href="#note-1" role="doc-noteref" aria-label="Note 1">1</a></sup></p>'
    ) in html
    assert '<li id="note-1" value="1"><p>Home Office <span class="back"><a href="#claim-1"' in html
    assert 'aria-label="Back to “1,249”"' in html
    Page(html).check_links()


def test_a_claim_whose_note_has_no_mark_is_reached_from_the_keyboard() -> None:
    html = body_of(para(Claimed(1, (Str("1,249"),))), notes=(NOTE,), claims=(claim(1, "1,249"),))

    assert '<a href="#note-1">1,249</a>' in html


def test_a_claim_in_several_places_has_an_anchor_at_each() -> None:
    html = body_of(
        para(Claimed(1, (Str("One"),))), para(Claimed(1, (Str("two"),))), claims=(claim(1, "One two", None),)
    )

    assert 'id="claim-1"' in html
    assert 'id="claim-1-2"' in html


def test_a_claim_that_holds_links_or_claims_is_no_link_itself() -> None:
    inner = Claimed(2, (Str("1,249"),))
    link = Emph((Link((Str("there"),), "https://example.org"),))
    html = body_of(
        para(Claimed(1, (Str("police recorded "), inner)), Claimed(3, (link,))),
        notes=(NOTE,),
        claims=(claim(1, "police recorded 1,249"), claim(2, "1,249"), claim(3, "there")),
    )

    assert '<span class="claim" id="claim-1" data-claim="claim:offences@1a2b3c4d">police recorded ' in html
    assert '<a href="#note-1">1,249</a>' in html
    assert '<em><a href="https://example.org">there</a></em></span>' in html


def test_a_note_without_claims_leads_back_to_its_marks() -> None:
    html = write_html(
        letter(para("A.", NoteRef(1), " B.", NoteRef(1)), notes=(replace(NOTE, claims=()),)), {}
    )

    assert 'href="#mark-1"' in html
    assert 'href="#mark-1-2"' in html
    Page(html).check_links()


def test_a_note_that_nothing_refers_to_has_no_way_back() -> None:
    html = write_html(letter(notes=(Note(1, (Str("See"), CrossReference(1), CrossReference(9))),)), {})

    assert '<p>See<a href="#note-1">1</a>9</p>' in html


def test_a_mark_or_claim_without_its_note_is_no_link() -> None:
    assert body_of(para("A", NoteRef(7), Claimed(7, (Str("b"),)))) == (
        '<p>A<sup id="mark-7">7</sup><span class="claim" id="claim-7">b</span></p>'
    )


def test_references_are_listed_after_the_text() -> None:
    document = replace(letter(), references=((Str("Home Office (2024) "), Emph((Str("Recorded crime"),))),))

    assert "<li>Home Office (2024) <em>Recorded crime</em></li>" in write_html(document, {})


# Blocks


def test_inlines_have_their_elements() -> None:
    content = (
        Emph((Str("a"),)),
        Strong((Str("b"),)),
        Code("<c>"),
        LineBreak(),
        Link((Str("d"), Link((Str("e"),), "https://example.org/e"), NoteRef(1)), "https://example.org/d"),
        Image("p.png", "A “chart”"),
        Image("gone.png", "Gone"),
        Image("gone.png", ""),
    )

    assert body_of(para(*content), notes=(NOTE,)) == (
        "<p><em>a</em><strong>b</strong><code>&lt;c&gt;</code><br>\n"
        '<a href="https://example.org/d">de<sup id="mark-1">1</sup></a>'
        '<img src="data:image/png;base64,iVBORw0KGgogcmVzdA==" alt="A “chart”">'
        '<span class="missing">Gone</span></p>'
    )


def test_headings_begin_below_the_title() -> None:
    one, two, six = (Heading(level, (Str("a"),), HERE) for level in (1, 2, 6))
    nested = BulletList(((BlockQuote((one,), HERE),),), HERE)

    assert body_of(one, two, six) == "<h2>a</h2>\n<h3>a</h3>\n<h6>a</h6>"
    assert body_of(two, six) == "<h2>a</h2>\n<h6>a</h6>"
    assert body_of(nested, two).endswith("<h3>a</h3>")


def test_lists_nest_and_number_as_they_are() -> None:
    inner = OrderedList(((para("b"),),), 3, HERE)

    assert body_of(BulletList(((para("a"), inner), (para("c"), para("d")), ()), HERE)) == (
        '<ul>\n<li>a\n<ol start="3">\n<li>b</li>\n</ol></li>\n<li>\n<p>c</p>\n<p>d</p>\n</li>\n<li>\n\n</li>\n</ul>'
    )


def test_code_and_rules_are_kept() -> None:
    assert body_of(CodeBlock("\na < b\n", HERE), HorizontalRule(HERE)) == (
        "<pre><code>\na &lt; b\n</code></pre>\n<hr>"
    )


def test_a_quotation_is_a_figure_with_its_warning_speaker_and_help() -> None:
    quotation = BlockQuote(
        (para("Words."),),
        HERE,
        attribution=(Str("Girl, aged 13"),),
        warning=(Str("About blackmail."),),
        support=(Str("Childline"),),
    )

    assert body_of(quotation) == (
        '<figure class="quotation">\n<p class="warning">About blackmail.</p>\n'
        "<blockquote>\n<p>Words.</p>\n</blockquote>\n"
        '<figcaption><p class="attribution">— Girl, aged 13</p><p class="support">Childline</p></figcaption>\n'
        "</figure>"
    )
    assert body_of(replace(quotation, attribution=(), warning=(), support=())) == (
        "<blockquote>\n<p>Words.</p>\n</blockquote>"
    )


def test_a_table_has_a_caption_scopes_and_a_source() -> None:
    table = Table(
        head=((Str("Force"),), (Str("Offences"),)),
        rows=(((Str("Gwent"),), (Str("503"),), (Str("more"),)),),
        alignments=(Alignment.LEFT, Alignment.RIGHT),
        span=HERE,
        caption=(Str("By force"),),
        source=(Str("Source: Home Office"),),
    )

    assert body_of(table) == (
        '<div class="table">\n'
        '<div class="scroll" role="region" tabindex="0" aria-labelledby="table-1">\n'
        '<table>\n<caption id="table-1">By force</caption>\n'
        '<thead>\n<tr><th scope="col">Force</th><th scope="col" class="right">Offences</th></tr>\n</thead>\n'
        '<tbody>\n<tr><th scope="row">Gwent</th><td class="right">503</td><td>more</td></tr>\n</tbody>\n'
        '</table>\n</div>\n<p class="source">Source: Home Office</p>\n</div>'
    )


def test_a_table_of_words_has_no_headings_for_its_rows() -> None:
    table = Table((), (((Str("a"),), (Str("b"),)),), (), HERE)

    assert "<tr><td>a</td><td>b</td></tr>" in body_of(table)
    assert 'aria-label="Table"' in body_of(table)


# What surrounds the text


def test_a_letter_has_its_furniture_in_the_order_of_a_letter() -> None:
    document = replace(
        letter(para("Text.")),
        senders=(
            Sender("NSPCC", ("1 Example Street", "London"), "www.example.org", "123456", "p.png", "The logo"),
        ),
        addressees=(Addressee("Dame Melanie Dawes", "Chief Executive", None, ("Riverside House",)),),
        reference="CP/1",
        salutation="Dear Dame Melanie",
        valediction="Yours sincerely",
        signatures=(
            SignatureBlock("NSPCC", "Jane Example", "Chief Executive", "p.png", "p.png"),
            SignatureBlock("Barnardo’s", image="gone.png", logo="gone.png"),
        ),
        cc=("The Home Secretary",),
        contact=Contact("Policy team", "policy@example.org", "020 7946 0123", "Weekdays"),
        notice="An illustration.",
    )
    page = Page(write_html(document, {"p.png": PNG}))

    expected = (
        "1 Example Street London www.example.org 18 February 2025 Our reference: CP/1 Dame Melanie Dawes "
        "Chief Executive Riverside House An illustration. Dear Dame Melanie Title Text. Yours sincerely "
        "Jane Example Chief Executive NSPCC Barnardo’s cc The Home Secretary Contact Policy team "
        "policy@example.org 020 7946 0123 Weekdays "
        "NSPCC · 1 Example Street, London · www.example.org · Registered charity 123456"
    )
    assert " ".join(" ".join(page.text).split()) == expected
    assert [values["alt"] for tag, values in page.tags if tag == "img"] == [
        "The logo",
        "NSPCC",
        "Signature of Jane Example",
    ]


def test_several_senders_stand_side_by_side_with_their_details_at_the_foot() -> None:
    document = replace(letter(), senders=(Sender("NSPCC", ("1 Example Street",)), Sender("Barnardo’s")))
    html = write_html(document, {})

    assert "<li><strong>NSPCC</strong></li><li><strong>Barnardo’s</strong></li>" in html
    assert "<footer" in html
    assert "<li>NSPCC · 1 Example Street</li></ul>" in html


def test_a_letter_leaves_room_for_a_salutation_by_hand() -> None:
    assert '<div class="by-hand"></div>' in write_html(letter(), {})


def test_a_response_has_its_title_first_and_needs_no_salutation() -> None:
    html = write_html(letter(para("Text."), kind=DocumentKind.RESPONSE), {})

    assert html.index("<h1>") < html.index("<time")
    assert '<div class="by-hand"></div>' not in html


def test_a_release_has_its_embargo_above_and_its_notes_below_the_end() -> None:
    document = replace(
        letter(para("Text."), notes=(NOTE,), kind=DocumentKind.RELEASE),
        embargo=datetime(2025, 2, 18, 0, 1, tzinfo=UTC),
        contact=Contact("Press office", "not an address <x>"),
        senders=(Sender("NSPCC", about="A charity."), Sender("Barnardo’s")),
    )
    page = Page(write_html(document, {}))

    assert " ".join(" ".join(page.text).split()) == (
        "NSPCC Barnardo’s Press release Embargoed until 00:01 on Tuesday 18 February 2025 "
        "Title 18 February 2025 Text. ENDS Notes to editors Home Office Press contact Press office "
        "not an address <x> About NSPCC A charity."
    )
    assert "For immediate release" in write_html(replace(document, embargo=None), {})


# What a stranger may write


FORBIDDEN = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f\ud800-\udfff\ufdd0-\ufdef\ufffe\uffff]")
HOSTILE = st.sampled_from(
    [
        "<script>alert(1)</script>", '" onclick="alert(1)', "' onload='x", "</style><script>", "<!--", "-->", "]]>",
        "javascript:alert(1)", " JaVaScRiPt:x", "data:text/html,x", "vbscript:x", "file:///etc/passwd", "//evil",
        "https://example.org/\"><img src=x onerror=y>", "mailto:a@b?subject=\"x", "http://a b\tc\n<d>", "&lt;",
        "\x00", "\ud800", "\x0b", "\uffff", "\u202e", "claim-1", "#note-1", "é“”’", "{{x}}", "</p>", "<a href=x>",
        "", "&#0;",
    ]
)  # fmt: skip
TEXT = st.lists(HOSTILE | st.text(max_size=4), max_size=3).map("".join)
NUMBER = st.integers(1, 4)


def _nested(inner: st.SearchStrategy[Inline]) -> st.SearchStrategy[Inline]:
    content = st.lists(inner, max_size=3).map(tuple)
    return st.one_of(
        st.builds(Emph, content),
        st.builds(Strong, content),
        st.builds(Link, content, TEXT),
        st.builds(Claimed, NUMBER, content),
    )


INLINE = st.recursive(
    st.one_of(
        st.builds(Str, TEXT),
        st.builds(Code, TEXT),
        st.builds(Image, TEXT, TEXT),
        st.builds(NoteRef, NUMBER),
        st.builds(CrossReference, NUMBER),
        st.just(LineBreak()),
    ),
    _nested,
    max_leaves=6,
)
INLINES = st.lists(INLINE, max_size=4).map(tuple)
CELLS = st.lists(INLINES, max_size=3).map(tuple)
SIMPLE = st.one_of(
    st.builds(Para, INLINES, st.just(HERE)),
    st.builds(Heading, st.integers(1, 6), INLINES, st.just(HERE)),
    st.builds(CodeBlock, TEXT, st.just(HERE)),
    st.builds(
        Table,
        CELLS,
        st.lists(CELLS, max_size=2).map(tuple),
        st.lists(st.sampled_from(Alignment), max_size=3).map(tuple),
        st.just(HERE),
        INLINES,
        INLINES,
    ),
)
BLOCKS = st.lists(
    SIMPLE
    | st.builds(
        BlockQuote, st.lists(SIMPLE, max_size=2).map(tuple), st.just(HERE), INLINES, INLINES, INLINES
    ),
    max_size=3,
).map(tuple)


@given(
    kind=st.sampled_from(DocumentKind),
    title=INLINES,
    blocks=BLOCKS,
    contents=st.lists(INLINES, max_size=3),
    words=st.lists(TEXT, min_size=8, max_size=8),
)
def test_nothing_that_a_record_says_becomes_markup_or_an_unsafe_address(
    kind: DocumentKind,
    title: Inlines,
    blocks: tuple[Block, ...],
    contents: Iterable[Inlines],
    words: list[str],
) -> None:
    a, b, c, d, e, f, g, h = words
    document = replace(
        letter(*blocks, kind=kind, claims=(claim(1, a), claim(2, b, 9))),
        title=title,
        notes=tuple(Note(number, content, (), (1, 2)) for number, content in enumerate(contents, 1)),
        references=(title,),
        senders=(Sender(a, (b,), c, d, e, f, g),),
        addressees=(Addressee(a, b, c, (d,)),),
        reference=e,
        salutation=f,
        valediction=g,
        signatures=(SignatureBlock(a, b, c, d, e, f),),
        cc=(h,),
        contact=Contact(a, b, c, d),
        notice=h,
        language=a,
    )

    page = Page(write_html(document, {a: PNG, b: b"<svg onload=x>"}))

    page.check_links()
    page.source.encode()


@pytest.mark.parametrize(
    "target", ["javascript:alert(1)", "file:///etc", "data:text/html,x", "//x.org", "x", ""]
)
def test_a_link_elsewhere_than_to_the_web_or_a_mailbox_leaves_its_words(target: str) -> None:
    assert body_of(para(Link((Str("here"),), target))) == "<p>here</p>"


@given(TEXT.filter(lambda text: not FORBIDDEN.search(text)))
def test_text_comes_back_as_it_was(text: str) -> None:
    page = Page(write_html(letter(para(text)), {}))

    assert f"Title\n\n{text}\n" in page.words.replace("\r\n", "\n")


# In a browser


def test_a_browser_prints_the_letter_on_paper_of_the_right_size_with_page_numbers(
    program: Callable[[str], str], tmp_path: Path
) -> None:
    chromium = program("chromium")
    page = tmp_path / "letter.html"
    page.write_text(write_html(letter(*[para(f"Paragraph {n}.") for n in range(60)]), {}), encoding="utf-8")
    printed = tmp_path / "letter.pdf"

    subprocess.run(
        [
            chromium,
            "--headless",
            "--no-sandbox",
            "--disable-gpu",
            f"--user-data-dir={tmp_path / 'profile'}",
            "--no-pdf-header-footer",
            f"--print-to-pdf={printed}",
            page.as_uri(),
        ],
        check=True,
        capture_output=True,
        timeout=120,
    )

    pages = PdfReader(printed).pages
    assert [round(float(side)) for side in pages[0].mediabox[2:]] == [595, 842]
    assert f"Page 1 of {len(pages)}" in pages[0].extract_text()


# A preview


def test_in_a_preview_each_claim_looks_as_it_stands_and_leads_to_what_is_behind_it() -> None:
    text = Para((Claimed(1, (Str("38,685"),)), Str(" offences")), HERE)
    document = letter(text, notes=(NOTE,), claims=(claim(1, "38,685"),))
    look = Look("/documents/letter?claim=1", "verified", "Verified", chosen=True)
    html = write_html(document, {}, {1: look})

    link = re.search(r'<a class="claim claim-verified claim-chosen"([^>]*)>38,685</a> offences', html)
    assert link
    assert 'href="/documents/letter?claim=1" target="_parent" title="Verified" aria-current="true"' in link[1]
    assert "a.claim-verified" in html
    assert "a.claim-verified" not in write_html(document, {})


def test_a_preview_is_served_under_the_policy_that_admits_its_style_alone() -> None:
    html = write_html(letter(), {}, {})
    policy = re.search(r'Content-Security-Policy" content="([^"]*)"', html)
    assert policy
    assert policy[1].replace("&#x27;", "'") == preview_policy(letter())
    assert preview_policy(letter()) != preview_policy(replace(letter(), draft=True))
