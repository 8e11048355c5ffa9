"""The files of proposals, read strictly, with everything that can be wrong with them."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from respondent.build import check
from respondent.loading.proposals import check_proposals, read_proposal, read_proposals
from respondent.loading.workspace import load
from respondent.model.edit import ABSENT, FieldEdit, RowEdit, Why
from respondent.model.proposal import Decision, LineEdit, Outcome, Proposal, Proposer, Sentence
from respondent.model.record import Plain
from respondent.proposing.file import NotTextError, new_id, proposal_text, with_decision

Workspaces = Callable[[dict[str, str]], Path]

AT = datetime(2025, 2, 18, 9, 30, tzinfo=UTC)
PROPOSAL = Proposal(
    id="20250218-093000-our-charity-3f2a",
    at=AT,
    proposer=Proposer("Zoë O’Neill: “press”", "press@example.org", "our-charity"),
    why=Why.SOURCE_REVISED,
    because='Table 3 # of "2024": \\ see\nbelow',
    document="Brief an die Ministerin 📎.docx",
    sentences=(
        Sentence("It was 38,685.", "It was 38,686."),
        Sentence("", "And more."),
        Sentence("Less.", ""),
    ),
    record="offences",
    fields=(
        FieldEdit("value", "38,685", "38,686"),
        FieldEdit("note", ABSENT, "yes"),
        FieldEdit("caveat", "", ABSENT),
    ),
    rows=(
        RowEdit(("Gwent", "2024"), {"force": "Gwent", "value": "52"}, {"force": "Gwent", "value": ""}),
        RowEdit(("Kent",), None, {"force": "Kent"}),
        RowEdit(("Essex",), {"force": "Essex"}, None),
    ),
    base="0" * 64,
)
OF_TEMPLATE = replace(
    PROPOSAL,
    record=None,
    fields=(),
    rows=(),
    confidential=True,
    template="letters/to the minister",
    lines=(
        LineEdit(
            "templates/letters/to the minister.md.j2", 12, ("  two\tspaces  ", ""), ("- {{ figure('x') }}",)
        ),
        LineEdit("templates/letters/to the minister.md.j2", 3, ("gone",), ()),
    ),
)


@pytest.mark.parametrize("proposal", [PROPOSAL, OF_TEMPLATE])
def test_a_proposal_comes_back_as_it_was_written(proposal: Proposal) -> None:
    back, problems = read_proposal(proposal_text(proposal), proposal.path)
    assert problems == ()
    assert back is not None
    assert replace(back, span=proposal.span) == proposal


WORDS = st.text(st.characters(exclude_categories=["Cc", "Cs", "Co", "Cn", "Cf"]), min_size=1, max_size=8)
VALUES = st.recursive(
    WORDS,
    lambda inner: (
        st.lists(inner, min_size=1, max_size=3).map(tuple)
        | st.dictionaries(WORDS.filter(str.isidentifier), inner, min_size=1, max_size=3)
    ),
    max_leaves=6,
)


@given(VALUES, VALUES)
def test_lists_and_groups_of_fields_are_proposed_as_they_are(before: Plain, after: Plain) -> None:
    assume(before != after)
    proposal = replace(PROPOSAL, fields=(FieldEdit("coverage", before, after),))
    back, problems = read_proposal(proposal_text(proposal), proposal.path)
    assert problems == ()
    assert back is not None
    assert back.fields == proposal.fields


def test_what_its_owner_said_is_put_below_and_all_else_stays() -> None:
    text = proposal_text(PROPOSAL)
    decision = Decision(Outcome.DECLINED, "The Office: “us”", AT, "Not yet.\nAsk again.")
    decided = with_decision(text, decision)
    assert decided.startswith(text)
    back, problems = read_proposal(decided, PROPOSAL.path)
    assert problems == ()
    assert back is not None
    assert back.decision == decision
    assert not back.is_open


@pytest.mark.parametrize(
    "proposal",
    [
        replace(PROPOSAL, because="a\u202a\ue000"),
        replace(PROPOSAL, document="bell\x07"),
        replace(PROPOSAL, fields=(FieldEdit("confidential", ABSENT, True),)),
        replace(PROPOSAL, record="No Id"),
        replace(PROPOSAL, id="../elsewhere"),
        replace(PROPOSAL, fields=(), rows=()),
    ],
)
def test_what_no_file_could_hold_is_refused_before_it_is_written(proposal: Proposal) -> None:
    with pytest.raises(NotTextError):
        proposal_text(proposal)


@pytest.mark.parametrize(
    ("old", "new", "said"),
    [
        ("proposal: 1", "proposal: 2", "no such version"),
        ("why: source revised", "why: whim", "not one of the words"),
        ("record: offences", "record: offences\ntemplate: letter", "either a record or a template"),
        ("record: offences\n", "", "either a record or a template"),
        ("record: offences", "template: letter", "must change “lines” of its template"),
        ("base: ", "basis: ", "no field “basis”"),
        ('after: "38,686"', 'after: "38,685"', "this changes nothing"),
        ('before: "38,685"', "was: x", "no field “was”"),
        ("at: 2025", "at: 25", "not a moment in UTC"),
        ("proposer: {name", "proposer: {called", "“proposer.name” is missing"),
        ('key: [Gwent, "2024"]', "key: []", "rows.0.key"),
    ],
)
def test_each_thing_that_is_wrong_is_told(old: str, new: str, said: str) -> None:
    text = proposal_text(PROPOSAL)
    assert old in text
    found, problems = read_proposal(text.replace(old, new), PROPOSAL.path)
    assert found is None
    assert any(said in str(one) for one in problems), [str(one) for one in problems]
    assert {one.code.id for one in problems} == {"M101"}


@pytest.mark.parametrize(
    "file", ["../respondent.yaml", "/etc/passwd", "templates/../../x", "C:/x", "a\\b", "templates/"]
)
def test_a_line_is_of_a_file_of_the_workspace(file: str) -> None:
    edit = LineEdit(file, 1, ("a",), ("b",))
    with pytest.raises(NotTextError):
        proposal_text(replace(OF_TEMPLATE, lines=(edit,)))


@pytest.mark.parametrize(
    "path",
    ["proposals/x.yaml", "proposals/deep/20250218-093000-us-1.yaml", "proposals/20250218-093000-Us-1.yaml"],
)
def test_a_proposal_lies_where_it_belongs(path: str) -> None:
    found, problems = read_proposal(proposal_text(PROPOSAL), path)
    assert found is None
    assert "no place for a proposal" in str(problems[0])


def test_an_id_is_of_any_organisation() -> None:
    assert new_id(AT, "our-charity", "3f2a") == PROPOSAL.id
    assert new_id(AT, None, "3f2a") == "20250218-093000-somebody-3f2a"
    assert new_id(AT, "Ωμέγα", "3f2a") == "20250218-093000-somebody-3f2a"
    assert len(new_id(AT, "-".join(["long"] * 30), "3f2a")) < 70


def test_proposals_are_found_newest_first_and_are_no_records(workspace: Workspaces) -> None:
    later = replace(PROPOSAL, id="20250219-093000-our-charity-0000", at=AT.replace(day=19))
    files = {one.path: proposal_text(one) for one in (PROPOSAL, later)}
    root = workspace(files | {"respondent.yaml": "respondent: 1\nevidence: [.]\n"})
    assert [one.id for one in read_proposals(root).known] == [later.id, PROPOSAL.id]
    loaded = load(root)
    assert PROPOSAL.id not in {*loaded.workspace.records, *loaded.workspace.broken}
    assert check_proposals(loaded.workspace) == ()


def test_check_names_those_that_are_broken_and_those_for_what_is_not_there(workspace: Workspaces) -> None:
    other = replace(PROPOSAL, record="offenses")
    decided = Decision(Outcome.DECLINED, "us", AT)
    old = with_decision(proposal_text(replace(other, id="20250218-093000-our-charity-0002")), decided)
    root = workspace(
        {
            other.path: proposal_text(other),
            "proposals/20250218-093000-our-charity-0001.yaml": "proposal: 1\n",
            "proposals/20250218-093000-our-charity-0002.yaml": old,
        }
    )
    found = [problem for problem in check(root) if problem.code.id.startswith("M")]
    assert {(one.code.id, one.span.path) for one in found} == {
        ("M101", "proposals/20250218-093000-our-charity-0001.yaml"),
        ("M102", other.path),
    }
    assert "Did you mean “offences”?" in str(next(one for one in found if one.code.id == "M102"))
