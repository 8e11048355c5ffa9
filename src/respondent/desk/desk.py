"""The desk: one workspace that several people look at and change, and everything that they need for it.

Whatever happens to the workspace from elsewhere – a push, another process, an editor – is noticed when somebody
looks at it, and while anybody listens to its events: the repository's present commit and the files' stamps are
looked at from time to time, for a few hundredths of a second, and what has changed is read and told of.
"""

from __future__ import annotations

import os
from collections import deque
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from pathlib import Path
from threading import Lock, RLock, Thread
from time import monotonic

from respondent.desk.differing import Differing, differing
from respondent.desk.events import Event, Events, Kind
from respondent.desk.findings import Findings
from respondent.desk.folders import listing, times_in
from respondent.desk.knowing import Known, Renamed
from respondent.desk.making import Maker, make_here
from respondent.desk.outcome import Outcome, Refused, Saved, WhyNot
from respondent.desk.past import PastChange, authors_of, remarked_in
from respondent.desk.presence import Presence
from respondent.desk.preview import Preview
from respondent.desk.previewing import Means, preview_for
from respondent.desk.redacted import Discretion, shown_workspace
from respondent.desk.remembering import Remembering
from respondent.desk.repository import NO_COMMIT, Repository, open_repository
from respondent.desk.saving import Saver
from respondent.desk.side import Side
from respondent.desk.view import View
from respondent.desk.watch import Watch
from respondent.history.history import NoHistory
from respondent.loading.disk import Overlay
from respondent.loading.kept import Keeper
from respondent.loading.workspace import Loaded
from respondent.model.edit import FileChange
from respondent.model.person import Person
from respondent.model.signoff import FOLDER as SIGNOFFS
from respondent.model.workspace import Workspace
from respondent.redacting.public import public_workspace

SERVICE = ("Respondent", "respondent@localhost")
"""As whom the service commits what others write, unless it is given another name."""

LOOKS_EVERY = 0.5
"""Seconds between two looks at whether anything has changed."""

LOOKS_FOR = 0.05
"""Seconds that a look may take; what it does not get to, the next one looks at."""

READS_ALL_EVERY = 30.0
"""Seconds after which everything is held to the disk at once."""

PREVIEWS = 16
"""Previews that are kept, since what somebody saves is what they were shown before."""

TRIALS = 3
"""Previews whose documents are kept for the version that their saving makes."""

MANY = 200
"""Records from which on a change is told of as one, not record by record."""


def _now() -> datetime:
    return datetime.now(UTC)


@dataclass(frozen=True, slots=True)
class _State:
    """One version: what was loaded, a view of it for each kind of visitor, and what is confidential in it."""

    version: int
    commit: str | None
    mark: tuple[object, ...]
    loaded: Loaded
    whole: View
    public: View
    discretion: Discretion


