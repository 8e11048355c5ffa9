"""The list of evidence: every record as a line, found by words and narrowed by filters."""

from __future__ import annotations

from datetime import UTC, datetime
from pathlib import Path

import pytest

from respondent.loading.workspace import load
from respondent.model.review import Standing
from respondent.web.evidence.entry import entries
from respondent.web.evidence.search import FIELDS, Wanted, facets, find

NOW = datetime(2026, 1, 5, 12, tzinfo=UTC)
WORKSPACE = load(Path(__file__).parents[2]).workspace
USES = {"image-offences-2023-24": ("ofcom-letter",), "image-offences-by-force": ("release", "ofcom-letter")}
ENTRIES = entries(WORKSPACE, USES, {"image-offences-2023-24": 2}, NOW)


def ids(**wanted: str) -> list[str]:
    return [entry.id for entry in find(ENTRIES, Wanted(**wanted))]


def test_every_record_is_in_the_list_by_its_title() -> None:
    assert {entry.id for entry in ENTRIES} == set(WORKSPACE.records)
    titles = [entry.title.casefold() for entry in ENTRIES]
    assert titles == sorted(titles)
    assert ids() == [entry.id for entry in ENTRIES]


def test_a_figure_shows_its_value_as_published_with_what_it_counts() -> None:
    by_id = {entry.id: entry for entry in ENTRIES}
    assert by_id["image-offences-2023-24"].value == "38,685 offences"
    assert by_id["image-offences-by-force"].value == f"{len(WORKSPACE.rows('image-offences-by-force'))} rows"
    assert by_id["nspcc"].value == ""
    assert by_id["nspcc"].standing is None
    assert by_id["image-offences-2023-24"].standing is Standing.NONE


def test_all_words_must_occur_anywhere_in_any_order() -> None:
    assert "image-offences-2023-24" in ids(q="38,685 OFFENCES")
    assert ids(q="38,685 sessions") == []
    assert "image-offences-by-force" in ids(q="south yorkshire")


def test_a_title_with_the_word_comes_first() -> None:
    found = ids(q="childline")
    first = next(entry for entry in ENTRIES if entry.id == found[0])
    assert "childline" in first.title.casefold()


@pytest.mark.parametrize("name", FIELDS)
def test_each_filter_leaves_as_many_records_as_it_says(name: str) -> None:
    found = facets(ENTRIES, name)
    assert found
    for facet in found:
        assert len(ids(**{name: facet.value})) == facet.count


def test_records_are_found_by_the_documents_that_use_them() -> None:
    assert set(ids(used="ofcom-letter")) == {"image-offences-2023-24", "image-offences-by-force"}
    assert ids(used="release") == ["image-offences-by-force"]
    assert len(ids(used="-")) == len(ENTRIES) - 2


def test_records_with_problems_are_found_as_such() -> None:
    assert ids(status="problems") == ["image-offences-2023-24"]


def test_filters_go_together_and_into_an_address() -> None:
    wanted = Wanted(q="offences", kind="statistic")
    assert all(entry.kind == "statistic" for entry in find(ENTRIES, wanted))
    assert wanted.query() == {"q": "offences", "kind": "statistic"}
