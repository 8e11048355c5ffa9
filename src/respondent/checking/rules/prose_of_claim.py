"""A claim's own prose, with numbers that its record contradicts."""

from __future__ import annotations

from dataclasses import replace
from types import MappingProxyType

from respondent.checking.borne_out import SCALES, none_holds, over_time
from respondent.checking.page import Page, source_of
from respondent.checking.passages import Passage, Placed
from respondent.checking.rule import Findings
from respondent.model import draft
from respondent.model.assessment import Verdict
from respondent.model.codes import N108
from respondent.model.diagnostic import Diagnostic
from respondent.model.document import ClaimKind
from respondent.model.evidence import DataTable, Statistic
from respondent.model.quantity import Quantity
from respondent.model.record import Record
from respondent.model.workspace import Workspace
from respondent.prose.figures import write_quantity
from respondent.prose.mentions.find import find_mentions
from respondent.prose.mentions.mention import Mention
from respondent.weighing.weigh import weigh


def prose_of_claim(page: Page) -> Findings:
    """A claim that cites its source and says something else than the source does is worse than none.

    Anti-pattern: a number typed inside `{% claim %}` that the claim's record does not bear out.

    Best practice: let `figure(…)` print the number inside the claim, too.
    """
    for passage in page.passages:
        for placed in passage.claims:
            if placed.claim.kind is ClaimKind.PROSE and any(map(str.isalnum, placed.claim.text)):
                yield from _stated(placed, passage, page) or _weighed(placed, passage, page)


def _stated(placed: Placed, passage: Passage, page: Page) -> tuple[Diagnostic, ...]:
    """Numbers of the one statistic's own unit of which none is its value, nor a rate of it."""
    records = page.records_of(placed.claim)
    record = records[0] if len(records) == 1 else None
    if not isinstance(record, Statistic):
        return ()
    rates: dict[str, list[Mention]] = {}
    for mention in find_mentions(passage.text):
        inside = placed.start <= mention.number.start and mention.number.end <= placed.end
        if inside and not _is_printed(passage, mention.number.start) and _is_of(mention, record.quantity):
            rates.setdefault(mention.rate.words.text if mention.rate else "", []).append(mention)
    found = []
    for mentions in rates.values():
        quantity = over_time(record.quantity, mentions[0].rate)
        if quantity is not None and none_holds(mentions, quantity):
            first = mentions[0]
            true = write_quantity(quantity, page.workspace.settings)
            found.append(
                N108.at(
                    page.place_of(passage, first.number.start, first.number.end),
                    f"“{first.words.text}” is not what the claim’s record says: that is {true}.",
                    "Correct the number, or let figure(…) print it.",
                )
            )
    return tuple(found)


def _is_of(mention: Mention, quantity: Quantity) -> bool:
    """Whether the words count what the figure counts."""
    if mention.change is not None or mention.scale is not SCALES.get(quantity.unit.nature) or quantity.per:
        return False
    unit = quantity.unit
    names = {name.casefold().split()[-1] for name in (unit.singular, unit.plural, *unit.synonyms)}
    return mention.noun is not None and mention.noun.text.casefold().split()[-1] in names


def _weighed(placed: Placed, passage: Passage, page: Page) -> Findings:
    """What the records of the claim, and they alone, contradict in its words."""
    records = page.with_bases(placed.claim)
    if not any(isinstance(record, Statistic | DataTable) for record in records):
        return
    start, end = _sentence(passage, placed)
    words = draft.Passage(passage.text[start:end], draft.PassageKind.PARAGRAPH, ((0, 1, 1),))
    for found in weigh(draft.Draft(page.document.id, (words,)), _alone(records, page.workspace)):
        inside = placed.start <= start + found.start and start + found.end <= placed.end
        if inside and found.verdict is Verdict.CONTRADICTED and not _is_printed(passage, start + found.start):
            yield N108.at(
                page.place_of(passage, start + found.start, start + found.end),
                f"“{found.text}” is not what the claim’s record says. {found.message}",
                "Correct the number, or let figure(…) print it.",
            )


def _sentence(passage: Passage, placed: Placed) -> tuple[int, int]:
    """The sentences in which the claim stands, so that the words around it say what it is about."""
    touched = [(a, b) for a, b in passage.sentences if a < placed.end and placed.start < b]
    return (touched[0][0], touched[-1][1]) if touched else (placed.start, placed.end)


def _is_printed(passage: Passage, start: int) -> bool:
    """Whether a figure printed the words: what it printed is true."""
    return any(p.claim.kind is ClaimKind.FIGURE and p.start <= start < p.end for p in passage.claims)


def _alone(records: tuple[Record, ...], workspace: Workspace) -> Workspace:
    """The workspace with only these records, and their sources, in it."""
    sources = (source_of(record, workspace) for record in records)
    kept = {record.id: record for record in (*records, *sources) if record is not None}
    return replace(workspace, records=MappingProxyType(kept))
