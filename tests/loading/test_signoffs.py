"""The files of sign-offs, read with everything that can be wrong with them."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path

import pytest

from respondent.loading.signoffs import SignOffs, read_signoffs, read_text
from respondent.model.signed_text import Piece, SignedText, as_lines
from respondent.model.signoff import Proof, SignOff, Word, seal_of, text_file
from respondent.signing.record_file import file_name, record_text

TEXT = SignedText((Piece("paragraph", "Words."),), (Piece("claim", "Words."),))
AT = datetime(2025, 2, 18, 9, 30, tzinfo=UTC)
WORD = SignOff(
    document="letter",
    organisation="our-charity",
    role="legal: “all”",
    by="Yes",
    at=AT,
    word=Word.SUBJECT,
    terms='no # of "x": y',
    words=TEXT.words_hash,
    claims=TEXT.claims_hash,
    text=text_file(TEXT.words_hash, TEXT.claims_hash),
)


def put(root: Path, word: SignOff = WORD, *, text: str | None = None, name: str | None = None) -> Path:
    folder = root / "signoffs" / word.document
    folder.mkdir(parents=True, exist_ok=True)
    (folder / word.text).write_text(as_lines(TEXT), encoding="utf-8")
    path = folder / (name or file_name(word.at, word.organisation))
    path.write_text(text if text is not None else record_text(word), encoding="utf-8")
    return path


def read(root: Path, now: datetime = datetime(2025, 3, 1, tzinfo=UTC)) -> SignOffs:
    return read_signoffs(root, {"our-charity"}, now)


def problems(root: Path) -> list[str]:
    return [problem.code.id for problem in read(root).problems]


def test_a_record_comes_back_as_it_was_given(tmp_path: Path) -> None:
    proof = Proof("proof-0123456789abcdef.eml", "0" * 64, "mail.eml", "<1@x>", "A: b <c@d>", "Mon", "Re: “x”")
    word = replace(WORD, proof=proof, commit="a" * 40, part="What we ask")
    path = put(tmp_path, word)
    found = read(tmp_path)
    (one,) = found.by_document["letter"]
    assert replace(one, span=word.span) == word
    assert one.span.path == path.relative_to(tmp_path).as_posix()
    assert read_text(tmp_path, one) == TEXT
    assert [problem.code.id for problem in found.problems] == ["G106"], "the proof is not there"


def test_without_a_folder_there_is_nothing(tmp_path: Path) -> None:
    assert read(tmp_path).by_document == {}


def test_words_come_oldest_first_also_within_a_second(tmp_path: Path) -> None:
    names = [file_name(AT, "our-charity", number) for number in (10, 2, 1)]
    for name in names:
        put(tmp_path, name=name)
    put(tmp_path, replace(WORD, at=AT.replace(hour=8)))
    found = [word.span.path.rpartition("/")[2] for word in read(tmp_path).by_document["letter"]]
    assert found == ["20250218T083000Z-our-charity.yaml", *reversed(names)]
    assert problems(tmp_path) == []


@pytest.mark.parametrize("field", "document organisation role by at word terms words text".split())
def test_any_field_that_is_changed_by_hand_is_noticed(tmp_path: Path, field: str) -> None:
    lines = record_text(WORD).splitlines(keepends=True)
    values = {
        "at": "2025-02-18T09:31:00Z",
        "word": "agreed",
        "words": "1" * 64,
        "text": "text-0123456789abcdef.txt",
    }
    text = "".join(
        f"{field}: {values.get(field, 'other')}\n" if li.startswith(f"{field}:") else li for li in lines
    )
    put(tmp_path, text=text)
    assert read(tmp_path).by_document == {}
    assert problems(tmp_path) == ["G102"]


def test_comments_and_empty_lines_are_not_sealed(tmp_path: Path) -> None:
    put(tmp_path, text="# Seen by the office.\n\n" + record_text(WORD).replace("\n", "\r\n"))
    assert problems(tmp_path) == []


def test_a_record_moved_or_renamed_does_not_count(tmp_path: Path) -> None:
    put(tmp_path, name="20250218T093000Z-other-charity.yaml")
    put(tmp_path, name="word.yaml")
    moved = tmp_path / "signoffs/other-letter"
    moved.mkdir()
    put(tmp_path).rename(moved / file_name(AT, "our-charity"))
    assert read(tmp_path).by_document == {}
    assert problems(tmp_path) == ["G102", "G102", "G102"]


def sealed(text: str) -> str:
    return f"{text}seal: {seal_of(text)}\n"


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("", "Y116"),
        ("- word\n", "G101"),
        ("signoff: 1\n", "G101"),
        (record_text(WORD) + "more: x\n", "G101"),
        (record_text(WORD).replace("at: 2025-02-18T09", "at: 2025-02-31T09"), "G101"),
        (record_text(WORD).replace("at: 2025-02-18T", "at: 2025-02-18 "), "G101"),
        (record_text(WORD).replace("text: text-", "text: ../text-"), "G101"),
        (record_text(WORD).replace("words: ", "words: x"), "G101"),
        (sealed("signoff: 1\ndocument: letter\n"), "G101"),
    ],
)
def test_what_is_no_record_is_told(tmp_path: Path, text: str, code: str) -> None:
    put(tmp_path, text=text)
    assert code in problems(tmp_path)
    assert read(tmp_path).by_document == {}


def test_a_word_of_the_future_does_not_count_until_then(tmp_path: Path) -> None:
    put(tmp_path)
    early = read(tmp_path, AT.replace(hour=9, minute=29))
    assert early.by_document == {}
    (problem,) = early.problems
    assert str(problem).startswith(
        "signoffs/letter/20250218T093000Z-our-charity.yaml G104 This word was given at 09:30 on Tuesday "
        "18 February 2025, which is still to come; it does not count until then."
    )
    assert read(tmp_path, AT).by_document["letter"]


def test_a_word_of_an_unknown_organisation_is_kept_and_told(tmp_path: Path) -> None:
    put(tmp_path, replace(WORD, organisation="our-charit"))
    found = read(tmp_path)
    assert found.by_document["letter"]
    assert [problem.code.id for problem in found.problems] == ["G103"]
    assert found.problems[0].remedy.startswith("Did you mean “our-charity”?")


def test_words_that_were_altered_are_not_taken_for_those_that_were_signed(tmp_path: Path) -> None:
    path = put(tmp_path)
    (path.parent / WORD.text).write_text(as_lines(TEXT).replace("Words", "Other words"), encoding="utf-8")
    (one,) = read(tmp_path).by_document["letter"]
    assert read_text(tmp_path, one) is None
    assert problems(tmp_path) == ["G106"]
