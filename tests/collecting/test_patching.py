"""Accepted edits as a patch: applied by the real git, built again, and read again."""

from __future__ import annotations

import re
import subprocess
from collections.abc import Callable
from pathlib import Path
from shutil import copytree

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from tests.collecting.conftest import FILES, MAIN, block_of, edited, packed, parts_of
from tests.conftest import MINIMAL

from respondent.build import build
from respondent.collecting.choosing import NotChosenError
from respondent.collecting.collect import collect
from respondent.collecting.diffs import diff_of
from respondent.model.collection import Collection
from respondent.reading.draft import read_draft

Copies = Callable[..., Path]

TELL = "Tell us when."
ACT = "We ask you to act."
TEMPLATE = "templates/letter.md.j2"


def git(root: Path, *words: str, patch: str = "") -> None:
    result = subprocess.run(
        ["git", *words], cwd=root, input=patch.encode(), capture_output=True, check=False, timeout=60
    )
    assert result.returncode == 0, result.stderr.decode()


def texts(root: Path, document: str = "letter") -> list[str]:
    draft = read_draft((root / f"out/{document}.docx").read_bytes(), "letter.docx").draft
    assert draft is not None
    return [passage.text for passage in draft.passages]


def applied(root: Path, found: Collection) -> list[str]:
    """The paragraphs of the letter that is built once git has applied the patch."""
    git(root, "apply", "--check", "-", patch=found.patch.text)
    git(root, "apply", "-", patch=found.patch.text)
    built = build(root, ["letter"])
    assert built.files, [str(problem) for problem in built.diagnostics]
    return texts(root)


def by_hand(found: Collection) -> list[str]:
    return [one.reason for one in found.patch.taken if not one.is_placed]


def test_the_built_paragraph_reads_as_the_edited_one(letter: Path, copy: Copies) -> None:
    one = copy("a.docx", (ACT, "We ask you to act at once, and “in full”."), (TELL, "Tell us by when."))
    before = texts(letter)
    found = collect([one], letter, accept=["a.docx"])
    after = applied(letter, found)
    assert by_hand(found) == []
    changed = {old: new for old, new in zip(before, after, strict=True) if old != new}
    assert changed == {ACT: "We ask you to act at once, and “in full”.", TELL: "Tell us by when."}


def test_patch_applies_the_same(letter: Path, copy: Copies) -> None:
    found = collect([copy("a.docx", (ACT, "Act now."))], letter, accept=["a.docx"])
    result = subprocess.run(
        ["patch", "-p1"], cwd=letter, input=found.patch.text.encode(), check=True, timeout=60
    )
    assert result.returncode == 0
    assert "Act now." in (letter / TEMPLATE).read_text(encoding="utf-8")


def test_words_beside_a_claim_and_beside_emphasis_find_their_place(letter: Path, copy: Copies) -> None:
    one = copy("a.docx", ("which cannot stay.", "which should not stay."), ("It is", "It remains"))
    found = collect([one], letter, accept=["a.docx"])
    after = applied(letter, found)
    assert (
        "Today the codes leave private messages out, which should not stay. It remains plainly wrong"
        in after[7]
    )
    source = (letter / TEMPLATE).read_text(encoding="utf-8")
    assert "{% endclaim %}, which should not stay. It remains\n*plainly wrong*" in source


def test_typographic_signs_are_found_as_they_were_typed(letter: Path, copy: Copies) -> None:
    found = collect(
        [copy("a.docx", ("nobody’s duty – so far", "no one’s duty yet"))], letter, accept=["a.docx"]
    )
    assert applied(letter, found)[7].endswith("and no one’s duty yet.")


def test_what_markdown_or_jinja_would_read_comes_back_as_typed(letter: Path, copy: Copies) -> None:
    words = "We ask *you* to {{ act }} & act_on_it | now."
    found = collect([copy("a.docx", (ACT, words.replace("&", "&amp;")))], letter, accept=["a.docx"])
    assert words in applied(letter, found)


def test_a_word_that_stands_twice_is_found_by_its_neighbours(letter: Path, copy: Copies) -> None:
    found = collect([copy("a.docx", ("a service can wait", "a site can wait"))], letter, accept=["a.docx"])
    assert applied(letter, found)[10] == "Say it once more: a service can act, and a site can wait."


