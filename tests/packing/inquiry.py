"""A small workspace for responses: two open organisations, one in hiding, a figure for all and one for few."""

from __future__ import annotations

from datetime import UTC, datetime
from pathlib import Path

from respondent.build import Built, build
from respondent.model.edition import Edition

NOW = datetime(2027, 6, 1, tzinfo=UTC)
"""Before the inquiry closes."""

FILES = {
    "respondent.yaml": "respondent: 1\nunits:\n  - {name: guest, plural: guests}\n",
    "evidence/alpha.yaml": "kind: organisation\nname: Alpha Trust\n",
    "evidence/beta.yaml": "kind: organisation\nname: Beta Trust\n",
    "evidence/gamma.yaml": (
        "kind: organisation\nname: Gammadelta House\nconfidential: true\nreason: its address must not be found\n"
    ),
    "evidence/inquiry.yaml": """\
kind: consultation
title: A Safety Inquiry
reference: SI 7
publisher: Ofcom
closes: 2027-06-30 17:00
respond_to: responses@example.org
questions:
  - {number: 1, text: Is there harm?, asks_for_evidence: true, illustrative: true}
  - {number: 2, text: What works?, illustrative: true}
  - {number: 3, text: Anything else?, illustrative: true}
""",
    "evidence/a-report.yaml": (
        "kind: source\ntype: report\ntitle: A report\npublisher: Home Office\nissued: 2024\n"
        "url: https://example.org/report\naccessed: 2025-01-01\n"
    ),
    "evidence/minutes.yaml": (
        "kind: source\ntype: report\ntitle: Zanzibar minutes\npublisher: Alpha Trust\nissued: 2024\n"
        "accessed: 2025-01-01\n"
    ),
    "evidence/visitors.yaml": (
        "kind: statistic\nstatement: 4,711 guests were counted.\nvalue: 4,711\nunit: guest\nperiod: 2023/24\n"
        "source: a-report\nlocator: page 2\n"
    ),
    "evidence/lodgers.yaml": (
        "kind: statistic\nstatement: Our lodging had 8,273 guests.\nvalue: 8,273\nunit: guest\nperiod: 2023/24\n"
        "source: minutes\nlocator: page 9\nconfidential: true\nreason: unpublished\n"
    ),
}

HEAD = """\
---
kind: response
title: Our response
date: 2025-06-01
from: [alpha, beta]
consultation: inquiry
---
"""

ANSWERS = {
    "1": '{% answer "1" %}\nWe counted {{ figure("visitors") }}.\n{% endanswer %}\n',
    "2": '{% answer "2" %}\nMuch works.\n{% endanswer %}\n',
    "3": '{% answer "3" %}\nNo.\n{% endanswer %}\n',
}


def workspace(root: Path, body: str = "", *, head: str = HEAD, rest: str = "", **files: str) -> Path:
    """The workspace with a response “ours”: `body`, and plain answers to the questions that `rest` names."""
    text = head + body + "\n" + "\n".join(ANSWERS[number] for number in rest)
    for name, content in {**FILES, "templates/ours.md.j2": text, **files}.items():
        path = root / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(content, encoding="utf-8", newline="")
    return root


def built(root: Path, edition: Edition | None, *formats: str) -> Built:
    """The response built in an edition, before the inquiry closes."""
    return build(root, ["ours"], formats or ("md",), edition=edition, now=NOW)


def text(root: Path, edition: Edition) -> str:
    """The response’s Markdown in an edition, with marks as they are meant."""
    made = built(root, edition)
    assert not made.withheld, [problem.message for one in made.withheld for problem in one.because]
    return made.files[0].read_text(encoding="utf-8").replace("\\[", "[").replace("\\]", "]")


def codes(made: Built) -> list[str]:
    """The codes for which the response was not written."""
    return sorted({problem.code.id for one in made.withheld for problem in one.because})
