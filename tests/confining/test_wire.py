"""Pickles from a child: this program's own values come through, and nothing that could do something."""

from __future__ import annotations

import os
import pickle
import subprocess
from datetime import UTC, date, datetime
from decimal import Decimal
from fractions import Fraction
from pathlib import Path, PurePosixPath
from types import MappingProxyType
from typing import Any

import pytest

from respondent.confining.job import Answer, Ending
from respondent.confining.outcome import outcome_of
from respondent.confining.refusal import READING, Refused, Why
from respondent.confining.wire import UntrustedAnswerError, dumped, loaded_with_suspicion
from respondent.loading.workspace import load

ROOT = Path(__file__).resolve().parents[2]


def test_a_whole_workspace_comes_through() -> None:
    workspace = load(ROOT).workspace
    assert loaded_with_suspicion(dumped(workspace)) == workspace


def test_plain_values_come_through() -> None:
    value = {
        "numbers": (1, 2.5, Decimal("54.20"), Fraction(1, 3)),
        "days": [date(2025, 2, 18), datetime(2025, 2, 18, tzinfo=UTC)],
        "others": {frozenset({"a"}), PurePosixPath("a/b")},
        "mapping": MappingProxyType({"a": None}),
        "member": Why.BUSY,
    }
    assert loaded_with_suspicion(dumped(value)) == value


class Runs:
    def __reduce__(self) -> tuple[Any, ...]:
        return subprocess.getoutput, ("true",)


class Grasps:
    def __reduce__(self) -> tuple[Any, ...]:
        return getattr, (Why, "__init_subclass__")


@pytest.mark.parametrize(
    "value",
    [
        Runs(),
        os.system,
        subprocess.Popen,
        load,
        eval,
        Grasps(),
        ROOT.read_bytes,
        Refused.__init__,
        print,
        type,
    ],
)
def test_functions_and_other_classes_do_not(value: object) -> None:
    with pytest.raises((UntrustedAnswerError, pickle.UnpicklingError)):
        loaded_with_suspicion(pickle.dumps(value))


@pytest.mark.parametrize(
    "data", [b"", b"\x80", b"nonsense", pickle.dumps("no answer"), dumped(Answer(Ending.DONE, Runs()))]
)
def test_what_is_no_answer_is_a_refusal(data: bytes) -> None:
    found = outcome_of(data, READING)
    assert isinstance(found, Refused)
    assert found.why is Why.FAILED
