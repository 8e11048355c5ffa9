"""What stops the tool. Everything else that is wrong with a user's files is a ``Diagnostic``, not an exception.

Each class is one condition and owns its message: what happened, and what to do about it.
"""

from __future__ import annotations

from pathlib import PurePath


class RespondentError(Exception):
    """The tool cannot go on. ``str(error)`` is a message for people; the command line exits with status 2."""


class NoWorkspaceError(RespondentError):
    """Neither the folder nor any folder above it holds a ``respondent.yaml``."""

    def __init__(self, folder: PurePath) -> None:
        super().__init__(
            f"There is no respondent.yaml in {folder} or in any folder above it. "
            f"Go to your workspace's folder, or make a new workspace with “respondent init DIR”."
        )


class UnreadableFileError(RespondentError):
    """A file that the command was told to use cannot be read; `why` is a clause without a full stop."""

    def __init__(self, path: PurePath, why: str) -> None:
        super().__init__(f"{path} cannot be read: {why}.")


class UnwritableFileError(RespondentError):
    """A file could not be written; `why` is a clause, `remedy` a sentence. The old file, if any, is intact."""

    def __init__(self, path: PurePath, why: str, remedy: str) -> None:
        self.path = path
        self.why = why
        self.remedy = remedy
        super().__init__(f"{path} was not written: {why}. {remedy}")


class FileInTheWayError(RespondentError):
    """A file that must not be written over is there; the options `other` and `over` get round it."""

    def __init__(self, path: PurePath, other: str, over: str | None = None) -> None:
        ways = f"Choose another name with {other}" + (f", or write over it with {over}." if over else ".")
        super().__init__(f"{path} is there already. {ways}")


class HeldOpenError(UnwritableFileError):
    """Another program has the file open; `mark` is the file beside it that says so, if there is one."""

    def __init__(self, path: PurePath, program: str, mark: str | None) -> None:
        self.program = program
        remedy = f"Close {path.name} in {program}, then do the same again."
        if mark:
            remedy += f" If it is open nowhere, delete the file “{mark}” beside it."
        super().__init__(path, f"{program} has it open", remedy)


class MissingProgramError(RespondentError):
    """A program that an optional feature needs is not installed."""

    def __init__(self, program: str, purpose: str) -> None:
        super().__init__(
            f"{program} is needed {purpose} and was not found. Install it, or leave this format out."
        )


class MissingLibraryError(RespondentError):
    """A Python library that an optional feature needs, the `extra` of that name, is not installed."""

    def __init__(self, library: str, extra: str, purpose: str) -> None:
        super().__init__(
            f"{library} is needed {purpose} and is not installed. "
            f"Install it with “pip install 'respondent[{extra}]'”, or do without."
        )


class ConversionFailedError(RespondentError):
    """A program was there, but did not turn a document into another format; `why` is a clause."""

    def __init__(self, program: str, document: str, why: str) -> None:
        super().__init__(
            f"{program} could not make a PDF of “{document}”: {why}. "
            f"Open the Word file in {program} to see what is wrong, or leave this format out."
        )


class ArithmeticRefusedError(RespondentError):
    """Two quantities were combined in a way that makes no sense.

    `message` names both records; `remedy` says what would make sense. Rendering turns it into a diagnostic at
    the template's line, so it stops the tool only for those who use the library directly.
    """

    def __init__(self, message: str, remedy: str) -> None:
        self.message = message
        self.remedy = remedy
        super().__init__(f"{message} {remedy}")


class NothingHonestError(RespondentError):
    """A wording filter was asked for words that no true figure could fill; `remedy` proposes some that would be."""

    def __init__(self, message: str, remedy: str) -> None:
        self.message = message
        self.remedy = remedy
        super().__init__(f"{message} {remedy}")


class AccountsUnusableError(RespondentError):
    """The file of the accounts cannot be used; `why` is a clause, `remedy` a sentence."""

    def __init__(self, path: PurePath, why: str, remedy: str) -> None:
        super().__init__(f"{path} cannot be used: {why}. {remedy}")


class NewerAccountsError(RespondentError):
    """A later version of Respondent made the file of the accounts, in a form that this one does not know."""

    def __init__(self, path: PurePath, version: int, known: int) -> None:
        super().__init__(
            f"{path} was made by a later version of Respondent (its form is number {version}; this version knows "
            f"up to {known}). Nothing was changed. Install the later version again, or put back a copy that was "
            f"made before."
        )