def test_a_paragraph_of_a_loop_is_left_to_be_made_by_hand(letter: Path, copy: Copies) -> None:
    found = collect(
        [copy("a.docx", ("Every site can act", "Every site must act"))], letter, accept=["a.docx"]
    )
    assert found.patch.text == ""
    (one,) = found.patch.taken
    assert "something else in the document" in one.reason
    assert one.path == TEMPLATE
    assert "can act at once" in (letter / TEMPLATE).read_text(encoding="utf-8").splitlines()[one.line - 1]


def test_words_of_a_partial_are_changed_there_and_other_documents_named(letter: Path, copy: Copies) -> None:
    text = (letter / TEMPLATE).read_text(encoding="utf-8")
    (letter / "templates/second.md.j2").write_text(text.replace("Offences", "More"), encoding="utf-8")
    one = copy("a.docx", ("for the time that you give", "for the thought that you give"))
    found = collect([one], letter, accept=["a.docx"])
    assert [taken.path for taken in found.patch.taken] == ["templates/partials/close.md.j2"]
    assert found.patch.also == ("second",)
    assert "We thank you for the thought that you give to this." in applied(letter, found)


def test_a_figure_is_never_typed_into_a_template(letter: Path, copy: Copies) -> None:
    one = copy("a.docx", (ACT, "We ask you to act on 40,000 offences."), (">38,685<", ">39,865<"))
    found = collect([one], letter, accept=["a.docx"])
    assert found.patch.text == ""
    first, second = found.patch.taken
    assert "claim 1" in first.reason
    assert first.path == "evidence/offences.yaml"
    assert second.reason


def test_prose_in_a_paragraph_goes_in_while_its_claim_is_left_by_hand(letter: Path, copy: Copies) -> None:
    one = copy("a.docx", (">38,685<", ">39,865<"), ("the force says why", "the force explains why"))
    found = collect([one], letter, accept=["a.docx"])
    assert [taken.is_placed for taken in found.patch.taken] == [False, True]
    assert "38,685" in applied(letter, found)[5]
    assert texts(letter)[5].endswith("and the force explains why.")


def test_new_paragraphs_and_items_are_put_in_and_lost_ones_taken_out(letter: Path, copy: Copies) -> None:
    data = (letter / "out/letter.docx").read_bytes()
    act, tell = block_of(data, ACT), block_of(data, TELL)
    item = tell.replace(TELL, "Tell the public too.")
    more = act.replace(ACT, "Children wait for this.")
    (letter / "a.docx").write_bytes(edited(data, (tell, tell + item), (act, act + more)))
    found = collect([letter / "a.docx"], letter, accept=["a.docx"])
    assert by_hand(found) == []
    after = applied(letter, found)
    assert after[12:18] == [
        "Close the gap in the codes.",
        TELL,
        "Tell the public too.",
        "We thank you for the time that you give to this.",
        ACT,
        "Children wait for this.",
    ]
    (letter / "b.docx").write_bytes(edited((letter / "out/letter.docx").read_bytes(), (more, "")))
    found = collect([letter / "b.docx"], letter, accept=["b.docx"])
    assert "Children wait for this." not in applied(letter, found)


def test_what_a_record_prints_is_left_to_be_made_by_hand(letter: Path, copy: Copies) -> None:
    found = collect([copy("a.docx", ("Dear Minister", "Dear Jo"))], letter, accept=["a.docx"])
    (reason,) = by_hand(found)
    assert "no text of the template" in reason


def test_the_title_is_left_with_its_line_in_the_front_matter(letter: Path, copy: Copies) -> None:
    found = collect([copy("a.docx", (">Offences<", ">The offences<"))], letter, accept=["a.docx"])
    (one,) = found.patch.taken
    assert (one.path, one.line) == (TEMPLATE, 3)
    assert "front matter" in one.reason


def test_a_paragraph_that_the_template_says_otherwise_by_now_is_left(letter: Path, copy: Copies) -> None:
    one = copy("a.docx", (ACT, "Act."), (TELL, "Tell us soon."))
    template = letter / TEMPLATE
    template.write_text(
        template.read_text(encoding="utf-8").replace(ACT, "We urge you to act."), encoding="utf-8"
    )
    found = collect([one], letter, accept=["a.docx"])
    assert [taken.is_placed for taken in found.patch.taken] == [True, False]
    assert "Tell us soon." in applied(letter, found)
    assert "We urge you to act." in texts(letter)


