"""What is said of a record that is in order, and yet may lack something, before it is saved."""

from __future__ import annotations

from collections.abc import Mapping

from respondent.model.record import Plain

CONSENT = (
    "Nothing is said of the speaker’s consent. If the words were published, that is fine. If somebody gave them to "
    "you, make sure that they agreed to be quoted, and write down to what and until when, under “Consent”."
)


def advice_on(kind: str, fields: Mapping[str, Plain]) -> str:
    """A sentence or two for whoever saves such a record; "" where there is nothing to say."""
    return CONSENT if kind == "quotation" and not fields.get("consent") else ""
