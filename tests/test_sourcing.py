"""Copies of sources kept, and records held against them."""

from __future__ import annotations

import io
import subprocess
import zipfile
from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path

import pytest

from respondent.archiving.fetching import Fetched, Fetcher, FetchError
from respondent.archiving.holding import Opened, hold
from respondent.archiving.store import CopyRefusedError
from respondent.errors import UnreadableFileError
from respondent.loading.workspace import load
from respondent.model.review import ArchivedCopy
from respondent.model.workspace import NotFoundError
from respondent.sourcing import Kept, archive_source, check_sources

Make = Callable[[dict[str, str]], Path]
NOW = datetime(2025, 2, 18, 14, 30, 5, 999, tzinfo=UTC)

QUOTED = (
    "kind: finding\nstatement: It is so.\nsource: crime-data\n"
    "passage: recorded “38,685” offences … in all of England\n"
)


def pdf_of(*pages: str) -> bytes:
    """A PDF with one line a page."""
    objects = [b"<< /Type /Catalog /Pages 2 0 R >>", b""]
    kids = []
    for page in pages:
        stream = f"BT /F1 12 Tf 50 700 Td ({page}) Tj ET".encode("latin-1")
        objects.append(
            b"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 600 800] /Contents %d 0 R /Resources << /Font << "
            b"/F1 << /Type /Font /Subtype /Type1 /BaseFont /Helvetica >> >> >> >>" % (len(objects) + 2)
        )
        kids.append(b"%d 0 R" % len(objects))
        objects.append(b"<< /Length %d >>\nstream\n%s\nendstream" % (len(stream), stream))
    objects[1] = b"<< /Type /Pages /Kids [%s] /Count %d >>" % (b" ".join(kids), len(kids))
    out = b"%PDF-1.4\n"
    places = []
    for number, content in enumerate(objects, 1):
        places.append(len(out))
        out += b"%d 0 obj\n%s\nendobj\n" % (number, content)
    table = b"".join(b"%010d 00000 n \n" % place for place in places)
    end = b"xref\n0 %d\n0000000000 65535 f \n%strailer << /Size %d /Root 1 0 R >>\nstartxref\n%d\n%%%%EOF"
    return out + end % (len(objects) + 1, table, len(objects) + 1, len(out))


def docx_of(text: str) -> bytes:
    buffer = io.BytesIO()
    kind = "application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"
    word = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
    package = "http://schemas.openxmlformats.org/package/2006"
    office = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument"
    with zipfile.ZipFile(buffer, "w") as archive:
        archive.writestr(
            "[Content_Types].xml",
            f'<Types xmlns="{package}/content-types"><Default Extension="rels" ContentType="application/'
            'vnd.openxmlformats-package.relationships+xml"/>'
            f'<Override PartName="/word/document.xml" ContentType="{kind}"/></Types>',
        )
        archive.writestr(
            "_rels/.rels",
            f'<Relationships xmlns="{package}/relationships"><Relationship Id="r1" Type="{office}" '
            'Target="word/document.xml"/></Relationships>',
        )
        archive.writestr(
            "word/document.xml",
            f'<w:document xmlns:w="{word}"><w:body><w:p><w:r><w:t>{text}</w:t></w:r></w:p></w:body></w:document>',
        )
    return buffer.getvalue()


def kept(root: Path, name: str, data: bytes) -> Kept:
    path = root.parent / name
    path.write_bytes(data)
    return archive_source(load(root), "crime-data", path, NOW)


def codes(found: Kept) -> list[tuple[str, str]]:
    return [(problem.code.id, str(problem.span)) for problem in found.diagnostics]


GOOD = "In 2023/24 police recorded 38,685 offences: Gwent 503, Dyfed-Powys 192."


