"""A workspace that is loaded again and again gives what a fresh load gives, whatever happened in between."""

from __future__ import annotations

import os
import shutil
from collections.abc import Callable
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from respondent.loading.kept import Keeper
from respondent.loading.workspace import load

Make = Callable[[dict[str, str]], Path]

FINDING = "kind: finding\nstatement: It is so.\nsource: crime-data\n"
TABLE = (
    "kind: table\ntitle: Offences by region\nsource: crime-data\nunit: offence\nmeasure: recorded\n"
    "period: 2023/24\nrows: by-region.csv\nkey: region\nvalue: offences\n"
)
SETTINGS = "respondent: 1\nunits:\n  - {name: offence, plural: offences}\n"
STATISTIC = (
    "kind: statistic\nstatement: Police recorded 38,685 offences in 2023/24.\nsource: crime-data\n"
    "value: 38,685\nunit: offence\nmeasure: recorded\nperiod: 2023/24\n"
)
LETTER = "---\nkind: letter\ntitle: Other\ndate: 2025-02-18\nfrom: our-charity\nto: minister\n---\nWords.\n"

CONTENTS = (
    FINDING,
    FINDING.replace("is so", "is no"),  # of the same size
    FINDING.replace("crime-data", "other"),
    "kind: source\ntype: dataset\ntitle: Another\npublisher: Home Office\nissued: 2024\n",
    "# respondent: ignore E107 because it is so\n" + TABLE,
    "region,offences\nWales,3\n",
    "region,offences\nWales,4\n",
    "force,offences\nGwent,7\nDyfed-Powys,192\n",
    STATISTIC,
    STATISTIC.replace("38,685", "38,658"),
    STATISTIC.replace("crime-data", "gone"),
    STATISTIC + "of: offences\n",
    STATISTIC + "formerly: old-offences\n",
    STATISTIC.replace("unit: offence", "unit: offences"),
    "kind: organisation\nname: Theirs\nlogo: logos/theirs.png\nlogo_alt: Logo\n",
    LETTER,
    LETTER.replace("Words", "Other words"),
    "record: offences\nverdict: verified\n",
    "kind: finding\nsource: [\n",
    SETTINGS,
    SETTINGS + "evidence: [evidence, more]\n",
    SETTINGS + "confidential_evidence: [secret]\n",
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
    "evidence/our-charity.yaml",
    "more/one.yaml",
    "secret/hidden.yaml",
    "templates/letter.md.j2",
    "templates/new/other.md.j2",
    "reviews/offences/one.yaml",
    "logos/theirs.png",
    "archive/crime-data.copies.yaml",
    "respondent.yaml",
)
STEP = st.tuples(st.sampled_from(PATHS), st.sampled_from(CONTENTS), st.booleans())


def write(path: Path, text: str | None) -> None:
    if text is None:
        path.unlink(missing_ok=True)
    else:
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")


