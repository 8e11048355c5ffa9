"""Words for people, after which "under 16" and "over 60" are ages."""

from __future__ import annotations

PEOPLE = frozenset(
    "people adults children kids youngsters teenagers toddlers infants babies women men boys girls females "
    "males pensioners "
    "voters residents patients pupils students freshers graduates readers viewers listeners customers "
    "clients claimants "
    "applicants recipients tenants householders homeowners renters carers members visitors passengers "
    "travellers "
    "drivers motorists cyclists pedestrians riders users workers employees staff volunteers donors "
    "prisoners inmates "
    "offenders suspects victims survivors respondents participants players fans citizens persons "
    "individuals veterans "
    "apprentices trainees learners mothers fathers parents grandparents relatives smokers drinkers refugees "
    "migrants "
    "asylum-seekers buyers borrowers savers taxpayers jobseekers candidates constituents guests swimmers "
    "whom those "
    "they we youths singles couples teachers nurses doctors officers".split()
)
SINGULAR = frozenset(
    "everybody everyone anybody anyone nobody somebody someone those child person adult passenger driver "
    "applicant "
    "claimant patient pupil student resident reader tenant visitor member customer".split()
)
"""Of one, after whom a word in -s is a verb: "everybody over 60 gets tea"."""

ONE_PERSON = (
    "man|woman|boy|girl|lad|lass|child|toddler|teenager|youth|pensioner|widow|widower|mother|father"
    "|grandmother"
    "|grandfather|mum|dad|son|daughter|brother|sister|manager|teacher|nurse|driver|student|pupil|resident"
    "|worker"
    "|volunteer|patient|farmer|miner|soldier|veteran|clerk|engineer|doctor|carer|cyclist|pedestrian|passenger"
    "|motorist|builder|actor|actress|singer|poet|baby|person|gentleman|lady|bachelor|bride|groom"
)
