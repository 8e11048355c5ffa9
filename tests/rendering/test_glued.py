from __future__ import annotations

from collections.abc import Callable

import pytest

from respondent.model.document import Document, Para, text_of

F = '{{ figure("offences") }}'
HALF = '{{ figure("half") }}'
WORDS = '{{ figure("sessions") | words }}'

REFUSED = [
    (f"1{F}", "138,685"),
    (f"1,{F}", "1,38,685"),
    (f"0.{F}", "0.38,685"),
    (f"{F}000", "38,685000"),
    (f"{F}.5", "38,685.5"),
    (f"{F},500", "38,685,500"),
    (f"**1**{F}", "138,685"),
    (f"{F}*000*", "38,685000"),
    (f"{F}²", "38,685²"),
    (f"-{F}", "-38,685"),
    (f"−{F}", "−38,685"),
    (f"(-{F})", "(-38,685)"),
    (f"£{F}", "£38,685"),
    (f"${F}", "$38,685"),
    (f"{F}%", "38,685%"),
    (f"{F} per cent", "38,685 per"),
    (f"{HALF}%", "50 per cent%"),
    (f"{F} million", "38,685 million"),
    (f"{F}m", "38,685m"),
    (f"{F}-thousand", "38,685-thousand"),
    (f"{WORDS} hundred", "nine hundred and three hundred"),
    (f"twenty-{WORDS}", "twenty-nine"),
    (f"forty{WORDS}", "fortynine"),
    ('1{{ period("offences") }}', "12023/24"),
]

ALLOWED = [
    f"There were {F}, and no more. {F}",
    f"({F})",
    f"“{F}”",
    f"{F}–40,000",
    f"20,000–{F}",
    f"{F}: that is all",
    f"almost-{F}",
    f"{F} metres",
    f"{F} kings",
    f"{HALF}, 12 of them",
    f"{F} in 2024",
    f"in 2024, {F}",
    f"the {F}th",
    '{% claim "feasible" %}In 2024 there were more{% endclaim %} million-pound schemes',
]


@pytest.mark.parametrize(("body", "shown"), REFUSED)
def test_a_figure_that_reads_as_another_number_beside_what_touches_it_is_refused(
    problems: Callable[..., list[str]], body: str, shown: str
) -> None:
    found = problems(f"One line.\n\nThere were {body}")
    assert len(found) == 1
    assert found[0].startswith("3 T226 A figure runs into what stands beside it")
    assert shown in found[0]


def test_two_figures_without_a_space_between_them_are_refused(problems: Callable[..., list[str]]) -> None:
    assert [problem[:6] for problem in problems(F + '{{ figure("sessions") }}')] == ["1 T226"]


@pytest.mark.parametrize("body", ALLOWED)
def test_a_figure_among_ordinary_words_and_punctuation_is_left_alone(
    document: Callable[..., Document], body: str
) -> None:
    (block,) = document(f"Here: {body}").blocks
    assert isinstance(block, Para)
    assert text_of(block.content).startswith("Here: ")


def test_a_unit_may_begin_with_a_word_for_a_number(document: Callable[..., Document]) -> None:
    tonnes = "kind: statistic\nstatement: S.\nsource: home-office-2024\nvalue: 12\nunit: thousand tonnes\n"
    made = document(
        'There were {{ figure("tonnes") }} thousand tonnes.',
        records={"tonnes.yaml": tonnes},
        settings="  - {name: thousand tonnes, plural: thousand tonnes}\n",
    )
    assert [claim.text for claim in made.claims] == ["12"]


@pytest.mark.parametrize("body", [f"{{{{ -{F[3:-3]} }}}}", f"{{{{ +{F[3:-3]} }}}}", "{{ -'a' }}"])
def test_no_sign_is_put_before_a_figure_or_a_text(problems: Callable[..., list[str]], body: str) -> None:
    (found,) = problems(body)
    assert "T208" in found
    assert "cannot stand before this" in found


def test_a_sign_before_what_is_not_there_is_reported_once(problems: Callable[..., list[str]]) -> None:
    (found,) = problems("{{ -nothing }}")
    assert "T203" in found
