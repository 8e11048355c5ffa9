"""Every change of what a verdict is bound to makes it stale and names the field; no other change does."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path

import pytest

from respondent.loading.records.record import KINDS
from respondent.loading.workspace import load
from respondent.model.evidence import DataTable
from respondent.model.review import ARCHIVED, ArchivedCopy, Review, Reviewer, ReviewVerdict, Standing
from respondent.model.workspace import Workspace
from respondent.reviewing.fingerprint import MOST_ROWS, fingerprint
from respondent.reviewing.hashed import HASHED, LEFT_OUT, NEVER
from respondent.reviewing.standing import status_of

Make = Callable[[dict[str, str]], Path]
NOW = datetime(2025, 3, 1, 12, tzinfo=UTC)

RECORDS = {
    "source": (
        "evidence/crime-data.yaml",
        """\
type: dataset → report
title: Police recorded crime → Police recorded offences
short_title: Recorded crime → Crime
publisher: Home Office → ONS
author: Jo Doe → [Jo Doe, Al Roe]
issued: 2024 → 2024-07
edition: October 2024 → July 2024
version: "1" → "2"
url: https://example.org/a → https://example.org/b
status: final → revised
standing: [official, published] → [published]
reference: R 1 → R 2
container: A journal → Another
volume: "3" → "4"
issue: "1" → "2"
pages: 12–19 → 12–20
session: 2023–24 → 2024–25
chapter: c 50 → c 51
jurisdiction: Scotland → Wales
house: Commons → Lords
column: "12" → "13"
body: A force → Another force
recipient: Jo Doe → Al Roe
requested: 2024-01-01 → 2024-01-02
asked: 43 → 44
answered: 41 → 42
""",
    ),
    "statistic": (
        "evidence/offences.yaml",
        """\
statement: Police recorded 38,685 offences in 2023/24. → Police recorded 38,685 such offences in 2023/24.
source: crime-data → other-data
locator: table 2 → table 3
value: 38,685 → 38,658
unit: offence → person
measure: recorded → reported
period: 2023/24 → 2022/23
place: England and Wales → England
dimension: {sex: girls} → {sex: boys}
of: whole → other-whole
precision: 1 → 10
per: population → {count: 1000, of: population}
change: {by: 7%, since: 2022/23} → {by: 8%, since: 2022/23}
coverage: {asked: 43} → {asked: 44}
caveat: Not all forces. → Some forces.
survey: {population: adults, n: 2416} → {population: adults, n: 2417}
prices: cash → 2024/25 prices
index: 2015 = 100 → 2016 = 100
passage: police recorded 38,685 → the police recorded 38,685
method: {sum: Offences} → {sum: All offences}
""",
    ),
    "table": (
        "evidence/by-force.yaml",
        """\
title: Offences by force → Offences, by force
source: crime-data → other-data
locator: table 2 → table 3
unit: offence → person
measure: recorded → reported
period: 2023/24 → 2022/23
place: {column: force} → Wales
dimension: {sex: girls} → {sex: boys}
rows: by-force.csv → other.csv
key: force → [force, offences]
value: offences → number
of: whole → other-whole
precision: 1 → 10
per: population → {count: 1000, of: population}
complete: {force: Gwent} → {force: [Gwent, Dyfed-Powys]}
coverage: {asked: 43} → {asked: 44}
caveat: Not all forces. → Some forces.
prices: cash → 2024/25 prices
index: 2015 = 100 → 2016 = 100
method: {sum: Offences, by: Force} → {sum: Offences, by: Force name}
""",
    ),
    "quotation": (
        "evidence/words.yaml",
        """\
text: It was my fault. → It was not my fault.
speaker: Girl, aged 13 → Girl, aged 14
source: crime-data → other-data
locator: p 7 → p 8
verbatim: false → true
illustrative: false → true
place: Wales → England
""",
    ),
    "finding": (
        "evidence/found.yaml",
        """\
statement: It is so. → It is not so.
source: crime-data → other-data
locator: para 1 → para 2
passage: so it is → so is it
caveat: In part. → In parts.
""",
    ),
    "organisation": (
        "evidence/our-charity.yaml",
        """\
name: Our Charity → The Charity
short_name: OC → OCH
address: [1 Street] → [2 Street]
website: https://example.org → https://example.com
charity_number: "1" → "2"
signatory: {name: Jo Doe} → {name: Al Roe}
press: {name: Press office} → {name: Press desk}
about: A charity. → The charity.
""",
    ),
    "office": (
        "evidence/minister.yaml",
        """\
name: Minister → Secretary
organisation: A ministry → Another
holders: [{name: Jo Doe, from: 2024-07-05}] → [{name: Jo Doe, from: 2024-07-06}]
address: [1 Street] → [2 Street]
addresses: [{lines: [1 Street]}] → [{lines: [2 Street]}]
salutation: Minister → Secretary
email: a@example.org → b@example.org
""",
    ),
    "consultation": (
        "evidence/asked.yaml",
        """\
