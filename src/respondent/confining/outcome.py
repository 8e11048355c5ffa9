"""What a child's answer means for whoever asked."""

from __future__ import annotations

from respondent.confining.job import Answer, Ending
from respondent.confining.refusal import Task, Why, refused
from respondent.confining.wire import loaded_with_suspicion


def outcome_of(data: bytes, task: Task) -> object:
    """The value that a job gave, or a Refused; the bytes are the child's, and nothing in them is taken on trust."""
    try:
        answer = loaded_with_suspicion(data)
    except Exception as error:
        return refused(Why.FAILED, task, f"an answer that cannot be opened: {error!r}")
    if not isinstance(answer, Answer):
        return refused(Why.FAILED, task, "no answer")
    match answer.ending:
        case Ending.DONE:
            return answer.value
        case Ending.SAID_NO:
            return refused(Why.SAID_NO, task, str(answer.value))
        case Ending.NO_MEMORY:
            return refused(Why.TOO_MUCH_MEMORY, task)
        case _:
            return refused(Why.FAILED, task, str(answer.value))
