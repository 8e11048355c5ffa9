"""References that lead back to where they began."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from respondent.model.codes import R203
from respondent.model.diagnostic import Diagnostic
from respondent.model.evidence import DataTable, Statistic
from respondent.model.record import Record

LONGEST_CHAIN = 10
"""Ids of a circle that are written out."""

Edges = Mapping[str, tuple[tuple[str, str], ...]]
"""For each record's id, the fields that lead on and the ids to which they lead."""


def find_cycles(records: Mapping[str, Record]) -> list[Diagnostic]:
    """Every circle of bases and denominators, and of successors, once, where its first record leads on."""
    figures = [r for r in records.values() if isinstance(r, Statistic | DataTable)]
    bases = {r.id: _bases(r) for r in figures if r.of or r.denominator}
    successors = {r.id: (("superseded_by", r.superseded_by),) for r in records.values() if r.superseded_by}
    found = []
    for edges, what in ((bases, "rest on"), (successors, "are superseded by")):
        for circle in _circles(edges):
            first, then = circle[0], circle[1 % len(circle)]
            field = next(name for name, target in edges[first] if target == then)
            chain = _chain(circle)
            subject = "This record would" if len(circle) == 1 else "These records would"
            message = (
                f"{subject} {what} {'itself' if len(circle) == 1 else 'each other in a circle'}: {chain}."
            )
            remedy = f"Correct or take out “{field}” here, or the field of another that leads on."
            found.append(R203.at(records[first].place_of(field), message, remedy))
    return found


def _chain(circle: tuple[str, ...]) -> str:
    """The circle's ids and the first again: "“a” → “b” → “a”"; of a long one, its beginning and end."""
    shown = [f"“{name}”" for name in circle]
    if len(shown) > LONGEST_CHAIN:
        shown[LONGEST_CHAIN - 2 : -1] = [f"{len(shown) - LONGEST_CHAIN + 1} more"]
    return " → ".join((*shown, shown[0]))


def _bases(record: Statistic | DataTable) -> tuple[tuple[str, str], ...]:
    named = (("of", record.of), ("per", record.denominator))
    return tuple((name, target) for name, target in named if target)


def _circles(edges: Edges) -> Iterator[tuple[str, ...]]:
    """The circles, each from its first id in alphabetical order. Without recursion: chains may be long."""
    done: set[str] = set()
    seen: set[tuple[str, ...]] = set()
    for start in sorted(edges):
        path: list[str] = []
        on_path: dict[str, int] = {}
        waiting = [(start, 0)]
        while waiting:
            name, depth = waiting.pop()
            for left in path[depth:]:
                del on_path[left]
                done.add(left)
            del path[depth:]
            if name in on_path:
                circle = path[on_path[name] :]
                least = circle.index(min(circle))
                turned = (*circle[least:], *circle[:least])
                if turned not in seen:
                    seen.add(turned)
                    yield turned
            elif name not in done and name in edges:
                on_path[name] = depth
                path.append(name)
                waiting += [(target, depth + 1) for _, target in reversed(edges[name])]
        done.update(path)
