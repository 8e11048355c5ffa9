"""What a rule is: a code and a pure function that finds where something breaks it.

There are three kinds, by what they look at: the records alone, one rendered document with its workspace, or all
that the documents of a workspace use. A code's severity is the rule's: an error only for what is false,
leaking, without consent or invalid.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass

from respondent.checking.page import Page
from respondent.model.diagnostic import Code, Diagnostic
from respondent.model.workspace import Workspace

Findings = Iterable[Diagnostic]


@dataclass(frozen=True, slots=True)
class RecordRule:
    """A rule about records, whatever documents there are.

    One that looks at each record `alone` need not be asked of a record again because another one changed.
    """

    code: Code
    find: Callable[[Workspace], Findings]
    alone: bool = False


@dataclass(frozen=True, slots=True)
class DocumentRule:
    """A rule about one rendered document."""

    code: Code
    find: Callable[[Page], Findings]


@dataclass(frozen=True, slots=True)
class UseRule:
    """A rule about what all documents together use: the ids of the records that they rest on."""

    code: Code
    find: Callable[[Workspace, frozenset[str]], Findings]


Rule = RecordRule | DocumentRule | UseRule
