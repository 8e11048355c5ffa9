"""What a visitor may see who may not see what is confidential: texts of templates, and problems."""

from __future__ import annotations

import re
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping
from dataclasses import replace
from pathlib import Path, PurePosixPath
from types import MappingProxyType

from respondent.loading.workspace import Loaded
from respondent.model.diagnostic import Diagnostic
from respondent.model.evidence import DataTable
from respondent.model.record import words_like_ids
from respondent.model.review import REMARKS
from respondent.model.span import Span
from respondent.model.template import Template
from respondent.model.workspace import Workspace
from respondent.reviewing.verdict_file import FOLDER as VERDICTS

_TAG = re.compile(r"\{%[-+]?\s*(?P<end>end)?confidential\b.*?%\}", re.DOTALL)
_OPEN = '{% confidential reason="withheld" %}'
_CLOSE = "{% endconfidential %}"
_QUOTED = re.compile(r"""(["'])([a-z0-9]+(?:-[a-z0-9]+)*)\1""")
_TELLING = 3
"""Characters of a title that is too short to tell anything."""
FEW = 5
"""Of so many files that cannot be read git is asked for the past; of more, none is shown to everybody."""


def without_passages(body: str) -> str:
    """A template's text without what stands between its confidential tags, and without the reasons; its lines stay.

    Where an end is missing, nothing of the rest is shown.
    """
    parts: list[str] = []
    at, depth, begun = 0, 0, 0
    for tag in _TAG.finditer(body):
        if tag["end"] is None:
            if depth == 0:
                parts.append(body[at : tag.start()])
                begun = tag.start()
            depth += 1
        elif depth:
            depth -= 1
            if depth == 0:
                parts.append(_OPEN + "\n" * body.count("\n", begun, tag.end()) + _CLOSE)
                at = tag.end()
    if depth:
        return "".join((*parts, _OPEN, "\n" * body.count("\n", begun), _CLOSE))
    return "".join((*parts, body[at:]))


def shown_workspace(public: Workspace, hidden: Collection[str]) -> Workspace:
    """A public workspace for reading and listing: nothing in it tells of what is `hidden`, not even by its id.

    The texts of templates are without their confidential words, and records that stand for hidden ones go by their
    own ids. Documents are not made of this workspace, but of the public one itself.
    """
    ids = {name: record.id if (record := public.records.get(name)) else "withheld" for name in hidden}
    records = {
        ids.get(name, name): replace(record, span=Span("")) if name in ids else record
        for name, record in public.records.items()
    }
    return replace(
        public,
        records=MappingProxyType(records),
        templates=MappingProxyType({name: _shown(one, ids) for name, one in public.templates.items()}),
        partials=MappingProxyType({name: _shown(one, ids) for name, one in public.partials.items()}),
        broken=public.broken - frozenset(hidden),
        silences=(),
        withheld=frozenset(),
    )


def _shown(template: Template, ids: Mapping[str, str]) -> Template:
    body = _QUOTED.sub(
        lambda found: f"{found[1]}{ids.get(found[2], found[2])}{found[1]}", without_passages(template.body)
    )
    front = template.front
    if front is not None and ids:
        front = replace(
            front,
            senders=_renamed(front.senders, ids),
            recipients=replace(front.recipients, offices=_renamed(front.recipients.offices, ids)),
            cc=_renamed(front.cc, ids),
            left_out=_renamed(front.left_out, ids),
            signatories=tuple(
                replace(one, organisation=ids.get(one.organisation, one.organisation))
                for one in front.signatories
            ),
            for_each=front.for_each
            and replace(front.for_each, table=ids.get(front.for_each.table, front.for_each.table)),
            consultation=front.consultation and ids.get(front.consultation, front.consultation),
        )
    return (
        template
        if (body, front) == (template.body, template.front)
        else replace(template, body=body, front=front)
    )


def _renamed(names: tuple[str, ...], ids: Mapping[str, str]) -> tuple[str, ...]:
    return tuple(ids.get(name, name) for name in names)


