"""A response is packed for the regulator, or refused with everything that stands against it."""

from __future__ import annotations

import json
import os
from collections.abc import Callable
from datetime import UTC, datetime
from email import message_from_bytes
from email.message import EmailMessage
from email.policy import default
from hashlib import sha256
from pathlib import Path
from zipfile import ZipFile

import pytest
from click.testing import CliRunner
from tests.packing.inquiry import FILES, HEAD, NOW, workspace

from respondent.cli.main import commands
from respondent.covers import NoResponseError
from respondent.errors import UnwritableFileError
from respondent.leaving_out import UnknownOrganisationError
from respondent.model.leaving_out import LeftOut
from respondent.model.signoff import Word
from respondent.packing.item import Audience
from respondent.resources import example_files
from respondent.signing_off import Given, sign_off
from respondent.submission import Packed, UnfitAddressError, pack

SECRET = """\
{% answer "2" %}
Much works{% confidential reason="commercial" %}, as the purple marmalade shows: {{ figure("lodgers") }} guests
{%- endconfidential %}.
{% endanswer %}
"""
COVER = (
    "contact: {name: Polícy team, email: policy@example.org, phone: 020 7946 0123}\n"
    "cover: {capacity: on behalf of two charities, refer: true, publish_at_once: false}\n"
)
FULL = HEAD.replace("consultation:", f"{COVER}consultation:")


def signed(root: Path, *organisations: str) -> Path:
    for name in organisations or ("alpha", "beta"):
        assert sign_off(root, "ours", Given(name, "chair", "The Office")).records
    return root


@pytest.fixture
def root(tmp_path: Path) -> Path:
    """A response of which a part is confidential, with nothing left to be done."""
    return signed(workspace(tmp_path, SECRET, head=FULL, rest="13"))


def packed(root: Path, **more: object) -> Packed:
    return pack(root, "ours", pdf=False, now=NOW, **more)  # type: ignore[arg-type]


def refused(root: Path, **more: object) -> dict[str, str]:
    """The codes for which it is refused, each with its message; nothing is written."""
    done = packed(root, **more)
    assert (done.archive, done.mail, done.items) == (None, None, ())
    assert not list((root / "out").glob("*"))
    return {problem.code.id: problem.message for problem in done.refused}


def opened(path: Path | None) -> dict[str, bytes]:
    assert path is not None
    with ZipFile(path) as archive:
        assert archive.testzip() is None
        return {name: archive.read(name) for name in archive.namelist()}


def message(done: Packed) -> EmailMessage:
    assert done.mail is not None
    found = message_from_bytes(done.mail.read_bytes(), policy=default)
    assert isinstance(found, EmailMessage)
    assert not found.defects
    return found


def words(data: bytes, tmp_path: Path) -> str:
    """All that stands in the parts of a Word file."""
    path = tmp_path / "one.docx"
    path.write_bytes(data)
    with ZipFile(path) as archive:
        return "\n".join(archive.read(name).decode("utf-8", "replace") for name in archive.namelist())


def test_the_archive_has_both_editions_in_folders_that_say_for_whom_they_are(root: Path) -> None:
    done = packed(root)
    assert done.refused == ()
    assert list(opened(done.archive)) == [
        "ours/manifest.json",
        "ours/not-for-publication/ours.cover-sheet.docx",
        "ours/not-for-publication/ours.confidential.docx",
        "ours/for-publication/ours.public.docx",
        "ours/not-for-publication/ours.citation-sheet.html",
        "ours/not-for-publication/ours.citation-sheet.xlsx",
    ]


def test_the_manifest_has_the_hash_of_every_file(root: Path) -> None:
    files = opened(packed(root).archive)
    told = json.loads(files.pop("ours/manifest.json"))
    assert (told["response"], told["consultation"], told["reference"]) == ("ours", "A Safety Inquiry", "SI 7")
    assert {f"ours/{one['name']}": (one["sha256"], one["bytes"]) for one in told["files"]} == {
        name: (sha256(data).hexdigest(), len(data)) for name, data in files.items()
    }
    public = [one["name"] for one in told["files"] if one["for_publication"]]
    assert public == ["for-publication/ours.public.docx"]


def test_nothing_confidential_is_in_what_is_for_publication(root: Path, tmp_path: Path) -> None:
    for name, data in opened(packed(root).archive).items():
        if "/for-publication/" in name:
            assert "marmalade" not in words(data, tmp_path)
        if name.endswith("confidential.docx"):
            assert "marmalade" in words(data, tmp_path)


