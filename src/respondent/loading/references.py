"""Whether everything that records and templates name is there, is of the right kind, and leads somewhere."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping

from respondent.loading.disk import DISK, Disk
from respondent.loading.paths import locate
from respondent.model.codes import R201, R202, R204, R210
from respondent.model.consultation import Consultation
from respondent.model.diagnostic import Diagnostic
from respondent.model.directory import Office, Organisation
from respondent.model.evidence import DataTable, Finding, Quotation, Source, Statistic
from respondent.model.record import Record, is_id, place_in
from respondent.model.shortened import shortened
from respondent.model.span import Span
from respondent.model.template import FrontMatter, Template
from respondent.model.workspace import KIND_NAMES, did_you_mean, with_article

MOST_SUGGESTIONS = 200
"""Names for which the nearest id is looked for in one run: each is compared with every id."""


Reference = tuple[str, type[Record], str]
"""That a field names a record of a kind: the id, the kind's class, and the field's path in its file."""


class Directory:
    """The records by id, those that could not be read, and what is near a name that is neither."""

    def __init__(self, records: Mapping[str, Record], broken: frozenset[str]) -> None:
        self.records = records
        self.broken = broken
        self.now = {old: record.id for record in records.values() for old in record.formerly}
        self._ids: dict[type[Record], list[str]] = {}
        self._remedies: dict[tuple[type[Record], str], str] = {}

    def resolves(self, target: str, kind: type[Record]) -> bool:
        """Whether there is a record of that kind, or one that could not be read and is reported already."""
        record = self.records.get(target)
        return isinstance(record, kind) or (record is None and target in self.broken)

    def problem(self, target: str, kind: type[Record], span: Span) -> Diagnostic:
        """What is said where a reference does not resolve."""
        name = _kind_name(kind)
        record = self.records.get(target)
        if record is not None:
            there = with_article(_kind_name(type(record)))
            message = f"“{target}” is {there}, but {with_article(name)} is needed here."
            return R202.at(span, message, self._remedy(kind, target))
        return R201.at(span, f"There is no {name} “{_short(target)}”.", self._remedy(kind, target))

    def _remedy(self, kind: type[Record], target: str) -> str:
        if target in self.now:
            return f"It is now called “{self.now[target]}”: write that."
        key = (kind, target)
        if key not in self._remedies:
            if len(self._remedies) >= MOST_SUGGESTIONS:
                return "Check how it is spelled, or add the record."
            if kind not in self._ids:
                self._ids[kind] = [r.id for r in self.records.values() if isinstance(r, kind)]
            self._remedies[key] = did_you_mean(_short(target), self._ids[kind])
        return self._remedies[key]


def check_references(
    records: Mapping[str, Record],
    templates: Iterable[Template],
    broken: frozenset[str],
    root: str,
    disk: Disk = DISK,
) -> list[Diagnostic]:
    """Every reference of the records and templates that leads nowhere, and every file that is not there.

    `broken` are the ids of files that could not be read, which need no second complaint; `root` is the
    workspace's real path.
    """
    directory = Directory(records, broken)
    problems = list(_former_ids(directory))
    for record in records.values():
        for target, kind, path in references_of(record):
            if not isinstance(records.get(target), kind) and not directory.resolves(target, kind):
                problems.append(directory.problem(target, kind, record.place_of(path)))
        if isinstance(record, Organisation):
            problems += _files(_pictures(record), root, disk)
    for template in templates:
        if template.front is not None:
            problems += _of_template(template, template.front, directory, root, disk)
    return problems


def references_of(record: Record) -> Iterator[Reference]:
    """The records that a record names."""
    if record.superseded_by:
        yield record.superseded_by, Record, "superseded_by"
    match record:
        case Statistic() | DataTable():
            yield record.source, Source, "source"
            if record.of:
                yield record.of, Statistic, "of"
            if record.denominator:
                yield record.denominator, Statistic, "per"
        case Quotation() | Finding():
            yield record.source, Source, "source"
        case Consultation():
            for index, document in enumerate(record.documents):
                if document.source:
                    yield document.source, Source, f"documents.{index}.source"
        case _:
            pass


def front_place(template: Template, path: str) -> Span:
    """Where a field of a template's front matter stands."""
    places = template.front.places if template.front else {}
    return place_in(places, path, Span(template.path, 1, 1))


