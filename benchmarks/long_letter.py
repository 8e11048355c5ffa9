"""A workspace with one long letter, the same each time: about six pages, 25 notes and 30 claims."""

from __future__ import annotations

from pathlib import Path
from random import Random

TEMPLATE = "long-letter"
SECTIONS = 5
PARAGRAPHS = 5
"""In each section; every paragraph has a note. The first has two claims, the others one."""

SETTINGS = """\
respondent: 1
units:
  - {name: offence, plural: offences, synonyms: [crime, crimes]}
"""

SOURCE = """\
kind: source
type: {type}
title: {title}
publisher: {publisher}
issued: 2024-{month:02}
url: https://www.example.org/statistics/{number}
accessed: 2025-02-10
"""

STATISTIC = """\
kind: statistic
statement: {statement}
source: source-{source}
locator: table {number}
value: {value:,}
unit: offence
measure: recorded
period: 2023/24
"""

FINDING = """\
kind: finding
statement: {statement}
source: source-{source}
locator: para {number}.4
"""

FRONT = """\
---
kind: letter
title: The evidence on which we ask for stronger codes of practice
date: 2025-02-18
from: [first-charity, second-charity, third-charity]
to: {joint: [first-office, second-office]}
reference: Benchmark 1
---
"""

ORGANISATION = "kind: organisation\nname: {name}\nsignatory: {{name: Jo Example, role: Chief Executive}}\n"

OFFICE = """\
kind: office
name: {name}
organisation: The Department
salutation: {name}
addresses:
  - lines: [1 Example Street, London SW1A 1AA]
holders:
  - {{name: Sam Example, from: 2024-07-05}}
"""

SENTENCES = (
    "Services that know of an offence do not always act on it, and few of them say how long they take.",
    "Officers describe cases in which the same picture was reported by three people before it was removed.",
    "Nobody who works with children will find this surprising, and nobody should find it acceptable.",
    "The codes could ask for more than they do, and the Act gives the regulator the room to ask for it.",
    "We have set out below what a proportionate measure would look like and whom it would protect.",
    "Those who answered our requests did so with care, and several told us what their figures leave out.",
    "Smaller services are not smaller risks, and a code that passes over them moves the harm to where they are.",
    "None of this needs new technology; it needs a duty to use what there is and to show that it was used.",
)


def write_workspace(root: Path) -> None:
    """Make the workspace below `root`, which exists."""
    files = {
        "respondent.yaml": SETTINGS,
        f"templates/{TEMPLATE}.md.j2": FRONT + _body(Random(2)),
        "evidence/first-office.yaml": OFFICE.format(name="First Secretary"),
        "evidence/second-office.yaml": OFFICE.format(name="Second Secretary"),
    }
    for name in ("First", "Second", "Third"):
        files[f"evidence/{name.lower()}-charity.yaml"] = ORGANISATION.format(name=f"{name} Charity")
    for number in range(12):
        files[f"evidence/source-{number}.yaml"] = SOURCE.format(
            type=("dataset", "report", "survey", "webpage")[number % 4],
            title=f"Offences against children online, part {number + 1}",
            publisher=("Home Office", "Ofcom", "Example Foundation")[number % 3],
            month=number + 1,
            number=number,
        )
    for number in range(SECTIONS * PARAGRAPHS):
        form = FINDING if number % PARAGRAPHS == PARAGRAPHS - 1 else STATISTIC
        files[f"evidence/record-{number}.yaml"] = form.format(
            number=number + 1,
            source=number % 12,
            statement=f"What record {number} says",
            value=1000 + 317 * number,
        )
    for path, text in files.items():
        (root / path).parent.mkdir(parents=True, exist_ok=True)
        (root / path).write_text(text, encoding="utf-8")


def _body(random: Random) -> str:
    parts = []
    for section in range(SECTIONS):
        parts.append(f"## Part {section + 1} of the evidence")
        for paragraph in range(PARAGRAPHS):
            before = " ".join(random.sample(SENTENCES, 2))
            after = " ".join(random.sample(SENTENCES, 2))
            parts.append(f"{before} {_claims(section * PARAGRAPHS + paragraph)} {after}")
    return "\n\n".join(parts) + "\n"


def _claims(number: int) -> str:
    """A sentence with the paragraph's claims."""
    figure = f'figure("record-{number}")'
    match number % PARAGRAPHS:
        case 0:
            rate = f"{{{{ {figure}.per_day | more_than }}}} a day"
            return f"Police recorded {{{{ {figure} }}}} of these offences, *that is* {rate}."
        case 4:
            words = "the regulator’s powers do not depend on who can read a message"
            return f'It is plain that {{% claim "record-{number}" %}}{words}{{% endclaim %}}.'
        case _:
            return f"In one year police recorded {{{{ {figure} }}}} of these offences."
