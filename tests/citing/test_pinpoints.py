"""Places in sources, as people write them and as each style wants them."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from respondent.citing.pinpoints import KINDS, read, write, written
from respondent.model.settings import NoteStyle

PLACES = [
    # as people write it, in plain words, in OSCOLA, in Harvard
    ("para 4.12", "paragraph 4.12", "para 4.12", "para. 4.12"),
    ("paras 4.12–4.14", "paragraphs 4.12–4.14", "paras 4.12–4.14", "paras. 4.12–4.14"),
    ("paras 4.12-4.14", "paragraphs 4.12–4.14", "paras 4.12–4.14", "paras. 4.12–4.14"),
    ("para 4.12–4.14", "paragraphs 4.12–4.14", "paras 4.12–4.14", "paras. 4.12–4.14"),
    ("Paragraph 4.12", "paragraph 4.12", "para 4.12", "para. 4.12"),
    ("p 7", "page 7", "p 7", "p. 7"),
    ("p.7", "page 7", "p 7", "p. 7"),
    ("pp 7–9", "pages 7–9", "pp 7–9", "pp. 7–9"),
    ("pp 4, 9 and 11", "pages 4, 9 and 11", "pp 4, 9 and 11", "pp. 4, 9 and 11"),
    ("pages 4 & 9", "pages 4 and 9", "pp 4 and 9", "pp. 4 and 9"),
    ("p iv", "page iv", "p iv", "p. iv"),
    ("s 121(2)", "section 121(2)", "s 121(2)", "s. 121(2)"),
    ("s.121(2)(a)", "section 121(2)(a)", "s 121(2)(a)", "s. 121(2)(a)"),
    ("ss 1 to 3", "sections 1–3", "ss 1–3", "ss. 1–3"),
    ("§ 12", "section 12", "s 12", "s. 12"),
    ("sch 4 para 2", "schedule 4, paragraph 2", "sch 4 para 2", "sch. 4, para. 2"),
    ("Sch. 4, para. 2", "schedule 4, paragraph 2", "sch 4 para 2", "sch. 4, para. 2"),
    ("para 2 of sch 4", "paragraph 2 of schedule 4", "para 2 of sch 4", "para. 2 of sch. 4"),
    ("s 4 and sch 2", "section 4 and schedule 2", "s 4 and sch 2", "s. 4 and sch. 2"),
    ("table 3", "table 3", "table 3", "table 3"),
    ("Table 3-1", "table 3-1", "table 3-1", "table 3-1"),
    ("tables 3 and 4", "tables 3 and 4", "tables 3 and 4", "tables 3 and 4"),
    ("sheet 2023_24", "sheet 2023_24", "sheet 2023_24", "sheet 2023_24"),
    ("tab Table 3, row 5", "sheet Table 3, row 5", "sheet Table 3 row 5", "sheet Table 3, row 5"),
    ("col 123", "column 123", "col 123", "col. 123"),
    ("cols 123-25", "columns 123–25", "cols 123–25", "cols. 123–25"),
    ("vol 2 ch 5", "volume 2, chapter 5", "vol 2 ch 5", "vol. 2, ch. 5"),
    ("annex 7", "annex 7", "annex 7", "annex 7"),
    ("reg 4", "regulation 4", "reg 4", "reg. 4"),
    ("art 8", "article 8", "art 8", "art. 8"),
    ("pt III", "part III", "pt III", "pt. III"),
    ("Q7", "question 7", "question 7", "question 7"),
    ("[12]–[14]", "paragraphs 12–14", "paras 12–14", "paras. 12–14"),
    ("figure ES1", "figure ES1", "fig ES1", "fig. ES1"),
    (
        "vol 2 (annexes) ch 5",
        "volume 2 (annexes) chapter 5",
        "vol 2 (annexes) ch 5",
        "vol. 2 (annexes) ch. 5",
    ),
    (
        "Executive summary, p 7",
        "Executive summary, page 7",
        "Executive summary, p 7",
        "Executive summary, p. 7",
    ),
    # what is no number stays as it was written
    ("section on messaging", "section on messaging", "section on messaging", "section on messaging"),
    ("table of contents", "table of contents", "table of contents", "table of contents"),
    ("and p 7", "and page 7", "and p 7", "and p. 7"),
]


@pytest.mark.parametrize(
    ("locator", "plain", "oscola", "harvard"), PLACES, ids=[place[0] for place in PLACES]
)
def test_a_place_is_written_in_the_words_of_each_style(
    locator: str, plain: str, oscola: str, harvard: str
) -> None:
    parts = read(locator)
    assert [write(parts, style) for style in NoteStyle] == [plain, oscola, harvard]


@pytest.mark.parametrize("locator", [None, "", "  ", ","])
def test_a_blank_place_is_no_place(locator: str | None) -> None:
    assert write(read(locator), NoteStyle.PLAIN) is None


def test_several_places_in_one_source_are_listed() -> None:
    assert written(("p 7", "", "table 3", "annex B"), NoteStyle.PLAIN) == "page 7, table 3 and annex B"


@given(st.text(max_size=60), st.sampled_from(list(NoteStyle)))
def test_no_text_is_lost_or_fails(locator: str, style: NoteStyle) -> None:
    digits = [letter for letter in locator if letter in "0123456789"]
    result = write(read(locator), style) or ""
    assert [letter for letter in result if letter in "0123456789"] == digits


@given(st.sampled_from(KINDS), st.integers(1, 9999), st.sampled_from(list(NoteStyle)))
def test_what_a_style_writes_is_read_as_the_same_place(
    kind: tuple[str, ...], number: int, style: NoteStyle
) -> None:
    once = write(read(f"{kind[0]} {number}"), style)
    assert write(read(once), style) == once
