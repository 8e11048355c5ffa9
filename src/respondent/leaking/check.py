"""Files held against what is confidential in a workspace: each leak a problem, with what to do."""

from __future__ import annotations

from collections.abc import Iterator

from respondent.leaking.opening import Part, UnopenedError, parts_of
from respondent.leaking.scan import leaks_in
from respondent.leaking.secret import Secrets
from respondent.model.codes import L105, L106
from respondent.model.diagnostic import Diagnostic
from respondent.model.span import Span


def leaks_of(name: str, data: bytes, secrets: Secrets, said: str = "") -> Iterator[Diagnostic]:
    """The leaks in a file of that name, its name included. `said` is what the public document says openly."""
    parts = [Part("the file’s name", name, has_numbers=False)]
    try:
        parts += parts_of(data)
    except UnopenedError as error:
        where = f" ({error.place})" if error.place else ""
        yield L106.at(
            Span(name),
            f"This file cannot be looked through{where}: {error}.",
            "Do not send it. Save it anew without protection, and look again.",
        )
    for leak in leaks_in(parts, secrets, said):
        where = f"In {leak.part}: " if leak.part else ""
        yield L105.at(
            Span(name),
            f"{where}{leak.secret.text} is confidential ({leak.secret.origin}): {leak.excerpt}",
            "Take it out, or put it between {% confidential %} tags; do not send this file.",
        )
