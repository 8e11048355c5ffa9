"""A draft of the letter that corrects a document which was sent: itself a template, whose new figures are claims.

So `check` holds the correction to the evidence, too. What only a person can know is left to be filled in.
"""

from __future__ import annotations

import json
from collections.abc import Collection, Iterator
from datetime import date
from itertools import count, groupby

from respondent.adopting.escaping import BRACE, escaped, held
from respondent.model.document import ClaimKind
from respondent.model.impact import Effect, Impact, Outcome, Resting, Where
from respondent.model.record import LONGEST_ID
from respondent.model.template import DocumentKind, FrontMatter, Template
from respondent.model.workspace import Workspace
from respondent.prose.dates import write_date

_KINDS = {"letter": "letter", "release": "press release", "response": "response"}


def corrections(impact: Impact, workspace: Workspace, day: date) -> dict[str, str]:
    """By the name of each template’s file, its text: one for each sent document that is not true any more.

    `day` is the letter’s date.
    """
    found: dict[str, str] = {}
    for one in impact.resting:
        if one.where is Where.SENT and any(effect.outcome.is_wrong for effect in one.effects):
            found[_name(one.document, found)] = correction(one, workspace, day)
    return {f"{name}.md.j2": text for name, text in found.items()}


def _name(document: str, taken: Collection[str]) -> str:
    """An id for the template, like none of those that are taken."""
    for number in count(1):
        tail = f"-{number}" if number > 1 else ""
        name = f"correction-{document}"[: LONGEST_ID - len(tail)].rstrip("-") + tail
        if name not in taken:
            return name
    raise AssertionError


def correction(one: Resting, workspace: Workspace, day: date) -> str:
    """The template’s text."""
    template = workspace.templates.get(one.template)
    front = template.front if template is not None else None
    wrong = [effect for effect in one.effects if effect.outcome.is_wrong]
    return "\n".join((*_front(one, front, template, day), "", *_body(one, wrong, workspace), ""))


def _front(one: Resting, front: FrontMatter | None, template: Template | None, day: date) -> Iterator[str]:
    kind = one.kind if one.kind != DocumentKind.RESPONSE else DocumentKind.LETTER.value
    yield "---"
    yield f"kind: {kind}"
    yield f"title: {_quoted(f'Correction to our {_called(one)}')}"
    yield f"date: {day.isoformat()}"
    if front is not None and front.senders:
        yield f"from: [{', '.join(front.senders)}]"
    else:
        yield "from:  # the organisation that sent it"
    if kind == DocumentKind.LETTER:
        offices = front.recipients.offices if front is not None else ()
        if offices and front is not None:
            listed = f"[{', '.join(offices)}]"
            yield f"to: {f'{{joint: {listed}}}' if front.recipients.joint else listed}"
        else:
            sent_to = f"it went to: {', '.join(one.to)}" if one.to else "the office that it went to"
            yield f"to:  # {_one_line(sent_to)}"
    if front is not None and front.letterhead:
        yield f"letterhead: {_quoted(front.letterhead)}"
    yield "---"
    source = f", made from {template.path}" if template is not None else ""
    files = ", ".join(map(_comment, one.paths))
    yield f"{{# A draft. It corrects what is in {files}{source}. Read it before it goes. #}}"


def _body(one: Resting, wrong: list[Effect], workspace: Workspace) -> Iterator[str]:
    title = f", {escaped(f'“{one.title}”')}," if one.title else ""
    rest = "figures" if len(wrong) > 1 else "a figure"
    yield f"In our {_called(one)}{title} we gave {rest} on which there is newer evidence."
    told: set[tuple[str, str | None]] = set()
    for sentence, effects in groupby(wrong, key=_sentence):
        group = list(effects)
        if sentence:
            yield ""
            yield f"> {held(escaped(sentence))}"
        for effect in group:
            if (effect.text, effect.recipe) not in told or sentence:
                yield ""
                yield from _read_instead(effect, workspace)
            told.add((effect.text, effect.recipe))
    yield ""
    yield "We are sorry for the correction, and ask you to use the figures given here."


def _read_instead(effect: Effect, workspace: Workspace) -> Iterator[str]:
    about = "" if _sentence(effect) else f" ({escaped(_about(effect, workspace))})"
    said = f"For {escaped(f'“{effect.text}”')}{about}"
    name = effect.through[0].partition("#")[0]
    if effect.outcome is Outcome.GONE:
        yield f"{said}, there is no evidence any more. {{# {_comment(effect.why)} #}}"
    elif effect.recipe:
        yield f"{said}, please read “{{{{ {effect.recipe} }}}}”."
        if effect.why:
            yield f"{{# {_comment(effect.why)} #}}"
    elif effect.kind == ClaimKind.PERIOD:
        yield f'{said}, please read “{{{{ period("{name}") }}}}”.'
    else:
        yield f'{said}, please read “{{% claim "{name}" %}}{escaped(effect.would or "")}{{% endclaim %}}”.'


def _about(effect: Effect, workspace: Workspace) -> str:
    """What a figure outside any sentence, in a table for instance, is of."""
    name, _, row = effect.through[0].partition("#")
    record = workspace.records.get(name)
    title = (record.title if record is not None else name).rstrip(".")
    return f"{title}: {row}" if row else title


def _sentence(effect: Effect) -> str:
    """The sentence as it was sent; nothing where it is not known, or the figure stands in none."""
    known = effect.before or effect.after
    return _one_line(f"{effect.before}{effect.text}{effect.after}") if known else ""


def _called(one: Resting) -> str:
    """“letter of 18 February 2025”."""
    return f"{_KINDS.get(one.kind, 'document')} of {_day(one.day)}"


def _day(day: str) -> str:
    try:
        return write_date(date.fromisoformat(day))
    except ValueError:
        return day


def _one_line(text: str) -> str:
    return " ".join(text.split())


def _quoted(text: str) -> str:
    """A text of the front matter, which may hold tags but no Markdown, as YAML reads it back."""
    return json.dumps(_one_line(text).replace("{", BRACE), ensure_ascii=False)


def _comment(text: str) -> str:
    return _one_line(text).replace("#}", "# }")