@pytest.mark.parametrize(
    ("name", "data"),
    [
        ("prc.pdf", pdf_of("Cover", GOOD)),
        ("prc.html", f"<!doctype html><p>{GOOD}</p>".encode()),
        ("prc.docx", docx_of(GOOD)),
        ("prc.txt", GOOD.encode()),
        ("prc.csv", b'what,how many\r\nAll,"38,685"\r\nGwent,503\r\nDyfed-Powys,192\r\n'),
    ],
)
def test_values_that_stand_in_a_copy_are_found_in_every_kind_of_file(
    name: str, data: bytes, workspace: Make
) -> None:
    root = workspace({})
    found = kept(root, name, data)

    assert found.new
    assert codes(found) == []
    assert sorted(found.records) == ["by-force", "offences"]
    assert (root / found.path).read_bytes() == data
    assert load(root).diagnostics == ()
    assert load(root).workspace.copies["crime-data"][0].name == name


def test_values_that_do_not_stand_there_are_named(workspace: Make) -> None:
    found = kept(
        workspace({}), "prc.pdf", pdf_of("police recorded 38,658 offences", "Gwent 503, Dyfed-Powys 1192")
    )

    assert codes(found) == [
        ("V404", "evidence/by-force.yaml:8:7"),
        ("V404", "evidence/offences.yaml:4:8"),
    ]
    assert "Dyfed-Powys (192)" in found.diagnostics[0].message
    assert "Gwent" not in found.diagnostics[0].message


def test_a_passage_is_looked_for_word_by_word(workspace: Make) -> None:
    root = workspace({"evidence/found.yaml": QUOTED})
    right = 'Police recorded "38,685" offences: Gwent 503, Dyfed-Powys 192 and others in all of England'
    wrong = right.replace("all of England", "all England")

    assert codes(kept(root, "a.txt", right.encode())) == []
    assert codes(kept(root, "b.txt", wrong.encode())) == [("V403", "evidence/found.yaml:4:10")]


def test_a_quotation_that_is_verbatim_must_stand_there_and_another_need_not(workspace: Make) -> None:
    words = (
        "kind: quotation\nspeaker: Girl, 13\nsource: crime-data\nverbatim: {}\ntext: It was never my fault.\n"
    )
    root = workspace(
        {"evidence/said.yaml": words.format("true"), "evidence/told.yaml": words.format("false")}
    )

    assert codes(kept(root, "a.txt", GOOD.encode())) == [("V403", "evidence/said.yaml:5:7")]
    assert codes(kept(root, "a.txt", f"{GOOD} “It was never my fault.”".encode())) == []


def method(root: Path, name: str, line: str) -> None:
    path = root / f"evidence/{name}.yaml"
    path.write_text(path.read_text("utf-8") + f"{line}\n", "utf-8")


ROWS = b'Force,Kind,Offences\r\nGwent,a,500\r\nGwent,b,3\r\nDyfed-Powys,a,192\r\nOther,a,"37,990"\r\n'


def test_a_method_that_gives_the_value_bears_it_out_though_it_stands_nowhere(workspace: Make) -> None:
    root = workspace({})
    method(root, "offences", "method: {sum: Offences}")
    method(root, "by-force", "method: {sum: Offences, by: Force}")

    assert codes(kept(root, "prc.csv", ROWS)) == []


def test_a_method_that_gives_something_else_is_an_error_with_both_values(workspace: Make) -> None:
    root = workspace({})
    method(root, "offences", "method: {sum: Offences, where: {Kind: a}}")
    method(root, "by-force", "method: {sum: Offences, by: Force, where: {Kind: b}}")
    found = kept(root, "prc.csv", ROWS)

    assert [code for code, _ in codes(found)] == ["V406", "V405", "V405"]
    assert found.diagnostics[2].message == (
        "the record says 38,685; worked out again from the archived copy it is 38,682, from 3 rows."
    )
    assert "Dyfed-Powys" in found.diagnostics[0].message
    assert found.diagnostics[1].message.startswith("Gwent: the record says 503")


def test_a_method_that_cannot_be_followed_is_told_at_its_place(workspace: Make) -> None:
    root = workspace({})
    method(root, "offences", "method: {sum: Number}")

    assert ("V406", "evidence/offences.yaml:8:9") in codes(kept(root, "prc.csv", ROWS))
    assert ("V406", "evidence/offences.yaml:8:9") in codes(kept(root, "prc.txt", GOOD.encode()))


