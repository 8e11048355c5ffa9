"""Places in a source, read as people write them and written as each style wants them.

"paras 4.12-4.14" is "paragraphs 4.12–4.14" in plain words, "paras 4.12–4.14" in OSCOLA and
"paras. 4.12–4.14" in Harvard. What is not understood is kept as it was written.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache
from typing import NamedTuple

from respondent.citing.fields import typographic
from respondent.citing.names import listed
from respondent.model.settings import NoteStyle


class Kind(NamedTuple):
    """A kind of place: its word and plural in plain words, its short forms, and what else people write."""

    word: str
    plural: str
    short: str
    short_plural: str
    also: tuple[str, ...] = ()

    def named(self, style: NoteStyle, *, several: bool) -> str:
        """The word before the number; in Harvard a short form takes a full stop."""
        if style is NoteStyle.PLAIN:
            return self.plural if several else self.word
        short = self.short_plural if several else self.short
        shortened = short not in {self.word, self.plural}
        return f"{short}." if shortened and style is NoteStyle.HARVARD else short


PAGE = Kind("page", "pages", "p", "pp", ("pg",))
PARAGRAPH = Kind("paragraph", "paragraphs", "para", "paras")
COLUMN = Kind("column", "columns", "col", "cols")
SHEET = Kind("sheet", "sheets", "sheet", "sheets")
KINDS = (
    PAGE,
    PARAGRAPH,
    COLUMN,
    SHEET,
    Kind("section", "sections", "s", "ss", ("sec",)),
    Kind("subsection", "subsections", "sub-s", "sub-ss"),
    Kind("schedule", "schedules", "sch", "schs"),
    Kind("part", "parts", "pt", "pts"),
    Kind("chapter", "chapters", "ch", "chs", ("chap",)),
    Kind("clause", "clauses", "cl", "cls"),
    Kind("article", "articles", "art", "arts"),
    Kind("regulation", "regulations", "reg", "regs"),
    Kind("rule", "rules", "r", "rr"),
    Kind("volume", "volumes", "vol", "vols"),
    Kind("figure", "figures", "fig", "figs"),
    Kind("appendix", "appendices", "app", "apps"),
    Kind("recommendation", "recommendations", "rec", "recs"),
    Kind("table", "tables", "table", "tables"),
    Kind("annex", "annexes", "annex", "annexes"),
    Kind("box", "boxes", "box", "boxes"),
    Kind("chart", "charts", "chart", "charts"),
    Kind("question", "questions", "question", "questions", ("q", "qq")),
    Kind("measure", "measures", "measure", "measures"),
    Kind("slide", "slides", "slide", "slides"),
    Kind("row", "rows", "row", "rows"),
    Kind("line", "lines", "line", "lines"),
)


@dataclass(frozen=True, slots=True)
class Part:
    """One place: "sch 4". Without a kind, `value` is words kept as written. `before` joins it to the last."""

    kind: Kind | None
    value: str
    several: bool = False
    before: str = ""


_WORDS = {
    word: kind
    for kind in KINDS
    for word in (kind.word, kind.plural, kind.short, kind.short_plural, *kind.also)
}
_NUMBERED_IN_ORDER = {"page", "paragraph", "column", "section", "clause", "article", "regulation", "rule"}
"""Kinds whose "7-9" is a span: a table may well be called 3-1."""

_ITEM = r"(?:[A-Z]{0,3}\d\w*(?:[._/]\w+)*(?:\(\w+\))*|[A-Z]\b|[IVXLC]+\b|[ivxlc]+\b)"
_JOIN = r"(?:\s*[–—-]\s*|\s+(?:to|and|&)\s+|,\s*)"
_PLACE = re.compile(
    rf"""(?<![\w.])(?:
        (?P<sheet>(?i:worksheets?|sheets?|tabs?))\s+(?P<name>[^,;]+)
        | (?P<word>(?i:{"|".join(sorted(map(re.escape, _WORDS), key=len, reverse=True))}))
          (?:\.?\s+|\.?(?=\d))
          (?P<value>{_ITEM}(?:{_JOIN}{_ITEM})*)
        )""",
    re.VERBOSE,
)
_SECTION_SIGN = re.compile(r"§+\s*")
_BRACKETED = re.compile(r"\[(\d+)\](?:\s*[-–—]\s*\[(\d+)\])?")


@lru_cache(maxsize=2048)  # the same places are cited by every release of a folder
def read(locator: str | None) -> tuple[Part, ...]:
    """The places that a locator names, in its order."""
    words = " ".join(typographic(locator or "").split())
    words = _SECTION_SIGN.sub("s ", words)
    words = _BRACKETED.sub(lambda m: f"para {m[1]}–{m[2]}" if m[2] else f"para {m[1]}", words).strip(" ,;:.")
    parts: list[Part] = []
    end = 0
    for match in _PLACE.finditer(words):
        joint = _joint(words[end : match.start()], parts)
        parts.append(_part(match, joint))
        end = match.end()
    _joint(f"{words[end:]} ", parts)
    return tuple(parts)


def write(parts: tuple[Part, ...], style: NoteStyle) -> str | None:
    """The places in the words of a style, or None where there are none."""
    between = " " if style is NoteStyle.OSCOLA else ", "
    written = ""
    for number, part in enumerate(parts):
        written += (part.before or between) if number else ""
        name = f"{part.kind.named(style, several=part.several)} " if part.kind else ""
        written += f"{name}{part.value}"
    return written or None


def written(locators: tuple[str, ...], style: NoteStyle) -> str | None:
    """Several places in one source: "sheet 2023_24 and table 3"."""
    return listed([words for locator in locators if (words := write(read(locator), style))])


def _part(match: re.Match[str], before: str) -> Part:
    if match["sheet"]:
        return Part(SHEET, match["name"].strip(), match["sheet"].casefold().endswith("s"), before)
    word = match["word"].casefold()
    kind = _WORDS[word]
    value = re.sub(r"\s*[–—]\s*|\s+to\s+", "–", match["value"]).replace("&", "and")
    if kind.word in _NUMBERED_IN_ORDER:
        value = re.sub(r"\s*-\s*", "–", value)
    several = word in {kind.plural, kind.short_plural, "qq"} or re.search(r"–|,|\band\b", value) is not None
    return Part(kind, value, several, before)


def _joint(gap: str, parts: list[Part]) -> str:
    """What joins the next place to the last; words between them become a part of their own.

    "and" and "of" are joints ("para 2 of sch 4"); a comma or a space is left to the style.
    """
    if gap.strip() in {"and", "&", "of"} and parts:
        return gap.replace("&", "and")
    words = gap.strip(" ,;:")
    if not words:
        return ""
    parts.append(Part(None, words, before=", " if gap.startswith((",", ";", ":")) else " "))
    return ", " if gap.rstrip().endswith((",", ";", ":")) else " "
