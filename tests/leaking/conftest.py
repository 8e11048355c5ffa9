"""A workspace with something confidential in it, and a search of texts and files for that."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from respondent.guarding import Guard
from respondent.loading.workspace import load

HEAD = "---\nkind: letter\ntitle: Offences\ndate: 2025-02-18\nfrom: our-charity\nto: minister\n---\n"

HIDDEN = {
    "evidence/reports-to-zebra.yaml": (
        "kind: statistic\nstatement: Zebra Chat took 38,685 reports of grooming from children in its first month.\n"
        "source: zebra-briefing\nlocator: the second table\nvalue: 41,207\nunit: report\nmeasure: recorded\n"
        "period: 2023/24\nconfidential: true\nreason: given in confidence\n"
    ),
    "evidence/zebra-briefing.yaml": (
        "kind: source\ntype: report\ntitle: A briefing by Zebra Chat\npublisher: Zebra\nissued: 2024\n"
        "url: https://zebra.example/briefing?id=7\nconfidential: true\nreason: given in confidence\n"
    ),
    "evidence/moved.yaml": (
        "kind: statistic\nstatement: Twelve children were moved to another foster family.\nsource: crime-data\n"
        "value: 12\nunit: child\nmeasure: recorded\nperiod: 2023/24\nconfidential: true\n"
        "reason: could identify them\n"
    ),
    "evidence/share.yaml": (
        "kind: statistic\nstatement: A third of moderators left the night shift.\nsource: crime-data\nvalue: 34%\n"
        "period: 2023/24\nconfidential: true\nreason: given in confidence\n"
    ),
    "evidence/trust.yaml": (
        "kind: organisation\nname: The Narnia Trust\nshort_name: Narnia\nconfidential: true\nreason: under threat\n"
    ),
    "respondent.yaml": (
        "respondent: 1\nunits:\n  - {name: offence, plural: offences}\n  - report\n"
        "  - {name: child, plural: children}\n"
    ),
    "templates/letter.md.j2": (
        f'{HEAD}Police recorded {{{{ figure("offences") }}}} offences. {{% confidential reason="in confidence" %}}'
        "One platform means to switch the tool off in March for all of its users in the United Kingdom."
        "{% endconfidential %}\n"
    ),
}


@pytest.fixture
def guard(workspace: Callable[[dict[str, str]], Path]) -> Guard:
    """What knows the secrets of the workspace."""
    return Guard(load(workspace(HIDDEN)).workspace)


@pytest.fixture
def found(guard: Guard) -> Callable[..., list[str]]:
    """``found(data)`` are the messages of a search of a file of that content; ``name=`` gives it another name."""

    def search(data: bytes | str, name: str = "file") -> list[str]:
        content = data.encode() if isinstance(data, str) else data
        return [f"{problem.code.id} {problem.message}" for problem in guard.leaks_in(name, content)]

    return search
