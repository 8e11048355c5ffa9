"""A small workspace for templates to draw on, and fixtures that render a template's text in it."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from pathlib import Path

import pytest

from respondent.loading.workspace import load
from respondent.model.document import Blocks, Document
from respondent.model.workspace import Workspace
from respondent.rendering.render import Rendered, render

RECORDS: Mapping[str, str] = {
    "home-office-2024.yaml": """
kind: source
type: dataset
title: Police recorded crime open data
publisher: Home Office
issued: 2024
""",
    "childline-2024.yaml": """
kind: source
type: helpline
title: Childline counselling sessions
publisher: NSPCC
issued: 2024
""",
    "codes-2024.yaml": """
kind: source
type: code
title: Illegal Harms Codes of Practice
publisher: Ofcom
issued: 2024-12
version: December 2024
""",
    "offences.yaml": """
kind: statistic
statement: Police recorded 38,685 offences in 2023/24.
source: home-office-2024
locator: sheet 1
value: 38,685
unit: offence
measure: recorded
period: 2023/24
place: England and Wales
""",
    "sessions.yaml": """
kind: statistic
statement: Childline held 903 sessions in 2023/24.
source: childline-2024
value: 903
unit: session
period: 2023/24
place: United Kingdom
change: {by: 7%, since: 2022/23}
""",
    "half.yaml": """
kind: statistic
statement: Half of the offences took place on one platform.
source: home-office-2024
locator: sheet 2
value: 50%
of: offences
precision: 1%
period: 2023/24
caveat: Published rounded to whole per cent.
coverage: {asked: 43, answered: 41, usable: 39, missing: [Gwent, Kent]}
""",
    "estimate.yaml": """
kind: statistic
statement: An estimated 1,200 cases.
source: home-office-2024
locator: sheet 3
value: 1,200
unit: case
period: 2023/24
caveat: {text: Ministers have called this an undercount., show: sentence}
""",
    "by-force.yaml": """
kind: table
title: Offences by force
source: home-office-2024
locator: sheet 4
unit: offence
measure: recorded
period: 2023/24
place: {column: force}
rows: by-force.csv
key: force
value: offences
complete: {region: [North, Wales]}
""",
    "by-force.csv": (
        "force,region,offences\n"
        'West Yorkshire,North,"2,301"\n'
        'South Yorkshire,North,"1,249"\n'
        "Dyfed-Powys,Wales,192\n"
        "Gwent,Wales,503\n"
    ),
    "with-marks.yaml": """
kind: table
title: Offences with marks
source: home-office-2024
unit: offence
period: 2023/24
place: {column: force}
rows: with-marks.csv
key: force
value: offences
""",
    "with-marks.csv": "force,offences\n*Kent*,[c]\nSurrey,12 [p]\nO'Neill's,\n",
    "feasible.yaml": """
kind: finding
statement: The codes ask for removal only where that is technically feasible.
source: codes-2024
locator: para 4.12
""",
    "girl.yaml": """
kind: quotation
text: |
  He said "send more" and I *was* scared.

  I didn't tell anyone.
speaker: Girl, aged 13
source: childline-2024
consent: {basis: Written consent., uses: [letter, release, response]}
warning: Contains a description of blackmail.
support: Childline, 0800 1111
""",
    "nspcc.yaml": """
kind: organisation
name: NSPCC
address: [42 Curtain Road, London EC2A 3NH]
signatory: {name: A Signatory, role: Chief Executive}
press: {name: Press office, email: press@example.org}
""",
    "barnardos.yaml": "kind: organisation\nname: Barnardo’s\n",
    "home-secretary.yaml": """
kind: office
name: Home Secretary
organisation: Home Office
addresses: [{lines: [2 Marsham Street, London SW1P 4DF]}]
holders: [{name: Yvette Cooper, honours: MP, from: 2024-07-05, to: 2025-09-05}]
""",
    "tech-secretary.yaml": """
