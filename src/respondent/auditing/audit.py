"""A file that came back held against what it was built to be, and against the evidence as it is now."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import replace

from respondent.auditing.additions import Unknown, additions, unknown_sentences
from respondent.auditing.advice import Case, advise
from respondent.auditing.bearing import Assessed, hold
from respondent.auditing.changes import Crossing, changes_in, touches_of
from respondent.auditing.comments import comments_on
from respondent.auditing.evidence import Evidence, Present
from respondent.auditing.fates import Found, fates_of
from respondent.auditing.markers import markers_of
from respondent.auditing.matching import match
from respondent.auditing.neighbourhood import weigh_around
from respondent.auditing.notes import notes_in
from respondent.auditing.own_figure import by_own_figure
from respondent.auditing.patches import Read
from respondent.auditing.prose import Texts, prose_of
from respondent.auditing.renamed import with_present_ids
from respondent.auditing.returned import Returned
from respondent.auditing.unmanifested import bare_claims, fitting, is_public_edition
from respondent.model.assessment import Assessment
from respondent.model.audit import Audit, Bearing, ClaimOutcome, Comment, Currency, Fate, FileFinding, Piece
from respondent.model.built import Built, BuiltClaim, read_manifest
from respondent.model.codes import A101, A102, A103, A104
from respondent.model.span import Span
from respondent.model.workspace import Workspace
from respondent.weighing.index import Index, build_index
from respondent.weighing.weigh import weigh_with

Known = Iterable[tuple[str, Built]]
"""Other manifests that a file without its own may have been built with, each with where it was found."""

Own = tuple[Bearing, str]
"""How a claim stands to its own figure, and a sentence that says so."""


def audit(
    returned: Returned,
    workspace: Workspace,
    read: Read,
    known: Callable[[], Known] = tuple,
    texts: Texts = tuple,
) -> Audit:
    """All that is to be said of a file that came back.

    `read` gives the workspace's files, for patches; `known` the manifests of documents that were built before,
    which are looked at if the file has none of its own; `texts` the passages of the built file, if that is there.
    """
    return _Auditor(returned, workspace, read).audit(known, texts)


class _Auditor:
    """One audit; it is used once."""

    def __init__(self, returned: Returned, workspace: Workspace, read: Read) -> None:
        self._returned, self._read = returned, read
        self._draft, self._passages = returned.draft, returned.draft.passages
        self._workspace, self._evidence = workspace, Evidence(workspace)
        self._markers = markers_of(self._passages)
        same = returned.marked is self._passages
        self._marked_markers = self._markers if same else markers_of(returned.marked)
        self._changes = changes_in(self._marked_markers, returned.changes)

    def audit(self, known: Callable[[], Known], texts: Texts) -> Audit:
        own = read_manifest(self._returned.manifest) if self._returned.manifest is not None else None
        built, basis = own, "the file’s own manifest" if own else ""
        if built is None:
            built, basis = fitting(self._passages, self._markers, known())
        claims = built.claims if built else bare_claims(self._markers)
        if built is None and not claims:
            return self._not_ours()
        matches = match(claims, self._passages, self._markers)
        found = with_present_ids(fates_of(matches, self._passages), self._workspace)
        notes, changed_notes = notes_in(self._draft, built) if built else ((), frozenset())
        unknown = unknown_sentences(self._draft, built, found) if built else Unknown((), 0, 0)
        presents = {one.claim.number: self._evidence.present(one.claim) for one in found}
        decided = self._own(found, unknown.alone)
        assessments = self._weigh(found, presents, unknown.passages | changed_notes, decided)
        comments = comments_on(self._returned.comments, self._passages, self._markers, found)
        more = additions(self._draft, unknown, found, assessments, self._workspace) if built else ()
        compared = texts() if built else ()
        prose = prose_of(self._draft, unknown, self._returned.marked, self._changes, compared)
        return Audit(
            self._draft,
            self._returned.marked,
            self._changes,
            built,
            basis,
            tuple(self._outcomes(found, presents, assessments, built, comments, decided, unknown)),
            (*self._manifest_findings(own, built, basis), *self._age_findings(built), *notes, *more),
            comments,
            assessments,
            prose.pieces,
            prose.lost,
            prose.edits,
            is_whole=prose.is_whole,
        )

    def _not_ours(self) -> Audit:
        """A file with nothing of ours in it: its figures are weighed like any draft's."""
        message = (
            "Nothing in the file shows that it was built here, so its figures were checked like any draft’s."
        )
        remedy = "If it was built here, it lost its marks: compare it with what was sent (“respondent diff”)."
        is_public = is_public_edition(self._passages, self._markers)
        if is_public:
            message = (
                "The file is a public edition, which has no marks that show where its figures came from, so these "
                "were checked like any draft’s."
            )
            remedy = "Compare it with what was sent (“respondent diff”), or audit the confidential edition."
        comments = comments_on(self._returned.comments, self._passages, self._markers, ())
        return Audit(
            self._draft,
            self._returned.marked,
            self._changes,
            None,
            "",
            (),
            (FileFinding(A103.at(Span(self._draft.name), message, remedy)),),
            comments,
            weigh_with(self._draft, self._index(), self._workspace.settings),
            is_public=is_public,
        )

    def _index(self) -> Index:
        return build_index(self._workspace)

    def _manifest_findings(self, own: Built | None, built: Built | None, basis: str) -> Iterator[FileFinding]:
        place, returned = Span(self._draft.name), self._returned
        if own is not None and not returned.is_altered:
            return
        if returned.manifest is None:
            used = f"It was held against that of {basis}." if built else "What its claims said is not known."
            message = f"The list of claims that a built file carries is missing. {used}"
            remedy = (
                "The text was pasted into another file, or a program dropped it: ask for the file itself."
            )
            yield FileFinding(A102.at(place, message, remedy))
            return
        what = "is not as it was built" if own is not None else "cannot be read"
        if own is not None and returned.manifest_hash is None:
            what = "lacks the hash that proves it"
        message = f"The list of claims that the file carries {what}."
        remedy = "Somebody changed what a program keeps in the file. Compare it with the copy that you sent."
        yield FileFinding(A101.at(place, message, remedy))

    def _age_findings(self, built: Built | None) -> Iterator[FileFinding]:
        """That an earlier version built the file, which kept no sentences: what was added cannot be told."""
        if built is None or built.has_sentences:
            return
        message = (
            "An earlier version of this program built the file, and its list of claims does not keep the "
            "document’s sentences: each claim was held against it, words outside claims were not."
        )
        remedy = (
            "To see these too, compare the file with the one that you sent (“respondent collect --base”)."
        )
        yield FileFinding(A104.at(Span(self._draft.name), message, remedy))

    def _own(self, found: Sequence[Found], alone: frozenset[int]) -> dict[int, Own]:
        """What its own figure decides of each edited claim in whose sentence nothing else was changed."""
        decided = {}
        for one in found:
            if Fate.EDITED in one.fates and one.claim.number in alone:
                own = by_own_figure(one, self._passages[one.pieces[0].passage], self._evidence)
                if own is not None:
                    decided[one.claim.number] = own
        return decided

    def _weigh(
        self,
        found: Sequence[Found],
        presents: Mapping[int, Present],
        more: frozenset[int],
        own: Mapping[int, Own],
    ) -> tuple[Assessment, ...]:
        """The assessments of what is not certain already: of claims that changed, and of unknown sentences."""
        wanted = set(more)
        for one in found:
            present = presents[one.claim.number]
            if one.claim.number in own:
                continue
            if one.fates != (Fate.UNCHANGED,) or present.currency is not Currency.CURRENT:
                wanted |= {piece.passage for piece in one.pieces if piece.start < piece.end}
        if not wanted:
            return ()
        return weigh_around(self._draft, wanted, self._index(), self._workspace.settings)

    def _outcomes(
        self,
        found: Sequence[Found],
        presents: Mapping[int, Present],
        assessments: Sequence[Assessment],
        built: Built | None,
        comments: Sequence[Comment],
        own: Mapping[int, Own],
        unknown: Unknown,
    ) -> Iterator[ClaimOutcome]:
        assessed = Assessed(assessments)
        crossing = Crossing(self._passages, self._returned.marked, self._changes)
        lost = self._lost(found)
        for one in found:
            present = presents[one.claim.number]
            decided = own.get(one.claim.number)
            restated = unknown.restates(one.pieces)
            held = hold(one, present, self._evidence, assessed, decided, restated=restated)
            if one.fates == (Fate.UNCHANGED,) and restated and held.bearing is Bearing.CONTRADICTED:
                one = replace(one, fates=(Fate.REWORDED,))
            crossed = (crossing.over(piece) for piece in one.pieces)
            marked = tuple(piece for piece in crossed if piece is not None) or lost.get(one.claim.number, ())
            touches = touches_of(marked, self._changes) if one.fates != (Fate.UNCHANGED,) else ()
            advice, code = advise(Case(one, held, present, touches), built, self._evidence, self._read)
            yield ClaimOutcome(
                claim=one.claim,
                fates=one.fates,
                old=one.claim.text or None,
                new=one.new,
                means=one.match.means,
                certainty=one.match.certainty,
                pieces=one.pieces,
                marked=marked,
                touches=touches,
                bearing=held.bearing,
                message=held.message,
                evidence=held.evidence,
                currency=present.currency,
                since=present.since,
                comments=tuple(c.id for c in comments if one.claim.number in c.claims),
                advice=advice,
                code=code,
            )

    def _lost(self, found: Sequence[Found]) -> dict[int, tuple[Piece, ...]]:
        """Where claims that are gone from the draft stand in the text with its tracked changes."""
        gone: list[BuiltClaim] = [one.claim for one in found if one.new is None]
        if not gone or not self._changes:
            return {}
        matches = match(gone, self._returned.marked, self._marked_markers)
        return {one.claim.number: one.pieces for one in matches if one.is_found}
