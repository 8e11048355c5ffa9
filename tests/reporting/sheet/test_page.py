"""The citation sheet as a page: looked at with a browser, and safe whatever the records say."""

from __future__ import annotations

import re
import subprocess
from collections.abc import Callable
from dataclasses import replace
from datetime import date
from pathlib import Path

from lxml import etree
from tests.reporting.sheet.conftest import CITED, CLAIM, DOCUMENT, RATE, RECORD, SHEET, SOURCE

from respondent.model.citation_sheet import CitationSheet
from respondent.model.template import DocumentKind
from respondent.reporting.sheet.page import sheet_as_page

SECOND = replace(
    SHEET,
    documents=(DOCUMENT, replace(DOCUMENT, id="release", kind=DocumentKind.RELEASE, title="Two", errors=1)),
    claims=(CLAIM, RATE, replace(CLAIM, document="release", number=1, text="1,249", before="Up by ")),
)


def parsed(page: str) -> etree._Element:
    root = etree.fromstring(page.encode("utf-8", "replace"), etree.HTMLParser(encoding="utf-8"))
    assert root is not None
    return root


def words(element: etree._Element) -> str:
    return " ".join(" ".join(str(piece) for piece in element.itertext()).split())


def rows(root: etree._Element) -> list[etree._Element]:
    return root.findall(".//table[@class='claims']/tbody/tr[@data-kind]")


def test_a_claim_stands_in_its_sentence_beside_its_source_and_status() -> None:
    first, second = rows(parsed(sheet_as_page(SHEET)))
    assert words(first) == (
        "1 Gwent Police recorded 503 offences. figure · The scale · note 1 by-force : Gwent "
        "Home Office, Police recorded crime, 2024 , sheet 3 passage ↗ There were 503 offences. ✓ verified "
        "Reviewer (Our Charity), 4 March 2025 As in the table. Owner: Our Charity"
    )
    assert "503 offences ÷ 366 days = 1.37 a day" in words(second)
    assert "○ not reviewed" in words(second)
    assert "Confidential crime-data: under embargo" in words(second)
    assert [mark.text for mark in first.iter("mark")] == ["503"]


def test_the_charts_count_claims_by_status_source_and_age() -> None:
    found = parsed(sheet_as_page(SHEET)).findall(".//figure")
    assert [words(figure) for figure in found] == [
        "Claims by status not reviewed 1 verified 1",
        "Claims by source Police recorded crime 2",
        "Claims by age of source under a year 2",
    ]
    assert all(figure.find(".//svg/rect") is not None for figure in found)


def test_many_sources_are_gathered_in_the_last_bar() -> None:
    sources = tuple(
        replace(CITED, source=replace(SOURCE, id=f"s-{n}", heading=f"Source {n}")) for n in range(9)
    )
    claims = tuple(
        replace(CLAIM, number=n + 1, records=(replace(RECORD, source=f"s-{n}"),)) for n in range(9)
    )
    page = parsed(sheet_as_page(replace(SHEET, claims=claims, sources=sources)))
    assert words(page.findall(".//figure")[1]).endswith("3 other sources 3")


def test_many_rows_of_one_table_are_folded() -> None:
    records = tuple(replace(RECORD, name=f"by-force#Force {n}") for n in range(12))
    page = parsed(sheet_as_page(replace(SHEET, claims=(replace(CLAIM, records=records),))))
    assert "Force 7 and 4 more , Force 8, Force 9, Force 10, Force 11" in words(rows(page)[0])


def test_several_documents_have_a_list_and_headings_and_say_what_is_held_back() -> None:
    root = parsed(sheet_as_page(SECOND))
    assert [words(head) for head in root.findall(".//tr[@class='document']")] == [
        "Offences in Gwent letter",
        "Two release, held back by 1 error",
    ]
    assert [link.get("href") for link in root.findall(".//nav//a")] == ["#letter", "#release"]


