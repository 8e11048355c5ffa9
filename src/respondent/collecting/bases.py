"""What the copies are held against: the file that was built, found by the manifest that the copies carry."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from respondent.auditing.additions import unknown_sentences
from respondent.auditing.markers import markers_of
from respondent.auditing.matching import match
from respondent.auditing.returned import Returned, read_returned
from respondent.auditing.unmanifested import fitting
from respondent.audits import built_before
from respondent.collecting.laying import Base
from respondent.errors import RespondentError
from respondent.loading.workspace import Loaded
from respondent.model.built import Built, read_manifest
from respondent.model.draft import Draft, Passage
from respondent.ooxml.package import read_package
from respondent.press import Press
from respondent.reading.view import View
from respondent.reading.word.reader import read_word


@dataclass(frozen=True, slots=True)
class Found:
    """A base, the manifest that it was built with, and in words where it comes from.

    `is_sure` is false where the text as it was built is not known, and a copy's own stands in for it.
    """

    base: Base
    manifest: str | None
    basis: str
    is_sure: bool = True


def given_base(data: bytes, name: str) -> Found:
    """The base that somebody names. Raises PackageError where it is no Word file that can be opened."""
    returned = read_returned(data, name)
    built = read_manifest(returned.manifest) if returned.manifest else None
    return Found(_base(returned.draft.passages, built), returned.manifest, name)


def find_base(
    manifest: str | None, copies: Sequence[tuple[str, bytes, Returned]], loaded: Loaded
) -> Found | None:
    """The document as it was built with a manifest; None where there are no copies to stand in for it.

    It is looked for among the files that were built before; else the workspace builds it once more, which counts if
    the manifest is the same; else a copy's text without its tracked changes, as far as the manifest bears it out.
    """
    built = read_manifest(manifest) if manifest else None
    if built is not None and manifest is not None:
        for name, data, other in built_before(loaded.workspace, built.document):
            if other == manifest:
                return Found(_base(read_returned(data, name).draft.passages, built), manifest, name)
        again = _built_again(built, manifest, loaded)
        if again is not None:
            passages = read_returned(again, built.document).draft.passages
            basis = "the document as the workspace builds it now, which is the same build"
            return Found(_base(passages, built), manifest, basis)
    return _by_marks(copies, loaded) or _stand_in(manifest, built, copies)


def _by_marks(copies: Sequence[tuple[str, bytes, Returned]], loaded: Loaded) -> Found | None:
    """The file that was built before with which copies without any manifest have most in common."""
    if any(returned.manifest for _, _, returned in copies):
        return None
    before = {name: (data, manifest) for name, data, manifest in built_before(loaded.workspace)}
    known = [(name, built) for name, (_, text) in before.items() if (built := read_manifest(text))]
    for _, _, returned in copies:
        passages = returned.draft.passages
        built, where = fitting(passages, markers_of(passages), known)
        if built is not None:
            data, manifest = before[where]
            return Found(_base(read_returned(data, where).draft.passages, built), manifest, where)
    return None


def _built_again(built: Built, manifest: str, loaded: Loaded) -> bytes | None:
    """The file that the workspace makes of the document now, if that has the same manifest."""
    if built.template not in loaded.workspace.templates:
        return None
    press = Press(loaded, draft=built.draft, rules=False)
    try:
        for sheet in press.sheets(built.template):
            if sheet.document.id == built.document:
                data = press.put([sheet.document], ("docx",))[0]["docx"]
                return data if read_returned(data, built.document).manifest == manifest else None
    except RespondentError:
        return None
    return None


def _stand_in(
    manifest: str | None, built: Built | None, copies: Iterable[tuple[str, bytes, Returned]]
) -> Found | None:
    """The copy whose text before its tracked changes has the fewest sentences that the manifest does not know."""
    best: tuple[int, Found] | None = None
    for name, data, _ in copies:
        passages = read_word(read_package(data), name, View.ORIGINAL, anchored=True).passages
        other = _unknown(passages, name, built)
        basis = f"{name} before its tracked changes"
        sure = other == 0
        if sure:
            basis += ", which has every sentence that was built and no other"
        if best is None or other < best[0]:
            best = other, Found(_base(passages, built), manifest, basis, sure)
    return best[1] if best else None


def _unknown(passages: tuple[Passage, ...], name: str, built: Built | None) -> int:
    """How many sentences were not built so, and how many that were built are not there; many if nothing tells."""
    if built is None or not built.has_sentences:
        return len(passages) + 1
    unknown = unknown_sentences(Draft(name, passages), built, ())
    return unknown.lost + sum(unknown.is_framed(piece) for piece in unknown.pieces)


def _base(passages: tuple[Passage, ...], built: Built | None) -> Base:
    claims: dict[int, list[tuple[int, int, int]]] = {}
    for number, passage, start, end in _claims(passages, built):
        claims.setdefault(passage, []).append((number, start, end))
    return Base(
        passages,
        {passage: tuple(sorted(found, key=lambda one: one[1:])) for passage, found in claims.items()},
        built.claims if built else (),
    )


def _claims(passages: tuple[Passage, ...], built: Built | None) -> Iterator[tuple[int, int, int, int]]:
    for one in match(built.claims, passages, markers_of(passages)) if built else ():
        for piece in one.pieces:
            if piece.start < piece.end:
                yield one.claim.number, piece.passage, piece.start, piece.end
