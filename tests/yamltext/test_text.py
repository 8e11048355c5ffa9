"""From bytes to text."""

from __future__ import annotations

import pytest

from respondent.yamltext.parse import parse_yaml
from respondent.yamltext.text import decode


def test_utf_8_with_or_without_a_byte_order_mark_is_text() -> None:
    assert decode("é – “x”\n".encode(), "a.yaml") == ("é – “x”\n", ())
    assert decode("\ufeffé\n".encode(), "a.yaml") == ("é\n", ())
    assert decode(b"plain\r\n\tascii\n", "a.yaml") == ("plain\r\n\tascii\n", ())


@pytest.mark.parametrize("encoding", ["utf-16", "utf-16-be"])
def test_utf_16_is_named_with_what_windows_calls_it(encoding: str) -> None:
    data = "\ufefftitle: x\n".encode(encoding) if encoding == "utf-16-be" else "title: x\n".encode(encoding)
    text, (problem,) = decode(data, "a.yaml")
    assert text is None
    assert problem.code.id == "Y108"
    assert "Unicode" in problem.message
    assert "UTF-8" in problem.remedy


@pytest.mark.parametrize("end", ["\n", "\r\n"])
def test_another_encoding_is_named_with_the_place_of_the_first_odd_letter(end: str) -> None:
    text, (problem,) = decode(f"título{end}caf".encode() + "é".encode("latin-1"), "a.yaml", first_line=3)
    assert text is None
    assert (problem.code.id, str(problem.span)) == ("Y108", "a.yaml:4:4")


@pytest.mark.parametrize(
    ("character", "called"),
    [
        ("\0", "NUL"),
        ("\x07", "control character (U+0007)"),
        ("\x7f", "control character (U+007F)"),
        ("\x85", "control character (U+0085)"),
        ("\u2028", "hidden line separator"),
        ("\ufeff", "byte order mark"),
        ("\ue000", "private-use"),
        ("\uf8ff", "private-use"),
        ("\U000f0000", "private-use"),
        ("\U0010fffd", "private-use"),
        ("\ufffe", "U+FFFE"),
    ],
)
def test_a_character_that_nobody_sees_is_refused_with_its_place(character: str, called: str) -> None:
    _, (problem,) = decode(f"a: é\nb: x{character}y\n".encode(), "a.yaml")
    assert (problem.code.id, str(problem.span)) == ("Y109", "a.yaml:2:5")
    assert called in problem.message


def test_half_a_surrogate_pair_in_a_text_is_refused() -> None:
    _, (problem,) = decode("a: \ud800\n", "a.yaml")
    assert problem.code.id == "Y109"


def test_a_file_full_of_them_gives_a_few_diagnostics() -> None:
    assert len(decode("\0" * 1000, "a.yaml")[1]) == 20


@pytest.mark.parametrize("text", ["👩‍👧", "a\u200bb", "ﬁ", "日本", "a\u00a0b", "e\u0301"])
def test_any_other_character_is_let_through(text: str) -> None:
    assert decode(text.encode(), "a.yaml") == (text, ())


@pytest.mark.parametrize(
    ("code", "called"),
    [
        ("\\0", "a NUL character (U+0000)"),
        ("\\x1b", "a control character (U+001B)"),
        ("\\u2028", "a hidden line separator (U+2028)"),
        ("\\uE000", "a private-use character (U+E000)"),
        ("\\U00100001", "a private-use character (U+100001)"),
        ("\\files", "a control character (U+000C)"),
    ],
)
@pytest.mark.parametrize("text", ['a: "x {} y"\n', 'a: [b, "{}"]\n', '"{}": b\n'])
def test_a_refused_character_is_refused_also_where_it_is_written_as_a_code(
    code: str, called: str, text: str
) -> None:
    node, (problem,) = parse_yaml(text.format(code), "a.yaml")
    assert node is None
    assert (problem.code.id, problem.span.line, problem.span.column) == ("Y109", 1, text.index('"') + 1)
    assert called in problem.message
    assert "backslash" in problem.message


@pytest.mark.parametrize(
    "text", ['a: "one\\ttwo \\u2013 \\"three\\" \\\\ \\n"\n', "a: 'C:\\files\\0'\n", "a: C:\\0\n"]
)
def test_other_codes_and_backslashes_without_double_marks_are_fine(text: str) -> None:
    node, problems = parse_yaml(text, "a.yaml")
    assert node is not None
    assert problems == ()
