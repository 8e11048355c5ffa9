"""Forms with files that are put together wrongly, and files whose names try to be something else."""

from __future__ import annotations

from urllib.parse import unquote

import pytest
from tests.cli.test_bad_drafts import docx
from tests.web.team import ClientMaker, PageClient, somebody

from respondent.model.person import Role

END = b"--XX--\r\n"
FILE = 'Content-Disposition: form-data; name="file"; filename='


def part(head: str, body: bytes = b"There were 12 cats.") -> bytes:
    """A part of a form whose boundary is “XX”."""
    return b"--XX\r\n" + head.encode("utf-8", "surrogateescape") + b"\r\n\r\n" + body + b"\r\n"


def sent(client: PageClient, path: str, body: bytes, kind: str = "multipart/form-data; boundary=XX") -> int:
    """The status of the answer to a body, or of the page that it leads to."""
    whole = part('Content-Disposition: form-data; name="csrf"', client.token.encode()) + body
    answer = client.post(path, content=whole, headers={"content-type": kind}, follow_redirects=False)
    assert "Traceback" not in answer.text
    assert "x-stolen" not in answer.headers
    if answer.status_code != 303:
        return int(answer.status_code)
    page = client.get(answer.headers["location"])
    assert page.status_code == 200
    assert "<script>" not in page.text
    return 303


BROKEN = {
    "no end": part(f'{FILE}"a.txt"'),
    "no name": part('Content-Disposition: form-data; filename="a.txt"') + END,
    "no disposition": part("X-A: b") + END,
    "no head": b"--XX\r\n\r\nbody\r\n" + END,
    "a name that is no text": part(f'{FILE}"a\udcff.txt"') + END,
    "a coding that is none": part(f'{FILE}"a.txt"\r\nContent-Transfer-Encoding: base64', b"!!! no") + END,
    "a head without end": part(f'{FILE}"a.txt"\r\nX: {"y" * 200_000}') + END,
    "many heads": part(f'{FILE}"a.txt"\r\n' + "\r\n".join(f"X{n}: y" for n in range(3000))) + END,
    "half a sign": part('Content-Disposition: form-data; name="text"', b"\xed\xa0\x80 12 cats") + END,
    "a nul": part('Content-Disposition: form-data; name="text"', b"12\0 cats") + END,
    "10,000 times a field": part('Content-Disposition: form-data; name="text"') * 10_000 + END,
}


@pytest.mark.parametrize("broken", BROKEN)
def test_a_form_that_is_put_together_wrongly_is_not_read(client: ClientMaker, broken: str) -> None:
    reader = client(somebody(Role.READER))
    for path in ("/factcheck", "/compare"):
        assert sent(reader, path, BROKEN[broken]) == 400


@pytest.mark.parametrize(
    "kind",
    [
        "multipart/form-data",
        "multipart/form-data; boundary=",
        "multipart/form-data; boundary=" + "y" * 500,
        "multipart/form-data; boundary=XX; boundary=YY",
        "multipart/mixed; boundary=XX",
        "application/json",
        "",
    ],
)
def test_a_form_of_another_kind_or_boundary_is_not_read(client: ClientMaker, kind: str) -> None:
    assert sent(client(somebody()), "/factcheck", part(f'{FILE}"a.txt"') + END, kind) == 400


NAMES = (
    'a%0D%0AX-Stolen: 1.txt"',
    'a\nb.txt"',
    'a\\"; name=\\"csrf.txt"',
    'a\0.txt"',
    '../../../../etc/cron.d/x"',
    '<script>alert(1)</script>.txt"',
    "..." + '"',
    '/"',
    '\u202etxt.exe\U000e0041"',
    "é" * 300 + '.txt"',
)


@pytest.mark.parametrize("name", NAMES)
def test_a_file_s_name_stays_a_name(client: ClientMaker, name: str) -> None:
    assert sent(client(somebody()), "/factcheck", part(f'{FILE}"{name}') + END) == 303


@pytest.mark.parametrize(
    ("body", "status"),
    [
        (part(f'{FILE}"a.txt"') + part(f'{FILE}"b.txt"', b"12 dogs") + END, 303),
        (part(f'{FILE}"a.txt"') * 3000 + END, 303),
        (part(f'{FILE}""', b"") + END, 422),
        (part("Content-Disposition: form-data; name=\"file\"; filename*=utf-8''a%0d%0ab.txt") + END, 422),
        (part('Content-Disposition: form-data; name="text"; filename="a.txt"') + END, 422),
        (part('Content-Disposition: form-data; name="file"') + END, 422),
    ],
)
def test_files_that_are_several_or_none_or_in_another_s_place(
    client: ClientMaker, body: bytes, status: int
) -> None:
    assert sent(client(somebody()), "/factcheck", body) == status


def test_what_is_downloaded_has_a_name_that_ends_no_header(client: ClientMaker) -> None:
    made = client(somebody())
    data = docx("<w:p><w:r><w:t>There were 12 cats.</w:t></w:r></w:p>")
    body = part(f'{FILE}"a%0D%0AX-Stolen: 1\'; x=”.docx"', data) + END
    whole = part('Content-Disposition: form-data; name="csrf"', made.token.encode()) + body
    done = made.post(
        "/factcheck",
        content=whole,
        headers={"content-type": "multipart/form-data; boundary=XX"},
        follow_redirects=False,
    )
    file = made.get(f"{done.headers['location']}/with-comments")
    assert file.status_code == 200
    start, _, name = file.headers["content-disposition"].partition("''")
    assert start == "attachment; filename*=UTF-8"
    assert name.isascii()
    assert not set(name) & set(" \"';,\r\n")
    assert unquote(name).endswith(" with comments.docx")
