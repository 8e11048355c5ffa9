"""Where the evidence's verdict turns: a step to either side of what a figure allows, another way, place or time.

The last quantity of each text is the one that is looked at.
"""

from __future__ import annotations

from collections.abc import Callable

import pytest

from respondent.model.assessment import Assessment

Weigh = Callable[[str], tuple[Assessment, ...]]

GWENT = "Police in Gwent recorded 503 image offences in 2023/24"
SY = "South Yorkshire Police recorded"
KNOWN = "Of the offences for which the platform was known"
BUSES = "Local bus journeys in Scotland"
WALES = "South Wales 964 + North Wales 535 + Gwent 503 + Dyfed-Powys 192 = 2,194 offences"

# A text, and the sentence that bears its last quantity out.
SUPPORTED = [
    # one thing against another
    (f"{GWENT}, 311 more than Dyfed-Powys.", "503 − 192 = 311 offences."),
    (
        "Police in Gwent recorded 311 more image offences than police in Dyfed-Powys.",
        "503 − 192 = 311 offences.",
    ),
    (
        f"{GWENT}, 162 per cent more than Dyfed-Powys.",
        "The evidence has 162.0 per cent for Gwent in 2023/24.",
    ),
    (
        f"{KNOWN}, 50 per cent took place on Snapchat, 39 percentage points more than on Instagram.",
        (
            "50 per cent − 11 per cent = 39 percentage points (between 38 and 40 percentage "
            "points, because a published "
            "figure is rounded)."
        ),
    ),
    (
        "West Yorkshire recorded 2,301 image offences in 2023/24, more than four times those in Gwent.",
        "2,301 ÷ 503 = 4.57 times.",
    ),
    # ranks
    (
        "West Yorkshire recorded 2,301 image offences, the highest number of any force.",
        "West Yorkshire has 2,301 offences, more than the others.",
    ),
    (
        "Dyfed-Powys recorded 192 image offences, the fewest of any force.",
        "Dyfed-Powys has 192 offences, fewer than the others.",
    ),
    (
        "On Northern, 57.1 per cent of trains arrived on time in 2023/24, the lowest share since 2021/22.",
        "Northern has 57.1 per cent, fewer than the others.",
    ),
    # rates
    (
        "London had 84.2 knife crimes per 100,000 residents.",
        "The evidence has 84.2 per 100,000 people for London in 2023/24.",
    ),
    (
        "London had 84.2 knife crimes per 100,000 population.",
        "The evidence has 84.2 per 100,000 people for London in 2023/24.",
    ),
    (f"{SY} 1,249 image offences a year.", "1,249 offences in 366 days are 1,249 a year."),
    (f"{SY} 104 image offences a month in 2023/24.", "1,249 offences in 366 days are 104.1 a month."),
    (
        f"{SY} 312 image offences every three months in 2023/24.",
        "1,249 offences in 366 days are 312.3 per 3 months.",
    ),
    (
        f"{SY} seven image offences every two days in 2023/24.",
        "1,249 offences in 366 days are 6.83 per 2 days.",
    ),
    (
        f"{SY} one image offence every seven hours in 2023/24.",
        "1,249 offences in 366 days are one every 7.03 hours.",
    ),
    # changes
    (
        (
            "On Northern, 57.1 per cent of trains arrived on time in 2023/24, down 3.1 "
            "percentage points on the year "
            "before."
        ),
        (
            "57.1 per cent − 60.2 per cent = −3.1 percentage points (between −3.2 and −3 percentage points, "
            "because a published figure is rounded)."
        ),
    ),
    (
        f"{BUSES} rose by 34 million between 2022/23 and 2023/24.",
        "334 million − 300 million = 34 million journeys.",
    ),
    (f"{BUSES} rose by 11 per cent.", "(334 million − 300 million) ÷ 300 million = a rise of 11.3 per cent."),
    # groups, shares, names
    ("The 4 forces of Wales recorded 2,194 image offences.", f"{WALES}."),
    (
        "In Wales 44 per cent of image offences were recorded by South Wales.",
        f"{WALES}; 964 ÷ 2,194 = 43.9 per cent.",
    ),
    (
        "South Wales recorded 44 per cent of the image offences in Wales.",
        f"{WALES}; 964 ÷ 2,194 = 43.9 per cent.",
    ),
    (f"{GWENT}, or 23 per cent of the region's total.", f"{WALES}; 503 ÷ 2,194 = 22.9 per cent."),
    ("South Wales recorded 2.5 per cent of image offences nationally.", "964 ÷ 38,685 = 2.49 per cent."),
    (
        f"{KNOWN}, half took place on Snapchat and a quarter on Meta's products.",
        (
            "Instagram 11 per cent + Facebook 7 per cent + WhatsApp 6 per cent = 24 per cent "
            "(between 22.5 and 25.5 per "
            "cent, because a published figure is rounded)."
        ),
    ),
    (
        "Of the 7,338 offences for which the platform was known, 3,669 took place on Snapchat.",
        "50 per cent of 7,338 = 3,669 offences (between 3,632 and 3,706, because a published figure is rounded).",
    ),
    (
        "Nationally, police recorded 38,685 image offences.",
        "The evidence has 38,685 offences for England and Wales in 2023/24.",
    ),
    (
        "Yorkshire & the Humber recorded 4,800 image offences.",
        "North Yorkshire 557 + West Yorkshire 2,301 + South Yorkshire 1,249 + Humberside 693 = 4,800 offences.",
    ),
    ("Dyfed-Powys’ 192 image offences.", "The evidence has 192 offences for Dyfed-Powys in 2023/24."),
    (
        "Image offences recorded by police in 2023/24:\n\n| Force | Offences |\n| --- | --- |\n| Gwent | 503 |\n",
        "The evidence has 503 offences for Gwent in 2023/24.",
    ),
]

