"""``respondent source``: copies of sources, kept and held against the records; and whether their links lead."""

from __future__ import annotations

from datetime import UTC, datetime
from pathlib import Path

import click

from respondent.cli.options import in_format, in_workspace
from respondent.cli.reports import print_json, print_text, status
from respondent.cli.review import KindGroup


@click.group(cls=KindGroup)
def source() -> None:
    """Keep copies of sources, and look whether they bear the records out.

    A copy is kept under its SHA-256 in “archive/files”, outside git; its entry in the index beside it is for git.
    """


@source.command()
@click.argument("source_id", metavar="ID")
@click.argument("path", metavar="[FILE]", required=False, type=click.Path(path_type=Path))
@click.option("--fetch", is_flag=True, help="Fetch the copy from the source’s own address.")
@in_workspace
@in_format
@click.pass_context
def archive(
    ctx: click.Context,
    source_id: str,
    path: Path | None,
    fetch: bool,  # noqa: FBT001 - click passes it by name
    folder: Path,
    form: str,
) -> None:
    """Keep a copy of a source: a PDF, web page, Word file, workbook, CSV or text FILE, or with --fetch its address.

    Every record that comes from the source is then held against the copy: whether its passage or its value stands
    there, and whether its method, if it has one, comes to its value.
    """
    from respondent.loading.workspace import load
    from respondent.sourcing import archive_source

    if fetch == (path is not None):
        raise click.UsageError("Name a FILE, or say “--fetch” to fetch the copy from the source’s address.")
    kept = archive_source(load(folder), source_id, path, datetime.now(UTC))
    if form == "json":
        print_json(
            kept.diagnostics,
            source=source_id,
            file=kept.path,
            sha256=kept.copy.sha256,
            size=kept.copy.size,
            new=kept.new,
            records=list(kept.records),
        )
    else:
        state = "archived" if kept.new else "archived before, and unchanged"
        click.echo(f"{kept.path}: {kept.copy.name}, {state}")
        print_text(kept.diagnostics, err=False)
    ctx.exit(status(kept.diagnostics))


@source.command()
@click.argument("source_ids", metavar="[ID]…", nargs=-1)
@click.option(
    "--links", is_flag=True, help="Also look, over the network, whether the sources’ addresses still lead."
)
@in_workspace
@in_format
@click.pass_context
def check(
    ctx: click.Context,
    source_ids: tuple[str, ...],
    links: bool,  # noqa: FBT001 - click passes it by name
    folder: Path,
    form: str,
) -> None:
    """Hold every record against the archived copy of its source, and with --links look for dead links.

    Without --links nothing leaves this computer. With it, one request at a time goes to each host, to public
    addresses only.
    """
    from respondent.loading.workspace import load
    from respondent.sourcing import check_sources

    found = check_sources(load(folder), source_ids, links=links)
    if form == "json":
        print_json(found)
    else:
        print_text(found, err=False)
    ctx.exit(status(found))
