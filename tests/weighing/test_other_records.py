"""Records of other kinds: quarters that make a year, money for each pupil, dimensions, surveys, academic years."""

from __future__ import annotations

from pathlib import Path

import pytest

from respondent.loading.workspace import load
from respondent.model.assessment import Assessment
from respondent.model.draft import Draft, Passage, PassageKind
from respondent.model.workspace import Workspace
from respondent.weighing.weigh import weigh

KENT = "kind: statistic\nsource: figures\nplace: Kent\nperiod: {period}\nstatement: {statement}\nvalue: {value}\n"


def of_kent(statement: str, value: str, period: str, more: str) -> str:
    """A statistic of Kent."""
    return KENT.format(statement=statement, value=value, period=period) + more


FILES = {
    "respondent.yaml": (
        "respondent: 1\nunits:\n  - {name: parcel, plural: parcels}\n  - {name: death, plural: deaths}\n"
        "  - {name: pupil, plural: pupils}\n  - {name: person, plural: people}\n"
        "  - {name: incident, plural: incidents}\n"
        "  - {name: call, plural: calls}\n  - {name: train, plural: trains}\n"
    ),
    "evidence/figures.yaml": (
        "kind: source\ntype: dataset\ntitle: Figures\npublisher: Home Office\nissued: 2024\n"
    ),
    "evidence/parcels.yaml": (
        "kind: table\ntitle: Parcels delivered by depot, by quarter\nsource: figures\nunit: parcel\n"
        "period: {column: quarter}\nplace: {column: depot}\nrows: parcels.csv\nkey: [depot, quarter]\n"
        "value: parcels\n"
    ),
    "evidence/parcels.csv": (
        "depot,quarter,parcels\nLeeds,2023-Q1,1101\nLeeds,2023-Q2,1203\nLeeds,2023-Q3,1307\nLeeds,2023-Q4,1411\n"
        "Hull,2023-Q1,501\nHull,2023-Q2,503\nHull,2023-Q4,509\n"
    ),
    "evidence/calls.yaml": (
        "kind: table\ntitle: Calls to the helpline, by concern\nsource: figures\nunit: call\nperiod: 2023/24\n"
        "place: Kent\nrows: calls.csv\nkey: concern\nvalue: calls\n"
    ),
    "evidence/calls.csv": (
        "concern,calls\nOnline bullying and abuse,1207\nBullying at school,1311\n"
        "Mental and emotional health,4125\nFamily relationships,2218\n"
    ),
    "evidence/deaths.yaml": of_kent("There were 64 deaths on the roads.", "64", "2023", "unit: death\n"),
    "evidence/meals.yaml": of_kent("Schools spent £4.2 million on meals.", "£4.2m", "2023", "unit: £\n"),
    "evidence/pupils.yaml": of_kent("Schools had 21,000 pupils.", "21000", "2023", "unit: pupil\n"),
    "evidence/people.yaml": of_kent("There were 1.6 million people.", "1600000", "2023", "unit: person\n"),
    "evidence/snapchat.yaml": of_kent(
        "Bullying incidents on Snapchat.", "512", "2023/24", "unit: incident\ndimension: {app: Snapchat}\n"
    ),
    "evidence/instagram.yaml": of_kent(
        "Bullying incidents on Instagram.", "640", "2023/24", "unit: incident\ndimension: {app: Instagram}\n"
    ),
    "evidence/exclusions.yaml": of_kent(
        "Schools excluded 1,345 pupils.", "1345", "academic 2023/24", "unit: pupil\n"
    ),
    "evidence/survey.yaml": of_kent(
        "31 per cent of parents had seen it.",
        "31%",
        "2023",
        'unit: "%"\nsurvey: {n: 1412, population: parents of pupils}\n',
    ),
    "evidence/trains.yaml": of_kent(
        "In Kent 1,717 trains were cancelled.",
        "1717",
        "2023/24",
        "unit: train\ncoverage: {asked: 143, answered: 127, usable: 119}\n",
    ),
}


@pytest.fixture(scope="module")
def records(tmp_path_factory: pytest.TempPathFactory) -> Workspace:
    """The records above, loaded."""
    root: Path = tmp_path_factory.mktemp("records")
    for name, text in FILES.items():
        (root / name).parent.mkdir(parents=True, exist_ok=True)
        (root / name).write_text(text, encoding="utf-8")
    loaded = load(root)
    assert [str(problem) for problem in loaded.diagnostics if problem.code.id != "S211"] == []
    return loaded.workspace


def weighed_with(records: Workspace, text: str) -> tuple[Assessment, ...]:
    """What is said of a paragraph's quantities."""
    return weigh(Draft("draft.md", (Passage(text, PassageKind.PARAGRAPH, ((0, 1, 1),)),)), records)


