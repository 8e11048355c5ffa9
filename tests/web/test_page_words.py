"""What pages say of records: their titles and not their ids, in whole sentences with one full stop."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from tests.web.filling import ADA, BOSS, errors, page_of, words
from tests.web.team import ClientMaker, PageClient
from tests.web.world import a_world, commit

from respondent.desk.desk import Desk
from respondent.model.person import Person

NEW = {
    "kind": "statistic", "id": "newest", "statement": "Police recorded 5 offences in 2023/24.", "value": "5",
    "unit": "offence", "measure": "recorded", "period": "2023/24", "source": "crime-data", "step": "check",
}  # fmt: skip

People = Callable[[Person], PageClient]


@pytest.fixture
def before(client: ClientMaker, tmp_path: Path) -> People:
    """``before(person)`` is that person before the pages of one coalition."""
    root = a_world(tmp_path / "w")
    verdict = root / "evidence/quay/second.yaml"
    verdict.write_text((root / "evidence/quay/offences.yaml").read_text("utf-8"), "utf-8")
    commit(root, "Another of the same")
    desk = Desk(root)
    return lambda person: client(person, desk=desk)


def text(who: PageClient, place: str) -> str:
    return words(who.get(place))


def test_a_search_that_finds_nothing_says_so_in_one_sentence(before: People) -> None:
    ada = before(ADA)
    assert "Nothing in the evidence fits “zzzz”. Try fewer words" in text(ada, "/evidence?q=zzzz")
    assert "1 record for “1,249”" in text(ada, "/evidence?q=1,249")
    assert "Nothing in the evidence fits. Try" in text(ada, "/evidence?unit=nothing")


def test_the_filter_by_document_names_documents_by_their_titles(before: People) -> None:
    options = page_of(before(ADA).get("/evidence")).page.xpath("//select[@name='used']/option")
    assert [" ".join(one.text_content().split()).partition(" (")[0] for one in options] == [
        "Any", "Children’s safety online", "no document", "Offences in Dyfed-Powys", "Offences in Gwent",
    ]  # fmt: skip


def test_a_verdict_is_told_with_one_full_stop_and_its_reviewer_with_their_organisation(
    before: People,
) -> None:
    boss = before(BOSS)
    place = "/review/offences"
    form = dict(page_of(boss.get(place)).form(f"{place}/verdict"))
    boss.submit(f"{place}/verdict", form | {"verdict": "verified"})
    assert "You have verified “Police recorded 38,685 offences in 2023/24”." in text(boss, "/review")
    panel = text(boss, "/documents/letter?claim=1")
    assert "Verified against its source – Bo Harbour (Harbour Children’s Trust)." in panel


def test_where_nothing_is_proposed_both_ways_to_do_so_are_named(before: People) -> None:
    told = text(before(ADA), "/proposals")
    assert "open a record in the evidence and choose “Propose a change”, or compare a Word file" in told


@pytest.mark.parametrize(
    ("name", "said"),
    [
        ("x", "There is no figure with the name “x”. Begin to type a word of its title, and choose it"),
        ("ofences", "There is no figure with the name “ofences”. Did you mean “Police recorded 38,685"),
        ("by-force", "“Offences by force” is of the kind “table of figures”; a figure is needed here."),
    ],
)
def test_a_record_that_is_not_there_is_told_in_the_words_of_the_form(
    before: People, name: str, said: str
) -> None:
    ada = before(ADA)
    sent = ada.submit("/evidence/new", NEW | {"of.": name, "of": name})
    told = errors(sent).values()
    assert sent.status_code == 422
    assert any(said in one for one in told), told
    assert not any("newest" in one or "statistic" in one for one in told)


def test_what_is_to_replace_a_record_is_told_in_the_same_words(before: People) -> None:
    sent = before(ADA).submit("/evidence/offences/retire", {"superseded_by": "no-such"})
    assert "There is no record with the name “no-such”." in words(sent)
