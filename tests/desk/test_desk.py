"""The desk: what visitors see, and how what happens elsewhere is noticed."""

from __future__ import annotations

import asyncio
import time
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from threading import Thread

import pytest

from respondent.build import check
from respondent.desk.desk import Desk
from respondent.desk.events import Event, Kind
from respondent.desk.outcome import Saved
from respondent.desk.view import View
from respondent.loading.workspace import load
from respondent.model.edit import FileChange
from respondent.model.person import Person
from respondent.signing_off import Given, sign_off

Git = Callable[..., str]
Shared = Callable[[dict[str, str]], Path]
Edit = Callable[[Path, str, str, str], FileChange]
DeskAt = Callable[[Path], Desk]

OFFENCES = "evidence/offences.yaml"
BY_FORCE = "evidence/by-force.csv"
LETTER = "templates/letter.md.j2"
SIGNED = "respondent: 1\nunits: [{name: offence, plural: offences}]\nsignoff: {required: true}\n"
BOTH = (
    "---\nkind: letter\ntitle: Both\ndate: 2025-02-18\nfrom: our-charity\nto: minister\n---\n"
    'Police recorded {{ figure("offences") }} offences, {{ figure("by-force", force="Gwent") }} of them in Gwent.\n'
)


@pytest.fixture(autouse=True)
def _at_once(monkeypatch: pytest.MonkeyPatch) -> None:
    """Look for changes at every view."""
    monkeypatch.setattr("respondent.desk.desk.LOOKS_EVERY", 0.0)


def told(desk: Desk, *, confidential: bool = False) -> list[tuple[str, str]]:
    return [(event.subject, event.by) for event in desk.events.since(0, confidential=confidential)]


