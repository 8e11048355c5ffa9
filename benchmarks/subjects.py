"""What the benchmarks' evidence and drafts are about: invented places, things that are counted, and sentences."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Subject:
    """A thing that is counted: its unit, who counts it and how, and the groups that it is counted by."""

    unit: str
    plural: str
    actor: str
    verb: str
    dimension: str
    groups: tuple[str, ...]


def _subjects() -> tuple[Subject, ...]:
    found = []
    for line in _SUBJECTS.strip().splitlines():
        unit, plural, actor, verb, dimension, groups = (part.strip() for part in line.split("|"))
        found.append(Subject(unit, plural, actor, verb, dimension, tuple(groups.split(", "))))
    return tuple(found)


_SUBJECTS = """
emergency attendance | emergency attendances | Hospitals | recorded | age group | children, working age, pensioners
ambulance call | ambulance calls | Crews | answered | category | life-threatening, urgent, routine
cancelled operation | cancelled operations | Hospitals | reported | specialty | orthopaedics, cardiology, surgery
GP appointment | GP appointments | Practices | held | mode | face to face, by telephone, by video
bus journey | bus journeys | Operators | counted | ticket | single, day, season
rail delay | rail delays | Operators | recorded | cause | signalling, weather, staffing
pothole | potholes | Highway teams | repaired | road | main roads, minor roads, lanes
road casualty | road casualties | Police | recorded | road user | cyclists, pedestrians, drivers
suspension | suspensions | Schools | reported | phase | primary, secondary, special
permanent exclusion | permanent exclusions | Schools | made | phase | primary, secondary, special
apprenticeship | apprenticeships | Employers | started | level | intermediate, advanced, higher
library visit | library visits | Libraries | counted | branch | central, mobile, community
planning application | planning applications | Planners | decided | type | householder, major, minor
new home | new homes | Builders | completed | tenure | private, affordable, council
eviction | evictions | Landlords | carried out | tenure | private rent, social rent, temporary
homeless household | homeless households | Councils | helped | need | families, single people, couples
burglary | burglaries | Police | recorded | building | dwelling, business, outbuilding
vehicle theft | vehicle thefts | Police | recorded | vehicle | cars, vans, motorcycles
stalking offence | stalking offences | Police | recorded | relation | partner, acquaintance, stranger
prosecution | prosecutions | Prosecutors | brought | court | magistrates, crown, youth
fly-tipping incident | fly-tipping incidents | Councils | cleared | waste | household, construction, tyres
food parcel | food parcels | Food banks | handed out | recipient | adults, children, pensioners
noise complaint | noise complaints | Councils | received | source | neighbours, traffic, venues
planted tree | planted trees | Councils | counted | place | streets, parks, woods
school meal | school meals | Kitchens | served | payment | free, paid, subsidised
nursery place | nursery places | Councils | funded | hours | part time, full time, holidays
care assessment | care assessments | Social workers | finished | outcome | home care, residential care, no service
foster placement | foster placements | Social workers | arranged | length | emergency, short-term, long-term
helpline call | helpline calls | Helplines | answered | topic | debt, abuse, loneliness
counselling session | counselling sessions | Counsellors | held | topic | bullying, anxiety, family
scam report | scam reports | Banks | received | channel | by telephone, by e-mail, online
broadband connection | broadband connections | Providers | installed | speed | superfast, gigabit, basic
solar panel | solar panels | Installers | fitted | roof | homes, schools, farms
flood warning | flood warnings | Engineers | issued | severity | severe, moderate, alert
swimming lesson | swimming lessons | Pools | gave | swimmer | beginners, improvers, adults
youth club | youth clubs | Charities | ran | evening | weekdays, weekends, holidays
driving test | driving tests | Examiners | held | result | passed, failed, abandoned
passport application | passport applications | Offices | processed | kind | renewals, first passports, replacements
tribunal hearing | tribunal hearings | Tribunals | held | matter | benefits, employment, immigration
parking fine | parking fines | Wardens | issued | place | streets, car parks, bus lanes
"""

SUBJECTS = _subjects()

_FIRST = (
    "Ash Birch Carrow Dun Ellen Fen Green Hazel Ivel Kestrel Lark Marl Nether Otter Pen Quarn Raven Sedge"
)
_LAST = "mere shire ford combe wick"
PLACES = tuple(first + last for last in _LAST.split() for first in _FIRST.split())
"""Ninety places."""

REGIONS = (
    "the Northern Vales",
    "the Western Fells",
    "the Southern Levels",
    "the Eastern Wolds",
)

YEARS = ("2019/20", "2020/21", "2021/22", "2022/23", "2023/24")

_BEGINNINGS = (
    "Nobody who works in the field will find this surprising,",
    "The published tables are the best that there are,",
    "Those who answered our requests did so with care,",
    "Staff describe long waits, short tempers and forms that ask for the same thing again,",
    "“They listened, but nothing came of it,” one parent said,",
    "None of this needs new technology,",
    "Smaller services are not smaller risks,",
    "The minister is right to ask for better figures,",
    "Neighbouring councils share a team,",
    "Much depends on who picks up the telephone,",
    "A rule that passes over some moves the harm to where they are,",
    "The inspectors went back in the spring,",
)
_ENDINGS = (
    "and several of those who gave evidence told us so at the hearing.",
    "though they leave out what was never written down.",
    "and it is for the regulator to say what good looks like.",
    "which is why we set out below what a proportionate measure would be and whom it would protect.",
    "but the duty to show what was done lies with those who did it.",
    "and what was learnt in the winter was forgotten by the time the leaves were out.",
    "so that nobody can say with confidence how many were turned away at the door.",
    "as the board of the old authority found when it looked into the matter itself.",
    "because money that is given late in the year is spent in haste or not at all.",
    "and the voluntary groups that fill the gap have no promise of funding to go on with.",
    "even where the law leaves no doubt about who should have acted, and when.",
    "while families wait to hear from an office that has no record of their letter.",
)
FILLERS = tuple(f"{beginning} {ending}" for ending in _ENDINGS for beginning in _BEGINNINGS)
"""Sentences without a figure, which make up most of a page."""
