"""A Word file to passages: the text, then its notes in the order of their marks, then headers and footers."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, replace

from lxml import etree

from respondent.model.codes import B106, B110, B111
from respondent.model.diagnostic import Diagnostic
from respondent.model.draft import Passage, PassageKind
from respondent.model.span import Span
from respondent.ooxml.faults import PackageError
from respondent.ooxml.namespaces import w
from respondent.reading.view import View
from respondent.reading.word.anchors import Anchors, TrackedChange
from respondent.reading.word.changes import Changes, has_changes
from respondent.reading.word.numbering import Numbering
from respondent.reading.word.parts import document_root, links_of, main_part, related, root_of
from respondent.reading.word.story import NoteMark, Story, all_of
from respondent.reading.word.styles import Styles

_MARGINS = ("header", "footer")
_NOTES = {"footnotes": w("footnote"), "endnotes": w("endnote")}


@dataclass(frozen=True, slots=True)
class WordText:
    """What a Word file says, and what is to be said of the file."""

    passages: tuple[Passage, ...]
    diagnostics: tuple[Diagnostic, ...]
    changes: tuple[TrackedChange, ...] = ()


def read_word(
    parts: Mapping[str, bytes],
    name: str,
    view: View = View.ACCEPTED,
    *,
    trace: bool = False,
    anchored: bool = False,
) -> WordText:
    """Read the text of a package; comments are left out. Raises PackageError where the main part is damaged.

    Another part that is damaged is reported and left out. With `trace` the passages know from which elements of
    their part they come; with `anchored` what begins and ends in them, and `changes` are the tracked ones.
    """
    return _Reader(parts, name, Changes.of(view), trace, anchored).read()


@dataclass(slots=True)
class _Reader:
    """One reading of one file."""

    parts: Mapping[str, bytes]
    name: str
    changes: Changes
    trace: bool
    anchored: bool = False
    styles: Styles = field(default_factory=Styles)
    numbering: Numbering = field(default_factory=Numbering)
    tracked: bool = False
    hidden: bool = False
    unread: list[str] = field(default_factory=list)
    tracks: list[Anchors] = field(default_factory=list)

    def read(self) -> WordText:
        main = main_part(self.parts)
        root = document_root(self.parts, main)
        others = self._related(main)
        self.styles = Styles.of(self._root(others.get("styles", ("",))[0]))
        self.numbering = Numbering.of(self._root(others.get("numbering", ("",))[0]))
        body = root.find(w("body"))
        story = self._story(root, main)
        passages = [] if body is None else story.read(body)
        self._set_down(passages)
        self._take_note(story)
        for kind in _NOTES:
            for part in others.get(kind, ())[:1]:
                marks = [mark.id for mark in story.notes if mark.kind == kind]
                passages += self._notes(part, kind, marks)
        for kind in _MARGINS:
            for part in others.get(kind, ()):
                passages += self._margin(part)
        changes = tuple(change for anchors in self.tracks for change in anchors.changes)
        return WordText(tuple(passages), tuple(self._diagnostics()), changes)

    def _related(self, main: str) -> dict[str, tuple[str, ...]]:
        """The parts that belong to the main one, by kind, each once."""
        try:
            found = related(self.parts, main)
        except PackageError:
            self.unread.append(f"the list of what belongs to “{main}”")
            return {}
        return {kind: tuple(dict.fromkeys(r.target for r in several)) for kind, several in found.items()}

    def _root(self, part: str) -> etree._Element | None:
        """The root of a part other than the main one, or None where there is none that can be read."""
        if not part:
            return None
        try:
            return root_of(self.parts, part)
        except PackageError:
            self.unread.append(f"“{part}”")
            return None

    def _story(self, root: etree._Element, part: str) -> Story:
        self.tracked = self.tracked or has_changes(root)
        links = links_of(self.parts, part)
        anchors = None
        if self.anchored:
            anchors = Anchors(f"{len(self.tracks)}.")
            self.tracks.append(anchors)
        return Story(
            root, part, self.styles, self.changes, self.numbering, links, trace=self.trace, anchors=anchors
        )

    def _set_down(self, passages: list[Passage]) -> None:
        """Let what is carried on past the last paragraph end there."""
        if self.tracks and self.tracks[-1].waiting and passages:
            last = passages[-1]
            left = tuple(replace(anchor, offset=len(last.text)) for anchor in self.tracks[-1].waiting)
            layout = replace(last.layout, anchors=last.layout.anchors + left)
            passages[-1] = replace(last, layout=layout)

    def _take_note(self, story: Story) -> None:
        self.hidden = self.hidden or story.hidden
        self.unread += sorted(story.unread)

    def _notes(self, part: str, kind: str, marks: list[str]) -> Iterator[Passage]:
        """The notes to which the text has marks, in the order of the marks."""
        root = self._root(part)
        if root is None:
            return
        story = self._story(root, part)
        notes = {note.get(w("id"), ""): note for note in root.iterchildren(_NOTES[kind])}
        for mark in dict.fromkeys(marks):
            if mark in notes:
                yield from all_of(story.read(notes[mark]), PassageKind.NOTE, NoteMark(kind, mark).name)
        self._take_note(story)

    def _margin(self, part: str) -> Iterator[Passage]:
        root = self._root(part)
        if root is not None:
            story = self._story(root, part)
            yield from all_of(story.read(root), PassageKind.HEADER)
            self._take_note(story)

    def _diagnostics(self) -> Iterator[Diagnostic]:
        place = Span(self.name)
        if self.tracked:
            message = "The draft has tracked changes; it was read as if all of them were accepted."
            if self.changes == Changes.of(View.ORIGINAL):
                message = "The draft has tracked changes; it was read as it was before them."
            yield B110.at(place, message, "If some are to be rejected, reject them in Word, and try again.")
        if self.hidden:
            message = "The draft has hidden text, which was not read."
            yield B111.at(place, message, "In Word press Ctrl+Shift+8 to see it, and delete or unhide it.")
        for what in dict.fromkeys(self.unread):
            remedy = "Open the draft in Word and save it anew, or check that part by hand."
            yield B106.at(place, f"A part of the draft was not read: {what}.", remedy)
