"""What a partner's editor tries on what is not theirs: to take it over, to give theirs away, to find it out."""

from __future__ import annotations

import json
import re
import subprocess
from collections.abc import Callable
from pathlib import Path

import pytest
from tests.web.team import TEAM, ClientMaker, PageClient, somebody

from respondent.desk.desk import Desk
from respondent.model.person import Person, Role
from respondent.web.evidence.draft import packed

Workspaces = Callable[[dict[str, str]], Path]

OURS = somebody(Role.EDITOR)
OTHERS = somebody(Role.EDITOR, "other-charity")
SOURCE = "kind: source\ntype: dataset\ntitle: Crime data\npublisher: Home Office\nissued: 2024\n"
TABLE = (
    "kind: table\ntitle: Offences by force\nsource: crime-data\nunit: offence\nmeasure: recorded\n"
    "period: 2023/24\nrows: {rows}\nkey: force\nvalue: offences\n"
)
FILES = TEAM | {
    "evidence/crime-data.yaml": SOURCE,
    "evidence/our-charity.yaml": "kind: organisation\nname: Our Charity\n",
    "evidence/shared/their-table.yaml": TABLE.format(rows="their-table.csv") + "owner: other-charity\n",
    "evidence/shared/their-table.csv": "force,offences\nWales,5\n",
    "evidence/shared/our-table.yaml": TABLE.format(rows="our-table.csv") + "owner: our-charity\n",
    "evidence/shared/our-table.csv": "force,offences\nKent,7\n",
}


def commit_all(root: Path, message: str) -> None:
    who = ["-c", "user.name=A", "-c", "user.email=a@example.org"]
    subprocess.run(["git", "add", "-A"], cwd=root, check=True)
    subprocess.run(["git", *who, "commit", "-q", "-m", message], cwd=root, check=True)


def commits(desk: Desk) -> int:
    answer = subprocess.run(
        ["git", "rev-list", "--count", "HEAD"], cwd=desk.root, check=True, capture_output=True, text=True
    )
    return int(answer.stdout)


def kept(root: Path) -> Desk:
    """A desk over a workspace that git keeps."""
    subprocess.run(["git", "init", "-q"], cwd=root, check=True)
    commit_all(root, "The beginning")
    return Desk(root)


@pytest.fixture
def desk(workspace: Workspaces) -> Desk:
    return kept(workspace(FILES))


def text_of(desk: Desk, path: str) -> str:
    return (desk.root / path).read_text(encoding="utf-8")


def inputs(page: str) -> dict[str, list[str]]:
    """What the form of a page would send as it stands: its hidden and text inputs, and its areas."""
    found: dict[str, list[str]] = {}
    for tag in re.findall(r"<input[^>]*>", page):
        name = re.search(r'name="([^"]*)"', tag)
        value = re.search(r'value="([^"]*)"', tag)
        if name and ('type="radio"' not in tag or " checked" in tag) and 'type="checkbox"' not in tag:
            found.setdefault(name[1], []).append(unescaped(value[1]) if value else "")
    for name, value in re.findall(r'<textarea[^>]*name="([^"]*)"[^>]*>(.*?)</textarea>', page, re.DOTALL):
        found[name] = [unescaped(value)]
    return found


def unescaped(text: str) -> str:
    import html

    return html.unescape(text)


def change(client: PageClient, record: str, **to: str) -> tuple[int, str]:
    """Send the form of a record with some of it changed, straight to be saved."""
    sent = inputs(client.get(f"/evidence/{record}/change").text)
    sent.pop("csrf", None)
    sent |= {name: [value] for name, value in to.items()} | {"why": ["typo"], "step": ["save"]}
    answer = client.submit(f"/evidence/{record}/change", sent)
    return answer.status_code, answer.text


def write(client: PageClient, record: str, text: str) -> tuple[int, str]:
    """Send another text as a record's file."""
    was = inputs(client.get(f"/evidence/{record}/text").text)["was"][0]
    answer = client.submit(f"/evidence/{record}/text", {"was": was, "text": text, "comment": ""})
    return answer.status_code, answer.text


