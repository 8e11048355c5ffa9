"""What rests on a record: exactly, through sums and rates, from the manifests of what was sent alone."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path
from shutil import copytree, rmtree

import pytest
from tests.tracing.sending import FORCES, change, effect, example, of, send

from respondent.build import build
from respondent.impact import impact
from respondent.loading.workspace import load
from respondent.model.impact import Outcome, Where
from respondent.model.workspace import NotFoundError
from respondent.rendering.render import render

YORKSHIRE = {
    f"force-release-{name}" for name in ("north-yorkshire", "west-yorkshire", "south-yorkshire", "humberside")
}
ROW = "image-offences-by-force#West Yorkshire"
Workspaces = Callable[[dict[str, str]], Path]


@pytest.fixture(scope="module")
def once(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The example with everything sent; made once, for it takes seconds, and looked at by no test."""
    root = example(tmp_path_factory.mktemp("once"))
    send(root)
    return root


@pytest.fixture
def sent(once: Path, tmp_path: Path) -> Path:
    """A copy of the example with everything sent, to change."""
    return copytree(once, tmp_path / "sent")


def test_a_revised_row_touches_exactly_the_releases_and_the_letter_that_rest_on_it(sent: Path) -> None:
    build(sent)
    change(sent, FORCES, '"2,301"', '"2,401"')
    found = impact(sent, [ROW])
    for where in Where:
        assert set(of(found, where)) == YORKSHIRE | {"letter-to-ofcom"}
    assert found.is_wrong
    assert found.unread == ()


@pytest.mark.parametrize(
    "row", ["Gwent", "Hampshire", "Warwickshire", "South Yorkshire", "Metropolitan Police"]
)
def test_what_is_listed_for_a_row_is_what_prints_otherwise_when_it_changes(sent: Path, row: str) -> None:
    def printed() -> dict[str, list[str]]:
        workspace = load(sent).workspace
        documents = (d for name in workspace.templates for d in render(workspace, name).documents)
        return {
            d.id: [f"{c.text} {c.quantity.value if c.quantity else ''}" for c in d.claims] for d in documents
        }

    before = printed()
    text = (sent / FORCES).read_text(encoding="utf-8")
    (line,) = [line for line in text.splitlines() if line.startswith(f"{row},")]
    number = line.rsplit(",", 1)[1] if '"' not in line else line[line.index('"') :]
    change(sent, FORCES, line, line.replace(number, "3999"))
    after = printed()
    found = of(impact(sent, [f"image-offences-by-force#{row}"]))
    assert set(found) == {name for name, claims in before.items() if claims != after[name]}
    for name, resting in found.items():
        changed = [
            n for n, (one, two) in enumerate(zip(before[name], after[name], strict=True), 1) if one != two
        ]
        assert [one.number for one in resting.effects] == changed


def test_each_says_what_it_says_and_what_it_would_say(sent: Path) -> None:
    change(sent, FORCES, '"2,301"', '"2,401"')
    release = of(impact(sent, [ROW]))["force-release-west-yorkshire"]
    said = {one.number: (one.text, one.would, one.outcome) for one in release.effects}
    assert said == {
        1: ("More than 44", "More than 45", Outcome.TRUE),
        3: ("2,301", "2,401", Outcome.FALSE),
        4: ("more than six", None, Outcome.TRUE),
        5: ("4,800", "4,900", Outcome.FALSE),
    }
    assert effect(release, 3).before == "In 2023/24, West Yorkshire Police recorded "
    assert effect(release, 4).before.endswith("recorded 2,301 child sexual abuse image offences: ")
    assert (release.title[:12], release.sent_on, release.to) == (
        "More than 44",
        "2025-02-18",
        ("The Reader",),
    )
    assert release.whole == (f"It is made for “{ROW}”.",)


def test_the_manifests_alone_are_enough(sent: Path) -> None:
    change(sent, FORCES, '"2,301"', '"2,401"')
    with_templates = of(impact(sent, [ROW]))
    rmtree(sent / "templates")
    for path in (sent / "sent").rglob("sent.yaml"):
        path.unlink()
    alone = of(impact(sent, [ROW]))
    assert set(alone) == set(with_templates)
    for name, resting in alone.items():
        ours = [(e.number, e.text, e.would, e.outcome, e.recipe, e.why) for e in resting.effects]
        theirs = [
            (e.number, e.text, e.would, e.outcome, e.recipe, e.why) for e in with_templates[name].effects
        ]
        if name == "force-release-west-yorkshire":  # the title begins with a figure that would be another one
            assert effect(resting, 1).would == "More than 45"
        assert ours == theirs


