"""What copies say side by side, by what was done to their XML."""

from __future__ import annotations

import io
from collections.abc import Callable
from pathlib import Path

import pytest
from docx import Document
from tests.collecting.conftest import block_of, commented, edited, packed, parts_of, tracked

from respondent.build import build
from respondent.collecting.collect import NoBaseError, collect
from respondent.model.collection import Collection, Paragraph, State

Copies = Callable[..., Path]

STAY = "which cannot stay"
TELL = "Tell us when."
ACT = "We ask you to act."


def codes(found: Collection) -> list[str]:
    return [one.code.id for one in found.diagnostics]


def states(found: Collection) -> dict[str, State]:
    return {one.text or one.versions[0].text or "": one.state for one in found.changed}


def paragraph(found: Collection, text: str) -> Paragraph:
    return next(one for one in found.changed if text in (one.text or one.versions[0].text or ""))


def changes(found: Collection, text: str) -> list[list[tuple[str, str]]]:
    return [[(edit.old, edit.new) for edit in one.edits] for one in paragraph(found, text).versions]


def test_untouched_copies_have_nothing_to_show(letter: Path, copy: Copies) -> None:
    found = collect([copy("a.docx", by="One"), copy("b.docx", by="Two")], letter)
    assert (found.changed, found.remarks, found.diagnostics, found.is_false) == ((), (), (), False)
    assert found.basis == "out/letter.docx"
    assert found.document == "letter"


def test_an_edit_of_one_copy_is_its_own(letter: Path, copy: Copies) -> None:
    found = collect([copy("a.docx", (ACT, "We ask you to act now.")), copy("b.docx", by="Two")], letter)
    assert states(found) == {ACT: State.EDITED}
    assert changes(found, ACT) == [[("act.", "act now.")]]
    assert paragraph(found, ACT).section == "What we ask"


def test_the_same_edit_in_two_copies_is_agreed(letter: Path, copy: Copies) -> None:
    copies = [copy(f"{name}.docx", (TELL, "Tell us by May."), by=name) for name in ("a", "b")]
    found = collect([*copies, copy("c.docx", by="c")], letter)
    assert states(found) == {TELL: State.AGREED}
    assert [one.copy for one in paragraph(found, TELL).versions] == [0, 1]


def test_different_edits_of_a_paragraph_clash(letter: Path, copy: Copies) -> None:
    one = copy("a.docx", (STAY, "which must not stay"))
    other = copy("b.docx", (STAY, "which can stay"))
    found = collect([one, other], letter)
    assert [one.state for one in found.changed] == [State.CLASH]


def test_one_copy_may_agree_with_a_second_and_clash_with_a_third(letter: Path, copy: Copies) -> None:
    alike = [copy(f"{name}.docx", (ACT, "Act."), by=name) for name in ("a", "b")]
    found = collect([*alike, copy("c.docx", (ACT, "We beg you to act."))], letter)
    assert states(found) == {ACT: State.CLASH}
    assert len(paragraph(found, ACT).versions) == 3


def test_tracked_changes_say_who_and_when_and_others_who_saved_the_file(letter: Path, copy: Copies) -> None:
    one = copy("a.docx", tracked("to act", "to do something", by="Sam Example"), by="Office A")
    other = copy("b.docx", (ACT, "We ask you to act soon."), by="Office B")
    first, second = paragraph(collect([one, other], letter), ACT).versions
    assert {(touch.author, touch.date[:10]) for touch in first.touches} == {("Sam Example", "2025-03-04")}
    assert second.touches == ()
    assert [copy.editor for copy in collect([one, other], letter).copies] == ["Office A", "Office B"]


def test_words_that_were_only_taken_out_have_their_author(letter: Path, copy: Copies) -> None:
    one = copy("a.docx", tracked(" for the time that you give to this", "", by="Sam Example"))
    (version,) = paragraph(collect([one], letter), "We thank you").versions
    assert [touch.author for touch in version.touches] == ["Sam Example"]


