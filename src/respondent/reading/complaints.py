"""Why a package is not opened, as a diagnostic of the draft."""

from __future__ import annotations

from respondent.model.codes import B101, B102, B103, B104, B105
from respondent.model.diagnostic import Code, Diagnostic
from respondent.model.span import Span
from respondent.ooxml.faults import (
    DamagedPackageError,
    EncryptedPackageError,
    NotWordError,
    OversizedPackageError,
    PackageError,
    UnsafePackageError,
)

_CODES: tuple[tuple[type[PackageError], Code], ...] = (
    (NotWordError, B101),
    (EncryptedPackageError, B103),
    (OversizedPackageError, B104),
    (UnsafePackageError, B105),
    (DamagedPackageError, B102),
)


def complaint(error: PackageError, name: str) -> Diagnostic:
    """The diagnostic of a package that cannot be opened; the fault owns the words."""
    code = next((code for kind, code in _CODES if isinstance(error, kind)), B102)
    return code.at(Span(name), error.message, error.remedy)
