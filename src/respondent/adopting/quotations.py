"""Somebody's words in a draft that a record holds: set apart in paragraphs of their own, or within a sentence."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from respondent.adopting.escaping import quoted
from respondent.adopting.folding import folded, same_length
from respondent.adopting.stretch import Stretch, StretchKind
from respondent.model.draft import Passage
from respondent.model.evidence import Finding, Quotation
from respondent.model.workspace import Workspace

_MARKS = "\"' "
_RAISED = "⁰¹²³⁴⁵⁶⁷⁸⁹"
"""The marks of notes as somebody typed them."""


@dataclass(frozen=True, slots=True)
class SetApart:
    """Passages, `count` of them from the one that `first` numbers on, that a quotation's record prints.

    `whole` says that they are all that it prints; else a warning, a name or an address for help is added.
    """

    first: int
    count: int
    quotation: Quotation
    whole: bool

    @property
    def code(self) -> str:
        """What a template writes for it."""
        return f"{{{{ quotation({quoted(self.quotation.id)}) }}}}"


def printed(quotation: Quotation) -> tuple[str, ...]:
    """The paragraphs that a quotation which stands apart is set in."""
    lines = (quotation.warning, *quotation.paragraphs, f"— {quotation.speaker}", quotation.support)
    return tuple(line for line in lines if line)


def set_apart(passages: Sequence[Passage], workspace: Workspace) -> Iterator[SetApart]:
    """The quotations that stand apart in the draft."""
    plain = [folded(passage.text.rstrip(_RAISED)) for passage in passages]
    for record in workspace.records.values():
        if isinstance(record, Quotation):
            yield from _found(record, plain)


def _found(quotation: Quotation, plain: list[str]) -> Iterator[SetApart]:
    words = [folded(paragraph) for paragraph in quotation.paragraphs]
    whole = [folded(line) for line in printed(quotation)]
    for at in range(len(plain) - len(words) + 1):
        here = [line.strip(_MARKS) for line in plain[at : at + len(words)]]
        if here != [word.strip(_MARKS) for word in words]:
            continue
        first = at - bool(quotation.warning)
        if first >= 0 and plain[first : first + len(whole)] == whole:
            yield SetApart(first, len(whole), quotation, whole=True)
        else:
            yield SetApart(at, len(words), quotation, whole=False)


def in_sentences(text: str, workspace: Workspace) -> Iterator[Stretch]:
    """The quotations that stand in quotation marks among other words."""
    plain = same_length(text)
    for record in workspace.records.values():
        if not isinstance(record, Quotation):
            continue
        words = " ".join(record.paragraphs)
        for ending in dict.fromkeys((words, words.removesuffix("."))):
            pattern = re.escape(same_length(ending)).replace('"', "[\"']")
            if found := re.search(f'"{pattern}"', plain):
                code = f"{{{{ quotation({quoted(record.id)}) }}}}"
                prints = text[found.start() : found.end()]
                yield Stretch(*found.span(), StretchKind.QUOTATION, code, prints, (record.id,))
                break


def findings(text: str, workspace: Workspace) -> Iterator[Stretch]:
    """The sentences of a passage that are a finding's own statement."""
    plain = same_length(text).casefold()
    for record in workspace.records.values():
        if not isinstance(record, Finding) or len(plain) != len(text):
            continue
        statement = same_length(" ".join(record.statement.split())).casefold()
        start = plain.find(statement)
        if start >= 0:
            end = start + len(statement)
            code = f"{{% claim {quoted(record.id)} %}}"
            yield Stretch(
                start, end, StretchKind.CLAIM, code, text[start:end], (record.id,), "{% endclaim %}"
            )
