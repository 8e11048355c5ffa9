"""Each rule on its cases: a file ``cases/<code>.yaml`` with workspaces in which it finds something, and in
which not.

A case is a name and files, put into the small workspace. A name that ends with ``+`` stands for the workspace's
own file with the text added; ``letter`` is the body of its letter, ``response`` that of a response of two charities
to the consultation below.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import NamedTuple

import pytest
import yaml

from respondent.build import check
from respondent.checking.registry import RULES
from respondent.checking.rule import DocumentRule, RecordRule, UseRule
from respondent.model.diagnostic import Diagnostic, Severity

Workspaces = Callable[[dict[str, str]], Path]

FOLDER = Path(__file__).parent / "cases"
ROOT = Path(__file__).resolve().parents[2]


RESPONSE = {
    "evidence/other-charity.yaml": "kind: organisation\nname: Other Charity\n",
    "evidence/codes.yaml": (
        "kind: source\ntype: code\ntitle: Safety Codes\npublisher: Ofcom\nissued: 2024\nversion: May 2024\n"
    ),
    "evidence/safety.yaml": (
        "kind: consultation\ntitle: Safety\npublisher: Ofcom\ndocuments:\n"
        "  - {title: Draft Safety Code, version: June 2025}\n"
        "questions:\n  - {number: 1, text: Do you agree?, asks_for_evidence: true}\n"
        "  - {number: 2, text: Why?, word_limit: 12}\n  - {number: 3, text: Anything else?}\n"
    ),
    "templates/response.md.j2": (
        "---\nkind: response\ntitle: Our response\ndate: 2025-02-18\nfrom: [our-charity, other-charity]\n"
        "consultation: safety\n---\n"
    ),
}
"""What a case with a ``response`` has besides."""


class Case(NamedTuple):
    code: str
    name: str
    files: dict[str, str]
    fails: bool


def cases() -> Iterator[Case]:
    for path in sorted(FOLDER.glob("*.yaml")):
        given = yaml.safe_load(path.read_text(encoding="utf-8"))
        for kind in ("pass", "fail"):
            for name, files in given[kind].items():
                yield Case(path.stem, name, files or {}, kind == "fail")


CASES = tuple(cases())


def written(files: dict[str, str], small: dict[str, str]) -> dict[str, str]:
    """The files of a case in full."""
    found = {}
    for name, text in files.items():
        if name == "letter":
            head = small["templates/letter.md.j2"].rpartition("---\n")[0]
            found["templates/letter.md.j2"] = f"{head}---\n{text}"
        elif name == "response":
            found = RESPONSE | found
            found["templates/response.md.j2"] += text
        elif name.endswith("+"):
            found[name[:-1]] = small[name[:-1]] + text
        else:
            found[name] = text
    return found


@pytest.fixture
def look(
    workspace: Workspaces, small: dict[str, str], put: Callable[[Path, str], None]
) -> Callable[[dict[str, str]], tuple[Diagnostic, ...]]:
    def check_with(files: dict[str, str]) -> tuple[Diagnostic, ...]:
        root = workspace({})
        for name, text in written(files, small).items():
            put(root / name, text)
        return check(root)

    return check_with


@pytest.mark.parametrize("case", CASES, ids=lambda case: f"{case.code} {case.name}")
def test_a_rule_finds_what_it_is_for_and_nothing_else(
    case: Case, look: Callable[[dict[str, str]], tuple[Diagnostic, ...]]
) -> None:
    found = look(case.files)
    codes = {problem.code.id for problem in found}
    invalid = [str(p) for p in found if p.code.id[0] in "YSRCTW" and p.code.id != case.code]
    assert not invalid, "the case itself is not what it should be"
    if case.fails:
        assert case.code in codes
    else:
        assert case.code not in codes, [str(p) for p in found if p.code.id == case.code]


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.code.id)
def test_a_rule_has_three_cases_of_each_kind(rule: RecordRule | DocumentRule | UseRule) -> None:
    mine = [case for case in CASES if case.code == rule.code.id]
    assert sum(case.fails for case in mine) >= 3
    assert sum(not case.fails for case in mine) >= 3


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.code.id)
def test_a_rule_says_what_goes_wrong_and_what_is_better(rule: RecordRule | DocumentRule | UseRule) -> None:
    words = rule.find.__doc__ or ""
    assert re.search(r"^ {4}Anti-pattern: \S", words, re.MULTILINE)
    assert re.search(r"^ {4}Best practice: \S", words, re.MULTILINE)
    assert rule.code.severity in Severity


def test_each_rule_is_a_file_of_its_own_and_is_registered_once() -> None:
    files = {path.stem for path in (ROOT / "src/respondent/checking/rules").glob("[!_]*.py")}
    assert files
    assert files == {rule.find.__module__.rpartition(".")[2] for rule in RULES}
    assert len({rule.code.id for rule in RULES}) == len(RULES)


def test_the_cases_are_of_rules_that_there_are() -> None:
    assert {case.code for case in CASES} == {rule.code.id for rule in RULES}
