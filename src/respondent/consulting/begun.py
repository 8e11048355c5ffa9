"""A response begun: a template with a place for each answer."""

from __future__ import annotations

import textwrap
from collections.abc import Iterator, Sequence
from datetime import date

from respondent.model.consultation import Question
from respondent.yamltext.emit import scalar

WIDTH = 112


def response_text(
    title: str, consultation: str, questions: Sequence[Question], organisations: Sequence[str], day: date
) -> str:
    """The template's text: front matter, a summary, an empty answer to each question, and the evidence.

    `consultation` is its record's id; `organisations` the ids of those who respond.
    """
    respondents = (
        f"from: [{', '.join(organisations)}]"
        if organisations
        else "# from: [nspcc, barnardos]  the ids of the organisations that respond"
    )
    lines = [
        "---",
        "kind: response",
        f"title: {scalar(f'Response to “{title}”'.replace('{', '(').replace('}', ')'))}",
        f"date: {day.isoformat()}",
        f"consultation: {consultation}",
        respondents,
        "---",
        "# Summary",
        "",
        '{# A few sentences; {{ recommendation("name") }} refers to a recommendation by its number. #}',
        "",
        "# Our answers",
        "",
        "{{ list_of_answers() }}",
        "",
    ]
    for question in questions:
        lines += [*_answer(question), ""]
    lines += ["# The evidence", "", "{{ list_of_evidence() }}"]
    return "\n".join(lines) + "\n"


def _answer(question: Question) -> Iterator[str]:
    words = " ".join(question.text.split()).replace("#}", "# }").replace("{#", "{ #")
    wants = [
        "asks for evidence" if question.asks_for_evidence else "",
        f"{question.word_limit:,} words at most" if question.word_limit else "",
    ]
    aside = f" ({'; '.join(want for want in wants if want)})" if any(wants) else ""
    yield f'{{% answer "{question.number}" %}}'
    yield from textwrap.wrap(f"{{# {words}{aside} #}}", WIDTH)
    yield "{% endanswer %}"