# A text, the sentence that is said against its last quantity, the code, and what it should have been.
CONTRADICTED = [
    (f"{GWENT}, 321 more than Dyfed-Powys.", "503 − 192 = 311 offences, not 321.", "F201", "311"),
    (
        "West Yorkshire recorded 2,301 image offences in 2023/24, more than five times those in Gwent.",
        "2,301 ÷ 503 = 4.57 times, not more than five times.",
        "F201",
        "4.57 times",
    ),
    (
        "Gwent recorded 503 image offences, the highest number of any force.",
        "964 offences for South Wales in 2023/24 is higher than 503 offences.",
        "F208",
        None,
    ),
    (
        "Gwent recorded 503 image offences, the fewest of any force.",
        "192 offences for Dyfed-Powys in 2023/24 is lower than 503 offences.",
        "F208",
        None,
    ),
    (
        "London had 94.2 knife crimes per 100,000 residents.",
        "The evidence has 84.2 per 100,000 people for London in 2023/24, not 94.2.",
        "F201",
        "84.2 per 100,000 residents",
    ),
    (
        f"{SY} 114 image offences a month in 2023/24.",
        "1,249 offences in 366 days are 104.1 a month, not 114.",
        "F203",
        "104.1 a month",
    ),
    (
        f"{SY} 3.42 image offences every day.",
        "1,249 offences in 366 days are 3.413 a day, not 3.42. Only dividing by 365 days gives 3.422.",
        "F203",
        "3.413 every day",
    ),
    # the other way
    (
        "Childline held 903 counselling sessions on blackmail, down seven per cent on 2022/23.",
        "The evidence has a change of 7 per cent since 2022/23, not down seven per cent.",
        "F206",
        "7 per cent",
    ),
    (
        f"{BUSES} fell by 34 million between 2022/23 and 2023/24.",
        "334 million − 300 million = 34 million journeys, not fell by 34 million.",
        "F206",
        "34 million",
    ),
    (
        f"{BUSES} fell by 11 per cent.",
        "(334 million − 300 million) ÷ 300 million = a rise of 11.3 per cent, not fell by 11 per cent.",
        "F206",
        "11.33 per cent",
    ),
    # points and per cent
    (
        "The share of Northern's trains on time fell by 3.1 per cent between 2022/23 and 2023/24.",
        (
            "57.1 per cent − 60.2 per cent = −3.1 percentage points (between −3.2 and −3 "
            "percentage points, because a "
            "published figure is rounded), not fell by 3.1 per cent."
        ),
        "F207",
        "−3.1 percentage points",
    ),
    (
        f"{BUSES} rose by 11 percentage points between 2022/23 and 2023/24.",
        "(334 million − 300 million) ÷ 300 million = a rise of 11.3 per cent, not rose by 11 percentage points.",
        "F207",
        "11.33 per cent",
    ),
    # a slip of the hand, and how near a number is
    (
        "Childline held 930 counselling sessions on blackmail in 2023/24.",
        "The evidence has 903 counselling sessions for the United Kingdom in 2023/24, not 930.",
        "F201",
        "903",
    ),
    (
        "Childline held 9,030 counselling sessions on blackmail in 2023/24.",
        "The evidence has 903 counselling sessions for the United Kingdom in 2023/24, not 9,030.",
        "F201",
        "903",
    ),
    (
        "South Yorkshire had 1,373 image offences in the area.",
        "The evidence has 1,249 offences for South Yorkshire in 2023/24, not 1,373.",
        "F201",
        "1,249",
    ),
    (
        f"{SY} exactly 1,250 image offences in 2023/24.",
        "The evidence has 1,249 offences for South Yorkshire in 2023/24, not exactly 1,250.",
        "F201",
        "1,249",
    ),
    (
        "Exactly 7.54 million people were waiting for hospital treatment in England at 31 March 2024.",
        (
            "The evidence has 7.54 million people for England on 31 March 2024, not exactly "
            "7.54 million: the published "
            "figure is rounded."
        ),
        "F202",
        "7.54 million",
    ),
    # sums and names
    ("The four forces of Wales recorded 2,294 image offences.", f"{WALES}, not 2,294.", "F201", "2,194"),
    (
        "South Wales, North Wales and Gwent recorded 2,102 image offences in total.",
        "South Wales 964 + North Wales 535 + Gwent 503 = 2,002 offences, not 2,102.",
        "F201",
        "2,002",
    ),
    (
        "Nationally, police recorded 38,865 image offences.",
        "The evidence has 38,685 offences for England and Wales in 2023/24, not 38,865.",
        "F201",
        "38,685",
    ),
    (
        "South Yorkshire Constabulary recorded 1,294 image offences in 2023/24.",
        "The evidence has 1,249 offences for South Yorkshire in 2023/24, not 1,294.",
        "F201",
        "1,249",
    ),
    (
        "Officers in South Yorkshire logged 2,301 of the offences in 2023/24, say campaigners.",
        (
            "The evidence has 1,249 offences for South Yorkshire in 2023/24, not 2,301; 2,301 "
            "offences is the figure for West Yorkshire in 2023/24."
        ),
        "F201",
        "1,249",
    ),
    # another time
    (
        "On Northern, 60.2 per cent of trains arrived on time in 2023/24.",
        (
            "The evidence has 57.1 per cent for Northern in 2023/24, not 60.2 per cent. 60.2 "
            "per cent is the figure for Northern in 2022/23."
        ),
        "F204",
        "57.1 per cent",
    ),
    (
        "In Scotland campaigners fear for 334,000,000 subsidised bus journeys in 2022/23.",
        (
            "The evidence has 300 million journeys for Scotland in 2022/23, not 334,000,000. "
            "334 million is the figure for Scotland in 2023/24."
        ),
        "F204",
        "300 million",
    ),
    (
        "In the year to March 2022 South Yorkshire Police recorded 1,249 image offences.",
        "1,249 offences is the figure for South Yorkshire in 2023/24, not in year ending March 2022.",
        "F204",
        "1,249 offences",
    ),
    (
        "Image offences recorded by police in 2022/23:\n\n| Force | Offences |\n| --- | --- |\n| Gwent | 503 |\n",
        "503 offences is the figure for Gwent in 2023/24, not in 2022/23.",
        "F204",
        "503 offences",
    ),
    (
        "# Gwent\n\nText.\n\n## Figures\n\nPolice recorded 530 image offences in 2023/24.\n",
        "The evidence has 503 offences for Gwent in 2023/24, not 530.",
        "F201",
        "503",
    ),
]

