"""``respondent explain``: what a code means, with a wrong and a right example."""

from __future__ import annotations

import click

from respondent.errors import RespondentError
from respondent.model.workspace import did_you_mean


class UnknownCodeError(RespondentError):
    """No diagnostic has that code."""

    def __init__(self, code: str, known: tuple[str, ...]) -> None:
        super().__init__(f"There is no code “{code}”. {did_you_mean(code, known)}")


@click.command()
@click.argument("code", required=False)
def explain(code: str | None) -> None:
    """Say what a code such as R201 means, with a wrong and a right example.

    Without a CODE, list them all.
    """
    from respondent.reporting.explanations import parse_explanations
    from respondent.resources import diagnostics_page

    explanations = parse_explanations(diagnostics_page())
    if code is None:
        for entry in explanations.values():
            click.echo(f"{entry.code}  {entry.title}")
        return
    entry_or_none = explanations.get(code.strip().upper())
    if entry_or_none is None:
        raise UnknownCodeError(code, tuple(explanations))
    click.echo(f"{entry_or_none.code}  {entry_or_none.title}\n\n{entry_or_none.text}")
