"""Documents made apart from the server, in children that are held to limits."""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterator
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path

import pytest

from respondent.confining.limits import Limits
from respondent.confining.steady import SteadyChild
from respondent.desk.desk import Desk
from respondent.desk.making import MakerApart, make_here
from respondent.model.edit import FileChange
from respondent.model.person import Person

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="there they are made in the server")

Git = Callable[..., str]
Shared = Callable[[dict[str, str]], Path]
Edit = Callable[[Path, str, str, str], FileChange]
DeskAt = Callable[[Path], Desk]

OFFENCES = "evidence/offences.yaml"
NOON = datetime(2025, 6, 2, 12, 0, tzinfo=UTC)
SECRET = (
    "kind: statistic\nstatement: Police recorded 7,777 offences in Kent in 2023/24.\nsource: crime-data\n"
    "value: 7,777\nunit: offence\nmeasure: recorded\nperiod: 2023/24\nplace: Kent\n"
    "confidential: true\nreason: not yet published\n"
)
FILES = {
    "evidence/secret.yaml": SECRET,
    "templates/other.md.j2": (
        "---\nkind: letter\ntitle: Other\ndate: 2025-02-18\nfrom: our-charity\nto: minister\n---\n"
        'There were {{ figure("offences") }} offences.\n\n'
        '{% confidential reason="new" %}Kent had {{ figure("secret") }}.{% endconfidential %}\n'
    ),
}
VERY_MANY = {
    "evidence/many.yaml": (
        "kind: table\ntitle: Offences by ward\nsource: crime-data\nunit: offence\nmeasure: recorded\n"
        "period: 2023/24\nplace: {column: ward}\nrows: many.csv\nkey: ward\nvalue: offences\n"
    ),
    "evidence/many.csv": "ward,offences\n" + "".join(f"Ward {n},{n}\n" for n in range(1, 6_000)),
    "templates/many.md.j2": (
        "---\nkind: release\ntitle: Offences in {{ ward }}\ndate: 2025-02-18\nfrom: our-charity\n"
        "for_each: {ward: many}\n---\nThere were {{ figure('many', ward=ward) }} offences.\n"
    ),
}


@pytest.fixture
def apart() -> Iterator[MakerApart]:
    maker = MakerApart(Limits(cpu=20, wall=60.0))
    yield maker
    maker.close()


@pytest.mark.parametrize("confidential", [True, False])
def test_documents_made_apart_are_those_that_are_made_here(
    shared: Shared, apart: MakerApart, confidential: bool
) -> None:
    root = shared(FILES)
    here = Desk(root).view(confidential)
    there = Desk(root, maker=apart).view(confidential)

    assert there.sheets() == here.sheets()
    assert len(there.sheets()) == 4
    for name in here.workspace.templates:
        assert there.side.made(name) == replace(here.side.made(name), day=there.side.made(name).day)
    assert there.uses("offences") == here.uses("offences")
    assert there.used_in() == here.used_in()


def test_what_an_edit_does_is_seen_and_saved_with_documents_made_apart(
    shared: Shared, edit: Edit, apart: MakerApart
) -> None:
    root = shared(FILES)
    desk = Desk(root, maker=apart)
    files = [edit(root, OFFENCES, "38,685", "38,658")]
    shown = desk.preview(desk.view(), files)
    assert shown == Desk(root).preview(Desk(root).view(), files)
    assert [one.document for one in shown.documents] == ["letter", "other"]
    desk.save(files, Person("Ada", "ada@example.org"), "x")
    assert desk.view().sheets() == Desk(root).view().sheets()


def test_a_template_that_takes_too_much_is_stopped_and_the_others_are_made(shared: Shared) -> None:
    root = shared(FILES | VERY_MANY)
    maker = MakerApart(Limits(cpu=1, wall=3.0))
    try:
        view = Desk(root, maker=maker).view()
        assert [one.document.id for one in view.sheets()] == [
            "letter", "other", "release-gwent", "release-dyfed-powys",
        ]  # fmt: skip
        (problem,) = view.missing("many")
        child = maker._confinement._children
        assert isinstance(child, SteadyChild)
        changed = replace(view.workspace)
        assert maker(changed, ["letter"], NOON)["letter"].sheets
        running = child._running
        assert maker(changed, ["many"], NOON)["many"].missing == (problem,)
        assert child._running is running, "nobody waits for it once more"
    finally:
        maker.close()
    assert problem.span.path == "templates/many.md.j2"
    assert problem.message.startswith("This document took too long to make, and was stopped.")
    assert problem.code.id == "T210"


def test_children_that_were_killed_are_brought_up_again(shared: Shared, apart: MakerApart) -> None:
    view = Desk(shared(FILES), maker=apart).view()
    view.side.made("letter")
    children = apart._confinement._children
    assert isinstance(children, SteadyChild)
    assert children._running is not None
    children._running.process.kill()
    assert len(view.side.made("release").sheets) == 2


def test_a_preview_without_a_document_for_a_reason_that_passes_is_worked_out_again(
    shared: Shared, edit: Edit
) -> None:
    root = shared(FILES)
    maker = MakerApart()
    desk = Desk(root, maker=maker)
    files = [edit(root, OFFENCES, "38,685", "38,658")]
    maker.close()
    assert not any(one.sentences for one in desk.preview(desk.view(), files).documents)
    desk._maker = desk.view().side._maker = make_here
    assert [one.document for one in desk.preview(desk.view(), files).documents] == ["letter", "other"]


def test_where_there_is_no_child_to_be_had_it_is_said_and_asked_again(shared: Shared) -> None:
    maker = MakerApart()
    view = Desk(shared(FILES), maker=maker).view()
    maker.close()
    (problem,) = view.missing("letter")
    assert "Many people are at work here" in problem.message
    view.side._maker = make_here
    assert view.missing("letter") == ()
