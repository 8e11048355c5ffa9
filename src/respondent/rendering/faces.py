"""What a template sees: figures, words, rows and records' text, each with a list of what may be done with it.

A template never holds a record, a path or any other object of the program: only these faces, text, numbers and
lists. A face answers `attribute` from a list of its own, so that nothing behind it can be reached. What goes
wrong is reported at the template's line, and a `Poison` takes the value's place, which nothing can make worse,
so that one run finds every problem of a template.
"""

from __future__ import annotations

import operator
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from fractions import Fraction
from functools import partial
from typing import SupportsIndex

from respondent.errors import ArithmeticRefusedError, NothingHonestError
from respondent.model import comparability
from respondent.model.codes import T204, T208, T221, T222
from respondent.model.document import ClaimKind
from respondent.model.lineage import Lineage, named
from respondent.model.quantity import Quantity
from respondent.model.workspace import did_you_mean
from respondent.prose.figures import write_quantity
from respondent.prose.working import write_working
from respondent.rendering.printed import PrintedClaim, RecordText
from respondent.rendering.session import current

RATES = ("per_hour", "per_day", "per_week", "per_month", "per_year", "every", "of_base")
"""What a figure gives without being told anything more."""

Method = Callable[..., object]


class MisusedError(Exception):
    """A function or filter was given something that it cannot take."""


class Face:
    """Something that a template may hold."""

    __slots__ = ()

    def attribute(self, name: str) -> object:
        """What ``face.name`` is; a problem is reported where there is no such thing."""
        current().report(T204, f"There is nothing called “{name}” here.", "Leave it out.", name)
        return POISON

    def __str__(self) -> str:
        """The token that stands for this in the text; nothing where it cannot be printed."""
        return ""


class Poison(Face):
    """What a problem leaves behind: whatever is done with it gives it again; printed, it is a gap."""

    __slots__ = ()

    def attribute(self, name: str) -> object:  # noqa: ARG002 - a poison has everything
        """The poison itself."""
        return self

    def __call__(self, *_: object, **__: object) -> Poison:
        """The poison again."""
        return self

    def __str__(self) -> str:
        return current().gap

    def __bool__(self) -> bool:
        return False

    def __iter__(self) -> Iterator[object]:
        return iter(())

    def __len__(self) -> int:
        return 0

    def __getitem__(self, _: object) -> Poison:
        return self


POISON = Poison()


@dataclass(frozen=True, slots=True)
class Function(Face):
    """Something that a template may call; `usage` is how, for a message."""

    name: str
    run: Method
    usage: str
    takes_poison: bool = False

    def __call__(self, *args: object, **kwargs: object) -> object:
        """Run it. A call that does not fit is reported, and what is poisoned stays so."""
        if not self.takes_poison and any(value is POISON for value in (*args, *kwargs.values())):
            return POISON
        try:
            return self.run(*args, **kwargs)
        except MisusedError:
            return self.misused()
        except TypeError as error:
            if error.__traceback__ is not None and error.__traceback__.tb_next is not None:
                raise  # a fault inside, not in how it was called
            return self.misused()

    def misused(self) -> Poison:
        """Report a call that does not fit."""
        current().report(T208, f"“{self.name}” was not given what it needs.", self.usage, self.name)
        return POISON


COMPARISONS: Mapping[str, Callable[[Fraction, Fraction], bool]] = {
    "eq": operator.eq,
    "ne": operator.ne,
    "gt": operator.gt,
    "gteq": operator.ge,
    "lt": operator.lt,
    "lteq": operator.le,
}
"""Jinja's names of the comparisons."""


TURNED: Mapping[str, str] = {"eq": "eq", "ne": "ne", "gt": "lt", "gteq": "lteq", "lt": "gt", "lteq": "gteq"}


@dataclass(frozen=True, slots=True)
class Figure(Face):
    """A quantity. Of its inside a template sees the arithmetic alone."""

    quantity: Quantity

    def attribute(self, name: str) -> object:
        """A rate, or a calculation that takes another figure."""
        if name in RATES:
            return self._worked(lambda: getattr(self.quantity, name))
        if name in CALCULATIONS:
            run, usage = CALCULATIONS[name]
            return Function(name, partial(run, self), usage)
        known = [*RATES, *CALCULATIONS]
        current().report(
            T204,
            f"A figure has no “{name}”.",
            f"{did_you_mean(name, known)} Filters are written | more_than.",
            name,
        )
        return POISON

    def combined(self, other: object, work: Callable[[Quantity, Quantity], Quantity]) -> object:
        """This and another figure worked into one."""
        if other is POISON:
            return POISON
        if not isinstance(other, Figure):
            current().report(
                T208,
                "A figure can be worked out only with another figure.",
                "Take the other number from a record too, so that it has a source.",
            )
            return POISON
        return self._worked(lambda: work(self.quantity, other.quantity))

    def compare(self, other: object, comparison: str) -> bool:
        """Whether the exact value stands so to another figure's, or to a whole number."""
        if isinstance(other, Figure):
            try:
                comparability.refuse_other_kind(self.quantity, other.quantity, "compared")
            except ArithmeticRefusedError as error:
                current().report_error(T221, error)
                return False
            if other.quantity.at_least:
                return self._unsure() if self.quantity.at_least else other.compare(self, TURNED[comparison])
            return self._compared(comparison, other.quantity.value)
        if isinstance(other, int | float) and not isinstance(other, bool):
            return self._compared(comparison, Fraction(str(other)))
        current().report(
            T208, "A figure can be compared only with a figure or a number.", "Compare it with one."
        )
        return False

    def _compared(self, comparison: str, other: Fraction) -> bool:
        """The comparison, unless the figure is a sum with parts missing, which may be larger than is known."""
        holds = COMPARISONS[comparison]
        if self.quantity.at_least and not (comparison in {"gt", "gteq"} and holds(self.quantity.low, other)):
            return self._unsure()
        return holds(self.quantity.value, other)

    def _unsure(self) -> bool:
        current().report(
            T221,
            f"{named(self.quantity.lineage)} is a sum with parts missing: whether this holds is not known.",
            "It bears “at least” and nothing else; compare it with what it has reached for sure.",
        )
        return False

    def words(self) -> PrintedClaim | None:
        """What is printed: the figure as British readers write it."""
        try:
            text = write_quantity(self.quantity, current().workspace.settings)
        except (NothingHonestError, ArithmeticRefusedError) as error:
            current().report_error(T222, error)
            return None
        return claim_of(text, self.quantity)

    def __str__(self) -> str:
        claim = self.words()
        return current().print(claim) if claim else ""

    def _worked(self, work: Callable[[], Quantity]) -> object:
        current().budget.spend()
        try:
            return Figure(work())
        except ArithmeticRefusedError as error:
            current().report_error(T221, error)
            return POISON


