"""A draft becomes a template: supported figures are calls that print the same words, the rest stays."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest

from respondent.adopting.adopt import adopt
from respondent.adopting.folding import folded
from respondent.adopting.leftover import document_of
from respondent.loading.workspace import load
from respondent.model.adoption import Adoption
from respondent.model.assessment import Verdict
from respondent.model.document import Document, Para, text_of
from respondent.reading.draft import read_draft

Workspaces = Callable[[dict[str, str]], Path]
Adopt = Callable[..., Adoption]
TODAY = date(2026, 1, 31)

QUOTATION = (
    "kind: quotation\ntext: I was frightened and did not know whom I could tell.\nspeaker: Girl, aged 13\n"
    "source: crime-data\nconsent: {basis: agreed, uses: [letter, release]}\n"
    "warning: Contains a description of fear.\n"
    "support: Childline, 0800 1111\n"
)
ACT = "kind: source\ntype: act\ntitle: Online Safety Act 2023\nissued: 2023\nurl: https://example.org/act\n"
FINDING = "kind: finding\nstatement: The Act reaches private messages.\nsource: the-act\nlocator: s 121\n"


@pytest.fixture
def adopted(workspace: Workspaces) -> Adopt:
    """``adopted("draft", {file: text})``: a Markdown draft adopted in the small workspace with these files."""

    def make(text: str, files: dict[str, str] | None = None, name: str = "draft.md") -> Adoption:
        draft = read_draft(text.encode(), name).draft
        assert draft is not None
        return adopt(draft, load(workspace(files or {})).workspace, TODAY)

    return make


@pytest.fixture
def document(workspace: Workspaces) -> Callable[[Adoption], Document]:
    """The document that an adopted template gives."""

    def make(adoption: Adoption) -> Document:
        found, errors = document_of(adoption.template, load(workspace({})).workspace)
        assert errors == ()
        assert found is not None
        return found

    return make


def codes(adoption: Adoption, kind: str = "figure") -> list[tuple[str, str]]:
    return [(claim.text, claim.code) for claim in adoption.claims if claim.kind == kind]


@pytest.mark.parametrize(
    ("words", "code"),
    [
        ("Police in Gwent recorded 503 offences in 2023/24.", '{{ figure("by-force", force="Gwent") }}'),
        (
            "Police recorded 38,685 offences in 2023/24, more than 100 every day.",
            '{{ figure("offences").per_day | more_than }}',
        ),
        (
            "Police recorded 38,685 offences in 2023/24, one every 14 minutes.",
            '{{ figure("offences").every }}',
        ),
        ("Police recorded more than 38,000 offences in 2023/24.", '{{ figure("offences") | more_than }}'),
        (
            "Police in Gwent recorded about 500 offences in 2023/24.",
            '{{ figure("by-force", force="Gwent") | about }}',
        ),
    ],
)
def test_a_supported_figure_becomes_the_call_that_prints_its_words(
    adopted: Adopt, document: Callable[[Adoption], Document], words: str, code: str
) -> None:
    adoption = adopted(f"Dear Minister,\n\n{words}\n")
    assert code in [found for _, found in codes(adoption)]
    assert adoption.left[0].text == "front matter"
    (para,) = document(adoption).blocks
    assert isinstance(para, Para)
    assert folded(text_of(para.content)) == words


def test_words_that_no_filter_writes_stay_the_authors_own_and_are_bound_to_the_record(adopted: Adopt) -> None:
    adoption = adopted("Police recorded 38,685 offences in 2023/24, over 100 every day.\n")
    assert codes(adoption, "claim") == [("over 100 every day", '{% claim "offences" %}…{% endclaim %}')]
    words = " ".join(adoption.template.split())
    assert '{% claim "offences" %}over 100 every day{% endclaim %}' in words


def test_a_period_beside_its_figure_is_written_by_its_record_and_no_other_year_is(adopted: Adopt) -> None:
    adoption = adopted(
        "In 2023/24 police recorded 38,685 offences; the 2023/24 Act and 2022/23 are others.\n"
    )
    assert codes(adoption, "period") == [("2023/24", '{{ period("offences") }}')]


def test_what_the_evidence_contradicts_stays_and_is_listed_with_its_verdict(adopted: Adopt) -> None:
    adoption = adopted("Dear Minister,\n\nPolice in Gwent recorded 530 offences in 2023/24.\n")
    (left,) = [left for left in adoption.left if left.verdict]
    assert (left.text, left.line, left.verdict) == ("530", 3, Verdict.CONTRADICTED)
    assert left.message == "The evidence has 503 offences for Gwent in 2023/24, not 530."
    assert "recorded 530 offences" in adoption.template
    assert adoption.is_false


def test_figures_stay_calls_in_headings_lists_and_tables(adopted: Adopt) -> None:
    adoption = adopted(
        "## 503 offences in Gwent in 2023/24\n\n- Police in Gwent recorded 503 offences in 2023/24.\n\n"
        "| Offences in 2023/24 by force | Offences |\n|---|---|\n| Gwent | 503 |\n| Dyfed-Powys | 192 |\n"
    )
    assert codes(adoption).count(("503", '{{ figure("by-force", force="Gwent") }}')) == 3
    assert '| Dyfed-Powys | {{ figure("by-force", force="Dyfed-Powys") }} |' in adoption.template


def test_a_quotation_in_a_sentence_is_written_by_its_record(adopted: Adopt, workspace: Workspaces) -> None:
    text = "She told us: “I was frightened and did not know whom I could tell.” We ask you to act.\n"
    adoption = adopted(text, {"evidence/girl.yaml": QUOTATION})
    assert 'She told us: {{ quotation("girl") }} We ask' in adoption.template


def test_a_quotation_set_apart_takes_the_lines_around_it_that_its_record_prints(adopted: Adopt) -> None:
    text = (
        "> Contains a description of fear.\n>\n> I was frightened and did not know whom I could tell.\n>\n"
        "> — Girl, aged 13\n>\n> Childline, 0800 1111\n\nWe ask you to act.\n"
    )
    adoption = adopted(text, {"evidence/girl.yaml": QUOTATION})
    assert adoption.template.endswith('---\n{{ quotation("girl") }}\n\nWe ask you to act.\n')
    assert [left.text for left in adoption.left if "adds" in left.message] == []


def test_a_quotation_set_apart_without_them_gets_them_and_that_is_said(adopted: Adopt) -> None:
    adoption = adopted(
        "> I was frightened and did not know whom I could tell.\n", {"evidence/girl.yaml": QUOTATION}
    )
    assert '{{ quotation("girl") }}' in adoption.template
    assert any("adds to these words" in left.message for left in adoption.left)


def test_the_words_of_a_finding_are_bound_to_it(adopted: Adopt) -> None:
    files = {"evidence/the-act.yaml": ACT, "evidence/reach.yaml": FINDING}
    adoption = adopted("As you know, the Act reaches private messages.\n", files)
    assert (
        'As you know, {% claim "reach" %}the Act reaches private messages.{% endclaim %}' in adoption.template
    )


@pytest.mark.parametrize(
    ("note", "code"),
    [
        ("Online Safety Act 2023, s 121(2).", '{{ cite("the-act", "s 121(2)") }}'),
        ("See https://example.org/act.", '{{ cite("the-act") }}'),
        (
            "Online Safety Act 2023, s 3; Home Office, Police recorded crime, 2024, table 3.",
            '{{ cite("the-act", "s 3") }} {{ cite("crime-data", "table 3") }}',
        ),
    ],
)
def test_a_note_that_cites_known_sources_becomes_citations(adopted: Adopt, note: str, code: str) -> None:
    adoption = adopted(f"Parliament has decided this.[^1]\n\n[^1]: {note}\n", {"evidence/the-act.yaml": ACT})
    assert f"Parliament has decided this. {code}\n" in adoption.template


def test_a_short_form_stands_for_the_note_that_it_names(adopted: Adopt) -> None:
    text = "One.[^1] Two.[^2]\n\n[^1]: Online Safety Act 2023, s 3.\n[^2]: The Act (n 1), s 4.\n"
    adoption = adopted(text, {"evidence/the-act.yaml": ACT})
    assert 'One. {{ cite("the-act", "s 3") }} Two. {{ cite("the-act", "s 4") }}' in adoption.template


def test_a_note_that_the_figures_record_brings_anyway_is_not_cited_twice(
    adopted: Adopt, document: Callable[[Adoption], Document]
) -> None:
    adoption = adopted(
        "Police recorded 38,685 offences.[^a]\n\n[^a]: Home Office, Police recorded crime, 2024.\n"
    )
    assert "cite(" not in adoption.template
    (note,) = document(adoption).notes
    assert text_of(note.content) == "Home Office, Police recorded crime, 2024."


def test_a_note_that_cites_nothing_known_stands_in_brackets_and_is_listed(adopted: Adopt) -> None:
    adoption = adopted("We know this.[^1] So do you.\n\n[^1]: Our own *reckoning*.\n")
    assert "We know this. \\[Our own reckoning.\\] So do you." in adoption.template
    assert [(left.text, left.line) for left in adoption.left if "brackets" in left.message] == [
        ("Our own reckoning.", 3)
    ]


def test_a_template_always_loads_and_says_what_is_to_be_filled_in(
    adopted: Adopt, document: Callable[[Adoption], Document]
) -> None:
    adoption = adopted("Just words.\n", name="notes/our_first-try.md")
    assert adoption.template == (
        "---\nkind: letter\ntitle: Our first try\ndate: 2026-01-31   # fill in: no date stands in the draft\n"
        "# from: the id of the organisation that it comes from\n# to: the id of the office that it goes to\n---\n"
        "Just words.\n"
    )
    assert [left.message.partition(":")[0] for left in adoption.left] == [
        "A title",
        "The date",
        "From whom it comes",
        "To whom it goes",
    ]
    assert document(adoption).date == TODAY


def test_an_empty_draft_gives_an_empty_template(workspace: Workspaces) -> None:
    draft = read_draft(b"", "draft.txt").draft
    assert draft is not None
    adoption = adopt(draft, load(workspace({})).workspace, TODAY)
    assert adoption.template.endswith("---\n\n")
    assert adoption.claims == ()


def test_what_would_hold_the_document_back_is_said_at_once(adopted: Adopt) -> None:
    held = QUOTATION.replace("uses: [letter, release]", "uses: [response]")
    adoption = adopted(
        "Dear Minister,\n\nShe said: “I was frightened and did not know whom I could tell.” Act.\n",
        {"evidence/girl.yaml": held},
    )
    assert any(left.text == "the template" and "letter" in left.message for left in adoption.left)
