"""Every word that promises something, true, on the line and false, typed by hand and written by a filter.

Each is weighed in a sentence against a workspace of one record, whose value is put on either side of the line.
"""

from __future__ import annotations

from pathlib import Path
from typing import NamedTuple

import pytest

from respondent.loading.workspace import load
from respondent.model.document import Para, text_of
from respondent.model.draft import Draft, Passage, PassageKind
from respondent.model.workspace import Workspace
from respondent.prose.mentions.find import find_mentions
from respondent.prose.wording import WRITERS, Qualifier
from respondent.rendering.render import render
from respondent.weighing.weigh import weigh

FILES = {
    "respondent.yaml": (
        "respondent: 1\nunits:\n  - {name: offence, plural: offences, synonyms: [crime, crimes]}\n"
        "  - {name: call, plural: calls}\n"
    ),
    "evidence/data.yaml": (
        "kind: source\ntype: dataset\ntitle: Figures\npublisher: Home Office\nissued: 2024\n"
    ),
    "evidence/us.yaml": "kind: organisation\nname: Us\n",
}
RECORD = "kind: statistic\nsource: data\nperiod: 2023/24\nplace: Kent\n"
RELEASE = "---\nkind: release\ntitle: Figures\ndate: 2025-02-18\nfrom: us\n---\n"

OFFENCES = (
    f"{RECORD}statement: Police in Kent recorded image offences in 2023/24.\n"
    "unit: offence\nvalue: {value}\n"
)
ANSWERED = (
    f"{RECORD}statement: Share of calls in Kent that were answered in 2023/24.\n"
    'unit: "%"\nvalue: "{value}%"\n'
)
CALLS = (
    f"{RECORD}statement: The line in Kent took 900 calls in 2023/24.\nunit: call\nvalue: 900\n"
    "change: {{by: {value}%, since: 2022/23}}\n"
)


class Kind(NamedTuple):
    """A record, the sentence about it, and what a template prints there."""

    record: str
    sentence: str
    figure: str = 'figure("record")'


CHANGE = 'change("record")'
KINDS = {
    "count": Kind(OFFENCES, "Police in Kent recorded {} image offences in 2023/24."),
    "rate": Kind(
        OFFENCES, "Police in Kent recorded {} image offences a day in 2023/24.", 'figure("record").per_day'
    ),
    "event": Kind(OFFENCES, "Police in Kent recorded {} in 2023/24."),
    "every": Kind(OFFENCES, "Police in Kent recorded {} image offence in 2023/24.", 'figure("record").every'),
    "share": Kind(ANSWERED, "In Kent, {} of calls were answered in 2023/24."),
    "rounded": Kind(f"{ANSWERED}precision: 1%\n", "In Kent, {} of calls were answered in 2023/24."),
    "change": Kind(CALLS, "The calls that the line in Kent took {} between 2022/23 and 2023/24.", CHANGE),
    "size": Kind(CALLS, "The calls that the line in Kent took in 2023/24 were {} on 2022/23.", CHANGE),
    "rose by": Kind(
        CALLS, "The calls that the line in Kent took rose by {} between 2022/23 and 2023/24.", CHANGE
    ),
    "fell by": Kind(
        CALLS, "The calls that the line in Kent took fell by {} between 2022/23 and 2023/24.", CHANGE
    ),
}

