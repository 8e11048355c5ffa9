"""Whole workspaces, as they come and as they go wrong."""

from __future__ import annotations

import gc
import os
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

import respondent
from respondent.errors import NoWorkspaceError, UnreadableFileError
from respondent.loading.workspace import Loaded, find_root, load, load_evidence
from respondent.model.evidence import DataTable, Statistic
from respondent.model.settings import Settings
from respondent.model.unit import Unit

Make = Callable[[dict[str, str]], Path]

FINDING = "kind: finding\nstatement: It is so.\nsource: crime-data\n"


def found(loaded: Loaded) -> list[tuple[str, str]]:
    """The place and the code of everything that is wrong."""
    return [(str(problem.span), problem.code.id) for problem in loaded.diagnostics]


def test_a_workspace_is_its_settings_records_templates_and_partials(workspace: Make) -> None:
    loaded = load(workspace({"templates/parts/table.md.j2": "A table.\n"}))

    assert loaded.diagnostics == ()
    assert sorted(loaded.workspace.records) == [
        "by-force",
        "crime-data",
        "minister",
        "offences",
        "our-charity",
    ]
    assert sorted(loaded.workspace.templates) == ["letter", "release"]
    assert list(loaded.workspace.partials) == ["parts/table.md.j2"]
    assert loaded.workspace.settings.units == (Unit("offence", "offences"),)
    assert loaded.workspace.figure("by-force", force="Gwent").value == 503


def test_the_same_workspace_is_loaded_the_same_each_time(workspace: Make) -> None:
    root = workspace(
        {"evidence/a.yaml": FINDING, "evidence/z/b.yaml": FINDING, "evidence/bad.yaml": "kind: x\n"}
    )

    assert load(root) == load(root)
    assert list(load(root).workspace.records) == list(load(root).workspace.records)


def test_the_library_s_own_name_loads_too(workspace: Make) -> None:
    assert respondent.load(workspace({})).diagnostics == ()
    with pytest.raises(AttributeError, match="no attribute 'lode'"):
        respondent.lode  # noqa: B018 - looking it up is what fails


def test_importing_the_library_imports_nothing_heavy() -> None:
    heavy = {"yaml", "docx", "lxml", "jinja2", "markdown"}
    script = f"import sys, respondent; print(sorted({heavy} & set(sys.modules)))"
    done = subprocess.run([sys.executable, "-c", script], capture_output=True, text=True, check=True)

    assert done.stdout.strip() == "[]"


def test_a_wrong_unit_an_unknown_source_and_a_duplicate_key_are_three_problems_of_one_run(
    workspace: Make,
) -> None:
    root = workspace(
        {
            "evidence/offences.yaml": (
                "kind: statistic\n"
                "statement: Police recorded 38,685 offences in 2023/24.\n"
                "source: crime-dta\n"
                "value: 38,685\n"
                "unit: ofence\n"
                "period: 2023/24\n"
                "period: 2022/23\n"
            )
        }
    )

    loaded = load(root)

    assert found(loaded) == [
        ("evidence/offences.yaml:3:9", "R201"),
        ("evidence/offences.yaml:5:7", "R106"),
        ("evidence/offences.yaml:7:1", "Y102"),
    ]
    assert "Did you mean “crime-data”?" in loaded.diagnostics[0].remedy
    assert "offence" in loaded.diagnostics[1].remedy
    assert "line 6" in loaded.diagnostics[2].message


# Where the workspace is


def test_a_workspace_is_found_from_any_folder_below_it(workspace: Make) -> None:
    root = workspace({"evidence/deep/deeper/a.yaml": FINDING})

    assert find_root(root) == root
    assert find_root(root / "evidence" / "deep" / "deeper") == root
    assert find_root(root / "respondent.yaml") == root
    assert find_root(root / "evidence" / "offences.yaml") == root


def test_a_folder_in_no_workspace_is_said_to_be_in_none(tmp_path: Path) -> None:
    with pytest.raises(
        NoWorkspaceError, match=r"There is no respondent\.yaml in .* or in any folder above it"
    ):
        load(tmp_path)