def test_the_e_mail_is_a_draft_with_address_subject_and_every_file_byte_for_byte(root: Path) -> None:
    done = packed(root)
    mail = message(done)
    assert mail["X-Unsent"] == "1"
    assert mail["To"] == "responses@example.org"
    assert mail["From"].addresses[0].display_name == "Polícy team"
    assert mail["From"].addresses[0].addr_spec == "policy@example.org"
    assert mail["Subject"] == "Response to “A Safety Inquiry” (SI 7) – Alpha Trust and others"
    assert mail["Date"].datetime == datetime(2025, 6, 1, 12, tzinfo=UTC)
    attached = {part.get_filename(): part.get_payload(decode=True) for part in mail.iter_attachments()}
    assert attached == {item.name: item.data for item in done.items}
    body = mail.get_body(("plain",))
    assert body is not None
    text = body.get_content()
    secret, _, public = text.partition("For publication:")
    assert "NOT FOR PUBLICATION:" in secret
    assert "- ours.confidential.docx – Confidential edition" in secret
    assert "- ours.public.docx – Public edition" in public
    assert "marmalade" not in text


def test_its_lines_are_those_of_a_mail_and_its_head_is_plain_ascii(root: Path) -> None:
    done = packed(root)
    assert done.mail is not None
    raw = done.mail.read_bytes()
    assert raw.count(b"\n") == raw.count(b"\r\n")
    assert max(map(len, raw.split(b"\r\n"))) <= 998
    head = raw.partition(b"\r\n\r\n")[0].decode("ascii")
    assert "=?utf-8?" in head


def test_the_same_workspace_gives_the_same_bytes_whatever_the_clock(
    root: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    first = packed(root)
    assert first.archive is not None
    assert first.mail is not None
    bytes_of = first.archive.read_bytes(), first.mail.read_bytes()
    again = pack(root, "ours", pdf=False, now=datetime(2027, 6, 20, tzinfo=UTC), out=root / "other")
    assert again.archive is not None
    assert again.mail is not None
    assert (again.archive.read_bytes(), again.mail.read_bytes()) == bytes_of
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "1700000000")
    assert message(packed(root))["Date"].datetime == datetime(2023, 11, 14, 22, 13, 20, tzinfo=UTC)
    for odd in ("yesterday", "9" * 40):
        monkeypatch.setenv("SOURCE_DATE_EPOCH", odd)
        assert message(packed(root))["Date"].datetime == datetime(2025, 6, 1, 12, tzinfo=UTC)


def test_a_response_without_anything_confidential_goes_once_and_for_publication(tmp_path: Path) -> None:
    done = packed(signed(workspace(tmp_path, head=FULL, rest="123")))
    assert [item.path for item in done.items] == [
        "not-for-publication/ours.cover-sheet.docx",
        "for-publication/ours.docx",
        "not-for-publication/ours.citation-sheet.html",
        "not-for-publication/ours.citation-sheet.xlsx",
    ]
    body = message(done).get_body(("plain",))
    assert body is not None
    assert "Nothing in the response itself is confidential." in body.get_content()


def test_every_refusal_is_told_at_once_with_what_to_do(tmp_path: Path) -> None:
    root = workspace(tmp_path, SECRET, rest="1")
    late = datetime(2027, 7, 2, tzinfo=UTC)
    done = pack(root, "ours", pdf=False, now=late)
    assert {problem.code.id for problem in done.refused} == {"Q102", "Q202", "G201"}
    assert sum(problem.code.id == "G201" for problem in done.refused) == 2
    assert all(problem.remedy for problem in done.refused)
    assert done.archive is None


def test_a_response_that_cannot_be_made_is_refused_with_the_rest_that_stands_against_it(
    tmp_path: Path,
) -> None:
    root = workspace(tmp_path, '{% answer "2" %}\n{{ figure("nothing") }}\n{% endanswer %}\n', rest="1")
    assert set(refused(root)) == {"T220", "Q102", "G201"}


def test_it_is_refused_for_want_of_a_signature_even_where_the_settings_ask_for_none(tmp_path: Path) -> None:
    root = signed(workspace(tmp_path, SECRET, head=FULL, rest="13"), "alpha")
    assert refused(root) == {"G201": "“ours”: Beta Trust has not signed off this text."}
    sign_off(root, "ours", Given("beta", "chair", "The Office", Word.REFUSED, "no time"))
    assert "refused this text" in refused(root)["G201"]
    assert packed(root, left_out=[LeftOut("beta", "no time")]).refused == ()
    with pytest.raises(UnknownOrganisationError):
        packed(root, left_out=[LeftOut("delta", "never heard of it")])


