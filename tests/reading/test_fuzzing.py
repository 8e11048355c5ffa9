"""No draft whatever makes the reader fail, nor keeps it for long."""

from __future__ import annotations

import io
import time
import zipfile
from collections.abc import Callable
from random import Random

import pytest

from respondent.reading.draft import read_draft

Docx = Callable[..., bytes]

SLOWEST = 1.0
"""Seconds of the processor, which a busy machine does not make more of."""

PIECES = (
    "[", "]", "](", "(", ")", "![", "*", "**", "_", "`", "```", "~~~", "<", "<a ", "<!--", "-->", "<![", "</", ">",
    "&", "&amp;", "&#0;", "&#xD800;", "\\", "> ", "- ", "1. ", "| ", "|-|-|\n", "# ", "===\n", "---\n", "[^1]: ",
    "[a]: b\n", "<table>", "<td colspan=999>", "<tr>", "</table>", "<ul><li>", "<p>", "</p>", "<pre>", "<script>",
    "<sup>", "<div hidden>", "<br>", "\n", "\n\n", "\r", "    ", "\t", " ", "1,249 ", "offences ", "per cent",
    "\u00ad", "\u202e", "\ufeff", "\ue000", "\U000e0041", "\x00", "\x0c", "é", "“", "£",
)  # fmt: skip

TAGS = (
    "w:p w:r w:t w:tbl w:tr w:tc w:sdt w:sdtContent w:ins w:del w:moveFrom w:moveTo w:hyperlink w:txbxContent "
    "w:pPr w:rPr w:tcPr w:trPr w:fldSimple mc:AlternateContent mc:Choice mc:Fallback a:p a:t m:t w:delText"
).split()
EMPTY = (
    "w:tab w:br w:vanish w:cellDel w:tblHeader w:footnoteReference w:altChunk w:noBreakHyphen "
    'w:fldChar·w:fldCharType="begin" w:fldChar·w:fldCharType="separate" w:fldChar·w:fldCharType="end" '
    'w:gridSpan·w:val="999999" w:vMerge w:pStyle·w:val="A" w:sym·w:char="F0B4" wp:docPr·descr="x"'
).split()


def _text(random: Random) -> str:
    return "".join(random.choice(PIECES) for _ in range(random.randint(0, 60)))


def _xml(random: Random, depth: int = 0) -> str:
    parts = []
    for _ in range(random.randint(1, 4)):
        if depth > 6 or random.random() < 0.3:
            empty = random.choice(EMPTY).replace("·", " ")
            parts.append(random.choice((f"<{empty}/>", f"<w:r><w:t>{random.randint(0, 9999)}</w:t></w:r>")))
        else:
            tag = random.choice(TAGS)
            parts.append(f"<{tag}>{_xml(random, depth + 1)}</{tag}>")
    return "".join(parts)


def _mutated(data: bytes, random: Random) -> bytes:
    changed = bytearray(data)
    for _ in range(random.randint(1, 8)):
        at = random.randrange(len(changed))
        match random.randrange(3):
            case 0:
                changed[at] = random.randrange(256)
            case 1:
                del changed[at : at + random.randint(1, 30)]
            case _:
                changed[at:at] = random.randbytes(random.randint(1, 8))
        if not changed:
            break
    return bytes(changed)


def _read(data: bytes, name: str) -> bool:
    """Read a draft and hold it to what is promised of it; whether there was any text."""
    before = time.process_time()
    read = read_draft(data, name)
    assert time.process_time() - before < SLOWEST, data
    assert read.draft is not None or read.diagnostics
    passages = read.draft.passages if read.draft else ()
    for passage in passages:
        assert passage.text.strip()
        for offset in (0, len(passage.text) - 1):
            assert min(passage.place(offset)) >= 1
    return bool(passages)


def test_no_text_whatever_makes_it_fail(examples: int) -> None:
    random = Random(20)
    with_text = 0
    for number in range(examples):
        text = _text(random)
        with_text += _read(text.encode("utf-8", "replace"), f"a.{('md', 'html', 'txt')[number % 3]}")
    assert with_text > examples // 2


def test_no_bytes_whatever_make_it_fail(examples: int) -> None:
    random = Random(21)
    for number in range(examples // 10):
        data = _mutated(_text(random).encode() or b"x", random)
        _read(data, f"a.{('md', 'html', 'txt', 'docx')[number % 4]}")


def test_no_word_document_whatever_makes_it_fail(docx: Docx, examples: int) -> None:
    random = Random(22)
    with_text = sum(_read(docx(_xml(random)), "a.docx") for _ in range(examples // 20))
    assert with_text > examples // 200


def test_no_damage_to_a_word_file_makes_it_fail(docx: Docx, examples: int) -> None:
    random = Random(23)
    body = "<w:p><w:ins><w:r><w:t>Police recorded 1,249 offences.</w:t></w:r></w:ins></w:p>" * 3
    whole = docx(body, footnotes="<w:footnote/>", styles="<w:style/>", header=body)
    with zipfile.ZipFile(io.BytesIO(whole)) as archive:
        parts = {name: archive.read(name) for name in archive.namelist()}
    for number in range(examples // 20):
        if number % 2:
            _read(_mutated(whole, random), "a.docx")
            continue
        name = random.choice(list(parts))
        buffer = io.BytesIO()
        with zipfile.ZipFile(buffer, "w") as archive:
            for part, content in (parts | {name: _mutated(parts[name], random)}).items():
                archive.writestr(part, content)
        _read(buffer.getvalue(), "a.docx")


@pytest.mark.no_cover  # it is long
@pytest.mark.parametrize("ending", ["md", "html", "txt"])
@pytest.mark.parametrize("piece", [*PIECES, "[a](", "a* b_ ", "<!--\n", "- a\n\n", "**a *b "])
def test_the_same_again_and_again_takes_no_longer(piece: str, ending: str) -> None:
    for before in ("", "a\n\n", "*a [", "<table><tr>"):
        _read((before + piece * (10_000 // len(piece))).encode("utf-8", "replace"), f"a.{ending}")
