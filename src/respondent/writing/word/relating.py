"""The relationships that one part gains while it is written: links and pictures."""

from __future__ import annotations

from respondent.ooxml.namespaces import RELATIONSHIPS, RelationshipType
from respondent.ooxml.xml import DECLARATION
from respondent.writing.word.markup import quoted

BEGINNING = f'{DECLARATION}<Relationships xmlns="{RELATIONSHIPS}">'
END = "</Relationships>"


def relationship(id_: str, kind: str, target: str, *, external: bool = False) -> str:
    """One relationship as XML."""
    mode = ' TargetMode="External"' if external else ""
    return f'<Relationship Id="{id_}" Type="{kind}" Target="{quoted(target)}"{mode}/>'


class Relating:
    """Gives an id to each address and picture that a part refers to, the same one when it comes again.

    The ids begin with `prefix`, so that they are not among those that a letterhead has already.
    """

    def __init__(self, prefix: str) -> None:
        self._prefix = prefix
        self._ids: dict[tuple[str, str], str] = {}

    def link(self, address: str) -> str:
        """The id of a relationship to an address on the web."""
        return self._id(RelationshipType.HYPERLINK, address)

    def picture(self, target: str) -> str:
        """The id of a relationship to a picture; `target` is relative to the folder ``word``."""
        return self._id(RelationshipType.IMAGE, target)

    @property
    def xml(self) -> str:
        """The relationships, one element after the other."""
        return "".join(
            relationship(id_, kind, target, external=kind == RelationshipType.HYPERLINK)
            for (kind, target), id_ in self._ids.items()
        )

    def _id(self, kind: str, target: str) -> str:
        return self._ids.setdefault((kind, target), f"{self._prefix}{len(self._ids) + 1}")
