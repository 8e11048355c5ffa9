"""An organisation signs off single answers of a response, and builds honour it."""

from __future__ import annotations

import json
from collections.abc import Sequence
from pathlib import Path

import pytest
from click.testing import CliRunner
from tests.packing.inquiry import FILES, built, codes, workspace

from respondent.cli.main import commands
from respondent.model.edition import Edition
from respondent.model.signoff import DocumentStatus, Stand, Word
from respondent.reporting.signoffs import status_text
from respondent.signing_off import Given, UnfitWordError, sign_off, status

SUMMARY = "# Summary\n\nWe answer together.\n\n# Answers\n\n"
TWO = '{% answer "2" behind=["beta"] %}\nMuch works.\n{% endanswer %}\n'
CONFIDENTIAL = (
    '{% answer "2" %}\nMuch works. {% confidential reason="commercial" %}Marmalade rots.{% endconfidential %}\n'
    "{% endanswer %}\n"
)
REQUIRED = {"respondent.yaml": FILES["respondent.yaml"] + "signoff: {required: true}\n"}


@pytest.fixture
def root(tmp_path: Path) -> Path:
    """A response with a summary; behind its second answer stands Beta Trust alone."""
    return workspace(tmp_path, SUMMARY + TWO, rest="13", **REQUIRED)


def sign(
    root: Path, organisation: str, answers: Sequence[str] = (), parts: Sequence[str] = (), **more: object
) -> None:
    """Sign the answers and the parts, or the whole where neither is given."""
    for where in (
        *({"answer": answer} for answer in answers),
        *({"part": part} for part in parts),
        *([] if answers or parts else [{}]),
    ):
        given = Given(organisation, "chair", "The Office", **where, **more)  # type: ignore[arg-type]
        assert sign_off(root, "ours", given).records


def ours(root: Path) -> DocumentStatus:
    (found,) = status(root, ["ours"]).documents
    return found


def edit(root: Path, old: str, new: str) -> None:
    path = root / "templates/ours.md.j2"
    text = path.read_text(encoding="utf-8")
    assert old in text
    path.write_text(text.replace(old, new), encoding="utf-8")


def lacks(root: Path, organisation: str) -> list[str]:
    (found,) = [one for one in ours(root).signatories if one.organisation == organisation]
    return [lack.what for lack in found.lacks]


def test_a_word_on_an_answer_is_bound_to_that_answer_alone(root: Path) -> None:
    sign(root, "beta", ["Q2"])
    edit(root, "No.", "No, thank you.")
    edit(root, "together", "as one")
    (standing,) = ours(root).parts
    assert (standing.signoff.part, standing.stand) == ("Question 2", Stand.STANDS)
    edit(root, "Much works.", "Little works.")
    (standing,) = ours(root).parts
    assert standing.stand is Stand.LAPSED
    assert standing.changes is not None
    assert [change.kind for change in standing.changes] == ["paragraph"]
    edit(root, "Little works.", "Much works.")
    assert ours(root).parts[0].stand is Stand.STANDS


def test_who_stands_behind_an_answer_is_part_of_what_is_signed(root: Path) -> None:
    sign(root, "beta", ["2"])
    edit(root, 'behind=["beta"]', 'behind=["alpha", "beta"]')
    assert ours(root).parts[0].stand is Stand.LAPSED


def test_answers_and_the_rest_of_the_text_together_make_a_signature(root: Path) -> None:
    sign(root, "beta")
    sign(root, "alpha", ["1"])
    assert lacks(root, "alpha") == ["has signed off Question 1, and not “Summary” and Question 3"]
    assert codes(built(root, None)) == ["G201"]
    sign(root, "alpha", ["3"], ["summary"])
    assert lacks(root, "alpha") == []  # and not Question 2, behind which it does not stand
    assert codes(built(root, None)) == []
    edit(root, "No.", "No, thank you.")
    assert lacks(root, "alpha") == ["has signed off Question 1 and “Summary”, and not Question 3"]


