"""What a child answers, whatever its function does."""

from __future__ import annotations

import pytest
from tests.confining import jobs

from respondent.confining.job import Answer, Ending, answered, function_named, name_of
from respondent.confining.wire import loaded_with_suspicion


@pytest.mark.parametrize(
    ("function", "arguments", "ending"),
    [
        (jobs.added, (1, 2), Ending.DONE),
        (jobs.refuses, ("x",), Ending.SAID_NO),
        (jobs.fails, (), Ending.FAILED),
        (jobs.exits, (), Ending.FAILED),
        (jobs.digs, (), Ending.FAILED),
        (jobs.lacks_memory, (), Ending.NO_MEMORY),
    ],
)
def test_every_end_of_a_function_is_an_answer(
    function: object, arguments: tuple[object, ...], ending: Ending
) -> None:
    assert callable(function)
    answer = loaded_with_suspicion(answered(name_of(function), arguments))
    assert isinstance(answer, Answer)
    assert answer.ending is ending


def test_a_function_is_found_by_its_name() -> None:
    assert function_named(name_of(jobs.added)) is jobs.added
    with pytest.raises(ValueError, match="no function of a module"):
        name_of(lambda: 1)
