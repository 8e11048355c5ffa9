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
_COLOURS = {Outcome.FALSE: "31", Outcome.GONE: "31", Outcome.LOOK: "33", Outcome.TRUE: "32"}


def impact_as_text(impact: Impact, *, colour: bool = False) -> str:
    """What was asked about, then what rests on it: sent, built, templates; a last line counts."""
    lines = [line for subject in impact.subjects for line in _subject(subject)]
    for where, found in groupby(impact.resting, key=lambda one: one.where):
        documents = list(found)
        lines += ["", f"{_HEADINGS[where]} ({counted(len(documents), 'document')})"]
        if where is Where.TEMPLATE:
            lines += _templates(documents, colour=colour)
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
    for where in Where:
        found = [one for one in impact.resting if one.where is where]
        wrong = sum(one.outcome.is_wrong for one in found)
        if found:
            noun = {Where.SENT: "sent", Where.BUILT: "built", Where.TEMPLATE: "from templates"}[where]
            tail = f" ({wrong:,} with something that is not true any more)" if wrong else ""
            counts.append(f"{len(found):,} {noun}{tail}")
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
    said = f"“{shortened(_clean(effect.text), _LONGEST)}”"
    if effect.would is not None:
        said += f" would be “{shortened(_clean(effect.would), _LONGEST)}”"
    why = f" {_clean(effect.why)}" if effect.why else ""
    words = f"{said} – {effect.outcome.value}.{why}"
    indent = " " * 11
    first, *rest = wrap(words, _WIDTH - 11, break_long_words=False, break_on_hyphens=False)
    yield f"    {sign} {effect.number:>4} {first}"
    for line in rest:
        yield f"{indent}{line}"


def _templates(documents: list[Resting], *, colour: bool) -> Iterator[str]:
    """Each template with the documents that it gives; what they say is shown where that is to change."""
    for path, found in groupby(documents, key=lambda one: one.paths):
        group = list(found)
        yield f"  {', '.join(path) or group[0].template}"
        for one in group:
            told = [effect for effect in one.effects if effect.outcome is not Outcome.SAME]
            rests = counted(len(one.effects), "claim") if one.effects else ""
            yield f"    {one.document}{f': {rests}' if rests else ''}{''.join(f' {w}' for w in one.whole)}"
            for effect in told:
                yield from _effect(effect, colour=colour)


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
                "would_say": effect.would if effect.would is not None else effect.text,
                "outcome": effect.outcome.value,
                "why": effect.why,
                "through": list(effect.through),
                "template_code": effect.recipe,
            }
            for effect in one.effects
        ],
    }


def _clean(text: str) -> str:
    return "".join(letter if letter.isprintable() else " " for letter in text)
