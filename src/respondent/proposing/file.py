"""The file of a proposal: its name and its text, which the strict loader reads back as it was."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from datetime import UTC, datetime

from respondent.loading.proposals import VERSION, moment, read_proposal
from respondent.model.edit import Absent
from respondent.model.proposal import Decision, LineEdit, Proposal
from respondent.model.record import Plain
from respondent.yamltext.text import refused_in

_HEADING = (
    "# A proposed change. Its owner accepts or declines it in the browser, under “Proposals”. Nothing of it is in\n"
    "# the evidence or the templates before that.\n"
)
_ESCAPES = str.maketrans({"\\": "\\\\", '"': '\\"', "\n": "\\n", "\t": "\\t", "\r": "\\r"})
_WORD = re.compile(r"[a-z0-9]+")


class NotTextError(ValueError):
    """A proposal holds what no file of a workspace may have; the message is a sentence that says what."""


def new_id(at: datetime, organisation: str | None, salt: str) -> str:
    """The id of a new proposal: when it was made, for whom, and a few signs that tell it from others."""
    words = "-".join(_WORD.findall((organisation or "").lower()))[:40].strip("-") or "somebody"
    return f"{at.astimezone(UTC):%Y%m%d-%H%M%S}-{words}-{salt}"


def proposal_text(proposal: Proposal) -> str:
    """The file's text. Raises NotTextError for what it could not hold."""
    text = _HEADING + "".join(line + "\n" for line in _lines(proposal))
    if (called := refused_in(text)) is not None:
        raise NotTextError(f"There is {called} in it.")
    back, _ = read_proposal(text, proposal.path)
    if back is None or replace(back, span=proposal.span) != proposal:
        raise NotTextError("It cannot be written down as it is.")
    return text


def with_decision(text: str, decision: Decision) -> str:
    """The text of an open proposal's file with what its owner said to it; all else stays as it is."""
    said = {
        "outcome": decision.outcome.value,
        "by": decision.by,
        "at": moment(decision.at),
        "word": decision.word,
    }
    return f"{text.rstrip()}\ndecision: {_group(said)}\n"


def _lines(proposal: Proposal) -> Iterator[str]:
    proposer = proposal.proposer
    yield f"proposal: {VERSION}"
    yield "proposer: " + _group(
        {"name": proposer.name, "email": proposer.email, "organisation": proposer.organisation}
    )
    yield f"at: {moment(proposal.at)}"
    yield f"why: {proposal.why.value}"
    yield from _field("because", proposal.because)
    yield from _field("document", proposal.document)
    yield from _listed(
        "sentences", [{"before": s.before or None, "after": s.after or None} for s in proposal.sentences]
    )
    if proposal.confidential:
        yield "confidential: true"
    yield from _field("record", proposal.record)
    yield from _listed(
        "fields",
        [{"field": f.path, "before": _there(f.before), "after": _there(f.after)} for f in proposal.fields],
    )
    yield from _listed("rows", [{"key": r.key, "before": r.before, "after": r.after} for r in proposal.rows])
    yield from _field("template", proposal.template)
    if proposal.lines:
        yield "lines:"
    for edit in proposal.lines:
        yield from _line_edit(edit)
    yield f"base: {proposal.base}"


def _line_edit(edit: LineEdit) -> Iterator[str]:
    yield f"  - file: {_exact(edit.path)}"
    yield f"    line: {edit.line}"
    for name, lines in (("before", edit.before), ("after", edit.after)):
        if lines:
            yield f"    {name}:"
            yield from (f"      - {_exact(line)}" for line in lines)


def _field(name: str, value: str | None) -> Iterator[str]:
    if value:
        yield f"{name}: {_exact(value)}"


def _listed(name: str, items: Sequence[Mapping[str, Plain]]) -> Iterator[str]:
    if items:
        yield f"{name}:"
        yield from (f"  - {_group(item)}" for item in items)


def _group(fields: Mapping[str, Plain]) -> str:
    """Fields in braces; None leaves one out."""
    return "{" + ", ".join(f"{_exact(n)}: {_value(v)}" for n, v in fields.items() if v is not None) + "}"


def _value(value: Plain) -> str:
    if isinstance(value, str):
        return _exact(value)
    if isinstance(value, tuple):
        return f"[{', '.join(map(_value, value))}]"
    if isinstance(value, Mapping):
        return _group(value)
    raise NotTextError("It has a value that is no text.")


def _there(value: Plain | Absent) -> Plain:
    return None if isinstance(value, Absent) else value


_PLAIN = re.compile(r"[A-Za-z][A-Za-z0-9_-]*")
_ODD = frozenset({"null", "true", "false", "yes", "no", "on", "off"})


def _exact(text: str) -> str:
    """A text in quotation marks, each character of it as it is; a plain word has none."""
    if _PLAIN.fullmatch(text) and text.lower() not in _ODD:
        return text
    return f'"{text.translate(_ESCAPES)}"'
