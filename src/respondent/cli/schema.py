"""``respondent schema``: a kind's JSON Schema, for editors that complete and check while one types."""

from __future__ import annotations

import json

import click

from respondent.errors import RespondentError
from respondent.model.workspace import did_you_mean


class UnknownKindError(RespondentError):
    """There is no kind of file of that name."""

    def __init__(self, kind: str, known: tuple[str, ...]) -> None:
        super().__init__(f"There is no kind “{kind}”. {did_you_mean(kind, known)}")


@click.command()
@click.argument("kind", required=False)
def schema(kind: str | None) -> None:
    """Print the JSON Schema of a kind of record, for editors.

    It is of draft 7. Without a KIND, list them all.
    """
    from respondent.loading.schema import KINDS, json_schema

    if kind is None:
        for name in KINDS:
            click.echo(name)
        return
    if kind not in KINDS:
        raise UnknownKindError(kind, tuple(KINDS))
    click.echo((json.dumps(json_schema(kind), ensure_ascii=False, indent=2) + "\n").encode(), nl=False)