def _share_of(figure: Figure, whole: object) -> object:
    return figure.combined(whole, Quantity.share_of)


def _change_from(figure: Figure, earlier: object) -> object:
    return figure.combined(earlier, Quantity.change_from)


def _times(figure: Figure, other: object) -> object:
    return figure.combined(other, Quantity.times)


def _plus(
    figure: Figure, other: object, *, across_periods: object = False, across_places: object = False
) -> object:
    return figure.combined(
        other,
        lambda a, b: a.plus(b, across_periods=across_periods is True, across_places=across_places is True),
    )


def _minus(figure: Figure, other: object, *, across_periods: object = False) -> object:
    return figure.combined(other, lambda a, b: a.minus(b, across_periods=across_periods is True))


def _per_population(figure: Figure, population: object, per: object = 100_000) -> object:
    if not isinstance(per, int) or isinstance(per, bool) or not 0 < per <= 10**9:
        current().report(
            T208, "A rate is for so many people, a whole number above nought.", "Write per=100000."
        )
        return POISON
    return figure.combined(population, lambda a, b: a.per_population(b, per))


CALCULATIONS: Mapping[str, tuple[Method, str]] = {
    "share_of": (_share_of, "Write a.share_of(b), with two figures."),
    "change_from": (_change_from, "Write a.change_from(b), with two figures."),
    "times": (_times, "Write a.times(b), with two figures."),
    "plus": (_plus, "Write a.plus(b), with two figures."),
    "minus": (_minus, "Write a.minus(b), with two figures."),
    "per_population": (_per_population, "Write a.per_population(b), with a figure for the population."),
}


@dataclass(frozen=True, slots=True)
class Words(Face):
    """Words that state a figure or a period."""

    text: str
    kind: ClaimKind
    lineage: Lineage
    quantity: Quantity | None = None

    def __str__(self) -> str:
        if self.quantity is not None:
            return current().print(claim_of(self.text, self.quantity, self.kind))
        return current().print(PrintedClaim(self.kind, self.text, current().bases.of_lineage(self.lineage)))


class Token(Face):
    """Something that has its token already: a quotation, a citation, a table."""

    __slots__ = ("_token",)

    def __init__(self, character: str) -> None:
        self._token = character

    def __str__(self) -> str:
        return self._token


class RowText(str):
    """A cell of a record's row: compared and looked up as the text it is, and printed untouched by Markdown."""

    __slots__ = ()

    @property
    def raw(self) -> str:
        """The text as plain text."""
        return str.__str__(self)

    def __getitem__(self, part: SupportsIndex | slice) -> RowText:
        return RowText(self.raw[part])

    def __str__(self) -> str:
        """The token that stands for the text; whatever puts texts together asks for this."""
        return current().print_once(RecordText(self.raw)) if self else ""


@dataclass(frozen=True, slots=True)
class RowFace(Face):
    """A row of a table: each column's text by its name. The value's column is left out: it is a figure."""

    cells: Mapping[str, str]
    value_column: str

    def attribute(self, name: str) -> object:
        """The text in a column."""
        if name in self.cells and name != self.value_column:
            return RowText(self.cells[name])
        if name == self.value_column:
            message = f"The column “{name}” holds figures."
            remedy = "Write figure(…) with the row's key, so that the number has its source."
        else:
            columns = [column for column in self.cells if column != self.value_column]
            message, remedy = f"The row has no column “{name}”.", did_you_mean(name, columns)
        current().report(T204, message, remedy, name)
        return POISON


def claim_of(text: str, quantity: Quantity, kind: ClaimKind = ClaimKind.FIGURE) -> PrintedClaim:
    """The claim that some words make about a quantity."""
    session = current()
    working = write_working(quantity, session.workspace.settings) if quantity.is_derived else None
    basis = session.bases.of_lineage(quantity.lineage, working)
    return PrintedClaim(kind, text, basis, quantity, working)
