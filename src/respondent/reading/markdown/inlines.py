"""A Markdown paragraph as it reads: without its markup, and with the place of each character that is left."""

from __future__ import annotations

import html
import re
from collections.abc import Collection
from dataclasses import dataclass, replace

from respondent.model.draft import Passage, PassageKind
from respondent.model.layout import Layout, Look
from respondent.reading.html.tags import REFERENCE, TAG
from respondent.reading.lines import Joined
from respondent.reading.markdown.emphasis import Run, Stressed, match_emphasis
from respondent.reading.raised import lowered_digits, raised_digits
from respondent.reading.stretches import Stretches

_SPECIAL = re.compile(r"[\\`\[\]!<&*_~\n ]")
_PLAIN = re.compile(r"[^\\`\[\]!<&*_~\n ]+")
_ESCAPE = re.compile(r"\\[!-/:-@\[-`{-~]")
_HARD_BREAK = re.compile(r"(?:  +|\\)\n")
_BLANKS = re.compile(r" +")
_RUN = re.compile(r"\*+|_+|~+")
_COMMENT = re.compile(r"<!--.*?-->", re.DOTALL)
_AUTOLINK = re.compile(r"<((?:[A-Za-z][A-Za-z0-9+.-]{1,31}:|[^\s<>@]{1,100}@)[^\s<>]{0,2000})>")
_NOTE_MARK = re.compile(r"\[\^([^\]\s]{1,100})\]")
_TARGET = re.compile(
    r"\(\s*+(?:<[^<>\n]{0,2000}+>|(?:[^\s()]|\([^\s()]{0,500}+\)){0,2000}+)"
    r"(?:\s++(?:\"[^\"]{0,2000}+\"|'[^']{0,2000}+'|\([^()]{0,2000}+\)))?+\s*+\)"
)
"""What follows a link's text: an address, which may hold brackets in pairs, and a title."""

_LABEL = re.compile(r"\[([^\[\]]{0,200}+)\]")
_LONGEST_LABEL = 200


@dataclass(slots=True)
class _Piece:
    """A piece of the source from `start` on: as it stands, or put otherwise; "" where it is markup.

    `note` is the label of the note whose mark stands here.
    """

    start: int
    text: str
    bold: bool = False
    italic: bool = False
    target: str = ""
    note: str = ""


def normal_label(label: str) -> str:
    """A reference's label as it is compared: without regard to case and blanks."""
    return " ".join(label.split()).casefold()


def note_name(label: str) -> str:
    """The name of a note among all notes of the text."""
    return f"note:{normal_label(label)}"


class InlineReader:
    """Reads paragraphs of a text whose link references are `references`."""

    def __init__(self, references: Collection[str]) -> None:
        self._references = references

    def read(self, source: Joined, kind: PassageKind, level: int = 0) -> list[Passage]:
        """The paragraph as a passage, and the descriptions of its pictures as captions after it."""
        return _Paragraph(source, self._references).passages(kind, level)


