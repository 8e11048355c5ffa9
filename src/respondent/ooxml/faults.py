"""Why a file is not opened. One class a condition; each owns its message and says what to do about it."""

from __future__ import annotations

from respondent.errors import RespondentError


class PackageError(RespondentError):
    """A file that is no Word package, or one that must not be opened.

    `message` says what is wrong, in a sentence that begins "The file"; `remedy` what to do about it.
    """

    def __init__(self, message: str, remedy: str) -> None:
        self.message = message
        self.remedy = remedy
        super().__init__(f"{message} {remedy}")


class NotWordError(PackageError):
    """The file is something else; `what` is a noun phrase ("a PDF")."""

    def __init__(self, what: str) -> None:
        super().__init__(
            f"The file is {what}, not a Word document.",
            "Open it in Word and choose Save As, “Word Document (.docx)”.",
        )


class DamagedPackageError(PackageError):
    """The file is cut short or its parts do not fit together; `how` is a clause without a full stop."""

    def __init__(self, how: str) -> None:
        super().__init__(
            f"The file is damaged: {how}.",
            "Fetch it again from where it came from, or open it in Word and save it anew.",
        )


class EncryptedPackageError(PackageError):
    """The file can only be opened with a password."""

    def __init__(self) -> None:
        super().__init__(
            "The file is protected by a password.",
            "Open it in Word and take the password away: File, Info, Protect Document, Encrypt with Password.",
        )


class OversizedPackageError(PackageError):
    """The file would unpack to more than any document needs; `how` is a clause without a full stop."""

    def __init__(self, how: str) -> None:
        super().__init__(
            f"The file was not opened: {how}.",
            "A Word document is never like that. If you trust the file, open it in Word and save it anew.",
        )


class UnsafePackageError(PackageError):
    """The file holds something that a Word document has no use for; `what` is a clause without a full stop."""

    def __init__(self, what: str) -> None:
        super().__init__(
            f"The file was not opened: {what}.",
            "No word processor writes that. Find out where the file comes from before you open it.",
        )


class MacroError(PackageError):
    """The file holds macros."""

    def __init__(self) -> None:
        super().__init__(
            "The file holds macros.",
            "Open it in Word and choose Save As, “Word Document (.docx)”, which leaves the macros out.",
        )


class StrictError(PackageError):
    """The file is saved as strict Open XML, whose names all differ."""

    def __init__(self) -> None:
        super().__init__(
            "The file is saved as “Strict Open XML Document”.",
            "Open it in Word and choose Save As, “Word Document (.docx)”, without “Strict”.",
        )
