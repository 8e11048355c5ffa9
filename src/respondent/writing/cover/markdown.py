"""A cover sheet as Markdown."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from respondent.writing.cover.page import EMPTY, TICKED, Choice, CoverPage, Entry, Grid, Item, Words
from respondent.writing.markdown.escape import words as escaped

_BLANK = r"\_\_\_\_\_\_\_\_\_\_"


def cover_markdown(page: CoverPage) -> str:
    """The page as a text that also reads well by itself."""
    lines = [f"# {escaped(page.title)}", f"**{escaped(page.subject)}**", f"> {escaped(page.notice)}"]
    for section in page.sections:
        lines.append(f"## {escaped(section.heading)}")
        lines += ["\n".join(_item(item)) for item in section.items]
    return "\n\n".join(lines) + "\n"


def _item(item: Item) -> Iterator[str]:
    match item:
        case Entry(label, lines):
            shown = "; ".join(map(escaped, lines))
            yield f"**{escaped(label)}:** {shown or _BLANK}"
        case Choice(label, options):
            yield f"**{escaped(label)}**"
            yield ""
            for option in options:
                yield f"- {_box(option.ticked)} {escaped(option.words)}"
        case Grid(head, rows):
            yield _row(map(escaped, head))
            yield _row("---" for _ in head)
            for row in rows:
                yield _row((escaped(row.label), *map(_box, row.boxes), escaped(row.reason)))
        case Words(label, text):
            yield f"**{escaped(label)}**"
            yield ""
            yield f"> {escaped(' '.join(text.split())) or '…'}"


def _box(ticked: bool) -> str:  # noqa: FBT001 - mapped over boxes
    return TICKED if ticked else EMPTY


def _row(cells: Iterable[str]) -> str:
    return f"| {' | '.join(cells)} |"
