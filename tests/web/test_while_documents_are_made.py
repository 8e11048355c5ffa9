"""Nobody waits for many documents: the list and the first page show at once, and say what is not known yet."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from pathlib import Path
from threading import Event, Thread

import pytest
from tests.web.team import TEAM, ClientMaker

from respondent.desk.desk import Desk
from respondent.desk.made import make
from respondent.desk.view import FEW
from respondent.loading.workspace import Loaded, load
from respondent.model.review import Fingerprint, Review, Reviewer, ReviewVerdict, Standing
from respondent.model.span import Span
from respondent.reviewing.fingerprint import fingerprint
from respondent.web.evidence.entry import Lines
from respondent.web.evidence.index import index, statuses

NOW = datetime(2026, 1, 5, 12, tzinfo=UTC)
LETTER = (
    "---\nkind: letter\ntitle: Offences\ndate: 2025-02-18\nfrom: our-charity\nto: minister\n---\n"
    'Police recorded {{ figure("offences") }} offences in {{ period("offences") }}.\n'
)
LETTERS = {f"templates/letter-{number}.md.j2": LETTER for number in range(FEW + 1)}

Workspaces = Callable[[dict[str, str]], Path]


def test_the_list_shows_before_the_documents_are_made_and_then_where_each_record_is_used(
    workspace: Workspaces, client: ClientMaker
) -> None:
    desk = Desk(workspace(TEAM | LETTERS))
    visitor = client(desk=desk)
    page = visitor.get("/evidence")
    assert "…</span>" in page.text
    assert not desk.view().is_made
    assert "The documents are being read just now" in visitor.get("/").text
    assert statuses(desk.view()) is None

    desk.warm(wait=True)

    assert "…</span>" not in visitor.get("/evidence").text
    assert "The documents are being read just now" not in visitor.get("/").text


def test_whoever_asks_where_records_are_used_waits_for_the_answer(
    workspace: Workspaces, client: ClientMaker
) -> None:
    desk = Desk(workspace(TEAM | LETTERS))
    assert not index(desk.view()).is_whole
    page = client(desk=desk).get("/evidence?used=letter-0")
    assert "38,685 offences" in page.text
    assert "…</span>" not in page.text


def test_documents_are_made_by_one_at_a_time_and_again_if_that_is_asked_for_meanwhile(
    workspace: Workspaces, monkeypatch: pytest.MonkeyPatch
) -> None:
    desk = Desk(workspace(LETTERS))
    rounds, first, go_on = [], Event(), Event()

    def make_everything() -> None:
        rounds.append(1)
        first.set()
        assert go_on.wait(60)

    monkeypatch.setattr(desk, "_make_everything", make_everything)
    desk.warm()
    assert first.wait(60)
    waiting = Thread(target=desk.warm, kwargs={"wait": True})
    waiting.start()
    desk.warm()
    go_on.set()
    waiting.join(60)
    assert 1 <= len(rounds) <= 3
    desk.warm(wait=True)
    assert len(rounds) >= 2


def test_what_is_made_already_is_there_while_others_are_being_made(
    workspace: Workspaces, monkeypatch: pytest.MonkeyPatch
) -> None:
    view = Desk(workspace(LETTERS)).view()
    known = view.side.made("letter-0")
    begun, go_on = Event(), Event()

    def slowly(*arguments: object) -> object:
        begun.set()
        assert go_on.wait(60)
        return make(*arguments)  # type: ignore[arg-type]

    monkeypatch.setattr("respondent.desk.making.make", slowly)
    other = Thread(target=view.side.made, args=("letter-1",))
    other.start()
    assert begun.wait(60)
    assert view.side.made("letter-0") is known
    assert view.side.to_make() == len(LETTERS) - 1 + 2
    go_on.set()
    other.join(60)


def verified(loaded: Loaded, at: datetime) -> Review:
    record = loaded.workspace.records["offences"]
    fields: Fingerprint = fingerprint(record, loaded.workspace.records)
    return Review(
        record="offences",
        verdict=ReviewVerdict.VERIFIED,
        reviewer=Reviewer("A Reviewer", "a@example.org"),
        at=at,
        fields=fields.fields,
        span=Span("reviews/x.yaml", 1, 1),
    )


def test_a_line_is_made_anew_only_where_something_that_it_says_has_changed(workspace: Workspaces) -> None:
    root = workspace({})
    loaded = load(root)
    lines = Lines()

    def made(one: Loaded, uses: dict[str, tuple[str, ...]]) -> dict[str, object]:
        return {entry.id: entry for entry in lines.of(one.workspace, uses, {}, NOW)}

    first = made(loaded, {})
    assert all(entry is first[name] for name, entry in made(loaded, {}).items())
    used = made(loaded, {"offences": ("letter",)})
    assert [name for name, entry in used.items() if entry is not first[name]] == ["offences"]

    source = loaded.workspace.records["crime-data"]
    other = replace(source, heading="Another title")  # type: ignore[call-arg]
    records = {**loaded.workspace.records, "crime-data": other}
    changed = made(Loaded(replace(loaded.workspace, records=records), ()), {"offences": ("letter",)})
    anew = {name for name, entry in changed.items() if entry is not used[name]}
    assert anew == {"crime-data", "offences", "by-force"}


def test_a_line_tells_of_a_verdict_as_soon_as_it_is_given_and_when_it_is_due(workspace: Workspaces) -> None:
    loaded = load(workspace({}))
    lines = Lines()

    def standing(now: datetime, *reviews: Review) -> Standing | None:
        known = replace(loaded.workspace, reviews={"offences": reviews} if reviews else {})
        return next(one for one in lines.of(known, None, {}, now) if one.id == "offences").standing

    ahead = verified(loaded, NOW + timedelta(hours=1))
    assert standing(NOW) is Standing.NONE
    assert standing(NOW, ahead) is Standing.NONE
    assert standing(NOW + timedelta(hours=2), ahead) is Standing.VERIFIED
    assert standing(NOW + timedelta(hours=2)) is Standing.NONE
