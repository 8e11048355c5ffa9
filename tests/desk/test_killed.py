"""A save that is killed leaves the old or the new, and one that was acknowledged is never lost."""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from respondent.desk.desk import Desk
from respondent.desk.outcome import Refused, Saved, WhyNot
from respondent.desk.ref_locks import lift_left
from respondent.desk.repository import Branch, Repository, open_repository
from respondent.model.edit import FileChange
from respondent.model.person import Person

Git = Callable[..., str]
Shared = Callable[[dict[str, str]], Path]
Edit = Callable[[Path, str, str, str], FileChange]
DeskAt = Callable[[Path], Desk]

KILLER = """
import os, random, signal, sys, time
from pathlib import Path
from respondent.desk.desk import Desk
from respondent.desk.outcome import Refused, Saved, WhyNot
from respondent.desk.ref_locks import lift_left
from respondent.desk.repository import Branch, Repository, open_repository
from respondent.model.edit import FileChange
from respondent.model.person import Person

root, kills, seed = Path(sys.argv[1]), int(sys.argv[2]), int(sys.argv[3])
chance = random.Random(seed)
names = ("evidence/one.txt", "evidence/two.txt")

def change(number):
    return [FileChange(name, (root / name).read_bytes(), b"%d\\n" % number * 2000) for name in names]

def save(number):
    from respondent.desk.outcome import Saved
    return isinstance(Desk(root).save(change(number), Person("A", "a@b.c"), str(number)), Saved)

began = time.monotonic()
assert save(1)
seconds = time.monotonic() - began
acknowledged, torn, lost = 1, 0, 0
for number in range(2, kills + 2):
    read, write = os.pipe()
    child = os.fork()
    if not child:
        os.setpgid(0, 0)
        os.write(write, b"1" if save(number) else b"0")
        os._exit(0)
    os.close(write)
    time.sleep(chance.uniform(0, seconds))
    with_its_gits = chance.random() < 0.5
    try:
        (os.killpg if with_its_gits else os.kill)(child, signal.SIGKILL)
    except ProcessLookupError:
        os.kill(child, signal.SIGKILL)
    os.waitpid(child, 0)
    if os.read(read, 1) == b"1":
        acknowledged = number
    os.close(read)
    found = set()
    for name in names:
        data = (root / name).read_bytes()
        value = int(data.split(b"\\n", 1)[0])
        torn += data != b"%d\\n" % value * 2000
    Desk(root)
    for name in names:
        found.add((root / name).read_bytes())
    torn += len(found) != 1
    lost += int(found.pop().split(b"\\n", 1)[0]) < acknowledged
print(torn, lost)
"""


@pytest.mark.skipif(not hasattr(os, "fork"), reason="there is no fork here")
def test_a_save_killed_at_any_moment_tears_nothing_and_loses_nothing_acknowledged(
    shared: Shared, git: Git, examples: int
) -> None:
    root = shared({"evidence/one.txt": "0\n" * 2000, "evidence/two.txt": "0\n" * 2000})
    kills = 15 if examples <= 20_000 else 100
    done = subprocess.run(
        [sys.executable, "-c", KILLER, str(root), str(kills), str(examples)],
        capture_output=True,
        text=True,
        timeout=500,
    )

    assert (done.stdout, done.stderr) == ("0 0\n", "")
    assert git(root, "status", "--porcelain") == ""
    assert "error" not in git(root, "fsck")
    assert not list(root.rglob("*.tmp"))
    assert not (root / ".git/index.lock").exists()


class KilledError(BaseException):
    """Stands for the end of the process."""


@pytest.mark.parametrize(
    ("at", "is_new"),
    [
        ("respondent.desk.repository.Repository.move", False),
        ("respondent.desk.saving.InPlace.put", True),
        ("respondent.desk.repository.Repository.prepare_index", True),
        ("respondent.desk.index_lock.IndexLock.replace", True),
        ("respondent.desk.journal.Journal.clear", True),
    ],
)
def test_whoever_starts_next_finishes_or_drops_what_was_cut_off(
    shared: Shared,
    git: Git,
    edit: Edit,
    desk_at: DeskAt,
    monkeypatch: pytest.MonkeyPatch,
    at: str,
    is_new: bool,
) -> None:
    root = shared({})
    changes = [
        edit(root, "evidence/offences.yaml", "38,685", "38,658"),
        FileChange("evidence/new.yaml", None, b"x\n"),
    ]
    changes.append(FileChange("evidence/by-force.csv", (root / "evidence/by-force.csv").read_bytes(), None))
    desk = desk_at(root)

    def die(*_: object) -> None:
        if (root / ".git/respondent/save.json").exists():
            raise KilledError

    with monkeypatch.context() as now:
        now.setattr(at, die)
        for late in ("index_lock.IndexLock._lift", "journal.InPlace.drop", "journal.Journal.clear"):
            if f"respondent.desk.{late}" != at:  # nobody tidies up after a kill
                now.setattr(f"respondent.desk.{late}", lambda *_: None)
        with pytest.raises(KilledError):
            desk.save(changes, Person("A", "a@b"), "cut off")
    assert (root / ".git/index.lock").exists()

    desk_at(root)

    assert ("38,658" in (root / "evidence/offences.yaml").read_text()) is is_new
    assert (root / "evidence/new.yaml").exists() is is_new
    assert (root / "evidence/by-force.csv").exists() is not is_new
    assert (git(root, "log", "-1", "--format=%s").strip() == "cut off") is is_new
    assert git(root, "status", "--porcelain") == ""
    assert not (root / ".git/index.lock").exists()
    assert sorted(path.name for path in (root / ".git/respondent").iterdir()) == ["index.sign", "lock"]
    assert not list(root.rglob("*.tmp"))


