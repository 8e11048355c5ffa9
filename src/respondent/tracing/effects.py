"""What the evidence as it is now makes of the claims of a document as it was."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from functools import partial

from respondent.errors import ArithmeticRefusedError
from respondent.model.built import BuiltClaim
from respondent.model.built_figure import BuiltFigure
from respondent.model.content import given_hash, hash_over
from respondent.model.document import Claim, ClaimKind
from respondent.model.evidence import DataTable, Quotation, Statistic
from respondent.model.impact import Effect, Outcome
from respondent.model.lineage import Given
from respondent.model.quantity import Quantity
from respondent.model.workspace import NotFoundError, Workspace
from respondent.prose.periods import write_period
from respondent.prose.wording_phrase import shown
from respondent.prose.working import write_working
from respondent.tracing.grouping import group_of, rows_that_came
from respondent.tracing.recipes import recipe
from respondent.tracing.rewording import reword
from respondent.tracing.reworking import as_it_is, as_it_was, quantity_of, rate_of, rework

_OUTCOMES = {True: Outcome.TRUE, False: Outcome.FALSE, None: Outcome.LOOK}


@dataclass(frozen=True, slots=True)
class _Judged:
    """What is to be said of a claim, wherever it stands."""

    outcome: Outcome
    would: str | None = None
    why: str = ""
    becomes: Quantity | None = None
    recipe: str | None = None


class Effects:
    """Judges claims of manifests by the evidence of `now`; the same claim in a thousand documents only once.

    `before` is the evidence as it was, if that is known: a sum that was over a whole group is then told from one
    over just those rows, though rows have come or gone since.
    """

    def __init__(self, now: Workspace, before: Workspace | None, ids: Mapping[str, str]) -> None:
        self._now = now
        self._before = before or now
        self._ids = ids
        self._hashes: dict[str, str | None] = {}
        self._rows: dict[str, dict[str, Given]] = {}
        self._known: dict[tuple[object, ...], _Judged] = {}
        self._came: dict[BuiltFigure, tuple[tuple[str, tuple[str, ...]], ...]] = {}

    def of(self, claim: BuiltClaim, through: tuple[str, ...], fresh: Claim | None) -> Effect:
        """The effect on one claim; `fresh` is the claim that has its place in the document as it would be now."""
        same = (claim.kind, claim.text, claim.tag.hash8, claim.records, claim.figure)
        place = (fresh.text, fresh.quantity.value if fresh.quantity else None) if fresh else None
        judged = self._known.get((same, place))
        if judged is None:
            judged = self._known[same, place] = self._judge(claim, fresh)
        return Effect(
            number=claim.number,
            kind=claim.kind,
            text=claim.text,
            outcome=judged.outcome,
            through=through,
            would=judged.would,
            why=judged.why,
            becomes=judged.becomes,
            recipe=judged.recipe,
        )

    def came(self, claim: BuiltClaim) -> tuple[tuple[str, tuple[str, ...]], ...]:
        """The rows, each as table and key, that have come into a group which one of the claim’s sums was over."""
        figure = claim.figure
        if figure is None or self._before is self._now:
            return ()
        if figure not in self._came:
            self._came[figure] = tuple(rows_that_came(figure, self._before, self._now, self._ids))
        return self._came[figure]

    def _judge(self, claim: BuiltClaim, fresh: Claim | None) -> _Judged:
        hashes = [self._hash(name) for name in claim.records]
        gone = [name for name, found in zip(claim.records, hashes, strict=True) if found is None]
        if gone and (fresh is None or fresh.quantity is None):
            return _Judged(Outcome.GONE, why=f"There is no “{gone[0]}” any more.")
        present = hash_over([found for found in hashes if found is not None])
        changed = bool(gone or self.came(claim)) or present[: len(claim.tag.hash8)] != claim.tag.hash8
        other = fresh is not None and fresh.text.casefold() != claim.text.casefold()
        if not changed and not other:
            return _Judged(Outcome.SAME)
        if claim.figure is not None:
            return self._figure(claim, claim.figure, fresh)
        return self._words(claim, fresh)

    # Figures

    def _figure(self, claim: BuiltClaim, figure: BuiltFigure, fresh: Claim | None) -> _Judged:
        settings = self._now.settings
        try:
            was = self._bounded(
                rework(figure, as_it_was(self._before, self._ids), lambda _: None, claim.working), claim
            )
            now = fresh.quantity if fresh is not None and fresh.quantity is not None else None
            if now is None:
                total = partial(self._total, claim=claim)
                now = self._bounded(
                    rework(figure, as_it_is(self._now, self._ids), total, claim.working), claim
                )
        except NotFoundError as error:
            return _Judged(Outcome.GONE, why=error.message)
        except ArithmeticRefusedError as error:
            return _Judged(
                Outcome.LOOK, why=f"It can no longer be worked out in the same way. {error.message}"
            )
        new = reword(claim.text, was, now, settings)
        would = fresh.text if fresh is not None else new.text
        working = write_working(now, settings) or shown(now, settings)
        if was.value == now.value and new.still_true:
            why = "The figure is the same; something else in its record has changed."
        else:
            why = f"Now: {working}."
        return _Judged(
            _OUTCOMES[new.still_true],
            would=would if would != claim.text else None,
            why=why,
            becomes=now,
            recipe=self._recipe(figure, new.filter, claim.working),
        )

    def _bounded(self, quantity: Quantity, claim: BuiltClaim) -> Quantity:
        """A manifest does not say that a sum has parts missing, but then its words do."""
        return replace(quantity, at_least=True) if claim.text.casefold().startswith("at least ") else quantity

    def _total(self, figure: BuiltFigure, claim: BuiltClaim) -> Quantity | None:
        """The present sum of the group that a sum was over, if it was over one."""
        found = self._group(figure)
        if found is None:
            return None
        total = self._now.total(found[0], **found[1])
        says_at_least = claim.text.casefold().startswith("at least ")
        return None if total.at_least and not says_at_least else total

    def _recipe(self, figure: BuiltFigure, filter_: str, working: str | None) -> str | None:
        def rate(one: BuiltFigure) -> str | None:
            try:
                count = rework(one.operands[0], as_it_is(self._now, self._ids), lambda _: None)
                return rate_of(one, count, working)
            except (NotFoundError, ArithmeticRefusedError):
                return None

        return recipe(figure, self._now, self._ids, self._group, rate, filter_)

    def _group(self, figure: BuiltFigure) -> tuple[str, dict[str, str]] | None:
        return group_of(figure, self._before, self._ids)

    # Words

    def _words(self, claim: BuiltClaim, fresh: Claim | None) -> _Judged:
        """Of a period or a quotation it is known what it should say; of prose only a reader can tell."""
        given = self._given(claim.records[0])
        would = self._period(given) if claim.kind == ClaimKind.PERIOD else None
        if claim.kind == ClaimKind.QUOTATION:
            record = self._now.records.get(given.record)
            would = "\n".join(record.paragraphs) if isinstance(record, Quotation) else None
        if fresh is not None and claim.kind != ClaimKind.PROSE:
            would = fresh.text
        if would is None or claim.kind in (ClaimKind.PROSE, ClaimKind.CITATION):
            return _Judged(
                Outcome.LOOK, why="What it rests on has changed: see whether the words still hold."
            )
        if " ".join(would.split()).casefold() == " ".join(claim.text.split()).casefold():
            return _Judged(
                Outcome.TRUE, why="The words are the same; something else in the record has changed."
            )
        return _Judged(Outcome.FALSE, would=would)

    def _period(self, given: Given) -> str | None:
        record = self._now.records.get(given.record)
        period = record.period if isinstance(record, DataTable) else None
        if given.row or isinstance(record, Statistic):
            try:
                period = quantity_of(given, self._now, {}).period
            except NotFoundError:
                return None
        return write_period(period, self._now.settings.financial_year) if period else None

    # What names stand for

    def _hash(self, name: str) -> str | None:
        """The present hash of a record or row; None where there is none."""
        if name not in self._hashes:
            given = self._given(name)
            try:
                self._hashes[name] = given_hash(given, self._now.records)
            except (KeyError, StopIteration):
                self._hashes[name] = None
        return self._hashes[name]

    def _given(self, name: str) -> Given:
        old_id, _, row = name.partition("#")
        record_id = self._ids.get(old_id, old_id)
        if not row:
            return Given(record_id)
        if record_id not in self._rows:
            record = self._now.records.get(record_id)
            rows = record.rows if isinstance(record, DataTable) else ()
            self._rows[record_id] = {", ".join(one.key): Given(record_id, one.key) for one in rows}
        return self._rows[record_id].get(row, Given(record_id, (row,)))
