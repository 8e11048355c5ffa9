"""The marks of a passage, and which of its text is shown with them."""

from __future__ import annotations

from dataclasses import replace

from respondent.model.answer import Answer, AnswerKind
from respondent.model.assessment import Assessment, Verdict
from respondent.reporting.excerpts import excerpts
from respondent.reporting.marks import Mark, Standing, by_passage, marks_of, pieces, standing


def found(start: int, end: int, verdict: Verdict = Verdict.SUPPORTED, passage: int = 0) -> Assessment:
    return Assessment("x", verdict, 1, start + 1, passage, start, end, "So it is.")


def test_quantities_that_overlap_share_a_mark_that_stands_as_the_worst_of_them() -> None:
    marks = marks_of([found(8, 10), found(0, 5), found(3, 7, Verdict.CONTRADICTED)])
    assert [(mark.start, mark.end, len(mark.assessments)) for mark in marks] == [(0, 7, 2), (8, 10, 1)]
    assert [mark.standing for mark in marks] == [Standing.CONTRADICTED, Standing.SUPPORTED]


def test_passages_come_in_their_order() -> None:
    assert list(by_passage([found(0, 1, passage=2), found(0, 1, passage=1)])) == [1, 2]


def test_a_text_is_cut_at_its_marks() -> None:
    marks = marks_of([found(4, 7), found(11, 13)])
    cut = [(piece, mark is not None) for piece, mark in pieces("Say 503 or 12.", marks)]
    assert cut == [("Say ", False), ("503", True), (" or ", False), ("12", True), (".", False)]
    assert [piece for piece, _ in pieces("Say 503 or 12.", marks, 0, 9)] == ["Say ", "503", " o"]


def test_an_answer_takes_the_place_of_the_verdict() -> None:
    one = found(0, 1, Verdict.CONTRADICTED)
    answered = replace(one, answer=Answer(AnswerKind.ACCEPTED, "we counted"))
    assert (standing(one), one.is_false) == (Standing.CONTRADICTED, True)
    assert (standing(answered), answered.is_false) == (Standing.ANSWERED, False)


def test_a_place_names_the_part_of_a_word_file_that_is_not_the_main_one() -> None:
    one = found(2, 4)
    assert one.place == "1:3"
    assert replace(one, part="word/document.xml").place == "1:3"
    assert replace(one, part="word/footnotes.xml").place == "footnotes:1:3"


def test_a_short_passage_is_shown_whole_and_of_a_long_one_the_sentences_with_marks() -> None:
    assert excerpts("A short one. It has two.", [Mark(0, 1, ())]) == ((0, 24),)
    filler = "Nothing is counted in this sentence, which is here to be left out of the report. "
    text = filler * 3 + "There were 503. " + filler + "And 12. " + "Then 13. " + filler
    marks = [Mark(at, at + 2, ()) for at in (text.index("503"), text.index("12"), text.index("13"))]
    assert [text[start:end] for start, end in excerpts(text, marks)] == [
        "There were 503.",
        "And 12. Then 13.",
    ]


def test_a_sentence_that_is_too_long_is_shown_around_its_quantity() -> None:
    text = "and so on " * 60 + "503 offences " + "and so on " * 60
    ((start, end),) = excerpts(text, [Mark(600, 603, ())])
    assert text[start:end].split()[0] in {"and", "so", "on"}
    assert (start < 600, end > 603, end - start < 300) == (True, True, True)
    ((start, end),) = excerpts("9" * 900, [Mark(450, 460, ())])
    assert (start, end) == (310, 600)
