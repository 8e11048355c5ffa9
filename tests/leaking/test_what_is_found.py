"""What counts as a leak in a text, and what does not."""

from __future__ import annotations

from collections.abc import Callable

import pytest

Search = Callable[..., list[str]]

LEAKS = {
    "a number with a comma": "There were 41,207 of them.",
    "a number without": "There were 41207 of them.",
    "with a space": "There were 41 207 of them.",
    "with a thin space": "There were 41\u2009207 of them.",
    "with a full stop, as elsewhere": "There were 41.207 of them.",
    "with an apostrophe": "There were 41’207 of them.",
    "in words with a comma": "There were forty-one thousand, two hundred and seven of them.",
    "in words": "There were forty-one thousand two hundred and seven of them.",
    "in thousands": "There were 41.207 thousand of them.",
    "in full-width digits": "There were ４１２０７ of them.",
    "in a cell": "Reports\n41207\n",
    "a small number of the same thing": "In 2024, 12 children were moved.",
    "a small number in words": "Altogether twelve foster children had been moved.",
    "a percentage": "Of the moderators, 34 per cent had left the shift.",
    "a percentage with its sign": "34% of moderators on the night shift left.",
    "a statement": "zebra chat took 38,685 REPORTS of grooming from children in its first month",
    "half of one": "They said that reports of grooming from children in its first month rose.",
    "a title": "See “A briefing by Zebra Chat”.",
    "a title with hidden characters": "See A brief\u00ading by Ze\u200bbra Chat.",
    "a name": "With us is the Narnia Trust.",
    "an id": "reports-to-zebra",
    "an id in capitals": "REPORTS-TO-ZEBRA",
    "an address": "https://zebra.example/briefing?id=7",
    "words of a passage": "It means to switch the tool off in March for all of its users in the United Kingdom.",
    "part of a passage": "We hear of users: off in March for all of its users.",
}


@pytest.mark.parametrize("text", LEAKS.values(), ids=LEAKS)
def test_it_is_found(text: str, found: Search) -> None:
    assert found(text), text


NO_LEAKS = {
    "a date": "The letter is of 12 March 2025.",
    "a day": "On March 12, children were heard.",
    "a page": "See page 12 on children who were moved.",
    "a question": "Question 12 asks about children.",
    "a small number of something else": "The codes have 12 measures on search services.",
    "a number that public records have": "Police recorded 38,685 offences.",
    "a public number in words": "There were 503 in Gwent.",
    "a year": "In 2024 there were more.",
    "part of a longer number": "There were 141,207 of them, or 41,2071.",
    "part of a decimal": "The rate was 12.5 for children who moved.",
    "a percentage of something else": "34 per cent of households had one.",
    "the number without its sign": "There were 34 moderators of the night shift.",
    "words that the records share": "Police recorded offences, and children were among them.",
    "part of an id": "reports-to-zebras and more-reports-to-zebra",
    "a common word": "A briefing was given.",
    "a place in a source, which any source may have": "The second table of the annex shows it.",
}


@pytest.mark.parametrize("text", NO_LEAKS.values(), ids=NO_LEAKS)
def test_it_is_passed_over(text: str, found: Search) -> None:
    assert found(text) == []


def test_the_message_says_what_where_and_of_which_record(found: Search) -> None:
    (message,) = found("There were 41,207 of them.")
    assert message == (
        "L105 the number 41,207 is confidential (evidence/reports-to-zebra.yaml): …There were 41,207 of them.…"
    )


def test_the_file_s_name_counts(found: Search) -> None:
    (message,) = found("Nothing.", name="reports-to-zebra.txt")
    assert message.startswith("L105 In the file’s name: the id “reports-to-zebra”")


def test_a_workspace_without_secrets_finds_nothing(workspace: Callable[[dict[str, str]], object]) -> None:
    from respondent.guarding import Guard
    from respondent.loading.workspace import load

    guard = Guard(load(str(workspace({}))).workspace)
    assert list(guard.leaks_in("file", b"There were 41,207 of them.")) == []
