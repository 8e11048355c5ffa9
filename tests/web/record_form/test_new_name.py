"""The name of a record that was given none."""

from __future__ import annotations

from respondent.web.record_form.new_name import name_for, name_from


def test_it_is_made_of_the_first_telling_words() -> None:
    assert (
        name_from("The police recorded 38,685 offences in 2023/24.") == "police-recorded-38685-offences-2023"
    )
    assert name_from("Childline’s café") == "childlines-cafe"


def test_words_without_a_latin_letter_give_none() -> None:
    assert name_from("שלום 🙂") == ""
    assert name_for({"text": "🙂"}, lambda _: True) == ""


def test_one_that_is_taken_gets_a_number() -> None:
    taken = {"girl-aged-13", "girl-aged-13-2"}
    assert name_for({"speaker": "Girl, aged 13"}, lambda name: name not in taken) == "girl-aged-13-3"


def test_a_title_goes_before_the_words() -> None:
    assert name_for({"text": "Words.", "title": "A report"}, lambda _: True) == "report"
