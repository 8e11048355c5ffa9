"""A table that somebody pastes, from a spreadsheet or from a CSV file, as the CSV file of a record."""

from __future__ import annotations

import csv
from io import StringIO

from respondent.web.record_form.pasted import cleaned, one_line


def csv_of(text: str) -> bytes:
    """The file; empty where nothing was pasted.

    What comes out of a spreadsheet has a tab between two cells, and quotation marks around one that holds a line's
    end; anything else is taken for a CSV file as it is, for its reader to say what is wrong with it.
    """
    lines = text.strip("\r\n").splitlines()
    if not lines or "\t" not in lines[0]:
        found = cleaned(text)
        return f"{found}\n".encode() if found else b""
    made = StringIO()
    writer = csv.writer(made, lineterminator="\n")
    try:
        for cells in csv.reader(StringIO("\n".join(lines)), delimiter="\t"):
            if any(cells):
                writer.writerow(map(one_line, cells))
    except csv.Error:  # a quotation mark without its end, and very much after it
        return f"{cleaned(text)}\n".encode()
    return made.getvalue().encode()
