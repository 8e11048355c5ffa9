"""A row of a table's CSV file is changed, and every other row stays as it was."""

from __future__ import annotations

import csv
import io

import pytest
from hypothesis import given
from hypothesis import strategies as st

from respondent.edit.rows import rows_spliced
from respondent.model.edit import RowEdit
from respondent.yamltext.splice import CannotSpliceError

TABLE = (
    b'\xef\xbb\xbfforce , region,offences\r\nKent, South ,"1,249"\r\n'
    b'\r\n"Devon ""and"" Cornwall",West,7\r\nGwent [note 1],Wales,\r\n'
)


def changed(key: str, after: dict[str, str] | None, before: dict[str, str] | None) -> bytes:
    return rows_spliced(TABLE, ["force"], [RowEdit((key,), before, after)], "offences")


def test_a_cell_is_changed_in_its_own_style() -> None:
    assert changed("Kent", {"offences": "1250"}, {}) == TABLE.replace(b'"1,249"', b'"1250"')
    assert changed("Gwent", {"offences": "1,250"}, {}) == TABLE.replace(b"Wales,", b'Wales,"1,250"')
    assert changed("Gwent", {"force": "Gwent", "region": "W, E"}, {}) == TABLE.replace(
        b",Wales,", b',"W, E",'
    )


def test_a_row_comes_at_the_end_and_goes_with_its_line() -> None:
    assert changed("Dyfed", {"force": "Dyfed", "offences": "3"}, None) == TABLE + b"Dyfed,,3\r\n"
    assert changed("Kent", None, {}) == TABLE.replace(b'Kent, South ,"1,249"\r\n', b"")


def test_a_file_without_an_end_of_its_last_line_stays_without() -> None:
    edit = RowEdit(("b",), None, {"k": "b", "v": "2"})
    assert rows_spliced(b"k,v\na,1", ["k"], [edit]) == b"k,v\na,1\nb,2"


@pytest.mark.parametrize(
    ("key", "after", "before", "why"),
    [
        ("Kint", {"offences": "1"}, {}, "There is no row “Kint”. Nothing was changed. Did you mean “Kent”"),
        ("Kent", {"ofences": "1"}, {}, "no column “ofences”. Nothing was changed. Did you mean “offences”"),
        ("Kent", {"force": "Kent"}, None, "There is a row “Kent” already"),
    ],
)
def test_what_is_not_there_is_refused(
    key: str, after: dict[str, str], before: dict[str, str] | None, why: str
) -> None:
    with pytest.raises(CannotSpliceError, match=why):
        changed(key, after, before)


def test_a_table_with_an_error_or_without_its_key_is_refused() -> None:
    with pytest.raises(CannotSpliceError, match="error in line 2"):
        rows_spliced(b'k,v\na,"1\n', ["k"], [])
    with pytest.raises(CannotSpliceError, match="no column “x”"):
        rows_spliced(b"k,v\na,1\n", ["x"], [])


CELLS = st.text(st.sampled_from('ab1, "é—0'), max_size=6).map(str.strip)


@given(
    st.lists(st.tuples(CELLS, CELLS), min_size=1, max_size=5),
    CELLS,
    st.data(),
    st.sampled_from(["\n", "\r\n"]),
)
def test_whatever_a_cell_says_no_other_row_changes(
    cells: list[tuple[str, str]], new: str, data: st.DataObject, eol: str
) -> None:
    rows = [[f"k{at}", one, two] for at, (one, two) in enumerate(cells)]
    lines = []
    for row in [["key", "one", "two"], *rows]:
        out = io.StringIO()
        csv.writer(
            out, lineterminator="", quoting=data.draw(st.sampled_from([csv.QUOTE_MINIMAL, csv.QUOTE_ALL]))
        ).writerow(row)
        lines.append(out.getvalue())
    at = data.draw(st.integers(0, len(rows) - 1))
    text = eol.join((*lines, ""))
    after = rows_spliced(text.encode(), ["key"], [RowEdit((f"k{at}",), {}, {"two": new})]).decode()
    assert [one for n, one in enumerate(after.split(eol)) if n != at + 1] == [
        one for n, one in enumerate(text.split(eol)) if n != at + 1
    ]
    assert next(csv.reader([after.split(eol)[at + 1]]))[:3:2] == [f"k{at}", new]