def test_new_and_lost_paragraphs_are_told(letter: Path, copy: Copies) -> None:
    block = block_of((letter / "out/letter.docx").read_bytes(), ACT)
    new = block.replace(ACT, "A paragraph that nobody had thought of before.")
    added = copy("a.docx", (block, new + block))
    gone = copy("b.docx", (block, ""))
    found = collect([added, gone], letter)
    assert states(found) == {
        ACT: State.EDITED,
        "A paragraph that nobody had thought of before.": State.EDITED,
    }
    assert paragraph(found, ACT).versions[0].is_gone
    assert paragraph(found, "nobody had thought").text is None
    numbers = [one.number for one in found.changed]
    assert numbers == sorted(numbers)


def test_a_paragraph_that_two_copies_put_in_alike_is_agreed(letter: Path, copy: Copies) -> None:
    block = block_of((letter / "out/letter.docx").read_bytes(), ACT)
    put = [
        copy(f"{name}.docx", (block, block + block.replace(ACT, text)))
        for name, text in (
            ("a", "Children wait for this."),
            ("b", "Children wait for this."),
            ("c", "No more."),
        )
    ]
    found = collect([put[0], put[2]], letter)
    assert len(found.changed) == 2
    parts = parts_of(put[1].read_bytes())
    put[1].write_bytes(packed(dict(reversed(parts.items()))))
    assert [one.state for one in collect(put[:2], letter).changed] == [State.AGREED]


def test_a_moved_paragraph_is_told_to_have_moved(letter: Path, copy: Copies) -> None:
    words = "We thank you for the time that you give to this."
    data = (letter / "out/letter.docx").read_bytes()
    block = block_of(data, words)
    moved = edited(data, (block, ""), ("<w:body>", "<w:body>" + block))
    (letter / "a.docx").write_bytes(moved)
    (one,) = collect([letter / "a.docx"], letter).changed
    assert one.text == words
    assert one.versions[0].moved
    assert one.versions[0].edits == ()


def test_edits_inside_claims_are_known_by_the_claims(letter: Path, copy: Copies) -> None:
    one = copy("a.docx", (">38,685<", ">39,865<"))
    found = collect([one], letter)
    (edit,) = paragraph(found, "Police recorded").versions[0].edits
    assert (edit.old, edit.new, edit.claims) == ("38,685", "39,865", (1,))
    assert found.is_false


@pytest.mark.parametrize(
    ("old", "new", "claims"),
    [
        (">38,685<", ">almost 38,685<", ((1,))),
        ("Police recorded ", "Police recorded almost ", ()),
        (" offences in", " crimes in", ()),
        (" of them,", "1 of them,", (3,)),
        (" offences in", "% offences in", (1,)),
        ("recorded ", "recorded £", (1,)),
        (" of them, and", ", and", ()),
    ],
)
def test_what_sticks_to_a_figure_reaches_into_it(
    letter: Path, copy: Copies, old: str, new: str, claims: tuple[int, ...]
) -> None:
    found = collect([copy("a.docx", (old, new))], letter)
    touched = {c for edit in paragraph(found, "Police recorded").versions[0].edits for c in edit.claims}
    assert touched <= set(claims) if old == ">38,685<" else touched == set(claims)


def test_signs_that_word_processors_change_are_no_edits(letter: Path, copy: Copies) -> None:
    found = collect([copy("a.docx", ("nobody’s duty – so", "nobody's duty - so"))], letter)
    assert found.changed == ()


def test_comments_have_their_place_their_claims_and_their_answers(letter: Path) -> None:
    data = (letter / "out/letter.docx").read_bytes()
    (letter / "a.docx").write_bytes(
        commented(
            data,
            {"on": "38,685", "by": "Sam Example", "text": "Is this final?", "date": "2025-03-04T10:00:00Z"},
            {"by": "Our Charity", "text": "It is.", "answers": "1"},
            {"on": TELL, "by": "Jo Example", "text": "By when?", "done": "1"},
        )
    )
    found = collect([letter / "a.docx"], letter)
    first, second = found.remarks
    assert (first.author, first.text, first.about, first.claims) == (
        "Sam Example",
        "Is this final?",
        "38,685",
        (1,),
    )
    assert [(one.author, one.text) for one in first.answers] == [("Our Charity", "It is.")]
    assert first.records == ("offences",)
    assert not first.done
    assert (second.about, second.section, second.done) == (TELL, "What we ask", True)
    assert found.paragraphs[(second.paragraph or 0) - 1].text == TELL


