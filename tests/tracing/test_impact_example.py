"""One row of the example's table is revised after everything has left: what rests on it, and nothing else."""

from __future__ import annotations

from fractions import Fraction
from pathlib import Path

import pytest
from tests.tracing.leaving import at, example, leave, outcomes, revise

from respondent.build import check
from respondent.impact import impact
from respondent.loading.workspace import load
from respondent.model.impact import Impact, Outcome, Where

TABLE = "image-offences-by-force"
CSV = f"evidence/home-office/{TABLE}.csv"
WELSH = {f"force-release-{force}" for force in ("gwent", "south-wales", "north-wales", "dyfed-powys")}


@pytest.fixture(scope="module", name="root")
def root_fixture(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The example, sent and built, with Gwent's row revised after that."""
    root = example(tmp_path_factory.mktemp("impact"))
    leave(root, keep=True)
    revise(root, CSV, "Gwent Police,503", "Gwent Police,610")
    return root


@pytest.fixture(scope="module", name="gwent")
def gwent_fixture(root: Path) -> Impact:
    return impact(root, [f"{TABLE}#Gwent"])


def test_a_revised_row_touches_exactly_the_releases_and_letters_that_rest_on_it(gwent: Impact) -> None:
    for where in Where:
        assert set(at(gwent, where)) == WELSH | {"letter-to-ofcom"}, where
    assert gwent.unread == ()
    assert gwent.is_wrong


def test_of_each_sent_document_it_is_known_which_words_are_true_no_more_and_what_they_would_be(
    gwent: Impact,
) -> None:
    sent = at(gwent, Where.SENT)
    assert outcomes(sent["force-release-gwent"].effects) == {
        "More than nine": ("still true", "More than 11"),
        "503": ("no longer true", "610"),
        "more than one": ("still true", None),
        "2,194": ("no longer true", "2,301"),
    }
    assert outcomes(sent["force-release-south-wales"].effects) == {"2,194": ("no longer true", "2,301")}
    assert outcomes(sent["letter-to-ofcom"].effects) == {
        "2,194": ("no longer true", "2,301"),
        "more than 41": ("still true", "more than 44"),
    }
    assert {one.sent_on for one in sent.values()} == {"2025-02-18"}


def test_each_effect_says_how_the_figure_is_worked_out_now_and_how_a_template_writes_it(
    gwent: Impact,
) -> None:
    (letter,) = (one for one in gwent.resting if one.where is Where.SENT and one.kind == "letter")
    total, weekly = letter.effects
    assert total.through == (f"{TABLE}#Gwent",)
    assert total.recipe == f'total("{TABLE}", region="Wales")'
    assert weekly.recipe == f'total("{TABLE}", region="Wales").per_week | more_than'
    assert weekly.why.endswith("2,301 offences ÷ 366 days × 7 = 44.0 a week.")
    assert weekly.becomes is not None
    assert weekly.becomes.value == Fraction(2301 * 7, 366)


def test_the_sentence_and_the_title_are_given_as_they_were_sent(gwent: Impact) -> None:
    release = at(gwent, Where.SENT)["force-release-gwent"]
    assert release.title == "More than nine child sexual abuse image offences a week recorded by Gwent Police"
    count = next(effect for effect in release.effects if effect.text == "503")
    assert count.before == "In 2023/24, Gwent Police recorded "
    assert count.after == " child sexual abuse image offences: more than one every day."


def test_the_release_that_is_made_for_the_row_says_so(gwent: Impact) -> None:
    told = {one.document: one.whole for one in at(gwent, Where.SENT).values() if one.whole}
    assert told == {"force-release-gwent": (f"It is made for “{TABLE}#Gwent”.",)}


def test_the_built_files_are_named_and_the_templates(gwent: Impact) -> None:
    assert at(gwent, Where.BUILT)["letter-to-ofcom"].paths == ("out/letter-to-ofcom.docx",)
    assert at(gwent, Where.TEMPLATE)["letter-to-ofcom"].paths == ("templates/letters/letter-to-ofcom.md.j2",)


def test_a_row_that_no_sum_has_in_it_touches_its_own_release_alone(root: Path) -> None:
    found = impact(root, [f"{TABLE}#Hampshire"])
    for where in Where:
        assert set(at(found, where)) == {"force-release-hampshire"}
    assert {one.outcome for one in found.resting} == {Outcome.SAME}
    assert not found.is_wrong


def test_the_manifests_in_sent_are_enough_where_template_and_built_file_are_gone(tmp_path: Path) -> None:
    root = example(tmp_path)
    leave(root)
    before = revise(root, CSV, "Gwent Police,503", "Gwent Police,610")
    (root / "templates/letters/letter-to-ofcom.md.j2").unlink()
    (root / "templates/releases/force-release.md.j2").unlink()
    found = impact(root, before=before)
    assert [subject.name for subject in found.subjects] == [f"{TABLE}#Gwent"]
    assert {one.where for one in found.resting} == {Where.SENT}
    sent = at(found, Where.SENT)
    assert set(sent) == WELSH | {"letter-to-ofcom"}
    assert outcomes(sent["letter-to-ofcom"].effects) == {
        "2,194": ("no longer true", "2,301"),
        "more than 41": ("still true", "more than 44"),
    }
    assert sent["force-release-gwent"].title == ""


@pytest.mark.parametrize(
    ("name", "documents"),
    [
        ("childline-blackmail-sessions", {"joint-letter", "releases"}),
        ("notices-reach-private-content", {"joint-letter", "letter-to-ofcom"}),
        ("private-messaging-rules", {"joint-letter"}),
        ("platform-shares#Snapchat", {"joint-letter", "letter-to-ofcom", "releases"}),
        ("police-recorded-crime-2024", {"joint-letter", "letter-to-ofcom", "releases"}),
        ("ofcom-chief-executive", {"joint-letter", "letter-to-ofcom"}),
        ("platform-known-offences", {"joint-letter", "letter-to-ofcom", "releases"}),
        ("nspcc-foi-platforms-2024", {"joint-letter", "letter-to-ofcom", "releases"}),
    ],
)
def test_what_rests_on_each_record_is_what_the_templates_say(
    root: Path, name: str, documents: set[str]
) -> None:
    releases = {one.stem for one in (root / "out").glob("force-release-*.docx")}
    expected = (documents - {"releases"}) | (releases if "releases" in documents else set())
    assert set(at(impact(root, [name]), Where.SENT)) == expected


def test_the_revised_example_is_still_without_a_problem(root: Path) -> None:
    assert [one for one in check(load(root)) if not one.span.path.startswith("sent/")] == []
