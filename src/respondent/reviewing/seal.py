"""A verdict's seal: a SHA-256 over all that its file says, so that a change by hand is noticed.

It keeps honest people from slips, and is no signature: who wants proof of who wrote what has git's signed commits.
"""

from __future__ import annotations

import json
from hashlib import sha256

from respondent.model.review import Review


def seal_of(review: Review) -> str:
    """The seal, in hexadecimal; where the file lies is no part of it."""
    passage = review.passage
    reviewer = review.reviewer
    said = {
        "record": review.record,
        "verdict": review.verdict.value,
        "reviewer": [reviewer.name, reviewer.email, reviewer.organisation],
        "at": f"{review.at:%Y-%m-%dT%H:%M:%SZ}",
        "fields": dict(review.fields),
        "archive": review.archive,
        "passage": passage and [passage.exact, passage.prefix, passage.suffix, passage.page, passage.sheet],
        "comment": review.comment,
    }
    text = json.dumps(said, sort_keys=True, ensure_ascii=False, separators=(",", ":"))
    return sha256(text.encode("utf-8", "surrogatepass")).hexdigest()
