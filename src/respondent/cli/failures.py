"""What people see when a command cannot run: a sentence and status 2, never a traceback."""

from __future__ import annotations

import errno
import os
import traceback
from collections.abc import Iterator
from contextlib import contextmanager

import click

from respondent.errors import RespondentError

COULD_NOT_RUN = 2
FOUND_AN_ERROR = 1

DEBUG = "RESPONDENT_DEBUG"
"""Set to 1, this environment variable adds the traceback that a report of a fault needs."""


@contextmanager
def stop_kindly(ctx: click.Context) -> Iterator[None]:
    """Turn what stops a command into a message on standard error and an exit with status 2."""
    try:
        yield
    except (click.ClickException, click.exceptions.Exit, click.Abort):
        raise
    except RespondentError as error:
        _say(ctx, str(error))
    except KeyboardInterrupt:
        _say(ctx, "\nStopped. Every file that was written is whole.")
    except Exception as error:
        if isinstance(error, OSError) and error.errno == errno.EPIPE:
            raise  # whoever read our output has gone; click ends quietly
        _say(ctx, _reason(error))


def _reason(error: Exception) -> str:
    if isinstance(error, OSError) and error.filename is not None:
        return f"{error.filename} could not be used: {error.strerror or type(error).__name__}."
    if isinstance(error, OSError) and error.errno == errno.ENOSPC:
        return "The output could not be written: the disk is full. Make some room on it, then try again."
    what = f"{type(error).__name__}: {error}" if str(error) else type(error).__name__
    return (
        f"Sorry, this is a fault in Respondent itself, not in your files ({what}).\n"
        f"Nothing was left half written. Please tell whoever looks after Respondent where you work: run the same "
        f"command with {DEBUG}=1 in the environment, and send them what it prints."
    )


def _say(ctx: click.Context, message: str) -> None:
    if os.environ.get(DEBUG) == "1":
        click.echo(traceback.format_exc(), err=True)
    click.echo(message, err=True)
    ctx.exit(COULD_NOT_RUN)
