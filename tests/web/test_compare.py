"""A Word file that came back, compared in the browser; an edit proposed, and decided on by its owner."""

from __future__ import annotations

import os
import re
import shutil
import subprocess
from collections.abc import Callable
from io import BytesIO
from pathlib import Path
from zipfile import ZipFile

import pytest
from playwright.sync_api import Page, expect
from tests.cli.test_bad_drafts import docx
from tests.collecting.conftest import FILES, edited, tracked
from tests.conftest import MINIMAL
from tests.desk.conftest import ENVIRONMENT
from tests.web.team import TEAM, ClientMaker, PageClient, PageMaker, Scheme, ServerMaker, Size, somebody
from tests.web.test_factcheck import BOMB, LOL, with_part

from respondent.build import build
from respondent.desk.desk import Desk
from respondent.edit.files import record_digest
from respondent.loading.proposals import read_proposals
from respondent.model.edition import Edition
from respondent.model.person import Role
from respondent.model.proposal import Outcome
from respondent.proposing.standing import digest_of_files

SETTINGS = TEAM["respondent.yaml"].replace(
    "folders: [evidence/ours], confidential: true",
    "folders: [evidence/ours], confidential: true, everything: true",
)
OWNER = somebody(Role.EDITOR, "our-charity")
PROPOSER = somebody(Role.EDITOR, "other-charity")
READER = somebody(Role.READER, "other-charity")


class KeptDesk(Desk):
    """The real desk, over a repository in which tests change files as a second way in does."""

    def commit(self, path: str, text: str) -> None:
        (self.root / path).write_text(text, encoding="utf-8")
        git(self.root, "add", "-A")
        git(self.root, "commit", "-q", "-m", "Change it from elsewhere")

    def text(self, path: str) -> str:
        return (self.root / path).read_text(encoding="utf-8")


def git(root: Path, *arguments: str) -> str:
    environment = os.environ | ENVIRONMENT
    done = subprocess.run(
        ["git", *arguments], cwd=root, env=environment, capture_output=True, text=True, check=True
    )
    return done.stdout


