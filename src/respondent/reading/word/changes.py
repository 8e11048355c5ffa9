"""Tracked changes: what is there once they are accepted, and what was there before them."""

from __future__ import annotations

from dataclasses import dataclass

from lxml import etree

from respondent.ooxml.namespaces import w
from respondent.reading.view import View

_ADDED = ("ins", "moveTo")
_TAKEN = ("del", "moveFrom")


@dataclass(frozen=True, slots=True)
class Changes:
    """What one view leaves out.

    `dropped` are the elements whose content is left out, `marks` those that, in a paragraph's or a row's own
    properties, take the paragraph's end or the row away, `cells` the same of a cell.
    """

    dropped: frozenset[str]
    marks: tuple[str, ...]
    cell: str

    @classmethod
    def of(cls, view: View) -> Changes:
        """The changes as that view has them."""
        if view is View.MARKED:
            return cls(frozenset(), (), w("none"))
        names = _TAKEN if view is View.ACCEPTED else _ADDED
        return cls(
            frozenset(map(w, names)),
            tuple(map(w, names)),
            w("cellDel") if view is View.ACCEPTED else w("cellIns"),
        )

    def joins(self, paragraph: etree._Element) -> bool:
        """Whether the paragraph's mark is gone, so that it runs on into the next."""
        return self._marked(paragraph.find(f"{w('pPr')}/{w('rPr')}"))

    def drops_row(self, row: etree._Element) -> bool:
        """Whether the row of a table is gone."""
        return self._marked(row.find(w("trPr")))

    def drops_cell(self, cell: etree._Element) -> bool:
        """Whether the cell of a row is gone."""
        return cell.find(f"{w('tcPr')}/{self.cell}") is not None

    def _marked(self, properties: etree._Element | None) -> bool:
        return properties is not None and any(properties.find(name) is not None for name in self.marks)


def has_changes(root: etree._Element) -> bool:
    """Whether there is any tracked change in a part."""
    return next(root.iter(*map(w, (*_ADDED, *_TAKEN, "cellIns", "cellDel"))), None) is not None
