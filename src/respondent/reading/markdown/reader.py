"""Markdown to passages, line by line: CommonMark's blocks with GFM's tables and footnotes, and their places."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from respondent.model.draft import Passage, PassageKind
from respondent.reading.html.reader import read_html_lines
from respondent.reading.lines import Joined, Line, lines_of
from respondent.reading.markdown import marks
from respondent.reading.markdown.inlines import InlineReader, normal_label, note_name
from respondent.reading.markdown.tables import read_table
from respondent.reading.stretches import Stretches

_FRONT_MATTER_END = re.compile(r"(?:---|\.\.\.)[ \t]*$")
_FRONT_MATTER_LINE = re.compile(r"[A-Za-z_][\w .-]*:(?:\s|$)|[ \t]|-[ \t]|#|[}\]]|$")
_DEEPEST = 20
"""Quotations and lists within each other; what is deeper is read as a paragraph."""

_STICKING = frozenset({PassageKind.QUOTATION, PassageKind.NOTE})
"""What stays what it is, whatever blocks are in it."""


def read_markdown(text: str) -> tuple[Passage, ...]:
    """The passages of a Markdown text; front matter, comments and link references are left out."""
    lines = lines_of(text)
    lines = lines[_after_front_matter(lines) :]
    found = (marks.REFERENCE.match(line.text) for line in lines)
    references = frozenset(normal_label(reference["label"]) for reference in found if reference)
    last_end = max((line.number for line in lines if "-->" in line.text), default=0)
    reader = _Blocks(InlineReader(references), last_end)
    reader.read(lines, PassageKind.PARAGRAPH, 0)
    return tuple(reader.passages)


def _after_front_matter(lines: Sequence[Line]) -> int:
    """The index of the first line after YAML front matter: 0 where the text has none, but begins with a rule."""
    if not lines or lines[0].text.rstrip() != "---":
        return 0
    for index, line in enumerate(lines[1:], 1):
        if _FRONT_MATTER_END.match(line.text):
            return index + 1 if index > 1 and not lines[1].blank else 0
        if not _FRONT_MATTER_LINE.match(line.text):
            return 0
    return 0


class _Blocks:
    """Reads blocks, in each other as they are; `last_end` is the last line on which a comment ends."""

    def __init__(self, inlines: InlineReader, last_end: int) -> None:
        self.passages: list[Passage] = []
        self._inlines, self._last_end = inlines, last_end

    def read(self, lines: Sequence[Line], kind: PassageKind, depth: int) -> None:
        """Read lines whose paragraphs are of that kind."""
        at = 0
        while at < len(lines):
            at = self._block(lines, at, kind, depth)

    def _block(self, lines: Sequence[Line], at: int, kind: PassageKind, depth: int) -> int:
        """Read the block that begins at that line; the index of the line after it."""
        line = lines[at]
        if line.blank or marks.ATTRIBUTES.match(line.text):
            return at + 1
        if marks.columns_of(line.text) >= 4:
            return self._indented_code(lines, at)
        if marks.RULE.match(line.text):
            return at + 1
        for read in (self._fenced, self._comment, self._heading, self._reference):
            if (end := read(lines, at, kind)) is not None:
                return end
        if depth < _DEEPEST:
            for read_deeper in (self._quotation, self._note, self._item):
                if (end := read_deeper(lines, at, kind, depth)) is not None:
                    return end
        if marks.HTML.match(line.text):
            return self._html(lines, at)
        if marks.is_table_head(line, _at(lines, at + 1)):
            return self._table(lines, at)
        return self._paragraph(lines, at, kind)

    # Blocks of lines as they are

    def _indented_code(self, lines: Sequence[Line], at: int) -> int:
        end = at
        while end < len(lines) and (lines[end].blank or marks.columns_of(lines[end].text) >= 4):
            end += 1
        self._code(lines[at:end])
        return end

    def _fenced(self, lines: Sequence[Line], at: int, _: PassageKind) -> int | None:
        fence = marks.FENCE.match(lines[at].text)
        if fence is None or (fence["fence"][0] == "`" and "`" in fence["rest"]):
            return None
        closing = re.compile(rf" {{0,3}}{re.escape(fence['fence'])}{re.escape(fence['fence'][0])}*[ \t]*$")
        end = at + 1
        while end < len(lines) and not closing.match(lines[end].text):
            end += 1
        self._code(lines[at + 1 : end])
        return end + 1

    def _code(self, lines: Sequence[Line]) -> None:
        text = Stretches()
        for index, line in enumerate(lines):
            if index:
                before = lines[index - 1]
                text.add("\n", before.number, before.column + len(before.text))
            text.add(line.text, line.number, line.column)
        if passage := text.passage(PassageKind.CODE):
            self.passages.append(passage)

    def _comment(self, lines: Sequence[Line], at: int, _: PassageKind) -> int | None:
        """A comment over whole lines, and what follows it on the last one; one that never ends is none."""
        if not marks.COMMENT.match(lines[at].text) or lines[at].number > self._last_end:
            return None
        for end in range(at, len(lines)):
            text = lines[end].text
            closed = text.find("-->", text.find("<!--") + 4 if end == at else 0)
            if closed >= 0:
                rest = lines[end].cut(closed + 3)
                if not rest.blank:
                    self._inline([rest], PassageKind.PARAGRAPH)
                return end + 1
        return None

    def _html(self, lines: Sequence[Line], at: int) -> int:
        """Lines of HTML up to a blank one; those of an element whose content is kept as it is, to its end."""
        end = at
        raw = re.match(r" *<(script|style|pre|textarea|table)\b", lines[at].text, re.IGNORECASE)
        closing = f"</{raw[1].lower()}" if raw else ""
        while end < len(lines) and (closing or not lines[end].blank):
            end += 1
            if closing and closing in lines[end - 1].text.lower():
                closing = ""
        self.passages += read_html_lines(list(lines[at:end]))
        return end

    # Blocks of text

    def _heading(self, lines: Sequence[Line], at: int, kind: PassageKind) -> int | None:
        heading = marks.HEADING.match(lines[at].text)
        if heading is None:
            return None
        line = lines[at].cut(heading.end())
        ending = marks.HEADING_END.search(line.text)
        text = line.text[: ending.start()] if ending else line.text
        self._inline([Line(text, line.number, line.column)], _within(kind), len(heading["marks"]))
        return at + 1

    def _reference(self, lines: Sequence[Line], at: int, _: PassageKind) -> int | None:
        return at + 1 if marks.REFERENCE.match(lines[at].text) else None

    def _paragraph(self, lines: Sequence[Line], at: int, kind: PassageKind) -> int:
        end = at + 1
        while end < len(lines) and not lines[end].blank:
            underline = marks.UNDERLINE.match(lines[end].text)
            if underline:
                level = 1 if underline["mark"][0] == "=" else 2
                self._inline(lines[at:end], _within(kind), level)
                return end + 1
            if marks.interrupts(lines[end], _at(lines, end + 1)):
                break
            end += 1
        caption = marks.CAPTION.match(lines[at].text)
        if caption and kind is PassageKind.PARAGRAPH and _beside_table(lines, at, end):
            self._inline([lines[at].cut(caption.end()), *lines[at + 1 : end]], PassageKind.CAPTION)
        else:
            self._inline(lines[at:end], kind)
        return end

    def _table(self, lines: Sequence[Line], at: int) -> int:
        end = at + 2
        while end < len(lines) and "|" in lines[end].text and not lines[end].blank:
            end += 1
        self.passages += read_table([lines[at], *lines[at + 2 : end]], self._inlines)
        return end

    def _inline(self, lines: Sequence[Line], kind: PassageKind, level: int = 0) -> None:
        stripped = [line.cut(len(line.text) - len(line.text.lstrip(" \t"))) for line in lines]
        level = level if kind is PassageKind.HEADING else 0
        self.passages += self._inlines.read(Joined.of(stripped), kind, level)

    # Blocks that hold blocks

    def _quotation(self, lines: Sequence[Line], at: int, kind: PassageKind, depth: int) -> int | None:
        if not marks.QUOTE.match(lines[at].text):
            return None
        inner: list[Line] = []
        end = at
        while end < len(lines):
            line = lines[end]
            if quote := marks.QUOTE.match(line.text):
                inner.append(line.cut(quote.end()))
            elif line.blank or inner[-1].blank or marks.interrupts(line, _at(lines, end + 1)):
                break
            else:
                inner.append(line)
            end += 1
        self.read(inner, PassageKind.NOTE if kind is PassageKind.NOTE else PassageKind.QUOTATION, depth + 1)
        return end

    def _note(self, lines: Sequence[Line], at: int, _: PassageKind, depth: int) -> int | None:
        note = marks.NOTE.match(lines[at].text)
        if note is None:
            return None
        inner, end = _indented(lines, at, lines[at].cut(note.end()), 4)
        begun = len(self.passages)
        self.read(inner, PassageKind.NOTE, depth + 1)
        name = note_name(note["label"])
        self.passages[begun:] = [
            replace(p, layout=replace(p.layout, note=name)) for p in self.passages[begun:]
        ]
        return end

    def _item(self, lines: Sequence[Line], at: int, kind: PassageKind, depth: int) -> int | None:
        item = marks.ITEM.match(lines[at].text)
        if item is None:
            return None
        text = lines[at].text
        bare, width = marks.width_of(text[: item.end("mark")]), marks.width_of(text[: item.end()])
        first = lines[at].cut(item.end())
        if not item["gap"] or width - bare > 4:  # an item that begins with code, or with nothing
            width = bare + 1
            first = lines[at].cut(item.end("mark") + bool(item["gap"]))
        if task := marks.TASK.match(first.text):
            first = first.cut(task.end())
        inner, end = _indented(lines, at, first, width)
        begun = len(self.passages)
        self.read(inner, kind if kind in _STICKING else PassageKind.ITEM, depth + 1)
        self._in_list(begun, ordered=item["number"] is not None)
        return end

    def _in_list(self, begun: int, *, ordered: bool) -> None:
        """Note on the passages of an item in what list they are; those that are in a list already are in two."""
        for index in range(begun, len(self.passages)):
            layout = self.passages[index].layout
            if layout.list_id:
                layout = replace(layout, depth=layout.depth + 1)
            else:
                layout = replace(layout, ordered=ordered, list_id="list", goes_on=index > begun)
            self.passages[index] = replace(self.passages[index], layout=layout)


def _indented(lines: Sequence[Line], at: int, first: Line, width: int) -> tuple[list[Line], int]:
    """What belongs to an item or a note: its first line, the lines indented under it, and lines that run on."""
    inner, end = [first], at + 1
    while end < len(lines):
        line = lines[end]
        if line.blank:
            following = next((n for n in range(end, len(lines)) if not lines[n].blank), len(lines))
            if following == len(lines) or marks.columns_of(lines[following].text) < width:
                break
            inner += lines[end:following]
            end = following
            continue
        if marks.columns_of(line.text) >= width:
            inner.append(marks.dedent(line, width))
        elif inner[-1].blank or _begins_anew(line, _at(lines, end + 1)):
            break
        else:
            inner.append(line)
        end += 1
    return inner, end


def _begins_anew(line: Line, following: Line | None) -> bool:
    """Whether a line that is not indented ends the item above: a block of its own, or the next item."""
    return marks.interrupts(line, following) or marks.ITEM.match(line.text) is not None


def _beside_table(lines: Sequence[Line], at: int, end: int) -> bool:
    """Whether a table comes after the paragraph, or stands before it."""
    after = next((n for n in range(end, len(lines)) if not lines[n].blank), len(lines))
    before = next((n for n in range(at - 1, -1, -1) if not lines[n].blank), -1)
    if after < len(lines) and marks.is_table_head(lines[after], _at(lines, after + 1)):
        return True
    return before >= 0 and lines[before].text.lstrip().startswith("|")


def _within(kind: PassageKind) -> PassageKind:
    """What a heading is among paragraphs of that kind."""
    return kind if kind in _STICKING else PassageKind.HEADING


def _at(lines: Sequence[Line], index: int) -> Line | None:
    return lines[index] if index < len(lines) else None
