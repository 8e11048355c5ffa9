"""Drafts as HTML and as Markdown."""

from __future__ import annotations

import subprocess
from collections.abc import Callable
from datetime import date
from pathlib import Path

from respondent.model.codes import E101, K101, N101
from respondent.model.document import (
    BulletList,
    Document,
    Emph,
    Heading,
    Link,
    Para,
    Remark,
    Remarked,
    Str,
)
from respondent.model.span import Span
from respondent.model.template import DocumentKind
from respondent.writing.html import write_html
from respondent.writing.markdown import write_markdown

AT = Span("templates/letter.md.j2", 8, 5)
TYPED = N101.at(AT, "“412” was <typed>.", "Let a *figure* print it.")
CONSENT = K101.at(AT, "No consent.", "Take it out.")
WHOLE = E101.at(Span("respondent.yaml"), "Wrong everywhere.", "")


def draft(*blocks: object, remarks: tuple[Remark, ...] = (), **more: object) -> Document:
    values: dict[str, object] = {
        "id": "letter",
        "kind": DocumentKind.LETTER,
        "template": "letter",
        "template_hash": "0" * 64,
        "title": (Str("On offences"),),
        "date": date(2025, 2, 18),
        "blocks": blocks,
        "draft": True,
        "remarks": remarks,
    }
    return Document(**{**values, **more})  # type: ignore[arg-type]  # a test's values vary


def para(*content: object) -> Para:
    return Para(tuple(Str(c) if isinstance(c, str) else c for c in content), AT)  # type: ignore[misc]


def remarked(number: int, *content: str) -> Remarked:
    return Remarked(number, tuple(Str(text) for text in content))


SAMPLE = draft(
    para("First."),
    para("Some ", remarked(2, "412"), " said ", Emph((remarked(3, "so"),)), "."),
    BulletList(((para(Link((remarked(4, "here"),), "https://www.example.org/")),),), AT),
    title=(remarked(1, "On offences"),),
    remarks=(
        Remark(1, (WHOLE, CONSENT), whole=True),
        Remark(2, (TYPED,)),
        Remark(3, (CONSENT,)),
        Remark(4, (TYPED,)),
    ),
)


# HTML


def test_a_page_says_that_it_is_a_draft_and_how_many_problems_stand() -> None:
    page = write_html(SAMPLE, {})
    assert "<title>Draft: On offences</title>" in page
    assert (
        '<p class="not-final" role="note"><strong>Draft, not for sending.</strong> 2 errors and 3 warnings.</p>'
    ) in page
    assert 'class="sheet letter draft"' in page
    assert "No problem was found." in write_html(draft(para("First.")), {})


def test_words_lead_to_their_remark_which_stands_before_their_block() -> None:
    page = write_html(SAMPLE, {})
    words = (
        '<mark class="remarked" data-remark="2" data-severity="warning" aria-details="remark-2">412</mark>'
    )
    second, third = page.index('id="remark-2"'), page.index('id="remark-3"')
    assert page.index("<p>First.</p>") < second < third < page.index(words)
    assert '<aside class="remark" id="remark-3" data-severity="error"><b>3</b><p><strong>Error K101' in page
    assert "“412” was &lt;typed&gt;." in page
    assert '<p class="where">templates/letter.md.j2, line 8</p>' in page


def test_what_belongs_to_no_place_stands_before_the_title() -> None:
    page = write_html(SAMPLE, {})
    assert page.index("Of the document as a whole:") < page.index("Wrong everywhere.") < page.index("<h1>")


def test_a_final_page_has_nothing_of_a_draft() -> None:
    page = write_html(draft(para("First."), draft=False), {})
    assert not any(word in page.casefold() for word in ("draft", "remark", "not-final"))


def test_a_draft_s_page_admits_its_own_style_in_a_browser(
    program: Callable[[str], str], tmp_path: Path
) -> None:
    path = tmp_path / "draft.html"
    path.write_text(write_html(SAMPLE, {}), encoding="utf-8")
    done = subprocess.run(
        [program("chromium"), "--headless", "--no-sandbox", "--disable-gpu", "--no-first-run",
         f"--user-data-dir={tmp_path / 'profile'}", "--no-pdf-header-footer",
         f"--print-to-pdf={tmp_path / 'draft.pdf'}", path.as_uri()],
        capture_output=True,
        timeout=120,
        check=True,
    )  # fmt: skip
    assert b"Content Security Policy" not in done.stderr
    text = subprocess.run(
        [program("pdftotext"), str(tmp_path / "draft.pdf"), "-"], capture_output=True, check=True
    ).stdout.decode()
    assert "DRAFT" in text or all(letter in text for letter in "DRAFT")
    assert "4122" in text.replace(" ", "").replace("\n", "")  # the words, and their remark's number


# Markdown


def test_a_markdown_draft_begins_by_saying_so_and_ends_with_its_problems() -> None:
    text = write_markdown(SAMPLE)
    assert text.startswith(
        "> **Draft, not for sending.** 2 errors and 3 warnings. See “Problems” at the end.\n\n"
    )
    assert text.endswith(
        "## Problems\n\n"
        "1. Of the document as a whole:\n\n"
        "   **Warning E101** Wrong everywhere. (respondent.yaml)\n\n"
        "   **Error K101** No consent. Take it out. (templates/letter.md.j2, line 8)\n\n"
        "2. **Warning N101** “412” was \\<typed>. Let a \\*figure\\* print it. (templates/letter.md.j2, line 8)\n\n"
        "3. **Error K101** No consent. Take it out. (templates/letter.md.j2, line 8)\n\n"
        "4. **Warning N101** “412” was \\<typed>. Let a \\*figure\\* print it. (templates/letter.md.j2, line 8)\n"
    )


def test_words_have_the_number_of_their_problem_after_them() -> None:
    text = write_markdown(SAMPLE)
    assert "# On offences **\\[problem 1\\]**" in text
    assert "Some 412 **\\[problem 2\\]** said *so **\\[problem 3\\]***" in text


def test_a_draft_without_problems_only_says_that_it_is_one() -> None:
    text = write_markdown(draft(Heading(2, (Str("One"),), AT), para("First.")))
    assert text.startswith("> **Draft, not for sending.** No problem was found.\n\n")
    assert "Problems" not in text
    assert "Draft" not in write_markdown(draft(para("First."), draft=False))
