"""Twenty thousand merges of records made by lot: no change is lost, and nothing is there that nobody wrote."""

from __future__ import annotations

import importlib.util
import re
import sys
from collections.abc import Mapping
from pathlib import Path
from random import Random
from types import ModuleType
from typing import Any

import pytest

from respondent.merging.outcome import Conflict, Merged, Side, What
from respondent.merging.records import merge_records
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
    if isinstance(value, list):
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


def clashes(base: Leaves, ours: Leaves, theirs: Leaves) -> set[tuple[str, ...]]:
    """What both changed, and not alike; what one took out whole and the other changed in a part."""
    mine = {path for path in base.keys() | ours.keys() if base.get(path) != ours.get(path)}
    other = {path for path in base.keys() | theirs.keys() if base.get(path) != theirs.get(path)}
    found = {path for path in mine & other if ours.get(path) != theirs.get(path)}
    for changed, gone in ((mine, theirs), (other, ours)):
        for path in changed:
            for end in range(1, len(path)):
                above = path[:end]
                had = any(p[:end] == above for p in base)
                if had and not any(p[:end] == above for p in gone):
                    found.add(above)
    return found


def put_together(base: Leaves, ours: Leaves, theirs: Leaves) -> Leaves:
    """What should come of leaves that do not clash."""
    merged = {}
    for path in base.keys() | ours.keys() | theirs.keys():
        value = ours.get(path) if ours.get(path) != base.get(path) else theirs.get(path)
        if value is not None:
            merged[path] = value
    return merged


def remarks(text: str) -> set[str]:
    return set(re.findall(r"# (remark \d+)", text))


def settled(base: bytes, ours: bytes, theirs: bytes, side: Side, first: Merged) -> bytes:
    merged = merge_records(base, ours, theirs, chosen={c.path: side for c in first.conflicts})
    assert merged.data is not None, (first.conflicts, side, (first.data or b"").decode())
    assert merged.conflicts == ()
    return merged.data


def merge_one(lot: Random) -> str:
    """One merge by lot, held against what should come of it; gives what did."""
    base = generating.a_record(lot)
    ours, theirs = generating.edited(lot, base), generating.edited(lot, base)
    texts = [one.text().encode() for one in (base, ours, theirs)]
    values = [leaves(read(text)) for text in texts]
    assert merge_records(texts[0], texts[1], texts[0]).data == texts[1]
    assert merge_records(texts[0], texts[0], texts[2]).data == texts[2]
    merged = merge_records(*texts)
    shown = b"\n=====\n".join(texts).decode() + f"\n-->\n{(merged.data or b'').decode()}"
    assert merged.data is not None, shown
    found = [conflict for conflict in merged.conflicts if conflict.what is not What.COMMENT]
    expected = clashes(*values)
    if ambiguous(*values):
        assert found, shown
        return "ambiguous"
    order = [conflict for conflict in found if conflict.what is What.ORDER]
    assert bool([c for c in found if c.what is What.VALUE]) == bool(expected), (shown, expected, found)
    wanted = {
        one
        for one in remarks(texts[1].decode()) | remarks(texts[2].decode())
        if one not in remarks(texts[0].decode()) or all(one in remarks(t.decode()) for t in texts[1:])
    }
    assert wanted <= remarks(merged.data.decode()), shown
    back = merge_records(texts[0], texts[2], texts[1])
    assert len(back.conflicts) == len(merged.conflicts), shown
    if merged.conflicts:
        assert merged.data.count(b"<<<<<<< ours\n") >= 1, shown
        expected |= {tuple(c.path.split(".")) for c in merged.conflicts if ABSENT in (c.ours, c.theirs)}
        for side in Side:
            check_side(values, leaves(read(settled(*texts, side, merged))), expected, side, shown)
        return "conflict"
    assert not order
    assert leaves(read(merged.data)) == put_together(*values), shown
    assert back.data is not None
    assert leaves(read(back.data)) == put_together(*values), shown
    return "clean"


def check_side(
    values: list[Leaves], got: Leaves, expected: set[tuple[str, ...]], side: Side, shown: str
) -> None:
    """What nobody disputes is as it should be, and each dispute as that side has it."""
    taken = values[1] if side is Side.OURS else values[2]
    for path in set().union(got, *values):
        disputed = any(path[: len(above)] == above for above in expected)
        wanted = taken.get(path) if disputed else put_together(*values).get(path)
        assert got.get(path) == wanted, (path, side, shown)


@pytest.mark.parametrize("share", range(SHARES))
def test_no_change_is_lost_and_nothing_is_there_that_nobody_wrote(share: int, examples: int) -> None:
    outcomes = {"clean": 0, "conflict": 0, "ambiguous": 0}
    for number in range(share, examples, SHARES):
        outcomes[merge_one(Random(number))] += 1
    assert outcomes["clean"] > outcomes["conflict"] > outcomes["ambiguous"] > 0


def test_a_conflict_can_be_told_in_a_line() -> None:
    conflict = Conflict("value", "1,200", "1,249", "1,300")
    assert conflict.in_words("nspcc", "barnardos") == (
        "value: nspcc says 1,249; barnardos says 1,300 (it was 1,200)"
    )