def test_a_folder_that_does_not_exist_is_said_not_to(workspace: Make) -> None:
    with pytest.raises(UnreadableFileError, match="there is no such folder"):
        find_root(workspace({}) / "nowhere")


@pytest.mark.parametrize("name", ["respondent.yml", "respondent.yaml.txt"])
def test_settings_under_a_slightly_other_name_are_pointed_out(tmp_path: Path, name: str) -> None:
    (tmp_path / name).write_text("respondent: 1\n", encoding="utf-8")

    with pytest.raises(UnreadableFileError, match=r"its name must be respondent\.yaml: rename it"):
        find_root(tmp_path)


# What is empty or missing


def test_an_empty_workspace_gets_a_friendly_note(tmp_path: Path) -> None:
    (tmp_path / "respondent.yaml").write_text("respondent: 1\n", encoding="utf-8")
    (tmp_path / "evidence").mkdir()

    loaded = load(tmp_path)

    assert found(loaded) == [("respondent.yaml", "S210")]
    assert loaded.diagnostics[0].severity == "note"
    assert "respondent init" in loaded.diagnostics[0].remedy


def test_a_workspace_without_templates_gets_a_note(tmp_path: Path) -> None:
    (tmp_path / "respondent.yaml").write_text("respondent: 1\n", encoding="utf-8")
    (tmp_path / "evidence").mkdir()
    (tmp_path / "evidence" / "nspcc.yaml").write_text("kind: organisation\nname: NSPCC\n", encoding="utf-8")

    assert found(load(tmp_path)) == [("respondent.yaml", "S211")]


def test_an_evidence_folder_that_is_not_there_is_an_error_at_its_place(workspace: Make) -> None:
    root = workspace(
        {"respondent.yaml": "respondent: 1\nunits: [offence]\nevidence:\n  - evidence\n  - secret\n"}
    )

    assert found(load(root)) == [("respondent.yaml:5:5", "S201")]


def test_an_evidence_folder_that_is_a_file_is_an_error(workspace: Make) -> None:
    root = workspace(
        {"respondent.yaml": "respondent: 1\nunits: [offence]\nevidence: [evidence, secret]\n", "secret": ""}
    )

    loaded = load(root)

    assert found(loaded) == [("respondent.yaml:3:22", "S201")]
    assert "is a file, not a folder" in loaded.diagnostics[0].message


def test_the_only_evidence_folder_may_be_missing_and_templates_are_read_all_the_same(workspace: Make) -> None:
    root = workspace({"respondent.yaml": "respondent: 1\nevidence: evidnce\n"})

    loaded = load(root)

    assert ("respondent.yaml:2:11", "S201") in found(loaded)
    assert sorted(loaded.workspace.templates) == ["letter", "release"]


@pytest.mark.parametrize("setting", ["evidence: [evidence, outside]", "templates: outside"])
def test_a_folder_that_leads_out_of_the_workspace_is_refused(
    workspace: Make, tmp_path: Path, setting: str
) -> None:
    root = workspace({"respondent.yaml": f"respondent: 1\nunits: [offence]\n{setting}\n"})
    (tmp_path / "elsewhere").mkdir()
    (root / "outside").symlink_to(tmp_path / "elsewhere")

    loaded = load(root)

    assert [code for _, code in found(loaded)] == ["S201"]
    assert "lies outside the workspace" in loaded.diagnostics[0].message


def test_a_folder_within_another_is_read_once(workspace: Make) -> None:
    root = workspace(
        {
            "respondent.yaml": "respondent: 1\nunits: [offence]\nevidence: [evidence, evidence/secret]\n",
            "evidence/secret/a.yaml": FINDING,
        }
    )

    assert load(root).diagnostics == ()


def test_a_workspace_may_keep_its_records_at_its_top(tmp_path: Path) -> None:
    (tmp_path / "respondent.yaml").write_text("respondent: 1\nevidence: .\n", encoding="utf-8")
    (tmp_path / "nspcc.yaml").write_text("kind: organisation\nname: NSPCC\n", encoding="utf-8")

    loaded = load(tmp_path)

    assert found(loaded) == [("respondent.yaml", "S211")]
    assert [record.span.path for record in loaded.workspace.records.values()] == ["nspcc.yaml"]