@settings(max_examples=40, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(steps=st.lists(STEP, max_size=12))
def test_after_any_changes_it_gives_what_a_fresh_load_gives(
    workspace: Make, steps: list[tuple[str, str | None, bool]]
) -> None:
    root = workspace({})
    keeper = Keeper(root)
    for path, text, really in steps:
        if path == "respondent.yaml" and text is None:
            continue  # a folder without settings is no workspace
        if really:
            write(root / path, text)
        data = None if text is None else text.encode()
        assert keeper.load({path: data}) == load(root, overlay={path: data})
        assert keeper.load() == load(root)
    shutil.rmtree(root)


@settings(max_examples=60, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(steps=st.lists(STEP, max_size=8))
def test_what_it_finds_changed_is_all_that_need_be_looked_at(
    workspace: Make, steps: list[tuple[str, str | None, bool]]
) -> None:
    root = workspace({})
    keeper = Keeper(root)
    keeper.load()
    for path, text, _ in steps:
        if path != "respondent.yaml" or text is not None:
            write(root / path, text)
        assert keeper.load(suspects=keeper.changed(10)) == load(root)
        data = None if text is None else text.encode()
        assert keeper.load({path: data}, suspects=()) == load(root, overlay={path: data})
    shutil.rmtree(root)


def test_what_has_not_changed_is_the_same_object(workspace: Make) -> None:
    root = workspace({})
    keeper = Keeper(root)
    before = keeper.load().workspace.records

    write(root / "evidence/offences.yaml", None)
    after = keeper.load().workspace.records

    assert "offences" not in after
    assert all(after[name] is before[name] for name in after)


def test_a_file_that_is_trusted_is_not_looked_at(workspace: Make) -> None:
    root = workspace({})
    keeper = Keeper(root)
    before = keeper.load()
    write(root / "evidence/offences.yaml", None)

    assert keeper.load(suspects=()) == before
    assert keeper.changed(10)
    assert keeper.load() == load(root)
    assert keeper.changed(10) == ()


@pytest.mark.parametrize(
    ("path", "old", "new"),
    [
        ("evidence/offences.yaml", "38,685", "38,658"),
        ("evidence/offences.yaml", "unit: offence", "unit: offences"),
        ("evidence/offences.yaml", "kind:", "# respondent: ignore E107 because it is so\nkind:"),
        ("evidence/offences.yaml", "value: 38,685", "value: 38,685\nof: offences"),
        ("evidence/offences.yaml", "value: 38,685", "value: 38,685\nsuperseded_by: offences"),
        ("evidence/offences.yaml", "crime-data", "crime"),
        ("evidence/by-force.csv", "503", "504"),
        ("evidence/by-force.csv", "503", "many"),
        ("evidence/by-force.csv", "force,", "area,"),
        ("evidence/minister.yaml", "2024-07-05", "2025-07-05"),
        ("evidence/crime-data.yaml", "Police recorded crime", "Crime"),
    ],
)
def test_a_correction_is_laid_over_as_it_would_be_loaded(
    workspace: Make, path: str, old: str, new: str
) -> None:
    root = workspace({})
    keeper = Keeper(root)
    keeper.load()
    data = (root / path).read_text().replace(old, new).encode()

    assert keeper.load({path: data}, suspects=()) == load(root, overlay={path: data})
    assert keeper.load(suspects=()) == load(root)
    (root / path).write_bytes(data)
    assert keeper.load(suspects=[str(root.resolve() / path)]) == load(root)


def test_a_change_within_one_tick_of_the_clock_is_seen(workspace: Make) -> None:
    root = workspace({})
    keeper = Keeper(root)
    keeper.load()
    path = root / "evidence/offences.yaml"
    status = path.stat()
    path.write_text(path.read_text().replace("38,685", "38,658"))
    os.utime(path, ns=(status.st_atime_ns, status.st_mtime_ns))

    assert keeper.load() == load(root)


@pytest.mark.skipif(os.name == "nt", reason="links need rights there")
def test_links_that_turn_elsewhere_are_followed_anew(workspace: Make) -> None:
    root = workspace({"evidence/one.txt": FINDING, "evidence/two.txt": FINDING.replace("is so", "is no")})
    link = root / "evidence/linked.yaml"
    link.symlink_to("one.txt")
    rows = root / "evidence/rows"
    for name, value in (("a", 3), ("b", 4)):
        (root / name).mkdir()
        write(root / name / "by-region.csv", f"region,offences\nWales,{value}\n")
    rows.symlink_to(root / "a")
    write(root / "evidence/by-region.yaml", TABLE.replace("by-region.csv", "rows/by-region.csv"))
    keeper = Keeper(root)
    assert keeper.load() == load(root)

    for path, target in ((link, "two.txt"), (rows, root / "b")):
        path.unlink()
        path.symlink_to(target)
        assert keeper.load() == load(root)
    assert keeper.load({"evidence/two.txt": FINDING.encode()}) == load(
        root, overlay={"evidence/two.txt": FINDING.encode()}
    )


def test_looking_for_changes_goes_on_where_it_stopped(
    workspace: Make, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("respondent.loading.kept._SLICE", 1)
    root = workspace({})
    keeper = Keeper(root)
    keeper.load()
    write(root / "evidence/offences.yaml", None)

    assert any(keeper.changed(0) for _ in range(20))
