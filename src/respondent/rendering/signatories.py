"""What a template may say of those in whose name it goes out, so that its sentences follow when one drops out."""

from __future__ import annotations

from dataclasses import dataclass

from respondent.model.codes import T204
from respondent.model.listing import listed
from respondent.model.workspace import did_you_mean
from respondent.prose.numbers import in_words
from respondent.rendering.faces import POISON, Face, RowText
from respondent.rendering.session import current

SIGNATORIES = "signatories"
"""What it is called in templates."""


@dataclass(frozen=True, slots=True)
class SignatoriesFace(Face):
    """Those in whose name a document goes out, as its sentences speak of them: how many, and their names."""

    names: tuple[str, ...]

    def attribute(self, name: str) -> object:
        """`count` in words, `number` in digits, or `names` as a sentence lists them."""
        match name:
            case "count":
                return RowText(in_words(len(self.names)))
            case "number":
                return RowText(str(len(self.names)))
            case "names":
                return RowText(listed(self.names))
        message = f"The signatories have no “{name}”."
        current().report(T204, message, did_you_mean(name, ("count", "number", "names")), name)
        return POISON

    def __str__(self) -> str:
        """Their names."""
        return str(RowText(listed(self.names)))
