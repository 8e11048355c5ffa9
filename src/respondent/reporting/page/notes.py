"""The marks on the draft's text and the notes beside it, which lead to each other."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass

from respondent.model.diagnostic import Code
from respondent.reporting.marks import Standing, one_line
from respondent.reporting.page.escape import escaped
from respondent.reporting.page.numbered import Numbered, NumberedMark

_BORNE_OUT = {Standing.SUPPORTED, Standing.CONSISTENT}


def as_code(name: str) -> str:
    """The name as it is, for pages that lead nowhere else."""
    return f"<code>{escaped(name)}</code>"


@dataclass(frozen=True, slots=True)
class Manner:
    """How notes are worded: `named` shows a record or a row by its name ("by-force#Gwent"), as HTML; with `places`,
    each says in which line of the file its figure stands; with `codes`, by which rule it was judged; `between`
    parts the names of several records.
    """

    named: Callable[[str], str] = as_code
    places: bool = True
    codes: bool = True
    between: str = " "

    def code(self, code: Code | None) -> str:
        """The code of a verdict, as HTML; "" for pages whose readers know no codes."""
        if code is None or not self.codes:
            return ""
        return f' <span class="code" title="{escaped(code.title)}">{code.id}</span>'


PLAIN = Manner()
"""For a page that is sent round, beside its draft."""


def marked(text: str, marks: Sequence[NumberedMark]) -> str:
    """A passage's text with a mark around each quantity, its signs and numbers after it."""
    found, at = [], 0
    for numbered in marks:
        mark = numbered.mark
        found.append(escaped(text[at : mark.start]))
        signs = "".join(
            f'<a class="ref" href="#n{entry.key}"><span aria-hidden="true">{entry.standing.sign}</span>'
            f'<span class="unseen">{entry.standing.value}, note </span>{entry.number}</a>'
            for entry in numbered.entries
        )
        hint = " ".join(one_line(entry.assessment.message) for entry in numbered.entries)
        names = "".join(f'<span id="m{entry.key}"></span>' for entry in numbered.entries)
        found.append(
            f'{names}<span class="held"><mark class="{mark.standing.value}" title="{escaped(hint)}">'
            f"{escaped(text[mark.start : mark.end])}</mark>{signs}</span>"
        )
        at = mark.end
    found.append(escaped(text[at:]))
    return "".join(found)


def notes(entries: Iterable[Numbered], manner: Manner = PLAIN) -> str:
    """The notes on a passage: in full what somebody should look at, folded together what is borne out."""
    shown = list(entries)
    open_ = [note(entry, manner=manner) for entry in shown if entry.standing not in _BORNE_OUT]
    folded = [entry for entry in shown if entry.standing in _BORNE_OUT]
    if not folded:
        return "".join(open_)
    inner = "".join(note(entry, manner=manner) for entry in folded)
    names = ", ".join(f"{entry.number}" for entry in folded)
    sign = "".join(dict.fromkeys(entry.standing.sign for entry in folded))
    return (
        f'{"".join(open_)}<details><summary><span class="sign" aria-hidden="true">{sign}</span> '
        f"Borne out: {names}</summary>{inner}</details>"
    )


def note(entry: Numbered, *, full: bool = True, manner: Manner = PLAIN) -> str:
    """What is to be said of one quantity; `full` adds where it stands and what it rests on, in this `manner`."""
    assessment, which = entry.assessment, entry.standing
    code = "" if assessment.answer else manner.code(assessment.code)
    parts = [
        f'<p class="verdict"><a class="back" href="#m{entry.key}">{entry.number}</a> ',
        f'<span class="sign" aria-hidden="true">{which.sign}</span> <b>{which.value}</b>{code} ',
        f'<span class="figure">“{escaped(one_line(assessment.text))}”</span></p>',
    ]
    if assessment.answer is not None:
        was = f'<span class="was">It was {assessment.verdict.value}{manner.code(assessment.code)}:</span>'
        parts.append(f'<p class="answer">{escaped(_capital(str(assessment.answer)))}. {was}</p>')
    parts.append(f"<p>{escaped(assessment.message)}</p>")
    if full:
        parts.append(_basis(entry, manner))
    name = "n" if full else "s"
    return f'<div class="note {which.value}" id="{name}{entry.key}">{"".join(parts)}</div>'


def _basis(entry: Numbered, manner: Manner) -> str:
    """What the evidence gives, which it is, and where the figure stands, on as few lines as will hold it."""
    assessment = entry.assessment
    parts = [f"at {escaped(assessment.place)}"] if manner.places else []
    if assessment.expected:
        parts.insert(0, f"expected: <b>{escaped(assessment.expected)}</b>")
    parts += [manner.named(name) for name in assessment.evidence]
    return f'<p class="basis">{" · ".join(parts)}</p>' if parts else ""


def _capital(text: str) -> str:
    return text[:1].upper() + text[1:]
