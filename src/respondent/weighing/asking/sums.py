"""Sums that a text speaks of: of the names that it lists, and of all the rows of a group ("the four forces")."""

from __future__ import annotations

import re
from dataclasses import replace

from respondent.errors import ArithmeticRefusedError
from respondent.weighing.candidate import Candidate, Kind
from respondent.weighing.context import Context
from respondent.weighing.degree import Degree
from respondent.weighing.fit import Fit
from respondent.weighing.index import Index
from respondent.weighing.retrieve import Fitting
from respondent.weighing.sheet import Item

_NUMBERS = ("two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve")
_ALL_OF = re.compile(
    rf"\b(?:the|all|these|those|its)\s+(?:the\s+|region['’]s\s+)?({'|'.join(_NUMBERS)}|[1-9][0-9]?)\s+(\w+)",
    re.IGNORECASE,
)


def listed_sums(context: Context, fits: list[Fitting]) -> list[Fitting]:
    """The sum over the names that a text lists, if it lists several of one table."""
    if not context.listed:
        return []
    by_record: dict[tuple[str, str], dict[Candidate, Fit]] = {}
    for candidate, fit in fits:
        if candidate.kind is Kind.ROW and candidate.needs <= context.own_names:
            key = (candidate.record, str(candidate.quantity.period))
            by_record.setdefault(key, {})[candidate] = fit
    sums = (_sum(tuple(found), _listed(context, tuple(found))) for found in by_record.values())
    return [(whole, Fit(Degree.CLEAR, 0)) for whole in sums if whole is not None]


def _listed(context: Context, parts: tuple[Candidate, ...]) -> int:
    """How many of the text's names are of the columns that tell these rows apart."""
    shared = frozenset.intersection(*(part.needs for part in parts))
    facets = {name.facet for part in parts for name in part.needs - shared}
    return sum(1 for naming in context.own if naming.facets & facets)


def _sum(parts: tuple[Candidate, ...], wanted: int) -> Candidate | None:
    if len(parts) < 2 or len(parts) != wanted:
        return None
    try:
        whole = parts[0].quantity
        for part in parts[1:]:
            whole = whole.plus(part.quantity)
    except ArithmeticRefusedError:
        return None
    labels = [part.label for part in parts]
    return replace(
        parts[0],
        quantity=whole,
        kind=Kind.TOTAL,
        references=tuple(reference for part in parts for reference in part.references),
        label=f"{', '.join(labels[:-1])} and {labels[-1]}",
        needs=frozenset().union(*(part.needs for part in parts)),
        groups=frozenset.intersection(*(part.groups for part in parts)),
        parts=len(parts),
    )


def all_of_them(item: Item, context: Context, fits: list[Fitting], index: Index) -> list[Fitting]:
    """The group's totals that "the four forces" means: those that add up so many rows of such things.

    The group is one that the text names, or the one of a row that it names.
    """
    start, end = item.sentence
    found = item.page.first_match(_ALL_OF, start, end)
    if found is None:
        return []
    number = found[1].casefold()
    count = _NUMBERS.index(number) + 2 if number in _NUMBERS else int(number)
    rows = [*index.of_names(context.names), *(pair[0] for pair in fits)]
    groups = {group for candidate in rows for group in candidate.groups}
    totals = {
        total: None
        for group in sorted(groups)
        for total in index.named.get(frozenset({group}), ())
        if total.kind is Kind.TOTAL and total.parts == count
    }
    return [(total, Fit(Degree.POSSIBLE, 0)) for total in totals]
