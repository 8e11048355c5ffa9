"""Organisations sign a document off, somebody edits it, and the word lapses, stands again or holds a build back."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from respondent.build import Built, build, check
from respondent.errors import UnreadableFileError
from respondent.leaving_out import NobodyLeftError, UnknownOrganisationError
from respondent.model.change import in_brief
from respondent.model.leaving_out import LeftOut
from respondent.model.signoff import DocumentStatus, Stand, Word
from respondent.signing_off import Given, UnfitWordError, sign_off, status

Workspaces = Callable[[dict[str, str]], Path]

LETTER = """\
---
kind: letter
title: Offences
date: 2025-02-18
from: [our-charity, other-charity]
to: minister
---
Police recorded {{ figure("offences") }} offences in {{ period("offences") }}. We were shaken by it.

## What we ask

1. Meet us.
"""
SETTINGS = "respondent: 1\nunits:\n  - {name: offence, plural: offences}\n"
OTHER = "kind: organisation\nname: Other Charity\n"


@pytest.fixture
def root(workspace: Workspaces) -> Path:
    """The small workspace with a letter of two charities."""
    return workspace({"templates/letter.md.j2": LETTER, "evidence/other-charity.yaml": OTHER})


def edit(root: Path, old: str, new: str, file: str = "templates/letter.md.j2") -> None:
    path = root / file
    text = path.read_text(encoding="utf-8")
    assert old in text
    path.write_text(text.replace(old, new), encoding="utf-8", newline="")


def require(root: Path, more: str = "") -> None:
    text = f"{SETTINGS}signoff: {{required: true{more}}}\n"
    (root / "respondent.yaml").write_text(text, encoding="utf-8")


def sign(
    root: Path, organisation: str = "our-charity", role: str = "chief executive", **more: object
) -> Path:
    given = Given(organisation, role, "The Office", **more)  # type: ignore[arg-type]
    done = sign_off(root, "letter", given)
    assert done.problems == ()
    return done.records[0]


def letter(root: Path) -> DocumentStatus:
    found = status(root, ["letter"])
    assert found.problems == ()
    return found.documents[0]


def stands(root: Path) -> Stand:
    return letter(root).signatories[0].standings[0].stand


def built(root: Path, *left_out: LeftOut, draft: bool = False) -> Built:
    return build(root, ["letter"], ["md"], left_out=left_out, draft=draft)


def codes(root: Path) -> list[str]:
    return [problem.code.id for problem in check(root)]


def test_a_word_lapses_with_one_word_that_is_shown_and_stands_again_when_it_is_undone(root: Path) -> None:
    sign(root)
    assert stands(root) is Stand.STANDS
    edit(root, "shaken", "stirred")
    standing = letter(root).signatories[0].standings[0]
    assert standing.stand is Stand.LAPSED
    assert standing.changes is not None
    assert [in_brief(change) for change in standing.changes] == [
        "“We were shaken by it.” → “We were stirred by it.”"
    ]
    edit(root, "stirred", "shaken")
    assert stands(root) is Stand.STANDS


def test_what_is_not_printed_does_not_matter(root: Path) -> None:
    sign(root)
    edit(root, "Police recorded", "{# a remark #}Police\nrecorded")
    edit(root, "kind: organisation", "kind: organisation\nnote: not printed", "evidence/other-charity.yaml")
    assert stands(root) is Stand.STANDS


@pytest.mark.parametrize(
    ("old", "new", "file"),
    [
        ("38,685", "38,686", "evidence/offences.yaml"),
        ("Police recorded crime", "Police recorded crimes", "evidence/crime-data.yaml"),
        ("name: Jo Doe", "name: Jo Roe", "evidence/minister.yaml"),
        ("title: Offences", "title: The offences", "templates/letter.md.j2"),
        ("2025-02-18", "2025-02-19", "templates/letter.md.j2"),
        ("Other Charity", "Another Charity", "evidence/other-charity.yaml"),
        ("Meet us.", "Do not meet us.", "templates/letter.md.j2"),
    ],
)
def test_every_printed_word_counts_wherever_it_comes_from(root: Path, old: str, new: str, file: str) -> None:
    sign(root)
    edit(root, old, new, file)
    assert stands(root) is Stand.LAPSED


def test_by_claims_other_words_leave_it_standing_and_are_to_be_notified(root: Path) -> None:
    sign(root)
    require(root, ", lapses_on: claims")
    edit(root, "shaken", "stirred")
    standing = letter(root).signatories[0].standings[0]
    assert standing.stand is Stand.NOTIFIED
    assert standing.changes is not None
    assert [in_brief(change) for change in standing.changes] == [
        "“We were shaken by it.” → “We were stirred by it.”"
    ]
    sign(root, "other-charity")
    assert built(root).files
    (note,) = (d.message for d in built(root).diagnostics if d.code.id == "G203")
    assert note == (
        "“letter”: words have changed since Our Charity signed off, though no claim: “We were shaken by it.” → "
        "“We were stirred by it.”."
    )


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("Police recorded", "Police have not recorded"),
        ('{{ figure("offences") }}', '{{ figure("offences") | more_than }}'),
        ("Meet us.", "Do not meet us."),
        ("from: [our-charity, other-charity]", "from: [our-charity]"),
    ],
)
def test_by_claims_a_claim_a_recommendation_or_a_signatory_makes_it_lapse(
    root: Path, old: str, new: str
) -> None:
    require(root, ", lapses_on: claims")
    sign(root)
    edit(root, old, new)
    assert stands(root) is Stand.LAPSED


def test_a_final_build_waits_for_every_signatory_and_a_draft_does_not(root: Path) -> None:
    require(root)
    assert "G202" in codes(root)
    refused = built(root)
    assert refused.files == ()
    assert {d.code.id for d in refused.withheld[0].because} == {"G201"}
    assert built(root, draft=True).files
    sign(root)
    assert [d.message for d in built(root).withheld[0].because] == [
        "“letter”: Other Charity has not signed off this text."
    ]
    sign(root, "other-charity")
    assert built(root).files
    edit(root, "shaken", "stirred")
    (one, _) = built(root).withheld[0].because
    assert one.message.endswith(
        "and words have changed since (“We were shaken by it.” → “We were stirred by it.”)."
    )


def test_nothing_is_required_unless_the_settings_say_so(root: Path) -> None:
    assert built(root).files
    sign(root, word=Word.REFUSED, terms="not our figure")
    assert [d.code.id for d in built(root).diagnostics] == ["G204"]
    assert built(root).files


def test_a_condition_or_a_refusal_is_no_signature(root: Path) -> None:
    require(root)
    sign(root, "other-charity")
    sign(root, word=Word.SUBJECT, terms="a meeting")
    assert "agreed only subject to “a meeting”" in built(root).withheld[0].because[0].message
    sign(root, word=Word.REFUSED, terms="no meeting")
    assert "refused this text" in built(root).withheld[0].because[0].message
    sign(root)
    assert built(root).files
    assert letter(root).earlier == 2


def test_each_role_that_the_settings_name_must_have_agreed(root: Path) -> None:
    require(root, ", roles: [Chief executive, legal]")
    sign(root)
    sign(root, "other-charity")
    assert [lack.what for lack in letter(root).signatories[0].lacks] == [
        "has not signed off this text (legal)"
    ]
    for organisation in ("our-charity", "other-charity"):
        sign(root, organisation, "LEGAL")
    assert built(root).files
    with pytest.raises(UnfitWordError, match="Did you mean “legal”"):
        sign(root, role="leagal")


def test_an_older_word_on_the_present_text_stands_beside_a_newer_one_on_another(root: Path) -> None:
    sign(root)
    edit(root, "shaken", "stirred")
    sign(root, word=Word.REFUSED)
    edit(root, "stirred", "shaken")
    standing = letter(root).signatories[0].standings[0]
    assert (standing.stand, standing.signoff.word) == (Stand.STANDS, Word.AGREED)


def test_an_organisation_is_left_out_and_the_others_word_stands(root: Path) -> None:
    require(root)
    edit(root, "1. Meet us.", "1. Meet us.\n\nWe, the {{ signatories.count }} charities: {{ signatories }}.")
    sign(root)
    out = LeftOut("other-charity", "its trustees meet on Monday")
    done = built(root, out)
    assert done.files
    (note,) = done.diagnostics
    assert note.code.id == "G205"
    assert "goes out without Other Charity: its trustees meet on Monday." in note.message
    text = done.files[0].read_text(encoding="utf-8")
    assert "Other Charity" not in text
    assert "We, the one charities: Our Charity." in text


def test_a_word_on_the_text_without_the_other_stands_too(root: Path) -> None:
    require(root)
    edit(root, "from: [our-charity, other-charity]", "from: [our-charity]")
    sign(root)
    edit(root, "from: [our-charity]", "from: [our-charity, other-charity]")
    assert not built(root).files
    assert built(root, LeftOut("other-charity", "late")).files


def test_what_may_still_name_the_one_left_out_is_told(root: Path) -> None:
    edit(root, "1. Meet us.", "1. Meet us, says Other Charity.")
    (note,) = built(root, LeftOut("other-charity", "late")).diagnostics
    assert note.remedy == "Look whether its name may stay in an item."


def test_a_template_speaks_of_its_signatories_and_of_nothing_else_of_theirs(root: Path) -> None:
    edit(
        root, "1. Meet us.", "{{ signatories.number }}: {{ signatories.names }}.\n\n{{ signatories.address }}"
    )
    (problem,) = (d for d in built(root, draft=True).diagnostics if d.code.id == "T204")
    assert problem.message == "The signatories have no “address”."
    edit(root, "{{ signatories.address }}", "")
    text = built(root).files[0].read_text(encoding="utf-8")
    assert "2: Our Charity and Other Charity." in text


def test_only_a_signatory_can_be_left_out_and_not_the_last_one(root: Path) -> None:
    with pytest.raises(UnknownOrganisationError, match="Did you mean “other-charity”"):
        built(root, LeftOut("other-charty", "late"))
    with pytest.raises(NobodyLeftError):
        built(root, LeftOut("other-charity", "late"), LeftOut("our-charity", "late"))
    with pytest.raises(UnknownOrganisationError, match="is no signatory"):
        build(root, ["release"], ["md"], left_out=[LeftOut("other-charity", "late")])


def test_a_part_is_signed_off_by_its_heading(root: Path) -> None:
    sign(root, part="what we ask")
    assert stands_of_part(root) is Stand.STANDS
    edit(root, "shaken", "stirred")
    assert stands_of_part(root) is Stand.STANDS
    edit(root, "Meet us.", "Write to us.")
    assert stands_of_part(root) is Stand.LAPSED
    edit(root, "## What we ask", "## Our wishes")
    (standing,) = letter(root).parts
    assert (standing.stand, standing.changes) == (Stand.LAPSED, None)
    with pytest.raises(UnfitWordError, match="has no part"):
        sign(root, part="what we ask")


def stands_of_part(root: Path) -> Stand:
    (standing,) = letter(root).parts
    assert standing.signoff.part == "What we ask"
    return standing.stand


def test_two_words_of_one_second_are_two_files(root: Path) -> None:
    files = {sign(root) for _ in range(4)}
    assert len(files) == 4
    assert all(":" not in path.name for path in files)
    assert letter(root).earlier == 3


def test_a_template_of_many_documents_is_signed_off_in_each(root: Path) -> None:
    done = sign_off(root, "release", Given("our-charity", "press", "The Office"))
    assert [path.parent.name for path in done.records] == ["release-gwent", "release-dyfed-powys"]
    one = sign_off(root, "release-gwent", Given("our-charity", "press", "The Office"))
    assert len(one.records) == 1


def test_a_document_with_errors_is_not_signed_off_but_may_be_refused(root: Path) -> None:
    edit(
        root,
        "We were shaken",
        "We saw {{ figure('offences').per_day | more_than }} every week and were shaken",
    )
    done = sign_off(root, "letter", Given("our-charity", "press", "The Office"))
    assert done.records == ()
    assert done.problems
    assert not (root / "signoffs").exists()
    assert sign_off(root, "letter", Given("our-charity", "press", "The Office", Word.REFUSED)).records


def test_the_proof_is_kept_by_its_hash_with_what_its_head_says(root: Path, tmp_path: Path) -> None:
    mail = tmp_path / "Re letter (2).EML"
    mail.write_bytes(
        b"Message-ID: <1@example.org>\r\nFrom: Office <office@example.org>\r\n"
        b"Date: Mon, 17 Feb 2025 10:00:00 +0000\r\nSubject: =?utf-8?q?Ja=C3=AF_agreed?=\r\n\r\nYes.\r\n"
    )
    sign_off(root, "letter", Given("our-charity", "press", "The Office"), mail)
    proof = letter(root).signatories[0].standings[0].signoff.proof
    assert proof is not None
    assert (proof.message_id, proof.sender) == ("<1@example.org>", "Office <office@example.org>")
    assert (proof.date, proof.subject) == ("Mon, 17 Feb 2025 10:00:00 +0000", "Jaï agreed")
    kept = root / "signoffs/letter" / proof.file
    assert kept.read_bytes() == mail.read_bytes()
    assert kept.suffix == ".eml"
    kept.write_bytes(b"Message-ID: <2@example.org>\r\n\r\n")
    assert codes(root) == ["G106"]


def test_a_proof_that_cannot_be_read_stops_it(root: Path, tmp_path: Path) -> None:
    empty = tmp_path / "empty.eml"
    empty.write_bytes(b"")
    no_mail = tmp_path / "scan.eml"
    no_mail.write_bytes(b"%PDF-1.7")
    for path in (tmp_path / "missing.eml", empty, no_mail, tmp_path):
        with pytest.raises(UnreadableFileError):
            sign_off(root, "letter", Given("our-charity", "press", "The Office"), path)
    assert not (root / "signoffs").exists()


def test_what_is_said_must_be_something_that_a_record_can_hold(root: Path) -> None:
    with pytest.raises(UnfitWordError, match="nothing in “by”"):
        sign_off(root, "letter", Given("our-charity", "press", " "))
    with pytest.raises(UnfitWordError, match="private-use"):
        sign_off(root, "letter", Given("our-charity", "\ue000", "x"))
    with pytest.raises(UnfitWordError, match="subject to"):
        sign_off(root, "letter", Given("our-charity", "press", "x", Word.SUBJECT))
    with pytest.raises(UnknownOrganisationError, match="Did you mean “our-charity”"):
        sign_off(root, "letter", Given("our-charty", "press", "x"))


def test_the_words_that_were_signed_may_be_lost_and_the_word_stands_by_its_hash(root: Path) -> None:
    sign(root)
    (text,) = (root / "signoffs/letter").glob("text-*.txt")
    text.unlink()
    found = status(root, ["letter"])
    assert [problem.code.id for problem in found.problems] == ["G106"]
    assert found.documents[0].signatories[0].standings[0].stand is Stand.STANDS
    edit(root, "shaken", "stirred")
    standing = status(root, ["letter"]).documents[0].signatories[0].standings[0]
    assert (standing.stand, standing.changes) == (Stand.LAPSED, None)


def test_line_ends_that_git_changes_do_not_matter(root: Path) -> None:
    sign(root)
    for path in (root / "signoffs/letter").iterdir():
        path.write_bytes(path.read_bytes().replace(b"\n", b"\r\n"))
    assert stands(root) is Stand.STANDS


def test_a_record_that_was_edited_does_not_count(root: Path) -> None:
    path = sign(root, word=Word.REFUSED)
    path.write_text(path.read_text(encoding="utf-8").replace("refused", "agreed"), encoding="utf-8")
    found = status(root, ["letter"])
    assert [problem.code.id for problem in found.problems] == ["G102"]
    assert found.documents[0].signatories[0].standings == ()


def test_the_word_of_somebody_else_is_kept_beside_the_signatories(root: Path) -> None:
    (root / "evidence/third.yaml").write_text("kind: organisation\nname: Third\n", encoding="utf-8")
    sign(root, "third")
    assert [standing.signoff.organisation for standing in letter(root).others] == ["third"]


def test_a_renamed_document_leaves_its_words_behind_with_a_warning(root: Path) -> None:
    sign(root)
    (root / "templates/letter.md.j2").rename(root / "templates/the-letter.md.j2")
    assert codes(root) == ["G105"]
    assert [problem.code.id for problem in status(root).problems] == ["G105"]


def test_a_document_with_errors_is_named_in_the_status(root: Path) -> None:
    sign(root)
    edit(root, 'figure("offences")', 'figure("nothing")')
    assert status(root).unknown == ("letter",)


def test_evidence_in_the_workspaces_own_folder_does_not_take_words_for_records(root: Path) -> None:
    sign(root)
    (root / "respondent.yaml").write_text(f"{SETTINGS}evidence: [.]\n", encoding="utf-8")
    assert stands(root) is Stand.STANDS
    assert codes(root) == []
