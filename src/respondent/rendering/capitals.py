"""A capital for a claim’s words that begin a sentence: “More than 23 …” at the head of a release.

In items of lists, which are often parts of a sentence, the template says it itself: ``| capitalise``.
"""

from __future__ import annotations

from dataclasses import replace

from respondent.model.document import (
    Claimed,
    Code,
    Confidential,
    Emph,
    Image,
    Inline,
    Inlines,
    LineBreak,
    Link,
    Str,
    Strong,
)
from respondent.prose.sentences import begins_sentence
from respondent.rendering.cast import Cast


def capitalised(content: Inlines, cast: Cast) -> Inlines:
    """The inlines with capitals where a figure's or a period's words begin a sentence."""
    return _Capitals(cast).run(content)


class _Capitals:
    """Goes through a run, keeping the text before the place where it is."""

    def __init__(self, cast: Cast) -> None:
        self._cast = cast
        self._before = ""

    def run(self, content: Inlines) -> Inlines:
        return tuple(self._inline(inline) for inline in content)

    def _inline(self, inline: Inline) -> Inline:
        match inline:
            case Claimed(claim, (Str(text),)) if text[:1].islower() and self._begins(claim):
                self._before += text
                return Claimed(claim, (Str(text[0].upper() + text[1:]),))
            case (
                Emph(inner) | Strong(inner) | Link(inner, _) | Claimed(_, inner) | Confidential(content=inner)
            ):
                return replace(inline, content=self.run(inner))
            case Str(text) | Code(text):
                self._before += text
            case LineBreak():
                self._before += "\n"
            case Image():
                self._before += "\ufffc"
            case _:
                pass
        return inline

    def _begins(self, claim: int) -> bool:
        return self._cast.role(claim).may_begin and begins_sentence(self._before)
