"""What stands between a response and the moment at which its consultation closes: questions still open, and time.

It depends on the clock, and on whether the response is to be sent, so that it is no rule. The time left is counted
in hours that pass: over a night on which the clocks change, a day has 23 or 25 of them.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta

from respondent.model.codes import Q101, Q102, Q201, Q202, Q203
from respondent.model.consultation import Consultation, Question, question_key
from respondent.model.diagnostic import Diagnostic
from respondent.model.document import Document
from respondent.model.listing import counted, listed
from respondent.model.span import Span
from respondent.model.template import FrontMatter
from respondent.prose.dates import write_moment, write_weekday

MOST_NAMED = 8
"""So many open questions are named; of more, the message says how many."""


@dataclass(frozen=True, slots=True)
class Timing:
    """The moment at which something is looked at, and whether it is then `final`: to be sent."""

    now: datetime
    final: bool


def deadline_problems(
    document: Document, consultation: Consultation, front: FrontMatter, timing: Timing
) -> Iterator[Diagnostic]:
    """The questions that a response leaves open, and the time that is left or past."""
    place = front.places.get("consultation", Span(document.template))
    yield from _open(document, consultation, place, timing)
    yield from _time(consultation, front, place, timing)


def open_questions(document: Document, consultation: Consultation) -> tuple[Question, ...]:
    """The questions that are neither answered nor skipped."""
    settled = {question_key(one.number) for one in document.answers if one.skipped or not one.is_open}
    return tuple(one for one in consultation.questions if question_key(one.number) not in settled)


def _open(
    document: Document, consultation: Consultation, place: Span, timing: Timing
) -> Iterator[Diagnostic]:
    left = open_questions(document, consultation)
    if not left:
        return
    numbers = [one.number for one in left]
    named = listed(numbers) if len(left) <= MOST_NAMED else f"{', '.join(numbers[:MOST_NAMED])} and others"
    be = "is" if len(left) == 1 else "are"
    some = f"question {named} {be}" if len(left) == 1 else f"questions {named} {be}"
    of_all = f" ({len(left)} of {counted(len(consultation.questions), 'question')})"
    code = Q102 if timing.final else Q101
    remedy = f'Answer each, or write {{% skip "{left[0].number}" %}}the reason{{% endskip %}}.'
    if timing.final:
        remedy += " Until then, build with --draft."
    yield code.at(place, f"“{document.id}”: {some} still open{of_all}.", remedy)


def _time(
    consultation: Consultation, front: FrontMatter, place: Span, timing: Timing
) -> Iterator[Diagnostic]:
    closes, sent = consultation.closes, front.submitted
    if closes is None:
        return
    said = f"“{consultation.title}”"
    late = Q202 if timing.final else Q203
    if sent is not None:
        if sent > closes:
            message = f"{said} closed at {_when(consultation)}; this was sent {in_words(sent, closes)} later."
            yield late.at(front.places.get("submitted", place), message, "Ask whether it is still accepted.")
        return
    if timing.now >= closes:
        message = f"{said} closed {in_words(closes, timing.now)} ago, at {_when(consultation)}."
        remedy = (
            "If the response was sent in time, write when: `submitted: 2025-10-17 15:00`. If not, ask whether it "
            "is still accepted."
        )
        yield late.at(place, message, remedy)
        return
    if consultation.hour_unknown:
        message = f"{said} closes on {_when(consultation)}, at an hour that its record does not state."
        remedy = "Look it up – many close at 5pm – and write it into the record: `closes: 2025-10-20 17:00`."
    else:
        message = f"{said} closes in {in_words(timing.now, closes)}: at {_when(consultation)}."
        remedy = "Leave time for signatures, and for the portal to be slow."
    yield Q201.at(place, message, remedy)


def _when(consultation: Consultation) -> str:
    """The closing time in words, with the name of the clock; the day alone where the hour is unknown."""
    closes, day = consultation.closes, consultation.last_day
    if closes is None or day is None:
        return ""
    if consultation.hour_unknown:
        return write_weekday(day)
    return f"{write_moment(closes)} ({closes.tzname()})"


def in_words(start: datetime, end: datetime) -> str:
    """How long it is between two moments: “3 days 4 hours”, “1 hour 5 minutes”, “less than a minute”."""
    left = abs(end.astimezone(UTC) - start.astimezone(UTC))
    days, rest = left.days, left - timedelta(days=left.days)
    hours, minutes = rest.seconds // 3600, rest.seconds % 3600 // 60
    if days:
        parts = (counted(days, "day"), counted(hours, "hour") if hours else "")
    else:
        parts = (counted(hours, "hour") if hours else "", counted(minutes, "minute") if minutes else "")
    return " ".join(part for part in parts if part) or "less than a minute"
