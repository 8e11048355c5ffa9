"""Figures of a public edition from which a confidential one can be worked out."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from respondent.build import build
from respondent.model.edition import Edition

Workspaces = Callable[[dict[str, str]], Path]

HEAD = "---\nkind: letter\ntitle: Offences\ndate: 2025-02-18\nfrom: our-charity\nto: minister\n---\n"


def statistic(
    value: str, statement: str, *, more: str = "", unit: str = "offence", hidden: bool = False
) -> str:
    """A record of a figure of 2023/24."""
    counted = f"unit: {unit}\nmeasure: recorded\n" if unit else ""
    secret = "confidential: true\nreason: given in confidence\n" if hidden else ""
    return (
        f"kind: statistic\nstatement: {statement}\nsource: crime-data\nvalue: {value}\n{counted}"
        f"period: 2023/24\n{more}{secret}"
    )


FORCES = {
    "evidence/wales.yaml": statistic("1,249", "Police in Wales recorded 1,249."),
    "evidence/gwent.yaml": statistic("503", "Gwent recorded 503.", more="of: wales\n"),
    "evidence/powys.yaml": statistic("192", "Dyfed-Powys recorded 192.", more="of: wales\n"),
    "evidence/rest.yaml": statistic("554", "The rest recorded 554.", more="of: wales\n", hidden=True),
}


def revealed(root: Path) -> list[str]:
    """What is said of the letter's public edition about figures that reveal others."""
    found = build(root, ["letter"], ["md"], edition=Edition.PUBLIC).diagnostics
    return [problem.message for problem in found if problem.code.id == "L104"]


def letter(body: str) -> dict[str, str]:
    """A letter with these words."""
    return {"templates/letter.md.j2": f"{HEAD}{body}\n"}


def test_a_total_with_all_parts_but_one_in_one_sentence_is_refused_with_the_sum(
    workspace: Workspaces,
) -> None:
    body = 'Of {{ figure("wales") }}, {{ figure("gwent") }} were in Gwent and {{ figure("powys") }} in Powys.'
    (message,) = revealed(workspace(FORCES | letter(body)))
    assert message.startswith("1,249 − 503 − 192 = 554, which is confidential (rest)")


def test_the_figures_may_stand_in_different_paragraphs(workspace: Workspaces) -> None:
    body = (
        'Police recorded {{ figure("wales") }} of them.\n\nMore words.\n\nGwent had {{ figure("gwent") }}.\n\n'
        '- Powys had {{ figure("powys") }}.'
    )
    assert len(revealed(workspace(FORCES | letter(body)))) == 1


def test_with_another_part_left_out_nothing_is_revealed(workspace: Workspaces) -> None:
    body = 'Police recorded {{ figure("wales") }} of them, of which {{ figure("gwent") }} were in Gwent.'
    assert revealed(workspace(FORCES | letter(body))) == []


def test_a_figure_that_is_confidential_too_reveals_nothing(workspace: Workspaces) -> None:
    body = (
        'Of {{ figure("wales") }}, {{ figure("gwent") }} were in Gwent'
        '{% confidential reason="x" %} and {{ figure("powys") }} in Powys{% endconfidential %}.'
    )
    assert revealed(workspace(FORCES | letter(body))) == []


def test_a_figure_of_a_public_record_that_a_passage_hides_is_revealed_like_any_other(
    workspace: Workspaces,
) -> None:
    files = FORCES | {"evidence/rest.yaml": FORCES["evidence/rest.yaml"].partition("confidential")[0]}
    body = (
        'Of {{ figure("wales") }}, {{ figure("gwent") }} were in Gwent and {{ figure("powys") }} in Powys'
        '{% confidential reason="x" %}; the rest had {{ figure("rest") }}{% endconfidential %}.'
    )
    assert len(revealed(workspace(files | letter(body)))) == 1
    assert revealed(workspace(files | letter(f'{body} It is {{{{ figure("rest") }}}}.'))) == []


def test_a_difference_of_two_is_refused(workspace: Workspaces) -> None:
    files = {
        "evidence/all.yaml": statistic("412", "There were 412."),
        "evidence/most.yaml": statistic("400", "Of them 400 were open.", more="of: all\n"),
        "evidence/few.yaml": statistic("12", "Of them 12 were closed.", more="of: all\n", hidden=True),
    }
    body = 'There were {{ figure("all") }}, and {{ figure("most") }} of them were open.'
    assert revealed(workspace(files | letter(body))) == [
        "412 − 400 = 12, which is confidential (few): whoever reads this can work it out."
    ]


def test_a_column_of_a_table_with_its_total_is_refused(workspace: Workspaces) -> None:
    rows = [("Gwent", "gwent"), ("Powys", "powys"), ("Wales", "wales")]
    cells = "\n".join(f"| {name} | {{{{ figure('{record}') }}}} |" for name, record in rows)
    body = f"| Force | Number |\n| --- | ---: |\n{cells}"
    assert len(revealed(workspace(FORCES | letter(body)))) == 1


def test_a_figure_that_was_typed_counts_as_well(workspace: Workspaces) -> None:
    body = 'Of {{ figure("wales") }}, {{ figure("gwent") }} were in Gwent, and 192 offences in Powys.'
    assert len(revealed(workspace(FORCES | letter(body)))) == 1


