"""What words promise, to write and to verify: the public face of the ``wording_…`` modules.

- `wording_promise`: a promise, taken apart, for filters that write and for readers that parse
- `wording_truth`: `holds`, which alone decides whether a quantity keeps a promise
- `wording_bounds`, `_near`, `_parts`, `_change`, `_plain`: the filters, which write only what holds

``docs/wording.md`` has the table for people.
"""

from __future__ import annotations

from collections.abc import Mapping

from respondent.prose.wording_bounds import at_least, fewer_than, more_than
from respondent.prose.wording_change import change, fall, rise, rise_or_fall, rose_or_fell
from respondent.prose.wording_near import about, almost
from respondent.prose.wording_parts import fraction, one_in
from respondent.prose.wording_phrase import Phrase, Writer
from respondent.prose.wording_plain import plain, words
from respondent.prose.wording_promise import (
    MAJORITY,
    Direction,
    Form,
    Promise,
    Qualifier,
    Stated,
    every,
    fold,
    fraction_of,
    number,
    order,
    some_in,
)
from respondent.prose.wording_truth import holds, say_about

WRITERS: Mapping[str, Writer] = {
    writer.__name__: writer
    for writer in (
        more_than,
        fewer_than,
        at_least,
        almost,
        about,
        fraction,
        one_in,
        words,
        change,
        rise,
        fall,
        rise_or_fall,
        rose_or_fell,
    )
}
"""The wording filters by the names that templates use."""

__all__ = [
    "MAJORITY",
    "WRITERS",
    "Direction",
    "Form",
    "Phrase",
    "Promise",
    "Qualifier",
    "Stated",
    "Writer",
    "about",
    "almost",
    "at_least",
    "change",
    "every",
    "fall",
    "fewer_than",
    "fold",
    "fraction",
    "fraction_of",
    "holds",
    "more_than",
    "number",
    "one_in",
    "order",
    "plain",
    "rise",
    "rise_or_fall",
    "rose_or_fell",
    "say_about",
    "some_in",
    "words",
]