kind: office
name: Secretary of State for Science, Innovation and Technology
salutation: Secretary of State
addresses: [{lines: [22 Whitehall, London]}]
holders: [{name: Peter Kyle, from: 2024-07-05, to: 2025-09-05}]
""",
    "ofcom-chief.yaml": """
kind: office
name: Chief Executive
organisation: Ofcom
addresses: [{lines: [Riverside House, London SE1 9HA]}]
holders: [{name: Dame Melanie Dawes, salutation: Dame Melanie, from: 2020-03-01}]
""",
}

SETTINGS = """
respondent: 1
units:
  - {name: offence, plural: offences}
  - {name: session, plural: sessions}
  - {name: case, plural: cases}
"""

FRONT = "kind: letter\ntitle: A title\ndate: 2025-02-18\nfrom: nspcc\nto: home-secretary"

BODY_LINE = 8
"""The line of the file on which the body begins, below FRONT."""


@pytest.fixture
def workspace_of(tmp_path: Path) -> Callable[..., Workspace]:
    """``workspace_of({"a.md.j2": text})`` is a workspace with RECORDS and these templates.

    `records` adds to the records or takes their place, `settings` adds to the settings.
    """

    def make(
        templates: Mapping[str, str], records: Mapping[str, str] | None = None, settings: str = ""
    ) -> Workspace:
        (tmp_path / "respondent.yaml").write_text(SETTINGS + settings, encoding="utf-8")
        for folder, files in (("evidence", {**RECORDS, **(records or {})}), ("templates", templates)):
            for name, text in files.items():
                path = tmp_path / folder / name
                path.parent.mkdir(parents=True, exist_ok=True)
                path.write_text(text.lstrip("\n") if folder == "evidence" else text, encoding="utf-8")
        loaded = load(tmp_path)
        assert not [str(d) for d in loaded.diagnostics], "the test's own files are not in order"
        return loaded.workspace

    return make


@pytest.fixture
def rendered(workspace_of: Callable[..., Workspace]) -> Callable[..., Rendered]:
    """``rendered(body)`` renders a letter with that body; `front` replaces FRONT, `partials` are other files."""

    def make(
        body: str,
        front: str = FRONT,
        partials: Mapping[str, str] | None = None,
        records: Mapping[str, str] | None = None,
        settings: str = "",
    ) -> Rendered:
        templates = {"letter.md.j2": f"---\n{front}\n---\n\n{body}\n", **(partials or {})}
        return render(workspace_of(templates, records, settings), "letter")

    return make


@pytest.fixture
def document(rendered: Callable[..., Rendered]) -> Callable[..., Document]:
    """``document(body)`` is the one document that a letter with that body gives, without any problem."""

    def make(body: str, **more: object) -> Document:
        result = rendered(body, **more)
        assert [str(d) for d in result.diagnostics] == []
        assert len(result.documents) == 1
        return result.documents[0]

    return make


@pytest.fixture
def blocks(document: Callable[..., Document]) -> Callable[..., Blocks]:
    """``blocks(body)`` are the blocks of a letter with that body."""
    return lambda body, **more: document(body, **more).blocks


@pytest.fixture
def problems(rendered: Callable[..., Rendered]) -> Callable[..., list[str]]:
    """``problems(body)`` are the problems of a letter with that body: "line CODE message remedy".

    The line is counted in the body, from 1, in the letter's own file; of another file its name stands before.
    """

    def make(body: str, **more: object) -> list[str]:
        found = []
        for d in rendered(body, **more).diagnostics:
            own = d.span.path == "templates/letter.md.j2"
            line = d.span.line - (BODY_LINE if own and "front" not in more else 0)
            where = f"{line}" if own else f"{d.span.path.removeprefix('templates/')}:{line}"
            found.append(f"{where} {d.code.id} {d.message} {d.remedy}")
        return found

    return make
