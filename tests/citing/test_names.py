"""People and organisations, told apart and written in each order."""

from __future__ import annotations

import pytest

from respondent.citing.names import credited, listed, name

PEOPLE = [
    # as written in the record, in its natural order, in a list
    ("Jane Smith", "Jane Smith", "Smith, J."),
    ("Smith, Jane", "Jane Smith", "Smith, J."),
    ("Smith, Jane Mary", "Jane Mary Smith", "Smith, J.M."),
    ("Griffith, J.A.G.", "JAG Griffith", "Griffith, J.A.G."),
    ("Jean-Paul Sartre", "Jean-Paul Sartre", "Sartre, J.-P."),
    ("Anna van der Berg", "Anna van der Berg", "van der Berg, A."),
    ("Dr Jane Smith", "Dr Jane Smith", "Smith, J."),
    ("Jess Phillips MP", "Jess Phillips MP", "Phillips, J."),
    ("Dame Rachel de Souza DBE", "Dame Rachel de Souza DBE", "de Souza, R."),
    ("Lord Bew", "Lord Bew", "Bew"),
]

ORGANISATIONS = [
    "Ofcom",
    "Home Office",
    "NSPCC",
    "NSPCC Learning",
    "Internet Watch Foundation",
    "Department for Science, Innovation and Technology",
    "Office for National Statistics",
    "Save the Children",
    "5Rights Foundation",
    "Smith & Sons",
    "Smith, Jones, Brown",
]


@pytest.mark.parametrize(("written", "natural", "inverted"), PEOPLE)
def test_a_person_is_listed_by_surname_and_initials(written: str, natural: str, inverted: str) -> None:
    assert (name(written).natural, name(written).inverted) == (natural, inverted)


@pytest.mark.parametrize("written", ORGANISATIONS)
def test_an_organisation_keeps_its_name(written: str) -> None:
    assert (name(written).natural, name(written).inverted) == (written, written)


def test_up_to_three_are_named_and_more_are_others() -> None:
    people = tuple(name(words) for words in ("Jane Smith", "Ann Lee", "Tom Ray", "Sue Fox"))
    assert credited(people[:3]) == "Jane Smith, Ann Lee and Tom Ray"
    assert credited(people) == "Jane Smith and others"


def test_a_list_of_none_is_nothing() -> None:
    assert listed([]) is None
