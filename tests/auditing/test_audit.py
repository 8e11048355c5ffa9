"""What an audit says of a letter that came back, by what was done to its XML."""

from __future__ import annotations

import html
import io
import json
import re
import zipfile
from collections.abc import Callable
from hashlib import sha256
from pathlib import Path

import pytest
from docx import Document
from tests.auditing.conftest import changed

from respondent.audits import NotAuditedError, audit, audit_bytes
from respondent.build import build
from respondent.errors import UnreadableFileError
from respondent.loading.workspace import load
from respondent.model.audit import Audit, Bearing, Certainty, Currency, Do, Fate, Means
from respondent.reporting.returned.page import audit_as_page
from respondent.reporting.returned.text import audit_summary

MAIN, NOTES, ITEM = "word/document.xml", "word/footnotes.xml", "customXml/item1.xml"

# Claims: 1 “38,685”, 2 “2023/24”, 3 “503”, 4 the codes, 5 the quotation.


def codes(found: Audit) -> dict[int, str]:
    return {claim.claim.number: claim.code.id for claim in found.claims if claim.code}


def findings(found: Audit) -> list[str]:
    return [finding.diagnostic.code.id for finding in found.findings]


def test_an_untouched_letter_gives_nothing_to_say(audited: Callable[..., Audit]) -> None:
    found = audited()
    assert found.is_untouched
    assert not found.is_false
    assert [claim.means for claim in found.claims] == [Means.CONTROL] * 5
    assert {claim.bearing for claim in found.claims} == {Bearing.BORNE_OUT}


def test_an_edited_figure_is_contradicted_by_its_own_record(audited: Callable[..., Audit]) -> None:
    found = audited((MAIN, ">38,685<", ">39,865<"))
    assert codes(found) == {1: "A201"}
    claim = found.claims[0]
    assert (claim.fate, claim.old, claim.new) == (Fate.EDITED, "38,685", "39,865")
    assert claim.message == "Its record, “offences”, has 38,685 offences, not 39,865."
    assert claim.advice.do is Do.PUT_BACK
    assert claim.advice.patch is not None
    assert "-value: 38,685\n+value: 39,865\n" in claim.advice.patch
    assert found.is_false


def test_a_patch_of_a_table_changes_one_cell(audited: Callable[..., Audit]) -> None:
    patch = audited((MAIN, ">503<", ">530<")).claims[2].advice.patch
    assert patch is not None
    assert "-Gwent,503\n+Gwent,530\n" in patch


def test_a_patch_of_a_cell_leaves_what_stands_around_its_number(
    workspace: Callable[[dict[str, str]], Path],
) -> None:
    head = "---\nkind: letter\ntitle: Shares\ndate: 2025-02-18\nfrom: our-charity\nto: minister\n---\n"
    root = workspace(
        {
            "evidence/shares.yaml": (
                'kind: table\ntitle: Shares\nsource: crime-data\nunit: "%"\nperiod: 2023/24\n'
                "place: England\nrows: shares.csv\nkey: site\nvalue: share\n"
            ),
            "evidence/shares.csv": "site,share\nOne,11%\nOther,7%\n",
            "templates/letter.md.j2": head + 'One site had {{ figure("shares", site="One") }} of them.\n',
        }
    )
    assert build(root, ["letter"]).files
    data = changed((root / "out/letter.docx").read_bytes(), (MAIN, ">11 per cent<", ">12 per cent<"))
    (claim,) = audit_bytes(data, "letter.docx", load(root).workspace).claims
    assert "-One,11%\n+One,12%\n" in (claim.advice.patch or "")


def test_a_round_figure_is_to_be_put_back_or_called_about(audited: Callable[..., Audit]) -> None:
    found = audited((MAIN, ">38,685<", ">39,000<"))
    assert codes(found) == {1: "A203"}
    assert found.claims[0].bearing is Bearing.ROUGHLY
    assert not found.is_false


def test_another_period_is_false_and_another_form_of_it_is_not(audited: Callable[..., Audit]) -> None:
    assert codes(audited((MAIN, ">2023/24<", ">2022/23<"))) == {2: "A201"}
    assert codes(audited((MAIN, ">2023/24<", ">2023-24<"))) == {2: "A202"}
    assert codes(audited((MAIN, ">2023/24<", ">that time<"))) == {2: "A203"}


