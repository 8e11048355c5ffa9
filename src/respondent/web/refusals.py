"""What a page cannot or must not do, as exceptions that become an error page.

A handler raises one; its words are for the person in front of the screen, and must not say more than they may know.
"""

from __future__ import annotations


class RefusedError(Exception):
    """A request is not done; `title` is the page's heading, `text` a few sentences, each a paragraph.

    `status` is that of HTTP; `headers` go with the answer.
    """

    status = 400
    title = "There is a problem with this request"
    text: tuple[str, ...] = ("Go back, load the page again, and try once more.",)

    def __init__(self, *text: str, title: str = "", headers: dict[str, str] | None = None) -> None:
        self.title = title or self.title
        self.text = text or self.text
        self.headers = headers or {}
        self.typed: tuple[tuple[str, str], ...] = ()  # what a form held that was refused, to be copied
        super().__init__(self.title)


class NotSignedInError(RefusedError):
    """Nobody has signed in, or the session has ended."""

    status = 401
    title = "You need to sign in"
    text = ("Sign in, then come back to this page.",)


class ForbiddenError(RefusedError):
    """The visitor's role does not allow it, or the record is somebody else's."""

    status = 403
    title = "You cannot do this"
    text = ("Your role does not allow it. Ask an administrator if you think that it should.",)


class ForgedError(RefusedError):
    """A form came from another site, or without the token of this session."""

    status = 403
    title = "This page was open for too long"
    text = ("For your safety we did not save anything. Load the page again and send it once more.",)


class NotFoundError(RefusedError):
    """There is no such page, or none that the visitor may know of."""

    status = 404
    title = "Page not found"
    text = (
        "If you typed the address, check that it is right.",
        "If you followed a link, what it led to may have been renamed or taken away.",
    )


class RenamedError(NotFoundError):
    """A record that the path names has another name since: `old` is called `new`, and the page is at `path` now.

    Whoever asks for a page is led there; whoever sent a form sees what they typed, and that nothing was done.
    """

    title = "This record has another name now"

    def __init__(self, old: str, new: str, path: str) -> None:
        self.old, self.new, self.path = old, new, path
        super().__init__(f"“{old}” is called “{new}” now. Find it among the evidence by that name.")


class NotAllowedError(RefusedError):
    """The page is there, but not for this method."""

    status = 405
    title = "This page cannot be used like that"
    text = ("Go back, and use the buttons and links on the page.",)


class TooSlowError(RefusedError):
    """A form took too long to arrive."""

    status = 408
    title = "Your connection is too slow"
    text = ("The form did not arrive in time, and nothing was saved. Try again.",)


class UnmadeError(RefusedError):
    """A document cannot be made at present; the texts say why."""

    status = 409
    title = "This document cannot be made at present"
    text = ("There are errors in it, or in the evidence, that have to be put right first.",)


class ChangedMeanwhileError(RefusedError):
    """Somebody else's change clashes with this one."""

    status = 409
    title = "Somebody else changed this"
    text = ("Nothing was saved. Open the page again to see what has changed.",)


class TooLargeError(RefusedError):
    """A form or a file is larger than the page takes."""

    status = 413
    title = "That is too large"
    text = ("Send a smaller file, or less text.",)


class NoStateError(RefusedError):
    """A form does not say which state of the record it was made from."""

    status = 428
    title = "This form is not complete"
    text = ("Open the page again, make your change, and save it.",)


class TooManyError(RefusedError):
    """Too many attempts in a short time; `headers` may say when to come back."""

    status = 429
    title = "Too many attempts"
    text = ("Wait a few minutes, then try again.",)


class OverloadedError(RefusedError):
    """Too many people are doing heavy things at once."""

    status = 503
    title = "Respondent is busy"
    text = ("Too much is being done at once. Try again in a minute.",)


class UnwritableError(RefusedError):
    """What would have to be kept of it cannot be written, on a full disk for instance."""

    status = 503
    title = "This cannot be done just now"
    text = (
        "Nothing was changed, since nothing about people can be written down here at present.",
        "Whoever looks after the server sees why in its log. Try again when that is put right.",
    )