class Desk:
    """The workspace whose folder `root` is, or in which it lies. Raises NoWorkspaceError.

    `committer` is the name and the address of the service; `clock` tells the time; `maker` makes the documents,
    apart from this process where others than its owner write the evidence. All may be called from several threads.
    `events` and `presence` are for pages that show what others do.
    """

    def __init__(
        self,
        root: Path | str,
        clock: Callable[[], datetime] = _now,
        *,
        committer: tuple[str, str] = SERVICE,
        maker: Maker = make_here,
    ) -> None:
        self._clock = clock
        self._maker = maker
        self._keeper = Keeper(root)
        self.root = self._keeper.root
        self.events = Events(Watch(self._look_round).kept)
        self.presence = Presence(clock, self._told_of_presence)
        repository = open_repository(self.root)
        self._repository: Repository | None = None if isinstance(repository, NoHistory) else repository
        self._without = repository if isinstance(repository, NoHistory) else NoHistory("")
        self._past = Remembering(self._repository)
        self._saver = Saver(self._repository, committer) if self._repository else None
        if self._saver is not None:
            self._saver.recover()
        self._findings = {True: Findings(), False: Findings()}
        self._dirty: set[str] = set()
        self._previews: dict[tuple[object, ...], Preview] = {}
        self._trials: deque[Side] = deque(maxlen=TRIALS)
        self._saves = self._seen = 0
        self._is_warmed = self._is_warmed_again = False
        self._warming: Thread | None = None
        self._signed = times_in(self.root / SIGNOFFS)
        self._updating = RLock()
        self._dirty_lock = Lock()
        self._looked = self._read_all = monotonic()
        self._state = self._new_state(None, self._keeper.load(), *self._present_commit())

    # Looking

    def view(self, confidential: bool = False) -> View:  # noqa: FBT001, FBT002 - it is said at each call
        """The workspace as it is now, for a visitor who may see what is `confidential`, or may not."""
        self._notice()
        state = self._state
        return state.whole if confidential else state.public

    def look(self) -> None:
        """See now whether anything has changed, everything at once; a view does it by itself before long."""
        with self._updating:
            self._looked = self._read_all = float("-inf")
            self._look()

    def warm(self, *, wait: bool = False) -> None:
        """Make all documents and ask all rules, so that whoever comes next need not wait; in the background.

        It is done by one thread at a time, which begins anew if this is called again meanwhile.
        """
        self._is_warmed = True
        with self._dirty_lock:
            self._is_warmed_again = True
            thread = self._warming
            if thread is None:
                thread = Thread(target=self._warm, name="respondent-desk-warm", daemon=True)
                self._warming = thread
                thread.start()
        if wait:
            thread.join()

    def _warm(self) -> None:
        """Make everything, and again as often as that was asked for meanwhile."""
        try:
            while self._is_warmed_again:
                self._is_warmed_again = False
                self._make_everything()
        finally:
            with self._dirty_lock:
                again, self._warming = self._is_warmed_again, None
        if again:
            self.warm()

    def _make_everything(self) -> None:
        for view in (self.view(confidential=True), self.view()):
            view.used_in()
            view.findings.look(view.side.workspace)
        with self._updating:  # views that were asked before the rules were have kept that nothing is known
            state = self._state
            self._state = replace(state, whole=replace(state.whole), public=replace(state.public))

    def _look_round(self) -> None:
        """What is done from time to time while anybody listens."""
        self._notice()
        self.presence.sweep()

    def _notice(self) -> None:
        """See whether the workspace has changed, unless somebody looked a moment ago, or is looking."""
        saves = self._saves
        if self._seen >= saves and monotonic() - self._looked < LOOKS_EVERY:
            return
        if not self._updating.acquire(blocking=self._seen < saves):
            return
        try:
            if self._seen < saves or monotonic() - self._looked >= LOOKS_EVERY:
                self._look()
        finally:
            self._updating.release()

    def _look(self) -> None:
        """See what has changed, and make it the present version."""
        with self._dirty_lock:
            suspects, self._dirty = self._dirty, set()
            saves = self._saves
        everything = False
        now = monotonic()
        if now - self._looked >= LOOKS_EVERY:
            moved = self._repository is not None and self._repository.mark() != self._state.mark
            everything = (moved and not suspects) or now - self._read_all >= READS_ALL_EVERY
            if everything:
                self._read_all = now
            else:
                suspects |= set(self._keeper.changed(LOOKS_FOR))
            self._looked = monotonic()
        if everything or suspects:
            self._update(self._keeper.load(suspects=None if everything else suspects))
        self._seen = saves

    def _update(self, loaded: Loaded) -> None:
        """Make what was loaded the present version, and tell what is otherwise."""
        before = self._state
        commit, mark = self._present_commit()
        difference = differing(before.loaded.workspace, loaded.workspace)
        stamps = times_in(self.root / SIGNOFFS)
        signed, self._signed = stamps != self._signed, stamps
        is_same = not difference and not signed and loaded.diagnostics == before.loaded.diagnostics
        if is_same and commit == before.commit:
            self._state = replace(before, mark=mark)
            return
        self._state = after = self._new_state(before, loaded, commit, mark)
        if signed:  # words of organisations are in no record, and stand against documents
            self._trials.clear()
            after.whole.side.forget()
            after.public.side.forget()
        self._tell(before, after, difference)
        if self._is_warmed and not all(view.checked and view.is_made for view in (after.whole, after.public)):
            self.warm()

    def _present_commit(self) -> tuple[str | None, tuple[object, ...]]:
        if self._repository is None:
            return None, ()
        mark = self._repository.mark()
        return self._repository.commit(), mark

    # Versions

    def _new_state(
        self, before: _State | None, loaded: Loaded, commit: str | None, mark: tuple[object, ...]
    ) -> _State:
        whole = loaded.workspace
        version = before.version + 1 if before else 1
        side = self._next(before.whole.side, whole) if before else Side(whole, self._clock, self._maker)
        view = View(version, commit, loaded, side, self._findings[True], confidential=True)
        discretion = Discretion(loaded, self._past.ever_said)
        if discretion.is_idle:
            return _State(version, commit, mark, loaded, view, replace(view, confidential=False), discretion)
        bare = public_workspace(whole)
        is_own = before is not None and before.public.side is not before.whole.side
        other = (
            self._next(before.public.side, bare)
            if before and is_own
            else Side(bare, self._clock, self._maker)
        )
        shown = Loaded(shown_workspace(bare, discretion.ids), tuple(discretion.told(loaded.diagnostics)))
        public = View(version, commit, shown, other, self._findings[False], discretion, confidential=False)
        return _State(version, commit, mark, loaded, view, public, discretion)

    def _next(self, side: Side, workspace: Workspace) -> Side:
        """The side of the next version, with all documents that are known already."""
        after = side.after(workspace)
        for trial in tuple(self._trials):
            if after.adopt(trial):
                break
        return after

    def _tell(self, before: _State, after: _State, difference: Differing) -> None:
        """Tell everybody what has changed or was said of a record, and by whom, as far as that is known."""
        changes = self._past.between(before.commit, after.commit)
        by, remarked = authors_of(changes), remarked_in(changes)
        if len(difference.records) + len(difference.templates) > MANY or difference.settings:
            self.events.publish(Event(Kind.RELOAD, commit=after.commit, version=after.version))
            return
        secret = {*before.loaded.workspace.reasons, *after.loaded.workspace.reasons}
        for view in (before.public, after.public):
            secret |= view.discretion.ids if view.discretion else set()
        self.events.publish(
            *(
                Event(Kind.CHANGED, name, name in secret, by.get(name, ""), after.commit, after.version)
                for name in sorted(difference.records | difference.templates)
            ),
            *(
                Event(Kind.REMARKED, name, name in secret, who, after.commit, after.version)
                for name, who in sorted(remarked.items())
            ),
        )

    def _told_of_presence(self, record: str) -> None:
        state = self._state
        discretion = state.public.discretion
        secret = discretion is not None and record in discretion.ids
        self.events.publish(Event(Kind.PRESENCE, record, secret, version=state.version))

    # Changing

    def reload(self, overlay: Overlay) -> Loaded:
        """The whole workspace as it is now with files laid over it, for whoever works out a change of it."""
        self._notice()
        return self._laid_over(overlay)

    def preview(self, view: View, files: Sequence[FileChange]) -> Preview:
        """What a change of files would bring to the workspace as it is now; nothing is written.

        It is told as the visitor of a view may see it.
        """
        self._notice()
        key = self._state.version, view.confidential, self._clock().date(), tuple(files)
        known = self._previews.get(key)
        if known is not None:  # it was shown just now, and is to be saved
            return known
        with self._updating:
            loaded = self._keeper.load({file.path: file.after for file in files}, suspects=())
            state = self._state
        now = state.whole if view.confidential else state.public
        means = Means(self._trial, self._past.ever_said, self._laid_over)
        made = preview_for(now, state.loaded, loaded, files, means)
        if now.side.is_for_now or any(side.is_for_now for side in tuple(self._trials)):
            return made
        with self._dirty_lock:
            while len(self._previews) >= PREVIEWS:
                self._previews.pop(next(iter(self._previews)))
            self._previews[state.version, *key[1:]] = made
        return made

    def _trial(self, workspace: Workspace) -> Side:
        """A side of what a preview shows, kept for when it is saved."""
        side = Side(workspace, self._clock, self._maker)
        self._trials.appendleft(side)
        return side

    def _laid_over(self, overlay: Overlay) -> Loaded:
        with self._updating:
            return self._keeper.load(overlay, suspects=())

    def save(self, files: Sequence[FileChange], author: Person, message: str) -> Outcome:
        """Keep a change in one commit, with the author's name; the next view has it. See `Outcome`.

        Whether the author may change these files has been made sure of before.
        """
        if self._saver is None:
            return self._without_git()
        real = os.path.realpath(self.root)
        folders = {
            folder
            for file in files
            if file.before is None or file.after is None
            for folder in listing(real, file.path)
        }
        outcome = self._saver.save(files, author, message, self._clock())
        if isinstance(outcome, Saved):
            with self._dirty_lock:
                self._dirty |= {str(Path(real, path)) for path in outcome.paths} | folders
                self._saves += 1
        return outcome

    def in_the_way(self) -> Refused | None:
        """Why nothing at all could be saved just now, so that nobody types in vain; of one file it says nothing."""
        if self._repository is None:
            return self._without_git()
        return NO_COMMIT if self._state.commit is None else self._repository.in_the_way()

    def _without_git(self) -> Refused:
        why = f"Nothing can be saved here, since {self._without.why}."
        return Refused(WhyNot.NO_GIT, why, self._without.remedy)

    # The past

    def history(self, path: str, limit: int = 100, *, confidential: bool = True) -> tuple[PastChange, ...]:
        """Who changed a file when, the latest first; nothing where git does not keep it.

        Unless `confidential`, what a commit says is left out where it also changed files that not all may see.
        """
        return self._past.history(path, limit, self._known_to(confidential=confidential))

    def recent(self, limit: int = 20, *, confidential: bool = False) -> tuple[PastChange, ...]:
        """The last changes, the latest first; unless `confidential`, only what of them anybody may see."""
        known = self._known_to(confidential=confidential)
        now = known.renamed if known is not None else Renamed(self._state.loaded.workspace)
        return self._past.recent(limit, known, now)

    def contents(self, changes: Iterable[PastChange]) -> Mapping[str, bytes]:
        """What the files of records held before and after changes that were told, by hash."""
        return self._past.contents(changes)

    def text_at(self, commit: str, path: str) -> bytes | None:
        """A file as it was in a commit."""
        return self._past.text_at(commit, path)

    def _known_to(self, *, confidential: bool) -> Known | None:
        """What a visitor may see, None where that is all: what is open today may have been confidential."""
        now = self._state
        return (
            None if confidential else Known(now.public.side.workspace, now.loaded.workspace, now.discretion)
        )
