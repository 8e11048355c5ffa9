"""What tests share: programs that may be missing, and the validators of Word files."""

from __future__ import annotations

import json
import os
import re
import subprocess
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from shutil import which
from typing import NoReturn

import pytest
from coverage import Coverage
from hypothesis import HealthCheck, settings
from openxml_audit import FileFormat, OpenXmlValidator

ROOT = Path(__file__).resolve().parent.parent

REQUIRE_ALL = "RESPONDENT_REQUIRE_ALL"
"""Set to 1 where everything is installed (`.ci/run`): a program that is missing is then a failure."""

VALIDATOR = "RESPONDENT_OOXML_VALIDATOR"
"""Where Microsoft's validator is, if it is not where `.ci/run` puts it."""

PLACES = (ROOT / ".tools/node_modules/.bin/ooxml-validator", ROOT / "node_modules/.bin/ooxml-validator")

NAMES = {"chromium": ("chromium", "chromium-browser", "google-chrome"), "soffice": ("soffice", "libreoffice")}
"""Programs that go by several names."""

# No test is timed: a busy machine is not a fault. The test run makes the same inputs each time, so that it fails
# for a change and not by chance; `make long` chooses another profile, which makes many more, and new ones, and
# `make mutants` one that makes few, since the tests then run more than a thousand times.
_CALM = settings(deadline=None, suppress_health_check=[HealthCheck.too_slow])
settings.register_profile("respondent", _CALM, derandomize=True)
settings.register_profile("long", _CALM, max_examples=20_000)
settings.register_profile("mutants", _CALM, derandomize=True, max_examples=20, database=None)
settings.load_profile("respondent")


def pytest_addoption(parser: pytest.Parser) -> None:
    """``--examples`` for `make long`; ``--update-golden`` for what changed on purpose."""
    parser.addoption("--examples", type=int, default=20_000, help="how many inputs a fuzzing test makes")
    parser.addoption("--update-golden", action="store_true", help="write the files in tests/golden anew")


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Coverage is not measured of the tests that make thousands of inputs, as of others that bear `no_cover`.

    It is what makes lines two or three times as slow; the tests that name their cases reach the same lines.
    """
    for item in items:
        if "examples" in getattr(item, "fixturenames", ()):
            item.add_marker(pytest.mark.no_cover)


@contextmanager
def unmeasured() -> Iterator[None]:
    """A stretch whose coverage is not measured: other people's code is traced, too, and is then thrice as slow."""
    measuring = Coverage.current()
    if measuring is None:
        yield
        return
    measuring.stop()
    try:
        yield
    finally:
        measuring.start()


@pytest.fixture
def examples(request: pytest.FixtureRequest) -> int:
    """How many inputs a fuzzing test makes: 20,000 in the test run, a million in `make long`."""
    chosen = request.config.getoption("--examples")
    assert isinstance(chosen, int)
    return chosen


def _found(program: str) -> str | None:
    if program == "ooxml-validator":
        chosen = os.environ.get(VALIDATOR)
        places = (Path(chosen),) if chosen else PLACES
        return next((str(place) for place in places if place.is_file()), None)
    return next((path for name in NAMES.get(program, (program,)) if (path := which(name))), None)


def _require(program: str) -> str:
    path = _found(program)
    if path is None:
        _without(f"{program} is not installed")
    return path


def _without(reason: str) -> NoReturn:
    if os.environ.get(REQUIRE_ALL) == "1":
        pytest.fail(f"{reason}, and {REQUIRE_ALL}=1 wants it")
    pytest.skip(reason)


@pytest.fixture(name="calibri")
def calibri_fixture() -> None:
    """The letters' font, or one of its widths; without it pages end elsewhere, and the test is skipped."""
    matched = subprocess.run([_require("fc-match"), "Calibri"], capture_output=True, text=True, check=True)
    if not re.search("calibri|carlito", matched.stdout, re.IGNORECASE):
        _without("neither Calibri nor Carlito is installed")


@pytest.fixture(name="program")
def program_fixture() -> Callable[[str], str]:
    """``program("soffice")`` is the program's path; without it the test is skipped, or fails if all is required.

    Known by name: soffice, chromium, pandoc, pdftoppm, ooxml-validator, and whatever is on the path.
    """
    return _require


@pytest.fixture(scope="session")
def chromium() -> str:
    """Chromium's path; without it the test is skipped, or fails if all is required."""
    return _require("chromium")


@pytest.fixture(scope="session")
def calc(tmp_path_factory: pytest.TempPathFactory) -> str:
    """LibreOffice's path, where its spreadsheet is installed, which Debian packs by itself; else as `program`."""
    path, folder = _require("soffice"), tmp_path_factory.mktemp("calc")
    (folder / "small.csv").write_text("a,b\n1,2\n", encoding="utf-8")
    subprocess.run(
        [
            path,
            *(f"-env:UserInstallation=file://{folder}/profile", "--headless", "--convert-to", "ods"),
            *("--outdir", str(folder), str(folder / "small.csv")),
        ],
        capture_output=True,
        timeout=180,
    )
    if not (folder / "small.ods").is_file():
        _without("LibreOffice Calc is not installed")
    return path


_BLANKS = {"Space", "SoftBreak", "LineBreak"}
_APART = {"Para", "Plain", "Header", "Note", "LineBlock", "MetaInlines", "MetaBlocks"}
_LITERAL = {"Code", "CodeBlock", "Math"}


