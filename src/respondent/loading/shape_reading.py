"""What is noted while a file is held against its shape: problems, and where each value stands."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field

from respondent.model.diagnostic import Code, Diagnostic
from respondent.model.record import place_in
from respondent.model.span import Span
from respondent.model.workspace import did_you_mean
from respondent.yamltext.node import Node

COLUMN_BITS = 20
_COLUMN = (1 << COLUMN_BITS) - 1


class Refused(ValueError):  # noqa: N818 - it is raised by a reader of values, and always turned into a diagnostic
    """A value that a field does not accept: `message` says why, `remedy` what to write instead."""

    def __init__(self, message: str, remedy: str) -> None:
        self.message = message
        self.remedy = remedy
        super().__init__(f"{message} {remedy}")


@dataclass(frozen=True, slots=True)
class CodeFamily:
    """The codes that a kind of file has for what can be wrong with any field of any shape."""

    unknown: Code
    missing: Code
    value: Code
    form: Code
    clash: Code


class Places(Mapping[str, Span]):
    """Where each value of a file stands, by its path; line and column are packed into one number.

    A workspace has some hundred thousand of these places, and next to none of them is ever asked for.
    """

    __slots__ = ("_packed", "_path")

    def __init__(self, path: str, packed: Mapping[str, int]) -> None:
        self._path = path
        self._packed = packed

    def __getitem__(self, place: str) -> Span:
        packed = self._packed[place]
        return Span(self._path, packed >> COLUMN_BITS, packed & _COLUMN)

    def __iter__(self) -> Iterator[str]:
        return iter(self._packed)

    def __len__(self) -> int:
        return len(self._packed)


@dataclass(slots=True)
class Reading:
    """One file being read: `start` is its first place; `packed` goes into its `Places`."""

    path: str
    codes: CodeFamily
    start: Span
    problems: list[Diagnostic] = field(default_factory=list)
    packed: dict[str, int] = field(default_factory=dict)

    @property
    def places(self) -> Places:
        """Where the values that were read stand."""
        return Places(self.path, self.packed)

    def stands(self, place: str, node: Node) -> None:
        """Note where the value of that path stands."""
        self.packed[place] = node.line << COLUMN_BITS | node.column

    def refuse(self, place: str, message: str, remedy: str, code: Code | None = None) -> None:
        """Note that the value at `place` is wrong; `message` is a clause that follows the field's name."""
        span = place_in(self.places, place, self.start)
        self.problems.append((code or self.codes.value).at(span, f"{place}: {message}", remedy))

    def clash(self, place: str, message: str, remedy: str) -> None:
        """Note that the value at `place` does not go together with another one."""
        self.refuse(place, message, remedy, self.codes.clash)

    def unknown(self, place: str, key: Node, name: str, known: tuple[str, ...]) -> None:
        """Note that there is no field of that name."""
        shown = name if len(name) <= 40 else f"{name[:40]}…"
        where = f" in “{place}”" if place else ""
        near = did_you_mean(name[:60], known)
        self.problems.append(
            self.codes.unknown.at(
                key.span,
                f"There is no field “{shown}”{where}.",
                near
                if near.startswith("Did")
                else "Delete it; docs/records.md lists the fields that there are.",
            )
        )

    def missing(self, place: str, span: Span, accepts: str) -> None:
        """Note that a field that must be there is not, or is empty."""
        self.problems.append(
            self.codes.missing.at(
                span, f"“{place}” is missing.", f"Write “{place.rpartition('.')[2]}: …” with {accepts}."
            )
        )
