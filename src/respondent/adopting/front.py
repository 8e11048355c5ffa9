"""The front matter of an adopted draft: its kind, title and date, who writes, and to whom."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date
from textwrap import wrap

from respondent.adopting.days import day_in, moment_in
from respondent.adopting.escaping import yaml_text
from respondent.adopting.folding import folded
from respondent.adopting.frame import Frame, is_date_line, lines_of
from respondent.model.directory import Office, Organisation
from respondent.model.draft import Passage
from respondent.model.template import DocumentKind, FrontMatter, Recipients
from respondent.model.workspace import Workspace
from respondent.rendering.furniture import copies, letters, valediction

REFERENCE = re.compile(r"(?:our |your )?ref(?:erence)?\b[:. ]*(.+)", re.IGNORECASE)
_COPY = re.compile(r"(?:cc|copies? to|copied to)\b[:\s]*", re.IGNORECASE)
_EMBARGO = re.compile(r".*embargo", re.IGNORECASE)
_PLAIN = re.compile(r"[A-Za-z][\w’ ,.()–-]*[\w’.)]")
_LONGEST = 100
_NOTICE = 40
"""Characters of a sentence in the head that is no address: it is set as the notice on the first page."""

Lines = tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Front:
    """Front matter as text, without its fences; `unknown` says what a person has to fill in."""

    text: str
    unknown: tuple[str, ...]


def front_of(frame: Frame, title: str | None, name: str, workspace: Workspace, today: date) -> Front:
    """The front matter. `title` may hold tags; without one it is made of the file's `name`, and the date is `today`
    where there is none.
    """
    head, foot = _lines(frame.head), _lines(frame.foot)
    dated = _day(frame, head)
    day = dated or today
    fields = [f"kind: {frame.kind.value}", _field("title", title or _titled(name))]
    fields.append(f"date: {day.isoformat()}" + ("" if dated else "   # fill in: no date stands in the draft"))
    senders = _senders(frame, workspace)
    fields.append(
        f"from: {_ids(senders)}" if senders else "# from: the id of the organisation that it comes from"
    )
    front = FrontMatter(kind=frame.kind, title=title or name, date=day, senders=tuple(senders))
    unknown = _unknown(titled=title is not None, dated=dated is not None, senders=bool(senders))
    if frame.kind is DocumentKind.LETTER:
        offices = _offices(head, workspace, day)
        front = replace(front, recipients=Recipients(tuple(offices), joint=len(offices) > 1))
        fields += _to(offices)
        fields += _words(frame, front, workspace)
        if not offices:
            unknown.append("To whom it goes: no office of the workspace is in the address. Fill in “to”.")
    fields += _particulars(head)
    if frame.kind is DocumentKind.LETTER:
        fields += _signatories(frame, senders, workspace)
    if copied := [_copied(name, workspace, day) for name in _copies(foot)]:
        fields.append(f"cc: [{', '.join(copied)}]")
    return Front("\n".join(fields), tuple(unknown))


def _titled(name: str) -> str:
    """A title from a file's name: “letter-to-ofcom” becomes “Letter to ofcom”."""
    words = " ".join(name.replace("_", " ").replace("-", " ").split()) or "Draft"
    return words[:1].upper() + words[1:]


def _unknown(*, titled: bool, dated: bool, senders: bool) -> list[str]:
    found = []
    if not titled:
        found.append("A title: none was found, and the file’s name stands in its place.")
    if not dated:
        found.append("The date: none stands in the draft, and today’s stands in its place.")
    if not senders:
        found.append("From whom it comes: no organisation of the workspace was recognised. Fill in “from”.")
    return found


def _lines(passages: tuple[tuple[int, Passage], ...]) -> Lines:
    return tuple(line for _, passage in passages for line in lines_of(passage) if line)


def _day(frame: Frame, head: Lines) -> date | None:
    """The day in the head; an embargo's only where there is no other."""
    for lines in (
        [line for line in head if is_date_line(line)],
        [line for line in head if not _EMBARGO.match(line)],
        [p.text for _, p in frame.body[:3] if is_date_line(p.text)],
        head,
    ):
        if (day := next((day for line in lines if (day := day_in(line))), None)) is not None:
            return day
    return None


# Who writes, and to whom


def _same(one: str, other: str | None) -> bool:
    return other is not None and folded(one).casefold() == folded(other).casefold()


def _senders(frame: Frame, workspace: Workspace) -> list[str]:
    """The organisations whose names stand in lines of their own, those that sign first."""
    lines: list[str] = []
    for passages in (frame.foot, frame.head, frame.margin):
        for line in _lines(passages):
            lines += [part.strip(" *") for part in re.split(r"[·|]", line.removeprefix("About "))]
    found: dict[str, None] = {}
    for line in lines:
        for record in workspace.records.values():
            if (
                isinstance(record, Organisation)
                and (_same(line, record.name) or _same(line, record.short_name))
            ) or (isinstance(record, Organisation) and record.press and _same(line, record.press.name)):
                found[record.id] = None
    return list(found)