@pytest.mark.parametrize("text", ["", "respondent: [1\n", "\xff"])
def test_settings_that_cannot_be_read_leave_the_records_to_be_checked(workspace: Make, text: str) -> None:
    root = workspace({"evidence/bad.yaml": "kind: x\n"})
    (root / "respondent.yaml").write_bytes(text.encode("latin-1"))

    places = [place.partition(":")[0] for place, _ in found(load(root))]

    assert places[0] == "evidence/bad.yaml"
    assert places[-1] == "respondent.yaml"


def test_a_folder_called_respondent_yaml_is_told_from_a_file(workspace: Make) -> None:
    root = workspace({})
    (root / "respondent.yaml").unlink()
    (root / "respondent.yaml").mkdir()

    assert ("respondent.yaml", "S204") in found(load(root))


# Ids


def test_two_records_of_one_id_are_reported_with_both_files(workspace: Make) -> None:
    root = workspace({"evidence/a/twice.yaml": FINDING, "evidence/b/twice.yaml": FINDING})

    loaded = load(root)

    assert found(loaded) == [("evidence/b/twice.yaml", "S209")]
    assert "evidence/a/twice.yaml" in loaded.diagnostics[0].message
    assert loaded.workspace.records["twice"].span.path == "evidence/a/twice.yaml"


def test_capitals_do_not_tell_ids_apart_since_windows_does_not(workspace: Make) -> None:
    root = workspace({"evidence/a/TWICE.yaml": FINDING, "evidence/b/twice.yaml": FINDING})

    assert found(load(root)) == [("evidence/a/TWICE.yaml", "S208"), ("evidence/b/twice.yaml", "S209")]


@pytest.mark.parametrize(
    ("name", "better"),
    [
        ("Home Office 2024", "home-office-2024"),
        ("a_b", "a-b"),
        ("-a-", "a"),
        ("é", "a-short-name"),
        ("x" * 41, "x" * 40),
        ("a..b", "a-b"),
    ],
)
def test_a_name_that_is_no_id_is_reported_with_one_that_is(workspace: Make, name: str, better: str) -> None:
    loaded = load(workspace({f"evidence/{name}.yaml": FINDING}))

    assert found(loaded) == [(f"evidence/{name}.yaml", "S208")]
    assert f"“{better}.yaml”" in loaded.diagnostics[0].remedy


def test_two_templates_of_one_name_are_reported_with_both_files(workspace: Make) -> None:
    letter = "---\nkind: letter\ntitle: T\ndate: 2025-02-18\nfrom: our-charity\nto: minister\n---\nText.\n"
    loaded = load(workspace({"templates/other/letter.md.j2": letter}))

    assert found(loaded) == [("templates/other/letter.md.j2", "S209")]
    assert "templates/letter.md.j2" in loaded.diagnostics[0].message


def test_a_partial_may_have_any_name_and_a_document_needs_an_id(workspace: Make) -> None:
    letter = "---\nkind: letter\ntitle: T\ndate: 2025-02-18\nfrom: our-charity\nto: minister\n---\nText.\n"
    loaded = load(workspace({"templates/_Head.md.j2": "Text.", "templates/My Letter.md.j2": letter}))

    assert found(loaded) == [("templates/My Letter.md.j2", "S208")]
    assert "“my-letter.md.j2”" in loaded.diagnostics[0].remedy
    assert list(loaded.workspace.partials) == ["_Head.md.j2"]


# Broken records


