"""Twenty thousand merges made by lot: no change is lost, and nothing is there that nobody wrote.

Three quarters of them are of records, the rest of tables.
"""

from __future__ import annotations

import importlib.util
import re
import sys
from collections.abc import Iterable, Mapping
from csv import reader
from pathlib import Path
from random import Random
from types import ModuleType
from typing import Any

import pytest

from respondent.merging.dropped import dropped
from respondent.merging.outcome import Conflict, Merged, Side, What
from respondent.merging.records import merge_records
from respondent.merging.tables import merge_tables
from respondent.model.edit import ABSENT
from respondent.yamltext.node import MappingNode, Node, ScalarNode
from respondent.yamltext.parse import parse_yaml

SHARES = 8
"""The merges are shared out among so many tests, for the workers."""

Leaves = dict[tuple[str, ...], str]


def _generating() -> ModuleType:
    spec = importlib.util.spec_from_file_location("generating", Path(__file__).with_name("generating.py"))
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    sys.modules["generating"] = module
    spec.loader.exec_module(module)
    return module


generating: Any = _generating()


def plain(node: Node) -> object:
    if isinstance(node, ScalarNode):
        return node.text
    if isinstance(node, MappingNode):
        return {name: plain(value) for name, value, _, _ in node.entries}
    return [plain(item) for item in node.items]


def read(data: bytes) -> object:
    node, problems = parse_yaml(data, "record.yaml")
    assert node is not None, (problems, data.decode())
    assert not problems, (problems, data.decode())
    return plain(node)


def leaves(value: object, path: tuple[str, ...] = ()) -> Leaves:
    """Each text by the way to it; an item of a list by what it is, or by its name."""
    if isinstance(value, Mapping):
        return {k: v for name, inner in value.items() for k, v in leaves(inner, (*path, name)).items()}
    if isinstance(value, list | tuple):
        found: Leaves = {(*path, "list"): "list"}
        for item in value:
            step = item["name"] if isinstance(item, Mapping) else f"={item}"
            found |= leaves(item, (*path, step)) if isinstance(item, Mapping) else {(*path, step): item}
        return found
    return {path: str(value)}


def ambiguous(base: Leaves, ours: Leaves, theirs: Leaves) -> bool:
    """Whether both sides may have put different texts in the place of one, in a list of texts; or of one group."""
    for above in {path[:-1] for path in base if path[-1][:1] == "="}:
        was, here, there = (
            {p[-1] for p in side if p[:-1] == above and p[-1][:1] == "="} for side in (base, ours, theirs)
        )
        new, also_new, gone, also_gone = here - was, there - was, was - here, was - there
        if new != also_new and ((gone & also_gone) or (new and also_new and gone and also_gone)):
            return True
    was, here, there = ({p[1] for p in s if p[0] == "holders"} for s in (base, ours, theirs))
    return bool((was - here) & (was - there)) and (here - was) != (there - was)


def groups(paths: Iterable[tuple[str, ...]]) -> set[tuple[str, ...]]:
    """Every group or list that has one of these leaves in it."""
    return {path[:end] for path in paths for end in range(1, len(path))}


def clashes(base: Leaves, ours: Leaves, theirs: Leaves) -> set[tuple[str, ...]]:
    """What both changed, and not alike; what one took out whole and the other changed in a part."""
    mine = {path for path in base.keys() | ours.keys() if base.get(path) != ours.get(path)}
    other = {path for path in base.keys() | theirs.keys() if base.get(path) != theirs.get(path)}
    found = {path for path in mine & other if ours.get(path) != theirs.get(path)}
    was, here, there = (groups(side) for side in (base, ours, theirs))
    for changed, kept, gone in ((mine, here, was - there), (other, there, was - here)):
        found |= {above for path in changed for above in groups([path]) if above in gone and above in kept}
    return found


def put_together(base: Leaves, ours: Leaves, theirs: Leaves) -> Leaves:
    """What should come of leaves that do not clash."""
    merged = {}
    for path in base.keys() | ours.keys() | theirs.keys():
        value = ours.get(path) if ours.get(path) != base.get(path) else theirs.get(path)
        if value is not None:
            merged[path] = value
    return merged


def only_moved(conflict: Conflict) -> bool:
    """Whether one side took out a list in which the other only moved something."""
    left = conflict.theirs if conflict.ours is ABSENT else conflict.ours
    return ABSENT in (conflict.ours, conflict.theirs) and leaves(left) == leaves(conflict.base)


