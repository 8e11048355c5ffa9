"""Whose side is taken in each conflict of one merge, and which conflicts nobody has decided."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from respondent.merging.outcome import Conflict, Names, Side, What

Decide = Callable[[Conflict], Side]
Version = Callable[[Side], str]


class Decisions:
    """The decisions of one merge: `chosen` by their conflicts' paths; `met` are the conflicts that are left.

    `disputed` are paths at which one side took a field out and the other changed only its comments.
    """

    def __init__(self, chosen: Mapping[str, Side], names: Names) -> None:
        self.chosen = chosen
        self.names = names
        self.met: dict[tuple[str, What], Conflict] = {}
        self.disputed: set[str] = set()

    def by(self, side: Side) -> Decide:
        """Decides for what was chosen, else for `side`, and notes the conflict."""

        def decide(conflict: Conflict) -> Side:
            if conflict.path in self.chosen:
                return self.chosen[conflict.path]
            self.met[conflict.path, conflict.what] = conflict
            return side

        return decide

    def marked(self, side: Side | None, version: Version, base: str) -> str:
        """One side's version of some lines; without `side`, both of them between markers, if they are not the same.

        `base` is what stood there before; what the sides say is put above it as a comment.
        """
        if side is not None:
            return version(side)
        outer, self.met = self.met, {}
        ours, theirs = version(Side.OURS), version(Side.THEIRS)
        found, self.met = self.met, outer
        if ours == theirs:
            return ours
        self.met |= found
        said = "".join(f"# {conflict.in_words(*self.names.words)}\n" for conflict in found.values())
        return self.names.marked(ours, said + base, theirs)