def test_a_moved_paragraph_and_one_with_claims_that_is_gone_are_left(letter: Path) -> None:
    data = (letter / "out/letter.docx").read_bytes()
    thanks, codes = block_of(data, "We thank you"), block_of(data, "plainly wrong")
    moved = edited(data, (thanks, ""), (codes, ""), ("<w:body>", "<w:body>" + thanks))
    (letter / "a.docx").write_bytes(moved)
    found = collect([letter / "a.docx"], letter, accept=["a.docx"])
    assert found.patch.text == ""
    first, second, third = by_hand(found)
    assert "takes out claim 4" in first
    assert second == "the paragraph was moved"
    assert "a note" in third


def test_one_bad_edit_of_a_paragraph_does_not_keep_the_others_out(letter: Path, copy: Copies) -> None:
    template = letter / TEMPLATE
    text = template.read_text(encoding="utf-8")
    loop = "{% for name in ['one'] %}{{ name }} service{% endfor %}"
    template.write_text(text.replace(ACT, f"We ask {loop} to act, and we wait."), encoding="utf-8")
    assert build(letter, ["letter"]).files
    one = copy("a.docx", ("We ask one service to act, and we wait.", "We beg one service to act, or we go."))
    found = collect([one], letter, accept=["a.docx"])
    assert all(taken.is_placed for taken in found.patch.taken)
    assert "We beg one service to act, or we go." in applied(letter, found)


def test_a_new_heading_and_a_first_paragraph_are_put_in_or_left(letter: Path) -> None:
    data = (letter / "out/letter.docx").read_bytes()
    heading, act = block_of(data, "What we ask"), block_of(data, ACT)
    new = heading.replace("What we ask", "What we will do")
    first = act.replace(ACT, "A word before all else.")
    (letter / "a.docx").write_bytes(edited(data, (act, new + act), ("<w:body>", "<w:body>" + first)))
    found = collect([letter / "a.docx"], letter, accept=["a.docx"])
    assert [taken.is_placed for taken in found.patch.taken] == [False, True]
    assert "What we will do" in applied(letter, found)
    assert "## What we will do\n" in (letter / TEMPLATE).read_text(encoding="utf-8")


def test_a_partial_in_a_partial_names_the_documents_too(letter: Path, copy: Copies) -> None:
    (letter / "templates/partials/outer.md.j2").write_text(
        '{% import "partials/close.md.j2" as inner %}\n{% macro end() %}{{ inner.close() }}{% endmacro %}\n',
        encoding="utf-8",
    )
    text = (letter / TEMPLATE).read_text(encoding="utf-8")
    text = text.replace("partials/close.md.j2", "partials/outer.md.j2").replace("ends.close()", "ends.end()")
    (letter / "templates/second.md.j2").write_text(text.replace("Offences", "More"), encoding="utf-8")
    one = copy("a.docx", ("for the time that you give", "for the thought that you give"))
    assert collect([one], letter, accept=["a.docx"]).patch.also == ("second",)


def test_without_a_template_everything_is_left(letter: Path, copy: Copies) -> None:
    one = copy("a.docx", (ACT, "Act."))
    (letter / TEMPLATE).unlink()
    found = collect([one], letter, accept=["a.docx"])
    assert found.patch.text == ""
    assert len(by_hand(found)) == 1


def test_only_what_is_chosen_is_taken(letter: Path, copy: Copies) -> None:
    one = copy("a.docx", (ACT, "Act."), (TELL, "Tell us soon."))
    other = copy("b.docx", (ACT, "Do act."), ("The gap", "The great gap"))
    third = copy("c.docx", ("The gap", "The great gap"))
    copies = [one, other, third]

    def put(*accept: str) -> set[str]:
        return {taken.new for taken in collect(copies, letter, accept=accept).patch.taken}

    number = next(p.number for p in collect(copies, letter).changed if p.text == ACT)
    assert put() == set()
    assert put("agreed") == {"great"}
    assert put("a.docx") == {"soon."}
    assert put(one.as_posix(), "agreed") == {"soon.", "great"}
    assert put(f"b.docx#{number}") == {"Do"}
    with pytest.raises(NotChosenError, match=r"says otherwise"):
        put(f"a.docx#{number}", f"b.docx#{number}")
    with pytest.raises(NotChosenError, match=r"changes nothing"):
        put("a.docx#999")
    for wrong in ("d.docx", "d.docx#1"):
        with pytest.raises(NotChosenError, match=r"no such copy"):
            put(wrong)


