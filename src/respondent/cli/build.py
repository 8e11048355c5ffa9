"""``respondent build``: the documents, written whole or not at all."""

from __future__ import annotations

import os
from collections.abc import Iterable
from dataclasses import asdict
from pathlib import Path
from typing import TYPE_CHECKING

import click

from respondent.cli.leaving_out import those_left_out, without_organisations
from respondent.cli.options import in_edition, in_format, in_workspace
from respondent.cli.reports import print_json, print_text, status
from respondent.cli.terminal import progress
from respondent.model.edition import Edition
from respondent.model.listing import counted

if TYPE_CHECKING:
    from respondent.build import Built, Withheld, Written


@click.command()
@click.argument("documents", nargs=-1, metavar="[DOCUMENT]…")
@click.option(
    "--as",
    "formats",
    default="docx",
    metavar="FORMATS",
    help="docx, html, md, pdf or several, parted by commas. PDF needs LibreOffice.",
)
@click.option(
    "--out",
    type=click.Path(path_type=Path),
    metavar="DIR",
    help="Where the documents go; without this, the folder “out” in the workspace.",
)
@click.option(
    "--draft",
    is_flag=True,
    help="Write drafts, even where errors stand: marked as drafts, with the errors and warnings at their places.",
)
@in_edition
@without_organisations
@in_workspace
@in_format
@click.pass_context
def build(
    ctx: click.Context,
    documents: tuple[str, ...],
    formats: str,
    out: Path | None,
    draft: bool,  # noqa: FBT001 - click gives it by name
    edition: str | None,
    without: tuple[str, ...],
    reasons: tuple[str, ...],
    folder: Path,
    form: str,
) -> None:
    """Write the documents, every claim with its source.

    DOCUMENT is the name of a template, or of one of the documents that it gives; without one, all are written.
    A document in whose template or evidence there is an error is not written; the others are. With --draft,
    NAME.draft.docx is written instead of NAME.docx, with its problems as comments. Where the settings require
    sign-off, a document is final only when every signatory has signed off its present text.

    A document in which something is confidential is built with --edition: NAME.confidential.docx, which marks what
    is, or NAME.public.docx, from a workspace in which it does not exist.
    """
    from respondent.build import build as build_documents

    wanted = [name.strip().lower() for name in formats.split(",") if name.strip()]
    left_out = those_left_out(without, reasons)
    if draft and edition:
        raise click.UsageError(
            "A draft has no edition: it marks what is confidential, and is for nobody outside."
        )
    chosen = Edition(edition) if edition else None
    with progress("Building") as show:
        built = build_documents(
            folder, documents, wanted, out, show, draft=draft, left_out=left_out, edition=chosen
        )
    if form == "json":
        print_json(
            built.diagnostics,
            documents=[_written(one) for one in built.written],
            withheld=[_withheld(one) for one in built.withheld],
            **({"without": [asdict(one) for one in left_out]} if left_out else {}),
        )
    else:
        _print(built)
    ctx.exit(status(built.diagnostics))


def _written(written: Written) -> dict[str, object]:
    return {
        "document": written.document,
        "file": _shown(written.path),
        "format": written.format,
        "bytes": written.size,
        "claims": written.claims,
        "notes": written.notes,
        "changed": written.changed,
        "draft": written.draft,
        **({"edition": written.edition.value} if written.edition else {}),
    }


def _withheld(withheld: Withheld) -> dict[str, object]:
    return {
        "document": withheld.document,
        "codes": sorted({problem.code.id for problem in withheld.because}),
        "old": [_shown(path) for path in withheld.old],
    }


def _print(built: Built) -> None:
    """The problems on standard error, the documents on standard output."""
    from respondent.writing.files import FILLED_FORM

    if built.diagnostics:
        print_text(built.diagnostics, err=True)
    width = max((len(_shown(one.path)) for one in built.written), default=0)
    for written in built.written:
        what = f"{counted(written.claims, 'claim')}, {counted(written.notes, 'note')}"
        if written.format == FILLED_FORM:
            what = "the answers in the regulator’s form, without the text around them"
        click.echo(f"{_shown(written.path):{width}}  {what}{'' if written.changed else ', as before'}")
    if not built.written and not built.withheld:
        click.echo("There is no document to build: a template with “kind:” at its head makes one.", err=True)
    for place, names in _by_reason(built.withheld).items():
        click.echo(f"Not written ({place}): {', '.join(names)}", err=True)
    _name_files(
        "From an earlier build, and not up to date – do not send:",
        (
            *(path for one in built.withheld for path in one.old),
            *(p for one in built.written for p in one.old),
        ),
    )
    _name_files("Drafts from an earlier build, left as they are:", built.drafts)


def _by_reason(withheld: Iterable[Withheld]) -> dict[str, list[str]]:
    """The names of what was not written, by the first error that held each back."""
    names: dict[str, list[str]] = {}
    for one in withheld:
        first = one.because[0]
        names.setdefault(f"{first.span} {first.code.id}", []).append(one.document)
    return names


def _name_files(what: str, paths: Iterable[Path]) -> None:
    """The files, each once, below a line that says what they are; nothing where there are none."""
    found = list(dict.fromkeys(paths))
    if found:
        click.echo(what, err=True)
        for path in found:
            click.echo(f"  {_shown(path)}", err=True)


def _shown(path: Path) -> str:
    """The path as it is written from here, if it lies below, with forward slashes."""
    absolute, here = os.path.abspath(path), os.path.abspath(".")  # noqa: PTH100 - a link stays as it is named
    shown = Path(absolute)
    return (shown.relative_to(here) if shown.is_relative_to(here) else shown).as_posix()
