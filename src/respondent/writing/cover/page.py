"""What stands on the page of a cover sheet, section by section, the same in every format."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from respondent.model.cover import Cover, CoverAnswer, Kept
from respondent.model.listing import listed
from respondent.prose.dates import write_date

TICKED, EMPTY = "☒", "☐"
_KEPT = {
    Kept.NOTHING: "Nothing",
    Kept.NAME: "The name of a person",
    Kept.ORGANISATION: "The name of an organisation",
    Kept.PART: "A part of the response",
    Kept.WHOLE: "The whole response",
}
_SHARES = {Kept.NOTHING: "No", Kept.PART: "In part", Kept.WHOLE: "Whole"}


@dataclass(frozen=True, slots=True)
class Entry:
    """A field: its label, and the lines of its value; none leave it empty, to be filled in by hand."""

    label: str
    lines: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Option:
    """A box to tick with the words beside it."""

    words: str
    ticked: bool


@dataclass(frozen=True, slots=True)
class Choice:
    """A question with boxes to tick."""

    label: str
    options: tuple[Option, ...]


@dataclass(frozen=True, slots=True)
class GridRow:
    """One line of the table of answers: what it is of, its boxes, and the reason."""

    label: str
    boxes: tuple[bool, ...]
    reason: str


@dataclass(frozen=True, slots=True)
class Grid:
    """The table of answers: which of them are confidential, and why."""

    head: tuple[str, ...]
    rows: tuple[GridRow, ...]


@dataclass(frozen=True, slots=True)
class Words:
    """Words in a box of their own; without words, room for some below the label."""

    label: str
    text: str


Item = Entry | Choice | Grid | Words


@dataclass(frozen=True, slots=True)
class Section:
    """A part of the page under a heading."""

    heading: str
    items: tuple[Item, ...]


@dataclass(frozen=True, slots=True)
class CoverPage:
    """The page: what it is of, the line that says for whom it is, and its sections."""

    title: str
    subject: str
    notice: str
    sections: tuple[Section, ...]


def cover_page(cover: Cover) -> CoverPage:
    """The page of a cover sheet."""
    return CoverPage(
        "Cover sheet",
        cover.title,
        f"For {_regulator(cover)} alone. Not for publication.",
        (
            Section("The consultation", tuple(_consultation(cover))),
            Section("Who responds", tuple(_who(cover))),
            Section("What is confidential", tuple(_confidential(cover))),
            Section(f"What {_regulator(cover)} may do", tuple(_may(cover))),
            Section("Declaration", tuple(_declaration(cover))),
        ),
    )


def _regulator(cover: Cover) -> str:
    return cover.publisher or "the regulator"


def _consultation(cover: Cover) -> Iterator[Item]:
    yield Entry("Consultation", _line(cover.consultation))
    if cover.reference:
        yield Entry("Reference", (cover.reference,))
    if cover.closes:
        yield Entry("Closes", (cover.closes,))
    yield Entry("Date of this response", (write_date(cover.day),))


def _who(cover: Cover) -> Iterator[Item]:
    names = tuple(
        f"{one.name} – name confidential: {one.why}" if one.why else one.name for one in cover.respondents
    )
    yield Entry("Respondents" if len(names) > 1 else "Respondent", names)
    contact = cover.statement.contact
    yield Entry("Capacity", _line(_sentence(cover.statement.capacity or "")))
    yield Entry("Contact", _line(contact.name if contact else None))
    yield Entry("E-mail", _line(contact.email if contact else None))
    if contact and contact.phone:
        hours = f" ({contact.hours})" if contact.hours else ""
        yield Entry("Telephone", (f"{contact.phone}{hours}",))


def _line(text: str | None) -> tuple[str, ...]:
    return (text,) if text else ()


def _confidential(cover: Cover) -> Iterator[Item]:
    options = tuple(Option(words, kept in cover.kept) for kept, words in _KEPT.items())
    yield Choice("What of this response is to be kept confidential?", options)
    if cover.reasons:
        yield Entry("Why", tuple(_sentence(reason) for reason in cover.reasons))
    if cover.answers:
        head = ("Answer to", *_SHARES.values(), "Why")
        yield Grid(head, tuple(_row(answer) for answer in cover.answers))


def _row(answer: CoverAnswer) -> GridRow:
    label = f"{answer.label} (not answered)" if answer.skipped else answer.label
    boxes = tuple(answer.kept is kept for kept in _SHARES)
    return GridRow(label, boxes, _sentence("; ".join(answer.reasons)))


def _sentence(text: str) -> str:
    return text[:1].upper() + text[1:]


def _may(cover: Cover) -> Iterator[Item]:
    statement, regulator = cover.statement, _regulator(cover)
    secret = Kept.NOTHING not in cover.kept
    what = "what is confidential" if secret else "this response"
    yield Choice(f"May {regulator} refer to {what} without naming its source?", _yes_no(statement.refer))
    rest = "what is not confidential" if secret else "this response"
    at_once = _yes_no(statement.publish, "Yes, at once", "Only once the consultation has closed")
    yield Choice(f"May {regulator} publish {rest}?", at_once)


def _yes_no(said: bool | None, yes: str = "Yes", no: str = "No") -> tuple[Option, ...]:  # noqa: FBT001 - what was said
    return Option(yes, said is True), Option(no, said is False)


def _declaration(cover: Cover) -> Iterator[Item]:
    yield Words("We declare", cover.statement.declaration or _ours(cover))
    yield Entry("Name and role", ())
    yield Entry("Signature", ())
    yield Entry("Date", ())
    yield Words(f"{cover.publisher or 'The regulator'}’s own declaration", cover.statement.regulators or "")


def _ours(cover: Cover) -> str:
    who = "the respondent"
    if len(cover.respondents) > 1:
        who = "those named above, each of whom stands behind it as far as its answers say"
    secret = Kept.NOTHING not in cover.kept
    rest = (
        "What is marked as confidential in it is so for the reasons given; all else may be published as said above."
        if secret
        else "Nothing in it is confidential."
    )
    about = f" to “{cover.consultation}”" if cover.consultation else ""
    return (
        f"This is the formal response{about} of {who}. {rest} Lines about confidentiality that our e-mail programs "
        "add to messages do not apply to it."
    )


def left_open(cover: Cover) -> str:
    """What a cover sheet leaves to be filled in, as a sentence lists it; empty where nothing is."""
    statement = cover.statement
    missing = {
        "in which capacity you respond (`capacity`)": statement.capacity is None,
        "whom to ask (`contact`)": statement.contact is None,
        "whether the source may be referred to (`refer`)": statement.refer is None,
        "whether it may be published at once (`publish_at_once`)": statement.publish is None,
    }
    return listed([words for words, is_missing in missing.items() if is_missing])
