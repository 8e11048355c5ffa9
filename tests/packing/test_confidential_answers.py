"""Answers, reservations and recommendations in which something is confidential, in both editions."""

from __future__ import annotations

from pathlib import Path

import pytest
from tests.packing.inquiry import HEAD, built, codes, text, workspace

from respondent.model.edition import Edition

PUBLIC, CONFIDENTIAL = Edition.PUBLIC, Edition.CONFIDENTIAL

INSIDE = """\
{% answer "2" %}
{% confidential reason="commercial" %}
The plinth of marmalade is at stake.

It held {{ figure("lodgers") }} guests.
{% endconfidential %}
{% endanswer %}
"""
AROUND = """\
{% confidential reason="commercial" %}
{% answer "2" behind=["alpha"] %}
The plinth of marmalade is at stake.
{% endanswer %}
{% endconfidential %}
"""


@pytest.mark.parametrize("answer", [INSIDE, AROUND])
def test_a_whole_answer_that_is_confidential_keeps_its_question_and_counts_as_answered(
    tmp_path: Path, answer: str
) -> None:
    root = workspace(tmp_path, answer, rest="13")
    whole, public = text(root, CONFIDENTIAL), text(root, PUBLIC)
    assert "[CONFIDENTIAL: commercial]** The plinth of marmalade is at stake." in whole
    assert "marmalade" not in public
    question = public.partition("### Question 2")[2].partition("### Question 1")[0]
    assert "What works?" in question
    assert question.rstrip().endswith("[✂]")


def test_several_answers_in_one_passage_all_keep_their_questions_and_the_words_between_get_a_sign(
    tmp_path: Path,
) -> None:
    body = (
        '{% confidential reason="commercial" %}\n{% answer "1" %}\nMarmalade plinths.\n{% endanswer %}\n\n'
        'Chutney words between them.\n\n{% skip "2" %}\nCounsel advised us so.\n{% endskip %}\n'
        "Words after both of these.\n{% endconfidential %}\n"
    )
    public = text(workspace(tmp_path, body, rest="3"), PUBLIC)
    after_title = public.partition("### Question 1")[2]
    assert after_title.index("[✂]") < after_title.index("Question 2") < after_title.index("Question 3")
    assert after_title.count("[✂]") == 4
    assert "Not answered" in after_title


def test_a_passage_around_an_answer_still_has_to_say_why(tmp_path: Path) -> None:
    body = (
        '{% confidential %}\n{% answer "2" %}\nMarmalade plinths.\n{% endanswer %}\n{% endconfidential %}\n'
    )
    root = workspace(tmp_path, body, rest="13")
    assert codes(built(root, PUBLIC)) == codes(built(root, CONFIDENTIAL)) == ["L101"]


def test_recommendations_of_the_public_edition_are_numbered_without_those_that_are_confidential(
    tmp_path: Path,
) -> None:
    body = """\
See {{ recommendation("open") }}, **{{ recommendation("secret") }}** and {{ recommendation("half") }}.

{{ list_of_recommendations() }}

{% answer "2" %}
{% confidential reason="commercial" %}
{% recommendation "secret" %}
Ban the purple marmalade.
{% endrecommendation %}
{% endconfidential %}

{% recommendation "open" %}
Do well.
{% endrecommendation %}

{% recommendation "half" %}
Do this: {% confidential reason="commercial" %}dissolve the Ruritanian board{% endconfidential %}.
{% endrecommendation %}
{% endanswer %}
"""
    root = workspace(tmp_path, body, rest="13")
    public, whole = text(root, PUBLIC), text(root, CONFIDENTIAL)
    assert "See Recommendation 1, **[✂]** and Recommendation 2." in public
    assert "**Recommendation 2**\n\nDo this: [✂]." in public
    assert "See Recommendation 2, **Recommendation 1** and Recommendation 3." in whole
    rows = [line for line in whole.splitlines() if line.startswith("| Recommendation")]
    assert "**[CONFIDENTIAL: commercial]** Ban the purple marmalade. **[END CONFIDENTIAL]**" in rows[0]
    assert "[CONFIDENTIAL" not in rows[1]
    assert "Do this: **[CONFIDENTIAL: commercial]** dissolve the Ruritanian board **[END" in rows[2]


def test_a_name_that_no_recommendation_has_is_still_a_mistake_of_the_whole_document(tmp_path: Path) -> None:
    root = workspace(tmp_path, 'See {{ recommendation("nothing") }}.\n', rest="123")
    assert codes(built(root, None)) == ["T238"]