def remarks(text: str) -> set[str]:
    return set(re.findall(r"# (remark \d+)", text))


def settled(texts: list[bytes], side: Side, first: Merged) -> bytes:
    merged = merge_records(texts[0], texts[1], texts[2], chosen={c.path: side for c in first.conflicts})
    assert merged.data is not None, (first.conflicts, side, (first.data or b"").decode())
    assert merged.conflicts == ()
    return merged.data


def merge_one(number: int) -> str:
    """One merge by lot, held against what should come of it; gives what did."""
    lot = Random(number)
    base = generating.a_record(lot)
    ours, theirs = generating.edited(lot, base), generating.edited(lot, base)
    texts = [one.text().encode() for one in (base, ours, theirs)]
    values = [leaves(one.values()) for one in (base, ours, theirs)]
    if number % 16 == 0:
        assert values == [leaves(read(text)) for text in texts]
    assert merge_records(texts[0], texts[1], texts[0]).data == texts[1]
    assert merge_records(texts[0], texts[0], texts[2]).data == texts[2]
    merged = merge_records(texts[0], texts[1], texts[2])
    shown = b"\n=====\n".join(texts).decode() + f"\n-->\n{(merged.data or b'').decode()}"
    assert merged.data is not None, shown
    found = [conflict for conflict in merged.conflicts if conflict.what is not What.COMMENT]
    expected = clashes(*values)
    if ambiguous(*values):
        assert found, shown
        return "ambiguous"
    order = [conflict for conflict in found if conflict.what is What.ORDER]
    told = [one for one in found if one.what is What.VALUE and not only_moved(one)]
    assert bool(told) == bool(expected), (shown, expected, found)
    wanted = {
        one
        for one in remarks(texts[1].decode()) | remarks(texts[2].decode())
        if one not in remarks(texts[0].decode()) or all(one in remarks(t.decode()) for t in texts[1:])
    }
    assert wanted <= remarks(merged.data.decode()), shown
    if number % 3 == 0:
        back = merge_records(texts[0], texts[2], texts[1])
        assert len(back.conflicts) == len(merged.conflicts), shown
        assert merged.conflicts or leaves(read(back.data or b"")) == put_together(*values), shown
    if merged.conflicts:
        assert merged.data.count(b"<<<<<<< ours\n") >= 1, shown
        expected |= {tuple(c.path.split(".")) for c in merged.conflicts if ABSENT in (c.ours, c.theirs)}
        side = Side.OURS if number % 2 else Side.THEIRS
        check_side(values, leaves(read(settled(texts, side, merged))), expected, side, shown)
        return "conflict"
    assert not order
    assert leaves(read(merged.data)) == put_together(*values), shown
    if number % 5 == 0:
        check_what_is_dropped(texts, merged.data, put_together(*values) != values[1])
    return "clean"


def check_what_is_dropped(
    texts: list[bytes], merged: bytes, differs: bool, key: tuple[str, ...] | None = None
) -> None:
    """A good merge drops nothing; one that takes our file as a whole drops what they alone changed, if anything."""
    base, ours, theirs = texts
    assert dropped(base, ours, (theirs, merged), "record.yaml", key) == (), texts
    assert dropped(base, theirs, (ours, merged), "record.yaml", key) == (), texts
    assert bool(dropped(base, theirs, (ours, ours), "record.yaml", key)) == differs, texts


def check_side(
    values: list[Leaves], got: Leaves, expected: set[tuple[str, ...]], side: Side, shown: str
) -> None:
    """What nobody disputes is as it should be, and each dispute as that side has it."""
    taken = values[1] if side is Side.OURS else values[2]
    together = put_together(*values)
    for path in set().union(got, *values):
        disputed = any(path[: len(above)] == above for above in expected)
        wanted = taken.get(path) if disputed else together.get(path)
        assert got.get(path) == wanted, (path, side, shown)


