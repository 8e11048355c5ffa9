"""A small coalition before the pages: a workspace in git, in which a letter rests on what two charities keep."""

from __future__ import annotations

import os
import subprocess
from collections.abc import Mapping
from pathlib import Path

from playwright.sync_api import Page, expect

WORLD: Mapping[str, str] = {
    "respondent.yaml": (
        "respondent: 1\npercent: per cent\nunits:\n  - {name: offence, plural: offences}\n"
        "signoff: {roles: [chief executive]}\npartners:\n"
        "  - {organisation: harbour, folders: [evidence/harbour], confidential: true}\n"
        "  - {organisation: quay, folders: [evidence/quay]}\n"
    ),
    "evidence/harbour.yaml": "kind: organisation\nname: Harbour Children’s Trust\n",
    "evidence/quay.yaml": "kind: organisation\nname: Quay & Sons’ Fund\n",
    "evidence/minister.yaml": (
        "kind: office\nname: Minister for Children\nsalutation: Minister\n"
        "addresses:\n  - lines: [1 Street, London SW1A 1AA]\nholders:\n  - {name: Jo Doe, from: 2024-07-05}\n"
    ),
    "evidence/crime-data.yaml": (
        "kind: source\ntype: dataset\ntitle: Police recorded crime\npublisher: Home Office\nissued: 2024\n"
        "url: https://www.example.org/crime\nstanding: [official, published]\n"
    ),
    "evidence/quay/offences.yaml": (
        "# Asked of the Home Office every April\nkind: statistic\n"
        "statement: Police recorded 38,685 offences in 2023/24.\nsource: crime-data\n"
        "passage: >-\n  In the year to March 2024 the police recorded 38,685 offences\n  of this kind.\n"
        "locator: Table A4\nvalue: 38,685  # as published\nunit: offence\nmeasure: recorded\nperiod: 2023/24\n"
    ),
    "evidence/quay/by-force.yaml": (
        "kind: table\ntitle: Offences by force\nsource: crime-data\nunit: offence\nmeasure: recorded\n"
        "period: 2023/24\nplace: {column: force}\nrows: by-force.csv\nkey: force\nvalue: offences\n"
    ),
    "evidence/quay/by-force.csv": "force,offences\nGwent,503\nDyfed-Powys,192\n",
    "evidence/quay/hidden-figure.yaml": (
        "kind: statistic\nstatement: The unpublished count is 7,777 offences in 2023/24.\nsource: crime-data\n"
        "value: 7,777\nunit: offence\nmeasure: recorded\nperiod: 2023/24\nconfidential: true\n"
        "reason: not yet published\n"
    ),
    "evidence/harbour/harbour-figure.yaml": (
        "kind: statistic\nstatement: Police recorded 1,249 offences in Wales in 2023/24.\nsource: crime-data\n"
        "value: 1,249\nunit: offence\nmeasure: recorded\nperiod: 2023/24\nplace: Wales\n"
    ),
    "evidence/harbour/harbour-words.yaml": (
        "kind: quotation\ntext: Nobody asked me.\nspeaker: A young person\nsource: crime-data\n"
    ),
    "templates/letter.md.j2": (
        "---\nkind: letter\ntitle: Children’s safety online\ndate: 2025-02-18\n"
        "from: [quay, harbour]\nto: minister\n"
        "signatories:\n  - {organisation: quay, name: Ada Quay, role: chief executive}\n"
        "  - {organisation: harbour, name: Bo Harbour, role: chief executive}\n---\n"
        'Police recorded {{ figure("offences") }} offences in {{ period("offences") }}. '
        'In Wales it was {{ figure("harbour-figure") }} offences.\n\n'
        '{% confidential reason="not yet published" %}We also count {{ figure("hidden-figure") }} offences.'
        "{% endconfidential %}\n"
    ),
    "templates/release.md.j2": (
        "---\nkind: release\ntitle: Offences in {{ force }}\ndate: 2025-02-18\nfrom: quay\n"
        "for_each: {force: by-force}\n---\n"
        'In {{ force }}, police recorded {{ figure("by-force", force=force) }} offences.\n'
    ),
}
"""Quay keeps the figure of the letter, a table and a secret, and may see no secret; Harbour may, and keeps two."""

SECRET = ("hidden-figure", "7,777", "unpublished count")
"""What nobody may read who may not see confidential records."""

POLICY_TEAM = {
    "GIT_AUTHOR_NAME": "Policy Team",
    "GIT_AUTHOR_EMAIL": "policy@example.org",
    "GIT_COMMITTER_NAME": "Policy Team",
    "GIT_COMMITTER_EMAIL": "policy@example.org",
    "GIT_CONFIG_GLOBAL": os.devnull,
    "GIT_CONFIG_NOSYSTEM": "1",
}


def git(root: Path, *arguments: str) -> str:
    """What git says, as the policy team asks it beside the pages."""
    done = subprocess.run(
        ["git", *arguments],
        cwd=root,
        env=os.environ | POLICY_TEAM,
        capture_output=True,
        text=True,
        check=True,
    )
    return done.stdout


def a_world(root: Path, more: Mapping[str, str] | None = None) -> Path:
    """The workspace in a repository of its own, all of it committed."""
    for name, text in {**WORLD, **(more or {})}.items():
        path = root / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8", newline="")
    git(root, "init", "-q", "-b", "main")
    commit(root, "Begin")
    return root


def commit(root: Path, message: str) -> None:
    """Commit all that lies there, as the policy team."""
    git(root, "add", "-A")
    git(root, "commit", "-q", "-m", message)


def tab_to(page: Page, name: str) -> None:
    """Press the Tab key until what has the focus is called so."""
    called = "e => ((e.labels && e.labels.length ? e.labels[0] : e).textContent || '').trim()"
    for _ in range(90):
        page.keyboard.press("Tab")
        if page.evaluate(f"({called})(document.activeElement)").startswith(name):
            return
    raise AssertionError(f"nothing called {name} is reached by the Tab key")


def is_ready(page: Page) -> None:
    """Wait until the page's scripts have started."""
    expect(page.locator("html")).to_have_attribute("data-ready", "yes")


def keep(page: Page, name: str) -> None:
    """A picture to look at, where the environment says where."""
    folder = os.environ.get("RESPONDENT_SCREENSHOTS")
    if folder:
        page.screenshot(path=Path(folder) / f"{name}.png", full_page=True)
