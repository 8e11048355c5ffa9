"""Offices on the day of a letter."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from respondent.loading.workspace import load
from respondent.model.diagnostic import Diagnostic

Make = Callable[[dict[str, str]], Path]

OFFICE = """\
kind: office
name: Home Secretary
addresses:
  - {lines: [50 Queen Anne's Gate], to: 2005-01-31}
  - {lines: [2 Marsham Street], from: 2005-03-01}
holders:
  - {name: Yvette Cooper, from: 2024-07-05, to: 2025-09-04}
  - {name: Shabana Mahmood, from: 2025-09-06}
"""


def letter(day: str, to: str = "home-secretary") -> str:
    return f"---\nkind: letter\ntitle: T\ndate: {day}\nfrom: our-charity\nto: {to}\n---\nText.\n"


def problems(root: Path) -> list[Diagnostic]:
    return list(load(root).diagnostics)


@pytest.mark.parametrize("day", ["2024-07-05", "2025-09-04", "2025-09-06", "2030-01-01"])
def test_a_letter_in_somebody_s_term_goes_to_them(workspace: Make, day: str) -> None:
    root = workspace({"evidence/home-secretary.yaml": OFFICE, "templates/letter.md.j2": letter(day)})

    assert problems(root) == []


@pytest.mark.parametrize(
    ("to", "place"),
    [
        ("home-secretary", "6:5"),
        ("[minister, home-secretary]", "6:16"),
        ("{joint: [minister, home-secretary]}", "6:24"),
    ],
)
def test_a_letter_in_nobody_s_term_is_an_error_that_says_who_held_the_office_when(
    workspace: Make, to: str, place: str
) -> None:
    root = workspace(
        {"evidence/home-secretary.yaml": OFFICE, "templates/letter.md.j2": letter("2025-09-05", to)}
    )

    [problem] = problems(root)

    assert (str(problem.span), problem.code.id) == (f"templates/letter.md.j2:{place}", "R205")
    assert problem.severity == "error"
    assert problem.message == (
        "The record “home-secretary” does not say who was Home Secretary on 5 September 2025. It has: "
        "Yvette Cooper, from 5 July 2024 to 4 September 2025; Shabana Mahmood, from 6 September 2025 on."
    )


def test_a_copy_goes_to_whoever_holds_the_office_and_needs_no_address(workspace: Make) -> None:
    office = OFFICE.replace("from: 2005-03-01", "from: 2026-01-01")
    text = letter("2025-09-05", "minister\ncc: home-secretary")
    root = workspace({"evidence/home-secretary.yaml": office, "templates/letter.md.j2": text})

    assert [(str(p.span), p.code.id) for p in problems(root)] == [("templates/letter.md.j2:7:5", "R205")]


def test_an_office_without_an_address_for_the_day_is_a_warning(workspace: Make) -> None:
    office = OFFICE.replace("from: 2024-07-05", "from: 2000-01-01")
    root = workspace({"evidence/home-secretary.yaml": office, "templates/letter.md.j2": letter("2005-02-10")})

    [problem] = problems(root)

    assert (str(problem.span), problem.code.id) == ("templates/letter.md.j2:6:5", "R206")
    assert problem.severity == "warning"
    assert "50 Queen Anne’s Gate to 31 January 2005" in problem.message.replace("'", "’")
    assert "2 Marsham Street from 1 March 2005" in problem.message


def test_an_office_without_holders_and_addresses_is_said_to_have_none(workspace: Make) -> None:
    root = workspace(
        {
            "evidence/home-secretary.yaml": "kind: office\nname: Home Secretary\n",
            "templates/letter.md.j2": letter("2025-02-18"),
        }
    )

    messages = {problem.code.id: problem.message for problem in problems(root)}

    assert messages.get("R205", "no holder at all").rstrip(".").endswith("no holder at all")
    assert messages["R206"].endswith("Its addresses: none.")