def test_edited_prose_is_for_a_person_to_judge_with_a_patch_of_the_template(
    audited: Callable[..., Audit],
) -> None:
    claim = audited((MAIN, "leave private messages out<", "spare private messages<")).claims[3]
    assert claim.code is not None
    assert claim.code.id == "A203"
    assert claim.advice.do is Do.ASK
    assert claim.advice.patch is not None
    assert '+Today {% claim "codes" %}the codes spare private messages{% endclaim %}' in claim.advice.patch


def test_an_altered_quotation_is_not_the_record_s(audited: Callable[..., Audit]) -> None:
    found = audited((MAIN, "I did not know whom", "Nobody knew whom"))
    assert codes(found) == {5: "A201"}
    assert "Somebody invented" in found.claims[4].message


def test_a_quotation_in_other_marks_is_the_same(audited: Callable[..., Audit]) -> None:
    found = audited((MAIN, "I did not know", "I  did not know"))
    assert found.is_untouched


@pytest.mark.parametrize("mark", ["almost ", "over "])
def test_a_false_word_before_a_figure_makes_it_false(audited: Callable[..., Audit], mark: str) -> None:
    found = audited((MAIN, "Police recorded <", f"Police recorded {mark}<"))
    assert codes(found) == {1: "A201"}
    assert found.claims[0].fate is Fate.REWORDED


def test_other_words_beside_a_claim_are_told_as_such(audited: Callable[..., Audit]) -> None:
    found = audited((MAIN, "Police recorded <", "Police saw <"))
    assert codes(found) == {1: "A208"}


def test_a_claim_without_control_is_found_by_its_bookmark(audited: Callable[..., Audit]) -> None:
    found = audited((MAIN, '<w:tag w:val="claim:', '<w:tag w:val="x:'))
    assert {claim.means for claim in found.claims} == {Means.BOOKMARK}
    assert found.is_untouched


def test_a_claim_without_bookmark_is_found_by_its_control(audited: Callable[..., Audit]) -> None:
    found = audited((MAIN, 'w:name="claim_', 'w:name="other_'))
    assert {claim.means for claim in found.claims} == {Means.CONTROL}
    assert found.is_untouched


def test_a_claim_without_either_is_found_by_the_words_around_it(audited: Callable[..., Audit]) -> None:
    unmarked = (
        (MAIN, 'w:name="claim_', 'w:name="other_'),
        (MAIN, '<w:tag w:val="claim:', '<w:tag w:val="x:'),
    )
    found = audited(*unmarked)
    assert {claim.means for claim in found.claims} == {Means.TEXT}
    assert {claim.certainty for claim in found.claims} <= {Certainty.LIKELY, Certainty.POSSIBLE}
    assert codes(found) == {}
    edited = audited(*unmarked, (MAIN, ">503<", ">530<"))
    assert codes(edited) == {3: "A201"}


def test_a_copied_control_is_a_duplicate(audited: Callable[..., Audit], letter: Path) -> None:
    text = zipfile.ZipFile(letter / "out/letter.docx").read(MAIN).decode()
    control = re.search(r"<w:sdt>(?:(?!</w:sdt>).)*503.*?</w:sdt>", text)
    assert control is not None
    found = audited((MAIN, "We ask you to act.</w:t></w:r>", f"Act on </w:t></w:r>{control[0]}"))
    assert codes(found) == {3: "A206"}
    assert found.claims[2].fates == (Fate.DUPLICATED,)


def test_an_emptied_and_a_missing_claim_are_told_apart(audited: Callable[..., Audit], letter: Path) -> None:
    emptied = audited((MAIN, '<w:t xml:space="preserve">503</w:t>', ""))
    assert codes(emptied) == {3: "A204"}
    text = zipfile.ZipFile(letter / "out/letter.docx").read(MAIN).decode()
    paragraph = re.search(r"<w:p>(?:(?!</w:p>).)*Today .*?</w:p>", text)
    assert paragraph is not None
    missing = audited((MAIN, paragraph[0], ""))
    assert codes(missing) == {4: "A205"}
    assert findings(missing)[0] in {"A401", "A403"} or findings(missing) == []


