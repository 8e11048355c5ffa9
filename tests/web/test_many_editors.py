"""Fifty people who correct the same five records at once, through the pages: nobody's edit is lost."""

from __future__ import annotations

import re
import subprocess
import time
from collections import Counter
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, field
from pathlib import Path
from random import Random
from threading import Event, Thread

from tests.web.over_http import Answer, Pairs, Visitor, changed
from tests.web.saving_desk import SavingDesk
from tests.web.team import TEAM, serving

from respondent.loading.workspace import load
from respondent.model.person import Person, Role

MOST_STEPS = 1000
EDITORS = 50
RECORDS = 5
OWN = ("locator", "caveat.text", "note", "survey.population", "place")
"""Fields that one of the ten editors of a record alone writes in; the other five write in the passage."""
SHARED = "passage"

RECORD = (
    "# Added up by hand.\nkind: statistic\nstatement: Police recorded 12 offences in 2023/24.  # as published\n"
    "source: crime-data\nlocator: begin\nvalue: 12\nunit: offence\nmeasure: recorded\nperiod: 2023/24\n"
    "survey: {population: begin, n: 43}\ncaveat: {text: begin, show: note}\npassage: begin\nplace: begin\n"
    "note: begin\n"
)

TOKEN = re.compile(r"\be\d+x\d+\b")


@dataclass
class Editor:
    """One of the editors: who they are, which words of others they were shown, and which of theirs were saved."""

    number: int
    person: Person
    visitor: Visitor
    chance: Random
    seen: set[str] = field(default_factory=set)
    saved: list[str] = field(default_factory=list)
    given_up: int = 0
    merged: int = 0

    @property
    def record(self) -> str:
        return f"figure-{self.number % RECORDS}"

    @property
    def field_name(self) -> str:
        place = self.number // RECORDS
        return OWN[place] if place < len(OWN) else SHARED

    def edit(self, count: int) -> None:
        """One edit, from the form to the save, and again by what the pages say when others were quicker."""
        token = f"e{self.number}x{count}"
        path = f"/evidence/{self.record}/change"
        mine = changed(self._read(self.visitor.get(path), path), **{self.field_name: token, "why": "other"})
        answer = self.visitor.send(path, mine)
        for _ in range(MOST_STEPS):
            answer, is_done = self._gone_on(answer, token)
            if is_done:
                return
        raise AssertionError("others were quicker again and again")

    def _gone_on(self, answer: Answer, token: str) -> tuple[Answer, bool]:
        """What is answered to the next step, and whether the edit has come to its end."""
        path, merge = f"/evidence/{self.record}/change", f"/evidence/{self.record}/merge"
        if answer.status == 303:
            notice = self.visitor.get(answer.location).text
            assert "Saved." in notice or "Nothing of yours was left" in notice
            if "Saved." in notice:
                self.saved.append(token)
            else:
                self.given_up += 1
            return answer, True
        if answer.status == 409 and any(form.get("action") == merge for form in answer.page.forms):
            self.merged += 1
            time.sleep(self.chance.uniform(0, 0.3))  # nobody decides in no time; else turns fall into step
            fields = self._read(answer, merge)
            names = {str(one) for one in answer.page.xpath("//input[@type='radio']/@name")}
            choice = self.chance.choice(("mine", "mine", "theirs"))
            return self.visitor.send(merge, changed(fields, **dict.fromkeys(names, choice))), False
        assert answer.status in (200, 409), answer.text
        fields = self._read(answer, path)
        if answer.status == 409:  # refused in the last moment: the form once more
            return self.visitor.send(path, changed(fields, why="other")), False
        return self.visitor.send(path, changed(fields, step="save")), False

    def _read(self, answer: Answer, path: str) -> Pairs:
        self.seen |= set(TOKEN.findall(answer.body.decode()))
        return answer.form(path)


@dataclass(frozen=True)
class Written:
    """One commit: its author, and the editors' words that it put in and took out."""

    author: str
    came: set[str]
    went: set[str]


