"""One paragraph and its later version: the words that were taken out and put in, marked in the later one.

What was taken out stands where it was, in the content control of the same claim if there is one. A control whose
words were all put in is marked as put in itself.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from itertools import groupby

from lxml import etree

from respondent.model.change import stretches
from respondent.ooxml.namespaces import w
from respondent.redlining.atoms import Atom
from respondent.redlining.pen import Pen
from respondent.redlining.taken_out import Copier
from respondent.redlining.weaving import tidy, weave

Op = tuple[bool, int, int, int, int]

_BEHIND, _BETWEEN, _BEFORE = range(3)
"""Where something goes beside a part: right behind the one before, outside what both are in, right before it."""

_CLOSING = frozenset(map(w, ("bookmarkEnd", "customXmlInsRangeEnd", "del")))
"""What may stand right behind a control, and belongs to it, or was set there before."""


@dataclass(slots=True)
class Plan:
    """What is to become of a paragraph’s parts: which were put in, and what stands behind or before each."""

    inserted: set[int] = field(default_factory=set)
    behind: dict[int, list[etree._Element]] = field(default_factory=dict)
    before: dict[int, list[etree._Element]] = field(default_factory=dict)


def mark_words(
    paragraph: etree._Element, old: Sequence[Atom], new: Sequence[Atom], pen: Pen, copier: Copier
) -> None:
    """Mark in the new paragraph what became of the parts of the old one."""
    ops = list(_calmed(list(stretches([a.key for a in old], [a.key for a in new])), old, new))
    if all(same for same, *_ in ops):
        return
    plan = Plan()
    hosts: set[etree._Element] = set()
    for same, first, last, start, end in ops:
        if same:
            continue
        plan.inserted |= set(range(start, end))
        place = (start, _BEHIND)
        for group in _by_control(old[first:last]):
            place, host = _place_for(group, new, place, start, end)
            if host is not None:
                hosts.add(host)
            _put(plan, paragraph, new, place, copier.marked(group))
    _mark_controls(new, plan, hosts, pen)
    weave(new, plan.inserted, plan.behind, plan.before, pen)
    tidy(paragraph)


def mark_all_in(paragraph: etree._Element, new: Sequence[Atom], pen: Pen) -> None:
    """Mark all that a paragraph says as put in."""
    plan = Plan(set(range(len(new))))
    _mark_controls(new, plan, set(), pen)
    weave(new, plan.inserted, plan.behind, plan.before, pen)
    tidy(paragraph)


def _calmed(ops: Sequence[Op], old: Sequence[Atom], new: Sequence[Atom]) -> Iterator[Op]:
    """The stretches, but a lone blank that stayed between words that all changed goes with these."""
    held: Op | None = None
    for number, op in enumerate(ops):
        same, first, last, start, end = op
        between = 0 < number < len(ops) - 1 and held is not None
        if same and between and last - first == 1 and old[first].is_word and not old[first].text.strip():
            same = new[start].control is not old[first].control and new[start].control is not None
        if same:
            if held is not None:
                yield held
                held = None
            yield op
        else:
            held = (False, first, last, start, end) if held is None else (False, held[1], last, held[3], end)
    if held is not None:
        yield held


def _by_control(atoms: Sequence[Atom]) -> Iterator[list[Atom]]:
    for _, group in groupby(atoms, key=lambda atom: atom.control):
        yield list(group)


def _place_for(
    group: Sequence[Atom], new: Sequence[Atom], least: tuple[int, int], start: int, end: int
) -> tuple[tuple[int, int], etree._Element | None]:
    """Where what was taken out goes, not before `least`, and the control that takes it in, if one does."""
    name = group[0].name
    if group[0].control is None:
        return max(least, (least[0], _BETWEEN)), None
    at, phase = least
    if (
        phase == _BEHIND
        and at
        and at == start
        and new[at - 1].name == name
        and new[at - 1].control is not None
    ):
        return (at, _BEHIND), new[at - 1].control
    for number in range(at, min(end + 1, len(new))):
        atom = new[number]
        opens = number == 0 or new[number - 1].control is not atom.control or number == start
        if atom.control is not None and atom.name == name and opens:
            return (number, _BEFORE), atom.control
    return max(least, (at, _BETWEEN)), None


def _put(
    plan: Plan,
    paragraph: etree._Element,
    new: Sequence[Atom],
    place: tuple[int, int],
    elements: list[etree._Element],
) -> None:
    at, phase = place
    if phase == _BEHIND:
        plan.behind.setdefault(at - 1, []).extend(elements)
    elif phase == _BEFORE:
        plan.before.setdefault(at, []).extend(elements)
    else:
        _put_between(plan, paragraph, new, at, elements)


def _put_between(
    plan: Plan, paragraph: etree._Element, new: Sequence[Atom], at: int, elements: list[etree._Element]
) -> None:
    """Outside all that the parts on either side are not both in."""
    left = new[at - 1].elements[-1] if at else None
    right = new[at].elements[0] if at < len(new) else None
    if left is None and right is None:
        paragraph.extend(elements)
        return
    within = _common(paragraph, left, right)
    if left is not None and left.getparent() is within:
        plan.behind.setdefault(at - 1, []).extend(elements)
    elif right is not None and right.getparent() is within:
        plan.before.setdefault(at, []).extend(elements)
    elif left is not None:
        beside = _child_of(within, left)
        while (following := beside.getnext()) is not None and following.tag in _CLOSING:
            beside = following
        for element in reversed(elements):
            beside.addnext(element)
    elif right is not None:
        beside = _child_of(within, right)
        while (before := beside.getprevious()) is not None and before.tag == w("bookmarkStart"):
            beside = before
        for element in elements:
            beside.addprevious(element)


def _common(
    paragraph: etree._Element, left: etree._Element | None, right: etree._Element | None
) -> etree._Element:
    """The innermost element that both are in."""
    if left is None or right is None:
        return paragraph
    above = set(left.iterancestors())
    return next((element for element in right.iterancestors() if element in above), paragraph)


def _child_of(above: etree._Element, element: etree._Element) -> etree._Element:
    while (parent := element.getparent()) is not None and parent is not above:
        element = parent
    return element


def _mark_controls(new: Sequence[Atom], plan: Plan, hosts: set[etree._Element], pen: Pen) -> None:
    """Mark the controls whose parts were all put in, and which hold nothing that was taken out."""
    controls: dict[etree._Element, bool] = {}
    for number, atom in enumerate(new):
        if atom.control is not None:
            controls[atom.control] = controls.get(atom.control, True) and number in plan.inserted
    for control, inserted in controls.items():
        if inserted and control not in hosts and _holds_all(control, new):
            pen.control(control)


def _holds_all(control: etree._Element, new: Sequence[Atom]) -> bool:
    """Whether nothing is in the control that is in another control within it."""
    return next(control.iterdescendants(w("sdt")), None) is None and bool(new)