def test_while_somebody_listens_a_desk_looks_though_nobody_opens_a_page(
    shared: Shared, desk_at: DeskAt, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("respondent.desk.watch.LOOKS_EVERY", 0.001)
    desk = desk_at(shared({}))

    async def story() -> Event:
        stream = desk.events.subscribe(confidential=False, after=0)
        coming = asyncio.ensure_future(anext(stream))
        file = desk.root / OFFENCES
        file.write_text(file.read_text(encoding="utf-8").replace("38,685", "38,699"), encoding="utf-8")
        event = await coming
        await stream.aclose()
        return event

    with ThreadPoolExecutor(1) as pool:  # in this thread a browser of other tests may have its loop
        assert pool.submit(asyncio.run, story()).result().subject == "offences"


def test_a_view_is_the_workspace_with_its_problems_and_its_documents(
    shared: Shared, git: Git, desk_at: DeskAt
) -> None:
    root = shared({"evidence/no-locator.yaml": "kind: finding\nstatement: It is so.\nsource: crime-dta\n"})
    desk = desk_at(root)
    view = desk.view()

    assert view.loaded == load(root)
    assert (view.version, view.commit) == (1, git(root, "rev-parse", "HEAD").strip())
    assert [p.code.id for p in view.problems["no-locator"]] == ["R201"]
    assert not view.checked
    desk.warm(wait=True)
    view = desk.view()
    assert view.checked
    assert [(use.document, use.sentences) for use in view.uses("offences")] == [
        ("letter", ("Police recorded 38,685 offences in 2023/24.",))
    ]
    assert view.used_in()["by-force"] == ("release-gwent", "release-dyfed-powys")
    assert view.uses("nothing") == ()
    assert sorted(sheet.document.id for sheet in view.sheets()) == [
        "letter",
        "release-dyfed-powys",
        "release-gwent",
    ]
    sheet = view.sheet("release-gwent")
    assert sheet is not None
    assert view.sheet("release-kent") is None
    assert view.missing("letter") == ()
    assert view.may_show(OFFENCES)


def test_the_problems_of_a_view_are_those_that_check_tells_of_records_and_documents(
    shared: Shared, desk_at: DeskAt
) -> None:
    root = shared(
        {
            "evidence/again.yaml": (
                "kind: statistic\nstatement: Police recorded 38,686 offences in 2023/24.\nsource: crime-data\n"
                "value: 48,686\nunit: offence\nmeasure: recorded\nperiod: 2023/24\n"
            ),
            "templates/other.md.j2": (
                "---\nkind: letter\ntitle: O\ndate: 2025-02-18\nfrom: our-charity\nto: minister\n---\n"
                'There were {{ figure("again") }} offences, or 77, by 1 June.\n'
            ),
        }
    )
    desk = desk_at(root)
    desk.warm(wait=True)
    view = desk.view()

    mine = {*view.diagnostics, *(p for sheet in view.sheets() for p in sheet.problems)}
    use = {"E104", "E105"}  # of what nothing uses, only a whole check tells
    assert mine == {problem for problem in check(root, now=desk._clock()) if problem.code.id not in use}
    assert {problem.code.id for problem in view.problems["again"]} == {"E115"}
    assert "E108" in {problem.code.id for problem in view.problems["offences"]}
    held = view.sheet("other")
    assert held is not None
    assert held.held_back
    assert {p.code.id for p in held.because} >= {"E115"}


def test_what_is_saved_shows_in_the_next_view_and_is_told(
    shared: Shared, edit: Edit, desk_at: DeskAt, partner: Person
) -> None:
    root = shared({})
    desk = desk_at(root)
    desk.warm(wait=True)
    first = desk.view()
    letter = first.side.made("letter")
    release = first.side.made("release")

    saved = desk.save([edit(root, OFFENCES, "38,685", "38,658")], partner, "x")
    view = desk.view()

    assert isinstance(saved, Saved)
    assert view.commit == saved.commit
    assert view.version == first.version + 1
    assert view.loaded == load(root)
    assert told(desk) == [("offences", "Partner Office")]
    assert view.side.made("letter") is not letter
    assert view.side.made("release") is release
    assert view.checked
    assert first.workspace.records["offences"] != view.workspace.records["offences"]


def test_what_a_preview_made_is_not_made_again_when_it_is_saved(
    shared: Shared, edit: Edit, desk_at: DeskAt, partner: Person
) -> None:
    root = shared({})
    desk = desk_at(root)
    list(desk.view(confidential=True).side.all_made())
    files = [edit(root, OFFENCES, "38,685", "38,658")]

    shown = desk.preview(desk.view(confidential=True), files)
    desk.save(files, partner, "x")
    view = desk.view(confidential=True)

    assert [one.document for one in shown.documents] == ["letter"]
    assert view.side.to_make() == 0
    assert view.sheets() == desk_at(root).view(confidential=True).sheets()


@pytest.mark.parametrize("meanwhile", ["a record", "the template", "a sign-off"])
def test_what_a_preview_made_is_made_again_where_something_else_has_changed_meanwhile(
    shared: Shared, edit: Edit, desk_at: DeskAt, partner: Person, meanwhile: str
) -> None:
    root = shared({"templates/both.md.j2": BOTH, "respondent.yaml": SIGNED})
    desk = desk_at(root)
    list(desk.view(confidential=True).side.all_made())
    files = [edit(root, OFFENCES, "38,685", "38,658")]

    desk.preview(desk.view(confidential=True), files)
    if meanwhile == "a sign-off":
        sign_off(root, "both", Given("our-charity", "chief executive", "The Office"))
    elif meanwhile == "a record":
        assert isinstance(desk.save([edit(root, BY_FORCE, "503", "530")], partner, "x"), Saved)
    else:
        assert isinstance(desk.save([edit(root, LETTER, "Police", "Police forces")], partner, "x"), Saved)
    desk.look()
    assert isinstance(desk.save(files, partner, "y"), Saved)

    assert desk.view(confidential=True).sheets() == desk_at(root).view(confidential=True).sheets()


@pytest.mark.parametrize(
    "way", ["editor", "commit", "new", "gone", "broken", "template", "settings", "review"]
)
def test_a_change_from_elsewhere_is_noticed(shared: Shared, git: Git, desk_at: DeskAt, way: str) -> None:
    root = shared({})
    desk = desk_at(root)
    desk.view()
    path = root / OFFENCES
    subject = "offences"
    match way:
        case "editor":
            path.write_text(path.read_text().replace("38,685", "38,658"))
        case "commit":
            path.write_text(path.read_text().replace("38,685", "38,658"))
            git(root, "commit", "-qam", "Theirs")
        case "new":
            (root / "evidence/deep").mkdir()
            (root / "evidence/deep/found.yaml").write_text(
                "kind: finding\nstatement: So.\nsource: crime-data\n"
            )
            subject = "found"
        case "gone":
            path.unlink()
        case "broken":
            path.write_text("kind: [\n")
        case "template":
            (root / "templates/letter.md.j2").write_text("---\nkind: letter\n---\n")
            subject = "letter.md.j2"
        case "settings":
            (root / "respondent.yaml").write_text("respondent: 1\n")
            subject = ""
        case _:
            (root / "reviews/offences").mkdir(parents=True)
            (root / "reviews/offences/x.yaml").write_text("record: offences\n")

    view = desk.view()

    assert view.loaded == load(root)
    by = "Policy Team" if way == "commit" else ""
    assert told(desk) == ([] if way == "review" else [(subject, by)])
    assert desk.view().version == view.version
    if way == "settings":
        assert desk.events.since(0, confidential=False)[0].kind is Kind.RELOAD


def test_a_commit_that_changes_nothing_here_is_another_version_without_news(
    shared: Shared, git: Git, desk_at: DeskAt
) -> None:
    root = shared({})
    desk = desk_at(root)
    git(root, "commit", "-q", "--allow-empty", "-m", "Empty")
    view = desk.view()
    assert (view.version, view.commit) == (2, git(root, "rev-parse", "HEAD").strip())
    assert told(desk) == []


def test_a_look_that_was_just_taken_is_not_taken_again(
    shared: Shared, desk_at: DeskAt, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("respondent.desk.desk.LOOKS_EVERY", 60.0)
    root = shared({})
    desk = desk_at(root)
    (root / OFFENCES).unlink()
    assert "offences" in desk.view().workspace.records
    monkeypatch.setattr("respondent.desk.desk.LOOKS_EVERY", 0.0)
    assert "offences" not in desk.view().workspace.records


def test_everything_is_held_to_the_disk_from_time_to_time(
    shared: Shared, desk_at: DeskAt, monkeypatch: pytest.MonkeyPatch
) -> None:
    root = shared(
        {"evidence/our-charity.yaml": "kind: organisation\nname: C\nlogo: logo.png\nlogo_alt: Logo\n"}
    )
    desk = desk_at(root)
    monkeypatch.setattr("respondent.desk.desk.READS_ALL_EVERY", 0.0)
    (root / "logo.png").write_bytes(b"")
    assert desk.view().loaded.diagnostics == ()


def test_words_of_organisations_are_held_against_documents_anew(
    shared: Shared, desk_at: DeskAt, partner: Person
) -> None:
    root = shared({"respondent.yaml": "respondent: 1\nunits: [{name: offence, plural: offences}]\n"})
    desk = desk_at(root)
    before = desk.view().side.made("letter")
    saved = desk.save(
        [FileChange("signoffs/letter/20250101T000000Z-x.yaml", None, b"document: letter\n")], partner, "x"
    )
    assert isinstance(saved, Saved)
    assert desk.view().side.made("letter") is not before


def test_what_changed_last_and_what_a_file_was_are_read_from_the_commits(
    shared: Shared, git: Git, edit: Edit, desk_at: DeskAt, partner: Person
) -> None:
    root = shared({})
    desk = desk_at(root)
    change = edit(root, OFFENCES, "38,685", "38,658")
    saved = desk.save([change], Person("Zoë O'Hara", "z@example.org"), "Correct the value\n\nTypo.")
    assert isinstance(saved, Saved)
    git(root, "mv", OFFENCES, "evidence/renamed.yaml")
    git(root, "commit", "-qm", "Rename it")

    assert [one.subject for one in desk.history("evidence/renamed.yaml")] == [
        "Rename it",
        "Correct the value",
        "Begin",
    ]
    last, before = desk.recent(2, confidential=True)
    assert last.paths == (OFFENCES, "evidence/renamed.yaml") or set(last.paths) == {"evidence/renamed.yaml"}
    assert (before.author, before.email, before.body, before.paths) == (
        "Zoë O'Hara",
        "z@example.org",
        "Typo.",
        (OFFENCES,),
    )
    assert desk.text_at(saved.commit, OFFENCES) == change.after
    assert desk.text_at(f"{saved.commit}~1", OFFENCES) == change.before
    assert desk.text_at("--help", OFFENCES) is None
    assert desk.text_at(saved.commit, "evidence/none.yaml") is None


def test_the_overlay_of_a_change_is_loaded_without_being_written(
    shared: Shared, edit: Edit, desk_at: DeskAt
) -> None:
    root = shared({})
    change = edit(root, OFFENCES, "38,685", "38,658")
    assert desk_at(root).reload({OFFENCES: change.after}) == load(root, overlay={OFFENCES: change.after})


def test_a_comment_that_silences_a_rule_counts_from_the_next_view_on(
    shared: Shared, edit: Edit, desk_at: DeskAt, partner: Person
) -> None:
    root = shared({})
    wrong = edit(root, OFFENCES, "value: 38,685", "value: 38,658")
    (root / OFFENCES).write_bytes(wrong.after or b"")
    desk = desk_at(root)
    desk.warm(wait=True)
    assert [p.code.id for p in desk.view().problems["offences"]] == ["E115"]

    (root / OFFENCES).write_bytes(
        (wrong.after or b"").replace(b"value:", b"# respondent: ignore E115 because so\nvalue:")
    )
    assert "offences" not in desk.view().problems
    (root / OFFENCES).write_bytes(b"\n" + (wrong.after or b""))
    (problem,) = desk.view().problems["offences"]
    assert problem.span.line == 5


def test_settings_that_change_have_the_rules_asked_again(shared: Shared, desk_at: DeskAt) -> None:
    root = shared({})
    desk = desk_at(root)
    desk.warm(wait=True)
    with (root / "respondent.yaml").open("a") as file:
        file.write("percent: per cent\n")
    for _ in range(200):
        if desk.view().checked:
            break
        time.sleep(0.05)
    assert desk.view().checked


def test_whoever_has_saved_sees_it_though_others_look_at_the_same_time(
    shared: Shared, desk_at: DeskAt, partner: Person, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("respondent.desk.desk.LOOKS_EVERY", 60.0)
    root = shared(
        {f"evidence/note-{n}.yaml": "kind: finding\nstatement: 0\nsource: crime-data\n" for n in range(4)}
    )
    desk = desk_at(root)
    missed = []

    def work(number: int) -> None:
        path = f"evidence/note-{number}.yaml"
        for turn in range(1, 4):
            data = (root / path).read_bytes()
            new = data.replace(b"statement: %d" % (turn - 1), b"statement: %d" % turn)
            assert isinstance(desk.save([FileChange(path, data, new)], partner, "x"), Saved)
            if desk.view().workspace.records[f"note-{number}"].fields["statement"] != str(turn):
                missed.append((number, turn))

    threads = [Thread(target=work, args=(number,)) for number in range(4)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert missed == []


def test_many_changes_at_once_are_told_as_one(
    shared: Shared, desk_at: DeskAt, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("respondent.desk.desk.MANY", 1)
    root = shared({})
    desk = desk_at(root)
    for name in ("offences", "minister"):
        (root / f"evidence/{name}.yaml").unlink()
    view: View = desk.view()
    (event,) = desk.events.since(0, confidential=False)
    assert event == Event(Kind.RELOAD, commit=view.commit, version=2, number=1)


def test_desks_can_be_warmed_in_the_background(shared: Shared, desk_at: DeskAt) -> None:
    desk = desk_at(shared({}))
    desk.warm()
    for _ in range(200):
        if desk.view().checked:
            break
        time.sleep(0.05)
    assert desk.view().checked