title: On messages → On all messages
publisher: Ofcom → DSIT
reference: A 1 → A 2
opens: 2024-01-01 → 2024-01-02
closes: 2024-03-01 17:00 → 2024-03-02 17:00
respond_to: a@example.org → b@example.org
url: https://example.org/a → https://example.org/b
documents: [{title: Volume 4}] → [{title: Volume 5}]
questions: [{number: 1, text: Do you agree?}] → [{number: 1, text: Do you?}]
""",
    ),
}
"""Of each kind: where its record lies, and each hashed field with a value and another one."""

WHOLE = "kind: statistic\nstatement: All.\nsource: crime-data\nunit: offence\nvalue: "
OTHERS = {
    "evidence/whole.yaml": f"{WHOLE}50,000\n",
    "evidence/other-whole.yaml": f"{WHOLE}60,000\n",
    "evidence/population.yaml": "kind: statistic\nstatement: All.\nsource: crime-data\nvalue: 900\nunit: person\n",
    "evidence/other-data.yaml": "kind: source\ntype: report\ntitle: Another source\n",
    "evidence/other.csv": "force,offences,number\nGwent,504,504\nDyfed-Powys,192,192\n",
    "evidence/by-force.csv": "force,offences,number\nGwent,503,503\nDyfed-Powys,192,192\n",
    "respondent.yaml": "respondent: 1\n",
}
NOT_HASHED = {
    "owner": "nspcc",
    "confidential": "true\nreason: not published",
    "reason": "none",
    "embargo": "2030-01-01 00:01",
    "note": "Read twice.",
    "formerly": "old-id",
    "superseded_by": "{own}",
    "accessed": "2025-02-18",
    "latest_checked": "2025-02-18",
    "logo": "logo.png",
    "logo_alt": "A logo",
    "consent": "{basis: A form}",
    "warning": "Contains words.",
    "support": "Call 0800 1111.",
}


def fields_of(kind: str) -> dict[str, tuple[str, str]]:
    """Each hashed field of a kind with its value and another one."""
    pairs = (line.partition(": ") for line in RECORDS[kind][1].splitlines())
    return {name: (value.partition(" → ")[0], value.partition(" → ")[2]) for name, _, value in pairs}


def text_of(kind: str, fields: dict[str, str]) -> str:
    return f"kind: {kind}\n" + "".join(f"{name}: {value}\n" for name, value in fields.items())


def changes() -> Iterator[tuple[str, str]]:
    for kind in RECORDS:
        for name in fields_of(kind):
            yield kind, name


def workspace_of(root: Path) -> Workspace:
    """The workspace, whatever is wrong with values that do not go together: of that the hashes know nothing."""
    return load(root).workspace


def given(workspace: Workspace, record_id: str, archive: str | None = None) -> Review:
    record = workspace.records[record_id]
    fields = fingerprint(record, workspace.records).fields
    reviewer = Reviewer("Jo Bloggs", "jo@example.org")
    return Review(record_id, ReviewVerdict.VERIFIED, reviewer, NOW, fields, archive)


def with_review(workspace: Workspace, review: Review) -> Workspace:
    return replace(workspace, reviews={review.record: (review,)})


def test_the_values_name_every_hashed_field_of_every_kind() -> None:
    assert {kind: set(fields_of(kind)) for kind in RECORDS} == {kind: set(HASHED[kind]) for kind in KINDS}


@pytest.mark.parametrize(("kind", "name"), list(changes()))
def test_a_change_of_one_field_makes_the_verdict_stale_and_is_named(
    kind: str, name: str, workspace: Make
) -> None:
    path = RECORDS[kind][0]
    fields = fields_of(kind)
    before = {field: value for field, (value, _) in fields.items()}
    root = workspace(OTHERS | {path: text_of(kind, before)})
    loaded = workspace_of(root)
    record_id = Path(path).stem
    assert record_id in loaded.records
    review = given(loaded, record_id)
    assert status_of(with_review(loaded, review), record_id, NOW).is_verified

    (root / path).write_text(text_of(kind, before | {name: fields[name][1]}), "utf-8")
    changed = with_review(workspace_of(root), review)
    assert record_id in changed.records
    status = status_of(changed, record_id, NOW)

    assert status.standing is Standing.STALE
    assert {field.split(".")[0].split(" ")[0] for field in status.changed} - {"rows"} <= {name}
    assert any(field == name or field.startswith((f"{name}.", f"{name} ")) for field in status.changed)

    (root / path).write_text(text_of(kind, before), "utf-8")
    assert status_of(with_review(workspace_of(root), review), record_id, NOW).is_verified


@pytest.mark.parametrize("kind", list(RECORDS))
def test_a_change_of_a_field_that_is_not_hashed_leaves_the_verdict_standing(
    kind: str, workspace: Make
) -> None:
    path = RECORDS[kind][0]
    record_id = Path(path).stem
    before = {field: value for field, (value, _) in fields_of(kind).items()}
    root = workspace(OTHERS | {path: text_of(kind, before)})
    review = given(workspace_of(root), record_id)
    own = {field.name for field in KINDS[kind].shape.fields} & (NEVER | LEFT_OUT.get(kind, frozenset()))
    for name in own - {"kind"}:
        value = NOT_HASHED[name].replace("{own}", record_id)
        (root / path).write_text(f"{text_of(kind, before)}{name}: {value}\n", "utf-8")
        changed = with_review(workspace_of(root), review)
        assert status_of(changed, record_id, NOW).is_verified, name


def test_a_change_of_the_source_shows_in_what_comes_from_it_and_a_rename_of_it_does_not(
    workspace: Make,
) -> None:
    root = workspace({})
    review = given(workspace_of(root), "offences")
    source = root / "evidence/crime-data.yaml"
    statistic = root / "evidence/offences.yaml"

    source.write_text(source.read_text("utf-8").replace("2024", "2025"), "utf-8")
    assert status_of(with_review(workspace_of(root), review), "offences", NOW).changed == ("source.issued",)

    source.write_text(source.read_text("utf-8").replace("2025", "2024"), "utf-8")
    source.rename(root / "evidence/recorded-crime.yaml")
    statistic.write_text(statistic.read_text("utf-8").replace("crime-data", "recorded-crime"), "utf-8")
    assert status_of(with_review(workspace_of(root), review), "offences", NOW).is_verified


def test_a_change_of_the_base_shows_in_a_share_of_it(workspace: Make) -> None:
    share = "kind: statistic\nstatement: Half of it.\nsource: crime-data\nvalue: 50%\nof: offences\n"
    root = workspace({"evidence/share.yaml": share})
    review = given(workspace_of(root), "share")
    base = root / "evidence/offences.yaml"

    base.write_text(base.read_text("utf-8").replace("value: 38,685", "value: 38,686"), "utf-8")
    assert status_of(with_review(workspace_of(root), review), "share", NOW).changed == ("of.value",)


def test_a_change_of_a_row_is_named_by_its_key(workspace: Make) -> None:
    root = workspace({})
    review = given(workspace_of(root), "by-force")
    (root / "evidence/by-force.csv").write_text(
        "force,offences\nGwent,504\nDyfed-Powys,192\nKent,1\n", "utf-8"
    )

    status = status_of(with_review(workspace_of(root), review), "by-force", NOW)

    assert status.changed == ("rows Gwent", "rows Kent")


def test_the_rows_of_a_very_long_table_count_as_one_field(workspace: Make) -> None:
    rows = "".join(f"Force {number},{number}\n" for number in range(MOST_ROWS + 1))
    root = workspace({"evidence/by-force.csv": f"force,offences\n{rows}"})
    loaded = workspace_of(root)
    table = loaded.records["by-force"]
    assert isinstance(table, DataTable)

    assert [name for name in fingerprint(table, loaded.records).fields if name.startswith("rows")] == ["rows"]


def test_wrapping_lines_anew_changes_nothing_and_parting_paragraphs_does(workspace: Make) -> None:
    words = "kind: quotation\nspeaker: Girl\nsource: crime-data\ntext: >-\n  It was\n  my fault.\n"
    root = workspace({"evidence/words.yaml": words})
    review = given(workspace_of(root), "words")
    path = root / "evidence/words.yaml"

    path.write_text(words.replace(">-\n  It was\n  my fault.", "It was my fault."), "utf-8")
    assert status_of(with_review(workspace_of(root), review), "words", NOW).is_verified
    path.write_text(words.replace("It was\n  my", "It was\n\n  my").replace(">-", "|-"), "utf-8")
    assert status_of(with_review(workspace_of(root), review), "words", NOW).changed == ("text",)


def test_another_archived_copy_of_the_source_makes_the_verdict_stale(workspace: Make) -> None:
    loaded = workspace_of(workspace({}))
    copies = [ArchivedCopy("crime-data", digit * 64, "prc.pdf", 1, NOW) for digit in "ab"]
    review = given(loaded, "offences", "a" * 64)
    with_copy = replace(with_review(loaded, review), copies={"crime-data": tuple(copies[:1])})

    assert status_of(with_copy, "offences", NOW).is_verified
    newer = replace(with_copy, copies={"crime-data": tuple(copies)})
    assert status_of(newer, "offences", NOW).changed == (ARCHIVED,)
    assert status_of(with_review(loaded, review), "offences", NOW).changed == (ARCHIVED,)
