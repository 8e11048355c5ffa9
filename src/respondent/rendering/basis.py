"""From a quantity or a record to what a claim on it rests on: tag, title, records and citations."""

from __future__ import annotations

from collections.abc import Mapping

from respondent.model.citation import Citation
from respondent.model.content import given_hash, hash_over, key_hash
from respondent.model.evidence import Caveat, Coverage, DataTable, Finding, Quotation, Source, Statistic
from respondent.model.lineage import Given, Lineage, leaves
from respondent.model.listing import listed
from respondent.model.record import Record
from respondent.model.tag import ClaimTag
from respondent.model.workspace import Workspace
from respondent.rendering.printed import Basis

HASH_LENGTH = 8


class Bases:
    """Works out what claims rest on, for each combination of records and rows only once for a workspace."""

    def __init__(self, workspace: Workspace) -> None:
        self._records = workspace.records
        self.reasons: Mapping[str, str] = workspace.reasons
        self._known: dict[tuple[Given, ...], Basis] = {}
        self._given: dict[Given, tuple[str, str]] = {}  # a sum over all forces is in each force's release

    def of_lineage(self, lineage: Lineage, working: str | None = None) -> Basis:
        """What a figure rests on; `working` goes with the first citation."""
        found = leaves(lineage)
        basis = self._known.get(found)
        if basis is None:
            basis = self._known[found] = self._basis(found)
        return basis.worked_out(working) if working else basis

    def of_record(self, record: Record) -> Basis:
        """What words that a whole record bears rest on."""
        return self.of_lineage(Given(record.id))

    def _basis(self, found: tuple[Given, ...]) -> Basis:
        first = found[0]
        record = self._records[first.record]
        row8 = key_hash(first.row)[:HASH_LENGTH] if first.row else None
        ids = list(dict.fromkeys(leaf.record for leaf in found))
        names, hashes = zip(*map(self._name_and_hash, found), strict=True)
        return Basis(
            ClaimTag(record.id, hash_over(hashes)[:HASH_LENGTH], row8),
            record.title,
            names,
            self._cited(ids),
            self._sentences(ids),
        )

    def _name_and_hash(self, given: Given) -> tuple[str, str]:
        known = self._given.get(given)
        if known is None:
            known = self._given[given] = str(given), given_hash(given, self._records)
        return known

    def _cited(self, ids: list[str]) -> tuple[Citation, ...]:
        """The citations of some records, each place once."""
        by_place: dict[tuple[str, str | None], Citation] = {}
        for record_id in ids:
            for citation in self._cite(self._records[record_id]):
                by_place[citation.place] = (
                    merged(by_place[citation.place], citation) if citation.place in by_place else citation
                )
        return tuple(by_place.values())

    def _cite(self, record: Record) -> tuple[Citation, ...]:
        if isinstance(record, Source):
            return (Citation(record),)
        if not isinstance(record, Statistic | DataTable | Quotation | Finding):
            return ()
        source = self._records.get(record.source)
        if not isinstance(source, Source):
            return ()
        return (Citation(source, record.locator, _in_note(record)),)

    def _sentences(self, ids: list[str]) -> tuple[str, ...]:
        caveats = (_caveat(self._records[record_id]) for record_id in ids)
        return tuple(c.text for c in caveats if c is not None and c.show == "sentence")


def merged(one: Citation, other: Citation) -> Citation:
    """Two citations of one place as one, with the caveats and workings of both, each once.

    A working that another one begins with is not given twice.
    """
    workings = tuple(dict.fromkeys(one.workings + other.workings))
    return Citation(
        one.source,
        one.locator,
        tuple(dict.fromkeys(one.caveats + other.caveats)),
        tuple(w for w in workings if not any(longer.startswith(f"{w}; ") for longer in workings)),
    )


def _caveat(record: Record) -> Caveat | None:
    return record.caveat if isinstance(record, Statistic | DataTable | Finding) else None


def _in_note(record: Record) -> tuple[str, ...]:
    """The sentences that go with a record into its note."""
    found = []
    caveat = _caveat(record)
    if caveat is not None and caveat.show != "sentence":
        found.append(caveat.text)
    if isinstance(record, Statistic | DataTable) and record.coverage is not None:
        found += covered(record.coverage)
    return tuple(found)


def covered(coverage: Coverage) -> list[str]:
    """How many of those asked the figure comes from, as a sentence; nothing where only that is known."""
    known = coverage.usable if coverage.usable is not None else coverage.answered
    if known is None:
        return []
    missing = f", without {listed(coverage.missing)}" if coverage.missing else ""
    return [f"Figures from {known:,} of {coverage.asked:,} asked{missing}."]