def test_signatures_answer_by_answer_are_signatures(tmp_path: Path) -> None:
    root = signed(workspace(tmp_path, SECRET, head=FULL, rest="13"), "alpha")
    for number in ("1", "2"):
        sign_off(root, "ours", Given("beta", "chair", "The Office", answer=number))
    assert "and not Question 3" in refused(root)["G201"]
    sign_off(root, "ours", Given("beta", "chair", "The Office", answer="3"))
    assert packed(root).refused == ()


def test_it_is_refused_to_the_minute_and_not_where_it_was_sent_in_time(root: Path) -> None:
    on_time = datetime(2027, 6, 30, 15, 59, tzinfo=UTC)  # 16:59 in London
    assert pack(root, "ours", pdf=False, now=on_time).refused == ()
    late = pack(root, "ours", pdf=False, now=datetime(2027, 6, 30, 16, 0, tzinfo=UTC))
    assert [problem.code.id for problem in late.refused] == ["Q202"]
    template = root / "templates/ours.md.j2"
    sent = template.read_text(encoding="utf-8").replace("date:", "submitted: 2027-06-29 12:00\ndate:")
    template.write_text(sent, encoding="utf-8")
    assert pack(root, "ours", pdf=False, now=datetime(2027, 7, 30, tzinfo=UTC)).refused == ()


def test_a_leak_into_the_public_edition_is_refused(tmp_path: Path) -> None:
    body = SECRET + '{% answer "3" %}\nThe purple marmalade shows in 8,273 cases.\n{% endanswer %}\n'
    root = signed(workspace(tmp_path, body, head=FULL, rest="1"))
    assert "L105" in refused(root)


def test_a_contradiction_of_the_cover_sheet_is_refused(tmp_path: Path) -> None:
    head = FULL.replace("cover: {", "cover: {confidential: nothing, ")
    root = workspace(tmp_path, SECRET, head=head, rest="13")
    assert "a part of it is" in refused(root)["Q401"]


def test_what_is_no_response_cannot_be_packed(root: Path) -> None:
    letter = "---\nkind: letter\ntitle: Words\ndate: 2025-06-01\nfrom: alpha\n---\nHello.\n"
    (root / "templates/words.md.j2").write_text(letter, encoding="utf-8")
    with pytest.raises(NoResponseError, match="no response to a consultation"):
        pack(root, "words", now=NOW)


def test_addresses_may_be_given_and_must_be_some(root: Path) -> None:
    done = packed(root, to=["a@example.org", "b@example.org"])
    assert message(done)["To"] == "a@example.org, b@example.org"
    for odd in ("nobody", "a@example.org\r\nBcc: b@example.org", ""):
        with pytest.raises(UnfitAddressError):
            packed(root, to=[odd])


def test_without_any_address_the_e_mail_has_none_and_that_is_told(tmp_path: Path) -> None:
    inquiry = FILES["evidence/inquiry.yaml"].replace("responses@example.org", "by the portal")
    root = signed(workspace(tmp_path, SECRET, rest="13", **{"evidence/inquiry.yaml": inquiry}))
    done = packed(root)
    assert message(done)["To"] is None
    told = {problem.code.id: str(problem.span) for problem in done.problems}
    assert told["Q405"].startswith("evidence/inquiry.yaml:")
    assert "Q404" in told


def test_a_confidential_name_is_not_in_the_subject_nor_in_what_is_for_publication(tmp_path: Path) -> None:
    head = FULL.replace("[alpha, beta]", "[gamma, alpha]")
    root = signed(workspace(tmp_path, head=head, rest="123"), "alpha", "gamma")
    done = packed(root)
    assert "Gamma" not in message(done)["Subject"]
    assert "Alpha Trust and others" in message(done)["Subject"]
    files = opened(done.archive)
    assert "Gammadelta House" in words(files["ours/not-for-publication/ours.cover-sheet.docx"], tmp_path)
    assert "Gamma" not in words(files["ours/for-publication/ours.public.docx"], tmp_path)
    assert b"Gamma" not in files["ours/manifest.json"]