def _offices(head: Lines, workspace: Workspace, day: date) -> list[str]:
    """The offices in the address, in its order: by their holder's name, or by their title and organisation."""
    found: list[tuple[int, str]] = []
    for record in workspace.records.values():
        if not isinstance(record, Office):
            continue
        holder = record.holder_on(day)
        names = [n for n in (holder and holder.name, holder and f"{holder.name} {holder.honours or ''}") if n]
        by_name = next((at for at, line in enumerate(head) if any(_is_called(line, n) for n in names)), None)
        by_title = next((at for at, line in enumerate(head) if _same(line, record.name)), None)
        if by_title is not None and not any(_same(line, record.organisation) for line in head):
            by_title = None if record.organisation else by_title
        at = by_name if by_name is not None else by_title
        if at is not None:
            found.append((at, record.id))
    return [office for _, office in sorted(found)]


def _is_called(line: str, name: str) -> bool:
    """Whether a line is that person's name, with or without “Rt Hon” and what follows a name."""
    bare = re.sub(r"^(?:the )?(?:rt\.? hon\.? )", "", line, flags=re.IGNORECASE)
    return _same(bare, name) or _same(re.sub(r",? (?:MP|MSP|MS|KC|CBE|OBE|DBE)\b.*", "", bare), name)


def _to(offices: list[str]) -> list[str]:
    if not offices:
        return ["# to: the id of the office that it goes to"]
    return [f"to: {{joint: [{', '.join(offices)}]}}" if len(offices) > 1 else f"to: {offices[0]}"]


def _words(frame: Frame, front: FrontMatter, workspace: Workspace) -> Iterator[str]:
    """The salutation and the closing words, where the records give others."""
    usual = letters(front, workspace.records)[0].salutation
    if frame.salutation is not None and not _same(frame.salutation, usual):
        yield _field("salutation", frame.salutation.removeprefix("Dear ").rstrip(","))
    if frame.valediction is not None and not _same(
        frame.valediction.rstrip(","), (valediction(front) or "").rstrip(",")
    ):
        yield _field("valediction", frame.valediction.rstrip(","))


def _signatories(frame: Frame, senders: list[str], workspace: Workspace) -> list[str]:
    """Who signs, where the foot names others than the records do: the lines above each organisation's name."""
    usual = {sender: _usual(sender, workspace) for sender in senders}
    signed = {sender: _above(frame, sender, workspace) or usual[sender] for sender in senders}
    if signed == usual or not all(signed.values()):
        return []
    fields = ["signatories:"]
    for sender, names in signed.items():
        role = f", role: {yaml_text(names[1])}" if len(names) > 1 else ""
        fields.append(f"  - {{organisation: {sender}, name: {yaml_text(names[0])}{role}}}")
    return fields


def _usual(sender: str, workspace: Workspace) -> Lines:
    record = workspace.records[sender]
    signatory = record.signatory if isinstance(record, Organisation) else None
    return tuple(filter(None, (signatory.name, signatory.role))) if signatory else ()


def _above(frame: Frame, sender: str, workspace: Workspace) -> Lines:
    """The name and the role that stand above an organisation's name in the foot."""
    record, waiting = workspace.records[sender], list[str]()
    for line in _lines(frame.foot):
        if _COPY.match(line):
            break
        if isinstance(record, Organisation) and (_same(line, record.name) or _same(line, record.short_name)):
            return tuple(waiting[:2])
        waiting = [] if _is_an_organisation(line, workspace) else [*waiting, line]
    return ()


def _is_an_organisation(line: str, workspace: Workspace) -> bool:
    records = (record for record in workspace.records.values() if isinstance(record, Organisation))
    return any(_same(line, record.name) or _same(line, record.short_name) for record in records)


# The rest of the head and the foot


def _particulars(head: Lines) -> Iterator[str]:
    seen: set[str] = set()
    for line in head:
        if (reference := REFERENCE.fullmatch(line)) and "reference" not in seen:
            seen.add("reference")
            yield _field("reference", reference[1])
        elif _EMBARGO.match(line) and (moment := moment_in(line)) and "embargo" not in seen:
            seen.add("embargo")
            yield f"embargo: {moment}"
        elif line.endswith(".") and len(line) >= _NOTICE and "notice" not in seen:
            seen.add("notice")
            yield _field("notice", line)


def _copies(foot: Lines) -> Iterator[str]:
    copying = False
    for line in foot:
        if found := _COPY.match(line):
            copying, line = True, line[found.end() :]
        if copying and line:
            yield from (part.strip() for part in line.split(";") if part.strip())


def _copied(name: str, workspace: Workspace, day: date) -> str:
    """The id of the office or the organisation that gets a copy, or the words as they stand."""
    for record in workspace.records.values():
        if isinstance(record, Office | Organisation):
            front = FrontMatter(kind=DocumentKind.LETTER, title="", date=day, cc=(record.id,))
            if _same(name, copies(front, workspace.records)[0]):
                return record.id
    return yaml_text(name)


def _ids(ids: list[str]) -> str:
    return ids[0] if len(ids) == 1 else f"[{', '.join(ids)}]"


def _field(name: str, text: str) -> str:
    """A field on a line, in quotation marks where YAML might take it for something else; long text goes below."""
    if len(text) > _LONGEST:
        lines = wrap(text, 110, initial_indent="  ", subsequent_indent="  ", break_on_hyphens=False)
        return "\n".join([f"{name}: >-", *lines])
    return f"{name}: {text if _PLAIN.fullmatch(text) else yaml_text(text)}"
