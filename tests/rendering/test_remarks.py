"""Where the problems of a draft stand in it."""

from __future__ import annotations

import random
from collections.abc import Callable, Iterator
from dataclasses import replace

import pytest

from respondent.model.codes import E101, N101, T222, W101
from respondent.model.diagnostic import Code, Diagnostic
from respondent.model.document import (
    BlockQuote,
    Blocks,
    BulletList,
    Claimed,
    Document,
    Emph,
    Heading,
    Inline,
    Inlines,
    Link,
    OrderedList,
    Para,
    Remarked,
    Strong,
    Table,
    text_of,
)
from respondent.model.span import Span
from respondent.model.workspace import Workspace
from respondent.rendering.remarks import remarked
from respondent.rendering.render import render

HEAD = "---\nkind: letter\ntitle: On offences\ndate: 2025-02-18\nfrom: nspcc\nto: home-secretary\n---\n"
LETTER = "templates/letter.md.j2"

Workspaces = Callable[..., Workspace]


def draft_of(workspace: Workspace, *problems: tuple[Code, Span]) -> Document:
    rendered = render(workspace, "letter", draft=True)
    (document,) = rendered.documents
    told = [
        *rendered.diagnostics,
        *(code.at(span, f"Problem {n}.", "") for n, (code, span) in enumerate(problems)),
    ]
    return remarked(document, told, workspace)


def runs(blocks: Blocks) -> Iterator[Inlines]:
    for block in blocks:
        match block:
            case Para(content) | Heading(_, content):
                yield content
            case BlockQuote(content):
                yield from runs(content)
            case BulletList(items) | OrderedList(items):
                for item in items:
                    yield from runs(item)
            case Table():
                yield from (block.caption, *block.head, *(cell for row in block.rows for cell in row))


def all_of(content: Inlines) -> Iterator[Inline]:
    for inline in content:
        yield inline
        if isinstance(inline, Remarked | Claimed | Emph | Strong | Link):
            yield from all_of(inline.content)


def words(document: Document) -> dict[int, list[str]]:
    """What each remark is about, by its number."""
    found: dict[int, list[str]] = {}
    for content in (document.title, *runs(document.blocks)):
        for inline in all_of(content):
            if isinstance(inline, Remarked):
                found.setdefault(inline.remark, []).append(text_of(inline.content))
    return found


@pytest.fixture
def drafted(workspace_of: Workspaces) -> Callable[..., dict[int, list[str]]]:
    """``drafted(body, (N101, line, column, length))`` is what each remark of the draft is about."""

    def make(body: str, *at: tuple[Code, int, int, int]) -> dict[int, list[str]]:
        workspace = workspace_of({"letter.md.j2": f"{HEAD}{body}\n"})
        spans = [
            (code, Span(LETTER, 7 + line, column, 7 + line, column + length) if length else
             Span(LETTER, 7 + line, column))
            for code, line, column, length in at
        ]  # fmt: skip
        return words(draft_of(workspace, *spans))

    return make


Drafted = Callable[..., dict[int, list[str]]]


def test_a_problem_of_words_stands_at_the_very_words(drafted: Drafted) -> None:
    assert drafted("Some 412 schools said so,\nand 60 per cent of parents.", (N101, 1, 6, 3)) == {1: ["412"]}
    assert drafted("Some 412 schools said so,\nand 60 per cent of parents.", (N101, 2, 5, 11)) == {
        1: ["60 per cent"]
    }


def test_words_that_a_figure_prints_are_not_taken_for_those_that_were_typed(
    workspace_of: Workspaces,
) -> None:
    body = "Of {{ figure('offences') }}, or *38,685*, and **38,685** again."
    first, second = body.index("38,685") + 1, body.rindex("38,685") + 1
    workspace = workspace_of({"letter.md.j2": f"{HEAD}{body}\n"})
    for column, outer in ((first, Emph), (second, Strong)):
        (content,) = runs(draft_of(workspace, (N101, Span(LETTER, 8, column, 8, column + 6))).blocks)
        (remark,) = (inline for inline in all_of(content) if isinstance(inline, Remarked))
        assert isinstance(remark.content[0], outer)


def test_a_problem_of_a_claim_stands_at_the_claim(drafted: Drafted, workspace_of: Workspaces) -> None:
    workspace = workspace_of(
        {"letter.md.j2": f"{HEAD}Police recorded {{{{ figure('offences') }}}} of them.\n"}
    )
    (document,) = render(workspace, "letter").documents
    assert words(draft_of(workspace, (E101, document.claims[0].span))) == {1: ["38,685"]}


def test_what_stands_at_no_word_is_about_its_paragraph(drafted: Drafted) -> None:
    body = "## A heading\n\nOne paragraph,\nof two lines.\n\nAnother."
    assert drafted(body, (N101, 1, 1, 0)) == {1: ["A heading"]}
    assert drafted(body, (N101, 4, 1, 0)) == {1: ["One paragraph, of two lines."]}
    assert drafted(body, (N101, 4, 1, 2), (N101, 6, 1, 7)) == {1: ["of"], 2: ["Another"]}


def test_remarks_are_numbered_in_the_order_of_the_document(drafted: Drafted) -> None:
    body = "- first 3\n- second 4\n"
    assert drafted(body, (N101, 2, 10, 1), (N101, 1, 9, 1)) == {1: ["3"], 2: ["4"]}


