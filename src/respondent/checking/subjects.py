"""Whether two figures are about the same thing, as far as their records say.

Records say in fields what is counted, when, where and of what, and in a sentence what it is about. Two that
agree in all fields may still be about different things ("offences", of two kinds): only where the sentences
have nearly the same words, too, is it sure enough to say that one of the values must be wrong.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Hashable, Iterator, Sequence
from dataclasses import dataclass
from fractions import Fraction
from functools import lru_cache

from respondent.model.evidence import DataTable, Statistic
from respondent.model.quantity import Quantity
from respondent.model.record import Record
from respondent.model.span import Span
from respondent.model.unit import Nature, Unit
from respondent.model.workspace import Workspace

_WORD = re.compile(r"[a-z]+(?:['’-][a-z]+)*")
_EMPTY = re.compile(
    r"an?|and|are|as|at|be|been|by|for|from|ha[ds]|have|in|is|it|its|last|more|most|number|of|on|or|over|per|than|"
    r"that|the|their|there|these|they|this|to|was|were|which|while|who|with|years?|ending|police|percent|published|"
    r"recorded|reported|estimated|said|share|england|wales|scotland|northern|ireland|united|kingdom"
)


@dataclass(frozen=True, slots=True)
class Figure:
    """A value that a record states, of itself or in one of its rows, and where.

    `words` are what its sentence is about, those apart that its fields say already: place, dimensions and unit.
    """

    record: Record
    name: str  # "id" or "id#row"
    quantity: Quantity
    words: frozenset[str]
    span: Span


def figures_in(workspace: Workspace) -> Iterator[Figure]:
    """Every value that is known, of statistics and of tables' rows."""
    for record in workspace.records.values():
        if isinstance(record, Statistic):
            words = words_of(record.statement) - _named(record.quantity)
            yield Figure(record, record.id, record.quantity, words, record.place_of("value"))
        elif isinstance(record, DataTable):
            heading, place = heading_words(record), record.place_of("rows")
            for row in record.rows:
                if row.quantity is not None:
                    name = f"{record.id}#{', '.join(row.key)}"
                    yield Figure(record, name, row.quantity, heading - _named(row.quantity), place)


def heading_words(table: DataTable) -> frozenset[str]:
    """What a table's heading is about, the names of its columns and of its unit apart."""
    return words_of(table.heading) - words_of(" ".join((*table.columns, *_names(table.unit))))


@lru_cache(maxsize=20_000)
def words_of(text: str) -> frozenset[str]:
    """The words of a sentence that say what it is about, in the singular; no numbers, places or dates."""
    return frozenset(_singular(word) for word in _WORD.findall(text.casefold()) if not _EMPTY.fullmatch(word))


def _singular(word: str) -> str:
    """A word without its plural's s, roughly: what matters is that both sentences lose the same."""
    return word[:-1] if word.endswith("s") and not word.endswith("ss") and len(word) > 3 else word


def _named(quantity: Quantity) -> frozenset[str]:
    """The words that a figure's fields give already: its place, its dimensions and its unit."""
    texts = (quantity.place or "", *(value for _, value in quantity.dimensions), *_names(quantity.unit))
    return words_of(" ".join(texts))


def _names(unit: Unit) -> tuple[str, ...]:
    return (unit.singular, *unit.synonyms)


def alike(one: frozenset[str], other: frozenset[str]) -> bool:
    """Whether two sentences are about the same thing: four words in five are the same."""
    return one == other or len(one & other) * 5 >= len(one | other) * 4


def alike_pairs(figures: Sequence[Figure]) -> Iterator[tuple[Figure, Figure]]:
    """Each two figures whose sentences are about the same thing, the earlier first.

    Two sets that have four words in five in common share one of the fewest words at their beginning, rare words
    first ("prefix filtering"), so that not every figure need be held against every other.
    """
    counts = Counter(word for figure in figures for word in figure.words)
    known: dict[str, list[Figure]] = {}
    for later in figures:
        rare = sorted(later.words, key=lambda word: (counts[word], word))
        beginning = rare[: len(rare) // 5 + 1] or [""]
        met: set[str] = set()
        for word in beginning:
            for earlier in known.setdefault(word, []):
                if earlier.name not in met and alike(earlier.words, later.words):
                    met.add(earlier.name)
                    yield earlier, later
            known[word].append(later)


def kind_of(quantity: Quantity) -> tuple[Hashable, ...]:
    """What two figures of one kind have in common: unit, measure, rate, prices and base."""
    base = str(quantity.base.lineage) if quantity.base is not None else None
    survey = (quantity.survey.population, quantity.survey.n) if quantity.survey else None
    return (
        quantity.unit.singular,
        quantity.measure,
        quantity.per,
        None if quantity.prices == "cash" else quantity.prices,
        quantity.index_base,
        base,
        survey,
        tuple(pair for pair in quantity.dimensions if pair[1] != quantity.place),
    )


def days_of(quantity: Quantity) -> Hashable:
    """The days that a figure is about, whatever its period is called."""
    period = quantity.period
    return None if period is None else (period.first, period.last, period.is_stock)


def base_of(record: Record) -> tuple[str | None, str | None]:
    """The records that a figure is a share or a rate of."""
    return (record.of, record.denominator) if isinstance(record, Statistic | DataTable) else (None, None)


def agree(one: Quantity, other: Quantity) -> bool:
    """Whether two values may stand for the same number: they overlap, or one is the other rounded."""
    if one.low <= other.high and other.low <= one.high:
        return True
    return any(abs(a.value - b.value) <= step_of(a) / 2 for a, b in ((one, other), (other, one)))


def step_of(quantity: Quantity) -> Fraction:
    """What 1 in the last digit that counts is worth: 1,000 for 39,000, 1 for 38,685 and for 40%, a tenth for
    54.2.
    """
    written = quantity.written
    if written is None or written == 0:
        return Fraction(0)
    noughts_count = quantity.unit.nature in (Nature.PERCENT, Nature.POINTS)
    shown = written if noughts_count or written != written.to_integral() else written.normalize()
    return Fraction(10) ** int(shown.as_tuple().exponent)
