"""Options that several commands share."""

from __future__ import annotations

from pathlib import Path

import click

in_workspace = click.option(
    "-C",
    "--workspace",
    "folder",
    type=click.Path(path_type=Path),
    default=Path(),
    metavar="DIR",
    help="The workspace, or a folder in it; without this, the folder where you are.",
)

in_format = click.option(
    "--format",
    "form",
    type=click.Choice(["text", "json"]),
    default="text",
    help="How to report: for people, or for machines on standard output.",
)

in_format_or_page = click.option(
    "--format",
    "form",
    type=click.Choice(["text", "json", "html"]),
    default="text",
    help="How to report on standard output: for people, for machines, or as a page to send round.",
)

in_edition = click.option(
    "--edition",
    type=click.Choice(["confidential", "public"]),
    help="Of documents in which something is confidential: the one that marks it, or the one without it.",
)
