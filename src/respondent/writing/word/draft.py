"""What adds up while one Word file is written: numbers that must be unique, links, pictures and lists."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from itertools import count

from respondent.model.document import Document
from respondent.model.tag import ClaimBookmark, alias
from respondent.model.template import DocumentKind
from respondent.ooxml.archive import PackedPart
from respondent.ooxml.ids import Ids
from respondent.writing.word.markup import quoted
from respondent.writing.word.pictures import Picture, drawing, picture_of
from respondent.writing.word.prepared import Letterhead
from respondent.writing.word.relating import Relating


class Draft:
    """One document on its way into one letterhead; it is used once and thrown away.

    `relating` collects the relationships of the part that is being written: of the text first, then of the
    footnotes.
    """

    def __init__(self, document: Document, letterhead: Letterhead, assets: Mapping[str, bytes]) -> None:
        self.document = document
        self.letterhead = letterhead
        self.styles = letterhead.styles
        self.footnotes = document.kind is not DocumentKind.RELEASE
        self.relating = Relating(letterhead.prefix)
        self.marked: set[int] = set()
        self.list_starts: list[int] = []
        self.recommended = 0
        self._assets = assets
        self._claims = {claim.number: claim for claim in document.claims}
        self._claim_parts: Counter[int] = Counter()
        self._bookmarks = Ids(letterhead.taken.bookmarks)
        self._controls = Ids(letterhead.taken.controls)
        self._drawings = Ids(letterhead.taken.drawings)
        self._media: dict[str, tuple[str, Picture]] = {}

    def bookmark(self, name: str, content: str) -> str:
        """The content between the two ends of a new bookmark."""
        number = self._bookmarks.new()
        return f'<w:bookmarkStart w:id="{number}" w:name="{name}"/>{content}<w:bookmarkEnd w:id="{number}"/>'

    def claim(self, number: int, content: str) -> str:
        """The content as a part of a claim: in a bookmark and an inline content control with the claim's tag.

        A control without content shows a prompt to type something: where there is none, the bookmark stands
        alone.
        """
        claim = self._claims[number]
        self._claim_parts[number] += 1
        name = str(ClaimBookmark(number, claim.tag.hash8, self._claim_parts[number]))
        if content:
            named = f'<w:alias w:val="{quoted(alias(claim.title))}"/>' if claim.title else ""
            content = (
                f'<w:sdt><w:sdtPr>{named}<w:tag w:val="{claim.tag}"/>'
                f'<w:id w:val="{self._controls.new()}"/><w15:appearance w15:val="hidden"/></w:sdtPr>'
                f"<w:sdtContent>{content}</w:sdtContent></w:sdt>"
            )
        return self.bookmark(name, content)

    def picture(self, path: str, alt: str, width: int, height: int) -> str | None:
        """A run with the picture at `path` within `width` and `height` (EMU), or None where there is none."""
        if path not in self._media:
            picture = picture_of(self._assets.get(path, b""))
            if picture is None:
                return None
            self._media[path] = (self._media_name(picture.extension), picture)
        name, picture = self._media[path]
        return drawing(self.relating.picture(name), self._drawings.new(), alt, picture.fitted(width, height))

    def numbered_list(self, start: int) -> int:
        """The number of a new numbered list that begins at `start`."""
        self.list_starts.append(start)
        return self.letterhead.numbering.first_free + len(self.list_starts) - 1

    @property
    def media(self) -> tuple[PackedPart, ...]:
        """The pictures as parts."""
        return tuple(
            PackedPart(f"word/{name}", picture.part.stream, picture.part.crc, picture.part.size)
            for name, picture in self._media.values()
        )

    def _media_name(self, extension: str) -> str:
        taken = {name for name, _ in self._media.values()} | self.letterhead.names
        names = (f"media/letter{number}.{extension}" for number in count(len(self._media) + 1))
        return next(name for name in names if name not in taken and f"word/{name}" not in taken)
