"""All rules, by what they look at. To add one: a file in `rules/`, a line here, and its cases beside its
test.
"""

from __future__ import annotations

from respondent.checking.rule import DocumentRule, RecordRule, UseRule
from respondent.checking.rules.caveat_left_behind import caveat_left_behind
from respondent.checking.rules.change_not_reproduced import change_not_reproduced
from respondent.checking.rules.coverage_unsaid import coverage_unsaid
from respondent.checking.rules.no_locator import no_locator
from respondent.checking.rules.other_bodies import other_bodies
from respondent.checking.rules.parts_and_total import parts_and_total
from respondent.checking.rules.provisional import provisional
from respondent.checking.rules.shares_past_whole import shares_past_whole
from respondent.checking.rules.stale import stale
from respondent.checking.rules.superseded import superseded
from respondent.checking.rules.two_values import two_values
from respondent.checking.rules.uncited_source import uncited_source
from respondent.checking.rules.undated_source import undated_source
from respondent.checking.rules.unused_record import unused_record
from respondent.model import codes

RECORD_RULES: tuple[RecordRule, ...] = (
    RecordRule(codes.E106, undated_source),
    RecordRule(codes.E107, no_locator),
    RecordRule(codes.E108, two_values),
    RecordRule(codes.E109, shares_past_whole),
    RecordRule(codes.E110, parts_and_total),
    RecordRule(codes.E111, change_not_reproduced),
)

DOCUMENT_RULES: tuple[DocumentRule, ...] = (
    DocumentRule(codes.E101, provisional),
    DocumentRule(codes.E102, superseded),
    DocumentRule(codes.E103, stale),
    DocumentRule(codes.E112, coverage_unsaid),
    DocumentRule(codes.E113, other_bodies),
    DocumentRule(codes.E114, caveat_left_behind),
)

USE_RULES: tuple[UseRule, ...] = (
    UseRule(codes.E104, uncited_source),
    UseRule(codes.E105, unused_record),
)

RULES: tuple[RecordRule | DocumentRule | UseRule, ...] = (*RECORD_RULES, *DOCUMENT_RULES, *USE_RULES)
