"""How a value of a YAML text becomes another one: what is replaced where, from the outermost group inwards."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from respondent.model.fields import paired, same
from respondent.model.record import Plain
from respondent.yamltext import scalars, values
from respondent.yamltext.marked import LINE_END, Marked, block_text
from respondent.yamltext.replacing import Replacing
from respondent.yamltext.scalars import Written


@dataclass(frozen=True, slots=True)
class Slot:
    """A place for a value: `after` a colon or a dash, below a group or a list that begins in `column`."""

    after: int
    column: int
    in_brackets: bool = False


def splice_group(node: Marked, wanted: Mapping[str, Plain], into: Replacing, *, blocks: bool = True) -> None:
    """Note in `into` what makes a text's outermost group hold `wanted`; new text comes under a sign if `blocks`."""
    _Splicing(into, blocks=blocks).group(node, wanted, None)


class _Splicing:
    def __init__(self, into: Replacing, *, blocks: bool) -> None:
        self._blocks = blocks
        self._into = into
        self._text = into.text
        self._restyled: set[int] = set()

    def value(self, node: Marked, wanted: Plain, slot: Slot) -> None:
        """Make one value another one."""
        if same(node.plain(), wanted):
            return
        if node.kind == "scalar" and isinstance(wanted, str):
            self._scalar(node, wanted, slot)
        elif node.kind == "group" and isinstance(wanted, Mapping):
            self.group(node, wanted, slot)
        elif node.kind == "list" and isinstance(wanted, tuple):
            self._list(node, wanted, slot)
        else:
            self._write_over(node, wanted, slot)

    # Scalars

    def _scalar(self, node: Marked, wanted: str, slot: Slot) -> None:
        self._restyled.add(node.start)
        if slot.in_brackets:
            self._put(node.start, node.end, scalars.in_brackets(wanted, node.style))
        elif node.is_block_text:
            self._block_text(node, wanted, slot)
        else:
            lines = LINE_END.split(self._text[node.start : node.end])
            inside = [lines[0], *(line.strip(" \t") for line in lines[1:])]
            indent = len(lines[1]) - len(lines[1].lstrip(" ")) if len(lines) > 1 else None
            style = node.style
            if (not style and node.start == node.end) or ("\n" in wanted and not self._blocks):
                self._put_written(node, scalars.fresh(wanted, slot.column, blocks=self._blocks))
            else:
                self._put_written(node, scalars.restyled(wanted, style, slot.column, inside, indent))

    def _put_written(self, node: Marked, written: Written) -> None:
        """Put a text in place of one that does not stand under a sign."""
        if written.inline[:1] in {"|", ">"}:  # what stands behind the value is then behind the sign
            self._put(node.start, node.end, written.inline)
            self._into.add_lines(node.end, written.lines)
        else:
            self._put(node.start, node.end, self._into.eol.join((written.inline, *written.lines)))

    def _block_text(self, node: Marked, wanted: str, slot: Slot) -> None:
        text, into = self._text, self._into
        block = block_text(text, node.start, node.end, slot.column)
        indent = block.indent or slot.column + 2
        has_lines = block.body <= block.end
        old = [text[a:b][indent:] for a, b in into.lines(block.body, block.end)] if has_lines else []
        written = scalars.restyled(wanted, node.style, slot.column, old, indent)
        into.replace(node.start, node.start + len(block.head), written.inline)
        head_end = into.line_end(node.start)
        if not written.lines:
            if has_lines:
                into.replace(head_end, block.end, "")
        elif has_lines:
            into.replace_lines(block.body, block.end, written.lines)
        else:
            into.add_lines(node.start, written.lines)

    def _put(self, start: int, end: int, new: str) -> None:
        """Put a value where another stood, with a space before it if there is none."""
        before = self._text[start - 1 : start]
        self._into.replace(
            start, end, new if before in {" ", "\t", "[", "{", ",", "\n", ""} or not new else f" {new}"
        )

    # Values of another kind

    def _write_over(self, node: Marked, wanted: Plain, slot: Slot) -> None:
        """Put a value in place of one of another kind, or of one with which it has nothing in common."""
        into = self._into
        self._restyled.add(_last(node).start)
        if slot.in_brackets:
            self._put(node.start, node.end, values.bracketed(wanted))
            return
        written = values.written(wanted, slot.column, blocks=self._blocks)
        if node.in_block and into.line_start(node.start) > slot.after:
            into.replace(slot.after, slot.after, f" {written.inline}" if written.inline else "")
            into.add_lines(slot.after, written.lines)
            into.delete_lines(into.next_line(slot.after), node.end)  # with comments above what is in it
            return
        start = node.start if written.inline else slot.after
        if node.is_block_text:
            block = block_text(self._text, node.start, node.end, slot.column)
            self._put(start, node.start + len(block.head), written.inline)
            if block.body <= block.end:
                into.replace(
                    into.line_end(node.start), block.end, "".join(into.eol + one for one in written.lines)
                )
            else:
                into.add_lines(node.start, written.lines)
        else:
            self._put(start, node.end, written.inline)
            into.add_lines(node.end, written.lines)

    # Groups

    def group(self, node: Marked, wanted: Mapping[str, Plain], slot: Slot | None) -> None:
        """Make a group hold `wanted`; only the outermost one has no slot."""
        names = [name for name, _, _ in node.entries()]
        gone = {at for at, name in enumerate(names) if name not in wanted}
        came = [name for name in wanted if name not in names]
        if slot is not None and (len(gone) == len(names) or (node.style == "," and (gone or came))):
            self._write_over(node, wanted, slot)
            return
        spans = []
        for name, key, value in node.entries():
            after = self._after_colon(key)
            spans.append((key.start, max(value.end, after)))
            if name in wanted:
                self.value(value, wanted[name], Slot(after, node.column, bool(node.style)))
        if node.style:
            new = [(self._before(names, wanted, name), values.pair(name, wanted[name])) for name in came]
            self._in_brackets(node, spans, gone, new)
            return
        if len(gone) == len(names):  # of the outermost group no field stays
            lines = [
                one
                for name in came
                for one in values.entry_lines(name, wanted[name], node.column, blocks=self._blocks)
            ]
            start = self._into.line_start(node.start)
            self._into.replace(start, self._into.line_end(spans[-1][1]), self._into.eol.join(lines))
            return
        self._delete(node.column, spans, gone)
        for name in came:
            at = self._before(names, wanted, name)
            lines = values.entry_lines(name, wanted[name], node.column, blocks=self._blocks)
            self._add_below(node.items[at], spans[at][1], node.column, lines)

    def _before(self, names: Sequence[str], wanted: Mapping[str, Plain], name: str) -> int:
        """The index of the field below which a new one goes: that before it in `wanted`, or the last."""
        order = list(wanted)
        above = [one for one in order[: order.index(name)] if one in names]
        return names.index(above[-1]) if above else max(at for at, one in enumerate(names) if one in wanted)

    def _after_colon(self, key: Marked) -> int:
        at = self._text.find(":", key.end)
        return key.end if at < 0 or self._text[key.end : at].strip() else at + 1

    def _add_below(self, above: Marked, at: int, column: int, lines: Sequence[str]) -> None:
        """Put lines below a value."""
        into = self._into
        above = _last(above)
        if above.is_block_text and into.line_end(at) == len(self._text):
            head = block_text(self._text, above.start, above.end, -1).head
            if "-" not in head and above.start not in self._restyled:
                self._restyled.add(above.start)
                # Without an end, the file's last line is no line of the text; now it gets one.
                into.replace(above.start, above.start + len(head), head[0] + head[1:].replace("+", "") + "-")
        into.add_lines(self._with_comments(at, column), lines)

    def _delete(self, column: int, spans: Sequence[tuple[int, int]], gone: set[int]) -> None:
        """Take out fields or items that stand on lines of their own; the first may stand behind a dash."""
        into, text = self._into, self._text
        todo = sorted(gone)
        first = spans[0][0]
        if todo and todo[0] == 0 and text[into.line_start(first) : first].strip():
            staying = next(at for at in range(len(spans)) if at not in gone)
            gap = [text[spans[at][1] : spans[at + 1][0]] for at in range(staying)]
            if any("#" in one for one in gap):
                into.replace(first, spans[0][1], "")
                todo = todo[1:]
            else:
                into.replace(first, spans[staying][0], "")
                todo = [at for at in todo if at > staying]
        for at in todo:
            into.delete_lines(spans[at][0], self._with_comments(spans[at][1], column))

    def _with_comments(self, end: int, column: int) -> int:
        """The end of a field or an item, or of the comments below that are indented further, which belong to it."""
        into, at = self._into, self._into.next_line(end)
        while at < len(self._text):
            line = self._text[at : into.line_end(at)]
            if line.strip(" ") and not (line.lstrip(" ").startswith("#") and line[: column + 1].isspace()):
                break
            end = into.line_end(at) if line.strip(" ") else end
            at = into.next_line(at)
        return end

    # Lists

    def _list(self, node: Marked, wanted: tuple[Plain, ...], slot: Slot) -> None:
        if not wanted or not node.items:
            self._write_over(node, wanted, slot)
            return
        old = [item.plain() for item in node.items]
        pairs = list(paired(old, wanted))
        gone = {was for was, now in pairs if now is None and was is not None}
        dashes = self._dashes(node)
        spans = [
            (
                dashes[at] if node.in_block else item.start,
                max(item.end, dashes[at] + 1 if node.in_block else 0),
            )
            for at, item in enumerate(node.items)
        ]
        above: int | None = None
        came: list[tuple[int | None, Plain]] = []
        for was, now in pairs:
            if was is None and now is not None:
                came.append((above, wanted[now]))
            elif was is not None and now is not None:
                above = was
                after = dashes[was] + 1 if node.in_block else node.items[was].start
                self.value(node.items[was], wanted[now], Slot(after, node.column, bool(node.style)))
        if node.style:
            self._in_brackets(node, spans, gone, [(at, values.bracketed(item)) for at, item in came])
            return
        self._delete(node.column, spans, gone)
        braces = not any(item.kind == "group" and item.in_block for item in node.items)
        for at, item in came:
            lines = values.item_lines(item, node.column, blocks=self._blocks, braces=braces)
            if at is not None:
                self._add_below(node.items[at], spans[at][1], node.column, lines)
            else:
                pad = " " * node.column
                first = next(start for n, (start, _) in enumerate(spans) if n not in gone)
                shown = self._into.eol.join((*lines, "")).removeprefix(pad)
                self._into.replace(first, first, shown + pad)

    def _dashes(self, node: Marked) -> list[int]:
        """Where the dashes of a list stand."""
        found, at = [], node.start
        for item in node.items if node.in_block else ():
            while self._text[at] != "-":
                at = self._into.line_end(at) if self._text[at] == "#" else at + 1
            found.append(at)
            at = max(item.end, at + 1)
        return found

    # Brackets

    def _in_brackets(
        self,
        node: Marked,
        spans: Sequence[tuple[int, int]],
        gone: set[int],
        came: Iterable[tuple[int | None, str]],
    ) -> None:
        """Take out and add what stands between brackets; a new one goes behind the one of the index beside it."""
        into, text = self._into, self._text
        count = len(spans)
        for at in sorted(gone):
            start, end = spans[at]
            if at + 1 < count and any(n not in gone for n in range(at + 1, count)):
                gap = text[end : spans[at + 1][0]]
                into.replace(start, self._past_comma(end) if "#" in gap else spans[at + 1][0], "")
            elif at - 1 in gone:
                continue  # taken out with the one before
            elif "#" in text[spans[at - 1][1] : start]:
                rest = text[spans[-1][1] : node.end]  # the comma before, which stays, is now the last
                into.replace(start, spans[-1][1] + rest.find(",") + 1, "")
            else:
                into.replace(spans[at - 1][1], spans[-1][1], "")
        between = text[spans[0][1] : spans[1][0]] if count > 1 else ", "
        if between.strip() != "," or not between.startswith(","):
            between = ", "
        for above, new in came:
            if above is not None:
                into.replace(spans[above][1], spans[above][1], between + new)
            else:
                first = next(start for n, (start, _) in enumerate(spans) if n not in gone)
                into.replace(first, first, new + between)

    def _past_comma(self, at: int) -> int:
        """Behind the comma that follows, and a comment that ends its line."""
        text, into = self._text, self._into
        while text[at] != ",":
            at = into.line_end(at) if text[at] == "#" else at + 1
        end = into.line_end(at)
        return end if text[at + 1 : end].lstrip(" \t").startswith("#") else at + 1


def _last(node: Marked) -> Marked:
    """The value at the end of a list or a group, and of what is there in it."""
    while node.items:
        node = node.items[-1]
    return node
