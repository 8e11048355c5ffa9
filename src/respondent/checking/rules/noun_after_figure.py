"""A noun after a figure that makes it a figure of something else."""

from __future__ import annotations

import re

from respondent.checking.page import Page
from respondent.checking.rule import Findings
from respondent.checking.stated import Printed, printed_in
from respondent.model.codes import N103
from respondent.model.unit import Nature, Unit
from respondent.prose.mentions.find import find_mentions

_PEOPLE = frozenset(
    "children child people person girls girl boys boy women woman men man adults adult victims victim "
    "survivors "
    "survivor perpetrators perpetrator offenders offender abusers suspects suspect criminals pupils pupil "
    "students "
    "patients callers parents families teenagers".split()
)
_PICTURES = frozenset("images image pictures picture photos videos video files".split())
_HEARD = frozenset({"of", "them", "these", "those"})


def noun_after_figure(page: Page) -> Findings:
    """903 counselling sessions are not 903 children: one child may have had many.

    Anti-pattern: “children” after a figure of sessions, “perpetrators” or “images” after one of offences.

    Best practice: write the unit that the record has, or a name that the settings give the unit.
    """
    for printed in printed_in(page):
        noun, unit = _noun(printed), printed.quantity.unit
        if noun is None or unit.nature is not Nature.COUNT or noun.casefold() in _names(unit):
            continue
        if _is_another(noun.casefold(), unit, page) and not _said_by_record(noun, printed, page):
            yield N103.at(
                printed.placed.claim.span,
                f"The text says {noun}; the figure is of {unit.plural}.",
                f"Write {unit.plural}. If the two are the same, list “{noun}” among the unit’s `synonyms`.",
            )


def _noun(printed: Printed) -> str | None:
    """The last word of what is said to be counted; None where nothing is, or only "of these"."""
    noun = printed.mention.noun
    if noun is None or noun.start < printed.placed.end:
        return None
    words = re.findall(r"[^\W\d_]+(?:[’'-][^\W\d_]+)*", noun.text)
    return words[-1] if words and words[0].casefold() not in _HEARD else None


def _names(unit: Unit) -> frozenset[str]:
    """The last words of the unit's names: "session" for "counselling session"."""
    names = (unit.singular, unit.plural, *unit.synonyms)
    return frozenset(name.casefold().split()[-1] for name in names if name)


def _is_another(noun: str, unit: Unit, page: Page) -> bool:
    """Whether the noun is surely another unit: one of the settings', or of people or pictures where this is
    not.
    """
    for other in page.workspace.settings.units:
        if other != unit and noun in _names(other):
            return True
    return any(noun in kind and not _names(unit) & kind for kind in (_PEOPLE, _PICTURES))


def _said_by_record(noun: str, printed: Printed, page: Page) -> bool:
    """Whether the record's own sentence counts the same thing by the same noun."""
    for record in page.records_of(printed.placed.claim):
        for mention in find_mentions(record.title):
            if mention.noun is not None and noun.casefold() in mention.noun.text.casefold().split():
                return True
    return False
