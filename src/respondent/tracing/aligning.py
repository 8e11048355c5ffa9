"""The claims of a document as it was, beside those of the same document as the evidence would make it now."""

from __future__ import annotations

from collections.abc import Hashable, Iterator, Mapping
from difflib import SequenceMatcher

from respondent.model.built import Built, BuiltClaim
from respondent.model.built_figure import BuiltFigure
from respondent.model.document import Claim, Document
from respondent.model.lineage import Given, Lineage


def aligned(past: Built, fresh: Document) -> Mapping[int, Claim]:
    """By the number of each claim as it was, the claim that has its place now; only those that are surely the same.

    The same template with as many claims of the same kinds has them in the same order. Otherwise they are found by
    what they rest on and how they were worked out.
    """
    if past.template_hash == fresh.template_hash and _kinds(past) == [c.kind.value for c in fresh.claims]:
        return {old.number: new for old, new in zip(past.claims, fresh.claims, strict=True)}
    found: dict[int, Claim] = {}
    for exact in (True, False):
        left = [claim for claim in past.claims if claim.number not in found]
        taken = {claim.number for claim in found.values()}
        free = [claim for claim in fresh.claims if claim.number not in taken]
        matcher = SequenceMatcher(
            None,
            [_key_then(claim, exact=exact) for claim in left],
            [_key_now(claim, exact=exact) for claim in free],
            autojunk=False,
        )
        for one, other, size in matcher.get_matching_blocks():
            for at in range(size):
                found[left[one + at].number] = free[other + at]
    return found


def _kinds(past: Built) -> list[str]:
    return [claim.kind for claim in past.claims]


def _key_then(claim: BuiltClaim, *, exact: bool) -> Hashable:
    """What a claim rests on and how; not `exact` without the rows."""
    if claim.figure is not None:
        return claim.kind, tuple(_shape_then(claim.figure, exact=exact))
    return claim.kind, _names(claim.records, exact=exact)


def _key_now(claim: Claim, *, exact: bool) -> Hashable:
    if claim.quantity is not None:
        return claim.kind.value, tuple(_shape_now(claim.quantity.lineage, exact=exact))
    return claim.kind.value, _names(claim.records, exact=exact)


def _names(records: tuple[str, ...], *, exact: bool) -> tuple[str, ...]:
    return records if exact else tuple(dict.fromkeys(name.partition("#")[0] for name in records))


def _shape_then(figure: BuiltFigure, *, exact: bool) -> Iterator[Hashable]:
    if figure.given is not None:
        yield _leaf(figure.given, exact=exact)
        return
    yield figure.operation
    parts = [part for operand in figure.operands for part in _shape_then(operand, exact=exact)]
    yield from parts if exact else dict.fromkeys(parts)


def _shape_now(lineage: Lineage, *, exact: bool) -> Iterator[Hashable]:
    if isinstance(lineage, Given):
        yield _leaf(lineage, exact=exact)
        return
    yield lineage.operation
    parts = [part for operand in lineage.operands for part in _shape_now(operand.lineage, exact=exact)]
    yield from parts if exact else dict.fromkeys(parts)


def _leaf(given: Given, *, exact: bool) -> Hashable:
    return (given.record, given.row if exact else (), given.part)
