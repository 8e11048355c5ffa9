"""References to answers and recommendations, once all of them are known: each gets its name, and where it leads."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace

from respondent.model.codes import T238
from respondent.model.consultation import question_key
from respondent.model.document import (
    Blocks,
    Claimed,
    Confidential,
    Emph,
    Inline,
    Inlines,
    Link,
    PlaceReference,
    Str,
    Strong,
)
from respondent.model.edition import SCISSORS
from respondent.model.response import Answer, Recommendation
from respondent.model.span import Span
from respondent.model.workspace import did_you_mean
from respondent.rendering.cast import Cast
from respondent.rendering.marking import runs_of, with_runs
from respondent.rendering.printed import PrintedReference
from respondent.rendering.session import GAP

References = Sequence[tuple[PrintedReference, Span]]
"""References with the places at which they stand in the template."""


def awaited(reference: PrintedReference) -> PlaceReference:
    """What stands for a reference until the document is whole."""
    return PlaceReference(f"{reference.kind} {reference.name}", "")


def named(title: Inlines, blocks: Blocks, references: References, cast: Cast) -> tuple[Inlines, Blocks]:
    """The title and the blocks with each reference as what it names; one to nothing is a problem, and a gap."""
    if not references:
        return title, blocks
    labels = _labels(blocks)
    for reference, span in references:
        if _key(reference) not in labels and not cast.session.workspace.public:
            names = [name.partition(" ")[2] for name in labels if name.startswith(f"{reference.kind} ")]
            what = "recommendation" if reference.kind == "recommendation" else "answer to a question"
            message = f"There is no {what} “{reference.name}” in this document."
            cast.problems.append(T238.at(span, message, did_you_mean(reference.name, names)))
    absent = SCISSORS if cast.session.workspace.public else GAP  # what it names may be confidential
    runs = [_resolved(run.content, labels, absent) for run in runs_of(title, blocks)]
    return runs[0], with_runs(blocks, runs[1:])


def _labels(blocks: Blocks) -> dict[str, PlaceReference]:
    found: dict[str, PlaceReference] = {}
    for block in blocks:
        match block:
            case Answer():
                reference = PlaceReference(block.anchor, block.label)
                found.setdefault(f"question {question_key(block.number)}", reference)
                found |= {name: label for name, label in _labels(block.content).items() if name not in found}
            case Recommendation():
                found.setdefault(f"recommendation {block.id}", PlaceReference(block.anchor, block.label))
            case _:
                pass
    return found


def _key(reference: PrintedReference) -> str:
    name = question_key(reference.name) if reference.kind == "question" else reference.name
    return f"{reference.kind} {name}"


def _resolved(content: Inlines, labels: Mapping[str, PlaceReference], absent: str) -> Inlines:
    return tuple(_named(inline, labels, absent) for inline in content)


def _named(inline: Inline, labels: Mapping[str, PlaceReference], absent: str) -> Inline:
    match inline:
        case PlaceReference(anchor, ""):
            kind, _, name = anchor.partition(" ")
            return labels.get(_key(PrintedReference(kind, name)), Str(absent))
        case Emph(inner) | Strong(inner) | Link(inner, _) | Claimed(_, inner) | Confidential(content=inner):
            return replace(inline, content=_resolved(inner, labels, absent))
        case _:
            return inline