def test_a_share_of_a_printed_base_is_refused(workspace: Workspaces) -> None:
    files = {
        "evidence/all.yaml": statistic("1,250", "There were 1,250."),
        "evidence/share.yaml": statistic("38%", "Of them 38 per cent were open.", more="of: all\n", unit=""),
        "evidence/part.yaml": statistic("475", "Of them 475 were open.", more="of: all\n", hidden=True),
    }
    body = 'Of {{ figure("all") }}, {{ figure("share") }} were open.'
    (message,) = revealed(workspace(files | letter(body)))
    assert message.startswith("38 per cent of 1,250 is 475, which is confidential (part)")


def test_a_percentage_that_is_left_over_from_a_hundred_is_refused(workspace: Workspaces) -> None:
    files = {
        "evidence/all.yaml": statistic("7,338", "There were 7,338."),
        "evidence/one.yaml": statistic("50%", "Half were on one.", more="of: all\n", unit=""),
        "evidence/two.yaml": statistic("38%", "Some were on another.", more="of: all\n", unit=""),
        "evidence/three.yaml": statistic("12%", "The rest.", more="of: all\n", unit="", hidden=True),
    }
    body = 'Of these, {{ figure("one") }} were on one and {{ figure("two") }} on another.'
    (message,) = revealed(workspace(files | letter(body)))
    assert message.startswith("100 − 50 − 38 = 12")


def test_a_hidden_percentage_whose_part_and_base_are_printed_is_refused(workspace: Workspaces) -> None:
    files = {
        "evidence/all.yaml": statistic("1,250", "There were 1,250."),
        "evidence/part.yaml": statistic("475", "Of them 475 were open.", more="of: all\n"),
        "evidence/share.yaml": statistic("38%", "38 per cent.", more="of: all\n", unit="", hidden=True),
    }
    body = 'Of {{ figure("all") }}, {{ figure("part") }} were open.'
    (message,) = revealed(workspace(files | letter(body)))
    assert message.startswith("475 ÷ 1,250 = 38 per cent")


def test_a_hidden_total_whose_parts_are_all_printed_is_refused(workspace: Workspaces) -> None:
    files = {
        "evidence/wales.yaml": statistic("695", "Both recorded 695.", hidden=True),
        "evidence/gwent.yaml": statistic("503", "Gwent recorded 503."),
        "evidence/powys.yaml": statistic("192", "Dyfed-Powys recorded 192."),
    }
    body = 'Gwent had {{ figure("gwent") }}, and Powys had {{ figure("powys") }}.'
    (message,) = revealed(workspace(files | letter(body)))
    assert message.startswith("503 + 192 = 695")


def test_a_printed_rate_over_its_period_is_refused(workspace: Workspaces) -> None:
    files = {
        "evidence/days.yaml": statistic("10", "Ten a day.", more="per: {count: 1, unit: day}\n"),
        "evidence/all.yaml": statistic("3,660", "There were 3,660.", hidden=True),
    }
    (message,) = revealed(workspace(files | letter('There were {{ figure("days") }}.')))
    assert message.startswith("10 a day over 366 days is about 3,660, which is confidential (all)")


def test_a_share_of_another_whole_reveals_nothing(workspace: Workspaces) -> None:
    files = {
        "evidence/all.yaml": statistic("1,250", "There were 1,250."),
        "evidence/others.yaml": statistic("2,000", "There were 2,000 others."),
        "evidence/share.yaml": statistic("38%", "Of the others 38 per cent.", more="of: others\n", unit=""),
        "evidence/part.yaml": statistic("475", "Of them 475 were open.", more="of: all\n", hidden=True),
    }
    body = 'Of {{ figure("all") }} some were open. Of the others, {{ figure("share") }} were.'
    assert revealed(workspace(files | letter(body))) == []


@pytest.mark.parametrize("value", ["12", "311", "36,990"])
def test_numbers_that_only_happen_to_fit_are_passed_over(value: str, workspace: Workspaces) -> None:
    files = {
        "evidence/other.yaml": "kind: source\ntype: report\ntitle: Another\npublisher: Us\nissued: 2024\n",
        "evidence/hidden.yaml": statistic(value, "Counted.", hidden=True).replace("crime-data", "other"),
        **{
            f"evidence/n{n}.yaml": statistic(str(n), f"There were {n}.")
            for n in (100, 88, 503, 192, 37, 61, 204, 311 + 192)
            if n != 503 or value != "311"
        },
    }
    numbers = [
        name.partition("/")[2].removesuffix(".yaml") for name in files if name.startswith("evidence/n")
    ]
    body = " ".join(f'There were {{{{ figure("{name}") }}}}.' for name in numbers)
    assert revealed(workspace(files | letter(body))) == []


def test_what_is_of_another_year_reveals_nothing(workspace: Workspaces) -> None:
    files = FORCES | {"evidence/wales.yaml": FORCES["evidence/wales.yaml"].replace("2023/24", "2022/23")}
    files = {name: text.replace("of: wales\n", "") for name, text in files.items()}
    body = 'Of {{ figure("wales") }}, {{ figure("gwent") }} were in Gwent and {{ figure("powys") }} in Powys.'
    assert revealed(workspace(files | letter(body))) == []
