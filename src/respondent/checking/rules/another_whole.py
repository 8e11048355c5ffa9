"""A percentage of one whole, written as one of another."""

from __future__ import annotations

import re

from respondent.checking.page import Page
from respondent.checking.rule import Findings
from respondent.checking.stated import Printed, printed_in
from respondent.checking.subjects import days_of, figures_in, words_of
from respondent.model.codes import N111
from respondent.model.evidence import Statistic
from respondent.model.lineage import Derived, Operation
from respondent.model.quantity import Quantity
from respondent.model.unit import Nature
from respondent.prose.figures import write_quantity
from respondent.prose.mentions.mention import Mention, Scale
from respondent.prose.wording import holds, say_about

_ALL = re.compile(r"(?:out )?of (?:all|every|the total)\b(?P<counted>.*)", re.IGNORECASE | re.DOTALL)
_SOME = re.compile(r",? (?:for|in|of|on|by|with|where|whose|who|which|that|they|recorded|reported|known)\b")
"""Words that make "all" of some."""

_OF = re.compile(r"\b(?:of|out of|among) (?:the|all|these|those)?\s*$", re.IGNORECASE)


def another_whole(page: Page) -> Findings:
    """Half of the offences for which the platform is known is a ninth of all offences.

    Anti-pattern: a percentage before “of the” and a number that is not its base, or before “of all”, where a
    record counts more of the same than the base does.

    Best practice: print the base that the record names in `of`, and say what it is.
    """
    for printed in printed_in(page):
        base = _base(printed.quantity)
        if base is not None and (wrong := _other_number(printed, base, page) or _all(printed, base, page)):
            whole = write_quantity(base, page.workspace.settings)
            yield N111.at(
                printed.placed.claim.span,
                f"“{printed.mention.words.text}” is a part of {whole} {base.unit.plural}, not of {wrong}.",
                "Name the whole that the record names in `of`.",
            )


def _base(quantity: Quantity) -> Quantity | None:
    """What the figure is a share of; None where it is none, or nothing says of what."""
    if quantity.unit.nature is not Nature.PERCENT or quantity.is_movement:
        return None
    lineage = quantity.lineage
    if isinstance(lineage, Derived) and lineage.operation is Operation.SHARE:
        return lineage.operands[1]
    return quantity.base


def _other_number(printed: Printed, base: Quantity, page: Page) -> str | None:
    """The number of the whole that the words give, where it is not the base's."""
    whole = _whole(printed, page)
    if whole is None or whole.promise is None or whole.scale is not Scale.COUNT:
        return None
    if whole.noun is not None and not words_of(whole.noun.text) & _names(base):
        return None  # "of the 43 forces" is no number of offences
    borne_out = holds(whole.promise, base) or say_about(whole.promise, base)
    return None if borne_out else whole.words.text


def _whole(printed: Printed, page: Page) -> Mention | None:
    """The number that the words make the whole: "50 per cent of the 7,338", "of the 7,338, 50 per cent"."""
    mentions = next(found for passage, found in page.mentions if passage is printed.passage)
    mention, text = printed.mention, printed.passage.text
    if mention.whole is not None:
        return mentions[mention.whole]
    before = mentions[mention.apposition] if mention.apposition is not None else None
    if (
        before is not None
        and before.words.end <= mention.words.start
        and _OF.search(text[: before.words.start])
    ):
        return before
    return None


def _all(printed: Printed, base: Quantity, page: Page) -> str | None:
    """The words by which the whole is all there is, where a record counts more of just that."""
    said = _ALL.fullmatch(printed.mention.of.text) if printed.mention.of is not None else None
    counted = words_of(said["counted"]) if said is not None else frozenset()
    if said is None or printed.mention.of is None or not counted:
        return None
    if _SOME.match(printed.passage.text[printed.mention.of.end :]):
        return None
    for figure in figures_in(page.workspace):
        names = _names(figure.quantity)
        is_just_that = bool(counted - names) and counted <= figure.words | names
        if is_just_that and isinstance(figure.record, Statistic) and _is_more(figure.quantity, base):
            return said[0].removeprefix("of ")
    return None


def _is_more(other: Quantity, base: Quantity) -> bool:
    """Whether a figure counts more of the same kind, in the same time, than the base does."""
    one, two = ((q.unit, q.per, q.measure, days_of(q)) for q in (other, base))
    return one == two and other.low > base.high


def _names(quantity: Quantity) -> frozenset[str]:
    return words_of(" ".join((quantity.unit.singular, *quantity.unit.synonyms)))
