"""Whatever is given to `factcheck` as a draft: a verdict or a plain sentence, never a traceback."""

from __future__ import annotations

import io
import json
import subprocess
import sys
import zipfile
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner, Result

from respondent.cli.main import commands

Workspaces = Callable[[dict[str, str]], Path]

SHARED = Path(__file__).resolve().parents[3] / "shared" / "word-files"
WORD_FILES = sorted(SHARED.rglob("*.docx"))
MOST_MEMORY = 512 * 1024 * 1024
W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
RELATIONSHIPS = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
PACKAGE = "http://schemas.openxmlformats.org/package/2006"
SENTENCE = "Police in Gwent recorded 530 offences in 2023/24."
RUN = f"<w:r><w:t>{SENTENCE}</w:t></w:r>"
P = f"<w:p>{RUN}</w:p>"
BOX = f"<v:shape><v:textbox><w:txbxContent>{P}</w:txbxContent></v:textbox></v:shape>"
HEADER = '<w:sectPr><w:headerReference w:type="default" r:id="r0"/></w:sectPr>'


def factcheck(*arguments: str | Path) -> Result:
    done = CliRunner().invoke(commands, ["factcheck", *map(str, arguments)])
    assert done.exception is None or isinstance(done.exception, SystemExit), done.exception
    return done


def zipped(parts: dict[str, str | bytes]) -> bytes:
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in parts.items():
            archive.writestr(name, content)
    return buffer.getvalue()


def docx(body: str, **others: str) -> bytes:
    """A Word file with that body, and other parts by their names: ``footnotes=…``."""

    def relationships(targets: dict[str, str]) -> str:
        inner = "".join(
            f'<Relationship Id="r{n}" Type="{RELATIONSHIPS}/{kind}" Target="{target}"/>'
            for n, (kind, target) in enumerate(targets.items())
        )
        return f'<Relationships xmlns="{PACKAGE}/relationships">{inner}</Relationships>'

    roots = {"header": "hdr", "footnotes": "footnotes"}
    parts: dict[str, str | bytes] = {
        "[Content_Types].xml": f'<Types xmlns="{PACKAGE}/content-types"/>',
        "_rels/.rels": relationships({"officeDocument": "word/document.xml"}),
        "word/document.xml": (
            f'<w:document xmlns:w="{W}" xmlns:r="{RELATIONSHIPS}" xmlns:v="urn:schemas-microsoft-com:vml">'
            f"<w:body>{body}</w:body></w:document>"
        ),
        "word/_rels/document.xml.rels": relationships({kind: f"{kind}.xml" for kind in others}),
    }
    for kind, content in others.items():
        parts[f"word/{kind}.xml"] = f'<w:{roots[kind]} xmlns:w="{W}">{content}</w:{roots[kind]}>'
    return zipped(parts)


@pytest.fixture
def draft(tmp_path: Path) -> Callable[[str, bytes], Path]:
    def write(name: str, data: bytes) -> Path:
        path = tmp_path / name
        path.write_bytes(data)
        return path

    return write


Drafts = Callable[[str, bytes], Path]


@pytest.mark.no_cover  # the files may be missing
@pytest.mark.skipif(not WORD_FILES, reason="shared/word-files is not beside the repository")
def test_every_word_file_that_others_made_is_factchecked(workspace: Workspaces) -> None:
    done = factcheck(*WORD_FILES, "-C", workspace({}), "--format", "json")
    assert done.exit_code in (0, 1)
    assert len(done.stdout.splitlines()) == len(WORD_FILES) == 91