UNSUPPORTED = {
    "a difference that is far off": f"{GWENT}, 262 per cent more than Dyfed-Powys.",
    "points that are far off": (
        f"{KNOWN}, 50 per cent took place on Snapchat, 49 percentage points more than on Instagram."
    ),
    "the gap of a list": "The gap between Snapchat and Instagram is 36 percentage points.",
    "a rate for each of something else": "London had 84.2 knife crimes per 100,000 journeys.",
    "a change without its ends": f"{BUSES} rose by 15 per cent.",
    "a change between other years": f"{BUSES} rose by 11 per cent between 2019/20 and 2021/22.",
    "a tenth of the figure, which may be another": (
        "Childline held 90 counselling sessions on blackmail in 2023/24."
    ),
    "more than a tenth too many": "South Yorkshire had 1,375 of the image offences in the record.",
    "a share that is far off": "South Wales recorded 54 per cent of the image offences in Wales.",
    "a share of the nation that is far off": "South Wales recorded 3.5 per cent of image offences nationally.",
    "what is far from a share of a whole": (
        "Of the 7,338 offences for which the platform was known, 3,969 took place on Snapchat."
    ),
    "another share of those who follow": f"{KNOWN}, half took place on Snapchat and a third on Meta's products.",
    "a place in small letters": "In south yorkshire police recorded 1,294 image offences.",
    "a figure of a part of the year": "In 2023 South Yorkshire Police recorded 1,249 image offences.",
    "another year's rate": "London had 84.2 knife crimes per 100,000 people in 2022/23.",
}


