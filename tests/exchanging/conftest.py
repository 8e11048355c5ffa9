"""A workspace of two partners, the first one's workbook, and hands to change it as people do."""

from __future__ import annotations

import io
from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest
from openpyxl import Workbook, load_workbook
from openpyxl.worksheet.worksheet import Worksheet

from respondent.exchanging.exporting import book_for
from respondent.exchanging.importing import imported
from respondent.exchanging.workbook import workbook_of
from respondent.loading.workspace import Loaded, load
from respondent.model.imported import Import, Proposed

DAY = date(2025, 5, 12)

FILES = {
    "respondent.yaml": (
        "respondent: 1\nunits:\n  - {name: offence, plural: offences}\n  - {name: session, plural: sessions}\n"
        "partners:\n  - {organisation: helpline, folders: [evidence/helpline], confidential: true}\n"
        "  - {organisation: office, folders: [evidence/office]}\n"
    ),
    "evidence/organisations/helpline.yaml": "kind: organisation\nname: The Helpline\n",
    "evidence/organisations/office.yaml": "kind: organisation\nname: The Office\n",
    "evidence/helpline/calls-2023-24.yaml": (
        "kind: source\ntype: helpline\ntitle: Calls, 2023/24\npublisher: The Helpline\nissued: 2024-06\n"
        "standing: [published, official]\npages: 3-4\n"
    ),
    "evidence/helpline/sessions.yaml": (
        "kind: statistic\nstatement: The Helpline held 1,249 sessions in 2023/24.\nsource: calls-2023-24\n"
        "value: 1,249\nunit: session\nperiod: 2023/24\nplace: United Kingdom\n"
        "dimension: {age: under 18, about: blackmail}\ncoverage: {asked: 43, answered: 41}\n"
        "caveat: Some callers call twice.\n"
    ),
    "evidence/helpline/share.yaml": (
        "kind: statistic\nstatement: Of them 54.20% were girls.\nsource: calls-2023-24\nvalue: 54.20%\n"
        "period: 2023/24\nnote: |\n  First line.\n\n  =1+1 is no formula here.\n"
    ),
    "evidence/helpline/secret.yaml": (
        "kind: statistic\nstatement: 7 sessions were long.\nsource: calls-2023-24\nvalue: 7\nunit: session\n"
        "period: 2023/24\nconfidential: true\nreason: small numbers\n"
    ),
    "evidence/helpline/by-age.yaml": (
        "kind: table\ntitle: Sessions by age\nsource: calls-2023-24\nrows: by-age.csv\nkey: age\nvalue: sessions\n"
        "unit: session\nperiod: 2023/24\ncomplete: {group: [children]}\n"
    ),
    "evidence/helpline/by-age.csv": (
        'age,group,sessions\n10-11,children,"1,020"\n12-13,children,200\n16-17,youth,[c]\n'
    ),
    "evidence/helpline/minister.yaml": (
        "kind: office\nname: Minister\nholders:\n  - {name: Jo Bloggs, from: 2023-01-01, to: 2024-07-04}\n"
        "  - {name: Sam Smith, from: 2024-07-05}\naddress: 1 High Street, London SW1A 1AA\n"
    ),
    "evidence/office/others.yaml": (
        "kind: finding\nstatement: Others found this.\nsource: calls-2023-24\npassage: This.\n"
    ),
}

Make = Callable[[dict[str, str]], Path]


class Editor:
    """A partner's workbook, open in a spreadsheet program; cells are named by record and column."""

    def __init__(self, data: bytes) -> None:
        self.book: Workbook = load_workbook(io.BytesIO(data))

    def sheet(self, name: str) -> Worksheet:
        found = self.book[name]
        assert isinstance(found, Worksheet)
        return found

    def column(self, sheet: str, key: str) -> int:
        """The number of the column whose mark says that it is of that field."""
        page = self.sheet(sheet)
        marks = {str(page.cell(1, at).value).split(" ")[-1]: at for at in range(1, page.max_column + 1)}
        return marks.get(key) or marks[f"respondent:{key}"]

    def row(self, sheet: str, first: str, second: str | None = None) -> int:
        """The row with that record, or the key of a table's row, in its first cells."""
        page = self.sheet(sheet)
        return next(
            row
            for row in range(4, page.max_row + 1)
            if page.cell(row, 1).value == first and second in {None, page.cell(row, 2).value}
        )

    def free(self, sheet: str) -> int:
        """The first empty row."""
        page = self.sheet(sheet)
        return next(
            row
            for row in range(4, page.max_row + 9)
            if not any(page.cell(row, at).value for at in range(1, page.max_column + 1))
        )

    def put(self, sheet: str, record: str, key: str, value: object, item: str | None = None) -> str:
        """Type something into a cell; gives the cell's name."""
        cell = self.sheet(sheet).cell(self.row(sheet, record, item), self.column(sheet, key))
        cell.value = value  # type: ignore[assignment]
        return str(cell.coordinate)

    def add(self, sheet: str, **values: object) -> int:
        """Fill the first empty row; gives its number."""
        row = self.free(sheet)
        for key, value in values.items():
            cell = self.sheet(sheet).cell(row, self.column(sheet, key.replace("__", ".")))
            cell.value = value  # type: ignore[assignment]
        return row

    def saved(self) -> bytes:
        out = io.BytesIO()
        self.book.save(out)
        return out.getvalue()


class Exchange:
    """A workspace whose workbook went out, and what comes back of it."""

    def __init__(self, root: Path) -> None:
        self.root = root
        self.sent = workbook_of(book_for(self.loaded.workspace, "helpline", DAY, confidential=True))
        self.editor = Editor(self.sent)

    @property
    def loaded(self) -> Loaded:
        return load(self.root)

    def write(self, path: str, old: str, new: str) -> None:
        """Change a file of the evidence, as others do meanwhile."""
        file = self.root / path
        text = file.read_text("utf-8")
        assert old in text
        file.write_text(text.replace(old, new), "utf-8")

    def back(self, data: bytes | None = None, name: str = "back.xlsx") -> Import:
        """What the workbook asks for as it is now."""
        return imported(self.loaded.workspace, self.editor.saved() if data is None else data, name)

    def only(self) -> Proposed:
        """The one thing that the workbook asks for, with nothing wrong in it."""
        found = self.back()
        assert [str(problem) for problem in found.diagnostics] == []
        (proposed,) = found.proposals
        return proposed


def told(found: Import) -> list[str]:
    """Each problem's code and place."""
    return [f"{one.code.id} {one.span.path.partition(', ')[2] or one.span.path}" for one in found.diagnostics]


@pytest.fixture
def exchange(tmp_path: Path) -> Exchange:
    """The workspace, and the workbook of its helpline."""
    for name, text in FILES.items():
        path = tmp_path / "workspace" / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, "utf-8")
    return Exchange(tmp_path / "workspace")