# kind, words, and values for which they are true, just true, just false and false
TYPED = """
count   | more than 1,200                    | 1249  | 1201  | 1200  | 1100
count   | over 1,200                         | 1249  | 1201  | 1200  | 1100
count   | fewer than 1,200                   | 1150  | 1199  | 1200  | 1300
count   | under 1,200                        | 1150  | 1199  | 1200  | 1300
count   | just over 1,200                    | 1210  | 1260  | 1261  | 1190
count   | just under 1,200                   | 1190  | 1140  | 1139  | 1210
count   | at least 1,200                     | 1249  | 1200  | 1199  | 1100
count   | 1,200 or more                      | 1249  | 1200  | 1199  | 1100
count   | at most 1,200                      | 1100  | 1200  | 1201  | 1300
count   | up to 1,200                        | 1100  | 1200  | 1201  | 1300
count   | between 1,200 and 1,300            | 1250  | 1300  | 1301  | 1100
count   | almost 1,200                       | 1190  | 1140  | 1139  | 1210
count   | nearly 1,200                       | 1190  | 1199  | 1200  | 1210
count   | close to 1,200                     | 1190  | 1260  | 1261  | 1300
count   | about 1,200                        | 1190  | 1260  | 1261  | 1300
count   | around 1,200                       | 1210  | 1140  | 1139  | 1100
count   | roughly 1,200                      | 1210  | 1140  | 1139  | 1100
count   | exactly 1,200                      | 1200  | 1200  | 1201  | 1300
count   | 1,200                              | 1200  | 1200  | 1261  | 1300
count   | thousands of                       | 9000  | 2000  | 1999  | 900
count   | dozens of                          | 90    | 24    | 23    | 11
share   | half                               | 50    | 51    | 52.6  | 60
share   | a quarter                          | 25    | 24    | 22.4  | 30
share   | more than half                     | 55    | 50.1  | 50    | 45
share   | half or more                       | 55    | 50    | 49.9  | 45
share   | nearly half                        | 49    | 47.5  | 47.4  | 50
share   | about a quarter                    | 26    | 22.5  | 22.4  | 30
share   | exactly half                       | 50    | 50    | 50.1  | 60
share   | one in eight                       | 12.5  | 13.3  | 15    | 20
share   | about one in eight                 | 12.5  | 14.7  | 14.8  | 20
share   | nearly one in eight                | 12    | 11.9  | 11.8  | 13
share   | most                               | 60    | 50.1  | 50    | 40
share   | the majority                       | 60    | 50.1  | 50    | 40
change  | rose by 7 per cent                 | 7     | 7.4   | 7.5   | -7
change  | fell by 7 per cent                 | -7    | -7.4  | -7.5  | 7
change  | doubled                            | 100   | 109   | 111   | 50
change  | halved                             | -50   | -52   | -54   | -20
change  | trebled                            | 200   | 190   | 184   | 100
event   | one image offence every 14 minutes | 38000 | 39500 | 39600 | 60000
rate    | more than three                    | 1249  | 1099  | 1098  | 900
rounded | more than 49 per cent              | 52    | 50    | 49    | 45
rounded | half or more                       | 55    | 51    | 50    | 45
rounded | at most 51 per cent                | 45    | 50    | 51    | 60
"""

UNDECIDED = frozenset({"close to 1,200"})
"""Words that the weighing does not call false where they do not hold, but does not bear out either."""

# kind, filter, a value and what is written of it, a value on the line and what is written of that, and a value
# of which the first words are false
FILTERED = """
count   | -            | 1249  | 1,249                           | 1200   | 1,200                           | 1300
count   | more_than    | 1249  | more than 1,200                 | 1200   | more than 1,100                 | 1200
count   | fewer_than   | 1249  | fewer than 1,300                | 1300   | fewer than 1,400                | 1300
count   | at_least     | 1249  | at least 1,200                  | 1200   | at least 1,200                  | 1199
count   | almost       | 1190  | almost 1,200                    | 1140   | almost 1,200                    | 1200
count   | about        | 1249  | about 1,200                     | 1250   | about 1,300                     | 1261
count   | words        | 2300  | two thousand three hundred      | 2000   | two thousand                    | 2500
rate    | more_than    | 1249  | more than three                 | 1098   | more than two                   | 1098
rate    | fewer_than   | 1249  | fewer than four                 | 1464   | fewer than five                 | 1464
rate    | at_least     | 1249  | at least three                  | 1098   | at least three                  | 1097
rate    | almost       | 1430  | almost four                     | 1391   | almost four                     | 1464
rate    | about        | 1249  | about 3.4                       | 1098   | about three                     | 1830
rate    | words        | 1098  | three                           | 1464   | four                            | 1830
every   | -            | 38685 | one every 14 minutes            | 527040 | one every minute                | 60000
every   | more_than    | 38685 | more than one every 14 minutes  | 26352  | more than one every 21 minutes  | 36000
every   | fewer_than   | 38685 | fewer than one every 13 minutes | 26352  | fewer than one every 19 minutes | 45000
every   | about        | 38685 | about one every 14 minutes      | 26352  | about one every 20 minutes      | 60000
every   | words        | 38685 | one every fourteen minutes      | 26352  | one every twenty minutes        | 60000
share   | -            | 50    | 50 per cent                     | 54.2   | 54.2 per cent                   | 60
share   | fraction     | 50    | half                            | 51     | half                            | 60
share   | fraction     | 48    | nearly half                     | 47.5   | nearly half                     | 55
share   | fraction     | 55    | more than half                  | 51.1   | more than half                  | 45
share   | one_in       | 12.4  | one in eight                    | 12.5   | one in eight                    | 20
share   | one_in       | 12    | nearly one in eight             | 11.9   | nearly one in eight             | 20
share   | more_than    | 50.4  | more than 50 per cent           | 50     | more than 49 per cent           | 50
share   | fewer_than   | 50.4  | less than 51 per cent           | 51     | less than 52 per cent           | 51
rounded | more_than    | 50    | more than 49 per cent           | 49     | more than 48 per cent           | 49
size    | change       | 7     | up 7 per cent                   | 0.4    | up 0.4 per cent                 | -7
size    | change       | -7    | down 7 per cent                 | -0.4   | down 0.4 per cent               | 7
change  | rose_or_fell | 7     | rose by 7 per cent              | 0.4    | rose by 0.4 per cent            | -7
change  | rose_or_fell | -7    | fell by 7 per cent              | -0.4   | fell by 0.4 per cent            | 7
size    | rise_or_fall | 7     | a rise of 7 per cent            | 0.4    | a rise of 0.4 per cent          | 9
rose by | rise         | 7     | 7 per cent                      | 0.4    | 0.4 per cent                    | 9
fell by | fall         | -7    | 7 per cent                      | -0.4   | 0.4 per cent                    | -9
"""


