"""The records and rows that somebody asks about, and which claims of a manifest rest on them."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property

from respondent.model.built import BuiltClaim
from respondent.model.content import REFERENCES
from respondent.model.document import ClaimKind
from respondent.model.evidence import DataTable
from respondent.model.record import Plain, Record
from respondent.model.workspace import NotFoundError, Workspace, did_you_mean

_WITHOUT_FIGURE = frozenset({ClaimKind.PROSE, ClaimKind.QUOTATION, ClaimKind.CITATION})
"""Claims that name a table as a whole, and may rest on any of its rows. A period rests on none of them."""

Key = tuple[str, ...]


@dataclass(frozen=True)
class Asked:
    """`whole` are the ids of records asked about, `rows` the keys of a table’s rows.

    `records` are all that there are or were; `ids` gives the present id for one that a record had before.
    """

    whole: frozenset[str]
    rows: Mapping[str, frozenset[Key]]
    records: Mapping[str, Record]
    ids: Mapping[str, str]

    @property
    def names(self) -> tuple[str, ...]:
        """What is asked about, as claims name it."""
        rows = (f"{table}#{', '.join(key)}" for table, keys in self.rows.items() for key in sorted(keys))
        return (*sorted(self.whole), *rows)

    def through(self, claim: BuiltClaim, sources: Iterable[str] = ()) -> tuple[str, ...]:
        """The names of what the claim rests on, of what is asked about; `sources` are those that its note cites.

        A note that cites several sources does not say which of its claims rests on which; the records do.
        """
        cited = tuple(sources)
        return tuple(dict.fromkeys(self._through(claim, cited if len(cited) == 1 else ())))

    def _through(self, claim: BuiltClaim, sources: Iterable[str]) -> Iterator[str]:
        for name in claim.records:
            old_id, _, row = name.partition("#")
            record_id = self.ids.get(old_id, old_id)
            if record_id in self.whole:
                yield record_id
            yield from self.dependents.get(record_id, ())
            keys = self.rows.get(record_id)
            if keys and (row or claim.kind in _WITHOUT_FIGURE):
                for key in sorted(keys):
                    shown = ", ".join(key)
                    if row in ("", shown):
                        yield f"{record_id}#{shown}"
        for old_id in sources:
            record_id = self.ids.get(old_id, old_id)
            if record_id in self.whole:
                yield record_id

    @cached_property
    def dependents(self) -> Mapping[str, tuple[str, ...]]:
        """The ids of records that name one of those asked about as source, base or denominator, and so on."""
        found: dict[str, tuple[str, ...]] = {}
        for record_id in self.whole:
            waiting = [record_id]
            while waiting:
                for other in self._named_by.get(waiting.pop(), ()):
                    known = found.get(other, ())
                    if record_id not in known and other != record_id:
                        found[other] = (*known, record_id)
                        waiting.append(other)
        return found

    @cached_property
    def _named_by(self) -> Mapping[str, tuple[str, ...]]:
        found: dict[str, tuple[str, ...]] = {}
        for record in self.records.values():
            for target in {t for name in REFERENCES for t in _ids(record.fields.get(name))}:
                present = self.ids.get(target, target)
                found[present] = (*found.get(present, ()), record.id)
        return found

    @cached_property
    def needles(self) -> tuple[bytes, ...]:
        """What a manifest must have in it, if one of its claims rests on any of this: an id as JSON writes it."""
        wanted = {*self.whole, *self.rows, *self.dependents}
        wanted |= {old for old, new in self.ids.items() if new in wanted}
        return tuple(f'"{record_id}'.encode() for record_id in sorted(wanted))


def ask(names: Iterable[str], workspace: Workspace, before: Workspace | None) -> Asked:
    """What is asked about by names such as “id” or “id#row”. Raises NotFoundError for one that there is not.

    `before` is the evidence as it was: a record or a row that it has may have been removed since.
    """
    records = {**(before.records if before else {}), **workspace.records}
    ids = {old: record.id for old, record in workspace.by_former_name().items()}
    whole: set[str] = set()
    rows: dict[str, frozenset[Key]] = {}
    for name in names:
        given, _, row = name.partition("#")
        record_id = given if given in workspace.records else ids.get(given, given)
        record = records.get(record_id)
        if record is None and record_id not in workspace.broken:
            raise NotFoundError(f"There is no record “{given}”.", did_you_mean(given, tuple(records)))
        if not row:
            whole.add(record_id)
            continue
        tables = [w.records.get(record_id) for w in (workspace, before) if w is not None]
        keys = {", ".join(r.key): r.key for t in tables if isinstance(t, DataTable) for r in t.rows}
        if row not in keys:
            raise NotFoundError(f"“{record_id}” has no row “{row}”.", did_you_mean(row, tuple(keys)))
        rows[record_id] = rows.get(record_id, frozenset()) | {keys[row]}
    return Asked(frozenset(whole), rows, records, ids)


def _ids(value: Plain) -> Iterator[str]:
    if isinstance(value, str):
        yield value
    elif isinstance(value, Mapping):
        for part in value.values():
            yield from _ids(part)
    elif isinstance(value, tuple):
        for part in value:
            yield from _ids(part)
