"""What stands around a document's claims, and what its sentences are, for when the file comes back.

A claim whose marks a word processor dropped is found again by the words before and after it. Sentences are known by
the beginning of their hash alone, so that a file does not carry what somebody took out of it.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from hashlib import sha256

from respondent.model.document import (
    Block,
    BlockQuote,
    BulletList,
    Cited,
    Claimed,
    Code,
    CodeBlock,
    Confidential,
    CrossReference,
    Document,
    Emph,
    Heading,
    HorizontalRule,
    Image,
    Inlines,
    LineBreak,
    Link,
    NoteRef,
    OrderedList,
    Para,
    PlaceReference,
    Remarked,
    Str,
    Strong,
    Table,
)
from respondent.model.edition import END_MARK, begin_mark
from respondent.model.response import NOT_ANSWERED, Answer, Listing, Recommendation

REACH = 32
"""So many characters before and after a claim are kept."""

_RAISED_DIGITS = "\u00b9\u00b2\u00b3\u2070\u2074-\u2079"
"""A release prints the numbers of its notes so; they are no part of a sentence."""

_SENTENCE = re.compile(rf"(?<=[.!?:;])[”’\")]*[{_RAISED_DIGITS}]*\s+")
_BLANKS = re.compile(r"\s+")
_RAISED = re.compile(f"[{_RAISED_DIGITS}]+")


@dataclass(slots=True)
class Surroundings:
    """What was found: by a claim's number what stands before it and after it, and in how many parts it stands."""

    before: dict[int, str] = field(default_factory=dict)
    after: dict[int, str] = field(default_factory=dict)
    parts: dict[int, int] = field(default_factory=dict)
    sentences: list[str] = field(default_factory=list)


def surroundings(document: Document) -> Surroundings:
    """What surrounds the claims of a rendered document, and the digest of each of its sentences in order."""
    found = Surroundings()
    for content in (document.title, *_runs(document.blocks)):
        text, places = _read(content)
        for number, (start, end) in places:
            found.before.setdefault(number, text[max(0, start - REACH) : start])
            found.after[number] = text[end : end + REACH]
            found.parts[number] = found.parts.get(number, 0) + 1
        found.sentences += digests(text)
    return found


def digests(text: str) -> tuple[str, ...]:
    """Eight hexadecimal digits for each sentence of a text."""
    return tuple(digest(sentence) for sentence in sentences(text))


def digest(sentence: str) -> str:
    """Eight hexadecimal digits for a sentence, whatever blanks part its words."""
    return sha256(squeezed(sentence).encode("utf-8", "surrogatepass")).hexdigest()[:8]


def sentences(text: str) -> tuple[str, ...]:
    """The sentences of a text, cut so plainly that everybody who cuts it gets the same."""
    return tuple(text[start:end] for start, end in sentence_places(text))


def sentence_places(text: str) -> tuple[tuple[int, int], ...]:
    """Where each of those sentences begins and ends."""
    ends = [found.end() for found in _SENTENCE.finditer(text)]
    pairs = zip((0, *ends), (*ends, len(text)), strict=True)
    return tuple((start, end) for start, end in pairs if text[start:end].strip())


def squeezed(text: str) -> str:
    """The text with single spaces, none at its ends, and without the raised numbers of notes."""
    return _BLANKS.sub(" ", _RAISED.sub("", text)).strip()


def _runs(blocks: Iterable[Block]) -> Iterator[Inlines]:
    """The runs of words that are paragraphs or cells of their own."""
    for block in blocks:
        match block:
            case Para(content) | Heading(_, content):
                yield content
            case BulletList(items) | OrderedList(items):
                for item in items:
                    yield from _runs(item)
            case BlockQuote():
                yield block.warning
                yield from _runs(block.content)
                yield (Str("— "), *block.attribution) if block.attribution else ()
                yield block.support
            case Table():
                yield block.caption
                for row in (block.head, *block.rows):
                    yield from row
                yield block.source
            case CodeBlock(text):
                yield (Code(text),)
            case Answer() | Recommendation() | Listing():
                yield from _of_response(block)
            case HorizontalRule():
                pass


def _of_response(block: Answer | Recommendation | Listing) -> Iterator[Inlines]:
    """The runs of what only responses have, with the fixed words that every format sets around it."""
    match block:
        case Answer(question=question):
            yield (Str(block.heading),)
            yield (Str(question.text),) if question else ()
            yield (Str(NOT_ANSWERED if block.skipped else block.standing),)
            yield from _runs(block.content)
            for one in block.reserved:
                yield (Str(one.lead),)
                yield from _runs(one.reservation)
        case Recommendation(content=content):
            yield (Str(block.label),)
            yield from _runs(content)
        case Listing(table=table):
            yield from _runs((table,))


def printed(blocks: Iterable[Block]) -> Iterator[str]:
    """The text of each paragraph and cell of the blocks as it is printed, without the marks of notes."""
    for content in _runs(blocks):
        yield _read(_unmarked(content))[0]


def printed_run(content: Inlines) -> str:
    """The text of one run as it is printed, with the words that mark what is confidential."""
    return _read(content)[0]


def _unmarked(content: Inlines) -> Inlines:
    """The run without the words that mark what is confidential."""
    return tuple(
        replace(one, begins=False, ends=False) if isinstance(one, Confidential) else one for one in content
    )


Places = list[tuple[int, tuple[int, int]]]


def _read(content: Inlines) -> tuple[str, Places]:
    """The run's text, and where each claim in it stands."""
    parts: list[str] = []
    places: Places = []
    _write(content, parts, places)
    return "".join(parts), places


def _write(content: Inlines, parts: list[str], places: Places) -> None:
    for inline in content:
        match inline:
            case Str(text) | Code(text):
                parts.append(text)
            case Emph(inner) | Strong(inner) | Link(inner, _) | Remarked(_, inner) | Cited(inner):
                _write(inner, parts, places)
            case Confidential(_, reason, inner, begins, ends):
                parts.append(f"{begin_mark(reason)} " if begins else "")
                _write(inner, parts, places)
                parts.append(f" {END_MARK}" if ends else "")
            case Claimed(number, inner):
                start = sum(map(len, parts))
                _write(inner, parts, places)
                places.append((number, (start, sum(map(len, parts)))))
            case LineBreak():
                parts.append("\n")
            case CrossReference(note):
                parts.append(str(note))
            case PlaceReference(_, text):
                parts.append(text)
            case Image() | NoteRef():
                pass


def claim_context(found: Surroundings, number: int) -> Mapping[str, object]:
    """What a manifest says about where a claim stands."""
    context: dict[str, object] = {
        "before": found.before.get(number, ""),
        "after": found.after.get(number, ""),
    }
    if found.parts.get(number, 1) > 1:
        context["parts"] = found.parts[number]
    return context
