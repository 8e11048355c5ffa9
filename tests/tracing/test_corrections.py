"""The draft of a correction: a template that is checked like any other."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from pathlib import Path
from shutil import copytree, rmtree

import pytest
from tests.tracing.sending import FORCES, change, example, send

from respondent.build import build, check
from respondent.impact import impact
from respondent.loading.workspace import load
from respondent.rendering.render import render
from respondent.tracing.corrections import corrections
from respondent.writing.markdown import write_markdown

ROW = "image-offences-by-force#West Yorkshire"
DAY = date(2026, 11, 29)


def drafts(root: Path, *names: str) -> dict[str, str]:
    workspace = load(root).workspace
    return corrections(impact(root, names), workspace, DAY)


@pytest.fixture(scope="module")
def once(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The example with everything sent; made once, for it takes seconds, and looked at by no test."""
    root = example(tmp_path_factory.mktemp("once"))
    send(root)
    return root


@pytest.fixture
def sent(once: Path, tmp_path: Path) -> Path:
    """A copy of the example with everything sent, to change."""
    return copytree(once, tmp_path / "sent")


@pytest.fixture
def revised(sent: Path) -> Path:
    change(sent, FORCES, '"2,301"', '"2,401"')
    return sent


def test_each_document_sent_that_is_not_true_any_more_gets_one_that_check_has_nothing_against(
    revised: Path,
) -> None:
    found = drafts(revised, ROW)
    assert set(found) == {
        "correction-force-release-humberside.md.j2",
        "correction-force-release-north-yorkshire.md.j2",
        "correction-force-release-south-yorkshire.md.j2",
        "correction-force-release-west-yorkshire.md.j2",
        "correction-letter-to-ofcom.md.j2",
    }
    for name, text in found.items():
        (revised / "templates" / name).write_text(text, encoding="utf-8")
    assert check(revised) == ()
    built = build(revised, ["correction-letter-to-ofcom"], ["docx", "md"])
    assert len(built.written) == 2


def test_it_says_what_was_said_and_prints_what_is_to_be_read_instead(revised: Path) -> None:
    for name, text in drafts(revised, ROW).items():
        (revised / "templates" / name).write_text(text, encoding="utf-8")
    (letter,) = render(load(revised).workspace, "correction-letter-to-ofcom").documents
    text = write_markdown(letter)
    assert "In our letter of 18 February 2025, “Strengthening the Illegal Harms Codes" in text
    assert "> In Yorkshire and the Humber there were 4,800, more than 13 a day; in Wales" in text
    assert "For “4,800”, please read “4,900”" in text
    assert "by force: West Yorkshire), please read “2,401”" in text
    assert text.count("For “") == 2
    (release,) = render(load(revised).workspace, "correction-force-release-west-yorkshire").documents
    assert "“More than 44 child sexual abuse image offences" in write_markdown(release)


def test_without_the_template_the_rest_is_left_to_be_filled_in(revised: Path) -> None:
    rmtree(revised / "templates")
    text = drafts(revised, ROW)["correction-letter-to-ofcom.md.j2"]
    assert "from:  # the organisation that sent it" in text
    assert "to:  # it went to: The Reader" in text
    assert "look them up" not in text
    assert '“{{ total("image-offences-by-force", region="Yorkshire and the Humber") }}”' in text


def test_periods_quotations_and_what_is_gone_have_their_words(sent: Path) -> None:
    root = sent
    before = load(root).workspace
    change(root, "evidence/home-office/image-offences-2023-24.yaml", "period: 2023/24", "period: 2022/23")
    change(
        root,
        "evidence/illustration/invented-young-person.yaml",
        "did not know who I could tell",
        "{{ did }} *not*",
    )
    (root / "evidence/nspcc/platform-known-offences.yaml").unlink()
    found = impact(
        root,
        ["image-offences-2023-24", "invented-young-person", "platform-known-offences"],
        before=before,
    )
    text = corrections(found, load(root).workspace, DAY)["correction-joint-letter.md.j2"]
    assert "For “2023/24”" in text
    assert '{{ period("image-offences-2023-24") }}' in text
    assert '{% claim "invented-young-person" %}' in text
    assert "{{ did }}" not in text
    assert "\\*not\\*" in text
    assert "For “7,338”" in text
    assert "there is no evidence any more. {# There is no “platform-known-offences” any more. #}" in text


def test_two_documents_of_one_long_name_get_two_files(
    workspace: Callable[[dict[str, str]], Path], small: dict[str, str]
) -> None:
    first, second = "a-letter-with-a-name-of-forty-characters", "a-letter-with-a-name-of-forty-character"
    letter = small["templates/letter.md.j2"]
    root = workspace({f"templates/{first}.md.j2": letter, f"templates/{second}.md.j2": letter})
    send(root)
    change(root, "evidence/offences.yaml", "value: 38,685", "value: 38,686")
    names = [name.removesuffix(".md.j2") for name in drafts(root, "offences")]
    assert len(names) == len(set(names)) == 3
    assert max(map(len, names)) == 40
