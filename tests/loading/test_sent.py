"""The folder of what was sent, read with its damages."""

from __future__ import annotations

from hashlib import sha256
from pathlib import Path

from respondent.loading.sent import altered_files, read_sent
from respondent.model.sent import Sent, SentFile

MANIFEST = '{"claims":[],"document":"letter","manifest":1}'
PARTICULARS = f"""\
sent: 1
document: letter
title: "A letter: to the minister"
on: 2025-02-18
to:
  - Home Secretary
template: letter
manifest: {sha256(MANIFEST.encode()).hexdigest()}
files:
  - {{name: letter.docx, sha256: {sha256(b"docx").hexdigest()}}}
commit: {"a" * 40}
clean: false
uncommitted:
  - evidence/a.yaml
without:
  - {{organisation: charity-two, reason: "their board meets on Monday"}}
"""


def sent(root: Path, folder: str, particulars: str = PARTICULARS, manifest: str = MANIFEST) -> None:
    path = root / "sent" / folder
    path.mkdir(parents=True)
    (path / "manifest.json").write_text(manifest, encoding="utf-8")
    (path / "sent.yaml").write_text(particulars, encoding="utf-8")
    (path / "letter.docx").write_bytes(b"docx")


def read(root: Path) -> tuple[list[Sent], list[str]]:
    found, problems = read_sent(root)
    return list(found), [str(problem) for problem in problems]


def test_nothing_was_sent_where_there_is_no_folder(tmp_path: Path) -> None:
    assert read(tmp_path) == ([], [])


def test_a_document_is_read_with_its_manifest_and_particulars(tmp_path: Path) -> None:
    sent(tmp_path, "letter/2025-02-18")
    (one,), problems = read(tmp_path)
    assert problems == []
    assert (one.document, one.folder, str(one.on)) == ("letter", "sent/letter/2025-02-18", "2025-02-18")
    assert one.to == ("Home Secretary",)
    assert one.title == "A letter: to the minister"
    assert one.manifest["document"] == "letter"
    assert one.files == (SentFile("letter.docx", sha256(b"docx").hexdigest()),)
    assert (one.commit, one.clean, one.uncommitted) == ("a" * 40, False, ("evidence/a.yaml",))
    assert one.left_out[0].organisation == "charity-two"
    assert one.intact
    assert list(altered_files(tmp_path, one)) == []


def test_several_of_one_day_come_in_their_order_and_one_being_written_is_left_out(tmp_path: Path) -> None:
    for name in ("2025-02-18-10", "2025-02-18-2", "2025-02-18", ".2025-02-18-x.tmp"):
        sent(tmp_path, f"letter/{name}")
    found, problems = read(tmp_path)
    assert [one.folder.rpartition("/")[2] for one in found] == [
        "2025-02-18",
        "2025-02-18-2",
        "2025-02-18-10",
    ]
    assert problems == []
    assert read_sent(tmp_path, "other") == ((), ())


def test_an_altered_manifest_is_told_and_still_read(tmp_path: Path) -> None:
    sent(tmp_path, "letter/2025-02-18", manifest=MANIFEST.replace("1", "2"))
    (one,), (problem,) = read(tmp_path)
    assert not one.intact
    assert one.manifest["manifest"] == 2
    assert problem.startswith("sent/letter/2025-02-18/manifest.json G302 This is not the manifest")


def test_a_manifest_that_is_no_json_is_told(tmp_path: Path) -> None:
    for number, text in enumerate(("{", "[]", "[" * 5000), 1):
        sent(tmp_path, f"letter/2025-02-1{number}", manifest=text)
    found, problems = read(tmp_path)
    assert [one.intact for one in found] == [False] * 3
    assert all("G302" in problem for problem in problems)


def test_damaged_particulars_do_not_lose_what_the_manifest_says(tmp_path: Path) -> None:
    sent(tmp_path, "letter/2025-02-18", particulars="sent: 1\nto: [x\n")
    (one,), problems = read(tmp_path)
    assert (str(one.on), one.to, one.manifest["document"]) == ("2025-02-18", (), "letter")
    assert problems


def test_particulars_that_lack_fields_or_are_a_list_are_told(tmp_path: Path) -> None:
    sent(tmp_path, "a/2025-02-18", particulars="sent: 1\n")
    sent(tmp_path, "b/2025-02-18", particulars="- sent\n")
    sent(
        tmp_path,
        "c/2025-02-18",
        particulars=PARTICULARS.replace("a" * 40, "abc").replace("manifest: ", "manifest: x"),
    )
    found, problems = read(tmp_path)
    assert [one.document for one in found] == ["a", "b", "c"]
    assert all("G301" in problem for problem in problems)
    assert len(problems) == 4 + 1 + 2


def test_a_folder_whose_name_is_no_day_is_told(tmp_path: Path) -> None:
    sent(tmp_path, "letter/2025-02-31", particulars="sent: 1\n")
    sent(tmp_path, "letter/later", particulars="sent: 1\n")
    found, problems = read(tmp_path)
    assert found == []
    assert sum("is no day" in problem for problem in problems) == 2


def test_a_folder_without_a_manifest_is_told(tmp_path: Path) -> None:
    (tmp_path / "sent/letter/2025-02-18").mkdir(parents=True)
    found, problems = read(tmp_path)
    assert found == []
    assert "manifest.json S203" in problems[0]


def test_a_file_that_was_changed_or_lost_after_sending_is_told(tmp_path: Path) -> None:
    sent(tmp_path, "letter/2025-02-18")
    (one,), _ = read(tmp_path)
    (tmp_path / "sent/letter/2025-02-18/letter.docx").write_bytes(b"edited")
    assert [d.code.id for d in altered_files(tmp_path, one)] == ["G302"]
    (tmp_path / "sent/letter/2025-02-18/letter.docx").unlink()
    assert [d.code.id for d in altered_files(tmp_path, one)] == ["G302"]
