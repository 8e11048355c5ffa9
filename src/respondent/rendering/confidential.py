"""What is confidential in a document: ``{% confidential %}``, and whatever rests on a confidential record.

For a public edition the passages were cut out when the template was read, and only the sign for what was cut out is
printed here. For any other, each run of the document learns what in it is confidential: the words between the tags,
and outside of them every claim on a confidential record, with the notes that serve only such claims.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
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

_Around = Emph | Strong | Link | Claimed
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
    if not cast.session.passages and not cast.session.bases.reasons:
        return list(runs)
    marking = _Marking(cast)
    for run in runs:
        marking.look(run)
    marked = [marking.run(run) for run in runs]
    ends = _Ends(marked)
    return [ends.run(run) for run in marked]


def confidential_notes(planned: Planned, cast: Cast) -> Mapping[int, tuple[int, str]]:
    """The notes that a public edition has not, by their numbers, each with the passage and the reason.

    Those are notes that serve only confidential claims, and those that show the working of one.
    """
    if not cast.session.passages and not cast.session.bases.reasons:
        return {}
    inside: dict[int, tuple[int, str]] = {}
    for run in planned.runs:
        for part in _passages(run.content):
            for claim in _all_claims(part.content):
                inside.setdefault(claim, (part.passage, part.reason))
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


def _passages(content: Inlines) -> Iterator[Confidential]:
    """The parts of passages in a run, wherever in it they are."""
    for inline in content:
        if isinstance(inline, Confidential):
            yield inline
        if isinstance(inline, _Around | Confidential):
            yield from _passages(inline.content)


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
        for part in _passages(run):
            for claim in claims_in(part.content):
                self._inside.setdefault(claim, part)

    def run(self, content: Inlines) -> Inlines:
        """The run with claims outside of passages marked, and a note's mark drawn into the passage before it."""
        found: list[Inline] = []
        for inline in content:
            if isinstance(inline, _Around) and any(_passages(inline.content)):
                found.append(replace(inline, content=self.run(inline.content)))
                continue
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


class _Ends:
    """Says of each part of a passage whether it is the first, and whether it is the last."""

    def __init__(self, runs: Sequence[Inlines]) -> None:
        parts = [part.passage for run in runs for part in _passages(run)]
        self._last = {passage: position for position, passage in enumerate(parts)}
        self._first = {passage: position for position, passage in reversed(tuple(enumerate(parts)))}
        self._position = -1

    def run(self, content: Inlines) -> Inlines:
        """The run with its parts told so; the runs are to be given in the order of the document."""
        return tuple(self._inline(inline) for inline in content)

    def _inline(self, inline: Inline) -> Inline:
        if isinstance(inline, Confidential):
            self._position += 1
            begins = self._first[inline.passage] == self._position
            ends = self._last[inline.passage] == self._position
            return replace(inline, content=self.run(inline.content), begins=begins, ends=ends)
        return replace(inline, content=self.run(inline.content)) if isinstance(inline, _Around) else inline


def over(content: Inlines, passages: Iterable[tuple[int, str]]) -> Inlines:
    """The inlines as part of each of the passages, the first one outermost."""
    for number, reason in reversed(tuple(passages)):
        content = (Confidential(number, reason, content),) if content else ()
    return content