def rows(table: str) -> list[list[str]]:
    """The table's rows, each a list of its cells."""
    return [[cell.strip() for cell in line.split("|")] for line in table.strip().splitlines()]


def workspace_of(kind: Kind, value: str, root: Path) -> Workspace:
    """A workspace of one record with this value."""
    for name, text in {**FILES, "evidence/record.yaml": kind.record.format(value=value)}.items():
        (root / name).parent.mkdir(parents=True, exist_ok=True)
        (root / name).write_text(text, encoding="utf-8")
    loaded = load(root)
    assert [str(problem) for problem in loaded.diagnostics if problem.code.id != "S211"] == []
    return loaded.workspace


def written(kind: Kind, name: str, value: str, root: Path) -> tuple[str, Workspace]:
    """The sentence that a template with the filter gives of a record with this value, and the workspace."""
    figure = kind.figure if name == "-" else f"{kind.figure} | {name}"
    (root / "templates").mkdir(exist_ok=True)
    body = kind.sentence.format(f"{{{{ {figure} }}}}")
    (root / "templates/text.md.j2").write_text(f"{RELEASE}{body}\n", encoding="utf-8")
    workspace = workspace_of(kind, value, root)
    rendered = render(workspace, "text")
    assert [str(problem) for problem in rendered.diagnostics] == []
    paragraph = rendered.documents[0].blocks[0]
    assert isinstance(paragraph, Para)
    return text_of(paragraph.content), workspace


def verdict(sentence: str, workspace: Workspace) -> str:
    """What is said of the sentence's one quantity."""
    draft = Draft("draft.md", (Passage(sentence, PassageKind.PARAGRAPH, ((0, 1, 1),)),))
    return " ".join(one.verdict.value for one in weigh(draft, workspace))


@pytest.mark.parametrize("row", rows(TYPED), ids=lambda row: f"{row[0]}: {row[1]}")
def test_words_typed_by_hand(row: list[str], tmp_path: Path) -> None:
    kind, words, *values = row
    sentence = KINDS[kind].sentence.format(words)
    found = [verdict(sentence, workspace_of(KINDS[kind], value, tmp_path)) for value in values]
    assert found[:2] == ["supported", "supported"]
    assert set(found[2:]) <= ({"unsupported", "contradicted"} if words in UNDECIDED else {"contradicted"})


@pytest.mark.parametrize("row", rows(FILTERED), ids=lambda row: f"{row[1]}: {row[3]}")
def test_words_written_by_a_filter(row: list[str], tmp_path: Path) -> None:
    name, words, value, writes, on_the_line, writes_there, false = row
    kind = KINDS[name]

    sentence, workspace = written(kind, words, on_the_line, tmp_path)
    assert sentence == kind.sentence.format(writes_there)
    assert verdict(sentence, workspace) == "supported"

    sentence, workspace = written(kind, words, value, tmp_path)
    assert sentence == kind.sentence.format(writes)
    assert verdict(sentence, workspace) == "supported"
    assert verdict(sentence, workspace_of(kind, false, tmp_path)) == "contradicted"


def test_every_filter_is_in_the_matrix() -> None:
    assert {row[1] for row in rows(FILTERED)} == {"-", *WRITERS}


def test_every_qualifier_is_in_the_matrix() -> None:
    sentences = [KINDS[kind].sentence.format(words) for kind, words, *_ in rows(TYPED)]
    mentions = [mention for sentence in sentences for mention in find_mentions(sentence)]
    assert {mention.promise.qualifier for mention in mentions if mention.promise} == set(Qualifier)
