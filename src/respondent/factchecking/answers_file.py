"""The file beside a draft that keeps what readers answered: ``draft.docx.answers.yaml``."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path

from respondent.factchecking.answers import Figure, Given
from respondent.model.answer import Answer, AnswerKind
from respondent.model.assessment import Verdict
from respondent.model.codes import B201
from respondent.model.diagnostic import Diagnostic, any_error
from respondent.model.span import Span
from respondent.model.workspace import did_you_mean
from respondent.yamltext.node import MappingNode, Node, ScalarNode, SequenceNode
from respondent.yamltext.parse import parse_yaml

_ENDING = ".answers.yaml"
_FIELDS = ("figure", "sentence", "occurrence", "answer", "because", "verdict", "expected")
_HEADING = (
    "# What readers answered to “respondent factcheck”. An answer belongs to the words of its figure and its\n"
    "# sentence, and lapses when they change. “respondent answer” writes this file.\n"
)
_RIGHT = "Give it anew with “respondent answer”, or see “respondent explain B201”."


def answers_path(draft: Path) -> Path:
    """Where the answers to a draft are kept."""
    return draft.with_name(draft.name + _ENDING)


def read_answers(data: bytes | str, name: str) -> tuple[tuple[Given, ...], tuple[Diagnostic, ...]]:
    """The answers in a file, and what is wrong with it; an answer that is not in order is left out."""
    node, problems = parse_yaml(data, name)
    if node is None:
        return (), problems
    reader = _Reader(list(problems))
    return tuple(reader.read(node)), tuple(reader.problems)


def answers_text(given: Iterable[Given]) -> str:
    """The file's text with these answers."""
    entries = list(map(_entry, given))
    return f"{_HEADING}answers:\n{''.join(entries)}" if entries else f"{_HEADING}answers: []\n"


def _entry(given: Given) -> str:
    because = given.answer.because
    values = {
        "figure": _quoted(given.figure.words),
        "sentence": _quoted(given.figure.sentence),
        "occurrence": str(given.figure.occurrence) if given.figure.occurrence > 1 else None,
        "answer": given.answer.kind.value,
        "because": None if because is None else _quoted(because),
        "verdict": given.verdict.value if given.verdict else None,
        "expected": None if given.expected is None else _quoted(given.expected),
    }
    lines = [f"{name}: {value}" for name, value in values.items() if value is not None]
    return "  - " + "\n    ".join(lines) + "\n"


def _quoted(text: str) -> str:
    """Text between double quotation marks; what YAML would refuse was left out when the draft was read."""
    return '"' + text.replace("\\", "\\\\").replace('"', '\\"') + '"'


class _Reader:
    """Reads answers one by one, and notes what is wrong."""

    def __init__(self, problems: list[Diagnostic]) -> None:
        self.problems = problems

    def read(self, node: Node) -> Iterable[Given]:
        """The answers that are in order."""
        answers = node.get("answers") if isinstance(node, MappingNode) else None
        if not isinstance(answers, SequenceNode):
            self._refuse(node.span, "There is no list “answers” in the file.")
            return []
        return [given for item in answers.items if (given := self._given(item)) is not None]

    def _given(self, item: Node) -> Given | None:
        if not isinstance(item, MappingNode):
            self._refuse(item.span, "An answer has fields: figure, sentence, answer.")
            return None
        before = len(self.problems)
        values = {
            name: self._text(item, name, value, (line, column)) for name, value, line, column in item.entries
        }
        for name in ("figure", "sentence", "answer"):
            if not values.get(name):
                self._refuse(item.span, f"The answer has no “{name}”.")
        answer = self._answer(item, values)
        occurrence = self._occurrence(item, values.get("occurrence"))
        verdict = self._verdict(item, values.get("verdict"))
        if answer is None or any_error(self.problems[before:]):
            return None
        if answer.kind is AnswerKind.ACCEPTED and verdict is None:
            self._refuse(item.span, "The answer has no “verdict”, so nobody knows what was accepted.")
            return None
        figure = Figure(" ".join(values["figure"].split()), " ".join(values["sentence"].split()), occurrence)
        return Given(figure, answer, verdict, values.get("expected"), item.span)

    def _text(self, item: MappingNode, name: str, value: Node, place: tuple[int, int]) -> str:
        if name not in _FIELDS:
            span = Span(item.path, *place)
            self._refuse(span, f"An answer has no field “{name}”. {did_you_mean(name, _FIELDS)}".rstrip())
        if not isinstance(value, ScalarNode):
            self._refuse(value.span, f"{name}: some words belong here.")
            return ""
        return value.text

    def _answer(self, item: MappingNode, values: dict[str, str]) -> Answer | None:
        words = values.get("answer")
        if not words:
            return None
        kind = next((kind for kind in AnswerKind if kind.value == words), None)
        because = values.get("because") or None
        if kind is None:
            self._refuse(
                _span(item, "answer"), f"answer: “{words}” is neither “not a statistic” nor “accepted”."
            )
        elif kind is AnswerKind.ACCEPTED and because is None:
            self._refuse(item.span, "The answer has no “because”: what is accepted needs a reason.")
        return None if kind is None else Answer(kind, because)

    def _occurrence(self, item: MappingNode, text: str | None) -> int:
        if text is None:
            return 1
        if text.isascii() and text.isdecimal() and int(text[:6]) > 0:
            return int(text[:6])
        self._refuse(_span(item, "occurrence"), "occurrence: a whole number from 1 up belongs here.")
        return 1

    def _verdict(self, item: MappingNode, text: str | None) -> Verdict | None:
        if text is None:
            return None
        verdict = next((verdict for verdict in Verdict if verdict.value == text), None)
        if verdict is None:
            self._refuse(_span(item, "verdict"), f"verdict: “{text}” is none that “factcheck” gives.")
        return verdict

    def _refuse(self, span: Span, message: str) -> None:
        self.problems.append(B201.at(span, message, _RIGHT))


def _span(item: MappingNode, name: str) -> Span:
    node = item.get(name)
    return item.span if node is None else node.span