@pytest.mark.parametrize(
    ("line", "value", "agrees"),
    [
        ("value: 33.3%", "0.33333", True),
        ("value: 33.3%", "33.349", True),
        ("value: 33.3%", "33.36", False),
        ("value: 33%\nprecision: 2%", "33.9", True),
        ("value: 33%\nprecision: 2%", "34.1", False),
        ("value: -3%", "-2.6", True),
    ],
)
def test_a_value_is_compared_at_the_digits_that_it_gives(
    line: str, value: str, agrees: bool, workspace: Make
) -> None:
    text = f"kind: statistic\nstatement: So.\nsource: crime-data\nmethod: {{value: Share}}\n{line}\n"
    root = workspace({"evidence/share.yaml": text})
    record = load(root).workspace.records["share"]
    data = f"Share\r\n{value}\r\n".encode()
    found = hold(record, Opened(data, ArchivedCopy("crime-data", "a" * 64, "a.csv", len(data), NOW)))

    assert [problem.code.id for problem in found.diagnostics] == ([] if agrees else ["V405"])


@pytest.mark.parametrize(
    ("name", "data"),
    [
        ("scan.pdf", pdf_of("")),
        ("damaged.pdf", b"%PDF-1.7\n" + b"x" * 500),
        ("picture.png", b"\x89PNG\r\n\x1a\n" + b"\0" * 50),
        ("old.doc", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 600),
        ("book.xlsx", b"PK\x03\x04 damaged"),
    ],
)
def test_a_copy_that_cannot_be_searched_is_kept_and_says_so(name: str, data: bytes, workspace: Make) -> None:
    found = kept(workspace({}), name, data)

    assert found.new
    assert {code for code, _ in codes(found)} == {"V407"}


def test_the_same_content_is_kept_once_and_a_new_edition_after_it(workspace: Make) -> None:
    root = workspace({})
    first = kept(root, "prc.txt", GOOD.encode())
    again = kept(root, "prc (1).txt", GOOD.encode())
    newer = kept(root, "prc-2.txt", f"{GOOD} Revised.".encode())

    assert (first.new, again.new, newer.new) == (True, False, True)
    copies = load(root).workspace.copies["crime-data"]
    assert [copy.name for copy in copies] == ["prc.txt", "prc-2.txt"]
    assert (copies[0].size, str(copies[0].at)) == (len(GOOD.encode()), "2025-02-18 14:30:05+00:00")


def test_git_carries_the_index_and_not_the_copies(workspace: Make) -> None:
    root = workspace({})
    kept(root, "prc.txt", GOOD.encode())
    subprocess.run(["git", "init", "-q"], cwd=root, check=True)
    told = subprocess.run(
        ["git", "status", "--short", "-uall", "--", "archive"],
        cwd=root,
        check=True,
        capture_output=True,
        text=True,
    )

    assert told.stdout.split("\n")[:-1] == ["?? archive/.gitignore", "?? archive/crime-data.copies.yaml"]


def test_a_copy_that_was_altered_or_is_missing_is_told_by_a_later_check(workspace: Make) -> None:
    root = workspace({})
    path = root / kept(root, "prc.txt", GOOD.encode()).path
    assert check_sources(load(root)) == ()

    path.write_bytes(GOOD.replace("38,685", "38,686").encode())
    assert [problem.code.id for problem in check_sources(load(root))] == ["V401"]
    path.write_bytes(b"shorter")
    assert [problem.code.id for problem in check_sources(load(root))] == ["V401"]
    path.unlink()
    (missing,) = check_sources(load(root), ["crime-data"])
    assert missing.code.id == "V402"
    assert path.name in missing.remedy


def test_an_index_that_cannot_be_read_is_told_by_the_check(workspace: Make) -> None:
    root = workspace({"archive/crime-data.copies.yaml": "source: crime-data\ncopies: none\n"})

    assert [problem.code.id for problem in check_sources(load(root))] == ["V304"]


