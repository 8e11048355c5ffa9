"""The page on which a draft is checked: pasted or sent as a file, good and bad, with and without JavaScript."""

from __future__ import annotations

import re
from collections.abc import Callable
from io import BytesIO
from pathlib import Path
from zipfile import ZIP_DEFLATED, ZipFile

import pytest
from playwright.sync_api import Page, expect
from tests.cli.test_bad_drafts import docx
from tests.web.team import (
    TEAM,
    ClientMaker,
    PageClient,
    PageMaker,
    Scheme,
    ServerMaker,
    Size,
    look_again,
    somebody,
)

from respondent.confining.confinement import Confinement
from respondent.confining.limits import Limits
from respondent.desk.desk import Desk
from respondent.model.person import Role
from respondent.reading.draft import read_draft
from respondent.web import confined
from respondent.web.answering import THREADS

TEXT = (
    "Police recorded 38,685 offences in 2023/24.\n\n"
    "Police in Gwent recorded 530 offences in 2023/24. We saw 17 cats."
)
DRAFT = docx(
    "<w:p><w:r><w:t>Police recorded 38,685 offences in 2023/24.</w:t></w:r></w:p>"
    "<w:p><w:r><w:t>Police in Gwent recorded 530 offences in 2023/24.</w:t></w:r></w:p>"
)
READER = somebody(Role.READER, "other-charity")


def send(client: PageClient, data: bytes, name: str = "draft.docx") -> str:
    """The page that comes of sending a file, its marks of Unicode's direction and its escapes taken out."""
    done = client.submit("/factcheck", files={"file": (name, data)})
    page = client.get(done.headers["location"]) if done.status_code == 303 else done
    return str(page.text).replace("&#39;", "’")


@pytest.mark.parametrize("javascript", [True, False])
def test_somebody_pastes_a_draft_and_sees_which_figures_hold(
    served: ServerMaker, page_for: PageMaker, javascript: bool
) -> None:
    page = page_for(served(), READER, javascript=javascript)
    page.goto("/factcheck")
    page.get_by_label("Paste your text").fill(TEXT)
    page.get_by_role("button", name="Check the figures").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Figures in your text")
    expect(page.get_by_role("heading", name="One figure does not hold")).to_be_visible()
    draft = page.get_by_role("article")
    expect(draft.get_by_text("Contradicted", exact=False).first).to_contain_text("ontradicted")
    expect(draft).to_contain_text("503")
    page.get_by_role("link", name=re.compile("Unsupported")).click()
    expect(page.get_by_role("article")).not_to_contain_text("38,685")
    expect(page.get_by_role("article")).to_contain_text("We saw 17")


def test_whoever_checks_a_draft_meets_no_code_of_a_rule(client: ClientMaker) -> None:
    assert "503" in send(client(READER), TEXT.encode(), "draft.txt")
    assert not re.search(r"\b[A-Z][0-9]{3}\b", send(client(READER), TEXT.encode(), "draft.txt"))


@pytest.mark.parametrize("size", ["phone", "desktop"])
@pytest.mark.parametrize("scheme", ["light", "dark"])
def it_can_be_read_by_everybody(
    served: ServerMaker, page_for: PageMaker, axe: Callable[[Page], None], size: Size, scheme: Scheme
) -> None:
    page = page_for(served(), size=size, scheme=scheme)
    page.goto("/factcheck")
    axe(page)
    page.get_by_role("button", name="Check the figures").click()
    expect(page.get_by_role("alert")).to_contain_text("Paste your text, or choose a file")
    axe(page)
    page.get_by_label("Paste your text").fill(TEXT)
    page.get_by_role("button", name="Check the figures").click()
    expect(page.get_by_role("article")).to_be_visible()
    axe(page)


def it_can_be_done_by_keyboard_alone(served: ServerMaker, page_for: PageMaker) -> None:
    page = page_for(served())
    page.goto("/factcheck")
    for _ in range(20):
        page.keyboard.press("Tab")
        if page.evaluate("document.activeElement.id") == "text":
            break
    page.keyboard.type(TEXT.replace("\n\n", " "))
    page.keyboard.press("Tab")
    page.keyboard.press("Tab")
    page.keyboard.press("Enter")
    expect(page.get_by_role("heading", level=1)).to_have_text("Figures in your text")