def test_windows_line_ends_and_a_file_without_a_last_one_are_kept(letter: Path, copy: Copies) -> None:
    template = letter / TEMPLATE
    text = template.read_text(encoding="utf-8").rstrip("\n").replace("\n", "\r\n")
    template.write_bytes(text.encode("utf-8"))
    found = collect([copy("a.docx", (ACT, "Act now."), (TELL, "Tell us soon."))], letter, accept=["a.docx"])
    assert {"Act now.", "Tell us soon."} <= set(applied(letter, found))
    after = template.read_bytes()
    assert after.count(b"\n") == after.count(b"\r\n") == text.count("\r\n")
    assert not after.endswith(b"\n")


def test_a_workspace_below_the_repositorys_root_is_patched_from_its_own_folder(
    letter: Path, copy: Copies
) -> None:
    git(letter.parent, "init", "-q")
    found = collect([copy("a.docx", (ACT, "Act now."))], letter, accept=["a.docx"])
    assert "Act now." in applied(letter, found)


def test_a_name_with_a_space_can_be_patched(tmp_path: Path) -> None:
    path = tmp_path / "the letters/a b.md"
    path.parent.mkdir()
    path.write_text("one\ntwo", encoding="utf-8")
    git(tmp_path, "init", "-q")
    git(tmp_path, "apply", "-", patch=diff_of("the letters/a b.md", "one\ntwo", "one\nthree\n"))
    assert path.read_text(encoding="utf-8") == "one\nthree\n"


WORDS = st.sampled_from(
    ["can", "not", "*so*", "“well”", "it’s", "a_b", "now.", "-", "{{", "1.", "#", "[x]", "&amp;", "–"]
)
PLACES = [
    "stay",
    "far.",
    "Close",
    "gap",
    "codes.",
    "Tell",
    "when.",
    "thank",
    "time",
    "ask",
    "act.",
    "once",
    "service",
]


@pytest.fixture(scope="module")
def unedited(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The workspace's folder, with its letter built, to be copied."""
    root = tmp_path_factory.mktemp("unedited")
    for name, text in (MINIMAL | FILES).items():
        (root / name).parent.mkdir(parents=True, exist_ok=True)
        (root / name).write_text(text, encoding="utf-8", newline="")
    assert build(root, ["letter"]).files
    return root


@pytest.mark.no_cover  # it draws its inputs
@settings(max_examples=40, suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow])
@given(edits=st.dictionaries(st.sampled_from(PLACES), st.lists(WORDS, max_size=3), min_size=1, max_size=4))
def test_any_edits_are_placed_rightly_or_left_by_hand(
    unedited: Path, tmp_path_factory: pytest.TempPathFactory, edits: dict[str, list[str]]
) -> None:
    root = copytree(unedited, tmp_path_factory.mktemp("edits") / "workspace")
    before = texts(root)
    changes = [(old, " ".join(new)) for old, new in edits.items()]
    (root / "a.docx").write_bytes(_in_text((root / "out/letter.docx").read_bytes(), changes))
    found = collect([root / "a.docx"], root, accept=["a.docx"])
    if not found.patch.text:
        assert all(not one.is_placed for one in found.patch.taken)
        return
    after = applied(root, found)
    wanted = {one.number: one for one in found.changed}
    assert len(after) == len(before)
    for paragraph in found.paragraphs:
        old = paragraph.text or ""
        position = before.index(old)
        if paragraph.number not in wanted:
            assert after[position] == old
            continue
        taken = [one for one in found.patch.taken if one.paragraph == paragraph.number]
        if all(one.is_placed for one in taken):
            edited_text = wanted[paragraph.number].versions[0].text or ""
            assert after[position].split() == edited_text.split()
        elif not any(one.is_placed for one in taken):
            assert after[position] == old


def _in_text(data: bytes, changes: list[tuple[str, str]]) -> bytes:
    """The package with words of its body's text exchanged, each where it stands first."""
    parts = parts_of(data)
    text = parts[MAIN].decode("utf-8")
    for old, new in changes:
        found = re.search(rf"<w:t(?: [^>]*)?>[^<]*?\b(?P<old>{re.escape(old)})", text)
        if found:
            text = text[: found.start("old")] + new + text[found.end("old") :]
    text = text.replace("<w:t>", '<w:t xml:space="preserve">')
    parts[MAIN] = text.encode("utf-8")
    return packed(parts)
