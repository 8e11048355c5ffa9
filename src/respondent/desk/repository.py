"""The git repository that a workspace is kept in, for whoever writes to it.

A commit is made by ``git fast-import``, beside the index and the working files, and the branch is then moved to it
in one step. That takes a few hundredths of a second however many files there are, and leaves alone what others
have changed or staged. Hooks that a commit on the command line would run (``pre-commit``, ``prepare-commit-msg``,
``commit-msg``, ``post-commit``) are not run, and commits are not signed: both would have programs of the
repository's run on a server, in somebody else's name. What such hooks hold a commit to, the checks and the rights
of partners, whoever saves has held it to before. ``reference-transaction``, which watches branches move, is run.
"""

from __future__ import annotations

import errno
import os
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from respondent.desk.outcome import Refused, WhyNot
from respondent.history.git import Answer, find_git, run_git
from respondent.history.history import NoHistory, open_history
from respondent.model.edit import FileChange

PENDING = "refs/respondent/pending"
_NO_COMMIT = "0" * 40
_SURELY = ("-c", "core.fsync=committed,reference", "-c", "core.fsyncMethod=batch")
"""That commits and branches are on the disk when git says so; the index can be made again."""

_UNWRITABLE = (errno.EACCES, errno.EROFS, errno.ENOSPC, errno.EDQUOT)
"""What git says in the system's words, where it cannot write."""

_UNDER_WAY = {
    "MERGE_HEAD": "a merge",
    "rebase-merge": "a rebase",
    "rebase-apply": "a rebase",
    "CHERRY_PICK_HEAD": "a cherry-pick",
    "REVERT_HEAD": "a revert",
}


NO_COMMIT = Refused(
    WhyNot.NO_COMMIT,
    "Nothing has ever been committed in this workspace’s repository.",
    "Whoever looks after it makes the first commit; then changes can be saved.",
)


@dataclass(frozen=True, slots=True)
class Branch:
    """The branch that is worked on, and the commit at its end."""

    name: str
    commit: str


