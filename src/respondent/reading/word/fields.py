"""Fields: which of a paragraph's text is a field's instruction, and which its result.

`w:fldChar` marks where a field begins, where its result begins and where it ends (ISO/IEC 29500-1, 17.16.18);
fields may hold fields, and may run over paragraphs.
"""

from __future__ import annotations

from collections.abc import Collection

from lxml import etree

from respondent.ooxml.namespaces import w


class Fields:
    """Keeps count of the fields that are open; `showing` says whether text here is text.

    Elements of the names `dropped` are not looked into. A field that never ends, in a damaged file, is passed
    over: else it would hide all that follows.
    """

    def __init__(self, root: etree._Element, dropped: Collection[str]) -> None:
        self._whole = _whole(root, dropped)
        self._open: list[bool] = []
        self._hiding = 0

    @property
    def showing(self) -> bool:
        """Whether no field that is open is still at its instructions."""
        return not self._hiding

    def mark(self, character: etree._Element) -> None:
        """Go past a `w:fldChar`."""
        if character not in self._whole:
            return
        match character.get(w("fldCharType")):
            case "begin":
                self._open.append(False)
                self._hiding += 1
            case "separate" if self._open and not self._open[-1]:
                self._open[-1] = True
                self._hiding -= 1
            case "end" if self._open:
                self._hiding -= not self._open.pop()
            case _:
                pass


def _whole(root: etree._Element, dropped: Collection[str]) -> frozenset[etree._Element]:
    """The marks of those fields that both begin and end, outside what tracked changes leave out."""
    begun: list[list[etree._Element]] = []
    whole: list[etree._Element] = []
    for character in root.iter(w("fldChar")):
        if next(character.iterancestors(*dropped), None) is not None:
            continue
        kind = character.get(w("fldCharType"))
        if kind == "begin":
            begun.append([character])
        elif begun and kind == "separate":
            begun[-1].append(character)
        elif begun and kind == "end":
            whole += [*begun.pop(), character]
    return frozenset(whole)
