"""A letter with loops, a partial, emphasis and a list, built; and copies of it with other words in its XML."""

from __future__ import annotations

import io
import re
import zipfile
from collections.abc import Callable
from html import escape
from pathlib import Path

import pytest

from respondent.build import build

FILES = {
    "evidence/codes.yaml": (
        "kind: finding\nstatement: The codes leave private messages out.\nsource: crime-data\n"
        "passage: The codes leave private messages out.\n"
    ),
    "templates/partials/close.md.j2": (
        "{% macro close() %}We thank you for the time that you give to this.{% endmacro %}\n"
    ),
    "templates/letter.md.j2": (
        "---\nkind: letter\ntitle: Offences\ndate: 2025-02-18\nfrom: our-charity\nto: minister\n---\n"
        '{% import "partials/close.md.j2" as ends %}\n'
        'Police recorded {{ figure("offences") }} offences in {{ period("offences") }}. In Gwent there were\n'
        '{{ figure("by-force", force="Gwent") }} of them, and the force says why.\n\n'
        "## The gap\n\n"
        'Today {% claim "codes" %}the codes leave private messages out{% endclaim %}, which cannot stay. It is\n'
        "*plainly wrong*, and nobody's duty -- so far.\n\n"
        '{% for name in ["service", "site"] %}\nEvery {{ name }} can act at once.\n\n{% endfor %}\n'
        "Say it once more: a service can act, and a service can wait.\n\n"
        "## What we ask\n\n"
        "1. Close the gap in the codes.\n2. Tell us when.\n\n"
        "{{ ends.close() }}\n\nWe ask you to act.\n"
    ),
}

MAIN = "word/document.xml"
Change = tuple[str, str]


@pytest.fixture
def letter(workspace: Callable[[dict[str, str]], Path]) -> Path:
    """The workspace with the letter built in ``out/letter.docx``."""
    root = workspace(FILES)
    built = build(root, ["letter"])
    assert built.files, [str(problem) for problem in built.diagnostics]
    return root


@pytest.fixture
def copy(letter: Path) -> Callable[..., Path]:
    """``copy("a.docx", (old, new), …)`` is a copy of the letter in which words of its XML are others."""

    def make(name: str, *changes: Change, by: str = "", without: tuple[str, ...] = ()) -> Path:
        path = letter / name
        path.write_bytes(edited((letter / "out/letter.docx").read_bytes(), *changes, by=by, without=without))
        return path

    return make


def edited(data: bytes, *changes: Change, by: str = "", without: tuple[str, ...] = ()) -> bytes:
    """The package with other words in its text, saved `by` somebody, `without` some parts."""
    parts = parts_of(data)
    text = parts[MAIN].decode("utf-8")
    for old, new in changes:
        assert old in text, f"{old} is not there"
        text = text.replace(old, new)
    parts[MAIN] = text.encode("utf-8")
    if by:
        core = parts["docProps/core.xml"].decode("utf-8")
        end = "</cp:coreProperties>"
        assert end in core
        who = f"<cp:lastModifiedBy>{escape(by)}</cp:lastModifiedBy>"
        parts["docProps/core.xml"] = core.replace(end, who + end).encode("utf-8")
    return packed({name: part for name, part in parts.items() if name not in without})


def block_of(data: bytes, words: str) -> str:
    """The XML of the paragraph in which some words stand."""
    xml = parts_of(data)[MAIN].decode("utf-8")
    at = xml.index(words)
    start = max(xml.rfind("<w:p>", 0, at), xml.rfind("<w:p ", 0, at))
    return xml[start : xml.index("</w:p>", at) + len("</w:p>")]


def parts_of(data: bytes) -> dict[str, bytes]:
    with zipfile.ZipFile(io.BytesIO(data)) as package:
        return {name: package.read(name) for name in package.namelist()}


def packed(parts: dict[str, bytes]) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as package:
        for name, part in parts.items():
            package.writestr(name, part)
    return out.getvalue()


def tracked(old: str, new: str, *, by: str, on: str = "2025-03-04T10:00:00Z") -> Change:
    """A change of some words in a run of their own paragraph, tracked; the run must be plain."""
    who = f'w:author="{by}" w:date="{on}"'
    gone = f'<w:del w:id="901" {who}><w:r><w:delText xml:space="preserve">{old}</w:delText></w:r></w:del>'
    put = f'<w:ins w:id="902" {who}><w:r><w:t xml:space="preserve">{new}</w:t></w:r></w:ins>'
    ends = "</w:t></w:r>", '<w:r><w:t xml:space="preserve">'
    return old, f"{ends[0]}{gone if old else ''}{put if new else ''}{ends[1]}"


def commented(data: bytes, *comments: dict[str, str]) -> bytes:
    """The package with comments: `on` (words of its XML), `by`, `text`, `date`, `answers` (the number), `done`."""
    parts = parts_of(data)
    w = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
    w14 = 'xmlns:w14="http://schemas.microsoft.com/office/word/2010/wordml"'
    w15 = 'xmlns:w15="http://schemas.microsoft.com/office/word/2012/wordml"'
    text = parts[MAIN].decode("utf-8")
    entries, threads = [], []
    for number, one in enumerate(comments, 1):
        entries.append(
            f'<w:comment w:id="{number}" w:author="{one["by"]}" w:date="{one.get("date", "")}"><w:p '
            f'w14:paraId="0000000{number}"><w:r><w:t>{escape(one["text"])}</w:t></w:r></w:p></w:comment>'
        )
        parent = f' w15:paraIdParent="0000000{one["answers"]}"' if "answers" in one else ""
        threads.append(
            f'<w15:commentEx w15:paraId="0000000{number}"{parent} w15:done="{one.get("done", "0")}"/>'
        )
        if "on" in one:
            ends = "</w:t></w:r>", '<w:r><w:t xml:space="preserve">'
            found = re.search(rf"<w:t(?: [^>]*)?>[^<]*?(?P<on>{re.escape(one['on'])})", text)
            assert found
            about = (
                f'{ends[0]}<w:commentRangeStart w:id="{number}"/>{ends[1]}{one["on"]}{ends[0]}'
                f'<w:commentRangeEnd w:id="{number}"/><w:r><w:commentReference w:id="{number}"/></w:r>{ends[1]}'
            )
            text = text[: found.start("on")] + about + text[found.end("on") :]
    parts[MAIN] = text.encode("utf-8")
    parts["word/comments.xml"] = f"<w:comments {w} {w14}>{''.join(entries)}</w:comments>".encode()
    parts["word/commentsExtended.xml"] = f"<w15:commentsEx {w15}>{''.join(threads)}</w15:commentsEx>".encode()
    kinds = (
        ("comments", "http://schemas.openxmlformats.org/officeDocument/2006/relationships/comments"),
        ("commentsExtended", "http://schemas.microsoft.com/office/2011/relationships/commentsExtended"),
    )
    rels = parts["word/_rels/document.xml.rels"].decode("utf-8")
    more = "".join(f'<Relationship Id="c{name}" Type="{kind}" Target="{name}.xml"/>' for name, kind in kinds)
    parts["word/_rels/document.xml.rels"] = rels.replace(
        "</Relationships>", f"{more}</Relationships>"
    ).encode()
    types = parts["[Content_Types].xml"].decode("utf-8")
    more = "".join(
        f'<Override PartName="/word/{name}.xml" ContentType='
        f'"application/vnd.openxmlformats-officedocument.wordprocessingml.{name}+xml"/>'
        for name, _ in kinds
    )
    parts["[Content_Types].xml"] = types.replace("</Types>", f"{more}</Types>").encode()
    return packed(parts)
