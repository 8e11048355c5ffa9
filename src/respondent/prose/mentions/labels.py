"""The nouns that a number names: page 4, stop 5, extension 3120, Ward 7B, option two.

English puts the number of a name after its noun and the number of a count before it, so that "stop 5" is one
stop and "5 stops" are five.
"""

from __future__ import annotations

_DOCUMENTS = (
    "page pages p pp paragraph paragraphs para paras table tables figure figures fig figs chart charts "
    "diagram "
    "diagrams map maps plate exhibit exhibits question questions q annex annexes annexe appendix appendices "
    "chapter "
    "chapters volume volumes vol section sections schedule schedules note notes footnote footnotes endnote "
    "endnotes "
    "item items row rows line lines column columns col cols cell box boxes slide slides sheet sheets bullet "
    "verse "
    "edition editions episode episodes series season leaflet circular bulletin factsheet paper papers memo "
    "memorandum "
    "form forms version versions draft appendixes part parts addendum enclosure attachment stanza scene act "
    "issue issues minute minutes log entry reference ref recommendation recommendations option options "
    "objective objectives aim aims no nos number numbers clause clauses article articles rule rules "
    "regulation "
    "measure measures regulations amendment amendments motion motions resolution resolutions protocol "
    "protocols"
)
_PROGRAMMES = (
    "goal goals priority "
    "priorities "
    "principle principles pillar pillars strand strands theme themes target targets outcome outcomes action "
    "actions "
    "step steps stage stages phase phases tier tiers level levels category categories cat type types "
    "class grade grades band bands group cohort wave waves round rounds lot lots package workstream "
    "workstreams "
    "milestone milestones project scenario scenarios criterion criteria standard standards indicator "
    "indicators "
    "kpi proposal proposals test point points scope kind quality hypothesis model models mk mark marque "
    "variant "
    "series scheme study studies case cases witness witnesses respondent interviewee participant patient "
    "sample "
    "trial arm batch generation variant layer"
)
_PLACES = (
    "room rooms flat flats suite apartment floor floors storey building buildings block blocks unit units "
    "plot plots "
    "parcel compartment compartments pitch pitches court hall hut shed bay bays berth berths dock pier quay "
    "wharf "
    "slip lock hole post path trail site sites zone zones sector sectors district ward wards wing theatre "
    "theatres "
    "area areas region field field gate gates terminal terminals platform platforms runway desk desks "
    "window windows "
    "counter counters shelf aisle stand table seat seats row carriage coach locker studio stage gallery "
    "borehole "
    "chamber well reactor tower pump substation landfill quadrant kiosk screen stall store depot warehouse "
    "cabin deck"
)
_TRAVEL = (
    "bus buses tram trams train flight flights route routes service junction junctions exit exits lane "
    "lanes stop "
    "stops line lines fare track tracks bridge tunnel road channel channels"
)
_CALLS = "extension ext code pin"
_SCHOOL = (
    "year years term terms paper papers unit units module modules lesson week weeks day days session "
    "sessions exam "
    "set sets stream key"
)
_POLICE = "operation exhibit battalion squadron regiment brigade division troop watch beat cell"

IN_DOCUMENTS = frozenset(_DOCUMENTS.split())
"""The parts of documents, one or several."""

THINGS = frozenset(" ".join((_PROGRAMMES, _PLACES, _TRAVEL, _CALLS, _SCHOOL, _POLICE)).split()) - IN_DOCUMENTS
"""Programmes, places, services and courses that a number may name."""

ALWAYS = frozenset(
    "page pages p pp paragraph paragraphs para paras table tables fig figs question questions q annex "
    "annexes annexe "
    "appendix appendices chapter chapters vol section sections footnote footnotes endnote slide slides "
    "annexe "
    "option options objective objectives aim aims phase phases tier tiers level levels category categories "
    "grade "
    "grades key junction junctions platform platforms extension ext kpi mk recommendation recommendations "
    "priority "
    "milestone workstream pillar strand plot nos figure chart diagram map exhibit".split()
)
"""Those that are named by their number whatever word stands before them: "the grade 9 pupils"."""

WITH_PUPILS = frozenset(
    "intake intakes parents exam exams curriculum lessons pupil pupils student students class classes "
    "cohort group groups teacher girls boys".split()
)
"""After these "the year 7" is a year of school."""

TIMES = frozenset("year years term terms week weeks day days session sessions lesson set sets".split())
"""Stretches of time too: "last year 40 schools closed" has no year 40."""
TIME_LIMITS = {"year": 13, "years": 13, "term": 6, "terms": 6}

SPELLED_TOO = frozenset(
    "section part chapter schedule article clause phase stage tier level volume question measure "
    "recommendation step "
    "option page day week year paragraph annex appendix table figure grade category priority scenario lot "
    "wave round "
    "pillar aim objective platform terminal room gate floor ward unit module paper plan test lane junction "
    "act scene "
    "channel number".split()
)
"""Those that may be named by a number in words."""

ABBREVIATED = frozenset(
    "p pp para paras fig figs vol col cols no nos ext ref ch art arts reg regs s ss sch cl q".split()
)
"""Those that a full stop may end."""

MARKED = frozenset("marked labelled coded lettered graded badged stamped".split())
"""Words that say that a number is a mark: "plastics marked 1, 2 or 5"."""
