"""Responses: answers, reservations, recommendations and what refers to them, as templates write them."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from respondent.model.document import Blocks, Document, Inlines, Para, PlaceReference, text_of
from respondent.model.leaving_out import without
from respondent.model.response import Answer, Listing, Recommendation
from respondent.model.workspace import Workspace
from respondent.rendering.marking import runs_of
from respondent.rendering.render import Rendered, render

Make = Callable[..., Document]

RESPONSE = (
    "kind: response\ntitle: Our response\ndate: 2025-02-18\nfrom: [nspcc, barnardos]\nconsultation: safety"
)
RECORDS = {
    "safety.yaml": (
        "kind: consultation\ntitle: Safety\npublisher: Ofcom\nquestions:\n"
        "  - {number: 1, text: Do you agree?, chapter: Volume 2}\n  - {number: Q2, text: Why?}\n"
        "  - {number: 12a, text: Anything else?, illustrative: true}\n"
    ),
    "csa.yaml": "kind: organisation\nname: CSA Centre\n",
}


@pytest.fixture
def response(document: Make) -> Make:
    def make(body: str, **more: object) -> Document:
        return document(body, **{"front": RESPONSE, "records": RECORDS, **more})

    return make


@pytest.fixture
def found(rendered: Callable[..., Rendered]) -> Callable[..., list[str]]:
    """The problems of a response, each with its line in the body."""

    def make(body: str, front: str = RESPONSE) -> list[str]:
        first = front.count("\n") + 5
        result = rendered(body, front=front, records=RECORDS)
        return [f"{d.span.line - first + 1} {d.code.id} {d.message}" for d in result.diagnostics]

    return make


def words(blocks: Blocks) -> list[str]:
    return [text_of(run.content) for run in runs_of((), blocks)[1:]]


def references(blocks: Blocks) -> list[tuple[str, str]]:
    def inside(content: Inlines) -> list[PlaceReference]:
        return [inline for inline in content if isinstance(inline, PlaceReference)]

    return [(one.anchor, one.text) for run in runs_of((), blocks) for one in inside(run.content)]


def test_an_answer_is_one_block_with_its_question_and_all_that_stands_in_it(response: Make) -> None:
    made = response(
        'Before.\n\n{% answer "1" %}\nYes.\n\n- one\n- two\n\n> quoted\n{% endanswer %}\n\nAfter.'
    )
    before, answer, after = made.blocks
    assert isinstance(answer, Answer)
    assert made.answers == (answer,)
    assert (answer.number, answer.label, answer.ordinal) == ("1", "Question 1", 1)
    assert answer.question is not None
    assert answer.question.text == "Do you agree?"
    assert answer.heading == "Question 1 · Volume 2"
    assert words(answer.content) == ["Yes.", "one", "two", "quoted"]
    assert words((before, after)) == ["Before.", "After."]
    assert made.consultation == "safety"


@pytest.mark.parametrize(
    ("written", "number", "heading"),
    [
        ('"1"', "1", "Question 1 · Volume 2"),
        ("1", "1", "Question 1 · Volume 2"),
        ('"Question 1."', "1", "Question 1 · Volume 2"),
        ('"2"', "Q2", "Q2"),
        ('"12 (a)"', "12a", "Question 12a · illustrative wording"),
        ('"7"', "7", "Question 7"),
    ],
)
def test_a_question_is_found_however_its_number_is_written(
    response: Make, written: str, number: str, heading: str
) -> None:
    (answer,) = response(f"{{% answer {written} %}}Yes.{{% endanswer %}}").answers
    assert (answer.number, answer.heading) == (number, heading)


def test_all_respondents_stand_behind_an_answer_unless_it_says_who(response: Make) -> None:
    joint, one, several = response(
        '{% answer 1 %}Yes.{% endanswer %}{% answer 2 behind="barnardos" %}No.{% endanswer %}'
        '{% answer "12a" behind=["barnardos", "nspcc"] %}No.{% endanswer %}'
    ).answers
    assert [s.name for s in joint.behind] == ["NSPCC", "Barnardo’s"]
    assert (joint.joint, joint.standing) == (True, "Joint answer of all respondents")
    assert (one.joint, one.standing) == (False, "Answer of Barnardo’s")
    assert [s.organisation for s in several.behind] == ["nspcc", "barnardos"], "in the order of `from`"


def test_a_reservation_is_its_organisations_and_no_part_of_the_answers_content(response: Make) -> None:
    (answer,) = response(
        '{% answer 1 %}\nYes.\n\n{% reservation "barnardos" %}\nNot in Wales, with {{ figure("by-force", '
        'force="Gwent") }}.\n\nNor here.\n{% endreservation %}\n\nAnd so on.\n{% endanswer %}'
    ).answers
    assert words(answer.content) == ["Yes.", "And so on."]
    assert [one.organisation for one in answer.reserved] == ["barnardos"]
    assert words(answer.behind[1].reservation) == ["Not in Wales, with 503.", "Nor here."]
    assert answer.standing == "Joint answer of all respondents · reservation: Barnardo’s"
    assert words(answer.blocks) == ["Yes.", "And so on.", "Not in Wales, with 503.", "Nor here."]


def test_a_skipped_question_has_its_reason_as_content_and_an_empty_answer_is_open(response: Make) -> None:
    skipped, left = response(
        "{% skip 1 %}No *view*.{% endskip %}{% answer 2 %}{# Jo writes this #}{% endanswer %}"
    ).answers
    assert (skipped.skipped, words(skipped.content), skipped.standing) == (True, ["No view."], "")
    assert (left.skipped, left.is_open, left.standing) == (False, True, "")


def test_a_shared_passage_stands_in_several_answers_with_its_claims_each_time(response: Make) -> None:
    shared = 'There were {{ figure("offences") }} offences.\n'
    made = response(
        '{% answer 1 %}{% include "shared.md.j2" %}{% endanswer %}{% answer 2 %}{% include "shared.md.j2" %}\n'
        "\nMore.{% endanswer %}",
        partials={"shared.md.j2": shared},
    )
    assert [words(answer.content) for answer in made.answers] == [
        ["There were 38,685 offences."],
        ["There were 38,685 offences.", "More."],
    ]
    assert [claim.note for claim in made.claims] == [1, 2]


def test_recommendations_are_counted_through_and_referred_to_before_and_after_they_are_made(
    response: Make,
) -> None:
    made = response(
        'See {{ recommendation("b") }}.\n\n{% recommendation "a" %}\nDo this.\n{% endrecommendation %}\n\n'
        '{% answer 1 %}\nYes.\n\n{% recommendation "b" %}\nDo that:\n\n- now\n{% endrecommendation %}\n'
        "{% endanswer %}\n\nAs *{{ recommendation('a') }}* and {{ question('Q1') }} say."
    )
    assert references(made.blocks) == [("recommendation-2", "Recommendation 2"), ("answer-1", "Question 1")]
    assert words((made.blocks[-1],)) == ["As Recommendation 1 and Question 1 say."]
    first, second = made.blocks[1], made.answers[0].content[1]
    assert isinstance(first, Recommendation)
    assert isinstance(second, Recommendation)
    assert (first.number, second.number, second.id) == (1, 2, "b")
    assert words(second.content) == ["Do that:", "now"]


def test_a_recommendation_made_again_in_the_same_words_keeps_its_number(response: Make) -> None:
    made = response(
        '{% macro again() %}\n{% recommendation "a" %}\nDo this.\n{% endrecommendation %}\n{% endmacro %}'
        "{% answer 1 %}{{ again() }}{% endanswer %}{% answer 2 %}{{ again() }}{% endanswer %}"
    )
    numbers = [
        (block.number, block.again)
        for answer in made.answers
        for block in answer.content
        if isinstance(block, Recommendation)
    ]
    assert numbers == [(1, False), (1, True)]


def test_the_lists_are_made_of_what_the_document_says_wherever_they_stand(response: Make) -> None:
    made = response(
        "{{ list_of_recommendations() }}\n\n{{ list_of_answers() }}\n\n# Ours\n\n"
        'There were {{ figure("offences") }}.\n\n{% answer 1 %}\nIn Gwent {{ figure("by-force", force="Gwent") }},'
        ' {{ figure("by-force", force="Gwent").per_day | more_than }} a day.\n\n{% recommendation "a" %}\nDo'
        " this.\n{% endrecommendation %}\n{% endanswer %}\n\n{% skip 2 %}No.{% endskip %}\n\n"
        '{% answer "12a" %}{% endanswer %}\n\n{{ list_of_evidence() }}'
    )
    recommendations, answers, *_, evidence = made.blocks
    rows = [
        [[text_of(cell) for cell in row] for row in block.table.rows]
        for block in (recommendations, answers, evidence)
        if isinstance(block, Listing)
    ]
    assert rows[0] == [["Recommendation 1", "Do this.", "Question 1"]]
    assert rows[1] == [
        ["Question 1", "Do you agree?", "Joint answer of all respondents"],
        ["Q2", "Why?", "Not answered"],
        ["Question 12a", "Anything else?", "No answer yet"],
    ]
    assert rows[2] == [
        [
            "Police recorded 38,685 offences in 2023/24.",
            "38,685",
            "Home Office, Police recorded crime open data, 2024, sheet 1",
            "Ours, note 1",
        ],
        [
            "Offences by force",
            "503 (Gwent)\nmore than one (503 offences ÷ 366 days = 1.37 a day)",
            "Home Office, Police recorded crime open data, 2024, sheet 4",
            "Question 1, note 2",
        ],
    ]


def test_a_list_states_nothing_anew_it_holds_no_claim_and_no_note(response: Make) -> None:
    body = 'There were {{ figure("offences") }}.'
    bare, listed = response(body), response(f"{body}\n\n{{{{ list_of_evidence() }}}}")
    assert listed.claims == bare.claims
    assert listed.notes == bare.notes


def test_who_is_left_out_of_a_build_stands_behind_nothing(
    response: Make, workspace_of: Callable[..., Workspace]
) -> None:
    body = (
        '{% answer 1 behind=["nspcc", "barnardos"] %}Yes.\n\n{% reservation "barnardos" %}\nNo.\n'
        '{% endreservation %}{% endanswer %}{% answer 2 behind="barnardos" %}Yes.{% endanswer %}'
    )
    workspace = workspace_of({"letter.md.j2": f"---\n{RESPONSE}\n---\n{body}\n"}, RECORDS)
    result = render(without(workspace, ["barnardos"]), "letter")
    assert result.diagnostics == ()
    one, other = result.documents[0].answers
    assert (one.joint, one.standing, one.reserved) == (True, "", ())
    assert other.behind == ()


RESERVED = "{% reservation 'nspcc' %}A.{% endreservation %}"

WRONG = [
    (
        "{% answer 1 %}\n{% answer 2 %}Yes.{% endanswer %}\n{% endanswer %}",
        "2 T236 An answer stands in an answer.",
    ),
    (
        '{% reservation "nspcc" %}No.{% endreservation %}',
        "1 T236 A reservation stands outside of any answer.",
    ),
    (
        '{% skip 1 %}{% reservation "nspcc" %}No.{% endreservation %}{% endskip %}',
        "1 T236 A reservation stands in a question that is skipped.",
    ),
    (
        '{% recommendation "a" %}\n\n{% recommendation "b" %}Do.{% endrecommendation %}\n{% endrecommendation %}',
        "3 T236 A recommendation stands in a recommendation.",
    ),
    ('{% recommendation "a" %}{% endrecommendation %}', "1 T236 A recommendation has no words."),
    (
        '{% answer 1 %}{% reservation "nspcc" %} {% endreservation %}{% endanswer %}',
        "1 T236 A reservation has no words.",
    ),
    (
        "{% set both %}{% answer 1 %}Yes.{% endanswer %}{% endset %}\n- {{ both.split() | first }}",
        "2 T236 An answer stands in a list or a quotation.",
    ),
    (
        '{% answer 1 behind=["nspcc", "csa"] %}Yes.{% endanswer %}',
        "1 T237 “csa” stands behind this answer, and is not among those who respond.",
    ),
    (
        '{% answer 1 behind="nspcc" %}\n{% reservation "barnardos" %}\nNo.\n{% endreservation %}\n{% endanswer %}',
        "2 T237 “barnardos” has a reservation, and does not stand behind this answer.",
    ),
    (
        f"{{% answer 1 %}}{RESERVED}{RESERVED}{{% endanswer %}}",
        "1 T237 “nspcc” has two reservations to this answer.",
    ),
    ("See {{ recommendation('x') }}.", "1 T238 There is no recommendation “x” in this document."),
    ("See {{ question(1) }}.", "1 T238 There is no answer to a question “1” in this document."),
    (
        '{% recommendation "a" %}Do{% endrecommendation %}\n{% recommendation "a" %}Do not{% endrecommendation %}',
        "2 T239 There are two recommendations “a” with different words.",
    ),
    ("Here {{ list_of_answers() }} it is.", "1 T224 A table stands in the midst of a text."),
]


@pytest.mark.parametrize(("body", "problem"), WRONG, ids=[problem.split(" ", 2)[2] for _, problem in WRONG])
def test_what_is_in_the_wrong_place_or_names_nobody_is_told_at_its_line(
    found: Callable[..., list[str]], body: str, problem: str
) -> None:
    assert problem in found(body)


@pytest.mark.parametrize(
    ("body", "code"),
    [
        ("{% answer %}Yes.{% endanswer %}", "T201"),
        ("{% answer 1 %}Yes.", "T201"),
        ("{% answer missing %}Yes.{% endanswer %}", "T203"),
        ("{% answer 1 behind=3.5 %}Yes.{% endanswer %}", "T208"),
        ("{% answer 1 behnd=['nspcc'] %}Yes.{% endanswer %}", "T208"),
        ("{% reservation ['nspcc'] %}Yes.{% endreservation %}", "T208"),
        ("{{ recommendation() }}", "T208"),
        ("{{ list_of_answers(1) }}", "T208"),
        ("{{ answer(1) }}", "T203"),
        ("{% question 1 %}", "T201"),
    ],
)
def test_what_is_written_wrongly_is_said_in_words_and_nothing_breaks(
    found: Callable[..., list[str]], body: str, code: str
) -> None:
    assert code in {problem.split()[1] for problem in found(body)}


def test_an_answer_in_a_letter_is_refused(found: Callable[..., list[str]]) -> None:
    letter = "kind: letter\ntitle: A letter\ndate: 2025-02-18\nfrom: nspcc"
    assert found("{% answer 1 %}Yes.{% endanswer %}", letter) == [
        "1 T236 An answer stands in a document that is no response."
    ]


def test_recommendations_and_lists_serve_letters_too(document: Make) -> None:
    made = document(
        '{% recommendation "a" %}Do this.{% endrecommendation %}\n\nSee {{ recommendation("a") }}.'
        "\n\n{{ list_of_recommendations() }}"
    )
    assert [type(block) for block in made.blocks] == [Recommendation, Para, Listing]


def test_each_block_of_an_answer_knows_its_line(response: Make) -> None:
    (answer,) = response(
        '{% answer 1 %}\nYes.\n\nNo.\n\n{% recommendation "a" %}\nDo.\n{% endrecommendation %}\n'
        "{% endanswer %}"
    ).answers
    first = RESPONSE.count("\n") + 5
    assert answer.span.line - first == 0
    assert [block.span.line - first for block in answer.content] == [1, 3, 5]
