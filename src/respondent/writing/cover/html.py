"""A cover sheet as one page of HTML, with boxes, that loads nothing."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache
from importlib.resources import files

from respondent.writing.cover.page import EMPTY, TICKED, Choice, CoverPage, Entry, Grid, Item, Words
from respondent.writing.html.escape import attributes, text


def cover_html(page: CoverPage, language: str) -> str:
    """The page, self-contained."""
    sections = "\n".join(
        f"<section>\n<h2>{text(section.heading)}</h2>\n{''.join(map(_item, section.items))}</section>"
        for section in page.sections
    )
    return (
        f'<!DOCTYPE html>\n<html{attributes(lang=language)}>\n<head>\n<meta charset="utf-8">\n'
        "<meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'; style-src 'unsafe-inline'\">\n"
        '<meta name="viewport" content="width=device-width, initial-scale=1">\n'
        f"<title>{text(f'{page.title}: {page.subject}')}</title>\n<style>\n{_style()}</style>\n</head>\n<body>\n"
        f'<main>\n<h1>{text(page.title)}</h1>\n<p class="subject">{text(page.subject)}</p>\n'
        f'<p class="notice">{text(page.notice)}</p>\n{sections}\n</main>\n</body>\n</html>\n'
    )


@cache
def _style() -> str:
    return files(__package__).joinpath("cover.css").read_text(encoding="utf-8")


def _item(item: Item) -> str:
    match item:
        case Entry(label, lines):
            value = "<br>".join(map(text, lines))
            return f'<div class="entry"><span>{text(label)}</span><p>{value or "&nbsp;"}</p></div>\n'
        case Choice(label, options):
            boxes = "".join(f"<li>{_box(one.ticked)} {text(one.words)}</li>" for one in options)
            return f'<div class="entry"><span>{text(label)}</span><ul>{boxes}</ul></div>\n'
        case Grid():
            return f"<table>{''.join(_rows(item))}</table>\n"
        case Words(label, words):
            kind, said = "" if words else " room", text(words) or "&nbsp;"
            return f'<div class="entry{kind}"><span>{text(label)}</span><p>{said}</p></div>\n'


def _rows(grid: Grid) -> Iterator[str]:
    head = "".join(f'<th scope="col">{text(cell)}</th>' for cell in grid.head)
    yield f"<tr>{head}</tr>"
    for row in grid.rows:
        boxes = "".join(f'<td class="box">{_box(ticked)}</td>' for ticked in row.boxes)
        yield f'<tr><th scope="row">{text(row.label)}</th>{boxes}<td>{text(row.reason)}</td></tr>'


def _box(ticked: bool) -> str:  # noqa: FBT001 - what it shows
    said = "yes" if ticked else "no"
    return f'<span class="tick" role="img" aria-label="{said}">{TICKED if ticked else EMPTY}</span>'
