"""The numbers that Word counts in front of paragraphs, and that stand nowhere in the text."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, field

from lxml import etree

from respondent.ooxml.namespaces import w
from respondent.reading.word.names import value
from respondent.reading.word.numbering import depth_of
from respondent.reading.word.styles import Styles

_LETTERS = "abcdefghijklmnopqrstuvwxyz"
_ROMAN = (
    (10, "x"),
    (9, "ix"),
    (5, "v"),
    (4, "iv"),
    (1, "i"),
)
_PLACE = re.compile(r"%([1-9])")
_MOST = 10_000


@dataclass(frozen=True, slots=True)
class _Level:
    start: int
    form: str
    text: str


@dataclass(slots=True)
class Counter:
    """Counts a document's numbered paragraphs; `label` is to be asked for each of them, in order."""

    styles: Styles
    lists: Mapping[str, str] = field(default_factory=dict)
    levels: Mapping[str, Mapping[int, _Level]] = field(default_factory=dict)
    starts: Mapping[tuple[str, int], int] = field(default_factory=dict)
    _at: dict[tuple[str, int], int] = field(default_factory=dict)
    _begun: set[str] = field(default_factory=set)

    @classmethod
    def of(cls, styles: Styles, numbering: etree._Element | None) -> Counter:
        """The counter of a document with these styles and this numbering part, if any."""
        if numbering is None:
            return cls(styles)
        levels = {
            abstract.get(w("abstractNumId"), ""): {
                _whole(level.get(w("ilvl")), 0): _level(level) for level in abstract.iterchildren(w("lvl"))
            }
            for abstract in numbering.iterchildren(w("abstractNum"))
        }
        lists, starts = {}, {}
        for one in numbering.iterchildren(w("num")):
            own = one.get(w("numId"), "")
            lists[own] = value(one.find(w("abstractNumId")))
            for override in one.iterchildren(w("lvlOverride")):
                begin = override.find(w("startOverride"))
                if begin is not None:
                    starts[own, _whole(override.get(w("ilvl")), 0)] = _whole(value(begin), 1)
        return cls(styles, lists, levels, starts)

    def label(self, paragraph: etree._Element) -> str:
        """What stands in front of the paragraph: “4.”, “(b)”; "" where nothing is counted."""
        own = self.styles.list_of(paragraph)
        abstract = self.lists.get(own)
        if own == "0" or abstract is None:
            return ""
        depth = depth_of(paragraph.find(w("pPr")))
        levels = self.levels.get(abstract, {})
        level = levels.get(depth)
        if level is None or level.form in {"bullet", "none", ""}:
            return ""
        self._step(own, abstract, depth, level)
        return _PLACE.sub(lambda found: self._written(abstract, levels, int(found[1]) - 1), level.text)

    def _step(self, own: str, abstract: str, depth: int, level: _Level) -> None:
        if own not in self._begun:
            self._begun.add(own)
            for (name, at), start in self.starts.items():
                if name == own:
                    self._at[abstract, at] = start - 1
        self._at[abstract, depth] = min(_MOST, self._at.get((abstract, depth), level.start - 1) + 1)
        for deeper in [key for key in self._at if key[0] == abstract and key[1] > depth]:
            del self._at[deeper]

    def _written(self, abstract: str, levels: Mapping[int, _Level], depth: int) -> str:
        level = levels.get(depth)
        number = self._at.get((abstract, depth), level.start if level else 1)
        return _in_form(number, level.form if level else "decimal")


def _level(element: etree._Element) -> _Level:
    return _Level(
        _whole(value(element.find(w("start"))), 1),
        value(element.find(w("numFmt"))),
        value(element.find(w("lvlText"))),
    )


def _in_form(number: int, form: str) -> str:
    if form.endswith("Letter") and number > 0:
        letter = _LETTERS[(number - 1) % 26] * min(9, (number - 1) // 26 + 1)
        return letter.upper() if form.startswith("upper") else letter
    if form.endswith("Roman") and 0 < number < 40:
        written, left = "", number
        for worth, sign in _ROMAN:
            written += sign * (left // worth)
            left %= worth
        return written.upper() if form.startswith("upper") else written
    return str(number)


def _whole(text: str | None, otherwise: int) -> int:
    return int(text) if text and text.isdecimal() and len(text) < 6 else otherwise
