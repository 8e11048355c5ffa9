"""Markdown as readers take it back: pandoc, and CommonMark's own rules."""

from __future__ import annotations

import json
import subprocess
from collections.abc import Callable, Iterator
from dataclasses import replace
from datetime import UTC, date, datetime

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from respondent.model.directory import Contact
from respondent.model.document import (
    Addressee,
    Alignment,
    Block,
    BlockQuote,
    BulletList,
    Claimed,
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
from respondent.model.template import DocumentKind
from respondent.writing.markdown import write_markdown

HERE = Span("templates/letter.md.j2", 1)

Program = Callable[[str], str]


def letter(*blocks: Block, notes: tuple[Note, ...] = ()) -> Document:
    return Document(
        id="letter",
        kind=DocumentKind.LETTER,
        template="letter",
        template_hash="0" * 64,
        title=(Str("Title"),),
        date=date(2025, 2, 18),
        blocks=blocks,
        notes=notes,
    )


def para(*content: Inline | str) -> Para:
    return Para(tuple(Str(part) if isinstance(part, str) else part for part in content), HERE)


def markdown_of(*blocks: Block, notes: tuple[Note, ...] = ()) -> str:
    """The Markdown of the blocks alone, after the date and the title."""
    return write_markdown(letter(*blocks, notes=notes)).partition("# Title\n\n")[2]


def test_emphasis_links_code_and_breaks_have_their_signs() -> None:
    content = (
        Str("The "),
        Emph((Str("full"),)),
        Str(" and "),
        Strong((Str("only"),)),
        Str(" "),
        Code("text"),
        LineBreak(),
        Link((Str("here"),), "https://example.org/a(b)"),
        Str("."),
    )

    assert markdown_of(para(*content)) == (
        "The *full* and **only** `text`\\\n[here](https://example.org/a%28b%29).\n"
    )


def test_an_address_that_is_its_own_text_is_written_between_angle_brackets() -> None:
    link = Link((Str("https://example.org/a"),), "https://example.org/a")
    mail = Link((Str("press@example.org"),), "mailto:press@example.org")

    assert markdown_of(para(link, " ", mail)) == "<https://example.org/a> <press@example.org>\n"


def test_a_link_that_is_not_allowed_leaves_its_words() -> None:
    assert markdown_of(para(Link((Str("here"),), "javascript:alert(1)"))) == "here\n"


def test_a_claim_leaves_no_trace() -> None:
    assert markdown_of(para("There were ", Claimed(1, (Str("1,249"),)), ".")) == "There were 1,249.\n"


def test_notes_are_footnotes_and_references_to_them_are_numbers() -> None:
    note = Note(1, (Str("Home Office, "), Emph((Str("Recorded crime"),)), LineBreak(), Str("sheet 2023_24")))
    again = Note(2, (Str("Home Office (n "), CrossReference(1), Str(")")))

    assert markdown_of(para("A figure.", NoteRef(1), NoteRef(2)), notes=(note, again)) == (
        "A figure.[^1][^2]\n\n"
        "[^1]: Home Office, *Recorded crime*\\\n    sheet 2023_24\n\n"
        "[^2]: Home Office (n 1)\n"
    )


def test_a_mark_within_a_link_is_written_after_it() -> None:
    link = Link((Str("the "), Emph((Str("table"), NoteRef(1)))), "https://example.org")

    assert markdown_of(para(link, "."), notes=(Note(1, (Str("x"),)),)).startswith(
        "[the *table*](https://example.org)[^1]."
    )


@pytest.mark.parametrize(
    ("text", "markdown"),
    [
        ("2024. The year", "2024\\. The year"),
        ("(a) first", "\\(a) first"),
        ("iv) fourth", "iv\\) fourth"),
        ("- not a list", "\\- not a list"),
        ("+1", "\\+1"),
        ("# 1", "\\# 1"),
        ("> more", "\\> more"),
        (": defined", "\\: defined"),
        ("% title", "\\% title"),
        ("=== under", "\\=== under"),
        ("Table: one", "Table\\: one"),
        ("£5m*2*3", "£5m\\*2\\*3"),
        ("sheet 2023_24", "sheet 2023_24"),
        ("_this_", "\\_this\\_"),
        ("@smith04 says", "\\@smith04 says"),
        ("press@example.org", "press@example.org"),
        ("AT&T; &amp; R&D", "AT\\&T; \\&amp; R&D"),
        (
            "a <b> | $c$ ^d^ ~e~ [f](g) {h} `i` \\j",
            "a \\<b> \\| \\$c\\$ \\^d\\^ \\~e\\~ \\[f\\](g) \\{h\\} \\`i\\` \\\\j",
        ),
        ('it\'s "so" -- now...', 'it\\\'s \\"so\\" -\\- now\\...'),
        ("   many    spaces ", "many spaces"),
        ("Illustration. Words", "Illustration. Words"),
    ],
)
def test_text_that_looks_like_markup_is_held_back(text: str, markdown: str) -> None:
    assert markdown_of(para(text)) == markdown + "\n"


def test_an_exclamation_mark_before_a_note_makes_no_picture() -> None:
    assert markdown_of(para("Act now!", NoteRef(1)), notes=(Note(1, (Str("x"),)),)).startswith(
        "Act now\\![^1]"
    )


def test_a_bracket_or_colon_after_a_note_is_text() -> None:
    written = markdown_of(para("A", NoteRef(1), "(b)", NoteRef(1), ": c"), notes=(Note(1, (Str("x"),)),))

    assert written.startswith("A[^1]\\(b)[^1]\\: c")


def test_emphasis_keeps_its_spaces_outside_and_does_not_nest_in_itself() -> None:
    content = (
        Str("a"),
        Emph((Str(" b "), Emph((Str("c"),)), Strong((Str(" "),)))),
        Emph((Str("d"),)),
        Strong((Strong((Str("e"),)),)),
        Str("f"),
    )

    assert markdown_of(para(*content)) == "a *b c d*<!-- -->**e**<!-- -->f\n"


def test_code_has_more_backquotes_than_it_holds() -> None:
    assert markdown_of(para(Code("a `b` c"), " ", Code("`d"))) == "``a `b` c`` `` `d ``\n"
    assert markdown_of(CodeBlock("x\n```\ny\n", HERE)) == "````\nx\n```\ny\n````\n"


def test_pictures_have_their_description_and_path() -> None:
    picture = Image("pictures/a (1).png", "A chart [of figures]")

    assert markdown_of(para(picture)) == "![A chart \\[of figures\\]](<pictures/a (1).png>)\n"
    assert markdown_of(para(Image("a\nb.png", "A chart"))) == "A chart\n"


def test_headings_begin_below_the_title_and_stay_on_one_line() -> None:
    assert markdown_of(Heading(1, (Str("One"), LineBreak(), Str("two #")), HERE)) == "## One two \\#\n"
    assert markdown_of(Heading(2, (Str("a"),), HERE), Heading(6, (Str("b"),), HERE)) == "## a\n\n###### b\n"


def test_lists_nest_and_number_as_they_are() -> None:
    inner = OrderedList(((para("one"),), (para("two"),)), 9, HERE)
    loose = BulletList(((para("a"), para("b")), (para("c"),), ()), HERE)

    assert markdown_of(BulletList(((para("first"), inner), (para("second"),)), HERE)) == (
        "- first\n  9. one\n  10. two\n- second\n"
    )
    assert markdown_of(loose) == "- a\n\n  b\n\n- c\n\n-\n"


def test_two_lists_or_tables_in_a_row_stay_two() -> None:
    one = BulletList(((para("a"),),), HERE)
    table = Table(((Str("h"),),), (((Str("c"),),),), (Alignment.LEFT,), HERE)

    assert markdown_of(one, one) == "- a\n\n<!-- -->\n\n- a\n"
    assert markdown_of(table, table).count("<!-- -->") == 1


def test_a_table_has_its_caption_above_its_source_below_and_its_figures_to_the_right() -> None:
    table = Table(
        head=((Str("Force"),), (Str("Offences"),), (Str("Per cent"),)),
        rows=(((Str("Gwent"),), (Str("503"),)), ((Str("A|B"), LineBreak(), Code("c|d")), (Str("1"),), ())),
        alignments=(Alignment.LEFT, Alignment.RIGHT, Alignment.CENTRE),
        span=HERE,
        caption=(Str("By force"),),
        source=(Str("Source: Home Office"),),
    )

    assert markdown_of(table) == (
        "Table: By force\n\n"
        "| Force     | Offences | Per cent |\n"
        "| --------- | -------: | :------: |\n"
        "| Gwent     |      503 |          |\n"
        "| A\\|B c\\|d |        1 |          |\n\n"
        "Source: Home Office\n"
    )


def test_a_table_without_cells_leaves_nothing() -> None:
    assert markdown_of(Table((), (), (), HERE), para("x")) == "x\n"


def test_a_quotation_has_its_warning_before_and_its_speaker_and_help_after() -> None:
    quotation = BlockQuote(
        (para("One."), para("Two.")),
        HERE,
        attribution=(Str("Girl, aged 13"),),
        warning=(Str("About blackmail."),),
        support=(Str("Childline, 0800 1111"),),
    )

    assert markdown_of(quotation) == (
        "> *About blackmail.*\n>\n> One.\n>\n> Two.\n>\n> — Girl, aged 13\n>\n> Childline, 0800 1111\n"
    )


def test_a_rule_is_a_rule_and_empty_blocks_are_nothing() -> None:
    nothing = (para(), Heading(1, (), HERE), BlockQuote((), HERE))

    assert markdown_of(para("a"), *nothing, HorizontalRule(HERE), para("b")) == "a\n\n* * *\n\nb\n"


def test_a_letter_has_its_furniture_in_the_order_of_a_letter() -> None:
    document = Document(
        id="letter",
        kind=DocumentKind.LETTER,
        template="letter",
        template_hash="0" * 64,
        title=(Str("Private messaging"),),
        date=date(2025, 2, 18),
        blocks=(para("Text."),),
        references=((Str("Home Office (2024) "), Emph((Str("Recorded crime"),))),),
        senders=(Sender("NSPCC", ("1 Example Street", "London"), "www.example.org", "123456"),),
        addressees=(Addressee("Dame Melanie Dawes", "Chief Executive", "Ofcom", ("Riverside House",)),),
        reference="CP/1",
        salutation="Dear Dame Melanie",
        valediction="Yours sincerely",
        signatures=(SignatureBlock("NSPCC", "Jane Example", "Chief Executive"), SignatureBlock("Barnardo’s")),
        cc=("The Home Secretary", "Ofcom"),
        contact=Contact("Press office", "press@example.org", "020 7946 0123"),
        notice="An illustration.",
    )

    assert write_markdown(document) == (
        "**NSPCC**\\\n1 Example Street\\\nLondon\\\nwww.example.org\\\nRegistered charity 123456\n\n"
        "18 February 2025\\\nOur reference: CP/1\n\n"
        "Dame Melanie Dawes\\\nChief Executive\\\nOfcom\\\nRiverside House\n\n"
        "> An illustration.\n\n"
        "Dear Dame Melanie\n\n"
        "# Private messaging\n\n"
        "Text.\n\n"
        "Yours sincerely\n\n"
        "**Jane Example**\\\nChief Executive\\\nNSPCC\n\n"
        "**Barnardo’s**\n\n"
        "cc The Home Secretary\\\nOfcom\n\n"
        "## Contact\n\n**Press office**\\\n<press@example.org>\\\n020 7946 0123\n\n"
        "## References\n\nHome Office (2024) *Recorded crime*\n"
    )


def test_a_release_has_its_embargo_above_and_its_notes_below_the_end() -> None:
    document = Document(
        id="release",
        kind=DocumentKind.RELEASE,
        template="release",
        template_hash="0" * 64,
        title=(Str("More than 23 a week"),),
        date=date(2025, 2, 18),
        blocks=(para("Text.", NoteRef(1)),),
        notes=(Note(1, (Str("Home Office"), LineBreak(), Str("1,249 ÷ 366"))), Note(2, (Str("NSPCC"),))),
        senders=(Sender("NSPCC", about="A charity."), Sender("Barnardo’s")),
        embargo=datetime(2025, 2, 18, 0, 1, tzinfo=UTC),
        contact=Contact("Press office"),
    )

    assert write_markdown(document) == (
        "**NSPCC**\n\n**Barnardo’s**\n\n**PRESS RELEASE**\n\n"
        "Embargoed until 00:01 on Tuesday 18 February 2025\n\n"
        "# More than 23 a week\n\n18 February 2025\n\nText.\\[1\\]\n\n**ENDS**\n\n"
        "## Notes to editors\n\n1. Home Office\\\n   1,249 ÷ 366\n2. NSPCC\n\n"
        "## Press contact\n\n**Press office**\n\n"
        "## About NSPCC\n\nA charity.\n"
    )
    assert "Notes to editors" not in write_markdown(replace(document, notes=(), blocks=()))


def test_a_response_has_its_title_first() -> None:
    response = replace(letter(para("Text.")), kind=DocumentKind.RESPONSE)

    assert write_markdown(response) == "# Title\n\n18 February 2025\n\nText.\n"


# What pandoc reads back

Styled = list[tuple[str, frozenset[str]]]
"""Each character other than a space, with the emphasis that it stands in."""

AWKWARD = st.sampled_from(
    [
        "*", "**", "_", "__", "`", "``", "[", "]", "(", ")", "![", "](x)", "[^1]", "^[n]", "<b>", "</b>", "<!--",
        "&amp;", "&#42;", "\\", "\\\\", "$x$", "$$", "^", "~", "~~", "|", "---", "--", "...", "'", '"', "#", "# ",
        "@x", "-@y", "[@z]", "{.c}", "{", "}", "<https://a.b>", "https://a.b/c_d_e", "1.", "1. ", "(1) ", "a) ",
        "iv. ", "- ", "+ ", "* ", "> ", ": ", "::: ", "Table: ", "===", "% ", "\\begin{x}", "|--|", "+--+", "!",
        ".", "a", "B", "é", "“q”", "’s", " ", "  ", "\n", "\t", "2023_24", "£5m", "½", "\u00a0", ":smile:", "(@)",
        "#. ",
    ]
)  # fmt: skip
TEXT = st.lists(AWKWARD, min_size=1, max_size=6).map("".join)


def _nested(inner: st.SearchStrategy[Inline]) -> st.SearchStrategy[Inline]:
    content = st.lists(inner, max_size=4).map(tuple)
    return st.one_of(
        content.map(Emph),
        content.map(Strong),
        content.map(lambda inlines: Claimed(1, inlines)),
        content.map(lambda inlines: Link(inlines, "https://example.org/a_b(c)&copy;*d*")),
    )


INLINES = st.lists(
    st.recursive(st.one_of(TEXT.map(Str), st.just(NoteRef(1)), st.just(LineBreak())), _nested, max_leaves=8),
    min_size=1,
    max_size=5,
).map(tuple)


def _expected(content: Inlines, style: frozenset[str] = frozenset()) -> Iterator[tuple[str, frozenset[str]]]:
    for inline in content:
        match inline:
            case Str(text):
                yield from ((character, style) for character in text if not character.isspace())
            case Emph(inner):
                yield from _expected(inner, style | {"Emph"})
            case Strong(inner):
                yield from _expected(inner, style | {"Strong"})
            case Link(inner, _) | Claimed(_, inner):
                yield from _expected(inner, style)
            case _:
                pass


def _read(
    nodes: list[dict[str, object]], style: frozenset[str] = frozenset()
) -> Iterator[tuple[str, frozenset[str]]]:
    for node in nodes:
        kind, content = node["t"], node.get("c")
        if kind == "Str":
            assert isinstance(content, str)
            yield from ((character, style) for character in content if not character.isspace())
        elif kind in {"Emph", "Strong"}:
            assert isinstance(content, list)
            yield from _read(content, style | {str(kind)})
        elif kind == "Link":
            assert isinstance(content, list)
            yield from _read(content[1], style)
        elif kind == "Quoted":
            assert isinstance(content, list)
            first, last = "“”" if content[0] == {"t": "DoubleQuote"} else "‘’"
            yield from ((first, style), *_read(content[1], style), (last, style))
        elif kind not in {"Space", "SoftBreak", "LineBreak", "Note"} and content != ["html", "<!-- -->"]:
            yield (f"<{kind}>", style)


def _paragraphs(pandoc: str, markdown: str) -> list[dict[str, object]]:
    done = subprocess.run(
        [pandoc, "--from=markdown", "--to=json"],
        input=markdown,
        capture_output=True,
        text=True,
        encoding="utf-8",
        timeout=60,
    )
    blocks = json.loads(done.stdout)["blocks"]
    assert isinstance(blocks, list)
    return blocks


@settings(max_examples=25, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.lists(INLINES, min_size=20, max_size=40))
def test_pandoc_reads_back_the_same_words_with_the_same_emphasis(
    program: Program, runs: list[Inlines]
) -> None:
    runs = [content for content in runs if list(_expected(content))]
    note = Note(1, (Str("note"),))
    blocks = tuple(
        Para((Str("x "), *content) if content[0] == LineBreak() else content, HERE) for content in runs
    )
    markdown = write_markdown(letter(*blocks, notes=(note,)))

    read = _paragraphs(program("pandoc"), markdown)[2:]

    assert [block["t"] for block in read] == ["Para"] * len(blocks)
    for block, source in zip(read, blocks, strict=True):
        content = block["c"]
        assert isinstance(content, list)
        assert list(_read(content)) == list(_expected(source.content))