def test_a_word_file_comes_back_with_comments(client: ClientMaker) -> None:
    reader = client(READER)
    done = reader.submit("/factcheck", files={"file": ("Draft (final).docx", DRAFT)})
    page = reader.get(done.headers["location"])
    assert "Figures in <bdi>Draft (final).docx</bdi>" in page.text
    assert "by force – Gwent" in page.text or "By force – Gwent" in page.text
    file = reader.get(f"{done.headers['location']}/with-comments")
    assert file.headers["content-disposition"].endswith("Draft%20%28final%29%20with%20comments.docx")
    assert "word/comments.xml" in ZipFile(BytesIO(file.content)).namelist()
    back = read_draft(file.content, "draft.docx").draft
    assert back is not None
    assert back.passages[0].text.startswith("Police recorded")


@pytest.mark.parametrize(
    ("fields", "said"),
    [
        ({"text": ""}, "Paste your text, or choose a file"),
        ({"text": "  \n "}, "Paste your text, or choose a file"),
        ({}, "Paste your text, or choose a file"),
    ],
)
def it_says_what_is_missing(client: ClientMaker, fields: dict[str, str], said: str) -> None:
    page = client(READER).submit("/factcheck", fields)
    assert page.status_code == 422
    assert said in page.text
    assert "<title>Error: " in page.text


def it_takes_one_draft_at_a_time(client: ClientMaker) -> None:
    page = client(READER).submit("/factcheck", {"text": TEXT}, files={"file": ("a.txt", b"12 cats")})
    assert page.status_code == 422
    assert "not both" in page.text
    assert "We saw 17 cats" in page.text, "what was typed is still there"


BOMB = BytesIO()
with ZipFile(BOMB, "w", ZIP_DEFLATED) as archive:
    archive.writestr("[Content_Types].xml", "<Types/>")
    archive.writestr("word/document.xml", b"0" * 300_000_000)

ENTITIES = docx("<w:p/>")
LOL = (
    '<!DOCTYPE x [<!ENTITY a "ha"><!ENTITY b "&a;&a;&a;&a;"><!ENTITY c SYSTEM "file:///etc/passwd">]>'
    "<html><body><p>&b;&c; 12 cats</p></body></html>"
)


def with_part(data: bytes, name: str, content: str) -> bytes:
    out = BytesIO()
    with ZipFile(BytesIO(data)) as old, ZipFile(out, "w", ZIP_DEFLATED) as new:
        for one in old.namelist():
            new.writestr(one, content if one == name else old.read(one))
    return out.getvalue()


@pytest.mark.parametrize(
    ("data", "name", "said"),
    [
        (b"", "draft.docx", "is empty"),
        (b"\x89PNG\r\n\x1a\n" + bytes(100), "draft.docx", "picture"),
        (b"\xd0\xcf\x11\xe0" + bytes(600), "draft.docx", "Word"),
        (b"%PDF-1.7 x", "draft.pdf", "PDF"),
        (b"PK\x03\x04 and no more", "draft.docx", "damaged"),
        (bytes(range(256)) * 20, "draft.txt", "There is no text in it"),
        (BOMB.getvalue(), "draft.docx", ""),
        (with_part(ENTITIES, "word/document.xml", f"<?xml version='1.0'?>{LOL}"), "draft.docx", ""),
    ],
)
def test_a_file_that_is_no_draft_is_refused_kindly(
    client: ClientMaker, data: bytes, name: str, said: str
) -> None:
    reader = client(READER)
    page = reader.submit("/factcheck", files={"file": (name, data)})
    assert page.status_code == 422
    assert 'href="#file"' in page.text
    assert said in page.text
    assert "Traceback" not in page.text
    assert "root:" not in page.text


@pytest.mark.parametrize(
    ("data", "name"),
    [
        (b"[" * 20_000, "bomb.md"),
        (b"<![" * 5_000, "bomb.md"),
        (LOL.encode(), "page.html"),
        (b"*" * 20_000 + b" 12 cats", "stars.md"),
        (("\u202e12 cats\u202c " * 50).encode(), "rtl.txt"),
        ("١٢ قطط, 12 cats 🐈".encode(), "emoji.txt"),
    ],
)
def test_a_strange_text_is_read_or_refused_and_never_fails(
    client: ClientMaker, data: bytes, name: str
) -> None:
    reader = client(READER)
    done = reader.submit("/factcheck", files={"file": (name, data)})
    assert done.status_code in {303, 422}
    if done.status_code == 303:
        assert reader.get(done.headers["location"]).status_code == 200


