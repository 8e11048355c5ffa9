"""``respondent collect``: several copies that came back, side by side, and what is accepted of them as a patch."""

from __future__ import annotations

import json
from pathlib import Path
from typing import TYPE_CHECKING

import click

from respondent.cli.drafts import load_for, with_evidence
from respondent.cli.failures import FOUND_AN_ERROR
from respondent.cli.options import in_format_or_page, in_workspace
from respondent.cli.reports import print_text

if TYPE_CHECKING:
    from respondent.model.collection import Collection

_OUT = click.Path(path_type=Path)


@click.command()
@click.argument("files", nargs=-1, required=True, metavar="FILE.docx…", type=click.Path(path_type=Path))
@click.option(
    "--base",
    type=click.Path(path_type=Path),
    metavar="SENT.docx",
    help="The document as it was built; without this, it is looked for in “out” and “sent”, or built once more.",
)
@click.option(
    "--accept",
    multiple=True,
    metavar="WHAT",
    help="What to take into the template: a copy (“b.docx”: what clashes with no other), one paragraph of a copy "
    "(“b.docx#12”), or “agreed” (what several copies say alike). May be given several times.",
)
@click.option(
    "--patch", type=_OUT, metavar="OUT.patch", help="Write what is accepted as a patch of the templates."
)
@click.option(
    "--comments-log", "log", type=_OUT, metavar="OUT.xlsx", help="Write the comments as a workbook."
)
@in_format_or_page
@with_evidence
@in_workspace
@click.pass_context
def collect(
    ctx: click.Context,
    files: tuple[Path, ...],
    base: Path | None,
    accept: tuple[str, ...],
    patch: Path | None,
    log: Path | None,
    form: str,
    evidence: Path | None,
    folder: Path,
) -> None:
    """Lay several copies of a document that came back side by side.

    Each FILE.docx is only read. Paragraph by paragraph it shows who changed which words, where copies clash and
    where they agree, and every comment. What you accept becomes a patch of the templates, which nothing applies by
    itself. The exit status is 1 if a copy was left out, or if one says something that the evidence contradicts.
    """
    from respondent.collecting.collect import collect as collect_copies

    inputs = (*files, *((base,) if base else ()))
    _refuse_outputs(inputs, patch, log)
    if patch is not None and not accept:
        raise click.UsageError("Say what is accepted, such as “--accept agreed”: that becomes the patch.")
    loaded = load_for(evidence, folder)
    if loaded.diagnostics:
        print_text(loaded.diagnostics, err=True)
    found = collect_copies(files, loaded, base=base, accept=accept)
    _print(found, form, with_patch=patch is None)
    if patch is not None:
        _write_patch(found, patch)
    if log is not None:
        _write_log(found, log)
    ctx.exit(FOUND_AN_ERROR if found.is_false else 0)


def _refuse_outputs(inputs: tuple[Path, ...], patch: Path | None, log: Path | None) -> None:
    """Raise UsageError where an output is an input, or both outputs are one."""
    if log is not None and log.suffix.lower() != ".xlsx":
        raise click.UsageError(f"Give the workbook with the comments the ending .xlsx: {log.stem}.xlsx")
    outputs = [path for path in (patch, log) if path is not None]
    if len(outputs) > 1 and _same(*outputs):
        raise click.UsageError("Give the patch and the workbook different names.")
    for out in outputs:
        if any(_same(out, path) for path in inputs):
            raise click.UsageError(f"{out.as_posix()} is one of the copies: they stay as they are.")


def _same(one: Path, other: Path) -> bool:
    if one.exists() and other.exists():
        return one.samefile(other)
    return one.resolve() == other.resolve()


def _print(found: Collection, form: str, *, with_patch: bool) -> None:
    if form == "json":
        from respondent.reporting.collected.json import collection_as_json

        report = json.dumps(collection_as_json(found), ensure_ascii=False, indent=2)
        click.echo((report + "\n").encode("utf-8", "replace"), nl=False)
        return
    if form == "html":
        from respondent.reporting.collected.page import collection_as_page

        click.echo(collection_as_page(found).encode(), nl=False)
        return
    from respondent.reporting.collected.text import collection_as_text

    if found.diagnostics:
        print_text(found.diagnostics, err=True)
    click.echo(collection_as_text(found, with_patch=with_patch))


def _write_patch(found: Collection, out: Path) -> None:
    from respondent.model.listing import counted
    from respondent.writing.files import write_whole

    placed = sum(taken.is_placed for taken in found.patch.taken)
    left = len(found.patch.taken) - placed
    by_hand = f", {left:,} to be made by hand" if left else ""
    if not found.patch.text:
        click.echo(f"{out.as_posix()} was not written: no accepted edit has a sure place{by_hand}", err=True)
        return
    write_whole(out, found.patch.text.encode("utf-8"))
    click.echo(f"{out.as_posix()}: {counted(placed, 'edit')}{by_hand}", err=True)


def _write_log(found: Collection, out: Path) -> None:
    from respondent.model.listing import counted
    from respondent.reporting.collected.log import comments_log
    from respondent.writing.files import write_whole

    write_whole(out, comments_log(found))
    click.echo(f"{out.as_posix()}: {counted(len(found.remarks), 'comment')}", err=True)
