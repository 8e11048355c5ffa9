"""More sentences: groups, ranks, series, rates per people, stocks, and the draft's own sums."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from respondent.model.assessment import Assessment

Weigh = Callable[[str], tuple[Assessment, ...]]

SENTENCES = [
    # groups and lists
    ("The four forces of Yorkshire and the Humber recorded 4,800 image offences.", "supported"),
    ("Yorkshire and the Humber had 4,800 offences, 12 per cent of the national total.", "supported supported"),
    (("Wales recorded 2,194 image offences; a third of the offences in Wales were recorded by Gwent, Dyfed-Powys "
     "and North Wales."), "supported unsupported"),
    ("South Wales, North Wales and Gwent recorded 2,002 image offences in total.", "supported"),
    ("North Wales and Dyfed-Powys together recorded a third of the offences in Wales.", "supported"),
    ("Humberside's 693 offences are one in seven of those in Yorkshire and the Humber.", "supported supported"),
    ("Hampshire recorded 1,239 of the 38,685 image offences in England and Wales.", "supported supported"),
    ("Hampshire recorded 1,239 of the 38,685 image offences in England and Wales, or three per cent.",
     "supported supported supported"),
    ("Hampshire recorded 1,239 of the 38,685 image offences in England and Wales, or six per cent.",
     "supported supported contradicted"),
    ("Around 3,700 of these offences took place on Snapchat.", "supported"),
    # ranks
    ("West Yorkshire had the most, with 2,301.", "supported supported"),
    ("Dyfed-Powys had the fewest.", "supported"),
    ("Gwent had the most.", "unsupported"),
    # series
    ("Bus journeys in England rose from 3.4 billion in 2022/23 to 3.6 billion in 2023/24.", "supported supported"),
    ("Local bus journeys in England rose by six per cent from 3.4 billion in 2022/23 to 3.6 billion in 2023/24.",
     "supported supported supported"),
    ("Local bus journeys in England rose by nine per cent from 3.4 billion in 2022/23 to 3.6 billion in 2023/24.",
     "contradicted supported supported"),
    ("Local bus journeys in England fell by six per cent between 2022/23 and 2023/24.", "contradicted"),
    ("The share of Northern's trains on time fell by 3.1 percentage points between 2022/23 and 2023/24.",
     "supported"),
    ("On Northern, 57.1 per cent of trains arrived on time in 2023/24.", "supported"),
    ("On Northern, 60.2 per cent of trains arrived on time in 2023/24.", "contradicted"),
    ("On Northern, 57.1 per cent of passengers were satisfied in 2023/24.", "unsupported"),
    ("On average ten million local bus journeys were made in England every day in 2023/24.", "supported"),
    ("Local bus journeys in Scotland doubled between 2022/23 and 2023/24.", "contradicted"),
    # rates per people, stocks
    ("London had 84.2 knife crimes per 100,000 people.", "supported"),
    ("London had 84.2 knife crimes per 1,000 people.", "unsupported"),
    ("In England 7.54 million people were waiting for hospital treatment on 31 March 2024.", "supported"),
    ("In England more than seven and a half million people were waiting for hospital treatment.", "supported"),
    ("In England 7.45 million people were waiting for hospital treatment on 31 March 2024.", "contradicted"),
    # a word that the record does not explain, another time
    ("South Yorkshire Police recorded 1,250 violent offences in 2023/24.", "unsupported"),
    ("South Yorkshire Police recorded 112 image offences in March.", "unsupported"),
    ("South Yorkshire Police expects 1,400 image offences in 2024/25.", "unsupported"),
    ("Each officer in South Yorkshire handles six image offences a day.", "unsupported"),
    # from when, in which year, of one time
    ("Local bus journeys in England rose by six per cent since 2021/22.", "unsupported"),
    ("Local bus journeys in England rose by six per cent in 2022/23.", "unsupported"),
    ("Local bus journeys in England rose by six per cent in 2023/24.", "supported"),
    ("Local bus journeys in England in 2023/24 were twelve times those in Scotland.", "contradicted"),
    ("Local bus journeys in England in 2023/24 were almost eleven times those in Scotland.", "supported"),
    ("South Yorkshire Police will record 1,249 image offences in 2025/26.", "unsupported"),
    ("South Yorkshire Police recorded 503 knife offences.", "unsupported"),
    # digits in each other's place
    ("South Yorkshire Police logged 1,294 image reports in 2023/24.", "contradicted"),
    ("South Yorkshire Police logged 9,124 image reports in 2023/24.", "unsupported"),
    # half a point, and changes of one series
    (("On Northern, 57.1 per cent of trains arrived on time in 2023/24, against 60.2 per cent in 2022/23, a fall "
     "of half a percentage point."), "supported supported contradicted"),
    # the draft itself
    (("We took 4,210 calls. Of those calls, 1,263 were about bullying and 842 about home. The remaining 2,105 "
     "covered everything else."), "- - - consistent"),
    (("We took 4,210 calls. Of those calls, 1,263 were about bullying and 842 about home. The remaining 2,005 "
     "covered everything else."), "- - - inconsistent"),
    ("We took 4,210 calls. Of those calls, 1,263 were about bullying. The other 300 came from Wales.", "- - -"),
    ("We helped 12,400 people, of whom 3,100 (a quarter) were under 18.", "- - consistent"),
    ("We helped 12,400 people, of whom 3,100 (a third) were under 18.", "- - inconsistent"),
    ("We took 4,210 calls in 2024/25, 30 per cent of them about bullying.", "- -"),
    ("We took 4,210 calls in 2024/25. On average, each volunteer takes 20 calls a day.", "- -"),
    ("We took 4,210 calls in 2024/25. That is more than 11 a day.", "- consistent"),
    ("We took 4,210 calls in 2024/25. That is more than 12 a day.", "- inconsistent"),
    ("Calls rose from 3,508 to 4,210, or 702 more.", "- ? consistent"),
    ("Calls came to 4,210 in 2024/25. In 2023/24 there had been 3,508. That is a rise of 20 per cent.",
     "- - consistent"),
    ("Calls came to 4,210 in 2024/25. In 2023/24 there had been 3,508. That is a rise of 25 per cent.",
     "- - inconsistent"),
    (("It took 8.6 minutes in 2023/24, against 8.2 minutes in 2022/23. And 31 people wrote to us, five more than "
     "in 2022/23."), "- - - unsupported"),
    ("Visits fell from 300 to 150, so they halved.", "- ? consistent"),
    ("Donations rose from £2 million to £3 million, a rise of £1 million.", "- ? consistent"),
    ("Calls rose from 3,508 to 4,210, and visits rose by 50 per cent.", "- ? unsupported"),
]  # fmt: skip


@pytest.mark.parametrize(("text", "expected"), SENTENCES)
def test_a_sentence_gets_the_verdicts_that_its_evidence_gives(
    text: str, expected: str, weighed: Weigh
) -> None:
    found = [(one.text, one.verdict.value, one.message) for one in weighed(text)]
    wanted = [{"-": "unsupported"}.get(word, word) for word in expected.split()]
    assert len(found) == len(wanted), found
    for (_, verdict, _), want in zip(found, wanted, strict=True):
        assert want in ("?", verdict), found
