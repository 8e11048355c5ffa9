"""Python-Markdown and its ways: from prepared text to an element tree.

Its HTML is never made. Raw HTML and entities are not read; indented text is no code (templates indent); a row with
too many cells is noted, where the library would drop them. What would take it very long is refused beforehand.
"""

from __future__ import annotations

import re
import threading
from collections import Counter
from xml.etree.ElementTree import Element, SubElement

from markdown import Markdown
from markdown.extensions.sane_lists import SaneListExtension
from markdown.extensions.tables import TableExtension, TableProcessor
from markdown.inlinepatterns import InlineProcessor
from markdown.treeprocessors import Treeprocessor
from markdown.util import AtomicString

from respondent.rendering.lines import DEEPEST
from respondent.rendering.tokens import PLACE, PLACE_PAIR

MOST_SIGNS = 400
"""Brackets, asterisks and the like in one paragraph: the library's time grows with their square."""

MOST_LINES = 2_000
"""Lines without an empty one between them; the same holds of them, if less so."""

MOST_EFFORT = 2_000_000
"""The squares of those numbers, added up over a document; a line counts as a fifth of a sign."""

_SIGNS = re.compile(r"[\[*_`<!(\\]")
_INLINE = re.compile(r"[\[*_`<!\\]|  \n")
_DEEP = re.compile(
    rf"(?:[ ]*>){{{DEEPEST + 1}}}|(?:[ ]*(?:[*+-]|\d{{1,3}}\.)[ ]+){{{DEEPEST + 1}}}|[ ]{{{4 * DEEPEST}}}[ ]*[^ ]"
)
"""The beginning of a line that is too deep in quotations or lists."""


class TooInvolvedError(Exception):
    """The Markdown would take too long to read; `what` says why, `mark` is the place mark nearest to it."""

    def __init__(self, what: str, mark: str | None) -> None:
        self.what = what
        self.mark = mark
        super().__init__(what)


class _PlainText(Treeprocessor):
    """Keeps the inline patterns, which take most of the time, off text without any sign of Markdown."""

    def run(self, root: Element) -> None:
        for element in root.iter():
            if element.text and not _INLINE.search(element.text):
                element.text = AtomicString(element.text)


class _Mail(InlineProcessor):
    """An address in angle brackets as a plain link; the library's own disguises it for web pages."""

    def handleMatch(  # type: ignore[override] # noqa: N802 - the library's name, and its newer return value
        self,
        m: re.Match[str],
        data: str,  # noqa: ARG002
    ) -> tuple[Element, int, int]:
        """The link, and where what it stands for begins and ends."""
        link = Element("a", href=f"mailto:{m[1]}")
        link.text = AtomicString(m[1])
        return link, m.start(), m.end()


class _Rows(TableProcessor):
    """Tables, with the mark of each row whose last cells the library drops."""

    def __init__(self, markdown: Markdown) -> None:
        super().__init__(markdown.parser, {"use_align_attribute": True})
        self.lost: list[str] = []

    def run(self, parent: Element, blocks: list[str]) -> None:
        """Build the table, and see which rows' marks, which stand in their last cells, are not in it."""
        before = PLACE_PAIR.findall(blocks[0])
        super().run(parent, blocks)
        after = PLACE_PAIR.findall("".join(parent[-1].itertext()))
        self.lost += (Counter(before) - Counter(after)).elements()


class Reader:
    """One configured instance of the library, for one thread."""

    def __init__(self) -> None:
        self._rows: _Rows
        self._markdown = self._configured()

    def _configured(self) -> Markdown:
        markdown = Markdown(extensions=[SaneListExtension(), TableExtension(use_align_attribute=True)])
        markdown.preprocessors.deregister("html_block")
        markdown.inlinePatterns.deregister("html")
        markdown.inlinePatterns.deregister("entity")
        mail = _Mail(r"<(?:mailto:)?([^<>\s!]+@[^@<>\s]+)>", markdown)
        markdown.inlinePatterns.register(mail, "automail", 110)
        self._rows = _Rows(markdown)
        markdown.parser.blockprocessors.register(self._rows, "table", 75)
        markdown.parser.blockprocessors.deregister("code")
        markdown.treeprocessors.deregister("prettify")
        markdown.treeprocessors.register(_PlainText(markdown), "plain text", 30)
        return markdown

    def read(self, text: str) -> tuple[Element, tuple[str, ...]]:
        """The tree of a text, and the marks of rows with too many cells. Raises TooInvolvedError."""
        refuse_involved(text)
        self._markdown.reset()
        self._rows.lost = []
        root = Element("div")
        try:
            self._markdown.parser.parseChunk(root, text.rstrip("\n"))
            return self._run(root), tuple(self._rows.lost)
        except RecursionError as error:
            self._markdown = self._configured()
            raise TooInvolvedError("Lists or quotations stand too deep in each other.", None) from error

    def read_inline(self, text: str) -> Element:
        """The tree of a text that is no block: a title, a caption. Raises TooInvolvedError."""
        refuse_involved(text)
        self._markdown.reset()
        root = Element("div")
        SubElement(root, "p").text = text
        return self._run(root)

    def _run(self, root: Element) -> Element:
        for treeprocessor in self._markdown.treeprocessors:
            changed = treeprocessor.run(root)
            root = root if changed is None else changed
        return root


def refuse_involved(text: str) -> None:
    """Raise TooInvolvedError for what the library would take very long over."""
    effort = 0
    for block in text.split("\n\n"):
        signs, lines = len(_SIGNS.findall(block)), block.count("\n") + 1
        effort += signs * signs + lines * lines // 25
        if signs > MOST_SIGNS:
            raise TooInvolvedError(
                "This text has too many brackets, asterisks or other signs of Markdown.", _mark(block)
            )
        if lines > MOST_LINES or effort > MOST_EFFORT:
            raise TooInvolvedError("This text, list or table is too long for one.", _mark(block))
    for line in text.split("\n"):
        if _DEEP.match(line):
            raise TooInvolvedError("Lists or quotations stand too deep in each other.", _mark(line))


def _mark(text: str) -> str | None:
    found = PLACE.search(text)
    return found[0] if found else None


_READERS = threading.local()


def reader() -> Reader:
    """This thread's reader."""
    found: Reader | None = getattr(_READERS, "reader", None)
    if found is None:
        found = _READERS.reader = Reader()
    return found