def test_a_problem_of_a_record_stands_at_the_first_claim_on_it(workspace_of: Workspaces) -> None:
    body = "There were {{ figure('offences') }}, and {{ figure('sessions') }} sessions."
    workspace = workspace_of({"letter.md.j2": f"{HEAD}{body}\n"})
    record = workspace.records["sessions"]
    printed = words(draft_of(workspace, (E101, record.span)))
    assert list(printed) == [1]
    assert printed[1][0] in text_of(next(runs(render(workspace, "letter").documents[0].blocks)))
    source = workspace.records["sessions"].fields["source"]
    assert isinstance(source, str)
    assert words(draft_of(workspace, (E101, workspace.records[source].span))) == printed


def test_a_problem_of_a_table_s_rows_stands_at_the_first_claim_on_one(workspace_of: Workspaces) -> None:
    body = "In Gwent there were {{ figure('by-force', force='Gwent') }}."
    workspace = workspace_of({"letter.md.j2": f"{HEAD}{body}\n"})
    assert words(draft_of(workspace, (E101, Span("evidence/by-force.csv", 2, 1)))) == {1: ["503"]}


def test_what_belongs_to_no_place_is_one_remark_at_the_title(workspace_of: Workspaces) -> None:
    workspace = workspace_of({"letter.md.j2": f"{HEAD}A word.\n"})
    front, elsewhere = Span(LETTER, 4, 1), Span("respondent.yaml", 3, 1)
    draft = draft_of(workspace, (W101, front), (E101, elsewhere), (N101, Span(LETTER, 8, 3, 8, 7)))
    assert draft.draft
    assert [(r.number, r.whole, len(r.problems)) for r in draft.remarks] == [(1, True, 2), (2, False, 1)]
    assert words(draft) == {1: ["On offences"], 2: ["word"]}


def test_a_problem_of_the_title_stands_there(workspace_of: Workspaces) -> None:
    workspace = workspace_of({"letter.md.j2": f"{HEAD}A word.\n"})
    draft = draft_of(workspace, (N101, Span(LETTER, 3, 1)))
    assert [r.whole for r in draft.remarks] == [False]
    assert words(draft) == {1: ["On offences"]}


# Gaps


def test_what_cannot_be_printed_is_a_gap_with_its_problem_at_it(drafted: Drafted) -> None:
    body = "There were {{ figure('offences') | more_then }} offences\nand {{ figure('nothing') }} more."
    assert drafted(body) == {1: ["‹?›"], 2: ["‹?›"]}


def test_a_problem_where_a_value_is_set_stands_where_it_is_printed(drafted: Drafted) -> None:
    body = (
        "First.\n\n{% set n = figure('offences').per_days %}\nSecond.\n\nThere were {{ n }}, truly {{ n }}.\n"
    )
    assert drafted(body) == {1: ["‹?›"]}


def test_an_error_that_leaves_no_gap_is_about_its_paragraph(drafted: Drafted) -> None:
    assert drafted("One.\n\nTwo {% claim 'nothing' %}words{% endclaim %}.") == {1: ["Two words."]}
    assert drafted("One.\n\nTwo.", (T222, 3, 1, 0)) == {1: ["Two."]}


def test_without_drafts_a_document_with_an_error_is_left_out(workspace_of: Workspaces) -> None:
    workspace = workspace_of({"letter.md.j2": f"{HEAD}There were {{{{ figure('nothing') }}}}.\n"})
    final, draft = render(workspace, "letter"), render(workspace, "letter", draft=True)
    assert (final.documents, final.whole) == ((), False)
    assert (len(draft.documents), draft.whole) == (1, True)
    assert final.diagnostics == draft.diagnostics == draft.problems["letter"]


def test_a_template_that_gives_no_text_gives_no_draft(workspace_of: Workspaces) -> None:
    workspace = workspace_of({"letter.md.j2": f"{HEAD}{{% if %}} word {{% endif %}}\n"})
    draft = render(workspace, "letter", draft=True)
    assert (draft.documents, draft.whole) == ((), False)
    assert draft.diagnostics


# Whatever a template says

PIECES = [
    "{{ figure('offences') }}", "{{ quotation('girl') }}", "{% claim 'feasible' %}so{% endclaim %}",
    "{{ figure('nothing') }}", "{{ missing }}", "{{ 3.5 }}", "{{ figure('half') | more_then }}",
    "\n\n{{ table('by-force') }}\n\n", "*", "**", "[a](https://x.org)", " ", " word 12 ", "\n", "\n\n", "\n\n- ",
    "\n1. ", "\n\n> ", "\n\n## ", "\n\n---\n\n", "\n```\n", "\\\n",
]  # fmt: skip


@pytest.mark.no_cover  # it draws its inputs
def test_every_remark_stands_somewhere_and_takes_no_word_away(workspace_of: Workspaces) -> None:
    workspace = workspace_of({"letter.md.j2": f"{HEAD}Text\n"})
    template = workspace.templates["letter"]
    chance = random.Random(1)
    made = 0
    for _ in range(400):
        body = "".join(chance.choices(PIECES, k=chance.choice([3, 8, 20])))
        drafts = replace(workspace, templates={"letter": replace(template, body=body)})
        rendered = render(drafts, "letter", draft=True)
        for document in rendered.documents:
            problems = [*rendered.diagnostics, *map(anywhere, [chance] * 6)]
            draft = remarked(document, problems, drafts)
            assert set(words(draft)) == {remark.number for remark in draft.remarks}, body
            assert sum(len(remark.problems) for remark in draft.remarks) == len(set(problems)), body
            before = [text_of(content) for content in runs(document.blocks)]
            assert [text_of(content) for content in runs(draft.blocks)] == before, body
            made += 1
    assert made > 100


def anywhere(chance: random.Random) -> Diagnostic:
    line, column = chance.randrange(1, 20), chance.randrange(1, 30)
    code = chance.choice([N101, T222])
    return code.at(Span(LETTER, line, column, line, column + chance.randrange(9)), "m", "r")