@pytest.mark.parametrize(
    ("data", "code"),
    [
        (b"", "Y116"),
        (b"kind: finding\nstatement: caf\xe9\n", "Y108"),
        ("kind: finding\n".encode("utf-16"), "Y108"),
        (b"kind: finding\n\tstatement: x\n", "Y113"),
        (b"kind: [finding\n", "Y118"),
        (b"a: &a [x, x]\nb: [*a, *a]\n", "Y103"),
        (b"[" * 30_000, "Y106"),
        (b"kind: nonsense\n", "R108"),
        (b"\0" * 50, "Y109"),
    ],
)
def test_a_broken_record_is_left_out_and_the_rest_still_loads(
    workspace: Make, data: bytes, code: str
) -> None:
    root = workspace({"evidence/rests-on-it.yaml": FINDING.replace("crime-data", "broken")})
    (root / "evidence" / "broken.yaml").write_bytes(data)

    loaded = load(root)

    assert {path.partition(":")[0] for path, _ in found(loaded)} == {"evidence/broken.yaml"}
    assert code in [found_code for _, found_code in found(loaded)]
    assert "broken" not in loaded.workspace.records
    assert "offences" in loaded.workspace.records


def test_line_ends_and_a_byte_order_mark_make_no_difference(workspace: Make) -> None:
    root = workspace({"evidence/windows.yaml": "\ufeff" + FINDING.replace("\n", "\r\n")})

    loaded = load(root)

    assert loaded.diagnostics == ()
    assert loaded.workspace.records["windows"].title == "It is so."


def test_a_broken_template_is_left_out_and_the_rest_still_loads(workspace: Make) -> None:
    loaded = load(workspace({"templates/broken.md.j2": "---\nkind: nonsense\n---\nText.\n"}))

    assert {path.partition(":")[0] for path, _ in found(loaded)} == {"templates/broken.md.j2"}
    assert sorted(loaded.workspace.templates) == ["letter", "release"]


@pytest.mark.parametrize("name", ["evidence/huge.yaml", "templates/huge.md.j2", "respondent.yaml"])
def test_a_file_of_100_mb_is_refused_without_being_read(workspace: Make, name: str) -> None:
    root = workspace({})
    with (root / name).open("wb") as file:
        file.truncate(100_000_000)  # takes no room on the disk

    loaded = load(root)

    assert (name, "S202") in found(loaded)
    assert "100 MB" in next(d.message for d in loaded.diagnostics if d.code.id == "S202")


# Tables


def test_a_table_takes_its_rows_from_the_file_beside_its_record(workspace: Make) -> None:
    table = load(workspace({})).workspace.get(DataTable, "by-force")

    assert [row.key for row in table.rows] == [("Gwent",), ("Dyfed-Powys",)]
    assert table.rows_path == "evidence/by-force.csv"
    assert table.rows[0].span.path == "evidence/by-force.csv"


def test_what_is_wrong_in_a_record_and_in_its_rows_comes_in_one_run(workspace: Make) -> None:
    root = workspace(
        {
            "evidence/by-force.yaml": (
                "kind: table\ntitle: Offences by force\nsource: crime-dta\nunit: offence\nperiod: 2023/24\n"
                "rows: by-force.csv\nkey: force\nvalue: offences\nmesure: recorded\n"
            ),
            "evidence/by-force.csv": 'force,offences\nGwent,"1,24"\n',
        }
    )

    assert found(load(root)) == [
        ("evidence/by-force.csv:2:7", "C110"),
        ("evidence/by-force.yaml:3:9", "R201"),
        ("evidence/by-force.yaml:9:1", "R101"),
    ]


@pytest.mark.parametrize(
    ("rows", "code"),
    [
        ("by-farce.csv", "R207"),
        ("tables", "R209"),
        ("linked.csv", "R208"),
    ],
)
def test_rows_that_cannot_be_used_are_reported_where_the_record_names_them(
    workspace: Make, tmp_path: Path, rows: str, code: str
) -> None:
    head = "kind: table\ntitle: T\nsource: crime-data\nunit: offence\n"
    record = f"{head}rows: {rows}\nkey: force\nvalue: offences\n"
    root = workspace({"evidence/by-force.yaml": record, "evidence/tables/x.csv": ""})
    (tmp_path / "secret.csv").write_text("force,offences\n", encoding="utf-8")
    (root / "evidence" / "linked.csv").symlink_to(tmp_path / "secret.csv")

    loaded = load(root)

    assert ("evidence/by-force.yaml:5:7", code) in found(loaded)
    assert {code for _, code in found(loaded)} == {code}  # the release that rests on it needs no complaint


