"""Records corrected, added, renamed, retired and mended, by forms sent as a browser without scripts sends them."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from tests.web.filling import ADA, BOSS, EditorMaker, errors, form_in, words
from tests.web.world import SECRET, WORLD, commit, git

from respondent.edit.files import read_bytes
from respondent.model.person import Person, Role

TABLE = {
    "title": "Offences by force in 2024/25", "source": "crime-data", "unit": "offence", "measure": "recorded",
    "period": "2024/25", "place.column": "force", "key": "force", "value": "offences",
    "table-rows": "force\toffences\r\nGwent\t1,503\r\n\"Dyfed-\nPowys\"\t192\r\n",
}  # fmt: skip
FULL = {
    "table": TABLE,
    "statistic": {
        "value": "1,250", "statement": "Police recorded 1,250 offences in Kent in 2023/24.", "source": "crime-data",
        "unit": "offence", "measure": "recorded", "period": "2023/24", "place": "Kent",
    },
    "quotation": {"text": "“It’s not fair” – مرحبا 🙂", "speaker": "A young person", "source": "crime-data"},
    "finding": {"statement": "Most offences are never reported.", "source": "crime-data"},
    "source": {"title": "A report", "type": "report", "publisher": "O’Neil & Co", "issued": "18 February 2025"},
    "organisation": {"name": "Sail & Anchor"},
    "office": {"name": "Children’s Commissioner", "holders.0.name": "Jo Bloggs", "holders.0.from": "1 May 2024"},
    "consultation": {"title": "Safer homes", "publisher": "Ofcom", "closes": "2030-01-31",
                     "questions.0.number": "1", "questions.0.text": "Do you agree?"},
}  # fmt: skip


def test_a_record_that_a_field_names_is_shown_by_its_title(editor: EditorMaker) -> None:
    newer = WORLD["evidence/crime-data.yaml"].replace("recorded crime", "crime revised")
    ada = editor(files={"evidence/newer-data.yaml": newer})
    assert "Now: Police recorded crime" in words(ada.client.get("/evidence/offences/change"))

    checked = ada.fill("/evidence/offences/change", {"source": "newer-data", "why": "source revised"})

    assert "Police recorded crime (crime-data)" in words(checked)
    assert "Police crime revised (newer-data)" in words(checked)


def test_a_record_of_each_kind_is_added_and_what_is_wrong_is_said_beside_its_field(
    editor: EditorMaker,
) -> None:
    boss = editor(BOSS)
    for kind, typed in FULL.items():
        place = f"/evidence/new?kind={kind}"
        empty = boss.fill(place, {})
        assert empty.status_code == 422, kind
        assert errors(empty), kind
        assert "Write “" not in words(empty), kind
        checked = boss.fill(place, typed | {"id": f"new-{kind}"})
        assert checked.status_code == 200, (kind, errors(checked), words(checked))
        again = boss.on(checked, "again")
        held = dict(form_in(again, "/evidence/new"))
        assert all(held[name] for name in typed), (kind, held)
        saved = boss.on(checked)
        assert saved.headers["location"] == f"/evidence/new-{kind}", words(saved)
        shown = words(boss.client.get(f"/evidence/new-{kind}"))
        assert next(iter(typed.values())) in shown or typed.get("title", typed.get("name", "")) in shown
    assert "issued: 2025-02-18" in boss.file("evidence/harbour/new-source.yaml")
    assert "🙂" in boss.file("evidence/harbour/new-quotation.yaml")
    assert boss.commits == 1 + len(FULL)
    assert git(boss.root, "status", "--porcelain") == ""


def test_a_table_is_added_with_rows_that_were_copied_from_a_spreadsheet(editor: EditorMaker) -> None:
    ada = editor()
    checked = ada.fill("/evidence/new?kind=table", TABLE | {"id": "newer"})
    assert "2 rows, with the columns force and offences" in words(checked)
    assert ada.on(checked).headers["location"] == "/evidence/newer"
    assert ada.file("evidence/quay/newer.csv") == 'force,offences\nGwent,"1,503"\nDyfed- Powys,192\n'
    assert "rows: newer.csv\n" in ada.file("evidence/quay/newer.yaml")
    assert "1,503" in words(ada.client.get("/evidence/newer"))
    assert git(ada.root, "status", "--porcelain") == ""


def test_rows_that_lie_in_the_way_of_a_new_table_are_never_written_over(editor: EditorMaker) -> None:
    ada = editor(files={"evidence/quay/newer.csv": "force,offences\nKent,1\n"})
    answer = ada.fill("/evidence/new?kind=table", TABLE | {"id": "newer"})
    assert answer.status_code == 422
    assert errors(answer)["id"].endswith("“newer” cannot be used. Choose another name.")
    assert ada.file("evidence/quay/newer.csv") == "force,offences\nKent,1\n"


def test_whoever_adds_words_without_consent_is_reminded_of_it(editor: EditorMaker) -> None:
    boss, place = editor(BOSS), "/evidence/new?kind=quotation"
    assert "make sure that they agreed" in words(boss.fill(place, FULL["quotation"] | {"id": "new-words"}))
    agreed = FULL["quotation"] | {"id": "new-words", "consent.basis": "a signed form"}
    agreed |= {"consent.approved_by": "Press office", "consent.until": "2030-01-01"}
    assert "make sure that they agreed" not in words(boss.fill(place, agreed))


@pytest.mark.parametrize(
    ("rows", "said"),
    [
        ("", "Paste the rows, with the names of the columns above them."),
        ("force,offences\nGwent,many\n", "Line 2: “many” is not a number."),
        ("force\toffences\nGwent\t=1+1\n", "Line 2"),
        ("force;offences\nGwent;503\n", "CSV UTF-8 (comma delimited)"),
        ("force,offences\n", "no rows"),
        ("Gwent\t503\nKent\t192\n", "has no column “force”"),
        ("force\toffences\nGwent\t503\nGwent\t504\n", "Gwent"),
        ('force\toffences\n"Gwent\t503\n', ""),
        ('force\toffences\n"Gwent\t503\n' + "Kent 5\n" * 30_000, ""),
        ("\u200b\ufeff", "Paste the rows"),
        ("\u202eforce,offences\nGwent,503\n", ""),
        ("<script>alert(1)</script>\toffences\nx\t1\n", "has no column “force”"),
    ],
)
def test_rows_that_are_not_in_order_are_said_to_be_so_and_stay_as_they_were_typed(
    editor: EditorMaker, rows: str, said: str
) -> None:
    ada = editor()
    answer = ada.fill("/evidence/new?kind=table", TABLE | {"id": "newer", "table-rows": rows})
    assert answer.status_code == 422
    assert said in words(answer)
    assert "<script>alert" not in answer.text
    typed = dict(form_in(answer, "/evidence/new"))["table-rows"]
    assert typed.strip() == rows.strip()
    assert ada.commits == 1


def test_every_form_holds_what_the_record_says_and_sends_it_back_unchanged(editor: EditorMaker) -> None:
    boss = editor(BOSS)
    for record in [
        Path(name).stem for name in WORLD if name.startswith("evidence/") and name.endswith(".yaml")
    ]:
        answer = boss.fill(f"/evidence/{record}/change", {"why": "typo"})
        assert answer.status_code == 422, record
        assert "You have not changed anything yet." in words(answer), record
    assert boss.commits == 1


def test_a_figure_and_its_sentence_must_agree_and_each_error_stands_at_its_field(editor: EditorMaker) -> None:
    ada = editor()
    place = "/evidence/offences/change"
    wrong = ada.fill(place, {"value": "many", "statement": "", "period": "soon"})
    assert wrong.status_code == 422
    found = errors(wrong)
    assert set(found) >= {"value", "statement", "period", "why"}, found
    assert "Fill in “What it says, as a sentence”." in found["statement"]
    assert dict(form_in(wrong, place))["value"] == "many", "what was typed is kept"
    unknown = ada.fill(place, {"source": "no-such", "why": "typo"})
    assert "no-such" in errors(unknown)["source"]
    apart = ada.fill(place, {"value": "38,700", "why": "typo"})
    assert "38,685" in words(apart)
    assert "38,700" in words(apart)
    assert "The sentence does not say 38,700" in errors(apart)["value"]
    assert ada.commits == 1


def test_rows_of_a_table_are_corrected_added_and_taken_out(editor: EditorMaker) -> None:
    ada = editor()
    row, table = "/evidence/by-force/row?key=Gwent", "evidence/quay/by-force.csv"
    wrong = ada.fill(row, {"cell.force": "", "cell.offences": "504"})
    assert set(errors(wrong)) == {"cell.force", "why"}
    checked = ada.fill(row, {"cell.offences": "504", "why": "typo"})
    assert "In Gwent, police recorded 504 offences." in words(checked)
    again = ada.on(checked, "again")
    assert dict(form_in(again, "/evidence/by-force/row"))["cell.offences"] == "504"
    assert "What the row" not in words(again)
    assert ada.on(checked).headers["location"] == "/evidence/by-force"
    assert ada.file(table) == "force,offences\nGwent,504\nDyfed-Powys,192\n"
    twice = ada.fill("/evidence/by-force/row", {"cell.force": "Gwent", "cell.offences": "1", "why": "other"})
    assert "There is a row “Gwent” already." in errors(twice)["cell.force"]
    ada.on(ada.fill("/evidence/by-force/row", {"cell.force": "Kent", "cell.offences": "7", "why": "other"}))
    assert ada.file(table).endswith("Kent,7\n")
    ada.on(ada.fill(row, {"step": "remove"}), "save-remove")
    assert ada.file(table) == "force,offences\nDyfed-Powys,192\nKent,7\n"
    assert ada.client.get(row).status_code == 404
    assert ada.client.get("/documents/release-gwent").status_code == 404


def test_a_row_says_what_becomes_of_it_and_stays_in_the_history_of_its_table(editor: EditorMaker) -> None:
    ada = editor()
    row, page = "/evidence/by-force/row", "/evidence/by-force"
    wrong = ada.fill(row, {"cell.force": "Kent", "cell.offences": "about 7"})
    assert "“about 7” is not a number." in errors(wrong)["cell.offences"]
    comes = ada.fill(row, {"cell.force": "Kent", "cell.offences": "7"})
    assert "The row that you add" in words(comes)
    assert "This document is new." in words(comes)
    assert 'href="/documents/release-kent"' not in comes.text, "it is not there yet"
    assert ada.on(comes).status_code == 303, "nobody is asked why a row is new"
    assert "Saved. 1 document changed with it." in words(ada.client.get(page))
    goes = ada.fill(f"{row}?key=Kent", {"step": "remove"})
    assert "Take this row out?" in words(goes)
    assert "There would be no such document any more." in words(goes)
    assert ada.on(goes, "save-remove").status_code == 303
    told = words(ada.client.get(page)).partition("History")[2]
    assert told.index("Row Kent taken out") < told.index("Row Kent added")


def test_a_record_is_renamed_by_an_administrator_and_retired_by_whose_it_is(editor: EditorMaker) -> None:
    boss, ada = editor(BOSS), editor(ADA)
    assert ada.client.get("/evidence/offences/rename").status_code == 403
    place = "/evidence/offences/rename"
    assert "That is its name already." in errors(boss.fill(place, {"name": "offences"}))["name"]
    assert errors(boss.fill(place, {"name": "Not a name"}))["name"]
    checked = boss.fill(place, {"name": "recorded-offences"})
    assert dict(form_in(boss.on(checked, "again"), place))["name"] == "recorded-offences"
    assert boss.on(checked).headers["location"] == "/evidence/recorded-offences"
    assert 'figure("recorded-offences")' in boss.file("templates/letter.md.j2")
    assert "formerly" in boss.file("evidence/quay/recorded-offences.yaml")
    shown = boss.client.get("/documents/letter/page").text
    assert "38,685" in shown
    retire = "/evidence/by-force/retire"
    assert errors(ada.fill(retire, {}))["superseded_by"]
    assert "cannot replace itself" in errors(ada.fill(retire, {"superseded_by": "by-force"}))["superseded_by"]
    assert "There is no record" in errors(ada.fill(retire, {"superseded_by": "no-such"}))["superseded_by"]
    asked = ada.fill(retire, {"superseded_by": "recorded-offences", "reason": "Counted anew"})
    assert dict(form_in(ada.on(asked, "again"), retire))["reason"] == "Counted anew"
    assert ada.on(asked).headers["location"] == "/evidence/by-force"
    assert "superseded_by: recorded-offences" in ada.file("evidence/quay/by-force.yaml")


def test_a_broken_record_is_mended_as_text_by_whose_it_is_and_the_rest_works(editor: EditorMaker) -> None:
    torn = {"evidence/harbour/torn.yaml": "kind: finding\nstatement: Half: a line\nsource: crime-data\n"}
    bo = editor(Person("Bo", "bo@harbour.example", "harbour", Role.EDITOR), torn)
    assert bo.client.get("/evidence").status_code == 200
    assert bo.client.get("/documents/letter").status_code == 200
    assert "/evidence/torn" in bo.client.get("/").text, "the first page leads to it"
    assert (
        bo.client.get("/evidence/torn", follow_redirects=False).headers["location"] == "/evidence/torn/text"
    )
    place = "/evidence/torn/text"
    wrong = bo.fill(place, {"text": "kind: finding\nstatement: Half: a line again\n"})
    assert wrong.status_code == 422
    assert "Line 2" in words(wrong)
    saved = bo.fill(
        place, {"text": 'kind: finding\nstatement: "Half: a line"\r\nsource: crime-data\n', "comment": "’"}
    )
    assert saved.headers["location"] == "/evidence/torn"
    assert (
        bo.file("evidence/harbour/torn.yaml")
        == 'kind: finding\nstatement: "Half: a line"\nsource: crime-data\n'
    )
    assert "Half: a line" in words(bo.client.get("/evidence/torn"))
    assert editor(ADA).client.get(place).status_code in (403, 404)


def test_a_partner_who_may_see_nothing_confidential_mends_a_broken_record_of_their_own(
    editor: EditorMaker,
) -> None:
    torn = {"evidence/quay/torn.yaml": "kind: finding\nstatement: Half: a line\nsource: crime-data\n"}
    ada = editor(ADA, torn)
    assert "/evidence/torn" in ada.client.get("/").text
    saved = ada.fill(
        "/evidence/torn/text", {"text": 'kind: finding\nstatement: "Half: a line"\nsource: crime-data\n'}
    )
    assert saved.headers["location"] == "/evidence/torn", words(saved)
    assert "Half: a line" in words(ada.client.get("/evidence/torn"))


def test_what_somebody_saves_while_a_text_is_being_looked_at_is_not_written_over(
    editor: EditorMaker, monkeypatch: pytest.MonkeyPatch
) -> None:
    ada, place, path = editor(ADA), "/evidence/offences/text", "evidence/quay/offences.yaml"
    sent, theirs = ada.form(place), ada.file(path).replace("Table A4", "Table A5")

    def read_then_theirs(root: Path, name: str) -> bytes | None:
        data = read_bytes(root, name)
        if data != theirs.encode():
            (root / name).write_bytes(theirs.encode())
            commit(root, "Theirs")
        return data

    monkeypatch.setattr("respondent.web.pages.record_text.read_bytes", read_then_theirs)
    late = ada.send(place, sent, {"text": ada.file(path).replace("Table A4", "Table A6")})
    assert late.status_code == 409, words(late)
    assert ada.file(path) == theirs


PASTED = "Police recorded\xa038,685 “offences”\x0bin 2023/24\u2028– مرحبا 👩\u200d👧 O’Neil\xad\ufeff."


def test_what_people_paste_and_type_comes_back_as_they_see_it(editor: EditorMaker) -> None:
    ada = editor()
    checked = ada.fill(
        "/evidence/offences/change", {"statement": PASTED, "why": "other", "comment": "a\r\nb: c"}
    )
    assert checked.status_code == 200, words(checked)
    ada.on(checked)
    said = "Police recorded 38,685 “offences” in 2023/24 – مرحبا 👩\u200d👧 O’Neil."
    assert said in words(ada.client.get("/evidence/offences"))
    assert said in ada.file("evidence/quay/offences.yaml")
    note = ada.fill(
        "/evidence/offences/change", {"note": "<script>alert(1)</script> {{ 7*7 }}", "why": "other"}
    )
    assert "&lt;script&gt;alert(1)" in note.text
    ada.on(note)
    assert "<script>alert" not in ada.client.get("/evidence/offences").text


def test_two_changes_of_one_record_are_put_together_and_nothing_is_lost(editor: EditorMaker) -> None:
    ada, boss = editor(ADA), editor(BOSS)
    place = "/evidence/offences/change"
    mine = ada.form(place)
    boss.on(boss.fill(place, {"locator": "Table A5", "measure": "estimated", "why": "typo"}))
    both = ada.send(place, mine, {"measure": "reported", "note": "O’Neil asks", "why": "other"})
    assert both.status_code == 409
    assert "Bo Harbour changed this record while you were editing it." in words(both)
    merge = "/evidence/offences/merge"
    undecided = ada.send(merge, form_in(both, merge))
    assert "Choose one of the two." in words(undecided)
    boss.on(boss.fill(place, {"period": "2022/23", "statement": "Police recorded 38,685 offences in 2022/23.",
                              "why": "typo"}))  # fmt: skip
    third = ada.send(merge, form_in(undecided, merge), {"choose.measure": "mine"})
    assert third.status_code == 409, "a third change since: shown once more"
    decided = ada.send(merge, form_in(third, merge), {"choose.measure": "mine"})
    assert decided.status_code == 200, words(decided)
    ada.on(decided)
    kept = ada.file("evidence/quay/offences.yaml")
    for said in ("locator: Table A5", "measure: reported", "O’Neil asks", "period: 2022/23"):
        assert said in kept, kept
    late = ada.send(place, mine, {"locator": "Table A5", "measure": "reported", "why": "typo"})
    nothing = ada.send(merge, form_in(late, merge)) if late.status_code == 409 else late
    assert nothing.status_code in (200, 303)


def test_a_form_of_nowhere_and_one_too_large_are_refused_kindly(editor: EditorMaker) -> None:
    ada = editor()
    place = "/evidence/offences/change"
    form = ada.form(place)
    assert ada.send(place, form, {"base": ""}).status_code == 428
    assert ada.send(place, form, {"was": "{"}).status_code == 428
    assert ada.send(place, form, {"was": "[" * 5000}).status_code == 428
    assert ada.send(place, form, {"base": "0" * 64, "locator": "p 1", "why": "typo"}).status_code == 409
    assert ada.send(place, form, {"note": "x" * 3_000_000}).status_code == 413
    assert ada.commits == 1


def _in_a_merge(root: Path) -> None:
    (root / ".git/MERGE_HEAD").write_text(git(root, "rev-parse", "HEAD"))


def _detached(root: Path) -> None:
    git(root, "checkout", "-q", "--detach")


def _changed_beside(root: Path) -> None:
    file = root / "evidence/quay/offences.yaml"
    file.write_text(file.read_text() + "note: of the policy team\n")


@pytest.mark.parametrize("spoilt", [_in_a_merge, _detached, _changed_beside])
def test_where_the_repository_is_not_fit_nothing_is_saved_and_nothing_typed_is_lost(
    editor: EditorMaker, spoilt: Callable[[Path], None]
) -> None:
    ada = editor()
    checked = ada.fill("/evidence/offences/change", {"locator": "Table A6", "why": "typo"})
    spoilt(ada.root)
    before = ada.file("evidence/quay/offences.yaml")
    refused = ada.on(checked)
    assert refused.status_code == 409, words(refused)
    assert "Table A6" in refused.text
    assert ada.file("evidence/quay/offences.yaml") == before
    assert ada.commits == 1
    assert ada.client.get("/evidence/offences").status_code == 200


def _untokened(form: list[tuple[str, str]]) -> list[tuple[str, str]]:
    return [(name, value) for name, value in form if name != "csrf"]


def unlike(answer: Any, guess: str) -> str:
    """What an answer says, with the id that was guessed taken out."""
    return words(answer).replace(guess, "…") + repr(sorted(errors(answer).items())).replace(guess, "…")


def test_nobody_learns_of_a_confidential_record_by_guessing_its_name(editor: EditorMaker) -> None:
    ada = editor()
    hidden, unknown = "hidden-figure", "hudden-faguri"
    for field in ("source", "of", "per.of", "owner"):
        said = []
        for guess in (hidden, unknown, "hidden-figur"):
            answers = [
                ada.fill("/evidence/offences/change", {field: guess, "why": "typo"}),
                ada.send("/evidence/offences/effects", ada.form("/evidence/offences/change"), {field: guess}),
                ada.fill("/evidence/new?kind=finding", {"statement": "It is.", field: guess, "id": "new"}),
            ]
            said.append([(answer.status_code, unlike(answer, guess)) for answer in answers])
        for one, other, near in zip(*said, strict=True):
            assert one == other == near, field
    for place, field in (
        ("/evidence/offences/retire", "superseded_by"),
        ("/evidence/offences/text", "text"),
    ):
        said = []
        for guess in (hidden, unknown):
            typed = (
                guess
                if field != "text"
                else ada.file("evidence/quay/offences.yaml").replace("crime-data", guess)
            )
            answer = ada.fill(place, {field: typed})
            said.append([(answer.status_code, unlike(answer, guess))])
        assert said[0] == said[1], place
    taken = ada.fill(
        "/evidence/new?kind=finding", {"statement": "It is.", "source": "crime-data", "id": hidden}
    )
    assert errors(taken)["id"] == "Error: “hidden-figure” cannot be used. Choose another name."
    assert not any(word in words(taken).replace(hidden, "") for word in SECRET)
    assert taken.status_code == 422, "and nobody writes over it"


def test_no_page_preview_search_download_or_error_shows_what_is_confidential(editor: EditorMaker) -> None:
    boss, ada = editor(BOSS), editor()
    boss.on(boss.fill("/evidence/hidden-figure/change", {"locator": "p 9", "why": "typo"}))
    verdict = boss.form("/review/hidden-figure", "/review/hidden-figure/verdict")
    cy = editor(Person("Cy", "cy@harbour.example", "harbour", Role.REVIEWER))
    judged = cy.send(
        "/review/hidden-figure/verdict",
        [*_untokened(verdict), ("csrf", cy.client.token)],
        {"verdict": "verified"},
    )
    assert judged.status_code == 303, words(judged)
    places = [
        "/", "/evidence", "/evidence?q=7,777", "/evidence?q=unpublished", "/evidence?status=verified", "/review",
        "/review?standing=verified", "/evidence/crime-data", "/evidence/quay", "/evidence/offences", "/documents",
        "/documents/letter", "/documents/letter?edition=confidential", "/documents/letter/page",
        *(f"/documents/letter?claim={number}" for number in range(6)), "/documents/letter/sign",
        *(f"/documents/letter/file/{form}" for form in ("html", "md", "docx")),
        *(f"/evidence/hidden-figure{part}" for part in ("", "/change", "/text", "/rename", "/retire", "/row")),
        "/review/hidden-figure", "/proposals", "/compare", "/factcheck",
        "/evidence/new?kind=statistic&source=hidden-figure",
    ]  # fmt: skip
    for place in places:
        answer = ada.client.get(place)
        if place.endswith("docx"):
            assert answer.status_code == 200, answer.text
            continue  # the whole story looks into it
        text = answer.text
        for asked in (place, place.replace("/", "%2F"), "hidden-figure", "7,777", "unpublished"):
            if asked in place:  # what the visitor asked for may be repeated to them
                text = (
                    text.replace(f"{asked}”", "”").replace(f'value="{asked}"', "").replace(f"/{asked}", "/")
                )
        for word in SECRET:
            assert word not in text, (place, word, text[max(0, text.find(word) - 200) :][:300])
    assert ada.client.submit("/review/hidden-figure/remark", {"text": "x"}).status_code == 404
    assert ada.client.submit("/evidence/hidden-figure/here").status_code == 404


def test_what_somebody_writes_wrong_is_said_to_them_also_if_it_is_to_be_confidential(
    editor: EditorMaker,
) -> None:
    ada = editor()
    place = "/evidence/new?kind=finding"
    assert "Fill in “Source”." in errors(ada.fill(place, {"statement": "Most go unreported."}))["source"]
    secret = ada.fill("/evidence/offences/change", {"confidential": "true", "why": "other"})
    assert secret.status_code == 422
    assert "reason" in words(secret).lower()
    mine = {"statement": "Most go unreported.", "source": "crime-data", "owner": "harbour"}
    assert "owner" in errors(ada.fill(place, mine)), "nobody adds what is another's"
    theirs = ada.fill("/evidence/offences/change", {"owner": "harbour", "why": "other"})
    assert theirs.status_code == 200, "what is one's own may be given away"