def test_figures_and_quotations_are_told_that_stand_outside_any_claim(audited: Callable[..., Audit]) -> None:
    add = "We ask you to act. "
    false = audited(
        (MAIN, "We ask you to act.", f"{add}Police recorded 503 offences in Dyfed-Powys in 2023/24.")
    )
    assert findings(false) == ["A301"]
    assert false.is_false
    true = audited(
        (MAIN, "We ask you to act.", f"{add}Police recorded 192 offences in Dyfed-Powys in 2023/24.")
    )
    assert findings(true) == ["A302"]
    nowhere = audited((MAIN, "We ask you to act.", f"{add}Some 71 per cent of parents agree."))
    assert findings(nowhere) == ["A302"]
    quoted = audited((MAIN, "We ask you to act.", f"{add}“Nobody ever asked any of us,” she said."))
    assert findings(quoted) == ["A303"]
    known = audited(
        (MAIN, "We ask you to act.", f"{add}“I did not know whom I could tell about it,” they said.")
    )
    assert "“quote” has these words" in str(known.findings[0].diagnostic)


def test_notes_are_told_that_were_edited_or_deleted(audited: Callable[..., Audit], letter: Path) -> None:
    edited = audited((NOTES, "Police recorded crime", "Police made-up crime"))
    assert set(findings(edited)) == {"A402"}
    text = zipfile.ZipFile(letter / "out/letter.docx").read(MAIN).decode()
    reference = re.search(r"<w:r>(?:(?!</w:r>).)*<w:footnoteReference [^>]*/></w:r>", text)
    assert reference is not None
    deleted = audited((MAIN, reference[0], ""))
    assert "A401" in findings(deleted)


def test_a_manifest_is_told_that_was_altered_or_is_missing(audited: Callable[..., Audit]) -> None:
    altered = audited((ITEM, "38,685", "39,685"))
    assert findings(altered)[0] == "A101"
    assert altered.is_false
    broken = audited((ITEM, '{"claims"', '["claims"'))
    assert findings(broken)[0] == "A101"
    missing = audited(without=(ITEM,))
    assert findings(missing) == ["A102"]
    assert missing.basis == "out/letter.docx"
    assert codes(missing) == {}


def test_tags_alone_still_name_their_records(audited: Callable[..., Audit], letter: Path) -> None:
    data = (letter / "out/letter.docx").read_bytes()
    (letter / "out/letter.docx").write_bytes(b"")
    stripped = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(data)) as old, zipfile.ZipFile(stripped, "w") as new:
        for name in old.namelist():
            if name != ITEM:
                new.writestr(name, old.read(name).replace(b">38,685<", b">39,865<"))
    found = audit_bytes(stripped.getvalue(), "letter.docx", load(letter).workspace)
    assert found.built is None
    assert findings(found) == ["A102"]
    assert {claim.fate for claim in found.claims} == {Fate.UNKNOWN}
    assert [claim.claim.tag.record for claim in found.claims][:3] == ["offences", "offences", "by-force"]
    assert codes(found) == {1: "A201"}


def test_a_file_of_somebody_else_is_factchecked(letter: Path) -> None:
    document = Document()
    document.add_paragraph("Police in Gwent recorded 530 offences in 2023/24.")
    data = io.BytesIO()
    document.save(data)
    found = audit_bytes(data.getvalue(), "theirs.docx", load(letter).workspace)
    assert not found.is_ours
    assert findings(found) == ["A103"]
    assert [one.verdict.value for one in found.assessments] == ["contradicted"]
    assert found.is_false


def test_an_untouched_file_of_an_earlier_version_has_no_changed_sentences(letter: Path) -> None:
    data = of_an_earlier_version((letter / "out/letter.docx").read_bytes())
    found = audit_bytes(data, "letter.docx", load(letter).workspace)
    assert {claim.fate for claim in found.claims} == {Fate.UNCHANGED}
    assert (found.changed, found.lost) == ((), 0)
    assert findings(found) == ["A104"]
    assert not found.is_false


def test_an_edited_figure_in_a_file_of_an_earlier_version_is_told(letter: Path) -> None:
    data = of_an_earlier_version((letter / "out/letter.docx").read_bytes(), (b">38,685<", b">39,865<"))
    assert codes(audit_bytes(data, "letter.docx", load(letter).workspace)) == {1: "A201"}


