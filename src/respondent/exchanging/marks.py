"""What a workbook of ours is known by: the marks that sheets carry in a hidden row, and the hidden sheet."""

from __future__ import annotations

PREFIX = "respondent:"
"""What the first cell of each sheet's hidden row begins with; the sheet's key follows."""

README = "readme"
HIDDEN = "respondent"
"""The title of the hidden sheet."""

FORMAT = "1"

FIRST_ROW = 4
"""The first row of records, counted from 1: above it are the marks, the sheet's name and the headings."""

LISTS_COLUMN = 8
"""In the hidden sheet, the first column of the words of drop-down lists, counted from 0."""

UNSHOWN = "(Too long or too rich for a cell: it stays as it is.)"
"""What stands in the cell of a value that no cell can hold."""
