"""How the verdicts on a labelled draft compare with its labels: the same rules as the fact-checkers' own score."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import yaml

from respondent.model.assessment import Assessment

FALSE = frozenset({"contradicted", "inconsistent"})


@dataclass(frozen=True, slots=True)
class Label:
    """A piece of a draft's text, where it stands, and the verdict that it deserves."""

    text: str
    verdict: str
    optional: bool
    line: int
    start: int

    @property
    def is_error(self) -> bool:
        """Whether it was planted."""
        return self.verdict in FALSE

    def overlaps(self, found: Assessment) -> bool:
        """Whether an assessment is about it."""
        first = found.column - 1
        return (
            found.line == self.line
            and first < self.start + len(self.text)
            and first + len(found.text) > self.start
        )


def labels_of(draft: Path) -> tuple[Label, ...]:
    """A draft's labels, each at the first line that has its text."""
    lines = draft.read_text("utf-8").splitlines()
    given: list[dict[str, Any]] = yaml.safe_load(draft.with_suffix(".expected.yaml").read_text("utf-8")) or []
    return tuple(_label(one, lines) for one in given)


def _label(given: dict[str, Any], lines: Sequence[str]) -> Label:
    text = given["text"]
    line = next(number for number, line in enumerate(lines, 1) if text in line)
    optional = bool(given.get("optional", False))
    return Label(text, given["verdict"], optional, line, lines[line - 1].index(text))


def is_right(label: Label, found: Sequence[Assessment]) -> bool:
    """Whether the verdicts on a label have the one that it deserves, and none that calls a true figure false."""
    verdicts = {one.verdict.value for one in found if label.overlaps(one)}
    return label.verdict in verdicts and (label.is_error or not verdicts & FALSE)