@pytest.mark.parametrize("share", range(SHARES))
def test_no_change_is_lost_and_nothing_is_there_that_nobody_wrote(share: int, examples: int) -> None:
    outcomes = {"clean": 0, "conflict": 0, "ambiguous": 0}
    for number in range(share, examples * 3 // 4, SHARES):
        outcomes[merge_one(number)] += 1
    assert outcomes["clean"] > outcomes["conflict"] > outcomes["ambiguous"]


Table = dict[str, dict[str, str]]


def a_table(lot: Random) -> Table:
    """Rows by their key; a cell by its column."""
    columns = ["offences", "region", "note"][: lot.randrange(2, 4)]
    return {f"Force {n}": {c: str(lot.randrange(99)) for c in columns} for n in lot.sample(range(12), 6)}


def edited_table(lot: Random, table: Table) -> Table:
    """The table after one to four edits: cells, rows, a column."""
    done = {name: dict(row) for name, row in table.items()}
    for _ in range(lot.randrange(1, 5)):
        what, name = lot.random(), lot.choice(list(done))
        columns = list(done[name])
        if what < 0.6:
            done[name][lot.choice(columns)] = str(lot.randrange(99))
        elif what < 0.75 and len(done) > 2:
            del done[name]
        elif what < 0.9:
            done[f"Force {lot.randrange(12, 20)}"] = {column: str(lot.randrange(99)) for column in columns}
        elif "rate" not in columns:
            for row in done.values():
                row["rate"] = str(lot.randrange(9))
    return done


def csv(lot: Random, table: Table) -> bytes:
    """The text of a table, with cells quoted where somebody chose to."""
    columns = list(next(iter(table.values())))
    lines = [",".join(["force", *columns])]
    for name, row in table.items():
        lines.append(",".join([name, *(f'"{row[c]}"' if int(row[c]) % 7 == 0 else row[c] for c in columns)]))
    return ("\n".join(lines) + "\n").encode()


def cells_in(data: bytes) -> Leaves:
    rows = list(reader(data.decode().splitlines()))
    return {
        (row[0], column): cell
        for row in rows[1:]
        for column, cell in zip(rows[0], row, strict=True)
        if cell or column != "rate"
    }


def merge_one_table(number: int) -> str:
    lot = Random(number)
    base = a_table(lot)
    tables = (base, edited_table(lot, base), edited_table(lot, base))
    texts = [csv(lot, table) for table in tables]
    values = [cells_in(text) for text in texts]
    assert merge_tables(texts[0], texts[1], texts[0], ["force"]).data == texts[1]
    assert merge_tables(texts[0], texts[0], texts[2], ["force"]).data == texts[2]
    merged = merge_tables(texts[0], texts[1], texts[2], ["force"])
    assert merged.data is not None
    back = merge_tables(texts[0], texts[2], texts[1], ["force"])
    assert len(back.conflicts) == len(merged.conflicts)
    taken_out = {
        row
        for gone, other in ((1, 2), (2, 1))
        for row in base
        if row not in tables[gone] and row in tables[other] and tables[other][row] != base[row]
    }
    both = {name for name in tables[1] if name in tables[2]}
    expected: set[tuple[str, ...]] = {
        p for p in clashes_of_cells(values[0], values[1], values[2]) if p[0] in both
    } | {(row,) for row in taken_out}
    assert {tuple(c.path.split(".")) for c in merged.conflicts} == expected, (texts, merged)
    if expected:
        merged = merge_tables(
            texts[0], texts[1], texts[2], ["force"], chosen={c.path: Side.THEIRS for c in merged.conflicts}
        )
        assert merged.conflicts == ()
        assert merged.data is not None
        check_side(values, cells_in(merged.data), expected, Side.THEIRS, repr(texts))
        return "conflict"
    got = cells_in(merged.data or b"")
    together = put_together(*values)
    for (row, column), cell in together.items():
        assert got.get((row, column)) == cell, (texts, merged.data)
    assert got.keys() <= together.keys()
    check_what_is_dropped(texts, merged.data or b"", together != values[1], ("force",))
    return "clean"


def clashes_of_cells(base: Leaves, ours: Leaves, theirs: Leaves) -> set[tuple[str, ...]]:
    return {
        path
        for path in ours.keys() & theirs.keys()
        if ours[path] != theirs[path] and base.get(path) not in (ours[path], theirs[path])
    }


@pytest.mark.parametrize("share", range(2))
def test_no_cell_is_lost_and_none_is_there_that_nobody_wrote(share: int, examples: int) -> None:
    outcomes = {"clean": 0, "conflict": 0}
    for number in range(share, examples // 4, 2):
        outcomes[merge_one_table(number)] += 1
    assert outcomes["clean"] > 0
    assert outcomes["conflict"] > 0