def recipient_path(front: FrontMatter, index: int) -> str:
    """The path at which the front matter names the office with that index, in either form of `to`."""
    return f"to.joint.{index}" if front.recipients.joint else f"to.{index}"


def _of_template(
    template: Template, front: FrontMatter, directory: Directory, root: str, disk: Disk
) -> Iterator[Diagnostic]:
    """What a template's front matter names and is not there."""
    for target, kind, path in (*_references_of_front(front), *_copies(front, directory.records)):
        if not directory.resolves(target, kind):
            yield directory.problem(target, kind, front_place(template, path))
    table = directory.records.get(front.for_each.table) if front.for_each else None
    if front.for_each and isinstance(table, DataTable) and table.key != (front.for_each.column,):
        yield R210.at(
            front_place(template, f"for_each.{front.for_each.column}"),
            f"“{front.for_each.column}” is not the key of the table “{table.id}”.",
            f"Each row needs a name of its own: its key is {' and '.join(table.key)}.",
        )
    files = [
        (name, path)
        for name, path in (
            ("letterhead", front.letterhead),
            ("form", front.form.file if front.form else None),
        )
        if path
    ]
    yield from _files([(path, front_place(template, name)) for name, path in files], root, disk)
    pictures = [
        (signed.signatory.image, front_place(template, f"signatories.{index}.image"))
        for index, signed in enumerate(front.signatories)
        if signed.signatory.image
    ]
    yield from _files(pictures, root, disk)


def _references_of_front(front: FrontMatter) -> Iterator[Reference]:
    for index, sender in enumerate(front.senders):
        yield sender, Organisation, f"from.{index}"
    for index, office in enumerate(front.recipients.offices):
        yield office, Office, recipient_path(front, index)
    for index, signed in enumerate(front.signatories):
        yield signed.organisation, Organisation, f"signatories.{index}.organisation"
    if front.for_each:
        yield front.for_each.table, DataTable, f"for_each.{front.for_each.column}"
    if front.consultation:
        yield front.consultation, Consultation, "consultation"


def _copies(front: FrontMatter, records: Mapping[str, Record]) -> Iterator[Reference]:
    """The offices that get a copy, where an id is meant: words to be printed have capitals or spaces."""
    for index, name in enumerate(front.cc):
        if is_id(name) and not isinstance(records.get(name), Organisation):
            yield name, Office, f"cc.{index}"


def _pictures(record: Organisation) -> list[tuple[str, Span]]:
    pictures = [(record.logo, record.place_of("logo"))] if record.logo else []
    if record.signatory and record.signatory.image:
        pictures.append((record.signatory.image, record.place_of("signatory.image")))
    return pictures


def _files(written: Iterable[tuple[str, Span]], root: str, disk: Disk) -> Iterator[Diagnostic]:
    for path, span in written:
        problem = locate(path, span, root, root, disk)[1]
        if problem:
            yield problem


def _former_ids(directory: Directory) -> Iterator[Diagnostic]:
    """Former ids that another record has, or had as well."""
    owners: dict[str, str] = {}
    for record in directory.records.values():
        for index, old in enumerate(record.formerly):
            span = record.place_of(f"formerly.{index}")
            first = owners.setdefault(old, record.id)
            if old in directory.records:
                message = f"“{old}” is the id of a record that is here, so “{record.id}” cannot have had it."
                yield R204.at(span, message, "Take it out of `formerly`, or rename the other record.")
            elif first != record.id:
                message = f"“{first}” and “{record.id}” both say that they were called “{old}”."
                yield R204.at(span, message, "Take it out of the one that never was.")


def _kind_name(kind: type[Record]) -> str:
    return KIND_NAMES.get(kind.__name__, "record")


def _short(text: str) -> str:
    return shortened(text, 59, unless=60)