class Repository:
    """The repository of a workspace at `root`; `git_folder` is its own folder, of this working tree."""

    def __init__(self, root: Path, program: str, git_folder: Path, prefix: str) -> None:
        self.root = root
        self.git_folder = git_folder
        self._program = program
        self._prefix = prefix
        self.holding: int | None = None
        """The file of the lock of whoever writes: no git of theirs is to be at work when the next one begins."""

    def ask(self, *arguments: str, given: bytes | None = None) -> Answer:
        """One run of git that reads."""
        return run_git(self._program, self.root, *arguments, given=given)

    def _tell(self, *arguments: str, given: bytes | None = None, index: Path | None = None) -> Answer:
        """One run of git that writes; what was acknowledged is on the disk."""
        told = (*_SURELY, *arguments)
        also = {"GIT_INDEX_FILE": str(index)} if index else {}
        return run_git(self._program, self.root, *told, given=given, also=also, holding=self.holding)

    def mark(self) -> tuple[object, ...]:
        """What changes when the present commit does, without a run of git."""
        try:
            head = (self.git_folder / "HEAD").read_bytes()
        except OSError:
            return ()
        found: list[object] = [head]
        common = self.common_folder
        name = head.removeprefix(b"ref: ").strip().decode("utf-8", "replace")
        for path in (common / name, common / "packed-refs", common / "reftable" / "tables.list"):
            try:
                status = path.stat()
                found.append((status.st_mtime_ns, status.st_size, status.st_ino))
            except (OSError, ValueError):
                found.append(None)
        return tuple(found)

    @property
    def common_folder(self) -> Path:
        """Where the branches are: for a second working tree, in the first one's folder."""
        try:
            said = (self.git_folder / "commondir").read_text(encoding="utf-8").strip()
        except OSError:
            return self.git_folder
        return Path(os.path.normpath(self.git_folder / said))

    def commit(self) -> str | None:
        """The present commit; None where nothing was ever committed."""
        answer = self.ask("rev-parse", "--verify", "--quiet", "HEAD^{commit}")
        return answer.out.decode("ascii", "replace").strip() or None if answer.ok else None

    # Whether it can be written to

    def branch(self) -> Branch | Refused:
        """The branch to save on, or why there can be no saving just now."""
        if (refused := self.in_the_way()) is not None:
            return refused
        commit = self.commit()
        if commit is None:
            return NO_COMMIT
        return Branch(self.branch_name(), commit)

    def in_the_way(self) -> Refused | None:
        """Why there can be no saving on any branch just now; found quickly: hardly ever by a run of git."""
        for name, what in _UNDER_WAY.items():
            if (self.git_folder / name).exists():
                return Refused(
                    WhyNot.MERGING,
                    f"Somebody is in the middle of {what} in this workspace’s repository.",
                    f"Whoever began {what} finishes or stops it; then save again.",
                )
        if not self.branch_name():
            return Refused(
                WhyNot.DETACHED,
                "The workspace’s repository is on no branch, so a change would belong to none.",
                "Whoever looks after the repository chooses a branch: “git switch main”.",
            )
        return None

    def branch_name(self) -> str:
        """The full name of the branch that is worked on; empty where there is none."""
        try:
            head = (self.git_folder / "HEAD").read_text(encoding="utf-8").strip()
        except (OSError, ValueError):
            head = ""
        if head.startswith("ref: refs/heads/") and not head.endswith(".invalid"):
            return head.removeprefix("ref: ")
        return self.ask("symbolic-ref", "--quiet", "HEAD").out.decode("utf-8", "replace").strip()

    def unfit(self, files: Sequence[FileChange]) -> Refused | None:
        """Which file is not as committed although it is as it was read, so that it is somebody else's to commit."""
        paths = [file.path for file in files]
        listed = self.ask("ls-files", "-s", "-z", "--", *paths)
        differing = self.ask("diff-index", "--raw", "-z", "--no-renames", "--relative", "HEAD", "--", *paths)
        if not (listed.ok and differing.ok):
            return _failed(listed if not listed.ok else differing)
        known: dict[str, list[tuple[str, str, str]]] = {}
        for entry in filter(None, listed.out.decode("utf-8", "surrogateescape").split("\0")):
            said, _, path = entry.partition("\t")
            mode, blob, stage = said.split(" ")
            known.setdefault(path, []).append((mode, blob, stage))
        parts = differing.out.decode("utf-8", "surrogateescape").split("\0")
        heads = {path: said.split(" ")[2] for said, path in zip(parts[::2], parts[1::2], strict=False)}
        for file in files:
            if refused := self._unfit(file, known.get(file.path, []), heads.get(file.path)):
                return refused
        return None

    def _unfit(self, file: FileChange, known: list[tuple[str, str, str]], head: str | None) -> Refused | None:
        """`known` is what the index has of a file; `head` its blob as committed, if something seems to differ."""
        if any(stage != "0" for _, _, stage in known):
            return Refused(
                WhyNot.MERGING,
                f"“{file.path}” has conflicts of a merge that are not settled.",
                "Whoever merges settles them; then save again.",
                file.path,
            )
        if any(mode not in {"100644", "100755"} for mode, _, _ in known):
            return Refused(
                WhyNot.PLACE,
                f"“{file.path}” is a link, not a file of its own.",
                "Change the file that it leads to.",
                file.path,
            )
        if file.before is None:
            committed = not known and head in (None, _NO_COMMIT)
        else:
            committed = bool(known) and (
                head is None or (head == known[0][1] == self._blob(file.path, file.before, write=False))
            )
        if committed:
            return None
        return Refused(
            WhyNot.UNCOMMITTED,
            f"Somebody has changed “{file.path}” on the server and has not committed that yet.",
            "Whoever works there commits the change or takes it back; then save again.",
            file.path,
        )

    def ignored(self, files: Sequence[FileChange]) -> str | None:
        """The first new file that git is told to ignore."""
        new = [file.path for file in files if file.before is None]
        if not new:
            return None
        answer = self.ask("--no-literal-pathspecs", "check-ignore", "-z", "--stdin", given=_zero(new))
        return answer.out.decode("utf-8", "replace").split("\0")[0] if answer.ok else None

    # Commits

    def _blob(self, path: str, data: bytes, *, write: bool = True) -> str | None:
        """The name of a file's content in git, with the line ends and filters that are set for its path."""
        more = ("-w",) if write else ()
        run = self._tell if write else self.ask
        answer = run("hash-object", *more, f"--path={path}", "--stdin", given=data)
        return answer.out.decode("ascii", "replace").strip() if answer.ok else None

    def made(
        self, branch: Branch, files: Sequence[FileChange], author: bytes, committer: bytes, message: bytes
    ) -> str | Refused:
        """A commit with the files on top of the branch's end, which the branch does not know yet; its hash."""
        lines = [b"commit " + PENDING.encode(), b"mark :1", b"author " + author, b"committer " + committer]
        lines += [b"data %d" % len(message), message, b"from " + branch.commit.encode()]
        for file in files:
            quoted = _quoted(self._prefix + file.path)
            if file.after is None:
                lines.append(b"D " + quoted)
                continue
            blob = self._blob(file.path, file.after)
            if blob is None:
                return _failed(Answer(ok=False, out=b"", err="git could not keep a file"))
            lines.append(f"M {self._mode(file)} {blob} ".encode() + quoted)
        lines += [b"", b"get-mark :1", b"done", b""]
        answer = self._tell("fast-import", "--quiet", "--done", "--force", given=b"\n".join(lines))
        commit = answer.out.decode("ascii", "replace").strip()
        return commit if answer.ok and commit else _failed(answer)

    def _mode(self, file: FileChange) -> str:
        """A file's mode as it is; that of a new one is plain."""
        try:
            runs = file.before is not None and os.stat(self.root / file.path).st_mode & 0o100  # noqa: PTH116
        except OSError:
            return "100644"
        return "100755" if runs and os.name != "nt" else "100644"

    def move(self, branch: Branch, commit: str) -> bool:
        """Move the branch from its end to the commit; False where somebody else has moved it meanwhile.

        Raises OSError where git may not write there, which no waiting mends.
        """
        given = f"update {branch.name}\0{commit}\0{branch.commit}\0delete {PENDING}\0\0"
        told = self._tell("update-ref", "-m", "save", "-z", "--stdin", given=given.encode())
        for number in () if told.ok else _UNWRITABLE:
            if os.strerror(number) in told.err:
                raise OSError(number, os.strerror(number))
        return told.ok

    def reached(self, commit: str, branch: str) -> bool:
        """Whether a commit is in a branch."""
        return self.ask("merge-base", "--is-ancestor", commit, branch).ok

    def prepare_index(self, index: Path, commit: str, ours: Sequence[str], theirs: Sequence[str]) -> bool:
        """Let a copy of the index have files as they are on the disk, or as committed where that is not `ours`."""
        told = self._tell(
            "update-index", "--add", "--remove", "-z", "--stdin", given=_zero(ours), index=index
        )
        if not theirs or not told.ok:
            return told.ok
        committed = self.ask("ls-tree", "-z", "--full-name", commit, "--", *theirs).out
        gone = [f"0 {_NO_COMMIT}\t{self._prefix}{path}" for path in theirs]
        given = _zero(gone) + committed
        return self._tell("update-index", "-z", "--index-info", given=given, index=index).ok

    def tidy(self) -> None:
        """Pack what has gathered, if git finds that it is time."""
        self.ask("gc", "--auto", "--quiet")  # which may go on for long, and needs no lock


def open_repository(root: Path) -> Repository | NoHistory:
    """The repository of the workspace at `root`; a NoHistory says why there is none."""
    history = open_history(root)
    if isinstance(history, NoHistory):
        return history
    program = find_git() or history.program
    answer = run_git(program, root, "rev-parse", "--absolute-git-dir", "--show-prefix")
    folder, _, prefix = answer.out.decode("utf-8", "surrogateescape").removesuffix("\n").partition("\n")
    return Repository(root, program, Path(folder), prefix.rstrip("\n"))


def _zero(lines: Sequence[str]) -> bytes:
    return "".join(f"{line}\0" for line in lines).encode("utf-8", "surrogateescape")


def _quoted(path: str) -> bytes:
    escaped = path.replace("\\", "\\\\").replace('"', '\\"').replace("\n", "\\n")
    return f'"{escaped}"'.encode("utf-8", "surrogateescape")


def _failed(answer: Answer) -> Refused:
    said = answer.err.splitlines()[0] if answer.err else "it gave no reason"
    return Refused(
        WhyNot.FAILED,
        f"git could not keep the change: {said}",
        "Nothing was changed. Whoever looks after the server sees to it; then save again.",
    )
