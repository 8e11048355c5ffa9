"""`respondent brief`, as whoever faces the journalist gets it."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from html.parser import HTMLParser
from pathlib import Path

import pytest
from click.testing import CliRunner, Result
from tests.tracing.leaving import ROOT

from respondent.cli.main import commands
from respondent.model.review import Standing
from respondent.model.verification import Verification
from respondent.report import citation_sheet
from respondent.reporting.briefs import briefs_as_page, briefs_as_text
from respondent.tracing.briefing import briefs_of

Workspaces = Callable[[dict[str, str]], Path]
HEAD = "---\nkind: letter\ntitle: Offences\ndate: 2025-02-18\nfrom: our-charity\nto: minister\n---\n"


def respondent(*arguments: str | Path) -> Result:
    return CliRunner().invoke(commands, list(map(str, arguments)))


class Page(HTMLParser):
    """The sections of a page and its text; every element must be closed in its order."""

    def __init__(self, text: str) -> None:
        super().__init__()
        self.sections = 0
        self.words = ""
        self.open: list[str] = []
        self.links: list[str] = []
        self.ids: set[str] = set()
        self.feed(text)
        assert self.open == []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.sections += tag == "section"
        known = dict(attrs)
        if known.get("href"):
            self.links.append(str(known["href"]))
        if known.get("id"):
            self.ids.add(str(known["id"]))
        if tag not in {"meta", "link", "br"}:
            self.open.append(tag)

    def handle_endtag(self, tag: str) -> None:
        assert self.open.pop() == tag

    def handle_data(self, data: str) -> None:
        if self.open and self.open[-1] not in {"style", "script"}:
            self.words += data


def test_a_release_of_the_example_is_briefed_figure_by_figure() -> None:
    done = respondent("brief", "force-release-south-yorkshire", "-C", ROOT, "--on", "2025-02-18")
    assert (done.exit_code, done.stderr) == (0, "")
    text = " ".join(done.stdout.split())
    assert "1. More than 23 " in text
    assert "We worked it out from that: 1,249 offences ÷ 366 days × 7 = 23.9 a week." in text
    assert "Line to take: The figure comes from Home Office, “Police recorded crime open data" in text
    assert "It counts what was recorded. What nobody recorded is not in it" in text
    assert "Is it exactly that? No: it was published rounded" in text
    assert "What is the catch? The shares are of offences for which police recorded the platform" in text


def test_the_page_has_a_section_a_figure_whose_links_lead_somewhere(tmp_path: Path) -> None:
    out = tmp_path / "brief.html"
    done = respondent("brief", "joint-letter", "-C", ROOT, "--on", "2025-02-18", "-o", out)
    assert (done.exit_code, done.stdout) == (0, "")
    page = Page(out.read_text(encoding="utf-8"))
    (brief,) = briefs_of(citation_sheet(ROOT, ["joint-letter"], day=date(2025, 2, 18)))
    assert page.sections == len(brief.figures) + 2
    inner = [link for link in page.links if link.startswith("#")]
    assert len(inner) == len(brief.figures)
    assert {link[1:] for link in inner} <= page.ids
    assert "What it says beside its figures" in page.words
    assert "The line to take" in page.words
    assert "105.7 a day" in page.words
    assert "<script" not in out.read_text(encoding="utf-8")


def test_several_documents_are_in_one_page_and_no_link_is_ambiguous() -> None:
    done = respondent("brief", "joint-letter", "letter-to-ofcom", "-C", ROOT, "--format", "html")
    assert done.exit_code == 0
    assert "<title>Briefs on 2 documents</title>" in done.stdout
    page = Page(done.stdout)
    assert {link[1:] for link in page.links if link.startswith("#")} <= page.ids


def test_an_unknown_document_gets_status_2_and_the_nearest(workspace: Workspaces) -> None:
    done = respondent("brief", "leter", "-C", workspace({}))
    assert (done.exit_code, done.stdout) == (2, "")
    assert "There is no document “leter”. Did you mean “letter”?" in done.stderr


def test_a_document_that_errors_keep_from_being_made_is_no_empty_brief(workspace: Workspaces) -> None:
    root = workspace({"templates/letter.md.j2": f"{HEAD}{{{{ nothing }}}}\n"})
    done = respondent("brief", "letter", "-C", root)
    assert (done.exit_code, done.stdout) == (2, "")
    assert "There is no document to brief on" in done.stderr


def test_a_day_is_written_year_first(workspace: Workspaces) -> None:
    done = respondent("brief", "letter", "--on", "2025-13-01", "-C", workspace({}))
    assert done.exit_code == 2
    assert "“2025-13-01” is no day. Write it as 2025-02-18" in done.stderr


def test_without_a_document_there_is_nothing_to_brief_on(workspace: Workspaces) -> None:
    assert respondent("brief", "-C", workspace({})).exit_code == 2


def test_a_file_whose_name_does_not_say_what_to_write_is_asked_about(workspace: Workspaces) -> None:
    done = respondent("brief", "letter", "-C", workspace({}), "-o", "brief.odt")
    assert done.exit_code == 2
    assert "add “--format”" in done.stderr


FULL = {
    "evidence/crime-data.yaml": (
        "kind: source\ntype: dataset\ntitle: Police <b>recorded</b> crime\nauthor: [A. Writer, B. Writer]\n"
        "issued: 2024\nstanding: [unpublished]\nstatus: provisional\nlatest_checked: 2025-01-02\n"
        "confidential: true\nreason: It is not out yet\nurl: https://example.org/data\n"
    ),
    "evidence/undated.yaml": "kind: source\ntype: report\ntitle: A report\nstatus: superseded\n",
    "evidence/offences.yaml": (
        "kind: statistic\nstatement: Police recorded 38,685 offences in 2023/24.\nsource: crime-data\n"
        "locator: table 3\nvalue: 38,685\nunit: offence\nmeasure: estimated\nperiod: 2023/24\nplace: England\n"
        "caveat: It may be too low.\ncoverage: {asked: 43, answered: 41}\n"
    ),
    "evidence/rules.yaml": "kind: finding\nstatement: The law has rules.\nsource: undated\nlocator: page 3\n",
    "templates/letter.md.j2": (
        f'{HEAD}Police recorded {{{{ figure("offences") }}}} offences.\n\n## Again\n\n'
        'They were {{ figure("offences") | about }}, and {% claim "rules" %}the law rules it{% endclaim %}.\n'
    ),
}


def full(workspace: Workspaces, verification: Verification, **files: str) -> tuple[str, str]:
    """The text and the page of a letter whose source has something to beware of."""
    root = workspace(FULL | files)
    sheet = citation_sheet(root, ["letter"], day=date(2025, 2, 18), verifications=lambda _: verification)
    found = briefs_of(sheet)
    page = briefs_as_page(found)
    return " ".join(briefs_as_text(found).split()), " ".join(Page(page).words.split())


def test_whatever_the_speaker_must_know_is_said_before_anything_else(workspace: Workspaces) -> None:
    text, page = full(
        workspace, Verification(Standing.QUERIED, "The reviewer", date(2025, 2, 3), "Which table?")
    )
    for words in (text, page):
        assert "Queried: Which table?" in words
        assert "It is not out yet. Do not name the source." in words
        assert "The source is provisional: its figures may still change." in words
        assert "The figure comes from A. Writer and B. Writer, “Police <b>recorded</b> crime”." in words
        assert "It is for England and 2023/24." in words
        assert "It is an estimate, and we do not say that it is a count." in words
        assert "What is the catch? It may be too low." in words.replace("catch?It", "catch? It")
        assert "Look for table 3. It is not published." in words
        assert "There was nothing newer on 2 January 2025, when we last looked." in words
        assert "“the law rules it”" in words
        assert "page 3" in words
    assert "It also stands here" in page
    assert "Again, claim 2" in page


@pytest.mark.parametrize(
    ("verification", "told"),
    [
        (
            Verification(Standing.VERIFIED, "The reviewer", date(2025, 2, 3)),
            "Verified by The reviewer on 3 February 2025.",
        ),
        (Verification(Standing.VERIFIED), "Verified by somebody."),
        (Verification(Standing.STALE), "Stale"),
    ],
)
def test_who_verified_it_is_said_and_when(
    workspace: Workspaces, verification: Verification, told: str
) -> None:
    text, page = full(workspace, verification)
    assert told in " ".join(text.split())
    assert told in page


def test_a_figure_that_is_only_superseded_or_revised_or_undated_says_so(workspace: Workspaces) -> None:
    source = "kind: source\ntype: report\ntitle: A report\npublisher: Us\n"
    text, _ = full(
        workspace,
        Verification(Standing.VERIFIED),
        **{
            "evidence/crime-data.yaml": f"{source}status: revised\n",
            "templates/letter.md.j2": f'{HEAD}{{{{ figure("offences").per_day }}}} a day.\n',
        },
    )
    assert "The source was revised; this is the revised figure." in text
    assert "How did you get from there to your figure? 38,685 offences ÷ 366 days" in text
    assert "newer" not in text


def test_a_document_without_a_figure_has_its_words_alone(workspace: Workspaces) -> None:
    text, page = full(
        workspace,
        Verification(Standing.VERIFIED),
        **{"templates/letter.md.j2": f'{HEAD}{{% claim "rules" %}}The law rules it{{% endclaim %}}.\n'},
    )
    assert (
        text
        == "Offences (letter of 18 February 2025) “The law rules it” – A report, undated, since superseded, page 3"
    )
    assert "0 figures" in page
