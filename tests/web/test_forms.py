"""What a form sent is read whole, within limits, or refused."""

from __future__ import annotations

from urllib.parse import quote

import pytest
from hypothesis import given
from hypothesis import strategies as st

from respondent.web.forms import MOST_FIELDS, NO_FORM, Form, read_form, read_query
from respondent.web.refusals import RefusedError

PLAIN = "application/x-www-form-urlencoded"
PARTS = "multipart/form-data; boundary=xyz"


def part(name: str, value: bytes, more: str = "") -> bytes:
    head = f'--xyz\r\nContent-Disposition: form-data; name="{name}"{more}\r\n\r\n'.encode()
    return head + value + b"\r\n"


def test_fields_are_text_with_their_lines() -> None:
    form = read_form(
        PLAIN, b"note=one%0D%0Atwo%0Dthree&name=Siobh%C3%A1n+O%27Neill%20%F0%9F%99%82&empty=&a=1&a=2"
    )
    assert form.raw("note") == "one\ntwo\nthree"
    assert form.get("name") == "Siobhán O'Neill 🙂"
    assert form.get("empty", "x") == ""
    assert form.get("missing", "x") == "x"
    assert form.all("a") == ("1", "2")
    assert "empty" in form
    assert list(form) == ["note", "name", "empty", "a"]


def test_white_space_around_a_value_is_kept_only_where_it_is_asked_for() -> None:
    form = read_query(b"q=+two++words+")
    assert form.get("q") == "two  words"
    assert form.raw("q") == " two  words "
    assert form.raw("other") == ""


@pytest.mark.parametrize(
    ("text", "number"),
    [
        (b"12", 12),
        (b"0012", 12),
        (b"", 7),
        (b"-1", 7),
        (b"1.5", 7),
        ("٣".encode(), 7),
        (b"9" * 15, 10**15 - 1),
    ],
)
def test_a_number_is_plain_digits_or_what_holds_without_one(text: bytes, number: int) -> None:
    assert read_query(b"page=" + quote(text).encode()).number("page", 7) == number
    assert read_query(b"page=" + b"9" * 16).number("page", None) is None


def test_files_come_with_a_name_that_is_no_path() -> None:
    more = '; filename="C:\\\\letters\\\\../Brief £.docx"\r\nContent-Type: application/zip'
    body = part("file", b"PK\x03\x04\xff\r\n", more) + part("why", "é".encode()) + b"--xyz--\r\n"
    form = read_form(PARTS, body)
    upload = form.file("file")
    assert upload is not None
    assert upload.name == "Brief £.docx"
    assert upload.data == b"PK\x03\x04\xff\r\n"
    assert form.get("why") == "é"
    assert form.file("why") is None


def test_no_file_chosen_is_no_file() -> None:
    body = part("file", b"", '; filename=""\r\nContent-Type: application/octet-stream') + b"--xyz--\r\n"
    assert read_form(PARTS, body).file("file") is None


@pytest.mark.parametrize(
    ("kind", "body"),
    [
        (PLAIN, b"a=%FF%FE"),  # no UTF-8
        (PLAIN, b"a=\xc3\xa4"),
        (PLAIN, b"a=%00"),
        (PLAIN, b"a%00b=1"),
        (PLAIN, b"&".join(b"a=1" for _ in range(MOST_FIELDS + 1))),
        (PARTS, part("a", b"\xff\xfe") + b"--xyz--\r\n"),
        (PARTS, part("a", b"x\0y") + b"--xyz--\r\n"),
        (PARTS, b"".join(part("a", b"1") for _ in range(MOST_FIELDS + 1)) + b"--xyz--\r\n"),
        (PARTS, b"--abc\r\n\r\n"),
        (PARTS, b"--xyz\r\nContent-Disposition: form-data\r\n\r\nx\r\n--xyz--\r\n"),
        (PARTS, part("a", b"1")),  # cut off
        ("multipart/form-data", part("a", b"1")),
        ("application/json", b"{}"),
        ("", b"a=1"),
        ("\xff/\xff", b"a=1"),
    ],
)
def test_what_is_no_form_is_refused(kind: str, body: bytes) -> None:
    with pytest.raises(RefusedError, match="problem with this request"):
        read_form(kind, body)


def test_a_body_without_anything_is_an_empty_form() -> None:
    assert read_form("", b"") == NO_FORM
    assert read_form(PLAIN, b"") == Form()


@given(st.binary(max_size=300), st.sampled_from([PLAIN, PARTS, "text/plain"]))
def test_any_bytes_are_a_form_or_refused(body: bytes, kind: str) -> None:
    for data in (body, part("a", body) + b"--xyz--\r\n", part("f", body, '; filename="f"') + b"--xyz--\r\n"):
        try:
            form = read_form(kind, data)
        except RefusedError:
            continue
        for name in form:
            assert "\0" not in form.raw(name)
