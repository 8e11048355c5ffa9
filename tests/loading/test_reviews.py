"""Files of verdicts, as they are written and as they go wrong."""

from __future__ import annotations

from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from respondent.loading.reviews import read_review
from respondent.loading.workspace import load
from respondent.model.review import QuotedPassage, Review, Reviewer, ReviewVerdict
from respondent.reviewing.verdict_file import slug, verdict_path, verdict_text
from respondent.yamltext.text import refused_in

Make = Callable[[dict[str, str]], Path]

OK = Review(
    "offences",
    ReviewVerdict.VERIFIED,
    Reviewer("Jo Bloggs", "jo@example.org", "our-charity"),
    datetime(2025, 2, 18, 14, 30, 5, tzinfo=UTC),
    {"value": "0123456789abcdef", "rows Gwent: north": "fedcba9876543210"},
    "a" * 64,
    QuotedPassage('“38,685” \\ "so"', "In all,", "offences", 12),
    "Read twice: # it is so.",
)
TEXT = verdict_text(OK)
PATH = verdict_path(OK)


def codes(path: str, text: str, workspace: Make) -> list[tuple[str, str]]:
    loaded = load(workspace({path: text}))
    return [(problem.code.id, str(problem.span)) for problem in loaded.diagnostics]


def test_a_verdict_is_read_as_it_was_written() -> None:
    assert read_review(TEXT, PATH) == (OK, ())


words = st.text(max_size=40).filter(lambda text: refused_in(text) is None and text.split())


@given(words, words)
def test_whatever_words_it_has_survive(name: str, comment: str) -> None:
    name, comment = " ".join(name.split()), " ".join(comment.split())
    review = Review("offences", ReviewVerdict.QUERIED, Reviewer(name), OK.at, OK.fields, comment=comment)

    assert read_review(verdict_text(review), "x.yaml") == (review, ())


def test_a_workspace_has_its_verdicts_oldest_first(workspace: Make) -> None:
    later = Review("offences", OK.verdict, Reviewer("Al"), datetime(2025, 3, 1, tzinfo=UTC), OK.fields)
    loaded = load(workspace({verdict_path(later): verdict_text(later), PATH: TEXT}))

    assert loaded.diagnostics == ()
    assert loaded.workspace.reviews == {"offences": (OK, later)}
    assert loaded.workspace.reviews["offences"][0].span.path == PATH


@pytest.mark.parametrize(
    "edit",
    [
        ("verdict: verified", "verdict: rejected"),
        ("Jo Bloggs", "Al Roe"),
        ("38,685", "38,658"),
        ("0123456789abcdef", "1123456789abcdef"),
        ("archive: a", "archive: b"),
        ("Read twice", "Read once"),
        ("content: ", "content: 0"),
        ("2025-02-18T14:30:05Z", "2025-02-19T14:30:05Z"),
    ],
)
def test_a_verdict_that_was_changed_by_hand_does_not_count(edit: tuple[str, str], workspace: Make) -> None:
    assert edit[0] in TEXT
    text = TEXT.replace(*edit)
    if edit[0].startswith("content"):
        text = text.replace("content: 0", "content: ")[:-2] + "0\n"
    loaded = load(workspace({PATH: text}))

    assert [problem.code.id for problem in loaded.diagnostics] == ["V105"]
    assert loaded.workspace.reviews == {}


@pytest.mark.parametrize(
    ("edit", "code", "place"),
    [
        (("verdict:", "verdikt:"), "V101", "4:1"),
        (("verdict: verified", "verdict: maybe"), "V103", "4:10"),
        (("at: 2025-02-18T14:30:05Z", "at: 18 February"), "V103", "9:5"),
        (("at: 2025-02-18T14:30:05Z", "at: 2025-02-31T14:30:05Z"), "V103", "9:5"),
        (('"0123456789abcdef value"', '"value"'), "V103", "19:5"),
        (("seal: ", "seal: x"), "V103", "21:7"),
        (("record: offences", "record: Offences"), "V103", "3:9"),
    ],
)
def test_what_is_wrong_is_told_with_its_place(
    edit: tuple[str, str], code: str, place: str, workspace: Make
) -> None:
    assert (code, f"{PATH}:{place}") in codes(PATH, TEXT.replace(*edit), workspace)


@pytest.mark.parametrize("text", ["", "- a list\n", "just words\n", "record: offences\nrecord: offences\n"])
def test_a_file_of_something_else_is_told_and_left_out(text: str, workspace: Make) -> None:
    found = codes(PATH, text, workspace)

    assert found
    assert all(code[0] in "VY" for code, _ in found)


def test_an_error_in_a_verdict_holds_no_document_back(workspace: Make) -> None:
    from respondent.build import build

    built = build(workspace({PATH: TEXT.replace("Jo Bloggs", "Al Roe")}))

    assert built.withheld == ()
    assert built.written


def test_a_verdict_that_lies_elsewhere_does_not_count(workspace: Make) -> None:
    for path in (PATH.replace("offences/", "by-force/"), PATH.replace("jo-", "al-"), "reviews/one.yaml"):
        root = workspace({path: TEXT})
        assert [problem.code.id for problem in load(root).diagnostics] == ["V106"]
        (root / path).unlink()


def test_a_verdict_on_a_record_that_is_gone_says_how_to_keep_it(workspace: Make) -> None:
    gone = Review("offence", OK.verdict, OK.reviewer, OK.at, OK.fields)
    loaded = load(workspace({verdict_path(gone): verdict_text(gone)}))

    (problem,) = loaded.diagnostics
    assert problem.code.id == "V107"
    assert "formerly: offence" in problem.remedy
    assert "“offences”" in problem.remedy


def test_a_verdict_follows_a_record_that_was_renamed(workspace: Make) -> None:
    from respondent.reviewing.standing import reviews_of

    root = workspace({PATH: TEXT, "templates/letter.md.j2": "---\nkind: letter\n---\n"})
    old = root / "evidence/offences.yaml"
    (root / "evidence/image-offences.yaml").write_text(
        old.read_text("utf-8") + "formerly: offences\n", "utf-8"
    )
    old.unlink()
    loaded = load(root)

    assert "V107" not in [problem.code.id for problem in loaded.diagnostics]
    assert reviews_of(loaded.workspace, loaded.workspace.records["image-offences"]) == (OK,)


def test_a_second_copy_that_a_drive_made_is_not_read(workspace: Make) -> None:
    copy = PATH.replace(".yaml", " (1).yaml")

    assert [code for code, _ in codes(copy, TEXT, workspace)] == ["V106"]
    assert [code for code, _ in codes(PATH, TEXT, workspace)] == ["S206"]


@pytest.mark.parametrize(
    ("name", "expected"),
    [("Jo Bloggs", "jo-bloggs"), ("Zoë O’Neill", "zoe-oneill"), ("李", "reviewer"), ("a" * 60, "a" * 30)],
)
def test_a_reviewer_s_name_becomes_part_of_a_file_s(name: str, expected: str) -> None:
    assert slug(name) == expected
