"""The commands by name, each imported only when it is used."""

from __future__ import annotations

from importlib import import_module

import click

from respondent.cli.failures import stop_kindly
from respondent.model.workspace import did_you_mean

COMMANDS = {
    "init": "Make a new workspace from the example.",
    "check": "Say everything that is wrong in the workspace, and how to mend it.",
    "build": "Write the documents, every claim with its source.",
    "factcheck": "Say of each quantity in a draft whether the evidence bears it out.",
    "audit": "Say what happened to each claim of a built document while others had it.",
    "collect": "Lay several copies of a document that came back side by side.",
    "diff": "Say what changed between two versions of a document, claim by claim.",
    "adopt": "Turn a draft that people wrote into a template.",
    "consultation": "Read a consultation’s questions from a form or a list.",
    "new": "Begin a response, from a regulator’s blank form or a consultation’s record.",
    "answer": "Answer what “factcheck” says of a figure, and keep the answer beside the draft.",
    "report": "Give the citation sheet: every claim with what it rests on.",
    "record": "Add a record, change one, rename it, retire it, or look at it.",
    "review": "Hold records against their sources, and keep what reviewers say.",
    "evidence": "Send a partner its records as a workbook, and take in what comes back.",
    "source": "Keep copies of sources, and look whether they bear the records out.",
    "brief": "Brief whoever faces the journalist: a page a figure, with the line to take.",
    "impact": "Say which documents, built or sent, rest on a record, and what they would say now.",
    "signoff": "Keep an organisation’s word on a document as it reads now, or say who has signed.",
    "cover": "Write the cover sheet of a response.",
    "pack": "Put everything for the regulator together.",
    "send": "Freeze a document as it is sent, with its manifest and the commit.",
    "leakcheck": "Look through any file for what is confidential in the workspace.",
    "serve": "Show the workspace in a browser.",
    "git": "Let git merge the evidence field by field, and check what is committed.",
    "explain": "Say what a code such as R201 means, with a wrong and a right example.",
    "schema": "Print the JSON Schema of a kind of record, for editors.",
}
"""Each command's name and its help in one line; its code is in the module of that name."""


class CommandGroup(click.Group):
    """Lists the commands without importing them, and turns what stops one into a message and a status."""

    def list_commands(self, ctx: click.Context) -> list[str]:  # noqa: ARG002 - click passes it
        """The commands in the order in which one meets them."""
        return list(COMMANDS)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:  # noqa: ARG002 - click passes it
        """The command of that name, imported now."""
        if cmd_name not in COMMANDS:
            return None
        command = getattr(import_module(f"respondent.cli.{cmd_name}"), cmd_name)
        return command if isinstance(command, click.Command) else None

    def resolve_command(
        self, ctx: click.Context, args: list[str]
    ) -> tuple[str | None, click.Command | None, list[str]]:
        """As click does it, but what is not known gets a proposal."""
        if args and args[0] not in COMMANDS and not args[0].startswith("-"):
            raise click.UsageError(
                f"There is no command “{args[0]}”. {did_you_mean(args[0], tuple(COMMANDS))}", ctx
            )
        return super().resolve_command(ctx, args)

    def format_commands(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:  # noqa: ARG002 - click passes it
        """The list in ``--help``."""
        with formatter.section("Commands"):
            formatter.write_dl(list(COMMANDS.items()))

    def invoke(self, ctx: click.Context) -> object:
        """Run a command; whatever stops it is said in a sentence."""
        with stop_kindly(ctx):
            return super().invoke(ctx)
