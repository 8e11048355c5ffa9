"""A workspace with files laid over it that are not on the disk: as if they had been written."""

from __future__ import annotations

import os
import shutil
from collections.abc import Callable, Mapping
from dataclasses import replace
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from respondent.loading.workspace import Loaded, load

Make = Callable[[dict[str, str]], Path]

FINDING = "kind: finding\nstatement: It is so.\nsource: crime-data\n"
TABLE = (
    "kind: table\ntitle: Offences by region\nsource: crime-data\nunit: offence\nmeasure: recorded\n"
    "period: 2023/24\nrows: by-region.csv\nkey: region\nvalue: offences\n"
)
ORGANISATION = "kind: organisation\nname: Theirs\nlogo: logos/theirs.png\nlogo_alt: Logo\n"
LETTER = "---\nkind: letter\ntitle: Other\ndate: 2025-02-18\nfrom: our-charity\nto: minister\n---\nWords.\n"
VERDICT = "record: offences\nverdict: verified\n"

CONTENTS = (
    FINDING,
    FINDING.replace("crime-data", "other"),
    "kind: source\ntype: dataset\ntitle: Another\npublisher: Home Office\nissued: 2024\n",
    TABLE,
    "region,offences\nWales,3\n",
    ORGANISATION,
    LETTER,
    VERDICT,
    "kind: finding\nsource: [\n",
    "",
    "respondent: 1\nevidence: [evidence, more]\nunits:\n  - {name: offence, plural: offences}\n",
    None,
)
PATHS = (
    "evidence/crime-data.yaml",
    "evidence/offences.yaml",
    "evidence/by-force.csv",
    "evidence/by-region.yaml",
    "evidence/by-region.csv",
    "evidence/new/one.yaml",
    "evidence/new/Offences.yaml",
    "evidence/new/deep/offences (1).yaml",
    "evidence/our-charity.yaml",
    "more/one.yaml",
    "templates/letter.md.j2",
    "templates/new/other.md.j2",
    "templates/new/part.md.j2",
    "reviews/offences/one.yaml",
    "logos/theirs.png",
    "archive/crime-data.copies.yaml",
    "respondent.yaml",
)


def written(root: Path, files: Mapping[str, str | None]) -> None:
    """The files, on the disk; a file that goes leaves its folder."""
    for path, text in files.items():
        if text is None:
            (root / path).unlink(missing_ok=True)
        else:
            (root / path).parent.mkdir(parents=True, exist_ok=True)
            (root / path).write_text(text, encoding="utf-8")


def laid(root: Path, files: Mapping[str, str | None]) -> Loaded:
    """The workspace with the files laid over it."""
    return load(root, overlay={path: None if text is None else text.encode() for path, text in files.items()})


def loaded_as_written(root: Path, files: Mapping[str, str | None]) -> Loaded:
    """The workspace as a copy of it is loaded into which the files were written."""
    with TemporaryDirectory() as name:
        copy = Path(name) / "copy"
        shutil.copytree(root, copy, symlinks=True)
        written(copy, files)
        loaded = load(copy)
        return replace(loaded, workspace=replace(loaded.workspace, root=root))


@pytest.mark.parametrize(
    "files",
    [
        {"evidence/new.yaml": FINDING},
        {"evidence/offences.yaml": None},
        {"evidence/offences.yaml": "kind: [\n"},
        {"evidence/a/b/c/new.yaml": FINDING, "evidence/a/b/gone.yaml": None},
        {"evidence/by-force.csv": "force,offences\nGwent,7\n"},
        {"evidence/by-force.csv": None},
        {"evidence/by-region.yaml": TABLE, "evidence/by-region.csv": "region,offences\nWales,3\n"},
        {"evidence/by-region.yaml": TABLE, "evidence/elsewhere/by-region.csv": "region,offences\nWales,3\n"},
        {"evidence/theirs.yaml": ORGANISATION, "logos/theirs.png": "PNG"},
        {"evidence/theirs.yaml": ORGANISATION, "logos/their.png": "PNG"},
        {"evidence/theirs.yaml": ORGANISATION, "logos": "a file"},
        {"templates/other.md.j2": LETTER, "templates/letter.md.j2": None},
        {"templates/letter.md.j2": None, "templates/release.md.j2": None},
        {"respondent.yaml": "respondent: 1\nevidence: [proofs]\n", "proofs/new.yaml": FINDING},
        {"respondent.yaml": "respondent: 1\nevidence: [proofs]\n", "proofs": "a file"},
        {"respondent.yaml": "respondent: 1\nconfidential_evidence: [secret]\n", "secret/new.yaml": FINDING},
        {"reviews/offences/one.yaml": VERDICT, "archive/other.copies.yaml": "source: other\n"},
        {"evidence/offences.yaml": "x" * 1_000_001},
        {},
    ],
)
def test_what_is_laid_over_a_workspace_is_read_as_if_it_had_been_written(
    workspace: Make, files: dict[str, str | None]
) -> None:
    root = workspace({})

    assert laid(root, files) == loaded_as_written(root, files)


def test_nothing_is_written(workspace: Make) -> None:
    root = workspace({})
    before = {path: path.read_bytes() for path in root.rglob("*") if path.is_file()}

    laid(root, {"evidence/new/one.yaml": FINDING, "evidence/offences.yaml": None})

    assert {path: path.read_bytes() for path in root.rglob("*") if path.is_file()} == before
    assert not (root / "evidence/new").exists()


def test_settings_that_are_taken_away_are_told_not_a_trace(workspace: Make) -> None:
    loaded = laid(workspace({}), {"respondent.yaml": None})

    assert ("respondent.yaml", "S203") in [(str(one.span), one.code.id) for one in loaded.diagnostics]


@pytest.mark.skipif(os.name == "nt", reason="links need rights there")
def test_a_link_is_replaced_by_what_is_laid_over_it_and_its_target_stays(workspace: Make) -> None:
    root = workspace({"evidence/z.yaml": FINDING})
    (root / "evidence/linked.yaml").symlink_to("z.yaml")
    (root / "evidence/folder").mkdir()
    (root / "more").symlink_to("evidence/folder")

    loaded = laid(
        root, {"evidence/linked.yaml": FINDING.replace("is so", "is new"), "more/one.yaml": FINDING}
    )
    assert [loaded.workspace.records[name].fields["statement"] for name in ("linked", "z", "one")] == [
        "It is new.",
        "It is so.",
        "It is so.",
    ]
    assert laid(root, {"evidence/z.yaml": FINDING.replace("is so", "is new")}).workspace.records[
        "linked"
    ].fields["statement"] == ("It is new.")


@settings(
    suppress_health_check=[HealthCheck.function_scoped_fixture]
)  # nothing is written into the workspace
@given(files=st.dictionaries(st.sampled_from(PATHS), st.sampled_from(CONTENTS), max_size=5))
def test_any_files_are_read_as_if_they_had_been_written(
    workspace: Make, files: dict[str, str | None]
) -> None:
    made = workspace({})
    if files.get("respondent.yaml", "") is None:
        del files["respondent.yaml"]  # a folder without settings is no workspace
    assert laid(made, files) == loaded_as_written(made, files)
