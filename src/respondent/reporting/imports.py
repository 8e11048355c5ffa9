"""What a partner's workbook asks for: field by field as text for people, and as JSON for machines."""

from __future__ import annotations

import textwrap
from collections.abc import Iterator, Mapping

from respondent.model.edit import ABSENT
from respondent.model.imported import Doing, Import, Proposed, ProposedField, ProposedRow, Standing
from respondent.model.listing import counted, listed
from respondent.reporting.diagnostics import as_json, count

_WIDTH = 100
_NOTHING = "(nothing)"


def import_text(found: Import) -> str:
    """The proposals record by record: what the evidence says, what the partner wants, and what clashes."""
    lines = [_head(found), ""]
    for proposed in found.proposals:
        lines += [*_proposal(proposed), ""]
    return "\n".join(lines).rstrip() + "\n"


def closing_text(found: Import) -> str:
    """What to do next, in a line or two; nothing where nothing is proposed."""
    if not found.proposals:
        return ""
    ready = any(_is_ready(one) for one in found.proposals)
    some = found.proposals[0]
    lines = ["Nothing was changed."]
    if ready:
        lines.append(f"To apply all that has no clash: respondent evidence import {found.file} --apply")
    lines.append(f"To apply one record, or one field of it: --apply {_example(some)}")
    return "\n".join(lines) + "\n"


def import_json(found: Import) -> dict[str, object]:
    """The proposals and the problems as plain values for JSON."""
    return {
        "file": found.file,
        "owner": found.owner,
        "made": found.made.isoformat() if found.made else None,
        "records": found.read,
        "stale": list(found.stale),
        "proposals": [_object(one) for one in found.proposals],
        "diagnostics": as_json(found.diagnostics),
        "summary": count(found.diagnostics),
    }


def _head(found: Import) -> str:
    counts = [
        (sum(one.doing is doing for one in found.proposals), words)
        for doing, words in ((Doing.CHANGE, "to change"), (Doing.NEW, "new"), (Doing.RETIRE, "to retire"))
    ]
    wanted = listed([f"{number:,} {words}" for number, words in counts if number]) or "nothing to change"
    whose = f" from {found.owner}" if found.owner else ""
    made = f", made on {found.made.day} {found.made:%B %Y}" if found.made else ""
    head = f"{found.file}{whose}{made}: {counted(found.read, 'record')}, {wanted}."
    if found.stale:
        shown = listed(list(found.stale[:4])) + (" and others" if len(found.stale) > 4 else "")
        head += f"\nChanged in the evidence since it was made: {shown}."
    return head


def _proposal(proposed: Proposed) -> Iterator[str]:
    title = textwrap.shorten(proposed.title, 70, placeholder=" …")
    match proposed.doing:
        case Doing.NEW:
            yield f"{proposed.record} · new {proposed.kind} · {proposed.place}"
        case Doing.RETIRE:
            yield f"{proposed.record} · {proposed.kind} to retire · {proposed.place}"
            yield from _folded("because", proposed.reason)
            return
        case Doing.CHANGE:
            yield f"{proposed.record} · {proposed.kind} · {title}"
    for one in proposed.fields:
        yield from _field(one, new=proposed.doing is Doing.NEW)
    for row in proposed.rows:
        yield from _row(row)


def _field(one: ProposedField, *, new: bool) -> Iterator[str]:
    remark = {
        Standing.READY: "",
        Standing.FORM: " – the same, written otherwise",
        Standing.CLASH: " – CLASH",
        Standing.ASKS: " – which is meant?",
    }[one.standing]
    yield f"  {one.heading} ({one.path}){remark} · {one.place}"
    if one.standing is Standing.CLASH:
        yield from _folded("when it was sent", "(nobody knows)" if one.was is None else one.was)
    if not new:
        yield from _folded("now", one.now)
    if one.standing is Standing.ASKS:
        yield from _folded("came as", one.wants)
        yield from _folded("could be", " or ".join(f"“{reading}”" for reading in one.readings))
    else:
        yield from _folded("wanted", one.wants)


def _row(row: ProposedRow) -> Iterator[str]:
    what = "new row" if row.now is None else "row to take out" if row.wants is None else "row"
    remark = {Standing.CLASH: " – CLASH", Standing.FORM: " – the same, written otherwise"}.get(
        row.standing, ""
    )
    yield f"  {what} “{row.name}”{remark} · {row.place}"
    if row.wants is None:
        yield from _folded("now", _cells(row.now or {}, tuple(row.now or ())))
        return
    for column in row.columns:
        yield (
            f"      {column}: {_shown((row.now or {}).get(column, ''))} → {_shown(row.wants.get(column, ''))}"
            + (
                f" (when it was sent: {_shown((row.was or {}).get(column, ''))})"
                if row.standing is Standing.CLASH
                else ""
            )
        )


def _cells(cells: Mapping[str, str], columns: tuple[str, ...]) -> str:
    return "; ".join(f"{name}: {cells[name]}" for name in columns if cells.get(name))


def _folded(what: str, text: str) -> Iterator[str]:
    """A text with its label, folded under itself."""
    label = f"      {what}: "
    lines = [
        line
        for part in (text or _NOTHING).split("\n")
        for line in textwrap.wrap(_plain(part), _WIDTH - 20) or [""]
    ]
    yield label + lines[0]
    yield from (" " * len(label) + line for line in lines[1:])


def _shown(text: str) -> str:
    return _plain(text) or _NOTHING


def _plain(text: str) -> str:
    return "".join(letter if letter.isprintable() else " " for letter in text)


def _is_ready(one: Proposed) -> bool:
    ready = one.ready()
    return one.doing is not Doing.CHANGE or bool(ready.fields or ready.rows)


def _example(one: Proposed) -> str:
    if one.doing is Doing.CHANGE and one.fields:
        return f"{one.record}:{one.fields[0].path}"
    return one.record


def _object(one: Proposed) -> dict[str, object]:
    return {
        "do": one.doing.value,
        "record": one.record,
        "kind": one.kind,
        "title": one.title,
        "place": one.place,
        "reason": one.reason or None,
        "fields": [
            {
                "path": field.path,
                "heading": field.heading,
                "place": field.place,
                "standing": field.standing.value,
                "was": field.was,
                "now": field.now,
                "wants": field.wants,
                "after": None if field.after is ABSENT else _value(field.after),
                "readings": list(field.readings),
            }
            for field in one.fields
        ],
        "rows": [
            {
                "key": list(row.key),
                "place": row.place,
                "standing": row.standing.value,
                "was": dict(row.was) if row.was is not None else None,
                "now": dict(row.now) if row.now is not None else None,
                "wants": dict(row.wants) if row.wants is not None else None,
            }
            for row in one.rows
        ],
    }


def _value(value: object) -> object:
    if isinstance(value, Mapping):
        return {name: _value(part) for name, part in value.items()}
    return [_value(part) for part in value] if isinstance(value, tuple) else value
