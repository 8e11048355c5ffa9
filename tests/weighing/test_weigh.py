"""Sentences against evidence: what each figure in them is called."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from respondent.model.assessment import Assessment

Weigh = Callable[[str], tuple[Assessment, ...]]

SY = "South Yorkshire Police recorded 1,249 child sexual abuse image offences in 2023/24"

# A sentence, and the verdicts of its figures in order.
SENTENCES = [
    # counts
    (f"{SY}.", "supported"),
    ("South Yorkshire Police recorded 1,294 child sexual abuse image offences in 2023/24.", "contradicted"),
    ("South Yorkshire Police recorded 2,301 child sexual abuse image offences in 2023/24.", "contradicted"),
    ("South Yorkshire recorded almost 1,300 image offences.", "supported"),
    ("South Yorkshire recorded more than 1,300 image offences.", "contradicted"),
    ("South Yorkshire recorded 1,200 image offences.", "supported"),
    ("Police in Kent recorded 1,294 child sexual abuse image offences in 2023/24.", "unsupported"),
    ("South Yorkshire Police recorded 1,294 burglaries in 2023/24.", "unsupported"),
    ("South Yorkshire Police solved 1,290 of them.", "unsupported"),
    (f"{SY}, of which 1,190 were solved.", "supported unsupported"),
    ("Police in South Yorkshire charged 130 suspects with image offences.", "unsupported"),
    # lists
    (
        "South Wales recorded 964 image offences, Gwent 503 and Dyfed-Powys 192.",
        "supported supported supported",
    ),
    ("There were 964 image offences in South Wales, 503 in Gwent and 535 in North Wales.", "supported " * 3),
    ("Gwent and Dyfed-Powys recorded 503 and 192 image offences respectively.", "supported supported"),
    ("Gwent and Dyfed-Powys together recorded 695 image offences.", "supported"),
    # rates
    (f"{SY}, an average of over six every day.", "supported contradicted"),
    (f"{SY}, an average of more than three every day.", "supported supported"),
    (f"{SY}, more than 24 a week.", "supported contradicted"),
    (f"{SY}, more than 23 a week.", "supported supported"),
    (
        "Police in England and Wales recorded 38,685 image offences, or one every 14 minutes.",
        "supported supported",
    ),
    (
        "Police in England and Wales recorded 38,685 image offences, or one every 12 minutes.",
        "supported contradicted",
    ),
    # shares
    ("Half of the offences for which the platform was recorded took place on Snapchat.", "supported"),
    (
        "Exactly half of the offences for which the platform was recorded took place on Snapchat.",
        "contradicted",
    ),
    ("Of the offences for which the platform was known, 11 per cent took place on Instagram.", "supported"),
    (
        "Of the offences for which the platform was known, 12 per cent took place on Instagram.",
        "contradicted",
    ),
    (
        "A quarter of the offences for which the platform was known took place on Meta's products.",
        "supported",
    ),
    (
        "West Yorkshire recorded 2,301 image offences, nearly half of the region's total.",
        "supported supported",
    ),
    ("South Wales recorded 964 image offences, 44 per cent of the region's total.", "supported supported"),
    # changes
    (
        "Childline held 903 counselling sessions on blackmail, up seven per cent on 2022/23.",
        "supported supported",
    ),
    (
        "Childline held 903 counselling sessions on blackmail, up nine per cent on 2022/23.",
        "supported contradicted",
    ),
    ("Local bus journeys in Scotland rose by 11 per cent between 2022/23 and 2023/24.", "supported"),
    # nouns and periods
    ("A total of 7,338 children were abused on a known platform.", "contradicted"),
    ("South Yorkshire Police recorded 1,249 child sexual abuse image offences in 2022/23.", "contradicted"),
    # ratios
    (
        "South Yorkshire's 1,249 image offences are more than double those in North Yorkshire.",
        "supported supported",
    ),
    (
        "South Yorkshire's 1,249 image offences are more than treble those in North Yorkshire.",
        "supported contradicted",
    ),
    # money
    ("Councils in England spent £1.26 billion on home to school transport.", "supported"),
    ("Councils in England spent more than £1.3 billion on home to school transport.", "contradicted"),
    # nothing to hold against
    ("Our survey of 412 teachers found that 31 per cent had seen it.", "unsupported unsupported"),
    # the draft itself
    (
        "The line took 4,210 calls in 2024/25, against 3,508 the year before: a rise of 20 per cent.",
        "- - consistent",
    ),
    (
        "The line took 4,210 calls in 2024/25, against 3,508 the year before: a rise of 25 per cent.",
        "- - inconsistent",
    ),
    ("Their share rose from 25 per cent to 30 per cent, an increase of five per cent.", "- ? inconsistent"),
    (
        "Their share rose from 25 per cent to 30 per cent, an increase of five percentage points.",
        "- ? consistent",
    ),
    ("We answered 3,789 of the 4,210 calls, or 90 per cent.", "- - consistent"),
    ("We answered 3,789 of the 4,210 calls, or 94 per cent.", "- - inconsistent"),
    ("The line took 4,210 calls in 2024/25, more than 11 a day.", "- consistent"),
    ("The line took 4,210 calls in 2024/25, more than 12 a day.", "- inconsistent"),
]


@pytest.mark.parametrize(("text", "expected"), SENTENCES)
def test_a_sentence_gets_the_verdicts_that_its_evidence_gives(
    text: str, expected: str, weighed: Weigh
) -> None:
    found = [(one.text, one.verdict.value, one.message) for one in weighed(text)]
    wanted = [{"-": "unsupported"}.get(word, word) for word in expected.split()]
    assert len(found) == len(wanted), found
    for (_, verdict, _), want in zip(found, wanted, strict=True):
        assert want in ("?", verdict), found