def test_a_comment_that_two_copies_carry_is_told_once(letter: Path) -> None:
    data = (letter / "out/letter.docx").read_bytes()
    said = {"on": TELL, "by": "Jo Example", "text": "By when?", "date": "2025-03-04T10:00:00Z"}
    (letter / "a.docx").write_bytes(commented(data, said))
    (letter / "b.docx").write_bytes(
        commented(data, said, {"by": "Sam Example", "text": "In May.", "answers": "1"})
    )
    (one,) = collect([letter / "a.docx", letter / "b.docx"], letter).remarks
    assert one.copies == (0, 1)
    assert [answer.text for answer in one.answers] == ["In May."]


def test_comments_that_answer_each_other_in_a_circle_are_one_thread(letter: Path) -> None:
    data = (letter / "out/letter.docx").read_bytes()
    (letter / "a.docx").write_bytes(
        commented(
            data,
            {"on": TELL, "by": "Jo Example", "text": "One.", "answers": "2"},
            {"by": "Sam Example", "text": "Two.", "answers": "1"},
        )
    )
    (one,) = collect([letter / "a.docx"], letter).remarks
    assert (one.text, [answer.text for answer in one.answers]) == ("One.", ["Two."])


# The base


def test_without_the_built_file_the_workspace_builds_it_once_more(letter: Path, copy: Copies) -> None:
    one = copy("a.docx", (ACT, "Act."))
    (letter / "out/letter.docx").unlink()
    found = collect([one], letter)
    assert found.basis == "the document as the workspace builds it now, which is the same build"
    assert changes(found, ACT) == [[("We ask you to act.", "Act.")]]
    assert codes(found) == []


def test_without_any_built_file_a_copy_before_its_tracked_changes_is_proved_by_the_manifest(
    letter: Path, copy: Copies
) -> None:
    one = copy("a.docx", tracked("to act", "to do something", by="Sam Example"))
    other = copy("b.docx", (TELL, "Tell us by May."))
    (letter / "out/letter.docx").unlink()
    template = letter / "templates/letter.md.j2"
    template.write_text(template.read_text(encoding="utf-8") + "\nAnother ending.\n", encoding="utf-8")
    found = collect([other, one], letter)
    assert found.basis.endswith(
        "a.docx before its tracked changes, which has every sentence that was built and no other"
    )
    assert states(found) == {TELL: State.EDITED, ACT: State.EDITED}
    assert codes(found) == []


def test_a_base_that_is_not_known_is_said_plainly(letter: Path, copy: Copies) -> None:
    one = copy("a.docx", (ACT, "Act."))
    (letter / "out/letter.docx").unlink()
    (letter / "templates/letter.md.j2").unlink()
    found = collect([one], letter)
    assert codes(found) == ["A605"]
    assert found.changed == ()


def test_the_base_may_be_named(letter: Path, copy: Copies, tmp_path: Path) -> None:
    sent = tmp_path / "sent.docx"
    sent.write_bytes((letter / "out/letter.docx").read_bytes())
    one = copy("a.docx", (ACT, "Act."))
    (letter / "out/letter.docx").unlink()
    (letter / "templates/letter.md.j2").unlink()
    found = collect([one], letter, base=sent)
    assert found.basis == sent.as_posix()
    assert states(found) == {ACT: State.EDITED}


def test_a_named_base_that_is_no_word_file_stops(letter: Path, copy: Copies, tmp_path: Path) -> None:
    (tmp_path / "sent.docx").write_bytes(b"%PDF-1.7")
    with pytest.raises(NoBaseError, match="a PDF"):
        collect([copy("a.docx")], letter, base=tmp_path / "sent.docx")


