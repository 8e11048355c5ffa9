"""``respondent record``: add a record, change one, rename it, retire it, or look at it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

import click

from respondent.cli.failures import COULD_NOT_RUN
from respondent.cli.options import in_format, in_workspace
from respondent.cli.proposals import checks, conclude, dry_run, load_for_change
from respondent.cli.report import json_bytes, put
from respondent.cli.review import KindGroup

if TYPE_CHECKING:
    from respondent.edit.kinds import KindField
    from respondent.loading.workspace import Loaded
    from respondent.model.edit import Absent, FieldEdit, RowEdit
    from respondent.model.evidence import DataTable
    from respondent.model.record import Plain

_WHYS = {"typo": "TYPO", "source-revised": "SOURCE_REVISED", "our-error": "OUR_ERROR"}


@click.group(cls=KindGroup)
def record() -> None:
    """Add a record, change one, rename it, retire it, or look at it.

    Only what you change is written: comments, order and everything else in the file stay as they are. What
    “respondent check” would call an error is refused. Nothing is committed: a message for the commit is shown.
    """


@record.command()
@click.argument("kind")
@click.argument("record_id", metavar="ID", required=False)
@click.argument("values", metavar="[FIELD=VALUE]…", nargs=-1)
@click.option("--owner", metavar="ORGANISATION", help="Whose record it is; it goes into that one’s folder.")
@click.option(
    "--folder", "place", metavar="FOLDER", help="The folder it goes into, if that is to be another."
)
@click.option(
    "--rows",
    type=click.Path(path_type=Path, exists=True, dir_okay=False),
    metavar="FILE.csv",
    help="A table’s rows: the file is copied beside the record.",
)
@dry_run
@in_workspace
@in_format
@click.pass_context
def new(
    ctx: click.Context,
    kind: str,
    record_id: str | None,
    values: tuple[str, ...],
    owner: str | None,
    place: str | None,
    rows: Path | None,
    dry_run: bool,  # noqa: FBT001 - click gives it by name
    folder: Path,
    form: str,
) -> None:
    """Add a record. KIND is source, statistic, table, quotation, finding, organisation, office or consultation.

    Without ID, say which fields such a record has and which it needs.
    """
    from respondent.edit.create import new_record
    from respondent.edit.kinds import fields_of, missing_in
    from respondent.edit.message import message_for
    from respondent.model.edit import ABSENT, Absent, Change, FieldEdit, Why

    if record_id is None:
        _print_fields(kind, fields_of(kind), form)
        return
    given: dict[str, Plain] = {
        name: value for name, value in _values(values) if not isinstance(value, Absent)
    }
    missing = [one for one in missing_in(kind, given) if not (one.name == "rows" and rows)]
    if missing:
        click.echo(f"A {kind} also needs:", err=True)
        for one in missing:
            click.echo(_in_words(one), err=True)
        click.echo("Give each as field=value.", err=True)
        ctx.exit(COULD_NOT_RUN)
    loaded = load_for_change(folder)
    data = rows.read_bytes() if rows is not None else None
    proposal = new_record(loaded, kind, record_id, given, owner, rows=data, folder=place, checks=checks)
    change = Change(record_id, tuple(FieldEdit(name, ABSENT, value) for name, value in given.items()))
    conclude(ctx, loaded, proposal, message_for(change, Why.NEW), form, dry=dry_run)


@record.command("set")
@click.argument("record_id", metavar="ID")
@click.argument("values", metavar="FIELD=VALUE…", nargs=-1, required=True)
@click.option("--row", metavar="KEY", help="Change cells of this row of a table: FIELD is then a column.")
@click.option("--add", is_flag=True, help="With --row: the row is new.")
@click.option(
    "--why",
    type=click.Choice(list(_WHYS)),
    help="Why: it was a slip, the source says something else now, or we had it wrong.",
)
@dry_run
@in_workspace
@in_format
@click.pass_context
def set_(
    ctx: click.Context,
    record_id: str,
    values: tuple[str, ...],
    row: str | None,
    add: bool,  # noqa: FBT001 - click gives it by name
    why: str | None,
    dry_run: bool,  # noqa: FBT001 - click gives it by name
    folder: Path,
    form: str,
) -> None:
    """Change fields of a record, or cells of a table’s row.

    FIELD is a name such as value, or leads to a part: coverage.asked, holders.0.name. A VALUE that begins with
    [ or { is a list or a group, as [one, two]; “FIELD=” takes the field out. The exit status is 1 if the change
    brings an error; then nothing is written.
    """
    from respondent.edit.files import record_of
    from respondent.edit.message import message_for
    from respondent.edit.propose import proposed
    from respondent.model.edit import Change, Why
    from respondent.model.evidence import DataTable

    if add and row is None:
        raise click.UsageError("“--add” goes with “--row”, whose row is new.")
    loaded = load_for_change(folder)
    if row is None:
        change = Change(record_id, tuple(_field_edits(loaded, record_id, values)))
        names = [record_id]
    else:
        table = record_of(loaded, record_id)
        if not isinstance(table, DataTable):
            raise click.UsageError(f"“{record_id}” is no table, so it has no rows.")
        change = Change(record_id, rows=(_row_edit(table, row, values, add=add),))
        names = [f"{record_id}#{', '.join(change.rows[0].key)}"]
    proposal = proposed(loaded, change, checks=checks)
    message = message_for(change, Why[_WHYS[why]] if why else Why.OTHER)
    shown = names if record_id in loaded.workspace.records else []
    conclude(ctx, loaded, proposal, message, form, dry=dry_run, names=shown)


@record.command()
@click.argument("old")
@click.argument("new_id", metavar="NEW")
@dry_run
@in_workspace
@in_format
@click.pass_context
def rename(
    ctx: click.Context,
    old: str,
    new_id: str,
    dry_run: bool,  # noqa: FBT001 - click gives it by name
    folder: Path,
    form: str,
) -> None:
    """Give a record another id; templates and other records follow.

    The old id is kept under “formerly”, so that verdicts, and documents that were built before, still find it.
    """
    from respondent.edit.rename import renamed

    loaded = load_for_change(folder)
    proposal = renamed(loaded, old, new_id, checks=checks)
    conclude(ctx, loaded, proposal, f"Rename {old} to {new_id}\n", form, dry=dry_run)


@record.command()
@click.argument("record_id", metavar="ID")
@click.option("--superseded-by", "successor", metavar="ID", help="The record that takes its place.")
@click.option("--reason", metavar="WORDS", help="Why it is not to be used any more; put into its note.")
@dry_run
@in_workspace
@in_format
@click.pass_context
def retire(
    ctx: click.Context,
    record_id: str,
    successor: str | None,
    reason: str | None,
    dry_run: bool,  # noqa: FBT001 - click gives it by name
    folder: Path,
    form: str,
) -> None:
    """Say that another record takes a record’s place, or that it is not to be used any more.

    The file stays, for the documents that rest on it.
    """
    from respondent.edit.retire import retired

    if successor is None and reason is None:
        raise click.UsageError(
            "Say which record takes its place with “--superseded-by”, or give a “--reason”."
        )
    loaded = load_for_change(folder)
    proposal = retired(loaded, record_id, successor, reason, checks=checks)
    after = f" in favour of {successor}" if successor else ""
    told = f"\n{reason}\n" if reason else ""
    conclude(ctx, loaded, proposal, f"Retire {record_id}{after}\n{told}", form, dry=dry_run)


@record.command()
@click.argument("record_id", metavar="ID")
@in_workspace
@in_format
def show(record_id: str, folder: Path, form: str) -> None:
    """Show a record: its fields, its file, what names it, and what is wrong with it."""
    from respondent.edit.files import path_of, read_text, record_digest
    from respondent.edit.propose import fields_in
    from respondent.loading.workspace import load
    from respondent.reporting.diagnostics import as_json, as_text

    loaded = load(folder)
    root, path = loaded.workspace.root, path_of(loaded, record_id)
    fields = fields_in(read_text(root, path))
    wrong = [one for one in loaded.diagnostics if one.span.path == path]
    named_by = list(_naming(loaded, record_id))
    if form == "json":
        digest = record_digest(root, loaded.workspace.records.get(record_id) or path)
        report = {
            "record": record_id,
            "file": path,
            "digest": digest,
            "fields": _json(fields),
            "named_by": named_by,
            "diagnostics": as_json(wrong),
        }
        put(json_bytes(report), None)
        return
    lines = [f"{record_id} ({path})", *(f"  {line}" for line in _listed(fields, ""))]
    lines += [f"Named by {', '.join(named_by)}."] if named_by else []
    click.echo("\n".join(lines))
    click.echo(as_text(wrong), nl=False)


# What was typed


def _values(typed: Sequence[str]) -> Iterator[tuple[str, Plain | Absent]]:
    """Each ``field=value``; without a value, ABSENT. Raises UsageError."""
    from respondent.model.edit import ABSENT

    for one in typed:
        name, sign, text = one.partition("=")
        if not sign or not name.strip():
            raise click.UsageError(f"“{one}” is not FIELD=VALUE, such as value=1,249.")
        yield name.strip(), _value(text) if text else ABSENT


def _value(text: str) -> Plain:
    from respondent.edit.propose import fields_in

    if text[0] in "[{":
        found = fields_in(f"value: {text}\n")
        if not isinstance(value := found.get("value"), tuple | Mapping):
            raise click.UsageError(
                f"“{text}” is no list such as [one, two], and no group such as {{name: Jo}}."
            )
        return value
    return text


def _field_edits(loaded: Loaded, record_id: str, typed: Sequence[str]) -> Iterator[FieldEdit]:
    from respondent.edit.files import path_of, read_text
    from respondent.edit.propose import fields_in
    from respondent.model.edit import FieldEdit
    from respondent.model.fields import value_at

    fields = fields_in(read_text(loaded.workspace.root, path_of(loaded, record_id)))
    for name, value in _values(typed):
        yield FieldEdit(name, value_at(fields, name), value)


def _row_edit(table: DataTable, row: str, typed: Sequence[str], *, add: bool) -> RowEdit:
    from respondent.model.edit import ABSENT, RowEdit
    from respondent.model.workspace import NotFoundError, did_you_mean

    cells = {name: "" if value is ABSENT else str(value) for name, value in _values(typed)}
    known = {", ".join(one.key): one for one in table.rows}
    if add:
        key = tuple(part.strip() for part in row.split(",")) if len(table.key) > 1 else (row,)
        if len(key) != len(table.key):
            raise click.UsageError(f"A row of “{table.id}” is named by {', '.join(table.key)}.")
        return RowEdit(key, None, dict(zip(table.key, key, strict=True)) | cells)
    if row not in known:
        remedy = f"{did_you_mean(row, tuple(known))} A new row needs “--add”."
        raise NotFoundError(f"“{table.id}” has no row “{row}”.", remedy)
    there = known[row]
    return RowEdit(there.key, {n: there.cells[n] for n in cells if n in there.cells}, cells)


# What is shown


def _print_fields(kind: str, fields: Sequence[KindField], form: str) -> None:
    if form == "json":
        rows = [
            {
                "field": f.name,
                "what": f.help,
                "accepts": f.accepts,
                "needed": f.required,
                "default": f.default,
            }
            for f in fields
        ]
        put(json_bytes({"kind": kind, "fields": rows}), None)
        return
    click.echo(f"A {kind} needs:")
    for one in fields:
        if one.required:
            click.echo(_in_words(one))
    click.echo("\nIt may also have:")
    for one in fields:
        if not one.required:
            click.echo(_in_words(one))


def _in_words(one: KindField) -> str:
    return f"  {one.name}: {one.help}\n      {one.accepts}"


def _listed(value: Plain, path: str) -> Iterator[str]:
    if isinstance(value, Mapping):
        for name, part in value.items():
            yield from _listed(part, f"{path}.{name}" if path else name)
    elif isinstance(value, tuple):
        for at, part in enumerate(value):
            yield from _listed(part, f"{path}.{at}")
    else:
        yield f"{path}: {' '.join(str(value).split())}"


def _naming(loaded: Loaded, record_id: str) -> Iterator[str]:
    """The records that name a record."""
    from respondent.loading.references import references_of

    for other in loaded.workspace.records.values():
        if any(target == record_id for target, _, _ in references_of(other)):
            yield other.id


def _json(value: Plain) -> object:
    if isinstance(value, Mapping):
        return {name: _json(part) for name, part in value.items()}
    return [_json(part) for part in value] if isinstance(value, tuple) else value
