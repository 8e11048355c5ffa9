"""All rules, by what they look at. To add one: a file in `rules/`, a line here, and its cases beside its
test.
"""

from __future__ import annotations

from respondent.checking.rule import DocumentRule, RecordRule, UseRule
from respondent.checking.rules.alt_text import alt_text
from respondent.checking.rules.another_period import another_period
from respondent.checking.rules.another_row import another_row
from respondent.checking.rules.another_version import another_version
from respondent.checking.rules.another_whole import another_whole
from respondent.checking.rules.answered_twice import answered_twice
from respondent.checking.rules.called_verbatim import called_verbatim
from respondent.checking.rules.caveat_left_behind import caveat_left_behind
from respondent.checking.rules.change_not_reproduced import change_not_reproduced
from respondent.checking.rules.consent_ended import consent_ended
from respondent.checking.rules.consent_use import consent_use
from respondent.checking.rules.coverage_unsaid import coverage_unsaid
from respondent.checking.rules.estimates_overlap import estimates_overlap
from respondent.checking.rules.happened import happened
from respondent.checking.rules.heading_levels import heading_levels
from respondent.checking.rules.missing_note import missing_note
from respondent.checking.rules.mixed_years import mixed_years
from respondent.checking.rules.no_evidence_given import no_evidence_given
from respondent.checking.rules.no_locator import no_locator
from respondent.checking.rules.no_reason import no_reason
from respondent.checking.rules.no_such_question import no_such_question
from respondent.checking.rules.no_warning import no_warning
from respondent.checking.rules.nobody_behind import nobody_behind
from respondent.checking.rules.noun_after_figure import noun_after_figure
from respondent.checking.rules.number_in_prose import number_in_prose
from respondent.checking.rules.other_bodies import other_bodies
from respondent.checking.rules.parts_and_total import parts_and_total
from respondent.checking.rules.periods_compared import periods_compared
from respondent.checking.rules.points_and_per_cent import points_and_per_cent
from respondent.checking.rules.prose_of_claim import prose_of_claim
from respondent.checking.rules.provisional import provisional
from respondent.checking.rules.quotation_altered import quotation_altered
from respondent.checking.rules.quotation_elsewhere import quotation_elsewhere
from respondent.checking.rules.rate_after_count import rate_after_count
from respondent.checking.rules.relative_date import relative_date
from respondent.checking.rules.share_of_what import share_of_what
from respondent.checking.rules.shares_past_whole import shares_past_whole
from respondent.checking.rules.signatories import signatories
from respondent.checking.rules.small_by_subtraction import small_by_subtraction
from respondent.checking.rules.small_count import small_count
from respondent.checking.rules.stale import stale
from respondent.checking.rules.statement_and_value import statement_and_value
from respondent.checking.rules.superseded import superseded
from respondent.checking.rules.told_differently import told_differently
from respondent.checking.rules.too_many_words import too_many_words
from respondent.checking.rules.two_values import two_values
from respondent.checking.rules.uncited_source import uncited_source
from respondent.checking.rules.undated_source import undated_source
from respondent.checking.rules.under_embargo import under_embargo
from respondent.checking.rules.unused_record import unused_record
from respondent.checking.rules.wider_place import wider_place
from respondent.checking.rules.words_around_figure import words_around_figure
from respondent.model import codes

RECORD_RULES: tuple[RecordRule, ...] = (
    RecordRule(codes.E106, undated_source),
    RecordRule(codes.E107, no_locator),
    RecordRule(codes.E108, two_values),
    RecordRule(codes.E109, shares_past_whole),
    RecordRule(codes.E110, parts_and_total),
    RecordRule(codes.E111, change_not_reproduced),
    RecordRule(codes.E115, statement_and_value, alone=True),
)

DOCUMENT_RULES: tuple[DocumentRule, ...] = (
    DocumentRule(codes.E101, provisional),
    DocumentRule(codes.E102, superseded),
    DocumentRule(codes.E103, stale),
    DocumentRule(codes.E112, coverage_unsaid),
    DocumentRule(codes.E113, other_bodies),
    DocumentRule(codes.E114, caveat_left_behind),
    DocumentRule(codes.P101, relative_date),
    DocumentRule(codes.P102, mixed_years),
    DocumentRule(codes.P103, periods_compared),
    DocumentRule(codes.P104, estimates_overlap),
    DocumentRule(codes.K101, consent_use),
    DocumentRule(codes.K102, consent_ended),
    DocumentRule(codes.K103, quotation_altered),
    DocumentRule(codes.K104, called_verbatim),
    DocumentRule(codes.K105, no_warning),
    DocumentRule(codes.K106, quotation_elsewhere),
    DocumentRule(codes.D101, signatories),
    DocumentRule(codes.D102, missing_note),
    DocumentRule(codes.D103, alt_text),
    DocumentRule(codes.D104, heading_levels),
    DocumentRule(codes.X101, under_embargo),
    DocumentRule(codes.X102, small_count),
    DocumentRule(codes.X103, small_by_subtraction),
    DocumentRule(codes.N105, happened),
    DocumentRule(codes.N101, number_in_prose),
    DocumentRule(codes.N102, words_around_figure),
    DocumentRule(codes.N103, noun_after_figure),
    DocumentRule(codes.N104, rate_after_count),
    DocumentRule(codes.N106, wider_place),
    DocumentRule(codes.N107, share_of_what),
    DocumentRule(codes.N108, prose_of_claim),
    DocumentRule(codes.N109, another_row),
    DocumentRule(codes.N110, another_period),
    DocumentRule(codes.N111, another_whole),
    DocumentRule(codes.N112, points_and_per_cent),
    DocumentRule(codes.Q103, no_such_question),
    DocumentRule(codes.Q104, answered_twice),
    DocumentRule(codes.Q105, too_many_words),
    DocumentRule(codes.Q106, no_evidence_given),
    DocumentRule(codes.Q107, no_reason),
    DocumentRule(codes.Q108, another_version),
    DocumentRule(codes.Q109, told_differently),
    DocumentRule(codes.Q110, nobody_behind),
)

USE_RULES: tuple[UseRule, ...] = (
    UseRule(codes.E104, uncited_source),
    UseRule(codes.E105, unused_record),
)

RULES: tuple[RecordRule | DocumentRule | UseRule, ...] = (*RECORD_RULES, *DOCUMENT_RULES, *USE_RULES)