def history(root: Path) -> list[Written]:
    """All commits, the oldest first."""
    parts = git(root, "log", "--reverse", "--format=%x00%ae", "-p", "-U0").split("\0")[1:]
    found = []
    for part in parts:
        author, _, lines = part.partition("\n")
        came, went = (
            {token for line in lines.splitlines() if line.startswith(sign) for token in TOKEN.findall(line)}
            for sign in "+-"
        )
        found.append(Written(author, came - went, went - came))
    return found


def git(root: Path, *words: str) -> str:
    done = subprocess.run(["git", *words], cwd=root, capture_output=True, text=True, check=True)
    return done.stdout + done.stderr


def test_no_edit_of_fifty_people_on_five_records_is_lost(
    workspace: Callable[[dict[str, str]], Path], examples: int
) -> None:
    each = 20 if examples > 20_000 else 2
    files = {f"evidence/ours/figure-{number}.yaml": RECORD for number in range(RECORDS)}
    root = workspace(TEAM | files)
    assert not [one for one in load(root).diagnostics if one.severity == "error"]
    desk = SavingDesk(root)
    paths = [root / name for name in files]
    whole, stop = {path: {path.read_bytes()} for path in paths}, Event()

    def watch() -> None:
        while not stop.wait(0.01):
            for path in paths:
                whole[path].add(path.read_bytes())

    with serving(desk) as server:
        watching = Thread(target=watch)
        watching.start()
        editors = []
        for number in range(EDITORS):
            person = Person(f"Editor {number}", f"e{number}@our-charity.example", "our-charity", Role.EDITOR)
            cookies = {server.access.cookies.name("session"): server.access.session_of(person)}
            editors.append(Editor(number, person, Visitor(server.port, cookies), Random(number)))

        def work(editor: Editor) -> None:
            for count in range(each):
                editor.edit(count)
            editor.visitor.close()

        try:
            with ThreadPoolExecutor(EDITORS) as pool:
                list(pool.map(work, editors))
        finally:
            stop.set()
            watching.join()

    commits = history(root)[1:]
    assert "error" not in git(root, "fsck", "--full", "--strict")
    assert git(root, "status", "--porcelain") == ""
    _nothing_is_lost(commits, editors, each)
    _nothing_is_written_over_unseen(commits, editors)
    _what_nobody_else_touched_stands(root, editors)
    for name in files:
        kept = {
            git(root, "show", f"{commit}:{name}")
            for commit in git(root, "log", "--format=%H", "--", name).split()
        }
        assert {data.decode() for data in whole[root / name]} <= kept, (
            "a file could be read that was never saved"
        )


def _nothing_is_lost(commits: list[Written], editors: list[Editor], each: int) -> None:
    """Each edit that was acknowledged is one commit of its author, and there is no other."""
    acknowledged = Counter((one.person.email, token) for one in editors for token in one.saved)
    assert Counter((one.author, token) for one in commits for token in one.came) == acknowledged
    assert len(commits) == acknowledged.total()
    assert all(len(one.saved) + one.given_up == each for one in editors)


def _nothing_is_written_over_unseen(commits: list[Written], editors: list[Editor]) -> None:
    """Whoever takes another's words out was shown them before."""
    by_author = {one.person.email: one for one in editors}
    for commit in commits:
        editor = by_author[commit.author]
        assert commit.went <= editor.seen | set(editor.saved), f"{commit} took out what {editor} never saw"


def _what_nobody_else_touched_stands(root: Path, editors: list[Editor]) -> None:
    """The last edit of each field that one person writes in is in the file; the comments are, too."""
    for editor in editors:
        text = (root / f"evidence/ours/{editor.record}.yaml").read_text("utf-8")
        if editor.field_name != SHARED and editor.saved:
            assert re.search(rf"\b{editor.saved[-1]}\b", text)
        assert text.startswith("# Added up by hand.\n")
        assert "2023/24.  # as published\n" in text