def test_a_file_of_fifty_megabytes_is_not_taken(client: ClientMaker) -> None:
    page = client(READER).submit("/factcheck", files={"file": ("draft.txt", b"12 cats " * 6_500_000)})
    assert page.status_code == 413
    assert "30 MB" in page.text


@pytest.mark.parametrize(
    ("name", "shown"),
    [
        ("../../etc/passwd", "passwd"),
        ("C:\\Users\\me\\draft.txt", "draft.txt"),
        ("\u202egnp.exe", "gnp.exe"),
        ("\U000e0041\u061ca\u200bb.txt", "a b.txt"),
        ("رسالة.txt", "رسالة.txt"),
        ("📎 O’Neill & <b>.txt", "📎 O’Neill &amp; &lt;b&gt;.txt"),
        ("x" * 300 + ".txt", "x" * 80 + "….txt"),
    ],
)
def test_a_files_name_is_only_ever_shown(client: ClientMaker, name: str, shown: str) -> None:
    assert f"<bdi>{shown}</bdi>" in send(client(READER), b"There were 12 cats.", name)


def test_a_draft_can_hold_no_markup(client: ClientMaker) -> None:
    page = send(client(READER), b"<script>alert(1)</script> There were <b>12</b> cats.", "draft.txt")
    assert "<script>alert" not in page
    assert "&lt;script&gt;alert" in page


def test_what_takes_too_long_is_stopped_and_said(
    client: ClientMaker, monkeypatch: pytest.MonkeyPatch
) -> None:
    with Confinement(Limits(wall=0.02)) as short:
        monkeypatch.setattr(confined, "confinement", lambda: short)
        page = client(READER).submit("/factcheck", {"text": TEXT})
    assert page.status_code == 422
    assert "This file took too long to read" in page.text
    assert "We saw 17 cats" in page.text


def test_nobody_else_sees_what_was_sent(client: ClientMaker) -> None:
    reader = client(READER)
    address = reader.submit("/factcheck", {"text": TEXT}).headers["location"]
    assert reader.get(address).status_code == 200
    assert client(somebody()).get(address).status_code == 404
    assert client(None).get(address).status_code == 401


def test_a_draft_is_forgotten_when_its_reader_wants_it(client: ClientMaker) -> None:
    reader = client(READER)
    address = reader.submit("/factcheck", {"text": TEXT}).headers["location"]
    done = reader.submit(f"{address}/forget")
    assert "We have forgotten your draft." in reader.get(done.headers["location"]).text
    gone = reader.get(address)
    assert gone.status_code == 404
    assert "We no longer have this file" in gone.text


def test_a_secret_figure_bears_nothing_out_for_those_who_may_not_know(client: ClientMaker) -> None:
    secret = (
        "kind: statistic\nstatement: Police in Kent recorded 4,321 offences in 2023/24.\nsource: crime-data\n"
        "value: 4,321\nunit: offence\nmeasure: recorded\nperiod: 2023/24\nplace: Kent\nconfidential: true\n"
        "reason: not yet published\n"
    )
    text, files = "Police in Kent recorded 4,321 offences in 2023/24.", {"evidence/ours/kent.yaml": secret}
    reader = client(READER, files=files)
    public = reader.get(reader.submit("/factcheck", {"text": text}).headers["location"]).text
    assert "Supported" not in public
    member = client(somebody(Role.READER), files=files)
    assert "Supported" in member.get(member.submit("/factcheck", {"text": text}).headers["location"]).text


def test_a_draft_is_checked_again_when_the_evidence_has_changed(
    client: ClientMaker, workspace: Callable[[dict[str, str]], Path]
) -> None:

    root = workspace(TEAM)
    desk = Desk(root)
    reader = client(READER, desk=desk)
    address = reader.submit(
        "/factcheck", {"text": "Police in Gwent recorded 530 offences in 2023/24."}
    ).headers["location"]
    assert "One figure does not hold" in reader.get(address).text
    (root / "evidence/by-force.csv").write_text(
        "force,offences\nGwent,530\nDyfed-Powys,192\n", encoding="utf-8"
    )
    (root / "evidence/new.yaml").write_text("kind: organisation\nname: New\n", encoding="utf-8")
    look_again(desk)
    assert "The evidence has changed since you checked this draft." in reader.get(address).text
    reader.submit(f"{address}/again")
    after = reader.get(address).text
    assert "The figures were checked again." in after
    assert "No figure in this draft is contradicted" in after


def test_there_is_room_for_other_pages_while_files_are_read() -> None:
    assert confined.AT_ONCE + confined.WAITING <= THREADS / 2