def test_a_reservation_may_be_confidential_whole_or_in_its_words_alone(tmp_path: Path) -> None:
    body = """\
{% answer "2" %}
Much works.
{% confidential reason="internal" %}
{% reservation "beta" %}
We deplore the marmalade clause.
{% endreservation %}
{% endconfidential %}
{% reservation "alpha" %}
{% confidential reason="internal" %}
We deplore the chutney clause.
{% endconfidential %}
{% endreservation %}
{% endanswer %}
"""
    root = workspace(tmp_path, body, rest="13")
    public = text(root, PUBLIC).partition("### Question 2")[2].partition("### Question 1")[0]
    assert "reservation: Alpha Trust" in public
    assert "Beta Trust" not in public
    assert "Much works. [✂]" in " ".join(public.split())
    assert "**Reservation: Alpha Trust**\n\n[✂]" in public
    assert "reservation: Alpha Trust and Beta Trust" in text(root, CONFIDENTIAL)


def test_the_name_of_a_confidential_respondent_is_marked_or_cut_wherever_an_answer_names_it(
    tmp_path: Path,
) -> None:
    body = """\
{{ list_of_answers() }}

{{ signatories.names }} respond.

{% answer "2" behind=["alpha", "gamma"] %}
Much works.
{% reservation "gamma" %}
We would go further.
{% endreservation %}
{% endanswer %}
"""
    head = HEAD.replace("[alpha, beta]", "[alpha, beta, gamma]")
    root = workspace(tmp_path, body, head=head, rest="13")
    public, whole = text(root, PUBLIC), text(root, CONFIDENTIAL)
    name = "[CONFIDENTIAL: its address must not be found] Gammadelta House [END CONFIDENTIAL]"
    assert "Gamma" not in public
    assert "Answer of Alpha Trust and [✂] · reservation: [✂]" in public
    assert "Alpha Trust, Beta Trust and [✂] respond." in public
    assert "**Reservation: [✂]**\n\nWe would go further." in public
    assert f"**Reservation: {name}**" in whole
    assert whole.count("Gammadelta House") == whole.count(name)


def test_the_list_of_evidence_marks_what_rests_on_a_confidential_record(tmp_path: Path) -> None:
    body = """\
{% answer "2" %}
There is more{% confidential reason="commercial" %}: {{ figure("lodgers") }} guests{% endconfidential %}.
{% endanswer %}

{{ list_of_evidence() }}
"""
    root = workspace(tmp_path, body, rest="13")
    rows = [line for line in text(root, CONFIDENTIAL).splitlines() if line.startswith("|")]
    (hidden,) = [row for row in rows if "8,273" in row]
    assert hidden.count("[CONFIDENTIAL: commercial]") == 3
    assert "Zanzibar minutes" in hidden
    assert not any("CONFIDENTIAL" in row for row in rows if "4,711" in row)
    assert "8,273" not in text(root, PUBLIC)


def test_figures_in_two_answers_that_reveal_a_confidential_one_hold_the_public_edition_back(
    tmp_path: Path,
) -> None:
    total = (
        "kind: statistic\nstatement: 12,984 guests altogether.\nvalue: 12,984\nunit: guest\nperiod: 2023/24\n"
        "source: a-report\nlocator: page 3\n"
    )
    lodgers = (
        "kind: statistic\nstatement: Our lodging had 8,273 guests.\nvalue: 8,273\nunit: guest\nperiod: 2023/24\n"
        "source: a-report\nlocator: page 9\nconfidential: true\nreason: unpublished\n"
    )
    body = '{% answer "2" %}\nAltogether {{ figure("altogether") }}.\n{% endanswer %}\n'
    more = {"evidence/altogether.yaml": total, "evidence/lodgers.yaml": lodgers}
    root = workspace(tmp_path, body, rest="13", **more)
    made = built(root, PUBLIC)
    assert codes(made) == ["L104"]
    assert "12,984" in made.withheld[0].because[0].message


def test_a_question_that_asks_for_evidence_is_content_with_evidence_that_is_confidential(
    tmp_path: Path,
) -> None:
    body = (
        '{% answer "1" %}\nMuch was counted{% confidential reason="commercial" %}: {{ figure("lodgers") }}'
        "{% endconfidential %}.\n{% endanswer %}\n"
    )
    root = workspace(tmp_path, body, rest="23")
    for edition in Edition:
        found = [problem.code.id for problem in built(root, edition).diagnostics]
        assert "Q106" not in found, edition


@pytest.mark.parametrize("form", ["docx", "html"])
def test_word_and_web_pages_have_both_editions_of_confidential_answers_too(tmp_path: Path, form: str) -> None:
    root = workspace(tmp_path, AROUND + INSIDE.replace('"2"', '"3"').replace("plinth", "boot"), rest="1")
    for edition in Edition:
        made = built(root, edition, form)
        assert codes(made) == []
        assert made.files[0].name == f"ours.{edition.value}.{form}"