class _Paragraph:
    """One reading of one paragraph."""

    def __init__(self, source: Joined, references: Collection[str]) -> None:
        self._source, self._references = source, references
        self._pieces: list[_Piece] = []
        self._runs: list[tuple[_Piece, Run]] = []
        self._brackets: list[tuple[int, int]] = []
        self._raised: list[str] = []
        self._no_ticks: set[int] = set()
        self._descriptions: list[list[_Piece]] = []

    def passages(self, kind: PassageKind, level: int) -> list[Passage]:
        """What `InlineReader.read` gives."""
        self._take_apart()
        self._stress(match_emphasis([run for _, run in self._runs]))
        for piece, run in self._runs:
            if piece.text:
                piece.text = run.character * run.left
        read = self._put_together(self._pieces).passage(kind, level=level)
        described = (
            self._put_together(pieces).passage(PassageKind.CAPTION, layout=Layout(picture=True))
            for pieces in self._descriptions
        )
        return [passage for passage in (read, *described) if passage]

    def _stress(self, found: list[Stressed]) -> None:
        """Note on each piece whether it is emphasised."""
        places = {id(piece): index for index, piece in enumerate(self._pieces)} if found else {}
        for stressed in found:
            first, last = (places[id(self._runs[n][0])] for n in (stressed.opener, stressed.closer))
            for piece in self._pieces[first + 1 : last]:
                piece.bold = piece.bold or stressed.strong
                piece.italic = piece.italic or not stressed.strong

    def _put_together(self, pieces: list[_Piece]) -> Stretches:
        text = Stretches(collapse=True)
        for piece in pieces:
            place, start = self._source.place(piece.start), len(text)
            if piece.note:
                text.mark(note_name(piece.note))
            if piece.text == "\n":
                text.break_line(*place)
            else:
                text.add(piece.text, *place)
            if piece.bold or piece.italic or piece.target:
                text.look(Look(start, len(text), piece.bold, piece.italic, piece.target))
        return text

    def _take_apart(self) -> None:
        text, at = self._source.text, 0
        while at < len(text):
            if plain := _PLAIN.match(text, at):
                self._keep(at, plain[0])
                at = plain.end()
            else:
                at = self._special(text, at)

    def _keep(self, start: int, text: str) -> None:
        if self._raised:
            text = raised_digits(text) if self._raised[-1] == "sup" else lowered_digits(text)
        self._pieces.append(_Piece(start, text))

    def _special(self, text: str, at: int) -> int:
        """Read what begins with a character that may be markup; the index after it."""
        character = text[at]
        if hard := _HARD_BREAK.match(text, at):
            self._pieces.append(_Piece(at, "\n"))
            return hard.end()
        if character == "\n":
            self._keep(at, " ")
            return at + 1
        if escape := _ESCAPE.match(text, at):
            self._keep(at + 1, text[at + 1])
            return escape.end()
        match character:
            case "`":
                return self._code(text, at)
            case "<":
                return self._angle(text, at)
            case "[" | "!" | "]":
                return self._bracket(text, at)
            case "*" | "_" | "~":
                return self._run(text, at)
            case "&" if reference := REFERENCE.match(text, at):
                self._keep(at, html.unescape(reference[0]))
                return reference.end()
            case " " if blanks := _BLANKS.match(text, at):
                self._keep(at, blanks[0])
                return blanks.end()
            case _:
                self._keep(at, character)
                return at + 1

    def _run(self, text: str, at: int) -> int:
        run = _RUN.match(text, at)
        end = run.end() if run else at + 1
        piece = _Piece(at, text[at:end])
        self._pieces.append(piece)
        self._runs.append((piece, Run.of(text, at, end)))
        return end

    def _code(self, text: str, at: int) -> int:
        """A code span: its backquotes go, what is between them stays as it is."""
        end = at
        while end < len(text) and text[end] == "`":
            end += 1
        ticks = text[at:end]
        closing = None
        if len(ticks) not in self._no_ticks:
            closing = re.compile(f"(?<!`){ticks}(?!`)").search(text, end)
        if closing is None:
            self._no_ticks.add(len(ticks))
            self._keep(at, ticks)
            return end
        for line in re.finditer("[^\n]+|\n", text[end : closing.start()]):
            self._keep(end + line.start(), " " if line[0] == "\n" else line[0])
        return closing.end()

    def _angle(self, text: str, at: int) -> int:
        """A comment, a tag or an address in angle brackets."""
        if text.startswith("<!--", at):
            if -1 not in self._no_ticks and (comment := _COMMENT.match(text, at)):
                return comment.end()
            self._no_ticks.add(-1)
        if link := _AUTOLINK.match(text, at):
            self._keep(at + 1, link[1])
            return link.end()
        tag = TAG.match(text, at)
        if tag is None:
            self._keep(at, "<")
            return at + 1
        name = tag["name"].lower()
        if name == "br":
            self._pieces.append(_Piece(at, "\n"))
        elif name in {"sup", "sub"}:
            if not tag["end"]:
                self._raised.append(name)
            elif self._raised:
                self._raised.pop()
        return tag.end()

    def _bracket(self, text: str, at: int) -> int:
        if note := _NOTE_MARK.match(text, at):
            self._pieces.append(_Piece(at, "", note=note[1]))
            return note.end()
        if text.startswith("![", at):
            return self._open_bracket(at, "![")
        if text[at] == "[":
            return self._open_bracket(at, "[")
        if text[at] == "!" or not self._brackets:
            self._keep(at, text[at])
            return at + 1
        index, start = self._brackets.pop()
        end = self._after_link(text, start, at)
        if end is None:
            self._keep(at, "]")
            return at + 1
        is_picture = self._pieces[index].text == "!["
        self._pieces[index].text = ""
        if is_picture:
            described = self._pieces[index:]
            self._descriptions.append([replace(piece, note="") for piece in described])
            for piece in described:
                piece.text = ""
        elif text[at + 1 : at + 2] == "(":
            for piece in self._pieces[index:]:
                piece.target = text[at + 2 : end - 1].strip().partition(" ")[0].strip("<>")
        return end

    def _open_bracket(self, at: int, bracket: str) -> int:
        self._brackets.append((len(self._pieces), at + len(bracket)))
        self._pieces.append(_Piece(at, bracket))
        return at + len(bracket)

    def _after_link(self, text: str, start: int, at: int) -> int | None:
        """Where a link ends whose text is from `start` to the bracket at `at`; None if it is none."""
        if target := _TARGET.match(text, at + 1):
            return target.end()
        own = normal_label(text[start:at]) if at - start <= _LONGEST_LABEL else ""
        if label := _LABEL.match(text, at + 1):
            return label.end() if (normal_label(label[1]) or own) in self._references else None
        return at + 1 if own in self._references else None