def test_a_copy_of_another_build_is_told(letter: Path, copy: Copies) -> None:
    first, second = copy("a.docx", (TELL, "Tell us by May.")), copy("b.docx", by="b")
    template = letter / "templates/letter.md.j2"
    text = template.read_text(encoding="utf-8")
    template.write_text(text.replace(ACT, "We ask you to act today."), encoding="utf-8")
    assert build(letter, ["letter"]).files
    later = copy("c.docx")
    found = collect([first, second, later], letter)
    assert codes(found) == ["A603"]
    assert found.diagnostics[0].span.path == later.as_posix()
    assert states(found) == {TELL: State.EDITED, ACT: State.EDITED}


def test_a_copy_without_its_list_of_claims_is_laid_beside_the_others(letter: Path, copy: Copies) -> None:
    bare = copy("a.docx", (ACT, "Act."), without=("customXml/item1.xml",))
    found = collect([bare, copy("b.docx")], letter)
    assert codes(found) == ["A604"]
    assert states(found) == {ACT: State.EDITED}


def test_copies_that_all_lost_their_list_are_held_against_the_file_whose_tags_they_have(
    letter: Path, copy: Copies
) -> None:
    bare = copy("a.docx", (ACT, "Act."), without=("customXml/item1.xml",))
    found = collect([bare], letter)
    assert (found.document, found.basis) == ("letter", "out/letter.docx")
    assert codes(found) == ["A604"]
    assert states(found) == {ACT: State.EDITED}


def test_a_copy_whose_tags_are_another_documents_is_left_out(letter: Path, copy: Copies) -> None:
    other = "---\nkind: letter\ntitle: More\ndate: 2025-02-18\nfrom: our-charity\nto: minister\n---\n"
    text = other + 'In Dyfed-Powys there were {{ figure("by-force", force="Dyfed-Powys") }} offences.\n'
    (letter / "templates/second.md.j2").write_text(text, encoding="utf-8")
    assert build(letter, ["second"]).files
    bare = edited((letter / "out/second.docx").read_bytes(), without=("customXml/item1.xml",))
    (letter / "b.docx").write_bytes(bare)
    found = collect([copy("a.docx"), letter / "b.docx"], letter)
    assert codes(found) == ["A602"]
    assert "“second”" in found.diagnostics[0].message


def test_a_paragraph_that_was_taken_out_under_tracking_has_its_author(letter: Path) -> None:
    data = (letter / "out/letter.docx").read_bytes()
    who = 'w:author="Sam Example" w:date="2025-03-04T10:00:00Z"'
    block = block_of(data, ACT)
    gone = f'<w:del w:id="901" {who}><w:r><w:delText>{ACT}</w:delText></w:r></w:del>'
    start = block.index("<w:r>")
    mark = f'<w:rPr><w:del w:id="902" {who}/></w:rPr></w:pPr>'
    new = (block[:start] + gone + "</w:p>").replace("</w:pPr>", mark)
    (letter / "a.docx").write_bytes(edited(data, (block, new)))
    (version,) = paragraph(collect([letter / "a.docx"], letter), ACT).versions
    assert version.is_gone
    assert [(touch.author, touch.what) for touch in version.touches] == [("Sam Example", "deleted")]


def test_words_that_make_a_figure_beside_them_false_are_not_to_be_typed(letter: Path, copy: Copies) -> None:
    one = copy("a.docx", ("Police recorded ", "Police recorded almost "))
    (edit,) = paragraph(collect([one], letter), "Police recorded").versions[0].edits
    assert "contradicts" in edit.doubt