def test_nothing_is_said_to_be_false_while_nothing_has_changed(sent: Path) -> None:
    build(sent)
    for name in load(sent).workspace.records:
        found = impact(sent, [name])
        assert {one.outcome for one in found.resting} <= {Outcome.SAME}
        assert not found.is_wrong


def test_a_source_touches_all_that_cite_it(sent: Path) -> None:
    found = of(impact(sent, ["online-safety-act-2023"]))
    assert set(found) == {"joint-letter", "letter-to-ofcom"}
    assert [one.through for one in found["letter-to-ofcom"].effects] == [("online-safety-act-2023",)]


def test_the_base_of_a_share_touches_the_share(sent: Path) -> None:
    change(sent, "evidence/nspcc/platform-known-offences.yaml", "value: 7,338", "value: 7,340")
    letter = of(impact(sent, ["platform-known-offences"]))["letter-to-ofcom"]
    said = {one.number: (one.text, one.outcome) for one in letter.effects}
    assert said[8] == ("7,338", Outcome.FALSE)
    assert said[10] == ("Half", Outcome.TRUE)


def test_an_office_touches_the_letters_that_go_to_it(sent: Path) -> None:
    found = of(impact(sent, ["home-secretary"]))
    assert {name: one.whole for name, one in found.items()} == {
        "joint-letter": ("Its front matter names “home-secretary”.",)
    }


def test_a_period_a_quotation_and_prose_are_looked_at_too(sent: Path) -> None:
    change(sent, "evidence/home-office/image-offences-2023-24.yaml", "period: 2023/24", "period: 2022/23")
    change(sent, "evidence/illustration/invented-young-person.yaml", "tell.", "ask.")
    change(sent, "evidence/ofcom/private-messaging-rules.yaml", "separate rules", "other rules")
    names = ["image-offences-2023-24", "invented-young-person", "private-messaging-rules"]
    letter = of(impact(sent, names))["joint-letter"]
    by_kind = {one.kind: one for one in letter.effects}
    assert (by_kind["period"].outcome, by_kind["period"].would) == (Outcome.FALSE, "2022/23")
    assert by_kind["quotation"].outcome is Outcome.FALSE
    assert str(by_kind["quotation"].would).endswith("ask.")
    assert by_kind["prose"].outcome is Outcome.LOOK
    rmtree(sent / "templates")
    alone = {one.kind: one for one in of(impact(sent, names))["joint-letter"].effects}
    assert (alone["period"].outcome, alone["period"].would) == (Outcome.FALSE, "2022/23")
    assert str(alone["quotation"].would).endswith("ask.")
    assert (
        effect(of(impact(sent, names))["joint-letter"], 3).outcome is Outcome.TRUE
    )  # 365 days: still over 100


def test_a_change_that_says_nothing_else_leaves_the_figure_true(sent: Path) -> None:
    change(sent, "evidence/home-office/police-recorded-crime-2024.yaml", "issued: 2024", "issued: 2025")
    found = of(impact(sent, ["police-recorded-crime-2024"]))
    outcomes = {one.kind: one.outcome for resting in found.values() for one in resting.effects}
    assert outcomes == {"figure": Outcome.TRUE, "period": Outcome.TRUE}


def test_a_row_that_is_gone_and_a_record_that_is_gone_are_said_to_be(sent: Path) -> None:
    before = load(sent).workspace
    change(sent, FORCES, "Gwent,Wales,Gwent Police,503\n", "")
    gwent = "image-offences-by-force#Gwent"
    found = of(impact(sent, [gwent], before=before))
    assert set(found) == {
        f"force-release-{name}" for name in ("gwent", "south-wales", "north-wales", "dyfed-powys")
    } | {"letter-to-ofcom"}
    assert {one.outcome for one in found["force-release-gwent"].effects} == {Outcome.GONE}
    assert effect(found["letter-to-ofcom"], 6).would == "1,691"
    (sent / "evidence/nspcc/childline-blackmail-sessions.yaml").unlink()
    gone = of(impact(sent, ["childline-blackmail-sessions"], before=before))["joint-letter"]
    assert {one.outcome for one in gone.effects} == {Outcome.GONE}
    with pytest.raises(NotFoundError, match="no row “Gwent”"):
        impact(sent, [gwent])


