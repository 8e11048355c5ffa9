"""A verdict as its file in ``reviews/``: its name and its text. Files are added, never changed."""

from __future__ import annotations

import re
import unicodedata

from respondent.model.review import Fingerprint, QuotedPassage, Review
from respondent.reviewing.seal import seal_of

FOLDER = "reviews"
LONGEST_NAME = 30

_HEADING = (
    "# A verdict of “respondent review”. It is bound to what the record and its source said when it was given.\n"
    "# Do not change it: who thinks otherwise gives another one.\n"
)


def verdict_path(review: Review) -> str:
    """Where the verdict's file lies, from the workspace's root: ``reviews/<record>/<time>-<reviewer>.yaml``."""
    return f"{FOLDER}/{review.record}/{verdict_name(review)}.yaml"


def verdict_name(review: Review) -> str:
    """The file's name without its ending; it sorts by time, and is a name on every system."""
    return f"{review.at:%Y-%m-%dT%H%M%SZ}-{slug(review.reviewer.name)}"


def slug(name: str) -> str:
    """A person's name as a part of a file's: lower-case letters, digits and hyphens."""
    plain = unicodedata.normalize("NFKD", name).encode("ascii", "ignore").decode().lower()
    return re.sub(r"[^a-z0-9]+", "-", plain).strip("-")[:LONGEST_NAME].strip("-") or "reviewer"


def verdict_text(review: Review) -> str:
    """The file's text.."""
    reviewer = review.reviewer
    who = {"name": reviewer.name, "email": reviewer.email, "organisation": reviewer.organisation}
    lines = [
        f"record: {review.record}",
        f"verdict: {review.verdict.value}",
        "reviewer:",
        *_pairs(who),
        f"at: {review.at:%Y-%m-%dT%H:%M:%SZ}",
    ]
    if review.comment:
        lines.append(f"comment: {quoted(review.comment)}")
    if review.archive:
        lines.append(f"archive: {review.archive}")
    if review.passage:
        lines += ["passage:", *_passage(review.passage)]
    lines.append(f"content: {Fingerprint(review.fields).content}")
    lines.append("fields:")
    lines += [f"  - {quoted(f'{digest} {name}')}" for name, digest in review.fields.items()]
    lines.append(f"seal: {seal_of(review)}")
    return _HEADING + "\n".join(lines) + "\n"


def _passage(passage: QuotedPassage) -> list[str]:
    values = {
        "exact": passage.exact,
        "prefix": passage.prefix or None,
        "suffix": passage.suffix or None,
        "page": None if passage.page is None else str(passage.page),
        "sheet": passage.sheet,
    }
    return _pairs(values)


def _pairs(values: dict[str, str | None]) -> list[str]:
    return [f"  {name}: {quoted(value)}" for name, value in values.items() if value is not None]


def quoted(text: str) -> str:
    """Text between double quotation marks, on one line."""
    return '"' + text.replace("\\", "\\\\").replace('"', '\\"').replace("\n", "\\n") + '"'
