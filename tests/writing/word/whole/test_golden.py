"""The documents' text as it was when somebody last looked at it: ``pytest --update-golden`` after a look."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping

import pytest

from respondent.model.document import Document
from respondent.writing.word.letterhead import plain_letterhead
from respondent.writing.word.writer import write_word

_LINES = re.compile(r"(?=<w:(?:body|p|tbl|tr|tc|footnote|sectPr|num|abstractNum|lvl|style)[ >/])")


@pytest.mark.parametrize("kind", ["joint-letter", "letter", "release", "response"])
@pytest.mark.parametrize("part", ["document", "footnotes"])
def test_the_text_is_what_it_was(
    kind: str,
    part: str,
    samples: Mapping[str, Document],
    assets: Mapping[str, bytes],
    parts: Callable[[bytes], dict[str, bytes]],
    golden: Callable[[str, str], None],
) -> None:
    data = write_word(samples[kind], plain_letterhead(), assets)
    xml = parts(data)[f"word/{part}.xml"].decode()
    golden(f"word/{kind}-{part}.xml", _LINES.sub("\n", re.sub(r">\s+<", "><", xml)).strip() + "\n")