def test_a_row_that_came_into_a_group_is_counted_in_its_sum(sent: Path) -> None:
    before = load(sent).workspace
    change(sent, FORCES, "Humberside,", "Ridings,Yorkshire and the Humber,Ridings Police,200\nHumberside,")
    found = impact(sent, before=before)
    assert [one.name for one in found.subjects] == ["image-offences-by-force#Ridings"]
    assert found.subjects[0].changed == ("added",)
    assert set(of(found, Where.TEMPLATE)) == YORKSHIRE | {"letter-to-ofcom", "force-release-ridings"}
    for _ in range(2):
        four = effect(of(impact(sent, before=before))["letter-to-ofcom"], 4)
        assert (four.text, four.would, four.outcome) == ("4,800", "5,000", Outcome.FALSE)
        rmtree(sent / "templates", ignore_errors=True)


def test_since_takes_all_that_differs_and_names_it(sent: Path) -> None:
    before = load(sent).workspace
    change(sent, FORCES, ",557", ",558")
    change(sent, "evidence/nspcc/childline-2023-24.yaml", "published]", "published, official]")
    change(sent, "evidence/ofcom/takedown-where-feasible.yaml", "note: The", "note: Alas, the")
    found = impact(sent, before=before)
    assert [(one.name, one.was, one.now, one.changed) for one in found.subjects] == [
        ("childline-2023-24", None, None, ("standing",)),
        ("image-offences-by-force#North Yorkshire", "557", "558", ("offences",)),
    ]
    assert "joint-letter" in of(found)
    assert impact(sent, before=load(sent).workspace).resting == ()


def test_a_record_that_was_renamed_is_found_under_its_old_name(sent: Path) -> None:
    old, new = "image-offences-2023-24", "offences-in-all"
    path = sent / f"evidence/home-office/{old}.yaml"
    text = path.read_text(encoding="utf-8").replace("38,685", "38,700")
    path.rename(path.with_name(f"{new}.yaml")).write_text(f"{text}formerly: [{old}]\n", encoding="utf-8")
    rmtree(sent / "templates")
    for name in (old, new):
        letter = of(impact(sent, [name]))["joint-letter"]
        assert {one.number: one.would for one in letter.effects if one.would} == {1: "38,700"}
        assert effect(letter, 1).recipe == f'figure("{new}")'


def test_the_words_of_another_template_are_found_by_what_they_rest_on(sent: Path) -> None:
    change(
        sent,
        "templates/letters/letter-to-ofcom.md.j2",
        "{% set wales",
        "In all {{ recorded }}.\n{% set wales",
    )
    change(sent, FORCES, '"2,301"', '"2,401"')
    letter = of(impact(sent, [ROW]))["letter-to-ofcom"]
    assert {one.number: one.would for one in letter.effects} == {
        4: "4,900",
        5: None,
        17: "2,401",
        20: "4,900",
    }
    assert effect(letter, 4).before == ""


def test_a_manifest_that_cannot_be_read_is_named(sent: Path) -> None:
    build(sent, ["joint-letter"])
    path = sent / "sent/joint-letter/2025-02-18/manifest.json"
    path.write_text('{"image-offences-2023-24": 1}', encoding="utf-8")
    (sent / "out/notes.docx").write_bytes(b"no package")
    found = impact(sent, ["image-offences-2023-24"])
    assert found.unread == ("sent/joint-letter/2025-02-18/manifest.json", "out/notes.docx")
    assert "joint-letter" not in of(found)


@pytest.mark.parametrize("left", ["", "[1,2", '{"claims":[{"after":" offences'])
def test_a_manifest_that_was_cut_off_is_named_whatever_it_named(sent: Path, left: str) -> None:
    path = sent / "sent/letter-to-ofcom/2025-02-18/manifest.json"
    path.write_text(left, encoding="utf-8")
    assert impact(sent, [ROW]).unread == ("sent/letter-to-ofcom/2025-02-18/manifest.json",)


def test_a_second_copy_of_a_day_is_another_document_sent(sent: Path) -> None:
    (sent / "sent/letter-to-ofcom/2025-02-18").rename(sent / "sent/letter-to-ofcom/2025-03-01-2")
    change(sent, FORCES, '"2,301"', '"2,401"')
    assert of(impact(sent, [ROW]))["letter-to-ofcom"].sent_on == "2025-03-01"


def test_drafts_and_other_formats_in_the_folder_of_built_documents(sent: Path) -> None:
    build(sent, ["letter-to-ofcom"], ["docx", "html"])
    build(sent, ["letter-to-ofcom"], draft=True)
    found = of(impact(sent, [ROW]), Where.BUILT)
    assert found["letter-to-ofcom"].paths == ("out/letter-to-ofcom.docx", "out/letter-to-ofcom.html")


