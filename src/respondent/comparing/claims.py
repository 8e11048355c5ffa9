"""The claims of two versions laid side by side: which is which, and what became of each.

A claim is the same one if it is of the same kind, rests on the same record or row, even under another id, and is
worked out in the same way; of several that are alike, in their order. What is in its order is not moved.
"""

from __future__ import annotations

from collections.abc import Callable, Hashable, Iterable, Iterator, Sequence

from respondent.auditing.likeness import plain, same
from respondent.comparing.sides import Found, Side
from respondent.model.change import stretches
from respondent.model.comparison import ClaimChange, ComparedClaim

Pairs = dict[int, int]
"""By the index of a claim in the earlier version, that of the same one in the later."""


def pairs_of(old: Side, new: Side) -> tuple[Pairs, frozenset[int]]:
    """Which claims are the same, and which of the earlier version's stand in another order now."""
    found: Pairs = {}
    for key in (_word_for_word, _exactly, _renamed):
        _pair_in_order(old, new, found, key)
        _pair_anywhere(old, new, found, key)
    _pair_in_order(old, new, found, _roughly)
    before, after = sorted(found), sorted(found, key=found.__getitem__)
    ordered = {i for kept, a, b, _, _ in stretches(before, after) if kept for i in before[a:b]}
    return found, frozenset(found) - ordered


def compared(old: Side, new: Side, pairs: Pairs, moved: frozenset[int]) -> Iterator[ComparedClaim]:
    """Every claim of both, in the order of the later version; one that was removed follows the one before it."""
    sources = {new_index: old_index for old_index, new_index in pairs.items()}
    gone = [index for index in range(len(old.claims)) if index not in pairs]
    told = 0
    for index, found in enumerate(new.claims):
        source = sources.get(index)
        if source is None:
            yield _compared(None, found, moved=False)
            continue
        if source not in moved:
            while told < len(gone) and gone[told] < source:
                yield _compared(old.claims[gone[told]], None, moved=False)
                told += 1
        yield _compared(old.claims[source], found, moved=source in moved)
    for index in gone[told:]:
        yield _compared(old.claims[index], None, moved=False)


def _compared(old: Found | None, new: Found | None, *, moved: bool) -> ComparedClaim:
    changes = []
    if old is None or new is None:
        changes.append(ClaimChange.ADDED if old is None else ClaimChange.REMOVED)
    else:
        if not same(old.placed.text, new.placed.text):
            changes.append(ClaimChange.CHANGED)
        if moved:
            changes.append(ClaimChange.MOVED)
        if old.placed.hash8 != new.placed.hash8:
            changes.append(ClaimChange.RECORD)
    any_of = new or old
    claim = any_of.claim if any_of is not None else None
    return ComparedClaim(
        tuple(changes) or (ClaimChange.SAME,),
        claim.kind if claim else "",
        claim.tag.record if claim else "",
        old.placed if old else None,
        new.placed if new else None,
    )


def _pair_in_order(old: Side, new: Side, found: Pairs, key: Callable[[Found], Hashable]) -> None:
    olds, news = _left(old.claims, found), _left(new.claims, found.values())
    keys = [key(old.claims[i]) for i in olds], [key(new.claims[i]) for i in news]
    for equal, first, last, start, _ in stretches(*keys):
        if equal:
            found |= {olds[first + n]: news[start + n] for n in range(last - first)}


def _pair_anywhere(old: Side, new: Side, found: Pairs, key: Callable[[Found], Hashable]) -> None:
    waiting: dict[Hashable, list[int]] = {}
    for index in _left(new.claims, found.values()):
        waiting.setdefault(key(new.claims[index]), []).append(index)
    for index in _left(old.claims, found):
        others = waiting.get(key(old.claims[index]))
        if others:
            found[index] = others.pop(0)


def _left(claims: Sequence[Found], taken: Iterable[int]) -> list[int]:
    known = set(taken)
    return [index for index in range(len(claims)) if index not in known]


def _word_for_word(found: Found) -> Hashable:
    return _exactly(found), plain(found.placed.text)


def _exactly(found: Found) -> Hashable:
    claim = found.claim
    return claim.kind, claim.tag.record, claim.tag.row8, claim.operation, claim.derived


def _renamed(found: Found) -> Hashable:
    """The same words on the same evidence: a hash holds what a record says, and not its id."""
    claim = found.claim
    return claim.kind, claim.tag.hash8, claim.operation, claim.derived, plain(found.placed.text)


def _roughly(found: Found) -> Hashable:
    claim = found.claim
    return claim.kind, claim.tag.record