def _words_of(node: object) -> str:
    """The words of pandoc's document, without the numbers that it gives to notes and lists."""
    if isinstance(node, list):
        return "".join(_words_of(part) for part in node)
    if not isinstance(node, dict):
        return ""
    kind, content = node.get("t"), node.get("c")
    if kind == "Str":
        return str(content)
    if kind in _BLANKS:
        return " "
    if kind in _LITERAL and isinstance(content, list):
        return f" {content[1]} "
    return f" {_words_of(content)} " if kind in _APART else _words_of(content)


@pytest.fixture
def pandoc_text() -> Callable[[Path, str], str]:
    """``pandoc_text(path, "accept")`` is what pandoc reads in a Word file, tracked changes accepted or rejected."""

    def read(path: Path, tracked: str) -> str:
        command = [_require("pandoc"), f"--track-changes={tracked}", "-t", "json", str(path)]
        done = subprocess.run(
            command, capture_output=True, text=True, encoding="utf-8", timeout=60, check=True
        )
        document = json.loads(done.stdout)
        return _words_of([*document["meta"].values(), document["blocks"]])

    return read


def _microsoft(path: Path) -> list[str]:
    validator = _found("ooxml-validator")
    if validator is None and os.environ.get(REQUIRE_ALL) != "1":
        return []
    done = subprocess.run(
        [_require("ooxml-validator"), str(path)],
        capture_output=True,
        text=True,
        encoding="utf-8",
        timeout=120,
    )
    if done.returncode not in {0, 1}:
        pytest.fail(f"the validator could not be run: {done.stderr}")
    return [
        f"Microsoft: {error['path']} {error['xPath']}: {error['description']}"
        for error in json.loads(done.stdout)["errors"]
    ]


def _audit(path: Path) -> list[str]:
    validator = OpenXmlValidator(file_format=FileFormat.MICROSOFT_365, max_errors=0)
    with unmeasured():
        return [f"openxml-audit: {error}" for error in validator.validate(path).errors]


_FAULTS: dict[bytes, list[str]] = {}
"""Those of each file that was validated: the same bytes have the same ones."""


@pytest.fixture
def validate_docx(tmp_path_factory: pytest.TempPathFactory) -> Callable[[Path | bytes], list[str]]:
    """``validate_docx(file)`` are the faults that two validators find in a Word file, given by path or as bytes.

    Microsoft's runs where it is installed, and must be where all is required; openxml-audit always runs.
    """

    def validate(file: Path | bytes) -> list[str]:
        data = file if isinstance(file, bytes) else file.read_bytes()
        if data not in _FAULTS:
            path = tmp_path_factory.mktemp("validated") / "document.docx"
            path.write_bytes(data)
            _FAULTS[data] = _microsoft(path) + _audit(path)
        return _FAULTS[data]

    return validate


MINIMAL = {
    "respondent.yaml": "respondent: 1\nunits:\n  - {name: offence, plural: offences}\n",
    "evidence/crime-data.yaml": (
        "kind: source\ntype: dataset\ntitle: Police recorded crime\npublisher: Home Office\nissued: 2024\n"
        "standing: [official, published]\n"
    ),
    "evidence/offences.yaml": (
        "kind: statistic\nstatement: Police recorded 38,685 offences in 2023/24.\nsource: crime-data\n"
        "value: 38,685\nunit: offence\nmeasure: recorded\nperiod: 2023/24\n"
    ),
    "evidence/by-force.yaml": (
        "kind: table\ntitle: Offences by force\nsource: crime-data\nunit: offence\nmeasure: recorded\n"
        "period: 2023/24\nplace: {column: force}\nrows: by-force.csv\nkey: force\nvalue: offences\n"
    ),
    "evidence/by-force.csv": "force,offences\nGwent,503\nDyfed-Powys,192\n",
    "evidence/our-charity.yaml": "kind: organisation\nname: Our Charity\n",
    "evidence/minister.yaml": (
        "kind: office\nname: Minister\nsalutation: Minister\naddresses:\n  - lines: [1 Street, London SW1A 1AA]\n"
        "holders:\n  - {name: Jo Doe, from: 2024-07-05}\n"
    ),
    "templates/letter.md.j2": (
        "---\nkind: letter\ntitle: Offences\ndate: 2025-02-18\nfrom: our-charity\nto: minister\n---\n"
        'Police recorded {{ figure("offences") }} offences in {{ period("offences") }}.\n'
    ),
    "templates/release.md.j2": (
        "---\nkind: release\ntitle: Offences in {{ force }}\ndate: 2025-02-18\nfrom: our-charity\n"
        "for_each: {force: by-force}\n---\n"
        'In {{ force }}, police recorded {{ figure("by-force", force=force) }} offences.\n'
    ),
}
"""The files of a small workspace in which nothing is wrong: a letter, and a release for each of two forces."""


@pytest.fixture
def small() -> dict[str, str]:
    """The files of the small workspace, by name."""
    return dict(MINIMAL)


@pytest.fixture
def workspace(tmp_path: Path) -> Callable[[dict[str, str]], Path]:
    """``workspace({"evidence/offences.yaml": "…"})`` is the small workspace's folder, with these files in it."""

    def make(files: dict[str, str]) -> Path:
        root = tmp_path / "workspace"
        for name, text in (MINIMAL | files).items():
            path = root / name
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_text(text, encoding="utf-8", newline="")
        return root

    return make


@pytest.fixture
def golden(request: pytest.FixtureRequest) -> Callable[[str, str], None]:
    """``golden("letter.xml", text)`` compares a text with the file of that name in ``tests/golden``."""

    def compare(name: str, text: str) -> None:
        path = ROOT / "tests" / "golden" / name
        if request.config.getoption("--update-golden"):
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_text(text, encoding="utf-8", newline="")
        assert path.is_file(), f"{name} is not there yet: run pytest with --update-golden"
        assert text == path.read_text(encoding="utf-8")

    return compare