SPENT = "Schools in Kent spent £4.2 million on meals in 2023"

SENTENCES = [
    # a year and its halves
    ("Leeds delivered 5,022 parcels in 2023.", "supported"),
    ("Leeds delivered 5,202 parcels in 2023.", "contradicted"),
    ("Leeds delivered 2,304 parcels in the first half of 2023.", "supported"),
    ("Leeds delivered 2,718 parcels between July and December 2023.", "supported"),
    ("Leeds delivered 2,510 parcels between April and September 2023.", "unsupported"),
    ("Hull delivered 1,004 parcels between January and June 2023.", "supported"),
    ("Hull delivered 1,513 parcels in 2023.", "unsupported"),
    ("Hull delivered 1,012 parcels between July and December 2023.", "unsupported"),
    # money and people
    (f"{SPENT}, or £200 a pupil.", "supported supported"),
    (f"{SPENT}, or £210 a pupil.", "supported unsupported"),
    (f"{SPENT}, or £2.63 a head.", "supported supported"),
    (f"{SPENT}, or £2.63 per resident.", "supported supported"),
    (f"{SPENT}, or £4.20 a head.", "supported unsupported"),
    (f"{SPENT}, or £2.63 a train.", "supported unsupported"),
    # what is done to people
    ("In Kent 64 people died on the roads in 2023.", "supported"),
    ("In Kent 64 people were killed on the roads in 2023.", "supported"),
    # a name that a statistic is about
    ("Kent had 512 bullying incidents on Snapchat in 2023/24.", "supported"),
    ("Kent had 640 bullying incidents on Instagram in 2023/24.", "supported"),
    ("Kent had 640 bullying incidents on Snapchat in 2023/24.", "contradicted"),
    ("Kent had 512 bullying incidents on WhatsApp in 2023/24.", "unsupported"),
    # a row whose name is a phrase, in other words or in some of its words
    ("The helpline in Kent took 1,207 calls about online abuse and bullying in 2023/24.", "supported"),
    ("The helpline in Kent took 1,270 calls about online abuse and bullying in 2023/24.", "contradicted"),
    ("The helpline in Kent took 1,311 calls about bullying in school in 2023/24.", "supported"),
    ("The helpline in Kent took 1,331 calls about bullying in school in 2023/24.", "contradicted"),
    ("The helpline in Kent took 4,125 calls about mental health in 2023/24.", "supported"),
    ("The helpline in Kent took 4,152 calls about mental health in 2023/24.", "contradicted"),
    ("The helpline in Kent took 2,218 calls about emotional and mental health in 2023/24.", "contradicted"),
    ("The helpline in Kent took 2,281 calls about relationships in the family in 2023/24.", "contradicted"),
    ("The helpline in Kent took 2,218 calls about health in 2023/24.", "unsupported"),
    ("The helpline in Kent took 1,207 calls about bullying in 2023/24.", "unsupported"),
    # “2023/24” of an academic year
    ("Schools in Kent excluded 1,345 pupils in 2023/24.", "supported"),
    ("Schools in Kent excluded 1,435 pupils in 2023/24.", "contradicted"),
    ("Schools in Kent excluded 1,345 pupils in 2022/23.", "contradicted"),
    # whom a survey asked, and which bodies answered
    ("In 2023 we asked 1,412 parents in Kent.", "supported"),
    ("In 2023 we asked 1,421 parents in Kent.", "unsupported"),
    ("In Kent we asked 143 bodies about cancelled trains and 127 answered.", "supported supported"),
    ("In Kent 119 bodies gave figures about cancelled trains.", "supported"),
    ("In Kent 118 bodies gave figures about cancelled trains.", "unsupported"),
    # nouns made of a record's words, and nouns of another kind
    ("In Kent there were 1,717 cancellations in 2023/24.", "supported"),
    ("In Kent there were 1,717 collisions in 2023/24.", "unsupported"),
    ("In Kent 1,717 passengers were cancelled in 2023/24.", "contradicted"),
]


@pytest.mark.parametrize(("text", "expected"), SENTENCES)
def test_a_sentence_gets_the_verdicts_that_its_records_give(
    text: str, expected: str, records: Workspace
) -> None:
    found = [(one.verdict.value, one.message) for one in weighed_with(records, text)]
    assert [verdict for verdict, _ in found] == expected.split(), found


def test_a_total_names_the_rows_that_it_adds_up(records: Workspace) -> None:
    (only,) = weighed_with(records, "Leeds delivered 2,304 parcels in the first half of 2023.")
    assert only.message == "Leeds, 2023-Q1 1,101 + Leeds, 2023-Q2 1,203 = 2,304 parcels."
    assert only.evidence == ("parcels#Leeds, 2023-Q1", "parcels#Leeds, 2023-Q2")
