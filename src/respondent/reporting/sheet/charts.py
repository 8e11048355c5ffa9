"""The charts at the head of a citation sheet: horizontal bars, each with its name and its number in words."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence

from respondent.model.citation_sheet import Age, CitationSheet, by_standing
from respondent.model.shortened import shortened
from respondent.reporting.page.escape import escaped

_MOST_BARS = 7
_LONGEST_NAME = 56
_CLASSES: Mapping[str, str] = {"not reviewed": "open"}


def charts(sheet: CitationSheet) -> str:
    """Claims by status, by source and by the age of their source; a claim on two sources counts with each."""
    if not sheet.claims:
        return ""
    titles = {cited.source.id: cited.source.title for cited in sheet.sources}
    sources = Counter(source for claim in sheet.claims for source in claim.sources)
    ages = {cited.source.id: cited.age for cited in sheet.sources}
    by_age = Counter(ages[source] for source in sources.elements() if source in ages)
    standings = by_standing(sheet.claims)
    parts = (
        _chart("Claims by status", [(s.value, n, standing_class(s.value)) for s, n in standings.items()]),
        _chart(
            "Claims by source",
            _largest([(titles[s], n, "") for s, n in sources.most_common() if s in titles]),
        ),
        _chart("Claims by age of source", [(age.value, by_age[age], "") for age in Age if by_age[age]]),
    )
    return f'<section class="charts" aria-label="Charts">{"".join(parts)}</section>\n'


def standing_class(standing: str) -> str:
    """The class by which the page's style knows a status."""
    return _CLASSES.get(standing, standing)


Bar = tuple[str, int, str]


def _largest(bars: Sequence[Bar]) -> list[Bar]:
    """The longest bars, and one for all the rest."""
    if len(bars) <= _MOST_BARS:
        return list(bars)
    rest = bars[_MOST_BARS - 1 :]
    return [*bars[: _MOST_BARS - 1], (f"{len(rest)} other sources", sum(count for _, count, _ in rest), "")]


def _chart(title: str, bars: Iterable[Bar]) -> str:
    shown = list(bars)
    longest = max((count for _, count, _ in shown), default=1)
    rows = "".join(_bar(name, count, kind, longest) for name, count, kind in shown)
    return f"<figure><figcaption>{title}</figcaption><table>{rows}</table></figure>"


def _bar(name: str, count: int, kind: str, longest: int) -> str:
    width = max(0.6, 100 * count / longest)
    return (
        f'<tr><th scope="row" title="{escaped(name)}">{escaped(shortened(name, _LONGEST_NAME))}</th>'
        f'<td><svg class="{kind}" viewBox="0 0 100 10" preserveAspectRatio="none" aria-hidden="true">'
        f'<rect class="bar" width="{width:.2f}" height="10"/></svg></td>'
        f'<td class="count">{count:,}</td></tr>'
    )
