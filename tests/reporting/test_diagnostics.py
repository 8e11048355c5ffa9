from __future__ import annotations

from respondent.model.diagnostic import Code, Diagnostic, Severity
from respondent.model.span import Span
from respondent.reporting.diagnostics import as_json, as_text, closing_line, count

UNKNOWN = Code("R901", Severity.ERROR, "a reference to nothing")
STALE = Code("R902", Severity.WARNING, "a stale source")
EMPTY = Code("S901", Severity.NOTE, "nothing here yet")

WRONG = UNKNOWN.at(
    Span("evidence/a.yaml", 3, 9), "There is no source “hom-office”.", "Did you mean “home-office”?"
)
OLD = STALE.at(Span("evidence/b.yaml", 1, 1), "This was last checked in 2019.", "Look for a newer edition.")
NOTHING = EMPTY.at(Span("templates"), "There is no template yet.", "")


def test_a_problem_is_its_place_its_code_and_its_message_with_the_remedy_below() -> None:
    assert as_text([WRONG]) == (
        "evidence/a.yaml:3:9 R901 There is no source “hom-office”.\n    Did you mean “home-office”?\n"
    )


def test_what_is_no_error_says_so() -> None:
    assert as_text([OLD, NOTHING]) == (
        "evidence/b.yaml:1:1 R902 warning: This was last checked in 2019.\n    Look for a newer edition.\n"
        "templates S901 note: There is no template yet.\n"
    )


def test_problems_come_in_the_order_of_the_files_and_each_once() -> None:
    assert as_text([NOTHING, OLD, WRONG, OLD]) == as_text([WRONG, OLD, NOTHING])


def test_colours_surround_the_code_alone() -> None:
    assert as_text([WRONG], colour=True).startswith("evidence/a.yaml:3:9 \x1b[31;1mR901\x1b[0m There is")


def test_text_from_a_file_cannot_break_the_report_or_colour_the_terminal() -> None:
    sly = UNKNOWN.at(Span("a.yaml", 1, 1), "There is no “x\x1b[2J\ny”.", "Remove\nit.")
    assert as_text([sly]) == "a.yaml:1:1 R901 There is no “x [2J y”.\n    Remove it.\n"


def test_a_path_cannot_break_the_report() -> None:
    sly = UNKNOWN.at(Span("a\x1b[2J\n.yaml", 1, 1), "Wrong.", "")
    assert as_text([sly]) == "a [2J .yaml:1:1 R901 Wrong.\n"


def test_the_closing_line_counts_and_names_the_worst() -> None:
    assert closing_line([NOTHING, OLD, WRONG, OLD]) == (
        "1 error, 1 warning, 1 note. See “respondent explain R901”."
    )
    assert closing_line([NOTHING, OLD]) == "1 warning, 1 note. See “respondent explain R902”."


def test_errors_in_templates_beside_errors_in_records_are_said_to_come_after() -> None:
    unknown = Code("T229", Severity.ERROR, "a value that is not there")
    later = unknown.at(Span("templates/a.md.j2", 3, 9), "There is no value.", "")
    assert closing_line([WRONG, later]) == (
        "2 errors. Mend those in records and tables first: the others may come from them. "
        "See “respondent explain R901”."
    )
    assert closing_line([later]) == "1 error. See “respondent explain T229”."


def test_the_closing_line_uses_plurals_and_thousands() -> None:
    many = [Diagnostic(UNKNOWN, "Wrong.", "", Span("a.yaml", line)) for line in range(1, 1202)]
    assert closing_line(many) == "1,201 errors. See “respondent explain R901”."


def test_nothing_wrong_is_said_in_so_many_words() -> None:
    assert closing_line([]) == "No problems found."
    assert as_text([]) == ""


def test_counts_have_every_severity() -> None:
    assert count([WRONG, WRONG, OLD]) == {"errors": 1, "warnings": 1, "notes": 0}


def test_machines_get_every_part_by_name() -> None:
    assert as_json([WRONG]) == [
        {
            "code": "R901",
            "severity": "error",
            "title": "a reference to nothing",
            "message": "There is no source “hom-office”.",
            "remedy": "Did you mean “home-office”?",
            "file": "evidence/a.yaml",
            "line": 3,
            "column": 9,
        }
    ]


def test_machines_get_no_line_where_the_whole_file_is_meant() -> None:
    (entry,) = as_json([NOTHING])
    assert (entry["line"], entry["column"]) == (None, None)
