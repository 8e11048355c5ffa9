"""The parts of a response put together: what stands between the two ends of an answer, a reservation or a
recommendation becomes one block.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field, replace

from respondent.model.codes import T236, T237, T239
from respondent.model.consultation import Consultation
from respondent.model.diagnostic import Code
from respondent.model.directory import Organisation
from respondent.model.document import Block, Blocks, text_of
from respondent.model.response import Answer, Recommendation, Standing
from respondent.model.span import Span
from respondent.model.template import DocumentKind
from respondent.model.workspace import did_you_mean
from respondent.rendering.cast import Cast
from respondent.rendering.furniture import shown_name
from respondent.rendering.marking import runs_of
from respondent.rendering.printed import (
    AnswerStart,
    PartEnd,
    PartStart,
    RecommendationStart,
    ReservationStart,
)

_NAMES = {
    AnswerStart: "An answer",
    ReservationStart: "A reservation",
    RecommendationStart: "A recommendation",
}


@dataclass(frozen=True, slots=True)
class Edge:
    """One end of a part, as it stands among the blocks."""

    thing: PartStart | PartEnd
    span: Span


@dataclass(slots=True)
class _Open:
    """A part that has not ended, and what is in it so far."""

    edge: Edge | None = None
    content: list[Block] = field(default_factory=list)
    reservations: list[tuple[str, Blocks, Span]] = field(default_factory=list)

    @property
    def thing(self) -> PartStart | PartEnd | None:
        return self.edge.thing if self.edge else None


class Parts:
    """Puts the parts of one document together, in its order, and counts them."""

    def __init__(self, cast: Cast) -> None:
        self._cast = cast
        self._answers = 0
        self._recommendations: dict[str, Recommendation] = {}

    def folded(self, found: Iterable[Block | Edge], *, inside: bool) -> Blocks:
        """The blocks with their parts as blocks; `inside` a list or a quotation, where no part can stand."""
        stack = [_Open()]
        for item in found:
            if not isinstance(item, Edge):
                stack[-1].content.append(item)
            elif inside:
                if not isinstance(item.thing, PartEnd):
                    self._misplaced(item, "stands in a list or a quotation")
            elif not isinstance(item.thing, PartEnd):
                stack.append(_Open(item))
            elif len(stack) > 1:
                self._close(stack)
        while len(stack) > 1:  # its end stands in a list or a quotation
            left = stack.pop()
            if left.edge is not None:
                self._misplaced(left.edge, "begins here and ends in a list or a quotation")
            stack[-1].content += left.content
        return tuple(stack[0].content)

    def _close(self, stack: list[_Open]) -> None:
        part = stack.pop()
        around, edge = stack[-1], part.edge
        match part.thing, around.thing:
            case AnswerStart() as start, None if edge is not None:
                around.content += self._answer(start, part, edge.span)
            case RecommendationStart(name), None | AnswerStart() if edge is not None:
                around.content += self._recommendation(name, tuple(part.content), edge)
            case ReservationStart(organisation), AnswerStart(skipped=False) if edge is not None:
                if part.content:
                    around.reservations.append((organisation, tuple(part.content), edge.span))
                else:
                    self._misplaced(edge, "has no words")
            case _:
                if edge is not None:
                    self._misplaced(edge, _where(around.thing))
                around.content += part.content

    # Answers

    def _answer(self, start: AnswerStart, part: _Open, span: Span) -> Iterable[Block]:
        front = self._cast.session.front
        if front is None or front.kind is not DocumentKind.RESPONSE:
            self._problem(
                T236,
                span,
                "An answer stands in a document that is no response.",
                "Write `kind: response` in the front matter, and `consultation:` with the id of its record.",
                "answer",
            )
            return part.content
        record = self._cast.session.workspace.records.get(front.consultation or "")
        question = record.question(start.number) if isinstance(record, Consultation) else None
        self._answers += 1
        behind = self._behind(start.behind, front.senders, front.left_out, span)
        return (
            Answer(
                number=question.number if question else start.number,
                question=question,
                content=tuple(part.content),
                span=span,
                ordinal=self._answers,
                behind=self._with_reservations(behind, part.reservations, front.left_out),
                skipped=start.skipped,
                joint=len(behind) == len(front.senders),
            ),
        )

    def _behind(
        self, named: tuple[str, ...] | None, senders: Sequence[str], left_out: Sequence[str], span: Span
    ) -> tuple[Standing, ...]:
        """Those who stand behind an answer, in the order of `from`."""
        wanted = senders if named is None else [name for name in named if name not in left_out]
        for name in wanted:
            if name not in senders:
                message = f"“{name}” stands behind this answer, and is not among those who respond."
                self._problem(
                    T237, span, message, f"Add it to `from`. {did_you_mean(name, tuple(senders))}", name
                )
        return tuple(Standing(name, self._name(name)) for name in senders if name in wanted)

    def _with_reservations(
        self,
        behind: tuple[Standing, ...],
        reservations: Sequence[tuple[str, Blocks, Span]],
        left_out: Sequence[str],
    ) -> tuple[Standing, ...]:
        words = {name: blocks for name, blocks, _ in reversed(reservations)}
        for index, (name, _, span) in enumerate(reservations):
            if name not in {one.organisation for one in behind} and name not in left_out:
                message = f"“{name}” has a reservation, and does not stand behind this answer."
                remedy = "Add it to `behind`, or take the reservation out."
                self._problem(T237, span, message, remedy, name)
            if name in [other for other, _, _ in reservations[:index]]:
                message = f"“{name}” has two reservations to this answer."
                self._problem(T237, span, message, "Put both into one.", name)
        return tuple(replace(one, reservation=words.get(one.organisation, ())) for one in behind)

    def _name(self, organisation: str) -> str:
        record = self._cast.session.workspace.records.get(organisation)
        return shown_name(record) if isinstance(record, Organisation) else organisation

    # Recommendations

    def _recommendation(self, name: str, content: Blocks, edge: Edge) -> Iterable[Block]:
        """The recommendation; one of a known name again, if its words are the same."""
        if not content:
            self._misplaced(edge, "has no words")
            return ()
        first = self._recommendations.get(name)
        if first is None:
            number = len(self._recommendations) + 1
            made = self._recommendations[name] = Recommendation(name, number, content, edge.span)
            return (made,)
        if _words(first.content) != _words(content):
            message = f"There are two recommendations “{name}” with different words."
            remedy = "Give one of them another name; made again, a recommendation has the same words."
            self._problem(T239, edge.span, message, remedy, name)
        return (Recommendation(name, first.number, content, edge.span, again=True),)

    # Problems

    def _misplaced(self, edge: Edge, what: str) -> None:
        kind = type(edge.thing)
        name = _NAMES.get(kind, "A part")
        self._problem(T236, edge.span, f"{name} {what}.", _REMEDIES.get(kind, ""), name.split()[-1])

    def _problem(self, code: Code, span: Span, message: str, remedy: str, needle: str) -> None:  # noqa: ARG002
        self._cast.problems.append(code.at(span, message, remedy))


_REMEDIES = {
    AnswerStart: "Begin and end it at the left edge, outside of lists, quotations and other answers.",
    ReservationStart: "Put it, with its words, at the left edge inside the answer that it is about.",
    RecommendationStart: "Put it, with its words, at the left edge, by itself or inside an answer.",
}


def _where(around: PartStart | PartEnd | None) -> str:
    """What is wrong about standing there."""
    if around is None:
        return "stands outside of any answer"
    if isinstance(around, AnswerStart) and around.skipped:
        return "stands in a question that is skipped"
    return f"stands in {_NAMES[type(around)].lower()}" if type(around) in _NAMES else "stands here"


def _words(blocks: Blocks) -> list[str]:
    return [text_of(run.content) for run in runs_of((), blocks)]