def test_an_empty_sheet_says_so() -> None:
    text = words(parsed(sheet_as_page(CitationSheet(date(2025, 1, 1), (), (), (), ()))))
    assert "There are no claims." in text
    assert "Open questions There are none." in text


def test_nothing_a_record_says_becomes_markup(dangerous: tuple[str, CitationSheet]) -> None:
    _, sheet = dangerous
    page = sheet_as_page(sheet)
    root = parsed(page)
    assert len(root.findall(".//script")) == 1
    assert not [name for element in root.iter() for name in element.attrib if str(name).startswith("on")]
    for link in root.iter("a"):
        assert str(link.get("href")).startswith(("#", "https://"))


def test_the_page_loads_nothing_and_allows_only_its_own_script_and_style() -> None:
    page = sheet_as_page(SHEET)
    assert "default-src &#x27;none&#x27;" in page
    assert not re.search(r"""(?:src|srcset)=["']|url\(|@import""", page)


def test_the_same_sheet_gives_the_same_page() -> None:
    assert sheet_as_page(SHEET) == sheet_as_page(SHEET)


PROBE = """<script>
addEventListener("load", () => {
  const shown = () => [...document.querySelectorAll("tr[data-kind]")].filter((r) => !r.hidden).map((r) => r.id);
  const form = document.getElementById("filters");
  const head = document.querySelectorAll(".claims thead button");
  const said = [];
  const say = (what) =>
    said.push(`${what}: ${shown().join(" ")} (${form.querySelector("output").value})`);
  const set = (name, value) => {
    form.elements[name].value = value;
    form.dispatchEvent(new Event("input"));
  };
  say("all");
  set("status", "verified"); say("verified"); set("status", "");
  set("document", "release"); say("release"); set("document", "");
  set("words", "under EMBARGO"); say("words"); set("words", "nothing like it"); say("none"); set("words", "");
  head[1].click(); say("by claim");
  head[1].click(); say("by claim, down");
  head[0].click(); say("by number");
  document.title = said.join(" | ");
});
</script>"""


def test_a_browser_sorts_and_filters_it(tmp_path: Path, program: Callable[[str], str]) -> None:
    page = sheet_as_page(SECOND)
    policy = re.search(r'<meta http-equiv="Content-Security-Policy"[^>]*>', page)
    assert policy is not None
    path = tmp_path / "sheet.html"  # less its policy, which would keep our probe from running
    path.write_text(page.replace(policy[0], "").replace("</body>", f"{PROBE}</body>"), encoding="utf-8")
    title = re.search("<title>(.*?)</title>", browse(program, path, tmp_path))
    assert title is not None
    assert title[1].split(" | ") == [
        "all: letter-1 letter-2 release-1 (3 claims)",
        "verified: letter-1 release-1 (2 of 3 claims)",
        "release: release-1 (1 of 3 claims)",
        "words: letter-2 (1 of 3 claims)",
        "none:  (0 of 3 claims)",
        "by claim: letter-1 letter-2 release-1 (3 claims)",
        "by claim, down: release-1 letter-2 letter-1 (3 claims)",
        "by number: letter-1 letter-2 release-1 (3 claims)",
    ]


def test_its_own_policy_lets_its_script_run(tmp_path: Path, program: Callable[[str], str]) -> None:
    path = tmp_path / "sheet.html"
    path.write_text(sheet_as_page(SHEET), encoding="utf-8")
    assert '<button type="button" title="Sort">' in browse(program, path, tmp_path)


def browse(program: Callable[[str], str], path: Path, folder: Path) -> str:
    """The page as a browser has it after its scripts have run."""
    done = subprocess.run(
        [
            program("chromium"),
            *("--headless", "--no-sandbox", "--disable-gpu", "--disable-background-networking"),
            *("--no-first-run", f"--user-data-dir={folder}/profile", "--dump-dom", path.as_uri()),
        ],
        capture_output=True,
        text=True,
        encoding="utf-8",
        check=True,
        timeout=120,
    )
    return done.stdout
