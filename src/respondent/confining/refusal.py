"""What comes back where a job did not: why, in words for whoever asked for it."""

from __future__ import annotations

from dataclasses import dataclass, field
from enum import StrEnum


class Why(StrEnum):
    """Why a job gave no answer."""

    SAID_NO = "said no"  # the function itself refused, with a RespondentError
    TOO_LONG = "too long"
    TOO_MUCH_MEMORY = "too much memory"
    TOO_MUCH_TO_SAY = "too much to say"
    FAILED = "failed"  # a fault of ours, or a process that died
    BUSY = "busy"


@dataclass(frozen=True, slots=True)
class Task:
    """What is done to what, for messages: “This file” took too long to “read”, and could not be “read”."""

    what: str
    do: str
    done: str


READING = Task("This file", "read", "read")
RENDERING = Task("This document", "make", "made")


@dataclass(frozen=True, slots=True)
class Refused:
    """A job without an answer.

    `message` may be shown to anybody. `detail` is for the server's log alone: a traceback, or how the process died.
    """

    why: Why
    message: str
    detail: str = field(default="", repr=False)


def refused(why: Why, task: Task, detail: str = "") -> Refused:
    """A refusal with the words for it; of SAID_NO, `detail` is the message."""
    match why:
        case Why.SAID_NO:
            return Refused(why, detail)
        case Why.TOO_LONG:
            said = f"{task.what} took too long to {task.do}, and was stopped. Try a shorter part of it."
        case Why.TOO_MUCH_MEMORY:
            said = f"{task.what} needs too much memory to {task.do}. Try a shorter part of it."
        case Why.TOO_MUCH_TO_SAY:
            said = f"{task.what} gave more than can be shown. Try a shorter part of it."
        case Why.FAILED:
            said = (
                f"{task.what} could not be {task.done}: the program that does it stopped in the middle. "
                "Nothing was changed. If it happens again, tell whoever looks after this site."
            )
        case Why.BUSY:
            said = "Many people are at work here at the moment. Wait a minute, then try again."
    return Refused(why, said, detail)
