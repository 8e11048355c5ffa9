"""What is said of a document whose signatories have not signed its present text."""

from __future__ import annotations

from collections.abc import Iterator

from respondent.model.change import in_brief
from respondent.model.codes import G201, G202, G203, G204
from respondent.model.diagnostic import Diagnostic
from respondent.model.signoff import DocumentStatus, Signatory, Stand, Standing, Word
from respondent.model.span import Span

_MOST_SHOWN = 3


def problems_of(status: DocumentStatus, place: Span, *, final: bool) -> Iterator[Diagnostic]:
    """The problems of a document by its sign-offs; `place` is where its signatories are named.

    Where the settings require them, one that is missing is an error of a `final` build, else a note.
    """
    for signatory in status.signatories:
        if signatory.lacks and status.required:
            yield from _lacking(status.document, signatory, place, final=final)
        else:
            yield from _refused(status.document, signatory, place)
        for standing in signatory.standings:
            if standing.stand is Stand.NOTIFIED:
                yield _notified(status.document, signatory, standing, place)


def _lacking(document: str, signatory: Signatory, place: Span, *, final: bool) -> Iterator[Diagnostic]:
    code = G201 if final else G202
    remedy = (
        f"Get its word and record it: “respondent signoff {document} --org {signatory.organisation} …”. Until "
        f"then, build with --draft, or leave it out: “--without {signatory.organisation} --reason …”."
    )
    changed = what_changed(signatory.standings)
    for lack in signatory.lacks:
        told = f" ({changed})" if changed and lack.lapsed else ""
        yield code.at(place, f"“{document}”: {signatory.name} {lack.what}{told}.", remedy)


def _refused(document: str, signatory: Signatory, place: Span) -> Iterator[Diagnostic]:
    for standing in signatory.standings:
        if standing.signoff.word is Word.REFUSED and standing.stand is not Stand.LAPSED:
            why = f": {standing.signoff.terms.rstrip('.')}" if standing.signoff.terms else ""
            yield G204.at(
                place,
                f"“{document}” goes out in the name of {signatory.name}, which refused this text{why}.",
                f"Settle it with them, or leave them out: “--without {signatory.organisation} --reason …”.",
            )


def _notified(document: str, signatory: Signatory, standing: Standing, place: Span) -> Diagnostic:
    changed = what_changed((standing,)) or "the words that were signed are not kept any more"
    return G203.at(
        place,
        f"“{document}”: words have changed since {signatory.name} signed off, though no claim: {changed}.",
        f"Tell {signatory.name} of the change; its word stands.",
    )


def what_changed(standings: tuple[Standing, ...]) -> str:
    """The first few changes since the words that are on another text than the present one."""
    shown = list(dict.fromkeys(in_brief(change) for one in standings for change in one.changes or ()))
    more = f"; and {len(shown) - _MOST_SHOWN} more" if len(shown) > _MOST_SHOWN else ""
    return "; ".join(shown[:_MOST_SHOWN]) + more
