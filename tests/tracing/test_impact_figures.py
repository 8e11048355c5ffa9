"""Figures that were worked out: each calculation and wording once, with its template there and without it."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from tests.tracing.leaving import at, leave, revise

from respondent.impact import impact
from respondent.model.impact import Effect, Outcome, Where
from respondent.model.workspace import Workspace
from respondent.prose.wording import WRITERS

Workspaces = Callable[[dict[str, str]], Path]

HEAD = "---\nkind: letter\ntitle: Offences\ndate: 2025-02-18\nfrom: our-charity\nto: minister\n---\n"
STATISTIC = "kind: statistic\nsource: crime-data\nunit: offence\nmeasure: recorded\n"
MORE = {
    "respondent.yaml": (
        "respondent: 1\nunits:\n  - {name: offence, plural: offences}\n  - {name: child, plural: children}\n"
    ),
    "evidence/earlier.yaml": (
        STATISTIC + "statement: Police recorded 20,000 offences in 2022/23.\nvalue: 20,000\nperiod: 2022/23\n"
    ),
    "evidence/children.yaml": (
        "kind: statistic\nsource: crime-data\nunit: child\nstatement: There were 1,000,000 children in 2023/24.\n"
        "value: 1,000,000\nperiod: 2023/24\n"
    ),
    "evidence/online.yaml": (
        "kind: statistic\nsource: crime-data\nstatement: 40% of the offences were online.\nof: offences\n"
        'value: 40\nunit: "%"\nmeasure: recorded\nperiod: 2023/24\nchange: {by: 7%, since: 2022/23}\n'
    ),
    "evidence/offences.yaml": (
        STATISTIC + "statement: Police recorded 30,000 offences in 2023/24.\nvalue: 30,000\nperiod: 2023/24\n"
    ),
    "evidence/more.yaml": (
        STATISTIC + "statement: Others recorded 100 offences in 2023/24.\nvalue: 100\nperiod: 2023/24\n"
    ),
    "evidence/by-force.yaml": (
        "kind: table\ntitle: Offences by force\nsource: crime-data\nunit: offence\nmeasure: recorded\n"
        "period: 2023/24\nplace: {column: force}\nrows: by-force.csv\nkey: force\nvalue: offences\n"
        "complete: {region: [Wales]}\n"
    ),
    "evidence/by-force.csv": "force,region,offences\nGwent,Wales,503\nDyfed-Powys,Wales,192\nKent,South East,700\n",
    "templates/release.md.j2": "",
}


def sent(workspace: Workspaces, expression: str) -> Path:
    """A workspace whose one letter, which has left, states this."""
    root = workspace(MORE | {"templates/letter.md.j2": f"{HEAD}We say {{{{ {expression} }}}} of it.\n"})
    (root / "templates/release.md.j2").unlink()
    leave(root)
    return root


CALCULATIONS = [
    ('figure("offences")', "30,000", "36,600"),
    ('figure("offences").per_day', "82", "100"),
    ('figure("offences").per_week', "573.8", "700"),
    ('figure("offences").every', "one every 18 minutes", "one every 14 minutes"),
    ('figure("offences").plus(figure("more"), across_places=true)', "30,100", "36,700"),
    (
        'figure("offences").plus(figure("earlier"), across_places=true, across_periods=true)',
        "50,000",
        "56,600",
    ),
    ('(figure("by-force", force="Gwent") + figure("by-force", force="Kent"))', "1,203", "1,204"),
    ('figure("offences").minus(figure("earlier"), across_periods=true)', "10,000", "16,600"),
    ('figure("offences").change_from(figure("earlier"))', "50 per cent", "83 per cent"),
    ('figure("offences").times(figure("earlier")) | about', "about 1.5 times", "about 1.8 times"),
    ('figure("offences").per_population(figure("children"), per=1000)', "30", "36.6"),
    ('figure("online").of_base', "12,000", "14,640"),
    ('total("by-force", region="Wales").share_of(figure("offences"))', "2.3 per cent", "1.9 per cent"),
    ('figure("by-force", force="Gwent").share_of(figure("offences"))', "1.7 per cent", "1.4 per cent"),
]


@pytest.mark.parametrize(("expression", "was", "now"), CALCULATIONS)
def test_a_worked_out_figure_is_worked_out_again_and_its_code_given_back(
    workspace: Workspaces, expression: str, was: str, now: str
) -> None:
    root = sent(workspace, expression)
    before = revise(root, "evidence/offences.yaml", "30,000", "36,600")
    if now == "1,204":
        revise(root, "evidence/by-force.csv", "503", "504")
    with_template = impact(root, ["offences", "by-force"], before=before)
    (root / "templates/letter.md.j2").unlink()
    names = ["offences", "by-force"]
    for found in (with_template, impact(root, names, before=before), impact(root, names)):
        (effect,) = at(found, Where.SENT)["letter"].effects
        assert (effect.text, effect.outcome, effect.would) == (was, Outcome.FALSE, now)
        assert effect.recipe == expression


@pytest.mark.parametrize("name", sorted(set(WRITERS) - {"one_in", "fraction", "change", "rise", "fall"}))
def test_the_wording_of_a_sent_figure_is_known_again_by_its_filter(workspace: Workspaces, name: str) -> None:
    if name in {"rise_or_fall", "rose_or_fell"}:
        expression = f'figure("offences").change_from(figure("earlier")) | {name}'
    else:
        expression = f'figure("offences") | {name}'
    root = sent(workspace, expression)
    before = revise(root, "evidence/offences.yaml", "30,000", "36,601")
    (root / "templates/letter.md.j2").unlink()
    (effect,) = at(impact(root, before=before), Where.SENT)["letter"].effects
    assert effect.recipe is not None
    assert effect.recipe.split(" | ")[0] == expression.split(" | ")[0]
    assert effect.would is not None
    assert effect.outcome.is_wrong is (name not in {"at_least", "more_than"})


def judged(root: Path, before: Workspace | None, *, template: bool = True) -> Effect:
    """What became of the one figure of the letter that was sent, with the letter’s template or without it."""
    if not template:
        (root / "templates/letter.md.j2").unlink()
    found = impact(root, ["offences", "by-force"], before=before)
    (effect,) = at(found, Where.SENT)["letter"].effects
    return effect


def test_where_no_filter_can_say_it_of_the_new_value_the_plain_figure_stands_there(
    workspace: Workspaces,
) -> None:
    root = sent(workspace, 'figure("offences").change_from(figure("earlier")) | rise')
    before = revise(root, "evidence/offences.yaml", "30,000", "10,000")
    effect = judged(root, before, template=False)
    assert (effect.outcome, effect.would) == (Outcome.FALSE, "−50 per cent")
    assert effect.recipe == 'figure("offences").change_from(figure("earlier"))'


def test_a_figure_that_begins_a_sentence_keeps_its_capital(workspace: Workspaces) -> None:
    root = workspace(MORE | {"templates/letter.md.j2": f'{HEAD}{{{{ figure("offences") | more_than }}}}!\n'})
    (root / "templates/release.md.j2").unlink()
    leave(root)
    before = revise(root, "evidence/offences.yaml", "30,000", "20,000")
    effect = judged(root, before, template=False)
    assert effect.text[:10] == "More than "
    assert effect.would is not None
    assert effect.would[:10] == "More than "


def test_a_published_change_is_read_from_its_record_again(workspace: Workspaces) -> None:
    root = sent(workspace, 'change("online") | change')
    before = revise(root, "evidence/online.yaml", "by: 7%", "by: 9%")
    (root / "templates/letter.md.j2").unlink()
    (effect,) = at(impact(root, before=before), Where.SENT)["letter"].effects
    assert (effect.text, effect.would) == ("up 7 per cent", "up 9 per cent")
    assert effect.recipe == 'change("online") | change'


def test_a_change_that_is_no_longer_published_is_gone(workspace: Workspaces) -> None:
    root = sent(workspace, 'change("online") | change')
    before = revise(root, "evidence/online.yaml", "change: {by: 7%, since: 2022/23}\n", "")
    (root / "templates/letter.md.j2").unlink()
    (effect,) = at(impact(root, before=before), Where.SENT)["letter"].effects
    assert (effect.outcome, effect.would) == (Outcome.GONE, None)
    assert effect.why == "“online” states no change."


@pytest.mark.parametrize("template", [True, False])
def test_a_sum_over_a_group_counts_a_row_that_has_come(workspace: Workspaces, *, template: bool) -> None:
    root = sent(workspace, 'total("by-force", region="Wales")')
    before = revise(root, "evidence/by-force.csv", "Kent,", "South Wales,Wales,5\nKent,")
    effect = judged(root, before, template=template)
    assert (effect.text, effect.outcome, effect.would) == ("695", Outcome.FALSE, "700")


def test_a_row_that_came_touches_the_sums_of_its_group_and_no_other(workspace: Workspaces) -> None:
    root = sent(workspace, 'total("by-force", region="Wales").share_of(figure("offences"))')
    before = revise(root, "evidence/by-force.csv", "Kent,", "South Wales,Wales,305\nKent,")
    (root / "templates/letter.md.j2").unlink()
    found = impact(root, before=before)
    assert [(one.name, one.changed) for one in found.subjects] == [("by-force#South Wales", ("added",))]
    (effect,) = at(found, Where.SENT)["letter"].effects
    assert effect.through == ("by-force#South Wales",)
    assert (effect.text, effect.outcome, effect.would) == ("2.3 per cent", Outcome.FALSE, "3.3 per cent")
    revise(root, "evidence/by-force.csv", "South Wales,Wales,305\n", "Essex,South East,305\n")
    elsewhere = impact(root, before=before)
    assert [one.name for one in elsewhere.subjects] == ["by-force#Essex"]
    assert elsewhere.resting == ()


def test_a_sum_over_a_group_of_a_table_that_was_renamed_is_found(workspace: Workspaces) -> None:
    root = sent(workspace, 'total("by-force", region="Wales")')
    before = revise(root, "evidence/by-force.csv", "503", "504")
    path = root / "evidence/by-force.yaml"
    text = path.read_text(encoding="utf-8") + "formerly: [by-force]\n"
    path.with_name("forces.yaml").write_text(text, encoding="utf-8")
    path.unlink()
    (root / "templates/letter.md.j2").unlink()
    found = impact(root, before=before)
    assert [one.name for one in found.subjects] == ["forces#Gwent"]
    (effect,) = at(found, Where.SENT)["letter"].effects
    assert (effect.outcome, effect.would) == (Outcome.FALSE, "696")
    assert effect.recipe == 'total("forces", region="Wales")'


@pytest.mark.parametrize("template", [True, False])
def test_a_sum_over_a_group_leaves_out_a_row_that_has_gone(workspace: Workspaces, *, template: bool) -> None:
    root = sent(workspace, 'total("by-force", region="Wales")')
    before = revise(root, "evidence/by-force.csv", "Gwent,Wales,503\n", "")
    effect = judged(root, before, template=template)
    assert effect.outcome.is_wrong


def test_a_sum_of_a_whole_table_is_one_of_at_least(workspace: Workspaces) -> None:
    root = sent(workspace, 'total("by-force") | at_least')
    before = revise(root, "evidence/by-force.csv", "Wales,503", "Wales,513")
    effect = judged(root, before, template=False)
    assert (effect.text, effect.outcome) == ("at least 1,300", Outcome.TRUE)
    assert effect.would == "at least 1,400"
    assert effect.recipe == 'total("by-force") | at_least'


def test_a_row_that_is_gone_is_gone(workspace: Workspaces) -> None:
    root = sent(workspace, 'figure("by-force", force="Gwent")')
    before = revise(root, "evidence/by-force.csv", "Gwent,Wales,503\n", "")
    effect = judged(root, before)
    assert (effect.outcome, effect.why) == (Outcome.GONE, "There is no “by-force#Gwent” any more.")


def test_a_table_that_has_become_a_statistic_has_no_such_rows(workspace: Workspaces) -> None:
    root = sent(workspace, 'figure("by-force", force="Gwent").per_day')
    before = revise(root, "evidence/by-force.csv", "503", "503")
    (root / "evidence/by-force.yaml").write_text(MORE["evidence/offences.yaml"], encoding="utf-8")
    effect = judged(root, before)
    assert effect.outcome is Outcome.GONE


def test_a_statistic_that_has_become_a_table_is_gone(workspace: Workspaces) -> None:
    root = sent(workspace, 'figure("offences").per_day')
    before = revise(root, "evidence/offences.yaml", "30,000", "30,000")
    (root / "evidence/offences.yaml").write_text(MORE["evidence/by-force.yaml"], encoding="utf-8")
    effect = judged(root, before)
    assert (effect.outcome, effect.why) == (Outcome.GONE, "There is no statistic “offences” any more.")


def test_what_can_no_longer_be_worked_out_so_is_for_a_person_to_look_at(workspace: Workspaces) -> None:
    root = sent(workspace, 'figure("offences").change_from(figure("earlier"))')
    before = revise(root, "evidence/offences.yaml", "period: 2023/24", "period: 2021/22")
    effect = judged(root, before, template=False)
    assert effect.outcome is Outcome.LOOK
    assert effect.why.startswith("It can no longer be worked out in the same way. ")


def test_a_rate_whose_period_is_another_one_is_over_the_same_unit_of_time(workspace: Workspaces) -> None:
    root = sent(workspace, 'figure("offences").per_day')
    before = revise(root, "evidence/offences.yaml", "period: 2023/24", "period: 2022/23")
    effect = judged(root, before, template=False)
    assert (effect.outcome, effect.would) == (Outcome.TRUE, "82.2")
    assert effect.why == "Now: 30,000 offences ÷ 365 days = 82.2 a day."


@pytest.mark.parametrize("rate", ["per_hour", "per_month", "per_year"])
def test_rates_over_other_units_of_time_are_told_apart(workspace: Workspaces, rate: str) -> None:
    root = sent(workspace, f'figure("offences").{rate} | more_than')
    before = revise(root, "evidence/offences.yaml", "30,000", "36,600")
    effect = judged(root, before, template=False)
    assert effect.recipe == f'figure("offences").{rate} | more_than'
    assert effect.outcome is Outcome.TRUE


def test_a_row_whose_value_is_known_no_more_is_gone(workspace: Workspaces) -> None:
    root = sent(workspace, 'figure("by-force", force="Gwent")')
    before = revise(root, "evidence/by-force.csv", "503", "[c]")
    effect = judged(root, before)
    assert effect.outcome is Outcome.GONE
    assert "no value for Gwent" in effect.why


def test_a_figure_whose_record_changed_in_something_else_stays_true(workspace: Workspaces) -> None:
    root = sent(workspace, 'figure("offences")')
    before = revise(root, "evidence/offences.yaml", "Police recorded", "The police recorded")
    effect = judged(root, before)
    assert (effect.outcome, effect.would) == (Outcome.TRUE, None)
    assert effect.why == "The figure is the same; something else in its record has changed."


def test_a_column_whose_name_has_a_space_can_be_no_keyword_so_that_there_is_no_code(
    workspace: Workspaces,
) -> None:
    root = sent(workspace, 'figure("by-force", force="Gwent").per_day')
    path = root / "evidence/by-force.csv"
    for name in ("by-force.csv", "by-force.yaml"):
        path = root / "evidence" / name
        path.write_text(
            path.read_text(encoding="utf-8")
            .replace("force,region", "police force,region")
            .replace("column: force", "column: police force")
            .replace("key: force", "key: police force")
            .replace("503", "700"),
            encoding="utf-8",
        )
    effect = judged(root, None, template=False)
    assert (effect.would, effect.recipe) == ("1.9", None)


def with_manifest(root: Path, old: str, new: str) -> None:
    """Somebody has edited the manifest that was kept."""
    path = root / "sent/letter/2025-02-18/manifest.json"
    text = path.read_text(encoding="utf-8")
    assert old in text
    path.write_text(text.replace(old, new), encoding="utf-8")


@pytest.mark.parametrize(
    ("words", "outcome"),
    [
        ("some 36,600", Outcome.TRUE),
        ("over 25,000", Outcome.TRUE),
        ("over 29,999 and a half", Outcome.TRUE),
        ("a great many", Outcome.LOOK),
    ],
)
def test_words_that_no_filter_writes_are_read_as_english(
    workspace: Workspaces, words: str, outcome: Outcome
) -> None:
    root = sent(workspace, 'figure("offences")')
    with_manifest(root, '"text":"30,000"', f'"text":"{words}"')
    before = revise(root, "evidence/offences.yaml", "30,000", "36,600")
    effect = judged(root, before, template=False)
    assert (effect.outcome, effect.would) == (outcome, "36,600")
    assert effect.recipe == 'figure("offences")'