def of_an_earlier_version(data: bytes, *changes: tuple[bytes, bytes]) -> bytes:
    """The file with a list of claims that keeps no sentences and nothing of what stands around a claim."""
    out = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(data)) as old, zipfile.ZipFile(out, "w") as new:
        parts = {name: old.read(name) for name in old.namelist()}
        item = parts[ITEM].decode("utf-8")
        start, end = item.index("{"), item.rindex("}") + 1
        content = json.loads(html.unescape(item[start:end]))
        del content["sentences"]
        content["claims"] = [
            {key: value for key, value in claim.items() if key not in {"before", "after", "parts"}}
            for claim in content["claims"]
        ]
        text = json.dumps(content, ensure_ascii=False, sort_keys=True, separators=(",", ":"))
        before = sha256(html.unescape(item[start:end]).encode()).hexdigest()
        parts[ITEM] = (item[:start] + html.escape(text, quote=False) + item[end:]).encode("utf-8")
        now = sha256(text.encode()).hexdigest()
        for name, part in parts.items():
            changed = part.replace(before.encode(), now.encode())
            for one, other in changes if name == MAIN else ():
                changed = changed.replace(one, other)
            new.writestr(name, changed)
    return out.getvalue()


@pytest.mark.parametrize(
    ("old", "new", "code", "currency"),
    [
        ("value: 38,685", "value: 38,700", "A201", Currency.CHANGED),
        ("source: crime-data", "source: crime-data\nlocator: table 1", "A501", Currency.CHANGED),
        ("kind: statistic", "kind: statistic\nsuperseded_by: by-force", "A502", Currency.SUPERSEDED),
    ],
)
def test_a_claim_is_held_to_its_record_as_it_is_now(
    letter: Path, old: str, new: str, code: str, currency: Currency
) -> None:
    path = letter / "evidence/offences.yaml"
    text = path.read_text(encoding="utf-8").replace(old, new)
    path.write_text(
        text.replace("38,685 offences", "38,700 offences") if "38,700" in new else text, encoding="utf-8"
    )
    found = audit(letter / "out/letter.docx", letter)
    assert codes(found)[1] == code
    assert found.claims[0].currency is currency


def test_a_claim_whose_record_is_gone_says_so(letter: Path) -> None:
    (letter / "evidence/offences.yaml").unlink()
    found = audit(letter / "out/letter.docx", letter)
    assert codes(found)[1] == "A503"


def test_a_claim_whose_record_was_renamed_rests_on_it_by_its_new_id(letter: Path) -> None:
    for old, new in (("offences", "all-offences"), ("by-force", "each-force"), ("quote", "words")):
        path = letter / f"evidence/{old}.yaml"
        path.write_text(path.read_text(encoding="utf-8") + f"formerly: {old}\n", encoding="utf-8")
        path.rename(letter / f"evidence/{new}.yaml")
    data = (letter / "out/letter.docx").read_bytes()
    now = load(letter).workspace
    found = audit_bytes(data, "letter.docx", now)
    assert (codes(found), found.is_untouched) == ({}, True)
    assert found.claims[0].claim.records == ("all-offences",)
    edited = audit_bytes(changed(data, (MAIN, ">38,685<", ">39,865<")), "letter.docx", now)
    assert edited.claims[0].message == "Its record, “all-offences”, has 38,685 offences, not 39,865."
    assert "all-offences.yaml" in (edited.claims[0].advice.patch or "")


def test_the_audited_file_keeps_its_bytes_and_its_time(letter: Path) -> None:
    path = letter / "out/letter.docx"
    before = path.read_bytes(), path.stat().st_mtime_ns
    audit(path, letter)
    assert (path.read_bytes(), path.stat().st_mtime_ns) == before