@pytest.mark.parametrize(("text", "message"), SUPPORTED)
def test_the_evidence_bears_out(text: str, message: str, weighed: Weigh) -> None:
    last = weighed(text)[-1]
    assert (last.verdict.value, last.message, last.code) == ("supported", message, None)


@pytest.mark.parametrize(("text", "message", "code", "expected"), CONTRADICTED)
def test_the_evidence_contradicts(
    text: str, message: str, code: str, expected: str | None, weighed: Weigh
) -> None:
    last = weighed(text)[-1]
    assert last.verdict.value == "contradicted", last.message
    assert (last.message, last.code and last.code.id, last.expected) == (message, code, expected)


@pytest.mark.parametrize("name", UNSUPPORTED)
def test_the_evidence_decides_nothing_of(name: str, weighed: Weigh) -> None:
    last = weighed(UNSUPPORTED[name])[-1]
    assert last.verdict.value == "unsupported", (last.text, last.message)


def test_a_rank_names_the_figures_that_decide_it(weighed: Weigh) -> None:
    best = weighed("Dyfed-Powys recorded 192 image offences, the fewest of any force.")[-1]
    not_best = weighed("Gwent recorded 503 image offences, the fewest of any force.")[-1]
    assert best.evidence == ("by-force#Dyfed-Powys",)
    assert not_best.evidence == ("by-force#Gwent",)


def test_a_difference_the_other_way_is_contradicted(weighed: Weigh) -> None:
    assert weighed(f"{GWENT}, 311 fewer than Dyfed-Powys.")[-1].verdict.value == "contradicted"
    last = weighed(
        "On Northern, 57.1 per cent of trains arrived on time in 2023/24, up 3.1 percentage points on the year "
        "before."
    )[-1]
    assert (last.verdict.value, last.code and last.code.id) == ("contradicted", "F206")
