"""What became of a claim's records since the build."""

from __future__ import annotations

from dataclasses import dataclass, replace

from respondent.errors import ArithmeticRefusedError
from respondent.model.audit import Currency
from respondent.model.built import BuiltClaim
from respondent.model.content import given_hash, hash_over, key_hash
from respondent.model.evidence import DataTable
from respondent.model.lineage import Given
from respondent.model.quantity import Quantity
from respondent.model.tag import ClaimTag
from respondent.model.workspace import NotFoundError, Workspace
from respondent.prose.figures import write_quantity


@dataclass(frozen=True, slots=True)
class Present:
    """How a claim's records stand now: `since` is a sentence about what changed, "" where nothing did.

    `same_figures` says that every figure the claim rests on is what it was.
    """

    currency: Currency
    since: str = ""
    same_figures: bool = True


class Evidence:
    """Looks up the records of claims as they are now; each record's hash is worked out once."""

    def __init__(self, workspace: Workspace) -> None:
        self.workspace = workspace
        self._hashes: dict[Given, str | None] = {}

    def present(self, claim: BuiltClaim) -> Present:
        """What became of the records that a claim rests on."""
        given = self.given(claim)
        gone = [one for one in given if self._hash(one) is None]
        if gone:
            what = "record" if gone[0].record not in self.workspace.records else "row"
            return Present(Currency.GONE, f"There is no {what} “{gone[0]}” any more.", same_figures=False)
        hashes = [found for one in given if (found := self._hash(one)) is not None]
        changed = bool(hashes) and not hash_over(hashes).startswith(claim.tag.hash8)
        said = self._changes(claim) if changed else ""
        superseded = self._superseded(given)
        if superseded:
            return Present(Currency.SUPERSEDED, f"{superseded} {said}".strip(), same_figures=not said)
        if changed:
            since = said or "Its record has changed since the build, though not in any figure."
            return Present(Currency.CHANGED, since, same_figures=not said)
        return Present(Currency.CURRENT)

    def given(self, claim: BuiltClaim) -> tuple[Given, ...]:
        """The records and rows that a claim rests on, as its manifest or else its tag names them."""
        if claim.given:
            return tuple(given for given, _ in claim.given)
        return tuple(self._named(name) for name in claim.records) or (self._tagged(claim.tag),)

    def _tagged(self, tag: ClaimTag) -> Given:
        """The record or row that a tag names by itself."""
        record = self.workspace.records.get(tag.record)
        rows = record.rows if isinstance(record, DataTable) and tag.row8 else ()
        key = next((row.key for row in rows if key_hash(row.key).startswith(tag.row8 or "")), ())
        return Given(tag.record, key)

    def quantity(self, given: Given) -> Quantity | None:
        """The figure that a record or a row states now."""
        record = self.workspace.records.get(given.record)
        try:
            if given.part == "change":
                return self.workspace.change(given.record)
            if isinstance(record, DataTable):
                return self.workspace.figure(given.record, **dict(zip(record.key, given.row, strict=True)))
            return self.workspace.figure(given.record)
        except (NotFoundError, ArithmeticRefusedError, ValueError):
            return None

    def _named(self, name: str) -> Given:
        """The record or row that a claim's entry, "id" or "id#row", names."""
        identity, _, key = name.partition("#")
        record = self.workspace.records.get(identity)
        if not key:
            return Given(identity)
        rows = record.rows if isinstance(record, DataTable) else ()
        return Given(identity, next((row.key for row in rows if ", ".join(row.key) == key), (key,)))

    def _hash(self, given: Given) -> str | None:
        if given not in self._hashes:
            try:
                self._hashes[given] = given_hash(given, self.workspace.records)
            except (KeyError, StopIteration):
                self._hashes[given] = None
        return self._hashes[given]

    def _superseded(self, given: tuple[Given, ...]) -> str:
        for one in given:
            record = self.workspace.records[one.record]
            if record.superseded_by:
                return f"“{one.record}” was superseded by “{record.superseded_by}”."
        return ""

    def _changes(self, claim: BuiltClaim) -> str:
        """Which figures are others now."""
        said = []
        for given, then in claim.given:
            now = self.quantity(given)
            if now is None:
                said.append(f"“{given}” states no figure any more.")
            elif now.value != then:
                form = self.workspace.settings
                was = write_quantity(replace(now, value=then, low=then, high=then, written=None), form)
                said.append(f"“{given}” was {was} and is now {write_quantity(now, form)}.")
        return " ".join(said[:3])