def test_rows_of_100_mb_are_refused_without_being_read(workspace: Make) -> None:
    root = workspace({})
    with (root / "evidence" / "by-force.csv").open("wb") as file:
        file.truncate(100_000_000)

    assert found(load(root)) == [("evidence/by-force.csv", "S202")]


def test_a_csv_file_without_a_record_needs_no_word(workspace: Make) -> None:
    assert load(workspace({"evidence/stray.csv": "not even; a table"})).diagnostics == ()


def test_a_shared_file_of_rows_may_lie_in_a_folder_below(workspace: Make) -> None:
    root = workspace({"evidence/rows/x.csv": "force,offences\nGwent,503\n"})
    record = root / "evidence" / "by-force.yaml"
    record.write_text(
        record.read_text(encoding="utf-8").replace("by-force.csv", "rows/x.csv"), encoding="utf-8"
    )

    assert load(root).diagnostics == ()


# A bare folder of records


def test_a_bare_folder_of_records_is_a_workspace_without_templates(workspace: Make) -> None:
    folder = workspace({}) / "evidence"

    loaded = load_evidence(folder)

    assert loaded.diagnostics == ()
    assert loaded.workspace.figure("offences").unit == Unit("offence", "offences")
    assert loaded.workspace.templates == {}
    assert loaded.workspace.records["offences"].span.path == f"{folder.as_posix()}/offences.yaml"
    assert loaded.workspace.get(DataTable, "by-force").rows


def test_a_bare_folder_is_named_as_the_user_named_it(
    workspace: Make, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(workspace({"evidence/bad.yaml": FINDING.replace("crime-data", "crime")}))

    loaded = load_evidence(Path("evidence"))

    assert found(loaded) == [("evidence/bad.yaml:3:9", "R201")]


def test_a_bare_folder_may_be_held_to_a_workspace_s_settings(workspace: Make) -> None:
    loaded = load_evidence(workspace({}) / "evidence", Settings(units=(Unit("session", "sessions"),)))

    assert {code for _, code in found(loaded)} == {"R106"}


def test_the_settings_of_a_workspace_are_no_record_of_it(workspace: Make) -> None:
    root = workspace({})

    assert load_evidence(root).diagnostics == ()
    assert isinstance(load_evidence(root).workspace.records["offences"], Statistic)


def test_a_bare_folder_that_does_not_exist_is_said_not_to(tmp_path: Path) -> None:
    with pytest.raises(UnreadableFileError, match="there is no such folder"):
        load_evidence(tmp_path / "nowhere")


# How it is done


@pytest.mark.parametrize("was_on", [True, False])
def test_the_garbage_collector_is_left_as_it_was(workspace: Make, tmp_path: Path, *, was_on: bool) -> None:
    before = gc.isenabled()
    try:
        (gc.enable if was_on else gc.disable)()
        load(workspace({}))
        assert gc.isenabled() is was_on
        load_evidence(tmp_path)
        assert gc.isenabled() is was_on
    finally:
        (gc.enable if before else gc.disable)()


def test_what_a_program_has_frozen_stays_frozen_and_nothing_else_does(workspace: Make) -> None:
    root = workspace({})
    load(root)
    assert gc.get_freeze_count() == 0
    gc.freeze()
    try:
        load(root)
        assert gc.get_freeze_count() > 0
    finally:
        gc.unfreeze()


def test_nothing_is_written(workspace: Make) -> None:
    root = workspace({})
    before = sorted((str(path), path.stat().st_mtime_ns) for path in root.rglob("*"))

    load(root)

    assert sorted((str(path), path.stat().st_mtime_ns) for path in root.rglob("*")) == before


@pytest.mark.skipif(os.name == "nt", reason="Windows has no pipes under a file's name")
def test_a_pipe_under_a_record_s_name_does_not_make_it_wait(workspace: Make) -> None:
    root = workspace({})
    os.mkfifo(root / "evidence" / "pipe.yaml")

    assert found(load(root)) == [("evidence/pipe.yaml", "S204")]
