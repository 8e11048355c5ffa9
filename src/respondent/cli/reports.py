"""How commands report problems: for people in text, for machines in one JSON object."""

from __future__ import annotations

import json
import os
import sys
from collections.abc import Iterable
from importlib import metadata
from pathlib import Path

import click

from respondent.cli.failures import FOUND_AN_ERROR
from respondent.cli.terminal import has_colours
from respondent.model.diagnostic import Diagnostic, any_error
from respondent.reporting.diagnostics import as_json, as_text, closing_line, count
from respondent.reporting.github import as_github
from respondent.reporting.sarif import as_sarif


def print_text(diagnostics: Iterable[Diagnostic], *, err: bool) -> None:
    """Each problem, and a closing line; on standard error where standard output has something else to say."""
    found = tuple(diagnostics)
    stream = sys.stderr if err else sys.stdout
    click.echo(as_text(found, colour=has_colours(stream)), err=err, nl=False)
    click.echo(closing_line(found), err=err)


def print_json(diagnostics: Iterable[Diagnostic], **more: object) -> None:
    """One object with the problems, what is in `more`, and a summary; always in UTF-8."""
    found = tuple(diagnostics)
    report = {"diagnostics": as_json(found), **more, "summary": count(found)}
    click.echo((json.dumps(report, ensure_ascii=False, indent=2) + "\n").encode(), nl=False)


def print_sarif(diagnostics: Iterable[Diagnostic], folder: Path) -> None:
    """The problems in SARIF, their paths from where the command was run."""
    version = metadata.version("respondent")
    report = as_sarif(diagnostics, version, _from_here(folder))
    click.echo((json.dumps(report, ensure_ascii=False, indent=2) + "\n").encode(), nl=False)


def print_github(diagnostics: Iterable[Diagnostic], folder: Path) -> None:
    """The problems as GitHub's workflow commands, their paths from where the command was run."""
    click.echo(as_github(diagnostics, _from_here(folder)).encode(), nl=False)


def _from_here(folder: Path) -> str:
    """The way from here to the root of the workspace in which `folder` lies."""
    from respondent.loading.workspace import find_root

    try:
        found = os.path.relpath(find_root(folder), Path.cwd()).replace(os.sep, "/")
    except ValueError:  # another drive
        return ""
    return "" if found == "." else found


def status(diagnostics: Iterable[Diagnostic]) -> int:
    """The exit status that the problems call for."""
    return FOUND_AN_ERROR if any_error(diagnostics) else 0
