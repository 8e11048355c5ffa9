"""A document’s files for those who may see everything and those who may not, and what opening one costs."""

from __future__ import annotations

import re
from collections.abc import Callable
from hashlib import sha256
from io import BytesIO
from pathlib import Path
from urllib.parse import unquote
from zipfile import ZipFile

import pytest
from docx import Document as WordDocument
from tests.collecting.conftest import edited
from tests.web.team import ClientMaker, PageClient, look_again
from tests.web.world import SECRET, WORLD, a_world, commit

from respondent.desk.desk import Desk
from respondent.model.person import Person, Role

BO = Person("Bo Harbour", "bo@harbour.example", "harbour", Role.ADMINISTRATOR)
CY = Person("Cy", "cy@quay.example", "quay", Role.REVIEWER)
AMAL = Person("Amal", "amal@example.org", "", Role.ADMINISTRATOR)

As = Callable[..., PageClient]

PNG = b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR\0\0\x01\x90\0\0\0\xc8\x08\x02\0\0\0\0\0\0\0\0\0\0\0IEND\xaeB`\x82"


@pytest.fixture
def people(client: ClientMaker, tmp_path: Path) -> As:
    """``people(CY)`` is that person before the workspace at tmp_path / "w"."""
    desk = Desk(a_world(tmp_path / "w"))
    desk.warm(wait=True)
    return lambda who: client(who, desk=desk)


def change(who: PageClient, root: Path, path: str, text: str) -> None:
    """The policy team writes a file in git, and the pages see it."""
    file = root / path
    file.parent.mkdir(parents=True, exist_ok=True)
    file.write_text(text, encoding="utf-8")
    commit(root, "Change it")
    look_again(who.site.desk)


def got(who: PageClient, path: str) -> tuple[str, bytes]:
    """The name and the bytes of a file."""
    answer = who.get(path)
    assert answer.status_code == 200, answer.text
    return unquote(answer.headers["content-disposition"].rpartition("''")[2]), answer.content


def parts(data: bytes) -> dict[str, str]:
    package = ZipFile(BytesIO(data))
    return {name: package.read(name).decode("utf-8", "replace") for name in package.namelist()}


def compared(who: PageClient, name: str, data: bytes) -> str:
    """What Compare says of a file."""
    done = who.submit("/compare", files={"file": (name, data)})
    assert done.status_code == 303, done.text
    return str(who.get(done.headers["location"]).text)


@pytest.mark.parametrize("who", [CY, AMAL], ids=["reviewer", "administrator"])
def test_a_document_without_secrets_is_the_same_file_for_those_who_may_see_none(
    people: As, who: Person
) -> None:
    """It has its tags and its manifest, so that Compare knows it again when it comes back."""
    cy = people(who)
    name, data = got(cy, "/documents/release-gwent/file/docx")
    assert (name, data) == got(people(BO), "/documents/release-gwent/file/docx")
    assert name == "release-gwent.docx"
    found = parts(data)
    assert re.search(r'w:tag w:val="claim:by-force~\w{8}@\w{8}"', found["word/document.xml"])
    assert '"by-force' in found["customXml/item1.xml"]
    assert not [secret for secret in SECRET if secret in "".join(found.values())]
    assert "Nothing in its text was changed." in compared(cy, name, data)
    changed = compared(cy, name, edited(data, (">503<", ">530<")))
    assert "530" in changed
    assert "not built here" not in changed
    assert got(people(BO), "/documents/release-gwent/file/docx?edition=public")[0] == "release-gwent.docx"


def test_only_what_was_cut_makes_a_public_edition_and_compare_says_that_it_is_one(people: As) -> None:
    cy, bo = people(CY), people(BO)
    name, data = got(cy, "/documents/letter/file/docx")
    assert name == "letter.public.docx"
    found = parts(data)
    assert "customXml/item1.xml" not in found
    assert not [secret for secret in SECRET if secret in "".join(found.values())]
    assert got(bo, "/documents/letter/file/docx")[0] == "letter.confidential.docx"
    for who, advice in (
        (cy, "Ask somebody who may see that one"),
        (bo, "Send that one to people who may see it"),
    ):
        page = compared(who, name, data)
        assert "is a public edition" in page
        assert "no marks" in page
        assert advice in page
        assert "not built here" not in page
    pasted, written = WordDocument(), BytesIO()
    for paragraph in WordDocument(BytesIO(data)).paragraphs:
        pasted.add_paragraph(paragraph.text)
    pasted.save(written)
    assert "is a public edition" in compared(cy, "pasted.docx", written.getvalue())


def test_a_document_that_reads_otherwise_without_secrets_is_a_public_edition(
    people: As, tmp_path: Path
) -> None:
    cy = people(CY)
    root = tmp_path / "w"
    text = "kind: organisation\nname: Lantern Trust\nconfidential: true\nreason: asked us not to say\n"
    change(cy, root, "evidence/harbour/lantern.yaml", text)
    release = WORLD["templates/release.md.j2"].replace("from: quay", "from: [quay, lantern]")
    change(cy, root, "templates/release.md.j2", release)
    name, data = got(cy, "/documents/release-gwent/file/docx")
    assert name == "release-gwent.public.docx"
    assert "lantern" not in "".join(parts(data).values()).casefold()


def test_a_file_does_not_carry_the_hash_of_a_template_that_its_reader_may_not_read(
    people: As, tmp_path: Path
) -> None:
    """By that somebody could try out what a passage says which stands in another document of the template."""
    cy, bo = people(CY), people(BO)
    passage = '{% confidential reason="asked us not to say" %}It will be 12 soon.{% endconfidential %}'
    release = f'{WORLD["templates/release.md.j2"]}\n{{% if force == "Gwent" %}}{passage}{{% endif %}}\n'
    change(cy, tmp_path / "w", "templates/release.md.j2", release)
    digest = sha256(release.encode()).hexdigest()
    assert got(cy, "/documents/release-gwent/file/docx")[0] == "release-gwent.public.docx"
    path = "/documents/release-dyfed-powys/file/docx"
    assert digest in parts(got(bo, path)[1])["customXml/item1.xml"]
    name, data = got(cy, path)
    assert name == "release-dyfed-powys.docx"
    assert digest not in "".join(parts(data).values())
    assert "Nothing in its text was changed." in compared(cy, name, data)


def test_a_draft_tells_those_who_may_see_no_secret_of_none(people: As, tmp_path: Path) -> None:
    cy, bo = people(CY), people(BO)
    root = tmp_path / "w"
    record = "evidence/quay/offences.yaml"
    change(cy, root, record, WORLD[record].replace("recorded 38,685 offences in", "recorded 12 offences in"))
    note = WORLD["templates/letter.md.j2"].partition("{% confidential")[0]
    change(cy, root, "templates/note.md.j2", note.replace("Children’s", "Young people’s"))
    name, data = got(cy, "/documents/note/file/docx")
    assert name == "note.draft.docx"
    found = parts(data)
    assert "does not say 38,685" in found["word/comments.xml"]
    assert "customXml/item1.xml" in found
    assert got(bo, "/documents/note/file/docx")[1] == data
    name, data = got(cy, "/documents/letter/file/docx")
    assert name == "letter.draft.docx"
    assert not [secret for secret in SECRET if secret in "".join(parts(data).values())]
    assert "customXml/item1.xml" not in parts(data)


def test_who_may_see_everything_is_told_why_there_is_no_public_file(people: As, tmp_path: Path) -> None:
    bo, cy = people(BO), people(CY)
    change(bo, tmp_path / "w", "evidence/quay/broken.yaml", "kind: [\nconfidential: true\n")
    answer = bo.get("/documents/letter/file/md?edition=public")
    assert answer.status_code == 409
    assert "The file of the record “broken” has errors" in answer.text
    answer = cy.get("/documents/letter/file/md")
    assert answer.status_code == 409
    assert "broken" not in answer.text


def test_a_file_waits_for_the_rules_about_records_when_nobody_has_asked_them_yet(
    client: ClientMaker, tmp_path: Path
) -> None:
    record = "evidence/quay/offences.yaml"
    wrong = WORLD[record].replace("recorded 38,685 offences in", "recorded 12 offences in")
    desk = Desk(a_world(tmp_path / "w", {record: wrong}))
    name, _ = got(client(CY, desk=desk), "/documents/letter/file/docx")
    assert name == "letter.draft.docx"


def test_the_page_and_the_file_of_a_document_with_a_picture_show_it(people: As, tmp_path: Path) -> None:
    bo, root = people(BO), tmp_path / "w"
    (root / "logo.png").write_bytes(PNG)
    front = "---\nkind: release\ntitle: A logo\ndate: 2025-02-18\nfrom: quay\n---\n"
    change(bo, root, "templates/note.md.j2", f"{front}See:\n\n![Our logo](logo.png)\n")
    assert "data:image/png;base64," in bo.get("/documents/note/page").text
    assert any(name.startswith("word/media/") for name in parts(got(bo, "/documents/note/file/docx")[1]))


def test_opening_a_document_neither_asks_all_records_nor_makes_it_again(
    people: As, monkeypatch: pytest.MonkeyPatch
) -> None:
    """With 10,000 records to ask would take eight seconds, each time."""
    bo, amal = people(BO), people(AMAL)

    def never(*_: object, **__: object) -> None:
        raise AssertionError("that was known already")

    for module in ("respondent.press", "respondent.checking.check", "respondent.desk.findings"):
        monkeypatch.setattr(f"{module}.check_records", never)
    monkeypatch.setattr("respondent.press.render", never)
    for who, document in ((bo, "letter"), (bo, "release-gwent"), (amal, "release-gwent")):
        assert who.get(f"/documents/{document}").status_code == 200
        assert who.get(f"/documents/{document}/page").status_code == 200
        for form in ("docx", "html", "md"):
            assert who.get(f"/documents/{document}/file/{form}").status_code == 200
    assert bo.get("/documents/letter/sign").status_code == 200
    assert amal.get("/documents/letter/page").status_code == 200
    assert amal.get("/documents/letter/file/docx").status_code == 200, "a public edition is looked through"


def test_compare_says_of_a_damaged_file_that_it_could_not_be_read(people: As) -> None:
    done = people(CY).submit("/compare", files={"file": ("a.docx", b"PK\x03\x04 no more")})
    assert done.status_code == 422
    assert "a.docx could not be read." in done.text
    assert "audited" not in done.text
