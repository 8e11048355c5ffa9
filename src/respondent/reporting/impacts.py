"""What rests on a record, as text for people and as JSON for machines."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import groupby
from textwrap import wrap

from respondent.model.impact import Effect, Impact, Outcome, Resting, Subject, Where
from respondent.model.listing import counted, listed
from respondent.model.shortened import shortened

_WIDTH = 100
_LONGEST = 160
_SIGNS = {
    Outcome.FALSE: "✗",
    Outcome.GONE: "✗",
    Outcome.LOOK: "?",
    Outcome.TRUE: "✓",
    Outcome.SAME: "=",
}
_HEADINGS = {Where.SENT: "Sent", Where.BUILT: "Built, in your folder", Where.TEMPLATE: "Templates"}
_TOLD = {Where.SENT: "sent", Where.BUILT: "built", Where.TEMPLATE: "from templates"}
_COLOURS = {Outcome.FALSE: "31", Outcome.GONE: "31", Outcome.LOOK: "33", Outcome.TRUE: "32"}


def impact_as_text(impact: Impact, *, colour: bool = False) -> str:
    """What was asked about, then what rests on it: sent, built, templates; a last line counts."""
    lines = [line for subject in impact.subjects for line in _subject(subject)]
    for where, found in groupby(impact.resting, key=lambda one: one.where):
        documents = list(found)
        lines += ["", f"{_HEADINGS[where]} ({counted(len(documents), 'document')})"]
        if where is Where.TEMPLATE:
            lines += _templates(documents)
        else:
            lines += [line for one in documents for line in _resting(one, colour=colour)]
    if impact.unread:
        lines += ["", "Without a manifest that can be read, so not looked into:"]
        lines += [f"  {path}" for path in impact.unread]
    return "\n".join((*lines, "", impact_summary(impact), ""))


def impact_summary(impact: Impact) -> str:
    """How many documents rest on it, and in how many of those something is not true any more."""
    if not impact.subjects:
        return "Nothing has changed."
    counts = []
    for where, told in _TOLD.items():
        found = [one for one in impact.resting if one.where is where]
        wrong = sum(one.outcome.is_wrong for one in found) if where is not Where.TEMPLATE else 0
        if found:
            tail = f" ({wrong:,} not true any more)" if wrong else ""
            counts.append(f"{counted(len(found), 'document')} {told}{tail}")
    return f"It touches {listed(counts)}." if counts else "No document rests on it."


def _subject(subject: Subject) -> Iterator[str]:
    yield f"{subject.name}: {_clean(subject.title)}"
    if subject.changed:
        values = ""
        if subject.was != subject.now and (subject.was or subject.now):
            values = f": {_clean(subject.was or 'nothing')} → {_clean(subject.now or 'nothing')}"
        yield f"  changed: {', '.join(subject.changed)}{values}"
    elif subject.now:
        yield f"  it says {_clean(subject.now)}"


def _resting(one: Resting, *, colour: bool) -> Iterator[str]:
    head = f"  {one.document}"
    if one.sent_on:
        head += f", sent on {one.sent_on}"
    if one.to:
        head += f" to {listed([_clean(name) for name in one.to])}"
    yield head
    yield f"    {', '.join(_clean(path) for path in one.paths)}"
    for told in one.whole:
        yield f"    {_clean(told)}"
    for effect in one.effects:
        yield from _effect(effect, colour=colour)


def _effect(effect: Effect, *, colour: bool) -> Iterator[str]:
    sign = _SIGNS[effect.outcome]
    if colour and effect.outcome in _COLOURS:
        sign = f"\x1b[{_COLOURS[effect.outcome]};1m{sign}\x1b[0m"
    why = f" {_clean(effect.why)}" if effect.why else ""
    yield from _wrapped(
        f"    {sign} {effect.number:>4} ", f"{_said(effect)} – {effect.outcome.value}.{why}", 11
    )


def _said(effect: Effect) -> str:
    said = f"“{shortened(_clean(effect.text), _LONGEST)}”"
    if effect.would is not None:
        said += f" would be “{shortened(_clean(effect.would), _LONGEST)}”"
    return said


def _wrapped(lead: str, words: str, indent: int) -> Iterator[str]:
    """The words behind what leads them, whose letters are `indent` wide: codes for colours take no room."""
    first, *rest = wrap(words, _WIDTH - indent, break_long_words=False, break_on_hyphens=False)
    yield lead + first
    yield from (" " * indent + line for line in rest)


def _templates(documents: list[Resting]) -> Iterator[str]:
    """Each template with the documents that it gives; a template is not wrong, but prints something else."""
    for path, found in groupby(documents, key=lambda one: one.paths):
        group = list(found)
        yield f"  {', '.join(path) or group[0].template}"
        for one in group:
            rests = f": {counted(len(one.effects), 'claim')}" if one.effects else ""
            yield f"    {' – '.join((f'{one.document}{rests}', *one.whole))}"
            for effect in one.effects:
                if effect.would is not None:
                    yield from _wrapped(f"    → {effect.number:>4} ", f"{_said(effect)}.", 11)


def impact_as_json(impact: Impact) -> dict[str, object]:
    """One object; `outcome` is one of the values of `Outcome`, the worst of its claims for a document."""
    return {
        "subjects": [
            {
                "record": one.name,
                "title": one.title,
                "was": one.was,
                "now": one.now,
                "changed": list(one.changed),
            }
            for one in impact.subjects
        ],
        "documents": [_document(one) for one in impact.resting],
        "unread": list(impact.unread),
    }


def _document(one: Resting) -> dict[str, object]:
    return {
        "where": one.where.value,
        "document": one.document,
        "template": one.template,
        "kind": one.kind,
        "date": one.day,
        "files": list(one.paths),
        "sent": one.sent_on,
        "to": list(one.to),
        "outcome": one.outcome.value,
        "whole": list(one.whole),
        "claims": [
            {
                "number": effect.number,
                "kind": effect.kind,
                "says": effect.text,
                "would_say": _would(effect),
                "outcome": effect.outcome.value,
                "why": effect.why,
                "through": list(effect.through),
                "template_code": effect.recipe,
            }
            for effect in one.effects
        ],
    }


def _would(effect: Effect) -> str | None:
    """The words as they would be; null where nobody knows."""
    if effect.would is not None or effect.outcome in (Outcome.GONE, Outcome.LOOK):
        return effect.would
    return effect.text


def _clean(text: str) -> str:
    if text.isprintable():
        return text
    return "".join(letter if letter.isprintable() else " " for letter in text)