FIGURE = "evidence/others/others-figure.yaml"


def test_an_editor_corrects_their_own_record(client: ClientMaker, desk: Desk) -> None:
    statement = "Police recorded 35 offences in 2023/24."
    status, _ = change(client(OTHERS, desk=desk), "others-figure", value="35", statement=statement)
    assert status == 303
    assert "value: 35\n" in text_of(desk, FIGURE)


@pytest.mark.parametrize("to", ["our-charity", "someone-else"])
def test_nobody_but_the_policy_team_hands_a_record_over(client: ClientMaker, desk: Desk, to: str) -> None:
    editor = client(OTHERS, desk=desk)
    before = text_of(desk, FIGURE)
    assert change(editor, "others-figure", owner=to)[0] in (409, 422)
    assert write(editor, "others-figure", before + f"owner: {to}\n")[0] in (409, 422)
    assert text_of(desk, FIGURE) == before
    assert commits(desk) == 1


def test_nobody_adds_a_record_in_the_name_of_another_organisation(client: ClientMaker, desk: Desk) -> None:
    fields = {
        "kind": "finding", "id": "planted", "statement": "Something is so.", "source": "crime-data", "step": "save"
    }  # fmt: skip
    editor = client(OTHERS, desk=desk)
    answer = editor.submit("/evidence/new", fields | {"owner": "our-charity"})
    assert answer.status_code in (409, 422)
    assert not list(desk.root.rglob("planted.yaml"))
    assert editor.submit("/evidence/new", fields).status_code == 303
    assert (desk.root / "evidence/others/planted.yaml").exists()


def test_rows_of_another_s_table_are_not_changed_through_one_s_own(client: ClientMaker, desk: Desk) -> None:
    mine = TABLE.format(rows="our-table.csv") + "owner: other-charity\n"
    editor = client(OTHERS, desk=desk)
    assert write(editor, "their-table", mine)[0] in (303, 409, 422)
    row = {"force": "Kent", "offences": "7"}
    answer = editor.submit(
        "/evidence/their-table/row",
        {"was": packed(row), "cell.force": "Kent", "cell.offences": "8", "why": "typo", "step": "save"},
    )
    assert answer.status_code != 303
    assert text_of(desk, "evidence/shared/our-table.csv") == FILES["evidence/shared/our-table.csv"]


def test_no_record_claims_the_name_of_another(client: ClientMaker, desk: Desk) -> None:
    text = text_of(desk, FIGURE) + "formerly: [ours-figure]\n"
    assert write(client(OTHERS, desk=desk), "others-figure", text)[0] == 422


BOMBS = {
    "aliases": "a: &a [x, x]\nb: &b [*a, *a, *a]\nc: &c [*b, *b, *b]\nkind: finding\n",
    "tag": "kind: !!python/object/apply:os.system [id]\n",
    "deep": "note: " + "[" * 20_000,
    "wide": "note: {" + ", ".join(f"k{n}: v" for n in range(20_000)) + "}\n",
    "merge": "<<: {kind: finding}\n",
    "documents": "kind: finding\n---\nkind: finding\n",
    "nul": "kind: finding\0\n",
}


@pytest.mark.parametrize("bomb", BOMBS)
def test_a_text_that_is_no_record_is_refused_in_words(client: ClientMaker, desk: Desk, bomb: str) -> None:
    before = text_of(desk, FIGURE)
    status, page = write(client(OTHERS, desk=desk), "others-figure", BOMBS[bomb])
    assert status in (400, 409, 413, 422)
    assert "Traceback" not in page
    assert text_of(desk, FIGURE) == before


HOSTILE = "</title><script>alert(1)</script><img src=x onerror=alert(1)>{{ 7 * 191 }}{% raw %}'\"`"


