"""The archive composed: a source's copy kept and every record of it held against it; all sources looked over."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import UTC, datetime
from hashlib import sha256
from pathlib import Path
from urllib.parse import unquote, urlsplit

from respondent.archiving.fetching import Fetched, Fetcher, FetchError, Policy
from respondent.archiving.holding import Opened, hold
from respondent.archiving.links import dead_links
from respondent.archiving.store import LARGEST, CopyRefusedError, copy_path, keep
from respondent.errors import UnreadableFileError
from respondent.history.history import user_of
from respondent.loading.workspace import Loaded
from respondent.model.diagnostic import Diagnostic, in_order
from respondent.model.evidence import Evidence, Source
from respondent.model.record import Record
from respondent.model.review import ArchivedCopy
from respondent.model.workspace import Workspace
from respondent.reviewing.standing import status_of
from respondent.verifying import open_copy, seen_by_reviewer
from respondent.yamltext.text import refused_in

FETCHING = Policy(seconds=120.0)
"""A report of some megabytes may take its time; a link that is only looked at may not."""

_ENDINGS = {
    "application/pdf": ".pdf",
    "text/html": ".html",
    "application/xhtml+xml": ".html",
    "text/csv": ".csv",
    "text/plain": ".txt",
    "application/vnd.oasis.opendocument.spreadsheet": ".ods",
    "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet": ".xlsx",
    "application/vnd.openxmlformats-officedocument.wordprocessingml.document": ".docx",
}


@dataclass(frozen=True, slots=True)
class Kept:
    """A copy that was archived, where it lies, whether it is new, and what holding records against it showed."""

    copy: ArchivedCopy
    path: str
    new: bool
    records: tuple[str, ...]
    diagnostics: tuple[Diagnostic, ...]


def archive_source(
    loaded: Loaded, source_id: str, path: Path | None, now: datetime, fetcher: Fetcher | None = None
) -> Kept:
    """Keep a copy of a source, from a file or, without one, from its address, and hold its records against it.

    Raises NotFoundError, CopyRefusedError, UnreadableFileError and UnwritableFileError.
    """
    workspace = loaded.workspace
    source = workspace.get(Source, source_id)
    if path is not None:
        data, name, url = _file(path), path.name, None
    else:
        data, name, url = _fetched(source, fetcher or Fetcher(FETCHING))
    if refused_in(name):
        raise CopyRefusedError("The file’s name has a character that cannot be kept. Rename it first.")
    name_of_user, _ = user_of(workspace.root)
    copy = ArchivedCopy(
        source.id,
        sha256(data).hexdigest(),
        name,
        len(data),
        now.replace(microsecond=0),
        url,
        name_of_user or None,
    )
    folder = workspace.settings.archive
    new = keep(workspace.root, folder, data, copy, workspace.copies.get(source.id, ()))
    records = tuple(_records_of(workspace, source.id))
    opened = Opened(data, copy)
    problems = [problem for record in records for problem in hold(record, opened).diagnostics]
    shown = copy_path(Path(), folder, copy).as_posix()
    return Kept(copy, shown, new, tuple(record.id for record in records), in_order(problems))


def check_sources(
    loaded: Loaded, source_ids: Iterable[str] = (), *, links: bool = False, fetcher: Fetcher | None = None
) -> tuple[Diagnostic, ...]:
    """What archived copies do not bear out, and with `links` what is wrong with the sources' addresses.

    Without `source_ids` all sources are looked over. Raises NotFoundError.
    """
    workspace = loaded.workspace
    chosen = [workspace.get(Source, source_id) for source_id in dict.fromkeys(source_ids)]
    sources = chosen or [record for record in workspace.records.values() if isinstance(record, Source)]
    found = [
        problem for problem in loaded.diagnostics if problem.code.id.startswith("V3")
    ]  # an index that cannot be read says why
    now = datetime.now(UTC)
    for source in sources:
        copies = workspace.copies.get(source.id, ())
        opened, problems = open_copy(workspace, copies[-1] if copies else None)
        found += problems
        if opened is not None:
            for record in _records_of(workspace, source.id):
                held = hold(record, opened)
                found += seen_by_reviewer(held, status_of(workspace, record.id, now)).diagnostics
    if links:
        found += dead_links(sources, fetcher or Fetcher())
    return in_order(found)


def _records_of(workspace: Workspace, source_id: str) -> Iterator[Record]:
    for record in workspace.records.values():
        if isinstance(record, Evidence) and record.source == source_id:
            yield record


def _file(path: Path) -> bytes:
    try:
        with path.open("rb") as file:
            return file.read(LARGEST + 1)
    except OSError as error:
        raise UnreadableFileError(path, error.strerror or "it cannot be opened") from error


def _fetched(source: Source, fetcher: Fetcher) -> tuple[bytes, str, str]:
    """The content of a source's address, a name for it, and where it came from in the end."""
    if source.url is None:
        raise CopyRefusedError(f"“{source.id}” has no “url”. Give it one, or name a file.")
    try:
        found = fetcher.fetch(source.url)
    except FetchError as error:
        raise CopyRefusedError(
            f"{source.url} was not fetched: {error}. Save it from a browser, and name that file."
        ) from error
    if found.status != 200:
        raise CopyRefusedError(
            f"{source.url} was not fetched: it answered with status {found.status}. Save it from a browser, and "
            "name that file."
        )
    return found.data, _name(found, source), found.url


def _name(found: Fetched, source: Source) -> str:
    """A name for what was fetched: its own, with the ending that its type has, or the source's id."""
    own = unquote(urlsplit(found.url).path).rpartition("/")[2]
    ending = _ENDINGS.get(found.type, "")
    if own and own.isprintable() and len(own) <= 100:
        return own if "." in own or not ending else own + ending
    return source.id + (ending or ".bin")
