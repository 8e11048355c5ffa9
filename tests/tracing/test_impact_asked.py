"""What can be asked about, by which names, and what else hangs on it."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from tests.tracing.leaving import at, leave, revise, sent_effects

from respondent.impact import impact
from respondent.loading.workspace import load
from respondent.model.impact import Impact, Where
from respondent.model.workspace import NotFoundError

Workspaces = Callable[[dict[str, str]], Path]


@pytest.fixture(name="root")
def root_fixture(workspace: Workspaces) -> Path:
    """The small workspace, of which everything has left."""
    root = workspace({})
    leave(root)
    return root


def test_a_record_says_what_it_states_and_its_documents_are_found(root: Path) -> None:
    found = impact(root, ["offences"])
    (subject,) = found.subjects
    assert (subject.name, subject.now, subject.changed) == ("offences", "38,685", ())
    assert {one.document for one in found.resting} == {"letter"}
    assert not found.is_wrong


def test_a_path_or_a_loaded_workspace_will_do(root: Path) -> None:
    assert impact(root, ["offences"]) == impact(load(root), ["offences"]) == impact(str(root), ["offences"])


def test_a_row_says_its_value(root: Path) -> None:
    (subject,) = impact(root, ["by-force#Gwent"]).subjects
    assert (subject.was, subject.now) == ("503", "503")


def test_a_name_that_is_asked_twice_is_answered_once(root: Path) -> None:
    found = impact(root, ["by-force#Gwent", "by-force#Gwent", "by-force#Dyfed-Powys"])
    assert [one.name for one in found.subjects] == ["by-force#Dyfed-Powys", "by-force#Gwent"]


def test_of_nothing_nothing_is_told(root: Path) -> None:
    assert impact(root) == Impact((), ())
    assert impact(root, before=load(root).workspace) == Impact((), ())


@pytest.mark.parametrize(
    ("name", "message", "remedy"),
    [
        ("offence", "There is no record “offence”.", "Did you mean “offences”?"),
        ("by-force#Gwentt", "“by-force” has no row “Gwentt”.", "Did you mean “Gwent”?"),
        ("by-forces#Gwent", "There is no record “by-forces”.", "Did you mean “by-force”?"),
        ("offences#Gwent", "“offences” has no row “Gwent”.", "There are none yet."),
    ],
)
def test_a_name_that_there_is_not_is_answered_with_the_nearest(
    root: Path, name: str, message: str, remedy: str
) -> None:
    with pytest.raises(NotFoundError) as raised:
        impact(root, [name])
    assert (raised.value.message, raised.value.remedy) == (message, remedy)


def test_a_record_whose_file_has_errors_can_be_asked_about(root: Path) -> None:
    revise(root, "evidence/offences.yaml", "value: 38,685", "value: many")
    found = impact(root, ["offences"])
    assert found.subjects[0].title == "offences"
    assert set(at(found, Where.SENT)) == {"letter"}
    assert found.is_wrong


def test_a_row_that_was_removed_can_be_asked_about_with_the_evidence_as_it_was(root: Path) -> None:
    before = revise(root, "evidence/by-force.csv", "Gwent,503\n", "")
    with pytest.raises(NotFoundError):
        impact(root, ["by-force#Gwent"])
    (subject,) = impact(root, ["by-force#Gwent"], before=before).subjects
    assert (subject.was, subject.now, subject.changed) == ("503", None, ("removed",))


def test_a_new_record_was_added_and_nothing_rests_on_it(root: Path) -> None:
    before = load(root).workspace
    text = (root / "evidence/offences.yaml").read_text(encoding="utf-8").replace("38,685", "12")
    (root / "evidence/few.yaml").write_text(text, encoding="utf-8")
    (subject,) = impact(root, before=before).subjects
    assert (subject.name, subject.was, subject.now, subject.changed) == ("few", None, "12", ("added",))
    (same,) = impact(root, ["few"], before=before).subjects
    assert same == subject


def test_each_field_that_differs_is_named(root: Path) -> None:
    before = revise(root, "evidence/offences.yaml", "38,685", "38,690")
    (subject,) = impact(root, before=before).subjects
    assert (subject.was, subject.now) == ("38,685", "38,690")
    assert set(subject.changed) == {"statement", "value"}


def test_of_a_row_each_column_that_differs_is_named(workspace: Workspaces) -> None:
    root = workspace({"evidence/by-force.csv": "force,region,offences\nGwent,Wales,503\nKent,South,7\n"})
    before = revise(root, "evidence/by-force.csv", "Gwent,Wales,503", "Gwent,West,503")
    (subject,) = impact(root, before=before).subjects
    assert (subject.name, subject.was, subject.now) == ("by-force#Gwent", "503", "503")
    assert subject.changed == ("region",)


def test_what_names_a_record_as_its_base_rests_on_it_and_so_does_what_names_that(
    workspace: Workspaces,
) -> None:
    root = workspace(
        {
            "evidence/online.yaml": (
                "kind: statistic\nsource: crime-data\nstatement: 40% of the offences were online.\nof: offences\n"
                'value: 40\nunit: "%"\nmeasure: recorded\nperiod: 2023/24\n'
            ),
            "templates/letter.md.j2": (
                "---\nkind: letter\ntitle: Offences\ndate: 2025-02-18\nfrom: our-charity\nto: minister\n---\n"
                'Online were {{ figure("online") }}.\n'
            ),
        }
    )
    leave(root)
    before = revise(root, "evidence/offences.yaml", "38,685", "38,690")
    found = impact(root, before=before)
    assert set(at(found, Where.SENT)) == {"letter"}
    (effect,) = at(found, Where.SENT)["letter"].effects
    assert (effect.text, effect.outcome.value, effect.through) == ("40 per cent", "still true", ("offences",))
    source = impact(root, ["crime-data"])
    (effect,) = at(source, Where.SENT)["letter"].effects
    assert effect.through == ("crime-data",)


def test_the_note_of_a_claim_says_its_source_even_where_its_record_is_not_there_any_more(root: Path) -> None:
    revise(root, "evidence/offences.yaml", "kind:", "kind:")
    (root / "evidence/offences.yaml").unlink()
    found = impact(root, ["crime-data"])
    assert "letter" in at(found, Where.SENT)
    assert sent_effects(found)["38,685"] == ("no longer borne out", None)


def test_a_source_that_was_renamed_is_found_by_its_old_name_in_a_note(root: Path) -> None:
    for path in (root / "evidence").glob("*.yaml"):
        text = path.read_text(encoding="utf-8").replace("source: crime-data", "source: data")
        path.write_text(text, encoding="utf-8")
    revise(root, "evidence/crime-data.yaml", "kind: source", "kind: source\nformerly: [crime-data]")
    (root / "evidence/crime-data.yaml").rename(root / "evidence/data.yaml")
    (root / "evidence/offences.yaml").unlink()
    found = impact(root, ["crime-data"])
    assert [one.name for one in found.subjects] == ["data"]
    assert set(at(found, Where.SENT)) == {"letter", "release-gwent", "release-dyfed-powys"}