@pytest.mark.parametrize("who", [OURS, somebody(Role.ADMINISTRATOR)], ids=lambda one: str(one.role))
def test_no_word_of_a_record_becomes_a_tag_or_a_template(
    client: ClientMaker, workspace: Workspaces, who: Person
) -> None:
    said = json.dumps(HOSTILE)
    figure = (
        f"kind: statistic\nstatement: {json.dumps('It is 5. ' + HOSTILE)}\nsource: bad-source\nvalue: 5\n"
    )
    files = {
        "evidence/ours/bad-source.yaml": f"kind: source\ntype: report\ntitle: {said}\npublisher: {said}\n",
        "evidence/ours/bad-words.yaml": f"kind: quotation\ntext: {said}\nspeaker: {said}\nsource: bad-source\n",
        "evidence/ours/bad.yaml": figure + f"unit: offence\nnote: {said}\npassage: {said}\nplace: {said}\n",
        "evidence/ours/bad-body.yaml": f"kind: organisation\nname: {said}\n",
        "templates/bad.md.j2": "---\nkind: release\ntitle: A\ndate: 2025-02-18\n---\n{{ bad }} {{ bad-words }}.\n",
    }
    made = client(who, desk=kept(workspace(FILES | files)))
    made.submit("/review/bad/remark", {"text": HOSTILE})
    names = ("bad", "bad-source", "bad-words", "bad-body")
    paths = ["/", "/evidence", "/evidence?q=<script>alert(1)</script>", "/review", "/documents", "/proposals"]
    paths += [f"/evidence/{name}{rest}" for name in names for rest in ("", "/change", "/text", "/retire")]
    paths += [f"/review/{name}" for name in names[:3]] + ["/evidence/new?kind=figure&source=<script>alert(1)"]
    paths += ["/documents/bad", "/documents/bad/page", "/documents/bad/file/html"]
    for path in paths:
        page = made.get(path).text
        assert "<script>alert" not in page, path
        assert "<img src=x" not in page, path
        assert "1337" not in page, path


def test_an_address_that_runs_a_script_is_no_link(client: ClientMaker, workspace: Workspaces) -> None:
    files = {
        "evidence/ours/bad-source.yaml": SOURCE + "url: javascript:alert(1)\n",
        "evidence/ours/bad.yaml": "kind: finding\nstatement: It is so.\nsource: bad-source\n",
        "evidence/ours/bad-body.yaml": "kind: organisation\nname: Body\nwebsite: javascript:alert(1)\n",
    }
    made = client(OURS, desk=kept(workspace(FILES | files)))
    for path in (
        "/evidence/bad-source",
        "/evidence/bad",
        "/evidence/bad-body",
        "/review/bad",
        "/review/bad-source",
    ):
        assert not re.search(r'href="\s*javascript:', made.get(path).text, re.IGNORECASE), path


def test_the_history_of_a_record_does_not_tell_of_confidential_ones(client: ClientMaker, desk: Desk) -> None:
    for path in ("evidence/ours/ours-figure.yaml", "evidence/ours/ours-secret.yaml"):
        (desk.root / path).write_text(text_of(desk, path) + "note: Looked at again.\n", encoding="utf-8")
    commit_all(desk.root, "ours-secret:77")
    assert "ours-secret" in client(OURS, desk=desk).get("/evidence/ours-figure").text
    assert "ours-secret" not in client(OTHERS, desk=desk).get("/evidence/ours-figure").text


def test_nobody_verifies_what_they_changed_last_themselves(client: ClientMaker, desk: Desk) -> None:
    editing = somebody(Role.REVIEWER)
    statement = "Police recorded 13 offences in 2023/24."
    made = client(editing, desk=desk)
    assert change(made, "ours-figure", value="13", statement=statement)[0] == 303

    def verdict(who: PageClient, given: str) -> tuple[int, str]:
        seen = inputs(who.get("/review/ours-figure").text)["hash"][0]
        answer = who.submit(
            "/review/ours-figure/verdict", {"verdict": given, "hash": seen, "comment": "Why?"}
        )
        return answer.status_code, answer.text

    status, page = verdict(made, "verified")
    assert status == 422
    assert "was not verified" in unescaped(page)
    assert verdict(made, "queried")[0] == 303
    colleague = Person("Jo Example", "jo@our-charity.example", "our-charity", Role.REVIEWER)
    assert verdict(client(colleague, desk=desk), "verified")[0] == 303
