"""The claims of a document while it is put together: each gets a number, and what it says about itself."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field
from pathlib import Path
from xml.etree.ElementTree import Element

from respondent.model.diagnostic import Diagnostic
from respondent.model.document import Claimed, ClaimKind, Inline, Str
from respondent.model.edition import END_MARK, SCISSORS, begin_mark
from respondent.model.quantity import Quantity
from respondent.model.span import Span
from respondent.rendering.markdown import TooInvolvedError, reader
from respondent.rendering.printed import (
    Basis,
    PassageEnd,
    PassageStart,
    Printed,
    PrintedClaim,
    RecordText,
    Withheld,
)
from respondent.rendering.session import Session
from respondent.rendering.tokens import TOKEN, without_places


@dataclass(frozen=True, slots=True)
class Role:
    """What a claim is of and rests on; its number, text and note are settled when the document is whole.

    `may_begin` says that its words may begin a sentence, and then need a capital.
    """

    kind: ClaimKind
    basis: Basis
    span: Span
    quantity: Quantity | None = None
    working: str | None = None
    may_begin: bool = False


@dataclass(slots=True)
class Cast:
    """The claims met so far, numbered from 1 as they are met, and the problems."""

    session: Session
    roles: list[Role] = field(default_factory=list)
    problems: list[Diagnostic] = field(default_factory=list)
    confidential_notes: frozenset[int] = frozenset()

    @property
    def root(self) -> Path:
        """The workspace's folder."""
        return self.session.workspace.root

    def thing(self, character: str) -> Printed | None:
        """What a token stands for."""
        return self.session.thing(character)

    def role(self, number: int) -> Role:
        """What the claim of that number is."""
        return self.roles[number - 1]

    def add(self, role: Role) -> int:
        """A new claim's number."""
        self.roles.append(role)
        return len(self.roles)

    def reason(self, number: int) -> str | None:
        """Why what the claim of that number rests on is confidential, if it is."""
        return self.reason_of(self.role(number).basis)

    def reason_of(self, basis: Basis) -> str | None:
        """Why what a claim rests on is confidential, if it is."""
        reasons = self.session.bases.reasons
        if not reasons:
            return None
        return next((reasons[i] for name in basis.records if (i := name.partition("#")[0]) in reasons), None)

    def claimed(self, thing: PrintedClaim, span: Span) -> Inline:
        """A figure's or a period's words."""
        role = Role(thing.kind, thing.basis, span, thing.quantity, thing.working, may_begin=True)
        return Claimed(self.add(role), (Str(thing.text),))

    def prose(self, basis: Basis, span: Span) -> int:
        """The number of a claim over prose."""
        return self.add(Role(ClaimKind.PROSE, basis, span))

    def cited(self, basis: Basis, span: Span) -> Inline:
        """A citation without words: the mark of its note will be put into it."""
        return Claimed(self.add(Role(ClaimKind.CITATION, basis, span)), ())

    def plain(self, text: str) -> tuple[str, bool]:
        """Text that cannot hold claims, such as an address, and whether that is a pity: it does hold some.

        Records' text stays as it is; figures and the like are left out.
        """
        claims = False

        def replaced(found: re.Match[str]) -> str:
            nonlocal claims
            thing = self.thing(found[0])
            match thing:
                case RecordText(text):
                    return text
                case PassageStart(_, reason):
                    return f"{begin_mark(reason)} "
                case PassageEnd():
                    return f" {END_MARK}"
                case Withheld():
                    return SCISSORS
                case _:
                    pass
            claims = True
            return ""

        return TOKEN.sub(replaced, without_places(text)), claims

    def parts(self, text: str) -> Sequence[str | Element]:
        """A short text, such as a caption, taken apart by Markdown's inline signs."""
        try:
            paragraph = reader().read_inline(without_places(text))[0]
        except TooInvolvedError:
            return [without_places(text)]
        found: list[str | Element] = [paragraph.text] if paragraph.text else []
        for child in paragraph:
            found.append(child)
            if child.tail:
                found.append(child.tail)
        return found