def test_what_stands_before_any_heading_needs_a_word_on_the_whole(tmp_path: Path) -> None:
    root = workspace(tmp_path, "Dear all.\n", rest="123", **REQUIRED)
    sign(root, "alpha", ["1", "2", "3"])
    assert lacks(root, "alpha")[0].endswith("and not what stands before the first heading")


def test_a_refusal_of_an_answer_counts_though_the_whole_was_agreed_and_is_settled_by_agreeing_again(
    root: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    sign(root, "alpha")
    sign(root, "beta")
    assert codes(built(root, None)) == []
    sign(root, "beta", ["2"], word=Word.REFUSED, terms="it goes too far")
    (lack,) = lacks(root, "beta")
    assert lack.startswith("refused Question 2 (chair, ")
    assert lack.endswith("): it goes too far")
    sign(root, "beta", ["2"], word=Word.SUBJECT, terms="a footnote")
    assert lacks(root, "beta")[0].startswith("agreed to Question 2 only subject to “a footnote”")
    sign(root, "beta", ["2"])
    assert codes(built(root, None)) == []


def test_each_role_must_have_agreed_to_each_answer(tmp_path: Path) -> None:
    settings = FILES["respondent.yaml"] + "signoff: {required: true, roles: [chair, legal]}\n"
    root = workspace(tmp_path, rest="123", **{"respondent.yaml": settings})
    sign(root, "alpha", ["1", "2", "3"])
    assert lacks(root, "alpha") == ["has not signed off this text (legal)"]
    sign_off(root, "ours", Given("alpha", "legal", "The Office", answer="1"))
    assert lacks(root, "alpha") == ["has signed off Question 1 (legal), and not Question 2 and Question 3"]


@pytest.mark.parametrize("edition", list(Edition))
def test_words_on_answers_hold_for_both_editions(tmp_path: Path, edition: Edition) -> None:
    root = workspace(tmp_path, CONFIDENTIAL, rest="13", **REQUIRED)
    assert codes(built(root, edition)) == ["G201"]
    sign(root, "alpha", ["1", "2", "3"])
    sign(root, "beta")
    assert codes(built(root, edition)) == []


def test_to_publish_what_was_confidential_makes_a_word_lapse(tmp_path: Path) -> None:
    root = workspace(tmp_path, CONFIDENTIAL, rest="13")
    sign(root, "alpha")
    sign(root, "beta", ["2"])
    edit(
        root, '{% confidential reason="commercial" %}Marmalade rots.{% endconfidential %}', "Marmalade rots."
    )
    assert ours(root).signatories[0].standings[0].stand is Stand.LAPSED
    (standing,) = ours(root).parts
    assert standing.stand is Stand.LAPSED
    assert standing.changes is not None
    assert [change.kind for change in standing.changes] == ["confidential"]


def test_a_question_without_an_answer_cannot_be_signed_off(root: Path) -> None:
    with pytest.raises(UnfitWordError, match=r"no answer to a question “7”\. It has answers to 2, 1 and 3\."):
        sign(root, "alpha", ["7"])
    workspace(
        root, "Only words.\n", head="---\nkind: letter\ntitle: Words\ndate: 2025-06-01\nfrom: alpha\n---\n"
    )
    with pytest.raises(UnfitWordError, match="It has no answers"):
        sign(root, "alpha", ["1"])


def test_the_command_takes_an_answer_and_the_status_lists_it(root: Path) -> None:
    run = CliRunner().invoke
    given = ("--org", "beta", "--role", "chair", "--by", "The Office", "-C", str(root))
    done = run(commands, ["signoff", "ours", "--answer", "2", *given])
    assert done.exit_code == 0, done.output
    assert "beta, on the part “Question 2”" in status_text([ours(root)])
    shown = json.loads(run(commands, ["signoff", "status", "--format", "json", "-C", str(root)]).stdout)
    assert [one["part"] for one in shown["documents"][0]["parts"]] == ["Question 2"]
    both = run(commands, ["signoff", "ours", "--answer", "2", "--part", "Summary", *given])
    assert both.exit_code == 2
    assert "Give one of --part and --answer." in both.output
