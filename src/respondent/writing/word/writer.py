"""A document into a letterhead: the bytes of a Word file.

What is the same in every letter was packed when the letterhead was opened, and is copied as it is.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Mapping

from respondent.model.document import Document
from respondent.model.edition import Edition
from respondent.model.manifest import manifest_of
from respondent.model.template import DocumentKind
from respondent.ooxml.archive import PackedPart, pack, write_archive
from respondent.ooxml.namespaces import CONTENT_TYPES, ContentType, RelationshipType
from respondent.ooxml.xml import DECLARATION
from respondent.writing.word import relating
from respondent.writing.word.comments import comments
from respondent.writing.word.draft import Draft
from respondent.writing.word.footnotes import footnotes
from respondent.writing.word.letter import letter
from respondent.writing.word.prepared import Letterhead
from respondent.writing.word.properties import (
    APP,
    core_properties,
    custom_properties,
    manifest_item,
    manifest_item_properties,
)
from respondent.writing.word.relating import Relating, relationship
from respondent.writing.word.release import release
from respondent.writing.word.response import response

_BODIES = {
    DocumentKind.LETTER: letter,
    DocumentKind.RELEASE: release,
    DocumentKind.RESPONSE: response,
}
_DOCUMENT = "word/document.xml"
_FOOTNOTES = "word/footnotes.xml"
_COMMENTS = "word/comments.xml"
_NUMBERING = "word/numbering.xml"
_CORE, _APP, _CUSTOM = "docProps/core.xml", "docProps/app.xml", "docProps/custom.xml"
_QUICK = 4
"""How hard zlib tries with what is written anew: half the time of its usual 6, and a tenth larger."""


def write_word(
    document: Document,
    letterhead: Letterhead,
    assets: Mapping[str, bytes],
    whole: Callable[[Draft], str] | None = None,
) -> bytes:
    """The document as a .docx in a letterhead; `assets` holds pictures by their paths in the workspace.

    The same input gives the same bytes. A picture that is missing, or that Word cannot show, is replaced by its
    description. `whole` gives all of the body of what is no letter; such a file has no manifest.
    """
    draft = Draft(document, letterhead, assets)
    body = (whole or _BODIES[document.kind])(draft)
    return packed(draft, letterhead.text.around(body), silent=whole is not None)


def packed(
    draft: Draft,
    text: str,
    *,
    says: Document | None = None,
    beside: Iterable[str] = (),
    silent: bool = False,
) -> bytes:
    """The Word file of a draft whose main part is `text`.

    `says` is what of the document stands there, where that is not the whole of it; `beside` are texts that are not
    the document's. A `silent` file has no manifest, and neither has one of a public edition.
    """
    document, letterhead = draft.document, draft.letterhead
    in_document = draft.relating
    remarks = comments(draft)
    draft.relating = in_footnotes = Relating(letterhead.prefix)
    notes = footnotes(draft)
    told = not silent and document.edition is not Edition.PUBLIC
    contents = {
        _DOCUMENT: text,
        _FOOTNOTES: letterhead.footnotes.text.around(notes),
        _NUMBERING: letterhead.numbering.around(draft.list_starts),
        _CORE: core_properties(document),
        _APP: APP,
        **(_about_itself(draft, says or document, beside) if told else {}),
        "word/_rels/document.xml.rels": _relationships(
            letterhead.relationships, in_document.xml, _to_comments(letterhead) if remarks else ""
        ),
        "_rels/.rels": letterhead.package_relationships,
    }
    if in_footnotes.xml or letterhead.footnotes.relationships:
        contents["word/_rels/footnotes.xml.rels"] = _relationships(
            letterhead.footnotes.relationships, in_footnotes.xml
        )
    parts = [pack(name, text.encode("utf-8"), _QUICK) for name, text in contents.items()]
    parts += draft.media
    if remarks:
        parts.append(pack(_COMMENTS, remarks, _QUICK))
    types = _content_types(letterhead, contents, [(_COMMENTS, ContentType.COMMENTS)] if remarks else [])
    first = pack("[Content_Types].xml", types.encode("utf-8"), _QUICK)
    rest = sorted((*parts, *letterhead.parts), key=_order)
    return write_archive((first, *rest))


def _about_itself(draft: Draft, says: Document, beside: Iterable[str]) -> dict[str, str]:
    """The manifest with its hash, and the letterhead's own properties; a public edition has none of them."""
    letterhead = draft.letterhead
    manifest = manifest_of(says, letterhead.footnotes.before if draft.footnotes else 0, beside)
    item, properties = letterhead.manifest_item, letterhead.properties
    return {
        _CUSTOM: custom_properties(properties.kept, properties.first_free, manifest),
        f"customXml/item{item}.xml": manifest_item(manifest),
        f"customXml/itemProps{item}.xml": manifest_item_properties(manifest),
        f"customXml/_rels/item{item}.xml.rels": _relationships(
            relationship("rId1", RelationshipType.CUSTOM_XML_PROPERTIES, f"itemProps{item}.xml")
        ),
    }


def _order(part: PackedPart) -> tuple[bool, str]:
    """The package's relationships come first, as in Word's own files; then by name."""
    return part.name != "_rels/.rels", part.name


def _relationships(*elements: str) -> str:
    return f"{relating.BEGINNING}{''.join(elements)}{relating.END}"


def _to_comments(letterhead: Letterhead) -> str:
    return relationship(f"{letterhead.prefix}Comments", RelationshipType.COMMENTS, "comments.xml")


def _content_types(letterhead: Letterhead, written: Collection[str], more: Iterable[tuple[str, str]]) -> str:
    defaults = {
        "rels": ContentType.RELATIONSHIPS,
        "xml": ContentType.XML,
        "png": "image/png",
        "jpeg": "image/jpeg",
        "gif": "image/gif",
    }
    own = (
        (_DOCUMENT, ContentType.DOCUMENT),
        (_FOOTNOTES, ContentType.FOOTNOTES),
        (_NUMBERING, ContentType.NUMBERING),
        (_CORE, ContentType.CORE),
        (_APP, ContentType.APP),
        (_CUSTOM, ContentType.CUSTOM),
        (f"customXml/itemProps{letterhead.manifest_item}.xml", ContentType.CUSTOM_XML_PROPERTIES),
    )
    return (
        f'{DECLARATION}<Types xmlns="{CONTENT_TYPES}">'
        + "".join(f'<Default Extension="{e}" ContentType="{kind}"/>' for e, kind in defaults.items())
        + _overrides((*(one for one in own if one[0] in written), *more, *letterhead.content_types))
        + "</Types>"
    )


def _overrides(types: Iterable[tuple[str, str]]) -> str:
    return "".join(f'<Override PartName="/{name}" ContentType="{kind}"/>' for name, kind in types)