def test_the_citation_sheet_of_a_pack_keeps_our_own_notes_and_questions_to_ourselves(tmp_path: Path) -> None:
    doubt = FILES["evidence/visitors.yaml"] + "note: We are not at all sure of this.\n"
    root = signed(workspace(tmp_path, SECRET, head=FULL, rest="13", **{"evidence/visitors.yaml": doubt}))
    page = opened(packed(root).archive)["ours/not-for-publication/ours.citation-sheet.html"].decode()
    assert "4,711" in page
    assert "not at all sure" not in page


def test_where_the_e_mail_cannot_be_written_the_archive_is_as_it_was(root: Path) -> None:
    (root / "out/ours.pack.eml").mkdir(parents=True)
    with pytest.raises(UnwritableFileError):
        packed(root)
    assert not (root / "out/ours.pack.zip").exists()
    (root / "out/ours.pack.zip").write_bytes(b"old")
    with pytest.raises(UnwritableFileError):
        packed(root)
    assert (root / "out/ours.pack.zip").read_bytes() == b"old"
    assert sorted(path.name for path in (root / "out").iterdir()) == ["ours.pack.eml", "ours.pack.zip"]


def test_the_example_is_packed_with_both_its_forms_once_everybody_has_signed(tmp_path: Path) -> None:
    root = tmp_path / "example"
    for name, data in example_files():
        (root / name).parent.mkdir(parents=True, exist_ok=True)
        (root / name).write_bytes(data)
    unsigned = pack(root, "response-to-ofcom", pdf=False)
    assert {problem.code.id for problem in unsigned.refused} == {"G201"}
    assert len(unsigned.refused) == 5
    for name in ("nspcc", "barnardos", "marie-collins-foundation", "lucy-faithfull-foundation", "csa-centre"):
        sign_off(root, "response-to-ofcom", Given(name, "chief executive", "The Office"))
    done = pack(root, "response-to-ofcom", pdf=False)
    assert [problem.code.id for problem in done.problems] == ["Q405"]
    assert [item.path for item in done.items if ".form." in item.name] == [
        "not-for-publication/response-to-ofcom.confidential.form.docx",
        "for-publication/response-to-ofcom.public.form.docx",
    ]
    for item in done.items:
        if item.audience is Audience.PUBLIC:
            assert "1,117" not in words(item.data, tmp_path)


def test_pdfs_come_along_where_libreoffice_is_there(root: Path, program: Callable[[str], str]) -> None:
    program("soffice")
    done = pack(root, "ours", now=NOW)
    pdfs = {item.path: item.data for item in done.items if item.name.endswith(".pdf")}
    assert set(pdfs) == {
        "not-for-publication/ours.cover-sheet.pdf",
        "not-for-publication/ours.confidential.pdf",
        "for-publication/ours.public.pdf",
    }
    assert all(data.startswith(b"%PDF") for data in pdfs.values())
    assert done.without_pdf is None


def test_without_libreoffice_there_are_word_files_and_a_word_about_it(
    root: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("PATH", os.devnull)
    monkeypatch.setattr("respondent.writing.libreoffice._places", lambda: iter(()))
    done = pack(root, "ours", now=NOW)
    assert not any(item.name.endswith(".pdf") for item in done.items)
    assert done.without_pdf is not None
    assert "LibreOffice" in done.without_pdf


def test_the_command_lists_what_is_in_the_pack_and_speaks_json(
    root: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    template = root / "templates/ours.md.j2"
    monkeypatch.chdir(root)
    done = CliRunner().invoke(commands, ["pack", "ours", "--no-pdf"])
    assert done.exit_code == 0, done.output
    assert done.stdout.splitlines()[0] == "out/ours.pack.zip"
    assert "  for-publication/ours.public.docx  Public edition" in done.stdout
    assert "  to responses@example.org: Response to" in done.stdout
    told = json.loads(CliRunner().invoke(commands, ["pack", "ours", "--no-pdf", "--format", "json"]).stdout)
    assert told["pack"]["mail"] == "out/ours.pack.eml"
    assert {one["name"] for one in told["pack"]["files"]} >= {"for-publication/ours.public.docx"}
    template.write_text(template.read_text(encoding="utf-8").replace("Much", "Little"), encoding="utf-8")
    done = CliRunner().invoke(commands, ["pack", "ours", "--no-pdf"])
    assert done.exit_code == 1
    assert "Not packed, nothing was written: ours (2 errors)" in done.stderr
    told = json.loads(CliRunner().invoke(commands, ["pack", "ours", "--no-pdf", "--format", "json"]).stdout)
    assert told["pack"] is None
    assert [one["code"] for one in told["diagnostics"] if one["severity"] == "error"] == ["G201", "G201"]
