"""One job: a function by its name, what it is given, and what it answers."""

from __future__ import annotations

import importlib
import traceback
from collections.abc import Callable
from dataclasses import dataclass
from enum import StrEnum
from typing import Any

from respondent.confining.limits import Limits
from respondent.confining.wire import dumped
from respondent.errors import RespondentError


@dataclass(frozen=True, slots=True)
class Job:
    """A function by module and name, and its arguments; `held` is the number of what is kept ready for it."""

    function: str
    arguments: tuple[Any, ...]
    limits: Limits
    held: int | None = None


class Ending(StrEnum):
    """How a job ended, as the child itself says."""

    DONE = "done"
    SAID_NO = "said no"
    NO_MEMORY = "no memory"
    FAILED = "failed"


@dataclass(frozen=True, slots=True)
class Answer:
    """What a job gave: its value, the message of a RespondentError, or the traceback of another."""

    ending: Ending
    value: object = None


def name_of(function: Callable[..., object]) -> str:
    """A function's module and name. Raises ValueError for one that cannot be found again by them."""
    name = f"{function.__module__}:{function.__qualname__}"
    try:
        found = function_named(name)
    except (ImportError, AttributeError):
        found = None
    if found is not function:
        raise ValueError(f"{name} is no function of a module, so that no other process can find it.")
    return name


def function_named(name: str) -> Callable[..., object]:
    """The function of that module and name."""
    module, _, attribute = name.partition(":")
    function: Callable[..., object] = getattr(importlib.import_module(module), attribute)
    return function


def answered(name: str, arguments: tuple[Any, ...]) -> bytes:
    """What the function gives, as an answer in bytes; nothing that it does comes out as an exception."""
    try:
        return dumped(Answer(Ending.DONE, function_named(name)(*arguments)))
    except RespondentError as error:
        return dumped(Answer(Ending.SAID_NO, str(error)))
    except MemoryError:
        return dumped(Answer(Ending.NO_MEMORY))
    except BaseException:  # also what ends a process: the child ends by itself, with an answer
        return dumped(Answer(Ending.FAILED, traceback.format_exc(limit=-12)[-8000:]))
