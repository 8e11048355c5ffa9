"""What is noted while a file is held against its shape: problems, and where each value stands."""

from __future__ import annotations

from dataclasses import dataclass

from respondent.loading.shapes.views import Places
from respondent.model.diagnostic import Code, Diagnostic
from respondent.model.record import place_in
from respondent.model.shortened import shortened
from respondent.model.span import Span
from respondent.model.workspace import did_you_mean
from respondent.yamltext.node import MappingNode, Node


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


class Reading:
    """One file being read: its path and its node, the codes for what is wrong, and what was found wrong."""

    __slots__ = ("codes", "node", "path", "problems")

    def __init__(self, path: str, codes: CodeFamily, node: Node) -> None:
        self.path = path
        self.codes = codes
        self.node = node
        self.problems: list[Diagnostic] = []

    def refuse(self, place: str, message: str, remedy: str, code: Code | None = None) -> None:
        """Note that the value at `place` is wrong; `message` is a clause that follows the field's name."""
        places = Places(self.node) if isinstance(self.node, MappingNode) else {}
        span = place_in(places, place, self.node.span)
        self.problems.append((code or self.codes.value).at(span, f"{place}: {message}", remedy))

    def clash(self, place: str, message: str, remedy: str) -> None:
        """Note that the value at `place` does not go together with another one."""
        self.refuse(place, message, remedy, self.codes.clash)

    def unknown(self, place: str, span: Span, name: str, known: tuple[str, ...]) -> None:
        """Note that there is no field of that name."""
        shown = shortened(name, 40)
        where = f" in “{place}”" if place else ""
        near = did_you_mean(name[:60], known)
        if name.isdecimal() and len(name) == 3:  # {count: 100,000}
            message = f"Inside brackets a comma ends a value, so “{name}” is taken for a field{where}."
            self.problems.append(self.codes.unknown.at(span, message, "Write the number without commas."))
            return
        self.problems.append(
            self.codes.unknown.at(
                span,
                f"There is no field “{shown}”{where}.",
                near if near.startswith("Did") else f"Delete it, or choose another: {', '.join(known)}.",
            )
        )

    def missing(self, place: str, span: Span, accepts: str) -> None:
        """Note that a field that must be there is not, or is empty."""
        self.problems.append(
            self.codes.missing.at(
                span, f"“{place}” is missing.", f"Write “{place.rpartition('.')[2]}: …” with {accepts}."
            )
        )
