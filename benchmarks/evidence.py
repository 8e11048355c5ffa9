"""A workspace of as many records as wanted, the same each time: sources, statistics of several kinds, tables with
rows and findings, with the letters and releases that rest on them.

Of twenty records one is a source, one a table of twenty rows, one a finding and seventeen are statistics: thirteen
counts (four of them by a dimension) and four percentages of a count.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from pathlib import Path
from random import Random

from benchmarks.subjects import FILLERS, PLACES, REGIONS, SUBJECTS, YEARS, Subject

ROWS = 20
LETTERS_OF_FIVE = 1
"""Of five documents one is a letter; the others are releases, one for each row of a table."""


@dataclass(frozen=True, slots=True)
class Figure:
    """A statistic: a count, or with `of` a percentage; `group` is the dimension's value."""

    id: str
    subject: Subject
    place: str
    year: str
    value: int
    group: str = ""
    of: str = ""

    @property
    def shown(self) -> str:
        """The value as prose writes it."""
        return f"{self.value} per cent" if self.of else f"{self.value:,}"

    @property
    def noun(self) -> str:
        """What is counted, with its group."""
        return f"{self.subject.plural} ({self.group})" if self.group else self.subject.plural


def figures(records: int) -> list[Figure]:
    """The statistics of a workspace of so many records."""
    random = Random(2026)
    found: list[Figure] = []
    for number in range(records):
        kind = number % 20
        if kind < 3:
            continue
        made = len(found)
        subject = SUBJECTS[made % len(SUBJECTS)]
        turn = made // len(SUBJECTS)
        place = PLACES[turn % len(PLACES)]
        year = YEARS[(turn + turn // len(PLACES)) % len(YEARS)]
        if kind in (7, 11, 15, 19):
            before = found[-1]
            group, value = before.subject.groups[number % 3], random.randrange(4, 97)
            found.append(replace(before, id=f"share-{number}", value=value, group=group, of=before.id))
            continue
        group = subject.groups[number % 3] if kind in (4, 8, 12, 16) else ""
        found.append(Figure(f"figure-{number}", subject, place, year, _count(random), group))
    return found


def _count(random: Random) -> int:
    """From some hundreds to some hundred thousands, each size as likely as the next."""
    return int(10 ** random.uniform(2.3, 5.5))


def write_workspace(root: Path, records: int, documents: int = 0) -> list[Figure]:
    """Make the workspace below `root`, which exists; gives its statistics."""
    stated = figures(records)
    files = {"respondent.yaml": _settings()}
    for number in range(0, records, 20):
        files[f"evidence/sources/source-{number}.yaml"] = _source(number)
        if number + 1 < records:
            files |= _table(number + 1)
        if number + 2 < records:
            files[f"evidence/findings/finding-{number + 2}.yaml"] = _finding(number + 2)
    for figure in stated:
        number = int(figure.id.partition("-")[2])
        owner = figure.subject.plural.replace(" ", "-").lower()
        files[f"evidence/{owner}/{figure.id}.yaml"] = _statistic(figure, number)
    if documents:
        files |= _documents(stated, documents)
    for path, text in files.items():
        (root / path).parent.mkdir(parents=True, exist_ok=True)
        (root / path).write_text(text, encoding="utf-8")
    return stated


# Records


def _settings() -> str:
    units = "".join(f"  - {{name: {one.unit}, plural: {one.plural}}}\n" for one in SUBJECTS)
    return f"respondent: 1\nunits:\n{units}checks: {{ignore: [E104, E105]}}\n"


def _source(number: int) -> str:
    subject = SUBJECTS[number // 20 % len(SUBJECTS)]
    kind = ("dataset", "report", "survey", "webpage")[number // 20 % 4]
    return (
        f"kind: source\ntype: {kind}\ntitle: {subject.plural.capitalize()}, part {number // 20 + 1}\n"
        f"publisher: {('Office for Examples', 'Example Foundation', 'Ministry of Examples')[number // 20 % 3]}\n"
        f"issued: 2024-{number // 20 % 12 + 1:02}\nurl: https://www.example.org/statistics/{number}\n"
        "accessed: 2025-02-10\nlatest_checked: 2025-02-10\nstatus: final\nstanding: [official, published]\n"
    )


def _statistic(figure: Figure, number: int) -> str:
    subject = figure.subject
    group = f"dimension: {{{subject.dimension}: {figure.group}}}\n" if figure.group else ""
    if figure.of:
        statement = (
            f"In {figure.place} {figure.value}% of {subject.plural} in {figure.year} were {figure.group}."
        )
        value = f'value: {figure.value}%\nunit: "%"\nof: {figure.of}\nprecision: 1%\n'
    else:
        counted = f"{subject.verb} {figure.value:,} {figure.noun}"
        statement = f"{subject.actor} in {figure.place} {counted} in {figure.year}."
        value = f"value: {figure.value:,}\nunit: {subject.unit}\nmeasure: recorded\n"
    return (
        f"kind: statistic\nstatement: {statement}\nsource: source-{number - number % 20}\nlocator: table {number}\n"
        f"{value}period: {figure.year}\nplace: {figure.place}\n{group}"
    )


def _table(number: int) -> dict[str, str]:
    """A subject's counts in twenty places of four regions, in one year."""
    random = Random(number)
    subject = SUBJECTS[number // 20 % len(SUBJECTS)]
    first = number // 20 % (len(PLACES) - ROWS)
    rows = "".join(
        f'{place},{REGIONS[at % 4]},"{_count(random):,}"\n'
        for at, place in enumerate(PLACES[first : first + ROWS])
    )
    complete = ", ".join(REGIONS)
    return {
        f"evidence/tables/table-{number}.csv": f"area,region,counted\n{rows}",
        f"evidence/tables/table-{number}.yaml": (
            f"kind: table\ntitle: {subject.plural.capitalize()} by area, part {number // 20 + 1}\n"
            f"source: source-{number - 1}\nlocator: sheet {number}\nunit: {subject.unit}\nmeasure: recorded\n"
            f"period: {YEARS[number // 20 % len(YEARS)]}\nplace: {{column: area}}\nrows: table-{number}.csv\n"
            f"key: area\nvalue: counted\ncomplete: {{region: [{complete}]}}\n"
        ),
    }


def _finding(number: int) -> str:
    return (
        f"kind: finding\nstatement: {FILLERS[number % 5]}\nsource: source-{number - 2}\n"
        f"locator: para {number}\npassage: >-\n  {FILLERS[number % 5]}\n"
    )


# Documents

_ORGANISATION = (
    "kind: organisation\nname: Example Charity\nsignatory: {name: Jo Example, role: Chief Executive}\n"
)
_OFFICE = (
    "kind: office\nname: First Secretary\norganisation: The Department\nsalutation: Secretary\naddresses:\n"
    "  - lines: [1 Example Street, London SW1A 1AA]\nholders:\n  - {name: Sam Example, from: 2024-07-05}\n"
)
_FRONT = "---\nkind: {kind}\ntitle: {title}\ndate: 2025-02-18\nfrom: example-charity\n{more}---\n"


def _documents(stated: list[Figure], documents: int) -> dict[str, str]:
    """Letters of about two pages with 24 figures each, and releases of a page with eight for a table's rows."""
    random = Random(50)
    files = {
        "evidence/example-charity.yaml": _ORGANISATION,
        "evidence/first-secretary.yaml": _OFFICE,
    }
    letters = max(1, documents * LETTERS_OF_FIVE // 5)
    counts = [figure for figure in stated if not figure.of]
    for number in range(letters):
        front = _FRONT.format(
            kind="letter", title=f"What the figures show, part {number + 1}", more="to: first-secretary\n"
        )
        body = "\n\n".join(_paragraph(random, random.sample(counts, 3)) for _ in range(8))
        files[f"templates/letter-{number}.md.j2"] = f"{front}{body}\n"
    left, number = documents - letters, 1
    while left > 0:
        rows = min(ROWS, left)
        files |= _releases(random, counts, number, rows)
        left, number = left - rows, number + 1
    return files


def _releases(random: Random, counts: list[Figure], number: int, rows: int) -> dict[str, str]:
    """A release for each row of a table of its own."""
    table = "".join(f'{place},"{_count(random):,}"\n' for place in PLACES[:rows])
    name = f"release-areas-{number}"
    front = _FRONT.format(
        kind="release", title="Figures for {{ area }}", more=f"for_each: {{area: {name}}}\n"
    )
    opening = (
        f'{{% set counted = figure("{name}", area=area) %}}\n'
        f"In {{{{ area }}}} {SUBJECTS[number].actor.lower()} {SUBJECTS[number].verb} {{{{ counted }}}} "
        f'{SUBJECTS[number].plural} in {{{{ period("{name}") }}}}, {{{{ counted.per_week | about }}}} a week.'
    )
    body = "\n\n".join(_paragraph(random, random.sample(counts, 2)) for _ in range(4))
    return {
        f"evidence/tables/{name}.csv": f"area,counted\n{table}",
        f"evidence/tables/{name}.yaml": (
            f"kind: table\ntitle: {SUBJECTS[number].plural.capitalize()} in the areas of releases {number}\n"
            f"source: source-0\nlocator: sheet {number}\nunit: {SUBJECTS[number].unit}\nmeasure: recorded\n"
            f"period: 2023/24\nplace: {{column: area}}\nrows: {name}.csv\nkey: area\nvalue: counted\n"
        ),
        f"templates/release-{number}.md.j2": f"{front}{opening}\n\n{body}\n",
    }


def _paragraph(random: Random, some: list[Figure]) -> str:
    parts = []
    for figure in some:
        parts += [_claimed(figure), random.choice(FILLERS)]
    return " ".join(parts)


def _claimed(figure: Figure) -> str:
    subject = figure.subject
    return (
        f'In {figure.place} {subject.actor.lower()} {subject.verb} {{{{ figure("{figure.id}") }}}} {figure.noun} '
        f'in {{{{ period("{figure.id}") }}}}.'
    )
