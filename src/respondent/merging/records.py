"""Three-way merging of records: YAML files, field by field."""

from __future__ import annotations

from collections.abc import Mapping
from functools import lru_cache

from respondent.merging.decisions import Decisions
from respondent.merging.fields import merge_fields
from respondent.merging.form import Form, form_of, in_form, merged_form
from respondent.merging.outcome import PLAIN_NAMES, WHOLE, Conflict, Merged, Names, Side, What
from respondent.merging.outline import Body, UnfitError, outline_of, remarks_of
from respondent.merging.texts import merge_texts
from respondent.model.diagnostic import any_error
from respondent.model.edit import ABSENT
from respondent.model.record import Plain
from respondent.yamltext.node import EMPTY, Node, ScalarNode, SequenceNode
from respondent.yamltext.parse import parse_yaml
from respondent.yamltext.text import decode

_NO_CHOICE: Mapping[str, Side] = {}


def merge_records(
    base: bytes | None,
    ours: bytes | None,
    theirs: bytes | None,
    *,
    chosen: Mapping[str, Side] = _NO_CHOICE,
    names: Names = PLAIN_NAMES,
) -> Merged:
    """One record with both sides' changes; None is a file that is not there.

    Two sides that change different fields, items or comments never conflict. Everything stands as it was written by
    whoever changed it; what both wrote alike in another form, in ours. `chosen` decides conflicts by their paths;
    around the others stand git's markers.

    What was merged is read again, and must say what comes of the fields when these are merged as values. Where it
    does not, or a text is no good YAML, nothing is merged: `data` is None and the one conflict's path is WHOLE.
    """
    settled = whole_files(base, ours, theirs, chosen)
    if settled is not None:
        return settled
    was, here, there = (_read(data) for data in (base, ours, theirs))
    if here is None or there is None or (base and was is None):
        return unmerged(base, ours, theirs)
    try:
        return _merged(was, here, there, chosen, names) or unmerged(base, ours, theirs)
    except UnfitError:
        return unmerged(base, ours, theirs)


def same_fields(one: bytes, other: bytes) -> bool:
    """Whether two records say the same, whatever their text looks like."""
    here, there = _read(one), _read(other)
    return here is not None and there is not None and here[0].value == there[0].value


def fields_disagree(base: bytes | None, ours: bytes, theirs: bytes, merged: bytes) -> bool:
    """Whether a merged text does not say what comes of the fields, or breaks what was whole.

    False also where one of the three is broken itself: then nobody can tell.
    """
    was, here, there = (fields_in(data) for data in (base, ours, theirs))
    if here is None or there is None or (base and was is None):
        return False
    met: list[Conflict] = []

    def note(conflict: Conflict) -> Side:
        met.append(conflict)
        return Side.OURS

    wanted = merge_fields({} if was is None else was, here, there, note)
    return bool(met) or fields_in(merged) != wanted


def fields_in(data: bytes | None) -> Plain:
    """What a file says, as values; None where it is no good."""
    node, problems = parse_yaml(data or b"", "")
    return None if node is None or any_error(problems) else _value(node)


def whole_files(
    base: bytes | None, ours: bytes | None, theirs: bytes | None, chosen: Mapping[str, Side]
) -> Merged | None:
    """What comes of files of which one side changed nothing, or deleted one; None where there is more to do."""
    if ours == theirs or theirs == base:
        return Merged(ours)
    if ours == base:
        return Merged(theirs)
    if WHOLE in chosen:
        return Merged(ours if chosen[WHOLE] is Side.OURS else theirs)
    return unmerged(base, ours, theirs) if ours is None or theirs is None else None


def unmerged(base: bytes | None, ours: bytes | None, theirs: bytes | None) -> Merged:
    """What is said of files that cannot be merged."""
    was, here, there = (
        ABSENT if data is None else data.decode("utf-8", "replace") for data in (base, ours, theirs)
    )
    return Merged(None, (Conflict(WHOLE, was, here, there, What.TEXT),))


_Read = tuple[Body, Form]


@lru_cache(maxsize=16)  # of one record, whoever decides conflicts merges the same files again
def _read(data: bytes | None) -> _Read | None:
    """A file's fields and the form of its text; None where it is no good."""
    if not data:
        return None
    text, problems = decode(data, "")
    if text is None or problems:
        return None
    form = form_of(data, text)
    text = form.plain(text)
    if text is None:
        return None
    node, problems = parse_yaml(text, "")
    if node is None or any_error(problems):
        return None
    try:
        return outline_of(text), form
    except UnfitError:
        return None


def _merged(
    base: _Read | None, ours: _Read, theirs: _Read, chosen: Mapping[str, Side], names: Names
) -> Merged | None:
    """The merged file, if it says what it should. Raises UnfitError."""
    was = base[0] if base else None
    form = merged_form(base[1] if base else None, ours[1], theirs[1])
    decisions = Decisions(chosen, names)
    text = merge_texts(was, ours[0], theirs[0], decisions)
    for side in Side if decisions.met else (Side.OURS,):
        version = merge_texts(was, ours[0], theirs[0], Decisions(chosen, names), side)
        if not _says(version, was, ours[0], theirs[0], chosen, side, decisions.disputed):
            return None
    undecided = merge_texts(was, ours[0], theirs[0], Decisions(_NO_CHOICE, names)) if chosen else text
    if not _has_remarks(undecided, was, ours[0], theirs[0]):
        return None
    return Merged(in_form(text.replace("\0", ""), form), tuple(decisions.met.values()))


def _says(
    text: str,
    base: Body | None,
    ours: Body,
    theirs: Body,
    chosen: Mapping[str, Side],
    side: Side,
    disputed: set[str],
) -> bool:
    """Whether a text says what comes of the fields' values when those are merged."""
    node, problems = parse_yaml(text, "")
    if node is None or any_error(problems):
        return False
    wanted = merge_fields(
        base.value if base else {},
        ours.value,
        theirs.value,
        lambda conflict: chosen.get(conflict.path, side),
        disputed=disputed,
    )
    return _value(node) == wanted


def _value(node: Node) -> Plain:
    if isinstance(node, ScalarNode):
        return None if node.text in EMPTY and not node.quoted else node.text
    if isinstance(node, SequenceNode):
        return tuple([_value(item) for item in node.items])
    return {name: _value(inner) for name, inner, _, _ in node.entries}


def _has_remarks(text: str, base: Body | None, ours: Body, theirs: Body) -> bool:
    """Whether no comment is missing that either side has and the other did not take out."""
    was, here, there = (_remarks(body) for body in (base, ours, theirs))
    wanted = {remark for remark in here | there if remark not in was or (remark in here and remark in there)}
    return all(remark in text for remark in wanted)


def _remarks(body: Body | None) -> set[str]:
    if body is None:
        return set()
    found = {remark for part in body.parts for remark in remarks_of(part) if "\n" not in remark}
    return found | {line.strip() for line in body.tail.splitlines() if line.strip()}
