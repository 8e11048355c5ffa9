"""A published change that the recorded counts do not reproduce."""

from __future__ import annotations

from collections.abc import Hashable
from fractions import Fraction

from respondent.checking.rule import Findings
from respondent.checking.subjects import Figure, alike, days_of, figures_in, kind_of, step_of
from respondent.model.codes import E111
from respondent.model.evidence import PublishedChange, Statistic
from respondent.model.quantity import Quantity
from respondent.model.workspace import Workspace
from respondent.prose.figures import write_quantity
from respondent.prose.numbers import rounded


def change_not_reproduced(workspace: Workspace) -> Findings:
    """“Up 7 per cent” beside two numbers that are 12 per cent apart is found by whoever has a calculator.

    Anti-pattern: a statistic whose `change` does not follow from its value and the recorded value of the year
    before.

    Best practice: let the template work the change out, `figure(…).change_from(…)`, or correct the record.
    """
    figures = [f for f in figures_in(workspace) if f.quantity.period is not None]
    stated: dict[Hashable, list[Figure]] = {}
    for figure in figures:
        stated.setdefault((days_of(figure.quantity), *_whose(figure.quantity)), []).append(figure)
    for figure in figures:
        change = figure.record.change if isinstance(figure.record, Statistic) else None
        if change is None:
            continue
        days = (change.since.first, change.since.last, change.since.is_stock)
        for base in stated.get((days, *_whose(figure.quantity)), ()):
            if _may_be_base(base, figure) and not _follows(figure, base, change):
                counted = (figure.quantity.value / base.quantity.value - 1) * 100
                published = write_quantity(change.by, workspace.settings)
                yield E111.at(
                    figure.record.place_of("change"),
                    f"“{figure.name}” states a change of {published} since {change.since}, but compared with "
                    f"“{base.name}” it is {rounded(counted, Fraction(1, 10))} per cent.",
                    "Correct the change or the value that is wrong.",
                )


def _whose(quantity: Quantity) -> tuple[Hashable, ...]:
    return (*kind_of(quantity), quantity.place)


def _may_be_base(base: Figure, figure: Figure) -> bool:
    one, other = base.quantity, figure.quantity
    broken = one.break_in_series or other.break_in_series
    return one.low > 0 and not broken and alike(base.words, figure.words)


def _follows(figure: Figure, base: Figure, change: PublishedChange) -> bool:
    """Whether the change may be what the two values give, as exactly as all three were published."""
    later, earlier, by = figure.quantity, base.quantity, change.by
    least = (later.low / earlier.high - 1) * 100
    most = (later.high / earlier.low - 1) * 100
    half = step_of(by) / 2 if by.low == by.high else 0
    return least <= by.high + half and by.low - half <= most
