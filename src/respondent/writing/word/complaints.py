"""What is said about a letterhead that cannot be used, or not as it is."""

from __future__ import annotations

from collections.abc import Mapping

from respondent.model import codes
from respondent.model.diagnostic import Code, Diagnostic
from respondent.model.span import Span
from respondent.ooxml.faults import (
    DamagedPackageError,
    EncryptedPackageError,
    MacroError,
    NotWordError,
    OversizedPackageError,
    PackageError,
    StrictError,
    UnsafePackageError,
)

_PACKAGE_CODES: Mapping[type[PackageError], Code] = {
    NotWordError: codes.W101,
    DamagedPackageError: codes.W102,
    EncryptedPackageError: codes.W103,
    OversizedPackageError: codes.W104,
    UnsafePackageError: codes.W105,
    MacroError: codes.W106,
    StrictError: codes.W107,
}
_HOW = "Type [letter] in a paragraph of its own, where the letter’s text shall begin."


def about_package(error: PackageError, span: Span) -> Diagnostic:
    """Why the file was not opened."""
    return _PACKAGE_CODES[type(error)].at(
        span, f"This letterhead cannot be used. {error.message}", error.remedy
    )


def about_placeholders(found: int, *, crowded: bool, elsewhere: bool, span: Span) -> Diagnostic | None:
    """What is wrong with the placeholders in the text, or None if there is exactly one, in a paragraph alone.

    `crowded`: one stands among other words; `elsewhere`: one stands in a header, a footer or a note.
    """
    if found > 1:
        return codes.W109.at(
            span,
            f"This letterhead has {found} placeholders for the letter.",
            "Keep the one where the letter goes, and delete the others.",
        )
    if found == 1:
        return None
    if crowded:
        return codes.W110.at(span, "The placeholder stands in a paragraph with other words.", _HOW)
    if elsewhere:
        return codes.W110.at(
            span,
            "The placeholder stands in a header, a footer or a note, where no letter can go.",
            "Move it into the page itself, in a paragraph of its own.",
        )
    return codes.W108.at(span, "This letterhead does not say where the letter goes.", _HOW)


def about_text_box(span: Span) -> Diagnostic:
    """Why a letter does not go into a text box."""
    return codes.W111.at(
        span,
        "The placeholder stands in a text box, which can hold no footnotes and does not run on to a second page. "
        "The letter goes below the paragraph that the box hangs on.",
        "Move the placeholder into the page itself, in a paragraph of its own.",
    )


def about_traces(span: Span) -> Diagnostic:
    """That letters would show what people changed and remarked in the letterhead."""
    return codes.W113.at(
        span,
        "This letterhead has tracked changes or comments, which every letter would show with their authors’ names.",
        "Open it in Word, accept or reject the changes, and delete the comments.",
    )


def about_protection(span: Span) -> Diagnostic:
    """That a letter is not protected as its letterhead is."""
    return codes.W112.at(
        span,
        "This letterhead is protected against editing. The letters made from it are not, so that they can be "
        "edited and signed.",
        "If the letterhead need not be protected, open it in Word and choose Review, Restrict Editing, Stop "
        "Protection.",
    )