@pytest.mark.parametrize("name", ["crime-data.copies.yaml", "crime-data.copies.yml"])
def test_an_index_that_cannot_be_read_is_never_overwritten(name: str, workspace: Make) -> None:
    root = workspace({})
    kept(root, "a.txt", b"38,685 offences")
    index = root / "archive/crime-data.copies.yaml"
    broken = root / "archive" / name
    broken.write_text(index.read_text("utf-8") + "  - sha256: [\n", "utf-8")
    if broken != index:
        index.unlink()
    before = broken.read_bytes()

    with pytest.raises(CopyRefusedError, match=f"“archive/{name}” cannot be read, and would be overwritten"):
        kept(root, "b.txt", b"38,685 offences, and more")
    assert broken.read_bytes() == before
    assert len(list((root / "archive").glob("*.copies.y*"))) == 1


def test_what_is_no_source_or_no_file_is_refused(workspace: Make, tmp_path: Path) -> None:
    root = workspace({})
    (tmp_path / "empty.pdf").write_bytes(b"")
    with pytest.raises(NotFoundError):
        archive_source(load(root), "offences", tmp_path / "empty.pdf", NOW)
    with pytest.raises(NotFoundError):
        check_sources(load(root), ["offences"])
    with pytest.raises(CopyRefusedError, match="empty"):
        archive_source(load(root), "crime-data", tmp_path / "empty.pdf", NOW)
    with pytest.raises(UnreadableFileError):
        archive_source(load(root), "crime-data", tmp_path / "none.pdf", NOW)
    with pytest.raises(CopyRefusedError, match="no “url”"):
        archive_source(load(root), "crime-data", None, NOW)
    assert not (root / "archive").exists()


def test_an_archive_that_is_a_link_out_of_the_workspace_is_refused(workspace: Make, tmp_path: Path) -> None:
    root = workspace({})
    (tmp_path / "elsewhere").mkdir()
    (root / "archive").symlink_to(tmp_path / "elsewhere")
    with pytest.raises(CopyRefusedError, match="outside the workspace"):
        kept(root, "prc.txt", GOOD.encode())
    assert list((tmp_path / "elsewhere").iterdir()) == []


class Answering(Fetcher):
    """A fetcher that has its answers already."""

    def __init__(self, answer: Fetched | FetchError) -> None:
        super().__init__()
        self._answer = answer

    def fetch(self, url: str, method: str = "GET", *, content: bool = True) -> Fetched:
        if isinstance(self._answer, FetchError):
            raise self._answer
        return self._answer


@pytest.mark.parametrize(
    ("url", "kind", "name"),
    [
        ("https://example.org/a/prc.ods", "application/octet-stream", "prc.ods"),
        ("https://example.org/a/crime%20data", "text/html", "crime data.html"),
        ("https://example.org/", "text/html", "crime-data.html"),
        ("https://example.org/", "application/x-unknown", "crime-data.bin"),
    ],
)
def test_what_was_fetched_is_named_after_its_address_and_type(
    url: str, kind: str, name: str, workspace: Make
) -> None:
    root = workspace({})
    method(root, "crime-data", "url: https://example.org/a")
    fetched = Fetched(url, 200, kind, GOOD.encode())
    found = archive_source(load(root), "crime-data", None, NOW, Answering(fetched))

    assert (found.copy.name, found.copy.url) == (name, url)
    assert load(root).workspace.copies["crime-data"] == (found.copy,)


def test_what_cannot_be_fetched_is_refused_with_the_reason(workspace: Make) -> None:
    root = workspace({})
    method(root, "crime-data", "url: https://example.org/a")
    for answer, words in (
        (Fetched("https://example.org/a", 404, "", b""), "status 404"),
        (FetchError("“example.org” is not on the open internet"), "open internet"),
    ):
        with pytest.raises(CopyRefusedError, match=words):
            archive_source(load(root), "crime-data", None, NOW, Answering(answer))
    (problem,) = check_sources(load(root), links=True, fetcher=Answering(Fetched("", 404, "", b"")))
    assert problem.code.id == "V408"
