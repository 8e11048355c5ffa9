"""Figures of a public document from which a confidential one can be worked out, wherever in it they stand.

A total whose parts are printed but for the confidential one, two figures whose difference it is, a share of a
printed base, a rate over a printed period, the percentages that leave it over from a hundred. Numbers that only
happen to fit are passed over: figures must count the same over the same time, and belong together – by the record
that one is a part of, by a source, by standing in one table – or be so few and so large that chance can be ruled
out.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from fractions import Fraction
from itertools import combinations
from math import comb

from respondent.model.codes import L104
from respondent.model.diagnostic import Diagnostic
from respondent.model.document import Document
from respondent.model.evidence import DataTable, Statistic
from respondent.model.quantity import Quantity
from respondent.model.record import Record
from respondent.model.unit import DAYS_IN, Nature
from respondent.model.workspace import Workspace
from respondent.redacting.stated import Stated, cut_out_of, stated_in

MOST_TOGETHER = 4
"""Figures that are tried in any combination; more only where they stand in one list or table."""

MOST_FIGURES = 60
MOST_TRIES = 20_000

UNLIKELY = Fraction(1, 50)
UNLIKELY_OF_ONE_SOURCE = Fraction(1, 5)
UNLIKELY_OF_ONE_WHOLE = Fraction(1, 2)
"""How likely it may be that figures fit by chance, and are reported all the same: those which have nothing else in
common, those of one source, and those of which the records say that they are parts of one thing.
"""


@dataclass(frozen=True, slots=True)
class _Hidden:
    """A confidential value with its record."""

    quantity: Quantity
    record: Statistic | DataTable

    @property
    def related(self) -> frozenset[str]:
        """The records that it belongs together with: what it is a part of, and its source."""
        return frozenset(name for name in (self.record.of, self.record.source, self.record.id) if name)


class Revealing:
    """Knows the confidential values of a workspace."""

    def __init__(self, workspace: Workspace) -> None:
        self._records = workspace.records
        reasons = workspace.reasons
        self._hidden = [one for name in sorted(reasons) for one in _hidden(workspace.records[name])]

    def of(self, document: Document, whole: Document | None = None) -> Iterator[Diagnostic]:
        """A problem for each confidential value that a public document’s figures reveal, with the sum.

        Of the `whole` document, the figures in its passages are confidential as well.
        """
        every = [*self._hidden, *(self._cut_out(whole) if whole is not None else ())]
        if not every:
            return
        stated = stated_in(document)
        printed = {one.value for one in stated}
        for hidden in {one.quantity.value: one for one in reversed(every)}.values():
            if hidden.quantity.value in printed:
                continue  # for something else: nobody could tell the two apart
            found = self._worked_out(hidden, stated)
            if found is not None:
                working, used = found
                last = used[-1]
                yield L104.at(
                    last.span,
                    f"{working}, which is confidential ({hidden.record.id}): whoever reads this can work it out.",
                    "Make one of these figures confidential as well, print a rounded one, or leave one out.",
                )

    def _cut_out(self, whole: Document) -> Iterator[_Hidden]:
        for claim in cut_out_of(whole):
            record = self._records.get(claim.records[0].partition("#")[0])
            if claim.quantity is not None and isinstance(record, Statistic | DataTable):
                yield _Hidden(claim.quantity, record)

    def _worked_out(self, hidden: _Hidden, stated: Sequence[Stated]) -> tuple[str, list[Stated]] | None:
        alike = self._alike(hidden, stated)
        return (
            self._difference(hidden, alike)
            or self._share(hidden, stated)
            or self._ratio(hidden, stated)
            or self._rate(hidden, stated)
        )

    # Totals and differences

    def _alike(self, hidden: _Hidden, stated: Sequence[Stated]) -> list[Stated]:
        """The figures that count the same over the same time, each once."""
        found: dict[tuple[Fraction, tuple[str, ...]], Stated] = {}
        for one in stated:
            if _counts_the_same(hidden.quantity, one):
                found.setdefault((one.value, one.records), one)
        return list(found.values())[:MOST_FIGURES]

    def _difference(self, hidden: _Hidden, alike: list[Stated]) -> tuple[str, list[Stated]] | None:
        value = hidden.quantity.value
        if hidden.quantity.unit.nature is Nature.PERCENT:
            alike = [one for one in alike if self._belong_together(hidden, [one])]
            hundred = Stated(Fraction(100), -1, hidden.record.span)
            alike = [hundred, *alike]
        for total in alike:
            rest = [one for one in alike if one is not total and one.value < total.value and one.group >= 0]
            if total.value <= value or not rest:
                continue
            parts = self._parts(hidden, total, rest)
            if parts is not None:
                used = [one for one in (total, *parts) if one.group >= 0]
                shown = " − ".join(_shown(one.value) for one in (total, *parts))
                return f"{shown} = {_shown(value)}", used
        return self._sum(hidden, alike)

    def _parts(self, hidden: _Hidden, total: Stated, rest: list[Stated]) -> list[Stated] | None:
        """The parts that leave the hidden one over, if they belong together or cannot fit by chance."""
        left = total.value - hidden.quantity.value
        for group in _groups(rest, total):
            if len(group) > 1 and sum(one.value for one in group) == left:
                return group
        for size in range(1, min(MOST_TOGETHER, len(rest)) + 1):
            tries = comb(len(rest), size)
            chance = Fraction(tries * len(rest), max(1, int(total.value)))
            if tries > MOST_TRIES or chance >= UNLIKELY_OF_ONE_WHOLE:
                break
            for chosen in combinations(rest, size):
                if sum(one.value for one in chosen) != left:
                    continue
                if chance < self._most_likely(hidden, (total, *chosen)):
                    return list(chosen)
        return None

    def _sum(self, hidden: _Hidden, alike: list[Stated]) -> tuple[str, list[Stated]] | None:
        """A hidden total whose parts are all printed."""
        value = hidden.quantity.value
        parts = [one for one in alike if 0 < one.value < value and one.group >= 0]
        named = [one for one in parts if self._is_part_of(one, hidden.record.id)]
        for group in (named, *_groups(parts, None)):
            if (
                len(group) > 1
                and sum(one.value for one in group) == value
                and self._belong_together(hidden, group)
            ):
                return f"{' + '.join(_shown(one.value) for one in group)} = {_shown(value)}", list(group)
        return None

    def _belong_together(self, hidden: _Hidden, chosen: Sequence[Stated]) -> bool:
        """Whether every figure is of a record that shares base or source with the hidden one."""
        known = [one for one in chosen if one.records]
        return bool(known) and all(self._names(one) & hidden.related for one in known)

    def _most_likely(self, hidden: _Hidden, chosen: Sequence[Stated]) -> Fraction:
        """How likely it may be that these figures fit by chance."""
        whole = hidden.record.of
        known = [one for one in chosen if one.records]
        if whole and known and all(whole in self._names(one) for one in known):
            return UNLIKELY_OF_ONE_WHOLE
        return UNLIKELY_OF_ONE_SOURCE if self._belong_together(hidden, chosen) else UNLIKELY

    def _is_part_of(self, one: Stated, total: str) -> bool:
        return any(getattr(record, "of", None) == total for record in self._of(one))

    def _names(self, one: Stated) -> frozenset[str]:
        """The records of a figure, what it is a part of, and its sources."""
        found = {record.id for record in self._of(one)}
        for record in self._of(one):
            found |= {name for field in ("of", "source") if (name := getattr(record, field, None))}
        return frozenset(found)

    def _of(self, one: Stated) -> Iterator[Record]:
        for name in one.records:
            record = self._records.get(name.partition("#")[0])
            if record is not None:
                yield record

    # Shares, percentages, rates

    def _share(self, hidden: _Hidden, stated: Sequence[Stated]) -> tuple[str, list[Stated]] | None:
        """A printed share of a printed base."""
        value = hidden.quantity.value
        if hidden.quantity.unit.nature is not Nature.COUNT:
            return None
        bases = [one for one in stated if one.value > value and _counts_the_same(hidden.quantity, one)]
        shares = [
            one
            for one in stated
            if one.quantity is not None
            and one.quantity.unit.nature is Nature.PERCENT
            and not one.quantity.is_derived
            and self._belong_together(hidden, [one])
        ]
        for share in shares:
            quantity = share.quantity
            for base in bases:
                if quantity is None or not self._is_of(share, base):
                    continue
                low, high = base.value * quantity.low / 100, base.value * quantity.high / 100
                if low <= value <= high and self._speaks_of(hidden, quantity):
                    part = share.value * base.value / 100
                    shown = f"{_shown(share.value)} per cent of {_shown(base.value)} is {_shown(part)}"
                    return shown if part == value else f"{shown}, about {_shown(value)}", [base, share]
        return None

    def _is_of(self, share: Stated, base: Stated) -> bool:
        """Whether a percentage is of that base, or says of none."""
        bases = {getattr(record, "of", None) for record in self._of(share)} - {None}
        return not bases or bool(bases & {name.partition("#")[0] for name in base.records})

    def _speaks_of(self, hidden: _Hidden, share: Quantity) -> bool:
        """Whether a percentage is about the same part: the same dimensions, where both say which."""
        mine, its = dict(hidden.quantity.dimensions), dict(share.dimensions)
        return all(its.get(name, value) == value for name, value in mine.items())

    def _ratio(self, hidden: _Hidden, stated: Sequence[Stated]) -> tuple[str, list[Stated]] | None:
        """A hidden percentage whose part and base are printed."""
        quantity = hidden.quantity
        if quantity.unit.nature is not Nature.PERCENT or hidden.record.of is None:
            return None
        bases = [one for one in stated if hidden.record.of in {n.partition("#")[0] for n in one.records}]
        for base in bases:
            for part in stated:
                if (
                    part.quantity is None
                    or base.quantity is None
                    or part.value >= base.value
                    or part.quantity.unit != base.quantity.unit
                    or not self._is_part_of(part, hidden.record.of)
                    or not self._speaks_of(hidden, part.quantity)
                ):
                    continue
                percent = part.value / base.value * 100
                if quantity.low <= percent <= quantity.high:
                    shown = f"{_shown(part.value)} ÷ {_shown(base.value)} = {_shown(percent)} per cent"
                    return shown, [base, part]
        return None

    def _rate(self, hidden: _Hidden, stated: Sequence[Stated]) -> tuple[str, list[Stated]] | None:
        """A printed rate over a known period, of a record that belongs to the hidden one’s."""
        quantity = hidden.quantity
        if quantity.period is None or quantity.per is not None or quantity.unit.nature is not Nature.COUNT:
            return None
        for one in stated:
            rate = one.quantity
            if (
                rate is None
                or rate.per is None
                or rate.unit != quantity.unit
                or rate.period != quantity.period
            ):
                continue
            days = DAYS_IN.get(rate.per.unit)
            if days is None or rate.is_derived or not self._belong_together(hidden, [one]):
                continue
            times = Fraction(quantity.period.days) / (days * rate.per.count)
            if rate.low * times <= quantity.value <= rate.high * times:
                shown = f"{_shown(rate.value)} a {rate.per.unit} over {quantity.period.days:,} days is"
                return f"{shown} about {_shown(quantity.value)}", [one]
        return None


def _hidden(record: Record) -> Iterator[_Hidden]:
    if isinstance(record, Statistic):
        yield _Hidden(record.quantity, record)
    elif isinstance(record, DataTable):
        for row in record.rows:
            if row.quantity is not None:
                yield _Hidden(row.quantity, record)


def _counts_the_same(quantity: Quantity, one: Stated) -> bool:
    """Whether a figure is of the same unit and period, as far as it says."""
    other = one.quantity
    if other is None:
        names = (quantity.unit.singular, quantity.unit.plural, *quantity.unit.synonyms)
        return one.noun is None or any(name.casefold() in one.noun for name in names)
    same_period = quantity.period is None or other.period is None or quantity.period == other.period
    return (
        other.unit == quantity.unit
        and other.per == quantity.per
        and same_period
        and other.is_exact == quantity.is_exact
        and not other.is_change
    )


def _groups(rest: Sequence[Stated], total: Stated | None) -> Iterator[list[Stated]]:
    """Figures that stand together: in the block of the total, in any one block, and all of them."""
    blocks = dict.fromkeys(one.group for one in rest)
    first = [total.group] if total is not None and total.group in blocks else []
    for block in (*first, *blocks):
        yield [one for one in rest if one.group == block]
    yield list(rest)


def _shown(value: Fraction) -> str:
    if value.denominator == 1:
        return f"{value.numerator:,}"
    return f"{float(value):,.1f}".removesuffix(".0")
