"""The options ``--without ORG --reason TEXT``, which take organisations out of what is built or sent."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, Any

import click

if TYPE_CHECKING:
    from respondent.model.leaving_out import LeftOut


def without_organisations(command: Callable[..., Any]) -> Callable[..., Any]:
    """Give a command the options."""
    without = click.option(
        "--without",
        multiple=True,
        metavar="ORG",
        help="Take an organisation out of senders and signatories; give the reason with --reason.",
    )
    reason = click.option(
        "--reason",
        "reasons",
        multiple=True,
        metavar="TEXT",
        help="Why it is left out; one for each --without.",
    )
    return without(reason(command))


def those_left_out(without: tuple[str, ...], reasons: tuple[str, ...]) -> tuple[LeftOut, ...]:
    """Who is left out and why, as the options say; one reason may stand for all."""
    from respondent.model.leaving_out import LeftOut

    given = tuple(" ".join(reason.split()) for reason in reasons)
    if reasons and not without:
        raise click.UsageError("--reason says why somebody is left out: give --without ORG as well.")
    if without and not (given and all(given)):
        raise click.UsageError("Say why with --reason: whoever reads the letter later will ask.")
    if without and len(given) not in {1, len(without)}:
        raise click.UsageError(
            "Give --without ORG --reason TEXT with a reason for each organisation, or one for all of them."
        )
    every = given * len(without) if len(given) == 1 else given
    return tuple(LeftOut(one, why) for one, why in dict(zip(without, every, strict=True)).items())
