"""Nothing confidential shows in views, previews, the past and events of those who may not see it."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from respondent.desk.desk import Desk
from respondent.desk.events import Kind
from respondent.desk.outcome import Saved
from respondent.desk.redacted import without_passages
from respondent.model.document import text_of
from respondent.model.edit import FileChange
from respondent.model.person import Person
from respondent.writing.markdown import write_markdown

Git = Callable[..., str]
Shared = Callable[[dict[str, str]], Path]
Edit = Callable[[Path, str, str, str], FileChange]
DeskAt = Callable[[Path], Desk]

SECRET = (
    "kind: statistic\nstatement: Canary offices counted 4,711 offences in 2023/24.\nsource: crime-data\n"
    "locator: p 1\nvalue: 4,711\nunit: offence\nmeasure: recorded\nperiod: 2023/24\nconfidential: true\n"
    "reason: Canary reason\n"
)
FILES = {
    "evidence/canary-count.yaml": SECRET,
    "evidence/canary-charity.yaml": (
        "kind: organisation\nname: Canary Charity\nconfidential: true\nreason: Canary reason\n"
    ),
    "evidence/rests.yaml": "kind: finding\nstatement: So.\nsource: canary-source\n",
    "evidence/canary-source.yaml": (
        "kind: source\ntype: report\ntitle: Canary report\npublisher: P\nissued: 2024\n"
        "confidential: true\nreason: Canary\n"
    ),
    "evidence/near.yaml": "kind: finding\nstatement: So.\nsource: canary-sourcf\n",
    "evidence/same.yaml": (
        "kind: statistic\nstatement: Offices counted 5,000 offences in 2023/24.\nsource: crime-data\nlocator: p 1\n"
        "value: 5,000\nunit: offence\nmeasure: recorded\nperiod: 2023/24\n"
    ),
    "evidence/broken.yaml": "kind: [\nconfidential: true\nstatement: canary\n",
    "evidence/open-broken.yaml": "kind: [\n",
    "vault/canary-kept.yaml": "kind: finding\nstatement: Canary finding.\nsource: crime-data\n",
    "vault/canary-bad.yaml": "kind: [\nstatement: canary\n",
    "respondent.yaml": (
        "respondent: 1\nunits:\n  - {name: offence, plural: offences}\nconfidential_evidence: [vault]\n"
    ),
    "templates/letter.md.j2": (
        "---\nkind: letter\ntitle: Offences\ndate: 2025-02-18\n"
        "from: [our-charity, canary-charity]\nto: minister\n---\n"
        'Police recorded {{ figure("offences") }} offences.\n\n'
        '{% confidential reason="Canary reason" %}They counted {{ figure("canary-count") }} canaries.\n'
        "More canaries.{% endconfidential %}\n\n"
        'After it {# canary-free #} {{ figure("same") }}.\n'
    ),
    "templates/bad.md.j2": (
        "---\nkind: letter\ntitle: Bad\ndate: 2025-02-18\nfrom: our-charity\nto: minister\n---\n"
        'There {{ figure("canary-count") }}.\n'
    ),
}


@pytest.fixture(autouse=True)
def _at_once(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("respondent.desk.desk.LOOKS_EVERY", 0.0)


def tells(thing: object) -> bool:
    text = repr(thing).casefold().replace("canary-free", "").replace("canary-sourcf", "")
    return "canar" in text or "4,711" in text or "4711" in text


def test_a_public_view_tells_nothing(shared: Shared, desk_at: DeskAt) -> None:
    desk = desk_at(shared(FILES))
    desk.warm(wait=True)
    view, whole = desk.view(), desk.view(confidential=True)

    assert tells(whole.workspace)
    assert tells(whole.diagnostics)
    assert not view.confidential
    shown = view.workspace
    assert not tells(
        [shown.records, shown.templates, shown.partials, shown.reviews, shown.broken, shown.withheld]
    )
    for record in shown.records.values():
        assert not tells([record, dict(record.fields)])
    assert not tells([view.loaded.diagnostics, view.diagnostics, view.problems, shown.silences])
    assert "open-broken" in view.problems
    assert "broken" not in view.problems
    assert {"broken", "open-broken"} <= whole.problems.keys()
    for sheet in view.sheets():
        assert not tells([sheet.problems, sheet.because, write_markdown(sheet.document)])
        assert not tells(sheet.document.blocks)
    for template in shown.templates:
        assert not tells(view.missing(template))
    assert view.uses("canary-count") == ()
    assert not tells([view.uses("offences"), view.used_in()])
    assert not view.may_show("evidence/canary-count.yaml")
    assert not view.may_show("vault/anything.yaml")
    assert view.may_show("evidence/offences.yaml")
    assert "{% confidential" in shown.templates["letter"].body
    assert shown.templates["letter"].body.count("\n") == whole.workspace.templates["letter"].body.count("\n")
    assert view.checked


def test_a_preview_and_the_events_and_the_past_tell_nothing(
    shared: Shared, git: Git, edit: Edit, desk_at: DeskAt, partner: Person
) -> None:
    root = shared(FILES)
    desk = desk_at(root)
    desk.warm(wait=True)
    view, whole = desk.view(), desk.view(confidential=True)
    near = edit(root, "evidence/same.yaml", "value: 5,000", "value: 4,999")

    preview = desk.preview(view, [near])
    assert not tells([preview.brought, preview.mended, preview.documents])
    guess = edit(root, "evidence/near.yaml", "canary-sourcf", "canary-sourc")
    (told,) = desk.preview(view, [guess]).brought
    assert not tells(told.message.replace("canary-sourc”", "”") + told.remedy), (
        "their own word comes back, no more"
    )
    secret = edit(root, "evidence/canary-count.yaml", "4,711", "4,712")
    preview = desk.preview(view, [secret])
    assert (preview.brought, preview.mended, preview.documents) == ((), (), ())
    assert desk.preview(whole, [secret]).documents

    assert isinstance(desk.save([secret], partner, "Correct canaries"), Saved)
    assert isinstance(
        desk.save([edit(root, "evidence/same.yaml", "p 1", "p 2")], partner, "Correct a page"), Saved
    )
    desk.presence.here("canary-count", "one", partner)
    desk.presence.here("same", "one", partner)
    desk.view()
    assert [(e.kind, e.subject) for e in desk.events.since(0, confidential=False)] == [
        (Kind.PRESENCE, "same"),
        (Kind.CHANGED, "same"),
    ]
    assert {e.subject for e in desk.events.since(0, confidential=True)} == {"same", "canary-count"}
    assert [one.subject for one in desk.recent()] == ["Correct a page", ""]
    assert [one.subject for one in desk.recent(confidential=True)] == [
        "Correct a page",
        "Correct canaries",
        "Begin",
    ]


def test_what_was_said_of_a_record_while_it_was_confidential_stays_unsaid(
    shared: Shared, git: Git, desk_at: DeskAt
) -> None:
    root = shared({"evidence/count.yaml": SECRET})
    path = root / "evidence/count.yaml"

    def said(old: str, new: str, words: str) -> None:
        path.write_text(path.read_text(encoding="utf-8").replace(old, new), encoding="utf-8")
        git(root, "commit", "-q", "-a", "-m", words)

    said("4,711", "4,712", "It was 4,711, says the canary")
    said("confidential: true\nreason: Canary reason\n", "", "Out with the canary")
    (root / "vault").mkdir()
    (root / "vault/kept.yaml").write_text(
        "kind: finding\nstatement: Canary.\nsource: crime-data\n", encoding="utf-8"
    )
    settings = (root / "respondent.yaml").read_text(encoding="utf-8") + "confidential_evidence: [vault]\n"
    (root / "respondent.yaml").write_text(settings, encoding="utf-8")
    git(root, "add", "-A")
    git(root, "commit", "-q", "-m", "Keep a canary")
    said("p 1", "p 2", "It is on page two")
    desk = desk_at(root)

    assert [one.subject for one in desk.history("evidence/count.yaml", confidential=False)] == [
        "It is on page two", "", "", "",
    ]  # fmt: skip
    assert [one.subject for one in desk.recent(confidential=False)] == ["It is on page two", ""]
    assert "evidence/count.yaml" not in desk.recent(confidential=False)[1].paths
    assert len(desk.history("evidence/count.yaml")) == len(desk.recent(confidential=True)) - 1 == 4


def test_what_was_said_of_a_record_while_its_source_was_confidential_stays_unsaid(
    shared: Shared, git: Git, desk_at: DeskAt
) -> None:
    source = FILES["evidence/canary-source.yaml"]
    root = shared(
        {**FILES, "evidence/count.yaml": "kind: finding\nstatement: Canary.\nsource: canary-source\n"}
    )
    path = root / "evidence/count.yaml"

    def said(file: Path, text: str, words: str) -> None:
        file.write_text(text, encoding="utf-8")
        git(root, "commit", "-q", "-a", "-m", words)

    said(path, path.read_text(encoding="utf-8").replace("Canary", "Canaries"), "Canaries say it")
    opened = source.replace("confidential: true\nreason: Canary\n", "")
    said(root / "evidence/canary-source.yaml", opened, "Out with it")
    said(path, path.read_text(encoding="utf-8") + "locator: p 2\n", "It is on page two")
    desk = desk_at(root)
    assert [one.subject for one in desk.history("evidence/count.yaml", confidential=False)] == [
        "It is on page two", "", "",
    ]  # fmt: skip
    assert [one.subject for one in desk.recent(confidential=False)] == ["It is on page two", ""]
    assert "evidence/count.yaml" not in desk.recent(confidential=False)[1].paths


OPEN = "kind: finding\nstatement: So it is.\nsource: crime-data\n"


@pytest.mark.parametrize(
    ("earlier", "now", "is_shown"),
    [
        (OPEN, "kind: [\n" + OPEN, True),
        (OPEN + "confidential: true\nreason: Canary\n", "kind: [\n" + OPEN, False),
        (OPEN.replace("crime-data", "canary-source"), "kind: [\n" + OPEN, False),
        (OPEN, "kind: [\nsource: canary-source\n", False),
        (OPEN, "kind: [\nconfidential: true\n", False),
        (OPEN, "\0".join("kind: [\nconfidential: true\n"), False),
        (OPEN, "kind: [\n\udcff", False),
    ],
)
def test_a_broken_record_is_shown_to_all_where_it_never_was_nor_told_of_anything_confidential(
    shared: Shared, git: Git, desk_at: DeskAt, earlier: str, now: str, is_shown: bool
) -> None:
    root = shared({**FILES, "evidence/mine.yaml": earlier})
    (root / "evidence/mine.yaml").write_bytes(now.encode("utf-8", "surrogateescape"))
    git(root, "commit", "-q", "-a", "-m", "Break it")
    desk = desk_at(root)
    assert "mine" in desk.view(confidential=True).workspace.broken
    assert ("mine" in desk.view().workspace.broken) is is_shown
    told = any(one.span.path == "evidence/mine.yaml" for one in desk.view().loaded.diagnostics)
    assert told is is_shown


def test_where_many_are_broken_none_is_shown_to_all(shared: Shared, desk_at: DeskAt) -> None:
    torn = {f"evidence/torn-{number}.yaml": "kind: [\n" for number in range(6)}
    desk = desk_at(shared({"evidence/count.yaml": SECRET, **torn}))
    assert len(desk.view(confidential=True).workspace.broken) == 6
    assert desk.view().workspace.broken == frozenset()


def test_where_nothing_is_confidential_both_see_the_same_documents(shared: Shared, desk_at: DeskAt) -> None:
    desk = desk_at(shared({"evidence/bad.yaml": "kind: [\n"}))
    assert desk.view().side is desk.view(confidential=True).side
    assert desk.view().loaded is desk.view(confidential=True).loaded


def test_a_record_that_becomes_confidential_goes(
    shared: Shared, edit: Edit, desk_at: DeskAt, partner: Person
) -> None:
    root = shared({})
    desk = desk_at(root)
    desk.warm(wait=True)
    change = edit(root, "evidence/offences.yaml", "kind:", "confidential: true\nreason: It is\nkind:")
    preview = desk.preview(desk.view(), [change])
    assert [(one.document, one.vanishes) for one in preview.documents] == [("letter", True)]
    assert isinstance(desk.save([change], partner, "x"), Saved)

    assert "offences" not in desk.view().workspace.records
    assert "offences" in desk.view(confidential=True).workspace.records
    assert [sheet.document.id for sheet in desk.view().sheets()] == ["release-gwent", "release-dyfed-powys"]
    desk.warm(wait=True)
    assert desk.view().checked
    title = desk.view().sheet("release-gwent")
    assert title is not None
    assert text_of(title.document.title) == "Offences in Gwent"


@pytest.mark.parametrize(
    ("body", "shown"),
    [
        ("a {% confidential reason='x' %}b\nc{% endconfidential %} d",
         'a {% confidential reason="withheld" %}\n{% endconfidential %} d'),
        ("a {%- confidential %}b{% confidential %}c{% endconfidential %}d{%+ endconfidential -%}e",
         'a {% confidential reason="withheld" %}{% endconfidential %}e'),
        ("a {% confidential %}b\nc", 'a {% confidential reason="withheld" %}\n{% endconfidential %}'),
        ("a {% endconfidential %} b", "a {% endconfidential %} b"),
        ("plain", "plain"),
    ],
)  # fmt: skip
def test_passages_are_cut_out_of_the_text_of_a_template(body: str, shown: str) -> None:
    assert without_passages(body) == shown
