"""Numbers of laws and of the parts of documents: section 121, Act 2023, question 7a, paragraph 4.12, Table 5."""

from __future__ import annotations

import re

from respondent.prose.mentions.aside import Aside
from respondent.prose.mentions.reason import Reason

_ID = r"[0-9]{1,5}(?:\.[0-9]{1,4}){0,4}[A-Za-z]{0,2}(?:\([0-9a-z]{1,4}\)){0,4}"
_IDS = rf"{_ID}(?:(?:, ?{_ID}){{0,8}},? ?(?:and|or|to|&|[–-]) ?{_ID})?"
_NO_COUNT = r"(?![0-9%]|,[0-9]{3}| per ?cent| million| billion)"
_SPELLED = "one|two|three|four|five|six|seven|eight|nine|ten"

LAWS: tuple[Aside, ...] = (
    Aside(
        Reason.LEGISLATION,
        re.compile(
            r"(?<!['’])\b(?:sections?|sec\.|ss?\.?|clauses?|cl\.|schedules?|sch\.|articles?|arts?\."
            r"|regulations?|regs?\.|rules?|sub-?sections?|parts?|directives?|amendments?|new clauses?"
            r"|resolutions?"
            r"|standing orders?|codes?)"
            rf" {_IDS}{_NO_COUNT}"
            r"(?: (?:of|to) the [A-Z][\w’'() ]{0,80}?(?:Act|Bill|Order|Regulations) (?:19|20)[0-9]{2})?",
            re.IGNORECASE,
        ),
    ),
    Aside(
        Reason.LEGISLATION,
        re.compile(
            r"\b(?:section|part|chapter|schedule|article|clause|phase|stage|tier|level|volume|question"
            r"|measure"
            rf"|recommendation|step|option) (?:{_SPELLED})\b(?! (?:hundred|thousand|million|per ?cent|of|in"
            rf"|out))",
            re.IGNORECASE,
        ),
    ),
    Aside(
        Reason.LEGISLATION, re.compile(r"\b(?:Act|Bill|Order|Regulations|Rules|Measure) (?:19|20)[0-9]{2}\b")
    ),
)
"""What may hold a year, and is looked for before years are."""