def test_what_is_no_word_file_is_refused_in_a_sentence(letter: Path, tmp_path: Path) -> None:
    workspace = load(letter).workspace
    for data in (b"plain text", b"PK\x03\x04broken", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1old"):
        with pytest.raises(NotAuditedError):
            audit_bytes(data, "letter.docx", workspace)
    with pytest.raises(UnreadableFileError):
        audit(tmp_path / "nowhere.docx", letter)


ACT = "We ask you to act."
AUTHOR = 'w:author="Sam Example" w:date="2025-03-04T10:00:00Z"'


def prose(found: Audit) -> list[tuple[str | None, str | None]]:
    return [(edit.old, edit.new) for edit in found.prose]


def test_edited_prose_has_its_old_words_from_the_built_file(
    letter: Path, audited: Callable[..., Audit]
) -> None:
    assert (letter / "out/letter.docx").is_file()
    found = audited((MAIN, ACT, "We beg you to act."), (MAIN, "which cannot stay", "which must not stay"))
    assert prose(found) == [
        (
            "Today the codes leave private messages out, which cannot stay.",
            "Today the codes leave private messages out, which must not stay.",
        ),
        (ACT, "We beg you to act."),
    ]
    assert [edit.touches for edit in found.prose] == [(), ()]


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("18 February 2025", "25 February 2025"),
        ("Yours sincerely,", "Yours faithfully,"),
        ("Jo Doe", "Mo Doe"),
    ],
)
def test_the_date_the_addressee_and_the_close_are_compared_with_the_built_file(
    audited: Callable[..., Audit], old: str, new: str
) -> None:
    found = audited((MAIN, f">{old}<", f">{new}<"))
    ((was, now),) = prose(found)
    assert (was or "").replace(old, new) == now
    assert not found.is_untouched
    assert audit_summary(found).endswith("5 unchanged; 1 sentence not as built.")


def test_without_the_built_file_no_more_is_said_than_was_compared(letter: Path) -> None:
    data = (letter / "out/letter.docx").read_bytes()
    (letter / "out/letter.docx").unlink()
    dated = changed(data, (MAIN, ">18 February 2025<", ">25 February 2025<"))
    found = audit_bytes(dated, "letter.docx", load(letter).workspace)
    assert not found.is_whole
    assert "Its text says what it was built to say. What stands above and below it" in audit_summary(found)
    assert "was not compared" in audit_as_page(found)


def test_a_cell_that_is_a_claim_is_told_of_once_even_with_the_words_of_another(
    workspace: Callable[[dict[str, str]], Path],
) -> None:
    head = "---\nkind: letter\ntitle: Offences\ndate: 2025-02-18\nfrom: our-charity\nto: minister\n---\n"
    root = workspace({"templates/letter.md.j2": head + 'These are they.\n\n{{ table("by-force") }}\n'})
    assert build(root, ["letter"]).files
    data = (root / "out/letter.docx").read_bytes()
    now = load(root).workspace
    for cell in (">192<", "><"):
        found = audit_bytes(changed(data, (MAIN, ">503<", cell)), "letter.docx", now)
        assert len(codes(found)) == 1
        assert (prose(found), found.lost) == ([], 0)


def test_prose_that_was_put_in_or_taken_out_is_told_apart(audited: Callable[..., Audit]) -> None:
    found = audited((MAIN, ACT, "Nobody had ever thought of such words before today."))
    assert prose(found) == [("", "Nobody had ever thought of such words before today."), (ACT, None)]


def test_tracked_prose_has_its_old_words_and_its_author_without_the_built_file(letter: Path) -> None:
    data = (letter / "out/letter.docx").read_bytes()
    (letter / "out/letter.docx").unlink()
    change = (
        f'We ask you </w:t></w:r><w:del w:id="90" {AUTHOR}><w:r><w:delText>to act</w:delText></w:r></w:del>'
        f'<w:ins w:id="91" {AUTHOR}><w:r><w:t>for help</w:t></w:r></w:ins><w:r><w:t>.'
    )
    found = audit_bytes(changed(data, (MAIN, ACT, change)), "letter.docx", load(letter).workspace)
    assert prose(found) == [(ACT, "We ask you for help.")]
    assert {touch.author for touch in found.prose[0].touches} == {"Sam Example"}


def test_prose_whose_old_words_nothing_tells_is_shown_all_the_same(letter: Path) -> None:
    data = (letter / "out/letter.docx").read_bytes()
    (letter / "out/letter.docx").unlink()
    edited = changed(data, (MAIN, "and the force says why", "and the force will not say why"))
    (edit,) = audit_bytes(edited, "letter.docx", load(letter).workspace).prose
    assert edit.old is None
    assert edit.new is not None
    assert edit.new.endswith("will not say why.")


def test_an_edited_figure_alone_is_no_edited_prose(audited: Callable[..., Audit]) -> None:
    assert prose(audited((MAIN, ">38,685<", ">39,865<"))) == []
