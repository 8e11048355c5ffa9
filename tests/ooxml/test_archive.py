"""Writing zip archives."""

from __future__ import annotations

import io
import zipfile

from hypothesis import given
from hypothesis import strategies as st

from respondent.ooxml.archive import pack, unpack, write_archive


def test_a_zip_reader_finds_each_part_with_its_content() -> None:
    data = write_archive([pack("[Content_Types].xml", b"<Types/>"), pack("word/é.xml", b"x" * 1000)])
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        assert archive.testzip() is None
        assert archive.namelist() == ["[Content_Types].xml", "word/é.xml"]
        assert archive.read("word/é.xml") == b"x" * 1000


def test_every_part_is_of_the_same_day_and_has_no_owner() -> None:
    with zipfile.ZipFile(io.BytesIO(write_archive([pack("a", b"1"), pack("b", b"2")]))) as archive:
        for member in archive.infolist():
            assert member.date_time == (1980, 1, 1, 0, 0, 0)
            assert (member.external_attr, member.extra, member.comment) == (0, b"", b"")


def test_a_part_that_is_packed_is_copied_as_it_is() -> None:
    part = pack("word/styles.xml", b"<w:styles/>" * 50, level=9)
    assert part.stream in write_archive([part])


@given(st.binary(max_size=2000), st.integers(1, 9))
def test_unpacking_gives_back_what_was_packed(content: bytes, level: int) -> None:
    assert unpack(pack("a", content, level)) == content


def test_an_archive_of_nothing_is_an_archive() -> None:
    assert zipfile.ZipFile(io.BytesIO(write_archive([]))).namelist() == []