def test_a_journal_that_cannot_be_read_is_dropped(shared: Shared, edit: Edit, desk_at: DeskAt) -> None:
    root = shared({})
    (root / ".git/respondent").mkdir()
    (root / ".git/respondent/save.json").write_text("{")

    desk_at(root)

    assert not (root / ".git/respondent/save.json").exists()


def test_two_processes_save_by_turns(shared: Shared, git: Git) -> None:
    root = shared({"evidence/one.txt": "", "evidence/two.txt": ""})
    script = (
        "import sys\nfrom pathlib import Path\nfrom respondent.desk.desk import Desk\n"
        "from respondent.desk.outcome import Saved\nfrom respondent.model.edit import FileChange\n"
        "from respondent.model.person import Person\nroot, name = Path(sys.argv[1]), sys.argv[2]\n"
        "desk = Desk(root)\n"
        "for number in range(5):\n    data = (root / name).read_bytes()\n"
        "    change = FileChange(name, data, data + b'%d\\n' % number)\n"
        "    assert isinstance(desk.save([change], Person('A', 'a@b'), 'x'), Saved)\n"
    )
    names = ("evidence/one.txt", "evidence/two.txt")
    running = [subprocess.Popen([sys.executable, "-c", script, str(root), name]) for name in names]
    assert [one.wait(120) for one in running] == [0, 0]
    assert [(root / name).read_text() for name in names] == ["0\n1\n2\n3\n4\n"] * 2
    assert int(git(root, "rev-list", "--count", "HEAD")) == 11
    assert git(root, "status", "--porcelain") == ""


def left(path: Path, content: str) -> Path:
    """A lock as a git that was killed leaves it."""
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(content, encoding="utf-8")
    return path


@pytest.mark.parametrize("name", ["refs/heads/main.lock", "HEAD.lock", "packed-refs.lock"])
@pytest.mark.parametrize("says", ["the commit", "nothing"])
def test_a_git_killed_while_it_moved_the_branch_does_not_keep_others_from_saving(
    shared: Shared,
    edit: Edit,
    desk_at: DeskAt,
    partner: Person,
    monkeypatch: pytest.MonkeyPatch,
    name: str,
    says: str,
) -> None:
    root = shared({})
    monkeypatch.setattr("respondent.desk.ref_locks.STILL_FOR", 0.05)
    desk = desk_at(root)
    with monkeypatch.context() as now:
        now.setattr("respondent.desk.journal.Journal.clear", lambda _: None)  # nobody tidies up after a kill
        now.setattr("respondent.desk.saving.lift_left", lambda *_: False)

        def die(_: object, __: object, commit: str) -> bool:
            left(root / ".git" / name, f"{commit}\n" if says == "the commit" else "")
            raise KilledError

        now.setattr("respondent.desk.repository.Repository.move", die)
        with pytest.raises(KilledError):
            desk.save([edit(root, "evidence/offences.yaml", "38,685", "38,658")], partner, "cut off")

    outcome = desk_at(root).save([edit(root, "evidence/offences.yaml", "38,685", "1")], partner, "next")

    assert isinstance(outcome, Saved)
    assert not (root / ".git" / name).exists()


def test_a_git_of_ours_that_alone_is_killed_costs_one_more_attempt(
    shared: Shared, edit: Edit, desk_at: DeskAt, partner: Person, monkeypatch: pytest.MonkeyPatch
) -> None:
    root = shared({})
    desk = desk_at(root)
    real = Repository.move
    lock = root / ".git/refs/heads/main.lock"

    def killed_once(self: Repository, branch: Branch, commit: str) -> bool:
        if not times:
            times.append(1)
            left(lock, f"{commit}\n")
        return real(self, branch, commit)

    times: list[int] = []
    monkeypatch.setattr(Repository, "move", killed_once)
    left(root / ".git/refs/respondent/pending.lock", "")

    assert isinstance(desk.save([edit(root, "evidence/offences.yaml", "38,685", "1")], partner, "x"), Saved)
    assert not lock.exists()


def test_a_lock_that_was_there_before_is_somebody_elses(
    shared: Shared, edit: Edit, desk_at: DeskAt, partner: Person, monkeypatch: pytest.MonkeyPatch
) -> None:
    root = shared({})
    monkeypatch.setattr("respondent.desk.ref_locks.STILL_FOR", 0.01)
    lock = left(root / ".git/refs/heads/main.lock", "")
    os.utime(lock, (1, 1))
    outcome = desk_at(root).save([edit(root, "evidence/offences.yaml", "38,685", "1")], partner, "x")
    assert isinstance(outcome, Refused)
    assert outcome.why is WhyNot.BUSY
    assert lock.exists()


def test_a_lock_that_another_git_gives_back_is_not_lifted(
    shared: Shared, monkeypatch: pytest.MonkeyPatch
) -> None:
    root = shared({})
    repository = open_repository(root)
    assert isinstance(repository, Repository)
    lock = left(root / ".git/HEAD.lock", "")
    monkeypatch.setattr("respondent.desk.ref_locks.sleep", lambda _: lock.unlink(missing_ok=True))
    assert not lift_left(repository, "refs/heads/main", "0" * 40, 0)
