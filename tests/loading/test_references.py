"""What records and templates name, and whether it is there."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from respondent.loading.references import MOST_SUGGESTIONS, check_references
from respondent.loading.terms import check_terms
from respondent.loading.workspace import load
from respondent.model.diagnostic import Diagnostic
from respondent.model.template import Template

Make = Callable[[dict[str, str]], Path]

FRONT = "---\nkind: letter\ntitle: T\ndate: 2025-02-18\n"


def problems(root: Path) -> list[Diagnostic]:
    return list(load(root).diagnostics)


def only(root: Path) -> Diagnostic:
    """The only thing that is wrong."""
    found = problems(root)
    assert len(found) == 1, [str(problem) for problem in found]
    return found[0]


def test_a_source_that_is_not_there_is_reported_at_its_place_with_the_nearest(workspace: Make) -> None:
    problem = only(workspace({"evidence/a.yaml": "kind: finding\nstatement: So.\nsource: crime-dat\n"}))

    assert (str(problem.span), problem.code.id) == ("evidence/a.yaml:3:9", "R201")
    assert problem.message == "There is no source “crime-dat”."
    assert problem.remedy == "Did you mean “crime-data”?"


def test_a_record_of_another_kind_is_reported_as_what_it_is(workspace: Make) -> None:
    problem = only(workspace({"evidence/a.yaml": "kind: finding\nstatement: So.\nsource: our-charity\n"}))

    assert (str(problem.span), problem.code.id) == ("evidence/a.yaml:3:9", "R202")
    assert problem.message == "“our-charity” is an organisation, but a source is needed here."


def test_a_former_id_is_answered_with_the_present_one(workspace: Make) -> None:
    root = workspace(
        {
            "evidence/a.yaml": "kind: finding\nstatement: So.\nsource: crime-2023\n",
            "evidence/crime-2024.yaml": (
                "kind: source\ntype: report\ntitle: T\npublisher: P\nissued: 2024\nformerly: [crime-2023]\n"
            ),
        }
    )

    assert only(root).remedy == "It is now called “crime-2024”: write that."


STATISTIC = "kind: statistic\nstatement: S.\nsource: crime-data\nvalue: 5\nunit: offence\nperiod: 2023/24\n"


@pytest.mark.parametrize(
    ("text", "place", "kind"),
    [
        (STATISTIC + "of: nothing\n", "7:5", "statistic"),
        (STATISTIC + "of: by-force\n", "7:5", "statistic"),
        (STATISTIC + "superseded_by: nothing\n", "7:16", "record"),
        ("kind: quotation\ntext: T\nspeaker: S\nsource: nothing\n", "4:9", "source"),
        (
            "kind: consultation\ntitle: T\npublisher: Ofcom\ndocuments:\n  - {title: D, source: nothing}\n",
            "5:24",
            "source",
        ),
        (
            "kind: table\ntitle: T\nsource: nothing\nunit: offence\nrows: x.csv\nkey: force\nvalue: offences\n",
            "3:9",
            "source",
        ),
    ],
)
def test_every_field_that_names_a_record_is_checked(
    workspace: Make, text: str, place: str, kind: str
) -> None:
    rows = {"evidence/x.csv": "force,offences\nGwent,503\n"}
    problem = only(workspace({"evidence/a.yaml": text, **rows}))

    assert str(problem.span) == f"evidence/a.yaml:{place}"
    assert kind in problem.message


def test_a_rate_s_denominator_is_checked(workspace: Make) -> None:
    problem = only(workspace({"evidence/a.yaml": STATISTIC + "per: {count: 100000, of: population}\n"}))

    assert problem.code.id == "R201"
    assert problem.span.line == 7


@pytest.mark.parametrize(
    ("front", "place", "message"),
    [
        ("from: [our-charity, nobody]\nto: minister\n", "5:21", "There is no organisation “nobody”."),
        ("from: our-charity\nto: [minister, nobody]\n", "6:16", "There is no office “nobody”."),
        ("from: our-charity\nto: {joint: [minister, nobody]}\n", "6:24", "There is no office “nobody”."),
        (
            "from: our-charity\nto: our-charity\n",
            "6:5",
            "“our-charity” is an organisation, but an office is needed here.",
        ),
        (
            "from: our-charity\nto: minister\nsignatories:\n  - {organisation: nobody, name: Jo}\n",
            "8:20",
            "There is no organisation “nobody”.",
        ),
        (
            "from: our-charity\nto: minister\nconsultation: harms\n",
            "7:15",
            "There is no consultation “harms”.",
        ),
        (
            "from: our-charity\nto: minister\nfor_each: {force: nothing}\n",
            "7:19",
            "There is no table “nothing”.",
        ),
        (
            "from: our-charity\nto: minister\nfor_each: {area: by-force}\n",
            "7:18",
            "“area” is not the key of the table “by-force”.",
        ),
        (
            "from: our-charity\nto: minister\nletterhead: letterheads/ours.docx\n",
            "7:13",
            "There is no file “letterheads/ours.docx”.",
        ),
        (
            "from: our-charity\nsignatories:\n  - {organisation: our-charity, name: J, image: j.png}\nto: []\n",
            "7:49",
            "There is no file “j.png”.",
        ),
    ],
)
def test_what_front_matter_names_is_checked_at_its_place(
    workspace: Make, front: str, place: str, message: str
) -> None:
    problem = only(workspace({"templates/letter.md.j2": f"{FRONT}{front}---\nText.\n"}))

    assert str(problem.span) == f"templates/letter.md.j2:{place}"
    assert problem.message == message


@pytest.mark.parametrize(
    "written", ["../../etc/passwd", "/etc/passwd", "https://example.org/a.docx", "C:/a.docx"]
)
def test_a_letterhead_outside_the_workspace_is_refused(workspace: Make, written: str) -> None:
    front = f"from: our-charity\nto: minister\nletterhead: {written}\n"
    found = problems(workspace({"templates/letter.md.j2": f"{FRONT}{front}---\nText.\n"}))

    assert len(found) == 1
    assert found[0].span.line == 7


@pytest.mark.parametrize(
    ("fields", "place"),
    [("logo: logo.png\nlogo_alt: Ours\n", "3:7"), ("signatory: {name: Jo, image: jo.png}\n", "3:30")],
)
def test_an_organisation_s_pictures_are_checked(workspace: Make, fields: str, place: str) -> None:
    problem = only(
        workspace({"evidence/our-charity.yaml": f"kind: organisation\nname: Our Charity\n{fields}"})
    )

    assert (str(problem.span), problem.code.id) == (f"evidence/our-charity.yaml:{place}", "R207")


def test_copies_may_go_to_offices_to_organisations_and_to_whoever_is_named_in_words(workspace: Make) -> None:
    front = (
        "from: our-charity\nto: minister\ncc: [minister, our-charity, Ofcom, the chair of the committee]\n"
    )

    assert problems(workspace({"templates/letter.md.j2": f"{FRONT}{front}---\nText.\n"})) == []


def test_a_partial_has_no_front_matter_to_check(tmp_path: Path) -> None:
    partial = Template("p", "p.md.j2", "templates/p.md.j2", None, "Text.", 1, "0" * 64)

    assert check_references({}, [partial], frozenset(), str(tmp_path)) == []
    assert check_terms({}, [partial]) == []


def test_pictures_and_letterheads_that_are_there_need_no_word(workspace: Make) -> None:
    front = "from: our-charity\nto: minister\nletterhead: letterheads/ours.docx\n"
    root = workspace(
        {
            "templates/letter.md.j2": f"{FRONT}{front}---\nText.\n",
            "letterheads/ours.docx": "",
            "logos/ours.png": "",
            "evidence/our-charity.yaml": (
                "kind: organisation\nname: Our Charity\nlogo: logos/ours.png\nlogo_alt: Our logo\n"
            ),
        }
    )

    assert problems(root) == []


# Former ids


def test_a_former_id_that_is_a_record_s_id_is_refused(workspace: Make) -> None:
    problem = only(workspace({"evidence/a.yaml": STATISTIC + "formerly: [old, offences]\n"}))

    assert (str(problem.span), problem.code.id) == ("evidence/a.yaml:7:17", "R204")
    assert "“offences” is the id of a record that is here" in problem.message


def test_a_former_id_that_two_records_claim_is_refused(workspace: Make) -> None:
    root = workspace(
        {
            "evidence/a.yaml": STATISTIC + "formerly: [old]\n",
            "evidence/b.yaml": STATISTIC + "formerly: [old]\n",
        }
    )

    problem = only(root)
    assert str(problem.span) == "evidence/b.yaml:7:12"
    assert problem.message == "“a” and “b” both say that they were called “old”."


# Circles


def test_a_figure_that_is_its_own_base_is_reported(workspace: Make) -> None:
    problem = only(workspace({"evidence/a.yaml": STATISTIC + "of: a\n"}))

    assert (str(problem.span), problem.code.id) == ("evidence/a.yaml:7:5", "R203")
    assert "“a” → “a”" in problem.message


def test_a_circle_is_reported_once_with_all_that_are_in_it(workspace: Make) -> None:
    root = workspace(
        {
            "evidence/lead-in.yaml": STATISTIC + "of: c\n",
            "evidence/b.yaml": STATISTIC + "of: c\n",
            "evidence/c.yaml": STATISTIC + "of: d\n",
            "evidence/d.yaml": STATISTIC + "of: b\n",
        }
    )

    problem = only(root)
    assert str(problem.span) == "evidence/b.yaml:7:5"
    assert "“b” → “c” → “d” → “b”" in problem.message


def test_two_circles_through_one_record_are_both_reported(workspace: Make) -> None:
    root = workspace(
        {
            "evidence/a.yaml": STATISTIC + "of: b\nper: {of: c, count: 100}\n",
            "evidence/b.yaml": STATISTIC + "of: a\n",
            "evidence/c.yaml": STATISTIC + "of: a\n",
        }
    )

    chains = [problem.message.partition(": ")[2] for problem in problems(root)]
    assert sorted(chains) == ["“a” → “b” → “a”.", "“a” → “c” → “a”."]


def test_successors_in_a_circle_are_reported(workspace: Make) -> None:
    root = workspace(
        {
            "evidence/a.yaml": STATISTIC + "superseded_by: b\n",
            "evidence/b.yaml": STATISTIC + "superseded_by: a\n",
        }
    )

    problem = only(root)
    assert str(problem.span) == "evidence/a.yaml:7:16"
    assert "superseded" in problem.message


def test_figures_that_share_a_base_are_no_circle(workspace: Make) -> None:
    root = workspace(
        {
            "evidence/a.yaml": STATISTIC + "of: c\n",
            "evidence/b.yaml": STATISTIC + "of: c\n",
            "evidence/c.yaml": STATISTIC + "of: d\n",
            "evidence/d.yaml": STATISTIC,
        }
    )

    assert problems(root) == []


def test_a_long_chain_of_bases_is_followed_to_its_end(workspace: Make) -> None:
    chain = {f"evidence/c{n}.yaml": STATISTIC + f"of: c{n + 1}\n" for n in range(1500)}

    problem = only(workspace(chain | {"evidence/c1500.yaml": STATISTIC + "of: c0\n"}))

    assert problem.code.id == "R203"
    assert (
        "“c0” → “c1” → “c2” → “c3” → “c4” → “c5” → “c6” → “c7” → 1492 more → “c1500” → “c0”"
        in problem.message
    )


# Very many


def test_very_many_references_to_nothing_take_no_time_and_are_all_reported(workspace: Make) -> None:
    count = MOST_SUGGESTIONS + 20
    files = {
        f"evidence/f{n}.yaml": f"kind: finding\nstatement: S.\nsource: nothing-{n}\n" for n in range(count)
    }

    found = problems(workspace(files))

    assert len(found) == count
    assert sum(problem.remedy.startswith("Check how it is spelled") for problem in found) == 20
