"""What is confidential in a document: ``{% confidential %}``, and whatever rests on a confidential record.

For a public edition the passages were cut out when the template was read, and only the sign for what was cut out is
printed here. For any other, each run of the document learns what in it is confidential: the words between the tags,
and outside of them every claim on a confidential record, with the notes that serve only such claims.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import replace

from respondent.model.codes import L101
from respondent.model.document import Claimed, Confidential, Emph, Inline, Inlines, Link, NoteRef, Strong
from respondent.rendering.cast import Cast
from respondent.rendering.faces import Function
from respondent.rendering.marking import claims_in
from respondent.rendering.notes import Planned
from respondent.rendering.printed import PassageEnd, PassageStart, Withheld
from respondent.rendering.session import current, running_place
from respondent.rendering.tokens import without_places

_BLANK_END = re.compile(r"\n\s*\Z")


def confidential(*_: object, reason: object = None, caller: Callable[[], str], **__: object) -> str:
    """The words between ``{% confidential reason="…" %}`` and its end, or what stands for them."""
    session = current()
    why = " ".join(without_places(reason).split()) if isinstance(reason, str) else ""
    if not why:
        session.report(
            L101,
            "This passage does not say why it is confidential.",
            'Write {% confidential reason="…" %} with the reason, which the confidential edition shows.',
            "confidential",
        )
        return caller()
    words = caller()
    if session.workspace.public:  # what the caller gives then is the sign of a list, and the line's end
        opening = without_places(words)
        ends = "\n" if _BLANK_END.search(opening) else ""
        session.new_passage("", running_place("confidential"))
        return session.print(Withheld(opening.strip())) + ends
    number = session.new_passage(why, running_place("confidential"))
    return session.print(PassageStart(number, why)) + words + session.print(PassageEnd())


CONFIDENTIAL = Function(
    "confidential",
    confidential,
    'Write {% confidential reason="…" %}…{% endconfidential %}.',
    takes_poison=True,  # what stands inside is still looked at
)


def mark_confidential(runs: Sequence[Inlines], cast: Cast) -> list[Inlines]:
    """The runs of a document in their order, with all that is confidential in them as such, from end to end.

    Claims have the numbers under which the cast knows them.
    """
    marking = _Marking(cast)
    for run in runs:
        marking.look(run)
    marked = [marking.run(run) for run in runs]
    first, last = _ends(marked)
    return [_with_ends(run, index, first, last) for index, run in enumerate(marked)]


def confidential_notes(planned: Planned, cast: Cast) -> Mapping[int, tuple[int, str]]:
    """The notes that a public edition has not, by their numbers, each with the passage and the reason.

    Those are notes that serve only confidential claims, and those that show the working of one.
    """
    inside: dict[int, tuple[int, str]] = {}
    for run in planned.runs:
        for inline in run.content:
            if isinstance(inline, Confidential):
                for claim in _all_claims(inline.content):
                    inside.setdefault(claim, (inline.passage, inline.reason))
    found: dict[int, tuple[int, str]] = {}
    for number, note in enumerate(planned.notes, 1):
        for claim in note.claims:
            passage = inside.get(claim)
            if passage is None and (reason := cast.reason(claim)) is not None:
                passage = 0, reason
            if passage is None:
                continue
            public = any(other not in inside and cast.reason(other) is None for other in note.claims)
            if not public or cast.role(claim).working:
                found.setdefault(number, passage)
    return found


def _all_claims(content: Inlines) -> Iterable[int]:
    """The claims in a run, those without words too."""
    for inline in content:
        if isinstance(inline, Claimed):
            yield inline.claim
        if isinstance(inline, Claimed | Emph | Strong | Link | Confidential):
            yield from _all_claims(inline.content)


class _Marking:
    """Goes through runs twice: to see which claims stand in passages, then to mark what stands outside."""

    def __init__(self, cast: Cast) -> None:
        self._cast = cast
        self._inside: dict[int, Confidential] = {}

    def look(self, run: Inlines) -> None:
        """Note the claims that stand in passages."""
        for inline in run:
            if isinstance(inline, Confidential):
                for claim in claims_in(inline.content):
                    self._inside.setdefault(claim, inline)

    def run(self, content: Inlines) -> Inlines:
        """The run with claims outside of passages marked, and a note's mark drawn into the passage before it."""
        found: list[Inline] = []
        for inline in content:
            passage = None if isinstance(inline, Confidential) else self._passage(inline)
            found.append(inline if passage is None else replace(passage, content=(inline,)))
        return tuple(_joined(found, self._cast.confidential_notes))

    def _passage(self, inline: Inline) -> Confidential | None:
        """The passage that a claim outside of any belongs to: its other part's, or one of its own."""
        for number in claims_in((inline,)):
            if number in self._inside:
                return self._inside[number]
            reason = self._cast.reason(number)
            if reason is not None:
                passage = self._cast.session.new_passage(reason, self._cast.role(number).span)
                return self._inside.setdefault(number, Confidential(passage, reason, ()))
        return None


def _joined(content: Iterable[Inline], notes: frozenset[int]) -> Iterable[Inline]:
    """The inlines with parts of one passage that touch as one, and the marks of confidential notes in them."""
    found: list[Inline] = []
    for inline in content:
        before = found[-1] if found else None
        if isinstance(before, Confidential):
            if isinstance(inline, NoteRef) and inline.note in notes:
                found[-1] = replace(before, content=(*before.content, inline))
                continue
            if isinstance(inline, Confidential) and inline.passage == before.passage:
                found[-1] = replace(before, content=(*before.content, *inline.content))
                continue
        found.append(inline)
    return found


def _ends(runs: Sequence[Inlines]) -> tuple[Mapping[int, tuple[int, int]], Mapping[int, tuple[int, int]]]:
    """Where each passage begins and ends: the number of the run and the place in it."""
    first: dict[int, tuple[int, int]] = {}
    last: dict[int, tuple[int, int]] = {}
    for index, run in enumerate(runs):
        for position, inline in enumerate(run):
            if isinstance(inline, Confidential):
                first.setdefault(inline.passage, (index, position))
                last[inline.passage] = index, position
    return first, last


def _with_ends(
    run: Inlines,
    index: int,
    first: Mapping[int, tuple[int, int]],
    last: Mapping[int, tuple[int, int]],
) -> Inlines:
    return tuple(
        replace(
            inline,
            begins=first[inline.passage] == (index, position),
            ends=last[inline.passage] == (index, position),
        )
        if isinstance(inline, Confidential)
        else inline
        for position, inline in enumerate(run)
    )


def over(content: Inlines, passages: Iterable[tuple[int, str]]) -> Inlines:
    """The inlines as part of each of the passages, the first one outermost."""
    for number, reason in reversed(tuple(passages)):
        content = (Confidential(number, reason, content),) if content else ()
    return content