class Discretion:
    """Knows what is confidential in a workspace, `loaded` whole, and passes over what tells of it.

    Of a record whose file is broken nobody can tell what it was to be: where the file speaks of confidentiality or
    of anything confidential, or ever did, or lies among what is, it counts as such. `past` gives all lines that a
    file ever had, None where that is not known. The files `but` count for nothing: somebody is writing them. `rows`
    are the CSV files of confidential tables alone.
    """

    def __init__(self, loaded: Loaded, past: Callable[[str], str | None], but: Collection[str] = ()) -> None:
        whole = loaded.workspace
        records = [one for name in whole.reasons if (one := whole.records[name]).span.path not in but]
        self._folders = tuple(f"{PurePosixPath(name)}/" for name in whole.settings.confidential_evidence)
        self._paths = {record.span.path for record in records}
        self._paths |= {record.rows_path for record in records if isinstance(record, DataTable)}
        names = {name for record in records for name in (record.id, *record.formerly)}
        broken = _broken_paths(loaded) - set(but)
        told = past if len(broken) <= FEW else lambda _: None
        secret = {one for one in broken if self._may_be_secret(whole.root / one, one, names, told)}
        self._paths |= secret
        self.ids = frozenset(one.id for one in records) | {PurePosixPath(path).stem for path in secret}
        self._names = self.ids | names
        self._texts = [one.body for one in (*whole.templates.values(), *whole.partials.values())]
        seen = {path for path, names in _tables_by_rows(whole).items() if not names <= self.ids}
        self.rows = frozenset(path for path in _tables_by_rows(whole) if path in self._paths) - seen
        self._files = tuple(PurePosixPath(path).name for path in self.rows)
        self._titles = [one.title for one in records if len(one.title) > _TELLING and one.title != one.id]

    def _may_be_secret(
        self, file: Path, path: str, names: Collection[str], past: Callable[[str], str | None]
    ) -> bool:
        """Whether a file that cannot be read may be one of a record that is confidential."""
        if self._folders and path.startswith(self._folders):
            return True
        try:
            now = file.read_bytes().decode("utf-8")
        except (OSError, UnicodeDecodeError):
            return True
        before = past(path)
        if before is None or "\0" in now or "confidential" in now or "confidential" in before:
            return True
        return any(word in names for text in (now, before) for word in words_like_ids(text))

    @property
    def is_idle(self) -> bool:
        """Whether nothing in the workspace is confidential, so that everybody may see all of it."""
        return not self.ids and not self._folders and not any("confidential" in text for text in self._texts)

    @property
    def paths(self) -> frozenset[str]:
        """The files that hold what is confidential."""
        return frozenset(self._paths)

    def is_named_anew(self, before: bytes | None, after: bytes | None) -> bool:
        """Whether a file names something confidential after a change, and did not before."""
        old, new = (set(words_like_ids((data or b"").decode("utf-8", "replace"))) for data in (before, after))
        return not self._names.isdisjoint(new - old)

    def is_told_by_either(self, before: bytes | None, after: bytes | None) -> bool:
        """Whether one of two versions of a file names something confidential that the other does not."""
        if self.is_named_anew(before, after) or self.is_named_anew(after, before):
            return True
        old, new = ((data or b"").decode("utf-8", "replace") for data in (before, after))
        return any((words in old) != (words in new) for words in (*self._titles, *self._files))

    def may_show(self, path: str) -> bool:
        """Whether a file's name and content may be shown."""
        if path in self._paths or (self._folders and path.startswith(self._folders)):
            return False
        first, *more = PurePosixPath(path).parts or ("",)
        if first in (REMARKS, VERDICTS) and self._names.intersection(more[:1]):
            return False
        return PurePosixPath(path).name.partition(".")[0] not in self._names

    def told(self, problems: Iterable[Diagnostic]) -> Iterator[Diagnostic]:
        """The problems that tell of nothing confidential."""
        for problem in problems:
            if self.may_show(problem.span.path) and not self.is_told_in(
                f"{problem.message} {problem.remedy}"
            ):
                yield problem

    def is_told_in(self, text: str) -> bool:
        """Whether words name something confidential, or say its title."""
        if not self._names:
            return False
        return any(word in self._names for word in words_like_ids(text)) or any(
            t in text for t in (*self._titles, *self._files)
        )


def _tables_by_rows(workspace: Workspace) -> dict[str, set[str]]:
    """The tables that have their rows in each CSV file."""
    found: dict[str, set[str]] = {}
    for record in workspace.records.values():
        if isinstance(record, DataTable):
            found.setdefault(record.rows_path, set()).add(record.id)
    return found


def _broken_paths(loaded: Loaded) -> set[str]:
    """The files of records that could not be read."""
    broken = loaded.workspace.broken
    paths = {problem.span.path for problem in loaded.diagnostics} if broken else set()
    return {path for path in paths if PurePosixPath(path).stem in broken}
