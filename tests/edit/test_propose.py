"""A change of a record, as it would be written and with the problems that it brings."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from respondent.build import check
from respondent.edit.create import IdRefusedError, new_record
from respondent.edit.files import record_digest
from respondent.edit.kinds import fields_of, missing_in
from respondent.edit.meanwhile import ChangedMeanwhileError
from respondent.edit.message import message_for
from respondent.edit.propose import Proposal, proposed
from respondent.edit.rename import renamed
from respondent.edit.retire import retired
from respondent.edit.write import write
from respondent.loading.workspace import Loaded, load
from respondent.model.edit import ABSENT, Change, FieldEdit, RowEdit, Why
from respondent.model.workspace import NotFoundError
from respondent.yamltext.splice import CannotSpliceError

Workspaces = Callable[[dict[str, str]], Path]


def edited(loaded: Loaded, record: str, *edits: tuple[str, object, object]) -> Proposal:
    fields = tuple(FieldEdit(*edit) for edit in edits)  # type: ignore[arg-type] # any value may be given
    return proposed(loaded, Change(record, fields))


def texts(proposal: Proposal) -> dict[str, str | None]:
    return {one.path: None if one.after is None else one.after.decode() for one in proposal.files}


def test_a_value_is_changed_where_it_stands(workspace: Workspaces) -> None:
    loaded = load(workspace({}))
    proposal = edited(loaded, "offences", ("value", "38,685", "38,686"))
    (one,) = proposal.files
    assert one.before is not None
    assert one.after == one.before.replace(b"value: 38,685", b"value: 38,686")
    assert not proposal.diagnostics
    assert str(proposal.after.workspace.figure("offences").value) == "38686"


def test_what_check_would_say_of_it_is_said_before(workspace: Workspaces) -> None:
    proposal = proposed(
        load(workspace({})), Change("offences", (FieldEdit("value", "38,685", "1,000"),)), checks=check
    )
    assert [one.code.id for one in proposal.diagnostics] == ["E115"]  # the statement says another number


def test_a_wrong_value_is_an_error_of_its_field(workspace: Workspaces) -> None:
    loaded = load(workspace({}))
    proposal = edited(loaded, "offences", ("period", "2023/24", "2023-24"), ("source", "crime-data", ABSENT))
    assert proposal.is_wrong
    found = proposal.by_field("evidence/offences.yaml")
    assert {"period", "source"} <= found.keys()
    assert proposal.files[0].after is not None  # the text is there, to be mended


def test_a_record_with_an_error_can_be_mended(workspace: Workspaces) -> None:
    root = workspace(
        {"evidence/broken.yaml": "kind: finding\nstatement: x\nsource: crime-data\nlocattor: p 1\n"}
    )
    loaded = load(root)
    proposal = edited(loaded, "broken", ("locattor", "p 1", ABSENT), ("locator", ABSENT, "p 1"))
    assert not proposal.diagnostics
    assert "locattor" in proposal.mended[0].message


def test_a_row_is_changed_added_and_taken_out(workspace: Workspaces) -> None:
    loaded = load(workspace({}))
    rows = (
        RowEdit(("Gwent",), {"force": "Gwent", "offences": "503"}, {"offences": "504"}),
        RowEdit(("Kent",), None, {"force": "Kent", "offences": "1,000"}),
        RowEdit(("Dyfed-Powys",), {"offences": "192"}, None),
    )
    proposal = proposed(loaded, Change("by-force", rows=rows))
    assert texts(proposal) == {"evidence/by-force.csv": 'force,offences\nGwent,504\nKent,"1,000"\n'}
    with pytest.raises(CannotSpliceError, match="no table"):
        proposed(loaded, Change("offences", rows=rows))


def test_a_change_of_what_is_not_as_it_was_read_is_refused_with_what_changed(workspace: Workspaces) -> None:
    root = workspace({})
    loaded = load(root)
    base = record_digest(root, loaded.workspace.records["offences"])
    path = root / "evidence/offences.yaml"
    path.write_text(path.read_text().replace("38,685\nunit", "40,000\nunit"))
    with pytest.raises(ChangedMeanwhileError, match="“value” was “38,685” and is now “40,000”") as caught:
        edited(loaded, "offences", ("value", "38,685", "1"))
    assert caught.value.fields == (FieldEdit("value", "38,685", "40,000"),)
    with pytest.raises(ChangedMeanwhileError, match="Other things in it"):
        proposed(loaded, Change("offences", (FieldEdit("note", ABSENT, "x"),), base=base))
    stale = RowEdit(("Gwent",), {"offences": "500"}, {"offences": "501"})
    with pytest.raises(ChangedMeanwhileError, match="The row “Gwent” is now offences: 503"):
        proposed(loaded, Change("by-force", rows=(stale,)))
    rows = root / "evidence/by-force.csv"
    rows.write_text(rows.read_text().replace("503", "508"))  # it was loaded before
    late = RowEdit(("Gwent",), {"offences": "503"}, {"offences": "501"})
    with pytest.raises(ChangedMeanwhileError, match="The row “Gwent” is now offences: 508"):
        proposed(loaded, Change("by-force", rows=(late,)))
    gone = RowEdit(("Kent",), {"offences": "5"}, {"offences": "6"})
    with pytest.raises(ChangedMeanwhileError, match="The row “Kent” is gone"):
        proposed(loaded, Change("by-force", rows=(gone,)))


def test_text_from_a_form_has_the_ends_of_lines_that_it_had(workspace: Workspaces) -> None:
    text = "kind: finding\nsource: crime-data\nlocator: p 1\nstatement: |\n  one\n  two\n"
    loaded = load(workspace({"evidence/f.yaml": text}))
    proposal = edited(loaded, "f", ("statement", "one\ntwo\n", "one\r\nthree"))
    assert texts(proposal) == {"evidence/f.yaml": text.replace("two", "three")}


def test_a_new_record_goes_to_its_owners_folder(workspace: Workspaces) -> None:
    root = workspace({"evidence/nspcc/theirs.yaml": "kind: organisation\nname: X\nowner: our-charity\n"})
    loaded = load(root)
    fields = {"statement": "Words: “x”", "source": "crime-data", "locator": "p 1"}
    proposal = new_record(loaded, "finding", "new-one", fields, "our-charity")
    assert texts(proposal) == {
        "evidence/nspcc/new-one.yaml": (
            'kind: finding\nstatement: "Words: “x”"\nsource: crime-data\nlocator: p 1\nowner: our-charity\n'
        )
    }
    elsewhere = new_record(loaded, "finding", "new-one", fields, "another")
    assert [one.path for one in elsewhere.files] == ["evidence/another/new-one.yaml"]
    write(root, proposal.files)
    assert "new-one" in load(root).workspace.records


def test_a_new_table_brings_its_rows(workspace: Workspaces) -> None:
    fields = {
        "title": "T",
        "source": "crime-data",
        "unit": "offence",
        "measure": "recorded",
        "period": "2023/24",
        "key": "force",
        "value": "n",
        "locator": "t 1",
    }
    proposal = new_record(load(workspace({})), "table", "t", fields, rows=b"force,n\nKent,1\n")
    assert [one.path for one in proposal.files] == ["evidence/t.yaml", "evidence/t.csv"]
    assert not proposal.is_wrong


@pytest.mark.parametrize(
    ("record_id", "why"),
    [("Not an id", "cannot be the name"), ("offences", "already"), ("once", "was called")],
)
def test_an_id_that_cannot_be_is_refused(workspace: Workspaces, record_id: str, why: str) -> None:
    root = workspace({"evidence/now.yaml": "kind: organisation\nname: X\nformerly: once\n"})
    with pytest.raises(IdRefusedError, match=why):
        new_record(load(root), "finding", record_id, {})


def test_a_kind_says_what_it_needs_in_plain_words() -> None:
    missing = {one.name: one for one in missing_in("statistic", {"value": "3"})}
    assert "statement" in missing
    assert "value" not in missing
    assert all(one.help and one.accepts for one in fields_of("office"))
    with pytest.raises(NotFoundError, match="Did you mean “finding”"):
        fields_of("findng")


def test_a_renamed_record_is_followed_everywhere(workspace: Workspaces) -> None:
    root = workspace(
        {
            "evidence/other.yaml": "kind: finding\nstatement: x\nsource: crime-data # ours\nlocator: p 1\n",
            "archive/crime-data.copies.yaml": (
                "source: crime-data\ncopies:\n  - {sha256: "
                + "a" * 64
                + ", name: a.pdf, size: 3, at: 2025-02-18T14:30:05Z}\n"
            ),
        }
    )
    proposal = renamed(load(root), "crime-data", "police-data")
    after = texts(proposal)
    assert not proposal.diagnostics
    assert after["evidence/crime-data.yaml"] is None
    assert (after["evidence/police-data.yaml"] or "").endswith("formerly: [crime-data]\n")
    assert "source: police-data # ours\n" in (after["evidence/other.yaml"] or "")
    assert (after["archive/police-data.copies.yaml"] or "").startswith("source: police-data\n")
    write(root, proposal.files)
    assert not load(root).diagnostics
    assert not (root / "evidence/crime-data.yaml").exists()


def test_a_record_gets_an_earlier_name_of_its_own_again_and_no_other_record_does(
    workspace: Workspaces,
) -> None:
    root = workspace({})
    for old, new, formerly in (
        ("by-force", "forces", "[by-force]"),
        ("forces", "by-area", "[by-force, forces]"),
        ("by-area", "by-force", "[forces, by-area]"),
    ):
        proposal = renamed(load(root), old, new)
        assert not proposal.diagnostics
        write(root, proposal.files)
        assert (root / f"evidence/{new}.yaml").read_text().endswith(f"formerly: {formerly}\n")
    assert (root / "evidence/by-force.csv").exists()
    with pytest.raises(IdRefusedError, match="“by-force” was called “forces” before"):
        renamed(load(root), "offences", "forces")


def test_a_renamed_table_takes_its_rows_and_templates_along(workspace: Workspaces) -> None:
    root = workspace({})
    proposal = renamed(load(root), "by-force", "offences-by-force", checks=check)
    after = texts(proposal)
    assert not proposal.diagnostics
    assert after["evidence/offences-by-force.csv"] == "force,offences\nGwent,503\nDyfed-Powys,192\n"
    assert "rows: offences-by-force.csv\n" in (after["evidence/offences-by-force.yaml"] or "")
    release = after["templates/release.md.j2"] or ""
    assert "for_each: {force: offences-by-force}" in release
    assert 'figure("offences-by-force", force=force)' in release


def test_a_renamed_organisation_stays_the_owner_and_the_partner(workspace: Workspaces) -> None:
    root = workspace(
        {
            "respondent.yaml": "respondent: 1\npartners:\n  - {organisation: our-charity, folders: [evidence]}\n",
            "evidence/f.yaml": "kind: finding\nstatement: x\nsource: crime-data\nowner: our-charity\n",
        }
    )
    after = texts(renamed(load(root), "our-charity", "their-charity"))
    assert "{organisation: their-charity, folders: [evidence]}" in (after["respondent.yaml"] or "")
    assert "owner: their-charity" in (after["evidence/f.yaml"] or "")
    assert "from: their-charity" in (after["templates/letter.md.j2"] or "")


def test_what_names_a_record_in_a_list_or_a_group_follows_too(workspace: Workspaces) -> None:
    consultation = (
        "kind: consultation\ntitle: C\npublisher: Ofcom\ndocuments:\n  - title: Volume 4\n    source: crime-data\n"
        "superseded_by: later\n"
    )
    later = "kind: consultation\ntitle: D\npublisher: Ofcom\n"
    loaded = load(workspace({"evidence/c.yaml": consultation, "evidence/later.yaml": later}))
    after = texts(renamed(loaded, "crime-data", "police-data"))
    assert after["evidence/c.yaml"] == consultation.replace("crime-data", "police-data")
    assert "superseded_by: newest\n" in (texts(renamed(loaded, "later", "newest"))["evidence/c.yaml"] or "")


def test_the_base_and_the_denominator_of_a_rate_follow(workspace: Workspaces) -> None:
    rate = (
        "kind: statistic\nstatement: There were 5 for each 1,000 offences.\nsource: crime-data\nvalue: 5\n"
        "unit: offence\nmeasure: recorded\nperiod: 2023/24\nper: {count: 1000, of: offences} # all of them\n"
    )
    after = texts(renamed(load(workspace({"evidence/rate.yaml": rate})), "offences", "all-offences"))
    assert after["evidence/rate.yaml"] == rate.replace("of: offences}", "of: all-offences}")


def test_a_list_from_a_form_has_plain_ends_of_lines(workspace: Workspaces) -> None:
    proposal = edited(
        load(workspace({})), "offences", ("survey", ABSENT, {"population": "all\r\nof us", "weighted": True})
    )
    assert (texts(proposal)["evidence/offences.yaml"] or "").endswith(
        "\nsurvey:\n  population: |-\n    all\n    of us\n  weighted: true\n"
    )


def test_a_broken_record_is_not_renamed(workspace: Workspaces) -> None:
    loaded = load(workspace({"evidence/broken.yaml": "kind: finding\n"}))
    with pytest.raises(NotFoundError, match="errors"):
        renamed(loaded, "broken", "whole")


def test_a_retired_record_names_the_one_in_its_place(workspace: Workspaces) -> None:
    root = workspace(
        {"evidence/newer.yaml": "kind: source\ntype: dataset\ntitle: N\npublisher: P\nissued: 2025\n"}
    )
    loaded = load(root)
    after = (
        texts(retired(loaded, "crime-data", "newer", "A new edition is out."))["evidence/crime-data.yaml"]
        or ""
    )
    assert 'superseded_by: newer\nnote: "Not to be used any more: A new edition is out."\n' in after
    with pytest.raises(NotFoundError, match="newest"):
        retired(loaded, "crime-data", "newest")
    with pytest.raises(NotFoundError, match="Did you mean “crime-data”"):
        retired(loaded, "crime-dat", "newer")


def test_a_change_has_a_message_for_its_history() -> None:
    one = Change("offences", (FieldEdit("value", "1", "2"),))
    assert message_for(one, Why.TYPO) == "offences: value: 2 (was 1)\n\nWhy: a typo.\n"
    several = Change(
        "offences",
        (FieldEdit("value", "1", "2"), FieldEdit("note", ABSENT, "x"), FieldEdit("of", "a", ABSENT)),
        (
            RowEdit(("Kent",), {"n": "1"}, {"n": ""}),
            RowEdit(("Gwent",), None, {"n": "1"}),
            RowEdit(("York",), {"n": "1"}, None),
        ),
    )
    assert message_for(several) == (
        "offences: change value, note, of, Kent, Gwent, York\n\n- value: 2 (was 1)\n- note: x (new)\n"
        "- of: taken out (was a)\n- row Kent, n: nothing (was 1)\n- row Gwent added\n- row York taken out\n"
    )
    assert message_for(Change("offences"), Why.NEW) == "Add offences\n"
