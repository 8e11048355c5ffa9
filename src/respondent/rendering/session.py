"""One document in the making: what its template has printed, the problems met, and the work it may still take.

Templates' functions are the same for every document; they find the session through `current`. Jinja reports
the line of a template by the Python frame that runs it, which is how a problem, even inside a macro of another
file, gets the line that its writer has to change.
"""

from __future__ import annotations

import sys
from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from dataclasses import dataclass, field
from types import FrameType, TracebackType
from typing import Protocol

from respondent.errors import RespondentError
from respondent.model.diagnostic import Code, Diagnostic
from respondent.model.document import Passage
from respondent.model.span import Span
from respondent.model.template import FrontMatter
from respondent.model.workspace import Workspace
from respondent.rendering.basis import Bases
from respondent.rendering.budget import Budget, TooMuchError
from respondent.rendering.printed import Printed
from respondent.rendering.tokens import MOST_TOKENS, token, token_index


class Located(Protocol):
    """A compiled template that knows its file."""

    def span(self, line: int, needle: str = "") -> Span:
        """The place of a line of the template's body; `needle` is what to point at in that line."""


NOWHERE = Span("")

GAP = "‹?›"
"""What stands in a draft where something could not be printed."""


@dataclass(slots=True)
class Session:
    """One document in the making."""

    workspace: Workspace
    bases: Bases
    budget: Budget = field(default_factory=Budget)
    printed: list[Printed] = field(default_factory=list)
    problems: list[Diagnostic] = field(default_factory=list)
    names: frozenset[str] = frozenset()  # what a template may name, for "did you mean"
    told: frozenset[str] = frozenset()  # names whose absence is reported already
    front: FrontMatter | None = None  # of the template that gives the document
    draft: bool = False  # whether the document is made even where there are errors in it
    passages: list[Passage] = field(default_factory=list)  # what is confidential
    depth: int = 0  # how many macros are at work inside each other
    _tokens: dict[Printed, str] = field(default_factory=dict)

    def print(self, thing: Printed) -> str:
        """The token that stands for `thing` from now on. Raises TooMuchError."""
        if len(self.printed) >= MOST_TOKENS:
            raise TooMuchError(f"prints more than {MOST_TOKENS:,} figures, quotations and texts")
        self.printed.append(thing)
        return token(len(self.printed) - 1)

    def print_once(self, thing: Printed) -> str:
        """The token of a thing that is the same wherever it stands, such as a region's name."""
        known = self._tokens.get(thing)
        if known is None:
            known = self._tokens[thing] = self.print(thing)
        return known

    def thing(self, character: str) -> Printed | None:
        """What a token stands for; None for one that this document has not printed."""
        index = token_index(character)
        return self.printed[index] if index < len(self.printed) else None

    def new_passage(self, reason: str, span: Span) -> int:
        """The number of another confidential passage."""
        self.passages.append(Passage(len(self.passages) + 1, reason, span))
        return len(self.passages)

    @property
    def gap(self) -> str:
        """What is printed where a problem leaves nothing to print."""
        return GAP if self.draft else ""

    def report(self, code: Code, message: str, remedy: str, needle: str = "") -> None:
        """Note a problem at the line of the template that is being run."""
        self.problems.append(code.at(running_place(needle), message, remedy))

    def report_error(self, code: Code, error: RespondentError, needle: str = "") -> None:
        """Note a refusal that says itself what is wrong and what to do."""
        message, remedy = getattr(error, "message", str(error)), getattr(error, "remedy", "")
        self.report(code, message, remedy, needle)


_CURRENT: ContextVar[Session] = ContextVar("respondent_session")


def current() -> Session:
    """The session of the document that is being made."""
    return _CURRENT.get()


@contextmanager
def at_work(session: Session) -> Iterator[None]:
    """Make `session` the current one."""
    mark = _CURRENT.set(session)
    try:
        yield
    finally:
        _CURRENT.reset(mark)


def running_place(needle: str = "") -> Span:
    """The line of the innermost template that is being run."""
    frame: FrameType | None = sys._getframe(1)  # noqa: SLF001 - there is no public way to the callers' frames
    while frame is not None:
        place = _place_of(frame, frame.f_lineno, needle)
        if place is not None:
            return place
        frame = frame.f_back
    return NOWHERE


def place_of_failure(traceback: TracebackType | None) -> Span:
    """The line of the innermost template through which an exception came."""
    place = NOWHERE
    while traceback is not None:
        place = _place_of(traceback.tb_frame, traceback.tb_lineno, "") or place
        traceback = traceback.tb_next
    return place


def _place_of(frame: FrameType, line: int, needle: str) -> Span | None:
    template = frame.f_globals.get("__jinja_template__")
    if template is None:
        return None
    located: Located = template.source_text
    return located.span(template.get_corresponding_lineno(line), needle)