def test_an_unknown_record_or_row_is_refused_with_the_nearest(sent: Path) -> None:
    with pytest.raises(NotFoundError, match="image-offences-by-force"):
        impact(sent, ["image-offences-by-forces"])
    with pytest.raises(NotFoundError, match="West Yorkshire"):
        impact(sent, ["image-offences-by-force#West Yorkshir"])


def test_prose_on_a_whole_table_may_rest_on_any_of_its_rows(workspace: Workspaces) -> None:
    letter = (
        "---\nkind: letter\ntitle: Offences\ndate: 2025-02-18\nfrom: our-charity\nto: minister\n---\n"
        '{% claim "by-force" %}Gwent has the most{% endclaim %} in {{ period("by-force") }}.\n'
    )
    root = workspace({"templates/letter.md.j2": letter})
    send(root)
    assert effect(of(impact(root, ["by-force#Gwent"]))["letter"], 1).outcome is Outcome.SAME
    change(root, "evidence/by-force.csv", "503", "100")
    found = of(impact(root, ["by-force#Gwent"]))
    assert effect(found["letter"], 1).outcome is Outcome.LOOK
    assert {name: [one.kind for one in resting.effects] for name, resting in found.items()} == {
        "letter": ["prose"],
        "release-gwent": ["figure"],
    }


def test_every_arithmetic_is_worked_out_again(workspace: Workspaces) -> None:
    row = {
        "evidence/people.yaml": (
            "kind: statistic\nstatement: 1,000,000 people.\nsource: crime-data\nvalue: 1,000,000\nunit: person\n"
            "period: 2023/24\n"
        ),
        "evidence/before.yaml": (
            "kind: statistic\nstatement: Police recorded 30,000 offences in 2022/23.\nsource: crime-data\n"
            "value: 30,000\nunit: offence\nmeasure: recorded\nperiod: 2022/23\n"
        ),
        "evidence/part.yaml": (
            "kind: statistic\nstatement: 9,671 were online.\nsource: crime-data\nvalue: 9,671\nunit: offence\n"
            "measure: recorded\nperiod: 2023/24\ndimension: {where: online}\n"
        ),
        "evidence/share.yaml": (
            "kind: statistic\nstatement: 40% were.\nsource: crime-data\nvalue: 40%\nof: offences\nprecision: 1%\n"
            "period: 2023/24\n"
        ),
        "respondent.yaml": "respondent: 1\nunits:\n  - {name: offence, plural: offences}\n"
        "  - {name: person, plural: people}\n",
        "templates/letter.md.j2": (
            "---\nkind: letter\ntitle: Offences\ndate: 2025-02-18\nfrom: our-charity\nto: minister\n---\n"
            '{% set all = figure("offences") %}{{ all.every }}; {{ all.change_from(figure("before")) | change }}; '
            '{{ all.minus(figure("before"), across_periods=true) }} more; {{ all.times(figure("before")) }}; '
            '{{ figure("part").share_of(all) | about }}; {{ all.per_population(figure("people")) }}; '
            '{{ figure("share").of_base | about }}; {{ all.per_month }} a month; {{ all | words }}; '
            '{{ (figure("by-force", force="Gwent") + figure("by-force", force="Dyfed-Powys")) }}; '
            '{{ total("by-force") | at_least }}.\n'
        ),
    }
    root = workspace(row)
    send(root)
    change(root, "evidence/offences.yaml", "value: 38,685", "value: 60,000")
    change(root, "evidence/by-force.csv", "503", "603")
    found = impact(root, ["offences", "by-force"])
    with_templates = of(found)["letter"]
    assert len(with_templates.effects) == 11
    rmtree(root / "templates")
    alone = of(impact(root, ["offences", "by-force"]))["letter"]
    ours = [(one.text, one.would, one.outcome) for one in alone.effects]
    assert ours == [(one.text, one.would, one.outcome) for one in with_templates.effects]
    assert Outcome.LOOK not in {outcome for _, _, outcome in ours}


def test_what_a_manifest_says_of_itself_is_not_trusted_further_than_its_words(sent: Path) -> None:
    path = sent / "sent/letter-to-ofcom/2025-02-18/manifest.json"
    content = json.loads(path.read_text(encoding="utf-8"))
    content["claims"][2]["lineage"]["operands"][0]["value"] = "5"
    del content["claims"][2]["working"]
    path.write_text(json.dumps(content), encoding="utf-8")
    change(sent, "evidence/home-office/image-offences-2023-24.yaml", "value: 38,685", "value: 38,700")
    rmtree(sent / "templates")
    letter = of(impact(sent, ["image-offences-2023-24"]))["letter-to-ofcom"]
    assert effect(letter, 3).outcome is Outcome.LOOK
