"""The command ``respondent``: which commands there are, and what happens when one fails."""

from __future__ import annotations

import click

from respondent.cli.commands import CommandGroup
from respondent.cli.terminal import forgive_encodings, open_closed_streams

_HELP = """Letters, consultation responses and press releases in which every claim carries its source.

Begin with “respondent init DIR”: it makes a workspace that you can build at once and then change.

\b
Exit status: 0 nothing is false, 1 there is an error in your files, 2 the tool could not run."""


@click.command(cls=CommandGroup, help=_HELP, context_settings={"help_option_names": ["-h", "--help"]})
@click.version_option(package_name="respondent", message="respondent %(version)s")
def commands() -> None:
    """What all commands belong to."""


def main() -> None:
    """Run the command that the arguments name, and exit with its status."""
    open_closed_streams()
    forgive_encodings()
    commands(prog_name="respondent")