@pytest.mark.parametrize(
    ("body", "others"),
    [
        (f"<w:tbl><w:tr><w:tc>{P}</w:tc></w:tr></w:tbl>", {}),
        (f"<w:p><w:r><w:pict>{BOX}</w:pict></w:r></w:p>", {}),
        (f"<w:sdt><w:sdtContent>{P}</w:sdtContent></w:sdt>", {}),
        (f"<w:p><w:sdt><w:sdtContent>{RUN}</w:sdtContent></w:sdt></w:p>", {}),
        (f"<w:p><w:r><w:t>Text.</w:t></w:r></w:p>{HEADER}", {"header": P}),
        (
            '<w:p><w:r><w:t>Text.</w:t></w:r><w:r><w:footnoteReference w:id="2"/></w:r></w:p>',
            {"footnotes": f'<w:footnote w:id="2">{P}</w:footnote>'},
        ),
    ],
    ids=["a table", "a text box", "a block's control", "a run's control", "a header", "a footnote"],
)
def test_a_false_figure_is_found_wherever_a_word_file_has_its_text(
    body: str, others: dict[str, str], workspace: Workspaces, draft: Drafts
) -> None:
    done = factcheck(draft("a.docx", docx(body, **others)), "-C", workspace({}), "--format", "json")
    assert done.exit_code == 1
    (found,) = json.loads(done.stdout)["assessments"]
    assert (found["text"], found["verdict"], found["expected"]) == ("530", "contradicted", "503")


def test_of_tracked_changes_the_accepted_text_is_checked(workspace: Workspaces, draft: Drafts) -> None:
    changed = (
        "<w:p><w:r><w:t>Police in Gwent recorded </w:t></w:r>"
        "<w:del><w:r><w:delText>530</w:delText></w:r></w:del><w:ins><w:r><w:t>503</w:t></w:r></w:ins>"
        "<w:r><w:t> offences in 2023/24.</w:t></w:r></w:p>"
    )
    done = factcheck(draft("a.docx", docx(changed)), "-C", workspace({}), "--format", "json")
    assert done.exit_code == 0
    assert [one["text"] for one in json.loads(done.stdout)["assessments"]] == ["503"]


@pytest.mark.parametrize(
    ("name", "data", "words"),
    [
        ("a.docx", bytes(range(256)) * 40, "no text"),
        ("a.txt", b"word " * 10 * 1024 * 1024, "too large"),
        ("a.docx", docx(P)[:400], "damaged"),
        (
            "a.docx",
            zipped({"[Content_Types].xml": "<Types/>", "word/document.xml": bytes(50_000_000)}),
            "unpack",
        ),
    ],
    ids=["binary", "50 MB", "truncated", "a zip bomb"],
)
def test_what_cannot_be_read_is_called_what_it_is(
    name: str, data: bytes, words: str, workspace: Workspaces, draft: Drafts
) -> None:
    done = factcheck(draft(name, data), "-C", workspace({}))
    assert (done.exit_code, done.stdout) == (2, "")
    assert words in done.stderr


def test_an_empty_draft_has_no_quantities(workspace: Workspaces, draft: Drafts) -> None:
    done = factcheck(draft("a.md", b""), "-C", workspace({}))
    assert (done.exit_code, "no quantities" in done.stdout) == (0, True)


def test_a_folder_is_no_draft(workspace: Workspaces, tmp_path: Path) -> None:
    done = factcheck(tmp_path, "-C", workspace({}))
    assert (done.exit_code, "cannot be read" in done.stderr) == (2, True)


def test_a_draft_that_may_not_be_opened_is_said_so(
    workspace: Workspaces, draft: Drafts, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = draft("a.md", b"Text.")
    opens = Path.open

    def refused(self: Path, *args: Any, **kwargs: Any) -> Any:
        if self == path:
            raise PermissionError(13, "Permission denied")  # as root, nothing is unreadable
        return opens(self, *args, **kwargs)

    monkeypatch.setattr(Path, "open", refused)
    done = factcheck(path, "-C", workspace({}))
    assert (done.exit_code, "cannot be read" in done.stderr) == (2, True)


@pytest.mark.skipif(sys.platform != "linux", reason="limits a process's memory as Linux does")
def test_ten_thousand_quantities_are_weighed_in_half_a_gigabyte(workspace: Workspaces, draft: Drafts) -> None:
    import resource

    def limited() -> None:
        resource.setrlimit(resource.RLIMIT_AS, (MOST_MEMORY, MOST_MEMORY))

    path = draft("a.md", b"Gwent recorded 503 offences, a rise of 5, and 7 more.\n\n" * 3334)
    done = subprocess.run(
        [sys.executable, "-m", "respondent", "factcheck", path, "-C", workspace({}), "--format", "json"],
        capture_output=True,
        preexec_fn=limited,
        check=False,
    )
    assert done.stderr == b""
    assert len(json.loads(done.stdout)["assessments"]) >= 10_000
