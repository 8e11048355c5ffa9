"""Random edits in a workbook give just those proposals, and applying them gives just those fields."""

from __future__ import annotations

import io
from collections.abc import Iterator, Mapping
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import settings as hypothesis_settings
from hypothesis import strategies as st
from openpyxl import load_workbook
from tests.exchanging.conftest import FILES, Editor, Exchange

from respondent.exchanging.choosing import change_of
from respondent.exchanging.columns import Column, layout_of
from respondent.exchanging.texts import folded, read_text_of, text_of, value_at
from respondent.model.edit import ABSENT
from respondent.model.fields import with_edits
from respondent.model.imported import Standing
from respondent.model.record import Plain

COLUMNS = [column for column in layout_of("statistic").columns if column.path not in {"superseded_by"}]
WORDS = st.text(
    st.characters(exclude_categories=["Cc", "Cs", "Co", "Cn", "Zl", "Zp"], exclude_characters="\ufeff"),
    min_size=1,
    max_size=40,
).filter(lambda text: text.strip() and text.strip()[0] not in "=@+-−#")

EDITS = {
    "statement": WORDS,
    "locator": WORDS,
    "place": st.one_of(st.just(""), WORDS),
    "measure": st.sampled_from(["", "recorded", "estimated"]),
    "value": st.sampled_from(["3", "1,250", "12.50", "£1.26 billion"]).filter(lambda text: "£" not in text),
    "period": st.sampled_from(["2022/23", "2024-06", "at 2024-03-31", "year ending 2024-06"]),
    "note": st.lists(WORDS, min_size=1, max_size=3).map("\n\n".join),
    "coverage.asked": st.sampled_from(["43", "50", "1,000"]),
    "coverage.missing": st.sampled_from(["", "Kent", "Kent\nEssex, but not all"]).map(str),
    "caveat.text": st.one_of(st.just(""), WORDS),
    "dimension": st.sampled_from(["", "age: 10\nabout: x: y", "platform: Snapchat"]),
    "passage": WORDS,
}


@pytest.fixture(scope="module", name="sent")
def sent_fixture(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Exchange]:
    root = tmp_path_factory.mktemp("exchange")
    for name, text in FILES.items():
        path: Path = root / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, "utf-8")
    return iter([Exchange(root)])


@pytest.fixture(scope="module", name="out")
def out_fixture(sent: Iterator[Exchange]) -> Exchange:
    return next(sent)


@hypothesis_settings(max_examples=15)
@given(st.fixed_dictionaries({}, optional=EDITS))
def test_edits_give_just_those_proposals_and_just_those_fields(out: Exchange, edits: dict[str, str]) -> None:
    editor = Editor(out.sent)
    for path, text in edits.items():
        editor.put("Statistics", "sessions", path, text or None)
    found = out.back(editor.saved())
    record = out.loaded.workspace.records["sessions"]
    columns = layout_of("statistic").by_path
    expected = {
        path: text
        for path, text in edits.items()
        if folded(text, columns[path]) != _now(record.fields, columns[path])
    }
    proposed = found.of("sessions")
    assert [str(one) for one in found.diagnostics] == []
    assert {
        one.path: folded(one.wants, columns[one.path]) for one in (proposed.fields if proposed else ())
    } == {path: folded(text, columns[path]) for path, text in expected.items()}
    assert all(one.standing is not Standing.CLASH for one in (proposed.fields if proposed else ()))
    if proposed is not None:
        after = with_edits(record.fields, change_of(proposed, record.fields).fields)
        for column in columns.values():
            assert _now(after, column) == folded(
                expected.get(column.path, _now(record.fields, column)), column
            )


def _now(fields: Mapping[str, Plain], column: Column) -> str:
    value = value_at(fields, column)
    return "" if value is ABSENT else folded(text_of(value, column), column)


@given(st.lists(WORDS, min_size=1, max_size=4))
def test_a_list_comes_back_as_it_was(items: list[str]) -> None:
    column = layout_of("statistic").by_path["coverage.missing"]
    value: Plain = tuple(" ".join(item.split()) for item in items)
    assert read_text_of(text_of(value, column), column) == value


def test_a_workbook_saved_again_by_another_library_is_the_same(out: Exchange) -> None:
    target = io.BytesIO()
    load_workbook(io.BytesIO(out.sent)).save(target)
    assert out.back(target.getvalue()).proposals == ()


@pytest.mark.parametrize("words", ["It has _x000D_ in it.", "_x0041_ and _x00e9_", "_x005F_"])
def test_what_excel_writes_for_signs_is_text_where_somebody_wrote_it(words: str, tmp_path: Path) -> None:
    note = f"kind: finding\nstatement: Others found this.\nsource: calls-2023-24\npassage: This.\nnote: {words}\n"
    for name, text in (FILES | {"evidence/helpline/signs.yaml": note}).items():
        (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / name).write_text(text, "utf-8")
    exchange = Exchange(tmp_path)
    found = exchange.back(exchange.sent)
    assert found.proposals == ()
    assert found.diagnostics == ()
