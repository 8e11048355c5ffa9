"""The head and the foot of a draft become front matter, as far as the workspace knows who is meant."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest

from respondent.adopting.adopt import adopt
from respondent.adopting.days import day_in, moment_in
from respondent.loading.workspace import load
from respondent.model.adoption import Adoption
from respondent.reading.draft import read_draft

Workspaces = Callable[[dict[str, str]], Path]

OTHER = "kind: organisation\nname: Second Charity\nshort_name: SC\nsignatory: {name: Director}\n"
MINISTER_TWO = (
    "kind: office\nname: Chief Executive\norganisation: Regulator\nholders:\n"
    "  - {name: Dame Ann Other, salutation: Dame Ann, from: 2023-01-01}\n"
)
LETTER = (
    "Our Charity\n\nRt Hon Jo Doe MP\nMinister\n1 Street, London SW1A 1AA\n\n3rd March 2025\n\nOur ref: A/1\n\n"
    "Dear Minister,\n\nThe subject of it\n\nThe text.\n\nYours sincerely,\n\nSam Bloggs\nDirector\nOur Charity\n"
)


@pytest.fixture
def adopted(workspace: Workspaces) -> Callable[..., Adoption]:
    def make(text: str, files: dict[str, str] | None = None) -> Adoption:
        draft = read_draft(text.encode(), "draft.txt").draft
        assert draft is not None
        return adopt(draft, load(workspace(files or {})).workspace, date(2026, 1, 31))

    return make


def front(adoption: Adoption) -> list[str]:
    return adoption.template.split("---\n")[1].splitlines()


def lost(adoption: Adoption) -> list[str]:
    return [left.text for left in adoption.left if "carried over" in left.message]


def test_a_letters_head_and_foot_are_recognised(adopted: Callable[..., Adoption]) -> None:
    adoption = adopted(LETTER)
    assert front(adoption) == [
        "kind: letter",
        "title: The subject of it",
        "date: 2025-03-03",
        "from: our-charity",
        "to: minister",
        "reference: 'A/1'",
        "signatories:",
        "  - {organisation: our-charity, name: 'Sam Bloggs', role: 'Director'}",
    ]
    assert adoption.template.endswith("---\nThe text.\n")
    assert lost(adoption) == ["Rt Hon Jo Doe MP"]


def test_several_addressees_share_a_letter_and_an_office_needs_its_organisation(
    adopted: Callable[..., Adoption],
) -> None:
    text = LETTER.replace("3rd March", "Dame Ann Other\nChief Executive\nRegulator\n\n3rd March")
    adoption = adopted(text, {"evidence/chief.yaml": MINISTER_TWO})
    assert "to: {joint: [minister, chief]}" in front(adoption)
    foot = LETTER.replace("Director\n", "Chief Executive\n")
    assert "to: minister" in front(adopted(foot, {"evidence/chief.yaml": MINISTER_TWO}))


def test_words_of_the_authors_own_around_the_text_are_kept(adopted: Callable[..., Adoption]) -> None:
    text = LETTER.replace("Dear Minister,", "Dear Jo,").replace("Yours sincerely,", "With best wishes,")
    assert {"salutation: Jo", "valediction: With best wishes"} <= set(front(adopted(text)))


def test_who_signs_is_not_named_where_the_records_know_it(adopted: Callable[..., Adoption]) -> None:
    text = LETTER.replace("Sam Bloggs\nDirector\nOur Charity\n", "Director\nSC\n")
    adoption = adopted(text, {"evidence/second.yaml": OTHER})
    assert "from: [second, our-charity]" in front(adoption)
    assert "signatories:" not in front(adoption)


def test_a_copy_goes_to_an_office_or_to_whom_the_words_say(adopted: Callable[..., Adoption]) -> None:
    text = f"{LETTER}\ncc: Dame Ann Other, Chief Executive, Regulator\nThe Permanent Secretary\n"
    adoption = adopted(text, {"evidence/chief.yaml": MINISTER_TWO})
    assert "cc: [chief, 'The Permanent Secretary']" in front(adoption)


def test_a_release_keeps_its_embargo_and_its_typed_notes_become_citations(
    adopted: Callable[..., Adoption], workspace: Workspaces
) -> None:
    text = (
        "<h1>Offences in Gwent</h1><p>Embargoed until 00:01 on Tuesday 18 February 2025</p>"
        "<p>Police in Gwent recorded 503 offences.<sup>1</sup> Parliament knows.<sup>2</sup></p><p>ENDS</p>"
        "<h2>Notes to editors</h2><ol><li>Home Office, Police recorded crime, 2024.</li>"
        "<li>Online Safety Act 2023, s 3.</li><li>We are a charity.</li></ol>"
        "<h2>Contact</h2><p>Our press office</p>"
    )
    act = "kind: source\ntype: act\ntitle: Online Safety Act 2023\nissued: 2023\n"
    root = workspace({"evidence/the-act.yaml": act})
    draft = read_draft(text.encode(), "draft.html").draft
    assert draft is not None
    adoption = adopt(draft, load(root).workspace, date(2026, 1, 31))
    assert front(adoption)[:3] == ["kind: release", "title: Offences in Gwent", "date: 2025-02-18"]
    assert 'Police in Gwent recorded {{ figure("by-force", force="Gwent") }} offences. Parliament knows.' in (
        adoption.template.replace("\n", " ")
    )
    assert '{{ cite("the-act", "s 3") }}' in adoption.template
    assert "Notes to editors" not in adoption.template
    assert {"Our press office", "We are a charity."} <= set(lost(adoption))


def test_a_letter_without_a_salutation_keeps_all_its_text(adopted: Callable[..., Adoption]) -> None:
    adoption = adopted("The first words.\n\nThe last words.\n")
    assert adoption.template.endswith("---\nThe first words.\n\nThe last words.\n")


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("Tuesday 18 February 2025", "2025-02-18"),
        ("18th Feb 2025", "2025-02-18"),
        ("31 June 2025, then 1 July 2025", "2025-07-01"),
        ("February 2025", "None"),
    ],
)
def test_a_day_is_read_where_there_is_such_a_day(text: str, day: str) -> None:
    assert str(day_in(text)) == day


@pytest.mark.parametrize(
    ("text", "moment"),
    [("00:01 on 18 February 2025", "2025-02-18 00:01"), ("25:01 on 18 February 2025", None), ("00:01", None)],
)
def test_a_moment_needs_a_day_and_a_time(text: str, moment: str | None) -> None:
    assert moment_in(text) == moment
