"""``respondent adopt``: a draft that people wrote becomes a template."""

from __future__ import annotations

import json
import os
import re
import sys
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

import click

from respondent.cli.failures import COULD_NOT_RUN, FOUND_AN_ERROR
from respondent.cli.options import in_format, in_workspace
from respondent.cli.reports import print_text
from respondent.cli.terminal import has_colours
from respondent.errors import FileInTheWayError

if TYPE_CHECKING:
    from respondent.model.adoption import Adoption, Proposal
    from respondent.model.workspace import Workspace


@click.command()
@click.argument("draft", type=click.Path(path_type=Path))
@click.option(
    "--out",
    type=click.Path(path_type=Path),
    metavar="FILE",
    help="The template’s file; without this, it is named after the draft, in the templates’ folder.",
)
@click.option("--force", is_flag=True, help="Write over a template that is there already.")
@click.option(
    "--propose",
    type=click.Path(path_type=Path),
    metavar="DIR",
    help="Put records to be filled in, for what no evidence was found for, into this folder.",
)
@in_workspace
@in_format
@click.pass_context
def adopt(
    ctx: click.Context,
    draft: Path,
    out: Path | None,
    force: bool,  # noqa: FBT001 - click gives it by name
    propose: Path | None,
    folder: Path,
    form: str,
) -> None:
    """Turn a draft that people wrote into a template.

    DRAFT is a Word, Markdown, HTML or text file. What the evidence bears out is written by tags from then on, and
    prints the same words; all else stays as it is, and is listed. The exit status is 1 if a figure that stays is
    contradicted or inconsistent.
    """
    from respondent.adopting.adopt import adopt as adopt_draft
    from respondent.cli.drafts import read_file
    from respondent.loading.workspace import load

    loaded = load(folder)
    if loaded.diagnostics:
        print_text(loaded.diagnostics, err=True)
    read = read_file(draft)
    found, problems = read.draft, read.diagnostics
    if problems:
        print_text(problems, err=True)
    if found is None:
        ctx.exit(COULD_NOT_RUN)
    path = _path(draft, out, loaded.workspace, force=force)
    adoption = adopt_draft(found, loaded.workspace, date.today())  # noqa: DTZ011 - the day on the author's wall
    proposed = _write(adoption, path, propose)
    _print(adoption, _shown(path), [_shown(one) for one in proposed], draft, form)
    ctx.exit(FOUND_AN_ERROR if adoption.is_false else 0)


def _path(draft: Path, out: Path | None, workspace: Workspace, *, force: bool) -> Path:
    """Where the template goes. Raises FileInTheWayError, and UsageError for a name that no template can have."""
    from respondent.loading.templates import SUFFIX
    from respondent.model.record import LONGEST_ID, is_id

    if out is None:
        words = re.sub(r"[^a-z0-9]+", "-", draft.stem.casefold()).strip("-")
        name = words[:LONGEST_ID].strip("-") or "draft"
        path = workspace.root / workspace.settings.templates / f"{name}{SUFFIX}"
    else:
        path, name = out, out.name.removesuffix(SUFFIX)
        if name == out.name or not is_id(name):
            raise click.UsageError(
                f"A template’s name has small letters, numbers and hyphens, at most {LONGEST_ID}, and ends in "
                f"{SUFFIX}: letter-to-minister{SUFFIX}."
            )
    other = workspace.templates.get(name)
    if other is not None and not _is_same(workspace.root / other.path, path):
        raise FileInTheWayError(workspace.root / other.path, "--out")
    if os.path.lexists(path) and not force:
        raise FileInTheWayError(path, "--out", "--force")
    return path


def _is_same(one: Path, other: Path) -> bool:
    return os.path.realpath(one) == os.path.realpath(other)


def _write(adoption: Adoption, path: Path, propose: Path | None) -> list[Path]:
    """Write the template, and the proposals that are not there yet."""
    from respondent.writing.files import sweep, write_whole

    sweep(path.parent)
    write_whole(path, adoption.template.encode())
    return [] if propose is None else [_proposed(one, propose) for one in adoption.proposals]


def _proposed(proposal: Proposal, folder: Path) -> Path:
    """The file of a proposal; one that somebody may have begun to fill in stays as it is."""
    from respondent.writing.files import write_whole

    path = folder / proposal.name
    if not os.path.lexists(path):
        write_whole(path, proposal.text.encode())
    return path


def _print(adoption: Adoption, template: str, proposed: list[str], draft: Path, form: str) -> None:
    from respondent.reporting.adoptions import adoption_as_json, adoption_as_text, adoption_summary

    if form == "json":
        report = adoption_as_json(adoption, template, proposed)
        click.echo((json.dumps(report, ensure_ascii=False, indent=2) + "\n").encode(), nl=False)
        return
    text = adoption_as_text(adoption, draft.as_posix(), colour=has_colours(sys.stdout))
    if text:
        click.echo(text)
    click.echo(adoption_summary(adoption, template, len(proposed)))


def _shown(path: Path) -> str:
    """The path as it is written from here, if it lies below."""
    absolute, here = Path(os.path.abspath(path)), Path.cwd()  # noqa: PTH100 - a link stays as it is named
    return (absolute.relative_to(here) if absolute.is_relative_to(here) else absolute).as_posix()
