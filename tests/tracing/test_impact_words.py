"""Claims that are no figures, and documents that rest on a record as a whole."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from tests.tracing.leaving import at, leave, revise, sent_effects

from respondent.impact import impact
from respondent.model.impact import Effect, Impact, Outcome, Where
from respondent.model.workspace import Workspace

Workspaces = Callable[[dict[str, str]], Path]

HEAD = "---\nkind: letter\ntitle: Offences\ndate: 2025-02-18\nfrom: our-charity\nto: minister\n---\n"
MORE = {
    "evidence/words.yaml": (
        "kind: quotation\ntext: We did not know whom to tell.\nspeaker: A parent\nsource: crime-data\n"
        "consent: {basis: Agreed in writing., uses: [letter]}\n"
    ),
    "evidence/rules.yaml": "kind: finding\nstatement: The law has rules for it.\nsource: crime-data\n",
    "templates/letter.md.j2": (
        f'{HEAD}In {{{{ period("offences") }}}}, and for the forces in {{{{ period("by-force") }}}}, there were '
        'many.\n\n{{ quotation("words") }}\n\n{% claim "rules" %}The law rules it{% endclaim %}.\n'
    ),
    "templates/release.md.j2": (
        "---\nkind: release\ntitle: Offences in {{ force }}\ndate: 2025-02-18\nfrom: our-charity\n"
        "for_each: {force: by-force}\n---\n"
        'In {{ force }}, police recorded offences in {{ period("by-force", force=force) }}.\n'
    ),
}


@pytest.fixture(name="root")
def root_fixture(workspace: Workspaces) -> Path:
    """A letter with a period, a quotation and prose, and a release for each force, that have left."""
    root = workspace(MORE)
    leave(root)
    return root


def of_letter(root: Path, before: Workspace, *names: str) -> dict[str, Effect]:
    """What became of the letter’s claims, without its template and with it."""
    with_template = sent_effects(impact(root, names, before=before))
    path = root / "templates/letter.md.j2"
    text = path.read_text(encoding="utf-8")
    path.unlink()
    found = impact(root, names, before=before)
    path.write_text(text, encoding="utf-8")
    assert sent_effects(found) == with_template
    return {effect.text: effect for effect in at(found, Where.SENT)["letter"].effects}


def test_a_period_that_is_another_one_is_written_anew(root: Path) -> None:
    before = revise(root, "evidence/offences.yaml", "period: 2023/24", "period: 2022/23")
    effects = of_letter(root, before)
    assert effects["2023/24"].outcome is Outcome.FALSE
    assert effects["2023/24"].would == "2022/23"


def test_the_period_of_a_table_and_of_its_rows_is_known(root: Path) -> None:
    before = revise(root, "evidence/by-force.yaml", "period: 2023/24", "period: 2022/23")
    found = impact(root, before=before)
    told = [effect for one in at(found, Where.SENT).values() for effect in one.effects]
    assert {effect.would for effect in told} == {"2022/23"}
    assert set(at(found, Where.SENT)) == {"letter", "release-gwent", "release-dyfed-powys"}


def test_a_period_rests_on_no_value(root: Path) -> None:
    before = revise(root, "evidence/by-force.csv", "503", "504")
    assert set(at(impact(root, before=before), Where.SENT)) == {"release-gwent"}


def test_the_period_of_a_row_that_is_gone_is_gone(root: Path) -> None:
    before = revise(root, "evidence/by-force.csv", "Gwent,503\n", "")
    (root / "templates/release.md.j2").unlink()
    (effect,) = at(impact(root, before=before), Where.SENT)["release-gwent"].effects
    assert (effect.outcome, effect.why) == (Outcome.GONE, "There is no “by-force#Gwent” any more.")


def test_the_period_of_a_row_without_a_value_is_for_a_person_to_look_at(root: Path) -> None:
    before = revise(root, "evidence/by-force.csv", "503", "[c]")
    (root / "templates/release.md.j2").unlink()
    (effect,) = at(impact(root, before=before), Where.SENT)["release-gwent"].effects
    assert (effect.outcome, effect.would) == (Outcome.LOOK, None)


def test_a_quotation_whose_words_were_corrected_would_have_the_new_ones(root: Path) -> None:
    before = revise(root, "evidence/words.yaml", "whom to tell", "who to tell")
    (effect,) = of_letter(root, before).values()
    assert effect.outcome is Outcome.FALSE
    assert effect.would == "We did not know who to tell."


def test_a_quotation_of_which_only_the_speaker_changed_is_still_true(root: Path) -> None:
    before = revise(root, "evidence/words.yaml", "A parent", "A mother")
    effects = of_letter(root, before)
    quoted = effects["We did not know whom to tell."]
    assert (quoted.outcome, quoted.would) == (Outcome.TRUE, None)
    assert quoted.why == "The words are the same; something else in the record has changed."


def test_a_quotation_that_has_become_a_finding_is_for_a_person_to_look_at(root: Path) -> None:
    before = revise(root, "evidence/words.yaml", "A parent", "A parent")
    (root / "evidence/words.yaml").write_text(MORE["evidence/rules.yaml"], encoding="utf-8")
    (root / "templates/letter.md.j2").unlink()
    (effect,) = at(impact(root, before=before), Where.SENT)["letter"].effects
    assert effect.outcome is Outcome.LOOK


def test_prose_is_for_a_person_to_look_at(root: Path) -> None:
    before = revise(root, "evidence/rules.yaml", "The law has", "The law had")
    (effect,) = of_letter(root, before).values()
    assert (effect.text, effect.outcome, effect.would) == ("The law rules it", Outcome.LOOK, None)
    assert effect.why == "What it rests on has changed: see whether the words still hold."


def test_prose_that_the_template_has_reworded_since_is_not_taken_for_a_correction(root: Path) -> None:
    before = revise(root, "evidence/rules.yaml", "The law has", "The law had")
    path = root / "templates/letter.md.j2"
    path.write_text(
        path.read_text(encoding="utf-8").replace("The law rules", "A law rules"), encoding="utf-8"
    )
    (effect,) = at(impact(root, before=before), Where.SENT)["letter"].effects
    assert (effect.text, effect.outcome, effect.would) == ("The law rules it", Outcome.LOOK, None)


def test_a_record_that_was_removed_leaves_its_claims_without_evidence(root: Path) -> None:
    before = revise(root, "evidence/rules.yaml", "The law has", "The law has")
    (root / "evidence/rules.yaml").unlink()
    found = impact(root, before=before)
    assert [(one.name, one.changed) for one in found.subjects] == [("rules", ("removed",))]
    (effect,) = at(found, Where.SENT)["letter"].effects
    assert (effect.outcome, effect.why) == (Outcome.GONE, "There is no “rules” any more.")


def test_what_was_only_renamed_touches_nothing(root: Path) -> None:
    before = revise(root, "evidence/rules.yaml", "kind:", "formerly: [rules]\nkind:")
    (root / "evidence/rules.yaml").rename(root / "evidence/law-rules.yaml")
    path = root / "templates/letter.md.j2"
    path.write_text(path.read_text(encoding="utf-8").replace('"rules"', '"law-rules"'), encoding="utf-8")
    assert impact(root, before=before) == Impact((), ())
    (effect,) = at(impact(root, ["law-rules"]), Where.SENT)["letter"].effects
    assert (effect.outcome, effect.through) == (Outcome.SAME, ("law-rules",))
    assert sent_effects(impact(root, ["rules"])) == sent_effects(impact(root, ["law-rules"]))


def test_a_new_note_or_a_successor_changes_nothing_that_a_record_says(root: Path) -> None:
    before = revise(root, "evidence/rules.yaml", "kind:", "note: See page 3.\nsuperseded_by: words\nkind:")
    assert impact(root, before=before) == Impact((), ())


def test_a_source_that_was_superseded_touches_all_that_rests_on_it(root: Path) -> None:
    before = revise(root, "evidence/crime-data.yaml", "issued: 2024", "issued: 2024\nstatus: superseded")
    found = impact(root, before=before)
    assert [(one.name, one.changed) for one in found.subjects] == [("crime-data", ("status",))]
    assert set(at(found, Where.SENT)) == {"letter", "release-gwent", "release-dyfed-powys"}
    outcomes = {effect.outcome for one in found.resting for effect in one.effects}
    assert outcomes == {Outcome.TRUE, Outcome.LOOK}
    assert not found.is_wrong


def test_an_address_is_rested_on_by_the_whole_letter(root: Path) -> None:
    before = revise(root, "evidence/minister.yaml", "1 Street", "2 Street")
    found = impact(root, before=before)
    assert [one.name for one in found.subjects] == ["minister"]
    letter = at(found, Where.SENT)["letter"]
    assert (letter.effects, letter.whole) == ((), ("Its front matter names “minister”.",))
    assert letter.outcome is Outcome.SAME
    assert set(at(found, Where.SENT)) == {"letter"}


def test_an_organisation_and_a_table_are_named_by_front_matter_too(root: Path) -> None:
    found = impact(root, ["our-charity", "by-force"])
    assert at(found, Where.TEMPLATE)["release-gwent"].whole == (
        "Its front matter names “by-force” and “our-charity”.",
    )


def test_a_release_for_a_row_that_was_removed_is_a_document_of_the_template_no_more(root: Path) -> None:
    before = revise(root, "evidence/by-force.csv", "Gwent,503\n", "")
    found = impact(root, before=before)
    assert at(found, Where.TEMPLATE)["release-gwent"].whole == ("It is made for “by-force#Gwent”.",)
    assert at(found, Where.TEMPLATE)["release-gwent"].effects[0].outcome is Outcome.GONE


def test_a_release_for_a_row_that_was_added_is_a_document_of_the_template(root: Path) -> None:
    before = revise(root, "evidence/by-force.csv", "Gwent,503\n", "Gwent,503\nKent,7\n")
    found = impact(root, before=before)
    assert set(at(found, Where.TEMPLATE)) == {"release-kent"}
    assert at(found, Where.SENT) == {}
