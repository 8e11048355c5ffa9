"""What a whole draft says: headings, paragraphs before, tables, and figures that it gives twice."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from respondent.model.assessment import Assessment

Weigh = Callable[[str], tuple[Assessment, ...]]

DRAFTS = {
    "a place in the sentence before holds": (
        "Police in Gwent are worried. They recorded 503 image offences in 2023/24.",
        "supported",
    ),
    "a place in the heading holds": (
        "# Gwent\n\nPolice recorded 503 image offences in 2023/24.\n",
        "supported",
    ),
    "a place in the heading holds against a slip too": (
        "# Gwent\n\nPolice recorded 530 image offences in 2023/24.\n",
        "contradicted",
    ),
    "a new heading begins anew": (
        "# Gwent\n\nPolice are worried.\n\n# Humberside\n\nPolice recorded 693 image offences.\n",
        "supported",
    ),
    "a place of long ago decides nothing against a figure": (
        "Gwent is a force. South Wales is another. North Wales is small. There were 510 of them.",
        "unsupported",
    ),
    "a table's cell is its row's": (
        "| Force | Image offences recorded |\n| --- | --- |\n| Gwent | 503 |\n| Humberside | 693 |\n",
        "supported supported",
    ),
    "a headline is consistent with its body": (
        (
            "# Calls to the helpline rose by 20 per cent\n\n"
            "Calls to the helpline rose by 20 per cent last year, from 3,508 to 4,210.\n"
        ),
        "unsupported consistent unsupported unsupported",
    ),
    "a figure said again of the same thing is consistent": (
        "We took 4,210 helpline calls. Our 4,210 helpline calls show the need.",
        "unsupported consistent",
    ),
    "a figure said again of another thing is not": (
        "We took 4,210 helpline calls. We sold 4,210 raffle tickets.",
        "unsupported unsupported",
    ),
    "two years in two clauses give a change": (
        "Calls came to 4,210 in 2024/25 and 3,508 in 2023/24. That is a rise of 20 per cent.",
        "unsupported unsupported consistent",
    ),
    "two years in two clauses give a wrong change": (
        "Calls came to 4,210 in 2024/25 and 3,508 in 2023/24. That is a rise of 30 per cent.",
        "unsupported unsupported inconsistent",
    ),
    "two figures without an order give none": (
        "Calls came to 4,210 and 3,508. That is a rise of 30 per cent.",
        "unsupported unsupported unsupported",
    ),
    "a rate goes back to the only total": (
        "Our helpline took 4,210 calls in 2024/25.\n\nOn average the line rang more than 11 times a day.\n",
        "unsupported consistent",
    ),
    "a rate of something else does not": (
        "Our helpline took 4,210 calls in 2024/25.\n\nWe sell more than 90 badges a day.\n",
        "unsupported unsupported",
    ),
    "a region named long before is the four forces'": (
        "Yorkshire and the Humber has many offences. The four forces recorded 4,800 image offences.",
        "supported",
    ),
    "the same year is the one before": (
        "In 2023/24 Gwent recorded 503 image offences. In the same year Humberside recorded 693 image offences.",
        "supported supported",
    ),
    "a bound is not a number to hold others to": (
        "We took more than 4,000 calls. Volunteers answered 3,789 calls, 94 per cent of the total.",
        "unsupported unsupported unsupported",
    ),
    "rounded figures leave room": (
        "Donations rose from £2 million to £3 million, a rise of 45 per cent.",
        "unsupported ? consistent",
    ),
    "of the region means its total": (
        "West Yorkshire recorded 2,301 image offences, nearly half of those in the region.",
        "supported supported",
    ),
    "code is left alone": ("```\nGwent recorded 530 image offences in 2023/24.\n```\n", ""),
}


@pytest.mark.parametrize("name", DRAFTS)
def test_in_a_draft(name: str, weighed: Weigh) -> None:
    text, expected = DRAFTS[name]
    found = [(one.text, one.verdict.value, one.message) for one in weighed(text)]
    assert len(found) == len(expected.split()), found
    for (_, verdict, _), want in zip(found, expected.split(), strict=True):
        assert want in ("?", verdict), found
