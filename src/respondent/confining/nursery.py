"""The process from which the children of jobs are forked.

It has one thread, what they need is imported, and what they use is at hand, so that a child is there at once and
shares the nursery's memory. The server itself has threads, and such a process must not be forked.

The nursery hears from the server on one socket: ``J`` with a job's two sockets, ``K`` with one from which a value
to keep is read. Of a job's sockets one is the child's, by which it talks to the server itself. By the other, the
watch, the nursery tells how the child ended, and the server, by closing it, that the child should end. When the
server is gone, so are the nursery and all its children.
"""

from __future__ import annotations

import array
import gc
import importlib
import json
import os
import selectors
import signal
import socket
import struct
import sys
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path
from shutil import rmtree

from respondent.confining.child import adopt_orphans, live_and_end
from respondent.confining.keeping import Store
from respondent.confining.wire import read_frame

JOB, KEEP = b"J", b"K"
ENDED = struct.Struct(">id")
"""How a child ended: its exit status, or a signal's number below nought, and the seconds of CPU that it used."""

NOT_STARTED = -(1 << 20)
"""The status of a child that could not be started."""


@dataclass(frozen=True, slots=True)
class _Child:
    pid: int
    watch: socket.socket
    scratch: Path


class Nursery:
    """The nursery's loop, over its socket to the server; `folder` is where children may write."""

    def __init__(self, server: socket.socket, folder: Path) -> None:
        self._server, self._folder = server, folder
        self._store = Store()
        self._children: dict[int, _Child] = {}
        self._begun = 0
        self._selector = selectors.DefaultSelector()
        self._selector.register(server, selectors.EVENT_READ)
        self._woken, waker = socket.socketpair()
        for end in (self._woken, waker):
            end.settimeout(0)
        self._waker = waker
        signal.set_wakeup_fd(waker.fileno(), warn_on_full_buffer=False)
        self._selector.register(self._woken, selectors.EVENT_READ)

    def run(self) -> None:
        """Serve until the server is gone."""
        try:
            while self._once():
                pass
        finally:
            for child in self._children.values():
                _kill_group(child.pid)
            self._kill_strays()
            rmtree(self._folder, ignore_errors=True)

    def _once(self) -> bool:
        for key, _ in self._selector.select():
            if key.fileobj is self._server:
                if not self._hear():
                    return False
            elif key.fileobj is self._woken:
                with suppress(BlockingIOError):
                    self._woken.recv(4096)
            elif isinstance(key.data, _Child):
                self._given_up(key.data)
        self._reap()
        return True

    def _hear(self) -> bool:
        """Do what the server says next; False when it is gone."""
        word, sockets = _received(self._server)
        if word == JOB and len(sockets) == 2:
            self._fork(*sockets)
        elif word == KEEP and len(sockets) == 1:
            self._keep(sockets[0])
        return bool(word)

    def _keep(self, source: socket.socket) -> None:
        with source:
            try:
                data = read_frame(source)
            except (OSError, EOFError):
                return
            if data is not None:
                self._store.take(data)
                gc.freeze()  # a child's collector would write to the pages that it shares
                with suppress(OSError):
                    source.sendall(KEEP)

    def _fork(self, talk: socket.socket, watch: socket.socket) -> None:
        self._begun += 1
        scratch = self._folder / str(self._begun)
        try:
            scratch.mkdir()
            pid = os.fork()
        except OSError:
            rmtree(scratch, ignore_errors=True)
            _tell(watch, NOT_STARTED, 0.0)
            talk.close()
            return
        if pid == 0:
            live_and_end(talk, self._store.values, scratch)
        talk.close()
        with suppress(OSError):  # so that a kill finds the group, even if the child did not come to make it
            os.setpgid(pid, pid)
        child = self._children[pid] = _Child(pid, watch, scratch)
        self._selector.register(watch, selectors.EVENT_READ, child)

    def _given_up(self, child: _Child) -> None:
        """The server does not want the answer any more."""
        self._selector.unregister(child.watch)
        _kill_group(child.pid)

    def _reap(self) -> None:
        """Tell of the children that ended, after ending what they have started."""
        while True:
            try:
                ended = os.waitid(os.P_ALL, 0, os.WEXITED | os.WNOHANG | os.WNOWAIT)
            except ChildProcessError:
                return
            if ended is None:
                return
            child = self._children.pop(ended.si_pid, None)
            if child is not None:
                _kill_group(child.pid)  # its number is still taken: nobody else can have it
                self._kill_strays()
            _, status, usage = os.wait4(ended.si_pid, 0)
            if child is not None:
                with suppress(KeyError):
                    self._selector.unregister(child.watch)
                rmtree(child.scratch, ignore_errors=True)
                _tell(child.watch, os.waitstatus_to_exitcode(status), usage.ru_utime + usage.ru_stime)

    def _kill_strays(self) -> None:
        """End processes that left their job's group, and became the nursery's own when their parent ended."""
        listed = Path(f"/proc/self/task/{os.getpid()}/children")
        for _ in range(1000):
            try:
                strays = {int(pid) for pid in listed.read_text("ascii").split()} - self._children.keys()
            except (OSError, ValueError):
                return
            alive = [pid for pid in strays if not _has_ended(pid)]
            for pid in alive:
                with suppress(ProcessLookupError):
                    os.kill(pid, signal.SIGKILL)
            if not alive:
                return


def _has_ended(pid: int) -> bool:
    """Whether a child of ours is but waiting to be told of."""
    try:
        found = os.waitid(os.P_PID, pid, os.WEXITED | os.WNOHANG | os.WNOWAIT)
    except ChildProcessError:
        return True
    return found is not None


def _kill_group(pid: int) -> None:
    with suppress(ProcessLookupError, PermissionError):
        os.killpg(pid, signal.SIGKILL)


def _tell(watch: socket.socket, status: int, seconds: float) -> None:
    with watch, suppress(OSError):
        watch.sendall(ENDED.pack(status, seconds))


def _received(server: socket.socket) -> tuple[bytes, list[socket.socket]]:
    """One word from the server with the sockets that came along; "" when it is gone."""
    try:
        word, ancillary, _, _ = server.recvmsg(1, socket.CMSG_SPACE(2 * array.array("i").itemsize))
    except OSError:
        return b"", []
    numbers = array.array("i")
    for level, kind, data in ancillary:
        if level == socket.SOL_SOCKET and kind == socket.SCM_RIGHTS:
            numbers.frombytes(data[: len(data) - len(data) % numbers.itemsize])
    return word, [socket.socket(fileno=number) for number in numbers]


def main(number: int, folder: str, modules: str) -> None:
    """Be the nursery: `number` is its socket's, `modules` those to have ready, as JSON."""
    adopt_orphans()
    signal.signal(signal.SIGCHLD, _nothing)
    for name in json.loads(modules):
        importlib.import_module(name)
    gc.freeze()
    Nursery(socket.socket(fileno=number), Path(folder)).run()


def _nothing(*_: object) -> None:
    """A signal is heard by the socket that it wakes; without a handler there would be none."""


if __name__ == "__main__":  # pragma: no cover
    main(int(sys.argv[1]), *sys.argv[2:])