def test_core_properties_that_cannot_be_read_leave_the_editor_unknown(letter: Path, copy: Copies) -> None:
    parts = parts_of(copy("a.docx").read_bytes())
    (letter / "a.docx").write_bytes(packed({**parts, "docProps/core.xml": b"<broken"}))
    without = {name: part for name, part in parts.items() if name != "docProps/core.xml"}
    (letter / "b.docx").write_bytes(packed(without))
    found = collect([letter / "a.docx", letter / "b.docx"], letter)
    assert [copy.editor for copy in found.copies] == ["", ""]


# Bad files


def test_bad_files_are_each_reported_and_the_others_read(letter: Path, copy: Copies, tmp_path: Path) -> None:
    good = copy("good.docx", (ACT, "Act."))
    data = good.read_bytes()
    bomb = packed({**parts_of(data), "word/media/bomb.bin": b"\0" * 60_000_000})
    bad = {
        "text.docx": b"Dear Minister",
        "pdf.docx": b"%PDF-1.7",
        "locked.docx": b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
        + b"\0" * 600
        + "EncryptedPackage".encode("utf-16-le"),
        "cut.docx": data[: len(data) // 2],
        "bomb.docx": bomb,
        "empty.docx": b"",
    }
    for name, content in bad.items():
        (tmp_path / name).write_bytes(content)
    found = collect([*(tmp_path / name for name in bad), tmp_path / "none.docx", good], letter)
    assert codes(found) == ["A601"] * 7
    assert all(one.message and one.remedy for one in found.diagnostics)
    assert states(found) == {ACT: State.EDITED}
    assert found.is_false
    assert "password" in " ".join(str(one) for one in found.diagnostics)


def test_a_copy_of_another_document_is_left_out(letter: Path, copy: Copies) -> None:
    template = letter / "templates/letter.md.j2"
    text = template.read_text(encoding="utf-8")
    (letter / "templates/second.md.j2").write_text(text.replace("Offences", "More"), encoding="utf-8")
    assert build(letter, ["second"]).files
    other = letter / "out/second.docx"
    found = collect([copy("a.docx"), copy("b.docx", by="b"), other], letter)
    assert codes(found) == ["A602"]
    assert "“second”" in found.diagnostics[0].message
    assert [one.name.rpartition("/")[2] for one in found.copies] == ["a.docx", "b.docx"]


def test_a_file_with_nothing_of_ours_is_left_out_unless_it_has_our_words(letter: Path, copy: Copies) -> None:
    theirs, pasted = Document(), Document()
    theirs.add_paragraph("Somebody else’s words altogether.")
    for one in collect([copy("a.docx")], letter).paragraphs:
        pasted.add_paragraph((one.text or "").replace(ACT, "Act."))
    for name, document in (("theirs.docx", theirs), ("pasted.docx", pasted)):
        data = io.BytesIO()
        document.save(data)
        (letter / name).write_bytes(data.getvalue())
    found = collect([letter / "a.docx", letter / "theirs.docx", letter / "pasted.docx"], letter)
    assert sorted(codes(found)) == ["A602", "A604"]
    assert states(found)[ACT] == State.EDITED


def test_the_same_file_twice_counts_once(letter: Path, copy: Copies) -> None:
    one = copy("a.docx", (ACT, "Act."))
    (letter / "b.docx").write_bytes(one.read_bytes())
    found = collect([one, letter / "b.docx"], letter)
    assert codes(found) == ["A606"]
    assert states(found) == {ACT: State.EDITED}


def test_without_a_copy_that_can_be_read_there_is_nothing_but_what_is_wrong(
    letter: Path, tmp_path: Path
) -> None:
    (tmp_path / "a.docx").write_bytes(b"no")
    found = collect([tmp_path / "a.docx"], letter)
    assert codes(found) == ["A601"]
    assert (found.copies, found.paragraphs) == ((), ())


def test_the_copies_stay_as_they_are(letter: Path, copy: Copies) -> None:
    one = copy("a.docx", (ACT, "Act."))
    before = one.read_bytes(), (letter / "templates/letter.md.j2").read_bytes()
    collect([one], letter, accept=["a.docx"])
    assert (one.read_bytes(), (letter / "templates/letter.md.j2").read_bytes()) == before
