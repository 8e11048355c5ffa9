"""The shape of what is stated on cover sheets: in a response's front matter, and for all in the settings."""

from __future__ import annotations

from respondent.loading.records.directory import CONTACT
from respondent.loading.shapes.reading import Reading
from respondent.loading.shapes.shape import Either, Field, Many, Named, Shape, Values, as_fields
from respondent.loading.shapes.values import FLAG, LINE, TEXT, choice_of
from respondent.model.cover import CoverStatement, Kept, KeptOf

_SHARED = (
    Field("capacity", LINE, "In which capacity you respond: “on behalf of an organisation”."),
    Field("contact", CONTACT, "Whom the regulator asks.", default="the `contact` of the response"),
    Field(
        "refer", FLAG, "Whether the regulator may refer to what is confidential without naming the source."
    ),
    Field(
        "publish_at_once",
        FLAG,
        "Whether it may publish what is not confidential at once.",
        attribute="publish",
    ),
    Field("declaration", TEXT, "The declaration.", default="one in words of our own"),
    Field(
        "regulators_declaration",
        TEXT,
        "The regulator's own declaration, word for word.",
        default="room for it",
        attribute="regulators",
    ),
)

_KEPT = choice_of(Kept)


def _statement(values: Values, place: str, reading: Reading) -> CoverStatement | None:
    """The statement; None, noted, where nothing is said to be confidential and something besides."""
    kept = values.get("confidential") or ()
    if Kept.NOTHING in kept and len(kept) > 1:
        reading.clash(
            f"{place}.confidential", "“nothing” stands here beside something.", "Take one of them out."
        )
        return None
    told = ((n, KeptOf(of) if isinstance(of, Kept) else of) for n, of in values.get("questions", ()))
    return CoverStatement(**{**values, "questions": tuple(told)})


COVER_SETTINGS = Shape(
    "fields such as {refer: true, publish_at_once: true}", _SHARED, as_fields(CoverStatement)
)

COVER = Shape(
    "fields such as {capacity: on behalf of an organisation, confidential: part}",
    (
        *_SHARED,
        Field(
            "confidential",
            Many(_KEPT, at_least=1),
            "What is confidential; it must be what the document marks as such.",
            default="as the document marks it",
        ),
        Field("reason", LINE, "Why.", default="the reasons of the passages"),
        Field(
            "questions",
            Named(
                "{number: what}, such as {2: {confidential: part, reason: commercially sensitive}}",
                Either(
                    _KEPT,
                    Shape(
                        "fields such as {confidential: part, reason: commercially sensitive}",
                        (
                            Field(
                                "confidential",
                                _KEPT,
                                "What of the answer is.",
                                required=True,
                                attribute="kept",
                            ),
                            Field("reason", LINE, "Why."),
                        ),
                        as_fields(KeptOf),
                    ),
                ),
            ),
            "The same for single questions, by their numbers.",
        ),
    ),
    _statement,
)
