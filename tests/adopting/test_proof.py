"""What does not print the draft's own words is taken out again, a little at a time."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest

from respondent.adopting.blocks import Block
from respondent.adopting.proof import Proved, Prover
from respondent.adopting.stretch import Piece, Stretch, StretchKind
from respondent.loading.workspace import load
from respondent.model.draft import Passage, PassageKind
from respondent.model.layout import Layout, Look

Prove = Callable[..., Proved]


@pytest.fixture
def prove(workspace: Callable[[dict[str, str]], Path]) -> Prove:
    prover = Prover(load(workspace({})).workspace, date(2025, 2, 18), {})

    def one(*pieces: Piece) -> Proved:
        (proved,) = prover.prove([Block(pieces)])
        return proved

    return one


def figure(text: str, words: str, code: str) -> Stretch:
    start = text.index(words)
    return Stretch(start, start + len(words), StretchKind.FIGURE, code, words)


def piece(
    text: str, *stretches: Stretch, kind: PassageKind = PassageKind.PARAGRAPH, **layout: object
) -> Piece:
    return Piece(0, Passage(text, kind, ((0, 1, 1),), layout=Layout(**layout)), stretches)  # type: ignore[arg-type]


def test_a_tag_that_prints_other_words_goes_and_the_others_stay(prove: Prove) -> None:
    text = "In all 38,685, in Gwent 530, elsewhere 192."
    proved = prove(
        piece(
            text,
            figure(text, "38,685", '{{ figure("offences") }}'),
            figure(text, "530", '{{ figure("by-force", force="Gwent") }}'),
            figure(text, "192", '{{ figure("no-such-record") }}'),
        )
    )
    assert proved.source == 'In all {{ figure("offences") }}, in Gwent 530, elsewhere 192.'


def test_emphasis_never_costs_a_word(prove: Prove) -> None:
    looks = tuple(Look(n, n + 1, bold=n % 2 == 0, italic=n % 3 == 0) for n in range(7))
    assert prove(piece("a*b_c*d", looks=looks)).source.replace("\\*", "").replace("*", "") in (
        "ab_cd",
        "ab\\_cd",
    )


def test_a_list_that_begins_too_deep_becomes_one_list(prove: Prove) -> None:
    items = [
        piece(text, kind=PassageKind.ITEM, depth=depth, ordered=ordered, list_id=str(ordered))
        for text, depth, ordered in (("a", 0, True), ("b", 1, True), ("c", 1, False), ("d", 3, True))
    ]
    source = prove(*items).source
    assert [line.strip().lstrip("-1234567890. ") for line in source.splitlines() if line.strip()] == list(
        "abcd"
    )
    assert "```" not in source


def test_what_markdown_would_take_too_long_over_is_kept_letter_by_letter(prove: Prove) -> None:
    text = "[x] " * 300 + "```"
    assert prove(piece(text)).source == f"````\n{text}\n````"
