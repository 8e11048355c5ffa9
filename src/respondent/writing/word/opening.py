"""What stands at the top of the first page, whatever kind of document it is."""

from __future__ import annotations

from respondent.model.document import Sender
from respondent.writing.furniture import charity_line
from respondent.writing.word.draft import Draft
from respondent.writing.word.inlines import Looks, properties, runs
from respondent.writing.word.markup import line_break, paragraph, run
from respondent.writing.word.pictures import EMU_PER_CM

LOGO = (6 * EMU_PER_CM, 2 * EMU_PER_CM)
"""The largest width and height of a logo at the head of a letter."""
_DOT = " · "


def senders(draft: Draft) -> str:
    """Who the document comes from, where no letterhead of an organisation's own says so."""
    found = draft.document.senders
    if not found or draft.letterhead.own:
        return ""
    if len(found) == 1:
        return _sender(draft, found[0])
    return paragraph(draft.styles["Senders"], run(_DOT.join(_unbroken(sender.name) for sender in found)))


def notice(draft: Draft) -> str:
    """The line that says what the document is not, in a light box."""
    if not draft.document.notice:
        return ""
    return paragraph(draft.styles["Notice"], run(draft.document.notice))


def subject(draft: Draft, style: str) -> str:
    """The document's title."""
    return paragraph(draft.styles[style], runs(draft, draft.document.title))


def lines(draft: Draft, style: str, texts: tuple[str, ...], *, bold_first: bool = False) -> str:
    """Lines of text in one paragraph."""
    bold = properties(Looks(bold=True))
    written = [run(text, "" if number or not bold_first else bold) for number, text in enumerate(texts)]
    return paragraph(draft.styles[style], line_break().join(written))


def _sender(draft: Draft, sender: Sender) -> str:
    """A letterhead for one organisation: its logo or its name, and below it, in one line, where it is."""
    logo = draft.picture(sender.logo, sender.logo_alt or sender.name, *LOGO) if sender.logo else None
    charity = charity_line(sender)
    details = (", ".join(sender.address), sender.website, charity)
    head = paragraph(draft.styles["Sender"], logo or run(sender.name))
    shown = _DOT.join(_unbroken(part) if part == charity else part for part in details if part)
    return head + paragraph(draft.styles["SenderDetails"], run(shown) if shown else "")


def _unbroken(name: str) -> str:
    """A short name that stays in one line; a long one may break."""
    return name.replace(" ", "\u00a0") if len(name) <= 30 else name