@pytest.fixture(scope="module")
def begun(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A workspace in a repository, with a letter that was built; each test has a copy."""
    root = tmp_path_factory.mktemp("begun") / "workspace"
    for name, text in (MINIMAL | TEAM | FILES | {"respondent.yaml": SETTINGS}).items():
        path = root / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")
    assert build(root, ["letter"]).files
    git(root, "init", "-q", "-b", "main")
    git(root, "add", "-A")
    git(root, "commit", "-q", "-m", "Begin")
    return root


@pytest.fixture
def desk(begun: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> KeptDesk:
    """The desk over a copy of that workspace; it looks for changes whenever it is asked."""
    monkeypatch.setattr("respondent.desk.desk.LOOKS_EVERY", 0.0)
    return KeptDesk(shutil.copytree(begun, tmp_path / "workspace"))


@pytest.fixture
def came_back(desk: KeptDesk) -> bytes:
    """The letter with a figure of a record, one of a row, and some words changed."""
    return edited(
        (desk.root / "out/letter.docx").read_bytes(),
        (">38,685<", ">38,700<"),
        (">503<", ">530<"),
        tracked("to act", "to do something", by="Sam Example"),
        by="Other Charity",
    )


def send(client: PageClient, data: bytes, name: str = "letter.docx") -> str:
    """The address of the page on a file."""
    done = client.submit("/compare", files={"file": (name, data)})
    assert done.status_code == 303, done.text
    return str(done.headers["location"])


def propose_figure(client: PageClient, address: str, after: str = "38,700", claim: int = 1) -> str:
    """The address of a proposal for the record of a claim."""
    fields = {"after": after, "why": "our error", "because": "Table 3 says so."}
    done = client.submit(f"{address}/claim/{claim}", fields)
    assert done.status_code == 303, done.text
    return str(done.headers["location"])


def seen(page: str) -> str:
    found = re.search(r'name="seen" value="([0-9a-f]+)"', page)
    assert found, page
    return found[1]


def digest_of(desk: KeptDesk, proposal: str) -> str:
    """What a page would say that was seen, of one that offers no button."""
    record = desk.view(confidential=True).workspace.records["offences"]
    path = f"proposals/{proposal.rpartition('/')[2]}.yaml"
    return record_digest(desk.root, record) + digest_of_files(desk.root, [path])


@pytest.mark.parametrize("javascript", [True, False])
def test_an_edit_is_proposed_and_its_owner_accepts_it(
    served: ServerMaker, page_for: PageMaker, desk: KeptDesk, came_back: bytes, javascript: bool
) -> None:
    server = served(desk=desk)
    page = page_for(server, PROPOSER, javascript=javascript)
    page.goto("/compare")
    file = {
        "name": "letter (Other Charity).docx",
        "mimeType": "application/octet-stream",
        "buffer": came_back,
    }
    page.get_by_label("The Word file").set_input_files(file)  # type: ignore[arg-type]
    page.get_by_role("button", name="Compare").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("What happened to letter (Other Charity).docx")
    expect(page.get_by_text("Changed by Sam Example")).to_be_visible()
    page.get_by_role("link", name="Propose this for the record").first.click()
    expect(page.get_by_label("What should it say?")).to_have_value("38,700")
    page.get_by_role("button", name="Send the proposal").click()
    expect(page.get_by_role("alert")).to_contain_text("Choose why it should change")
    page.get_by_label("We got it wrong").check()
    page.get_by_label("In your own words").fill("Table 3 of the source has 38,700.")
    page.get_by_role("button", name="Send the proposal").click()
    expect(page.get_by_text("Your proposal is with Our Charity now.")).to_be_visible()
    expect(page.get_by_role("button", name="Accept the change")).to_have_count(0)

    owner = page_for(server, OWNER, javascript=javascript)
    owner.goto("/proposals")
    owner.get_by_role("link", name="Police recorded 38,685 offences").click()
    expect(owner.get_by_role("main")).to_contain_text("Table 3 of the source has 38,700.")
    owner.get_by_role("button", name="Accept the change").click()
    expect(owner.get_by_text("The change was made.")).to_be_visible()
    assert "value: 38,700" in (desk.root / "evidence/offences.yaml").read_text("utf-8")
    name, email, subject, *rest = git(desk.root, "log", "-1", "--format=%an%n%ae%n%B").splitlines()
    assert (name, email) == (PROPOSER.name, PROPOSER.email)
    assert subject == "offences: change value, statement"
    assert any(f"accepted by {OWNER.name}" in line for line in rest)
    assert f"Accepted-by: {OWNER.name} <{OWNER.email}>" in rest
    paths = git(desk.root, "show", "--format=", "--name-only").splitlines()
    assert [path.partition("/")[0] for path in paths] == ["evidence", "proposals"]


@pytest.mark.parametrize(("size", "scheme"), [("phone", "dark"), ("desktop", "light")])
def test_every_page_of_it_can_be_read_by_everybody(
    served: ServerMaker,
    page_for: PageMaker,
    axe: Callable[[Page], None],
    desk: KeptDesk,
    came_back: bytes,
    client: ClientMaker,
    size: Size,
    scheme: Scheme,
) -> None:
    proposer = client(PROPOSER, desk=desk)
    proposal = propose_figure(proposer, send(proposer, came_back))
    page = page_for(served(desk=desk), OWNER, size=size, scheme=scheme)
    page.goto("/compare")
    axe(page)
    file = {"name": "letter.docx", "mimeType": "application/octet-stream", "buffer": came_back}
    page.get_by_label("The Word file").set_input_files(file)  # type: ignore[arg-type]
    page.get_by_role("button", name="Compare").click()
    expect(page.get_by_role("article")).to_be_visible()
    axe(page)
    address = page.url
    page.goto(f"{address}/claim/1")
    axe(page)
    page.goto(address)
    page.get_by_role("link", name="Propose these words for the template").last.click()
    page.get_by_text("How the template would change").click()
    axe(page)
    page.goto("/proposals")
    axe(page)
    page.goto(proposal)
    axe(page)


def test_it_can_be_done_by_keyboard_alone(
    served: ServerMaker, page_for: PageMaker, desk: KeptDesk, client: ClientMaker, came_back: bytes
) -> None:
    proposer = client(PROPOSER, desk=desk)
    proposal = propose_figure(proposer, send(proposer, came_back))
    page = page_for(served(desk=desk), OWNER)
    page.goto(proposal)
    for _ in range(30):
        page.keyboard.press("Tab")
        if page.evaluate("document.activeElement.textContent") == "Accept the change":
            break
    page.keyboard.press("Enter")
    expect(page.get_by_text("The change was made.")).to_be_visible()


def test_whoever_proposes_one_edit_finds_the_way_back_to_the_others(
    client: ClientMaker, desk: KeptDesk, came_back: bytes
) -> None:
    proposer, owner = client(PROPOSER, desk=desk), client(OWNER, desk=desk)
    address = send(proposer, came_back)
    before = proposer.get(address).text
    assert "It was built as <strong>Offences</strong>." in before
    proposal = propose_figure(proposer, address)
    after = proposer.get(address).text
    assert after.count("See how it stands") == 1
    assert f'href="{proposal}"' in after
    assert before.count("Propose this for the record") - after.count("Propose this for the record") == 1
    assert "The evidence has changed since you sent this file." not in after, "a proposal changes nothing yet"
    assert f'<a href="{address}">Go back to' in proposer.get(proposal).text
    assert "Go back to" not in owner.get(proposal).text
    assert "Proposed by you, for others to decide" in proposer.get("/proposals").text
    assert "For you to decide" in owner.get("/proposals").text
    assert owner.submit(f"{proposal}/accept", {"seen": seen(owner.get(proposal).text)}).status_code == 303
    assert "The evidence has changed since you sent this file." in proposer.get(address).text


def test_what_became_of_a_proposal_is_said_to_whoever_made_it(
    client: ClientMaker, desk: KeptDesk, came_back: bytes
) -> None:
    proposer, owner = client(PROPOSER, desk=desk), client(OWNER, desk=desk)
    address = send(proposer, came_back)
    declined, back = propose_figure(proposer, address), propose_figure(proposer, address, "530", 3)
    done = owner.submit(f"{declined}/decline", {"word": "The table is revised."})
    assert f"You have declined it. {PROPOSER.name} can read why." in owner.get(done.headers["location"]).text
    done = proposer.submit(f"{back}/decline", {})
    assert "You have taken your proposal back." in proposer.get(done.headers["location"]).text
    assert f"It was taken back by {PROPOSER.name}" in owner.get(back).text
    assert "See how it stands" not in proposer.get(address).text, "both can be proposed again"
    page = proposer.get("/proposals?show=decided").text
    for said in ("Proposed by you", "“The table is revised.”", "Declined", "Taken back"):
        assert said in page
    told = proposer.get(declined).text
    assert ">Proposed</span>" in told, "nothing is so now, nor after"
    assert ">After</span>" not in told


def test_a_row_of_a_table_can_be_proposed_for(client: ClientMaker, desk: KeptDesk, came_back: bytes) -> None:
    proposer, owner = client(PROPOSER, desk=desk), client(OWNER, desk=desk)
    address = send(proposer, came_back)
    form = proposer.get(f"{address}/claim/3").text
    assert 'value="530"' in form
    proposal = propose_figure(proposer, address, "530", 3)
    page = owner.get(proposal).text
    assert "Gwent: Offences" in page
    assert owner.submit(f"{proposal}/accept", {"seen": seen(page)}).status_code == 303
    assert (desk.root / "evidence/by-force.csv").read_text(
        "utf-8"
    ) == "force,offences\nGwent,530\nDyfed-Powys,192\n"


def test_words_are_proposed_for_the_template_as_rendering_proves_them(
    client: ClientMaker, desk: KeptDesk, came_back: bytes
) -> None:
    proposer, owner = client(PROPOSER, desk=desk), client(OWNER, desk=desk)
    address = send(proposer, came_back)
    numbers = re.findall(rf"{address}/paragraph/(\d+)", proposer.get(address).text)
    form = f"{address}/paragraph/{numbers[-1]}"
    assert "We tried it" in proposer.get(form).text
    done = proposer.submit(form, {"why": "other", "because": "It is kinder."})
    proposal = done.headers["location"]
    page = owner.get(proposal).text
    assert "<ins>do something.</ins>" in page
    assert owner.submit(f"{proposal}/accept", {"seen": seen(page)}).status_code == 303
    assert "We ask you to do something." in (desk.root / "templates/letter.md.j2").read_text("utf-8")
    assert git(desk.root, "log", "-1", "--format=%an").strip() == PROPOSER.name
    assert owner.get(proposal).text.count("It was accepted by") == 1


def test_a_proposal_is_declined_with_a_word(client: ClientMaker, desk: KeptDesk, came_back: bytes) -> None:
    proposer, owner = client(PROPOSER, desk=desk), client(OWNER, desk=desk)
    proposal = propose_figure(proposer, send(proposer, came_back))
    without = owner.submit(f"{proposal}/decline", {"word": " "})
    assert without.status_code == 422
    assert "Say in a few words why you decline it" in without.text
    assert owner.submit(f"{proposal}/decline", {"word": "The table is revised."}).status_code == 303
    (kept,) = read_proposals(desk.root).known
    assert kept.decision is not None
    assert (kept.decision.outcome, kept.decision.word) == (Outcome.DECLINED, "The table is revised.")
    assert "“The table is revised.”" in proposer.get(proposal).text
    assert "38,685" in (desk.root / "evidence/offences.yaml").read_text("utf-8")
    assert git(desk.root, "log", "-1", "--format=%an").strip() == OWNER.name


def test_only_the_owner_decides_and_only_once(client: ClientMaker, desk: KeptDesk, came_back: bytes) -> None:
    proposer, owner = client(PROPOSER, desk=desk), client(OWNER, desk=desk)
    proposal = propose_figure(proposer, send(proposer, came_back))
    page = owner.get(proposal).text
    assert proposer.submit(f"{proposal}/accept", {"seen": seen(page)}).status_code == 403
    stranger = client(somebody(Role.EDITOR, "third-charity"), desk=desk)
    assert stranger.submit(f"{proposal}/decline", {"word": "no"}).status_code == 403
    assert client(READER, desk=desk).submit(f"{proposal}/accept", {}).status_code == 403
    for _ in range(2):  # a form that is sent twice does it once
        assert owner.submit(f"{proposal}/accept", {"seen": seen(page)}).status_code == 303
    assert stranger.submit(f"{proposal}/accept", {"seen": seen(page)}).status_code == 403
    assert owner.submit(f"{proposal}/decline", {"word": "no"}).status_code == 403


def test_whoever_made_a_proposal_can_take_it_back(
    client: ClientMaker, desk: KeptDesk, came_back: bytes
) -> None:
    proposer = client(PROPOSER, desk=desk)
    proposal = propose_figure(proposer, send(proposer, came_back))
    assert "Take the proposal back" in proposer.get(proposal).text
    assert proposer.submit(f"{proposal}/decline", {}).status_code == 303
    (kept,) = read_proposals(desk.root).known
    assert not kept.is_open


def test_what_changed_since_it_was_opened_is_looked_at_again(
    client: ClientMaker, desk: KeptDesk, came_back: bytes
) -> None:
    proposer, owner = client(PROPOSER, desk=desk), client(OWNER, desk=desk)
    proposal = propose_figure(proposer, send(proposer, came_back))
    page = owner.get(proposal).text
    desk.commit("evidence/offences.yaml", desk.text("evidence/offences.yaml") + "note: seen\n")
    again = owner.submit(f"{proposal}/accept", {"seen": seen(page)})
    assert again.status_code == 412
    assert "It was changed since you opened it" in again.text
    assert "The proposal still fits." in again.text
    assert owner.submit(f"{proposal}/accept", {"seen": seen(again.text)}).status_code == 303
    assert "note: seen" in desk.text("evidence/offences.yaml")
    assert "value: 38,700" in desk.text("evidence/offences.yaml")


@pytest.mark.parametrize(
    ("now", "said", "accepts"),
    [
        ("40,000", "Somebody has changed this since it was proposed.", False),
        ("38,700", "has been done already", False),
    ],
)
def test_a_proposal_that_was_overtaken_says_so(
    client: ClientMaker, desk: KeptDesk, came_back: bytes, now: str, said: str, accepts: bool
) -> None:
    proposer, owner = client(PROPOSER, desk=desk), client(OWNER, desk=desk)
    proposal = propose_figure(proposer, send(proposer, came_back))
    record = desk.text("evidence/offences.yaml")
    desk.commit("evidence/offences.yaml", record.replace("38,685", now))
    page = owner.get(proposal).text
    assert said in page
    assert ("Accept the change" in page) is accepts


def test_a_change_that_would_bring_an_error_is_not_made(
    client: ClientMaker, desk: KeptDesk, came_back: bytes
) -> None:
    proposer, owner = client(PROPOSER, desk=desk), client(OWNER, desk=desk)
    proposal = propose_figure(proposer, send(proposer, came_back), "thirty-eight-ish")
    page = owner.get(proposal).text
    done = owner.submit(f"{proposal}/accept", {"seen": digest_of(desk, proposal)})
    assert done.status_code == 422
    assert "It would bring an error, so it was not made." in done.text
    assert "The change would bring errors" in page
    assert "Accept the change" not in page
    assert "38,685" in (desk.root / "evidence/offences.yaml").read_text("utf-8")


def test_the_same_change_is_proposed_once(client: ClientMaker, desk: KeptDesk, came_back: bytes) -> None:
    proposer = client(PROPOSER, desk=desk)
    address = send(proposer, came_back)
    assert propose_figure(proposer, address) == propose_figure(proposer, address)
    assert len(read_proposals(desk.root).known) == 1


@pytest.mark.parametrize(
    ("fields", "said"),
    [
        ({"after": "", "why": "typo"}, "Write what it should say"),
        ({"after": "38,685", "why": "typo"}, "This is what it says already"),
        ({"after": "38,700", "why": "whim"}, "Choose why it should change"),
        ({"after": "38,700", "why": "other"}, "Say in a sentence why it should change"),
        ({"after": "38,700\u200b\ue000", "why": "typo"}, "private-use"),
    ],
)
def test_a_form_says_what_is_wrong_with_it(
    client: ClientMaker, desk: KeptDesk, came_back: bytes, fields: dict[str, str], said: str
) -> None:
    proposer = client(PROPOSER, desk=desk)
    done = proposer.submit(f"{send(proposer, came_back)}/claim/1", fields)
    assert done.status_code == 422
    assert said in done.text
    assert read_proposals(desk.root).known == ()


def test_a_reader_compares_and_proposes_nothing(
    client: ClientMaker, desk: KeptDesk, came_back: bytes
) -> None:
    reader = client(READER, desk=desk)
    address = send(reader, came_back)
    page = reader.get(address).text
    assert "38,700" in page
    assert "Propose" not in page.replace("Proposals", "")
    assert reader.get(f"{address}/claim/1").status_code == 403


def test_a_file_comes_back_with_comments(client: ClientMaker, desk: KeptDesk, came_back: bytes) -> None:
    reader = client(READER, desk=desk)
    file = reader.get(f"{send(reader, came_back)}/with-comments")
    assert "word/comments.xml" in ZipFile(BytesIO(file.content)).namelist()


def test_a_file_that_was_not_built_here_is_factchecked(client: ClientMaker, desk: KeptDesk) -> None:
    reader = client(READER, desk=desk)
    text = "<w:p><w:r><w:t>Police in Gwent recorded 530 offences in 2023/24.</w:t></w:r></w:p>"
    address = send(reader, docx(text))
    assert "was not built here" in reader.get(address).text
    done = reader.submit(f"{address}/figures")
    assert "One figure does not hold" in reader.get(done.headers["location"]).text


@pytest.mark.parametrize(
    ("data", "name", "said"),
    [
        (None, "", "Choose the Word file that came back"),
        (b"", "letter.docx", "is empty"),
        (b"Dear Minister", "letter.txt", "This is no Word file"),
        (b"PK\x03\x04 no more", "letter.docx", "damaged"),
        (b"\xd0\xcf\x11\xe0" + bytes(600), "letter.docx", ""),
        (BOMB.getvalue(), "letter.docx", ""),
        (with_part(docx("<w:p/>"), "word/document.xml", LOL), "letter.docx", ""),
    ],
)
def test_what_cannot_be_compared_is_refused_kindly(
    client: ClientMaker, desk: KeptDesk, data: bytes | None, name: str, said: str
) -> None:
    files = None if data is None else {"file": (name, data)}
    done = client(READER, desk=desk).submit("/compare", files=files)
    assert done.status_code == 422
    assert said in done.text
    assert 'href="#file"' in done.text
    assert "root:" not in done.text


@pytest.mark.parametrize("path", ["x", "x/claim/1", "x/paragraph/1", "x/with-comments"])
def test_what_is_not_there_is_not_found(client: ClientMaker, desk: KeptDesk, path: str) -> None:
    owner = client(OWNER, desk=desk)
    assert owner.get(f"/compare/{path}").status_code == 404
    assert owner.get("/proposals/20250218-093000-x-1").status_code == 404
    assert owner.get("/proposals/..%2f..%2fetc").status_code == 404


def test_claims_and_paragraphs_that_are_not_in_a_file_are_not_found(
    client: ClientMaker, desk: KeptDesk, came_back: bytes
) -> None:
    proposer = client(PROPOSER, desk=desk)
    address = send(proposer, came_back)
    for path in ("claim/99", "claim/-1", "claim/2", "paragraph/999", "paragraph/x"):
        assert proposer.get(f"{address}/{path}").status_code == 404, path


def test_a_proposal_about_a_secret_record_is_seen_by_those_who_may(
    client: ClientMaker, desk: KeptDesk, came_back: bytes
) -> None:
    record = desk.text("evidence/offences.yaml")
    desk.commit("evidence/offences.yaml", f"{record}confidential: true\nreason: not out yet\n")
    owner, other = client(OWNER, desk=desk), client(PROPOSER, desk=desk)
    proposal = propose_figure(owner, send(owner, came_back))
    assert owner.get(proposal).status_code == 200
    assert other.get(proposal).status_code == 404
    assert "38,7" not in other.get("/proposals").text
    assert proposal.rpartition("/")[2] not in other.get("/proposals").text
    assert other.submit(f"{proposal}/decline", {"word": "no"}).status_code == 404


def test_built_files_with_secrets_are_no_help_to_those_who_may_not_know(
    client: ClientMaker, desk: KeptDesk
) -> None:
    """A public copy without a list of claims is not held against a confidential edition that lies in “out”."""
    secret = '{% confidential reason="given in confidence" %}We know of 77 more.{% endconfidential %}'
    desk.commit("templates/letter.md.j2", f"{desk.text('templates/letter.md.j2')}\n{secret}\n")
    (desk.root / "out/letter.docx").unlink()
    assert build(desk.root, ["letter"], edition=None).files == ()
    (file,) = build(desk.root, ["letter"], edition=Edition.CONFIDENTIAL).files
    built = (desk.root / file).read_bytes()
    copy = edited(built, ("We know of 77 more.", "Gone."), without=("customXml/item1.xml",))
    page = client(PROPOSER, desk=desk)
    assert "77 more" not in page.get(send(page, copy)).text
    member = client(OWNER, desk=desk)
    assert "77 more" in member.get(send(member, copy)).text
    address = send(page, edited(built, ("We ask you to act.", "We ask you to go.")))
    assert f"{address}/paragraph/" not in page.get(address).text
